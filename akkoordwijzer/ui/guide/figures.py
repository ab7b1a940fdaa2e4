"""The figures beside a dilemma as HTML: the own municipality, and next to it the country."""

from html import escape

from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures.cards import Card
from akkoordwijzer.figures.peers import Peers, similar
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.quoted import without_empty_decimals
from akkoordwijzer.figures.spending_queries import Split
from akkoordwijzer.figures.tables import BUDGET_SOURCE
from akkoordwijzer.figures.words import amount, unit_words, when_words
from akkoordwijzer.library.dilemma_figures import DilemmaFigures, dilemma_figures
from akkoordwijzer.library.dilemmas import Dilemma
from akkoordwijzer.report.spending import other_period
from akkoordwijzer.ui.guide.texts import sources_html
from akkoordwijzer.ui.shared import data

ONLY_NATIONAL = "landelijk cijfer"


def figures_of(dilemmas: tuple[Dilemma, ...], code: str) -> dict[str, DilemmaFigures]:
    """The figures of some dilemmas, by id."""
    return dilemma_figures(data.figures(), dilemmas, code, peers_of(code))


def peers_of(code: str) -> Peers | None:
    """Municipalities like this one; nobody for the country."""
    return None if code == NATION else similar(data.regions(), code)


def first_html(found: DilemmaFigures, code: str) -> str:
    """The one figure on the card of a dilemma."""
    card = found.first
    if card is None:
        return '<p class="figure">Nog geen cijfer gevonden.</p>'
    where = "Nederland" if card.national or code == NATION else data.regions()[code].name
    words = [f"{where}, {period_words(card.shown.period)}"]
    if not card.national:
        words += [card.own_words] if card.own_words else []
        words += [f"Nederland {card.nation_words}"] if card.nation_words else []
    return (
        f'<p class="figure"><b>{escape(_amount(card))}</b> {escape(card.indicator.label)}'
        f"<br><small>{escape(' · '.join(words))}</small></p>"
    )


def tiles_html(found: DilemmaFigures, code: str, with_sources: bool = True) -> str:
    """Two or three tiles, and one with the money where the dilemma is about it."""
    tiles = [_tile(card, code, with_sources) for card in found.cards]
    if found.spending is not None and found.spending.of_hundred is not None:
        tiles.append(_money(found.spending, found.nation_spending, code, with_sources))
    return f'<div class="facts">{"".join(tiles)}</div>'


def _tile(card: Card, code: str, with_sources: bool) -> str:
    where = f'<em class="mark">{ONLY_NATIONAL}</em> ' if card.national else ""
    lines = [where + escape(" · ".join(filter(None, (unit_words(card.unit), _when(card)))))]
    if not card.national and code != NATION:
        if card.own_words:
            lines.append(f"Dat is {escape(card.own_words)}.")
        if card.nation_words:
            lines.append(f"Nederland: <b>{escape(card.nation_words)}</b>{escape(other_period(card))}")
        peers = peers_of(code)
        if card.rank is not None and peers is not None:
            lines.append(escape(card.rank.words(peers.words)))
    below = sources_html([card.shown.source]) if with_sources else ""
    return _fact(escape(card.indicator.label), escape(_amount(card)), lines, below)


def _money(own: Split, nation: Split | None, code: str, with_sources: bool) -> str:
    share = own.of_hundred
    lines = [f"van elke € 100 gaat naar voorkomen; € {100 - (share or 0)} naar zware zorg (begroting {own.year})"]
    if code != NATION and nation is not None and nation.of_hundred is not None:
        lines.append(f"Nederland: <b>€ {nation.of_hundred}</b>")
    return _fact("Geld voor voorkomen", f"€ {share}", lines, sources_html([BUDGET_SOURCE]) if with_sources else "")


def _fact(title: str, value: str, lines: list[str], below: str) -> str:
    rows = "".join(f"<span>{line}</span>" for line in lines if line)
    return f'<section class="fact"><p class="what">{title}</p><strong>{value}</strong>{rows}{below}</section>'


def _amount(card: Card) -> str:
    return without_empty_decimals(amount(card.shown.value, card.unit))


def _when(card: Card) -> str:
    return when_words(card.shown.period, card.shown.status)
