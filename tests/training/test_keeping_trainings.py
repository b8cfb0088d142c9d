"""HR keeps what people do to learn, and what cannot be is refused beside its field."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from wegwijzer.organisations.models import RowVersion
from wegwijzer.organisations.saving import ChangedMeanwhile, version_of
from wegwijzer.training.actions import add_training, change_training, remove_training
from wegwijzer.training.models import TrainingKind, TrainingParticipation

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 4)


@pytest.fixture
def welding(hr, samira) -> TrainingParticipation:
    return add_training(hr, person=samira, title="Lassen", starts_on=DAY, ends_on=DAY, hours=Decimal("7.5"))


def refused(actor, person, **fields) -> set[str]:
    with pytest.raises(ValidationError) as refusal:
        add_training(actor, person=person, **({"title": "Lassen", "starts_on": DAY} | fields))
    return set(refusal.value.error_dict)


def test_a_training_is_kept_as_it_was_said(hr, samira, welding):
    welding.refresh_from_db()
    assert (welding.title, welding.kind, welding.hours) == ("Lassen", TrainingKind.TRAINING, Decimal("7.50"))
    assert welding.found_by == "lassen"


def test_padding_is_taken_off_what_was_typed(hr, samira):
    kept = add_training(hr, person=samira, title="  Lassen \t met  gas ", provider=" De School ", starts_on=DAY)
    assert (kept.title, kept.provider) == ("Lassen met gas", "De School")


def test_the_same_training_on_the_same_day_is_refused_whatever_its_capitals(hr, samira, welding):
    assert refused(hr, samira, title="LASSEN") == {"title"}
    assert add_training(hr, person=samira, title="lassen", starts_on=DAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("fields", "beside"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"kind": "sport"}, "kind"),
        ({"starts_on": None}, "starts_on"),
        ({"starts_on": date(1929, 1, 1)}, "starts_on"),
        ({"starts_on": date(2060, 1, 1)}, "starts_on"),
        ({"ends_on": DAY - timedelta(days=1)}, "ends_on"),
        ({"ends_on": date(2044, 1, 1)}, "ends_on"),
        ({"ends_on": DAY, "hours": Decimal(25)}, "hours"),
        ({"hours": Decimal(-1)}, "hours"),
        ({"hours": Decimal(5001)}, "hours"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(hr, samira, fields, beside):
    assert refused(hr, samira, **fields) == {beside}


def test_nobody_learns_before_being_born(hr, samira):
    assert refused(hr, samira, starts_on=samira.birth_date) == {"starts_on"}


def test_what_was_changed_or_removed_is_remembered(hr, samira, welding):
    change_training(hr, participation=welding, hours=Decimal(8))
    remove_training(hr, participation=welding)
    kept = RowVersion.objects.filter(row_id=welding.pk).order_by("pk")
    assert [version.operation for version in kept] == ["update", "delete"]
    assert [version.before["hours"] for version in kept] == [7.5, 8.0]
    assert not TrainingParticipation.objects.filter(pk=welding.pk).exists()


def test_a_change_of_what_somebody_else_changed_meanwhile_stops(hr, samira, welding):
    seen = version_of(TrainingParticipation.objects.get(pk=welding.pk))
    change_training(hr, participation=welding, hours=Decimal(8))
    with pytest.raises(ChangedMeanwhile):
        change_training(hr, participation=welding, version=seen, hours=Decimal(9))


def test_only_hr_keeps_trainings(cast, as_, samira):
    for persona in (cast.employee, cast.leader, cast.executive, cast.coach):
        with as_(persona), pytest.raises(PermissionDenied):
            add_training(persona, person=samira, title="Lassen", starts_on=DAY)
