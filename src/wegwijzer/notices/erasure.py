from wegwijzer.organisations.erasing import PERSON, Gone

ERASURE = (
    *(Gone(f"notices_{name}", PERSON) for name in ("choice", "letter", "undelivered")),
    Gone("notices_notice", f"{PERSON} OR by_id = %(person)s"),  # the latter lead to what is no longer there
)
