"""Everything that touches Streamlit: frame, session, inputs drawn from data, source lines, messages."""
