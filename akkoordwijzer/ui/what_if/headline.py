"""On top: one sentence with odds, and the four outcomes that matter."""

import streamlit as st

from akkoordwijzer.content.numbers import count, euro, out_of_ten, signed
from akkoordwijzer.report.sentences import earns_back, main_sentence
from akkoordwijzer.report.summary import Band, Summary


def draw_sentence(summary: Summary, driver: str | None, key: str = "sentence") -> None:
    """The sentence on top; ``key`` names its style. The page script has a screen reader say every new one."""
    with st.container(key=key):
        st.markdown(main_sentence(summary, driver))


def draw_headline(summary: Summary, driver: str | None = None) -> None:
    """The sentence and the outcomes, each with its band and its hard part."""
    draw_sentence(summary, driver)
    first, second, third, fourth = st.columns(4)
    places = summary.places_change
    first.metric(
        f"Vraag naar specialistische zorg in {summary.term_end}",
        f"{signed(count(places.middle), round(places.middle))} plekken" if summary.changed else "gelijk",
        help="Eén plek is één persoon die een jaar lang specialistische zorg nodig heeft. Wie twee soorten zorg heeft, "
        "telt twee keer. Tegenover ongewijzigd beleid.",
    )
    hard = summary.hard_places_change.middle
    certain = f" Alleen harde effecten: {signed(count(hard), round(hard))}." if summary.changed else ""
    waiting = f" Er wachten {count(summary.waiting.middle)} mensen." if summary.waiting.middle >= 0.5 else ""
    first.caption(_range(places, money=False, changed=summary.changed) + certain + waiting)
    second.metric(f"Netto tot en met {summary.term_end}", _money(summary.net_term, summary.changed), help=_NET)
    second.caption(_range(summary.net_term, True, summary.changed) + _hard(summary.hard_net_term, summary.changed))
    third.metric(f"Netto tot en met {summary.horizon}", _money(summary.net_horizon, summary.changed), help=_NET)
    third.caption(_range(summary.net_horizon, True, summary.changed) + _hard(summary.hard_net_horizon, summary.changed))
    odds = out_of_ten(summary.odds_horizon) if summary.changed else "—"
    fourth.metric(
        f"{'Terugverdiend' if earns_back(summary) or not summary.changed else 'Niet duurder uit'} in {summary.horizon}",
        odds,
        help="In hoeveel van de 2.000 doorrekeningen de gemeente dan geld overhoudt of quitte speelt.",
    )
    if summary.changed:
        fourth.caption(
            f"Tot en met {summary.term_end}: {out_of_ten(summary.odds_term)}. "
            f"Alleen harde effecten, {summary.horizon}: {out_of_ten(summary.hard_odds_horizon)}."
        )


_NET = (
    "Wat de gemeente overhoudt (plus) of meer kwijt is (min), alle jaren opgeteld, tegenover ongewijzigd beleid. "
    "De middelste van 2.000 doorrekeningen. Lees de band als: minstens zo onzeker (zie Terugblik bij Verantwoording)."
)


def _money(band: Band, changed: bool) -> str:
    return signed(euro(band.middle), round(band.middle)) if changed else "€ 0"


def _range(band: Band, money: bool, changed: bool) -> str:
    if not changed:
        return "Ongewijzigd beleid."
    show = euro if money else count
    if round(band.low) == round(band.high) == 0:
        return "9 van de 10 keer geen verschil."
    return f"9 van de 10 keer tussen {show(band.low)} en {show(band.high)}."


def _hard(band: Band, changed: bool) -> str:
    return f" Hard te boeken: {euro(band.middle)}." if changed else ""
