"""One import, from the file to what came of it.

    file → mapping → examined (nothing saved yet) → saved → perhaps undone

The file stands here in parts, because a page may be served on another machine than the one that does the
work. It goes as soon as the import is saved or put aside, and after some days in any case.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wegwijzer.organisations.tenancy import TenantForeignKey, TenantManager, TenantModel
from wegwijzer.people.models import Person


class Kind(models.TextChoices):
    """What a file is about. How each is read, compared and saved: `kinds/`."""

    PEOPLE = "people", _("Mensen en hun plaatsen")
    TRAINING = "training", _("Opleidingen")


class Work(models.TextChoices):
    """What the worker was last asked to do."""

    EXAMINE = "examine", _("Nakijken")
    SAVE = "save", _("Bewaren")
    UNDO = "undo", _("Ongedaan maken")


class State(models.TextChoices):
    """Follows from the moments below; kept nowhere."""

    MAPPING = "mapping", _("Kolommen aanwijzen")
    WORKING = "working", _("Bezig")
    EXAMINED = "examined", _("Klaar om te bewaren")
    SAVED = "saved", _("Bewaard")
    UNDONE = "undone", _("Ongedaan gemaakt")
    PUT_ASIDE = "put_aside", _("Weggelegd")


class Import(TenantModel):
    """`dialect`, `mapping` and `choices` are what somebody said or agreed to; `result` what examining found.

    dialect  {"encoding", "separator", "sheet", "header_row", "first_row", "date_order": "dmy"|"mdy"|"ymd",
              "date_order_by": "values"|"assumed"|"hand", "decimal": ","|".", "end": "last_day"|"day_after", "end_by",
              "share": "percent"|"fraction", "name_order": "given_first"|"family_first"}
    mapping  {"0": "number", "3": "", …}: column (from 0) → key of a field, "" for left out on purpose
    choices  {"as_of": day, "absent": "keep"|"report"|"end", "absent_on": day, "problem_rows": "refuse"|"leave_out",
              "units_below": id, "answers": {"manager:<folded text>": id, "unit:<folded text>": id | "new", …}}
    result   {"rows", "digest", "counts": {change: {subject: number}}, "findings": {weight: number}}
    trouble  {"code", …}: why the last work could not be done, see findings.py
    seen     {"columns": [{"header", "samples", "by", "suggestion"}, …], "sheets", "hidden", "encodings", "notes",
              "layout"}: what the first rows told. The samples go with the file; the headers stay
    """

    kind = models.CharField(max_length=12, choices=Kind)
    file_name = models.CharField(max_length=200)
    file_size = models.PositiveBigIntegerField()
    file_digest = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = TenantForeignKey(Person, null=True, related_name="+")  # null: the operator, by command
    dialect = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    seen = models.JSONField(default=dict)
    asked = models.CharField(max_length=8, choices=Work, blank=True)  # still to be done by the worker
    asked_at = models.DateTimeField(null=True)
    trouble = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    examined_at = models.DateTimeField(null=True)
    saved_at = models.DateTimeField(null=True)
    saved_by = TenantForeignKey(Person, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = TenantForeignKey(Person, null=True, related_name="+")
    put_aside_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [models.Index(fields=["organisation", "-uploaded_at", "id"], name="import_by_time")]

    @property
    def state(self) -> State:
        if self.asked:
            return State.WORKING
        moments = (
            (self.undone_at, State.UNDONE),
            (self.saved_at, State.SAVED),
            (self.put_aside_at, State.PUT_ASIDE),
            (self.examined_at, State.EXAMINED),
        )
        return next((state for moment, state in moments if moment), State.MAPPING)


class FilePart(TenantModel):
    """A stretch of the file's bytes, in order."""

    of = TenantForeignKey(Import, on_delete=models.DO_NOTHING, related_name="parts")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "of", "number"], name="filepart_once")]


class Progress(TenantModel):
    """How far the work is. Written in transactions of its own, so that it is seen while the work goes on."""

    of = TenantForeignKey(Import, on_delete=models.DO_NOTHING, related_name="progress")
    stage = models.CharField(max_length=20)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)  # 0: not known
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "of"], name="progress_once")]


class Weight(models.TextChoices):
    PROBLEM = "problem", _("Probleem")  # the row cannot be saved
    QUESTION = "question", _("Vraag")  # somebody must choose
    REMARK = "remark", _("Opmerking")  # good to know; the row is saved


class Finding(TenantModel):
    """Something about one cell or row of the file. `code` and `details` become a sentence in findings.py."""

    of = TenantForeignKey(Import, on_delete=models.DO_NOTHING, related_name="findings")
    weight = models.CharField(max_length=8, choices=Weight)
    row = models.PositiveIntegerField(default=0)  # as the spreadsheet numbers them; 0: the whole file
    field = models.CharField(max_length=40, blank=True)  # key of the field, not the text of the header
    code = models.CharField(max_length=40)
    value = models.CharField(max_length=200, blank=True)  # as it stands in the cell
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["organisation", "of", "weight", "row", "id"], name="finding_by_row")]


class What(models.TextChoices):
    CREATED = "created", pgettext_lazy("import", "Nieuw")
    CHANGED = "changed", pgettext_lazy("import", "Gewijzigd")
    ENDED = "ended", pgettext_lazy("import", "Beëindigd")
    SAME = "same", pgettext_lazy("import", "Ongewijzigd")
    ABSENT = "absent", pgettext_lazy("import", "Niet in het bestand")
    LEFT_OUT = "left_out", pgettext_lazy("import", "Weggelaten")


class Subject(models.TextChoices):
    PERSON = "person", _("Persoon")
    UNIT = "unit", _("Afdeling")
    FUNCTION = "function", _("Functie")
    TRAINING = "training", _("Opleiding")


class Change(TenantModel):
    """What saving would do, or did, with one person, unit, function or training.

    `details` is a list of {"what", "field", "before", "after", "from"} for people to read, oldest first;
    who stays the same has no row here, only a count.
    """

    of = TenantForeignKey(Import, on_delete=models.DO_NOTHING, related_name="changes")
    what = models.CharField(max_length=8, choices=What)
    subject = models.CharField(max_length=8, choices=Subject)
    row = models.PositiveIntegerField(default=0)  # the first row about it; 0: none
    name = models.CharField(max_length=250)
    row_id = models.UUIDField(null=True)  # of the person, unit, …; null while it does not exist
    details = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["organisation", "of", "what", "subject", "row", "id"], name="change_by_row")]


class Touched(models.Model):
    """A row that saving made, changed or removed: what undoing gives back."""

    pk = models.CompositePrimaryKey("organisation_id", "of_id", "table", "row_id")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, db_index=False, related_name="+")
    of = TenantForeignKey(Import, on_delete=models.DO_NOTHING, related_name="touched")
    table = models.CharField(max_length=63)
    row_id = models.UUIDField()
    operation = models.CharField(max_length=6)  # insert, update, delete
    version = models.BigIntegerField(null=True)  # of an update or delete: the RowVersion of how it was before

    objects = TenantManager()


class Export(TenantModel):
    """Somebody took a list of people with them: what an auditor asks for. Of what was in it only the number of rows."""

    kind = models.CharField(max_length=12, choices=Kind)
    format = models.CharField(max_length=4)  # csv, xlsx
    rows = models.PositiveIntegerField()
    exported_at = models.DateTimeField(auto_now_add=True)
    exported_by = TenantForeignKey(Person, null=True, related_name="+")  # null: the operator, by command

    application_may = ("SELECT", "INSERT")

    class Meta:
        indexes = [models.Index(fields=["organisation", "exported_at", "id"], name="export_by_time")]


class Remembered(TenantModel):
    """What this organisation meant the last time by a header or a value that we did not know."""

    kind = models.CharField(max_length=12, choices=Kind)
    about = models.CharField(max_length=40)  # "header", or the key of a field
    said = models.CharField(max_length=200)  # folded
    meant = models.CharField(max_length=80)  # key of a field, or an id

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "about", "said"], name="remembered_once")
        ]
