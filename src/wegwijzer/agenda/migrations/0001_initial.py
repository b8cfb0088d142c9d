from pathlib import Path

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
from wegwijzer.agenda import locks
from wegwijzer.foundation.sql import run_file
from wegwijzer.organisations.security import SecureTenantTable

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
        ('identity', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('about', models.UUIDField()),
                ('starts_at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(480)])),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                ('made_by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'afspraak in de agenda',
                'indexes': [
                    models.Index(fields=['organisation', 'starts_at'], name='appointment_by_time'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('cancelled_at', None)), fields=('organisation', 'kind', 'about'), name='appointment_once'),
                    models.CheckConstraint(condition=models.Q(('minutes__range', (5, 480))), name='appointment_minutes'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('answer', models.CharField(blank=True, choices=[('accepted', 'Ik ben er'), ('tentative', 'Misschien'), ('declined', 'Ik kan niet'), ('proposed', 'Een ander moment')], max_length=10)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_sequence', models.PositiveIntegerField(null=True)),
                ('proposed_at', models.DateTimeField(null=True)),
                ('proposed_minutes', models.PositiveSmallIntegerField(null=True)),
                ('mailed_sequence', models.PositiveIntegerField(null=True)),
                ('appointment', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='agenda.appointment')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'appointment'], name='attendance_of_person'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'appointment', 'person'), name='attendance_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_sequence', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_sequence__isnull', False)), _connector='OR'), name='attendance_answer_whole'),
                    models.CheckConstraint(condition=models.Q(models.Q(('answer', 'proposed'), ('proposed_at__isnull', False), ('proposed_minutes__isnull', False)), models.Q(models.Q(('answer', 'proposed'), _negated=True), ('proposed_at', None), ('proposed_minutes', None)), _connector='OR'), name='attendance_proposal_whole'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CalendarName',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('uid', models.CharField(max_length=255)),
                ('attendance', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='names', to='agenda.attendance')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'attendance'), name='calendar_name_one_each'),
                    models.UniqueConstraint(fields=('uid',), name='calendar_name_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'person'), name='feed_one_each'),
                    models.UniqueConstraint(fields=('token_hash',), name='feed_token_once'),
                ],
            },
        ),
        run_file(SQL / "agenda.sql"),
        SecureTenantTable(
            "Appointment",
            read=locks.APPOINTMENT_READ,
            write=locks.APPOINTMENT_CHANGE,
            add=locks.APPOINTMENT_NEW,
            history=False,
        ),
        SecureTenantTable(
            "Attendance", read=locks.ATTENDANCE_READ, write=locks.MINE, add=locks.ATTENDANCE_NEW, history=False
        ),
        SecureTenantTable("CalendarName", read=locks.MINE, write=locks.MINE, history=False),
        SecureTenantTable("Feed", read=locks.MINE, write=locks.MINE, history=False),
    ]
