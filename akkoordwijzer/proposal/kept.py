"""Plans that a visitor keeps, and sides of dilemmas as plans: under an id each, so that two may have one name."""

from collections.abc import Iterable, Mapping

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.calibration.sides import Side, sides
from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.content.records import Key
from akkoordwijzer.library.dilemmas import Dilemma
from akkoordwijzer.model.records import Scenario
from akkoordwijzer.proposal.proposal import LONGEST_NAME


def plan_of(side: Side, dilemma: Dilemma) -> Scenario | None:
    """What can be put on the table, under the name of the side; its id does not change when its words do."""
    if side.scenario is None:
        return None
    option = side.option
    # Every dilemma has a radical variant: its name alone would not say which.
    name = f"{option.name} (dilemma {dilemma.order})" if option.kind == "radical" else option.name
    return side.scenario.model_copy(update={"name": one_line(name)[:LONGEST_NAME], "id": option.id})


def plans_of(dilemmas: Iterable[Dilemma], kit: Kit) -> dict[Key, Scenario]:
    """Every side of these dilemmas that does something here, by id; unchanged policy stands beside it anyway."""
    found = [plan_of(side, dilemma) for dilemma in dilemmas for side in sides(dilemma, kit)]
    return {plan.id: plan for plan in found if plan is not None and plan.first_year is not None}


def with_plan(kept: Mapping[Key, Scenario], plan: Scenario) -> dict[Key, Scenario]:
    """Also this plan, instead of the one of its name; a plan of another name that makes the same id stays."""
    key, number = plan.id, 2
    while key in kept and kept[key].name != plan.name:
        key, number = f"{plan.id[:76]}_{number}", number + 1
    return {**kept, key: plan.model_copy(update={"id": key})}
