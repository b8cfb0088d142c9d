-- Scores are shown to both at once: when each of the two has said to be ready. The search path is fixed, here and in
-- all that follows: a temporary table of the same name must not answer in the place of ours.
CREATE FUNCTION wegwijzer_scores_shown(asked uuid) RETURNS boolean LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
    SELECT count(DISTINCT side) = 2 FROM public.conversations_participation
     WHERE organisation_id = wegwijzer_organisation() AND conversation_id = asked AND scores_ready_at IS NOT NULL
$$;
