"""A terminal on which a program asks for secrets, and somebody who types them."""
import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import termios
import time

PROMPT = re.compile(r"^([A-Z][A-Za-z0-9 .-]+): $")
# Questions whose answer may be seen.
OPEN = re.compile(r"^Type \S+ to go on$")


# Typed as an answer: Ctrl-C.
INTERRUPT = "\x03"


class Asked(Exception):
    """A prompt came for which there is no answer."""


def _echoes(terminal):
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def _type(terminal, text, hidden):
    """Types a line; a secret only when the terminal no longer shows what is typed."""
    limit = time.monotonic() + 5
    while hidden and _echoes(terminal) and time.monotonic() < limit:
        time.sleep(0.002)
    if hidden and _echoes(terminal):
        raise Asked("the program would show the secret while it is typed")
    os.write(terminal, text.encode() if text == INTERRUPT else text.encode() + b"\n")


def _own_terminal():
    """Makes standard input the terminal that /dev/tty means, and Ctrl-C work even if it does not here."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def talk(command, answers, limit=120, **more):
    """Runs a program on a terminal, answers its prompts, and returns (status, everything on the screen, prompts)."""
    master, slave = pty.openpty()
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                               preexec_fn=_own_terminal, **more)
    os.close(slave)
    screen, prompts, seen = "", [], 0
    end = time.monotonic() + limit
    try:
        while time.monotonic() < end:
            if not select.select([master], [], [], 0.5)[0]:
                if process.poll() is not None:
                    break
                continue
            try:
                got = os.read(master, 65536)
            except OSError:
                # The program closed its end of the terminal.
                break
            if not got:
                break
            screen += got.decode(errors="replace")
            asked = PROMPT.search(screen[seen:].rsplit("\n", 1)[-1])
            if asked:
                prompt = asked.group(1)
                prompts.append(prompt)
                seen = len(screen)
                if prompt not in answers:
                    raise Asked(f"nobody knows the answer to {prompt!r}")
                _type(master, answers[prompt], not OPEN.match(prompt))
        status = process.wait(timeout=max(1, end - time.monotonic()))
        assert _echoes(master), "the terminal no longer shows what is typed"
        return status, screen, prompts
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(master)
