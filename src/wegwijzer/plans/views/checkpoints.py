"""Looking again at agreements: the page of one moment, planning, moving, letting go, and noting how it goes."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.foundation.sent import as_id
from wegwijzer.people.audience import who_sees
from wegwijzer.plans.access.checkpoints import SEE_CHECKPOINT, SEE_CHECKPOINT_NOTE
from wegwijzer.plans.actions import checkpoints as actions
from wegwijzer.plans.forms.checkpoints import MomentForm, NewCheckpointForm, NoMoreForm, NoteForm
from wegwijzer.plans.models import Agreement, Checkpoint
from wegwijzer.plans.queries import checkpoints as queries
from wegwijzer.plans.rules.checkpoints import TEXTS, USUAL_HOUR, USUAL_MINUTES


def fetch(actor, identifier) -> Checkpoint:
    """Raises Http404 for one that is not for the actor's eyes: nothing tells that it is there."""
    found = queries.one(actor, identifier)
    if found is None:
        raise Http404
    return found


@require_safe
def checkpoint(request, organisation, checkpoint):
    """That and when, for who may see it; what was noted, for the two."""
    actor, row = request.actor, fetch(request.actor, checkpoint)
    (seen,) = queries.seen(actor, [row])
    notes = queries.notes(actor, row)
    context = {
        "seen": seen,
        "checkpoint": row,
        "notes": notes,
        "mine": next((note for note in notes if note.by_id == actor.person_id), None),
        "draft": draft_of(actor, row),
        "again": queries.first_that_runs(actor, seen.agreements) if seen.is_mine and not seen.is_ahead else None,
        "answer": who_sees(SEE_CHECKPOINT, row, actor),
        "notes_answer": who_sees(SEE_CHECKPOINT_NOTE, row, actor),
        "crumbs": [Crumb(_("Agenda"), within(actor, "agenda")), Crumb(_("Afspraken bekijken"))],
    }
    return render(request, "plans/checkpoints/checkpoint.html", context)


def draft_of(actor, row: Checkpoint) -> str:
    """Under which name a device keeps what this person did not save yet."""
    return f"{actor.person_id}:checkpoint-{row.pk}"


class NewCheckpoint(Editing):
    """`?agreement=` in the address says of which, and so with whom."""

    template_name = "plans/checkpoints/new.html"
    form_class = NewCheckpointForm
    button = gettext_lazy("Moment plannen")
    done = gettext_lazy("Het moment staat in de agenda.")

    def dispatch(self, request, *args, organisation):
        self.actor = request.actor
        asked = as_id(request.GET.get("agreement"))
        mine = queries.can_be_looked_at(self.actor)
        self.like = next((one for one in mine if one.pk == asked), None) if asked else None
        if asked and self.like is None:
            self.like = self._of_somebody_else(asked)
        self.agreements = queries.can_be_looked_at(self.actor, self.like) if self.like else mine
        return View.dispatch(self, request)

    @property
    def alone(self) -> bool:
        """Whether it is about what nobody else agreed to."""
        return self.like is not None and self.like.other_id is None

    @property
    def heading(self):
        return _("Wanneer kijk je opnieuw?") if self.alone else _("Wanneer kijken jullie opnieuw?")

    @property
    def intro(self):
        if self.alone:
            return _("Het moment komt in je agenda. Waarover het gaat, staat daar niet bij.")
        return _("Het moment komt in jullie beider agenda. Wat jullie dan bespreken, staat daar niet bij.")

    def _of_somebody_else(self, identifier) -> Agreement:
        """One that the actor made with an employee."""
        found = queries.agreement_of_mine(self.actor, identifier)
        if found is None:
            raise Http404
        return found

    def form(self, *args, **kwargs):
        made = super().form(*args, agreements=self.agreements, **kwargs)
        if self.alone:
            made.fields["agreements"].label = _("Wat bekijk je?")
        return made

    def values(self, record):
        chosen = [str(self.like.pk)] if self.like else []
        if len(self.agreements) == 1:
            chosen = [str(self.agreements[0].pk)]
        return {"agreements": chosen, "minutes": USUAL_MINUTES, "at": USUAL_HOUR, "token": new_id()}

    def act(self, said):
        return actions.plan(
            self.actor,
            agreements=said["agreements"],
            starts_at=said["starts_at"],
            minutes=said["minutes"],
            place=said["place"],
            token=said.get("token"),
        )

    def page(self, form, status=200, **more):
        beside_the_day(form)
        return super().page(form, status, agreements=self.agreements, **more)

    def back(self, outcome=None):
        return self.to("checkpoint", outcome.pk) if outcome else self.to("agenda")

    def crumbs(self):
        return [Crumb(_("Agenda"), self.to("agenda"))]


def beside_the_day(form) -> None:
    """What the action refuses of a moment stands beside the day."""
    if form.is_bound and (found := form.errors.pop("starts_at", None)):
        form.add_error("on", found.as_data())


class OfCheckpoint(Editing):
    """A page with one form, from the page of a checkpoint and back to it, for its two people."""

    template_name = "plans/checkpoints/one_form.html"

    def dispatch(self, request, *args, organisation, checkpoint):
        self.actor = request.actor
        self.checkpoint = fetch(self.actor, checkpoint)
        (self.seen,) = queries.seen(self.actor, [self.checkpoint])
        if not self.seen.is_mine:
            raise Http404
        if not self.can_be():
            messages.info(request, _("Dit moment is al voorbij. Er valt niets meer aan te veranderen."))
            return HttpResponseRedirect(self.back())
        return View.dispatch(self, request)

    def can_be(self) -> bool:
        return self.seen.is_ahead

    def back(self, outcome=None):
        return self.to("checkpoint", self.checkpoint.pk)

    def crumbs(self):
        return [Crumb(_("Afspraken bekijken"), self.back())]

    @property
    def name(self) -> dict[str, str]:
        return {"name": self.seen.other.given_name if self.seen.other else ""}

    def page(self, form, status=200, **more):
        answer = who_sees(SEE_CHECKPOINT, self.checkpoint, self.actor)
        return super().page(form, status, **{"seen": self.seen, "checkpoint": self.checkpoint, "answer": answer} | more)


class Move(OfCheckpoint):
    form_class = MomentForm
    heading = gettext_lazy("Een ander moment kiezen")
    button = gettext_lazy("Moment verplaatsen")
    done = gettext_lazy("Het nieuwe moment staat in de agenda.")

    @property
    def intro(self):
        if not self.seen.other:
            return ""
        return _("De agenda van %(name)s verandert mee.") % self.name

    def record(self):
        return self.checkpoint

    def mark(self, record):
        return str(record.version) if record else ""

    def values(self, record):
        local = timezone.localtime(record.starts_at)
        when = {"on": local.date(), "at": local.time().replace(second=0, microsecond=0)}
        return {**when, "minutes": record.minutes, "place": record.place}

    def act(self, said):
        return actions.move(
            self.actor,
            checkpoint=self.checkpoint,
            starts_at=said["starts_at"],
            minutes=said["minutes"],
            place=said["place"],
        )

    def page(self, form, status=200, **more):
        beside_the_day(form)
        return super().page(form, status, **more)


class Cancel(OfCheckpoint):
    form_class = NoMoreForm
    heading = gettext_lazy("Gaat dit moment niet door?")
    button = gettext_lazy("Het gaat niet door")
    done = gettext_lazy("Het moment is uit de agenda’s gehaald.")
    danger = True

    @property
    def intro(self):
        if not self.seen.other:
            return _("Je afspraken blijven staan. Een nieuw moment kiezen kan altijd.")
        return (
            _("%(name)s krijgt bericht. Jullie afspraken blijven staan; een nieuw moment kiezen kan altijd.")
            % self.name
        )

    def act(self, said):
        return actions.cancel(self.actor, checkpoint=self.checkpoint)


class Hold(OfCheckpoint):
    """In two minutes on a phone: four short questions, of which one answer is enough."""

    template_name = "plans/checkpoints/hold.html"
    form_class = NoteForm
    heading = gettext_lazy("Hoe gaat het?")
    button = gettext_lazy("Bewaren")

    @property
    def intro(self):
        few = _("Een paar woorden zijn genoeg. Wat leeg blijft, is ook goed.")
        day = timezone.localdate(self.checkpoint.starts_at)
        if self.checkpoint.held_at or day <= self.actor.today:
            return few
        gone = _("Kijk je nu al? Dan vervalt het moment van %(day)s in de agenda.")
        return f"{few} {gone % {'day': date_format(day, 'j F')}}"

    @property
    def done(self):
        return _("Bewaard. Jullie lezen het allebei na.") if self.seen.other else _("Bewaard. Alleen jij leest het na.")

    def can_be(self):
        return self.checkpoint.cancelled_at is None

    def form(self, *args, **kwargs):
        about = self.checkpoint.employee.given_name if self.actor.person_id != self.checkpoint.employee_id else ""
        return super().form(*args, about_other=about, **kwargs)

    def notes(self):
        return queries.notes(self.actor, self.checkpoint)

    def record(self):
        return next((one for one in self.notes() if one.by_id == self.actor.person_id), None)

    def mark(self, record):
        return str(record.version) if record else "0"

    def values(self, record):
        return {name: getattr(record, name) for name in TEXTS} if record else {}

    def act(self, said):
        return actions.hold(self.actor, checkpoint=self.checkpoint, **{name: said[name] for name in TEXTS})

    def page(self, form, status=200, **more):
        return super().page(
            form,
            status,
            answer=who_sees(SEE_CHECKPOINT_NOTE, self.checkpoint, self.actor),
            theirs=[one for one in self.notes() if one.by_id != self.actor.person_id],
            draft=draft_of(self.actor, self.checkpoint),
            **more,
        )
