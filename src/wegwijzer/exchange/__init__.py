"""People and what they learned, in from the spreadsheets that HR has, and out again (RUN-1)."""
