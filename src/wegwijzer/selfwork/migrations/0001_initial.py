import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
from wegwijzer.organisations.security import SecureTenantTable
from wegwijzer.selfwork.locks import MINE, ON_MY_SHEET, SHARE_READ


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
            name='Share',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('instrument', models.CharField(max_length=80)),
                ('made_on', models.DateField()),
                ('answers', models.JSONField()),
                ('until', models.DateField(null=True, verbose_name='tot en met')),
                ('shared_at', models.DateTimeField(auto_now_add=True)),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('receiver', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sheet', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='shares', to='selfwork.sheet')),
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
        SecureTenantTable("Sheet", read=MINE, write=MINE, history=False),
        SecureTenantTable("SheetAnswer", read=MINE, write=MINE, add=ON_MY_SHEET, history=False),
        SecureTenantTable("Share", read=SHARE_READ, write=MINE, history=False),
        SecureTenantTable("Taken", read=MINE, write=MINE, history=False),
    ]
