"""Beyond one machine: two app processes, one PostgreSQL, nginx before them; one process is killed during a session."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from akkoordwijzer.conversation.rooms import rooms
from tests.browser import ROOT, _await_health, free_port, needs_browser
from tests.postgres import Postgres
from tests.room_kit import Table, close_rooms

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NGINX = shutil.which("nginx") or next((str(path) for path in [Path("/usr/sbin/nginx")] if path.exists()), None)
REQUIRED = os.environ.get("AKKOORDWIJZER_CLUSTER") == "required"
CONFIG = ROOT / "deploy" / "nginx.conf"


def test_compose_names_two_processes_one_store_and_the_door() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert {"app1", "app2", "store", "door"} == set(services)
    assert services["app1"]["environment"]["AKKOORDWIJZER_STORE"].startswith("postgresql://")
    config = CONFIG.read_text(encoding="utf-8")
    assert all(f"server {name}:8501" in config for name in ("app1", "app2"))


@contextmanager
def app_process(store: str, port: int, door: int) -> "Iterator[subprocess.Popen[bytes]]":
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    settings = {"AKKOORDWIJZER_STORE": store, "AKKOORDWIJZER_ADDRESS": f"http://127.0.0.1:{door}"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await_health(f"http://127.0.0.1:{port}", process)
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(20)


@contextmanager
def door(folder: Path, port: int, apps: list[int]) -> Iterator[str]:
    """nginx with the very file of the deployment, but for addresses and folders."""
    text = CONFIG.read_text(encoding="utf-8").replace("listen 8080;", f"listen 127.0.0.1:{port};")
    for number, app in enumerate(apps, 1):
        text = text.replace(f"app{number}:8501", f"127.0.0.1:{app}")
    text = text.replace("/tmp/nginx", f"{folder}/nginx")  # noqa: S108 - the folder of the container is replaced here
    # As root nginx would give its work to a user who may not enter the test's folder.
    text = ("user root;\n" if os.geteuid() == 0 else "") + text
    config = folder / "nginx.conf"
    config.write_text(text, encoding="utf-8")
    process = subprocess.Popen([str(NGINX), "-c", str(config), "-g", "daemon off;"], stderr=subprocess.DEVNULL)
    try:
        _await_health(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def connections(port: int) -> int:
    """How many are connected to a port of this machine."""
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    return sum(line.split()[1].endswith(f":{port:04X}") and line.split()[3] == "01" for line in lines)


@needs_browser
@pytest.mark.browser
@pytest.mark.xdist_group("postgres")
def test_one_process_is_killed_and_people_carry_on(
    postgres: Postgres, browser: "Browser", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if NGINX is None:
        message = "nginx is not installed (apt-get install nginx)."
        if REQUIRED:
            pytest.fail(message)
        pytest.skip(message)
    address, ports, front = postgres.empty(), [free_port(), free_port()], free_port()
    monkeypatch.setenv("AKKOORDWIJZER_STORE", address)
    rooms.cache_clear()
    with ExitStack() as stack:
        stack.callback(close_rooms)
        processes = [stack.enter_context(app_process(address, port, front)) for port in ports]
        base = stack.enter_context(door(tmp_path, front, ports))
        table = Table(rooms(), parties=8)
        table.step("table")
        # Enough devices that both processes have some: each chooses by its own cookie.
        phones = {}
        for who in [f"p{number}" for number in range(1, 7)]:
            context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
            stack.callback(context.close)
            seat = table.seats[who]
            kept = f'{{"seat": ["{seat.conversation}", "{seat.member}", "{seat.token}"], "owner": null}}'
            context.add_init_script(f"localStorage.setItem('akkoordwijzer.seat', '{kept}')")
            page = phones[who] = context.new_page()
            page.set_default_timeout(30_000)
            page.goto(f"{base}/onderhandelen")
            page.get_by_text("Er ligt nog geen voorstel op tafel.").wait_for()
        acknowledged = [table.do("p7", "parked", point=f"Punt {number}", why=None) for number in range(20)]
        # The one with most of the devices: there is always somebody to carry on.
        busiest = max((0, 1), key=lambda at: connections(ports[at]))
        assert connections(ports[busiest]) >= len(phones) / 2
        processes[busiest].kill()
        processes[busiest].wait(20)
        table.do("p8", "tabled", proposal="v1", title="Na de klap", amounts={"debts": 2.0})
        for page in phones.values():
            page.get_by_text("Na de klap").first.wait_for()
            page.get_by_role("button", name="Steun", exact=True).click()
        phones["p1"].get_by_text("Steun: Partij A, Partij B, Partij C, Partij D, Partij E, Partij F").wait_for()
        events = table.rooms.export(table.conversation, table.seats["f"].token)["events"]
        numbers = [event["number"] for event in events]
        assert set(acknowledged) <= set(numbers)
        assert numbers == list(range(1, len(numbers) + 1))
