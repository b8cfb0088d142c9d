"""A conversation on paper: the form to fill in by hand or with what stands in it, the conclusion, and a report.

Each says what its page says, out of the same values, so that a document never shows more than the page to which its
reader has a right.
"""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.access import SEE_CONVERSATION, SEE_REPORT
from wegwijzer.conversations.models import Report
from wegwijzer.conversations.queries import Desk
from wegwijzer.conversations.views.conclusion import Agreed, cards, said
from wegwijzer.conversations.views.proposals import shown
from wegwijzer.conversations.views.themes import Row, rows
from wegwijzer.instruments.saying import short_day
from wegwijzer.people import papers
from wegwijzer.people.audience import who_sees

DAY, MOMENT = "j F Y", "j F Y, H.i"


def form_words() -> dict[str, Any]:
    """What the form says of itself."""
    return {
        "day": _("Datum:"),
        "by": _("Ingevuld door:"),
        "themes": _("Thema’s"),
        "proposals": _("Wat zou kunnen?"),
        "conclusion": _("Ons besluit"),
        "why": _("Waarom?"),
        "until": _("Dit geldt tot:"),
        "agreements": _("Afspraken"),
        "agreed": _("Akkoord"),
        "columns": [_("Wat"), _("Wie"), _("Tegen"), _("Wat is nodig")],
    }


def blank_form(actor: Actor, desk: Desk) -> bytes:
    """Nothing of what was said is on it, only the names and the questions."""
    answer = who_sees(SEE_CONVERSATION, desk.conversation, actor)
    data = papers.ground(actor, title=_("Leeg formulier"), kind=_("Loopbaangesprek"), answer=answer)
    asked = rows(actor, desk)
    sheet = _head(desk) | {
        "who": data["who"],
        "intro": intro_of(asked[0].points if asked else []),
        "themes": [blank_theme(row.number, row.theme.title, row.text, row.points, row.joint) for row in asked],
        "outcomes": outcomes(),
        "signing": [desk.conversation.employee.full_name, desk.conversation.other.full_name],
    }
    return papers.written("form", data | {"blank": True, "sheets": [sheet], "words": form_words()})


def intro_of(points) -> str:
    first = _("Zet elk apart een kruisje, op een eigen blad. Leg de bladen daarna naast elkaar.")
    if not points:
        return first
    ends = {"low": points[0].value, "least": points[0].word, "high": points[-1].value, "most": points[-1].word}
    scale = _("%(low)s is %(least)s, %(high)s is %(most)s.") % ends
    return f"{first} {scale}"


def outcomes() -> list[dict[str, str]]:
    return [{"name": str(each["name"]), "hint": str(each["hint"])} for each in cards()]


def blank_theme(number: int, title: str, text: str, points, fields) -> dict[str, Any]:
    """`fields`: anything with a `kind` and a `question`, as they stand in the form."""
    chosen = [field for field in fields if field.kind != "open"]
    return {
        "number": number,
        "title": title,
        "text": text,
        "points": [point.value for point in points],
        "choices": [
            {"label": field.question.text, "options": [choice.text for choice in field.question.choices]}
            for field in chosen
        ],
        "asks": [field.question.text for field in fields if field.kind == "open"] + [_("Een voorbeeld")],
    }


def _head(desk: Desk) -> dict[str, Any]:
    names = {"employee": desk.conversation.employee.full_name, "other": desk.conversation.other.full_name}
    when = desk.conversation.held_at or desk.conversation.planned_for
    lines = [date_format(localtime(when), "l j F Y")] if when else []
    return {"heading": _("%(employee)s en %(other)s") % names, "lines": lines}


# ---- With what stands there


def filled_form(actor: Actor, desk: Desk) -> bytes:
    """Everything that this reader sees of it, theme by theme."""
    answer = who_sees(SEE_CONVERSATION, desk.conversation, actor)
    data = papers.ground(actor, title=_("Afdruk van het gesprek"), kind=_("Loopbaangesprek"), answer=answer)
    its = desk.conversation
    head = _head(desk)
    sheet = head | {
        "lines": [*head["lines"], _standing(desk)],
        "who": data["who"],
        "intro": "" if desk.scores_shown else _("Je ziet alleen je eigen scores: ze zijn nog niet samen getoond."),
        "legend": [its.employee.given_name, its.other.given_name],
        "themes": [_filled_theme(row) for row in rows(actor, desk)],
        **_rest(actor, desk),
    }
    return papers.written("form", data | {"blank": False, "sheets": [sheet], "words": form_words()})


def _standing(desk: Desk) -> str:
    if desk.conversation.concluded_at:
        day = date_format(localtime(desk.conversation.concluded_at), DAY)
        return _("door allebei bevestigd op %(day)s") % {"day": day}
    return _("nog niet door allebei bevestigd")


def _filled_theme(row: Row) -> dict[str, Any]:
    by = _("Voorbeeld van %(name)s")
    facts = [(field.question.text, field.in_words) for field in row.written]
    facts += [(by % {"name": each.row.author.given_name}, each.row.text) for each in row.examples]
    return {
        "number": row.number,
        "title": row.theme.title,
        "text": row.text,
        "points": [point.value for point in row.points],
        "one": row.employee.place - 1 if row.employee else None,
        "other": row.other.place - 1 if row.other else None,
        "said": row.described if row.employee or row.other else _("geen score"),
        "facts": [{"label": label, "text": text} for label, text in facts],
    }


def _rest(actor: Actor, desk: Desk) -> dict[str, Any]:
    found = said(actor, desk)
    parts = [
        {"heading": _("Voorstellen"), "rows": _proposals(actor, desk)},
        {"heading": _("Ons besluit"), "rows": [_row(by, text) for by, text in _decided(found)]},
        {"heading": _("Afspraken"), "rows": [_row("", text) for text in _asked(found)], "agreements": True},
        {"heading": _("Akkoord"), "rows": [_row(by, text) for by, text in _signed(found)]},
        {"heading": _("Later toegevoegd"), "rows": [_row(by, text) for by, text, _note in _added(desk)]},
    ]
    agreed = [
        {
            "what": each.row.what,
            "more": each.more,
            "doers": each.doers,
            "due": _day(each.row.due_on),
            "means": each.row.means,
        }
        for each in found["agreed"]
    ]
    return {
        "agreements": agreed,
        "parts": [part for part in parts if part["rows"] or (part.get("agreements") and agreed)],
    }


def _row(by: str, text: str) -> dict[str, str]:
    return {"by": by, "text": text}


def _day(day) -> str:
    return short_day(day) if day else ""


def _proposals(actor: Actor, desk: Desk) -> list[dict[str, str]]:
    found = []
    for each in shown(desk, actor):
        verdict = ": ".join(part for part in (each.verdict, each.row.why) if part)
        text = f"{each.row.text} → {verdict}" if verdict else each.row.text
        found.append(_row(each.row.author.given_name, text))
    return found


def _decided(found: dict) -> list[tuple[str, str]]:
    if not found["chosen"]:
        return [("", _("Nog geen besluit."))]
    name, hint = found["chosen"]
    said_so = [("", f"{name}. {hint}")]
    if found["why"].value:
        said_so.append((_("Waarom?"), found["why"].value))
    if found["until_day"]:
        said_so.append(("", _("Geldt tot %(day)s.") % {"day": date_format(found["until_day"], DAY)}))
    return said_so


def _asked(found: dict) -> list[str]:
    return [
        _("Aan HR gevraagd: %(kind)s, %(text)s") % {"kind": each.get_kind_display(), "text": each.text}
        for each in found["asked_of_hr"]
    ]


def _signed(found: dict) -> list[tuple[str, str]]:
    rows_ = []
    for one, signature, _is_me in found["signed"]:
        words = _("nog niet bevestigd")
        if signature:
            words = date_format(localtime(signature.confirmed_at), MOMENT)
            words += f". “{signature.remark}”" if signature.remark else ""
        rows_.append((one.full_name, words))
    return rows_


def _added(desk: Desk) -> list[tuple[str, str, str]]:
    return [(each.author.given_name, each.text, date_format(localtime(each.added_at), DAY)) for each in desk.additions]


# ---- The conclusion by itself


def conclusion(actor: Actor, desk: Desk) -> bytes:
    answer = who_sees(SEE_CONVERSATION, desk.conversation, actor)
    data = papers.ground(actor, title=_("Besluit van het gesprek"), kind=_("Ons besluit"), answer=answer)
    found, head = said(actor, desk), _head(desk)
    sections = [
        papers.section(_("Ons besluit"), _outcome(found)),
        papers.section(_("Afspraken"), [_table(found["agreed"]), papers.quotes(("", t, "") for t in _asked(found))]),
        papers.section(_("Akkoord"), [papers.quotes((by, text, "") for by, text in _signed(found))]),
        papers.section(_("Later toegevoegd"), [papers.quotes(_added(desk))]),
    ]
    data |= {
        "heading": head["heading"],
        "meta": [*head["lines"], _standing(desk)],
        "sections": [each for each in sections if each["pieces"]],
    }
    return papers.written("document", data)


def _outcome(found: dict) -> list[dict[str, Any] | None]:
    if not found["chosen"]:
        return [papers.words(_("Nog geen besluit."))]
    name, hint = found["chosen"]
    until = found["until_day"]
    facts = [
        (_("Waarom?"), found["why"].value),
        (_("Dit geldt tot:"), date_format(until, "l j F Y") if until else ""),
    ]
    return [{"kind": "choice", "text": str(name), "note": str(hint)}, papers.facts(facts)]


def _table(agreed: list[Agreed]) -> dict[str, Any] | None:
    if not agreed:
        return None
    rows_ = [
        [
            {"text": each.row.what, "more": each.more},
            {"text": each.doers},
            {"text": _day(each.row.due_on)},
            {"text": each.row.means},
        ]
        for each in agreed
    ]
    return {"kind": "table", "widths": [2.2, 1.2, 1, 1.5], "header": form_words()["columns"], "rows": rows_}


# ---- A report


def report(actor: Actor, found: Report) -> bytes:
    """What its author wrote and the employee added, and nothing of the conversation itself."""
    answer = who_sees(SEE_REPORT, found, actor)
    data = papers.ground(actor, title=_("Terugkoppeling"), kind=_("Terugkoppeling"), answer=answer)
    wrote = _("Wat %(name)s schreef") % {"name": found.author.given_name}
    sections = [papers.section(wrote, [papers.words(found.text)])]
    if found.addition:
        added = _("Wat %(name)s erbij zette") % {"name": found.employee.given_name}
        sections.append(papers.section(added, [papers.words(found.addition)]))
    data |= {
        "heading": _("Over %(name)s") % {"name": found.employee.full_name},
        "meta": [
            _("Van %(author)s, voor %(receiver)s")
            % {"author": found.author.full_name, "receiver": found.receiver.full_name},
            _("Verstuurd op %(day)s") % {"day": date_format(localtime(found.sent_at), DAY)}
            if found.sent_at
            else _("Nog niet verstuurd"),
        ],
        "sections": sections,
    }
    return papers.written("document", data)
