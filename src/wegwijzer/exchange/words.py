"""Words that stand in cells, in four languages, and text folded so that they can be compared."""

import re
import unicodedata

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def fold(text: str) -> str:
    """Small letters and figures without accents, one space between words; “EmployeeNumber” is two words."""
    decomposed = unicodedata.normalize("NFKD", _CAMEL.sub(" ", text).casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def squeeze(text: str) -> str:
    """Folded, without the spaces: “Employee ID”, “employee_id” and “EmployeeID” are one."""
    return fold(text).replace(" ", "")


def each(words: str, between: str | None = None) -> frozenset[str]:
    return frozenset(words.split(between))


def _by_word(words: dict[str, str]) -> dict[str, str]:
    """{value: "word|word"} turned round, each word folded."""
    return {fold(word): value for value, said in words.items() for word in said.split("|")}


GENDERS = _by_word(
    {
        "f": "f|v|w|vrouw|vrouwelijk|mevrouw|mevr|mw|mvr|female|woman|ms|mrs|miss|femme|féminin|madame|mme|mlle|"
        "mademoiselle|frau|weiblich|dame",
        "m": "m|h|man|mannelijk|meneer|mijnheer|dhr|heer|de heer|male|mr|mister|homme|masculin|monsieur|herr|"
        "mann|männlich",
        "x": "x|d|divers|non-binair|nonbinair|non-binary|nonbinary|non binaire|ander|andere|anders|other|autre|"
        "genderneutraal|diverse|onzijdig",
    }
)
CONTRACTS = _by_word(
    {
        "permanent": "vast|vast contract|vaste|onbepaald|onbepaalde duur|onbepaalde tijd|contract onbepaalde duur|"
        "contract van onbepaalde duur|contract onbepaalde tijd|cod|permanent|indefinite|open ended|open-ended|regular|"
        "permanent contract|unlimited|cdi|durée indéterminée|contrat à durée indéterminée|indéterminé|indéterminée|"
        "fixe|unbefristet|unbefristeter vertrag|fest|festanstellung|vastbenoemd|statutair|ambtenaar",
        "fixed_term": "tijdelijk|tijdelijk contract|tijdelijke|bepaald|bepaalde duur|bepaalde tijd|vervangingscontract|"
        "contract bepaalde duur|contract van bepaalde duur|contract bepaalde tijd|cbd|vervanging|fixed term|fixed-term|"
        "fixed term contract|temporary|temp|limited|temporary contract|seasonal|cdd|durée déterminée|déterminé|"
        "contrat à durée déterminée|contrat temporaire|temporaire|remplacement|befristet|befristeter vertrag|"
        "zeitlich befristet",
        "agency": "uitzend|uitzendcontract|uitzendkracht|interim|interimkracht|interimaris|agency|agency worker|"
        "contingent worker|temporary agency|intérim|intérimaire|travail intérimaire|contrat intérimaire|leiharbeit|"
        "leiharbeitnehmer|zeitarbeit|leihvertrag|zeitarbeiter",
        "other": "andere|ander|overige|other|autre|autres|andere vertragsart|sonstige|sonstiges|student|studentenjob|"
        "jobstudent|studentencontract|stage|stagiair|intern|internship|trainee|stagiaire|étudiant|werkstudent|praktikant|"
        "praktikum|zelfstandig|zelfstandige|freelance|freelancer|consultant|contractor|indépendant|selbstständig|flexijob|"
        "flexi-job|apprentice|apprenti|leerling|leercontract|auszubildende|azubi|ausbildung|vrijwilliger|volunteer",
    }
)
NOTHING = each(
    "-|–|—|--|/|.|?|n.v.t.|nvt|n.v.t|n/a|n.a.|na.|null|(null)|none|nil|nihil|leeg|(leeg)|(blank)|blank|\\n|nan|nat|"
    "onbekend|unknown|inconnu|unbekannt|geen|s.o.|k.a.|keine angabe|niet van toepassing|not applicable|sans objet|"
    "non applicable|nicht zutreffend|entfällt|#n/a|#n/b|#nv|<null>|(empty)|empty|00/00/0000|0000-00-00|00.00.0000|"
    "00-00-0000|00000000",
    "|",
)
TOTALS = each(
    "totaal totalen total totals totaux summe gesamt gesamtsumme insgesamt subtotaal subtotal soustotal zwischensumme "
    "eindtotaal grandtotal aantal count anzahl nombre som sum somme tot"
)
FOOTERS = re.compile(
    r"(pagina|page|seite|blad) \d|(afgedrukt|printed|imprime|gedruckt|gegenereerd|generated|genere|erstellt|export|"
    r"rapport|report|vertrouwelijk|confidential|confidentiel|vertraulich|bron|source|quelle|einde|end of|fin du|ende|"
    r"opmerking|nota|stand op|situatie op)\b"
)
HINTS = re.compile(
    r"(dd|jj|yy|aa|mm|tt)[ /.-]+(mm|dd|jj|yy|tt)\b|j{4}|y{4}|a{4}|"
    r"\b(verplicht|required|mandatory|obligatoire|pflicht|pflichtfeld|optioneel|optional|facultatief|facultatif|"
    r"vrij veld|tekst|text|texte|datum|date|getal|number|nombre|zahl|numeriek|numeric|numerique|numerisch|"
    r"max|maximum|maximaal|bv|bijv|bijvoorbeeld|voorbeeld|eg|example|exemple|par ex|"
    r"beispiel|zb|leeg|empty|vide|leer|formaat|format|invullen|kies|choose|choisir|wahlen|"
    r"keuzelijst|tekens|characters|caracteres|zeichen|percent|procent|pourcent|"
    r"prozent|char|varchar|string|integer|decimal|vnom)\b|\b[mvfhxwd] ?[/,] ?[mvfhxwd]\b"
)
