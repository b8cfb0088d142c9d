"""“Who sees this?” (WHO-4): the answer in words, computed from the very rule that decides."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.access.rules import HasRole, Reader, Rule


@dataclass(frozen=True)
class Line:
    sees: bool
    text: str


@dataclass(frozen=True)
class Answer:
    """`short` stands beside the block, `lines` open below it; `private` when nobody else sees it."""

    short: str
    lines: list[Line]
    private: bool


def role_in_short(role: Role) -> str:
    return {
        Role.EXECUTIVE: _("directie"),
        Role.TEAM_LEADER: _("teamleiders"),
        Role.EMPLOYEE: _("medewerkers"),
        Role.CAREER_LEAD: _("HR"),
        Role.COACH: _("loopbaancoaches"),
        Role.EXTERNAL_ADVISER: _("externe adviseurs"),
    }[role]


def who_sees(rule: Rule, record, actor: Actor) -> Answer:
    """The answer for one record, in the eyes of this actor: names where there are any, roles otherwise."""
    readers = rule.readers(record)
    roles = [reader.role for reader in readers if reader.role]
    if set(roles) == set(Role):
        everyone = _("iedereen in %(name)s") % {"name": actor.organisation.name}
        return Answer(capfirst(everyone), [Line(True, _("%(who)s ziet dit.") % {"who": capfirst(everyone)})], False)
    people = sorted((r for r in readers if r.person_id), key=lambda r: r.person_id != actor.person_id)
    names = [_in_short(reader, actor) for reader in people] + [role_in_short(role) for role in roles]
    lines = [Line(True, _in_full(reader, actor)) for reader in people]
    lines += [Line(True, _("%(who)s: dat hoort bij die rol.") % {"who": capfirst(role_in_short(r))}) for r in roles]
    lines.append(_nobody_else(readers, roles))
    private = len(names) == 1 and not roles
    short = _("alleen %(who)s") % {"who": names[0]} if private else joined(names)
    return Answer(capfirst(short), lines, private)


def _in_short(reader: Reader, actor: Actor) -> str:
    return _("jij") if reader.person_id == actor.person_id else reader.name


def _in_full(reader: Reader, actor: Actor) -> str:
    you = reader.person_id == actor.person_id
    said = {
        ("self", True): _("Jij: dit gaat over jou."),
        ("self", False): _("%(name)s: dit gaat over deze persoon."),
        ("leader", True): _("Jij: je bent nu de leidinggevende."),
        ("leader", False): _("%(name)s, nu de leidinggevende."),
        ("leader_above", True): _("Jij: je bent nu de leidinggevende van de leidinggevende."),
        ("leader_above", False): _("%(name)s, nu de leidinggevende van de leidinggevende."),
        ("party", True): _("Jij: jij voert dit gesprek."),
        ("party", False): _("%(name)s: voert dit gesprek."),
        ("contact", True): _("Jij: jij bent of was het vaste aanspreekpunt."),
        ("contact", False): _("%(name)s: is of was het vaste aanspreekpunt."),
        ("writer", True): _("Jij: jij schreef dit."),
        ("writer", False): _("%(name)s: schreef dit."),
        ("partner", True): _("Jij: dit is met jou gedeeld."),
        ("partner", False): _("%(name)s: hiermee is dit gedeeld."),
        ("receiver", True): _("Jij: dit is aan jou gericht."),
        ("receiver", False): _("%(name)s: hieraan is dit gericht."),
        ("agreed", True): _("Jij: jij maakte deze afspraak mee."),
        ("agreed", False): _("%(name)s: maakte deze afspraak mee."),
        ("chosen", True): _("Jij: dit plan is met jou gedeeld."),
        ("chosen", False): _("%(name)s: hiermee is dit plan gedeeld."),
        ("attendee", True): _("Jij: jij bent bij dit moment."),
        ("attendee", False): _("%(name)s: is bij dit moment."),
    }
    return said[(reader.ground, you)] % {"name": reader.name}


def _nobody_else(readers: list[Reader], roles: list[Role]) -> Line:
    """Which roles give no right to this: said of each role that the rule does not name."""
    without = [Role.EXECUTIVE, Role.CAREER_LEAD, Role.COACH, Role.EXTERNAL_ADVISER]
    unnamed = [role_in_short(role) for role in without if role not in roles]
    who = joined([_("collega’s"), *unnamed])
    return Line(False, _("%(who)s niet, tenzij hun naam hierboven staat.") % {"who": capfirst(who)})


def joined(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


# From where somebody can look at a record: being that person, leading them, or having a role.
SELF, LEADER, LEADER_ABOVE = "self", "leader", "leader_above"
# … or by what is between two people: holding a conversation, having written something, being told it.
PARTY, WRITER, PARTNER, RECEIVER, INVITED = "party", "writer", "partner", "receiver", "invited"
CONTACT = "contact"
AGREED, CHOSEN, ATTENDEE = "agreed", "chosen", "attendee"
SIDES = (
    SELF,
    PARTY,
    CONTACT,
    WRITER,
    PARTNER,
    AGREED,
    CHOSEN,
    ATTENDEE,
    RECEIVER,
    INVITED,
    LEADER,
    LEADER_ABOVE,
    Role.CAREER_LEAD,
    Role.EXECUTIVE,
    Role.TEAM_LEADER,
    Role.COACH,
)
SIDES += (Role.EXTERNAL_ADVISER, Role.EMPLOYEE)


def sides_of(rule: Rule) -> list[str]:
    """From where this rule opens a record, read off its grounds. Raises ValueError for a ground without words."""
    found = {ground.key for ground in rule.grounds if not isinstance(ground, HasRole)}
    for ground in rule.grounds:
        found |= ground.roles if isinstance(ground, HasRole) else set()
    return sorted(found, key=SIDES.index)


def is_for_everybody(rule: Rule) -> bool:
    return set(Role) <= set(sides_of(rule))


def side_in_short(side: str) -> str:
    """To the person whom the record is about."""
    relations = {
        SELF: _("jij"),
        LEADER: _("wie jou nu leidt"),
        LEADER_ABOVE: _("wie jouw leidinggevende nu leidt"),
        PARTY: _("wie het gesprek met jou voert"),
        CONTACT: _("je vaste aanspreekpunt"),
        WRITER: _("wie het schreef"),
        PARTNER: _("je gesprekspartner, als het gedeeld is"),
        RECEIVER: _("wie het toegestuurd kreeg"),
        INVITED: _("wie uitgenodigd is"),
        AGREED: _("wie de afspraak met jou maakte"),
        CHOSEN: _("met wie jij je plan deelt"),
        ATTENDEE: _("wie bij dat moment is"),
    }
    return relations.get(side) or role_in_short(Role(side))


def in_short(rule: Rule) -> str:
    """Everybody whom the rule lets in, in one line."""
    if is_for_everybody(rule):
        return _("Iedereen met een rol in de organisatie")
    return capfirst(joined([side_in_short(side) for side in sides_of(rule)]))


def roles_in_short(rule: Rule) -> str:
    """The roles that open it by themselves; "" when there are none."""
    return joined([role_in_short(Role(side)) for side in sides_of(rule) if side in Role.values])
