"""Every `osmo` command of every page is one that OSMO's CLI takes, and the file that it reads is there."""
import ast
import re
import shlex

import charts
import pytest

import readme
from osmo_cli import COMMANDS, TAGS, Refused, parse

SPAN = re.compile(r"`([^`\n]+)`")
# Where a command of the shell ends.
ENDS = {"|", "||", "&&", ";", "&", "(", ")", "{", "}", "do", "then", "done", ">", "<"}


def commands(text):
    """Returns the words of every `osmo` command in a piece of bash."""
    lexer = shlex.shlex(text.replace("\\\n", " ").replace("$(", " ( "), posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    lexer.commenters = "#"
    found, current, first = [], None, True
    for word in ["\n", *lexer]:
        ends = word in ENDS or set(word) <= set("|&;()<>\n")
        if current is not None and (ends or word.endswith(";")):
            found.append(current + ([] if ends else [word.rstrip(";")]))
            current = None
        elif current is not None:
            current.append(word)
        elif word == "osmo" and first:
            current = []
        first = ends or word in ("do", "then", "else", "!") or re.fullmatch(r"\w+=", word) is not None
    return found + ([current] if current is not None else [])


def on_page(text):
    """Returns every command of a page: in its blocks, line by line of what belongs together, and in code within a sentence."""
    found = []
    for block in readme.commands(text):
        for line in block.text.replace("\\\n", " ").splitlines():
            if re.search(r"\bosmo [a-z]", line):
                try:
                    found += commands(line)
                except ValueError:
                    found += commands(block.text)
    for span in SPAN.findall(re.sub(r"(?ms)^```.*?^```$", "", text)):
        if span.startswith("osmo ") and len(span.split()) > 2:
            found += commands(span)
    return found


def pages(bundle):
    return {str(path.relative_to(bundle.folder)): path.read_text() for path in sorted(bundle.folder.rglob("*.md"))}


def test_every_command_is_one_that_the_cli_takes(bundle):
    seen = set()
    for name, text in pages(bundle).items():
        for words in on_page(text):
            found = parse(words)
            seen.add(tuple(words[:2]))
            # Without a description the CLI opens an editor, without a file too.
            if words[:2] == ["config", "update"]:
                assert found["-f"] and found["-d"], f"{name}: {words}"
                file = found["-f"]
                made = f"> \"{file}\"" in text or f"> {file}" in text
                assert made or (bundle.folder / file).is_file(), f"{name}: nobody makes {file}"
            if words[:2] == ["workflow", "submit"]:
                assert (bundle.folder / found["place0"]).is_file(), f"{name}: nobody makes {found['place0']}"
            assert not found.get("--token") and not found.get("--password"), f"{name}: a secret as an argument"
    assert {("config", "update"), ("config", "show"), ("token", "set"), ("user", "create"),
            ("workflow", "submit"), ("workflow", "query"), ("workflow", "logs"), ("pool", "list")} <= seen
    # Without ingresses and without a provider a trial is reached by a port-forward alone.
    trial = [bundle.site[name] for name in ("THROW_AWAY", "INGRESS", "SIGN_IN")] == [["yes"], ["no"], ["no"]]
    assert ("login", "http://localhost:9000" if trial else f"https://{bundle.site['PUBLIC_HOST'][0]}") in seen


def test_no_command_is_overlooked(bundle):
    for name, text in pages(bundle).items():
        for block in readme.commands(text):
            written = re.findall(r"(?m)(?:^|[|&;({]|do|then)\s*(?:token=\$\()?osmo (?=[a-z])", block.text)
            assert len(written) <= len(on_page(f"```bash\n{block.text}```\n")), f"{name}: {block.text}"


@pytest.mark.parametrize("text", [
    "config update ROLE osmo-user a b -f x -d y", "config update -f x -d y", "config show NOTHING", "config show", "config change SERVICE",
    "token set", "token set a b", "token set a -t yaml", "token make a", "login --method other", "login a b", "user update",
    "user get a --roles b", "user create a --roles", "version 1", "",
    "workflow submit", "workflow submit a b", "workflow query", "workflow logs a -t", "workflow cancel", "pool list a", "pool list -t yaml",
])
def test_what_the_cli_refuses_is_refused(text):
    with pytest.raises(Refused):
        parse(text.split())


def test_commands_are_found_in_shell_text():
    assert commands("a && osmo config show X y | sed 's/osmo user get//'; osmo user get U || exit") == [
        ["config", "show", "X", "y"], ["user", "get", "U"]]
    assert commands("token=$(osmo token set a -t json |") == [["token", "set", "a", "-t", "json"]]
    assert commands("for use in a b; do osmo config show WORKFLOW \"w_$use\"; done > x") == [["config", "show", "WORKFLOW", "w_$use"]]
    assert commands("cat osmo login") == []


def read(folder):
    """Reads names, positional words and options of every command out of the parsers, without running them."""
    found = {}
    for path in sorted(folder.glob("*.py")):
        for function in [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]:
            names = {}
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Attribute):
                    call, base = node.value, getattr(node.value.func.value, "id", None)
                    if call.func.attr == "add_parser":
                        names[node.targets[0].id] = (base, call.args[0].value)
                    elif call.func.attr in ("add_subparsers", "add_mutually_exclusive_group"):
                        names[node.targets[0].id] = (base, None)

            def words(name):
                before, word = names[name]
                return (*(words(before) if before in names else ()), *([word] if word else []))
            for name, (_, word) in names.items():
                if word:
                    found.setdefault(words(name), (path.name, [], {}))
            for call in ast.walk(function):
                if (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "add_argument"
                        and getattr(call.func.value, "id", None) in names and call.args):
                    given = {word.arg: word.value.value for word in call.keywords if isinstance(word.value, ast.Constant)}
                    size = 0 if given.get("action") == "store_true" else given.get("nargs", 1)
                    _, places, options = found[words(call.func.value.id)]
                    flags = [flag.value for flag in call.args]
                    if flags[0].startswith("-"):
                        options |= dict.fromkeys(flags, size)
                    else:
                        places.append(size)
    return found


@pytest.mark.parametrize("tag", TAGS)
def test_the_table_is_what_the_parsers_say(tag):
    folder = charts.folder(tag)
    folder = folder and folder.parents[1] / "src" / "cli"
    if folder is None or not folder.is_dir():
        pytest.skip("OSMO's CLI is not beside its charts: the table of its commands is not compared with it")
    parsers = read(folder)
    for name, said in COMMANDS.items():
        assert parsers[name] == said, name
