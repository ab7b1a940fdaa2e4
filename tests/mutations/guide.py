"""Planted errors on the pages Dilemma's and Praktijk: each must be noticed by a test without a browser.

``find`` occurs once in ``file``. Try one by hand: replace it, run ``pytest tests/test_page_dilemmas*.py
tests/test_page_praktijk.py``, put it back.
"""

MUTATIONS = [
    {
        "file": "akkoordwijzer/ui/guide/texts.py",
        "find": 'return f"{escape(found.text)} {behind}"',
        "replace": 'return f"{found.text} {behind}"',
        "why": "text of content acts as HTML",
    },
    {
        "file": "akkoordwijzer/ui/guide/texts.py",
        "find": "behind = sources_html(keys) if keys else",
        "replace": "behind = sources_html(keys) if True else",
        "why": "own reasoning passes for a finding",
    },
    {
        "file": "akkoordwijzer/ui/guide/texts.py",
        "find": 'if source.read != "original"})',
        "replace": 'if source.read == "seed"})',
        "why": "second hand is not said",
    },
    {
        "file": "akkoordwijzer/ui/guide/texts.py",
        "find": "dict.fromkeys((*claim.sources, *found.sources))",
        "replace": "dict.fromkeys(claim.sources)",
        "why": "a figure in a sentence without its source",
    },
    {
        "file": "akkoordwijzer/ui/guide/presenting.py",
        "find": "rank in zip_longest(*(",
        "replace": "rank in zip(*(",
        "why": "the last arguments of one side are never heard",
    },
    {
        "file": "akkoordwijzer/ui/guide/presenting.py",
        "find": "zip_longest(item.for_, item.against)",
        "replace": "zip_longest(item.against, item.for_)",
        "why": "an argument against is announced as one for",
    },
    {
        "file": "akkoordwijzer/ui/guide/presenting.py",
        "find": "        visitor.look.screen = at\n",
        "replace": "        visitor.step = at\n",
        "why": "the steps of another page are moved",
    },
    {
        "file": "akkoordwijzer/proposal/kept.py",
        "find": 'if option.kind == "radical" else option.name',
        "replace": "if False else option.name",
        "why": "radical variants overwrite one another on Vergelijken",
    },
    {
        "file": "akkoordwijzer/ui/guide/play.py",
        "find": "visitor.take_over(scenario)",
        "replace": "visitor.choose(scenario)",
        "why": "what is locked is lost",
    },
    {
        "file": "akkoordwijzer/ui/guide/play.py",
        "find": "for key in plans][:MOST_COMPARED]",
        "replace": "for key in plans]",
        "why": "more than four beside one another",
    },
    {
        "file": "akkoordwijzer/ui/guide/positions.py",
        "find": " and one.scenario.first_year is not None]",
        "replace": "]",
        "why": "unchanged policy takes the place of a side",
    },
    {
        "file": "akkoordwijzer/ui/guide/positions.py",
        "find": "{_arguments('Sterkste argument ertegen', 'ertegen', position.against)}",
        "replace": "{_arguments('Sterkste argument ertegen', 'ertegen', position.for_)}",
        "why": "what speaks against is not shown",
    },
    {
        "file": "akkoordwijzer/ui/guide/answer.py",
        "find": "update[field] = one_line(str(value))[:SENTENCE]",
        "replace": "update[field] = str(value)",
        "why": "an invisible character breaks the answer",
    },
    {
        "file": "akkoordwijzer/ui/guide/listing.py",
        "find": "if dilemma.id not in answers.by_dilemma:",
        "replace": "if True:",
        "why": "the table's answer is not on its card",
    },
    {
        "file": "akkoordwijzer/report/side_words.py",
        "find": "if share >= 0:",
        "replace": "if share <= 0:",
        "why": "the threshold of a cut reads as one of spending",
    },
    {
        "file": "akkoordwijzer/report/side_words.py",
        "find": "    if not summary.changed:\n        return UNCHANGED\n",
        "replace": "",
        "why": "unchanged policy claims research",
    },
    {
        "file": "akkoordwijzer/report/side_words.py",
        "find": 'zorg per jaar niet betaald"\n        return\n',
        "replace": 'zorg per jaar niet betaald"\n',
        "why": "a ceiling shows a net amount",
    },
    {
        "file": "akkoordwijzer/ui/guide/practice_card.py",
        "find": "said(practice.cost) if practice.cost else UNKNOWN",
        "replace": 'said(practice.cost) if practice.cost else "geen"',
        "why": "what is unknown reads as nothing",
    },
    {
        "file": "akkoordwijzer/ui/guide/practices.py",
        "find": "like_first(find_practices(guide, regions, wanted), regions, visitor.region)",
        "replace": "like_first(find_practices(guide, regions, wanted), regions, 'NL')",
        "why": "the own municipality's examples are lost in the list",
    },
    {
        "file": "akkoordwijzer/ui/guide/figures.py",
        "find": 'if card.national else ""\n    lines',
        "replace": 'if False else ""\n    lines',
        "why": "a national figure passes for the municipality's",
    },
    {
        "file": "akkoordwijzer/charts/guide.py",
        "find": "places.setdefault((dot.municipality, dot.longitude, dot.latitude), [])",
        "replace": "places.setdefault((dot.practice.name, dot.longitude, dot.latitude), [])",
        "why": "a dot per example instead of per municipality",
    },
]
