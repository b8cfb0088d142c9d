-- Texts are kept as they were before somebody else wrote over them, or before they were changed long after, or removed.
-- Runs as the owner of the schema: the application reads this memory, and can neither write nor erase it.

-- A fresh public id, ordered by time (UUID version 7, RFC 9562).
CREATE FUNCTION wegwijzer_new_id() RETURNS uuid LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
    SELECT encode(
        set_byte(
            substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
                || substring(uuid_send(gen_random_uuid()) FROM 7),
            6, (get_byte(uuid_send(gen_random_uuid()), 6) & 15) | 112
        ), 'hex')::uuid
$$;

-- What a row says in words, and NULL when it says nothing.
CREATE FUNCTION wegwijzer_words_of(said jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT CASE
        WHEN said ? 'verdict' THEN jsonb_build_object('text', said -> 'text', 'verdict', said -> 'verdict', 'why', said -> 'why')
        ELSE NULLIF(NULLIF(COALESCE(said -> 'value', said -> 'text'), '""'::jsonb), 'null'::jsonb)
    END
$$;

CREATE FUNCTION wegwijzer_keep_said() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    words jsonb := wegwijzer_words_of(before);
    writer uuid := COALESCE(before ->> 'changed_by_id', before ->> 'author_id')::uuid;
BEGIN
    IF words IS NULL THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF words = wegwijzer_words_of(to_jsonb(NEW)) THEN
            RETURN NULL;
        END IF;
        -- While somebody writes, each pause is saved: what one wrote a moment ago oneself is not kept apart.
        IF before ? 'changed_at' AND writer IS NOT DISTINCT FROM wegwijzer_person()
           AND (before ->> 'changed_at')::timestamptz > now() - interval '10 minutes' THEN
            RETURN NULL;
        END IF;
        -- A first verdict writes over nothing.
        IF before ->> 'verdict' = '' AND before ->> 'why' = '' AND before -> 'text' = to_jsonb(NEW) -> 'text' THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO public.conversations_kept (id, organisation_id, conversation_id, employee_id, other_id, author_id,
        part, key, value, version, written_by_id, kept_at)
    VALUES (wegwijzer_new_id(), OLD.organisation_id, OLD.conversation_id, OLD.employee_id, OLD.other_id,
        CASE WHEN TG_TABLE_NAME = 'conversations_ownanswer' THEN (before ->> 'author_id')::uuid END,
        COALESCE(before ->> 'part', ''),
        COALESCE(before ->> 'key', replace(TG_TABLE_NAME, 'conversations_', '') || '.' || OLD.id),
        words, (before ->> 'version')::integer, writer, clock_timestamp());
    RETURN NULL;
END $$;

-- From a trigger on a temporary table it could otherwise write what nobody said.
REVOKE EXECUTE ON FUNCTION wegwijzer_keep_said() FROM PUBLIC;

CREATE TRIGGER keep_said AFTER UPDATE OR DELETE ON conversations_ownanswer
FOR EACH ROW EXECUTE FUNCTION wegwijzer_keep_said();
CREATE TRIGGER keep_said AFTER UPDATE OR DELETE ON conversations_jointfield
FOR EACH ROW EXECUTE FUNCTION wegwijzer_keep_said();
CREATE TRIGGER keep_said AFTER UPDATE OR DELETE ON conversations_example
FOR EACH ROW EXECUTE FUNCTION wegwijzer_keep_said();
CREATE TRIGGER keep_said AFTER UPDATE OR DELETE ON conversations_proposal
FOR EACH ROW EXECUTE FUNCTION wegwijzer_keep_said();
