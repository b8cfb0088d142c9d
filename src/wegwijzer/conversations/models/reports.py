"""What one person passes on about a conversation to another, and nothing else (WHO-3)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.conversations.models.said import Said
from wegwijzer.organisations.tenancy import TenantForeignKey
from wegwijzer.people.models import Person


class Report(Said):
    """Drafted by its author, shown to the employee, who may add to it, and only then sent to its receiver.

    `flow` is the key of a flow of the conversation's model. Can be taken back until it is read.
    """

    author = TenantForeignKey(Person, related_name="+")
    receiver = TenantForeignKey(Person, related_name="reports_received")
    flow = models.CharField(max_length=40)
    text = models.TextField(_("wat je doorgeeft"), max_length=4000)
    version = models.PositiveIntegerField(default=1)
    drafted_at = models.DateTimeField(auto_now_add=True)
    shown_at = models.DateTimeField(null=True)  # to the employee
    waits_until = models.DateField(null=True)  # then it may go without an answer; null: only when the employee agrees
    addition = models.TextField(_("wat je eraan toevoegt"), max_length=2000, blank=True)
    agreed_at = models.DateTimeField(null=True)  # the employee has seen it and lets it go
    refused_at = models.DateTimeField(null=True)  # where it is the employee's choice
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("terugkoppeling")
        verbose_name_plural = _("terugkoppelingen")
        indexes = [models.Index(fields=["organisation", "receiver", "-sent_at"], name="report_of_receiver")]
        constraints = [
            models.CheckConstraint(condition=~Q(author=models.F("receiver")), name="report_to_another"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(shown_at__isnull=False) | Q(author=models.F("employee")),
                name="report_shown_before_sent",
            ),
        ]
