"""A conversation: who is in the room, what they do, what each may see, and how far they agree. No screen in here.

``moves``        what somebody can do, one record per kind; ``PRIVATE`` ones are for their maker only
``events``       a move with its number, maker and moment; kinds of the future are kept and left alone
``fold``         event by event to a frozen ``State`` (``state``): pure functions
``permissions``  who may do what (one table) and limits; ``conditions``: what must be so first; refusals are sentences
``view``         what one device may see of a state: the only thing a page gets
``access``       room codes, device tokens, limits on guessing
``agreement``    satisfaction, red lines, what divides most; ``packages`` and ``programme``: the search with HiGHS
``store``        the append-only log in SQLite or PostgreSQL, and the folded states by number
``rooms``        all of that as a handful of calls; each raises ``Refused``, whose text is for the screen

**For who builds a page.** Use ``rooms()`` (one per process, never in ``st.cache_resource``: it holds everybody's
private entries) and nothing of ``store``, ``fold`` or ``state``.

*A seat.* ``open`` and ``join`` give a ``Seat``: conversation, member, token. The token stays with the device (a cookie
or the page's own storage, never an address that is shared); every later call takes conversation and token. ``Refused``
with ``access.STALE`` or ``Gone`` means: show the sentence and the form to join.

*Following.* Ask ``digest(view(conversation, token))`` beside the pages (``ui/room/news.py``) and draw again when it is
another one than that of the page: somebody else's draft then redraws nothing, and a phone that slept, or a page that
was lost on its way, is the same case. Heavy things (the model's outcome of a proposal) are computed per proposal and
version and shared by devices, never per redraw.

*Typing.* Inputs have a key and no value that moves with the view: a page drawn again leaves them. Send on change
(``do``). Make a key per click (``events.new_key()``), keep it until ``do`` came back, and send the same key on a retry:
it is then one event. After ``Busy`` the sentence says to try again; what was typed stays in the widget.

*What each may call.* Everybody with a seat: ``head``, ``view``; who is inside as well: ``do`` (the table in
``permissions`` decides), ``code``, ``measure`` of a proposal on the table, ``own_measure``, ``export`` (one's own and
what was open). The facilitator also: ``packages``, ``keep_until``, ``erase``. ``may(role, kind)`` tells which buttons
to draw. The projector is a device of its own that joined as spectator; it has no drafts, so none can be on it.

*Words.* Names, titles, conditions, reasons and claims in a view are plain text of others: give them to the screen as
text, never as Markdown or HTML.
"""
