"""Plain arithmetic in content files: ``(stock_2023 + inflow - stock_2024) / stock_2023``.

Only numbers, names, + - * / **, parentheses, min and max; nothing else is evaluated.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from functools import lru_cache

from akkoordwijzer.content.numbers import bare

_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_FUNCTIONS: dict[str, Callable[..., float]] = {"min": min, "max": max}


class FormulaError(ValueError):
    """A formula that cannot be worked out; the message is Dutch and names the part."""


def evaluate(formula: str, names: Mapping[str, float]) -> float:
    """The value of a formula. Raises ``FormulaError``."""
    try:
        value = _value(_tree(formula).body, names)
    except (SyntaxError, RecursionError, MemoryError):
        raise FormulaError(f"‘{formula}’ is geen rekensom") from None
    except ZeroDivisionError:
        raise FormulaError(f"‘{formula}’ deelt door nul") from None
    except OverflowError:
        raise FormulaError(f"‘{formula}’ wordt te groot") from None
    if isinstance(value, complex) or value != value or abs(value) == float("inf"):
        raise FormulaError(f"‘{formula}’ heeft geen gewone uitkomst")
    return float(value)


@lru_cache(maxsize=2000)
def _tree(formula: str) -> ast.Expression:
    """A formula is worked out for every region: parse it once."""
    return ast.parse(formula.strip(), mode="eval")


@lru_cache(maxsize=2000)
def names_in(formula: str) -> frozenset[str]:
    """The names a formula uses."""
    try:
        tree = _tree(formula)
    except SyntaxError:
        return frozenset()
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)) - frozenset(_FUNCTIONS)


def in_words(formula: str, names: Mapping[str, float]) -> str:
    """The formula with Dutch numbers in place of names: ``(726.210 + 138.760 - 747.560) / 726.210``."""
    return _words(_tree(formula).body, names)


def _value(node: ast.expr, names: Mapping[str, float]) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool):
        return float(node.value)
    if isinstance(node, ast.Name):
        if node.id not in names:
            raise FormulaError(f"‘{node.id}’ is niet bekend")
        return names[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand, names)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_value(node.left, names), _value(node.right, names))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS and node.args:
        return _FUNCTIONS[node.func.id](*(_value(argument, names) for argument in node.args))
    raise FormulaError(f"‘{ast.unparse(node)}’ mag niet in een rekensom")


_SIGNS = {ast.Add: ("+", 1), ast.Sub: ("−", 1), ast.Mult: ("×", 2), ast.Div: ("/", 2), ast.Pow: ("^", 3)}


def _words(node: ast.expr, names: Mapping[str, float], level: int = 0) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return bare(float(node.value))
    if isinstance(node, ast.Name):
        return bare(names[node.id])
    if isinstance(node, ast.UnaryOp):
        return "−" + _words(node.operand, names, 3)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        kind = {"min": "kleinste van", "max": "grootste van"}[node.func.id]
        return f"{kind} ({'; '.join(_words(argument, names) for argument in node.args)})"
    if isinstance(node, ast.BinOp):
        sign, own = _SIGNS[type(node.op)]
        text = f"{_words(node.left, names, own)} {sign} {_words(node.right, names, own + 1)}"
        return f"({text})" if own < level else text
    raise FormulaError(f"‘{ast.unparse(node)}’ mag niet in een rekensom")
