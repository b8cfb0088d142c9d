-- What cannot change any more, whoever asks and along whichever way.

-- A conversation stays between the same two people, by the same model; a conclusion takes both.
CREATE FUNCTION wegwijzer_conversation_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.employee_id, NEW.other_id, NEW.model, NEW.flows, NEW.instruments, NEW.organisation_id)
       IS DISTINCT FROM (OLD.employee_id, OLD.other_id, OLD.model, OLD.flows, OLD.instruments, OLD.organisation_id) THEN
        PERFORM wegwijzer_refuse('conversation_stays_what_it_is', 'somebody else means another conversation');
    END IF;
    IF OLD.concluded_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
        PERFORM wegwijzer_refuse('conversation_concluded', 'a conclusion that both confirmed is fixed');
    END IF;
    IF NEW.concluded_at IS NOT NULL AND (
        SELECT count(DISTINCT person_id) FROM conversations_confirmation
         WHERE organisation_id = NEW.organisation_id AND conversation_id = NEW.id
    ) < 2 THEN
        PERFORM wegwijzer_refuse('conversation_confirmed_by_both', 'a conclusion takes both');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER conversation_fixed BEFORE UPDATE ON conversations_conversation
FOR EACH ROW EXECUTE FUNCTION wegwijzer_conversation_fixed();

-- Nothing that was said is added, changed or removed after the conclusion; what comes later is an addition.
CREATE FUNCTION wegwijzer_said_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said jsonb := to_jsonb(COALESCE(NEW, OLD));
BEGIN
    IF said ->> 'part' = 'note' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    IF EXISTS (
        SELECT 1 FROM conversations_conversation c
         WHERE c.organisation_id = (said ->> 'organisation_id')::uuid AND c.id = (said ->> 'conversation_id')::uuid
           AND (c.concluded_at IS NOT NULL OR c.cancelled_at IS NOT NULL)
         FOR SHARE
    ) THEN
        PERFORM wegwijzer_refuse('conversation_concluded', 'this conversation is over');
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER said_fixed BEFORE INSERT OR UPDATE OR DELETE ON conversations_ownanswer
FOR EACH ROW EXECUTE FUNCTION wegwijzer_said_fixed();
CREATE TRIGGER said_fixed BEFORE INSERT OR UPDATE OR DELETE ON conversations_jointfield
FOR EACH ROW EXECUTE FUNCTION wegwijzer_said_fixed();
CREATE TRIGGER said_fixed BEFORE INSERT OR UPDATE OR DELETE ON conversations_example
FOR EACH ROW EXECUTE FUNCTION wegwijzer_said_fixed();
CREATE TRIGGER said_fixed BEFORE INSERT OR UPDATE OR DELETE ON conversations_proposal
FOR EACH ROW EXECUTE FUNCTION wegwijzer_said_fixed();
CREATE TRIGGER said_fixed BEFORE INSERT OR UPDATE OR DELETE ON conversations_agreementmade
FOR EACH ROW EXECUTE FUNCTION wegwijzer_said_fixed();
CREATE TRIGGER said_fixed BEFORE INSERT OR UPDATE OR DELETE ON conversations_confirmation
FOR EACH ROW EXECUTE FUNCTION wegwijzer_said_fixed();

-- Once shown, scores stay shown: nobody takes them from the table again.
CREATE FUNCTION wegwijzer_participation_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.conversation_id, NEW.person_id, NEW.side) IS DISTINCT FROM (OLD.conversation_id, OLD.person_id, OLD.side)
       OR (OLD.scores_ready_at IS NOT NULL AND NEW.scores_ready_at IS NULL
           AND wegwijzer_scores_shown(OLD.conversation_id)) THEN
        PERFORM wegwijzer_refuse('scores_stay_shown', 'scores that both have seen stay shown');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER participation_fixed BEFORE UPDATE ON conversations_participation
FOR EACH ROW EXECUTE FUNCTION wegwijzer_participation_fixed();

-- A proposal's words are of who wrote it; the verdict is of either.
CREATE FUNCTION wegwijzer_proposal_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.author_id IS DISTINCT FROM wegwijzer_person()
       AND (NEW.text, NEW.author_id) IS DISTINCT FROM (OLD.text, OLD.author_id) THEN
        PERFORM wegwijzer_refuse('proposal_of_its_author', 'only who wrote it changes the words');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER proposal_fixed BEFORE UPDATE ON conversations_proposal
FOR EACH ROW EXECUTE FUNCTION wegwijzer_proposal_fixed();

-- Who may do what with a report. In the external model only the employee writes one.
CREATE FUNCTION wegwijzer_report_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    me uuid := wegwijzer_person();
    its_model text;
BEGIN
    SELECT model INTO its_model FROM conversations_conversation
     WHERE organisation_id = NEW.organisation_id AND id = NEW.conversation_id;
    IF its_model = 'external' AND NEW.author_id <> NEW.employee_id THEN
        PERFORM wegwijzer_refuse('report_only_by_the_employee', 'nothing flows here but by the employee');
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.author_id NOT IN (NEW.employee_id, NEW.other_id) OR NEW.read_at IS NOT NULL
           OR (NEW.author_id <> NEW.employee_id AND (NEW.agreed_at IS NOT NULL OR NEW.addition <> '')) THEN
            PERFORM wegwijzer_refuse('report_of_its_author', 'only one of the two writes a report');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.conversation_id, NEW.author_id, NEW.receiver_id, NEW.flow, NEW.waits_until)
       IS DISTINCT FROM (OLD.conversation_id, OLD.author_id, OLD.receiver_id, OLD.flow, OLD.waits_until)
       OR (me IS DISTINCT FROM OLD.author_id
           AND (NEW.text, NEW.shown_at, NEW.withdrawn_at) IS DISTINCT FROM (OLD.text, OLD.shown_at, OLD.withdrawn_at))
       OR (me IS DISTINCT FROM OLD.employee_id
           AND (NEW.addition, NEW.agreed_at, NEW.refused_at)
               IS DISTINCT FROM (OLD.addition, OLD.agreed_at, OLD.refused_at))
       OR (me IS DISTINCT FROM OLD.receiver_id AND NEW.read_at IS DISTINCT FROM OLD.read_at) THEN
        PERFORM wegwijzer_refuse('report_of_its_author', 'each changes only their own part of a report');
    END IF;
    IF OLD.sent_at IS NOT NULL AND (NEW.text, NEW.addition, NEW.sent_at, NEW.shown_at, NEW.agreed_at, NEW.refused_at)
       IS DISTINCT FROM (OLD.text, OLD.addition, OLD.sent_at, OLD.shown_at, OLD.agreed_at, OLD.refused_at)
       OR (OLD.shown_at IS NOT NULL AND NEW.text <> OLD.text)
       OR (OLD.read_at IS NOT NULL AND NEW.withdrawn_at IS NOT NULL) THEN
        PERFORM wegwijzer_refuse('report_as_it_was_shown', 'what was shown goes as it was shown');
    END IF;
    IF NEW.sent_at IS NOT NULL AND NEW.author_id <> NEW.employee_id AND (
        NEW.refused_at IS NOT NULL
        OR (NEW.agreed_at IS NULL AND (NEW.waits_until IS NULL OR NEW.waits_until > current_date + 1))
    ) THEN
        PERFORM wegwijzer_refuse('report_seen_by_the_employee', 'the employee sees it before it goes');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER report_fixed BEFORE INSERT OR UPDATE ON conversations_report
FOR EACH ROW EXECUTE FUNCTION wegwijzer_report_fixed();
