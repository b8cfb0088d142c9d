"""Pages on functions. The page of one function stands with people: it says who has it."""
