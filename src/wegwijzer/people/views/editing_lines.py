"""Who leads somebody, and which roles they have."""

from django.utils.translation import gettext_lazy

from wegwijzer.access.editing import values_of
from wegwijzer.foundation.clock import today
from wegwijzer.people import actions
from wegwijzer.people.forms.persons import EndRoleForm, RoleForm
from wegwijzer.people.forms.places import CorrectLeaderForm, EndForm, LeaderForm
from wegwijzer.people.models import Membership, ReportingLine
from wegwijzer.people.views.editing import PersonEditing, found_or_404
from wegwijzer.people.views.editing_places import CORRECTION, PlaceEditing


class NewLeader(PlaceEditing):
    form_class = LeaderForm
    heading = gettext_lazy("Leidinggevende aanduiden")
    intro = gettext_lazy("De vorige leidinggevende stopt de dag ervoor. Andere soorten kunnen naast elkaar bestaan.")
    done = gettext_lazy("De leidinggevende is bewaard.")

    def record(self) -> None:
        """Nothing that is there is changed, so nothing has to be as it was."""

    def values(self, record) -> dict:
        return {"starts_on": max(today(), self.place.starts_on)}

    def act(self, said: dict) -> ReportingLine:
        return actions.appoint_leader(self.actor, position=self.place, **said)


class LineEditing(PersonEditing):
    line: ReportingLine

    def load(self, person, line) -> None:
        super().load(person)
        rows = ReportingLine.objects.filter(person=self.person).select_related("manager", "position")
        self.line = found_or_404(rows, line)

    def record(self) -> ReportingLine:
        return self.line


class EndLine(LineEditing):
    form_class = EndForm
    heading = gettext_lazy("Leidinggevende stopt")
    button = gettext_lazy("Bewaren")
    done = gettext_lazy("De laatste dag is bewaard.")

    def values(self, record: ReportingLine) -> dict:
        return values_of(record, "ends_on")

    def act(self, said: dict) -> ReportingLine:
        return actions.end_line(self.actor, line=self.line, ends_on=said["ends_on"])


class CorrectLine(LineEditing):
    form_class = CorrectLeaderForm
    heading = gettext_lazy("Leidinggevende verbeteren")
    intro = CORRECTION
    button = gettext_lazy("Verbetering bewaren")
    done = gettext_lazy("De verbetering is bewaard.")

    def values(self, record: ReportingLine) -> dict:
        return values_of(record, "manager", "kind", "starts_on", "ends_on")

    def act(self, said: dict) -> ReportingLine:
        return actions.change_line(self.actor, line=self.line, **said)


class NewRole(PersonEditing):
    form_class = RoleForm
    heading = gettext_lazy("Rol geven")
    done = gettext_lazy("De rol is bewaard.")

    def values(self, record) -> dict:
        return {"starts_on": today()}

    def act(self, said: dict) -> Membership:
        return actions.grant_role(self.actor, person=self.person, **said)


class EndRole(PersonEditing):
    form_class = EndRoleForm
    heading = gettext_lazy("Rol beëindigen")
    intro = gettext_lazy("Vanaf de dag erna ziet deze persoon niet meer wat bij die rol hoort.")
    done = gettext_lazy("De laatste dag van de rol is bewaard.")
    role: Membership

    def load(self, person, role) -> None:
        super().load(person)
        self.role = found_or_404(Membership.objects.filter(person=self.person), role)

    def record(self) -> Membership:
        return self.role

    def values(self, record: Membership) -> dict:
        return values_of(record, "ends_on")

    def act(self, said: dict) -> Membership:
        return actions.change_role(self.actor, membership=self.role, ends_on=said["ends_on"])
