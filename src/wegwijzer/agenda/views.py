"""One's own appointments, answering them, and the feed for one's own calendar."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import actions, queries
from wegwijzer.agenda.events import event_of
from wegwijzer.agenda.models import Appointment
from wegwijzer.agenda.telling import address_of
from wegwijzer.foundation.links import within
from wegwijzer.foundation.sent import as_id
from wegwijzer.foundation.transaction import set_local
from wegwijzer.identity import letters as post
from wegwijzer.identity.models import Account
from wegwijzer.output import calendar
from wegwijzer.people.actors import NoLongerThere, acting_for


@require_safe
def agenda(request, organisation):
    """`?at=`, from a calendar or a letter: straight on to what that appointment is about."""
    asked = as_id(request.GET.get("at"))
    if asked and queries.one(request.actor, asked):
        return HttpResponseRedirect(address_of(request.actor, asked))
    feed, address = queries.my_feed(request.actor)
    context = {"appointments": queries.coming(request.actor), "feed": feed, "address": address}
    return render(request, "agenda/agenda.html", context)


@require_POST
def answer(request, organisation, appointment):
    row = _mine(request.actor, appointment)
    try:
        actions.answer(request.actor, appointment=row, answer=request.POST.get("answer", ""))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Je antwoord is bewaard."))
    return HttpResponseRedirect(address_of(request.actor, row.pk))


@require_POST
def take_over(request, organisation, appointment):
    """What somebody proposed from their calendar, in one click."""
    row = _mine(request.actor, appointment)
    try:
        actions.take_over(request.actor, appointment=row, person_id=as_id(request.POST.get("of")))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Het nieuwe moment staat in jullie agenda."))
    return HttpResponseRedirect(address_of(request.actor, row.pk))


@require_safe
def event(request, organisation, appointment):
    """One appointment as a file, for a calendar that no mail reaches."""
    row = _mine(request.actor, appointment)
    found = event_of(request.actor, queries.in_calendar(request.actor, row))
    content = calendar.feed([found], name="", zone=timezone.get_default_timezone())
    return _as_calendar(content, attached="wegwijzer.ics")


def _mine(actor: Actor, identifier) -> Appointment:
    row = queries.one(actor, identifier)
    if row is None:
        raise Http404
    return row


@require_POST
def feed_new(request, organisation):
    actions.open_feed(request.actor)
    messages.success(request, _("Je adres is klaar. Een vorig adres werkt niet meer."))
    return redirect(within(request.actor, "agenda") + "#feed")


@require_POST
def feed_close(request, organisation):
    actions.close_feed(request.actor)
    messages.success(request, _("Het adres werkt niet meer."))
    return redirect(within(request.actor, "agenda") + "#feed")


@require_safe
def feed(request, token):
    """What a calendar fetches, without signing in: the token is the key, and opens times alone."""
    whose = queries.whose_feed(token)
    if whose is None:
        raise Http404
    try:
        with acting_for(*whose) as actor:
            content = _feed_of(actor)
    except NoLongerThere:
        raise Http404 from None
    return _as_calendar(content)


def _feed_of(actor: Actor) -> bytes:
    set_local(account=actor.person.account_id)
    account = Account.objects.filter(pk=actor.person.account_id, is_active=True).first()
    if account is None:
        raise Http404
    with override(post.language_of(account, actor.organisation.language)):
        events = [event_of(actor, row) for row in queries.in_feed(actor)]
    return calendar.feed(events, name="Wegwijzer", zone=timezone.get_default_timezone())


def _as_calendar(content: bytes, attached: str = "") -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    if attached:
        response["Content-Disposition"] = f'attachment; filename="{attached}"'
    return response
