"""Keeping the organisation, and telling everybody who sees what: pages only, no facts of its own."""
