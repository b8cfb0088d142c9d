-- Whether who is asking keeps the organisation's data: a career lead, or the operator, who is no person.
-- A day wider than today on both sides, since days turn elsewhere at another hour; the access rule is exact.
CREATE FUNCTION wegwijzer_keeps_data() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT wegwijzer_person() IS NULL OR EXISTS (
        SELECT 1 FROM people_membership m
         WHERE m.organisation_id = wegwijzer_organisation() AND m.person_id = wegwijzer_person()
           AND m.role = 'career_lead' AND m.starts_on <= current_date + 1
           AND (m.ends_on IS NULL OR m.ends_on >= current_date - 1)
    )
$$;
