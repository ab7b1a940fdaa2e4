"""Everything that pages share: frame, session, data, outcomes, blocks and messages."""
