"""Verantwoording, part two: every parameter of the model, the formulas, and what it cannot tell."""

from pathlib import Path

import streamlit as st

from akkoordwijzer.charts.chart import Table
from akkoordwijzer.figures import queries
from akkoordwijzer.library.library import SCENARIOS
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.records import Parameter
from akkoordwijzer.report.units import with_unit
from akkoordwijzer.report.words import GRADES, parameter_words
from akkoordwijzer.ui.shared import data, session
from akkoordwijzer.ui.shared.components import show_table

TEXTS = SCENARIOS / "texts"
SHOWN = 40


def draw_parameters() -> None:
    """A searchable table of all parameters for this region, each with value, range, grade, arithmetic and sources."""
    region = session.visitor().region
    case = data.kit(region).case()
    known = parameters(case)
    words = {name: parameter_words(case, name) for name in known}
    assumed = sum(parameter.assumption for parameter in known.values())
    st.markdown(
        f"Het model heeft **{len(known)} parameters** voor {data.regions()[region].name}. Bij **{assumed}** daarvan is "
        "ten minste één stap een aanname. Op de pagina Wat als? kunt u ze veranderen, met een reden."
    )
    search = st.text_input("Zoek een parameter", placeholder="Bijvoorbeeld: pleegzorg, uitstroom, vroegsignalering")
    found = [name for name in sorted(known, key=words.__getitem__) if _matches(search, words[name], known[name])]
    st.caption(f"{len(found)} gevonden" + (f", de eerste {SHOWN} staan hier" if len(found) > SHOWN else ""))
    rows = tuple(parameter_row(words[name], known[name]) for name in found[:SHOWN])
    if rows:
        show_table(
            Table(("Parameter", "Laag · meest waarschijnlijk · hoog", "Hoe zeker", "Som en herkomst", "Bron"), rows)
        )


def _matches(search: str, words: str, parameter: Parameter) -> bool:
    text = f"{words} {parameter.arithmetic or ''}".lower()
    return all(part in text for part in search.lower().split())


def parameter_row(words: str, parameter: Parameter) -> tuple[str, ...]:
    """A parameter as a row: name, values, how sure, arithmetic, sources."""
    sure = [GRADES[parameter.grade] if parameter.grade else "", "aanname" if parameter.assumption else ""]
    sure.append("geschat" if parameter.estimated else "")
    return (
        words,
        with_unit(parameter, parameter.low, parameter.mid, parameter.high),
        ", ".join(word for word in sure if word),
        parameter.arithmetic or "",
        _sources(parameter),
    )


def _sources(parameter: Parameter) -> str:
    names = []
    for source_id in parameter.sources:
        source = queries.source(data.figures(), source_id)
        names.append(f"{source.publisher}: {source.title}" if source else source_id)
    return "; ".join(names) or "geen bron"


def draw_formulas() -> None:
    """The rules in words and in symbols."""
    st.markdown(_text("formules.md"))


def draw_limits() -> None:
    """What the model cannot tell."""
    st.markdown(_text("grenzen.md"))


def draw_agreement() -> None:
    """How agreement is measured, and how one can game that."""
    st.markdown(_text("overleg.md"))


def _text(name: str, folder: Path = TEXTS) -> str:
    return (folder / name).read_text(encoding="utf-8")
