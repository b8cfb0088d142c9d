"""What one does in and around a conversation: one function per verb, `actor` first, the rest by name.

Each checks access, saves in one transaction and raises ValidationError with sentences by field for what a person
can mend, PermissionDenied for what is not theirs, FieldChanged (with `current` and `yours`) when the other saved
meanwhile. `token`: an id that the page makes, so that a request that is sent twice happens once.
"""

from wegwijzer.conversations.actions.agreements import change_agreement, make_agreement, remove_agreement
from wegwijzer.conversations.actions.asking import ask, begin_anew
from wegwijzer.conversations.actions.common import FieldChanged
from wegwijzer.conversations.actions.concluding import add_afterwards, change_remark, confirm, reopen
from wegwijzer.conversations.actions.contacts import (
    agree_with_goals,
    lay_down_goals,
    leave_it_to_the_leader,
    name_contact,
)
from wegwijzer.conversations.actions.form import (
    add_example,
    add_proposal,
    change_example,
    change_proposal,
    judge_proposal,
    remove_example,
    remove_proposal,
    save_field,
)
from wegwijzer.conversations.actions.framework import back_to_shipped, publish_framework
from wegwijzer.conversations.actions.going_on import (
    accept,
    cancel,
    cancel_with_those_who_left,
    decline,
    hold,
    plan,
    set_phase,
)
from wegwijzer.conversations.actions.informal import change_note, note_informal, remove_note, share_note
from wegwijzer.conversations.actions.models import begin_with_models, change_offer, offer_model, withdraw_offer
from wegwijzer.conversations.actions.moments import (
    change_moment,
    choose_signals,
    close_moment,
    note_moment,
    put_aside,
    remove_moment,
    tell_moment,
)
from wegwijzer.conversations.actions.preparing import (
    mark_seen,
    ready_to_show,
    save_answer,
    scores_shown,
    set_prepared,
    set_score,
    share,
    take_back,
)
from wegwijzer.conversations.actions.reports import (
    answer_report,
    change_report,
    draft_report,
    read_report,
    send_report,
    show_report,
    withdraw_report,
)

__all__ = [
    "FieldChanged",
    "accept",
    "add_afterwards",
    "add_example",
    "add_proposal",
    "agree_with_goals",
    "answer_report",
    "ask",
    "back_to_shipped",
    "begin_anew",
    "begin_with_models",
    "cancel",
    "cancel_with_those_who_left",
    "change_agreement",
    "change_example",
    "change_moment",
    "change_note",
    "change_offer",
    "change_proposal",
    "change_remark",
    "change_report",
    "choose_signals",
    "close_moment",
    "confirm",
    "decline",
    "draft_report",
    "hold",
    "judge_proposal",
    "lay_down_goals",
    "leave_it_to_the_leader",
    "make_agreement",
    "mark_seen",
    "name_contact",
    "note_informal",
    "note_moment",
    "offer_model",
    "plan",
    "publish_framework",
    "put_aside",
    "read_report",
    "ready_to_show",
    "remove_agreement",
    "remove_example",
    "remove_moment",
    "remove_note",
    "remove_proposal",
    "reopen",
    "save_answer",
    "save_field",
    "scores_shown",
    "send_report",
    "set_phase",
    "set_prepared",
    "set_score",
    "share",
    "share_note",
    "show_report",
    "take_back",
    "tell_moment",
    "withdraw_offer",
    "withdraw_report",
]
