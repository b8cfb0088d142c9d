"""Who can read and write agreements, as conditions for row-level security; see conversations/locks.py."""

from wegwijzer.organisations.security import OWN_ORGANISATION

ME = "wegwijzer_person()"
PARTY = f"{OWN_ORGANISATION} AND {ME} IN (employee_id, other_id)"
MADE_BY_ME = f"{PARTY} AND made_by_id = {ME} AND fixed_at IS NULL AND dropped_at IS NULL"
REQUEST_READ = f"{PARTY} OR ({OWN_ORGANISATION} AND sent_at IS NOT NULL AND (SELECT wegwijzer_has_role('career_lead')))"
REQUEST_NEW = f"{PARTY} AND sent_at IS NULL"
