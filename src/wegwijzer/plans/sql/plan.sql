-- A plan stays whose it is.
CREATE FUNCTION wegwijzer_plan_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.organisation_id, NEW.employee_id, NEW.made_by_id, NEW.made_at)
       IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.employee_id, OLD.made_by_id, OLD.made_at)
       OR OLD.closed_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('plan_stays', 'a plan stays whose it is, and as it was when it is closed');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER plan_stays BEFORE UPDATE OR DELETE ON plans_plan
FOR EACH ROW EXECUTE FUNCTION wegwijzer_plan_stays();

-- A text is written once. It is replaced, shared, or not shared any more: the last two by the employee alone, and
-- only what the employee wrote; with nobody but the partner of the plan.
CREATE FUNCTION wegwijzer_plan_text_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    free text[] := ARRAY['replaced_at', 'shared_at', 'partner_id'];
    its public.plans_plan;
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM wegwijzer_refuse('plan_text_stays', 'a text of a plan is replaced, not removed');
    END IF;
    SELECT p.* INTO its FROM public.plans_plan p WHERE p.organisation_id = NEW.organisation_id AND p.id = NEW.plan_id;
    IF TG_OP = 'INSERT' THEN
        IF NOT FOUND OR its.employee_id <> NEW.employee_id OR its.closed_at IS NOT NULL
           OR (NEW.partner_id IS NOT NULL AND NEW.partner_id IS DISTINCT FROM its.partner_id) THEN
            PERFORM wegwijzer_refuse('plan_text_of_its_plan', 'a text is of the two of its plan');
        END IF;
        RETURN NEW;
    END IF;
    IF to_jsonb(OLD) - free IS DISTINCT FROM to_jsonb(NEW) - free OR OLD.replaced_at IS NOT NULL AND NEW.replaced_at IS NULL THEN
        PERFORM wegwijzer_refuse('plan_text_stays', 'a text of a plan is replaced, not written over');
    END IF;
    IF (OLD.partner_id, OLD.shared_at) IS DISTINCT FROM (NEW.partner_id, NEW.shared_at)
       AND (wegwijzer_person() IS DISTINCT FROM OLD.employee_id OR OLD.written_by_id <> OLD.employee_id
            OR (NEW.partner_id IS NOT NULL AND NEW.partner_id IS DISTINCT FROM its.partner_id)) THEN
        PERFORM wegwijzer_refuse('shared_by_its_writer', 'the employee alone shares what the employee wrote');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER plan_text_stays BEFORE INSERT OR UPDATE OR DELETE ON plans_plantext
FOR EACH ROW EXECUTE FUNCTION wegwijzer_plan_text_stays();
