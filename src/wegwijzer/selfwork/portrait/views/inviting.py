"""Choosing who is asked: colleagues, addresses, a link to hand over oneself; withdrawing and reminding. The answer is
the same whether or not a letter goes."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wegwijzer.foundation.links import within
from wegwijzer.selfwork.portrait import asking as actions
from wegwijzer.selfwork.portrait import queries
from wegwijzer.selfwork.portrait.forms import ColleaguesForm, LinkForm, MailForm
from wegwijzer.selfwork.portrait.views.common import OfAsking, there

OUR_LETTER = gettext_lazy(
    "Wij sturen hun een korte brief met jouw naam en een link. Wat je zelf schreef, lezen ze pas op de pagina. "
    "Of iemand de brief kreeg of opende, tonen we niet."
)


class Colleagues(OfAsking):
    form_class = ColleaguesForm
    heading = gettext_lazy("Vraag collega’s")
    intro = OUR_LETTER
    button = gettext_lazy("Vraag het")
    done = gettext_lazy("Je vraag staat klaar voor wie je koos.")

    def act(self, said):
        return actions.invite_colleagues(self.actor, asking=self.asking, people=said["people"])


class Mail(OfAsking):
    form_class = MailForm
    heading = gettext_lazy("Vraag mensen per e-mail")
    intro = OUR_LETTER
    button = gettext_lazy("Vraag het")
    done = gettext_lazy("Je vraag staat klaar voor wie je koos.")

    def act(self, said):
        return actions.invite_by_mail(self.actor, asking=self.asking, addresses=said["addresses"])


class Link(OfAsking):
    form_class = LinkForm
    heading = gettext_lazy("Geef zelf een link door")
    intro = gettext_lazy(
        "Een link is voor één persoon en één verhaal. Geef hem door zoals je wil: in een bericht of op papier."
    )
    button = gettext_lazy("Maak de link")
    done = gettext_lazy("De link staat bij wie je vroeg.")

    def act(self, said):
        return actions.invite_by_link(self.actor, asking=self.asking, name=said["name"], token=said["token"])

    def values(self, record):
        return {"token": uuid4()}


def _back(actor, row) -> HttpResponseRedirect:
    return HttpResponseRedirect(within(actor, "asking", row.asking_id) + "#gevraagd")


@require_POST
def withdraw(request, organisation, invited):
    row = there(queries.invitation(request.actor, invited))
    actions.withdraw(request.actor, invited=row)
    messages.success(request, _("De link van %(name)s werkt niet meer.") % {"name": row.name})
    return _back(request.actor, row)


@require_POST
def remind(request, organisation, invited):
    row = there(queries.invitation(request.actor, invited))
    try:
        actions.remind(request.actor, invited=row)
        messages.success(request, _("Je herinnering staat klaar."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return _back(request.actor, row)
