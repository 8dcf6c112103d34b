"""GitHub's expressions, as far as the example workflows use them: contexts, strings, == and !=."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

TOKEN = re.compile(r"\s*(?:'((?:[^']|'')*)'|(==|!=)|([A-Za-z_][-\w]*(?:\.[-\w]+)*))")


def evaluate(expression: str, contexts: Mapping[str, Any]) -> Any:
    """The value of what stands between ${{ and }}; what is not understood is an error."""
    values: list[Any] = []
    operator = ""
    at = 0
    text = expression.rstrip()
    while at < len(text):
        token = TOKEN.match(text, at)
        if token is None:
            raise ValueError(f"not understood: {expression}")
        at = token.end()
        string, sign, name = token.groups()
        if sign:
            operator = sign
        else:
            values.append(look_up(name, contexts) if name else string.replace("''", "'"))
    if len(values) == 1 and not operator:
        return values[0]
    if len(values) == 2 and operator:
        return (values[0] == values[1]) == (operator == "==")
    raise ValueError(f"not understood: {expression}")


def look_up(name: str, contexts: Mapping[str, Any]) -> Any:
    """A dotted name. As on GitHub an absent property is empty, but an absent context an error."""
    first, *rest = name.split(".")
    value = contexts[first]
    for part in rest:
        value = value.get(part, "") if isinstance(value, Mapping) else ""
    return value


def substitute(text: str, contexts: Mapping[str, Any]) -> str:
    """The text with each ${{ … }} replaced by its value."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(evaluate(found[1], contexts)), text)


def substituted(value: Any, contexts: Mapping[str, Any]) -> Any:
    """The same for all texts of a mapping."""
    if isinstance(value, str):
        return substitute(value, contexts)
    if isinstance(value, Mapping):
        return {key: substituted(item, contexts) for key, item in value.items()}
    return value
