"""Tokens of invitations, and the fingerprint of an address. Neither can be found back without the installation's
secret."""

import base64
import hashlib
import hmac
import secrets
import unicodedata
from uuid import UUID

from wegwijzer.identity.secrets import derived_key


def token_of(invited_id: UUID) -> str:
    """32 bytes nobody can guess, in no table and no queue: derived, so that a reminder holds the same link."""
    return _text(hmac.digest(derived_key("story"), invited_id.bytes, hashlib.sha256))


def new_token() -> str:
    """Of a writer alone: it follows from nothing that anybody else has."""
    return _text(secrets.token_bytes(32))


def _text(token: bytes) -> str:
    return base64.urlsafe_b64encode(token).rstrip(b"=").decode()


def fingerprint(organisation_id: UUID, address: str) -> str:
    """The same for the same mailbox in one organisation, and of no use in another. What stands behind a plus leads to
    the same mailbox with nearly everybody: else limits would hold for each spelling apart."""
    name, at, host = unicodedata.normalize("NFC", address.strip()).casefold().rpartition("@")
    plain = (name.partition("+")[0] or name) + at + host
    return hmac.new(derived_key("story-address"), organisation_id.bytes + plain.encode(), hashlib.sha256).hexdigest()
