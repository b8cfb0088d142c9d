-- How far a round is, of all who were invited at once: for HR, and for the management without units of fewer than five,
-- so that subtracting one number from another tells nothing of one person. Nobody else gets a number. Runs as the owner:
-- counting a hundred thousand rows behind their own locks, one by one, takes seconds. As of its own day: who could say
-- another one would read who came and went.
CREATE FUNCTION wegwijzer_round_standing(asked uuid, fewest integer)
RETURNS TABLE (invited bigint, employee_ready bigint, other_ready bigint, held bigint, concluded bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH may AS MATERIALIZED (
        SELECT wegwijzer_has_role('career_lead') AS names, wegwijzer_has_role('executive') AS numbers
    ), placed AS (
        SELECT w.person_id, count(*) OVER (PARTITION BY w.unit_id) AS there FROM (
            -- people, not places: somebody may have two in the same unit
            SELECT DISTINCT p.person_id, p.unit_id FROM conversations_roundmember m
              JOIN people_position p ON p.organisation_id = m.organisation_id AND p.person_id = m.person_id
               AND p.starts_on <= wegwijzer_today() AND (p.ends_on IS NULL OR p.ends_on >= wegwijzer_today())
             WHERE NOT (SELECT names FROM may)
               AND m.organisation_id = wegwijzer_organisation() AND m.round_id = asked
        ) AS w
    ), members AS MATERIALIZED (
        SELECT m.person_id FROM conversations_roundmember m
         WHERE (SELECT names FROM may) AND m.organisation_id = wegwijzer_organisation() AND m.round_id = asked
         UNION ALL
        SELECT DISTINCT person_id FROM placed
         WHERE (SELECT numbers AND NOT names FROM may) AND there >= greatest(fewest, 5)
    ), talks AS MATERIALIZED (
        SELECT c.id, c.held_at, c.concluded_at FROM conversations_conversation c
          JOIN members m ON m.person_id = c.employee_id
         WHERE c.organisation_id = wegwijzer_organisation() AND c.round_id = asked
           AND c.cancelled_at IS NULL AND c.model <> 'external'
    ), ready AS (
        SELECT count(*) FILTER (WHERE p.side = 'employee') AS employee, count(*) FILTER (WHERE p.side = 'other') AS other
          FROM talks t JOIN conversations_participation p ON p.conversation_id = t.id
         WHERE p.organisation_id = wegwijzer_organisation() AND p.prepared_at IS NOT NULL
    )
    SELECT (SELECT count(*) FROM members), r.employee, r.other,
           (SELECT count(t.held_at) FROM talks t), (SELECT count(t.concluded_at) FROM talks t)
      FROM ready r
$$;
