"""All municipalities at once: how a figure is spread, and where it is high or low on the map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, cos, radians, sqrt
from statistics import median, quantiles

import plotly.graph_objects as go

from akkoordwijzer.charts.chart import BLUE, GREY, ORANGE, Chart, Table, colour, faded, new_figure
from akkoordwijzer.content.numbers import counted
from akkoordwijzer.figures.peers import LocalValue
from akkoordwijzer.figures.place import Rank, places, rank
from akkoordwijzer.figures.queries import Region
from akkoordwijzer.figures.records import Indicator, Unit
from akkoordwijzer.figures.words import STATUSES, comparable_scale, comparable_unit, comparable_words

# One hue from light to dark: readable for the colour-blind and in grey print.
LIGHT_TO_DARK = ("#d3e3f1", "#9dc3e2", "#5c98cb", "#22679f", "#0b3a66")
BINS = 48
DOT = 8
# How far a label reaches to each side, as a share of the axis.
LABEL_ROOM = 0.12
MAP_HEIGHT = 640
LONGITUDES, LATITUDES = (3.3, 7.3), (50.65, 53.6)
# Degrees of longitude are shorter than degrees of latitude at this height.
RATIO = 1 / cos(radians(52.2))


@dataclass(frozen=True, slots=True)
class Country:
    """Municipal values of one indicator in one period, highest first, with the region they are shown for.

    ``own``: a municipality to mark, or nothing; ``peers``: those drawn darker; ``nation``: the value of the country.
    """

    indicator: Indicator
    unit: Unit
    values: tuple[LocalValue, ...]
    regions: Mapping[str, Region]
    own: str | None = None
    peers: frozenset[str] = frozenset()
    nation: float | None = None

    def words(self, value: float) -> str:
        """A value as it is compared."""
        return comparable_words(value, self.indicator, self.unit)

    def rank(self, code: str) -> Rank | None:
        """Where a municipality stands among all that have a value."""
        return rank(_values(self), code)

    @property
    def own_value(self) -> LocalValue | None:
        """The value of the marked municipality, if it has one."""
        return next((value for value in self.values if value.region == self.own), None)


def distribution(country: Country, dark: bool = False) -> Chart:
    """Every municipality a dot, stacked where values are alike; the own one a diamond, the country a line."""
    factor = comparable_scale(country.indicator, country.unit)
    figure = new_figure(f"{comparable_unit(country.indicator, country.unit)}; elke stip is een gemeente", dark)
    stacked = _stacked(country, factor)
    layers = (
        ("andere gemeenten", GREY, "circle", DOT, 0.55),
        ("vergeleken gemeenten", BLUE, "square", DOT, 1.0),
        ("uw gemeente", ORANGE, "diamond", 14, 1.0),
    )
    for layer, (name, paint, symbol, size, opacity) in enumerate(layers):
        dots = [dot for dot in stacked if _layer(country, dot[0].region) == layer]
        figure.add_scatter(
            x=[x for _, x, _ in dots],
            y=[y for _, _, y in dots],
            mode="markers",
            marker={"size": size, "color": colour(paint, dark), "symbol": symbol, "opacity": opacity},
            customdata=[f"{_name(country, value)}: {country.words(value.value)}" for value, _, _ in dots],
            hovertemplate="%{customdata}<extra></extra>",
            name=name,
        )
    highest = max(y for _, _, y in stacked)
    _mark(figure, country, stacked, factor, dark)
    figure.update_yaxes(visible=False, range=[-0.5, highest + 8])
    figure.update_xaxes(tickformat=_tickformat([value.value * factor for value in country.values]))
    figure.update_layout(hovermode="closest", height=int(min(460, 150 + highest * DOT)))
    return Chart(figure, _alt(country), table(country))


def _layer(country: Country, code: str) -> int:
    """0 for others, 1 for peers, 2 for the own municipality: later layers lie on top."""
    return 2 if code == country.own else int(code in country.peers)


def dot_map(country: Country, inhabitants: Mapping[str, float], dark: bool = False) -> Chart:
    """The country as dots: size by inhabitants, colour by value, the own municipality also by shape."""
    factor = comparable_scale(country.indicator, country.unit)
    figure = new_figure(comparable_unit(country.indicator, country.unit), dark, MAP_HEIGHT)
    known = {value.region: value for value in country.values}
    numbers = [value.value * factor for value in country.values]
    low, high = _ends(numbers)
    scale = tuple(reversed(LIGHT_TO_DARK)) if dark else LIGHT_TO_DARK
    places = [r for r in country.regions.values() if r.longitude is not None and r.latitude is not None]
    absent = [region for region in places if region.code not in known]
    _dots(figure, absent, "geen cijfer", {"size": 6, "symbol": "circle-open", "color": colour(GREY, dark)}, country)
    # Large dots first, so that small neighbours stay visible.
    drawn = [r for r in places if r.code in known and r.code != country.own]
    drawn.sort(key=lambda region: -inhabitants.get(region.code, 0.0))
    marker = {
        "size": [_size(inhabitants.get(region.code, 0.0)) for region in drawn],
        "color": [known[region.code].value * factor for region in drawn],
        "colorscale": [[at / (len(scale) - 1), paint] for at, paint in enumerate(scale)],
        "opacity": 0.9,
        "cmin": low,
        "cmax": high,
        "line": {"width": 1, "color": colour(GREY, dark)},
        "colorbar": {
            "orientation": "h",
            "y": -0.02,
            "yanchor": "top",
            "thickness": 14,
            "len": 0.8,
            "tickformat": _tickformat(numbers),
            "nticks": 5,
        },
    }
    _dots(figure, drawn, "gemeenten", marker, country)
    own = country.regions.get(country.own or "")
    if own and own.longitude is not None and own.code in known:
        mine = {key: marker[key] for key in ("colorscale", "cmin", "cmax")}
        mine |= {"size": [22], "color": [known[own.code].value * factor], "symbol": "diamond"}
        mine["line"] = {"width": 3, "color": colour(ORANGE, dark)}
        _dots(figure, [own], "uw gemeente", mine, country)
        figure.add_annotation(
            x=own.longitude, y=own.latitude, text=f"<b>{own.name}</b>", showarrow=False, yshift=22,
            bgcolor=faded(GREY, dark, 0.0) if dark else "rgba(255,255,255,0.75)",
        )  # fmt: skip
    figure.update_xaxes(visible=False, constrain="domain", range=LONGITUDES)
    figure.update_yaxes(visible=False, scaleanchor="x", scaleratio=RATIO, range=LATITUDES)
    figure.update_layout(hovermode="closest", margin={"l": 8, "r": 8, "t": 28, "b": 60})
    return Chart(figure, _alt(country) + _where(country), table(country))


def table(country: Country) -> Table:
    """All municipalities with a value, from high to low; equal values share a place."""
    stands, rows = places(_values(country)), []
    for value in country.values:
        mark = " (uw gemeente)" if value.region == country.own else ""
        rows.append(
            (
                f"{stands[value.region]}e",
                _name(country, value) + mark,
                country.words(value.value),
                STATUSES[value.status],
            )
        )
    return Table(("Plaats", "Gemeente", "Waarde", "Status"), tuple(rows))


def _values(country: Country) -> dict[str, float]:
    return {value.region: value.value for value in country.values}


def _stacked(country: Country, factor: float) -> list[tuple[LocalValue, float, int]]:
    """Each value with a place on the axis and a height in the stack of its bin."""
    values = country.values
    low, high = min(v.value for v in values) * factor, max(v.value for v in values) * factor
    width = (high - low) / BINS or 1.0
    if country.indicator.per is None:
        # Rounded values: bins of a whole number of steps, or some bins get twice as many by chance.
        step = 10.0**-country.unit.decimals
        width = max(1, ceil(width / step - 1e-9)) * step
    heights: dict[int, int] = {}
    found = []
    for value in sorted(values, key=lambda item: (item.value, item.region)):
        number = min(int((value.value * factor - low) / width + 1e-9), BINS - 1)
        heights[number] = heights.get(number, -1) + 1
        found.append((value, low + (number + 0.5) * width, heights[number]))
    return found


def _mark(
    figure: go.Figure, country: Country, stacked: list[tuple[LocalValue, float, int]], factor: float, dark: bool
) -> None:
    if country.nation is not None:
        at = country.nation * factor
        figure.add_vline(x=at, line={"color": colour(GREY, dark), "dash": "dash", "width": 2})
        figure.add_annotation(
            x=at, y=1, yref="paper", text=f"Nederland {country.words(country.nation)}", showarrow=False, xanchor="left",
            xshift=6, yanchor="top", font={"color": colour(GREY, dark), "size": 14},
        )  # fmt: skip
    for value, x, y in stacked:
        if value.region == country.own:
            text = f"<b>{_name(country, value)} {country.words(value.value)}</b>"
            span = (stacked[-1][1] - stacked[0][1]) * LABEL_ROOM
            above = max(height for _, near, height in stacked if abs(near - x) <= span) + 3
            figure.add_annotation(
                x=x, y=y, text=text, arrowhead=0, arrowcolor=colour(ORANGE, dark), ax=x, ay=above, axref="x", ayref="y",
                font={"color": colour(ORANGE, dark), "size": 15},
            )  # fmt: skip


def _dots(figure: go.Figure, regions: Sequence[Region], name: str, marker: dict[str, object], country: Country) -> None:
    known = {value.region: country.words(value.value) for value in country.values}
    figure.add_scatter(
        x=[region.longitude for region in regions],
        y=[region.latitude for region in regions],
        mode="markers",
        marker=marker,
        customdata=[f"{region.name}: {known.get(region.code, 'geen cijfer')}" for region in regions],
        hovertemplate="%{customdata}<extra></extra>",
        name=name,
    )


def _size(inhabitants: float) -> float:
    return 6 + sqrt(inhabitants / 1e6) * 34


def _ends(numbers: Sequence[float]) -> tuple[float, float]:
    """The ends of the colours: the outermost twentieths share a colour, or one city would bleach the rest."""
    if len(numbers) < 20:
        return min(numbers), max(numbers)
    cuts = quantiles(numbers, n=20)
    return cuts[0], cuts[-1]


def _tickformat(numbers: Sequence[float]) -> str:
    return ",.1f" if max(numbers) - min(numbers) < 6 else ",.0f"


def _name(country: Country, value: LocalValue) -> str:
    return country.regions[value.region].name


def _alt(country: Country) -> str:
    values, highest, lowest = country.values, country.values[0], country.values[-1]
    middle = median(value.value for value in values)
    text = f"{country.indicator.label}, {counted(len(values), 'gemeente', 'gemeenten')}: "
    text += f"middelste {country.words(middle)}, "
    text += f"hoogste {country.words(highest.value)} ({_name(country, highest)}), "
    text += f"laagste {country.words(lowest.value)} ({_name(country, lowest)})."
    if country.nation is not None:
        text += f" Nederland: {country.words(country.nation)}."
    if own := country.own_value:
        text += f" {_name(country, own)}: {country.words(own.value)}"
        stands = country.rank(own.region)
        text += f", {stands.words('gemeenten')}." if stands else "."
    elif country.own:
        text += f" {country.regions[country.own].name} heeft geen eigen cijfer."
    return text


def _where(country: Country) -> str:
    """Which provinces lie high and low: what the eye sees on the map."""
    by_province: dict[str, list[float]] = {}
    for value in country.values:
        by_province.setdefault(country.regions[value.region].province, []).append(value.value)
    if len(by_province) < 2:
        return ""
    ranked = sorted(by_province, key=lambda province: median(by_province[province]))
    return f" Het middelste cijfer is het hoogst in {ranked[-1]} en het laagst in {ranked[0]}."
