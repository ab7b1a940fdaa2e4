"""Planted errors in the page Casus: each must be noticed by a test without a browser.

``find`` occurs once in ``file``. Try one by hand: replace it, run ``pytest tests/test_page_casus*.py``, put it back.
"""

MUTATIONS = [
    {
        "file": "akkoordwijzer/ui/household/screen.py",
        "find": "    st.html(strip_html(result, shelf))\n    st.html(roads_html(result))",
        "replace": "    st.html(roads_html(result))",
        "why": "the page shows a case without its proof",
    },
    {
        "file": "akkoordwijzer/ui/household/steps.py",
        "find": "    st.html(strip_html(result, shelf))",
        "replace": "    del shelf",
        "why": "a presentation shows a case without its proof",
    },
    {
        "file": "akkoordwijzer/ui/household/screen.py",
        "find": "    elif desk.must_check:",
        "replace": "    elif False:",
        "why": "an own case is presented before anybody read what points at a person",
    },
    {
        "file": "akkoordwijzer/ui/household/desk.py",
        "find": "return self.checked != self.own and bool(self.findings)",
        "replace": "return self.checked is None and bool(self.findings)",
        "why": "a case that was changed after it was read counts as read",
    },
    {
        "file": "akkoordwijzer/ui/household/files.py",
        "find": "changed(opened.household, composed=False)",
        "replace": "opened.household",
        "why": "a file that calls itself composed skips the checks",
    },
    {
        "file": "akkoordwijzer/ui/household/files.py",
        "find": "    except ContentError as error:\n        desk.messages",
        "replace": "    except ContentError as error:\n        _anew(desk)\n        desk.messages",
        "why": "a bad file wipes the case on the screen",
    },
    {
        "file": "akkoordwijzer/report/household_scale.py",
        "find": "        chance.mid if item.established else None,",
        "replace": "        chance.mid,",
        "why": "an effect nobody established is drawn as if it were found",
    },
    {
        "file": "akkoordwijzer/report/household_scale.py",
        "find": '        return Mark("threshold", name, NEVER)',
        "replace": '        return Mark("threshold", name, "100 van de 100", mid=1.0)',
        "why": "never is drawn as everybody",
    },
    {
        "file": "akkoordwijzer/report/household_scale.py",
        "find": 'rows.append(("Gemeente, als alleen telt wat geld wordt", found.municipality_cash))',
        "replace": 'rows.append(("Gemeente, als alleen telt wat geld wordt", found.municipality))',
        "why": "capacity freed counts as money",
    },
    {
        "file": "akkoordwijzer/ui/household/many.py",
        "find": "        if key not in visitor.locked:",
        "replace": "        if key:",
        "why": "a locked lever moves",
    },
    {
        "file": "akkoordwijzer/ui/household/many.py",
        "find": "    changes = dict(visitor.scenario.changes)",
        "replace": "    changes = {}",
        "why": "what lay on the table is swept off",
    },
    {
        "file": "akkoordwijzer/household/editing.py",
        "find": "        if instead_of is not None:\n            del roads",
        "replace": "        if False:\n            del roads",
        "why": "an event moved to the other road stays on the first as well",
    },
    {
        "file": "akkoordwijzer/household/editing.py",
        "find": "if not 1 <= start <= end <= HALVES:",
        "replace": "if not 1 <= start <= end:",
        "why": "a ninth half-year is let through",
    },
    {
        "file": "akkoordwijzer/household/editing.py",
        "find": "    if used:",
        "replace": "    if not used:",
        "why": "a price goes while an event still has it",
    },
    {
        "file": "akkoordwijzer/ui/household/roads.py",
        "find": '    return f"grid-column:{item.event.from_}/{item.event.to + 1}"',
        "replace": '    return f"grid-column:{item.event.from_}/{item.event.to}"',
        "why": "an event ends half a year too early",
    },
    {
        "file": "akkoordwijzer/ui/household/roads.py",
        "find": "{mark}{escape(item.event.text)}",
        "replace": "{mark}{item.event.text}",
        "why": "what people type acts as HTML",
    },
    {
        "file": "akkoordwijzer/ui/household/money.py",
        "find": "{'minder' if ends.mid > 0 else 'meer'}",
        "replace": "{'minder' if ends.mid < 0 else 'meer'}",
        "why": "more and less change places",
    },
    {
        "file": "akkoordwijzer/ui/household/event_form.py",
        "find": "        for name in (SEARCH, TEXT):",
        "replace": "        for name in (SEARCH,):",
        "why": "the text of one event is still there for the next",
    },
    {
        "file": "akkoordwijzer/ui/household/event_form.py",
        "find": "return chosen if chosen in options else options[0]",
        "replace": "return chosen or options[0]",
        "why": "an event gets the price of another search",
    },
    {
        "file": "akkoordwijzer/charts/household.py",
        "find": "    return year + APART * ROADS.index(road)",
        "replace": "    return year",
        "why": "the two roads are stacked on one another",
    },
    {
        "file": "akkoordwijzer/ui/accountability/household_part.py",
        "find": '            ("Prijs", euro(place.ends.mid), euro(line.mid)),',
        "replace": '            ("Prijs", euro(place.ends.mid), euro(place.ends.mid)),',
        "why": "shelter has one price",
    },
]
