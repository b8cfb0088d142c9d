-- An agreement that both confirmed is not written over; how a plan changes later is kept in dated steps.
CREATE FUNCTION wegwijzer_agreement_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.fixed_at IS NOT NULL THEN
            PERFORM wegwijzer_refuse('agreement_fixed', 'an agreement that both confirmed stays');
        END IF;
        RETURN OLD;
    END IF;
    IF (NEW.employee_id, NEW.other_id, NEW.made_by_id) IS DISTINCT FROM (OLD.employee_id, OLD.other_id, OLD.made_by_id)
       OR (OLD.fixed_at IS NOT NULL AND to_jsonb(NEW) - 'dropped_at' IS DISTINCT FROM to_jsonb(OLD) - 'dropped_at') THEN
        PERFORM wegwijzer_refuse('agreement_fixed', 'an agreement that both confirmed stays');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER agreement_fixed BEFORE UPDATE OR DELETE ON plans_agreement
FOR EACH ROW EXECUTE FUNCTION wegwijzer_agreement_fixed();
