import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
from wegwijzer.organisations.security import SecureTenantTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Competence',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160, verbose_name='naam')),
                ('kind', models.CharField(choices=[('technical', 'Vakkennis'), ('social', 'Omgaan met mensen'), ('core', 'Gedrag dat we van iedereen vragen'), ('specific', 'Gedrag voor deze functie')], default='technical', max_length=12, verbose_name='soort')),
                ('description', models.TextField(blank=True, max_length=2000, verbose_name='uitleg')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'competentie',
                'verbose_name_plural': 'competenties',
                'ordering': ['name', 'id'],
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'name'), name='competence_name_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='FunctionFamily',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'functiefamilie',
                'verbose_name_plural': 'functiefamilies',
                'ordering': ['name', 'id'],
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'name'), name='family_name_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Function',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(blank=True, max_length=40, verbose_name='code')),
                ('name', models.CharField(max_length=160, verbose_name='naam')),
                ('level', models.PositiveSmallIntegerField(default=1, help_text='Van 1 tot 12, zoals de organisatie ze indeelt.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)], verbose_name='niveau')),
                ('description', models.TextField(blank=True, max_length=4000, verbose_name='waarover de job gaat')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='bestaat vanaf')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='bestaat tot en met')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('family', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='functions', to='functions.functionfamily', verbose_name='functiefamilie')),
            ],
            options={
                'verbose_name': 'functie',
                'verbose_name_plural': 'functies',
                'indexes': [
                    models.Index(fields=['organisation', 'name', 'id'], name='function_by_name'),
                    models.Index(fields=['organisation', 'family', 'level'], name='function_by_family'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('organisation', 'code'), name='function_code_once'),
                    models.CheckConstraint(condition=models.Q(('level__range', (1, 12))), name='function_level'),
                    models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('starts_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='function_dates_in_order'),
                ],
            },
        ),
        migrations.CreateModel(
            name='FunctionCompetence',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('mastery', models.PositiveSmallIntegerField(choices=[(1, 'Basis'), (2, 'Zelfstandig'), (3, 'Ervaren'), (4, 'Toonaangevend')], default=2, verbose_name='hoe ver')),
                ('competence', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='asked_by', to='functions.competence', verbose_name='competentie')),
                ('function', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='profile', to='functions.function')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'competentie in het profiel',
                'indexes': [
                    models.Index(fields=['organisation', 'competence'], name='profile_by_competence'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'function', 'competence'), name='profile_competence_once'),
                    models.CheckConstraint(condition=models.Q(('mastery__range', (1, 4))), name='profile_mastery'),
                ],
            },
        ),
        SecureTenantTable("FunctionFamily"),
        SecureTenantTable("Competence"),
        SecureTenantTable("Function"),
        SecureTenantTable("FunctionCompetence"),
    ]
