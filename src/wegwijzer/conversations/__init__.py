"""The career conversation, from invitation to conclusion, and who hears what of it (CON, WHO)."""
