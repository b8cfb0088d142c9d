"""People, their employments and places, and who leads them, from a file."""
