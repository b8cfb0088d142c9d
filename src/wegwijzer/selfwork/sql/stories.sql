-- What holders of a token do, without an account: each of these runs as the owner and answers by the hash of a token
-- alone, which nobody can guess, and nothing at all while somebody acts: whoever asked has these hashes in rows of
-- their own. None of them answers who else was asked.

-- Who asked it, and how far it is. A draft comes back to its writer only: not to who holds the link as it was handed
-- over, once its writer has a link of their own. Whoever asked and is no longer there reads nothing: then it is over.
CREATE FUNCTION wegwijzer_story(asked_hash text, day date)
RETURNS TABLE (invited_id uuid, organisation_id uuid, organisation_name text, language text, person_id uuid,
               given_name text, full_name text, intro text, instrument text, until date, way text, state text,
               by_mail boolean, answers jsonb, versions jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH at AS (
        SELECT least(greatest(day, current_date - 1), current_date + 1) AS today  -- nobody asks as of another day
    ), found AS (
        SELECT i.*, i.token_hash <> asked_hash AS is_old, a.instrument AS asked, a.intro AS words, a.until AS last_day,
               a.removed_at, s.answers AS written, s.versions AS marks, s.declined_at,
               EXISTS (SELECT 1 FROM people_membership m
                        WHERE m.organisation_id = i.organisation_id AND m.person_id = i.person_id
                          AND m.starts_on <= at.today AND (m.ends_on IS NULL OR m.ends_on >= at.today)) AS is_here,
               at.today
          FROM at CROSS JOIN selfwork_invited i
          JOIN selfwork_asking a ON a.organisation_id = i.organisation_id AND a.id = i.asking_id
          LEFT JOIN selfwork_story s ON s.organisation_id = i.organisation_id AND s.invited_id = i.id
         WHERE wegwijzer_person() IS NULL AND (i.token_hash = asked_hash OR i.handed_hash = asked_hash)
    ), judged AS (
        SELECT f.*, CASE
                 WHEN f.answered_at IS NOT NULL THEN 'sent'
                 WHEN f.is_old THEN 'begun'  -- whoever asked has this link too, and does not learn of a refusal
                 WHEN f.declined_at IS NOT NULL THEN 'declined'
                 WHEN f.withdrawn_at IS NOT NULL OR f.removed_at IS NOT NULL OR NOT f.is_here THEN 'withdrawn'
                 WHEN f.last_day < f.today THEN 'over'
                 WHEN f.way = 'link' AND f.handed_hash IS NULL THEN 'handed'
                 ELSE 'open' END AS how
          FROM found f
    )
    SELECT j.id, o.id, o.name::text, o.language::text, p.id, p.given_name::text,
           trim(p.given_name || ' ' || p.family_name), j.words, j.asked::text, j.last_day, j.way::text, j.how,
           j.fingerprint <> '',
           CASE WHEN j.how IN ('open', 'withdrawn', 'over') THEN COALESCE(j.written, '{}') ELSE '{}' END,
           CASE WHEN j.how = 'open' THEN COALESCE(j.marks, '{}') ELSE '{}' END
      FROM judged j
      JOIN organisations_organisation o ON o.id = j.organisation_id
      JOIN people_person p ON p.organisation_id = j.organisation_id AND p.id = j.person_id
$$;

-- The invitation that can be written for now, held until the end of the transaction; none when it is closed.
CREATE FUNCTION wegwijzer_story_open(asked_hash text, day date) RETURNS selfwork_invited
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held selfwork_invited;
BEGIN
    -- Removing what was asked waits until this is over, or this until that is: nothing is sent into what is gone.
    PERFORM 1 FROM selfwork_asking a JOIN selfwork_invited i ON i.organisation_id = a.organisation_id
        AND i.asking_id = a.id WHERE wegwijzer_person() IS NULL AND i.token_hash = asked_hash FOR SHARE OF a;
    SELECT i.* INTO held FROM selfwork_invited i
     WHERE wegwijzer_person() IS NULL AND i.token_hash = asked_hash FOR UPDATE;
    IF NOT EXISTS (SELECT 1 FROM wegwijzer_story(asked_hash, day) s WHERE s.state IN ('open', 'handed')) THEN
        RETURN NULL;
    END IF;
    INSERT INTO selfwork_story (id, organisation_id, asking_id, invited_id, person_id, answers, versions, letters)
    VALUES (gen_random_uuid(), held.organisation_id, held.asking_id, held.id, held.person_id, '{}', '{}', 0)
    ON CONFLICT (organisation_id, invited_id) DO NOTHING;
    RETURN held;
END $$;

-- A link that somebody handed over gets, when its writer begins, another that only the writer has: whoever asked made
-- the first one, and would read along.
CREATE FUNCTION wegwijzer_story_claim(asked_hash text, new_hash text, day date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held selfwork_invited := wegwijzer_story_open(asked_hash, day);
BEGIN
    IF held.id IS NULL OR held.way <> 'link' OR held.handed_hash IS NOT NULL OR length(new_hash) <> 64 THEN
        RETURN false;
    END IF;
    UPDATE selfwork_invited SET handed_hash = token_hash, token_hash = new_hash WHERE id = held.id;
    RETURN true;
END $$;

-- One answer of a draft, with the version that was seen: 'kept', 'changed' (then what stands there) or 'closed'.
CREATE FUNCTION wegwijzer_story_keep(asked_hash text, day date, field text, said text, seen integer)
RETURNS TABLE (outcome text, version integer, there text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    held selfwork_invited := wegwijzer_story_open(asked_hash, day);
    now_there text;
    now_version integer;
BEGIN
    IF held.id IS NULL OR (held.way = 'link' AND held.handed_hash IS NULL)
       OR length(field) > 80 OR length(said) > 20000 THEN
        RETURN QUERY SELECT 'closed', 0, ''; RETURN;
    END IF;
    SELECT COALESCE(s.answers ->> field, ''), COALESCE((s.versions ->> field)::integer, 0) INTO now_there, now_version
      FROM selfwork_story s WHERE s.organisation_id = held.organisation_id AND s.invited_id = held.id;
    IF now_there = said THEN
        RETURN QUERY SELECT 'kept', now_version, now_there; RETURN;
    END IF;
    IF now_version <> seen THEN
        RETURN QUERY SELECT 'changed', now_version, now_there; RETURN;
    END IF;
    UPDATE selfwork_story s
       SET answers = CASE WHEN said = '' THEN s.answers - field
                          ELSE jsonb_set(s.answers, ARRAY[field], to_jsonb(said)) END,
           versions = jsonb_set(s.versions, ARRAY[field], to_jsonb(now_version + 1)), saved_at = now()
     WHERE s.organisation_id = held.organisation_id AND s.invited_id = held.id;
    RETURN QUERY SELECT 'kept', now_version + 1, said;
END $$;

-- Once: from then on whoever asked reads it. 'sent', 'empty' or 'closed'.
CREATE FUNCTION wegwijzer_story_send(asked_hash text, day date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held selfwork_invited := wegwijzer_story_open(asked_hash, day);
BEGIN
    IF held.id IS NULL THEN
        RETURN 'closed';
    END IF;
    UPDATE selfwork_story s SET sent_at = now(), versions = '{}'
     WHERE s.organisation_id = held.organisation_id AND s.invited_id = held.id AND s.answers <> '{}';
    IF NOT FOUND THEN
        RETURN 'empty';
    END IF;
    UPDATE selfwork_invited SET answered_at = now() WHERE id = held.id;
    RETURN 'sent';
END $$;

-- Rather not: what was written is gone, also after the end, and perhaps no letter ever comes again. Whoever asked is told
-- nothing: so a link that was handed over stays as it is, for whoever made it can open it too.
CREATE FUNCTION wegwijzer_story_decline(asked_hash text, day date, no_more boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held selfwork_invited;
BEGIN
    SELECT i.* INTO held FROM selfwork_invited i
     WHERE wegwijzer_person() IS NULL AND i.token_hash = asked_hash FOR UPDATE;
    IF held.id IS NULL THEN
        RETURN false;
    END IF;
    IF no_more AND held.fingerprint <> '' THEN
        INSERT INTO selfwork_nomore (fingerprint, asked_on) VALUES (held.fingerprint, day) ON CONFLICT DO NOTHING;
    END IF;
    IF held.way = 'link' AND held.handed_hash IS NULL THEN
        RETURN true;
    END IF;
    PERFORM wegwijzer_story_open(asked_hash, day);
    UPDATE selfwork_story s SET declined_at = now(), answers = '{}', versions = '{}'
     WHERE s.organisation_id = held.organisation_id AND s.invited_id = held.id AND s.sent_at IS NULL;
    RETURN true;
END $$;

-- Whether a letter goes now, and that it went: for the job of whoever asked, about an invitation of their own. Not to
-- who wants none, who said rather not or who sent already; not more than two for one invitation, nor more than so many
-- to one address from everybody here together. The answer is seen by the job alone, and told to nobody.
CREATE FUNCTION wegwijzer_story_letter(asked uuid, most integer, take boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held selfwork_invited;
BEGIN
    SELECT i.* INTO held FROM selfwork_invited i
      JOIN selfwork_asking a ON a.organisation_id = i.organisation_id AND a.id = i.asking_id
     WHERE i.organisation_id = wegwijzer_organisation() AND i.person_id = wegwijzer_person() AND i.id = asked
       AND i.fingerprint <> '' AND i.withdrawn_at IS NULL AND i.answered_at IS NULL
       AND a.removed_at IS NULL AND a.until >= current_date - 1;
    IF held.id IS NULL THEN
        RETURN false;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(held.fingerprint, 0));
    IF EXISTS (SELECT 1 FROM selfwork_nomore n WHERE n.fingerprint = held.fingerprint)
       OR most <= (SELECT COALESCE(sum(s.letters), 0) FROM selfwork_story s
                     JOIN selfwork_invited i ON i.organisation_id = s.organisation_id AND i.id = s.invited_id
                    WHERE i.organisation_id = held.organisation_id AND i.fingerprint = held.fingerprint
                      AND s.letter_at > now() - interval '30 days') THEN
        RETURN false;
    END IF;
    IF NOT take THEN
        RETURN NOT EXISTS (
            SELECT 1 FROM selfwork_story s WHERE s.organisation_id = held.organisation_id AND s.invited_id = held.id
               AND (s.declined_at IS NOT NULL OR s.letters >= CASE WHEN held.reminded_at IS NULL THEN 1 ELSE 2 END));
    END IF;
    INSERT INTO selfwork_story AS s
           (id, organisation_id, asking_id, invited_id, person_id, answers, versions, letters, letter_at)
    VALUES (gen_random_uuid(), held.organisation_id, held.asking_id, held.id, held.person_id, '{}', '{}', 1, now())
    ON CONFLICT (organisation_id, invited_id) DO UPDATE SET letters = s.letters + 1, letter_at = now()
     WHERE s.declined_at IS NULL AND s.letters < CASE WHEN held.reminded_at IS NULL THEN 1 ELSE 2 END;
    RETURN FOUND;
END $$;

-- A letter that was counted a moment ago certainly did not go: it may go later.
CREATE FUNCTION wegwijzer_story_letter_back(asked uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE selfwork_story s SET letters = s.letters - 1 FROM selfwork_invited i
     WHERE i.organisation_id = wegwijzer_organisation() AND i.person_id = wegwijzer_person() AND i.id = asked
       AND s.organisation_id = i.organisation_id AND s.invited_id = i.id
       AND s.letters > 0 AND s.letter_at > now() - interval '10 minutes'
$$;

-- Of all organisations: so many days after the end go the addresses and what was never sent; and what its owner removed.
CREATE FUNCTION wegwijzer_forget_stories(days integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before date := current_date - greatest(days, 7);
BEGIN
    IF wegwijzer_person() IS NOT NULL THEN
        RETURN;
    END IF;
    UPDATE selfwork_share h SET asking_id = NULL FROM selfwork_asking a
     WHERE a.organisation_id = h.organisation_id AND a.id = h.asking_id AND a.removed_at < before;
    DELETE FROM selfwork_asking WHERE removed_at < before;
    DELETE FROM selfwork_story s USING selfwork_invited i, selfwork_asking a
     WHERE i.organisation_id = s.organisation_id AND i.id = s.invited_id
       AND a.organisation_id = s.organisation_id AND a.id = s.asking_id
       AND s.sent_at IS NULL AND (a.until < before OR i.withdrawn_at < before);
    UPDATE selfwork_invited i SET email = '', fingerprint = '' FROM selfwork_asking a
     WHERE a.organisation_id = i.organisation_id AND a.id = i.asking_id AND i.fingerprint <> ''
       AND (a.until < before OR i.withdrawn_at < before OR i.answered_at < before);
END $$;

-- An invitation stays what it was: a token of another's would open what that one is writing. The owner's functions
-- above change what they must.
CREATE FUNCTION wegwijzer_invited_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID)
       AND (NEW.id, NEW.organisation_id, NEW.asking_id, NEW.person_id, NEW.way, NEW.token_hash, NEW.handed_hash,
            NEW.answered_at, NEW.invited_at, NEW.fingerprint)
           IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.asking_id, OLD.person_id, OLD.way, OLD.token_hash,
                             OLD.handed_hash, OLD.answered_at, OLD.invited_at, OLD.fingerprint) THEN
        PERFORM wegwijzer_refuse('invited_stays', 'an invitation stays what it was');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER invited_stays BEFORE UPDATE ON selfwork_invited
FOR EACH ROW EXECUTE FUNCTION wegwijzer_invited_stays();
