from pathlib import Path

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.contrib.postgres.operations import BtreeGistExtension, UnaccentExtension
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.foundation.search
import wegwijzer.organisations.models
import wegwijzer.organisations.tenancy
from wegwijzer.foundation.sql import run_file
from wegwijzer.organisations.security import SecureTenantTable, keep_versions, secure

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        UnaccentExtension(),
        BtreeGistExtension(),
        run_file(SQL / "ground.sql"),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=40, unique=True, verbose_name='naam in het webadres')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('language', models.CharField(choices=[('nl', 'Nederlands'), ('en', 'Engels')], default='nl', max_length=5, verbose_name='taal')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('nl', 'Nederlands'), ('en', 'Engels')], max_length=5), default=wegwijzer.organisations.models.default_languages, size=None, verbose_name='talen die mensen kunnen kiezen')),
                ('max_share', models.DecimalField(decimal_places=2, default=100, help_text='Alle plaatsen van één persoon samen blijven op elk moment hieronder.', max_digits=5, validators=[django.core.validators.MinValueValidator(100), django.core.validators.MaxValueValidator(200)], verbose_name='hoogste tewerkstelling, in procent van voltijds')),
                ('digest_every', models.CharField(choices=[('day', 'Elke dag'), ('week', 'Eén keer per week')], default='day', max_length=4, verbose_name='overzicht per e-mail')),
                ('digest_weekday', models.PositiveSmallIntegerField(choices=[(1, 'maandag'), (2, 'dinsdag'), (3, 'woensdag'), (4, 'donderdag'), (5, 'vrijdag'), (6, 'zaterdag'), (7, 'zondag')], default=1, verbose_name='dag van het overzicht')),
                ('digest_hour', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MaxValueValidator(23)], verbose_name='uur van het overzicht')),
                ('quiet_weeks', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MinValueValidator(2), django.core.validators.MaxValueValidator(52)], verbose_name='weken zonder stap')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'organisatie',
                'verbose_name_plural': 'organisaties',
                'constraints': [models.CheckConstraint(condition=models.Q(('max_share__range', (100, 200))), name='organisation_max_share'), models.CheckConstraint(condition=models.Q(('quiet_weeks__range', (2, 52))), name='organisation_quiet_weeks')],
            },
        ),
        migrations.CreateModel(
            name='RowVersion',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('table', models.CharField(max_length=63)),
                ('row_id', models.UUIDField()),
                ('happened_at', models.DateTimeField()),
                ('operation', models.CharField(max_length=6)),
                ('correction', models.BooleanField()),
                ('reason', models.TextField(blank=True)),
                ('person_id', models.UUIDField(null=True)),
                ('before', models.JSONField()),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'table', 'row_id', 'id'], name='rowversion_of_row')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(blank=True, max_length=40, verbose_name='code')),
                ('name', models.CharField(max_length=160, verbose_name='naam')),
                ('kind', models.CharField(choices=[('company', 'Organisatie'), ('site', 'Vestiging'), ('department', 'Afdeling'), ('team', 'Team')], default='department', max_length=12, verbose_name='soort')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='bestaat vanaf')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='bestaat tot en met')),
                ('path', models.TextField(db_collation='C', default='', editable=False)),
                ('depth', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('found_by', models.GeneratedField(db_persist=True, expression=wegwijzer.foundation.search.Fold(django.db.models.functions.text.Concat('name', models.Value(' '), 'code', output_field=models.TextField())), output_field=models.TextField())),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('parent', wegwijzer.organisations.tenancy.TenantForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisations.unit', verbose_name='hoort bij')),
            ],
            options={
                'verbose_name': 'afdeling',
                'verbose_name_plural': 'afdelingen',
                'indexes': [models.Index(fields=['organisation', 'parent', 'name', 'id'], name='unit_children'), models.Index(fields=['organisation', 'path'], name='unit_path')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('organisation', 'code'), name='unit_code_once'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('starts_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='unit_dates_in_order')],
            },
        ),
        run_file(SQL / "history.sql"),
        run_file(SQL / "unit_path.sql"),
        migrations.RunSQL(
            secure(
                "organisations_organisation",
                read="id = wegwijzer_organisation()",
                write="id = wegwijzer_organisation()",
            )
        ),
        migrations.RunSQL(keep_versions("organisations_organisation")),
        SecureTenantTable("Unit"),
        SecureTenantTable("RowVersion", history=False),
    ]
