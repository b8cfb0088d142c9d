"""One's own sheets on paper (SELF-8): one of them, or all of them in one document. In the language of who reads."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wegwijzer.access.actor import Actor
from wegwijzer.instruments.on_paper import pieces_of
from wegwijzer.instruments.outcome import PartOutcome, nobody_yet, score
from wegwijzer.instruments.structure import Instrument, Rating
from wegwijzer.people import papers
from wegwijzer.people.audience import Answer, who_sees
from wegwijzer.selfwork import queries
from wegwijzer.selfwork.access import SEE_SHARE, SEE_SHEET
from wegwijzer.selfwork.curves import day_of
from wegwijzer.selfwork.fitting import fitting
from wegwijzer.selfwork.models import Share, Sheet
from wegwijzer.selfwork.pieces import PartRead, Piece, instrument_of, parts_of_share, parts_read, title_of_share
from wegwijzer.selfwork.portrait.export import stories
from wegwijzer.selfwork.reach import start_in_the_job

Data = dict[str, Any]
SHEETS_OF_A_PART = 30


def sheet_paper(actor: Actor, sheet: Sheet) -> bytes:
    """What was answered, what comes of it, and with whom some of it is shared. For its owner alone."""
    SEE_SHEET.require(actor, sheet)
    instrument = instrument_of(sheet)
    chapter = _chapter(actor, sheet, queries.values_of(sheet), start_in_the_job(actor))
    data = papers.ground(actor, title=instrument.title, kind=_("Voor mezelf"), answer=who_sees(SEE_SHEET, sheet, actor))
    shares = queries.shared_now(actor).filter(sheet=sheet)
    source = papers.section(_("Waar deze vragen vandaan komen"), [papers.words(_source(instrument))])
    sections = [*chapter["sections"], *([source] if source["pieces"] else []), *_shared(shares)]
    return papers.written("document", data | chapter | {"sections": sections})


def share_paper(actor: Actor, share: Share) -> bytes:
    """The copy that was shared, as it stood then, for each of the two as long as they can read it."""
    SEE_SHARE.require(actor, share)
    title, owner = title_of_share(share), share.person
    data = papers.ground(actor, title=title, kind=_("Voor mezelf"), answer=who_sees(SEE_SHARE, share, actor))
    days = {"today": actor.today, "drawn_on": localtime(share.shared_at).date()}
    me = "" if owner.pk == actor.person_id else (owner.given_name[:1] + owner.family_name[:1]).upper()
    sections = [_part(part, days | {"me": me}) for part in parts_of_share(share)]
    return papers.written("document", data | {"heading": title, "meta": _between(actor, share), "sections": sections})


def _between(actor: Actor, share: Share) -> list[str]:
    mine = share.person_id == actor.person_id
    said = _("Gedeeld met %(name)s") if mine else _("Gedeeld door %(name)s")
    lines = [said % {"name": (share.receiver if mine else share.person).full_name}]
    lines.append(_("Zoals het er stond op %(day)s.") % {"day": _day(share.shared_at)})
    if not mine:
        name = {"name": share.person.given_name}
        lines.append(_("%(name)s toont je dit. Geef het niet door; praat erover met %(name)s.") % name)
    return lines


def all_of_it(actor: Actor, part: int = 1) -> bytes:
    """Every sheet, each on a page of its own: of one instrument beneath each other, the oldest first.

    Who has very many gets them in parts of SHEETS_OF_A_PART: a part is made in a few seconds and a tenth of a
    gigabyte, and nothing of it has to be kept anywhere while a worker makes it. Raises LookupError for a part that
    there is not.
    """
    mine = sorted(queries.sheets(actor), key=lambda sheet: (sheet.key, sheet.begun_at))
    if not 1 <= part <= parts_for(len(mine)):
        raise LookupError(part)
    shown = mine[(part - 1) * SHEETS_OF_A_PART : part * SHEETS_OF_A_PART]
    values, starts_on = queries.values_of_all(shown), start_in_the_job(actor)
    along = _taken_along(actor) if part == parts_for(len(mine)) else []
    asked = stories(actor) if part == parts_for(len(mine)) else []
    told = [_stories(each) for each in asked]
    data = papers.ground(actor, title=_("Voor mezelf"), kind=_("Voor mezelf"), answer=_alone(actor))
    data |= {
        "heading": actor.person.full_name,
        "meta": _told(part, len(mine)) if mine or not (told or along) else [],
        "sections": _shared(queries.shared_now(actor)) if part == 1 else [],
        "chapters": [
            *(_dated(sheet, _chapter(actor, sheet, values.get(sheet.pk, {}), starts_on)) for sheet in shown),
            *told,
            *along,
            *_sources(shown, asked),
        ],
    }
    return papers.written("document", data)


def parts_for(sheets: int) -> int:
    """In how many documents so many sheets come; one, when there are none."""
    return max(1, -(-sheets // SHEETS_OF_A_PART))


def _told(part: int, sheets: int) -> list[str]:
    if not sheets:
        return [_("Je vulde nog niets in.")]
    several = {"part": part, "of": parts_for(sheets)}
    said = [_("Alles wat je voor jezelf invulde.")]
    return said if several["of"] == 1 else [*said, _("Deel %(part)s van %(of)s") % several]


def _dated(sheet: Sheet, chapter: Data) -> Data:
    """Several times of one instrument are told apart by their day."""
    return chapter | {"heading": f"{chapter['heading']}, {_day(sheet.begun_at)}"}


def _alone(actor: Actor) -> Answer:
    return who_sees(SEE_SHEET, Sheet(person_id=actor.person_id), actor)


# ---- Stories of others


def _stories(asked: Mapping[str, Any]) -> Data:
    """One time of asking, as selfwork.portrait.export has it."""
    day = _day(datetime.fromisoformat(asked["begun_at"]))
    names = papers.words("\n".join(each["name"] for each in asked["asked"]))
    sections = [papers.section(_("Wie je vroeg"), [names])]
    sections.append(papers.section(_("Je portret"), [papers.words(asked["portrait"])]))
    for thread in asked["threads"]:
        lines = [{"kind": "list", "items": thread["passages"]} if thread["passages"] else None]
        sections.append(papers.section(thread["name"] or _("Wat je aanduidde"), lines))
    for story in asked["stories"]:
        pieces = [
            piece
            for said in story["answers"]
            for piece in ({"kind": "heading", "text": said["question"]}, papers.words(said["answer"]))
        ]
        sections.append(papers.section(_("Van %(name)s") % {"name": story["from"]}, pieces))
    heading = _("Verhalen van anderen, %(day)s") % {"day": day}
    return {"heading": heading, "meta": [], "sections": [each for each in sections if each["pieces"]]}


# ---- Taken along


def _taken_along(actor: Actor) -> list[Data]:
    """As it read when it was taken; the sheet may be gone since. Once, wherever it went to."""
    rows = dict.fromkeys((row.title, row.text) for row in queries.taken(actor))
    sections = [papers.section(title, [papers.words(text)]) for title, text in rows]
    return [{"heading": _("Wat je meenam"), "meta": [], "sections": sections}] if sections else []


# ---- One sheet


def _chapter(actor: Actor, sheet: Sheet, values: Mapping[str, Any], starts_on: date | None) -> Data:
    instrument = instrument_of(sheet)
    sections = [_outcome(actor, instrument, values), _gaps(instrument, values)]
    days = {"starts_on": starts_on, "today": actor.today, "drawn_on": day_of(instrument, sheet)}
    sections += [_part(part, days) for part in parts_read(instrument, values)]
    return {
        "heading": sheet.name or instrument.title,
        "meta": _meta(sheet, instrument, bool(values)),
        "sections": [section for section in sections if section["pieces"]],
    }


def _meta(sheet: Sheet, instrument: Instrument, answered: bool) -> list[str]:
    lines = [instrument.title] if sheet.name else []
    begun = _("Begonnen op %(day)s") % {"day": _day(sheet.begun_at)}
    ended = _("klaar op %(day)s") % {"day": _day(sheet.finished_at)} if sheet.finished_at else _("nog bezig")
    lines.append(f"{begun}, {ended}")
    return lines if answered else [*lines, _("Hier staat nog niets.")]


def _sources(sheets: Iterable[Sheet], asked: Iterable[Mapping[str, Any]]) -> list[Data]:
    """Once at the end: of each instrument that stands in the document."""
    named = {(each := instrument_of(sheet)).title: _source(each) for sheet in sheets}
    named |= {_("Verhalen van anderen over jou"): each["source"] for each in asked}
    sections = [papers.section(title, [papers.words(said)]) for title, said in named.items() if said]
    heading = _("Waar deze vragen vandaan komen")
    return [{"heading": heading, "meta": [], "sections": sections}] if sections else []


def _source(instrument: Instrument) -> str:
    adapted = _("Jouw organisatie paste ze aan.")
    return f"{instrument.source}\n{adapted}" if instrument.source and instrument.is_own else instrument.source


def _day(moment) -> str:
    return date_format(localtime(moment), "j F Y")


def _outcome(actor: Actor, instrument: Instrument, values: Mapping[str, Any]) -> Data:
    found = score(instrument, values)
    fits = {each.part.key: [one.title for one in each.instruments] for each in fitting(actor, instrument, found)}
    rows = [(part.title, _said(part, fits.get(part.key, []))) for part in found]
    return papers.section(_("Wat je antwoorden zeggen"), [papers.facts(rows)])


def _said(part: PartOutcome, fits: list[str]) -> str:
    if part.mean is None:
        return _("Nog te weinig ingevuld: %(answered)s van %(of)s.") % {"answered": part.answered, "of": part.of}
    return f"{part.said}\n{_('Wat hierbij past')}: {', '.join(fits)}" if fits else part.said


def _gaps(instrument: Instrument, values: Mapping[str, Any]) -> Data:
    roles = [role.text for role in nobody_yet(instrument, values)]
    return papers.section(
        _("Hiervoor staat nog niemand op je kaart"), [{"kind": "list", "items": roles} if roles else None]
    )


def _part(part: PartRead, days: Data) -> Data:
    made: list[Data] = []
    for piece in part.pieces:
        if piece.question is None:  # copied as it read
            made += [{"kind": "heading", "text": piece.title}, _lines(piece.lines)]
        elif not isinstance(piece.question, Rating):
            made.append({"kind": "heading", "text": piece.title})
            made += pieces_of(piece.question, piece.value, **days)
        elif made and made[-1].get("of") == "ratings":
            made[-1]["rows"].append(_statement(piece))
        else:
            made.append(_statements(mine=not days.get("me")) | {"rows": [_statement(piece)]})
    return papers.section(part.title, made)


def _lines(lines: list[str]) -> Data | None:
    return papers.words("\n".join(lines)) if len(lines) < 2 else {"kind": "list", "items": lines}


def _statements(mine: bool) -> Data:
    answered = _("Je antwoord") if mine else _("Antwoord")
    return {"kind": "table", "of": "ratings", "widths": [5, 2], "header": [_("Stelling"), answered]}


def _statement(piece: Piece) -> list[Data]:
    more = [piece.question.text] if piece.question.title else []
    return [{"text": piece.title, "more": more}, {"text": piece.lines[0]}]


# ---- Shared


def _shared(shares: Iterable[Share]) -> list[Data]:
    lines = [_share(share) for share in shares]
    return [papers.section(_("Wat je nu deelt"), [{"kind": "list", "items": lines}])] if lines else []


def _share(share: Share) -> str:
    count = len(share.answers) if share.instrument else len(share.pieces)
    told = {
        "title": title_of_share(share),
        "count": count,
        "name": share.receiver.full_name,
        "on": _day(share.shared_at),
    }
    said = ngettext(
        "%(title)s: %(count)s antwoord, met %(name)s, sinds %(on)s",
        "%(title)s: %(count)s antwoorden, met %(name)s, sinds %(on)s",
        count,
    )
    until = _(", tot en met %(day)s") % {"day": date_format(share.until, "j F Y")} if share.until else ""
    return said % told + until
