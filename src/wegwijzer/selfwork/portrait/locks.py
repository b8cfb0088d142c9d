"""Who can read and write stories and what is found in them, as conditions for row-level security."""

from wegwijzer.selfwork.locks import MINE

# Row-level security of the other table shows nobody's but mine, so each of these asks whether that is mine.
ASKING = "SELECT 1 FROM selfwork_asking a WHERE a.organisation_id = wegwijzer_organisation() AND a.id = asking_id"
MY_ASKING = MINE + " AND EXISTS (" + ASKING + ")"
SENT_TO_ME = f"{MINE} AND sent_at IS NOT NULL"
STORY = (
    "SELECT 1 FROM selfwork_story s WHERE s.organisation_id = wegwijzer_organisation()"
    " AND s.id = story_id AND s.asking_id = selfwork_passage.asking_id"
)
OF_MY_STORY = MINE + " AND EXISTS (" + STORY + ")"
