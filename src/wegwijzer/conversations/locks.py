"""Who can read and write which row of a conversation, as conditions for row-level security.

The two people of a row are `employee_id` and `other_id`, and keys hold them to those of the conversation. What a row
may become stands in sql/*.sql. Used by the migrations; docs/who-sees-what.md shows what it comes to, row by row.
"""

from wegwijzer.organisations.security import OWN_ORGANISATION

ME = "wegwijzer_person()"
THE_TWO = f"{ME} IN (employee_id, other_id)"
PARTY = f"{OWN_ORGANISATION} AND {THE_TWO}"
BY_ME = f"{PARTY} AND author_id = {ME}"
HR = "(SELECT wegwijzer_has_role('career_lead'))"
OVERSEES = f"({HR} OR (SELECT wegwijzer_has_role('executive')))"

OF_HR = f"{OWN_ORGANISATION} AND {HR}"
# That somebody was invited is known to that person, to those who keep the overview, and to who talks with them in it.
MEMBER_READ = (
    f"{OWN_ORGANISATION} AND (person_id = {ME} OR {OVERSEES} OR EXISTS (SELECT 1 FROM conversations_conversation c "  # noqa: S608
    "WHERE c.organisation_id = wegwijzer_organisation() AND c.round_id = conversations_roundmember.round_id "
    f"AND c.employee_id = person_id AND c.other_id = {ME}))"
)

# An external conversation exists for its two people alone. Of the others, that they are there is known to those who
# keep the overview: HR by name, the management for its figures. Nobody can probe for one either: a key that refuses
# twice would tell, so a new row must be of one's own, or HR's in a model that is known.
KNOWN = f"{OWN_ORGANISATION} AND ({THE_TWO} OR (model <> 'external' AND {OVERSEES}))"
MOVED_BY = f"{OWN_ORGANISATION} AND ({THE_TWO} OR (model <> 'external' AND {HR}))"
ASKED_BY_ME = (
    f"{OWN_ORGANISATION} AND asked_by_id = {ME} AND (({ME} = employee_id) "
    f"OR (model <> 'external' AND ({ME} = other_id OR {HR})))"
)

ITS_CONVERSATION = (
    "EXISTS (SELECT 1 FROM conversations_conversation c "
    "WHERE c.organisation_id = wegwijzer_organisation() AND c.id = conversation_id)"
)
PARTICIPATION_KNOWN = f"{OWN_ORGANISATION} AND ({THE_TWO} OR ({OVERSEES} AND {ITS_CONVERSATION}))"
PARTICIPATION_NEW = (
    f"{OWN_ORGANISATION} AND ({THE_TWO} OR {HR}) "
    "AND prepared_at IS NULL AND scores_ready_at IS NULL AND seen_at IS NULL"
)
PARTICIPATION_MINE = f"{OWN_ORGANISATION} AND person_id = {ME}"

OWN_READ = (
    f"{PARTY} AND (author_id = {ME} "
    "OR (part IN ('preparation', 'growth') AND shared_at IS NOT NULL) "
    "OR (part = 'score' AND wegwijzer_scores_shown(conversation_id)))"
)
KEPT_READ = f"{PARTY} AND (author_id IS NULL OR author_id = {ME})"
BY_TRIGGER_ALONE = f"{OWN_ORGANISATION} AND false"
CHANGED_BY_ME = f"{PARTY} AND changed_by_id = {ME}"
CONFIRMED_BY_ME = f"{PARTY} AND person_id = {ME}"

REPORT_READ = (
    f"{OWN_ORGANISATION} AND (author_id = {ME} OR (employee_id = {ME} AND shown_at IS NOT NULL) "
    f"OR (receiver_id = {ME} AND sent_at IS NOT NULL AND withdrawn_at IS NULL))"
)
NOTE_READ = f"{PARTY} AND (author_id = {ME} OR shared_at IS NOT NULL)"
MOMENT_READ = f"{OWN_ORGANISATION} AND (person_id = {ME} OR (told_to_id = {ME} AND told_at IS NOT NULL))"
MOMENT_MINE = f"{OWN_ORGANISATION} AND person_id = {ME}"
CONTACT_READ = (
    f"{OWN_ORGANISATION} AND ({ME} IN (person_id, contact_id) OR {HR} OR person_id IN (SELECT wegwijzer_led_by_me()))"
)
# How it was before is read by the same people; the memory of all tables is one table, which others read more widely.
CONTACT_BEFORE = (
    "CREATE POLICY contact_as_it_is_read ON organisations_rowversion AS RESTRICTIVE FOR SELECT "
    f"USING ({OWN_ORGANISATION} AND (\"table\" <> 'conversations_careercontact' OR {HR} "
    f"OR {ME}::text IN (before ->> 'person_id', before ->> 'contact_id') "
    "OR (before ->> 'person_id')::uuid IN (SELECT wegwijzer_led_by_me())))"
)
IN_ONES_OWN_NAME = f"{OF_HR} AND by_id = {ME}"
# The blank forms of a round are for who asked for them, while that is HR.
FORMS_MINE = f"{OF_HR} AND asked_by_id = {ME}"
ITS_FORMS = (  # of which the database shows only one's own
    "EXISTS (SELECT 1 FROM conversations_roundforms f "
    "WHERE f.organisation_id = wegwijzer_organisation() AND f.id = of_id)"
)
FORMS_PART = f"{OWN_ORGANISATION} AND {ITS_FORMS}"
