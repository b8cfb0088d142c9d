from wegwijzer.organisations.erasing import Stays

ERASURE = (Stays("instruments_owninstrument", "who made it, as its name"),)
