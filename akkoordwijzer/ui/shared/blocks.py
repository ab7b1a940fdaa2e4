"""A document on the screen: the same blocks as in Word."""

import streamlit as st

from akkoordwijzer.charts.chart import Table
from akkoordwijzer.content.markdown import plain
from akkoordwijzer.report.blocks import Block, Bullets, Heading, Paragraph, TableBlock
from akkoordwijzer.ui.shared.components import show_table


def draw_blocks(blocks: tuple[Block, ...]) -> None:
    """Headings below the title of the page, paragraphs, lists and tables."""
    for block in blocks:
        match block:
            case Heading(level, text):
                (st.header if level == 1 else st.subheader)(plain(text), anchor=False)
            case Paragraph(text, lead):
                st.markdown(f"**{plain(lead)}** {plain(text)}" if lead else plain(text))
            case Bullets(items):
                st.markdown("\n".join(f"- {plain(item)}" for item in items))
            case TableBlock():
                st.caption(plain(block.alt))
                show_table(Table(block.head, block.rows))
