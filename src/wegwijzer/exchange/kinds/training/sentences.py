"""What there can be to say about rows of a file about trainings."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.exchange.sentence import Sentence

SENTENCES = {
    "trainee_unknown": Sentence(
        _("We kennen niemand met “%(value)s”."),
        _("Kijk na of dit klopt. Is het iemand nieuw, breng dan eerst de lijst met mensen binnen."),
    ),
    "trainee_which": Sentence(
        _("Er is meer dan één “%(value)s”."),
        _("Kies wie het is. Met een personeelsnummer of e-mailadres in het bestand hoeft dat niet."),
    ),
    "trainee_other_name": Sentence(
        _("Hier staat “%(value)s”, bij ons is dit %(name)s."),
        _("Kijk na of het nummer of e-mailadres bij de juiste persoon staat."),
    ),
    "training_kind_unknown": Sentence(
        _("“%(value)s” kennen we niet als soort. We bewaren het als “andere”."),
        _("Gebruik opleiding, e-learning, werkplekleren, coaching, intervisie of studiedag."),
    ),
    "training_contradiction": Sentence(
        _("“%(value)s” staat ook op rij %(first)s, met dezelfde persoon en dag maar iets anders erbij."),
        _("Laat één van beide rijen staan."),
    ),
    "training_twice": Sentence(
        _("“%(value)s” staat ook op rij %(first)s. We bewaren het één keer."),
    ),
    "training_before_birth": Sentence(
        _("Deze dag ligt voor de geboortedatum van deze persoon."), _("Kijk het jaar na.")
    ),
    "training_far_away": Sentence(_("Dit jaar kan niet kloppen."), _("Kijk het jaar na.")),
    "training_ends_before": Sentence(
        _("De laatste dag ligt voor de eerste dag."), _("Kijk beide dagen na; misschien zijn ze omgewisseld.")
    ),
    "training_too_long": Sentence(
        _("Zo lang duurt een opleiding niet."), _("Kijk de jaren na, of laat de laatste dag leeg.")
    ),
    "training_hours_too_many": Sentence(_("Zoveel uren zijn er niet in die dagen."), _("Kijk de uren en de dagen na.")),
}
