-- What was published stays as it was: running conversations keep it. Only withdrawing it can still be noted, once.
CREATE FUNCTION wegwijzer_keep_published_instrument() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NULL THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL
       AND to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by_id' = to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published instrument stays as it is'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_published_is_frozen';
END $$;

CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON instruments_owninstrument
    FOR EACH ROW EXECUTE FUNCTION wegwijzer_keep_published_instrument();
