-- Who may do what with a report, and when. It goes along a flow of its conversation; in the external model only the
-- employee writes one; the employee sees every other before it goes.
CREATE FUNCTION wegwijzer_report_begins() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    its record;
BEGIN
    SELECT c.model, c.held_at, c.cancelled_at, f ->> 'sender' AS sender INTO its
      FROM public.conversations_conversation c, jsonb_array_elements(c.flows) AS f
     WHERE c.organisation_id = NEW.organisation_id AND c.id = NEW.conversation_id AND f ->> 'key' = NEW.flow;
    IF NOT FOUND OR its.held_at IS NULL OR its.cancelled_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('report_along_a_flow', 'a report goes along a flow of a talk that took place');
    END IF;
    IF its.sender NOT IN ('either', CASE WHEN NEW.author_id = NEW.employee_id THEN 'employee' ELSE 'other' END)
       OR (its.model = 'external' AND NEW.author_id <> NEW.employee_id) THEN
        PERFORM wegwijzer_refuse('report_only_by_the_employee', 'along this flow another one reports');
    END IF;
    IF NEW.author_id NOT IN (NEW.employee_id, NEW.other_id) OR NEW.receiver_id IN (NEW.employee_id, NEW.other_id)
       OR NEW.addition <> '' OR num_nonnulls(NEW.shown_at, NEW.waits_until, NEW.agreed_at, NEW.refused_at, NEW.sent_at,
                                             NEW.read_at, NEW.withdrawn_at) > 0 THEN
        PERFORM wegwijzer_refuse('report_of_its_author', 'a report begins as a draft of one of the two');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER report_begins BEFORE INSERT ON conversations_report
FOR EACH ROW EXECUTE FUNCTION wegwijzer_report_begins();

-- Whether the employee has a say in whether this goes at all. Asked by one of the two, who can read the conversation.
CREATE FUNCTION wegwijzer_report_always_goes(organisation uuid, asked uuid, flow text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.conversations_conversation c, jsonb_array_elements(c.flows) AS f
         WHERE c.organisation_id = organisation AND c.id = asked AND f ->> 'key' = flow AND f ->> 'when' = 'always'
    )
$$;

CREATE FUNCTION wegwijzer_report_fixed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    me uuid := wegwijzer_person();
    before jsonb := to_jsonb(OLD);
    after_change jsonb;
    moment text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.author_id IS DISTINCT FROM me OR OLD.shown_at IS NOT NULL OR OLD.sent_at IS NOT NULL THEN
            PERFORM wegwijzer_refuse('report_as_it_was_shown', 'what somebody else has seen is not removed');
        END IF;
        RETURN OLD;
    END IF;
    after_change := to_jsonb(NEW);
    PERFORM wegwijzer_stays(before, after_change, ARRAY['id', 'organisation_id', 'conversation_id', 'employee_id', 'other_id',
        'author_id', 'receiver_id', 'flow', 'drafted_at'], 'report_of_its_author');
    FOREACH moment IN ARRAY ARRAY['shown_at', 'agreed_at', 'refused_at', 'sent_at', 'read_at', 'withdrawn_at'] LOOP
        IF before ->> moment IS NOT NULL AND before -> moment IS DISTINCT FROM after_change -> moment THEN
            PERFORM wegwijzer_refuse('report_as_it_was_shown', 'what happened to a report stays: ' || moment);
        END IF;
    END LOOP;
    -- Each changes only their own part.
    IF me IS DISTINCT FROM OLD.author_id THEN
        PERFORM wegwijzer_stays(before, after_change, ARRAY['text', 'shown_at', 'waits_until', 'withdrawn_at'], 'report_of_its_author');
    END IF;
    IF me IS DISTINCT FROM OLD.employee_id THEN
        PERFORM wegwijzer_stays(before, after_change, ARRAY['addition', 'agreed_at', 'refused_at'], 'report_of_its_author');
    END IF;
    IF me IS DISTINCT FROM OLD.receiver_id THEN
        PERFORM wegwijzer_stays(before, after_change, ARRAY['read_at'], 'report_of_its_author');
    ELSE
        PERFORM wegwijzer_stays(before, after_change, ARRAY['sent_at'], 'report_of_its_author');
    END IF;
    -- What was shown goes as it was shown, with what the employee added before it went; taken back until read.
    IF OLD.shown_at IS NOT NULL OR OLD.sent_at IS NOT NULL THEN
        PERFORM wegwijzer_stays(before, after_change, ARRAY['text', 'waits_until'], 'report_as_it_was_shown');
    END IF;
    IF OLD.sent_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL OR OLD.refused_at IS NOT NULL THEN
        PERFORM wegwijzer_stays(before, after_change, ARRAY['text', 'addition', 'shown_at', 'agreed_at', 'refused_at', 'sent_at'],
            'report_as_it_was_shown');
    END IF;
    IF OLD.read_at IS NOT NULL AND NEW.withdrawn_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('report_as_it_was_shown', 'it has been read');
    END IF;
    IF OLD.waits_until IS NULL AND NEW.waits_until IS NOT NULL AND (
        NEW.shown_at IS NULL OR OLD.shown_at IS NOT NULL OR NEW.waits_until < current_date + 3
        OR NOT wegwijzer_report_always_goes(NEW.organisation_id, NEW.conversation_id, NEW.flow)
    ) THEN
        PERFORM wegwijzer_refuse('report_seen_by_the_employee', 'the employee gets days to answer');
    END IF;
    IF OLD.sent_at IS NULL AND NEW.sent_at IS NOT NULL AND NEW.author_id <> NEW.employee_id AND (
        OLD.shown_at IS NULL OR NEW.refused_at IS NOT NULL
        OR (NEW.agreed_at IS NULL AND (NEW.waits_until IS NULL OR NEW.waits_until >= current_date + 1))
    ) THEN
        PERFORM wegwijzer_refuse('report_seen_by_the_employee', 'the employee sees it before it goes');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER report_fixed BEFORE UPDATE OR DELETE ON conversations_report
FOR EACH ROW EXECUTE FUNCTION wegwijzer_report_fixed();
