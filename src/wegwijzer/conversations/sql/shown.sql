-- Scores are shown to both at once: when each of the two has said to be ready.
CREATE FUNCTION wegwijzer_scores_shown(asked uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT count(*) = 2 FROM conversations_participation
     WHERE organisation_id = wegwijzer_organisation() AND conversation_id = asked AND scores_ready_at IS NOT NULL
$$;
