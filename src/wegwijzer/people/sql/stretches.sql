-- What no single-row or exclusion constraint can say: a place lies within its employment, a line within
-- its place, and all places of one person together stay below the share the organisation allows.
-- Statement triggers, so that loading half a million rows costs a few set operations.
CREATE FUNCTION wegwijzer_refuse(rule text, said text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', said USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

CREATE FUNCTION wegwijzer_check_positions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Two people who add a place for the same person at once must wait for each other.
    IF (SELECT count(*) FROM (SELECT 1 FROM changed LIMIT 500) AS first_ones) < 500 THEN
        PERFORM 1 FROM people_person p
          WHERE (p.organisation_id, p.id) IN (SELECT organisation_id, person_id FROM changed)
          ORDER BY p.id FOR NO KEY UPDATE;
    ELSE
        LOCK TABLE people_position IN SHARE ROW EXCLUSIVE MODE;
    END IF;
    IF EXISTS (
        SELECT 1 FROM changed c
          JOIN people_employment e ON e.organisation_id = c.organisation_id AND e.id = c.employment_id
         WHERE e.person_id <> c.person_id
            OR NOT daterange(e.starts_on, e.ends_on, '[]') @> daterange(c.starts_on, c.ends_on, '[]')
    ) THEN
        PERFORM wegwijzer_refuse('position_within_employment', 'a place lies within its employment');
    END IF;
    -- The sum changes on the first day of a place and on the day after its last: add up in that order.
    IF EXISTS (
        SELECT 1 FROM (
            SELECT moment.organisation_id,
                   sum(moment.more) OVER (PARTITION BY moment.person_id ORDER BY moment.day, moment.more
                                          ROWS UNBOUNDED PRECEDING) AS total
              FROM (
                SELECT p.organisation_id, p.person_id, step.day, step.more
                  FROM (SELECT DISTINCT organisation_id, person_id FROM changed) AS whose
                  JOIN people_position p USING (organisation_id, person_id)
                 CROSS JOIN LATERAL (VALUES (p.starts_on, p.share), (p.ends_on + 1, -p.share)) AS step (day, more)
                 WHERE step.day IS NOT NULL
              ) AS moment
        ) AS running
        JOIN organisations_organisation o ON o.id = running.organisation_id
        WHERE running.total > o.max_share
    ) THEN
        PERFORM wegwijzer_refuse('position_share_allowed', 'more than the share the organisation allows');
    END IF;
    IF TG_OP = 'UPDATE' AND EXISTS (
        SELECT 1 FROM changed c
          JOIN people_reportingline l ON l.organisation_id = c.organisation_id AND l.position_id = c.id
         WHERE NOT daterange(c.starts_on, c.ends_on, '[]') @> daterange(l.starts_on, l.ends_on, '[]')
    ) THEN
        PERFORM wegwijzer_refuse('line_within_position', 'a line lies within its place');
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER positions_added AFTER INSERT ON people_position
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION wegwijzer_check_positions();
CREATE TRIGGER positions_changed AFTER UPDATE ON people_position
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION wegwijzer_check_positions();

CREATE FUNCTION wegwijzer_check_employments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM changed e
          JOIN people_position p ON p.organisation_id = e.organisation_id AND p.employment_id = e.id
         WHERE p.person_id <> e.person_id
            OR NOT daterange(e.starts_on, e.ends_on, '[]') @> daterange(p.starts_on, p.ends_on, '[]')
    ) THEN
        PERFORM wegwijzer_refuse('position_within_employment', 'a place lies within its employment');
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER employments_changed AFTER UPDATE ON people_employment
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION wegwijzer_check_employments();

CREATE FUNCTION wegwijzer_check_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM changed l
          JOIN people_position p ON p.organisation_id = l.organisation_id AND p.id = l.position_id
         WHERE p.person_id <> l.person_id
            OR NOT daterange(p.starts_on, p.ends_on, '[]') @> daterange(l.starts_on, l.ends_on, '[]')
    ) THEN
        PERFORM wegwijzer_refuse('line_within_position', 'a line lies within its place');
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER lines_added AFTER INSERT ON people_reportingline
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION wegwijzer_check_lines();
CREATE TRIGGER lines_changed AFTER UPDATE ON people_reportingline
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION wegwijzer_check_lines();
