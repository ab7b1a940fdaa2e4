"""Figures as CSV, with everything that must travel along with a number."""

import csv
from io import StringIO

from akkoordwijzer.figures.database import Figures

COLUMNS = (
    "indicator_id", "label", "region", "region_name", "period", "value", "unit", "status", "note",
    "source_id", "publisher", "title", "url", "published", "licence", "read",
)  # fmt: skip
_SQL = (
    "SELECT f.indicator_id, f.region, r.name, f.period, f.value, f.status, coalesce(f.note, ''), s.source_id,"
    " s.publisher, s.title, s.url, coalesce(s.published, ''), s.licence, s.read"
    " FROM figure f JOIN region r USING (region) JOIN source s USING (source_id)"
    " WHERE list_contains(?, f.indicator_id) AND (? IS NULL OR f.region = ?)"
    " ORDER BY f.indicator_id, f.region, f.period"
)


def figures_csv(figures: Figures, indicator: str, region: str | None = None) -> str:
    """One region, or all when none is given, with the older series: comma, header, point as decimal sign."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    names = [indicator]
    while (older := figures.indicators[names[-1]].continues) is not None:
        names.append(older)
    for name, code, place, period, value, *rest in figures.ask(_SQL, [names, region, region]):
        status, note, *source = rest
        label, unit = figures.indicators[name].label, figures.unit_of(name).label
        writer.writerow((name, label, code, place, period, f"{value:.12g}", unit, status, note, *source))
    return out.getvalue()
