"""The four tiles: people, money a year, who waits or loses, and what nobody knows. Few words, one number each."""

from dataclasses import dataclass

from akkoordwijzer.content.numbers import count, euro, out_of_ten, signed
from akkoordwijzer.model.openness import NO_ODDS_ABOVE
from akkoordwijzer.model.thresholds import Thresholds
from akkoordwijzer.report.bands import Bands
from akkoordwijzer.report.summary import NOTICEABLE_EUR, NOTICEABLE_PEOPLE, Summary
from akkoordwijzer.report.threshold_words import short_threshold
from akkoordwijzer.report.words import name_in_sentence

UNKNOWN = "niet bekend"
# "Wat niemand weet € 1,2 mln terugverdiend: minder dan 1 op de 20" is the longest with odds.
WITH_ODDS, WITH_THRESHOLD = (13, 3), (11, 2)
TOO_SMALL = "te klein om te meten"
AND_MORE = " en meer"


@dataclass(frozen=True, slots=True)
class Tile:
    """``value`` is the largest thing in it; ``is_open`` hatches it: the effect is not established."""

    id: str
    title: str
    value: str
    lines: tuple[str, ...] = ()
    is_open: bool = False


def central_tiles(summary: Summary) -> tuple[Tile, ...]:
    """The first three: all of the most likely run."""
    return (_people(summary), _money(summary), _loses(summary))


def _people(summary: Summary) -> Tile:
    title = "Mensen bereikt"
    if not summary.changed:
        return Tile("people", title, "als nu")
    if abs(summary.reached) < NOTICEABLE_PEOPLE:
        value = UNKNOWN if summary.uncounted_eur else "als nu"
    else:
        value = f"{count(abs(summary.reached))} {'meer' if summary.reached > 0 else 'minder'}"
    return Tile("people", title, value, (_heavy(summary),))


def _heavy(summary: Summary) -> str:
    """What it does to specialist care: the line that changes most, never a sum over lines."""
    if summary.is_unknown:
        return f"zware hulp: {UNKNOWN}"
    line = summary.most_changed
    if line is None:
        return f"zware hulp: {TOO_SMALL}" if summary.moved_eur else "zware hulp: als nu"
    return f"{name_in_sentence(line.name)}: {count(abs(line.change))} {'meer' if line.change > 0 else 'minder'}"


def _money(summary: Summary) -> Tile:
    title = f"Gemeente in {summary.year}"
    if not summary.changed:
        return Tile("money", title, "als nu")
    if summary.is_unknown or summary.too_small:
        # The spending is known, what it does to the cost of care is not: no net amount.
        value = f"{euro(abs(summary.spend_eur))} {'meer' if summary.spend_eur >= 0 else 'minder'}"
        if abs(summary.spend_eur) < NOTICEABLE_EUR:
            value = "als nu"
        why = UNKNOWN if summary.is_unknown else "te weinig mensen"
        return Tile("money", title, value, (f"zorgkosten: {why}",), is_open=True)
    if not summary.moved_eur and summary.ceilings:
        # A maximum alone moves no money of the municipality; what it leaves unpaid is no gain.
        if summary.withheld_eur < NOTICEABLE_EUR:
            return Tile("money", title, "als nu")
        return Tile("money", title, f"{euro(summary.withheld_eur)} niet betaald", ("geen winst",), is_open=True)
    value = signed(euro(summary.net_eur), round(summary.net_eur))
    return Tile("money", title, value, (f"t/m {summary.horizon}: {signed_euro(summary.net_horizon_eur)}",))


def signed_euro(amount: float) -> str:
    """``+€ 1,2 mln``, ``−€ 340.000``."""
    return signed(euro(amount), round(amount))


def _loses(summary: Summary) -> Tile:
    title = "Wacht of verliest"
    waiting = summary.waiting_lines
    if waiting and waiting[0].waiting >= NOTICEABLE_PEOPLE:
        first, others = waiting[0], len(waiting) - 1
        also = AND_MORE if others else ""
        word = "wacht" if count(first.waiting) == "1" else "wachten"
        return Tile("loses", title, f"{count(first.waiting)} {word}", (name_in_sentence(first.name) + also,))
    cuts = sorted((choice for choice in summary.choices if choice.spend_eur < 0), key=lambda choice: choice.spend_eur)
    if not cuts:
        later = f"vanaf {summary.term_end + 1} wachten mensen" if waiting else ""
        return Tile("loses", title, "niemand" if summary.changed else "als nu", (later,) if later else ())
    first_cut, others = cuts[0], len(cuts) - 1
    also = AND_MORE if others else ""
    if first_cut.counts_people and abs(first_cut.participants) >= NOTICEABLE_PEOPLE:
        value = f"{count(abs(first_cut.participants))} minder"
    else:
        value = f"{euro(-first_cut.spend_eur)} minder"
    field = f", taakveld {first_cut.task_field}" if first_cut.task_field else ""
    return Tile("loses", title, value, (name_in_sentence(first_cut.name) + field + also,))


def open_tile_room(summary: Summary) -> tuple[int, int]:
    """How many words and numbers the fourth tile, which needs the draws, takes at most."""
    return WITH_ODDS if summary.open_share <= NO_ODDS_ABOVE else WITH_THRESHOLD


def open_tile(summary: Summary, bands: Bands | None, thresholds: Thresholds | None) -> Tile:
    """The fourth: euro without an established effect and what one must believe, or how sure the rest is."""
    if not summary.changed or bands is None:
        return Tile("open", "Wat niemand weet", "nog niets gekozen")
    odds = _odds_line(summary)
    if summary.open_eur < NOTICEABLE_EUR:
        if not summary.moved_eur:
            return Tile("open", "Wat niemand weet", "wat wachten doet", is_open=True)
        if bands.odds_horizon is None:
            line = short_threshold(thresholds) if thresholds is not None else ""
            return Tile("open", "Wat niemand weet", UNKNOWN, (line,) if line else (), is_open=True)
        return Tile("open", "Hoe zeker is dit?", out_of_ten(bands.odds_horizon), (odds,))
    title = "Wat niemand weet"
    value = euro(summary.open_eur)
    if bands.odds_horizon is not None:
        line = f"{odds}: {out_of_ten(bands.odds_horizon)}"
    else:
        line = short_threshold(thresholds) if thresholds is not None else ""
    return Tile("open", title, value, (line,) if line else (), is_open=True)


def _odds_line(summary: Summary) -> str:
    """What the odds are about: money that is spent is earned back, a cut or a ceiling is not dearer."""
    earns_back = summary.more_eur >= NOTICEABLE_EUR and summary.more_eur >= summary.less_eur
    return "terugverdiend" if earns_back else "niet duurder"


def tiles_text(tiles: tuple[Tile, ...]) -> str:
    """All that stands in the tiles, for counting what a reader has to read."""
    return " ".join(" ".join((tile.title, tile.value, *tile.lines)) for tile in tiles)


def tile_words(tile: Tile) -> str:
    """A tile on one line, for a table."""
    return " · ".join((tile.value, *tile.lines))
