"""A plan on paper: the card to carry, and the whole plan as its reader sees it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.links import within
from wegwijzer.output.pdf import qr
from wegwijzer.people import papers
from wegwijzer.people.audience import Answer, Line, joined, who_sees
from wegwijzer.people.models import Position
from wegwijzer.plans.access import SEE_PLAN, SEE_REQUEST
from wegwijzer.plans.models import Layout, Plan, Request
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.queries.card import Card, CardLine
from wegwijzer.plans.queries.catalogue import actions_by_key
from wegwijzer.plans.queries.checkpoints import days_of
from wegwijzer.plans.queries.plan import Part, Sheet, Written
from wegwijzer.plans.request_words import look_of
from wegwijzer.plans.rules.pieces import DIRECTIONS
from wegwijzer.plans.views.rows import Row, rows_of

A6, PAGES, WALLET = "a6", "pages", "wallet"
SIZES = (A6, WALLET, PAGES)


# ---- The card


def everybody_who_finds_it() -> Answer:
    """A card has no lock: that stands beside it, and beside the choice of what comes on it."""
    lines = [
        Line(True, _("Jij kiest wat erop staat.")),
        Line(False, _("Zet er niets op dat een ander niet mag lezen.")),
    ]
    return Answer(_("Iedereen die de kaart ziet"), lines, False)


def plan_card(actor: Actor, plan: Plan, card: Card, *, size: str = A6) -> bytes:
    """`size`: A6 or WALLET on one sheet of A4 to cut, fold and laminate; PAGES: both sides of an A6 by themselves.

    Raises ValueError for another size."""
    if size not in SIZES:
        raise ValueError(f"no such size: {size}")
    return papers.written("card", card_data(actor, plan, card) | {"size": _paper(size), "bare": size == PAGES})


def _paper(size: str) -> str:
    return WALLET if size == WALLET else A6


def card_data(actor: Actor, plan: Plan, card: Card) -> dict[str, Any]:
    data = papers.ground(actor, title=_("Plankaart"), kind=_("Mijn plan"), answer=everybody_who_finds_it())
    ready = date_format(card.ready_by, "j F Y") if card.ready_by else ""
    again = date_format(card.again_on, "l j F Y") if card.again_on else ""
    return data | {
        "name": card.name,
        "qr": qr(settings.ADDRESS + within(actor, "plan-of", plan.pk)),
        "qr_alt": _("Code om te scannen: ze leidt naar je plan in Wegwijzer"),
        "scan": _("Scan en meld je aan: zo kom je bij je plan."),
        "fold": _("hier vouwen"),
        "how": [
            _("Druk dit blad af op dik papier, op ware grootte."),
            _("Knip bij de streepjes en vouw op de stippellijn, met de tekst naar buiten."),
            _("Plastificeer de kaart."),
        ],
        "front": {
            "label": _("Mijn plan"),
            "stops": [_stop(line) for line in card.agreements] or [_nothing_yet()],
            "foot": {"label": _("Klaar tegen"), "day": ready},
        },
        "back": {
            "label": _("Wie helpt mij?"),
            "stops": [_stop(line) for line in card.helpers],
            "foot": {"label": _("We kijken opnieuw op"), "day": again},
        },
    }


def _stop(line: CardLine) -> dict[str, Any]:
    return {"icon": line.icon, "title": line.text, "line": line.hint, "done": False}


def _nothing_yet() -> dict[str, Any]:
    return {"icon": "flag", "title": _("Nog geen afspraak"), "line": _("Eén kleine stap is genoeg."), "done": False}


# ---- The whole plan


def whole_plan(actor: Actor, plan: Plan) -> bytes:
    """As this reader sees it: what the employee does not share is not in it for the partner."""
    sheet = queries.sheet(actor, plan)
    rows = rows_of(actor, queries.of_plan(actor, plan), {}, actions_by_key(actor))
    beside = _beside(actor, [row.agreement.pk for row in rows])
    kind = _("Mijn plan") if sheet.mine else _("Plan")
    data = papers.ground(actor, title=_("Loopbaanplan"), kind=kind, answer=who_sees(SEE_PLAN, plan, actor))
    sections = [_agreed(rows, beside), *(_section(part) for part in sheet.parts)]
    data |= {
        "heading": plan.employee.full_name,
        "meta": _meta(sheet, queries.places(actor, plan.employee_id)),
        "sections": [section for section in sections if section["pieces"]],
    }
    return papers.written("document", data)


@dataclass(frozen=True)
class Beside:
    """What stands beside the words of agreements: when they are looked at, and what they asked of HR."""

    days: dict[UUID, list[date]]
    asked: dict[UUID, list[Request]] = field(default_factory=dict)


def _beside(actor: Actor, agreements: list[UUID]) -> Beside:
    """Three statements."""
    found = Beside(days_of(actor, agreements))
    asked = SEE_REQUEST.filter(actor, Request.objects.filter(agreement__in=agreements, withdrawn_at__isnull=True))
    for request in asked.order_by("sent_at", "pk"):
        found.asked.setdefault(request.agreement_id, []).append(request)
    return found


def _meta(sheet: Sheet, places: list[Position]) -> list[str]:
    plan = sheet.plan
    days = {"start": date_format(plan.starts_on, "F Y"), "until": date_format(plan.until_on, "F Y")}
    people = {"name": plan.partner.full_name} if plan.partner else None
    shared = _("samen met %(name)s") % people if people else _("van de medewerker alleen")
    horizon = _("%(start)s tot %(until)s") % days
    lines = [f"{place.function.name}, {place.unit.name}" for place in places]
    lines.append(f"{horizon} · {shared}")
    if plan.layout != Layout.GENERAL:
        lines.append(str(Layout(plan.layout).label))
    if sheet.reviewed_on:
        lines.append(_("opnieuw bekeken op %(day)s") % {"day": date_format(sheet.reviewed_on, "j F Y")})
    return lines


def _section(part: Part) -> dict[str, Any]:
    pieces: list[dict[str, Any] | None] = []
    for each in part.pieces:
        if each.filled:
            pieces += [{"kind": "heading", "text": str(each.piece.label)}, papers.words(_said(each)), _by(each)]
    return papers.section(str(part.section.title), pieces)


def _said(each: Written) -> str:
    if each.piece.choices:
        return "\n".join(str(DIRECTIONS[key]) for key in each.row.chosen if key in DIRECTIONS)
    return each.row.text


def _by(each: Written) -> dict[str, Any]:
    told = {"name": each.row.written_by.full_name, "day": date_format(localtime(each.row.written_at), "j F Y")}
    return {"kind": "soft", "text": _("%(name)s, op %(day)s") % told}


def _agreed(rows: list[Row], beside: Beside) -> dict[str, Any]:
    """What is over first and solid, what is still to come dotted: the road as it was and will be walked."""
    over, running = [row for row in rows if row.over], [row for row in rows if not row.over]
    stops = [_on_road(row, beside) for row in [*over, *running]]
    return papers.section(_("Afspraken"), [{"kind": "road", "stops": stops} if stops else None])


def _on_road(row: Row, beside: Beside) -> dict[str, Any]:
    its = row.agreement
    looks = [] if row.over else beside.days.get(its.pk, [])
    due = _("tegen %(day)s") % {"day": date_format(its.due_on, "j F Y")} if its.due_on else ""
    said = (
        (_("Wie"), joined(row.doers)),
        (_("Soort stap"), row.action),
        (_("Met"), its.other.full_name if its.other else ""),
        (_("Hoe"), its.how),
        (_("Waar"), its.where),
        (_("Vanaf"), date_format(its.starts_on, "j F Y") if its.starts_on else ""),
        (_("Wat is nodig"), its.means),
        (_("Wie helpt"), its.guidance),
        (_("Tijd"), its.effort),
        (_("Naast het werk"), its.beside_work),
        (_("Opnieuw kijken"), joined([date_format(day, "j F Y") for day in looks])),
        *((_("Gevraagd aan HR"), _asked(each)) for each in beside.asked.get(its.pk, [])),
    )
    return {
        "title": its.what,
        "when": " · ".join(part for part in (row.words, due) if part),
        "done": row.over,
        "lines": [f"{label}: {words}" for label, words in said if words],
    }


def _asked(request: Request) -> str:
    said = f"{request.get_kind_display()}: {request.text}"
    return " · ".join(part for part in (said, str(look_of(request).words), request.answer) if part)
