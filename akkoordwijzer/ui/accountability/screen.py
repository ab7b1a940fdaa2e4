"""Verantwoording: a row of sections. A section is a title and a function that draws it; add one to ``SECTIONS``."""

from collections.abc import Callable
from dataclasses import dataclass

from akkoordwijzer.ui.accountability import (
    hindcast,
    household_part,
    indicators,
    intervention_part,
    model_part,
    quality,
    replication,
    sources,
)
from akkoordwijzer.ui.shared.choice_row import choice_row
from akkoordwijzer.ui.shared.net import fragment

SECTION = "accountability_section"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: ``draw`` runs only when the section is chosen."""

    id: str
    title: str
    draw: Callable[[], None]


SECTIONS: tuple[Section, ...] = (
    Section("indicators", "Cijfers", indicators.draw),
    Section("sources", "Bronnen", sources.draw),
    Section("quality", "Hoe goed zijn ze?", quality.draw),
    Section("interventions", "Maatregelen", intervention_part.draw_interventions),
    Section("parameters", "Parameters", model_part.draw_parameters),
    Section("households", "Prijzen in een casus", household_part.draw_households),
    Section("formulas", "Rekenregels", model_part.draw_formulas),
    Section("agreement", "Eens worden", model_part.draw_agreement),
    Section("hindcast", "Terugblik", hindcast.draw),
    Section("replication", "Nagespeeld", replication.draw),
    Section("limits", "Wat het niet kan", model_part.draw_limits),
)


@fragment
def draw() -> None:
    """The choice of section and the chosen one."""
    sections = {section.id: section for section in SECTIONS}
    titles = {section.id: section.title for section in SECTIONS}
    sections[choice_row("Onderdeel", titles, SECTION, SECTIONS[0].id)].draw()
