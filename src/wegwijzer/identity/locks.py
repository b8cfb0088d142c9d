"""Who can write an invitation, as a condition for row-level security: it opens a door. HR invites; who invited notes
that the letter went, also after their own role ended, and who is invited answers."""

from wegwijzer.organisations.security import OWN_ORGANISATION
from wegwijzer.people.locks import KEPT_BY_HR

ANSWERED_OR_HRS = f"({KEPT_BY_HR}) OR ({OWN_ORGANISATION} AND wegwijzer_person() IN (person_id, invited_by_id))"
