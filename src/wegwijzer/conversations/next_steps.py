"""The one next step of somebody in a conversation. Pure: what is known goes in, the step comes out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wegwijzer.conversations.form_words import PHASES
from wegwijzer.conversations.models import Conversation, Participation
from wegwijzer.conversations.rules import OPEN, State, state_of

PAGES = {"explore": "conversation-form", "propose": "conversation-proposals", "agree": "conversation-conclusion"}
LOOKS = {
    State.ASKED: ("chat", ""),
    State.ACCEPTED: ("check", ""),
    State.PLANNED: ("calendar", ""),
    State.HELD: ("chat", "turn"),
    State.CONCLUDED: ("check", "done"),
    State.CANCELLED: ("minus", ""),
}


@dataclass(frozen=True)
class Seen:
    """A conversation as one of its two sees it. `confirmed`: ids of who agreed with what stands there; `gone`: the
    other works here no more."""

    conversation: Conversation
    mine: Participation
    theirs: Participation
    confirmed: Collection[UUID] = ()
    gone: bool = False

    @property
    def me(self) -> UUID:
        return self.mine.person_id

    @property
    def other(self):
        its = self.conversation
        return its.other if self.mine.side == "employee" else its.employee

    @property
    def state(self) -> State:
        return state_of(self.conversation)

    @property
    def asked_by_me(self) -> bool:
        return self.conversation.asked_by_id == self.me

    @property
    def look(self) -> tuple[str, str]:
        """Icon and kind of the status."""
        return LOOKS[self.state]


@dataclass(frozen=True)
class NextStep:
    """`page` names the address of this conversation where it is done; `my_turn` when the other waits for this."""

    title: str
    text: str
    button: str = ""
    page: str = ""
    my_turn: bool = False


def in_words(moment) -> str:
    """A day and an hour as people say them: donderdag 3 december om 10.30 uur."""
    local = timezone.localtime(moment)
    return _("%(day)s om %(hour)s uur") % {"day": date_format(local, "l j F"), "hour": date_format(local, "G.i")}


def next_step(seen: Seen, today: date) -> NextStep:
    if seen.gone and seen.state in OPEN:
        return _alone(seen.other.given_name)
    return _STEPS[seen.state](seen, seen.other.given_name, today)


def _alone(name: str) -> NextStep:
    text = _("Dit gesprek kan niet verder. Je kan het laten gaan; wat er staat, blijft leesbaar voor jou.")
    title = _("%(name)s werkt hier niet meer") % {"name": name}
    return NextStep(title, text, _("Laten gaan"), "conversation-cancel", my_turn=True)


def _asked(seen: Seen, name: str, today: date) -> NextStep:
    planned = seen.conversation.planned_for
    if seen.asked_by_me:
        text = _("Je vraag is verstuurd. Intussen kan jij je al voorbereiden.")
        return NextStep(_("%(name)s antwoordt nog") % {"name": name}, text, _("Voorbereiden"), "conversation-prepare")
    text = _("Zeg ja, of laat weten dat het nu niet past. Een reden hoeft niet.")
    if planned:
        text = _("Het voorstel is %(moment)s.") % {"moment": in_words(planned)} + " " + text
    title = _("%(name)s vraagt een gesprek") % {"name": name}
    if seen.conversation.round_id:  # a round asked them both
        title, text = _("Gesprek met %(name)s") % {"name": name}, _("Je bent uitgenodigd") + ". " + text
    return NextStep(title, text, _("Antwoorden"), "conversation-accept", my_turn=True)


def _accepted(seen: Seen, name: str, today: date) -> NextStep:
    text = _("Jullie willen allebei praten. Wie van jullie kiest een dag en een uur?")
    return NextStep(
        _("Kies een dag met %(name)s") % {"name": name}, text, _("Dag voorstellen"), "conversation-plan", my_turn=True
    )


def _planned(seen: Seen, name: str, today: date) -> NextStep:
    moment = seen.conversation.planned_for
    day = timezone.localtime(moment).date()
    if day < today:
        text = _("Praatten jullie al? Begin dan in het formulier. Zo niet, kies een andere dag.")
        return NextStep(
            _("Het gesprek met %(name)s was gepland") % {"name": name},
            text,
            _("Naar het formulier"),
            "conversation-form",
            my_turn=True,
        )
    if day == today:
        text = _("Om %(hour)s uur.") % {"hour": date_format(timezone.localtime(moment), "G.i")}
        title = _("Vandaag praat je met %(name)s") % {"name": name}
        return NextStep(title, text, _("Naar het formulier"), "conversation-form", my_turn=True)
    return _before_the_day(seen, name, in_words(moment))


def _before_the_day(seen: Seen, name: str, moment: str) -> NextStep:
    title = _("Praten met %(name)s, %(moment)s") % {"name": name, "moment": moment}
    if not seen.mine.prepared_at:
        text = _("Denk vooraf na over een paar vragen. Jij kiest wat je deelt.")
        return NextStep(title, text, _("Voorbereiden"), "conversation-prepare", my_turn=True)
    both = _("Jullie zijn allebei klaar.")
    alone = _("Jij bent klaar. %(name)s nog niet.") % {"name": name}
    text = both if seen.theirs.prepared_at else alone
    return NextStep(title, text, _("Voorbereiding nalezen"), "conversation-prepare")


def _held(seen: Seen, name: str, today: date) -> NextStep:
    if seen.me in seen.confirmed:
        text = _("Jij ging akkoord met wat er staat. Nu kijkt %(name)s nog.") % {"name": name}
        return NextStep(
            _("%(name)s leest na") % {"name": name}, text, _("Lees wat er staat"), "conversation-conclusion"
        )
    if seen.confirmed:
        text = _("%(name)s ging akkoord. Lees na wat er staat, en bevestig het of heropen het.") % {"name": name}
        return NextStep(
            _("Bevestig wat jullie besloten"), text, _("Naar het besluit"), "conversation-conclusion", my_turn=True
        )
    phase = seen.conversation.phase
    text = _("Jullie zijn bij “%(phase)s”. Jullie kunnen nu allebei invullen.") % {"phase": PHASES[phase][0]}
    title = _("Jouw gesprek met %(name)s is bezig") % {"name": name}
    return NextStep(title, text, _("Verder invullen"), PAGES[phase], my_turn=True)


def _concluded(seen: Seen, name: str, today: date) -> NextStep:
    day = date_format(timezone.localtime(seen.conversation.concluded_at), "j F Y")
    text = _("Sinds %(day)s staat vast wat jullie besloten. Iets vergeten? Vul het aan.") % {"day": day}
    return NextStep(_("Jullie zijn het eens"), text, _("Naar het besluit"), "conversation-conclusion")


def _cancelled(seen: Seen, name: str, today: date) -> NextStep:
    text = _("Wat jullie schreven, blijft van jullie twee. Je kan altijd opnieuw een gesprek vragen.")
    return NextStep(_("Dit gesprek gaat niet door"), text)


_STEPS = {
    State.ASKED: _asked,
    State.ACCEPTED: _accepted,
    State.PLANNED: _planned,
    State.HELD: _held,
    State.CONCLUDED: _concluded,
    State.CANCELLED: _cancelled,
}
