-- Keeps a row as it was before a change or removal. Runs as the owner of the schema, so that the
-- application can read this memory but neither write nor erase it.
CREATE FUNCTION wegwijzer_keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    after_change jsonb;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        after_change := to_jsonb(NEW);
        IF before - 'path' - 'depth' = after_change - 'path' - 'depth' THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO organisations_rowversion
        (organisation_id, "table", row_id, happened_at, operation, correction, reason, person_id, before)
    VALUES (
        COALESCE(before ->> 'organisation_id', before ->> 'id')::uuid,
        TG_TABLE_NAME, (before ->> 'id')::uuid, now(), lower(TG_OP),
        COALESCE(current_setting('wegwijzer.correction', true), '') = 'yes',
        COALESCE(current_setting('wegwijzer.reason', true), ''),
        public.wegwijzer_person(), before - 'path' - 'depth' - 'sort_name' - 'found_by'
    );
    RETURN NULL;
END $$;

-- A trigger on a temporary table could otherwise have this function write a past that never was.
REVOKE EXECUTE ON FUNCTION wegwijzer_keep_version() FROM PUBLIC;
