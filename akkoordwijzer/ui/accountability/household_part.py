"""Verantwoording: the prices of a case, and why shelter costs something else there than in the model."""

import streamlit as st

from akkoordwijzer.charts.chart import Table
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import euro
from akkoordwijzer.figures import queries
from akkoordwijzer.household.checks import differing_prices
from akkoordwijzer.household.prices import Price
from akkoordwijzer.household.shelf import Shelf
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.report.household import unknown_sentence
from akkoordwijzer.report.household_rows import STATUSES, shelter_sentence
from akkoordwijzer.report.words import GRADES, PAYERS_IN_A_SENTENCE
from akkoordwijzer.ui.accountability.listing import draw_listing, matching, search_box
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import show_table

KEY = "accountability_households"
COLUMNS = ("Prijs", "Waarvoor", "Laag · meest waarschijnlijk · hoog", "Wie betaalt", "Herkomst", "Som", "Bron")
PLACE, LINE = "shelter_place_year", "shelter.unit_cost"


def draw_households() -> None:
    """Shelter twice, prices that differ from the model, unknown prices by name, and all prices to search."""
    shelf, region = data.shelf(), session.visitor().region
    st.markdown(f"**Opvang heeft twee prijzen.** {plain(shelter_sentence(shelf, _model_eur(region)))}")
    show_table(shelter_table(shelf, region))
    _differing(shelf)
    unknown = unknown_sentence(tuple(price for price in shelf.book.prices.values() if not price.known))
    if unknown:
        st.markdown(plain(unknown))
    words = search_box(KEY, "Zoek een prijs, bijvoorbeeld: huisarts, uitzetting")
    prices = sorted((price for price in shelf.book.prices.values()), key=lambda price: price.label)
    draw_listing(KEY, COLUMNS, matching([_row(price) for price in prices], words), ("prijs", "prijzen"))


def shelter_table(shelf: Shelf, region: str) -> Table:
    """A place for a year in a case beside a client-year of the task field in the model, each with its range."""
    place, line = shelf.book[PLACE], parameters(data.kit(region).case())[LINE]
    return Table(
        ("Opvang", "In een casus", "In ‘Wat als?’"),
        (
            ("Wat is het?", f"{place.label}, {place.unit}", "het hele taakveld, per persoon die er verblijft"),
            ("Prijs", euro(place.ends.mid), euro(line.mid)),
            (
                "Laag tot hoog",
                f"{euro(place.ends.low)} tot {euro(place.ends.high)}",
                f"{euro(line.low)} tot {euro(line.high)}",
            ),
            ("Som", place.arithmetic or "", line.arithmetic or ""),
            ("Bron", _sources(place.sources), _sources(line.sources)),
        ),
    )


def _model_eur(region: str) -> float:
    return parameters(data.kit(region).case())[LINE].mid


def _differing(shelf: Shelf) -> None:
    """Prices of help that are not those of the library: each by name, or that there are none."""
    found = differing_prices(shelf)
    if not found:
        st.markdown("Elke andere maatregel kost in een casus evenveel als in ‘Wat als?’.")
        return
    st.markdown("Bij deze maatregelen is de prijs in een casus een andere dan in ‘Wat als?’. Waarom, staat erachter.")
    rows = tuple(
        (price.label, f"{euro(price.ends.mid)} {price.unit}", euro(model_eur), price.note or price.arithmetic or "")
        for price, model_eur in found
    )
    show_table(Table(("Maatregel", "In een casus", "In ‘Wat als?’", "Waarom"), rows))


def _row(price: Price) -> tuple[str, ...]:
    if price.known:
        ends = price.ends
        amounts = " · ".join(euro(value) for value in (ends.low, ends.mid, ends.high))
    else:
        amounts = "onbekend"
    grade = f", {GRADES[price.grade]}" if price.grade else ""
    use = {"add": "", "apart": " Een waarde, geen uitgave.", "compare": " Alleen om te vergelijken."}[price.use]
    return (
        price.label,
        price.unit,
        amounts,
        ", ".join(PAYERS_IN_A_SENTENCE[payer] for payer in price.payers),
        f"{STATUSES[price.status]}{grade}.{use}",
        price.arithmetic or price.note or "",
        _sources(price.sources),
    )


def _sources(ids: tuple[str, ...]) -> str:
    found = (queries.source(data.figures(), name) for name in ids)
    return "; ".join(f"{source.publisher}: {source.title}" for source in found if source) or "geen bron"
