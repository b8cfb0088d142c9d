"""Public ids: UUID version 7 (RFC 9562), so that new rows land together at the end of an index."""

import uuid

from uuid_utils import uuid7


def new_id() -> uuid.UUID:
    """A fresh UUIDv7 as the standard library's type."""
    return uuid.UUID(int=uuid7().int)
