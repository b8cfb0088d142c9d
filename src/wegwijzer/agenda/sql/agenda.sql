-- The appointments of the person who is asking. As the owner: who is in one is itself read by this.
CREATE FUNCTION wegwijzer_my_appointments() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp AS $$
    SELECT a.appointment_id FROM public.agenda_attendance a
     WHERE a.organisation_id = wegwijzer_organisation() AND a.person_id = wegwijzer_person()
$$;

-- Whose feed a token opens. Asked before an organisation is known; the token is the key.
CREATE FUNCTION wegwijzer_feed(asked_hash text) RETURNS TABLE (organisation_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT f.organisation_id, f.person_id FROM public.agenda_feed f WHERE f.token_hash = asked_hash
$$;

-- Whose answer this is: of an invitation that we sent (its uid cannot be guessed, and is that of one person), from an
-- address of theirs. One row without a person when the invitation is ours and the address is not theirs; none when it is
-- not ours. For the mailbox, which knows no organisation yet: while somebody acts it answers nothing, and inside an
-- organisation only of that one.
CREATE FUNCTION wegwijzer_invited(asked_uid text, address text) RETURNS TABLE (organisation_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.organisation_id, CASE WHEN lower(address) IN (lower(c.email), lower(p.email)) THEN p.id END
      FROM public.agenda_calendarname a
      JOIN public.people_person p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
      LEFT JOIN public.identity_account c ON c.id = p.account_id
     WHERE a.uid = asked_uid AND wegwijzer_person() IS NULL
       AND a.organisation_id = COALESCE(wegwijzer_organisation(), a.organisation_id)
$$;

-- An appointment stays what it is about, and its number rises with each change that calendars have to know of: they
-- leave aside what does not have a higher one.
CREATE FUNCTION wegwijzer_appointment_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.organisation_id, NEW.kind, NEW.about, NEW.made_by_id)
       IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.kind, OLD.about, OLD.made_by_id)
       OR NEW.sequence < OLD.sequence OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS NULL)
       OR (NEW.sequence = OLD.sequence AND (NEW.starts_at, NEW.minutes, NEW.cancelled_at)
           IS DISTINCT FROM (OLD.starts_at, OLD.minutes, OLD.cancelled_at)) THEN
        PERFORM wegwijzer_refuse('appointment_stays', 'an appointment stays what it is about');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER appointment_stays BEFORE UPDATE ON agenda_appointment
FOR EACH ROW EXECUTE FUNCTION wegwijzer_appointment_stays();

-- Nobody moves over into the appointment of others: being in one is what shows it.
CREATE FUNCTION wegwijzer_attendance_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.organisation_id, NEW.appointment_id, NEW.person_id)
       IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.appointment_id, OLD.person_id) THEN
        PERFORM wegwijzer_refuse('appointment_stays', 'who is in an appointment is in that one');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER attendance_stays BEFORE UPDATE ON agenda_attendance
FOR EACH ROW EXECUTE FUNCTION wegwijzer_attendance_stays();

-- Under which name it stands in the calendar of whoever is in it: drawn here, so that not even who invites knows it.
CREATE FUNCTION wegwijzer_calendar_name() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO agenda_calendarname (id, organisation_id, attendance_id, person_id, uid)
    VALUES (gen_random_uuid(), NEW.organisation_id, NEW.id, NEW.person_id, gen_random_uuid()::text);
    RETURN NULL;
END $$;

CREATE TRIGGER calendar_name AFTER INSERT ON agenda_attendance
FOR EACH ROW EXECUTE FUNCTION wegwijzer_calendar_name();

-- Who meets somebody between these two moments, and did not say no to the moment as it stands: ids of persons, for the
-- job that reminds them. While somebody acts it answers nothing: two ids at the same moment would tell who meets whom.
CREATE FUNCTION wegwijzer_meets_between(since timestamptz, until timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT a.person_id FROM public.agenda_appointment ap
      JOIN public.agenda_attendance a ON a.organisation_id = ap.organisation_id AND a.appointment_id = ap.id
     WHERE wegwijzer_person() IS NULL AND ap.organisation_id = wegwijzer_organisation() AND ap.cancelled_at IS NULL
       AND ap.starts_at >= since AND ap.starts_at < until
       AND NOT (a.answer = 'declined' AND a.answered_sequence = ap.sequence)
$$;

-- Whether somebody works here on that day: has a role then, and a contract if that role ever went with one. A role that
-- began after the last contract, of a coach who retired, or before the first stands on its own.
CREATE FUNCTION wegwijzer_works_here(asked_organisation uuid, asked_person uuid, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM people_membership m WHERE m.organisation_id = asked_organisation AND m.person_id = asked_person
           AND m.starts_on <= day AND (m.ends_on IS NULL OR m.ends_on >= day)
           AND COALESCE((
               SELECT bool_or(e.ends_on IS NULL OR e.ends_on >= day) FROM people_employment e
                WHERE e.organisation_id = asked_organisation AND e.person_id = asked_person
                  AND e.starts_on <= day AND (e.ends_on IS NULL OR e.ends_on >= m.starts_on)
           ), true)
    )
$$;

-- Appointments to come at which somebody works here no more on that day, each with one of its people who has a role now
-- and lets it go: rather one who stays. `zone`: where the day is counted. While somebody acts it answers nothing.
CREATE FUNCTION wegwijzer_meets_after_leaving(zone text)
RETURNS TABLE (organisation_id uuid, person_id uuid, appointment_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH coming AS (
        SELECT ap.organisation_id, ap.id, a.person_id,
               wegwijzer_works_here(a.organisation_id, a.person_id, (ap.starts_at AT TIME ZONE zone)::date) AS stays
          FROM agenda_appointment ap
          JOIN agenda_attendance a ON a.organisation_id = ap.organisation_id AND a.appointment_id = ap.id
         WHERE wegwijzer_person() IS NULL AND ap.cancelled_at IS NULL AND ap.starts_at > now()
    )
    SELECT DISTINCT ON (c.id) c.organisation_id, c.person_id, c.id FROM coming c
     WHERE c.id IN (SELECT without.id FROM coming without WHERE NOT without.stays)
       AND EXISTS (
           SELECT 1 FROM people_membership m WHERE m.organisation_id = c.organisation_id AND m.person_id = c.person_id
              AND m.starts_on <= (now() AT TIME ZONE zone)::date
              AND (m.ends_on IS NULL OR m.ends_on >= (now() AT TIME ZONE zone)::date)
       )
     ORDER BY c.id, c.stays DESC, c.person_id
$$;

-- Where nobody in it has a role any more, it goes in nobody's name. Answers whose calendar has to know: of whom a letter
-- put it there.
CREATE FUNCTION wegwijzer_let_go_of_meetings(zone text)
RETURNS TABLE (organisation_id uuid, person_id uuid, attendance_id uuid, sequence integer)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH ended AS (
        UPDATE agenda_appointment ap SET cancelled_at = now(), changed_at = now(), sequence = ap.sequence + 1
         WHERE wegwijzer_person() IS NULL AND ap.cancelled_at IS NULL AND ap.starts_at > now()
           AND NOT EXISTS (
               SELECT 1 FROM agenda_attendance a
                 JOIN people_membership m ON m.organisation_id = a.organisation_id AND m.person_id = a.person_id
                WHERE a.organisation_id = ap.organisation_id AND a.appointment_id = ap.id
                  AND m.starts_on <= (now() AT TIME ZONE zone)::date
                  AND (m.ends_on IS NULL OR m.ends_on >= (now() AT TIME ZONE zone)::date)
           )
        RETURNING ap.organisation_id, ap.id, ap.sequence
    )
    SELECT e.organisation_id, a.person_id, a.id, e.sequence FROM ended e
      JOIN agenda_attendance a ON a.organisation_id = e.organisation_id AND a.appointment_id = e.id
     WHERE a.mailed_sequence IS NOT NULL
$$;
