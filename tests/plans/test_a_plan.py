"""A plan is whose it is: written, shared piece by piece, looked back on."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from wegwijzer.foundation.ids import new_id
from wegwijzer.organisations.saving import ChangedMeanwhile
from wegwijzer.plans import locks
from wegwijzer.plans.actions import plan as actions
from wegwijzer.plans.actions.plan import Said
from wegwijzer.plans.models import Plan, PlanText
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.rules import pieces as words
from wegwijzer.plans.rules.plan import years_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_plan(cast, as_):
    """The demo may have given Samira one: it is closed, so that she begins anew."""
    with as_(cast.employee) as samira:
        for plan in Plan.objects.filter(employee=samira.person_id, closed_at__isnull=True):
            actions.close(samira, plan=plan)


@pytest.fixture
def plan(no_plan, cast, as_):
    with as_(cast.employee) as samira:
        return actions.begin(samira, years=3, partner=cast.leader.person)


def read(actor, plan, key):
    row = queries.texts(actor, plan).filter(key=key, replaced_at__isnull=True).first()
    return row.text if row else None


def test_it_looks_three_to_five_years_ahead_and_there_is_one_at_a_time(no_plan, cast, as_):
    with as_(cast.employee) as samira:
        with pytest.raises(ValidationError, match="drie, vier of vijf"):
            actions.begin(samira, years=2)
        plan = actions.begin(samira, years=5)
        assert plan.until_on == years_on(samira.today, 5)
        assert plan.partner is None
        with pytest.raises(ValidationError, match="al een plan"):
            actions.begin(samira, years=3)


def test_what_is_written_is_private_until_shared_and_can_be_taken_back(plan, cast, as_):
    with as_(cast.employee) as samira:
        actions.write(samira, plan=plan, pieces={"wish_short": Said("Teamcoach"), "wish_long": Said("Een eigen lijn")})
    with as_(cast.leader) as johan:
        assert read(johan, plan, "wish_short") is None
    with as_(cast.employee) as samira:
        actions.share(samira, plan=plan, key="wish_short")
    with as_(cast.leader) as johan:
        assert read(johan, plan, "wish_short") == "Teamcoach"
        assert read(johan, plan, "wish_long") is None
    with as_(cast.employee) as samira:
        actions.share(samira, plan=plan, key="wish_short", shared=False)
    with as_(cast.leader) as johan:
        assert read(johan, plan, "wish_short") is None


def test_taking_back_takes_back_what_stood_there_before_as_well(plan, cast, as_):
    with as_(cast.employee) as samira:
        actions.write(samira, plan=plan, pieces={"wish_short": Said("Eerst dit", shared=True)})
        actions.write(samira, plan=plan, pieces={"wish_short": Said("Dan dat", shared=True)})
    with as_(cast.leader) as johan:
        assert queries.texts(johan, plan).filter(key="wish_short").count() == 2
    with as_(cast.employee) as samira:
        actions.write(samira, plan=plan, pieces={"wish_short": Said("Nu voor mij", shared=False)})
    with as_(cast.leader) as johan:
        assert not queries.texts(johan, plan).filter(key="wish_short").exists()


def test_several_directions_at_once_and_none_that_is_not_known(plan, cast, as_):
    with as_(cast.employee) as samira:
        actions.write(samira, plan=plan, pieces={"direction": Said(chosen=("stay", "deepen"))})
        assert queries.sheet(samira, plan).part("direction").pieces[0].row.chosen == ["deepen", "stay"]
        with pytest.raises(ValidationError):
            actions.write(samira, plan=plan, pieces={"direction": Said(chosen=("promotion",))})


def test_the_partner_writes_the_view_and_both_write_when_one_can_be_reached(plan, cast, as_):
    with as_(cast.leader) as johan:
        actions.write(johan, plan=plan, pieces={"view_role": Said("Teamcoach op lijn 4")})
        actions.write(johan, plan=plan, pieces={"reachability": Said("Dinsdag om 14 uur")})
        with pytest.raises(PermissionDenied):
            actions.write(johan, plan=plan, pieces={"wish_short": Said("Hij wil meer")})
    with as_(cast.employee) as samira:
        assert read(samira, plan, "view_role") == "Teamcoach op lijn 4"
        with pytest.raises(PermissionDenied):
            actions.write(samira, plan=plan, pieces={"view_role": Said("Directeur")})
        actions.write(samira, plan=plan, pieces={"reachability": Said("Dinsdag om 15 uur")})
    with as_(cast.leader) as johan:
        assert read(johan, plan, "reachability") == "Dinsdag om 15 uur"


def test_two_who_write_at_once_lose_no_text(plan, cast, as_):
    with as_(cast.employee) as samira:
        actions.write(samira, plan=plan, pieces={"reachability": Said("Maandag", seen=None)})
        with pytest.raises(ChangedMeanwhile):
            actions.write(samira, plan=plan, pieces={"reachability": Said("Vrijdag", seen=None)})
        assert read(samira, plan, "reachability") == "Maandag"


def test_the_history_tells_what_stood_there_to_who_may_see_it(plan, cast, as_):
    with as_(cast.employee) as samira:
        actions.write(samira, plan=plan, pieces={"wish_short": Said("Eerst dit")})
        actions.write(samira, plan=plan, pieces={"wish_short": Said("Dan dat")})
        actions.settle(samira, plan=plan, years=4, layout="sheltered")
        changes, more = queries.history(samira, plan)
        told = {(c.text.key, c.text.text, c.before.text if c.before else None) for c in changes if c.text}
        assert ("wish_short", "Dan dat", "Eerst dit") in told
        assert {key for key, _text, _before in told} >= {"horizon", "layout", "partner"}
        assert not more
    with as_(cast.leader) as johan:
        assert "wish_short" not in {c.text.key for c in queries.history(johan, plan)[0] if c.text}


def test_another_partner_begins_with_an_empty_sheet(plan, cast, as_):
    with as_(cast.employee) as samira:
        actions.write(samira, plan=plan, pieces={"wish_short": Said("Teamcoach", shared=True)})
    with as_(cast.leader) as johan:
        actions.write(johan, plan=plan, pieces={"view_role": Said("Coach")})
    with as_(cast.employee) as samira:
        actions.share_with(samira, plan=plan, partner=cast.coach.person)
        assert not queries.sheet(samira, plan).part("view").filled
        assert {c.text.text for c in queries.history(samira, plan)[0] if c.text} >= {"Coach"}, "kept in the history"
    with as_(cast.coach) as dieter:
        assert queries.one(dieter, plan.pk)
        assert read(dieter, plan, "wish_short") is None
        assert not PlanText.objects.filter(plan=plan, key="view_role").exists()
    with as_(cast.leader) as johan:
        assert queries.one(johan, plan.pk) is None
        assert not PlanText.objects.filter(plan=plan, key="wish_short").exists()


def in_sql(plan, key: str, by) -> None:
    row = PlanText(
        id=new_id(), organisation=by.organisation, plan=plan, employee_id=plan.employee_id, partner_id=plan.partner_id,
        shared_at=timezone.now(), key=key, text="Erbij geschreven", written_by=by.person,
    )  # fmt: skip
    with transaction.atomic():
        PlanText.objects.bulk_create([row])


def test_the_partner_writes_and_replaces_nothing_of_the_employee_in_the_database(plan, cast, as_):
    with as_(cast.employee) as samira:
        actions.write(samira, plan=plan, pieces={"wish_short": Said("Teamcoach", shared=True)})
        with pytest.raises(DatabaseError):
            in_sql(plan, "view_knowledge", samira)
    with as_(cast.leader) as johan:
        wishes = PlanText.objects.filter(plan=plan, key="wish_short", replaced_at__isnull=True)
        assert wishes.count() == 1 and wishes.update(replaced_at=timezone.now()) == 0
        for key in ("wish_long", "direction", "horizon", "partner"):
            with pytest.raises(DatabaseError):
                in_sql(plan, key, johan)
        in_sql(plan, "view_knowledge", johan)
    with as_(cast.employee) as samira:
        assert read(samira, plan, "wish_short")


def test_the_database_knows_whose_each_piece_is():
    """Else a new piece is closed to who may write it, or open to who may not."""
    for writer, said in ((words.PARTNER, locks.OF_PARTNER), (words.BOTH, locks.OF_BOTH)):
        keys = {key for key, piece in words.all_pieces().items() if piece.writer == writer}
        assert keys == set(re.findall(r"'(\w+)'", said)) - {words.REVIEW}


def test_what_both_write_goes_along_to_the_partner_and_a_review_by_either(plan, cast, as_):
    with as_(cast.employee) as samira:
        actions.share_with(samira, plan=plan, partner=None)
        actions.settle(samira, plan=plan, years=3, layout="sheltered")
        actions.write(samira, plan=plan, pieces={"present_generic": Said("Op tijd komen")})
        actions.look_again(samira, plan=plan, text="Nog goed")
        actions.share_with(samira, plan=plan, partner=cast.coach.person)
    with as_(cast.coach) as dieter:
        assert read(dieter, plan, "present_generic") == "Op tijd komen"
        actions.write(dieter, plan=plan, pieces={"present_generic": Said("Op tijd komen en samenwerken")})
        actions.look_again(dieter, plan=plan)
        plan.refresh_from_db()
        assert queries.sheet(dieter, plan).review_by == years_on(dieter.today, 1)


def test_who_cannot_enter_cannot_be_chosen(no_plan, cast, as_):
    with as_(cast.employee) as samira, pytest.raises(ValidationError):
        actions.begin(samira, years=3, partner=cast.left.person)
    with as_(cast.employee) as samira, pytest.raises(ValidationError):
        actions.begin(samira, years=3, partner=samira.person)


def test_a_closed_plan_stays_and_a_new_one_can_begin(plan, cast, as_):
    with as_(cast.employee) as samira:
        actions.close(samira, plan=plan)
        with pytest.raises(ValidationError, match="afgesloten"):
            actions.write(samira, plan=plan, pieces={"wish_short": Said("Toch nog")})
        assert actions.begin(samira, years=3).pk != plan.pk
    with as_(cast.leader) as johan:
        assert queries.one(johan, plan.pk), "still to be read"
        with pytest.raises(PermissionDenied):
            actions.close(johan, plan=plan)
