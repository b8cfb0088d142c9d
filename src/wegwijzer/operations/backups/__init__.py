"""A back-up is the whole database in one file, as pg_dump writes it: any pg_restore can read it, also without
us. It holds everything, personal data included, and no setting: keep it as you keep the database."""
