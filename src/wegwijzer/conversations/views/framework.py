"""“Waarom deze gesprekken?”: a page for everybody, newcomers first; and HR's page to make the text the house's own."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.access.structure import SEE_STRUCTURE
from wegwijzer.conversations import actions
from wegwijzer.conversations.access import CHANGE_FRAMEWORK
from wegwijzer.conversations.forms.framework import FrameworkForm
from wegwijzer.conversations.forms.models import NothingForm
from wegwijzer.conversations.framework import shipped, ships
from wegwijzer.conversations.queries import framework as queries
from wegwijzer.foundation.links import within
from wegwijzer.foundation.sent import as_id
from wegwijzer.organisations.saving import ChangedMeanwhile

HEADING = gettext_lazy("Waarom deze gesprekken?")
TEXTS = gettext_lazy("De tekst aanpassen")
NAMES = dict(settings.LANGUAGES)


@require_safe
def framework(request, organisation):
    actor = request.actor
    SEE_STRUCTURE.require_role(actor)
    context = {
        "framework": queries.framework_for(actor, get_language() or "nl"),
        "may_change": CHANGE_FRAMEWORK.may_at_all(actor),
    }
    return render(request, "conversations/around/framework.html", context)


@require_safe
def texts(request, organisation):
    """Per language that people can choose: whose text it is, since when, and what stood there before."""
    actor = request.actor
    CHANGE_FRAMEWORK.require_role(actor)
    found = queries.newest_of_each()
    rows = [
        {
            "language": language,
            "name": NAMES[language],
            "row": found.get(language),
            "is_own": language in found and bool(found[language].text),
            "ships": ships(language),
            "versions": [(each, queries.own(each)) for each in queries.versions(language)] if language in found else [],
        }
        for language in actor.organisation.languages
        if language in NAMES
    ]
    crumbs = [Crumb(HEADING, within(actor, "framework")), Crumb(TEXTS)]
    return render(request, "conversations/around/framework_texts.html", {"rows": rows, "crumbs": crumbs})


class OfText(Editing):
    rule = CHANGE_FRAMEWORK

    def load(self, language):
        if language not in self.actor.organisation.languages or language not in NAMES:
            raise Http404
        self.language = language

    def record(self):
        return queries.newest(self.language)

    def back(self, outcome=None):
        return self.to("framework-texts")

    def crumbs(self):
        return [Crumb(HEADING, self.to("framework")), Crumb(TEXTS, self.back())]

    def unchanged_since(self, version):
        """Rows are added here and never changed, so there is none to lock."""
        newest = self.record()
        if self.mark(newest) != version:
            raise ChangedMeanwhile(newest)


class ChangeText(OfText):
    """`?from=` an earlier version: it stands in the form, and holds once it is saved."""

    form_class = FrameworkForm
    done = gettext_lazy("Iedereen leest dit vanaf nu. De vorige tekst is bewaard.")

    @property
    def heading(self) -> str:
        return _("Tekst in het %(language)s") % {"language": NAMES[self.language]}

    def values(self, record):
        asked = as_id(self.request.GET.get("from"))
        earlier = next((each for each in queries.versions(self.language) if each.pk == asked), None) if asked else None
        chosen = earlier or record
        its = queries.own(chosen) if chosen is not None and chosen.text else shipped(self.language)
        return {"title": its.title, "text": its.as_text}

    def act(self, said):
        return actions.publish_framework(self.actor, language=self.language, **said)


class BackToShipped(OfText):
    form_class = NothingForm
    intro = gettext_lazy("Iedereen leest dan weer de tekst die met Wegwijzer komt. Jullie eigen tekst blijft bewaard.")
    button = gettext_lazy("Terug naar de tekst van Wegwijzer")
    done = gettext_lazy("Iedereen leest nu de tekst van Wegwijzer.")

    @property
    def heading(self) -> str:
        return _("Tekst in het %(language)s terugzetten?") % {"language": NAMES[self.language]}

    def act(self, said):
        return actions.back_to_shipped(self.actor, language=self.language)
