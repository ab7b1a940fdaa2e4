"""Errors to plant in the room's screens; each is to be noticed without a browser (``find`` is unique in its file)."""

MUTATIONS: list[dict[str, str]] = [
    {
        "file": "akkoordwijzer/ui/room/follow.py",
        "find": "    if seen(view) != before:\n        return True\n    drew(view)\n    return False",
        "replace": "    return True",
        "why": "every draft of anybody redraws every device",
    },
    {
        "file": "akkoordwijzer/ui/room/follow.py",
        "find": "    return sha256(as_json(replace(view, number=0))).hexdigest()",
        "replace": "    return view.conversation",
        "why": "nobody follows",
    },
    {
        "file": "akkoordwijzer/ui/room/screen.py",
        "find": 'big=role == "spectator" or',
        "replace": "big=",
        "why": "a big screen has forms and buttons",
    },
    {
        "file": "akkoordwijzer/ui/room/screen.py",
        "find": "        session.visitor().tell(str(error))\n        return None",
        "replace": "        return None",
        "why": "a stale place is lost without a word",
    },
    {
        "file": "akkoordwijzer/ui/room/context.py",
        "find": "key = pending.setdefault(print_, new_key())",
        "replace": "key = new_key()",
        "why": "a retry is a second event",
    },
    {
        "file": "akkoordwijzer/ui/room/context.py",
        "find": "    pending.pop(print_, None)\n    here.notices = []\n    return True",
        "replace": "    here.notices = []\n    return True",
        "why": "the same point twice is dropped",
    },
    {
        "file": "akkoordwijzer/ui/room/wishes.py",
        "find": "    if box not in st.session_state:\n",
        "replace": "    if True:\n",
        "why": "typing is written over",
    },
    {
        "file": "akkoordwijzer/ui/room/wishes.py",
        "find": "        value = min(max(value, knob.scale.least), knob.scale.most)",
        "replace": "        value = knob.scale.most",
        "why": "another amount than was typed",
    },
    {
        "file": "akkoordwijzer/ui/room/editor.py",
        "find": "        if not knob.scale.least <= value <= knob.scale.most:",
        "replace": "        if False:",
        "why": "more than a knob can do is tabled",
    },
    {
        "file": "akkoordwijzer/ui/room/editor.py",
        "find": 'kind = "countered" if draft.answers else "tabled"',
        "replace": 'kind = "tabled"',
        "why": "a counter-proposal answers nothing",
    },
    {
        "file": "akkoordwijzer/ui/room/proposals.py",
        "find": "    for line in found.crossed:\n",
        "replace": "    for line in ():\n",
        "why": "a crossed red line is not named",
    },
    {
        "file": "akkoordwijzer/ui/room/proposals.py",
        "find": "(one.plays is not None) == role_play",
        "replace": "True",
        "why": "role play counts as a proposal",
    },
    {
        "file": "akkoordwijzer/ui/room/guesses.py",
        "find": "    if not question.shown:\n        st.markdown",
        "replace": "    if question.shown:\n        st.markdown",
        "why": "the distribution is there before it is shown",
    },
    {
        "file": "akkoordwijzer/ui/room/outcome.py",
        "find": "    proposal = with_table(asked.proposal, asked.view, data.kit(asked.region))",
        "replace": "    proposal = asked.proposal",
        "why": "what the table took over does not count",
    },
    {
        "file": "akkoordwijzer/ui/room/agree.py",
        "find": "tuple(map(room.name, one.not_agreed)),",
        "replace": "(),",
        "why": "who did not agree is left out",
    },
    {
        "file": "akkoordwijzer/report/room.py",
        "find": 'if claim.status == "accepted" and',
        "replace": "if",
        "why": "a claim counts before the table accepts it",
    },
    {
        "file": "akkoordwijzer/report/room.py",
        "find": "if found.region == kit.region else None",
        "replace": "if found else None",
        "why": "a proposal for elsewhere is played here",
    },
    {
        "file": "akkoordwijzer/report/room_report.py",
        "find": "for who, text in one.objections.items()\n        )",
        "replace": "for who, text in ()\n        )",
        "why": "a report without objections",
    },
    {
        "file": "akkoordwijzer/ui/room/address.py",
        "find": '        return host == "localhost"',
        "replace": "        return False",
        "why": "an address that no phone can reach is shown as if it can",
    },
    {
        "file": "akkoordwijzer/ui/room/device.py",
        "find": "    if len(text) > LARGEST:\n        return None, None\n",
        "replace": "",
        "why": "whatever a browser kept is parsed",
    },
]
