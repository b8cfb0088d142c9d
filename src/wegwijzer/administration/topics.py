"""What there is to see in an organisation, and by which rule: the contents of "Who sees what?".

A test holds this list to the access rules: a rule that is not named here fails it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.rules import Rule
from wegwijzer.access.structure import CHANGE_ORGANISATION, CHANGE_STRUCTURE, SEE_STRUCTURE
from wegwijzer.administration.access import SEE_READINGS
from wegwijzer.agenda.access import SEE_APPOINTMENT
from wegwijzer.conversations.access import (
    ADOPT_MODELS,
    ASSIGN_CONTACT,
    CHANGE_FRAMEWORK,
    CHOOSE_SIGNALS,
    MANAGE_ROUNDS,
    SEE_ANSWER,
    SEE_CONTACT,
    SEE_CONVERSATION,
    SEE_GOALS,
    SEE_MOMENT,
    SEE_NOTE,
    SEE_REPORT,
    SEE_ROUND,
    SEE_SIGNALS,
    SEE_THAT,
)
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.instruments.access import CHANGE_INSTRUMENTS, SEE_INSTRUMENTS
from wegwijzer.notices.access import SEE_NOTICE
from wegwijzer.people.access import CHANGE_PERSON, SEE_DETAILS, SEE_MEMBERSHIPS, SEE_PERSON
from wegwijzer.plans.access import (
    ANSWER_REQUESTS,
    CHANGE_PLAN,
    SEE_AGREEMENT,
    SEE_PLAN,
    SEE_REQUEST,
    SEE_STEP,
    SEE_TEXT,
)
from wegwijzer.plans.access.checkpoints import SEE_CHECKPOINT, SEE_CHECKPOINT_NOTE
from wegwijzer.selfwork.access import SEE_SHARE, SEE_SHEET, SEE_STORIES
from wegwijzer.training.access import CHANGE_TRAINING, SEE_PERSONAL, SEE_TRAINING


@dataclass(frozen=True)
class Topic:
    """`change` is None for what nobody can change; `about_me` when each person has one of their own."""

    title: str | Promise
    hint: str | Promise
    see: Rule
    change: Rule | None
    about_me: bool = True


TOPICS = (
    Topic(
        _("Je pagina en je pad"),
        _("Waar je werkt, wie je leidt en welke functies je had."),
        SEE_PERSON,
        CHANGE_PERSON,
    ),
    Topic(
        _("Je persoonlijke gegevens"),
        _("Je personeelsnummer, e-mailadres, geboortedatum en gender."),
        SEE_DETAILS,
        CHANGE_PERSON,
    ),
    Topic(
        _("Je rollen"),
        _("Wat je bent in Wegwijzer, zoals medewerker of coach, en van wanneer tot wanneer."),
        SEE_MEMBERSHIPS,
        CHANGE_PERSON,
    ),
    Topic(
        _("Opleidingen die je volgt"),
        _("Wat je volgde of gaat volgen, bij wie, wanneer en hoeveel uren. Het gaat over je werk."),
        SEE_TRAINING,
        CHANGE_TRAINING,
    ),
    Topic(
        _("Coaching en intervisie"),
        _("Dat je met een coach of met collega’s aan iets werkt. Je leidinggevende ziet dat niet."),
        SEE_PERSONAL,
        CHANGE_TRAINING,
    ),
    Topic(
        _("Wat in een loopbaangesprek gezegd en geschreven is"),
        _("Het formulier, voorbeelden, voorstellen, het besluit en de opmerkingen. Een nieuwe leidinggevende niet."),
        SEE_CONVERSATION,
        SEE_CONVERSATION,
        about_me=False,
    ),
    Topic(
        _("Dat een loopbaangesprek plaatsvindt"),
        _("Wanneer, met wie, en of jullie klaar zijn. Van een gesprek met een adviseur van buiten weet ook HR niets."),
        SEE_THAT,
        None,
        about_me=False,
    ),
    Topic(
        _("Je voorbereiding, je scores en je notities"),
        _("Van jou alleen tot je iets deelt. Scores zien jullie samen, als jullie er allebei klaar voor zijn."),
        SEE_ANSWER,
        None,
        about_me=False,
    ),
    Topic(
        _("Een terugkoppeling na een gesprek"),
        _("Jij leest ze voor ze vertrekt. Wie ze krijgt, ziet die tekst en niets anders."),
        SEE_REPORT,
        None,
        about_me=False,
    ),
    Topic(
        _("Korte notities over een gesprek tussendoor"),
        _("Van wie ze schrijft, tot die ze deelt."),
        SEE_NOTE,
        None,
        about_me=False,
    ),
    Topic(
        _("Wie je vaste aanspreekpunt is"),
        _("Bij wie je terechtkunt over je loopbaan. Kiest HR niemand, dan is het wie je leidt."),
        SEE_CONTACT,
        ASSIGN_CONTACT,
        about_me=False,
    ),
    Topic(
        _("Wat je voor jezelf invult"),
        _("Je bladen over wat je kan en wil, je leercurve, je kaarten. Van jou alleen, ook HR ziet er niets van."),
        SEE_SHEET,
        SEE_SHEET,
        about_me=False,
    ),
    Topic(
        _("Verhalen van anderen over jou"),
        _(
            "Wie je erom vroeg, wat ze schreven, en je portret. Van jou alleen. "
            "Tot het verstuurd is, alleen van wie schrijft."
        ),
        SEE_STORIES,
        SEE_STORIES,
        about_me=False,
    ),
    Topic(
        _("Wat je van je eigen bladen deelt"),
        _("Alleen wat je koos, zoals het er toen stond, tot de dag die je koos of tot je het terugneemt."),
        SEE_SHARE,
        None,
        about_me=False,
    ),
    Topic(
        _("Doelen en verwachtingen voor een jaar"),
        _("Wat je met je vaste aanspreekpunt afsprak."),
        SEE_GOALS,
        SEE_GOALS,
        about_me=False,
    ),
    Topic(
        _("Een scharniermoment dat je noteerde"),
        _("Een nieuwe opdracht, terug na lange tijd, zorg thuis. Van jou alleen, tot je het iemand vertelt."),
        SEE_MOMENT,
        None,
        about_me=False,
    ),
    Topic(
        _("Dat het tijd kan zijn voor een gesprek"),
        _(
            "Een nieuwe functie, een andere leidinggevende, lang geen gesprek: uit gegevens die er al staan. "
            "Anderen zien niet waarom."
        ),
        SEE_SIGNALS,
        CHOOSE_SIGNALS,
    ),
    Topic(
        _("Waarom we deze gesprekken houden"),
        _("De tekst over waarvoor een loopbaangesprek dient."),
        SEE_STRUCTURE,
        CHANGE_FRAMEWORK,
        about_me=False,
    ),
    Topic(
        _("Afspraken uit een gesprek of een plan"),
        _(
            "Wat, hoe, tegen wanneer, en wie helpt. Wie jou leidt, ziet wat met je leidinggevende afgesproken is, "
            "en wat jij openstelt."
        ),
        SEE_AGREEMENT,
        SEE_AGREEMENT,
        about_me=False,
    ),
    Topic(
        _("Hoe een afspraak verloopt"),
        _(
            "Wat je erover schrijft, wat er veranderde, en of het gedaan is. "
            "Een nieuwe leidinggevende ziet geen oudere stappen."
        ),
        SEE_STEP,
        None,
        about_me=False,
    ),
    Topic(
        _("Dat er een plan is"),
        _("Wie het plan heeft, met wie het gedeeld is, en tot wanneer het loopt."),
        SEE_PLAN,
        CHANGE_PLAN,
        about_me=False,
    ),
    Topic(
        _("Wat in een plan staat"),
        _("Wat je wil en waar je naartoe wil. Je deelt het stuk voor stuk, of niet."),
        SEE_TEXT,
        CHANGE_PLAN,
        about_me=False,
    ),
    Topic(
        _("Wanneer een afspraak bekeken wordt"),
        _("Dat er een moment is en wanneer. Wie jou leidt, ziet dat van wat voor de leidinggevende openstaat."),
        SEE_CHECKPOINT,
        SEE_CHECKPOINT,
        about_me=False,
    ),
    Topic(
        _("Wat je noteert als een afspraak bekeken wordt"),
        _("Wat lukt, wat moeilijk is en de volgende stap. Een nieuwe leidinggevende leest het niet."),
        SEE_CHECKPOINT_NOTE,
        SEE_CHECKPOINT_NOTE,
        about_me=False,
    ),
    Topic(
        _("Momenten in je agenda"),
        _("Dat en wanneer je met iemand afspreekt. In je eigen agenda staat niet met wie en niet waarover."),
        SEE_APPOINTMENT,
        SEE_APPOINTMENT,
        about_me=False,
    ),
    Topic(
        _("Wat een afspraak aan HR vraagt"),
        _("Een opleiding, budget, een plaats of tijd: in de woorden die jullie daarvoor schreven, meer niet."),
        SEE_REQUEST,
        ANSWER_REQUESTS,
        about_me=False,
    ),
    Topic(
        _("Gespreksrondes"),
        _("Wie is uitgenodigd, en hoever het staat. De directie ziet alleen aantallen."),
        SEE_ROUND,
        MANAGE_ROUNDS,
        about_me=False,
    ),
    Topic(
        _("Welke gespreksmodellen er zijn"),
        _("Met wie je kan praten, en wie daarna iets hoort."),
        SEE_STRUCTURE,
        ADOPT_MODELS,
        about_me=False,
    ),
    Topic(
        _("Berichten aan jou"),
        _("Een e-mail zegt niet waarover het gaat. Komt er een niet aan, dan ziet HR dat, en niet wat erin stond."),
        SEE_NOTICE,
        None,
        about_me=False,
    ),
    Topic(
        _("Wie naar je gegevens keek"),
        _("De lijst van wie je pagina opende en wanneer."),
        SEE_READINGS,
        None,
    ),
    Topic(
        _("Afdelingen en functies"),
        _("Hoe de organisatie in elkaar zit, en wat elke functie vraagt."),
        SEE_STRUCTURE,
        CHANGE_STRUCTURE,
        about_me=False,
    ),
    Topic(
        _("Vragenlijsten en formulieren"),
        _("Welke vragen je krijgt. Wat iemand antwoordt, staat hier niet bij."),
        SEE_INSTRUMENTS,
        CHANGE_INSTRUMENTS,
        about_me=False,
    ),
    Topic(
        _("Instellingen van de organisatie"),
        _("De naam, de talen, de hoogste tewerkstelling en wanneer e-mails gaan."),
        CHANGE_ORGANISATION,
        CHANGE_ORGANISATION,
        about_me=False,
    ),
    Topic(
        _("Bestanden van HR"),
        _("Lijsten van mensen en opleidingen die HR binnenbrengt of ophaalt, en wat ermee gebeurde."),
        EXCHANGE,
        EXCHANGE,
        about_me=False,
    ),
)
