"""The commands of `arguments.looking_back`: those that look at takes and hand them on."""
