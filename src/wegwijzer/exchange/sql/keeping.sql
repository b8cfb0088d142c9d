-- What nobody saved does not stay: the file and what was found in it go after so many days. Of what was saved the
-- file goes at once; the list of changes, by which it can be looked at and undone, after so many more. Runs as the
-- owner because it is done for all organisations, and answers nothing.
CREATE FUNCTION wegwijzer_forget_imports(unsaved_days integer, saved_days integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    unsaved_before timestamptz := now() - make_interval(days => greatest(unsaved_days, 1));
    saved_before timestamptz := now() - make_interval(days => greatest(saved_days, 30));
BEGIN
    DELETE FROM exchange_filepart p USING exchange_import i
     WHERE i.organisation_id = p.organisation_id AND i.id = p.of_id
       AND (i.uploaded_at < unsaved_before OR i.saved_at IS NOT NULL OR i.put_aside_at IS NOT NULL);
    DELETE FROM exchange_finding f USING exchange_import i
     WHERE i.organisation_id = f.organisation_id AND i.id = f.of_id
       AND ((i.saved_at IS NULL AND i.uploaded_at < unsaved_before) OR i.saved_at < saved_before);
    DELETE FROM exchange_change c USING exchange_import i
     WHERE i.organisation_id = c.organisation_id AND i.id = c.of_id
       AND ((i.saved_at IS NULL AND i.uploaded_at < unsaved_before) OR i.saved_at < saved_before);
    DELETE FROM exchange_touched t USING exchange_import i
     WHERE i.organisation_id = t.organisation_id AND i.id = t.of_id AND i.saved_at < saved_before;
    UPDATE exchange_import
       SET put_aside_at = coalesce(put_aside_at, now()), asked = '', seen = '{}', result = '{}', choices = '{}'
     WHERE saved_at IS NULL AND uploaded_at < unsaved_before AND seen <> '{}';
    UPDATE exchange_import SET choices = choices - 'answers'  -- who was meant by which name
     WHERE saved_at < saved_before AND choices ? 'answers';
END $$;

-- Which organisation is at this name in the web address: for the operator's command, before an organisation is known.
CREATE FUNCTION wegwijzer_organisation_at(asked text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id FROM organisations_organisation WHERE slug = asked
$$;
