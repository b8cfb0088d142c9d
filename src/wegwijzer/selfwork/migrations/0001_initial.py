from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
from wegwijzer.foundation.sql import run_file
from wegwijzer.organisations.security import SecureTenantTable
from wegwijzer.selfwork.locks import MINE, OF_MY_SHEET, OF_MY_WORK, ON_MY_SHEET, SHARE_READ
from wegwijzer.selfwork.portrait.locks import MY_ASKING, OF_MY_STORY, SENT_TO_ME

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=40)),
                ('instrument', models.CharField(max_length=80)),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='naam')),
                ('one_by_one', models.BooleanField(default=False)),
                ('begun_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'key', '-begun_at'], name='sheet_of_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='NoMore',
            fields=[
                ('fingerprint', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('asked_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Asking',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('instrument', models.CharField(max_length=80)),
                ('intro', models.TextField(blank=True, max_length=600, verbose_name='je woorden vooraf')),
                ('until', models.DateField(verbose_name='tot en met')),
                ('portrait', models.TextField(blank=True, max_length=20000)),
                ('portrait_version', models.PositiveIntegerField(default=0)),
                ('begun_at', models.DateTimeField(auto_now_add=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'person', '-begun_at'], name='asking_of_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('instrument', models.CharField(blank=True, max_length=80)),
                ('title', models.CharField(blank=True, max_length=80)),
                ('made_on', models.DateField()),
                ('answers', models.JSONField(default=dict)),
                ('pieces', models.JSONField(default=list)),
                ('until', models.DateField(null=True, verbose_name='tot en met')),
                ('shared_at', models.DateTimeField(auto_now_add=True)),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('receiver', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sheet', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='shares', to='selfwork.sheet')),
                ('asking', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='shares', to='selfwork.asking')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'person', '-shared_at'], name='share_of_person'),
                    models.Index(fields=['organisation', 'receiver', '-shared_at'], name='share_to_person'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('receiver', models.F('person')), _negated=True), name='share_with_another'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SheetAnswer',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('field', models.CharField(max_length=80)),
                ('value', models.JSONField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sheet', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='selfwork.sheet')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'sheet', 'field'), name='sheet_answer_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Taken',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('field', models.CharField(blank=True, max_length=80)),
                ('place', models.CharField(max_length=20)),
                ('target', models.UUIDField()),
                ('title', models.CharField(max_length=300)),
                ('text', models.TextField(max_length=20000)),
                ('taken_at', models.DateTimeField(auto_now_add=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sheet', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='taken', to='selfwork.sheet')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'person', 'place', 'target'], name='taken_to'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Invited',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('colleague', 'een brief van ons, aan een collega'), ('mail', 'een brief van ons'), ('link', 'een link die je zelf doorgeeft')], max_length=10)),
                ('name', models.CharField(max_length=80, verbose_name='naam')),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('handed_hash', models.CharField(max_length=64, null=True, unique=True)),
                ('invited_at', models.DateTimeField(auto_now_add=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('asking', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='invited', to='selfwork.asking')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'person', '-invited_at'], name='invited_by_person'),
                    models.Index(condition=models.Q(('fingerprint', ''), _negated=True), fields=['organisation', 'fingerprint'], name='invited_address'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(models.Q(('fingerprint', ''), _negated=True), ('withdrawn_at', None)), fields=('organisation', 'asking', 'fingerprint'), name='invited_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Story',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('answers', models.JSONField(default=dict)),
                ('versions', models.JSONField(default=dict)),
                ('saved_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('declined_at', models.DateTimeField(null=True)),
                ('letters', models.PositiveSmallIntegerField(default=0)),
                ('letter_at', models.DateTimeField(null=True)),
                ('asking', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='stories', to='selfwork.asking')),
                ('invited', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='selfwork.invited')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'invited'), name='story_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='naam')),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('asking', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='threads', to='selfwork.asking')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'asking', 'place'], name='thread_of_asking'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('field', models.CharField(max_length=80)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('asking', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='passages', to='selfwork.asking')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('story', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='passages', to='selfwork.story')),
                ('thread', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='passages', to='selfwork.thread')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'asking', 'place'], name='passage_of_asking'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'story', 'field', 'start', 'end'), name='passage_once'),
                ],
            },
        ),
        SecureTenantTable("Asking", read=MINE, write=MINE, history=False),
        SecureTenantTable("Sheet", read=MINE, write=MINE, history=False),
        SecureTenantTable("SheetAnswer", read=MINE, write=MINE, add=ON_MY_SHEET, into=ON_MY_SHEET, history=False),
        SecureTenantTable("Share", read=SHARE_READ, write=MINE, add=OF_MY_WORK, into=OF_MY_WORK, history=False),
        SecureTenantTable("Taken", read=MINE, write=MINE, add=OF_MY_SHEET, into=OF_MY_SHEET, history=False),
        SecureTenantTable("Invited", read=MINE, write=MINE, add=MY_ASKING, into=MY_ASKING, history=False),
        SecureTenantTable("Story", read=SENT_TO_ME, write=SENT_TO_ME, history=False),
        SecureTenantTable("Thread", read=MINE, write=MINE, add=MY_ASKING, into=MY_ASKING, history=False),
        SecureTenantTable("Passage", read=MINE, write=MINE, add=OF_MY_STORY, into=OF_MY_STORY, history=False),
        run_file(SQL / "stories.sql"),
    ]
