"""Recordings of people with the times of their words beside them, where there are any."""
