"""Which version of an instrument holds now, and the one that something running began with."""

from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.instruments import shipped
from wegwijzer.instruments.access import CHANGE_INSTRUMENTS
from wegwijzer.instruments.models import OwnInstrument
from wegwijzer.instruments.versions import Version


class NoInstrument(LookupError):
    """There is no such instrument or version here."""


def current(organisation, key: str) -> Version:
    """What somebody in this organisation gets now: its own published copy, else the newest that we ship.

    One small statement; the content itself is kept in memory. Raises NoInstrument. Within `tenant(...)`.
    """
    own = _published(organisation).filter(key=key).order_by("-number").values_list("pk", "digest").first()
    if own is not None:
        return version(organisation, _ref(*own))
    versions = shipped.shipped().get(key)
    if not versions:
        raise NoInstrument(key)
    return versions[-1]


def version(organisation, ref: str) -> Version:
    """The version with this ref, also when it is withdrawn or no longer the newest. Raises NoInstrument."""
    if "@" in ref:
        return _own(organisation.pk, ref)
    key, _slash, number = ref.partition("/")
    found = [each for each in shipped.shipped().get(key, ()) if str(each.number) == number]
    if not found:
        raise NoInstrument(ref)
    return found[0]


def draft_version(draft: OwnInstrument) -> Version:
    """A draft as it stands, perhaps with texts missing: to look at, never to answer."""
    return Version("", draft.key, draft.number, True, "", draft.structure, draft.texts, _sources(draft.key))


def own_versions(actor: Actor, key: str | None = None) -> QuerySet[OwnInstrument]:
    """Drafts and published copies, newest first: for those who keep them."""
    rows = CHANGE_INSTRUMENTS.filter(actor, OwnInstrument.objects.all())
    return (rows.filter(key=key) if key else rows).order_by("key", "-number")


def draft_of(actor: Actor, key: str) -> OwnInstrument | None:
    return own_versions(actor, key).filter(published_at=None).first()


def known(key: str) -> bool:
    return key in shipped.shipped()


def ref_of(own: OwnInstrument) -> str:
    """What a running conversation keeps of a published copy."""
    return _ref(own.pk, own.digest)


def _ref(identifier: UUID, digest: str) -> str:
    return f"{identifier}@{digest[:16]}"


def _published(organisation) -> QuerySet[OwnInstrument]:
    return OwnInstrument.objects.filter(organisation=organisation, published_at__isnull=False, withdrawn_at=None)


@lru_cache(maxsize=512)
def _own(organisation_id: UUID, ref: str) -> Version:
    """A published copy never changes, so it is kept; by organisation too, so that nobody gets another's."""
    identifier, _at, mark = ref.partition("@")
    try:
        found = OwnInstrument.objects.get(
            organisation_id=organisation_id, pk=UUID(identifier), published_at__isnull=False, digest__startswith=mark
        )
    except (OwnInstrument.DoesNotExist, ValueError) as error:
        raise NoInstrument(ref) from error
    return Version(ref, found.key, found.number, True, found.digest, found.structure, found.texts, _sources(found.key))


def _sources(key: str) -> dict[str, str]:
    """Of what we ship by this key, of which every own copy was made once."""
    versions = shipped.shipped().get(key)
    return versions[-1].sources if versions else {}
