from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
from wegwijzer.foundation.sql import run_file
from wegwijzer.organisations.security import SecureTenantTable

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnInstrument',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=40)),
                ('number', models.PositiveIntegerField()),
                ('based_on', models.CharField(max_length=80)),
                ('structure', models.JSONField()),
                ('texts', models.JSONField()),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('drafted_at', models.DateTimeField(auto_now_add=True)),
                ('published_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('drafted_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('published_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('withdrawn_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'verbose_name': 'eigen versie van een vragenlijst',
                'verbose_name_plural': 'eigen versies van vragenlijsten',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'key', 'number'), name='instrument_number_once'), models.UniqueConstraint(condition=models.Q(('published_at', None)), fields=('organisation', 'key'), name='instrument_one_draft'), models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), ('published_at', None)), models.Q(('published_at__isnull', False), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='instrument_published_has_digest'), models.CheckConstraint(condition=models.Q(('withdrawn_at', None), ('published_at__isnull', False), _connector='OR'), name='instrument_withdrawn_was_published')],
            },
        ),
        SecureTenantTable("OwnInstrument"),
        run_file(SQL / "frozen.sql"),
    ]
