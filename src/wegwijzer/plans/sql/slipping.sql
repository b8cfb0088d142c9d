-- Agreements that slip, for the daily job: of all organisations, and so as the owner. Ids and a day, nothing else; and
-- nothing at all while somebody acts, here and below: that somebody agreed something is for nobody else to know.
-- `late`: its day is past and nothing was said since. `quiet`: no step for as many weeks as the organisation chose. What is looked at again soon
-- is left alone, and so is what begins later. Each day answers what slipped within the last `days_back` days, so that a
-- worker that stood still forgets nobody; the notices see to it that it is told once.
CREATE FUNCTION wegwijzer_slipping(today date, days_back int, days_ahead int)
RETURNS TABLE (organisation_id uuid, employee_id uuid, agreement_id uuid, why text, since date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH running AS (
        SELECT a.organisation_id, a.employee_id, a.id, a.due_on, GREATEST(a.fixed_at, s.at, h.at)::date AS moved, o.quiet_weeks * 7 AS quiet_days
          FROM plans_agreement a
          JOIN organisations_organisation o ON o.id = a.organisation_id
          LEFT JOIN LATERAL (
              SELECT max(st.at) AS at FROM plans_agreementstep st
               WHERE st.organisation_id = a.organisation_id AND st.agreement_id = a.id
          ) s ON true
          LEFT JOIN LATERAL (
              SELECT max(c.held_at) AS at FROM plans_checkpointabout b
                JOIN plans_checkpoint c ON c.organisation_id = b.organisation_id AND c.id = b.checkpoint_id
               WHERE b.organisation_id = a.organisation_id AND b.agreement_id = a.id
          ) h ON true
         WHERE wegwijzer_person() IS NULL
           AND a.fixed_at IS NOT NULL AND a.dropped_at IS NULL AND a.done_at IS NULL AND a.stopped_at IS NULL
           AND (a.starts_on IS NULL OR a.starts_on <= today)
           AND NOT EXISTS (
               SELECT 1 FROM plans_checkpointabout b
                 JOIN plans_checkpoint c ON c.organisation_id = b.organisation_id AND c.id = b.checkpoint_id
                WHERE b.organisation_id = a.organisation_id AND b.agreement_id = a.id
                  AND c.cancelled_at IS NULL AND c.held_at IS NULL
                  AND c.starts_at >= today AND c.starts_at < today + days_ahead
           )
    )
    SELECT r.organisation_id, r.employee_id, r.id, 'late', r.due_on FROM running r
     WHERE r.due_on >= today - days_back AND r.due_on < today AND r.moved <= r.due_on
    UNION ALL
    SELECT r.organisation_id, r.employee_id, r.id, 'quiet', r.moved FROM running r
     WHERE (r.due_on IS NULL OR r.due_on >= today)
       AND r.moved <= today - r.quiet_days AND r.moved > today - r.quiet_days - days_back
$$;

-- Who leaves within so many days, has no contract that follows, and has a plan or an agreement to take along.
CREATE FUNCTION wegwijzer_leaving_with_a_plan(today date, within_days int)
RETURNS TABLE (organisation_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.organisation_id, e.person_id FROM people_employment e
     WHERE wegwijzer_person() IS NULL
       AND e.starts_on <= today AND e.ends_on >= today AND e.ends_on <= today + within_days
       AND NOT EXISTS (
           SELECT 1 FROM people_employment n
            WHERE n.organisation_id = e.organisation_id AND n.person_id = e.person_id
              AND n.starts_on > e.ends_on AND n.starts_on <= e.ends_on + 1
       )
       AND (EXISTS (SELECT 1 FROM plans_plan p WHERE p.organisation_id = e.organisation_id AND p.employee_id = e.person_id)
            OR EXISTS (SELECT 1 FROM plans_agreement a WHERE a.organisation_id = e.organisation_id AND a.employee_id = e.person_id))
$$;
