"""How a name becomes the two letters in a person's mark."""


def initials(name: str) -> str:
    """First letters of the first two parts, in capitals: "Inge Van Loo" is IV; "" for no name."""
    parts = [part for part in name.split() if part[0].isalpha()]
    return "".join(part[0] for part in parts[:2]).upper()
