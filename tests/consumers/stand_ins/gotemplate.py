"""kubectl's -o go-template, as far as the scripts use it. A check compares this with the real kubectl."""
import base64
import json
import re

TOKEN = re.compile(r"\{\{(.*?)\}\}|([^{]+)", re.DOTALL)


def evaluate(template, node):
    """Returns what a template prints for an object."""
    tokens = TOKEN.findall(template)
    printed, end = _run(tokens, 0, node, {})
    assert end == len(tokens), f"the stand-in cannot read this template: {template}"
    return printed


def _value(word, node, names):
    if word.startswith('"'):
        return json.loads(word)
    path = word.lstrip(".").split(".")
    if word.startswith("$"):
        node, path = names[path[0]], path[1:]
    for part in path:
        node = (node or {}).get(part) if part else node
    return node


def _print(inner, node, names):
    if inner.startswith("len (base64decode "):
        return str(len(base64.b64decode(_value(inner[18:-1], node, names))))
    if inner.startswith("len "):
        return str(len(_value(inner[4:], node, names).encode()))
    found = _value(inner, node, names)
    return "<no value>" if found is None else str(found)


def _run(tokens, at, node, names):
    """Prints up to the `end` that belongs to it."""
    printed = ""
    while at < len(tokens):
        inner, literal = tokens[at]
        at += 1
        if literal:
            printed += literal
        elif inner == "end":
            return printed, at
        elif inner.startswith("range "):
            given, _, what = inner[6:].rpartition(" := ")
            found = _value(what or inner[6:], node, names) or []
            rows = sorted(found.items()) if isinstance(found, dict) else list(enumerate(found))
            end = _skip(tokens, at)
            for key, item in rows:
                more = dict(zip(given.split(", "), (key, item))) if given else {}
                printed += _run(tokens, at, item, names | more)[0]
            at = end
        elif inner.startswith("if ne "):
            first, second = re.fullmatch(r'if ne (\S+) ("[^"]*")', inner).groups()
            one, end = _run(tokens, at, node, names)
            printed += one if _value(first, node, names) != json.loads(second) else ""
            at = end
        else:
            printed += _print(inner, node, names)
    return printed, at


def _skip(tokens, at):
    """Returns the place after the `end` that belongs to what began before."""
    depth = 1
    while depth:
        inner = tokens[at][0]
        depth += -1 if inner == "end" else inner.startswith(("range ", "if "))
        at += 1
    return at
