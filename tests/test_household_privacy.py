"""What points at a person is found and said; ordinary Dutch sentences are left in peace."""

import pytest

from akkoordwijzer.household.privacy import privacy_findings, text_findings
from tests.household_cases import case, event, shelf, words

SAFE = {"consent": True, "changed": "De leeftijd.", "picked_because": "failed", "similar_households": 10}


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.kind, finding.found) for finding in text_findings("Tekst", text, words())]


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("De huur van mevrouw Jansen loopt op.", "name", "mevrouw Jansen"),
        ("Familie de Vries verhuist.", "name", "Familie de Vries"),
        ("Dan belt dhr. El Amrani.", "name", "dhr. El Amrani"),
        ("Het gaat om J. van Dijk en haar zoon.", "name", "J. van Dijk"),
        ("Vader praat met Robbert over werk.", "name", "Robbert"),
        ("Fatima gaat weer naar school.", "name", "Fatima"),
        ("De schulden van Kevin's moeder.", "name", "Kevin's"),
        ("Op 12-03-2024 komt er beslag.", "date", "12-03-2024"),
        ("Op 2024-03-12 komt er beslag.", "date", "2024-03-12"),
        ("Op 1 mei komt er beslag.", "date", "1 mei"),
        ("De zitting is op 3 sept. 2023 geweest.", "date", "3 sept. 2023"),
        ("Sinds maart 2023 zonder werk.", "date", "maart 2023"),
        ("Zij verhuist naar Leeuwarden.", "place", "Leeuwarden"),
        ("Hij woont in Den Haag.", "place", "Den Haag"),
        ("Zij woont in Alphen aan den Rijn.", "place", "Alphen aan den Rijn"),
        ("Een kamer in Best.", "place", "Best"),
        ("Zij komt uit Bergen.", "place", "Bergen"),
        ("BSN 123456782 staat in het dossier.", "number", "123456782"),
        ("Bel 06-12345678 voor meer.", "number", "06-12345678"),
        ("Mail naar een.mens@voorbeeld.nl graag.", "number", "een.mens@voorbeeld.nl"),
        ("Rekening NL91ABNA0417164300 is leeg.", "number", "NL91ABNA0417164300"),
        ("Het adres is 1234 AB.", "number", "1234 AB"),
        ("Zij woont aan de Dorpsstraat 12.", "number", "Dorpsstraat 12"),
    ],
)
def test_what_points_at_a_person_is_found(text: str, kind: str, what: str) -> None:
    assert (kind, what) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Best veel ruzie thuis. Buren klagen over lawaai; huizen zijn schaars.",
        "Zij krijgt Wmo-hulp van de gemeente. Daarna een melding bij Veilig Thuis.",
        "Vader (30-35) verdient 1.800 euro per maand en heeft 12 schuldeisers.",
        "De Raad doet onderzoek: de rechter stelt de oudste onder toezicht.",
        "Mevrouw krijgt hulp. Meneer ook. Het gezin heeft € 12.500 schuld in 2024.",
        "In het derde halfjaar: ‘Ik wil dit niet meer.’ Dat zei hij.",
        "Hij mag in mei naar school; dat kan.",
        "Zij is 1 van de 100 die 24 maanden wachtte.",
    ],
)
def test_ordinary_sentences_are_left_in_peace(text: str) -> None:
    assert found(text) == []


def test_each_place_in_a_text_is_said_once() -> None:
    assert found("Op 12 maart 2024 was J. van Dijk in Leeuwarden.") == [
        ("date", "12 maart 2024"),
        ("place", "Leeuwarden"),
        ("name", "J. van Dijk"),
    ]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"label": "De zaak Robbert"}, "Titel"),
        ({"who": "Moeder van Robbert."}, "Wie"),
        ({"changed": "Heet nu geen Robbert."}, "Wat is veranderd"),
        ({"picked_note": "Door Robbert."}, "Waarom deze casus"),
        ({"checked_by": "De heer Robbert"}, "Wie keek mee"),
        ({"own_view": "Dank aan Robbert."}, "Eigen blik van het huishouden"),
        ({"lesson": "Leer van Robbert."}, "Les"),
        ({"uncertain": ["Of Robbert wilde."]}, "Onzeker 1"),
        ({"turning_points": [{"at": 1, "intervention": "x", "text": "Dan komt Robbert."}]}, "Keerpunt 1"),
        ({"turning_points": [{"at": 1, "intervention": "x", "text": "Dan.", "odds": "Als Robbert."}]}, "Keerpunt 1"),
        ({"group": "gezinnen als dat van Robbert"}, "Groep"),
        ({"set_aside": ["text: met Robbert"]}, "Apart gezet"),
        ({"life": [{"area": "money", "text": "Ik ben Robbert."}]}, "Wat telt"),
        (
            {"own_prices": [{"id": "own", "label": "Uur van Robbert", "unit": "per uur", "reason": "Tarief."}]},
            "Eigen prijs Uur van Robbert",
        ),
    ],
)
def test_every_text_of_a_case_is_looked_at(more: dict[str, object], place: str) -> None:
    findings = privacy_findings(case([], [], **(SAFE | more)), words())
    assert [finding.place for finding in findings] == [place]


def test_events_of_both_roads_are_looked_at() -> None:
    told = case(
        [event("gp_consult"), event("gp_consult", text="Met Robbert.")],
        [event("gp_consult", text="Zonder Robbert.")],
        **SAFE,
    )
    places = [finding.place for finding in privacy_findings(told, words())]
    assert places == ["Zoals het ging, gebeurtenis 2", "Zoals het had kunnen gaan, gebeurtenis 1"]


@pytest.mark.parametrize(
    ("more", "kind", "said"),
    [
        (
            {"similar_households": 9},
            "few",
            "Er zijn minder dan 10 zulke huishoudens in de gemeente: de casus is herkenbaar.",
        ),
        ({"similar_households": None}, "few", "U vulde niet in hoeveel zulke huishoudens er zijn"),
        ({"consent": False}, "consent", "De betrokkenen gaven nog geen toestemming."),
        ({"changed": None}, "changed", "U schreef niet op wat is veranderd"),
        ({"picked_because": None}, "picked", "U koos niet waarom u deze casus meeneemt"),
    ],
)
def test_what_an_own_case_must_say(more: dict[str, object], kind: str, said: str) -> None:
    (finding,) = privacy_findings(case([], [], **(SAFE | more)), words())
    assert finding.kind == kind
    assert finding.sentence.startswith(said)


def test_nothing_to_say_about_a_careful_case() -> None:
    assert privacy_findings(case([event("gp_consult")], [], **SAFE), words()) == ()


def test_nobody_is_recognised_in_the_ready_made_households() -> None:
    assert [privacy_findings(household, words()) for household in shelf().households] == [()] * 5
