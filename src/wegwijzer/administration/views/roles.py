"""Who has which role; giving one and ending one."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.access.roles import Role
from wegwijzer.administration.forms import EndForm, GrantForm, RolesFilter
from wegwijzer.administration.queries import roles as queries
from wegwijzer.administration.responsibilities import RESPONSIBILITIES
from wegwijzer.administration.rules import what_closes
from wegwijzer.administration.views.tabs import tabs
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.actions import change_role, grant_role
from wegwijzer.people.audience import who_sees
from wegwijzer.people.models import Membership


@require_safe
def roles(request, organisation):
    actor = request.actor
    CHANGE_PERSON.require_role(actor)
    asked = RolesFilter(request.GET)
    said = asked.cleaned_data if asked.is_valid() else {"role": "", "q": ""}
    rows = queries.held_by(actor, role=said["role"], text=said["q"])
    numbers = queries.counts(actor)
    context = {
        "tabs": tabs(actor, "administration-roles"),
        "form": asked,
        "page": page_by_key(rows, request.GET, keys=queries.KEYS, among=queries.held(actor)),
        "responsibilities": [(one, one.role.label, numbers.get(one.role, 0)) for one in RESPONSIBILITIES],
        "asked_role": Role(said["role"]) if said["role"] else None,
        "today": actor.today,
        "answer": who_sees(CHANGE_PERSON, None, actor),
    }
    return render(request, "administration/roles.html", context)


class RoleEditing(Editing):
    rule = CHANGE_PERSON

    def back(self, outcome=None):
        return self.to("administration-roles")

    def crumbs(self):
        return [
            Crumb(_("Beheer"), self.to("administration")),
            Crumb(_("Rollen"), self.to("administration-roles")),
        ]


class Grant(RoleEditing):
    form_class = GrantForm
    heading = gettext_lazy("Een rol geven")
    button = gettext_lazy("Rol geven")
    done = gettext_lazy("De rol is gegeven.")

    def values(self, record):
        asked = self.request.GET
        return {"starts_on": self.actor.today, "person": asked.get("person"), "role": asked.get("role")}

    def act(self, said):
        return grant_role(self.actor, **said)


class End(RoleEditing):
    form_class = EndForm
    heading = gettext_lazy("Wanneer stopt deze rol?")
    done = gettext_lazy("De laatste dag is bewaard.")

    def load(self, membership):
        self.membership = queries.held(self.actor).filter(pk=membership).first()
        if self.membership is None:
            raise Http404

    @property
    def intro(self):
        """Whose role it is, and what closes with it."""
        named = {"name": self.membership.person.full_name, "role": self.membership.get_role_display()}
        closes = what_closes(
            self.membership.role,
            is_own=self.membership.person_id == self.actor.person_id,
            others=queries.other_roles(self.membership, self.actor),
        )
        return " ".join(sentence % named for sentence in (_("%(role)s: %(name)s."), closes) if sentence)

    def record(self):
        return Membership.objects.get(pk=self.membership.pk)

    def values(self, record):
        return {"ends_on": record.ends_on}

    def act(self, said):
        return change_role(self.actor, membership=self.membership, **said)


grant = Grant.as_view()
end = End.as_view()
