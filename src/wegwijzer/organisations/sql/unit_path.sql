-- The path of a unit follows from its parent; a unit below itself is refused.
CREATE FUNCTION wegwijzer_unit_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    above record;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('unit ' || NEW.organisation_id::text, 0));
    END IF;
    NEW.path := NEW.id::text || '.';
    NEW.depth := 0;
    IF NEW.parent_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT path, depth INTO above FROM organisations_unit
     WHERE organisation_id = NEW.organisation_id AND id = NEW.parent_id;
    IF NEW.parent_id = NEW.id OR position(NEW.id::text IN COALESCE(above.path, '')) > 0 THEN
        RAISE EXCEPTION 'a unit cannot stand below itself'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_not_below_itself';
    END IF;
    IF above.depth >= 29 THEN
        RAISE EXCEPTION 'more than thirty units below each other'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_not_too_deep';
    END IF;
    NEW.path := COALESCE(above.path, '') || NEW.path;
    NEW.depth := COALESCE(above.depth + 1, 0);
    RETURN NEW;
END $$;

CREATE TRIGGER unit_path BEFORE INSERT OR UPDATE OF parent_id, id ON organisations_unit
FOR EACH ROW EXECUTE FUNCTION wegwijzer_unit_path();

CREATE FUNCTION wegwijzer_unit_path_below() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE organisations_unit
       SET path = NEW.path || substr(path, length(OLD.path) + 1), depth = depth + NEW.depth - OLD.depth
     WHERE organisation_id = NEW.organisation_id AND id <> NEW.id
       AND path >= OLD.path AND path < OLD.path || '~';
    RETURN NULL;
END $$;

CREATE TRIGGER unit_path_below AFTER UPDATE OF parent_id ON organisations_unit
FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION wegwijzer_unit_path_below();
