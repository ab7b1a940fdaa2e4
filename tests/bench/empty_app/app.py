"""The least that Streamlit does: one slider, its number as text, one Plotly chart. The yardstick for our screen."""

import plotly.graph_objects as go
import streamlit as st

amount = st.select_slider("Bedrag", list(range(100)), key="amount")
st.markdown(f"Het wordt **{amount * 1000}** euro.")
st.plotly_chart(
    go.Figure(go.Scatter(x=list(range(10)), y=[year * amount for year in range(10)])),
    key="chart",
    config={"displayModeBar": False},
)
