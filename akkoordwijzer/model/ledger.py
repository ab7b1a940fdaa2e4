"""Who pays and who gains, and what a municipality may book (design: the what-if model, section 4)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from akkoordwijzer.model.inputs import Array, Inputs
from akkoordwijzer.model.records import Settings
from akkoordwijzer.model.simulate import Run

MUNICIPALITY = "municipality"
NEVER = -1


@dataclass(frozen=True, slots=True)
class Books:
    """Euro per year against the baseline, shape (years, draws); positive is less cost or more benefit."""

    payers: dict[str, Array]
    spend: Array
    realised: Array
    freed: Array
    net: Array
    cumulative: Array
    net_present_value: Array
    break_even_year: NDArray[np.int64]


def keep_books(inputs: Inputs, settings: Settings, baseline: Run, scenario: Run, first_year: int | None) -> Books:
    """Compare a scenario with its baseline on the same draws."""
    saved = baseline.funded - scenario.funded
    payers = {
        payer: np.einsum("l,tld->td", inputs.payer_shares[number], saved) + scenario.benefits[payer]
        for number, payer in enumerate(inputs.payers)
    }
    years, _, draws = saved.shape
    own = np.zeros_like(saved)
    if MUNICIPALITY in inputs.payers:
        own = saved * inputs.payer_shares[inputs.payers.index(MUNICIPALITY)][None, :, None]
    since = np.array(settings.calendar) - (settings.start_year if first_year is None else first_year)
    may_book = since[:, None] >= inputs.cash_delay[None, :]
    booked = np.where(own < 0, own, np.where(may_book[:, :, None], inputs.cashable * own, 0.0))
    benefit = scenario.benefits.get(MUNICIPALITY, np.zeros((years, draws)))
    realised = booked.sum(axis=1) + benefit
    spend = scenario.spend.sum(axis=1)
    net = realised - spend
    cumulative = net.cumsum(axis=0)
    discount = (1 + settings.discount_rate) ** np.arange(years)
    return Books(
        payers=payers,
        spend=spend,
        realised=realised,
        freed=(own - booked).sum(axis=1),
        net=net,
        cumulative=cumulative,
        net_present_value=(net / discount[:, None]).sum(axis=0),
        break_even_year=break_even(cumulative, settings.start_year, first_year),
    )


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
