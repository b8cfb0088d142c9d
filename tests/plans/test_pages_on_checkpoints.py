"""The pages of a moment: planning, moving, letting go, and noting in two minutes."""

import pytest

from tests.plans.moments import a_checkpoint, agreed, at, gone_by
from wegwijzer.agenda.models import Appointment
from wegwijzer.plans.actions.steps import finish
from wegwijzer.plans.models import Checkpoint, CheckpointNote

pytestmark = pytest.mark.django_db
NEW = "/o/lindeveld/checkpoints/new/"


def said(days: int, about=(), **more) -> dict:
    return {"on": f"{at(days):%Y-%m-%d}", "at": "10:30", "minutes": 45, "place": "Lokaal 3", "agreements": about} | more


def test_planned_from_an_agreement_it_stands_in_the_agenda(cast, as_, client_for):
    about = agreed(cast)
    client = client_for(cast.leader)
    page = client.get(f"{NEW}?agreement={about.pk}")
    assert page.status_code == 200 and "Een dag meelopen, met Samira" in page.content.decode()
    answer = client.post(f"{NEW}?agreement={about.pk}", said(6, [about.pk]))
    assert answer.status_code == 302
    with as_(cast.employee):
        row = Checkpoint.objects.get(about__agreement=about)
        assert (row.minutes, row.place, Appointment.objects.get(about=row.pk).minutes) == (45, "Lokaal 3", 45)
    assert "Samira antwoordde nog niet" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("days", "more", "sentence"),
    [
        (-2, {}, "Dit moment is voorbij."),
        (5, {"agreements": []}, "Dit veld is verplicht."),
        (5, {"at": ""}, "Dit veld is verplicht."),
    ],
)
def test_what_cannot_be_stands_beside_its_field_and_nothing_is_kept(cast, as_, client_for, days, more, sentence):
    about = agreed(cast)
    page = client_for(cast.employee).post(NEW, said(days, [about.pk]) | more)
    assert page.status_code == 422
    assert sentence in page.content.decode() or "invullen" in page.content.decode()
    with as_(cast.employee):
        assert not Checkpoint.objects.filter(about__agreement=about).exists()


def test_an_agreement_of_others_is_not_there(cast, client_for):
    about = agreed(cast, other=cast.coach)
    assert client_for(cast.leader_above).get(f"{NEW}?agreement={about.pk}").status_code == 404


def test_who_has_nothing_to_look_at_reads_so(cast, client_for):
    assert "nog geen afspraak om te bekijken" in client_for(cast.adviser).get(NEW).content.decode()


def test_moving_it_starts_from_what_stands_there(cast, as_, client_for):
    row = a_checkpoint(cast)
    client, address = client_for(cast.leader), f"/o/lindeveld/checkpoints/{row.pk}/move/"
    assert f'value="{at(7):%Y-%m-%d}"' in client.get(address).content.decode()
    assert client.post(address, said(9, version="1")).status_code == 302
    with as_(cast.employee):
        assert Checkpoint.objects.get(pk=row.pk).starts_at == at(9).replace(minute=30)
    stale = client.post(address, said(11, version="1"))
    assert stale.status_code == 409 and "Dit is intussen al bewaard" in stale.content.decode()


def test_letting_it_go_asks_first(cast, as_, client_for):
    row = a_checkpoint(cast)
    client, address = client_for(cast.employee), f"/o/lindeveld/checkpoints/{row.pk}/cancel/"
    assert "Johan krijgt bericht" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert "Dit moment gaat niet door" in client.get(f"/o/lindeveld/checkpoints/{row.pk}/").content.decode()
    assert client.get(f"/o/lindeveld/checkpoints/{row.pk}/move/").status_code == 302


def test_after_one_that_does_not_go_on_another_is_planned_while_an_agreement_runs(cast, as_, client_for):
    """What is done cannot be looked at again: a way to a moment for it led nowhere."""
    done, runs = agreed(cast), agreed(cast, what="Een cursus lassen")
    row = a_checkpoint(cast, done, runs)
    client, page = client_for(cast.employee), f"/o/lindeveld/checkpoints/{row.pk}/"
    with as_(cast.employee):
        finish(cast.employee, agreement=done)
    assert "checkpoints/new/" not in client.get(page).content.decode(), "as long as it goes on, there is a moment"
    client.post(page + "cancel/")
    way = f"{NEW}?agreement={runs.pk}"
    assert way in client.get(page).content.decode() and client.get(way).status_code == 200
    with as_(cast.employee):
        finish(cast.employee, agreement=runs)
    assert "checkpoints/new/" not in client.get(page).content.decode()


def test_noting_takes_a_few_words_and_shows_them_to_both(cast, as_, client_for):
    row = gone_by(cast, a_checkpoint(cast))
    client, address = client_for(cast.employee), f"/o/lindeveld/checkpoints/{row.pk}/note/"
    assert client.post(address, {"version": "0"}).status_code == 422
    assert client.post(address, {"version": "0", "successes": "Ik kan het alleen."}).status_code == 302
    page = client_for(cast.leader).get(f"/o/lindeveld/checkpoints/{row.pk}/").content.decode()
    assert "Ik kan het alleen." in page and "Ook iets noteren" in page
    stale = client.post(address, {"version": "0", "successes": "Uit een ander tabblad."})
    assert stale.status_code == 409 and "Uit een ander tabblad." in stale.content.decode()
    with as_(cast.employee):
        assert CheckpointNote.objects.get(checkpoint=row).successes == "Ik kan het alleen."


def test_the_other_is_asked_about_the_employee(cast, client_for):
    row = gone_by(cast, a_checkpoint(cast))
    assert (
        "Hoe ver staat Samira?"
        in client_for(cast.leader).get(f"/o/lindeveld/checkpoints/{row.pk}/note/").content.decode()
    )
