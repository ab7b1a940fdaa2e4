"""The baseline beside the past in words: three sentences that claim no skill, and one about a single forecast."""

from collections.abc import Sequence

from akkoordwijzer.calibration.hindcast.forecast import AS_GOOD, Forecast, Story
from akkoordwijzer.calibration.hindcast.records import Plan
from akkoordwijzer.calibration.hindcast.score import Report
from akkoordwijzer.content.numbers import count, number, percent, signed

# A band of 50% that holds more than seven in ten is wide, one that holds less than four in ten is narrow; the widest
# should hold 85 to 95% (design: how far ahead the baseline can see, section 9).
TOO_WIDE, TOO_NARROW, LEAST_HELD = 0.7, 0.4, 0.85
NAIVE = "‘alles blijft gelijk’"
HEAD = ("Reeks", "Bekend in", "Voor", "Geteld", "Alles blijft gelijk", "Voorspeld", "Binnen 50 · 80 · 90%")
FAMILY_HEAD = ("Soort zorg", "Voorspellingen", "Binnen 50 · 80 · 90%", "Fout voorspelling", "Fout alles blijft gelijk")


def sentences(found: Report, plan: Plan) -> tuple[str, str, str]:
    """How many forecasts; how often the bands held; the error against "everything stays as it is"."""
    whole = found.whole
    n = whole.forecasts
    low, high = (number(end, 2) for end in found.interval)
    inside = whole.inside
    return (
        f"Met wat toen bekend was, maakten we {n} voorspellingen voor {whole.lines} reeksen, "
        f"1 tot {plan.rule.years_ahead} jaar vooruit.",
        f"Wat gebeurde, lag in {inside[0.9]} van de {n} keer binnen de band van 90%, {inside[0.8]} keer binnen die van "
        f"80% en {inside[0.5]} keer binnen die van 50%.",
        f"De fout was {number(found.relative_error, 2)} keer die van {NAIVE} (met andere reeksen had dat tussen {low} "
        f"en {high} kunnen liggen): {whole.closer} keer zat de voorspelling dichterbij, {whole.equal} keer "
        f"scheelde het niets en {whole.further} keer zat zij er verder naast.",
    )


def caution(found: Report, plan: Plan) -> str:
    """What may not be concluded from the three sentences."""
    words = [
        "Een band van 90% hoort wat er gebeurt in 9 van de 10 keer te bevatten. "
        "Dit is geen bewijs dat de voorspelling beter is: de rekenregel is op deze zelfde jaren gekozen, de jaren "
        "overlappen en het zijn weinig reeksen. Elke soort zorg telt in de verhouding even zwaar."
    ]
    if found.small:
        names = " en ".join(plan.families[family] for family in found.small)
        words.append(
            f"Daarin telt {names} niet mee, met minder dan {plan.rule.least_forecasts} voorspellingen; "
            f"anders was de verhouding {number(found.with_small, 2)}."
        )
    words.append(f"Minder dan {percent(AS_GOOD)} verschil noemen we geen verschil.")
    return " ".join(words)


def widths(found: Report, plan: Plan) -> str:
    """Where the bands are too wide and where too narrow, for families that are large enough to tell."""
    shares = {
        plan.families[family]: {level: times / of.forecasts for level, times in of.inside.items()}
        for family, of in found.families.items()
        if family not in found.small
    }
    wide = [name for name, share in shares.items() if share[0.5] > TOO_WIDE]
    narrow = [name for name, share in shares.items() if share[0.5] < TOO_NARROW or share[0.9] < LEAST_HELD]
    words = [f"De banden zijn ruim voor {_and(wide)}." if wide else ""]
    words.append(f"Zij zijn krap voor {_and(narrow)}." if narrow else "")
    return " ".join(word for word in words if word)


def misses(forecasts: Sequence[Forecast]) -> str:
    """Which forecasts fell outside the widest band: series, times, target years."""
    found: dict[str, list[int]] = {}
    for forecast in forecasts:
        if not forecast.inside(0.9):
            found.setdefault(forecast.series.name, []).append(forecast.target)
    if not found:
        return "Niets viel buiten de band van 90%."
    parts = [
        f"{name} ({len(years)} keer, voor {_and([str(year) for year in sorted(set(years))])})"
        for name, years in found.items()
    ]
    return f"Buiten de band van 90% viel: {'; '.join(parts)}."


def _and(names: list[str]) -> str:
    return " en ".join((", ".join(names[:-1]), names[-1]) if len(names) > 1 else names)


def row(forecast: Forecast) -> tuple[str, ...]:
    """A forecast as a row under ``HEAD``."""
    return (
        forecast.series.name,
        str(forecast.origin),
        str(forecast.target),
        count(forecast.actual),
        f"{count(forecast.naive)} ({signed(percent(forecast.naive_error), forecast.naive_error)})",
        f"{count(forecast.forecast)} ({signed(percent(forecast.error), forecast.error)})",
        " · ".join("ja" if forecast.inside(level) else "nee" for level in (0.5, 0.8, 0.9)),
    )


def family_rows(found: Report, plan: Plan) -> tuple[tuple[str, ...], ...]:
    """The families as rows under ``FAMILY_HEAD``."""
    return tuple(
        (
            plan.families[family].capitalize(),
            count(of.forecasts),
            " · ".join(str(times) for times in of.inside.values()),
            percent(of.error),
            percent(of.naive_error),
        )
        for family, of in found.families.items()
    )


def story_words(story: Story) -> str:
    """One Dutch sentence that says which of the two was closer, and one about the band."""
    forecast = story.forecast
    model, simple = (_error_words(error) for error in (forecast.error, forecast.naive_error))
    first = {
        "model": f"De voorspelling zat er dichter bij: {model}. ‘Alles blijft gelijk’ kwam {simple} uit.",
        "naive": f"‘Alles blijft gelijk’ zat er dichter bij: {simple}. De voorspelling kwam {model} uit.",
        "equal": f"Het scheelt weinig: de voorspelling kwam {model} uit, {NAIVE} {simple}.",
    }[forecast.closer]
    second = "binnen" if forecast.inside(0.9) else "buiten"
    return f"{first} Wat gebeurde, lag {second} de band van 90%."


def _error_words(error: float) -> str:
    if abs(error) < AS_GOOD / 10:
        return "precies goed"
    return f"{percent(abs(error))} te {'hoog' if error > 0 else 'laag'}"
