"""Words from sound, in a worker process that may die without taking a take with it."""
