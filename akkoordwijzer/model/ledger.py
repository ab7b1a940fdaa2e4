"""Who pays and who gains, and what a municipality may book (contract, section 4).

Money that is booked or expected (net), freed (real, but no money) and withheld by a ceiling (not paid; people wait)
are never added into one another.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from akkoordwijzer.model.inputs import MUNICIPALITY, Inputs
from akkoordwijzer.model.records import Settings
from akkoordwijzer.model.sample import Array
from akkoordwijzer.model.simulate import Run

__all__ = ["MUNICIPALITY", "NEVER", "Books", "break_even", "end_results", "keep_books", "return_per_euro"]

NEVER = -1


@dataclass(frozen=True, slots=True)
class Books:
    """Euro per year against the baseline, shape (years, draws); positive is less cost or more benefit.

    ``payers`` are the gains and ``paid`` the spending of each payer; ``spend`` is the municipality's share of the
    spending. ``realised_by_line`` and ``withheld_by_line`` (years, lines, draws) are the municipality's, without
    benefits. ``net_present_value`` and ``break_even_year`` (draws,).
    """

    payers: dict[str, Array]
    paid: dict[str, Array]
    spend: Array
    realised: Array
    realised_by_line: Array
    freed: Array
    withheld: Array
    withheld_by_line: Array
    net: Array
    cumulative: Array
    net_present_value: Array
    break_even_year: NDArray[np.int64]
    all_payers_net: Array
    all_payers_cumulative: Array

    @property
    def municipal_return(self) -> Array:
        """Euro realised by the municipality per euro it spends over the horizon, (draws,); nan where it has none."""
        return return_per_euro(self.realised, self.spend)

    @property
    def all_payers_return(self) -> Array:
        """Euro gained by all payers per euro they spend over the horizon, (draws,); nan where it has none."""
        return return_per_euro(sum(self.payers.values(), np.zeros(1)), sum(self.paid.values(), np.zeros(1)))


def keep_books(inputs: Inputs, settings: Settings, baseline: Run, scenario: Run, first_year: int | None) -> Books:
    """Compare a scenario with its baseline on the same draws. Savings may be booked from ``first_year`` on, plus the
    ``cash_delay`` of their line."""
    fallen, held = _fallen_and_held(baseline, scenario)
    years, _, draws = fallen.shape
    gains = {
        payer: np.einsum("l,tld->td", inputs.payer_shares[number], fallen) + scenario.benefits[payer]
        for number, payer in enumerate(inputs.payers)
    }
    paid = {
        payer: np.einsum("i,tid->td", inputs.spend_shares[number], scenario.spend)
        for number, payer in enumerate(inputs.payers)
    }
    share = inputs.payer_shares[inputs.payers.index(MUNICIPALITY)][None, :, None]
    own = fallen * share
    booked = _booked(inputs, settings, own, first_year)
    realised = booked.sum(axis=1) + scenario.benefits[MUNICIPALITY]
    net = realised - paid[MUNICIPALITY]
    cumulative = net.cumsum(axis=0)
    everyone = sum(gains.values(), np.zeros((years, draws))) - sum(paid.values(), np.zeros((years, draws)))
    discount = (1 + settings.discount_rate) ** np.arange(years)
    withheld = held * share
    return Books(
        payers=gains,
        paid=paid,
        spend=paid[MUNICIPALITY],
        realised=realised,
        realised_by_line=booked,
        freed=(own - booked).sum(axis=1),
        withheld=withheld.sum(axis=1),
        withheld_by_line=withheld,
        net=net,
        cumulative=cumulative,
        net_present_value=(net / discount[:, None]).sum(axis=0),
        break_even_year=np.where(
            _anything(baseline, scenario), break_even(cumulative, settings.start_year, first_year), NEVER
        ),
        all_payers_net=everyone,
        all_payers_cumulative=everyone.cumsum(axis=0),
    )


def _fallen_and_held(baseline: Run, scenario: Run) -> tuple[Array, Array]:
    """d and h (4), euro of all payers, both (years, lines, draws).

    A ceiling is never a gain: demand that falls counts in d, demand that is not paid in h, and a backlog that grows
    beyond the baseline is neither.
    """
    if scenario.funded is scenario.cost:
        fallen = baseline.cost - scenario.cost
        return fallen, np.broadcast_to(0.0, fallen.shape)
    due = np.maximum(scenario.funded, np.minimum(scenario.cost, baseline.cost))
    return baseline.cost - due, due - scenario.funded


def _booked(inputs: Inputs, settings: Settings, own: Array, first_year: int | NDArray[np.int64] | None) -> Array:
    """What becomes money of the municipality's own saving: more cost at once in full, less cost later in part."""
    first = np.atleast_1d(settings.start_year if first_year is None else first_year)
    since = np.array(settings.calendar)[:, None, None] - first
    may_book = since >= inputs.cash_delay[:, None]
    booked: Array = np.where(own < 0, own, np.where(may_book, inputs.cashable * own, 0.0))
    return booked


def end_results(
    inputs: Inputs, settings: Settings, baseline: Run, scenario: Run, first_year: NDArray[np.int64]
) -> tuple[Array, Array]:
    """The cumulative result at the horizon of the municipality and of all payers, both (draws,), and nothing else;
    ``first_year`` may differ by draw."""
    fallen, _ = _fallen_and_held(baseline, scenario)
    at = inputs.payers.index(MUNICIPALITY)
    booked = _booked(inputs, settings, fallen * inputs.payer_shares[at][:, None], first_year)
    spend = scenario.spend.sum(axis=0)
    benefits = [values.sum(axis=0) for values in scenario.benefits.values()]
    own = booked.sum(axis=(0, 1)) + scenario.benefits[MUNICIPALITY].sum(axis=0) - inputs.spend_shares[at] @ spend
    everyone = inputs.payer_shares.sum(axis=0) @ fallen.sum(axis=0) + sum(benefits)
    return own, everyone - inputs.spend_shares.sum(axis=0) @ spend


def _anything(baseline: Run, scenario: Run) -> NDArray[np.bool_]:
    """In which draws (draws,) anything happens: spending, a cost or payment that differs, or a benefit."""
    differs = (scenario.cost != baseline.cost) | (scenario.funded != baseline.funded)
    happens: NDArray[np.bool_] = differs.any(axis=(0, 1)) | (scenario.spend != 0).any(axis=(0, 1))
    for values in scenario.benefits.values():
        happens = happens | (values != 0).any(axis=0)
    return happens


def break_even(cumulative: Array, start_year: int, first_year: int | None) -> NDArray[np.int64]:
    """First year of the last unbroken run of cumulative >= 0, per draw; ``NEVER`` when it ends below zero.

    A result that was never below zero breaks even in the scenario's first year.
    """
    years, draws = cumulative.shape
    if first_year is None:
        return np.full(draws, NEVER)
    below = cumulative < 0
    last_below = np.where(below.any(axis=0), years - 1 - np.argmax(below[::-1], axis=0), -1)
    year = np.where(last_below < 0, max(first_year, start_year), start_year + last_below + 1)
    return np.where(last_below == years - 1, NEVER, year)


def return_per_euro(gains: Array, spending: Array) -> Array:
    """Sum of gains per euro of spending over the years, shape (draws,); nan where spending is not positive."""
    gained, spent = np.broadcast_arrays(gains.sum(axis=0), spending.sum(axis=0))
    found: Array = np.divide(gained, spent, out=np.full(gained.shape, np.nan), where=spent > 0)
    return found
