"""What can be filled in about people, their places and units."""
