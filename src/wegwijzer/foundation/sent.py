"""What a browser sent, read with care: an address or a form may have been changed by hand."""

from uuid import UUID


def as_id(said: object) -> UUID | None:
    """The id that somebody sent, None when it is not one."""
    try:
        return UUID(str(said))
    except ValueError:
        return None


def as_number(said: str, *, digits: int = 8) -> int | None:
    """The whole number from 0, of at most so many digits, such as a version; None when it is not one."""
    return int(said) if said.isdecimal() and len(said) <= digits else None
