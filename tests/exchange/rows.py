"""A row in each table of importing, for the tests of the walls. Written as the operator, who is nobody's person."""

from django.utils import timezone

from wegwijzer.exchange.models import Change, Export, FilePart, Finding, Import, Kind, Progress, Remembered
from wegwijzer.organisations.models import Organisation
from wegwijzer.people.models import Person
from wegwijzer.training.models import TrainingParticipation


def one_of_each(organisation: Organisation, person: Person) -> None:
    mine = {"organisation": organisation}
    import_ = Import.objects.create(
        **mine, kind=Kind.PEOPLE, file_name="lijst.csv", file_size=1, file_digest="", uploaded_by=person
    )
    FilePart.objects.create(**mine, of=import_, number=0, data=b"x")
    Progress.objects.create(**mine, of=import_, stage="waiting", at=timezone.now())
    Finding.objects.create(**mine, of=import_, weight="remark", code="failed")
    Change.objects.create(**mine, of=import_, what="created", subject="person", name="Iemand")
    Export.objects.create(**mine, kind=Kind.PEOPLE, format="csv", rows=1, exported_by=person)
    Remembered.objects.get_or_create(**mine, kind=Kind.PEOPLE, about="header", said="ploeg", meant="")
    TrainingParticipation.objects.create(**mine, person=person, title="Een cursus", starts_on="2026-01-05")
