from wegwijzer.organisations.erasing import Gone, Stays

ERASURE = (
    Gone("exchange_remembered", "meant = %(person)s"),  # under which name a file spoke of somebody
    Stays("exchange_import", "who did it; what was in the file goes by itself after some time"),
    Stays("exchange_export", "who did it, and how many rows went"),
)
