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

-- Whose answer this is: of an invitation that we sent (its uid cannot be guessed) to an address of theirs. One row
-- without a person when the invitation is ours and the address is nobody's in it; none when it is not ours.
CREATE FUNCTION wegwijzer_invited(asked_uid text, address text) RETURNS TABLE (organisation_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT ap.organisation_id, found.person_id
      FROM public.agenda_appointment ap
      LEFT JOIN LATERAL (
        SELECT p.id AS person_id
          FROM public.agenda_attendance a
          JOIN public.people_person p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
          LEFT JOIN public.identity_account c ON c.id = p.account_id
         WHERE a.organisation_id = ap.organisation_id AND a.appointment_id = ap.id
           AND lower(address) IN (lower(c.email), lower(p.email))
         LIMIT 1
      ) AS found ON true
     WHERE ap.uid = asked_uid
$$;

-- An appointment stays what it is about, and its number only rises: calendars count on it.
CREATE FUNCTION wegwijzer_appointment_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.organisation_id, NEW.kind, NEW.about, NEW.uid, NEW.made_by_id)
       IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.kind, OLD.about, OLD.uid, OLD.made_by_id)
       OR NEW.sequence < OLD.sequence OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS NULL) THEN
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

-- Who meets somebody between these two moments, and said nothing against it: ids of persons, for the job that reminds
-- them. While somebody acts it answers nothing: two ids at the same moment would tell who meets whom.
CREATE FUNCTION wegwijzer_meets_between(since timestamptz, until timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT a.person_id FROM public.agenda_appointment ap
      JOIN public.agenda_attendance a ON a.organisation_id = ap.organisation_id AND a.appointment_id = ap.id
     WHERE wegwijzer_person() IS NULL AND ap.organisation_id = wegwijzer_organisation() AND ap.cancelled_at IS NULL
       AND ap.starts_at >= since AND ap.starts_at < until AND a.answer <> 'declined'
$$;
