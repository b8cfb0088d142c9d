"""The address of somebody's own feed."""

import base64
import hashlib
import hmac
from uuid import UUID

from wegwijzer.agenda.models import Feed
from wegwijzer.identity.letters import address_of
from wegwijzer.identity.secrets import derived_key, hash_of


def token_of(feed_id: UUID) -> str:
    """32 bytes nobody can guess. Derived and not drawn: its owner can look it up again, and no table holds it."""
    token = hmac.digest(derived_key("calendar-feed"), feed_id.bytes, hashlib.sha256)
    return base64.urlsafe_b64encode(token).rstrip(b"=").decode()


def feed_address(feed: Feed) -> str:
    """Empty when the installation's secret changed since: its owner then makes a new one."""
    token = token_of(feed.pk)
    return address_of("calendar-feed", token=token) if hash_of(token) == feed.token_hash else ""
