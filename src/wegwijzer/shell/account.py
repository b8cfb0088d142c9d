"""Mijn account: the page from which someone guards the own way in. Everything here is the account's own."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe


@login_required
@require_safe
def account(request):
    """The state of password, second step, passkeys, recovery codes and sign-ins, with a way to each."""
    kinds = Authenticator.objects.filter(user=request.user).values_list("type", flat=True)
    context = {
        "has_password": request.user.has_usable_password(),
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkeys": sum(kind == Authenticator.Type.WEBAUTHN for kind in kinds),
        "has_recovery_codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "sessions": len(UserSession.objects.purge_and_list(request.user)),
    }
    return render(request, "account/account.html", context)


@login_required
@require_POST
def end_session(request, session: int):
    """Signs out one other browser or device. The own one leaves by the ordinary way out."""
    found = get_object_or_404(UserSession, pk=session, user=request.user)
    if found.is_current():
        return HttpResponseRedirect(reverse("account_logout"))
    found.end()
    messages.success(request, _("Dat toestel is afgemeld."))
    return HttpResponseRedirect(reverse("usersessions_list"))
