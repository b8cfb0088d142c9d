"""The shape of what HR sends while bringing a file in."""
