"""What the pages of the administration read, in a fixed number of statements however large the organisation."""
