"""A whole name in one cell."""


def split_name(text: str, order: str) -> tuple[str, str]:
    """Given and family name out of one cell: “Family, Given”, or in the `order` “given_first” or “family_first”.
    A part that is not there is empty."""
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        return given, family
    words = text.split()
    if len(words) < 2:
        return "", text
    return (words[-1], " ".join(words[:-1])) if order == "family_first" else (words[0], " ".join(words[1:]))
