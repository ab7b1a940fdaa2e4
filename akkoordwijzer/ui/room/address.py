"""Where other devices find this app, and the picture that brings them there."""

import ipaddress
import os
import socket
from html import escape
from urllib.parse import urlsplit

import segno
import streamlit as st

# Behind a proxy the app cannot know by which name it is found.
SETTING = "AKKOORDWIJZER_ADDRESS"
# With the second option Streamlit asks no server elsewhere for the address of this network.
START = "streamlit run app.py --server.address 0.0.0.0 --browser.serverAddress {here}"
ONLY_HERE = "Nu luistert de app alleen naar deze computer; telefoons kunnen er niet bij. Stop de app en start haar zo: "
FIREWALL = (
    "Opent de pagina niet op een telefoon? Zet die op hetzelfde wifi-netwerk. Sta daarna in de firewall van deze "
    "computer ‘inkomend verkeer’ toe voor poort {port}. Veel gastnetwerken houden apparaten uit elkaar: maak dan zelf "
    "een netwerk met een telefoon."
)


def base_address() -> str | None:
    """The address for other devices, without a path; none while the app listens to this computer only."""
    if said := os.environ.get(SETTING):
        return said.rstrip("/")
    if is_only_here(str(st.get_option("server.address") or "")):
        return None
    seen = urlsplit(st.context.url or "")
    if seen.hostname and not is_only_here(seen.hostname):
        return f"{seen.scheme}://{seen.netloc}"
    return f"http://{local_address()}:{port()}"


def is_only_here(host: str) -> bool:
    """Whether a host means this computer and no other."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def local_address() -> str:
    """This computer's address on the local network. Nothing is sent: a connection of datagrams only picks a route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()


def visitor_address() -> str:
    """What tells devices apart for the counting of wrong codes. Behind the door of ``deploy/nginx.conf`` all of them
    come from the door, which writes the device's own address last; without a door anybody could write that header."""
    if os.environ.get(SETTING):
        return (st.context.headers.get("X-Forwarded-For") or "").rpartition(",")[2].strip()
    return str(st.context.ip_address or "")


def port() -> int:
    """The port the app listens on."""
    return int(st.get_option("server.port"))


def join_address(base: str, code: str) -> str:
    """The page with the code filled in. Knowing it is not enough: the facilitator admits."""
    return f"{base}/onderhandelen?kamer={code}"


def draw_invitation(code: str | None, big: bool) -> None:
    """The picture, the code and the address, and how to let others in when they cannot."""
    if code is None:
        return
    base = base_address()
    shown = join_address(base or f"http://localhost:{port()}", code)
    # As an image: Streamlit's own cleaning of HTML drops a drawing that stands in the page itself.
    picture = segno.make(shown, error="m").svg_data_uri(scale=5 if big else 3, border=3, dark="#000", light="#fff")
    words = escape(shown.removeprefix("http://").removeprefix("https://").partition("?")[0])
    # A picture without words is nothing for who cannot see it; the address beside it says the same.
    st.html(
        f'<div class="invite"><img alt="" src="{escape(picture)}"><div><p>Ga naar <b>{words}</b></p>'
        f'<p class="code" aria-label="Code {escape(" ".join(code))}">{escape(code)}</p></div></div>'
    )


def draw_help() -> None:
    """For the facilitator: how others come in."""
    if base_address() is None:
        st.warning(ONLY_HERE, icon=":material/wifi_off:")
        st.code(START.format(here=local_address()), language=None)
    st.caption(FIREWALL.format(port=port()))
