from wegwijzer.organisations.erasing import PERSON, Gone

ERASURE = tuple(Gone(f"notices_{name}", PERSON) for name in ("choice", "letter", "notice", "undelivered"))
