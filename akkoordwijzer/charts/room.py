"""Pictures for a room: spreads and guesses without names."""

from collections.abc import Mapping, Sequence

from akkoordwijzer.charts.chart import BLUE, ORANGE, Chart, Table, colour, new_figure
from akkoordwijzer.content.numbers import count, number
from akkoordwijzer.conversation.moves import Range
from akkoordwijzer.conversation.state import Spread
from akkoordwijzer.report.room import RoomKnob, amount

ROW = 62


def spread_chart(spread: Mapping[str, Spread], knobs: Sequence[RoomKnob], dark: bool = False) -> Chart:
    """Per knob a bar from the lowest to the highest wish, with how many filled it in; nobody's name."""
    shown = [knob for knob in knobs if knob.id in spread]
    figure = new_figure("Euro per inwoner per jaar, meer of minder dan nu", dark, 80 + ROW * len(shown), left=190)
    ink = colour(BLUE, dark)
    rows = []
    for at, knob in enumerate(reversed(shown)):
        found = spread[knob.id]
        figure.add_scatter(
            x=[found.least, found.most], y=[at, at], mode="lines+markers", line={"color": ink, "width": 8},
            marker={"size": 16, "color": ink}, hoverinfo="skip",
        )  # fmt: skip
        words = f"{amount(found.least)} tot {amount(found.most)} ({count(found.touched)} partijen)"
        figure.add_annotation(x=(found.least + found.most) / 2, y=at, text=words, showarrow=False, yshift=20)
        rows.append((knob.name, amount(found.least), amount(found.most), count(found.touched)))
    figure.add_vline(x=0, line_width=2)
    figure.update_xaxes(tickformat=",.0f", showgrid=True)
    figure.update_yaxes(
        tickvals=list(range(len(shown))),
        ticktext=[knob.name for knob in reversed(shown)],
        range=[-0.6, len(shown) - 0.3],
    )
    table = Table(("Knop", "Laagste", "Hoogste", "Ingevuld door"), tuple(reversed(rows)))
    said = ". ".join(f"{row[0]}: van {row[1]} tot {row[2]}, {row[3]} partijen" for row in table.rows)
    return Chart(figure, f"Spreiding van de wensen, zonder namen. {said}.", table)


def guesses_chart(guesses: Sequence[float], outcome: float | None, unit: str, dark: bool = False) -> Chart:
    """A dot per guess on a line, and the outcome as a line across it once it is there."""
    figure = new_figure(unit, dark, 260, left=20)
    # Dots at one place stand above each other.
    heights = [sum(other == value for other in guesses[:at]) for at, value in enumerate(guesses)]
    figure.add_scatter(
        x=list(guesses), y=heights, mode="markers", marker={"size": 22, "color": colour(BLUE, dark)}, hoverinfo="skip"
    )
    words = ", ".join(_short(value) for value in guesses)
    alt = f"{count(len(guesses))} schattingen: {words}."
    if outcome is not None:
        ink = colour(ORANGE, dark)
        figure.add_vline(x=outcome, line_width=4, line_color=ink)
        figure.add_annotation(
            x=outcome, y=1, yref="paper", text=f"<b>uitkomst {_short(outcome)}</b>", showarrow=False, yanchor="bottom",
            font={"color": ink, "size": 18},
        )  # fmt: skip
        alt += f" De uitkomst is {_short(outcome)}."
    figure.update_yaxes(visible=False, range=[-0.8, max([3, *heights]) + 0.5])
    rows = tuple((count(at + 1), _short(value)) for at, value in enumerate(guesses))
    return Chart(figure, alt, Table(("Nummer", unit or "Schatting"), rows))


def estimates_chart(
    rounds: Mapping[int, Sequence[Range]], threshold: float | None, factor: float, unit: str, dark: bool = False
) -> Chart:
    """Ranges with their middle per round, without names, and the threshold as a line across."""
    bars = [(number_, one) for number_ in sorted(rounds, reverse=True) for one in reversed(rounds[number_])]
    figure = new_figure(unit, dark, 90 + 30 * max(2, len(bars)), left=90)
    rows = []
    for at, (round_, one) in enumerate(bars):
        ink = colour(BLUE if round_ == 1 else ORANGE, dark)
        low, mid, high = (value * factor for value in (one.low, one.mid, one.high))
        figure.add_scatter(x=[low, high], y=[at, at], mode="lines", line={"color": ink, "width": 6}, hoverinfo="skip")
        figure.add_scatter(x=[mid], y=[at], mode="markers", marker={"size": 15, "color": ink}, hoverinfo="skip")
        rows.append((f"ronde {round_}", _short(low), _short(mid), _short(high)))
    said = "; ".join(f"{round_}: {low} tot {high}, midden {mid}" for round_, low, mid, high in reversed(rows))
    alt = f"{count(len(bars))} inschattingen, zonder namen. {said[:1].upper()}{said[1:]}."
    if threshold is not None:
        figure.add_vline(x=threshold * factor, line_width=3, line_dash="dash")
        figure.add_annotation(
            x=threshold * factor, y=1, yref="paper", text=f"omslagpunt {_short(threshold * factor)}", showarrow=False,
            yanchor="bottom",
        )  # fmt: skip
        alt += f" Het omslagpunt is {_short(threshold * factor)}."
    labels = [f"ronde {round_}" for round_, _ in bars]
    figure.update_yaxes(tickvals=list(range(len(bars))), ticktext=labels, range=[-0.8, len(bars) - 0.2])
    return Chart(figure, alt, Table(("Ronde", "Laag", "Midden", "Hoog"), tuple(reversed(rows))))


def _short(value: float) -> str:
    return number(value, 0 if abs(value) >= 100 or value == round(value) else 1)


__all__ = ["estimates_chart", "guesses_chart", "spread_chart"]
