"""What one does with people: one function per verb. Page, job, import and interface all call these."""

from wegwijzer.people.actions.checks import check_path, handle_path_check
from wegwijzer.people.actions.lines import appoint_leader, change_line, end_line
from wegwijzer.people.actions.organisation import change_organisation
from wegwijzer.people.actions.persons import add_person, change_person
from wegwijzer.people.actions.roles import change_role, grant_role
from wegwijzer.people.actions.stretches import (
    correct_employment,
    correct_position,
    employ,
    end_employment,
    end_position,
    give_place,
    move_place,
)
from wegwijzer.people.actions.units import add_unit, change_unit

__all__ = [
    "add_person",
    "add_unit",
    "appoint_leader",
    "change_line",
    "change_organisation",
    "change_person",
    "change_role",
    "change_unit",
    "check_path",
    "correct_employment",
    "correct_position",
    "employ",
    "end_employment",
    "end_line",
    "end_position",
    "give_place",
    "grant_role",
    "handle_path_check",
    "move_place",
]
