"""A piece of one's own sheets is taken along to the plan with one action, and stands there for its owner alone."""

from django.urls import reverse

from tests.plans.test_a_plan import no_plan, plan  # noqa: F401  (fixtures)
from tests.selfwork.sheets import a_sheet
from wegwijzer.access.actor import acting_as
from wegwijzer.selfwork.actions import save_answer


def test_a_piece_stands_beside_the_plan_for_its_owner_alone(plan, cast, client_for):  # noqa: F811
    with acting_as(cast.employee) as samira:
        sheet = a_sheet(samira, "learning-curve", lately="Veel over de oven.")
    client = client_for(cast.employee)
    answer = client.post(reverse("sheet-take", args=["lindeveld", sheet.pk]), {"to": f"plan {plan.pk}"})
    assert answer.status_code == 302 and answer.url.startswith(reverse("plan-of", args=["lindeveld", plan.pk]))
    page = client.get(answer.url).content.decode()
    assert "Dit neem je mee" in page and "Veel over de oven." in page
    with acting_as(cast.employee) as samira:
        save_answer(samira, sheet=sheet, field="lately", value="Nu ook over de lijm.")
    client.post(reverse("sheet-take", args=["lindeveld", sheet.pk]), {"to": f"plan {plan.pk}"})
    page = client.get(answer.url).content.decode()  # once, and as it reads now
    assert page.count("Nu ook over de lijm.") == 1 and "Veel over de oven." not in page
    other = client_for(cast.leader).get(reverse("plan-of", args=["lindeveld", plan.pk]))  # it is shared with Johan
    assert other.status_code == 200 and "Nu ook over de lijm." not in other.content.decode()
