-- The beginnings by which a person is found, kept with every route that writes a name.
-- A number begins with #, which no name does: it is found by who may know it alone (queries/names.py).
-- `sort_name` is the family name, a tab, and the given name, folded already: folding is what costs time here.
CREATE FUNCTION wegwijzer_name_terms(number text, sort_name text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT DISTINCT term FROM (
        SELECT split_part(sort_name, chr(9), 1) AS family, split_part(sort_name, chr(9), 2) AS given,
               replace(public.wegwijzer_fold(number), ' ', '') AS folded_number
        OFFSET 0  -- else it is worked out again for each of the terms
    ) AS folded CROSS JOIN LATERAL (
        SELECT unnest(string_to_array(given || ' ' || family, ' ')) AS term
        UNION ALL SELECT replace(family, ' ', '')
        UNION ALL SELECT replace(given || family, ' ', '')
        UNION ALL SELECT '#' || folded_number
        UNION ALL SELECT '#' || ltrim(folded_number, '0')
    ) AS all_terms WHERE term NOT IN ('', '#')
$$;

CREATE FUNCTION wegwijzer_keep_name_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (
            SELECT 1 FROM new_people n JOIN old_people o ON o.id = n.id
            WHERE (n.number, n.given_name, n.family_name) IS DISTINCT FROM (o.number, o.given_name, o.family_name)
        ) THEN
            RETURN NULL;
        END IF;
        DELETE FROM people_nameterm t USING new_people n
         WHERE t.organisation_id = n.organisation_id AND t.person_id = n.id;
    END IF;
    INSERT INTO people_nameterm (organisation_id, term, person_id)
    SELECT n.organisation_id, t.term, n.id
      FROM new_people n
     CROSS JOIN LATERAL wegwijzer_name_terms(n.number, n.sort_name) AS t(term);
    RETURN NULL;
END $$;

CREATE TRIGGER name_terms_added AFTER INSERT ON people_person
REFERENCING NEW TABLE AS new_people FOR EACH STATEMENT EXECUTE FUNCTION wegwijzer_keep_name_terms();
CREATE TRIGGER name_terms_changed AFTER UPDATE ON people_person
REFERENCING OLD TABLE AS old_people NEW TABLE AS new_people
FOR EACH STATEMENT EXECUTE FUNCTION wegwijzer_keep_name_terms();
