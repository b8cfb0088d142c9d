"""Drafts for tests that need one to be there."""

from wegwijzer.instruments.models import OwnInstrument
from wegwijzer.instruments.queries import current
from wegwijzer.organisations.models import Organisation

KEY = "conversation-form"


def a_draft(organisation: Organisation, key: str = KEY) -> OwnInstrument:
    """A draft of this organisation as it came from the copy; the one there is, if any. Within a transaction of it."""
    there = OwnInstrument.objects.filter(key=key, published_at=None).first()
    if there is not None:
        return there
    source = current(organisation, key)
    return OwnInstrument.objects.create(
        organisation=organisation,
        key=key,
        number=OwnInstrument.objects.filter(key=key).count() + 1,
        based_on=source.ref,
        structure=source.structure,
        texts=dict(source.texts),
    )


def of_instruments(organisation: Organisation) -> dict[str, object]:
    """What the addresses of instruments carry, with a draft of the conversation form behind them."""
    draft = a_draft(organisation).pk
    return {
        "instrument": KEY,
        "draft": draft,
        "version": draft,
        "part": "themes",
        "question": "career",
        "key": "career",
        "scale": "agree",
        "options": "terms",
    }
