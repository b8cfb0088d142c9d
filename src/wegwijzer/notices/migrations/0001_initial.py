import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
from wegwijzer.notices.locks import MINE, TOLD_BY_ME
from wegwijzer.organisations.security import SecureTenantTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
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
                ('by', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'person', '-told_at'], name='notice_of_person')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'person', 'key'), name='notice_told_once')],
            },
        ),
        SecureTenantTable("Notice", read=MINE, write=MINE, add=TOLD_BY_ME, history=False),
    ]
