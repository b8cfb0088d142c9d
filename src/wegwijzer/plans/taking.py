"""One's own open plan is a place to take something along to (SELF-8): it stands there for its owner alone."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.links import within
from wegwijzer.plans.queries.plan import my_plan
from wegwijzer.selfwork.places import Place, Target, add_place

PLAN = "plan"


def targets(actor: Actor) -> list[Target]:
    found = my_plan(actor)
    return [Target(found.pk, _("mijn plan"), within(actor, "plan-of", found.pk) + "#meegenomen")] if found else []


def begin() -> None:
    """When the application starts."""
    add_place(Place(PLAN, gettext_lazy("Plan"), targets))
