"""Planted errors in the look back and the replication: tests/test_hindcast.py, test_replication.py and the page's tests
must notice each. ``find`` stands exactly once in ``file``."""

_HINDCAST = "akkoordwijzer/calibration/hindcast"

MUTATIONS = [
    {
        "file": f"{_HINDCAST}/origins.py",
        "find": 'rule.growth_kept * names["growth"]',
        "replace": 'names["growth"]',
        "why": "the whole trend continues instead of half of it",
    },
    {
        "file": f"{_HINDCAST}/origins.py",
        "find": '"growth_damping": rule.growth_damping',
        "replace": '"growth_damping": 1.0',
        "why": "growth does not fade",
    },
    {
        "file": f"{_HINDCAST}/origins.py",
        "find": 'rule.towards_balance * (balance - names["exit_rate"])',
        "replace": "0.0",
        "why": "exit is not moved towards balance",
    },
    {
        "file": f"{_HINDCAST}/origins.py",
        "find": "spread = rule.persons * sqrt(ahead)",
        "replace": "spread = rule.persons * ahead",
        "why": "surprises grow with the years instead of their root",
    },
    {
        "file": f"{_HINDCAST}/origins.py",
        "find": "earlier < int(broken.at[:4]) <= later",
        "replace": "earlier < int(broken.at[:4]) < later",
        "why": "a forecast runs into the first year after a break",
    },
    {
        "file": f"{_HINDCAST}/origins.py",
        "find": "[-rule.growth_years :]",
        "replace": "[: rule.growth_years]",
        "why": "growth of the oldest years instead of the newest",
    },
    {
        "file": f"{_HINDCAST}/origins.py",
        "find": "if year <= origin and value > 0",
        "replace": "if value > 0",
        "why": "growth of years that were not known yet",
    },
    {
        "file": f"{_HINDCAST}/origins.py",
        "find": "values + run.entries[:, 0, 0]",
        "replace": "values + 0",
        "why": "everybody seen in the year without who came in it",
    },
    {
        "file": f"{_HINDCAST}/origins.py",
        "find": 'if found.status != "suspect"',
        "replace": "",
        "why": "a value that cannot be right is looked back on",
    },
    {
        "file": f"{_HINDCAST}/origins.py",
        "find": "range(self.origin + 1, self.origin + rule.years_ahead + 1)",
        "replace": "range(self.origin + 1, self.origin + rule.years_ahead)",
        "why": "the furthest year is never told",
    },
    {
        "file": f"{_HINDCAST}/records.py",
        "find": "year = origin - self.years_back",
        "replace": "year = origin + self.years_back",
        "why": "the year before becomes the year after",
    },
    {
        "file": f"{_HINDCAST}/forecast.py",
        "find": "(1 + level) / 2",
        "replace": "level",
        "why": "one-sided bands: far too narrow",
    },
    {
        "file": f"{_HINDCAST}/forecast.py",
        "find": "abs(log(self.actual / self.forecast))",
        "replace": "log(self.actual / self.forecast)",
        "why": "what falls below the band counts as inside",
    },
    {
        "file": f"{_HINDCAST}/forecast.py",
        "find": "abs(self.naive_error) - abs(self.error)",
        "replace": "abs(self.error) - abs(self.naive_error)",
        "why": "the worse forecast is called closer",
    },
    {
        "file": f"{_HINDCAST}/forecast.py",
        "find": "return self.naive / self.actual - 1",
        "replace": "return self.naive / self.forecast - 1",
        "why": "the simplest forecast is laid beside ours instead of beside what came",
    },
    {
        "file": f"{_HINDCAST}/score.py",
        "find": "own, naive = own + error / size, naive + naive_error / size",
        "replace": "own, naive = own + error, naive + naive_error",
        "why": "a family weighs by its number of forecasts in the interval",
    },
    {
        "file": f"{_HINDCAST}/score.py",
        "find": "stream.integers(len(series), size=len(series))",
        "replace": "slice(None)",
        "why": "series within a family are not drawn anew: too narrow an interval",
    },
    {
        "file": f"{_HINDCAST}/score.py",
        "find": "ENDS = (0.05, 0.95)",
        "replace": "ENDS = (0.25, 0.75)",
        "why": "the interval holds half of the draws",
    },
    {
        "file": f"{_HINDCAST}/score.py",
        "find": "relative_error=relative_error(large.values())",
        "replace": "relative_error=relative_error(families.values())",
        "why": "one lucky forecast weighs as much as fifty and makes the rule look skilled",
    },
    {
        "file": "akkoordwijzer/report/hindcast.py",
        "find": "{whole.further} keer zat zij er verder naast",
        "replace": "{whole.equal} keer zat zij er verder naast",
        "why": "the times that the simple forecast won are hidden",
    },
    {
        "file": "akkoordwijzer/ui/accountability/hindcast.py",
        "find": "    messages.left_out(back.left_out)\n",
        "replace": "",
        "why": "a series vanishes without a word",
    },
    {
        "file": "akkoordwijzer/ui/accountability/hindcast.py",
        "find": "except ContentError as error",
        "replace": "except KeyError as error",
        "why": "a fault in hindcast.yaml is a crash",
    },
    {
        "file": "akkoordwijzer/calibration/replication.py",
        "find": "said[0] <= band[1] and band[0] <= said[1]",
        "replace": "said[0] <= band[1]",
        "why": "a claim below the band is said to fit",
    },
    {
        "file": "akkoordwijzer/calibration/replication.py",
        "find": '"society": gains.sum(axis=0) / total',
        "replace": '"society": municipal.sum(axis=0) / total',
        "why": "only the municipality gains",
    },
    {
        "file": "akkoordwijzer/calibration/replication.py",
        "find": "from_=year, until=year",
        "replace": "from_=year",
        "why": "a group every year: the last ones cost and have no time to gain",
    },
    {
        "file": "akkoordwijzer/calibration/replication.py",
        "find": "(run.exits - outcome.baseline.exits)",
        "replace": "(run.exits)",
        "why": "who would have left anyway counts as helped",
    },
    {
        "file": "akkoordwijzer/library/replication.py",
        "find": 'if study.verdict == "replicated" and study.circular',
        "replace": "if False",
        "why": "an outcome that went in as input may be called a replication",
    },
    {
        "file": "akkoordwijzer/report/replication.py",
        "find": "{found['no']} keer is de maatregel",
        "replace": "{found['partly']} keer is de maatregel",
        "why": "circles are hidden",
    },
]
