"""People without an account: who they are, and the invitations they get."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.administration.forms import AccountsFilter, InviteForm
from wegwijzer.administration.queries import accounts as queries
from wegwijzer.administration.queries.accounts import Show
from wegwijzer.administration.views.tabs import tabs
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.identity.actions import invite, withdraw_invitation
from wegwijzer.identity.models import Invitation
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.audience import who_sees
from wegwijzer.people.models import Person
from wegwijzer.people.queries.names import named

SIZE = 100  # people on a page, so that two presses invite two hundred


@require_safe
def accounts(request, organisation):
    CHANGE_PERSON.require_role(request.actor)
    return _page(request)


def _page(request, refusal: InviteForm | None = None):
    """The list, with the filters that stand in the address; with `refusal` once more, to mend the choice."""
    actor, asked = request.actor, AccountsFilter(request.GET)
    said = asked.cleaned_data if asked.is_valid() else {"show": "", "q": ""}
    show = said["show"] or Show.TO_INVITE
    people = named(said["q"], queries.without_account(actor, show), numbers=True)
    page = page_by_key(people, request.GET, among=Person.objects.all(), size=SIZE)
    context = {
        "tabs": tabs(actor, "administration-accounts"),
        "form": AccountsFilter({"show": show, "q": said["q"]}) if asked.is_valid() else asked,
        "show": show,
        "page": page,
        "rows": queries.rows_for(actor, page.rows),
        "accounts_url": within(actor, "administration-accounts"),
        "here": urlencode(_filters(request)),
        "refusal": refusal,
        "chosen": set(refusal.data.getlist("person")) if refusal else set(),
        "answer": who_sees(CHANGE_PERSON, None, actor),
    }
    return render(request, "administration/accounts.html", context, status=422 if refusal else 200)


@require_POST
def invite_people(request, organisation):
    """Invites who was ticked. Somebody who cannot be invited any more is named; the others go."""
    actor = request.actor
    CHANGE_PERSON.require_role(actor)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    people = queries.people_to_invite(actor, form.cleaned_data["ids"])
    refused = [sentence for person in people for sentence in _invite(actor, person)]
    _say(request, len(people) - len(refused), len(form.cleaned_data["ids"]) - len(people), refused)
    return _back(request)


def _invite(actor, person) -> list[str]:
    """Why this person was not invited; nothing when the invitation is on its way."""
    try:
        invite(actor, person=person)
    except ValidationError as refusal:
        return [f"{person.full_name}: {' '.join(refusal.messages)}"]
    return []


def _say(request, invited: int, unknown: int, refused: list[str]) -> None:
    if invited:
        said = ngettext("%(count)d uitnodiging vertrekt nu.", "%(count)d uitnodigingen vertrekken nu.", invited)
        messages.success(request, said % {"count": invited})
    for sentence in refused:
        messages.warning(request, sentence)
    if unknown:
        messages.warning(request, _("Wie er niet meer is, kreeg geen uitnodiging."))


@require_POST
def withdraw(request, organisation, invitation):
    actor = request.actor
    CHANGE_PERSON.require_role(actor)
    found = Invitation.objects.select_related("person").filter(pk=invitation).first()
    if found is None:
        raise Http404
    current = withdraw_invitation(actor, invitation=found)
    name = {"name": found.person.full_name}
    if current.accepted_at:
        messages.warning(request, _("%(name)s had de uitnodiging al gebruikt. Er is niets veranderd.") % name)
    else:
        messages.success(request, _("De uitnodiging van %(name)s is ingetrokken. De link werkt niet meer.") % name)
    return _back(request)


def _filters(request) -> dict[str, str]:
    return {key: request.GET[key] for key in ("show", "q") if request.GET.get(key)}


def _back(request):
    """To the list that was open, from its beginning."""
    kept, address = _filters(request), within(request.actor, "administration-accounts")
    return HttpResponseRedirect(f"{address}?{urlencode(kept)}" if kept else address)
