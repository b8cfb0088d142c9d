"""The demo organisation: a believable company made from `content/demo`, and a large one for measuring."""
