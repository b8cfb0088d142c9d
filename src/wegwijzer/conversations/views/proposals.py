"""The second phase: what could be, what each thinks of it, in which direction and where."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.form_words import DIRECTIONS, PLACES, VERDICT_ICONS, VERDICTS, choices
from wegwijzer.conversations.forms.sitting import NothingForm, ProposalForm, VerdictForm
from wegwijzer.conversations.models import Proposal
from wegwijzer.conversations.views.sitting import OfConversation, fetch, page, sitting
from wegwijzer.foundation.ids import new_id


@dataclass(frozen=True)
class Shown:
    row: Proposal
    is_mine: bool
    by_employee: bool
    direction: str
    place: str
    verdict: str
    icon: str


def shown(desk, actor) -> list[Shown]:
    return [
        Shown(
            row,
            row.author_id == actor.person_id,
            row.author_id == desk.conversation.employee_id,
            str(DIRECTIONS.get(row.direction, "")),
            str(PLACES.get(row.place, "")),
            str(VERDICTS.get(row.verdict, "")),
            VERDICT_ICONS.get(row.verdict, "clock"),
        )
        for row in desk.proposals
    ]


@require_safe
def proposals(request, organisation, conversation):
    actor = request.actor
    desk = queries.desk(actor, fetch(actor, conversation))
    return page(
        request,
        "proposals.html",
        sitting(actor, desk, "propose")
        | {
            "proposals": shown(desk, actor),
            "hearers": queries.hearers(actor, desk.conversation),
            "verdicts": choices(VERDICTS),
            "directions": choices(DIRECTIONS),
            "places": choices(PLACES),
            "token": new_id,
        },
    )


class OfProposal(OfConversation):
    here = "propose"

    def record(self):
        return self.proposal

    def back(self, outcome=None):
        return super().back() + (f"#voorstel-{self.proposal.pk}" if getattr(self, "proposal", None) else "")


class NewProposal(OfConversation):
    here = "propose"
    form_class = ProposalForm
    heading = _("Voorstel toevoegen")
    button = _("Toevoegen")
    done = _("Het voorstel staat erbij.")

    def values(self, record):
        return {"token": new_id()}

    def act(self, said):
        return actions.add_proposal(self.actor, conversation=self.conversation, **said)


class ChangeProposal(OfProposal):
    form_class = ProposalForm
    heading = _("Voorstel aanpassen")

    def load(self, proposal):
        self.proposal = self.my_own(Proposal, proposal)

    def values(self, record):
        return {name: getattr(record, name) for name in ("text", "direction", "place")}

    def act(self, said):
        words = {name: said[name] for name in ("text", "direction", "place")}
        return actions.change_proposal(self.actor, proposal=self.proposal, **words)


class RemoveProposal(ChangeProposal):
    form_class = NothingForm
    heading = _("Voorstel weghalen?")
    button = _("Weghalen")
    danger = True
    done = _("Het voorstel is weg.")

    def values(self, record):
        return {}

    def act(self, said):
        actions.remove_proposal(self.actor, proposal=self.proposal)
        self.proposal = None


class Verdict(OfProposal):
    """Possible, not yet or not possible, and why: either of the two says so."""

    form_class = VerdictForm
    heading = _("Wat kan er?")
    done = _("Bewaard.")

    def load(self, proposal):
        self.proposal = self.mine(Proposal, proposal)

    def values(self, record):
        return {"verdict": record.verdict, "why": record.why}

    def page(self, form, status=200, **more):
        return super().page(form, status, intro=self.proposal.text, **more)

    def act(self, said):
        return actions.judge_proposal(self.actor, proposal=self.proposal, verdict=said["verdict"], why=said["why"])
