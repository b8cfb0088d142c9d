from pathlib import Path

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
from wegwijzer.foundation.sql import run_file
from wegwijzer.organisations.security import SecureTenantTable
from wegwijzer.plans import locks

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('action', models.CharField(blank=True, max_length=60, verbose_name='soort actie')),
                ('what', models.CharField(max_length=300, verbose_name='wat')),
                ('how', models.TextField(blank=True, max_length=2000, verbose_name='hoe')),
                ('where', models.CharField(blank=True, max_length=200, verbose_name='waar')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='vanaf')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='tegen')),
                ('means', models.TextField(blank=True, max_length=1000, verbose_name='wat is nodig')),
                ('guidance', models.CharField(blank=True, max_length=200, verbose_name='wie helpt')),
                ('effort', models.CharField(blank=True, max_length=200, verbose_name='hoeveel tijd')),
                ('beside_work', models.TextField(blank=True, max_length=1000, verbose_name='hoe past het naast het werk')),
                ('doers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('employee', 'Medewerker'), ('other', 'Gesprekspartner'), ('leader', 'Leidinggevende'), ('hr', 'HR'), ('coach', 'Coach')], max_length=10), default=list, size=None, verbose_name='wie doet het')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('version', models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)])),
                ('fixed_at', models.DateTimeField(editable=False, null=True)),
                ('dropped_at', models.DateTimeField(editable=False, null=True)),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='people.person')),
                ('made_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'verbose_name': 'afspraak',
                'verbose_name_plural': 'afspraken',
            },
        ),
        migrations.CreateModel(
            name='CheckpointWish',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(verbose_name='op')),
                ('agreement', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='checkpoints', to='plans.agreement')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('training', 'Opleiding'), ('budget', 'Budget'), ('place', 'Een andere plaats of rol'), ('time', 'Tijd of vervanging')], max_length=10, verbose_name='wat')),
                ('text', models.CharField(max_length=500, verbose_name='in woorden voor HR')),
                ('sent_at', models.DateTimeField(editable=False, null=True)),
                ('agreement', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='plans.agreement')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['organisation', 'employee', 'made_at'], name='agreement_of_employee'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='agreement_says_what'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('starts_on__isnull', True), ('due_on__gte', models.F('starts_on')), _connector='OR'), name='agreement_dates_in_order'),
        ),
        migrations.AddConstraint(
            model_name='checkpointwish',
            constraint=models.UniqueConstraint(fields=('organisation', 'agreement', 'on'), name='checkpoint_once_a_day'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(fields=['organisation', 'sent_at', 'id'], name='request_by_time'),
        ),
        SecureTenantTable("Agreement", read=locks.PARTY, write=locks.PARTY, add=locks.MADE_BY_ME, history=False),
        SecureTenantTable("CheckpointWish", read=locks.PARTY, write=locks.PARTY, history=False),
        SecureTenantTable("Request", read=locks.REQUEST_READ, write=locks.PARTY, add=locks.REQUEST_NEW, history=False),
        run_file(SQL / "fixed.sql"),
    ]
