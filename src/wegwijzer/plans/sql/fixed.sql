-- An agreement that both confirmed is not written over: it changes along an accepted step of the same act alone, and
-- is done, stopped or taken up again by such a step. It opens to the leader by itself when it was made with the leader
-- of that day, and else by the employee.
CREATE FUNCTION wegwijzer_agreement_fixed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    me uuid := wegwijzer_person();
    kept text[] := ARRAY['version', 'done_at', 'stopped_at', 'open_to_leader_at'];
    answers text[] := ARRAY['employee_agreed_at', 'other_agreed_at', 'fixed_at', 'dropped_at', 'binds'];
    step public.plans_agreementstep;
BEGIN
    IF OLD.fixed_at IS NOT NULL AND TG_OP = 'DELETE' THEN
        PERFORM wegwijzer_refuse('agreement_fixed', 'an agreement that both confirmed stays');
    ELSIF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF (NEW.id, NEW.organisation_id, NEW.employee_id, NEW.other_id, NEW.made_by_id)
       IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.employee_id, OLD.other_id, OLD.made_by_id) THEN
        PERFORM wegwijzer_refuse('agreement_of_the_same_two', 'an agreement stays between the same two');
    END IF;
    IF OLD.fixed_at IS NULL THEN
        IF to_jsonb(NEW) - kept - answers IS DISTINCT FROM to_jsonb(OLD) - kept - answers THEN
            NEW.employee_agreed_at := CASE WHEN me = NEW.employee_id THEN NEW.employee_agreed_at END;
            NEW.other_agreed_at := CASE WHEN me = NEW.other_id THEN NEW.other_agreed_at END;
        END IF;
        IF (NEW.employee_agreed_at IS DISTINCT FROM OLD.employee_agreed_at AND NEW.employee_agreed_at IS NOT NULL
            AND me IS DISTINCT FROM NEW.employee_id)
           OR (NEW.other_agreed_at IS DISTINCT FROM OLD.other_agreed_at AND NEW.other_agreed_at IS NOT NULL
            AND me IS DISTINCT FROM NEW.other_id) THEN
            PERFORM wegwijzer_refuse('said_in_ones_own_name', 'nobody agrees in the name of the other');
        END IF;
        NEW.binds := NEW.fixed_at IS NOT NULL AND NEW.other_id IS NOT NULL AND wegwijzer_leads(NEW.other_id, NEW.employee_id);
        NEW.open_to_leader_at := CASE WHEN NEW.binds THEN NEW.fixed_at END;
        NEW.done_at := NULL;
        NEW.stopped_at := NULL;
        RETURN NEW;
    END IF;
    IF to_jsonb(NEW) - kept IS DISTINCT FROM to_jsonb(OLD) - kept THEN
        SELECT s.* INTO step FROM public.plans_agreementstep s
         WHERE s.organisation_id = OLD.organisation_id AND s.agreement_id = OLD.id
           AND s.kind = 'change' AND s.agreed_at IS NOT NULL AND s.act = txid_current() ORDER BY s.at DESC LIMIT 1;
        IF NOT FOUND OR to_jsonb(NEW) - kept IS DISTINCT FROM (to_jsonb(OLD) - kept) || step.after THEN
            PERFORM wegwijzer_refuse('agreement_fixed', 'an agreement that both confirmed stays');
        END IF;
    END IF;
    IF (NEW.done_at, NEW.stopped_at) IS DISTINCT FROM (OLD.done_at, OLD.stopped_at) AND NOT EXISTS (
        SELECT 1 FROM public.plans_agreementstep s
         WHERE s.organisation_id = OLD.organisation_id AND s.agreement_id = OLD.id AND s.act = txid_current()
           AND s.kind = CASE WHEN NEW.done_at IS NOT NULL THEN 'done' WHEN NEW.stopped_at IS NOT NULL THEN 'stopped' ELSE 'resumed' END
    ) THEN
        PERFORM wegwijzer_refuse('agreement_by_its_steps', 'how an agreement goes is said in a step');
    END IF;
    IF NEW.open_to_leader_at IS DISTINCT FROM OLD.open_to_leader_at AND (OLD.binds OR me IS DISTINCT FROM OLD.employee_id) THEN
        PERFORM wegwijzer_refuse('opened_by_the_employee', 'the employee alone opens this to the leader');
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
    own text[] := ARRAY['kind', 'text', 'on'];
    answers text[] := ARRAY['verdict', 'answer', 'again_on', 'answered_by_id', 'answered_at', 'earlier', 'seen_at', 'withdrawn_at'];
    its record;
BEGIN
    IF TG_OP = 'UPDATE' AND before - own - answers - 'sent_at' IS DISTINCT FROM after_change - own - answers - 'sent_at' THEN
        PERFORM wegwijzer_refuse('agreement_of_the_same_two', 'this stays with its agreement');
    ELSIF TG_OP = 'UPDATE' AND before - answers IS NOT DISTINCT FROM after_change - answers THEN
        RETURN NEW;  -- an answer to a request, by HR, who does not see the agreement: sql/requests.sql
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
    ELSIF TG_TABLE_NAME = 'plans_request' AND TG_OP = 'INSERT' THEN
        NULL;  -- asked later: sql/requests.sql
    ELSIF TG_OP <> 'UPDATE' OR before ->> 'sent_at' IS NOT NULL
          OR before - answers - 'sent_at' IS DISTINCT FROM after_change - answers - 'sent_at' THEN
        PERFORM wegwijzer_refuse('agreement_fixed', 'an agreement that both confirmed stays');
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER part_of_agreement BEFORE INSERT OR UPDATE OR DELETE ON plans_checkpointwish
FOR EACH ROW EXECUTE FUNCTION wegwijzer_part_of_agreement();
CREATE TRIGGER part_of_agreement BEFORE INSERT OR UPDATE OR DELETE ON plans_request
FOR EACH ROW EXECUTE FUNCTION wegwijzer_part_of_agreement();
