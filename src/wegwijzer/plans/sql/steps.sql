-- A step of an agreement is dated, of who takes it, and stays. A change waits for its answer.
CREATE FUNCTION wegwijzer_step_new() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    its public.plans_agreement;
BEGIN
    SELECT a.* INTO its FROM public.plans_agreement a
     WHERE a.organisation_id = NEW.organisation_id AND a.id = NEW.agreement_id;
    IF NOT FOUND OR (its.employee_id, its.other_id) IS DISTINCT FROM (NEW.employee_id, NEW.other_id) THEN
        PERFORM wegwijzer_refuse('agreement_of_the_same_two', 'this belongs to an agreement of the same two');
    ELSIF its.fixed_at IS NULL OR its.dropped_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('step_when_agreed', 'an agreement that does not stand has no steps');
    ELSIF NEW.leader_id IS NOT NULL
          AND (its.open_to_leader_at IS NULL OR NOT wegwijzer_leads(NEW.leader_id, NEW.employee_id)) THEN
        PERFORM wegwijzer_refuse('step_seen_by_the_leader', 'only who leads now is the leader of this step');
    ELSIF NEW.kind IN ('opened', 'closed_again') AND (NEW.by_id <> NEW.employee_id OR its.binds) THEN
        PERFORM wegwijzer_refuse('opened_by_the_employee', 'the employee alone opens this to the leader');
    ELSIF NEW.kind <> 'change' AND num_nonnulls(NEW.before, NEW.after, NEW.agreed_by_id, NEW.agreed_at) > 0 THEN
        PERFORM wegwijzer_refuse('step_stays', 'only a change changes what was agreed');
    ELSIF NEW.kind = 'change' AND (jsonb_typeof(NEW.after) IS DISTINCT FROM 'object' OR NEW.after - ARRAY['action',
          'what', 'how', 'where', 'starts_on', 'due_on', 'means', 'guidance', 'effort', 'beside_work', 'doers'] <> '{}') THEN
        PERFORM wegwijzer_refuse('step_stays', 'a change is of what was agreed');
    ELSIF NEW.refused_at IS NOT NULL OR (NEW.agreed_at IS NOT NULL
          AND (NEW.other_id IS NOT NULL OR NEW.by_id <> NEW.employee_id OR NEW.agreed_by_id IS DISTINCT FROM NEW.by_id)) THEN
        PERFORM wegwijzer_refuse('said_in_ones_own_name', 'a change of two takes the other');
    END IF;
    NEW.act := txid_current();
    RETURN NEW;
END $$;

CREATE TRIGGER step_new BEFORE INSERT ON plans_agreementstep
FOR EACH ROW EXECUTE FUNCTION wegwijzer_step_new();

CREATE FUNCTION wegwijzer_step_answered() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    me uuid := wegwijzer_person();
    answer text[] := ARRAY['agreed_by_id', 'agreed_at', 'refused_by_id', 'refused_at', 'act'];
BEGIN
    IF to_jsonb(OLD) - answer IS DISTINCT FROM to_jsonb(NEW) - answer OR OLD.kind <> 'change'
       OR OLD.agreed_at IS NOT NULL OR OLD.refused_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('step_stays', 'a step stays as it was taken');
    ELSIF NEW.agreed_at IS NOT NULL AND (NEW.agreed_by_id IS DISTINCT FROM me OR me = OLD.by_id
          OR (OLD.by_id <> OLD.employee_id AND me <> OLD.employee_id)) THEN
        PERFORM wegwijzer_refuse('said_in_ones_own_name', 'a change of two takes the other');
    ELSIF NEW.refused_at IS NOT NULL AND NEW.refused_by_id IS DISTINCT FROM me THEN
        PERFORM wegwijzer_refuse('said_in_ones_own_name', 'nobody answers in the name of the other');
    END IF;
    NEW.act := txid_current();
    RETURN NEW;
END $$;

CREATE TRIGGER step_answered BEFORE UPDATE ON plans_agreementstep
FOR EACH ROW EXECUTE FUNCTION wegwijzer_step_answered();

-- Changes that wait for an answer, of agreements that bind the organisation: for who leads the employee now and did not
-- when they were proposed. What would change, by whom and when; not the words beside it, which were said to another.
CREATE FUNCTION wegwijzer_changes_waiting()
RETURNS TABLE (id uuid, agreement_id uuid, by_id uuid, at timestamptz, before jsonb, after jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.id, a.id, s.by_id, s.at, s.before, s.after
      FROM plans_agreement a
      JOIN plans_agreementstep s ON s.organisation_id = a.organisation_id AND s.agreement_id = a.id
     WHERE a.organisation_id = wegwijzer_organisation() AND a.employee_id IN (SELECT wegwijzer_led_by_me())
       AND a.binds AND a.fixed_at IS NOT NULL AND a.dropped_at IS NULL
       AND s.kind = 'change' AND s.agreed_at IS NULL AND s.refused_at IS NULL
       AND wegwijzer_person() NOT IN (s.by_id, a.employee_id)
       AND s.leader_id IS DISTINCT FROM wegwijzer_person() AND a.other_id IS DISTINCT FROM wegwijzer_person()
$$;

-- Who leads now answers such a change of the employee. The triggers look at it as at any other answer. Answers whether
-- there was one to answer.
CREATE FUNCTION wegwijzer_answer_as_new_leader(asked uuid, yes boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    waiting record;
BEGIN
    SELECT w.* INTO waiting FROM wegwijzer_changes_waiting() w
      JOIN plans_agreement a ON a.id = w.agreement_id AND a.employee_id = w.by_id WHERE w.id = asked FOR UPDATE OF a;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    IF NOT yes THEN
        UPDATE plans_agreementstep SET refused_at = clock_timestamp(), refused_by_id = wegwijzer_person()
         WHERE id = asked AND agreed_at IS NULL AND refused_at IS NULL;
        RETURN FOUND;
    END IF;
    UPDATE plans_agreementstep SET agreed_at = clock_timestamp(), agreed_by_id = wegwijzer_person()
     WHERE id = asked AND agreed_at IS NULL AND refused_at IS NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE plans_agreement a
       SET (action, what, how, "where", starts_on, due_on, means, guidance, effort, beside_work, doers, version) = (
           SELECT r.action, r.what, r.how, r."where", r.starts_on, r.due_on, r.means, r.guidance, r.effort,
                  r.beside_work, r.doers, a.version + 1
             FROM jsonb_populate_record(a, waiting.after) AS r
       )
     WHERE a.id = waiting.agreement_id;
    RETURN true;
END $$;
