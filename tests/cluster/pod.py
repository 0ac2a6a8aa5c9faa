"""In a pod: starts the stand-in for OSMO's own program with what the container's arguments say of signing in.

    pod.py NAME ARGUMENT...
"""
import json
import os
import subprocess
import sys
from pathlib import Path

# OSMO's own program makes its tables when it starts; here they are made for OSMO's own authorization sidecar, where its source is at hand.
TABLES = Path("/opt/stand-in/tables.sql")

WORDS = ("device_endpoint", "device_client_id", "browser_endpoint", "browser_client_id", "token_endpoint", "logout_endpoint")
NAME, *ARGUMENTS = sys.argv[1:]
pairs = dict(zip(ARGUMENTS, ARGUMENTS[1:]))
login = {word: pairs.get(f"--{word}") for word in WORDS}
if NAME == "osmo-service" and TABLES.is_file():
    server = {"PGHOST": "host", "PGPORT": "port", "PGDATABASE": "database_name", "PGUSER": "user"}
    environment = {name: pairs[f"--postgres_{word}"] for name, word in server.items()}
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-1", "-f", TABLES], check=True, stdin=subprocess.DEVNULL,
                   env={**os.environ, **environment, "PGPASSWORD": os.environ["OSMO_POSTGRES_PASSWORD"], "PGSSLMODE": "require"})
os.execv(sys.executable, [sys.executable, "/opt/stand-in/upstream.py", NAME, json.dumps(login)])
