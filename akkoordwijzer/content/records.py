"""Records: pydantic models that refuse what they do not know, with their faults in Dutch."""

from difflib import get_close_matches
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr, ValidationError
from pydantic.types import Strict
from pydantic_core import ErrorDetails, PydanticCustomError

from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.content.yaml_file import Document, Place, place_text

Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Share = Annotated[float, Strict(), Field(ge=0, le=1, allow_inf_nan=False)]
Whole = StrictInt
Text = Annotated[StrictStr, Field(min_length=1)]
Flag = StrictBool
Key = Annotated[StrictStr, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]


class Record(BaseModel):
    """Frozen, and closed: an unknown key is a fault and never silently dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


R = TypeVar("R", bound=BaseModel)

_EXPECTED = {
    "missing": "een waarde",
    "float_type": "een getal",
    "float_parsing": "een getal",
    "finite_number": "een eindig getal",
    "int_type": "een heel getal",
    "int_from_float": "een heel getal",
    "string_type": "tekst",
    "string_too_short": "tekst",
    "bool_type": "true of false",
    "list_type": "een lijst",
    "tuple_type": "een lijst",
    "dict_type": "een blok met velden",
    "model_type": "een blok met velden",
    "model_attributes_type": "een blok met velden",
    "invalid-json-value": "tekst, getallen of een lijst daarvan",
    "string_pattern_mismatch": "kleine letters, cijfers en _ (beginnend met een letter)",
}
_LIMITS = {
    "greater_than": ("gt", "meer dan {}"),
    "greater_than_equal": ("ge", "ten minste {}"),
    "less_than": ("lt", "minder dan {}"),
    "less_than_equal": ("le", "ten hoogste {}"),
    "too_short": ("min_length", "ten minste {}"),
    "too_long": ("max_length", "ten hoogste {}"),
    "string_too_long": ("max_length", "ten hoogste {} tekens"),
}


def refuse(expected: str, found: str) -> NoReturn:
    """Raise a fault from inside a validator: both parts in Dutch."""
    raise PydanticCustomError("fault", "{expected}|{found}", {"expected": expected, "found": found})


def read_record(kind: type[R], data: Any, document: Document, at: Place = ()) -> R:
    """Validate ``data`` (found in ``document`` at ``at``) as a record. Raises ``ContentError``, one fault a mistake."""
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        known = _known_keys(kind, set())
        found = error.errors(include_url=False)
        raise ContentError(_fault(item, document, at, known) for item in found if not _follows(item, found)) from None


def _follows(error: ErrorDetails, others: list[ErrorDetails]) -> bool:
    """Whether a list is only too short because of the faults in its items, which are reported themselves."""
    at = error["loc"]
    return error["type"] == "too_short" and any(len(o["loc"]) > len(at) and o["loc"][: len(at)] == at for o in others)


def _fault(error: ErrorDetails, document: Document, at: Place, known: set[str]) -> Fault:
    kind, context, found = error["type"], error.get("ctx", {}), shown(error["input"])
    place = (*at, *(step for step in error["loc"] if step != "[key]"))
    remedy = ""
    if kind == "fault":
        expected, found = context["expected"], context["found"]
    elif kind == "extra_forbidden":
        expected, found = "een bekende sleutel", f"‘{place[-1]}’"
        if match := get_close_matches(str(place[-1]), known, 1):
            remedy = f"Bedoelt u ‘{match[0]}’?"
    elif kind == "missing":
        expected, found = _EXPECTED[kind], "niets"
    elif kind == "literal_error":
        expected = "een van " + str(context["expected"]).replace("'", "").replace(" or ", ", ")
    elif kind in _LIMITS:
        key, words = _LIMITS[kind]
        expected = words.format(str(context[key]).removesuffix(".0").replace(".", ","))
    else:
        expected = _EXPECTED.get(kind, error["msg"])
    return Fault(document.name, place_text(place), expected, found, document.line(place), remedy)


def _known_keys(kind: type[BaseModel], seen: set[type]) -> set[str]:
    """All field names in a record and the records inside it: what a misspelt key may have meant."""
    seen.add(kind)
    keys: set[str] = set()
    todo: list[Any] = []
    for name, field in kind.model_fields.items():
        keys.add(field.alias or name)
        todo.append(field.annotation)
    while todo:
        item = todo.pop()
        todo.extend(getattr(item, "__args__", ()))
        if isinstance(item, type) and issubclass(item, BaseModel) and item not in seen:
            keys |= _known_keys(item, seen)
    return keys
