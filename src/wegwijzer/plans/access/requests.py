"""Who answers what agreements ask of HR."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Rule, any_role

ANSWER_REQUESTS = Rule(
    "plans.answer_requests", (any_role(Role.CAREER_LEAD),), _("Alleen HR antwoordt op vragen uit afspraken.")
)
