"""Who can read and write which row of a conversation, as conditions for row-level security.

The two people of a row are `employee_id` and `other_id`, and keys hold them to those of the conversation. Used by
the migrations; the tests ask the same of pages and of raw SQL.
"""

from wegwijzer.organisations.security import OWN_ORGANISATION

ME = "wegwijzer_person()"
PARTY = f"{OWN_ORGANISATION} AND {ME} IN (employee_id, other_id)"
BY_ME = f"{PARTY} AND author_id = {ME}"

# An external conversation exists for its two people alone; of the others, that it is there may be known.
KNOWN = f"{OWN_ORGANISATION} AND (model <> 'external' OR {ME} IN (employee_id, other_id))"
MOVED_BY = f"{OWN_ORGANISATION} AND ({ME} IN (employee_id, other_id) OR (model <> 'external' AND (SELECT wegwijzer_has_role('career_lead'))))"  # noqa: E501

ITS_CONVERSATION = (
    "EXISTS (SELECT 1 FROM conversations_conversation c "
    "WHERE c.organisation_id = wegwijzer_organisation() AND c.id = conversation_id)"
)
PARTICIPATION_KNOWN = f"{OWN_ORGANISATION} AND ({ME} IN (employee_id, other_id) OR {ITS_CONVERSATION})"
PARTICIPATION_NEW = f"{OWN_ORGANISATION} AND prepared_at IS NULL AND scores_ready_at IS NULL AND seen_at IS NULL"
PARTICIPATION_MINE = f"{OWN_ORGANISATION} AND person_id = {ME}"

OWN_READ = (
    f"{PARTY} AND (author_id = {ME} "
    "OR (part IN ('preparation', 'growth') AND shared_at IS NOT NULL) "
    "OR (part = 'score' AND wegwijzer_scores_shown(conversation_id)))"
)
KEPT_READ = f"{PARTY} AND (author_id IS NULL OR author_id = {ME})"
KEPT_NEW = f"{KEPT_READ} AND written_by_id IN (employee_id, other_id)"
CHANGED_BY_ME = f"{PARTY} AND changed_by_id = {ME}"
CONFIRMED_BY_ME = f"{PARTY} AND person_id = {ME}"

REPORT_READ = (
    f"{OWN_ORGANISATION} AND (author_id = {ME} OR (employee_id = {ME} AND shown_at IS NOT NULL) "
    f"OR (receiver_id = {ME} AND sent_at IS NOT NULL AND withdrawn_at IS NULL))"
)
NOTE_READ = f"{PARTY} AND (author_id = {ME} OR shared_at IS NOT NULL)"
MOMENT_READ = f"{OWN_ORGANISATION} AND (person_id = {ME} OR (told_to_id = {ME} AND told_at IS NOT NULL))"
MOMENT_MINE = f"{OWN_ORGANISATION} AND person_id = {ME}"
