"""Small windows over a screen: each asks one thing, or says what went wrong."""
