-- The blank forms of a round are kept a short while. Runs as the owner because it is done for all organisations; the
-- parts go along with what they are of.
CREATE FUNCTION wegwijzer_forget_round_forms(hours integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM conversations_roundforms WHERE asked_at < now() - make_interval(hours => greatest(hours, 1))
$$;
