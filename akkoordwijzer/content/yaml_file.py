"""YAML read safely: no tags, no aliases, no double keys, bounded in size, with line numbers for messages."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import Composer

from akkoordwijzer.content.faults import ContentError, Fault

Place = tuple[str | int, ...]

# A library file is some 60 kB; a file of over a megabyte is not a scenario.
LIMIT_BYTES = 1_000_000
NO_ALIASES = "verwijzingen (*), en die mogen niet"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed YAML file: plain data, and the line on which each place starts."""

    name: str
    data: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int | None:
        """Line of a place, or of the nearest block around it."""
        for size in range(len(place), -1, -1):
            if (found := self.lines.get(place[:size])) is not None:
                return found
        return None


class _Loader(Composer, yaml.CSafeLoader):
    """Safe loader without aliases (a YAML bomb needs them), dates and yes/no (both surprise writers).

    libyaml, which PyYAML's wheels bring, reads five times as fast; nodes are composed here, to refuse aliases at once.
    """

    def __init__(self, text: str) -> None:
        yaml.CSafeLoader.__init__(self, text)
        Composer.__init__(self)

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event: Any = self.peek_event()
            raise yaml.constructor.ConstructorError(None, None, NO_ALIASES, event.start_mark)
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])


def place_text(place: Place) -> str:
    """``("lines", 0, "stock")`` as ``lines[0].stock``."""
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def read_yaml(path: Path, name: str | None = None) -> Document:
    """Read a YAML file. Raises ``ContentError`` with file, line and remedy for everything that is not plain YAML."""
    shown_name = name or _short(path)
    try:
        raw = path.read_bytes()
    except OSError:
        raise ContentError(
            [
                Fault(
                    shown_name, "", "een leesbaar bestand", "geen bestand", remedy="Controleer de naam van het bestand."
                )
            ]
        ) from None
    return parse_yaml(raw, shown_name)


def parse_yaml(raw: bytes, name: str) -> Document:
    """Parse YAML from bytes (an uploaded file, a file on disk). Raises ``ContentError``."""
    if len(raw) > LIMIT_BYTES:
        raise _fault(name, None, "een bestand tot 1 MB", f"{len(raw) / 1e6:.1f} MB".replace(".", ","))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _fault(name, line, "tekst in UTF-8", "andere tekens", "Sla het bestand op als UTF-8.") from None
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        lines: dict[Place, int] = {}
        faults: list[Fault] = []
        data = None
        if node is not None:
            _walk(node, (), lines, faults, name)
            if faults:
                raise ContentError(faults)
            data = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _fault(
            name,
            mark.line + 1 if mark else None,
            "geldige YAML",
            _in_dutch(error.problem),
            "Kijk naar inspringing, dubbele punten en aanhalingstekens.",
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _fault(name, None, "geldige YAML", type(error).__name__, "Is dit wel een tekstbestand?") from None
    finally:
        if loader is not None:
            loader.dispose()
    return Document(name, data, lines)


def _in_dutch(problem: str | None) -> str:
    """What PyYAML says in English, in the words a writer can act on."""
    said = problem or ""
    if "tag" in said:
        return "een tag (!), en die mogen niet"
    return said if said == NO_ALIASES else "een fout in de opmaak"


def _walk(node: yaml.Node, place: Place, lines: dict[Place, int], faults: list[Fault], name: str) -> None:
    """Note the line of every place and refuse double keys, of which YAML silently keeps the last."""
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            step = str(key.value)
            if step in seen:
                text = place_text((*place, step))
                faults.append(Fault(name, text, "elke sleutel één keer", "een dubbele", key.start_mark.line + 1))
            seen.add(step)
            _walk(value, (*place, step), lines, faults, name)
            lines[(*place, step)] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _walk(item, (*place, index), lines, faults, name)


def _fault(name: str, line: int | None, expected: str, found: str, remedy: str = "") -> ContentError:
    return ContentError([Fault(name, "", expected, found, line, remedy)])


def _short(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
