import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.foundation.search
import wegwijzer.organisations.tenancy
from wegwijzer.organisations.security import SecureTenantTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='TrainingParticipation',
            fields=[
                ('id', models.UUIDField(default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='wat')),
                ('kind', models.CharField(choices=[('training', 'Opleiding'), ('e_learning', 'E-learning'), ('workplace', 'Leren op de werkplek'), ('coaching', 'Coaching'), ('intervision', 'Intervisie'), ('conference', 'Studiedag of congres'), ('conversations', 'Loopbaangesprekken leren voeren'), ('other', 'Andere')], default='training', max_length=16, verbose_name='soort')),
                ('provider', models.CharField(blank=True, max_length=160, verbose_name='gegeven door')),
                ('starts_on', models.DateField(verbose_name='eerste dag')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='laatste dag')),
                ('hours', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(5000)], verbose_name='aantal uren')),
                ('found_by', models.GeneratedField(db_persist=True, expression=wegwijzer.foundation.search.Fold('title'), output_field=models.TextField(db_collation='C'))),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('person', wegwijzer.organisations.tenancy.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='trainings', to='people.person', verbose_name='persoon')),
            ],
            options={
                'verbose_name': 'gevolgde opleiding',
                'verbose_name_plural': 'gevolgde opleidingen',
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'person', 'starts_on'], name='training_of_person'), models.Index(fields=['organisation', 'starts_on', 'id'], name='training_by_day'), models.Index(fields=['organisation', 'found_by', 'starts_on', 'id'], name='training_by_title')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='training_dates_in_order'), models.CheckConstraint(condition=models.Q(('hours__isnull', True), models.Q(('hours__gte', 0), ('hours__lte', 5000)), _connector='OR'), name='training_hours'), models.CheckConstraint(condition=models.Q(('kind__in', ['training', 'e_learning', 'workplace', 'coaching', 'intervision', 'conference', 'conversations', 'other'])), name='training_kind_known'), models.UniqueConstraint(models.F('organisation'), models.F('person'), django.db.models.functions.text.Lower('title'), models.F('starts_on'), name='training_once')],
            },
        ),
        SecureTenantTable("TrainingParticipation"),
    ]
