"""The plan card and the plan as PDF: what the employee chooses, what each reader may see, and nothing more."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.output.pdf import examples, reading
from tests.plans.test_a_plan import no_plan, plan  # noqa: F401  (fixtures)
from wegwijzer.plans.actions import checkpoints
from wegwijzer.plans.actions import plan as acts
from wegwijzer.plans.actions.plan import Said
from wegwijzer.plans.actions.proposing import make_own
from wegwijzer.plans.models import Checkpoint
from wegwijzer.plans.queries.card import card, choices

pytestmark = pytest.mark.django_db
WHAT = ("Meelopen met Ilse", "Cursus feedback", "Eén nieuw idee", examples.NASTY[:80])


@pytest.fixture
def filled(plan, cast, as_):  # noqa: F811
    """Four agreements of her own, a wish that is shared and one that is not."""
    with as_(cast.employee) as samira:
        for number, what in enumerate(WHAT):
            make_own(samira, what=what, due_on=samira.today + timedelta(days=30 + number))
        acts.write(
            samira, plan=plan, pieces={"wish_short": Said("De oven instellen"), "wish_long": Said("Weg van hier")}
        )
        acts.share(samira, plan=plan, key="wish_short")
    return plan


@pytest.fixture
def fetched(client_for, filled):
    def fetch(actor, name, **asked):
        return client_for(actor).get(reverse(name, args=["lindeveld", filled.pk]), asked)

    return fetch


def test_a_card_has_the_first_three_agreements_one_day_and_who_helps(fetched, cast):
    answer = fetched(cast.employee, "plan-card-file")
    assert answer["Content-Disposition"] == 'attachment; filename="plankaart.pdf"'
    assert "no-store" in answer["Cache-Control"]
    text = " ".join(reading.words(answer.content).split())
    assert "Samira" in text and "El Idrissi" not in text  # who finds the card need not know of whom it is
    assert "Lukt het niet?" in text and "Klaar tegen" in text and "Iedereen die de kaart ziet" in text
    assert reading.alternatives(answer.content) == ["Code om te scannen: ze leidt naar je plan in Wegwijzer"]
    assert reading.faults(answer.content) == [] and reading.millimetres(answer.content) == (297, 210)


def test_a_card_says_the_day_on_which_they_really_look_again(cast, as_, filled):
    with as_(cast.employee) as samira:
        days = [samira.today + timedelta(days=days) for days in (5, 20)]
        make_own(samira, what="Bellen met Ilse", due_on=samira.today + timedelta(days=40), checkpoints=days)
        row = next(each for each in choices(samira, filled) if each.what == "Bellen met Ilse")
        assert card(samira, filled, [row.pk]).again_on == days[0]
        first = Checkpoint.objects.filter(about__agreement=row).earliest("starts_at")
        checkpoints.move(samira, checkpoint=first, starts_at=first.starts_at + timedelta(days=3))
        assert card(samira, filled, [row.pk]).again_on == days[0] + timedelta(days=3)
        checkpoints.cancel(samira, checkpoint=first)
        assert card(samira, filled, [row.pk]).again_on == days[1]


@pytest.mark.parametrize("size", ["a6", "wallet"])
def test_a_card_says_when_and_how_the_one_of_the_plan_can_be_reached(fetched, cast, as_, filled, size):
    with as_(cast.employee) as samira:
        acts.write(samira, plan=filled, pieces={"reachability": Said("Dinsdag om 14 uur, of bellen op 214")})
    answer = fetched(cast.employee, "plan-card-file", size=size)
    text = " ".join(reading.words(answer.content).split())
    assert "Johan Dinsdag om 14 uur, of bellen op 214" in text and reading.faults(answer.content) == []


def test_its_owner_chooses_what_stands_on_it_and_how_large_it_is(fetched, cast, as_, filled):
    with as_(cast.employee) as samira:
        ids = {row.what: str(row.pk) for row in choices(samira, filled)}
    chosen = fetched(cast.employee, "plan-card-file", agreement=[ids["Cursus feedback"]], size="wallet")
    text = reading.words(chosen.content)
    assert "Cursus feedback" in text and "Meelopen" not in text and reading.millimetres(chosen.content) == (210, 297)
    too_many = fetched(cast.employee, "plan-card-file", agreement=list(ids.values()), size="a6")
    assert too_many.status_code == 302 and "plans/" in too_many.url
    page = fetched(cast.employee, "plan-card", agreement=list(ids.values()), size="a6").content.decode()
    assert "Kies er hoogstens drie" in page
    none = fetched(cast.employee, "plan-card-file", agreement=["nonsense"], size="huge")
    assert "Nog geen afspraak" in reading.words(none.content)


def test_a_card_is_for_its_owner_and_a_plan_for_those_who_see_it(fetched, cast):
    for name in ("plan-card", "plan-card-file"):
        assert fetched(cast.leader, name).status_code == 404  # with whom it is shared
    for name in ("plan-card", "plan-card-file", "plan-file"):
        for persona in (cast.hr, cast.leader_above, cast.executive):
            assert fetched(persona, name).status_code == 404


def test_the_plan_on_paper_shows_each_reader_what_they_may_see(fetched, cast):
    mine, his = fetched(cast.employee, "plan-file").content, fetched(cast.leader, "plan-file").content
    for document in (mine, his):
        assert reading.faults(document) == [] and reading.head(document)["title"] == "Loopbaanplan"
        assert "De oven instellen" in reading.words(document)
    assert "Weg van hier" in reading.words(mine) and "Weg van hier" not in reading.words(his)
    assert "Meelopen met Ilse" in reading.words(mine) and "Meelopen met Ilse" not in reading.words(his)
    assert "Jij en Johan" in reading.words(mine) and "#let x" in reading.words(mine)
