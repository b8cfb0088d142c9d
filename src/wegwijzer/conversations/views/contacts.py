"""The career contact of somebody, and what the two lay down for a year."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.access.roles import Role
from wegwijzer.access.structure import SEE_STRUCTURE
from wegwijzer.conversations import actions
from wegwijzer.conversations.access import ASSIGN_CONTACT, SEE_CONTACT, SEE_GOALS
from wegwijzer.conversations.forms.contacts import GoalsForm, NameContactForm
from wegwijzer.conversations.models import YearGoals
from wegwijzer.conversations.queries import contacts as queries
from wegwijzer.conversations.queries.partners import is_here
from wegwijzer.foundation.links import within
from wegwijzer.foundation.sent import as_number
from wegwijzer.organisations.saving import ChangedMeanwhile
from wegwijzer.people.audience import who_sees
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import visible

HEADING = gettext_lazy("Aanspreekpunt en doelen")


@require_safe
def contact(request, organisation):
    """One's own contact, those whose contact one is, and with whom one laid down something before."""
    actor = request.actor
    mine = queries.contact_of(actor, actor.person_id) if Role.EMPLOYEE in actor.roles else None
    page = queries.my_people(actor, request.GET)
    ids = [person.pk for person in page.rows]
    current = {(actor.person_id, mine.person.pk)} if mine else set()
    current |= {(person, actor.person_id) for person in ids}
    pairs = [pair for pair in queries.earlier_with(actor) if (pair[0].pk, pair[1].pk) not in current]
    waiting = queries.waits_for_me(actor, [actor.person_id, *ids])
    context = {
        "mine": mine,
        "has_career": Role.EMPLOYEE in actor.roles,
        "years": queries.years_of(actor, actor.person_id, mine.person.pk)[:1] if mine else [],
        "me": actor.person,
        "page": page,
        "waiting": {employee for employee, _year in waiting},
        "earlier": [_Pair(actor, *pair) for pair in pairs],
        "answer": who_sees(SEE_CONTACT, mine.row, actor) if mine and mine.row else None,
    }
    return render(request, "conversations/around/contact.html", context)


class _Pair:
    def __init__(self, actor, employee: Person, other: Person):
        self.employee, self.other = employee, other
        self.url = within(actor, "goals", employee.pk, other.pk)
        self.about_me = employee.pk == actor.person_id


def _pair(actor, employee, other) -> tuple[Person, Person, list[queries.Year], bool]:
    """The two, their years, and whether they are each other's contact today. Raises Http404 for who is not of the two,
    and where there is nothing between them."""
    people = {person.pk: person for person in Person.objects.filter(pk__in=[employee, other])}
    if actor.person_id not in (employee, other) or len(people) < 2:
        raise Http404
    years = queries.years_of(actor, employee, other)
    is_now = queries.contact_id_of(actor, employee) == other and is_here(actor, employee)
    if not years and not is_now:
        raise Http404
    return people[employee], people[other], years, is_now


@require_safe
def goals(request, organisation, employee, other):
    actor = request.actor
    his, contact, years, is_now = _pair(actor, employee, other)
    this_year = actor.today.year
    known = {year.year for year in years}
    context = {
        "employee": his,
        "contact": contact,
        "about_me": his.pk == actor.person_id,
        "partner": contact if his.pk == actor.person_id else his,
        "years": years,
        "is_now": is_now,
        "to_begin": [year for year in (this_year, this_year + 1) if year not in known] if is_now else [],
        "latest": this_year - 2,
        "answer": who_sees(SEE_GOALS, YearGoals(employee=his, other=contact), actor),
        "crumbs": [Crumb(HEADING, within(actor, "contact")), Crumb(_("Doelen"))],
    }
    return render(request, "conversations/around/goals.html", context)


@require_safe
def goals_row(request, organisation, goals):
    """Sends on to the two whose goals these are: for a notice, which knows one row."""
    row = SEE_GOALS.filter(request.actor, YearGoals.objects.filter(pk=goals)).first()
    if row is None:
        raise Http404
    return HttpResponseRedirect(within(request.actor, "goals", row.employee_id, row.other_id) + f"#jaar-{row.year}")


class ProposeGoals(Editing):
    """`?year=`: this one when nothing is said. What both agreed on stays; this is a proposal until the other agrees."""

    rule = SEE_STRUCTURE
    form_class = GoalsForm
    button = gettext_lazy("Voorstellen")
    template_name = "conversations/around/propose.html"

    def load(self, employee, other):
        self.employee, self.contact, self.years, is_now = _pair(self.actor, employee, other)
        said = self.request.GET.get("year", "")
        self.year = int(said) if said.isdecimal() and len(said) == 4 else self.actor.today.year
        if not is_now or abs(self.year - self.actor.today.year) > 2:
            raise Http404

    @property
    def partner(self) -> Person:
        return self.contact if self.employee.pk == self.actor.person_id else self.employee

    @property
    def heading(self) -> str:
        return _("Doelen voor %(year)s") % {"year": self.year}

    @property
    def intro(self) -> str:
        return _("%(name)s leest dit mee. Het ligt vast zodra jullie het allebei goedvinden.") % {
            "name": self.partner.given_name
        }

    @property
    def done(self) -> str:
        return _("Voorgesteld. Nu kijkt %(name)s mee.") % {"name": self.partner.given_name}

    def record(self):
        return next((year.newest for year in queries.years_of(*self._two()) if year.year == self.year), None)

    def _two(self):
        return self.actor, self.employee.pk, self.contact.pk

    def values(self, record):
        return {name: getattr(record, name) for name in ("goals", "expectations", "roles")} if record else {}

    def act(self, said):
        newest = self.record()
        given = {"employee": self.employee, "other": self.contact, "year": self.year}
        return actions.lay_down_goals(self.actor, **given, version=newest.version if newest else 0, **said)

    def back(self, outcome=None):
        return self.to("goals", self.employee.pk, self.contact.pk) + f"#jaar-{self.year}"

    def crumbs(self):
        return [Crumb(HEADING, self.to("contact")), Crumb(_("Doelen"), self.back())]

    def page(self, form, status=200, **more):
        more["answer"] = who_sees(SEE_GOALS, YearGoals(employee=self.employee, other=self.contact), self.actor)
        return super().page(form, status, **more)


@require_POST
def agree(request, organisation, goals):
    """With the version that was read: `version`."""
    actor, said = request.actor, request.POST.get("version", "")
    row = SEE_GOALS.filter(actor, YearGoals.objects.select_related("employee", "other").filter(pk=goals)).first()
    if row is None:
        raise Http404
    try:
        actions.agree_with_goals(actor, goals=row, version=as_number(said) or 0)
        messages.success(request, _("Dit ligt nu vast, voor jullie allebei."))
    except ChangedMeanwhile:
        messages.error(request, _("Er staat intussen iets anders. Lees het nog eens na."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(within(actor, "goals", row.employee_id, row.other_id) + f"#jaar-{row.year}")


class NameContact(Editing):
    """HR says who it is, or leaves it to who leads this person."""

    rule = ASSIGN_CONTACT
    form_class = NameContactForm
    done = gettext_lazy("Bewaard. Wat met het vorige aanspreekpunt vastgelegd is, blijft van die twee.")

    def load(self, person):
        self.person = visible(self.actor).filter(pk=person).first()
        if self.person is None:
            raise Http404

    def form(self, *args, **kwargs):
        return super().form(*args, person=self.person, **kwargs)

    @property
    def heading(self) -> str:
        return _("Vast aanspreekpunt van %(name)s") % {"name": self.person.full_name}

    @property
    def intro(self) -> str:
        found = queries.contact_of(self.actor, self.person.pk)
        if found is None:
            return _("Nu is er niemand.")
        said = _("Nu is het %(name)s.") if found.row else _("Nu is het %(name)s, de leidinggevende.")
        return said % {"name": found.person.full_name}

    def values(self, record):
        found = queries.contact_of(self.actor, self.person.pk)
        return {"contact": found.person if found and found.row else None, "starts_on": self.actor.today}

    def act(self, said):
        if said["contact"] is None:
            return actions.leave_it_to_the_leader(self.actor, person=self.person, starts_on=said["starts_on"])
        return actions.name_contact(self.actor, person=self.person, **said)

    def back(self, outcome=None):
        return self.to("person", self.person.pk)

    def crumbs(self):
        return [Crumb(_("Mensen"), self.to("people")), Crumb(self.person.full_name, self.back())]
