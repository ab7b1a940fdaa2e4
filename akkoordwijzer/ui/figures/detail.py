"""One figure from nearby: its course, beside the country, all municipalities, the map; definition and sources."""

import streamlit as st

from akkoordwijzer.charts.beside import side_by_side
from akkoordwijzer.charts.figures import series_over_time
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.content.numbers import period_words
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.comparison import Comparison, Form, NotComparableError, compare
from akkoordwijzer.figures.export import figures_csv
from akkoordwijzer.figures.peers import Peers
from akkoordwijzer.figures.place import mirror_of
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.figures.records import FigureTheme, Indicator
from akkoordwijzer.figures.series import Segment, history
from akkoordwijzer.figures.words import STATUSES, STATUSES_EXPLAINED, value_words, when_words
from akkoordwijzer.ui.figures import country
from akkoordwijzer.ui.shared import data
from akkoordwijzer.ui.shared.choice_row import choice_row
from akkoordwijzer.ui.shared.components import show_chart
from akkoordwijzer.ui.shared.sources import draw_sources
from akkoordwijzer.ui.shared.theme import is_dark

VIEW, FORM, _SCROLL = "figures_view", "figures_form", "_figures_scroll"
VIEWS = {"course": "Verloop", "beside": "Naast Nederland", "all": "Alle gemeenten", "map": "Kaart"}
_SCROLL_SCRIPT = (
    "<script>setTimeout(() => document.querySelector('.st-key-figure_detail')"
    "?.scrollIntoView({behavior: 'smooth'}), 150)</script>"
)


def box_key(theme: FigureTheme) -> str:
    """Each theme remembers its own indicator."""
    return f"figures_indicator_{theme}"


def choose(theme: FigureTheme, indicator: str) -> None:
    """Callback of a card: show this indicator below, and go there."""
    st.session_state[box_key(theme)] = indicator
    st.session_state[_SCROLL] = True


def draw(theme: FigureTheme, code: str, peers: Peers | None, first: str | None) -> None:
    """The chosen indicator of a theme (to start with: ``first``), in the chosen view."""
    figures = data.figures()
    options = _options(theme)
    if st.session_state.get(box_key(theme)) not in options:
        st.session_state[box_key(theme)] = first or options[0]
    with st.container(key="figure_detail"):
        st.header("Eén cijfer van dichtbij", anchor=False)
        st.selectbox(
            "Cijfer (typ om te zoeken)",
            options,
            format_func=lambda name: figures.indicators[name].label,
            key=box_key(theme),
            persist_state="session",
        )
        if st.session_state.pop(_SCROLL, False):
            st.html(_SCROLL_SCRIPT, unsafe_allow_javascript=True)
        indicator = figures.indicators[st.session_state[box_key(theme)]]
        shown, where = _where(indicator, code)
        _draw_mark(code, where)
        view = _view_box(indicator, where)
        _draw_view(view, indicator, shown, where, code, peers)
        _draw_then(indicator)
        st.markdown(f"**Wat is dit?** {plain(indicator.definition)}")
        if indicator.note:
            st.caption(plain(indicator.note))
        whole = view in {"all", "map", "cases"}
        used = _sources(indicator.id if whole else shown, None if whole else where)
        if view == "beside":
            used += _sources(mirror_of(figures, indicator.id), NATION)
        draw_sources([*used, *([indicator.then.source_id] if indicator.then else [])])
        _draw_download(indicator.id if whole else shown, None if whole else where)


def _options(theme: FigureTheme) -> list[str]:
    """Cards first, in their order; then the rest by name."""
    inside = [item for item in data.figures().indicators.values() if item.theme == theme]
    inside.sort(key=lambda item: (item.headline is None, item.headline or 0, item.label.lower()))
    return [item.id for item in inside]


def _where(indicator: Indicator, code: str) -> tuple[str, str | None]:
    """Which series to show: the region's own, else the country's; no region when only other municipalities have it."""
    figures = data.figures()
    if queries.newest(figures, indicator.id, code):
        return indicator.id, code
    mirror = mirror_of(figures, indicator.id)
    return (mirror, NATION) if queries.newest(figures, mirror, NATION) else (indicator.id, None)


def _draw_mark(code: str, where: str | None) -> None:
    name = data.regions()[code].name
    if where is None:
        st.caption(f":blue-badge[cijfer van andere gemeenten] Voor {name} is er geen cijfer.")
    elif where != code:
        st.caption(f":blue-badge[landelijk cijfer] {name} heeft dit cijfer niet zelf.")


def _view_box(indicator: Indicator, where: str | None) -> str:
    """Only the views that this figure allows; a single one needs no choice."""
    views = ["course"] if where else []
    if where not in {None, NATION}:
        views.append("beside")
    if country.can_draw(indicator):
        views += ["all", "map"]
    if not views:
        return "cases"
    if st.session_state.get(VIEW) not in views:
        st.session_state[VIEW] = views[0]
    if len(views) > 1:
        choice_row("Wat wilt u zien?", {view: VIEWS[view] for view in views}, VIEW)
    return str(st.session_state[VIEW])


def _draw_view(view: str, indicator: Indicator, shown: str, where: str | None, code: str, peers: Peers | None) -> None:
    if view == "beside":
        _draw_beside(indicator, code)
    elif view == "all":
        country.draw_distribution(indicator, code, peers)
    elif view == "map":
        country.draw_map(indicator, code, peers)
    elif where is None:
        country.draw_cases(indicator)
    else:
        _draw_course(shown, where)


def _sources(indicator: str, where: str | None) -> list[str]:
    """The sources of what is shown, newest first."""
    figures = data.figures()
    if where is None:
        return list(dict.fromkeys(seen.source for seen in queries.newest_everywhere(figures, indicator)))
    drawn = history(figures, indicator, where)
    return [point.source for segment in reversed(drawn) for point in reversed(segment.points)]


def _draw_course(shown: str, where: str) -> None:
    figures = data.figures()
    segments = history(figures, shown, where)
    indicator, unit = figures.indicators[shown], figures.unit_of(shown)
    target = indicator.target if where == NATION else None
    region = data.regions()[where].name
    if sum(len(segment.points) for segment in segments) == 1:
        point = segments[0].points[0]
        st.metric(f"{region}, {period_words(point.period)}", value_words(point.value, unit))
        st.caption(f"Eén meting, {STATUSES[point.status]}. Een verloop is er niet.")
        if point.note:
            st.caption(plain(point.note))
    else:
        show_chart(series_over_time(segments, unit, region, target, is_dark()), "chart_course")
    for line in _remarks(segments):
        st.caption(line)
    if target:
        st.caption(f"☆ {plain(target.text)}")


def _remarks(segments: list[Segment]) -> list[str]:
    """Why lines are cut, and what the shapes of the points mean."""
    lines = []
    for segment in segments:
        if segment.reason:
            lines.append(f"Vanaf {period_words(segment.start)} niet te vergelijken met eerder: {plain(segment.reason)}")
    marks = {"provisional": "open rondje", "estimate": "open ruit", "derived": "vierkant", "suspect": "kruis"}
    seen = {point.status for segment in segments for point in segment.points}
    said = [
        f"{mark.capitalize()}: {STATUSES[status]}. {STATUSES_EXPLAINED[status]}"
        for status, mark in marks.items()
        if status in seen
    ]
    return [*lines, " ".join(said)] if said else lines


def _draw_beside(indicator: Indicator, code: str) -> None:
    """The municipality and the country on one axis, in every form the catalogue allows."""
    found: dict[Form, Comparison] = {}
    reason = ""
    pairs = [(indicator.id, code), (mirror_of(data.figures(), indicator.id), NATION)]
    forms: tuple[Form, ...] = ("comparable", "index")
    for form in forms:
        try:
            found[form] = compare(data.figures(), pairs, form)
        except NotComparableError as error:
            reason = reason or str(error)
    if not found:
        st.info(f"Niet naast Nederland te zetten. {plain(reason)}", icon=":material/info:")
        return
    form = next(iter(found))
    if len(found) > 1:
        names: dict[Form, str] = {"comparable": found["comparable"].unit.capitalize(), "index": "Index"}
        form = choice_row("Vorm", names, FORM, form)
    show_chart(side_by_side(found[form], is_dark()), "chart_beside")


def _draw_then(indicator: Indicator) -> None:
    """The figure of the 2017 memorandum beside the newest one."""
    then = indicator.then
    now = queries.newest(data.figures(), indicator.id, NATION)
    if then is None or now is None:
        return
    unit = data.figures().unit_of(indicator.id)
    left, right = st.columns(2)
    left.metric(f"Toen ({period_words(then.period)})", value_words(then.value, unit), border=True)
    right.metric(f"Nu, Nederland ({when_words(now.period, now.status)})", value_words(now.value, unit), border=True)
    st.caption(plain(then.text))


def _draw_download(indicator: str, where: str | None) -> None:
    figures = data.figures()
    what = f"deze reeks ({data.regions()[where].name})" if where else "de cijfers van alle gemeenten"
    st.download_button(
        f"Download {what} als CSV",
        lambda: figures_csv(figures, indicator, where).encode("utf-8"),
        file_name=f"{indicator}_{where or 'alle'}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        help="Gewone tekst (UTF-8) met een kopregel, komma's tussen de kolommen en een punt in getallen. "
        "Status en bron staan bij elk cijfer.",
    )
