"""One agreement: what, who and when first; the rest for who wants it."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from wegwijzer.conversations import actions
from wegwijzer.conversations.forms.sitting import AgreementForm, NothingForm
from wegwijzer.conversations.models import AgreementMade
from wegwijzer.conversations.views.sitting import OfConversation
from wegwijzer.foundation.ids import new_id
from wegwijzer.plans.actions import FIELDS


class OfAgreement(OfConversation):
    here = "agree"
    form_class = AgreementForm
    template_name = "conversations/form/agreement.html"
    done = _("De afspraak staat erbij.")

    def form(self, *args, **kwargs):
        self.bound = super().form(*args, conversation=self.conversation, **kwargs)
        return self.bound

    def back(self, outcome=None):
        return super().back() + "#afspraken"


class NewAgreement(OfAgreement):
    heading = _("Afspraak toevoegen")
    intro = _("Drie dingen zijn genoeg: wat, wie en tegen wanneer.")
    button = _("Afspraak toevoegen")

    def values(self, record):
        return {"token": new_id(), "doers": ["employee"]}

    def act(self, said):
        return actions.make_agreement(
            self.actor, conversation=self.conversation, token=said.get("token"), **self.bound.said()
        )


class ChangeAgreement(OfAgreement):
    heading = _("Afspraak aanpassen")
    done = _("De afspraak is aangepast.")

    def load(self, agreement):
        made = AgreementMade.objects.select_related("agreement")
        found = made.filter(conversation=self.conversation, agreement=agreement).first()
        if found is None:
            raise Http404
        self.agreement = found.agreement

    def record(self):
        return self.agreement

    def values(self, record):
        return {
            **{name: getattr(record, name) for name in FIELDS},
            "checkpoints": [each.on for each in record.checkpoints.order_by("on")],
            "requests": [{"kind": each.kind, "text": each.text} for each in record.requests.order_by("pk")],
        }

    def act(self, said):
        return actions.change_agreement(self.actor, agreement=self.agreement, **self.bound.said())


class RemoveAgreement(ChangeAgreement):
    form_class = NothingForm
    template_name = OfConversation.template_name
    heading = _("Afspraak weghalen?")
    button = _("Weghalen")
    danger = True
    done = _("De afspraak is weg.")

    def form(self, *args, **kwargs):
        return OfConversation.form(self, *args, **kwargs)

    def page(self, form, status=200, **more):
        return OfConversation.page(self, form, status, intro=self.agreement.what, **more)

    def act(self, said):
        actions.remove_agreement(self.actor, agreement=self.agreement)
