"""Role mapping as the pages say it: a mapping that is kept is kept, on an OSMO that drops it."""
import json
import os
import time

import pytest

import postgres
import readme

from bundles import FIXTURES, Bundle
from operations import Operator, pages

STEP = "Role mapping"
POLICIES = [{"actions": ["workflow:*"], "resources": ["*"]}]


@pytest.fixture
def one(tmp_path):
    operator = Operator(Bundle(FIXTURES / "entra"), tmp_path)
    have(operator, ["osmo-user", "team a"])
    return operator


def have(operator, names):
    role = {"name": "osmo-user", "description": "d", "policies": POLICIES, "sync_mode": "force", "external_roles": names}
    (operator.state / "roles").write_text(json.dumps({"osmo-user": role}))


def edit(operator, names):
    path = operator.desk / "osmo-user.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"external_roles": names}, indent=2))


def mapped(operator):
    return json.loads((operator.state / "roles").read_text())["osmo-user"]["external_roles"]


@pytest.mark.parametrize("wanted", [["osmo-user", "team a"], ["osmo-user", "team a", "team \"b\" é"], ["team a"], [], ["other"]])
def test_the_whole_list_is_there_afterwards(one, wanted):
    assert one.follow(STEP, 0) == 0, one.screen
    edit(one, wanted)
    for _ in range(2):
        assert one.follow(STEP, 1) == 0, one.screen
        assert mapped(one) == wanted
    assert json.loads((one.state / "roles").read_text())["osmo-user"]["policies"] == POLICIES


def test_one_write_alone_would_lose_what_is_kept(one):
    """The stand-in does as OSMO does, or the test above would prove nothing."""
    assert one.follow(STEP, 0) == 0
    edit(one, ["osmo-user", "team a", "new"])
    text = one.blocks(STEP)[1]
    one.pages[STEP] = one.pages[STEP].replace(text.splitlines()[0], "true &&").replace(text.splitlines()[1], "true &&")
    assert one.follow(STEP, 1) == 0, one.screen
    assert mapped(one) == ["new"]


def test_postgresql_drops_a_row_that_one_statement_deletes_and_inserts():
    """Why OSMO drops it, and why the stand-in is right to."""
    if postgres.programs() is None:
        pytest.skip("no PostgreSQL server here (Debian package postgresql)")
    server = postgres.Server()
    try:
        server.sql("CREATE TABLE m (name text PRIMARY KEY); INSERT INTO m VALUES ('kept')")
        server.sql("WITH gone AS (DELETE FROM m), new AS (INSERT INTO m VALUES ('kept'), ('new') ON CONFLICT DO NOTHING) SELECT 1")
        assert server.sql("SELECT name FROM m").stdout == "new\n"
    finally:
        server.stop()


def test_what_was_edited_is_not_read_over(one):
    assert one.follow(STEP, 0) == 0
    edit(one, ["mine"])
    have(one, [])
    assert one.follow(STEP, 0) == 0
    assert json.loads((one.desk / "osmo-user.json").read_text())["external_roles"] == ["mine"]


ODD = ["odd ] name", "[EXT] team", "a \"], \" b", "\\", "é"]


def test_a_name_with_a_bracket_is_a_name(one):
    have(one, ODD)
    assert one.follow(STEP, 0) == 0
    edit(one, [*ODD, "new ["])
    assert one.follow(STEP, 1) == 0, one.screen
    assert mapped(one) == [*ODD, "new ["]


@pytest.mark.parametrize("broken", ['"external_roles": [team a]', '"external_roles": ["team a"', '"external_roles": "team a"'])
def test_a_list_that_cannot_be_read_empties_nothing(one, broken):
    assert one.follow(STEP, 0) == 0
    (one.desk / "osmo-user.json").write_text("{" + broken + "}")
    assert one.follow(STEP, 1) != 0
    assert mapped(one) == ["osmo-user", "team a"]


def aged(path, hours):
    """Makes a file some hours old."""
    then = time.time() - 3600 * hours
    os.utime(path, (then, then))


@pytest.mark.parametrize("fixture", ["entra", "okta"])
def test_a_file_of_another_day_brings_no_old_policies_back(tmp_path, fixture):
    """Since then somebody has narrowed what the role may do."""
    operator = Operator(Bundle(FIXTURES / fixture), tmp_path)
    before = {name: MODE | {"name": name, "external_roles": []} for name in ("osmo-user", "osmo-admin")}
    (operator.state / "roles").write_text(json.dumps(before))
    assert operator.follow(STEP, 0) == 0, operator.screen
    narrowed = {name: role | {"policies": [{"actions": ["workflow:Read"], "resources": ["pool/a"]}]} for name, role in before.items()}
    (operator.state / "roles").write_text(json.dumps(narrowed))
    read = operator.desk / "osmo-user.json"
    old = read.read_text()
    for number in (0, 1):
        aged(read, 50 if number == 0 else 0)
        assert operator.follow(STEP, number) == 0, operator.screen
    assert roles(operator)["osmo-user"]["policies"] == narrowed["osmo-user"]["policies"]
    (aside,) = operator.desk.glob("osmo-user.json.*")
    assert aside.read_text() == old


def test_what_the_cli_says_when_it_fails_is_not_taken_for_the_role(one):
    """It prints errors on standard output."""
    real = (one.programs / "osmo").read_text()
    (one.programs / "osmo").write_text("#!/bin/sh\necho 'Error message: Must be logged in.'; exit 1\n")
    assert one.follow(STEP, 0) != 0 and "Must be logged in." in one.screen
    one.follow("Upgrade", 2, part="Health before")
    assert "Must be logged in." in one.screen and not list(one.desk.glob("*.json*"))
    (one.programs / "osmo").write_text(real)
    assert one.follow(STEP, 0) == 0, one.screen
    assert json.loads((one.desk / "osmo-user.before.json").read_text())["name"] == "osmo-user"


def test_what_was_saved_before_an_upgrade_is_never_written_over(one):
    assert one.follow("Upgrade", 2, part="Health before") == 0, one.screen
    (one.desk / "roles.json").write_text("of another day")
    for _ in range(2):
        aged(one.desk / "roles.json", 50)
        assert one.follow("Upgrade", 2, part="Health before") == 0, one.screen
    assert "of another day" in [path.read_text() for path in one.desk.glob("roles.json.*")]


MODE = {"sync_mode": "force", "policies": POLICIES, "description": "d"}
WANTED = {"osmo-user": ["ML Team (R&D)", "osmo-user"], "osmo-admin": ["osmo-admins"]}


@pytest.fixture
def answered(tmp_path):
    """An operator whose answers say the mapping."""
    operator = Operator(Bundle(FIXTURES / "okta"), tmp_path)
    before = {name: MODE | {"name": name, "external_roles": [name]} for name in ("osmo-user", "osmo-admin", "other")}
    (operator.state / "roles").write_text(json.dumps(before))
    return operator


def roles(operator):
    return json.loads((operator.state / "roles").read_text())


def test_the_mapping_of_the_answers_is_there_afterwards(answered):
    for _ in range(2):
        for number in range(2):
            assert answered.follow(STEP, number) == 0, answered.screen
    found = roles(answered)
    assert {name: found[name]["external_roles"] for name in WANTED} == WANTED
    assert all(found[name]["sync_mode"] == "import" and found[name]["policies"] == POLICIES for name in WANTED)
    assert found["other"] == MODE | {"name": "other", "external_roles": ["other"]}


def test_both_lists_are_shown_before_anything_is_written(answered):
    before = roles(answered)
    assert answered.follow(STEP, 0) == 0
    lists = [line for line in answered.screen.splitlines() if "external_roles" in line]
    shown = [json.loads("{" + line + "}")["external_roles"] for line in lists]
    assert shown == [["osmo-user"], WANTED["osmo-user"], ["osmo-admin"], WANTED["osmo-admin"]]
    assert roles(answered) == before


def test_a_role_that_lacks_the_list_is_not_written(answered):
    old = roles(answered)
    del old["osmo-user"]["external_roles"]
    (answered.state / "roles").write_text(json.dumps(old))
    assert answered.follow(STEP, 0) != 0


def test_a_role_without_a_list_gets_one(answered):
    old = roles(answered)
    old["osmo-user"]["external_roles"] = None
    (answered.state / "roles").write_text(json.dumps(old))
    for number in range(2):
        assert answered.follow(STEP, number) == 0, answered.screen
    assert roles(answered)["osmo-user"]["external_roles"] == WANTED["osmo-user"]


def test_odd_names_of_before_are_read_over(answered):
    old = roles(answered)
    old["osmo-user"]["external_roles"] = ODD
    (answered.state / "roles").write_text(json.dumps(old))
    for number in range(2):
        assert answered.follow(STEP, number) == 0, answered.screen
    assert roles(answered)["osmo-user"]["external_roles"] == WANTED["osmo-user"]


def test_the_way_back(answered):
    before = roles(answered)
    for number in range(2):
        assert answered.follow(STEP, number) == 0
    for name in WANTED:
        (answered.desk / f"{name}.new.json").write_text((answered.desk / f"{name}.json").read_text())
    assert answered.follow(STEP, 1) == 0
    assert roles(answered) == before


def test_mappings_are_saved_before_an_upgrade_and_looked_at_after(bundle):
    blocks = [block for block in readme.commands(pages(bundle)["Upgrade"])]
    parts = {part: "".join(block.text for block in blocks if block.part == part) for part in ("Health before", "Do", "Check")}
    idp = bundle.answers["idp"]
    # Okta's org server sends no groups.
    org = idp["provider"] == "okta" and not idp["okta"].get("authorizationServerId")
    asked = not org and idp["provider"] not in ("none", "google", "auth0", "dex", "gitlab")
    assert ("> roles.json" in parts["Health before"]) == asked
    assert ("external_roles" in parts["Check"]) == asked
    assert "./install.sh preflight charts verify\n" in parts["Do"]
