"""The way in: the first page, and the page behind an invitation."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wegwijzer.access.roles import Role
from wegwijzer.identity import actions, queries
from wegwijzer.identity.forms import InvitationForm
from wegwijzer.identity.rules import InvitationState
from wegwijzer.identity.signing_in import sign_in


@require_safe
def entry(request):
    """To the only organisation there is for somebody, or the choice between several."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    doors = queries.my_doors(request)
    if len(doors) == 1:
        return HttpResponseRedirect(_home(doors[0].slug))
    if not doors:
        return render(request, "identity/no_organisation.html")
    choices = [(door, [role.label for role in Role if role in door.roles]) for door in doors]
    return render(request, "identity/choose_organisation.html", {"choices": choices})


def _home(slug: str) -> str:
    return reverse("home", kwargs={"organisation": slug})


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, token: str):
    """What somebody with an invitation sees, and (POST) the password they chose."""
    found = queries.find_invitation(token)
    if found is None or found.state is not InvitationState.OPEN:
        return _not_open(request, found)
    _speak(request, found)
    if request.user.is_authenticated or actions.account_with(found.email):
        return _with_account(request, found, token)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            account, _found = actions.accept_invitation(token, password=form.cleaned_data["password"])
            return sign_in(request, account, to=_home(found.slug))
        except actions.NotOpen as late:
            return _not_open(request, late.found)
        except actions.HasAccount:
            return HttpResponseRedirect(request.path)
        except ValidationError as refused:
            form.add_error(None, refused)
    status = 422 if form.errors else 200
    return render(request, "identity/invitation.html", {"found": found, "form": form}, status=status)


@require_POST
def invitation_account(request, token: str):
    """Accept with the account that is signed in."""
    page = reverse("invitation", kwargs={"token": token})
    if not request.user.is_authenticated:
        return redirect_to_login(page)
    try:
        found = actions.accept_with_account(request.user, token=token)
    except actions.NotOpen as late:
        return _not_open(request, late.found)
    except ValidationError as refused:
        found = queries.find_invitation(token)
        return _with_account(request, found, token, problem=" ".join(refused.messages))
    return HttpResponseRedirect(_home(found.slug))


def _with_account(request, found: queries.FoundInvitation, token: str, problem: str = ""):
    """Sign in first, or say with which account: never silently with whatever is open in this browser."""
    context = {
        "found": found,
        "token": token,
        "problem": problem,
        "has_account": actions.account_with(found.email) is not None,
        "is_mine": request.user.is_authenticated and request.user.email.lower() == found.email.lower(),
    }
    return render(request, "identity/invitation_account.html", context, status=409 if problem else 200)


def _not_open(request, found: queries.FoundInvitation | None):
    """One clear sentence for each way in which an invitation no longer works, and whom to ask."""
    if found is not None:
        _speak(request, found)
    context = {"found": found, "state": found.state.value if found else "unknown"}
    return render(request, "identity/invitation_closed.html", context, status=410 if found else 404)


def _speak(request, found: queries.FoundInvitation) -> None:
    """In the organisation's language, until somebody chooses another: here nobody is known yet."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(found.language)
        request.LANGUAGE_CODE = found.language
