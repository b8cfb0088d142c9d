-- What cannot be or cannot change any more, whoever asks and along whichever way.

-- Refuses when any of these columns of a row was changed.
CREATE FUNCTION wegwijzer_stays(before jsonb, after jsonb, columns text[], rule text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY columns LOOP
        IF before -> name IS DISTINCT FROM after -> name THEN
            PERFORM wegwijzer_refuse(rule, 'this stays as it is: ' || name);
        END IF;
    END LOOP;
END $$;

-- A conversation stays between the same two people, by the same model; who was asked says yes; a conclusion takes both.
CREATE FUNCTION wegwijzer_conversation_fixed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    me uuid := wegwijzer_person();
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF num_nonnulls(NEW.accepted_at, NEW.held_at, NEW.concluded_at, NEW.cancelled_at, NEW.cancelled_by_id) > 0 THEN
            PERFORM wegwijzer_refuse('conversation_begins_asked', 'a conversation begins with the question');
        END IF;
        RETURN NEW;
    END IF;
    PERFORM wegwijzer_stays(to_jsonb(OLD), to_jsonb(NEW), ARRAY['id', 'organisation_id', 'employee_id', 'other_id', 'model',
        'flows', 'instruments', 'round_id', 'asked_by_id', 'asked_at'], 'conversation_stays_what_it_is');
    IF NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NEW;
    END IF;
    IF OLD.concluded_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('conversation_concluded', 'a conclusion that both confirmed is fixed');
    ELSIF OLD.cancelled_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('conversation_cancelled', 'this conversation does not go on');
    END IF;
    IF (me IN (NEW.employee_id, NEW.other_id)) IS NOT TRUE THEN
        PERFORM wegwijzer_stays(to_jsonb(OLD), to_jsonb(NEW),
            ARRAY['accepted_at', 'planned_for', 'phase', 'held_at', 'concluded_at'], 'conversation_of_the_two');
    END IF;
    IF OLD.accepted_at IS DISTINCT FROM NEW.accepted_at
       AND (OLD.accepted_at IS NOT NULL OR NEW.asked_by_id IS NOT DISTINCT FROM me) THEN
        PERFORM wegwijzer_refuse('conversation_accepted_by_the_asked', 'who was asked says yes, once');
    END IF;
    IF NEW.held_at IS NOT NULL AND NEW.accepted_at IS NULL OR OLD.held_at IS NOT NULL AND NEW.held_at IS NULL THEN
        PERFORM wegwijzer_refuse('conversation_accepted_by_the_asked', 'no talk without a yes');
    END IF;
    IF (NEW.cancelled_at IS NULL AND NEW.cancelled_by_id IS NOT NULL)
       OR (NEW.cancelled_at IS NOT NULL AND NEW.cancelled_by_id IS DISTINCT FROM me) THEN
        PERFORM wegwijzer_refuse('conversation_cancelled_by', 'who lets it go says so in their own name');
    END IF;
    IF NEW.concluded_at IS NOT NULL AND (NEW.held_at IS NULL OR NEW.cancelled_at IS NOT NULL OR (
        SELECT count(DISTINCT person_id) FROM public.conversations_confirmation
         WHERE organisation_id = NEW.organisation_id AND conversation_id = NEW.id
           AND person_id IN (NEW.employee_id, NEW.other_id)
    ) < 2) THEN
        PERFORM wegwijzer_refuse('conversation_confirmed_by_both', 'a conclusion takes both');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER conversation_fixed BEFORE INSERT OR UPDATE ON conversations_conversation
FOR EACH ROW EXECUTE FUNCTION wegwijzer_conversation_fixed();

-- Whether something can still be written: refuses when it is over, or when one of the two confirmed what stands there.
-- Holds the conversation, so that it cannot be confirmed between looking and writing.
CREATE FUNCTION wegwijzer_must_be_open(organisation uuid, asked uuid) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    found_one record;
BEGIN
    SELECT c.concluded_at, c.cancelled_at INTO found_one FROM public.conversations_conversation c
     WHERE c.organisation_id = organisation AND c.id = asked FOR SHARE;
    IF NOT FOUND OR found_one.concluded_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('conversation_concluded', 'this conversation is over');
    ELSIF found_one.cancelled_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('conversation_cancelled', 'this conversation does not go on');
    END IF;
    PERFORM 1 FROM public.conversations_confirmation n WHERE n.organisation_id = organisation AND n.conversation_id = asked;
    IF FOUND THEN
        PERFORM wegwijzer_refuse('conversation_stands_still', 'one of the two confirmed what stands there');
    END IF;
END $$;

-- Nothing that was said moves to another conversation, or is written once somebody confirmed; a note for oneself is.
CREATE FUNCTION wegwijzer_said_fixed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    said jsonb := to_jsonb(COALESCE(NEW, OLD));
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM wegwijzer_stays(to_jsonb(OLD), to_jsonb(NEW), ARRAY['id', 'organisation_id', 'conversation_id',
            'employee_id', 'other_id', 'author_id', 'part', 'key', 'theme', 'agreement_id'], 'said_stays_where_it_is');
    END IF;
    IF said ->> 'part' IS DISTINCT FROM 'note' THEN
        PERFORM wegwijzer_must_be_open((said ->> 'organisation_id')::uuid, (said ->> 'conversation_id')::uuid);
    END IF;
    IF TG_OP = 'DELETE' AND said ->> 'part' = 'score' AND wegwijzer_scores_shown((said ->> 'conversation_id')::uuid) THEN
        PERFORM wegwijzer_refuse('scores_stay_shown', 'scores that both have seen stay shown');
    END IF;
    IF TG_OP <> 'DELETE' AND said ? 'changed_by_id' AND (said ->> 'changed_by_id')::uuid IS DISTINCT FROM wegwijzer_person() THEN
        PERFORM wegwijzer_refuse('said_in_ones_own_name', 'nobody writes in the name of the other');
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

-- A confirmation is of who gives it, on a conversation that takes place; either can reopen until both have.
CREATE FUNCTION wegwijzer_confirmation_fixed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    its record;
    row_now record := COALESCE(NEW, OLD);
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM wegwijzer_stays(to_jsonb(OLD) - 'remark', to_jsonb(NEW) - 'remark', ARRAY['id', 'organisation_id',
            'conversation_id', 'employee_id', 'other_id', 'person_id', 'confirmed_at'], 'said_stays_where_it_is');
        IF OLD.person_id IS DISTINCT FROM wegwijzer_person() THEN
            PERFORM wegwijzer_refuse('said_in_ones_own_name', 'a remark is of who confirmed');
        END IF;
    END IF;
    SELECT c.concluded_at, c.cancelled_at, c.held_at INTO its FROM public.conversations_conversation c
     WHERE c.organisation_id = row_now.organisation_id AND c.id = row_now.conversation_id FOR NO KEY UPDATE;
    IF NOT FOUND OR its.concluded_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('conversation_concluded', 'this conversation is over');
    ELSIF its.cancelled_at IS NOT NULL OR its.held_at IS NULL THEN
        PERFORM wegwijzer_refuse('conversation_cancelled', 'this conversation does not take place');
    END IF;
    RETURN row_now;
END $$;

CREATE TRIGGER confirmation_fixed BEFORE INSERT OR UPDATE OR DELETE ON conversations_confirmation
FOR EACH ROW EXECUTE FUNCTION wegwijzer_confirmation_fixed();

-- What is added comes after the conclusion.
CREATE FUNCTION wegwijzer_addition_after() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM public.conversations_conversation c WHERE c.organisation_id = NEW.organisation_id
        AND c.id = NEW.conversation_id AND c.concluded_at IS NOT NULL;
    IF NOT FOUND THEN
        PERFORM wegwijzer_refuse('addition_after_the_conclusion', 'there is no conclusion to add to');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER addition_after BEFORE INSERT ON conversations_addition
FOR EACH ROW EXECUTE FUNCTION wegwijzer_addition_after();

-- Once shown, scores stay shown: nobody takes them from the table again.
CREATE FUNCTION wegwijzer_participation_fixed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM wegwijzer_stays(to_jsonb(OLD), to_jsonb(NEW), ARRAY['id', 'organisation_id', 'conversation_id', 'person_id',
        'side', 'employee_id', 'other_id'], 'said_stays_where_it_is');
    IF OLD.scores_ready_at IS NOT NULL AND NEW.scores_ready_at IS NULL AND wegwijzer_scores_shown(OLD.conversation_id) THEN
        PERFORM wegwijzer_refuse('scores_stay_shown', 'scores that both have seen stay shown');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER participation_fixed BEFORE UPDATE ON conversations_participation
FOR EACH ROW EXECUTE FUNCTION wegwijzer_participation_fixed();

-- A proposal's words are of who wrote it; the verdict is of either, in one's own name.
CREATE FUNCTION wegwijzer_proposal_fixed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    me uuid := wegwijzer_person();
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.author_id IS DISTINCT FROM me THEN
            PERFORM wegwijzer_refuse('proposal_of_its_author', 'only who wrote it removes it');
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.author_id IS DISTINCT FROM me THEN
            PERFORM wegwijzer_stays(to_jsonb(OLD), to_jsonb(NEW), ARRAY['text', 'direction', 'place'], 'proposal_of_its_author');
        END IF;
        IF (NEW.verdict, NEW.why, NEW.verdict_by_id) IS NOT DISTINCT FROM (OLD.verdict, OLD.why, OLD.verdict_by_id) THEN
            RETURN NEW;
        END IF;
    ELSIF NEW.verdict = '' AND NEW.why = '' AND NEW.verdict_by_id IS NULL THEN
        RETURN NEW;
    END IF;
    IF NEW.verdict_by_id IS DISTINCT FROM me THEN
        PERFORM wegwijzer_refuse('said_in_ones_own_name', 'nobody judges in the name of the other');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER proposal_fixed BEFORE INSERT OR UPDATE OR DELETE ON conversations_proposal
FOR EACH ROW EXECUTE FUNCTION wegwijzer_proposal_fixed();

-- Around the conversation: nothing gets another reader by changing whose it is.
CREATE FUNCTION wegwijzer_of_the_same_two() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM wegwijzer_stays(to_jsonb(OLD), to_jsonb(NEW),
        ARRAY['id', 'organisation_id', 'employee_id', 'other_id', 'author_id', 'year'], 'said_stays_where_it_is');
    IF to_jsonb(NEW) ? 'changed_by_id' AND (to_jsonb(NEW) ->> 'changed_by_id')::uuid IS DISTINCT FROM wegwijzer_person() THEN
        PERFORM wegwijzer_refuse('said_in_ones_own_name', 'nobody writes in the name of the other');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER of_the_same_two BEFORE UPDATE ON conversations_informalnote
FOR EACH ROW EXECUTE FUNCTION wegwijzer_of_the_same_two();

-- What was written for a year is of who wrote it until the other agrees; then it stays. Each agrees for oneself.
CREATE FUNCTION wegwijzer_goals_fixed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    me uuid := wegwijzer_person();
    theirs text := CASE WHEN me = NEW.employee_id THEN 'other_agreed_at' ELSE 'employee_agreed_at' END;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF to_jsonb(NEW) ->> theirs IS NOT NULL THEN
            PERFORM wegwijzer_refuse('said_in_ones_own_name', 'nobody agrees in the name of the other');
        END IF;
        RETURN NEW;
    END IF;
    PERFORM wegwijzer_stays(to_jsonb(OLD), to_jsonb(NEW),
        ARRAY['id', 'organisation_id', 'employee_id', 'other_id', 'year', 'changed_by_id'], 'said_stays_where_it_is');
    PERFORM wegwijzer_stays(to_jsonb(OLD), to_jsonb(NEW), ARRAY[theirs], 'said_in_ones_own_name');
    IF OLD.employee_agreed_at IS NOT NULL AND OLD.other_agreed_at IS NOT NULL THEN
        PERFORM wegwijzer_refuse('goals_laid_down', 'what both agreed on stays');
    END IF;
    IF OLD.changed_by_id IS DISTINCT FROM me THEN
        PERFORM wegwijzer_stays(to_jsonb(OLD), to_jsonb(NEW), ARRAY['goals', 'expectations', 'roles', 'version',
            'changed_at'], 'said_in_ones_own_name');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER goals_fixed BEFORE INSERT OR UPDATE ON conversations_yeargoals
FOR EACH ROW EXECUTE FUNCTION wegwijzer_goals_fixed();
