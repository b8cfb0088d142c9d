"""What the addresses of an organisation carry: Samira, and what is hers. Said once, for every table of addresses."""

from wegwijzer.access.actor import acting_as
from wegwijzer.exchange.models import Import
from wegwijzer.functions.models import Competence, FunctionFamily
from wegwijzer.people.models import Employment, Membership, Position, ReportingLine
from wegwijzer.training.models import TrainingParticipation


def of_samira(cast) -> dict[str, object]:
    """By the names that the addresses give them. What is written down by others stands in the demo."""
    person, today = cast.employee.person, cast.employee.today
    with acting_as(cast.hr):
        import_ = Import.objects.filter(examined_at__isnull=False, saved_at=None)[0].pk
        training = TrainingParticipation.objects.filter(person=person)[0].pk
    with acting_as(cast.employee):
        place = Position.objects.on(today).filter(person=person)[0]
        membership = Membership.objects.on(today).filter(person=person)[0].pk
        return {
            "person": person.pk,
            "place": place.pk,
            "unit": place.unit_id,
            "function": place.function_id,
            "family": FunctionFamily.objects.all()[0].pk,
            "competence": Competence.objects.all()[0].pk,
            "line": ReportingLine.objects.on(today).filter(person=person)[0].pk,
            "employment": Employment.objects.on(today).get(person=person).pk,
            "role": membership,
            "membership": membership,
            "import_": import_,
            "training": training,
            "what": "created",
            "weight": "problem",
        }
