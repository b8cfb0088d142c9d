"""Somebody's home in an organisation, and the question whether their path is right."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wegwijzer.access.editing import tell
from wegwijzer.access.roles import Role
from wegwijzer.foundation.ids import new_id
from wegwijzer.identity.queries import has_second_factor
from wegwijzer.notices.queries import AT_HOME, told
from wegwijzer.people.access import SEE_PERSON
from wegwijzer.people.actions import check_path
from wegwijzer.people.audience import who_sees
from wegwijzer.people.queries.career import career_of
from wegwijzer.people.sections import sections_of
from wegwijzer.people.views.person import path_context
from wegwijzer.shell.home import queries
from wegwijzer.shell.home.forms import RemarkForm
from wegwijzer.shell.home.next_step import next_step
from wegwijzer.shell.home.open_work import open_work
from wegwijzer.shell.home.welcome import rooms


@require_safe
def home(request, organisation):
    actor = request.actor
    situation = queries.situation(actor, second_factor=has_second_factor(request.user))
    step = next_step(situation)
    has_career = Role.EMPLOYEE in actor.roles
    contacts = queries.contacts(actor) if has_career else []
    context = {
        "situation": situation,
        "step": step,
        "open_work": open_work(actor, situation, step),
        "rooms": rooms(actor),
        "has_career": has_career,  # who has none here is not told whom to talk with about it
        "contacts": contacts[: queries.FEW_CONTACTS],
        "more_contacts": contacts[queries.FEW_CONTACTS :],
        "notices": told(actor, unseen=True, most=AT_HOME),
    }
    if situation.has_path:
        career = career_of(actor, actor.person)
        context |= {"career": career, "answer": who_sees(SEE_PERSON, actor.person, actor), **path_context(career)}
        parts = [part for part in sections_of(actor, actor.person) if part.at_home]
        context["beside"] = [part for part in parts if part.first]
        context["sections"] = [part for part in parts if not part.first]
    return render(request, "shell/home/home.html", context)


@require_POST
def path_right(request, organisation):
    check_path(request.actor)
    messages.success(request, _("Je pad klopt. Over een jaar vragen we het nog eens."))
    return redirect("home", organisation=organisation)


def _passed_on(actor, form: RemarkForm) -> bool:
    try:
        check_path(actor, **form.cleaned_data)
    except ValidationError as refusal:  # the same form arrived twice in one moment
        tell(form, refusal)
    return form.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
def path_remark(request, organisation):
    form = RemarkForm(request.POST or None, initial={"token": new_id()})
    if request.method == "POST" and form.is_valid() and _passed_on(request.actor, form):
        messages.success(request, _("Doorgegeven aan HR. Zij verbeteren je pad of laten je iets weten."))
        return redirect("home", organisation=organisation)
    status = 422 if form.is_bound else 200
    return render(request, "shell/home/remark.html", {"form": form}, status=status)
