import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
from wegwijzer.organisations.security import OWN_ORGANISATION, SecureTenantTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('owner_id', models.UUIDField()),
                ('reader_id', models.UUIDField()),
                ('subject', models.CharField(choices=[('person_page', 'Je persoonlijke pagina en je pad'), ('preparation', 'Wat je voor een gesprek deelde'), ('moment', 'Een moment dat je vertelde'), ('note', 'Een korte notitie die je deelde'), ('report', 'Een tekst over jou na een gesprek'), ('shared_work', 'Wat je van je eigen bladen deelde')], max_length=20)),
                ('ground', models.CharField(max_length=40)),
                ('read_at', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'owner_id', '-id'], name='reading_of_owner')],
            },
        ),
        SecureTenantTable(
            "Reading",
            read=f"{OWN_ORGANISATION} AND owner_id = wegwijzer_person()",
            write=f"{OWN_ORGANISATION} AND reader_id = wegwijzer_person()",
            history=False,
        ),
    ]
