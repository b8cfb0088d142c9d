from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "wegwijzer.plans"
    label = "plans"

    def ready(self) -> None:
        from wegwijzer.people.sections import add_section
        from wegwijzer.plans import checkpoint_kinds, taking
        from wegwijzer.plans.telling import begin
        from wegwijzer.plans.views.section import leaving_section, plan_section

        add_section(plan_section)
        add_section(leaving_section)

        begin()
        checkpoint_kinds.begin()
        taking.begin()
