"""Published studies and their replays in words, with the honest count before anything else."""

from collections import Counter
from collections.abc import Sequence

from akkoordwijzer.calibration.replication import Estimate, Played, Replayed
from akkoordwijzer.content.numbers import euro, number
from akkoordwijzer.library.replication import Measure, Other

HEAD = ("Studie", "Gepubliceerd", "Nagespeeld met eigen invoer", "Schatting van de app nu", "Staat die los?", "Oordeel")
VERDICTS = {
    "replicated": "nagespeeld",
    "partly": "voor een deel",
    "arithmetic_only": "alleen de optelling klopt",
    "cannot": "kan niet",
}
INDEPENDENT = {"yes": "ja", "partly": "deels", "no": "nee, een cirkel"}
MEASURES: dict[Measure, str] = {
    "society": "",
    "municipality": "gemeente ",
    "bookable": "te boeken ",
    "society_last_year": "laatste jaar ",
    "cost_per_extra_exit": "",
}


def count_words(played: Sequence[Played], others: Sequence[Other]) -> str:
    """How many studies were replicated independently, and what came of the rest."""
    verdicts = Counter(item.study.verdict for item in played)
    return (
        f"Van de {len(played)} studies zijn er {verdicts['replicated']} onafhankelijk nagespeeld. "
        f"Bij {verdicts['arithmetic_only']} klopt alleen de optelling: de baten gingen er als uitkomst in, dus dat "
        f"bevestigt niets. {_are(verdicts['partly'])} voor een deel nagespeeld. Bij {verdicts['cannot']} kan het niet, "
        f"en bij nog {len(others)} andere ook niet."
    )


def _are(times: int) -> str:
    return f"{times} is" if times == 1 else f"{times} zijn"


def circle_words(played: Sequence[Played]) -> str:
    """How many comparisons with the app's own estimate are worth anything."""
    compared = [item.study.independent for item in played if item.study.independent]
    found = Counter(compared)
    return (
        f"De app heeft bij {len(compared)} studies een eigen schatting. Die staat {found['yes']} keer los van de studie"
        f" en {found['partly']} keer deels. {found['no']} keer is de maatregel op dezelfde claim gebouwd: "
        "dan zegt ‘past’ niets."
    )


def row(played: Played) -> tuple[str, ...]:
    """A study as a row under ``HEAD``."""
    study = played.study
    return (
        study.name,
        study.published.words,
        "; ".join(replay_words(item) for item in played.replays) or "kan niet",
        "; ".join(estimate_words(item, played) for item in played.own) or "geen",
        INDEPENDENT[study.independent] if study.independent else "geen vergelijking",
        VERDICTS[study.verdict],
    )


def replay_words(item: Replayed) -> str:
    """``vier maanden: gemeente 0,63``."""
    return f"{item.replay.what}: {', '.join(_shown(measure, value) for measure, value in item.found.items())}"


def _shown(measure: Measure, value: float) -> str:
    if measure == "cost_per_extra_exit":
        return euro(value)
    return f"{MEASURES[measure]}{number(value, 2)}"


def estimate_words(item: Estimate, played: Played) -> str:
    """The estimate with its band, and whether what was published lies in it."""
    low, high = (number(end, 2) for end in item.society_band)
    own_low, own_high = (number(end, 2) for end in item.municipality_band)
    words = (
        f"{item.name}: {number(item.society, 2)} ({low} tot {high}), "
        f"gemeente {number(item.municipality, 2)} ({own_low} tot {own_high})"
    )
    names = {"society": "allen samen", "municipality": "gemeente"}
    fits = [
        f"{names[which]} {'past' if held else 'past niet'}"
        for which, held in item.holds(played.study.published).items()
    ]
    return f"{words}; {', '.join(fits)}" if fits else words


def notes(played: Played) -> list[tuple[str, str]]:
    """What must be said beside a study: titles with a text each."""
    study = played.study
    absent = ", ".join(played.absent)
    found = [
        ("Waarom niet:", study.why),
        ("Waarom dit niets bevestigt:", study.circular),
        ("Waardoor het verschilt:", study.difference),
        ("Staat de schatting los?", study.independent_why),
        ("Wat ontbreekt:", ", ".join(study.missing)),
        ("Gelezen:", study.read),
        ("Opmerking:", study.note),
        ("Nu niet in de bibliotheek:", absent),
    ]
    return [(title, text) for title, text in found if text]
