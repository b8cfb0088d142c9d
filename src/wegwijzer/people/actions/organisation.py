"""The organisation's own settings."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.structure import CHANGE_ORGANISATION
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.saving import assign, locked, saving

FIELDS = {"name", "language", "languages", "max_share", "digest_every", "digest_weekday", "digest_hour", "quiet_weeks"}

HIGHEST_SHARE = """
SELECT max(total) FROM (
    SELECT (SELECT sum(b.share) FROM people_position b
             WHERE b.organisation_id = a.organisation_id AND b.person_id = a.person_id
               AND b.starts_on <= a.starts_on AND (b.ends_on IS NULL OR b.ends_on >= a.starts_on)) AS total
      FROM people_position a WHERE a.organisation_id = %s
) AS moments
"""


def change_organisation(actor: Actor, *, version: str | None = None, **fields) -> Organisation:
    """Name, languages, the highest share, when digests go, when an agreement stands still. Raises ValidationError when
    someone is already above the share."""
    CHANGE_ORGANISATION.require_role(actor)
    if set(fields) - FIELDS:
        raise TypeError("an organisation has no such setting")
    with saving():
        current = locked(actor.organisation, version)
        lowered = "max_share" in fields and fields["max_share"] < current.max_share
        assign(current, fields)
        if current.language not in current.languages:
            raise ValidationError({"language": [_("Kies een van de talen die mensen kunnen kiezen.")]})
        if lowered:
            _nobody_above(current)
        current.save()
    return current


def _nobody_above(organisation: Organisation) -> None:
    with connection.cursor() as cursor:
        cursor.execute(HIGHEST_SHARE, [organisation.pk])
        highest = cursor.fetchone()[0] or 0
    if highest > organisation.max_share:
        raise ValidationError(
            {"max_share": [_("Iemand werkt nu %(share)s procent. Lager kan niet.") % {"share": highest.normalize()}]}
        )
