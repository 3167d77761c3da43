"""What lies between the words once they have their places: pauses, filled pauses, knocks."""
