-- Moments ahead to look at agreements, of people of whom none has a role here any more: nobody is there to let go of
-- them, so the daily job does, in nobody's name. What is past stays what it was: that nobody noted it does not mean that
-- it did not go on. Answers how many; while somebody acts none.
CREATE FUNCTION wegwijzer_let_go_of_checkpoints(day date) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH ended AS (
        UPDATE plans_checkpoint c SET cancelled_at = now(), version = c.version + 1
         WHERE wegwijzer_person() IS NULL AND c.cancelled_at IS NULL AND c.held_at IS NULL AND c.starts_at > now()
           AND NOT EXISTS (
               SELECT 1 FROM people_membership m
                WHERE m.organisation_id = c.organisation_id AND m.person_id IN (c.employee_id, c.other_id)
                  AND m.starts_on <= day AND (m.ends_on IS NULL OR m.ends_on >= day)
           )
        RETURNING 1
    )
    SELECT count(*)::integer FROM ended
$$;
