"""Pages for one thing within the form: beginning, an example, a proposal, an agreement."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from wegwijzer.conversations import actions, instrument
from wegwijzer.conversations.forms.sitting import BeginForm, ExampleForm, NothingForm
from wegwijzer.conversations.models import Example
from wegwijzer.conversations.views.sitting import OfConversation
from wegwijzer.foundation.ids import new_id


class Begin(OfConversation):
    """The two sit together: now, or they did and wrote on paper."""

    form_class = BeginForm
    heading = _("Met een formulier op papier")
    intro = _("Jullie praatten al, en schreven op papier. Zeg wanneer dat was. Daarna vul je in wat erop staat.")
    button = _("Naar het formulier")
    done = _("Het gesprek is begonnen. Jullie kunnen nu samen invullen.")

    def form(self, *args, **kwargs):
        self.bound = super().form(*args, **kwargs)
        return self.bound

    def act(self, said):
        return actions.hold(self.actor, conversation=self.conversation, held_at=self.bound.moment)

    def page(self, form, status=200, **more):
        if form.errors.get("held_at"):
            form.add_error("on", form.errors.pop("held_at"))
        return super().page(form, status, **more)

    def post(self, request):
        self.request = request
        form = self.form(request.POST)
        if form.is_valid():
            return super().post(request)
        return self.page(form, 422)


class OfTheme(OfConversation):
    form_class = ExampleForm
    done = _("Het voorbeeld staat erbij.")

    def back(self, outcome=None):
        return super().back() + f"#thema-{self.theme}"


class NewExample(OfTheme):
    heading = _("Voorbeeld toevoegen")
    intro = _("Een concreet moment zegt meer dan een cijfer.")
    button = _("Toevoegen")

    def load(self, theme):
        if theme not in instrument.themes(self.conversation):
            raise Http404
        self.theme = theme

    def values(self, record):
        return {"token": new_id()}

    def act(self, said):
        return actions.add_example(self.actor, conversation=self.conversation, theme=self.theme, **said)


class ChangeExample(OfTheme):
    heading = _("Voorbeeld aanpassen")

    def load(self, example):
        self.example = self.my_own(Example, example)
        self.theme = self.example.theme

    def record(self):
        return self.example

    def values(self, record):
        return {"text": record.text, "kind": record.kind}

    def act(self, said):
        return actions.change_example(self.actor, example=self.example, text=said["text"], kind=said["kind"])


class RemoveExample(ChangeExample):
    form_class = NothingForm
    heading = _("Voorbeeld weghalen?")
    button = _("Weghalen")
    danger = True
    done = _("Het voorbeeld is weg.")

    def act(self, said):
        actions.remove_example(self.actor, example=self.example)
