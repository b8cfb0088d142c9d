"""Who can read and write stories and what is found in them, as conditions for row-level security."""

from wegwijzer.selfwork.locks import MINE
from wegwijzer.selfwork.locks import MY_ASKING as ASKING

# Row-level security of the other table shows nobody's but mine, so each of these asks whether that is mine.
MY_ASKING = MINE + " AND EXISTS (" + ASKING + ")"
SENT_TO_ME = f"{MINE} AND sent_at IS NOT NULL"
STORY = (
    "SELECT 1 FROM selfwork_story s WHERE s.organisation_id = wegwijzer_organisation()"
    " AND s.id = story_id AND s.asking_id = selfwork_passage.asking_id"
)
THREAD = (
    "SELECT 1 FROM selfwork_thread t WHERE t.organisation_id = wegwijzer_organisation()"
    " AND t.id = thread_id AND t.asking_id = selfwork_passage.asking_id"
)
OF_MY_STORY = f"{MINE} AND EXISTS ({STORY}) AND (thread_id IS NULL OR EXISTS ({THREAD}))"
