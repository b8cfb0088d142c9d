-- The organisations that an account may enter today, and as whom. The one question that is asked before
-- an organisation is known, so it runs as the owner and answers this and nothing else. Of today, give or take the day
-- that turns elsewhere at another hour: with a day of long ago, who left would come in again.
CREATE FUNCTION wegwijzer_doors(asked_account uuid, today date)
RETURNS TABLE (organisation_id uuid, slug text, name text, person_id uuid, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT o.id, o.slug::text, o.name::text, p.id, array_agg(m.role::text ORDER BY m.role)
      FROM people_person p
      JOIN people_membership m ON m.organisation_id = p.organisation_id AND m.person_id = p.id
       AND m.starts_on <= least(greatest(today, current_date - 1), current_date + 1)
       AND (m.ends_on IS NULL OR m.ends_on >= least(greatest(today, current_date - 1), current_date + 1))
      JOIN organisations_organisation o ON o.id = p.organisation_id
     WHERE p.account_id = asked_account
     GROUP BY o.id, p.id ORDER BY o.name
$$;

-- Whether a name in the web address is taken: for the operator, who sees no organisation.
CREATE FUNCTION wegwijzer_slug_taken(asked text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM organisations_organisation WHERE slug = asked)
$$;
