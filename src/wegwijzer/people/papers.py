"""What every document says besides its content: for whom and when it was made, and who may see it.

Rooms add their own words and hand the whole to `output.pdf.render`. A document goes to its reader alone, is kept by
nobody on the way, and its name tells nothing.
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.output.pdf import render
from wegwijzer.people.audience import Answer


def who_sees_it(answer: Answer) -> dict[str, Any]:
    lines = [{"sees": line.sees, "text": line.text} for line in answer.lines]
    return {"question": _("Wie ziet dit?"), "short": answer.short, "lines": lines, "private": answer.private}


def ground(actor: Actor, *, title: str, kind: str, answer: Answer) -> dict[str, Any]:
    """`kind` stands on the plank; `title` is what a reader's program calls the document: without names."""
    made = {"name": actor.person.full_name, "day": date_format(actor.today, "j F Y")}
    return {
        "title": title,
        "kind": kind,
        "organisation": actor.organisation.name,
        "made": _("Gemaakt voor %(name)s op %(day)s") % made,
        "who": who_sees_it(answer),
        "words": {"page": _("bladzijde {n} van {of}")},
    }


def section(heading: str, pieces: Iterable[dict[str, Any] | None]) -> dict[str, Any]:
    return {"heading": heading, "pieces": [piece for piece in pieces if piece]}


def words(text: str) -> dict[str, Any] | None:
    """Paragraphs as somebody wrote them; nothing for nothing."""
    return {"kind": "words", "text": text} if text.strip() else None


def facts(rows: Iterable[tuple[str, str]]) -> dict[str, Any] | None:
    """Labels with what stands there; what is empty is left out."""
    said = [{"label": str(label), "text": str(text)} for label, text in rows if text]
    return {"kind": "facts", "rows": said} if said else None


def quotes(rows: Iterable[tuple[str, str, str]]) -> dict[str, Any] | None:
    """(who, what, when) of each."""
    said = [{"by": by, "text": text, "note": note} for by, text, note in rows]
    return {"kind": "quotes", "rows": said} if said else None


def language() -> str:
    """Of who reads."""
    return (get_language() or "nl").split("-")[0]


def written(template: str, data: dict[str, Any]) -> bytes:
    return render(template, data, language=language())


def paper(document: bytes, name: str) -> HttpResponse:
    """To take along: `name` says nothing of anybody."""
    answer = HttpResponse(document, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store, private"
    return answer
