"""Sign-in data belongs to no organisation. Within one, only the accounts of its own people exist, second
factors and sessions are one's own, and no session can be read at all."""

from django.db import migrations

from wegwijzer.organisations.security import secure

OUTSIDE = "wegwijzer_organisation() IS NULL"
OF_OUR_PEOPLE = f"{OUTSIDE} OR EXISTS (SELECT 1 FROM people_person p WHERE p.account_id = %s)"  # noqa: S608


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
        migrations.RunSQL(
            secure("identity_account", read=OF_OUR_PEOPLE % "identity_account.id", write=own("id"))
        ),
        migrations.RunSQL(secure("account_emailaddress", read=own("user_id"), write=own("user_id"))),
        migrations.RunSQL(secure("account_emailconfirmation", read=OUTSIDE, write=OUTSIDE)),
        migrations.RunSQL(secure("mfa_authenticator", read=own("user_id"), write=own("user_id"))),
        migrations.RunSQL(secure("usersessions_usersession", read=own("user_id"), write=own("user_id"))),
        migrations.RunSQL(secure("django_session", read=OUTSIDE, write=OUTSIDE)),
    ]
