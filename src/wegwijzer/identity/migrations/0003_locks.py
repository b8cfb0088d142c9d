"""Sign-in data belongs to no organisation. Within one, account, addresses and second factors are one's own,
and no session can be read at all."""

from django.db import migrations

from wegwijzer.organisations.security import secure

OUTSIDE = "wegwijzer_organisation() IS NULL"


def own(column: str) -> str:
    return f"{OUTSIDE} OR {column} = wegwijzer_account()"


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0002_invitation"),
        ("people", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("usersessions", "0001_initial"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(secure("identity_account", read=own("id"), write=own("id"))),
        migrations.RunSQL(secure("account_emailaddress", read=own("user_id"), write=own("user_id"))),
        migrations.RunSQL(secure("account_emailconfirmation", read=OUTSIDE, write=OUTSIDE)),
        migrations.RunSQL(secure("mfa_authenticator", read=own("user_id"), write=own("user_id"))),
        migrations.RunSQL(secure("usersessions_usersession", read=own("user_id"), write=own("user_id"))),
        migrations.RunSQL(secure("django_session", read=OUTSIDE, write=OUTSIDE)),
    ]
