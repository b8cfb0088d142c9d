"""What each of the six roles stands for (WHO-5), in a few sentences: for who gives a role and who has one."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role


@dataclass(frozen=True)
class Responsibility:
    """`optional` when an organisation can do without somebody in this role."""

    role: Role
    short: str | Promise
    tasks: tuple[str | Promise, ...]
    optional: bool = False


RESPONSIBILITIES = (
    Responsibility(
        Role.EMPLOYEE,
        _("Heeft de eigen loopbaan in handen. De organisatie helpt daarbij."),
        (
            _("Kijkt af en toe stil naar wat goed gaat, wat energie geeft en wat anders mag."),
            _("Vertelt aan leidinggevende, coach of HR welke stap zin geeft."),
            _("Leert wat nodig is om ook later goed werk te hebben."),
        ),
    ),
    Responsibility(
        Role.TEAM_LEADER,
        _("Is mee verantwoordelijk voor de loopbanen in het team."),
        (
            _("Maakt het in het team gewoon om over loopbanen te praten."),
            _("Vraagt elke medewerker waar die naartoe wil, hoe oud of hoe ervaren ook."),
            _("Weet welke kansen er zijn: in het team, elders in de organisatie en erbuiten."),
            _("Werkt aan wat in het team kan, en geeft de rest door aan wie wel kan helpen."),
            _("Houdt niemand tegen omdat het team die persoon niet wil missen."),
        ),
    ),
    Responsibility(
        Role.CAREER_LEAD,
        _("Is het aanspreekpunt voor loopbanen en houdt de gegevens bij."),
        (
            _("Helpt de directie om te zeggen waar ze met loopbanen naartoe wil."),
            _("Staat leidinggevenden bij voor en na hun gesprekken."),
            _("Zorgt voor instrumenten en aanbod, en vertelt dat ze er zijn."),
            _("Volgt met cijfers op of het beleid werkt."),
            _("Houdt in Wegwijzer mensen, afdelingen, functies en rollen juist."),
        ),
    ),
    Responsibility(
        Role.EXECUTIVE,
        _("Draagt de eindverantwoordelijkheid voor het loopbaanbeleid."),
        (
            _("Zorgt dat stappen mogelijk zijn, binnen de organisatie en erbuiten."),
            _("Houdt loopbanen op de agenda, ook als het druk is."),
            _("Kijkt verder dan dit jaar: welk werk komt eraan en wie groeit erin?"),
            _("Laat mensen die zelf iets willen opstarten, het proberen."),
        ),
    ),
    Responsibility(
        Role.COACH,
        _("Begeleidt medewerkers die met een loopbaanvraag komen, één keer of langer."),
        (
            _("Praat met wie dat vraagt, los van de leidinggevende."),
            _("Geeft vorming over hoe je je loopbaan zelf stuurt."),
            _("Wijst de weg naar iemand buiten de organisatie als dat beter past."),
            _("Zegt aan de organisatie wat in het algemeen beter kan, nooit wat iemand vertelde."),
        ),
        optional=True,
    ),
    Responsibility(
        Role.EXTERNAL_ADVISER,
        _("Praat met medewerkers die liever iemand van buiten de organisatie spreken."),
        (
            _("Begeleidt wie ook buiten de organisatie wil kijken."),
            _("Vertelt niets door. Alleen de medewerker kiest wie wat te horen krijgt."),
        ),
        optional=True,
    ),
)
