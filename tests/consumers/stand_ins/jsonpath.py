"""kubectl's -o jsonpath, as far as the scripts use it. A check compares this with the real kubectl."""
import json
import re

PART = re.compile(r"""\.(?P<name>(?:[^.\[\\]|\\.)+)|\['(?P<quoted>[^']*)'\]|\[(?P<index>\d+|\*)\]"""
                  r"""|\[\?\(@(?P<filter>[^=]+)=="(?P<wanted>[^"]*)"\)\]""")


def _step(node, part):
    name = part["quoted"] if part["name"] is None else re.sub(r"\\(.)", r"\1", part["name"])
    if name is not None:
        return [node[name]] if isinstance(node, dict) and name in node else []
    items = node if isinstance(node, list) else []
    if part["index"] == "*":
        return list(node.values()) if isinstance(node, dict) else items
    if part["index"] is not None:
        return items[int(part["index"]):][:1]
    return [item for item in items if [text(found) for found in follow(item, part["filter"])] == [part["wanted"]]]


def follow(node, path):
    """Returns every node that a path leads to."""
    nodes, at = [node], 0
    while at < len(path):
        part = PART.match(path, at)
        if not part:
            raise SystemExit(f"the stand-in cannot read this path: {path}")
        nodes = [found for one in nodes for found in _step(one, part)]
        at = part.end()
    return nodes


def text(node):
    """Returns a value as kubectl prints it."""
    return node if isinstance(node, str) else json.dumps(node, separators=(",", ":"))


def evaluate(template, node):
    """Returns what a template prints for an object."""
    tokens = re.findall(r"\{((?:\"[^\"]*\"|[^{}\"])*)\}|([^{}]+)", template)
    printed, _ = _run([(inner, literal) for inner, literal in tokens], 0, node)
    return printed


def _run(tokens, at, node):
    printed = ""
    while at < len(tokens):
        inner, literal = tokens[at]
        at += 1
        if literal:
            printed += literal
        elif inner == "end":
            return printed, at
        elif inner.startswith("range "):
            end = at
            for item in follow(node, inner.removeprefix("range ")):
                one, end = _run(tokens, at, item)
                printed += one
            at = end if end > at else _skip(tokens, at)
        elif inner.startswith('"'):
            printed += json.loads(inner)
        else:
            printed += " ".join(text(found) for found in follow(node, inner))
    return printed, at


def _skip(tokens, at):
    """Returns the place after the `end` of a range without items."""
    depth = 1
    while depth:
        depth += {"end": -1}.get(tokens[at][0], 1 if tokens[at][0].startswith("range ") else 0)
        at += 1
    return at
