"""Traefik as the ingress controller: built out of the registry of Go's modules, it reads the Ingress objects of the cluster itself.

Its provider for ingress-nginx takes the class and the annotations of that controller, which is retired.
"""
import re
import shutil
import tempfile
from pathlib import Path

from install_tools import download, go, go_version, is_there, put

VERSION = "3.7.13"
MODULE = "github.com/traefik/traefik/v3"
LEGO = "github.com/go-acme/lego/v5"
# A part of Traefik that its zip lacks: what other builds add to its configuration.
EXT = "github.com/traefik/traefik/dynamic/ext"
EXT_SOURCE = "// Package ext adds nothing.\npackage ext\n\ntype HTTP struct{}\ntype Router struct{}\n"
# Traefik replaces these two by copies of its own that the registry lacks. The originals do, with the names that the copies add: for passwords
# and for rules in the way of Traefik 2, of which there are none here.
AUTH, AUTH_VERSION = "github.com/abbot/go-http-auth", "v0.4.0"
AUTH_MORE = """package auth

import "net/http"

func CheckSecret(_, _ string) bool { return false }

func (a *DigestAuth) RequireAuthStale(w http.ResponseWriter, r *http.Request) { a.RequireAuth(w, r) }
"""
MUX, MUX_VERSION = "github.com/gorilla/mux", "v1.8.1"
MUX_MORE = """package mux

type routingPath struct{}

var RoutingPathKey = routingPath{}

func (r *Router) UseRoutingPath() *Router { return r }
"""
# The libraries of a hundred DNS providers, for certificates that nobody asks for here.
WITHOUT_DNS = f"""package dns

import (
	"errors"

	"{LEGO}/challenge"
)

func NewDNSChallengeProviderByName(name string) (challenge.Provider, error) {{
	return nil, errors.New("built without DNS providers")
}}
"""


def copy(source, target):
    """Copies a module, whose files nobody may change where they are."""
    shutil.copytree(source, target, copy_function=shutil.copyfile)
    for path in [target, *target.rglob("*")]:
        path.chmod(0o755)


def build(target):
    """Builds it, without what the registry lacks: certificates by DNS."""
    if is_there(target, VERSION):
        return
    own = (download(f"{MODULE}@v{VERSION}") / "go.mod").read_text()
    lego = re.search(rf"^\s*{re.escape(LEGO)} (v\S+)", own, re.MULTILINE).group(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ext").mkdir()
        (folder / "ext/go.mod").write_text(f"module {EXT}\n\ngo {go_version()}\n")
        (folder / "ext/ext.go").write_text(EXT_SOURCE)
        copy(download(f"{LEGO}@{lego}"), folder / "lego")
        (folder / "lego/providers/dns/zz_gen_dns_providers.go").write_text(WITHOUT_DNS)
        for module, at, name, more in ((AUTH, AUTH_VERSION, "auth", AUTH_MORE), (MUX, MUX_VERSION, "mux", MUX_MORE)):
            copy(download(f"{module}@{at}"), folder / name)
            go_mod = folder / name / "go.mod"
            if not go_mod.is_file():
                go_mod.write_text(f"module {module}\n\ngo {go_version()}\n")
            (folder / name / "more.go").write_text(more)
        lines = ["module node", f"go {go_version()}", f"require {MODULE} v{VERSION}", f"replace {EXT} => ./ext", f"replace {LEGO} => ./lego",
                 f"replace {MUX} => ./mux", f"replace {AUTH} => ./auth", *re.findall(r"^exclude .*$", own, re.MULTILINE)]
        (folder / "go.mod").write_text("\n".join(lines) + "\n")
        (folder / "tools.go").write_text(f'//go:build tools\n\npackage node\n\nimport _ "{MODULE}/cmd/traefik"\n')
        part = target.with_suffix(".part")
        go("build", "-mod=mod", "-trimpath", "-ldflags", f"-s -w -X {MODULE}/pkg/version.Version={VERSION}", "-o", str(part),
           f"{MODULE}/cmd/traefik", cwd=folder)
        put(part, target, VERSION)
