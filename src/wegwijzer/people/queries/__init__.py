"""What the pages on people and units read. Each starts from what the actor may see, and runs a fixed number
of statements however many people there are."""
