"""Errors in numbers, typography and the reading of content."""

N = "akkoordwijzer/content/numbers.py"
MUTATIONS = [
    (N, '.replace("-", MINUS)', "", "a hyphen for a minus"),
    (N, 'EURO = "€" + NO_BREAK', 'EURO = "€ "', "an amount may break after the euro sign"),
    (N, "{NO_BREAK}mln", " mln", "an amount may break before mln"),
    (N, "{NO_BREAK}mld", " mld", "an amount may break before mld"),
    (N, "size >= 999_500:", "size >= 9_995_000:", "a million in thousands"),
    (N, "size >= 999_500_000:", "size >= 999_999_999:", "just under a milliard"),
    (N, "round(size, -2)", "round(size, -1)", "false precision below a hundred thousand"),
    (N, "sign if round(size) else ''", "sign", "minus nothing"),
    (N, 'MINUS if round(amount, 2) < 0 else ""', 'MINUS if amount < 0 else ""', "minus zero cents"),
    (N, "in ('1', f'{MINUS}1') else many", "in ('1',) else many", "minus one mensen"),
    (N, "{one if text in", "{many if text in", "1 mensen"),
    (N, "if amount > 0 else text", "if amount >= 0 else text", "a plus before nothing"),
    (N, "if share < FEW:", "if share <= FEW:", "5% is less than 5%"),
    (N, "if share > MANY:", "if share >= MANY:", "95% is more than 95%"),
    (N, "min(9, max(1,", "min(10, max(1,", "10 of 10 for nearly all"),
    (N, "FEW, MANY = 0.05, 0.95", "FEW, MANY = 0.0, 1.0", "odds nearer to certain than can be told apart"),
    (
        N,
        "'eerste' if match[2] == '1' else 'tweede'",
        "'eerste' if match[2] == '2' else 'tweede'",
        "the other half year",
    ),
    (N, 'number(share * 100, decimals) + "%"', 'number(share * 100, 0) + "%"', "no decimals in percentages"),
    (N, "2 if abs(value) >= 10 else 4", "2 if abs(value) >= 1 else 2", "small numbers in sums lose their digits"),
    (N, 'replace(NO_BREAK, " ")', 'replace(NO_BREAK, "")', "typed numbers lose their spaces"),
]
