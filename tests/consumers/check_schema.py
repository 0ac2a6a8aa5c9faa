"""The schema of answers and the reader of answers agree: on every fixture, and on thousands of broken documents."""
import copy
import json
import random
import shutil

import jsonschema
import pytest

from bundles import FIXTURES, ROOT, run

SCHEMA = json.loads((ROOT / "docs" / "answers.schema.json").read_text())
WORDS = ["", "a", "yes", "osmo", "0", "08", "5432", "65536", "1000", "1001", "500m", "512Mi", "1.5Gi", "1h", "7d", "a b",
         "A.b", "a_b", "-a", "a-", "x" * 64, "true", "null", "~"]
ANY = [None, True, False, 0, 1, -1, 15, 16, 70000, 10 ** 15, 10 ** 14, 0.5, [], [1], ["a"], ["a\nb"], [["a"]], {}, {"a": 1}]


def leaves(schema, path=()):
    for key, inner in schema["properties"].items():
        if "properties" in inner:
            yield from leaves(inner, (*path, key))
        else:
            yield (*path, key), inner


LEAVES = list(leaves(SCHEMA))


def put(document, path, value):
    for key in path[:-1]:
        if not isinstance(document.get(key), dict):
            document[key] = {}
        document = document[key]
    document[path[-1]] = value


def good(chance, schema):
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if schema["type"] == "boolean":
        return chance.random() < 0.5
    if schema["type"] == "array":
        return [chance.choice(WORDS) for _ in range(chance.randrange(3))]
    return chance.choice([schema["default"], chance.choice(WORDS)])


def document(chance):
    """Returns some answers, every second time with something wrong."""
    made = {}
    for path, schema in chance.sample(LEAVES, chance.randrange(1, 6)):
        put(made, path, good(chance, schema))
    if chance.random() < 0.5:
        path = list(chance.choice(LEAVES)[0])
        kind = chance.randrange(4)
        if kind == 0:
            path[-1] += chance.choice("xyS")
        elif kind == 1:
            path = path[:-1] or path
        elif kind == 2:
            path.append("deeper")
        put(made, path, copy.deepcopy(chance.choice(ANY + WORDS)))
    return made


def read(documents, folder):
    if shutil.which("cargo") is None:
        pytest.skip("cargo is not here: no answers are read")
    file = folder / "documents.txt"
    file.write_text("".join(json.dumps(one) + "\n" for one in documents))
    done = run("cargo", "run", "--quiet", "--locked", "-p", "osmo-configurator-core", "--example", "read_answers", "--",
               str(file), timeout=900, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert len(LEAVES) > 100
    for _, schema in LEAVES:
        jsonschema.validate(schema["default"], schema)


def test_every_fixture_is_valid():
    import yaml
    cases = sorted(FIXTURES.glob("*/answers.yaml"))
    assert len(cases) >= 10
    for case in cases:
        jsonschema.validate(yaml.safe_load(case.read_text()), SCHEMA)


def test_schema_and_reader_agree(tmp_path):
    chance = random.Random(20261125)
    documents = [document(chance) for _ in range(6000)]
    verdicts = read(documents, tmp_path)
    assert len(verdicts) == len(documents)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    counts = {"fits": 0, "misfit": 0, "refused": 0}
    for one, verdict in zip(documents, verdicts):
        word = verdict.split()[0]
        counts[word] += 1
        valid = validator.is_valid(one)
        # A form without a pattern is only the reader's to say.
        agrees = {"fits": valid, "refused": not valid, "misfit": True}[word]
        assert agrees, (one, verdict, [error.message for error in validator.iter_errors(one)])
    assert min(counts.values()) > 300, counts


def test_patterns_are_the_forms(tmp_path):
    """For every answer whose form has a pattern the reader refuses what the pattern refuses, and nothing else."""
    with_pattern = [(path, schema) for path, schema in LEAVES if "pattern" in schema]
    assert len(with_pattern) > 30
    documents = []
    for path, _ in with_pattern:
        for word in WORDS:
            documents.append({})
            put(documents[-1], path, word)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for one, verdict in zip(documents, read(documents, tmp_path)):
        assert validator.is_valid(one) == (verdict == "fits"), (one, verdict)
