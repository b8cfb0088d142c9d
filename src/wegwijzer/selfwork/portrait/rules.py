"""What may be asked, of how many, and how long. Pure: `today` and `now` come in.

The limits keep this from being used to send mail to strangers: the letter is ours, holds a name and no word of who
asks, and goes to few.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wegwijzer.selfwork.portrait.models import LONGEST_INTRO, LONGEST_NAME, Invited

LONGEST = timedelta(days=92)
USUAL = timedelta(days=28)
MOST_ASKINGS = 12
MOST_INVITED = 40  # of one time
MOST_OPEN = 30  # invitations of one person that nobody answered yet
MOST_A_DAY = 20  # letters that one person has us send, reminders too
MOST_TO_ONE = 3  # letters to one address from a whole organisation, within 30 days
REMIND_AFTER = timedelta(days=3)
KEPT_DAYS = 30  # after the end: addresses, and what was never sent
MOST_THREADS = 30
MOST_PASSAGES = 300
LONGEST_LIST = 20_000  # characters of a pasted list of addresses

ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()\[\]]+")
_is_address = EmailValidator()
_is_short_enough = MaxLengthValidator(254)  # as the database keeps it


@dataclass(frozen=True)
class Addressee:
    name: str
    email: str


def refuse(field: str, sentence: str) -> ValidationError:
    return ValidationError({field: [sentence]})


def check_intro(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST_INTRO:
        raise refuse("intro", _("Hou het kort: hoogstens %(most)s tekens.") % {"most": LONGEST_INTRO})
    return text


def check_until(until: date | None, *, today: date) -> date:
    if until is None or until < today:
        raise refuse("until", _("Kies vandaag of een dag die nog komt."))
    if until > today + LONGEST:
        raise refuse("until", _("Kies een dag binnen drie maanden. Je kan die dag later nog verzetten."))
    return until


def check_name(name: str, field: str = "name") -> str:
    name = " ".join(name.split())
    if not name:
        raise refuse(field, _("Schrijf een naam, dan weet je straks van wie het verhaal is."))
    if len(name) > LONGEST_NAME:
        raise refuse(field, _("Hou de naam kort: hoogstens %(most)s tekens.") % {"most": LONGEST_NAME})
    return name


def addressees(text: str) -> list[Addressee]:
    """One a line, or separated by commas or semicolons; a name may stand before the address. Raises
    ValidationError({"addresses": …}) naming what cannot be read, and for an address that stands there twice."""
    if len(text) > LONGEST_LIST:
        raise refuse("addresses", _("Dat is te veel tekst. Zet hier alleen de adressen van wie je wil vragen."))
    found = [_addressee(piece) for piece in re.split(r"[\n,;]+", text) if piece.strip()]
    if not found:
        raise refuse("addresses", _("Schrijf minstens één e-mailadres."))
    seen: set[str] = set()
    for each in found:
        if each.email.casefold() in seen:
            raise refuse("addresses", _("%(address)s staat er twee keer.") % {"address": each.email})
        seen.add(each.email.casefold())
    return found


def _addressee(piece: str) -> Addressee:
    piece = piece.strip()
    match = ADDRESS.search(piece)
    email = match[0].strip(".") if match else ""
    try:
        _is_address(email)
        _is_short_enough(email)
    except ValidationError:
        said = _("“%(piece)s” is geen e-mailadres. Kijk het na.") % {"piece": piece[:60]}
        raise refuse("addresses", said) from None
    name = " ".join((piece[: match.start()] + piece[match.end() :]).replace("<", " ").replace(">", " ").split())
    return Addressee((name.strip("\"' ") or email.split("@")[0])[:LONGEST_NAME], email)


def check_room(asked: int, *, invited: int, still_open: int, letters_today: int | None, field: str) -> None:
    """Whether so many can be asked more. `letters_today` None: no letter goes."""
    room = min(MOST_INVITED - invited, MOST_OPEN - still_open)
    if letters_today is not None:
        room = min(room, MOST_A_DAY - letters_today)
    if asked <= room:
        return
    if room <= 0:
        raise refuse(field, _("Je vroeg er al veel. Wacht tot morgen, of tot er verhalen binnen zijn."))
    said = ngettext(
        "Je kan er nu nog %(room)s vragen, en hier staan er %(asked)s.",
        "Je kan er nu nog %(room)s vragen, en hier staan er %(asked)s.",
        room,
    )
    raise refuse(field, said % {"room": room, "asked": asked})


def may_remind(row: Invited, *, now: datetime, until: date, today: date) -> bool:
    """Once, some days after asking, and only who can still answer. Whether a letter really goes is not known here."""
    waiting = row.answered_at is None and row.withdrawn_at is None and until >= today
    return waiting and row.way != "link" and row.reminded_at is None and row.invited_at <= now - REMIND_AFTER
