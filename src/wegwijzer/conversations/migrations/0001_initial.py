from pathlib import Path

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
import wegwijzer.people.models
from wegwijzer.conversations import locks
from wegwijzer.foundation.sql import run_file
from wegwijzer.organisations.security import SecureTenantTable

SQL = Path(__file__).parent.parent / "sql"
SAID = (
    "participation", "ownanswer", "jointfield", "kept", "example", "proposal", "agreementmade", "confirmation",
    "addition", "report",
)


def same_people(table):
    """The two people of a row are those of its conversation."""
    return (
        f"ALTER TABLE conversations_{table} ADD CONSTRAINT {table}_of_its_people "
        "FOREIGN KEY (organisation_id, conversation_id, employee_id, other_id) "
        "REFERENCES conversations_conversation (organisation_id, id, employee_id, other_id)"
    )


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('plans', '0001_initial'),
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('model', models.CharField(choices=[('line', 'Met de leidinggevende'), ('staff', 'Met HR of een coach'), ('management', 'Met de leidinggevende daarboven'), ('external', 'Met een adviseur van buiten')], max_length=12, verbose_name='gespreksmodel')),
                ('group', models.JSONField(default=dict)),
                ('starts_on', models.DateField(verbose_name='vanaf')),
                ('ends_on', models.DateField(verbose_name='tot en met')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('reminded_at', models.DateTimeField(editable=False, null=True)),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
                ('made_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'gespreksronde',
                'verbose_name_plural': 'gespreksrondes',
                'indexes': [
                    models.Index(fields=['organisation', '-starts_on', 'id'], name='round_by_start'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='round_in_order'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Conversation',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('model', models.CharField(choices=[('line', 'Met de leidinggevende'), ('staff', 'Met HR of een coach'), ('management', 'Met de leidinggevende daarboven'), ('external', 'Met een adviseur van buiten')], max_length=12)),
                ('flows', models.JSONField(default=list)),
                ('instruments', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('planned_for', models.DateTimeField(null=True)),
                ('phase', models.CharField(choices=[('explore', 'Verkennen'), ('propose', 'Voorstellen'), ('agree', 'Afspraken')], default='explore', max_length=8)),
                ('held_at', models.DateTimeField(null=True)),
                ('concluded_at', models.DateTimeField(null=True)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('asked_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('cancelled_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='conversations', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='conversations_held', to='people.person')),
                ('round', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conversations', to='conversations.round')),
            ],
            options={
                'verbose_name': 'gesprek',
                'verbose_name_plural': 'gesprekken',
                'indexes': [
                    models.Index(fields=['organisation', 'employee', '-asked_at'], name='conversation_of_employee'),
                    models.Index(fields=['organisation', 'other', '-asked_at'], name='conversation_of_other'),
                    models.Index(fields=['organisation', 'round', 'employee'], name='conversation_in_round'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('employee', models.F('other')), _negated=True), name='conversation_of_two'),
                    models.UniqueConstraint(condition=models.Q(('cancelled_at__isnull', True), ('round__isnull', False)), fields=('organisation', 'round', 'employee'), name='conversation_once_a_round'),
                    models.UniqueConstraint(condition=models.Q(('cancelled_at__isnull', True), ('concluded_at__isnull', True)), fields=('organisation', 'employee', 'other', 'model'), name='conversation_one_open'),
                    models.UniqueConstraint(fields=('organisation', 'id', 'employee', 'other'), name='conversation_parties'),
                ],
            },
        ),
        migrations.CreateModel(
            name='AgreementMade',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agreement', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='made_in', to='plans.agreement')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('conversation', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='conversations.conversation')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'agreement'), name='agreement_made_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CareerContact',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField(verbose_name='vanaf')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='tot en met')),
                ('corrected_at', models.DateTimeField(editable=False, null=True)),
                ('contact', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='career_contact_of', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='career_contacts', to='people.person')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'starts_on'], name='contact_of_person'),
                    models.Index(fields=['organisation', 'contact', 'person'], name='contact_by_contact'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('person', models.F('contact')), _negated=True), name='contact_not_oneself'),
                    models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='contact_dates_in_order', violation_error_message='De einddatum ligt voor de begindatum.'),
                    django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), (wegwijzer.people.models.Days(), '&&'), ('organisation', '=')], name='contact_one_at_a_time'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name='opmerking')),
                ('confirmed_at', models.DateTimeField(auto_now_add=True)),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('conversation', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='conversations.conversation')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'conversation', 'person'), name='confirmation_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Example',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('theme', models.CharField(max_length=80)),
                ('kind', models.CharField(blank=True, max_length=12)),
                ('text', models.TextField(max_length=2000)),
                ('version', models.PositiveIntegerField(default=1)),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('author', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('conversation', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='conversations.conversation')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'conversation', 'theme', 'id'], name='example_by_theme'),
                ],
            },
        ),
        migrations.CreateModel(
            name='InformalNote',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('held_on', models.DateField(verbose_name='wanneer')),
                ('text', models.TextField(max_length=2000, verbose_name='waarover')),
                ('version', models.PositiveIntegerField(default=1)),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('shared_at', models.DateTimeField(null=True)),
                ('author', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'employee', '-held_on'], name='informal_of_employee'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('author', models.F('employee')), ('author', models.F('other')), _connector='OR'), name='informal_by_a_party'),
                    models.CheckConstraint(condition=models.Q(('employee', models.F('other')), _negated=True), name='informal_of_two'),
                ],
            },
        ),
        migrations.CreateModel(
            name='JointField',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=80)),
                ('value', models.JSONField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('changed_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('conversation', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='conversations.conversation')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'conversation', 'key'), name='jointfield_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Kept',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('part', models.CharField(blank=True, max_length=12)),
                ('key', models.CharField(max_length=80)),
                ('value', models.JSONField()),
                ('version', models.PositiveIntegerField()),
                ('kept_at', models.DateTimeField(auto_now_add=True)),
                ('author', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('conversation', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='conversations.conversation')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('written_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'conversation', 'key', 'version'], name='kept_by_key'),
                ],
            },
        ),
        migrations.CreateModel(
            name='OfferedModel',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(choices=[('line', 'Met de leidinggevende'), ('staff', 'Met HR of een coach'), ('management', 'Met de leidinggevende daarboven'), ('external', 'Met een adviseur van buiten')], max_length=12)),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='naam')),
                ('flows', models.JSONField(blank=True, default=list)),
                ('offered_at', models.DateTimeField(auto_now_add=True)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('unit', wegwijzer.organisations.tenancy.TenantForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit', verbose_name='voor')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('organisation', 'key', 'unit'), name='model_offered_once', nulls_distinct=False),
                ],
            },
        ),
        migrations.CreateModel(
            name='OwnAnswer',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('part', models.CharField(choices=[('preparation', 'Voorbereiding'), ('growth', 'Wat groei zou betekenen'), ('score', 'Score'), ('note', 'Notitie voor mezelf')], max_length=12)),
                ('key', models.CharField(max_length=80)),
                ('value', models.JSONField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('shared_at', models.DateTimeField(null=True)),
                ('author', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('conversation', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='conversations.conversation')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'conversation', 'author', 'part', 'key'), name='ownanswer_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('employee', 'Medewerker'), ('other', 'Gesprekspartner')], max_length=8)),
                ('prepared_at', models.DateTimeField(null=True)),
                ('scores_ready_at', models.DateTimeField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('conversation', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='conversations.conversation')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'conversation'], name='participation_of_person'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'conversation', 'side'), name='participation_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('person', models.F('employee')), ('side', 'employee')), models.Q(('person', models.F('other')), ('side', 'other')), _connector='OR'), name='participation_of_a_party'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PivotalMoment',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20, verbose_name='wat')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='in je eigen woorden')),
                ('on', models.DateField(verbose_name='wanneer')),
                ('noted_at', models.DateTimeField(auto_now_add=True)),
                ('told_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='pivotal_moments', to='people.person')),
                ('told_to', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'person', '-on'], name='moment_of_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=2000)),
                ('verdict', models.CharField(blank=True, max_length=12)),
                ('why', models.TextField(blank=True, max_length=2000)),
                ('direction', models.CharField(blank=True, max_length=12)),
                ('place', models.CharField(blank=True, max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('author', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('conversation', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='conversations.conversation')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('verdict_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('flow', models.CharField(max_length=40)),
                ('text', models.TextField(max_length=4000, verbose_name='wat je doorgeeft')),
                ('version', models.PositiveIntegerField(default=1)),
                ('drafted_at', models.DateTimeField(auto_now_add=True)),
                ('shown_at', models.DateTimeField(null=True)),
                ('waits_until', models.DateField(null=True)),
                ('addition', models.TextField(blank=True, max_length=2000, verbose_name='wat je eraan toevoegt')),
                ('agreed_at', models.DateTimeField(null=True)),
                ('refused_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('read_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('author', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('conversation', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='conversations.conversation')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('receiver', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reports_received', to='people.person')),
            ],
            options={
                'verbose_name': 'terugkoppeling',
                'verbose_name_plural': 'terugkoppelingen',
                'indexes': [
                    models.Index(fields=['organisation', 'receiver', '-sent_at'], name='report_of_receiver'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('author', models.F('receiver')), _negated=True), name='report_to_another'),
                    models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('shown_at__isnull', False), ('author', models.F('employee')), _connector='OR'), name='report_shown_before_sent'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RoundMember',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('invited_at', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposed', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('round', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='conversations.round')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'round'], name='rounds_of_person'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'round', 'person'), name='roundmember_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='YearGoals',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='jaar')),
                ('goals', models.TextField(blank=True, max_length=4000, verbose_name='doelen')),
                ('expectations', models.TextField(blank=True, max_length=4000, verbose_name='wat we van elkaar verwachten')),
                ('roles', models.TextField(blank=True, max_length=4000, verbose_name='wie wat doet')),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField(auto_now_add=True)),
                ('employee_agreed_at', models.DateTimeField(null=True)),
                ('other_agreed_at', models.DateTimeField(null=True)),
                ('changed_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'employee', 'other', 'year', 'version'), name='yeargoals_once'),
                    models.CheckConstraint(condition=models.Q(('employee', models.F('other')), _negated=True), name='yeargoals_of_two'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Addition',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=2000, verbose_name='aanvulling')),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('author', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('employee', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('conversation', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='conversations.conversation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='SignalChoice',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('is_on', models.BooleanField(default=True, verbose_name='hierop letten')),
                ('number', models.PositiveSmallIntegerField()),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'kind'), name='signal_once'),
                    models.CheckConstraint(condition=models.Q(('number__range', (1, 120))), name='signal_number'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PutAside',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'person', 'kind'), name='aside_once')],
            },
        ),
        migrations.CreateModel(
            name='FrameworkText',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(max_length=5)),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='titel')),
                ('text', models.TextField(blank=True, max_length=20000, verbose_name='tekst')),
                ('published_at', models.DateTimeField(auto_now_add=True)),
                ('by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'language', '-published_at'], name='framework_newest')],
            },
        ),
        migrations.CreateModel(
            name='RoundForms',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('language', models.CharField(max_length=5)),
                ('people', models.JSONField(default=list)),
                ('done', models.PositiveIntegerField(default=0)),
                ('ready_at', models.DateTimeField(null=True)),
                ('failed_at', models.DateTimeField(null=True)),
                ('asked_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('round', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.round')),
                ('unit', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'round', 'asked_by'), name='roundforms_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='RoundFormsPart',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('data', models.BinaryField()),
                ('of', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='parts', to='conversations.roundforms')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'of', 'number'), name='roundformspart_once')],
            },
        ),
        run_file(SQL / "shown.sql"),
        SecureTenantTable("OfferedModel", write=locks.OF_HR),
        SecureTenantTable("Round", write=locks.OF_HR),
        SecureTenantTable("RoundMember", read=locks.MEMBER_READ, write=locks.OF_HR, history=False),
        SecureTenantTable("Conversation", read=locks.KNOWN, write=locks.MOVED_BY, add=locks.ASKED_BY_ME, history=False),
        SecureTenantTable("Participation", read=locks.PARTICIPATION_KNOWN, write=locks.PARTICIPATION_MINE, add=locks.PARTICIPATION_NEW, history=False),
        SecureTenantTable("OwnAnswer", read=locks.OWN_READ, write=locks.BY_ME, history=False),
        SecureTenantTable("JointField", read=locks.PARTY, write=locks.PARTY, add=locks.CHANGED_BY_ME, history=False),
        SecureTenantTable("Kept", read=locks.KEPT_READ, write=locks.BY_TRIGGER_ALONE, history=False),
        SecureTenantTable("Example", read=locks.PARTY, write=locks.BY_ME, history=False),
        SecureTenantTable("Proposal", read=locks.PARTY, write=locks.PARTY, add=locks.BY_ME, history=False),
        SecureTenantTable("AgreementMade", read=locks.PARTY, write=locks.PARTY, history=False),
        SecureTenantTable("Confirmation", read=locks.PARTY, write=locks.PARTY, add=locks.CONFIRMED_BY_ME, history=False),
        SecureTenantTable("Addition", read=locks.PARTY, write=locks.BY_ME, history=False),
        SecureTenantTable("Report", read=locks.REPORT_READ, write=locks.REPORT_READ, add=locks.BY_ME, history=False),
        SecureTenantTable("CareerContact", read=locks.CONTACT_READ, write=locks.OF_HR),
        migrations.RunSQL(locks.CONTACT_BEFORE, migrations.RunSQL.noop),
        SecureTenantTable("YearGoals", read=locks.PARTY, write=locks.PARTY, add=locks.CHANGED_BY_ME, history=False),
        SecureTenantTable("InformalNote", read=locks.NOTE_READ, write=locks.BY_ME, history=False),
        SecureTenantTable("PivotalMoment", read=locks.MOMENT_READ, write=locks.MOMENT_MINE, history=False),
        SecureTenantTable("SignalChoice", write=locks.OF_HR),
        SecureTenantTable("PutAside", read=locks.MOMENT_MINE, write=locks.MOMENT_MINE, history=False),
        SecureTenantTable("FrameworkText", write=locks.IN_ONES_OWN_NAME, history=False),
        SecureTenantTable("RoundForms", read=locks.FORMS_MINE, write=locks.FORMS_MINE, history=False),
        SecureTenantTable("RoundFormsPart", read=locks.FORMS_PART, write=locks.FORMS_PART, history=False),
        *(migrations.RunSQL(same_people(table)) for table in SAID),
        run_file(SQL / "fixed.sql"),
        run_file(SQL / "kept.sql"),
        run_file(SQL / "left.sql"),
        run_file(SQL / "rounds.sql"),
        run_file(SQL / "papers.sql"),
        run_file(SQL / "reports.sql"),
        run_file(SQL / "agreements.sql"),
    ]
