"""The blank forms of a round in one file: made by a worker, for who asked, and gone after a day.

They hold the names of who was invited and the questions, and nothing that anybody said.
"""

from django.db import models

from wegwijzer.conversations.models.facts import Round
from wegwijzer.organisations.models import Unit
from wegwijzer.organisations.tenancy import TenantForeignKey, TenantModel
from wegwijzer.people.models import Person


class RoundForms(TenantModel):
    """`people`: ids of those whose form comes in it, in order; so many as `done` says are made."""

    round = TenantForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    unit = TenantForeignKey(Unit, null=True, related_name="+")  # null: everybody who was invited
    asked_by = TenantForeignKey(Person, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    language = models.CharField(max_length=5)
    people = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "round", "asked_by"], name="roundforms_one_at_a_time")
        ]

    @property
    def total(self) -> int:
        return len(self.people)


class RoundFormsPart(TenantModel):
    """A stretch of bytes. While it is being made: some of the forms as a document; when ready: of the whole file."""

    of = TenantForeignKey(RoundForms, on_delete=models.DO_NOTHING, related_name="parts")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "of", "number"], name="roundformspart_once")]
