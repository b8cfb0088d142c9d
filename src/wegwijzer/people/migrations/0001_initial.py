from pathlib import Path

import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
import wegwijzer.people.models
from wegwijzer.foundation.sql import run_file
from wegwijzer.organisations.security import SecureTenantTable
from wegwijzer.people import locks

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('functions', '0001_initial'),
        ('organisations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='personeelsnummer')),
                ('given_name', models.CharField(max_length=80, verbose_name='voornaam')),
                ('family_name', models.CharField(help_text='Met het voorvoegsel erbij, zoals in “Van den Broeck”.', max_length=120, verbose_name='achternaam')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('birth_date', models.DateField(blank=True, null=True, verbose_name='geboortedatum')),
                ('gender', models.CharField(blank=True, choices=[('f', 'Vrouw'), ('m', 'Man'), ('x', 'X'), ('', 'Niet ingevuld')], default='', max_length=1, verbose_name='gender')),
                ('sort_name', models.GeneratedField(db_persist=True, expression=models.Func(models.F('family_name'), models.F('given_name'), function='wegwijzer_sort_name', output_field=models.TextField()), output_field=models.TextField(db_collation='C'))),
                ('account', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'persoon',
                'verbose_name_plural': 'personen',
                'indexes': [
                    models.Index(condition=models.Q(('account__isnull', True), models.Q(('email', ''), _negated=True)), fields=['organisation', 'sort_name', 'id'], name='person_to_invite'),
                    models.Index(fields=['organisation', 'sort_name', 'id'], name='person_by_name'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('organisation', 'number'), name='person_number_once'),
                    models.UniqueConstraint(models.F('organisation'), models.Func('email', function='lower'), condition=models.Q(('email', ''), _negated=True), name='person_email_once'),
                    models.UniqueConstraint(condition=models.Q(('account__isnull', False)), fields=('organisation', 'account'), name='person_account_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PathCheck',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('checked_at', models.DateTimeField(auto_now_add=True)),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name='wat klopt er niet?')),
                ('handled_at', models.DateTimeField(editable=False, null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('handled_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='path_checks', to='people.person')),
            ],
            options={
                'verbose_name': 'nazicht van het pad',
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'checked_at'], name='pathcheck_of_person'),
                    models.Index(condition=models.Q(models.Q(('remark', ''), _negated=True), ('handled_at__isnull', True)), fields=['organisation', 'checked_at'], name='pathcheck_open'),
                ],
            },
        ),
        migrations.CreateModel(
            name='NameTerm',
            fields=[
                ('pk', models.CompositePrimaryKey('organisation_id', 'term', 'person_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('term', models.TextField(db_collation='C')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='terms', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'term'], name='nameterm_of_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField(verbose_name='vanaf')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='tot en met')),
                ('corrected_at', models.DateTimeField(editable=False, null=True)),
                ('role', models.CharField(choices=[('executive', 'Directie'), ('team_leader', 'Teamleider'), ('employee', 'Medewerker'), ('career_lead', 'Loopbaanverantwoordelijke (HR)'), ('coach', 'Interne loopbaancoach'), ('external_adviser', 'Externe loopbaanadviseur')], max_length=20, verbose_name='rol')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.person')),
            ],
            options={
                'verbose_name': 'rol',
                'verbose_name_plural': 'rollen',
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'role'], include=['starts_on', 'ends_on'], name='membership_of_person'),
                    models.Index(fields=['organisation', 'role', 'person'], include=['starts_on', 'ends_on'], name='membership_by_role'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='membership_dates_in_order', violation_error_message='De einddatum ligt voor de begindatum.'),
                    models.CheckConstraint(condition=models.Q(('role__in', ['executive', 'team_leader', 'employee', 'career_lead', 'coach', 'external_adviser'])), name='membership_role_known'),
                    django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('role', '='), (wegwijzer.people.models.Days(), '&&'), ('organisation', '=')], name='membership_role_once', violation_error_message='Deze persoon heeft die rol in die periode al.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Employment',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField(verbose_name='vanaf')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='tot en met')),
                ('corrected_at', models.DateTimeField(editable=False, null=True)),
                ('kind', models.CharField(choices=[('permanent', 'Vast contract'), ('fixed_term', 'Tijdelijk contract'), ('agency', 'Uitzendcontract'), ('other', 'Andere')], default='permanent', max_length=12, verbose_name='soort')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='employments', to='people.person')),
            ],
            options={
                'verbose_name': 'dienstverband',
                'verbose_name_plural': 'dienstverbanden',
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'starts_on'], include=['ends_on'], name='employment_of_person'),
                    models.Index(fields=['organisation', 'ends_on'], name='employment_by_end'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='employment_dates_in_order', violation_error_message='De einddatum ligt voor de begindatum.'),
                    django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), (wegwijzer.people.models.Days(), '&&'), ('organisation', '=')], name='employment_one_at_a_time', violation_error_message='Deze persoon is in die periode al in dienst.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField(verbose_name='vanaf')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='tot en met')),
                ('corrected_at', models.DateTimeField(editable=False, null=True)),
                ('share', models.DecimalField(decimal_places=2, default=100, max_digits=5, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(200)], verbose_name='tewerkstelling in procent')),
                ('employment', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='people.employment')),
                ('function', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='functions.function', verbose_name='functie')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='people.person')),
                ('unit', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='organisations.unit', verbose_name='afdeling')),
            ],
            options={
                'verbose_name': 'plaats',
                'verbose_name_plural': 'plaatsen',
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'starts_on'], name='position_of_person'),
                    models.Index(fields=['organisation', 'unit', 'person'], include=['starts_on', 'ends_on'], name='position_in_unit'),
                    models.Index(fields=['organisation', 'function', 'person'], include=['starts_on', 'ends_on'], name='position_in_function'),
                    models.Index(fields=['organisation', 'employment'], name='position_of_employment'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='position_dates_in_order', violation_error_message='De einddatum ligt voor de begindatum.'),
                    models.CheckConstraint(condition=models.Q(('share__gt', 0), ('share__lte', 200)), name='position_share'),
                    models.UniqueConstraint(fields=('organisation', 'person', 'function', 'unit', 'starts_on'), name='position_once', violation_error_message='Deze plaats staat er al.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ReportingLine',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField(verbose_name='vanaf')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='tot en met')),
                ('corrected_at', models.DateTimeField(editable=False, null=True)),
                ('kind', models.CharField(choices=[('hierarchical', 'Leidinggevende'), ('functional', 'Functioneel leidinggevende'), ('project', 'Projectleider')], default='hierarchical', max_length=12, verbose_name='soort lijn')),
                ('manager', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='downward_lines', to='people.person', verbose_name='leidinggevende')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='upward_lines', to='people.person')),
                ('position', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='people.position')),
            ],
            options={
                'verbose_name': 'lijn',
                'verbose_name_plural': 'lijnen',
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [
                    models.Index(fields=['organisation', 'manager', 'person'], include=['starts_on', 'ends_on', 'kind'], name='line_of_manager'),
                    models.Index(fields=['organisation', 'person', 'manager'], include=['starts_on', 'ends_on', 'kind'], name='line_of_person'),
                    models.Index(fields=['organisation', 'position'], name='line_of_position'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='line_dates_in_order', violation_error_message='De einddatum ligt voor de begindatum.'),
                    models.CheckConstraint(condition=models.Q(('person', models.F('manager')), _negated=True), name='line_not_to_oneself', violation_error_message='Niemand is de leidinggevende van zichzelf.'),
                    django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind', 'hierarchical')), expressions=[('position', '='), (wegwijzer.people.models.Days(), '&&'), ('organisation', '=')], name='line_one_leader_at_a_time', violation_error_message='Op deze plaats is er in die periode al een leidinggevende.'),
                    models.UniqueConstraint(fields=('organisation', 'position', 'manager', 'kind', 'starts_on'), name='line_once', violation_error_message='Deze lijn staat er al.'),
                ],
            },
        ),
        run_file(SQL / "roles.sql"),
        SecureTenantTable("Person", write=locks.OWN_OR_HRS, add=locks.KEPT_BY_HR),
        SecureTenantTable("Employment"),
        SecureTenantTable("Position"),
        SecureTenantTable("ReportingLine", write=locks.KEPT_BY_HR),
        SecureTenantTable("Membership", write=locks.KEPT_BY_HR),
        SecureTenantTable("PathCheck", history=False),
        SecureTenantTable("NameTerm", history=False),
        run_file(SQL / "name_terms.sql"),
        run_file(SQL / "stretches.sql"),
        run_file(SQL / "doors.sql"),
        run_file(SQL / "led.sql"),
    ]
