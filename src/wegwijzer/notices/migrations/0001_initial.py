from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
from wegwijzer.foundation.sql import run_file
from wegwijzer.notices.locks import MINE, MINE_OR_HR, NOBODY_ACTS, TOLD_BY_ME
from wegwijzer.organisations.security import SecureTenantTable

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
        ('identity', '0003_locks'),
    ]

    operations = [
        migrations.CreateModel(
            name='TakenIn',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('taken_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Choice',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('group', models.CharField(max_length=40)),
                ('pace', models.CharField(choices=[('at_once', 'Meteen'), ('digest', 'In het overzicht'), ('off', 'Niet')], max_length=8)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'person', 'group'), name='choice_once')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=160)),
                ('to', models.EmailField(max_length=254)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('handed_at', models.DateTimeField(null=True)),
                ('taken_at', models.DateTimeField(null=True)),
                ('refused_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['made_at'], name='letter_by_age')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'person', 'key'), name='letter_once')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('about', models.UUIDField(null=True)),
                ('key', models.CharField(max_length=160)),
                ('told_at', models.DateTimeField(auto_now_add=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('mailed_at', models.DateTimeField(null=True)),
                ('letter', models.UUIDField(null=True)),
                ('by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'person', '-told_at'], name='notice_of_person'), models.Index(condition=models.Q(('seen_at__isnull', True)), fields=['organisation', 'told_at', 'person'], name='notice_unseen')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'person', 'key'), name='notice_told_once')],
            },
        ),
        migrations.CreateModel(
            name='MailRound',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('with_digest', models.BooleanField()),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'day'), name='mail_round_once')],
            },
        ),
        migrations.CreateModel(
            name='Undelivered',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('address', models.EmailField(max_length=254)),
                ('failure', models.CharField(choices=[('unknown', 'Unknown'), ('full', 'Full'), ('refused', 'Refused'), ('unreachable', 'Unreachable'), ('other', 'Other')], max_length=12)),
                ('status', models.CharField(blank=True, max_length=12)),
                ('returned', models.BooleanField(default=False)),
                ('since', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('tried_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='undelivered', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'since', 'id'], name='undelivered_by_time')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'person'), name='undelivered_once')],
            },
        ),
        SecureTenantTable("Notice", read=MINE, write=MINE, add=TOLD_BY_ME, history=False),
        SecureTenantTable("Choice", read=MINE, write=MINE, history=False),
        SecureTenantTable("Letter", read=MINE, write=MINE, history=False),
        SecureTenantTable("MailRound", write=NOBODY_ACTS, history=False),
        SecureTenantTable("Undelivered", read=MINE_OR_HR, write=MINE, history=False),
        run_file(SQL / "letters.sql"),
    ]
