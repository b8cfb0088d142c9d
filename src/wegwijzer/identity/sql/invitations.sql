-- The invitation that a token opens. Asked before an organisation is known; the token is the key.
-- An invitation to an address that is no longer the person's counts as withdrawn, and one for a person who
-- has an account by now as accepted.
CREATE FUNCTION wegwijzer_invitation(asked_hash text)
RETURNS TABLE (invitation_id uuid, organisation_id uuid, organisation_name text, slug text, language text,
               person_id uuid, given_name text, family_name text, email text, expires_at timestamptz,
               accepted_at timestamptz, withdrawn_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.id, o.id, o.name::text, o.slug::text, o.language::text, p.id, p.given_name::text,
           p.family_name::text, i.email::text, i.expires_at,
           COALESCE(i.accepted_at, CASE WHEN p.account_id IS NOT NULL THEN i.invited_at END),
           COALESCE(i.withdrawn_at, CASE WHEN lower(p.email) <> lower(i.email) THEN i.invited_at END)
      FROM identity_invitation i
      JOIN organisations_organisation o ON o.id = i.organisation_id
      JOIN people_person p ON p.organisation_id = i.organisation_id AND p.id = i.person_id
     WHERE i.token_hash = asked_hash
$$;

-- An invitation stays for whom it is, where it went and by which token it opens: who may answer or withdraw one could
-- otherwise make it one to somebody else's place.
CREATE FUNCTION wegwijzer_invitation_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.organisation_id, NEW.person_id, NEW.email, NEW.token_hash)
       IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.person_id, OLD.email, OLD.token_hash)
       OR (NEW.invited_by_id IS NOT NULL AND NEW.invited_by_id IS DISTINCT FROM OLD.invited_by_id) THEN
        PERFORM wegwijzer_refuse('invitation_stays', 'an invitation stays for whom it is');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER invitation_stays BEFORE UPDATE ON identity_invitation
FOR EACH ROW EXECUTE FUNCTION wegwijzer_invitation_stays();
