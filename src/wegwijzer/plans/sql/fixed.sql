-- An agreement that both confirmed is not written over; how a plan changes later is kept in dated steps.
CREATE FUNCTION wegwijzer_agreement_fixed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.fixed_at IS NOT NULL AND (TG_OP = 'DELETE' OR to_jsonb(NEW) - 'dropped_at' IS DISTINCT FROM to_jsonb(OLD) - 'dropped_at') THEN
        PERFORM wegwijzer_refuse('agreement_fixed', 'an agreement that both confirmed stays');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF (NEW.id, NEW.organisation_id, NEW.employee_id, NEW.other_id, NEW.made_by_id)
       IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.employee_id, OLD.other_id, OLD.made_by_id) THEN
        PERFORM wegwijzer_refuse('agreement_of_the_same_two', 'an agreement stays between the same two');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER agreement_fixed BEFORE UPDATE OR DELETE ON plans_agreement
FOR EACH ROW EXECUTE FUNCTION wegwijzer_agreement_fixed();

-- What belongs to an agreement has its people, and stands when it stands. A request is sent once it does, not before.
CREATE FUNCTION wegwijzer_part_of_agreement() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    after_change jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    said jsonb := COALESCE(after_change, before);
    its record;
BEGIN
    IF TG_OP = 'UPDATE' AND (before - 'kind' - 'text' - 'on' - 'sent_at') IS DISTINCT FROM (after_change - 'kind' - 'text' - 'on' - 'sent_at') THEN
        PERFORM wegwijzer_refuse('agreement_of_the_same_two', 'this stays with its agreement');
    END IF;
    SELECT a.employee_id, a.other_id, a.fixed_at INTO its FROM public.plans_agreement a
     WHERE a.organisation_id = (said ->> 'organisation_id')::uuid AND a.id = (said ->> 'agreement_id')::uuid FOR SHARE;
    IF NOT FOUND OR (its.employee_id, its.other_id)
       IS DISTINCT FROM ((said ->> 'employee_id')::uuid, (said ->> 'other_id')::uuid) THEN
        PERFORM wegwijzer_refuse('agreement_of_the_same_two', 'this belongs to an agreement of the same two');
    END IF;
    IF its.fixed_at IS NULL THEN
        IF said ->> 'sent_at' IS NOT NULL THEN
            PERFORM wegwijzer_refuse('request_sent_when_agreed', 'nothing is asked before the agreement stands');
        END IF;
    ELSIF TG_OP <> 'UPDATE' OR before ->> 'sent_at' IS NOT NULL
          OR (before - 'sent_at') IS DISTINCT FROM (after_change - 'sent_at') THEN
        PERFORM wegwijzer_refuse('agreement_fixed', 'an agreement that both confirmed stays');
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER part_of_agreement BEFORE INSERT OR UPDATE OR DELETE ON plans_checkpointwish
FOR EACH ROW EXECUTE FUNCTION wegwijzer_part_of_agreement();
CREATE TRIGGER part_of_agreement BEFORE INSERT OR UPDATE OR DELETE ON plans_request
FOR EACH ROW EXECUTE FUNCTION wegwijzer_part_of_agreement();
