"""What to say when the database refuses. The rules themselves stand in the models and sql/*.sql."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.organisations.saving import say

say("unit_code_once", "code", _("Een andere afdeling heeft deze code al."))
say("unit_dates_in_order", "ends_on", _("De einddatum ligt voor de begindatum."))
say("unit_not_below_itself", "parent", _("Een afdeling kan niet onder zichzelf staan."))
say("unit_not_too_deep", "parent", _("Zo diep kan de boom niet: hoogstens dertig niveaus."))
say("organisations_unit_parent_id_tenant_fk", "parent", _("Deze afdeling bestaat niet."))
say("person_number_once", "number", _("Iemand anders heeft dit personeelsnummer al."))
say("person_email_once", "email", _("Iemand anders in de organisatie heeft dit e-mailadres al."))
say("employment_one_at_a_time", "starts_on", _("Deze persoon is in die periode al in dienst."))
say("employment_dates_in_order", "ends_on", _("De laatste dag ligt voor de eerste dag."))
say("position_dates_in_order", "ends_on", _("De laatste dag ligt voor de eerste dag."))
say("position_within_employment", "starts_on", _("Een plaats valt binnen het dienstverband."))
say(
    "position_share_allowed",
    "share",
    _("Alle plaatsen samen komen dan boven wat de organisatie toestaat. Beëindig of verklein eerst een andere plaats."),
)
say("position_share", "share", _("Vul een percentage tussen 1 en 200 in."))
say("position_once", "starts_on", _("Deze plaats staat er al."))
say("people_position_function_id_tenant_fk", "function", _("Deze functie bestaat niet."))
say("people_position_unit_id_tenant_fk", "unit", _("Deze afdeling bestaat niet."))
say(
    "line_within_position",
    "starts_on",
    _("Iemand is leidinggevende zolang de plaats duurt, niet ervoor of erna."),
)
say("line_not_to_oneself", "manager", _("Niemand is de leidinggevende van zichzelf."))
say("line_one_leader_at_a_time", "starts_on", _("Op deze plaats is er in die periode al een leidinggevende."))
say("line_once", "starts_on", _("Deze lijn staat er al."))
say("people_reportingline_manager_id_tenant_fk", "manager", _("Deze persoon bestaat niet."))
say("membership_role_once", "starts_on", _("Deze persoon heeft die rol in die periode al."))
say("membership_dates_in_order", "ends_on", _("De laatste dag ligt voor de eerste dag."))
