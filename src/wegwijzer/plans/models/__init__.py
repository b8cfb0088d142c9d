"""A plan is what somebody wants and with whom (`plan`); agreements are what will be done (`agreements`), and `steps`
is how they go. What an agreement asks of HR (`requests`) and when it is looked at (`checkpoints`) stand apart."""

from wegwijzer.plans.models.agreements import Agreement, Doer
from wegwijzer.plans.models.catalogue import OwnAction
from wegwijzer.plans.models.checkpoints import (
    Checkpoint,
    CheckpointAbout,
    CheckpointNote,
    CheckpointPlace,
    CheckpointWish,
)
from wegwijzer.plans.models.plan import Layout, Plan, PlanText
from wegwijzer.plans.models.requests import Asks, Request, Verdict
from wegwijzer.plans.models.steps import AgreementStep, StepKind

__all__ = [
    "Agreement",
    "AgreementStep",
    "Asks",
    "Checkpoint",
    "CheckpointAbout",
    "CheckpointNote",
    "CheckpointPlace",
    "CheckpointWish",
    "Doer",
    "Layout",
    "OwnAction",
    "Plan",
    "PlanText",
    "Request",
    "StepKind",
    "Verdict",
]
