"""The pages of a plan and its agreements, as people use them."""

import pytest
from django.urls import reverse

from tests.plans.agreed import an_agreement
from tests.plans.planned import planned_there
from tests.plans.test_a_plan import no_plan, plan  # noqa: F401  (fixtures)
from wegwijzer.conversations.models import Conversation
from wegwijzer.plans.models import Agreement, AgreementStep, Plan, PlanText

pytestmark = pytest.mark.django_db


def at(name, **carried) -> str:
    return reverse(name, kwargs={"organisation": "lindeveld", **carried})


def text(answer) -> str:
    return answer.content.decode()


def test_a_plan_is_begun_written_and_shared_without_script(no_plan, cast, as_, client_for):  # noqa: F811
    samira, johan = client_for(cast.employee), client_for(cast.leader)
    begun = {"years": "4", "partner": str(cast.leader.person_id), "layout": "general"}
    assert samira.post(at("plan-new"), begun).status_code == 302
    with as_(cast.employee):
        its = Plan.objects.get(employee=cast.employee.person_id, closed_at__isnull=True)
    wrote = {"wish_short": "Leren lassen", "share_wish_short": "on", "wish_long": "Een eigen zaak"}
    assert samira.post(at("plan-write", plan=its.pk, section="wishes"), wrote).status_code == 302
    page = text(samira.get(at("plan")))
    assert "Leren lassen" in page and "Een eigen zaak" in page and "Alleen jij" in page
    theirs = text(johan.get(at("plan-of", plan=its.pk)))
    assert "Leren lassen" in theirs and "Een eigen zaak" not in theirs
    samira.post(at("plan-share", plan=its.pk), {"key": "wish_short", "shared": "no"})
    assert "Leren lassen" not in text(johan.get(at("plan-of", plan=its.pk)))
    assert samira.get(at("plan-new")).status_code == 302, "there is one already"


def test_the_menu_says_my_plan_on_the_pages_of_ones_own_agreements_alone(cast, client_for):
    agreed = an_agreement(cast.employee, cast.leader).pk
    marked = f'href="{at("plan")}" aria-current="page"'
    assert marked in text(client_for(cast.employee).get(at("agreement-page", agreed=agreed)))
    assert marked not in text(client_for(cast.leader).get(at("agreement-page", agreed=agreed)))


def test_what_somebody_wrote_meanwhile_stands_beside_ones_own_words(plan, cast, as_, client_for):  # noqa: F811
    samira, johan = client_for(cast.employee), client_for(cast.leader)
    address = at("plan-write", plan=plan.pk, section="reachability")
    assert johan.post(address, {"reachability": "Maandag", "seen_reachability": ""}).status_code == 302
    answer = samira.post(address, {"reachability": "Vrijdag", "seen_reachability": ""})
    assert answer.status_code == 409
    assert "Maandag" in text(answer) and "Vrijdag" in text(answer)
    with as_(cast.employee):
        row = PlanText.objects.get(plan=plan, key="reachability", replaced_at__isnull=True)
    again = {"reachability": "Maandag en vrijdag", "seen_reachability": str(row.pk)}
    assert samira.post(address, again).status_code == 302


def test_an_agreement_of_two_from_proposal_to_done(plan, cast, as_, client_for):  # noqa: F811
    samira, johan = client_for(cast.employee), client_for(cast.leader)
    said = {"what": "Meelopen met Ilse", "doers": ["employee"], "action": "shadowing", "where": "Aalst"}
    assert johan.post(at("agreement-make", plan=plan.pk), said).status_code == 302
    with as_(cast.employee):
        its = Agreement.objects.get(
            employee=cast.employee.person_id, where="Aalst", fixed_at__isnull=True, what=said["what"]
        )
    address = at("agreement-page", agreed=its.pk)
    assert "Ben je akkoord?" in text(samira.get(address))
    samira.post(at("agreement-answer", agreed=its.pk), {"version": its.version})
    assert "Mag wie je leidt dit zien?" not in text(samira.get(address)), "it binds the organisation"
    samira.post(
        at("agreement-change", agreed=its.pk), {**said, "where": "Gent", "version": its.version, "why": "Dichter"}
    )
    with as_(cast.leader):
        step = AgreementStep.objects.get(agreement=its, kind="change")
    assert "Gent" in text(johan.get(address))
    johan.post(at("agreement-change-answer", agreed=its.pk, step=step.pk), {"answer": "yes"})
    samira.post(at("agreement-progress", agreed=its.pk), {"text": "Het lukt goed"})
    assert samira.post(at("agreement-progress", agreed=its.pk), {"text": ""}).status_code == 422
    johan.post(at("agreement-done", agreed=its.pk), {"text": ""})
    again = samira.post(at("agreement-done", agreed=its.pk), {"text": "In een ander venster"})
    assert again.status_code == 422 and "De afspraak staat er intussen anders voor." in text(again)
    page = text(samira.get(address))
    assert "Het lukt goed" in page and "Weer oppakken" in page and "Gent" in page
    history = text(samira.get(at("plan-history", plan=plan.pk)))
    assert "Nieuwe afspraak" in history and "Gedaan" in history


@pytest.mark.parametrize("before", ["0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00", "2026-13-45", "x"])
def test_history_before_nonsense_begins_at_the_newest(plan, cast, client_for, before):  # noqa: F811
    answer = client_for(cast.employee).get(at("plan-history", plan=plan.pk), {"before": before})
    assert answer.status_code == 200


def test_ones_own_agreement_opens_to_the_leader_and_closes_again(plan, cast, as_, client_for):  # noqa: F811
    samira, johan = client_for(cast.employee), client_for(cast.leader)
    said = {"whose": "mine", "what": "Avondschool", "doers": ["employee"]}
    samira.post(at("agreement-make", plan=plan.pk), said)
    with as_(cast.employee):
        its = Agreement.objects.get(what="Avondschool", other=None)
    address = at("agreement-page", agreed=its.pk)
    assert johan.get(address).status_code == 404
    samira.post(at("agreement-leader", agreed=its.pk))
    assert johan.get(address).status_code == 200
    assert "Avondschool" in text(johan.get(at("plan-of", plan=plan.pk)))
    samira.post(at("agreement-leader", agreed=its.pk), {"opened": "no"})
    assert johan.get(address).status_code == 404


def test_the_layout_for_sheltered_work_asks_for_two_actions(no_plan, cast, client_for):  # noqa: F811
    samira = client_for(cast.employee)
    samira.post(at("plan-new"), {"years": "3", "partner": "alone", "layout": "sheltered"})
    page = text(samira.get(at("plan")))
    assert "Wat ik kan en wil kunnen" in page and "Over mij" in page
    assert "voor" in page and "Opnieuw bekeken" in page


def test_hr_puts_an_action_in_its_own_words_hides_it_and_puts_it_back(cast, client_for):
    nele, samira = client_for(cast.hr), client_for(cast.employee)
    said = {"group": "course", "name_nl": "Naar de Lindeveld-school", "text_nl": "Op vrijdag."}
    assert nele.post(at("action-change", key="course"), said).status_code == 302
    assert "Lindeveld-school" in text(samira.get(at("actions")))
    nele.post(at("action-hide", key="course"))
    assert "Lindeveld-school" not in text(samira.get(at("actions")))
    nele.post(at("action-hide", key="course"), {"hidden": "no"})
    nele.post(at("action-restore", key="course"))
    assert "Een opleiding of cursus" in text(samira.get(at("actions")))
    assert nele.post(at("action-new"), {"group": "work", "text_nl": "Zonder naam"}).status_code == 422
    assert nele.post(at("action-new"), {"group": "work", "name_en": "Walk the line"}).status_code == 302
    assert "Walk the line" in text(samira.get(at("actions")))


def test_bad_input_is_said_beside_its_field_and_nothing_is_kept(plan, cast, as_, client_for):  # noqa: F811
    samira = client_for(cast.employee)
    answer = samira.post(at("agreement-make", plan=plan.pk), {"whose": "mine", "what": "", "due_on": "2020-01-01"})
    assert answer.status_code == 422
    late = {"whose": "mine", "what": "Iets", "doers": ["employee"], "due_on": "2020-01-01"}
    answer = samira.post(at("agreement-make", plan=plan.pk), late)
    assert answer.status_code == 422 and "Deze dag is voorbij" in text(answer)
    with as_(cast.employee):
        assert not Agreement.objects.filter(what="Iets").exists()
    long = {"wish_short": "x" * 5001, "wish_long": "Goed"}
    answer = samira.post(at("plan-write", plan=plan.pk, section="wishes"), long)
    assert answer.status_code == 422
    with as_(cast.employee):
        assert not PlanText.objects.filter(plan=plan, key="wish_long").exists()


def test_the_demo_has_something_at_every_stage(cast, client_for):
    there = planned_there(cast)
    page = text(client_for(cast.employee).get(at("plan")))
    for words in ("Wacht op jou", "De dag is voorbij", "Bezig", "Aanpassing wacht op antwoord", "Wat voorbij is"):
        assert words in page, words
    assert client_for(cast.leader).get(at("plan-of", plan=there["plan"])).status_code == 200


def test_a_plan_begins_from_a_conversation_with_what_was_agreed_there(no_plan, cast, as_, client_for):  # noqa: F811
    agreed, samira = an_agreement(cast.employee, cast.leader, what="Leren lassen bij Ilse"), client_for(cast.employee)
    with as_(cast.employee):
        talk = Conversation.objects.filter(employee=agreed.employee_id, concluded_at__isnull=False).latest(
            "concluded_at"
        )
    address = f"{at('plan-new')}?with={cast.leader.person_id}"
    assert address in text(samira.get(at("conversation", conversation=talk.pk)))
    assert samira.get(address).context["form"]["partner"].value() == str(cast.leader.person_id)
    begun = {"years": "3", "partner": str(cast.leader.person_id), "layout": "general"}
    assert samira.post(address, begun).status_code == 302
    assert "Leren lassen bij Ilse" in text(samira.get(at("plan")))
