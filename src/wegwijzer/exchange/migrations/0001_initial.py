from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import wegwijzer.foundation.ids
import wegwijzer.organisations.tenancy
from wegwijzer.foundation.sql import run_file
from wegwijzer.organisations.security import OWN_ORGANISATION, SecureTenantTable

SQL = Path(__file__).parent.parent / "sql"
# A file of HR holds more than what is kept of it: the database shows it to who keeps the data, and nobody else.
KEEPERS = f"{OWN_ORGANISATION} AND (SELECT wegwijzer_keeps_data())"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        run_file(SQL / "ground.sql"),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("people", "Mensen en hun plaatsen"), ("training", "Opleidingen")], max_length=12
                    ),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("file_size", models.PositiveBigIntegerField()),
                ("file_digest", models.CharField(max_length=64)),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("dialect", models.JSONField(default=dict)),
                ("mapping", models.JSONField(default=dict)),
                ("choices", models.JSONField(default=dict)),
                ("seen", models.JSONField(default=dict)),
                (
                    "asked",
                    models.CharField(
                        blank=True,
                        choices=[("examine", "Nakijken"), ("save", "Bewaren"), ("undo", "Ongedaan maken")],
                        max_length=8,
                    ),
                ),
                ("asked_at", models.DateTimeField(null=True)),
                ("trouble", models.JSONField(default=dict)),
                ("result", models.JSONField(default=dict)),
                ("examined_at", models.DateTimeField(null=True)),
                ("saved_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("put_aside_at", models.DateTimeField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "saved_by",
                    wegwijzer.organisations.tenancy.TenantForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "undone_by",
                    wegwijzer.organisations.tenancy.TenantForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "uploaded_by",
                    wegwijzer.organisations.tenancy.TenantForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "indexes": [
                    models.Index(fields=["organisation", "-uploaded_at", "id"], name="import_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("people", "Mensen en hun plaatsen"), ("training", "Opleidingen")], max_length=12
                    ),
                ),
                ("format", models.CharField(max_length=4)),
                ("rows", models.PositiveIntegerField()),
                ("exported_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "exported_by",
                    wegwijzer.organisations.tenancy.TenantForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "exported_at", "id"], name="export_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "weight",
                    models.CharField(
                        choices=[("problem", "Probleem"), ("question", "Vraag"), ("remark", "Opmerking")], max_length=8
                    ),
                ),
                ("row", models.PositiveIntegerField(default=0)),
                ("field", models.CharField(blank=True, max_length=40)),
                ("code", models.CharField(max_length=40)),
                ("value", models.CharField(blank=True, max_length=200)),
                ("details", models.JSONField(default=dict)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "of",
                    wegwijzer.organisations.tenancy.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="findings",
                        to="exchange.import",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "of", "weight", "row", "id"], name="finding_by_row"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FilePart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("data", models.BinaryField()),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "of",
                    wegwijzer.organisations.tenancy.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="parts",
                        to="exchange.import",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "of", "number"), name="filepart_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("created", "Nieuw"),
                            ("changed", "Gewijzigd"),
                            ("ended", "Beëindigd"),
                            ("same", "Ongewijzigd"),
                            ("absent", "Niet in het bestand"),
                            ("left_out", "Weggelaten"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("person", "Persoon"),
                            ("unit", "Afdeling"),
                            ("function", "Functie"),
                            ("training", "Opleiding"),
                        ],
                        max_length=8,
                    ),
                ),
                ("row", models.PositiveIntegerField(default=0)),
                ("name", models.CharField(max_length=250)),
                ("row_id", models.UUIDField(null=True)),
                ("details", models.JSONField(default=list)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "of",
                    wegwijzer.organisations.tenancy.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="changes",
                        to="exchange.import",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "of", "what", "subject", "row", "id"], name="change_by_row"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("stage", models.CharField(max_length=20)),
                ("done", models.PositiveBigIntegerField(default=0)),
                ("total", models.PositiveBigIntegerField(default=0)),
                ("at", models.DateTimeField()),
                (
                    "of",
                    wegwijzer.organisations.tenancy.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="progress",
                        to="exchange.import",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "of"), name="progress_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remembered",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wegwijzer.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("people", "Mensen en hun plaatsen"), ("training", "Opleidingen")], max_length=12
                    ),
                ),
                ("about", models.CharField(max_length=40)),
                ("said", models.CharField(max_length=200)),
                ("meant", models.CharField(max_length=80)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "kind", "about", "said"), name="remembered_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Touched",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "organisation_id",
                        "of_id",
                        "table",
                        "row_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("table", models.CharField(max_length=63)),
                ("row_id", models.UUIDField()),
                ("operation", models.CharField(max_length=6)),
                ("version", models.BigIntegerField(null=True)),
                (
                    "of",
                    wegwijzer.organisations.tenancy.TenantForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="touched",
                        to="exchange.import",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
        ),
        SecureTenantTable("Import", read=KEEPERS, write=KEEPERS, history=False),
        SecureTenantTable("FilePart", read=KEEPERS, write=KEEPERS, history=False),
        SecureTenantTable("Progress", read=KEEPERS, write=KEEPERS, history=False),
        SecureTenantTable("Finding", read=KEEPERS, write=KEEPERS, history=False),
        SecureTenantTable("Change", read=KEEPERS, write=KEEPERS, history=False),
        SecureTenantTable("Touched", read=KEEPERS, write=KEEPERS, history=False),
        SecureTenantTable("Export", read=KEEPERS, write=KEEPERS, history=False),
        SecureTenantTable("Remembered", read=KEEPERS, write=KEEPERS, history=False),
        run_file(SQL / "keeping.sql"),
    ]
