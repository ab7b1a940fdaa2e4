"""What the annex rests on: every parameter of what is chosen and of what it touches, and the sources behind them."""

from dataclasses import replace

from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.model.parameter_name import parameters
from akkoordwijzer.model.records import Case
from akkoordwijzer.report.annex import Annex, Basis
from akkoordwijzer.report.words import GRADES, parameter_words


def with_basis(annex: Annex, case: Case, figures: Figures) -> Annex:
    """The annex with its parameters and their sources, each once."""
    owners = {row.source for row in annex.rows} | set(case.scenario.changes) | set(case.scenario.ceilings)
    found = []
    for name, parameter in parameters(case).items():
        owner = name.partition(".")[0]
        if owner in owners:
            found.append(
                Basis(
                    owner=owner,
                    name=parameter_words(case, name),
                    low=parameter.low,
                    mid=parameter.mid,
                    high=parameter.high,
                    unit=parameter.unit or "",
                    grade="" if parameter.grade is None else f"{parameter.grade}: {GRADES[parameter.grade]}",
                    checked=parameter.checked or "",
                    assumption=parameter.assumption,
                    arithmetic=parameter.arithmetic or "",
                    sources=parameter.sources,
                )
            )
    ids = dict.fromkeys(source for basis in found for source in basis.sources)
    known = [source for key in ids if (source := queries.source(figures, key)) is not None]
    return replace(annex, parameters=tuple(found), sources=tuple(known))
