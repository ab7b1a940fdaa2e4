"""Interventions of a region: today's size from its own money, national numbers scaled, euro at one price level."""

from collections.abc import Mapping
from dataclasses import dataclass

from akkoordwijzer.calibration import lookups
from akkoordwijzer.calibration.budgets import SOURCE
from akkoordwijzer.calibration.prices import at_one_level, factor_from, times
from akkoordwijzer.calibration.scale import Scale
from akkoordwijzer.content.numbers import euro, number, percent
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.interventions import INHABITANTS, Current, LibraryIntervention, Range
from akkoordwijzer.model.records import Effect, Intervention, Line, Parameter

# A prevented entry, or an earlier exit, that a source gives in euro: worth what a client costs here.
EUR_CLAIM = "eur_per_participant_per_year"
NEXT_UNIT = {"prevent": "entries_prevented_per_participant", "exit": "exits_per_participant"}
_ENDS = ("low", "mid", "high")


@dataclass(frozen=True, slots=True)
class Place:
    """What an intervention needs to know of a region; ``scales`` by line, and by inhabitants."""

    figures: Figures
    region: str
    year: int
    lines: Mapping[str, Line]
    scales: Mapping[str, Scale]


def localise(items: tuple[LibraryIntervention, ...], place: Place) -> tuple[tuple[Intervention, ...], list[str]]:
    """The interventions of a region, and what was estimated about them (Dutch sentences)."""
    remarks: list[str] = []
    found: dict[str, Intervention] = {}
    # An intervention whose money is taken off another's task field comes first.
    for item in sorted(items, key=lambda item: bool(item.current_from and item.current_from.minus)):
        local, remark = _localised(item, place, found)
        found[item.id] = local
        remarks += [remark] if remark else []
    return tuple(found[item.id] for item in items), remarks


def current_eur(item: Intervention) -> float:
    """What is spent on an intervention today, in euro per year; 0 where unknown."""
    return item.current_participants.mid * item.unit_cost.mid


def _localised(
    item: LibraryIntervention, place: Place, done: Mapping[str, Intervention]
) -> tuple[Intervention, str | None]:
    unit_cost = at_one_level(item.unit_cost)
    reach = item.reach
    if reach.size is not None:
        reach = reach.model_copy(update={"size": _scaled(reach.size, place)})
    current, fields, remark = _scaled(item.current_participants, place), _task_fields(item, place), None
    if item.current_from is not None:
        current, remark = _from_money(item, item.current_from, unit_cost, place, done)
        if (most := item.current_from.most) is not None and reach.size is not None:
            reach = reach.model_copy(update={"size": _most(reach.size, current, most)})
    current, capped = _within_task_field(item, current, unit_cost, place)
    update = {
        "unit_cost": unit_cost,
        "reach": reach,
        "current_participants": current,
        "task_fields": fields,
        "effects": tuple(_effect(effect, place.lines) for effect in item.effects),
    }
    plain = {name: getattr(item, name) for name in Intervention.model_fields}
    return Intervention.model_construct(**{**plain, **update}), remark or capped


def _scaled(parameter: Parameter, place: Place) -> Parameter:
    """A national number brought down to the region's share, by inhabitants or as the line it names."""
    if parameter.scale is None:
        return parameter
    scale = place.scales[parameter.scale]
    if place.region == NATION:
        return parameter.model_copy(update={"scale": None})
    step = f"Geschat aandeel van deze gemeente: {percent(scale.factor, 2)} ({scale.words})."
    return times(parameter, scale.factor, step, scale=None, estimated=True, formula=None)


def _task_fields(item: LibraryIntervention, place: Place) -> dict[str, float]:
    """Where the money stands, as shares of it: as the region itself filed, else as it stands in the file."""
    own = _filed(item.current_from, place.region, place) if item.current_from else {}
    if own:
        whole = sum(own.values())
        return {field: eur / whole for field, eur in own.items()}
    return dict(item.task_fields) or ({item.task_field: 1.0} if item.task_field else {})


def _filed(current: Current, region: str, place: Place) -> dict[str, float]:
    """Usable amounts in euro on the task fields an intervention lives on."""
    filed = lookups.filed(place.figures, current.year or place.year).get(region, {})
    return {field: filed[field].eur for field in current.task_fields if field in filed and filed[field].usable}


def _from_money(
    item: LibraryIntervention, current: Current, unit_cost: Parameter, place: Place, done: Mapping[str, Intervention]
) -> tuple[Parameter, str | None]:
    """Participants today: money divided by what one costs, with the sum in words."""
    remark, estimated = None, False
    fields = ", ".join(current.task_fields)
    if current.amount_eur is not None:
        scale = place.scales[current.scale or INHABITANTS]
        money = current.amount_eur * factor_from(current.price_year or place.year) * scale.factor
        words = f"{euro(current.amount_eur)} landelijk ({current.price_year})"
        if place.region != NATION:
            words += f", geschat aandeel {percent(scale.factor, 2)} ({scale.words})"
            estimated = True
    elif own := _filed(current, place.region, place):
        money = sum(own.values())
        words = f"begroting {current.year}, taakveld {', '.join(own)}: {euro(money)}"
    else:
        scale = place.scales[INHABITANTS]
        money = sum(_filed(current, NATION, place).values()) * scale.factor
        words = f"begroting {current.year}, taakveld {fields}, geschat aandeel {percent(scale.factor, 2)} naar inwoners"
        remark = (
            f"{item.name}: geen bruikbare begroting op taakveld {fields}. Wat de gemeente nu uitgeeft, is het"
            " landelijke bedrag, geschat naar inwoners."
        )
        estimated = True
    others = sum(current_eur(done[name]) for name in current.minus if name in done)
    values = {end: max(0.0, getattr(current.share, end) * money - others) / unit_cost.mid for end in _ENDS}
    less = f", min {euro(others)} voor maatregelen met een eigen regel" if others else ""
    share = "" if current.share.mid == 1 else f" × {percent(current.share.mid)}"
    return Parameter(
        **values,
        unit="participants_per_year",
        arithmetic=f"{current.why} Som: {words}{share}{less}, gedeeld door {euro(unit_cost.mid)}.",
        sources=current.sources or (SOURCE,),
        grade=current.grade,
        checked=current.checked,
        assumption=current.assumption,
        estimated=estimated,
    ), remark


def _most(size: Parameter, current: Parameter, most: Range) -> Parameter:
    values = {end: getattr(most, end) * current.mid for end in _ENDS}
    words = f"{size.arithmetic or ''} Nu {number(current.mid)}, hoogstens {number(most.mid, 2)} keer zo veel.".strip()
    return size.model_copy(update={**values, "arithmetic": words, "scale": None, "formula": None})


def _within_task_field(
    item: LibraryIntervention, current: Parameter, unit_cost: Parameter, place: Place
) -> tuple[Parameter, str | None]:
    """Nobody spends more on one thing than stands on its whole task field, where that was filed."""
    fields = item.task_fields or ({item.task_field: 1.0} if item.task_field else {})
    filed = lookups.filed(place.figures, place.year).get(place.region, {})
    own = sum(filed[field].eur for field in fields if field in filed and filed[field].usable)
    money = current.mid * unit_cost.mid
    if place.region == NATION or own <= 0 or money <= own:
        return current, None
    named = ", ".join(fields)
    step = f"Meer dan {euro(own)} staat er niet op taakveld {named}."
    words = f"{item.name}: begrensd op wat de gemeente op taakveld {named} begroot ({euro(own)})."
    return times(current, own / money, step, formula=None), words


def _effect(effect: Effect, lines: Mapping[str, Line]) -> Effect:
    """Euro at the price level of the app; a claim in euro on a line as people, at what one costs here."""
    parameter = at_one_level(effect.per_participant)
    if effect.kind in NEXT_UNIT and parameter.unit == EUR_CLAIM and effect.line is not None:
        line = lines[effect.line]
        years = 1 / line.exit_rate.mid
        worth = line.unit_cost.mid * years
        step = (
            f"Gedeeld door {euro(worth)}, wat één cliënt hier kost ({euro(line.unit_cost.mid)} per jaar,"
            f" {number(years, 1)} jaar)."
        )
        unit = NEXT_UNIT[effect.kind]
        parameter = times(parameter, 1 / worth, step, unit=unit, price_year=None, formula=None)
    return effect.model_copy(update={"per_participant": parameter})
