"""Who may see and change what somebody did to learn.

It is about work, so whoever may open somebody's page sees the titles and days. Coaching and intervision are the
exception: that they take place already says something that is one's own.
"""

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Rule, any_role
from wegwijzer.people.access import SEE_DETAILS, SEE_PERSON

SEE_TRAINING = Rule(
    "training.see",
    SEE_PERSON.grounds,
    _("Alleen deze persoon, de leidinggevenden en HR zien deze opleidingen."),
)
SEE_PERSONAL = Rule(
    "training.see_personal",
    SEE_DETAILS.grounds,
    _("Alleen deze persoon en HR zien coaching en intervisie."),
)
CHANGE_TRAINING = Rule(
    "training.change",
    (any_role(Role.CAREER_LEAD),),
    _("Alleen HR houdt bij welke opleidingen mensen volgen."),
)
