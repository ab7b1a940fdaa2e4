"""Entry: page frame and navigation, and the server's own routes. Start with ``streamlit run app.py``."""

if __name__ == "__main__":
    # Streamlit runs this file for every visitor.
    from akkoordwijzer.ui.shared.frame import run_app

    run_app()
else:
    # The server takes it as a module, once.
    from streamlit import App

    from akkoordwijzer.ui.room.routes import ROUTES
    from akkoordwijzer.ui.shared.process import settle

    settle()
    app = App(__file__, routes=ROUTES)
