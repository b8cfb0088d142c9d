"""Which rows of which table the plan adds, changes and removes: the one place that both the preview and saving ask."""

from dataclasses import dataclass

from wegwijzer.exchange.kinds.people.plan import Plan


@dataclass(frozen=True)
class Table:
    """A plan and the table it is about: the columns it sets, and what of ours they are compared with."""

    plan: str
    name: str
    columns: dict[str, str]  # column → the same in the plan
    ours: dict[str, str]  # column → what it is now, in the plan

    @property
    def differs(self) -> str:
        return " OR ".join(f"{self.columns[column]} IS DISTINCT FROM {now}" for column, now in self.ours.items())

    @property
    def otherwise(self) -> str:
        """Says that it was otherwise than we knew, and not just that it has ended."""
        rest = [f"{self.columns[c]} IS DISTINCT FROM {now}" for c, now in self.ours.items() if c != "ends_on"]
        return " OR ".join([*rest, "(coalesce(our_end, 'infinity') < %(today)s AND ends_on IS DISTINCT FROM our_end)"])

    @property
    def added(self) -> str:
        return "NOT was AND NOT gone"

    @property
    def changed(self) -> str:
        return f"was AND NOT gone AND ({self.differs})"


EMPLOYMENT = Table(
    "plan_employment",
    "people_employment",
    {"person_id": "pid", "kind": "kind", "starts_on": "starts_on", "ends_on": "ends_on"},
    {"kind": "our_kind", "starts_on": "our_start", "ends_on": "our_end"},
)
POSITION = Table(
    "plan_position",
    "people_position",
    {
        "person_id": "pid", "employment_id": "employment_id", "function_id": "function_id", "unit_id": "unit_id",
        "share": "share", "starts_on": "starts_on", "ends_on": "ends_on",
    },
    {
        "employment_id": "our_employment", "function_id": "our_function", "unit_id": "our_unit",
        "share": "our_share", "starts_on": "our_start", "ends_on": "our_end",
    },
)  # fmt: skip
LINE = Table(
    "plan_line",
    "people_reportingline",
    {
        "person_id": "pid", "position_id": "position_id", "manager_id": "manager_id", "kind": "kind",
        "starts_on": "starts_on", "ends_on": "ends_on",
    },
    {"manager_id": "our_manager", "starts_on": "our_start", "ends_on": "our_end"},
)  # fmt: skip
MEMBERSHIP = Table(
    "plan_membership",
    "people_membership",
    {"person_id": "pid", "role": "role", "starts_on": "starts_on", "ends_on": "ends_on"},
    {"starts_on": "our_start", "ends_on": "our_end"},
)
STRETCHES = (EMPLOYMENT, POSITION, LINE, MEMBERSHIP)
PERSON_COLUMNS = {
    "number": "our_number", "given_name": "our_given", "family_name": "our_family", "email": "our_email",
    "birth_date": "our_birth", "gender": "our_gender",
}  # fmt: skip
PERSON_CHANGED = "NOT is_new AND (" + " OR ".join(f"{c} IS DISTINCT FROM {o}" for c, o in PERSON_COLUMNS.items()) + ")"


def find_touched(plan: Plan) -> None:
    """plan_touched: everybody of ours for whom something is different."""
    of_each = [
        f"SELECT pid FROM {table.plan} t WHERE gone OR NOT was OR {table.differs}" for table in STRETCHES
    ]  # those that are gone and never were are not in a plan
    plan.make(
        "plan_touched",
        f"SELECT DISTINCT pid FROM ({' UNION ALL '.join(of_each)} UNION ALL "
        f"SELECT pid FROM plan_person WHERE {PERSON_CHANGED}) AS differing "
        "WHERE NOT EXISTS (SELECT FROM plan_person w WHERE w.pid = differing.pid AND w.is_new)"
        if plan.any("plan_person WHERE NOT is_new")
        else "SELECT pid FROM plan_person LIMIT 0",
    )
