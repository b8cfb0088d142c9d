"""Who can read and write plans and agreements, as conditions for row-level security; see conversations/locks.py.

The two of an agreement are `employee_id` and `other_id`. Who leads the employee today reads it once it is open to the
leader: a set that the database works out once per statement (people/sql/led.sql).
"""

from wegwijzer.organisations.security import OWN_ORGANISATION

ME = "wegwijzer_person()"
PARTY = f"{OWN_ORGANISATION} AND {ME} IN (employee_id, other_id)"
LED_BY_ME = "employee_id IN (SELECT wegwijzer_led_by_me())"
OPEN_TO_ME = f"open_to_leader_at IS NOT NULL AND fixed_at IS NOT NULL AND dropped_at IS NULL AND {LED_BY_ME}"

AGREEMENT_READ = f"({PARTY}) OR ({OWN_ORGANISATION} AND {OPEN_TO_ME})"
AGREEMENT_NEW = (
    f"{PARTY} AND made_by_id = {ME} AND fixed_at IS NULL AND dropped_at IS NULL AND NOT binds "
    "AND open_to_leader_at IS NULL AND done_at IS NULL AND stopped_at IS NULL "
    f"AND (employee_agreed_at IS NULL OR employee_id = {ME}) AND (other_agreed_at IS NULL OR other_id = {ME})"
)
HR = "(SELECT wegwijzer_has_role('career_lead'))"
ASKED_OF_HR = f"{OWN_ORGANISATION} AND sent_at IS NOT NULL AND withdrawn_at IS NULL AND {HR}"
REQUEST_READ = f"({PARTY}) OR ({ASKED_OF_HR})"
REQUEST_CHANGE = REQUEST_READ  # what each may change of it: sql/requests.sql
REQUEST_NEW = f"{PARTY} AND sent_at IS NULL"

# Of a step the leader of that moment is a reader, while the agreement itself can be seen by that person.
ITS_AGREEMENT = (
    "EXISTS (SELECT 1 FROM plans_agreement a "
    "WHERE a.organisation_id = wegwijzer_organisation() AND a.id = agreement_id)"
)
STEP_READ = f"{OWN_ORGANISATION} AND ({ME} IN (employee_id, other_id) OR (leader_id = {ME} AND {ITS_AGREEMENT}))"
STEP_NEW = f"{STEP_READ} AND by_id = {ME}"

PLAN_READ = f"{OWN_ORGANISATION} AND {ME} IN (employee_id, partner_id)"
PLAN_MINE = f"{OWN_ORGANISATION} AND employee_id = {ME}"
PLAN_NEW = f"{PLAN_MINE} AND made_by_id = {ME}"
TEXT_READ = f"{OWN_ORGANISATION} AND (employee_id = {ME} OR (partner_id = {ME} AND shared_at IS NOT NULL))"
# Each writes what is theirs to write (rules/pieces.py), and replaces no more; the employee may let go of all of it.
OF_PARTNER = "key IN ('view_role', 'view_knowledge')"
OF_BOTH = (
    "key IN ('reachability', 'person', 'present_generic', 'present_technical', 'future_generic', 'future_technical', "
    "'review')"
)
BY_PARTNER = f"partner_id = {ME} AND shared_at IS NOT NULL AND ({OF_PARTNER} OR {OF_BOTH})"
TEXT_CHANGE = f"{OWN_ORGANISATION} AND (employee_id = {ME} OR ({BY_PARTNER}))"
TEXT_NEW = (
    f"{OWN_ORGANISATION} AND written_by_id = {ME} AND replaced_at IS NULL "
    f"AND ((employee_id = {ME} AND NOT ({OF_PARTNER})) OR ({BY_PARTNER}))"
)

OF_HR = f"{OWN_ORGANISATION} AND (SELECT wegwijzer_has_role('career_lead'))"

# When it is looked at how an agreement goes: known to the two, and that and when also to who leads the employee today,
# of an agreement that is open to the leader. What is noted then is for the two alone.
ABOUT_READ = f"({PARTY}) OR ({OWN_ORGANISATION} AND {ITS_AGREEMENT})"
ABOUT_ONE_THAT_I_SEE = (
    "EXISTS (SELECT 1 FROM plans_checkpointabout b "
    "WHERE b.organisation_id = wegwijzer_organisation() AND b.checkpoint_id = plans_checkpoint.id)"
)
CHECKPOINT_READ = f"({PARTY}) OR ({OWN_ORGANISATION} AND {LED_BY_ME} AND {ABOUT_ONE_THAT_I_SEE})"
CHECKPOINT_NEW = f"{PARTY} AND made_by_id = {ME} AND cancelled_at IS NULL AND held_at IS NULL"
NOTE_WRITE = f"{PARTY} AND by_id = {ME}"
