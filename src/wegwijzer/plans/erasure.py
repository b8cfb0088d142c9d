"""The words of a plan go; that something was agreed, of which kind and by when, stays without them."""

from wegwijzer.organisations.erasing import EMPLOYEE, EMPTY, GONE, Emptied, Gone, Stays

WORDS = ("how", '"where"', "means", "guidance", "effort", "beside_work")
AGREED = {"what": GONE} | dict.fromkeys(WORDS, EMPTY)
NO_LONGER = {"withdrawn_at": "CASE WHEN answered_at IS NULL THEN COALESCE(withdrawn_at, now()) ELSE withdrawn_at END"}

ERASURE = (
    Stays("plans_plan", "that there was one, from when to when"),
    Stays("plans_checkpointabout", "which agreement was looked at"),
    Stays("plans_checkpointwish", "the day on which an agreement was to be looked at"),
    Emptied("plans_agreement", EMPLOYEE, AGREED),
    Gone("plans_agreementstep", EMPLOYEE),
    Stays("plans_checkpoint", "when two people looked at agreements"),
    Gone("plans_checkpointplace", EMPLOYEE),
    Gone("plans_checkpointnote", EMPLOYEE),
    Gone("plans_plantext", EMPLOYEE),
    Emptied("plans_request", EMPLOYEE, {"text": EMPTY, "answer": EMPTY, "earlier": "'[]'::jsonb", **NO_LONGER}),
)
