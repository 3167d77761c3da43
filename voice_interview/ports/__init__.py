"""What the rehearsal asks of the world, and what each part may raise.

Every call blocks, and ends early when its `stop` event is set. Callers run them in threads of
their own. Each port has a real part and a file-backed one, and both pass the same contract tests.
"""
