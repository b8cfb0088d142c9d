"""How people sign in: one account for someone, however many organisations know them."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.ids import new_id
from wegwijzer.organisations.tenancy import TenantForeignKey, TenantManager, TenantModel
from wegwijzer.people.models import Person


class AccountManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, email: str) -> "Account":
        return self.get(email=email.lower())


class Account(AbstractBaseUser):
    """The means to sign in. Holds no name and no rights: those are of the person in an organisation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(_("e-mailadres"), unique=True)
    language = models.CharField(_("taal"), max_length=5, choices=settings.LANGUAGES, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = AccountManager()
    names: tuple[str, ...] = ()  # of somebody who is only just getting this account: no part of a password

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="account_email_in_small_letters"),
        ]

    def __str__(self) -> str:
        return self.email


class InvitationQuerySet(models.QuerySet):
    def unanswered(self):
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)


class InvitationManager(TenantManager.from_queryset(InvitationQuerySet)):
    pass


class Invitation(TenantModel):
    """An e-mail that lets one person make an account. The token itself is only in that mail."""

    person = TenantForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = TenantForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationManager()

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        indexes = [models.Index(fields=["organisation", "person", "invited_at"], name="invitation_of_person")]
