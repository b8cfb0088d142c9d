from wegwijzer.organisations.erasing import Stays

ERASURE = (
    Stays("exchange_import", "who did it; what was in the file goes by itself after some time"),
    Stays("exchange_export", "who did it, and how many rows went"),
)
