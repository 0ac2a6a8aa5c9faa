"""The commands that OSMO's CLI takes at 6.2.8 and 6.2.10, as far as pages of a bundle may use them: read in its option parsers.

Each: where it stands (src/cli/FILE of both tags, which agree), the numbers of its positional words, and of values behind each option
(0: a switch, "+": one or more). check_osmo_cli.py compares this table with the parsers themselves where they are at hand.
"""
import argparse

TAGS = ("6.2.8", "6.2.10")
# src/lib/utils/config_history.py
CONFIG_TYPES = ("SERVICE", "WORKFLOW", "DATASET", "BACKEND", "POOL", "POD_TEMPLATE", "GROUP_TEMPLATE", "RESOURCE_VALIDATION",
                "BACKEND_TEST", "ROLE")
FORMAT = {"--format-type": 1, "-t": 1}
COMMANDS = {
    ("config", "show"): ("config.py", [1, "*"], {"--verbose": 0, "-v": 0}),
    ("config", "update"): ("config.py", [1, "?"], {"--file": 1, "-f": 1, "--description": 1, "-d": 1, "--tags": "+", "-t": "+"}),
    ("config", "history"): ("config.py", ["?"], {
        "--offset": 1, "-o": 1, "--count": 1, "-c": 1, "--order": 1, "--name": 1, "-n": 1, "--revision": 1, "-r": 1, "--tags": "+",
        "--at-timestamp": 1, "--created-before": 1, "--created-after": 1, **FORMAT, "--fit-width": 0}),
    ("config", "rollback"): ("config.py", [1], {"--description": 1, "--tags": "+"}),
    ("login",): ("login.py", ["?"], {"--device-endpoint": 1, "--method": 1, "--username": 1, "--password": 1, "--password-file": 1,
                                     "--token": 1, "--token-file": 1}),
    ("logout",): ("login.py", [], {}),
    ("token", "set"): ("access_token.py", [1], {"--expires-at": 1, "-e": 1, "--description": 1, "-d": 1, "--user": 1, "-u": 1,
                                                "--roles": 1, "-r": 1, **FORMAT}),
    ("token", "delete"): ("access_token.py", [1], {"--user": 1, "-u": 1}),
    ("token", "list"): ("access_token.py", [], {"--user": 1, "-u": 1, **FORMAT}),
    ("user", "create"): ("user.py", [1], {"--roles": "+", "-r": "+", **FORMAT}),
    ("user", "update"): ("user.py", [1], {"--add-roles": "+", "-a": "+", "--remove-roles": "+", "-r": "+", **FORMAT}),
    ("user", "get"): ("user.py", [1], FORMAT),
    ("user", "list"): ("user.py", [], {"--id-prefix": 1, "-p": 1, "--roles": "+", "-r": "+", "--count": 1, "-c": 1, **FORMAT}),
    ("workflow", "submit"): ("workflow.py", [1], {**FORMAT, "--set": "+", "--set-string": "+", "--set-env": "+", "--dry-run": 0,
                                                  "--pool": 1, "-p": 1, "--rsync": 1, "--priority": 1}),
    ("workflow", "query"): ("workflow.py", [1], {"--verbose": 0, "-v": 0, **FORMAT}),
    ("workflow", "logs"): ("workflow.py", [1], {"--task": 1, "-t": 1, "--retry-id": 1, "-r": 1, "--error": 0, "-n": 1}),
    ("workflow", "events"): ("workflow.py", [1], {"--task": 1, "-t": 1, "--retry-id": 1, "-r": 1}),
    ("workflow", "cancel"): ("workflow.py", ["+"], {"--message": 1, "-m": 1, "--force": 0, "-f": 0, **FORMAT}),
    ("pool", "list"): ("pool.py", [], {"--pool": "+", "-p": "+", **FORMAT, "--mode": 1, "-m": 1}),
    ("version",): ("version.py", [], FORMAT),
}
# Words that an option or a place takes, where the parser names them.
CHOICES = {"--method": ("code", "password", "token", "dev"), "--format-type": ("json", "text"), "-t": ("json", "text")}


class Refused(Exception):
    """The CLI would not take this command."""


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise Refused(f"{self.prog}: {message}")


def parse(words):
    """Reads a command as the CLI does: words after `osmo`. Returns its options, or raises Refused."""
    name = next((tuple(words[:size]) for size in (2, 1) if tuple(words[:size]) in COMMANDS), None)
    if name is None:
        raise Refused(f"osmo {' '.join(words[:2])}: not in the table")
    _, places, options = COMMANDS[name]
    parser = Parser(prog="osmo " + " ".join(name), add_help=False, allow_abbrev=False)
    for option, size in options.items():
        how = {"action": "store_true"} if size == 0 else {"nargs": size} if size == "+" else {}
        # -t is the short form of three options.
        choices = CHOICES.get(option) if size == 1 and (option != "-t" or "--format-type" in options) else None
        parser.add_argument(option, dest=option, **how, **({"choices": choices} if choices else {}))
    for number, size in enumerate(places):
        parser.add_argument(f"place{number}", **({} if size == 1 else {"nargs": size}))
    found = vars(parser.parse_args(words[len(name):]))
    if name[0] == "config" and (found["place0"] or "ROLE").partition(":")[0] not in CONFIG_TYPES:
        raise Refused(f"osmo config: there is no type {found['place0']}")
    return found
