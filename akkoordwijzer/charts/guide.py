"""Where the examples are: a dot map of the country."""

from collections.abc import Mapping, Sequence

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, new_figure
from akkoordwijzer.charts.country import LATITUDES, LONGITUDES, RATIO
from akkoordwijzer.content.numbers import count, counted
from akkoordwijzer.figures.queries import NATION, Region
from akkoordwijzer.library.guide_search import Dot

MAP_HEIGHT = 520
# Names beside the dots only while they can be kept apart.
MOST_NAMES = 6


def practice_map(dots: Sequence[Dot], regions: Mapping[str, Region], own: str, dark: bool = False) -> Chart:
    """Every municipality a small dot, one with an example a large one, the own one a diamond."""
    figure = new_figure("grote stip: hier is een voorbeeld", dark, MAP_HEIGHT)
    known = {r.code: r for r in regions.values() if r.longitude is not None and r.latitude is not None}
    figure.add_scatter(
        x=[region.longitude for region in known.values()],
        y=[region.latitude for region in known.values()],
        mode="markers",
        marker={"size": 4, "color": colour(GREY, dark), "opacity": 0.45},
        hoverinfo="skip",
        name="gemeenten",
    )
    places: dict[tuple[str, float, float], list[str]] = {}
    for dot in dots:
        places.setdefault((dot.municipality, dot.longitude, dot.latitude), []).append(dot.practice.name)
    names = [name for name, _, _ in places]
    figure.add_scatter(
        x=[x for _, x, _ in places],
        y=[y for _, _, y in places],
        mode="markers+text" if len(places) <= MOST_NAMES else "markers",
        text=names,
        textposition="top center",
        marker={"size": [11 + 4 * len(found) for found in places.values()], "color": colour(BLUE, dark)},
        customdata=[f"{name}: {', '.join(found)}" for (name, _, _), found in places.items()],
        hovertemplate="%{customdata}<extra></extra>",
        name="voorbeelden",
    )
    if own in known and own != NATION:
        figure.add_scatter(
            x=[known[own].longitude],
            y=[known[own].latitude],
            mode="markers",
            marker={"size": 15, "symbol": "diamond-open", "color": colour(ORANGE, dark), "line": {"width": 3}},
            hovertemplate=f"{known[own].name} (uw gemeente)<extra></extra>",
            name="uw gemeente",
        )
    figure.update_xaxes(visible=False, constrain="domain", range=LONGITUDES)
    figure.update_yaxes(visible=False, scaleanchor="x", scaleratio=RATIO, range=LATITUDES)
    figure.update_layout(hovermode="closest", margin={"l": 8, "r": 8, "t": 28, "b": 8})
    rows = tuple((name, count(len(found)), ", ".join(found)) for (name, _, _), found in sorted(places.items()))
    alt = f"Kaart: voorbeelden in {counted(len(places), 'gemeente', 'gemeenten')}"
    alt += f": {', '.join(f'{name} ({many})' for name, many, _ in rows)}." if rows else "."
    return Chart(figure, alt, Table(("Gemeente", "Aantal", "Voorbeelden"), rows))
