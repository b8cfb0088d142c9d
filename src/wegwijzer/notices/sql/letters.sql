-- What runs over organisations or people at once, as the owner, and answers no more than ids.

-- The organisations whose hour has come on this day and whose round was not made yet; and whether digests go with it:
-- every day, or on the chosen day of the week. A worker that was away that day makes up for it the day after.
CREATE FUNCTION wegwijzer_mail_rounds(today date, hour integer) RETURNS TABLE (organisation_id uuid, with_digest boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT o.id,
           o.digest_every = 'day' OR o.digest_weekday = extract(isodow FROM today) OR (
               EXISTS (SELECT 1 FROM notices_mailround r WHERE r.organisation_id = o.id AND r.with_digest)
               AND NOT EXISTS (SELECT 1 FROM notices_mailround r
                                WHERE r.organisation_id = o.id AND r.with_digest AND r.day > today - 7))
      FROM organisations_organisation o
     WHERE o.digest_hour <= hour
       AND NOT EXISTS (SELECT 1 FROM notices_mailround r WHERE r.organisation_id = o.id AND r.day = today)
$$;

-- Who may have something for a digest: unseen, told since `since`, of a kind that goes by mail unless they chose not,
-- and with an account. What exactly, only they themselves can read; and while somebody acts it answers nothing.
CREATE FUNCTION wegwijzer_digest_receivers(since timestamptz, kinds text[], kind_groups text[], paces text[])
RETURNS TABLE (person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT n.person_id
      FROM notices_notice n
      JOIN unnest(kinds, kind_groups, paces) AS k(kind, kind_group, pace) ON k.kind = n.kind
      JOIN people_person p ON p.organisation_id = n.organisation_id AND p.id = n.person_id AND p.account_id IS NOT NULL
      LEFT JOIN notices_choice c
        ON c.organisation_id = n.organisation_id AND c.person_id = n.person_id AND c."group" = k.kind_group
     WHERE wegwijzer_person() IS NULL AND n.organisation_id = wegwijzer_organisation()
       AND n.seen_at IS NULL AND n.told_at >= since
       AND COALESCE(c.pace, k.pace) <> 'off'
       AND (n.mailed_at IS NULL OR EXISTS (
               SELECT 1 FROM notices_letter l
                WHERE l.organisation_id = n.organisation_id AND l.id = n.letter AND l.taken_at IS NULL))
$$;

-- Whose letter or invitation it is that came back. The id stands in its Message-ID, under a seal. For the mailbox, which
-- knows no organisation yet: while somebody acts it answers nothing, and inside an organisation only of that one.
CREATE FUNCTION wegwijzer_letter_of(asked uuid) RETURNS TABLE (organisation_id uuid, person_id uuid, address text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT found.* FROM (
        SELECT l.organisation_id, l.person_id, l."to"::text FROM notices_letter l WHERE l.id = asked
         UNION ALL
        SELECT i.organisation_id, i.person_id, i.email::text FROM identity_invitation i WHERE i.id = asked
    ) AS found
     WHERE wegwijzer_person() IS NULL
       AND found.organisation_id = COALESCE(wegwijzer_organisation(), found.organisation_id)
$$;

-- Of letters stays no more than is needed to know whose came back; a return is forgotten when a later letter has not
-- come back within three days.
CREATE FUNCTION wegwijzer_forget_letters(days integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM notices_letter WHERE made_at < now() - make_interval(days => greatest(days, 30));
    DELETE FROM notices_undelivered WHERE tried_at < now() - interval '3 days';
    DELETE FROM notices_takenin WHERE taken_at < now() - make_interval(days => greatest(days, 30));
    DELETE FROM notices_mailround WHERE day < current_date - greatest(days, 30);
$$;

-- Another address: nothing is known against it.
CREATE FUNCTION wegwijzer_another_address() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'identity_account' THEN
        DELETE FROM notices_undelivered u USING people_person p
         WHERE p.account_id = NEW.id AND u.organisation_id = p.organisation_id AND u.person_id = p.id
           AND lower(u.address) = lower(OLD.email);
    ELSE
        DELETE FROM notices_undelivered u
         WHERE u.organisation_id = NEW.organisation_id AND u.person_id = NEW.id
           AND lower(u.address) = lower(OLD.email);
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION wegwijzer_another_address() FROM PUBLIC;
CREATE TRIGGER another_address AFTER UPDATE OF email ON identity_account
    FOR EACH ROW WHEN (lower(OLD.email) <> lower(NEW.email)) EXECUTE FUNCTION wegwijzer_another_address();
CREATE TRIGGER another_address AFTER UPDATE OF email ON people_person
    FOR EACH ROW WHEN (lower(OLD.email) <> lower(NEW.email)) EXECUTE FUNCTION wegwijzer_another_address();
