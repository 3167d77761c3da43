"""Where each word lies in the sound, found by a search that also hears what is no word."""
