"""Reads the pages of a bundle as an operator would: parts, steps, command blocks."""
import re

STEP = re.compile(r"^### \d+\. (.*)$")
FENCE = re.compile(r"^```(\w*)$")


class Block:
    """A fenced block: the part of the page and the step that it stands in, its language, its text."""

    def __init__(self, part, step, language):
        self.part, self.step, self.language, self.lines = part, step, language, []

    @property
    def text(self):
        return "\n".join(self.lines) + "\n"


def blocks(text):
    """Returns every fenced block in the order of the page."""
    found, part, step, current = [], "", "", None
    for line in text.splitlines():
        fence = FENCE.match(line)
        if current is None and fence:
            current = Block(part, step, fence.group(1))
        elif current is not None and line == "```":
            found.append(current)
            current = None
        elif current is not None:
            current.lines.append(line)
        elif STEP.match(line):
            step = STEP.match(line).group(1)
        elif line.startswith("## "):
            part = step = line.removeprefix("## ")
    assert current is None, "the last block is never closed"
    return found


def commands(text):
    """Returns the blocks that an operator runs."""
    return [block for block in blocks(text) if block.language == "bash"]
