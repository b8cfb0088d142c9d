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

CREATE FUNCTION wegwijzer_keep_said() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    after_change jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(NEW) END;
    writer uuid := COALESCE(before ->> 'changed_by_id', before ->> 'author_id')::uuid;
    words jsonb := COALESCE(before -> 'value', before -> 'text');
BEGIN
    IF TG_TABLE_NAME = 'conversations_proposal' THEN
        words := jsonb_build_object('text', before -> 'text', 'verdict', before -> 'verdict', 'why', before -> 'why');
    END IF;
    IF words IN ('""'::jsonb, 'null'::jsonb) OR TG_OP = 'UPDATE' AND (
        words IS NOT DISTINCT FROM CASE TG_TABLE_NAME WHEN 'conversations_proposal' THEN
            jsonb_build_object('text', after_change -> 'text', 'verdict', after_change -> 'verdict', 'why', after_change -> 'why')
            ELSE COALESCE(after_change -> 'value', after_change -> 'text') END
        OR before ? 'changed_at' AND writer IS NOT DISTINCT FROM wegwijzer_person()
           AND (before ->> 'changed_at')::timestamptz > now() - interval '10 minutes'
    ) THEN
        RETURN NULL;
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
