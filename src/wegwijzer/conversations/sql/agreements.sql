-- Agreements that were made in a conversation stand still with it, and stand fast when both confirmed.
CREATE FUNCTION wegwijzer_agreement_with_its_conversation() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    said jsonb := to_jsonb(COALESCE(NEW, OLD));
    asked uuid := COALESCE(said ->> 'agreement_id', said ->> 'id')::uuid;
    its record;
BEGIN
    SELECT m.conversation_id, c.concluded_at, c.model INTO its
      FROM public.conversations_agreementmade m
      JOIN public.conversations_conversation c ON c.organisation_id = m.organisation_id AND c.id = m.conversation_id
     WHERE m.organisation_id = (said ->> 'organisation_id')::uuid AND m.agreement_id = asked;
    IF TG_TABLE_NAME = 'plans_agreement' AND TG_OP = 'UPDATE' AND to_jsonb(OLD) -> 'fixed_at' IS DISTINCT FROM to_jsonb(NEW) -> 'fixed_at'
       AND its.concluded_at IS NULL AND (its.conversation_id IS NOT NULL OR (said ->> 'other_id' IS NOT NULL
            AND (said ->> 'employee_agreed_at' IS NULL OR said ->> 'other_agreed_at' IS NULL))) THEN
        PERFORM wegwijzer_refuse('agreement_confirmed_by_both', 'an agreement of two takes both');
    END IF;
    IF its.conversation_id IS NOT NULL AND its.concluded_at IS NULL THEN
        PERFORM wegwijzer_must_be_open((said ->> 'organisation_id')::uuid, its.conversation_id);
    END IF;
    -- Out of a conversation with an adviser from outside nothing goes to HR but in a report of the employee's own; nor
    -- from what was agreed with one in a plan: the row would tell HR that the two talk.
    IF said ->> 'sent_at' IS NOT NULL AND (its.model = 'external' OR (
        TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> 'sent_at' IS NULL AND its.conversation_id IS NULL AND EXISTS (
            SELECT 1 FROM public.people_membership m
             WHERE m.organisation_id = (said ->> 'organisation_id')::uuid
               AND m.person_id = (said ->> 'other_id')::uuid AND m.role = 'external_adviser')
    )) THEN
        PERFORM wegwijzer_refuse('report_only_by_the_employee', 'nothing flows here but by the employee');
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER agreement_with_its_conversation BEFORE UPDATE OR DELETE ON plans_agreement
FOR EACH ROW EXECUTE FUNCTION wegwijzer_agreement_with_its_conversation();
CREATE TRIGGER agreement_with_its_conversation BEFORE INSERT OR UPDATE OR DELETE ON plans_checkpointwish
FOR EACH ROW EXECUTE FUNCTION wegwijzer_agreement_with_its_conversation();
CREATE TRIGGER agreement_with_its_conversation BEFORE INSERT OR UPDATE OR DELETE ON plans_request
FOR EACH ROW EXECUTE FUNCTION wegwijzer_agreement_with_its_conversation();

CREATE FUNCTION wegwijzer_agreements_fixed_along() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE public.plans_agreement a SET fixed_at = NEW.concluded_at
      FROM public.conversations_agreementmade m
     WHERE m.organisation_id = NEW.organisation_id AND m.conversation_id = NEW.id
       AND a.organisation_id = m.organisation_id AND a.id = m.agreement_id AND a.fixed_at IS NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER agreements_fixed_along AFTER UPDATE OF concluded_at ON conversations_conversation
FOR EACH ROW WHEN (OLD.concluded_at IS NULL AND NEW.concluded_at IS NOT NULL)
EXECUTE FUNCTION wegwijzer_agreements_fixed_along();

-- An agreement is between the two people of the conversation in which it was made.
CREATE FUNCTION wegwijzer_agreement_of_the_two() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM public.plans_agreement a WHERE a.organisation_id = NEW.organisation_id AND a.id = NEW.agreement_id
        AND a.employee_id = NEW.employee_id AND a.other_id = NEW.other_id AND a.fixed_at IS NULL;
    IF NOT FOUND THEN
        PERFORM wegwijzer_refuse('agreement_of_the_two', 'this agreement is of others, or fixed already');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER agreement_of_the_two BEFORE INSERT ON conversations_agreementmade
FOR EACH ROW EXECUTE FUNCTION wegwijzer_agreement_of_the_two();
