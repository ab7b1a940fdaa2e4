"""Errors to plant in the annex, the agreement, its documents and the monitor; each is to be noticed."""

_ANNEX = "akkoordwijzer/report/annex.py"
_AGREEMENT = "akkoordwijzer/report/agreement.py"
_RULES = "akkoordwijzer/report/agreement_rules.py"
_MONITOR = "akkoordwijzer/report/monitor.py"

MUTATIONS: list[dict[str, str]] = [
    {
        "file": "akkoordwijzer/report/annex_records.py",
        "find": 'COUNTED: tuple[Certainty, ...] = ("spending", "hard", "cover")',
        "replace": 'COUNTED: tuple[Certainty, ...] = ("spending", "hard", "cover", "expected")',
        "why": "a saving that is hoped for stands in the balance",
    },
    {
        "file": "akkoordwijzer/report/annex_records.py",
        "find": 'return self.total("spending", "hard", "expected")',
        "replace": 'return self.total("spending", "hard", "cover", "expected")',
        "why": "the net result of the screen holds a reserve",
    },
    {
        "file": _ANNEX,
        "find": "last = min(term + 1, case.settings.years - 1)",
        "replace": "last = term",
        "why": "structural is the last year of the term and not the year after it",
    },
    {
        "file": _ANNEX,
        "find": "spent = hard_run.spend[at, number, 0] * own[number]",
        "replace": "spent = hard_run.spend[at, number, 0]",
        "why": "what another pays stands in the municipality's annex",
    },
    {
        "file": _ANNEX,
        "find": "hard_inputs = outcome.inputs.hard()",
        "replace": "hard_inputs = outcome.inputs",
        "why": "a soft benefit is booked",
    },
    {
        "file": _ANNEX,
        "find": "- hard[term])",
        "replace": "* 1)",
        "why": "the range of what is expected holds what is booked already",
    },
    {
        "file": _ANNEX,
        "find": "return {instead: 1.0} if instead else dict(own)",
        "replace": "return dict(own)",
        "why": "the task field of the finance department is ignored",
    },
    {
        "file": _ANNEX,
        "find": "structural = abs(float(values[-1])) >= NOTHING or",
        "replace": "structural = True or",
        "why": "money that stops is called structural",
    },
    {
        "file": _ANNEX,
        "find": "mensen wachten ({people}); geen dekking",
        "replace": "lager door plafond",
        "why": "withheld care without the people who wait",
    },
    {
        "file": "akkoordwijzer/report/rounding.py",
        "find": "short = round(total) - sum(down)",
        "replace": "short = 0",
        "why": "rows in whole euro do not add up to their total",
    },
    {
        "file": "akkoordwijzer/report/rounding.py",
        "find": "return in_thousands(total) - sum(map(in_thousands, rows))",
        "replace": "return 0",
        "why": "a printed column does not add up",
    },
    {
        "file": "akkoordwijzer/model/benefits.py",
        "find": "if effect.delay > t:",
        "replace": "if effect.delay > t + 1:",
        "why": "a benefit a year early",
    },
    {
        "file": "akkoordwijzer/model/benefits.py",
        "find": "found[t, effect.intervention] -= quantity",
        "replace": "found[t, effect.intervention] += quantity",
        "why": "what being found costs is a gain",
    },
    {
        "file": "akkoordwijzer/export/sheet.py",
        "find": 'cell.data_type = "s"',
        "replace": "pass",
        "why": "text from outside becomes a formula",
    },
    {
        "file": "akkoordwijzer/export/annex.py",
        "find": 'return "\'" + value',
        "replace": "return value",
        "why": "text from outside becomes a formula in the CSV",
    },
    {
        "file": "akkoordwijzer/export/annex.py",
        "find": '"ja" if row.counts else "nee",',
        "replace": '"ja",',
        "why": "Excel adds what does not count",
    },
    {
        "file": _AGREEMENT,
        "find": "int(year) <= cover.until for",
        "replace": "int(year) < cover.until for",
        "why": "a reserve stops a year early",
    },
    {
        "file": _AGREEMENT,
        "find": "        if cover.signed:\n",
        "replace": "        if True:\n",
        "why": "money of another payer counts without a signature",
    },
    {
        "file": _AGREEMENT,
        "find": "outcome = play(kept)",
        "replace": "outcome = play(case)",
        "why": "a choice that was dropped is played",
    },
    {
        "file": _AGREEMENT,
        "find": "return None if self.share is None else self.eur * self.share",
        "replace": "return None if self.share is None else self.eur",
        "why": "a risk without its likelihood",
    },
    {
        "file": _RULES,
        "find": "        if eur < 0:\n",
        "replace": "        if eur < -(10**12):\n",
        "why": "a reserve below zero passes",
    },
    {
        "file": _RULES,
        "find": "if cover.eur_per_year > least:",
        "replace": "if cover.eur_per_year > 100 * least:",
        "why": "another pays more than it costs",
    },
    {
        "file": _RULES,
        "find": "return WIDTH * sqrt(max(goal.start_value, 0.0))",
        "replace": "return sqrt(max(goal.start_value, 0.0))",
        "why": "half the margin of chance",
    },
    {
        "file": _RULES,
        "find": "if measured.year > term_end or clause.document_year > term_end:",
        "replace": "if measured.year > term_end + 5:",
        "why": "a clause after the term passes",
    },
    {
        "file": _RULES,
        "find": "goal.start_value < LEAST_COUNT:",
        "replace": "goal.start_value < 1:",
        "why": "a clause on twenty people",
    },
    {
        "file": _RULES,
        "find": "if indicator.first_seen_months > LATEST_MONTHS:",
        "replace": "if indicator.first_seen_months > 600:",
        "why": "a clause on what shows after the term",
    },
    {
        "file": _RULES,
        "find": "    if not clause.looks:\n",
        "replace": "    if clause.looks is None:\n",
        "why": "a clause without an owner passes",
    },
    {
        "file": "akkoordwijzer/report/annex_table.py",
        "find": 'if row.amounts_eur is None or row.certainty == "expected":',
        "replace": "if row.amounts_eur is None:",
        "why": "an expected saving is printed as an amount",
    },
    {
        "file": "akkoordwijzer/report/agreement_text.py",
        "find": "Dat is geen dekking.",
        "replace": "",
        "why": "withheld care reads like a cover",
    },
    {
        "file": "akkoordwijzer/report/agreement_text.py",
        "find": 'text += f" {direction}, heeft niemand vastgesteld."',
        "replace": "pass",
        "why": "open money without saying so",
    },
    {
        "file": "akkoordwijzer/report/monitor_records.py",
        "find": "return minus(self.rules_now_eur, self.signed_eur)",
        "replace": "return minus(self.signed_eur, self.signed_eur)",
        "why": "other rules are not told",
    },
    {
        "file": "akkoordwijzer/report/monitor_records.py",
        "find": "minus(self.all_now_eur, self.rules_now_eur)",
        "replace": "minus(self.all_now_eur, self.signed_eur)",
        "why": "what the rules do is blamed on the data",
    },
    {
        "file": _MONITOR,
        "find": "if found is not None and abs(change) < found:",
        "replace": "if found is not None and abs(change) < 0:",
        "why": "chance is called a result",
    },
    {
        "file": _MONITOR,
        "find": "if year < first_visible(indicator, start).year:",
        "replace": "if year < 0:",
        "why": "a verdict before anything can show",
    },
    {
        "file": _MONITOR,
        "find": "key=lambda m: -m.year)",
        "replace": "key=lambda m: m.year)",
        "why": "the oldest measurement decides",
    },
    {
        "file": _MONITOR,
        "find": "len(values) < clause.years_in_row:",
        "replace": "len(values) < 1:",
        "why": "one year decides where two were agreed",
    },
    {
        "file": "akkoordwijzer/proposal/agreement_file.py",
        "find": "kept = without_dropped(to_case(proposal, kit), signed.terms).scenario",
        "replace": "kept = to_case(proposal, kit).scenario",
        "why": "run plays choices that are not in the agreement",
    },
    {
        "file": "akkoordwijzer/proposal/measured.py",
        "find": 'plain = plain.replace(".", "").replace(",", ".")',
        "replace": 'plain = plain.replace(",", ".")',
        "why": "1.234,5 is no number",
    },
    {
        "file": "akkoordwijzer/export/word.py",
        "find": 'append(_element("w:tblHeader", {"w:val": "true"}))',
        "replace": "remove",
        "why": "tables without a header row",
    },
]
