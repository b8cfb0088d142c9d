"""Writing in one section of a plan. What was written meanwhile by the other is shown beside one's own words."""

from django.http import Http404
from django.utils.translation import gettext_lazy

from wegwijzer.access.editing import Difference
from wegwijzer.plans.actions import plan as actions
from wegwijzer.plans.actions.plan import Said
from wegwijzer.plans.forms.plan import SectionForm
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.rules import pieces as words
from wegwijzer.plans.views.plan import OfPlan


class WriteSection(OfPlan):
    by_employee = False
    form_class = SectionForm
    template_name = "plans/plan/section.html"
    done = gettext_lazy("Bewaard.")

    def load(self, section):
        found = words.section(self.plan.layout, section)
        side = words.EMPLOYEE if self.mine else words.PARTNER
        if found is None or found.writer not in (side, words.BOTH):
            raise Http404
        self.section = found
        self.heading, self.intro = found.title, found.lead

    def rows(self):
        keys = [piece.key for piece in self.section.pieces]
        rows = queries.texts(self.actor, self.plan).filter(replaced_at__isnull=True, key__in=keys)
        return {row.key: row for row in rows}

    def form(self, *args, **kwargs):
        partner = self.plan.partner if self.mine else None
        return super().form(*args, section=self.section, rows=self.rows(), partner=partner, mine=self.mine, **kwargs)

    def act(self, said):
        pieces = {}
        for piece in self.section.pieces:
            value, share = said.get(piece.key), f"share_{piece.key}"
            pieces[piece.key] = Said(
                text="" if piece.choices else value,
                chosen=tuple(value) if piece.choices else (),
                shared=said.get(share),
                seen=said.get(f"seen_{piece.key}") or None,
            )
        return actions.write(self.actor, plan=self.plan, pieces=pieces)

    def both(self, form, current):
        """What stands now beside what was filled in; saving again keeps one's own words."""
        fresh = self.rows()
        differences = []
        for piece in self.section.pieces:
            row = fresh.get(piece.key)
            stands = "" if row is None else (", ".join(row.chosen) if piece.choices else row.text)
            yours = form.cleaned_data.get(piece.key)
            yours = ", ".join(yours) if piece.choices else yours
            if stands != yours:
                differences.append(Difference(str(piece.label), stands, yours))
        again = form.data.copy()
        for piece in self.section.pieces:
            row = fresh.get(piece.key)
            again[f"seen_{piece.key}"] = str(row.pk) if row else ""
        form.data = again
        return self.page(form, 409, differences=differences, changed=True)

    def page(self, form, status=200, **more):
        return super().page(form, status, plan=self.plan, section=self.section, mine=self.mine, **more)

    def back(self, outcome=None):
        return f"{super().back()}#{self.section.key}"
