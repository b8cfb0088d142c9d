"""The cache table of Django's database cache: rate limits, shared by all web processes. Not worth a log."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies: list = []
    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE wegwijzer_cache (
                cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
            );
            CREATE INDEX wegwijzer_cache_expires ON wegwijzer_cache (expires);
            """,
            "DROP TABLE wegwijzer_cache",
        )
    ]
