"""Who can read and write a notice or a letter, as conditions for row-level security."""

from wegwijzer.organisations.security import OWN_ORGANISATION

ME = "wegwijzer_person()"
MINE = f"{OWN_ORGANISATION} AND person_id = {ME}"
TOLD_BY_ME = f"{OWN_ORGANISATION} AND by_id = {ME} AND seen_at IS NULL AND mailed_at IS NULL"
MINE_OR_HR = f"{OWN_ORGANISATION} AND (person_id = {ME} OR wegwijzer_has_role('career_lead'))"
NOBODY_ACTS = f"{OWN_ORGANISATION} AND {ME} IS NULL"  # a job of the organisation, not somebody in it
