-- Whom the person who is asking leads today, along the line that one reports to. A day wider on both sides, as for
-- roles. As the owner, so that a row of people need not be asked of each line; it answers ids and nothing else.
CREATE FUNCTION wegwijzer_led_by_me() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = public, pg_temp AS $$
    SELECT l.person_id FROM public.people_reportingline l
     WHERE l.organisation_id = wegwijzer_organisation() AND l.manager_id = wegwijzer_person()
       AND l.kind = 'hierarchical' AND l.starts_on <= current_date + 1
       AND (l.ends_on IS NULL OR l.ends_on >= current_date - 1)
$$;

-- Whether the one leads the other today, in the organisation of who is asking.
CREATE FUNCTION wegwijzer_leads(asked_leader uuid, asked_person uuid) RETURNS boolean LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.people_reportingline l
         WHERE l.organisation_id = wegwijzer_organisation() AND l.manager_id = asked_leader
           AND l.person_id = asked_person AND l.kind = 'hierarchical' AND l.starts_on <= wegwijzer_today()
           AND (l.ends_on IS NULL OR l.ends_on >= wegwijzer_today())
    )
$$;
