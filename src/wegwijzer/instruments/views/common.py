"""What the pages share: which draft, which way back."""

import hashlib
import json

from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.instruments import queries
from wegwijzer.instruments.edits import Content
from wegwijzer.instruments.models import OwnInstrument
from wegwijzer.instruments.structure import Instrument
from wegwijzer.instruments.versions import Version


def own_or_404(actor: Actor, identifier, *, draft: bool = False) -> OwnInstrument:
    rows = queries.own_versions(actor).filter(pk=identifier)
    found = (rows.filter(published_at=None) if draft else rows).first()
    if found is None:
        raise Http404
    return found


def current_or_404(actor: Actor, key: str) -> Version:
    try:
        return queries.current(actor.organisation, key)
    except queries.NoInstrument as error:
        raise Http404 from error


def content_of(draft: OwnInstrument) -> Content:
    return Content(draft.structure, draft.texts)


def spoken(version: Version, actor: Actor, language: str = "") -> Instrument:
    """In the language asked for, else that of the reader, else that of the organisation."""
    return version.in_language(language or get_language() or "nl", actor.organisation.language)


def title_of(draft: OwnInstrument, actor: Actor) -> str:
    return spoken(queries.draft_version(draft), actor).title or _("Zonder titel")


def mark_of(values: dict) -> str:
    """Changes when what stands in a form changes: other parts of a draft may change meanwhile."""
    content = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def crumbs(actor: Actor) -> list[Crumb]:
    return [
        Crumb(_("Beheer"), within(actor, "administration")),
        Crumb(_("Vragenlijsten en formulieren"), within(actor, "instruments")),
    ]


def crumbs_to_draft(actor: Actor, draft: OwnInstrument) -> list[Crumb]:
    return [
        *crumbs(actor),
        Crumb(title_of(draft, actor), within(actor, "instrument", draft.key)),
        Crumb(_("Ontwerp"), within(actor, "instrument-draft", draft.pk)),
    ]
