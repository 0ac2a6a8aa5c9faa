"""YAML as a strict reader takes it: a key that stands twice is an error."""
import yaml

# The charts themselves print `ports` twice in the containers of agent and logger (D41).
KNOWN_DUPLICATES = {"ports"}


# The loader written in C reads the same and is ten times as fast.
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class StrictLoader(FAST):
    """Refuses a key that stands twice in one mapping."""

    allowed = frozenset()

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen and key not in self.allowed:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


class RenderedLoader(StrictLoader):
    """The same for what the charts render."""

    allowed = frozenset(KNOWN_DUPLICATES)


def load(text):
    """Returns the one document of a values file."""
    return yaml.load(text, StrictLoader)


def load_rendered(text):
    """Returns the documents that helm printed, without empty ones."""
    return [document for document in yaml.load_all(text, RenderedLoader) if document]


def walk(node, path=""):
    """Yields every mapping below a node with its path."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from walk(value, f"{path}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, f"{path}[{index}]")
