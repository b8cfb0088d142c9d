"""What a home page shows: only what is real now, for this actor, in a fixed number of statements."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Exists, IntegerField, OuterRef, Value, When
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.conversations import queries as conversations
from wegwijzer.conversations.next_steps import next_step as step_of
from wegwijzer.foundation.links import within
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.models import Employment, LineKind, Membership, PathCheck, Person, ReportingLine
from wegwijzer.plans.queries import home as plans
from wegwijzer.plans.queries import requests as requests_of_plans
from wegwijzer.shell.home.next_step import Situation, Step

PATH_HOLDS = timedelta(days=365)  # after a year people are asked to look at their path again
MOST_CONTACTS = 8
FEW_CONTACTS = 4  # shown at once; the others unfold


@dataclass(frozen=True)
class Contact:
    """Someone to talk to. `url` is empty for who may not open that page."""

    name: str
    hint: str | Promise
    icon: str
    url: str = ""


def contacts(actor: Actor) -> list[Contact]:
    """One's own leaders now, then coaches, HR and advisers from outside: at most eight, two statements."""
    lines = ReportingLine.objects.on(actor.today).filter(person=actor.person_id).select_related("manager")
    leaders = {line.manager_id: Contact(line.manager.full_name, _hint_of(line), "person") for line in _ranked(lines)}
    found = list(leaders.values())
    for membership in _helpers(actor).exclude(person__in=[*leaders, actor.person_id])[:MOST_CONTACTS]:
        hint, icon = _HELP[membership.role]
        found.append(Contact(membership.person.full_name, hint, icon))
    return found[:MOST_CONTACTS]


_HELP = {
    Role.COACH: (_("loopbaancoach"), "compass"),
    Role.CAREER_LEAD: (_("personeelsdienst, voor loopbanen"), "people"),
    Role.EXTERNAL_ADVISER: (_("adviseur van buiten de organisatie"), "door"),
}


def _ranked(lines):
    rank = Case(When(kind=LineKind.HIERARCHICAL, then=Value(0)), default=Value(1), output_field=IntegerField())
    return lines.order_by(rank, "manager__sort_name", "pk")


def _hint_of(line: ReportingLine) -> str | Promise:
    return _("je leidinggevende") if line.kind == LineKind.HIERARCHICAL else line.get_kind_display().lower()


def _helpers(actor: Actor):
    order = Case(*(When(role=role, then=Value(place)) for place, role in enumerate(_HELP)), output_field=IntegerField())
    held = Membership.objects.on(actor.today).filter(role__in=list(_HELP))
    return held.select_related("person").order_by(order, "person__sort_name", "pk")


def path_is_checked(actor: Actor) -> bool:
    """Whether somebody looked at their own path in the past year (right, or with a remark for HR)."""
    since = timezone.now() - PATH_HOLDS
    return PathCheck.objects.filter(person=actor.person_id, checked_at__gte=since).exists()


AT_MOST = 100  # a count stops here: nobody plans differently for 100 than for 1,000


def open_remarks() -> int:
    return PathCheck.objects.filter(handled_at__isnull=True).exclude(remark="")[:AT_MOST].count()


def to_invite(day: date) -> int:
    """People who could have an account, and have none: an e-mail address, and a role today."""
    with_a_role = Membership.objects.on(day).filter(person=OuterRef("pk"))
    people = Person.objects.filter(Exists(with_a_role), account__isnull=True).exclude(email="")
    return people[:AT_MOST].count()


def talk(actor: Actor) -> Step | None:
    """The one conversation in which it is this person's turn, first in time; three statements or fewer."""
    seen = conversations.most_urgent(actor)
    if seen is None:
        return None
    found = step_of(seen, actor.today)
    planned = seen.conversation.planned_for if not seen.conversation.held_at else None
    address = within(actor, found.page, seen.conversation.pk)
    return Step(found.title, found.text, found.button, url=address, day=planned and timezone.localdate(planned))


def of_plan(actor: Actor) -> Step | None:
    """What waits for this person in an agreement; asked only when no conversation does."""
    found = plans.most_urgent(actor)
    if found is None:
        return None
    return Step(found.title, found.text, found.button, url=within(actor, found.page, found.about))


def situation(actor: Actor, *, second_factor: bool) -> Situation:
    """Everything the next step is chosen from."""
    keeps_data = CHANGE_PERSON.may_at_all(actor)
    remarks, invite = (open_remarks(), to_invite(actor.today)) if keeps_data else (0, 0)
    asked, asked_long_ago = requests_of_plans.waiting_numbers(actor, AT_MOST) if keeps_data else (0, 0)
    waits = talk(actor)
    return Situation(
        keeps_data=keeps_data,
        leads=actor.has_reports,
        has_path=Employment.objects.filter(person=actor.person_id).exists(),
        path_checked=path_is_checked(actor),
        second_factor=second_factor,
        remarks=remarks,
        to_invite=invite,
        nobody_yet=keeps_data and not remarks and invite <= 1 and not Employment.objects.exists(),
        talk=waits,
        plan=None if waits else of_plan(actor),
        asked_of_hr=asked,
        asked_long_ago=asked_long_ago,
    )
