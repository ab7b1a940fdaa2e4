"""Entry: page frame and navigation, nothing else. Start with ``streamlit run app.py``."""

from akkoordwijzer.ui.shared.frame import run_app

run_app()
