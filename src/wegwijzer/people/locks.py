"""Who can write who has which role and who leads whom, as a condition for row-level security: all that is confidential
hangs on these two, so nobody makes themselves HR or a leader along a forgotten check. HR does, and what runs for the
organisation itself, which is no person: an import by the operator, the first person of a new organisation."""

from wegwijzer.organisations.security import OWN_ORGANISATION

KEPT_BY_HR = (
    f"{OWN_ORGANISATION} AND ((SELECT wegwijzer_person()) IS NULL OR (SELECT wegwijzer_has_role('career_lead')))"
)
