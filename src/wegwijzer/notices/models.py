"""What there is to tell one person. The database shows a notice to that person alone."""

from django.db import models

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person


class Notice(TenantModel):
    """`about`: the id of what it is about. `key`: what happened, so that it is told once. It holds no text."""

    person = TenantForeignKey(Person, related_name="notices")
    kind = models.CharField(max_length=40)
    about = models.UUIDField(null=True)
    by = TenantForeignKey(Person, related_name="+")
    key = models.CharField(max_length=160)
    told_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    application_may = ("SELECT", "INSERT", "UPDATE")

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "-told_at"], name="notice_of_person")]
        constraints = [models.UniqueConstraint(fields=["organisation", "person", "key"], name="notice_told_once")]
