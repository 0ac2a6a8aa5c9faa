"""What stops a run half-way: folders and disks that take nothing, line ends of Windows, missing programs, half backups."""
import os
import shutil

import pytest

from bundles import given_secrets
from check_install_again import installed, installed_once  # noqa: F401  pylint: disable=unused-import
from install_bundle import STAGES, Operator

SECRETS = given_secrets()


@pytest.mark.parametrize("script", ["install.sh", "uninstall.sh"])
def test_line_ends_of_windows_are_named(tmp_path, script):
    operator = Operator("entra", tmp_path, True, SECRETS)
    path = operator.desk / "site.sh"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    operator.names_context = False
    assert operator.run("--yes", "--context", "prod", script=script, at_terminal=False) == 1
    assert "line ends of Windows" in operator.screen and operator.calls() == []


def test_a_log_that_takes_nothing_more_does_not_stop_it(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    lib = operator.desk / "lib" / "common.sh"
    # As on a full disk: the file is there, and each write to it fails.
    lib.write_text(lib.read_text().replace("  LOG=install.log\n", "  LOG=install.log\n  : >install.log\n").replace(
        "  check_site\n  check_context\n", "  LOG=/dev/full\n  check_site\n  check_context\n"))
    assert "LOG=/dev/full" in lib.read_text() and os.path.exists("/dev/full")
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert "install.log cannot be written" in operator.screen and len(operator.releases()) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere: a folder that takes nothing is not tried")
def test_a_folder_that_takes_nothing_is_named(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    operator.desk.chmod(0o500)
    assert operator.run("--yes", at_terminal=False) == 1 and "copy this folder to where you may write" in operator.screen
    operator.desk.chmod(0o700)


def test_a_log_that_cannot_be_made_is_named(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    (operator.desk / "install.log").mkdir()
    (operator.programs / "touch").write_text("#!/bin/sh\necho 'touch: Read-only file system' >&2\nexit 1\n")
    (operator.programs / "touch").chmod(0o755)
    assert operator.run("--yes", at_terminal=False) == 1
    assert "copy this folder to where you may write" in operator.screen and operator.calls() == []


@pytest.mark.parametrize("helm, forced", [("v3.15.2", False), ("v4.1.4", True)])
def test_the_way_out_of_a_helm_that_was_cut_off_fits_helm(installed, helm, forced):  # noqa: F811
    installed.set("helm-version", helm)
    path = installed.state / "releases" / installed.namespace / "router.json"
    path.write_text(path.read_text().replace("deployed", "pending-upgrade"))
    assert installed.run("--yes", "charts") == 1
    assert f"rollback router -n osmo{' --server-side=true --force-conflicts' if forced else ''}" in installed.screen
    assert ("--force-conflicts" in installed.screen) == forced


def test_a_backup_that_was_cut_short_is_called_none(installed):  # noqa: F811
    installed.set("refuse", "exec")
    assert installed.run("backup") == 1
    (folder,) = installed.desk.glob("backup-*")
    assert f"{folder.name} is no backup: delete it" in installed.screen
    for name in ("osmo.dump", "mek.sha256"):
        (folder / name).touch()
    (folder / "mek.sha256").write_text("")
    names = ["osmo.dump", "mek.yaml", "mek.sha256", "about.txt"]
    (folder / "about.txt").write_text("x")
    import hashlib
    rows = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "SHA256SUMS").write_text("".join(rows))
    before = installed.changes()
    assert installed.run("--yes", "restore", str(folder)) == 1
    assert "mek.sha256 is empty" in installed.screen and installed.changes() == before
    shutil.rmtree(folder)
