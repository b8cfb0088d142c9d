"""When one looks at agreements again. Pure: `now` comes in."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wegwijzer.plans.rules.agreements import refuse

USUAL_HOUR, USUAL_MINUTES = time(10), 30
LAST_HOUR = time(17)
MINUTES = (15, 30, 45, 60, 90)
TEXTS = ("progress", "difficulties", "successes", "next_step")
LONGEST = 2000
MOST_AGREEMENTS = 20


def moment_on(day: date, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Ten o'clock on that day. On a day that is busy already the next whole hour; None for what is over."""
    usual = datetime.combine(day, USUAL_HOUR, zone)
    if usual > now:
        return usual
    local = now.astimezone(zone)
    following = (local + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    fits = following.date() == day == local.date() and following.time() <= LAST_HOUR
    return following if fits else None


def check_texts(said: Mapping[str, str]) -> dict[str, str]:
    """Each short enough, and at least one of them with something in it. Raises ValidationError by field."""
    texts = {name: str(said.get(name) or "").strip() for name in TEXTS}
    for name, text in texts.items():
        if len(text) > LONGEST:
            raise refuse(name, _("Dit is te lang. Hou het bij %(n)s tekens.") % {"n": LONGEST})
    if not any(texts.values()):
        raise refuse("progress", _("Schrijf bij één vraag een paar woorden. De andere mogen leeg blijven."))
    return texts


def must_stand(cancelled_at: datetime | None) -> None:
    if cancelled_at:
        raise ValidationError(_("Dit moment gaat niet door. Plan een nieuw moment."))


def must_be_ahead(cancelled_at: datetime | None, held_at: datetime | None) -> None:
    must_stand(cancelled_at)
    if held_at:
        raise ValidationError(_("Jullie hebben dit al bekeken. Plan een nieuw moment."))
