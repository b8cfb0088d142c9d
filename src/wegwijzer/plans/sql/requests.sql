-- A request stays as it was asked, with what HR answered. Only HR answers, in its own name, and nobody on what they ask
-- themselves; an answer that another one replaces is kept in the row. Only the employee says to have read it, and only
-- the two take it back, until there is an answer that ends it.
CREATE FUNCTION wegwijzer_request_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    me uuid := wegwijzer_person();
BEGIN
    IF OLD.withdrawn_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('request_stays', 'a request that was taken back stays so');
    END IF;
    IF (NEW.verdict, NEW.answer, NEW.again_on, NEW.answered_by_id, NEW.answered_at)
       IS DISTINCT FROM (OLD.verdict, OLD.answer, OLD.again_on, OLD.answered_by_id, OLD.answered_at) THEN
        IF OLD.sent_at IS NULL OR NEW.withdrawn_at IS NOT NULL OR NEW.verdict = '' OR me = OLD.employee_id
           OR NEW.answered_by_id IS DISTINCT FROM me OR NOT wegwijzer_has_role('career_lead') THEN
            PERFORM wegwijzer_refuse('request_answered_by_hr', 'only HR answers, and not on what they ask themselves');
        END IF;
        NEW.earlier := OLD.earlier;
        IF OLD.verdict <> '' THEN
            NEW.earlier := OLD.earlier || jsonb_build_object('verdict', OLD.verdict, 'answer', OLD.answer, 'at', OLD.answered_at, 'by', OLD.answered_by_id);
        END IF;
        NEW.seen_at := NULL;
    ELSIF NEW.earlier IS DISTINCT FROM OLD.earlier
       OR (NEW.seen_at IS DISTINCT FROM OLD.seen_at AND (me IS DISTINCT FROM OLD.employee_id OR OLD.answered_at IS NULL)) THEN
        PERFORM wegwijzer_refuse('request_stays', 'the employee alone says to have read an answer');
    END IF;
    IF NEW.withdrawn_at IS NOT NULL AND (COALESCE(me NOT IN (OLD.employee_id, COALESCE(OLD.other_id, OLD.employee_id)), true)
       OR OLD.sent_at IS NULL OR OLD.verdict NOT IN ('', 'later')) THEN
        PERFORM wegwijzer_refuse('request_stays', 'one of the two takes it back, until it is answered');
    END IF;
    IF NEW.sent_at IS DISTINCT FROM OLD.sent_at
       AND COALESCE(me NOT IN (OLD.employee_id, COALESCE(OLD.other_id, OLD.employee_id)), true) THEN
        PERFORM wegwijzer_refuse('request_stays', 'one of the two sends it');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER request_stays BEFORE UPDATE ON plans_request
FOR EACH ROW EXECUTE FUNCTION wegwijzer_request_stays();

-- What is asked later is asked by the employee, or by the other one of an agreement that is open to the leader.
CREATE FUNCTION wegwijzer_request_new() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    its record;
BEGIN
    IF NEW.sent_at IS NOT NULL OR NEW.answered_at IS NOT NULL OR NEW.verdict <> '' OR NEW.answer <> '' OR NEW.earlier <> '[]'
       OR NEW.seen_at IS NOT NULL OR NEW.withdrawn_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('request_stays', 'a request begins without an answer');
    END IF;
    SELECT a.fixed_at, a.open_to_leader_at, COALESCE(a.done_at, a.stopped_at, a.dropped_at) AS over INTO its
      FROM public.plans_agreement a WHERE a.organisation_id = NEW.organisation_id AND a.id = NEW.agreement_id;
    IF its.over IS NOT NULL THEN
        PERFORM wegwijzer_refuse('request_of_an_open_agreement', 'nothing is asked for what is over');
    ELSIF its.fixed_at IS NOT NULL AND its.open_to_leader_at IS NULL AND wegwijzer_person() IS DISTINCT FROM NEW.employee_id THEN
        PERFORM wegwijzer_refuse('request_stays', 'the employee alone asks for what the organisation does not know');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER request_new BEFORE INSERT ON plans_request
FOR EACH ROW EXECUTE FUNCTION wegwijzer_request_new();
