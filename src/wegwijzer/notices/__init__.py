"""What somebody wants to be told: quietly on the start page, and in a letter that says nothing itself."""
