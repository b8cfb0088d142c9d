"""The shape of what people type to get in."""

from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.cache import cache
from django.utils.functional import lazystr
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.jobs import enqueue
from wegwijzer.identity.jobs import send_password_link

CODE_LASTS = 120  # seconds, longer than any code of the app is taken: MFA_TOTP_TOLERANCE around half a minute


class InvitationForm(forms.Form):
    """The one thing we ask of somebody who is invited."""

    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        strip=False,
        help_text=lazystr(" ".join(map(str, password_validators_help_texts()))),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class ResetPasswordForm(AllauthResetPasswordForm):
    """Asks for the letter in the same way whether or not somebody has the address."""

    def save(self, request, **kwargs) -> str:
        account = self.users[0] if self.users else None
        enqueue(send_password_link, account_id=account.pk if account else None, language=get_language())
        return self.cleaned_data["email"]


class OnlyOnce:
    """A code from the app is taken once, also in the half minutes around its own."""

    def clean_code(self) -> str:
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            digits = "".join(filter(str.isdigit, code))
            if not cache.add(f"identity.code:{self.user.pk}:{digits}", True, CODE_LASTS):
                raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OnlyOnce, AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(OnlyOnce, ReauthenticateForm):
    """The code asked again before something delicate."""
