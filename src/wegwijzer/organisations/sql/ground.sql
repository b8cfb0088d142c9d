-- What row-level security knows about who is asking. Empty or unset is NULL: then nothing is visible.
CREATE FUNCTION wegwijzer_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('wegwijzer.organisation', true), '')::uuid $$;

CREATE FUNCTION wegwijzer_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('wegwijzer.person', true), '')::uuid $$;

CREATE FUNCTION wegwijzer_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('wegwijzer.account', true), '')::uuid $$;

-- The day that the application says it is, in the zone of the installation; never more than a day from that of the
-- database, which counts in UTC. So nobody asks as of another day.
CREATE FUNCTION wegwijzer_today() RETURNS date LANGUAGE sql STABLE
AS $$ SELECT least(greatest(COALESCE(NULLIF(current_setting('wegwijzer.today', true), '')::date, current_date),
                            current_date - 1), current_date + 1) $$;

-- Text as people search it: small letters, no accents, anything but letters and figures a single space.
CREATE FUNCTION wegwijzer_fold(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, said)), '[^[:alnum:]]+', ' ', 'g')) $$;

-- Family name first; a tab stands before every letter and space, so the shorter name comes first.
CREATE FUNCTION wegwijzer_sort_name(family text, given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT public.wegwijzer_fold(family) || chr(9) || public.wegwijzer_fold(given) $$;
