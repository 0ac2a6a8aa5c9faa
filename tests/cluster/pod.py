"""In a pod: starts the stand-in for OSMO's own program with what the container's arguments say of signing in.

    pod.py NAME ARGUMENT...
"""
import json
import os
import sys

WORDS = ("device_endpoint", "device_client_id", "browser_endpoint", "browser_client_id", "token_endpoint", "logout_endpoint")
NAME, *ARGUMENTS = sys.argv[1:]
pairs = dict(zip(ARGUMENTS, ARGUMENTS[1:]))
login = {word: pairs.get(f"--{word}") for word in WORDS}
os.execv(sys.executable, [sys.executable, "/opt/stand-in/upstream.py", NAME, json.dumps(login)])
