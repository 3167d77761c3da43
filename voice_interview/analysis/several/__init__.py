"""Several answers against each other. What reads one answer knows nothing of this."""
