-- Whether who is asking keeps the organisation's data: a career lead, or the operator, who is no person.
CREATE FUNCTION wegwijzer_keeps_data() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT wegwijzer_person() IS NULL OR wegwijzer_has_role('career_lead')
$$;
