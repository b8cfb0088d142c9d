from pathlib import Path

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
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
                ('employee_agreed_at', models.DateTimeField(editable=False, null=True)),
                ('other_agreed_at', models.DateTimeField(editable=False, null=True)),
                ('binds', models.BooleanField(default=False, editable=False)),
                ('open_to_leader_at', models.DateTimeField(editable=False, null=True)),
                ('done_at', models.DateTimeField(editable=False, null=True)),
                ('stopped_at', models.DateTimeField(editable=False, null=True)),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='people.person')),
                ('made_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'verbose_name': 'afspraak',
                'verbose_name_plural': 'afspraken',
                'indexes': [
                    models.Index(fields=['organisation', 'employee', 'made_at'], name='agreement_of_employee'),
                    models.Index(fields=['organisation', 'other'], name='agreement_of_other'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='agreement_says_what'),
                    models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('starts_on__isnull', True), ('due_on__gte', models.F('starts_on')), _connector='OR'), name='agreement_dates_in_order'),
                ],
            },
        ),
        migrations.CreateModel(
            name='AgreementStep',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(choices=[('progress', 'Hoe het gaat'), ('change', 'Aanpassing'), ('done', 'Gedaan'), ('stopped', 'Gestopt'), ('resumed', 'Weer opgepakt'), ('opened', 'Opengesteld voor de leidinggevende'), ('closed_again', 'Niet meer open voor de leidinggevende')], max_length=12)),
                ('text', models.TextField(blank=True, max_length=2000)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('agreed_at', models.DateTimeField(null=True)),
                ('refused_at', models.DateTimeField(null=True)),
                ('act', models.BigIntegerField(default=0, editable=False)),
                ('agreed_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('agreement', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='steps', to='plans.agreement')),
                ('by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('leader', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('refused_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'agreement', 'at'], name='step_by_time'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('agreed_at__isnull', True), ('refused_at__isnull', True), _connector='OR'), name='step_one_answer'),
                    models.UniqueConstraint(condition=models.Q(('agreed_at__isnull', True), ('kind', 'change'), ('refused_at__isnull', True)), fields=('organisation', 'agreement'), name='step_one_change_waits'),
                ],
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
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'agreement', 'on'), name='checkpoint_once_a_day'),
                ],
            },
        ),
        migrations.CreateModel(
            name='OwnAction',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=60)),
                ('group', models.CharField(max_length=20, verbose_name='soort')),
                ('texts', models.JSONField(default=dict)),
                ('hidden_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'key'), name='ownaction_once'),
                    models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='ownaction_has_a_key'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('layout', models.CharField(choices=[('general', 'Gewoon plan'), ('career_guidance', 'Plan uit loopbaanbegeleiding'), ('sheltered', 'Plan in maatwerk')], default='general', max_length=20, verbose_name='indeling')),
                ('starts_on', models.DateField(verbose_name='vanaf')),
                ('until_on', models.DateField(verbose_name='tot')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='people.person')),
                ('made_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('partner', wegwijzer.organisations.tenancy.TenantForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'verbose_name': 'plan',
                'verbose_name_plural': 'plannen',
                'indexes': [
                    models.Index(fields=['organisation', 'partner'], name='plan_of_partner'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('organisation', 'employee'), name='plan_one_open'),
                    models.CheckConstraint(condition=models.Q(('until_on__gt', models.F('starts_on'))), name='plan_dates_in_order'),
                    models.CheckConstraint(condition=models.Q(('partner__isnull', True), models.Q(('partner', models.F('employee')), _negated=True), _connector='OR'), name='plan_with_somebody_else'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PlanText',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=30)),
                ('text', models.TextField(blank=True, max_length=5000)),
                ('chosen', models.JSONField(blank=True, default=list)),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('shared_at', models.DateTimeField(null=True)),
                ('replaced_at', models.DateTimeField(null=True)),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('partner', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('plan', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='plans.plan')),
                ('written_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'plan', 'key', 'written_at'], name='plantext_by_key'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('organisation', 'plan', 'key'), name='plantext_one_now'),
                    models.CheckConstraint(condition=models.Q(models.Q(('partner__isnull', True), ('shared_at__isnull', True)), models.Q(('partner__isnull', False), ('shared_at__isnull', False)), _connector='OR'), name='plantext_shared_with_somebody'),
                    models.CheckConstraint(condition=models.Q(('written_by', models.F('employee')), ('written_by', models.F('partner')), _connector='OR'), name='plantext_written_by_the_two'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('training', 'Opleiding'), ('budget', 'Budget'), ('place', 'Een andere plaats of rol'), ('time', 'Tijd of vervanging')], max_length=10, verbose_name='wat')),
                ('text', models.CharField(max_length=500, verbose_name='in woorden voor HR')),
                ('sent_at', models.DateTimeField(editable=False, null=True)),
                ('verdict', models.CharField(blank=True, choices=[('yes', 'Ja'), ('partly', 'Ja, voor een deel'), ('later', 'Nu niet, later opnieuw'), ('no', 'Neen')], editable=False, max_length=10, verbose_name='antwoord')),
                ('answer', models.CharField(blank=True, editable=False, max_length=500, verbose_name='in eigen woorden')),
                ('again_on', models.DateField(editable=False, null=True, verbose_name='opnieuw bekijken op')),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
                ('earlier', models.JSONField(default=list, editable=False)),
                ('seen_at', models.DateTimeField(editable=False, null=True)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
                ('agreement', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='plans.agreement')),
                ('answered_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'agreement'], name='request_of_agreement'),
                    models.Index(fields=['organisation', 'employee', 'answered_at'], name='request_of_employee'),
                    models.Index(condition=models.Q(('sent_at__isnull', False), ('withdrawn_at__isnull', True), models.Q(('answered_at__isnull', True), ('verdict', 'later'), _connector='OR')), fields=['organisation', 'sent_at', 'id'], name='request_waiting'),
                    models.Index(condition=models.Q(('answered_at__isnull', False), ('withdrawn_at__isnull', True)), fields=['organisation', 'answered_at', 'id'], name='request_answered'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True), ('verdict', '')), models.Q(models.Q(('verdict', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='request_answered_by_somebody'),
                    models.CheckConstraint(condition=models.Q(('again_on__isnull', True), ('verdict', 'later'), _connector='OR'), name='request_later_has_the_day'),
                    models.CheckConstraint(condition=models.Q(('answered_by__isnull', True), models.Q(('answered_by', models.F('employee')), _negated=True), _connector='OR'), name='request_not_ones_own'),
                ],
            },
        ),
        SecureTenantTable("Agreement", read=locks.AGREEMENT_READ, write=locks.AGREEMENT_READ, add=locks.AGREEMENT_NEW, history=False),
        SecureTenantTable("CheckpointWish", read=locks.PARTY, write=locks.PARTY, history=False),
        SecureTenantTable("Request", read=locks.REQUEST_READ, write=locks.REQUEST_CHANGE, add=locks.REQUEST_NEW, history=False),
        SecureTenantTable("AgreementStep", read=locks.STEP_READ, write=locks.STEP_READ, add=locks.STEP_NEW, history=False),
        SecureTenantTable("Plan", read=locks.PLAN_READ, write=locks.PLAN_MINE, add=locks.PLAN_NEW, history=False),
        SecureTenantTable("PlanText", read=locks.TEXT_READ, write=locks.TEXT_CHANGE, add=locks.TEXT_NEW, history=False),
        SecureTenantTable("OwnAction", write=locks.OF_HR),
        run_file(SQL / "fixed.sql"),
        run_file(SQL / "requests.sql"),
        run_file(SQL / "steps.sql"),
        run_file(SQL / "plan.sql"),
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField(default=30, verbose_name='hoe lang, in minuten')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                ('held_at', models.DateTimeField(editable=False, null=True)),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='followups', to='people.person')),
                ('made_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'verbose_name': 'opvolgmoment',
                'verbose_name_plural': 'opvolgmomenten',
                'indexes': [
                    models.Index(fields=['organisation', 'employee', 'starts_at'], name='checkpoint_of_employee'),
                    models.Index(fields=['organisation', 'other', 'starts_at'], name='checkpoint_of_other'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('employee', models.F('other')), _negated=True), name='checkpoint_of_two'),
                    models.CheckConstraint(condition=models.Q(('cancelled_at__isnull', True), ('held_at__isnull', True), _connector='OR'), name='checkpoint_held_or_not'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CheckpointAbout',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agreement', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='looked_at', to='plans.agreement')),
                ('checkpoint', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='about', to='plans.checkpoint')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'agreement', 'checkpoint'], name='checkpoints_of_agreement'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'checkpoint', 'agreement'), name='checkpoint_about_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CheckpointNote',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('progress', models.TextField(blank=True, max_length=2000, verbose_name='Hoe ver sta je?')),
                ('difficulties', models.TextField(blank=True, max_length=2000, verbose_name='Wat is moeilijk?')),
                ('successes', models.TextField(blank=True, max_length=2000, verbose_name='Wat lukt goed?')),
                ('next_step', models.TextField(blank=True, max_length=2000, verbose_name='Wat is de volgende stap?')),
                ('version', models.PositiveIntegerField(default=1)),
                ('written_at', models.DateTimeField(auto_now=True)),
                ('by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('checkpoint', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='notes', to='plans.checkpoint')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'checkpoint', 'by'), name='checkpoint_note_one'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CheckpointPlace',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(blank=True, max_length=200, verbose_name='waar')),
                ('checkpoint', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='places', to='plans.checkpoint')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'checkpoint'), name='checkpoint_place_one'),
                ],
            },
        ),
        SecureTenantTable("Checkpoint", read=locks.CHECKPOINT_READ, write=locks.PARTY, add=locks.CHECKPOINT_NEW, history=False),
        SecureTenantTable("CheckpointAbout", read=locks.ABOUT_READ, write=locks.PARTY, history=False),
        SecureTenantTable("CheckpointPlace", read=locks.PARTY, write=locks.PARTY, history=False),
        SecureTenantTable("CheckpointNote", read=locks.PARTY, write=locks.NOTE_WRITE, history=False),
        run_file(SQL / "checkpoints.sql"),
        run_file(SQL / "slipping.sql"),
        run_file(SQL / "left.sql"),
    ]
