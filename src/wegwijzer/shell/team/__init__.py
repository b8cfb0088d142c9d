"""My team: the people somebody leads, what was agreed with them, and who waits for whom."""
