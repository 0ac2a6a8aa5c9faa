"""Chromium, as a person uses it: it trusts our authority, and keeps cookies."""
import json
import os
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


class Chromium:
    """One browser for all checks."""

    def __init__(self, network, authority):
        # On a host of its own, whose network stays as it is: Chromium drops its connections whenever that changes.
        program = network.folder / "chromium"
        program.write_text(f'#!/bin/sh\nexec nsenter --net=/run/netns/{network.host().short} -- "{os.environ["CHROME"]}" "$@"\n')
        program.chmod(0o755)
        self.driver = sync_playwright().start()
        self.browser = self.driver.chromium.launch(executable_path=program, headless=True,
                                                   args=[*FLAGS, f"--ignore-certificate-errors-spki-list={authority.spki}"])

    @contextmanager
    def window(self):
        """A private window; gives its page."""
        context = self.browser.new_context()
        page = context.new_page()
        page.set_default_timeout(60_000)
        try:
            yield page
        finally:
            context.close()

    def close(self):
        self.browser.close()
        self.driver.stop()


def seen(page):
    """Returns what the stand-in for the web UI shows: the headers that reached it."""
    return json.loads(page.locator("#seen").inner_text())["headers"]


def asks(page, address):
    """Asks OSMO's API from within the page, with its cookies; returns status and what came back."""
    return page.evaluate("""async address => { const answer = await fetch(address, {redirect: 'manual'});
        return [answer.status, await answer.text()]; }""", address)


def cookie_parts(page, host):
    """Returns the session's cookies for a host."""
    return [cookie for cookie in page.context.cookies(f"https://{host}/") if cookie["name"].startswith("_osmo_session") and
            "csrf" not in cookie["name"]]
