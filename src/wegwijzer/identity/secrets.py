"""Secrets that follow from the installation's own: the token of an invitation, and a box for what must be
readable again (the secret of a second factor)."""

import base64
import hashlib
import hmac
from uuid import UUID

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def derived_key(purpose: str, secret: str | None = None) -> bytes:
    """32 bytes for one purpose; whoever has one purpose's key learns nothing of another's."""
    key = (secret or settings.SECRET_KEY).encode()
    return hmac.digest(key, f"wegwijzer:{purpose}".encode(), hashlib.sha256)


def invitation_token(invitation_id: UUID) -> str:
    """The token of an invitation: 32 bytes nobody can guess, always the same for the same invitation.

    Derived and not drawn, so that it stands in no table and no queue, and a mail that has to be sent
    again holds the link that the first one held.
    """
    token = hmac.digest(derived_key("invitation"), invitation_id.bytes, hashlib.sha256)
    return base64.urlsafe_b64encode(token).rstrip(b"=").decode()


def hash_of(token: str) -> str:
    """What we keep of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _box() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [derived_key("second-factor", secret) for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


def seal(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises cryptography.fernet.InvalidToken when it was sealed with another secret, or changed."""
    return _box().decrypt(sealed.encode()).decode()
