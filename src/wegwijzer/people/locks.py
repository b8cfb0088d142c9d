"""Who can write who has which role, who leads whom and who signs in as whom, as conditions for row-level security: all
that is confidential hangs on these, so nobody makes themselves HR or a leader along a forgotten check. HR does, and
what runs for the organisation itself, which is no person: an import by the operator, the first person of a new
organisation. One's own row is one's own: who answers an invitation puts their account there."""

from wegwijzer.organisations.security import OWN_ORGANISATION

KEPT_BY_HR = (
    f"{OWN_ORGANISATION} AND ((SELECT wegwijzer_person()) IS NULL OR (SELECT wegwijzer_has_role('career_lead')))"
)
OWN_OR_HRS = f"({KEPT_BY_HR}) OR ({OWN_ORGANISATION} AND id = wegwijzer_person())"
