"""Single harmful errors to plant in calibration/ and library/: a test must notice each of them.

``find`` occurs once in ``file`` (below ``akkoordwijzer/``) and becomes ``replace``; ``why`` says what would be wrong.
"""

MUTATIONS = [
    # Where the money comes from
    {
        "file": "calibration/budgets.py",
        "find": "filed[field].eur * part",
        "replace": "filed[field].eur",
        "why": "personal budgets counted whole on both youth care and Wmo",
    },
    {
        "file": "calibration/budgets.py",
        "find": "if field in filed and filed[field].usable",
        "replace": "if field in filed",
        "why": "a suspect filing is reckoned with",
    },
    {
        "file": "calibration/budgets.py",
        "find": "        amounts[largest] -= minus_eur",
        "replace": "        amounts[largest] += minus_eur",
        "why": "debt counselling counted three times instead of once",
    },
    {
        "file": "calibration/budgets.py",
        "find": "if not expected / PLAUSIBLE_SUM <= whole",
        "replace": "if not 0 <= whole",
        "why": "a sum far too low is believed",
    },
    {
        "file": "calibration/budgets.py",
        "find": "<= whole <= expected * PLAUSIBLE_SUM",
        "replace": "<= whole",
        "why": "a sum far too high is believed",
    },
    {
        "file": "calibration/budgets.py",
        "find": "usual / PLAUSIBLE_PRICE <= own.eur",
        "replace": "0 <= own.eur",
        "why": "an implausibly low price of one line is kept",
    },
    {
        "file": "calibration/budgets.py",
        "find": "return own.is_whole and usual",
        "replace": "return usual",
        "why": "a line whose own field was not filed is taken as filed",
    },
    {
        "file": "calibration/budgets.py",
        "find": "eur = line.expected_eur * factor",
        "replace": "eur = line.expected_eur",
        "why": "the own sum is not kept when it is split",
    },
    {
        "file": "calibration/budgets.py",
        "find": "fields = own.fields if own.is_whole else",
        "replace": "fields = own.fields or",
        "why": "money of an unfiled field stands on its parts alone",
    },
    {
        "file": "calibration/country.py",
        "find": "if region != NATION and own.is_whole:",
        "replace": "if region != NATION:",
        "why": "usual prices from municipalities that did not file that field",
    },
    {
        "file": "calibration/lookups.py",
        "find": "return self.eur > 0 and not self.is_suspect",
        "replace": "return self.eur > 0",
        "why": "suspect filings count everywhere",
    },
    {
        "file": "calibration/scale.py",
        "find": "for option in reversed(options):",
        "replace": "for option in options:",
        "why": "the least fitting figure scales a region",
    },
    {
        "file": "calibration/scale.py",
        "find": "part / whole * covered",
        "replace": "part / whole",
        "why": "municipalities with a figure get the people of those without",
    },
    # From count to start year
    {
        "file": "calibration/roll.py",
        "find": "stock=float(people[start]) / stock,",
        "replace": "stock=float(people[start - 1]) / stock,",
        "why": "the stock is a year old",
    },
    {
        "file": "calibration/roll.py",
        "find": "client_years=float(seen[budget_year - recipe.counted]) / stock,",
        "replace": "client_years=float(seen[start]) / stock,",
        "why": "the budget of one year divided by the people of another",
    },
    {
        "file": "calibration/roll.py",
        "find": "growth_left=damping**start,",
        "replace": "growth_left=1.0,",
        "why": "growth does not fade before the start year",
    },
    {
        "file": "calibration/roll.py",
        "find": "rise *= 1 + price_growth * damping**year",
        "replace": "rise *= 1 + price_growth",
        "why": "half of the growth is half of too much",
    },
    {
        "file": "calibration/roll.py",
        "find": "+ names.value(str(recipe.arrivals))",
        "replace": "",
        "why": "guardianship runs dry before the start year",
    },
    {
        "file": "calibration/baseline.py",
        "find": '"inflow_growth": times(line.inflow_growth, rolled.growth_left, left),',
        "replace": "",
        "why": "growth of the count year is replayed from the start year",
    },
    {
        "file": "calibration/baseline.py",
        "find": "if own > limit * nation:",
        "replace": "if own < 0:",
        "why": "regional shelter money taken as the municipality's own",
    },
    {
        "file": "calibration/baseline.py",
        "find": "or own < nation / limit:",
        "replace": ":",
        "why": "a ceiling on shelter that a neighbour pays",
    },
    {
        "file": "calibration/baseline.py",
        "find": "if line.stock.mid < FEWEST_CLIENTS}",
        "replace": "if line.stock.mid < 1}",
        "why": "euros for a handful of people",
    },
    {
        "file": "calibration/surprises.py",
        "find": "miss = 0.0 if scale.own else line.miss",
        "replace": "miss = 0.0",
        "why": "an estimated number of people is as sure as a counted one",
    },
    {
        "file": "calibration/surprises.py",
        "find": "persons * math.sqrt(max(0, START_YEAR - recipe.counted))",
        "replace": "persons",
        "why": "years since the count do not widen the band",
    },
    {
        "file": "library/uncertainty.py",
        "find": "inhabitants < size.below",
        "replace": "inhabitants <= size.below",
        "why": "a municipality in the wrong size class",
    },
    # Levers
    {
        "file": "calibration/interventions.py",
        "find": "for name in current.minus if name in done)",
        "replace": "for name in () if name in done)",
        "why": "home administration is cut twice",
    },
    {
        "file": "calibration/interventions.py",
        "find": "getattr(current.share, end) * money",
        "replace": "money",
        "why": "refugee reception paid by the state is sold as a saving",
    },
    {
        "file": "calibration/interventions.py",
        "find": "parameter = times(parameter, 1 / worth, step,",
        "replace": "parameter = times(parameter, 1 / 30_400, step,",
        "why": "a claim in euro converted at the price elsewhere",
    },
    {
        "file": "calibration/interventions.py",
        "find": "if place.region == NATION or own <= 0 or money <= own:",
        "replace": "if True:",
        "why": "more is spent on a lever than stands on its task field",
    },
    {
        "file": "calibration/interventions.py",
        "find": "* factor_from(current.price_year or place.year) * scale.factor",
        "replace": "* scale.factor",
        "why": "money of an earlier year divided by a price of now",
    },
    {
        "file": "calibration/prices.py",
        "find": "return times(parameter, factor, step, price_year=PRICE_LEVEL, formula=None)",
        "replace": "return parameter",
        "why": "price levels mixed",
    },
    {
        "file": "calibration/levers.py",
        "find": "item.reach.share.mid * pool - item.current_participants.mid",
        "replace": "item.reach.share.mid * pool",
        "why": "what exists today is offered as room",
    },
    {
        "file": "calibration/levers.py",
        "find": "room = max(0.0, ",
        "replace": "room = (",
        "why": "negative room where more is done than could be reached",
    },
    {
        "file": "calibration/kit.py",
        "find": "if line.can_have_ceiling and line.id in baseline.budgeted]",
        "replace": "if line.id in baseline.budgeted]",
        "why": "a tenth of care on which no ceiling can be put",
    },
    # What stands in scenarios/
    {
        "file": "library/ready.py",
        "find": "amount = change.part / whole * money",
        "replace": "amount = (change.part or 0.0) * yardstick.growth",
        "why": "a tenth that is no tenth",
    },
    {
        "file": "library/ready.py",
        "find": "else (ceiling.share_of_growth or 0.0) * yardstick.line_growth[key],",
        "replace": "else yardstick.line_growth[key],",
        "why": "half of the growth is all of it",
    },
    {
        "file": "library/ready.py",
        "find": "if key in yardstick.line_growth",
        "replace": "if key",
        "why": "a ceiling where a region can put none",
    },
    {
        "file": "library/library.py",
        "find": "if found.record.id in taken:",
        "replace": "if False:",
        "why": "A8: two records with one id overwrite each other",
    },
    {
        "file": "library/recipes.py",
        "find": "if recipe.id in [other.id for other in recipes[:index]]:",
        "replace": "if False:",
        "why": "A8: two lines with one id",
    },
    {
        "file": "library/recipes.py",
        "find": "if transfer.to in [other.to for other in recipe.transfers[:number]]:",
        "replace": "if False:",
        "why": "A8: two transfers to one line",
    },
    {
        "file": "library/chain.py",
        "find": "return max(self.effect, self.cost, self.reach)",
        "replace": "return self.effect",
        "why": "strong evidence with an assumed cost shown as strong",
    },
    {
        "file": "library/checks.py",
        "find": "if is_open(item) and not item.could_affect:",
        "replace": "if False:",
        "why": "nothing to believe in where nothing was measured",
    },
    {
        "file": "library/checks.py",
        "find": "if not known and item.no_cut_because is None:",
        "replace": "if False:",
        "why": "a slider that cannot go down without a word",
    },
    {
        "file": "library/checks.py",
        "find": "if year not in price_index():",
        "replace": "if year is not None and year not in price_index():",
        "why": "an amount without a price year",
    },
    {
        "file": "library/price_index.py",
        "find": 'float(row["factor_to_2026"])',
        "replace": 'float(row["cpi_to_2024"] or 1)',
        "why": "prices two years behind",
    },
]
