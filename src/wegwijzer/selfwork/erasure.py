"""All of it goes: it was of one person alone. What others shared with that person is still theirs."""

from wegwijzer.organisations.erasing import PERSON, Gone

ERASURE = tuple(
    Gone(f"selfwork_{name}", PERSON)
    for name in (
        "taken", "share", "passage", "thread", "story", "invited", "asking", "sheetanswer", "sheet",
    )
)  # fmt: skip
