"""Reading for the pages of the plan."""
