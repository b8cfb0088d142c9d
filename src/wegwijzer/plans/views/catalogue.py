"""The actions to choose from, for everybody; and for HR how this organisation puts them."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.foundation.links import within
from wegwijzer.plans.access.catalogue import CHANGE_CATALOGUE, SEE_CATALOGUE
from wegwijzer.plans.actions import catalogue as actions
from wegwijzer.plans.catalogue import base, languages, shipped, words
from wegwijzer.plans.forms.catalogue import ActionForm, NothingForm
from wegwijzer.plans.models import OwnAction
from wegwijzer.plans.queries import plan as plans
from wegwijzer.plans.queries.catalogue import Action, actions_by_key, groups, own_words

HEADING = gettext_lazy("Manieren om te leren")


@require_safe
def catalogue(request, organisation):
    actor = request.actor
    SEE_CATALOGUE.require_role(actor)
    keeps = CHANGE_CATALOGUE.may_at_all(actor)
    context = {
        "groups": groups(actor, with_hidden=keeps),
        "keeps": keeps,
        "plan": plans.my_plan(actor) if actor.person_id else None,
    }
    return render(request, "plans/catalogue/page.html", context)


class OfCatalogue(Editing):
    rule = CHANGE_CATALOGUE
    form_class = ActionForm

    def crumbs(self):
        return [Crumb(HEADING, self.back())]

    def back(self, outcome=None):
        return self.to("actions")

    def form(self, *args, **kwargs):
        self.bound = super().form(*args, language=base(get_language()), **kwargs)
        return self.bound


class NewAction(OfCatalogue):
    heading = gettext_lazy("Manier toevoegen")
    intro = gettext_lazy("Voor iedereen in de organisatie. Eén taal is genoeg.")
    done = gettext_lazy("Toegevoegd.")

    def act(self, said):
        return actions.add_action(self.actor, group=said["group"], texts=self.bound.texts())


class OfAction(OfCatalogue):
    action: Action

    def load(self, key):
        found = actions_by_key(self.actor).get(key)
        if found is None:
            raise Http404
        self.action = found


class ChangeAction(OfAction):
    intro = gettext_lazy("Voor iedereen in de organisatie. Ook bij afspraken die er al zijn, staan de nieuwe woorden.")
    done = gettext_lazy("Aangepast.")

    def load(self, key):
        super().load(key)
        self.heading = _("%(name)s: aanpassen") % {"name": self.action.name}

    def record(self) -> OwnAction | None:
        return self.action.own

    def values(self, record):
        found = {"group": self.action.group}
        for language in languages():
            said = _stands(self.action, record, language)
            found |= {f"{part}_{language}": getattr(said, part) if said else "" for part in actions.LONGEST}
        return found

    def act(self, said):
        return actions.change_action(self.actor, key=self.action.key, group=said["group"], texts=self.bound.texts())


def _stands(action: Action, record: OwnAction | None, language: str):
    """What this language says now: the organisation's words, else the shipped ones."""
    if record is not None and record.texts:
        return own_words(record, language) if language in record.texts else None
    return words(action.key, language) if action.is_shipped else None


class RestoreAction(OfAction):
    form_class = NothingForm
    intro = gettext_lazy("Jullie eigen woorden gaan dan weg.")
    button = gettext_lazy("Terugzetten")
    done = gettext_lazy("De oorspronkelijke tekst staat er weer.")

    def load(self, key):
        super().load(key)
        if key not in {each.key for each in shipped()}:
            raise Http404
        self.heading = _("%(name)s: terug naar de oorspronkelijke tekst?") % {"name": self.action.name}

    def form(self, *args, **kwargs):
        return Editing.form(self, *args, **kwargs)

    def act(self, said):
        actions.restore_action(self.actor, key=self.action.key)


@require_POST
def hide(request, organisation, key):
    """`hidden=no` puts it back in the list."""
    actor = request.actor
    CHANGE_CATALOGUE.require_role(actor)
    if key not in actions_by_key(actor):
        raise Http404
    hidden = request.POST.get("hidden") != "no"
    actions.hide_action(actor, key=key, hidden=hidden)
    messages.success(request, _("Staat niet meer in de lijst.") if hidden else _("Staat weer in de lijst."))
    return HttpResponseRedirect(within(actor, "actions"))
