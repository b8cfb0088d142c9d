"""What asks for HR's attention, in words, each with the page where it is settled."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wegwijzer.access.actor import Actor
from wegwijzer.administration.queries.accounts import Show, with_expired_invitation, without_account
from wegwijzer.administration.queries.attention import empty_units, open_remarks, without_leader
from wegwijzer.foundation.links import within
from wegwijzer.notices.queries import undelivered
from wegwijzer.people.queries.listing import COUNTED, count_up_to


@dataclass(frozen=True)
class Attention:
    """`waits` when somebody is held up by it; otherwise it only helps to know."""

    title: str
    text: str
    url: str
    waits: bool = False


def attentions(actor: Actor) -> list[Attention]:
    """What is known at once, and only what there is: one statement for each question."""
    return _answered(actor, (_remarks, _to_invite, _expired, _undelivered, _invited, _no_email))


def missing(actor: Actor) -> list[Attention]:
    """What takes a look at everybody's lines and at all places: a page asks for it beside the rest."""
    return _answered(actor, (_leaderless, _units))


def _answered(actor: Actor, questions: Iterable[Callable[[Actor], Attention | None]]) -> list[Attention]:
    found = [question(actor) for question in questions]
    return [attention for attention in found if attention is not None]


def counted(number: int) -> str:
    """A number as it is said: past a thousand nobody plans differently."""
    if number > COUNTED:
        return _("meer dan %(number)s") % {"number": number_format(COUNTED, force_grouping=True)}
    return str(number)


def _asked(number: int, title: Callable[[int], str], text: str, url: str, waits: bool = False) -> Attention | None:
    if not number:
        return None
    said = title(number) % {"count": counted(number)}
    return Attention(said[:1].upper() + said[1:], text, url, waits)


def _remarks(actor: Actor) -> Attention | None:
    return _asked(
        count_up_to(open_remarks(actor)),
        lambda n: ngettext("%(count)s opmerking over een pad", "%(count)s opmerkingen over een pad", n),
        _("Iemand zag op het eigen pad iets dat niet klopt. Kijk het na en zet het recht."),
        within(actor, "administration-path-remarks"),
        waits=True,
    )


def _to_invite(actor: Actor) -> Attention | None:
    return _asked(
        count_up_to(without_account(actor, Show.TO_INVITE)),
        lambda n: ngettext("%(count)s persoon zonder account", "%(count)s mensen zonder account", n),
        _("Ze hebben een e-mailadres, dus je kan ze uitnodigen."),
        _accounts(actor, Show.TO_INVITE),
        waits=True,
    )


def _expired(actor: Actor) -> Attention | None:
    return _asked(
        count_up_to(with_expired_invitation(actor)),
        lambda n: ngettext("%(count)s uitnodiging is verlopen", "%(count)s uitnodigingen zijn verlopen", n),
        _("Er kwam geen antwoord op tijd. Nodig hen opnieuw uit."),
        _accounts(actor, Show.TO_INVITE),
        waits=True,
    )


def _invited(actor: Actor) -> Attention | None:
    return _asked(
        count_up_to(without_account(actor, Show.INVITED)),
        lambda n: ngettext("%(count)s uitnodiging wacht op antwoord", "%(count)s uitnodigingen wachten op antwoord", n),
        _("Je hoeft niets te doen. Je ziet er wie nog niet antwoordde."),
        _accounts(actor, Show.INVITED),
    )


def _undelivered(actor: Actor) -> Attention | None:
    return _asked(
        count_up_to(undelivered(actor)),
        lambda n: ngettext(
            "%(count)s persoon krijgt onze e-mails niet", "%(count)s mensen krijgen onze e-mails niet", n
        ),
        _("Het adres klopt niet meer, of hun mailserver weigert. Vraag hun een ander adres."),
        within(actor, "administration-undelivered"),
        waits=True,
    )


def _leaderless(actor: Actor) -> Attention | None:
    return _asked(
        count_up_to(without_leader(actor)),
        lambda n: ngettext(
            "%(count)s persoon in dienst zonder leidinggevende", "%(count)s mensen in dienst zonder leidinggevende", n
        ),
        _("Wie bovenaan staat, heeft er geen. Bij alle anderen ontbreekt er iemand."),
        within(actor, "administration-attention", "without-leader"),
    )


def _no_email(actor: Actor) -> Attention | None:
    return _asked(
        count_up_to(without_account(actor, Show.NO_EMAIL)),
        lambda n: ngettext("%(count)s persoon zonder e-mailadres", "%(count)s mensen zonder e-mailadres", n),
        _("Zonder e-mailadres kan je iemand niet uitnodigen."),
        _accounts(actor, Show.NO_EMAIL),
    )


def _units(actor: Actor) -> Attention | None:
    return _asked(
        count_up_to(empty_units(actor)),
        lambda n: ngettext("%(count)s afdeling zonder mensen", "%(count)s afdelingen zonder mensen", n),
        _("Bestaat ze nog? Vul anders de laatste dag in."),
        within(actor, "administration-attention", "empty-units"),
    )


def _accounts(actor: Actor, show: str) -> str:
    return within(actor, "administration-accounts") + f"?show={show}"
