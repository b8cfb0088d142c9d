-- A checkpoint stays between the same two, and one that was called off stays so.
CREATE FUNCTION wegwijzer_checkpoint_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.organisation_id, NEW.employee_id, NEW.other_id, NEW.made_by_id)
       IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.employee_id, OLD.other_id, OLD.made_by_id)
       OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at)
       OR (OLD.held_at IS NOT NULL AND (NEW.held_at, NEW.starts_at) IS DISTINCT FROM (OLD.held_at, OLD.starts_at)) THEN
        PERFORM wegwijzer_refuse('checkpoint_stays', 'a checkpoint stays between the same two');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER checkpoint_stays BEFORE UPDATE ON plans_checkpoint
FOR EACH ROW EXECUTE FUNCTION wegwijzer_checkpoint_stays();

-- What belongs to a checkpoint has its people, so that it never gets another reader.
CREATE FUNCTION wegwijzer_part_of_checkpoint() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    its record;
    agreed record;
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.organisation_id, NEW.checkpoint_id, NEW.employee_id, NEW.other_id)
       IS DISTINCT FROM (OLD.organisation_id, OLD.checkpoint_id, OLD.employee_id, OLD.other_id) THEN
        PERFORM wegwijzer_refuse('checkpoint_stays', 'this stays with its checkpoint');
    END IF;
    SELECT c.employee_id, c.other_id INTO its FROM public.plans_checkpoint c
     WHERE c.organisation_id = NEW.organisation_id AND c.id = NEW.checkpoint_id;
    IF NOT FOUND OR (its.employee_id, its.other_id) IS DISTINCT FROM (NEW.employee_id, NEW.other_id) THEN
        PERFORM wegwijzer_refuse('checkpoint_stays', 'this belongs to a checkpoint of the same two');
    END IF;
    IF TG_TABLE_NAME = 'plans_checkpointabout' THEN
        SELECT a.employee_id, a.other_id INTO agreed FROM public.plans_agreement a
         WHERE a.organisation_id = NEW.organisation_id AND a.id = (to_jsonb(NEW) ->> 'agreement_id')::uuid;
        IF NOT FOUND OR (agreed.employee_id, agreed.other_id) IS DISTINCT FROM (NEW.employee_id, NEW.other_id) THEN
            PERFORM wegwijzer_refuse('checkpoint_stays', 'looked at are agreements of the same two');
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER part_of_checkpoint BEFORE INSERT OR UPDATE ON plans_checkpointabout
FOR EACH ROW EXECUTE FUNCTION wegwijzer_part_of_checkpoint();
CREATE TRIGGER part_of_checkpoint BEFORE INSERT OR UPDATE ON plans_checkpointplace
FOR EACH ROW EXECUTE FUNCTION wegwijzer_part_of_checkpoint();
CREATE TRIGGER part_of_checkpoint BEFORE INSERT OR UPDATE ON plans_checkpointnote
FOR EACH ROW EXECUTE FUNCTION wegwijzer_part_of_checkpoint();
