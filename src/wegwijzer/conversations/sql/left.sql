-- Who has an open conversation with somebody who has no role here any more, while they have one themselves. Runs as the
-- owner because the daily job asks it of all organisations. It answers that job alone: while somebody acts it answers
-- nothing, or it would tell of conversations that are nobody else's business.
CREATE FUNCTION wegwijzer_talking_with_who_left(day date) RETURNS TABLE (organisation_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH here AS MATERIALIZED (
        SELECT DISTINCT m.organisation_id, m.person_id FROM people_membership m
         WHERE wegwijzer_person() IS NULL AND m.starts_on <= day AND (m.ends_on IS NULL OR m.ends_on >= day)
    ), running AS (
        SELECT c.organisation_id, c.employee_id, c.other_id FROM conversations_conversation c
         WHERE c.concluded_at IS NULL AND c.cancelled_at IS NULL
    ), sides AS (
        SELECT r.organisation_id, r.employee_id AS one, r.other_id AS across FROM running r
        UNION SELECT r.organisation_id, r.other_id, r.employee_id FROM running r
    )
    SELECT DISTINCT s.organisation_id, s.one FROM sides s
      JOIN here h ON h.organisation_id = s.organisation_id AND h.person_id = s.one
     WHERE NOT EXISTS (SELECT 1 FROM here a WHERE a.organisation_id = s.organisation_id AND a.person_id = s.across)
$$;

-- Where both left nobody is there to let it go: the daily job does, in nobody's name. Answers how many.
CREATE FUNCTION wegwijzer_let_go_where_both_left(day date) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH ended AS (
        UPDATE conversations_conversation c SET cancelled_at = now()
         WHERE wegwijzer_person() IS NULL AND c.concluded_at IS NULL AND c.cancelled_at IS NULL
           AND NOT EXISTS (
               SELECT 1 FROM people_membership m
                WHERE m.organisation_id = c.organisation_id AND m.person_id IN (c.employee_id, c.other_id)
                  AND m.starts_on <= day AND (m.ends_on IS NULL OR m.ends_on >= day)
           )
        RETURNING 1
    )
    SELECT count(*)::integer FROM ended
$$;
