-- Whether who is asking has this role. A day wider than today on both sides, since days turn elsewhere at another
-- hour; the access rules are exact. The search path is fixed: a temporary table must not say who has which role.
CREATE FUNCTION wegwijzer_has_role(asked text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.people_membership m
         WHERE m.organisation_id = wegwijzer_organisation() AND m.person_id = wegwijzer_person()
           AND m.role = asked AND m.starts_on <= current_date + 1
           AND (m.ends_on IS NULL OR m.ends_on >= current_date - 1)
    )
$$;
