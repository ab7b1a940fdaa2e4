"""Charts of the ledger: who gains, what each choice contributes, what drives the outcome."""

import numpy as np

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, new_figure, scale_of
from akkoordwijzer.content.numbers import euro, signed
from akkoordwijzer.model.drivers import Driver
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.report.words import names, parameter_words

SHOWN_DRIVERS = 8
# Share of the width kept free on both sides, so that amounts beside the bars do not run into the names.
TEXT_ROOM = 0.28
BAR = 44


def waterfall(outcome: Outcome, shares: dict[str, float], dark: bool = False) -> Chart:
    """What each intervention and ceiling adds to the cumulative result at the horizon; the last bar is the sum."""
    known = names(outcome.case)
    rows = sorted(shares.items(), key=lambda item: item[1])
    labels = [known.get(key.removeprefix("ceiling."), key) for key, _ in rows]
    labels = [
        f"Plafond {label.lower()}" if key.startswith("ceiling.") else label
        for label, (key, _) in zip(labels, rows, strict=True)
    ]
    values = [value for _, value in rows]
    total = sum(values)
    divisor, unit = scale_of([*values, total])
    last = outcome.case.settings.calendar[-1]
    figure = new_figure(f"{unit}, netto voor de gemeente tot en met {last}", dark, 110 + BAR * (len(rows) + 1))
    figure.add_waterfall(
        y=[*labels, "Samen"],
        x=[*(round(value / divisor, 4) for value in values), 0],
        measure=[*["relative"] * len(values), "total"],
        orientation="h",
        text=[*(signed(euro(value), round(value)) for value in values), signed(euro(total), round(total))],
        textposition="outside",
        cliponaxis=False,
        increasing={"marker": {"color": colour(BLUE, dark)}},
        decreasing={"marker": {"color": colour(ORANGE, dark)}},
        totals={"marker": {"color": colour(GREY, dark)}},
        connector={"line": {"color": colour(GREY, dark), "width": 1}},
        hoverinfo="skip",
    )
    steps = np.cumsum([0.0, *values]) / divisor
    room = TEXT_ROOM * max(float(steps.max() - steps.min()), 1e-9)
    figure.update_yaxes(autorange="reversed", tickformat=None)
    figure.update_xaxes(tickformat=",.3~f", showgrid=True, range=[float(steps.min()) - room, float(steps.max()) + room])
    parts = "; ".join(
        f"{label} {signed(euro(value), round(value))}" for label, value in zip(labels, values, strict=True)
    )
    alt = f"Bijdrage per keuze aan het netto resultaat tot en met {last}, bij de meest waarschijnlijke waarden: "
    alt += f"{parts}. Samen {euro(total)}."
    table = tuple((label, signed(euro(value), round(value))) for label, value in zip(labels, values, strict=True))
    return Chart(figure, alt, Table(("Keuze", "Bijdrage"), (*table, ("Samen", signed(euro(total), round(total))))))


def drivers(outcome: Outcome, ranked: list[Driver], dark: bool = False) -> Chart:
    """The assumptions that move the result most: the result with each at its low and at its high."""
    shown = [driver for driver in ranked[:SHOWN_DRIVERS] if driver.swing > 0]
    labels = [parameter_words(outcome.case, driver.parameter) for driver in shown]
    wrapped = [_wrapped(label) for label in labels]
    divisor, unit = scale_of([value for driver in shown for value in (driver.at_low, driver.at_high)])
    last = outcome.case.settings.calendar[-1]
    figure = new_figure(f"{unit}, netto tot en met {last}", dark, 110 + BAR * max(1, len(shown)))
    ends = (("laag", "at_low", "circle", ORANGE), ("hoog", "at_high", "diamond", BLUE))
    for label, driver in zip(wrapped, shown, strict=True):
        figure.add_scatter(
            y=[label, label],
            x=[driver.at_low / divisor, driver.at_high / divisor],
            mode="lines",
            line={"color": colour(GREY, dark), "width": 4},
            showlegend=False,
            hoverinfo="skip",
        )
    for name, field, symbol, ink in ends:
        figure.add_scatter(
            y=wrapped,
            x=[round(getattr(driver, field) / divisor, 4) for driver in shown],
            mode="markers",
            marker={"color": colour(ink, dark), "symbol": symbol, "size": 13},
            name=f"aanname {name}",
            hovertemplate="%{x:,.2f}",
        )
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": -0.12, "x": 0}, hovermode="closest")
    figure.update_yaxes(autorange="reversed", tickformat=None)
    figure.update_xaxes(tickformat=",.3~f", showgrid=True)
    first = shown[0] if shown else None
    alt = "Van wat gemeten is, hangt deze uitkomst niet af."
    if first:
        alt = f"Waar de uitkomst het meest van afhangt: {labels[0]}. "
        alt += f"Laag {euro(first.at_low)}, hoog {euro(first.at_high)}."
    rows = tuple((label, euro(d.at_low), euro(d.at_high)) for label, d in zip(labels, shown, strict=True))
    return Chart(figure, alt, Table(("Aanname", "Bij laag", "Bij hoog"), rows or (("geen", "—", "—"),)))


def _wrapped(text: str, width: int = 38) -> str:
    """A label over two lines where it is long, so that the bars keep room."""
    if len(text) <= width:
        return text
    cut = text.rfind(" ", 0, width)
    return f"{text[:cut]}<br>{text[cut + 1 :]}" if cut > 0 else text
