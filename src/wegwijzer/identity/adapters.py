"""Where allauth asks us: whom it lets in, what it says, and how its mails and secrets are kept."""

import logging
import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from wegwijzer.foundation.jobs import enqueue
from wegwijzer.foundation.logs import Word
from wegwijzer.identity import jobs, letters
from wegwijzer.identity.secrets import seal, unseal

log = logging.getLogger(__name__)

TRY_LATER = gettext_lazy("Dat ging te vaak mis. Wacht vijf minuten en probeer dan opnieuw.")
WRONG_CODE = gettext_lazy("Deze code klopt niet, of ze is al gebruikt.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from an invitation only, and letters leave through the queue."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("Dit account werkt niet meer."),
        "cannot_remove_primary_email": gettext_lazy("Met dit adres meld je je aan; het kan niet weg."),
        "duplicate_email": gettext_lazy("Dit adres staat al bij je account."),
        "email_password_mismatch": gettext_lazy("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."),
        "email_taken": gettext_lazy("Dit adres kan je hier niet gebruiken."),
        "enter_current_password": gettext_lazy("Dit is niet je huidige wachtwoord."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": gettext_lazy("Dit wachtwoord klopt niet."),
        "invalid_or_expired_key": gettext_lazy("Deze link werkt niet meer."),
        "invalid_password_reset": gettext_lazy("Deze link werkt niet meer. Vraag een nieuwe."),
        "max_email_addresses": gettext_lazy("Meer dan %d adressen kan niet."),
        "rate_limited": gettext_lazy("Dat waren er veel na elkaar. Wacht even en probeer opnieuw."),
        "same_as_current": gettext_lazy("Dit is hetzelfde als wat er al staat."),
        "too_many_login_attempts": TRY_LATER,
        "unverified_primary_email": gettext_lazy("Bevestig eerst dat dit adres van jou is."),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def send_password_reset_mail(self, user, email, context) -> None:
        enqueue(jobs.send_password_link, account_id=user.pk, language=get_language())

    def send_confirmation_mail(self, request, emailconfirmation, signup) -> None:
        address = emailconfirmation.email_address
        enqueue(jobs.send_confirmation, email_address_id=address.pk, language=get_language())

    def send_account_already_exists_mail(self, email) -> None:
        """Nothing: whoever has that address did nothing, and need not hear that somebody typed it."""

    def send_mail(self, template_prefix, email, context) -> None:
        """The letters that leave are ours, by the methods above and below; of another kind there is none."""
        log.warning("No letter for %s", Word(template_prefix))

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        kind = template_prefix.rpartition("/")[2]
        if kind not in letters.CHANGES:
            log.warning("No letter for %s", Word(template_prefix))
        elif email and email != user.email:
            self._tell_old_address(kind, email)
        else:
            enqueue(jobs.send_change, account_id=user.pk, change=kind, at=int(time.time()), language=get_language())

    def _tell_old_address(self, kind: str, email: str) -> None:
        """An address that the account no longer has is in no table, so this letter goes at once or not."""
        try:
            letters.send(letters.change(kind, moment=timezone.now()), to=email, language=get_language())
        except letters.NotSent as problem:
            log.warning("The letter to a former address did not leave: %s", problem)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: secrets sealed with the installation's key, names in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": gettext_lazy(
            "Zet aanmelden in twee stappen eerst uit. Dan kan je een ander e-mailadres kiezen."
        ),
        "cannot_delete_authenticator": gettext_lazy("Dit kan je niet uitzetten."),
        "cannot_generate_recovery_codes": gettext_lazy("Stel eerst een app met codes of een passkey in."),
        "incorrect_code": WRONG_CODE,
        "unverified_email": gettext_lazy("Bevestig eerst je e-mailadres."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user, type) -> str:
        held = Authenticator.objects.filter(user=user, type=type).count()
        return _("Passkey %(number)d") % {"number": held + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Wegwijzer"}
