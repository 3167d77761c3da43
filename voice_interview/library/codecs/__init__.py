"""What stands in each kind of JSON file. Knows no folder."""
