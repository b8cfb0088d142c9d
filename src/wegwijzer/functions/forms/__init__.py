"""What can be filled in about functions."""
