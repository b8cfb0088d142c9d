"""What an organisation adds to, words otherwise, or leaves out of the actions that are shipped (PLAN-3)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.tenancy import TenantModel


class OwnAction(TenantModel):
    """One action as this organisation has it. `key` is that of a shipped action when it stands for that one; else a
    key of its own. Texts by language: {"nl": {"name": …, "text": …}, "en": …}; empty where only hidden."""

    key = models.CharField(max_length=60)
    group = models.CharField(_("soort"), max_length=20)
    texts = models.JSONField(default=dict)
    hidden_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="ownaction_once"),
            models.CheckConstraint(condition=~Q(key=""), name="ownaction_has_a_key"),
        ]
