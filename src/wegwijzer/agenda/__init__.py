"""When people meet: in their own calendars, as an invitation or as a feed, without a word of what about."""
