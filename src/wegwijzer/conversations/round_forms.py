"""The blank forms of a round, a few at a time: names and questions, in the language that was asked for."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import documents, instrument
from wegwijzer.conversations.access import MANAGE_ROUNDS, SEE_CONVERSATION
from wegwijzer.conversations.models import Conversation
from wegwijzer.conversations.models.papers import RoundForms, RoundFormsPart
from wegwijzer.conversations.views.fields import Joint
from wegwijzer.instruments import queries as instruments
from wegwijzer.output.pdf import bind
from wegwijzer.people import papers
from wegwijzer.people.audience import Answer, who_sees
from wegwijzer.people.models import Person

AT_A_TIME = 5  # forms in one transaction: seconds of work and little memory
PART = 1_000_000  # bytes
FIELDS = ("growth", "actions", "term", "notes")


def go_on(actor: Actor, forms: RoundForms) -> bool:
    """Makes the next few, or binds them all when they are made. Answers whether there is more to do."""
    MANAGE_ROUNDS.require_role(actor)
    if forms.done >= forms.total:
        _bind(forms)
        return False
    identifiers = [UUID(each) for each in forms.people[forms.done : forms.done + AT_A_TIME]]
    with override(forms.language):
        RoundFormsPart(of=forms, number=forms.done, data=_made(actor, forms, identifiers)).save()
    forms.done += len(identifiers)
    forms.save(update_fields=["done"])
    return True


def _made(actor: Actor, forms: RoundForms, identifiers: list[UUID]) -> bytes:
    found = {person.pk: person for person in Person.objects.filter(pk__in=identifiers)}
    talks = Conversation.objects.filter(round=forms.round_id, employee__in=identifiers, cancelled_at__isnull=True)
    of_whom = {talk.employee_id: talk for talk in talks.select_related("employee", "other", "organisation")}
    return _document(actor, [(found[each], of_whom.get(each)) for each in identifiers if each in found])


def _document(actor: Actor, pairs: list[tuple[Person, Conversation | None]]) -> bytes:
    ground = papers.ground(actor, title=_("Lege formulieren"), kind=_("Loopbaangesprek"), answer=_of_two())
    sheets = [_sheet(actor, person, talk) for person, talk in pairs]
    words = documents.form_words()
    return papers.written("form", ground | {"blank": True, "sheets": sheets, "words": words})


def _of_two() -> Answer:
    """Where nobody else may know whether there is a conversation, and with whom."""
    return Answer(_("Wie dit invult, en met wie die erover praat"), [], False)


def _sheet(actor: Actor, person: Person, talk: Conversation | None) -> dict[str, Any]:
    asked = _themes(actor, talk)
    other = talk.other.full_name if talk else ""
    both = _("%(employee)s en %(other)s") % {"employee": person.full_name, "other": other}
    planned = talk.planned_for if talk else None
    return {
        "heading": both if talk else person.full_name,
        "lines": [date_format(localtime(planned), "l j F Y")] if planned else [],
        "who": papers.who_sees_it(who_sees(SEE_CONVERSATION, talk, actor) if talk else _of_two()),
        "intro": documents.intro_of(asked[0].scale.points if asked else []),
        "themes": [_theme(number, each) for number, each in enumerate(asked, 1)],
        "outcomes": documents.outcomes(),
        "signing": [person.full_name, other or _("Gesprekspartner")],
    }


def _themes(actor: Actor, talk: Conversation | None):
    if talk is not None:
        return instrument.instrument(talk, "form").themes
    found = instruments.current(actor.organisation, instrument.KEYS["form"])
    return found.in_language(papers.language(), actor.organisation.language).themes


def _theme(number: int, theme) -> dict[str, Any]:
    by_key = {field.key.rpartition(".")[2]: field for field in theme.fields}
    fields = [Joint(key, by_key[key], kind=by_key[key].kind) for key in FIELDS if key in by_key]
    return documents.blank_theme(number, theme.title, theme.text_for("employee"), theme.scale.points, fields)


def _bind(forms: RoundForms) -> None:
    """All documents into one, which takes the place of its parts."""
    with tempfile.TemporaryDirectory(prefix="wegwijzer-") as folder:
        files = []
        for number, data in forms.parts.order_by("number").values_list("number", "data"):
            files.append(Path(folder) / f"{number}.pdf")
            files[-1].write_bytes(data)
        whole = Path(folder) / "whole.pdf"
        bind(files, whole)
        forms.parts.all().delete()
        with whole.open("rb") as file:
            for number, data in enumerate(iter(lambda: file.read(PART), b"")):
                RoundFormsPart(of=forms, number=number, data=data).save()
    forms.ready_at = timezone.now()
    forms.save(update_fields=["ready_at"])


def bytes_of(forms: RoundForms) -> Iterator[bytes]:
    """The file, a stretch at a time."""
    for number in forms.parts.order_by("number").values_list("number", flat=True):
        yield bytes(RoundFormsPart.objects.values_list("data", flat=True).get(of=forms, number=number))
