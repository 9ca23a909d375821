"""The window of VS Code, as a user sees and drives it; every wait is for something that is on the screen."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Error as Broken
from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as Late

SECONDS = 30_000.0  # milliseconds; a busy machine takes a while to show a window
_MENU_TRIES = 8


class Workbench:
    """One window."""

    def __init__(self, page: Page, pictures: Path) -> None:
        self.page = page
        self._pictures = pictures
        page.set_default_timeout(SECONDS)

    def open(self, url: str, tab: str | None = None) -> None:
        """Go to an address and wait until the window and a file's tab are there."""
        self.page.goto(url)
        self.page.locator(".monaco-workbench .part.editor").wait_for()
        if tab is not None:
            self.page.locator(f'.tab[data-resource-name="{tab}"]').wait_for()
            self.page.locator(".monaco-editor .view-lines .view-line").first.wait_for()

    def picture(self, name: str) -> None:
        """Keep what is to be seen."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=self._pictures / f"{name}.png")

    # The editor

    def text(self) -> str:
        """The visible lines of the active editor."""
        lines = self.page.locator(".editor-group-container.active .editor-instance .view-lines .view-line")
        rows = lines.evaluate_all("all => all.map(one => [parseFloat(one.style.top), one.textContent])")
        return "\n".join(str(row[1]).replace("\xa0", " ") for row in sorted(rows, key=lambda row: row[0]))

    def word(self, words: str, nth: int = 0) -> Locator:
        """A token of the active editor, counted from the top: lines stand in the page in any order."""
        tokens = self.page.locator(".editor-group-container.active .editor-instance .view-line span span")
        found = tokens.filter(has_text=re.compile(rf"^\W*{re.escape(words)}\W*$"))
        found.first.wait_for()
        places = found.evaluate_all(
            "all => all.map((one, at) => {const box = one.getBoundingClientRect();"
            " return [Math.round(box.top), box.left, at]})"
        )
        return found.nth(sorted(places)[nth][2])

    def put_cursor(self, words: str, nth: int = 0) -> None:
        """Click a token, then move the pointer away: a hover that comes back would close a menu."""
        for attempt in range(_MENU_TRIES):
            try:
                self.word(words, nth).click(force=True)  # the caret may stand in front
                break
            except Broken:  # lines are drawn anew while a window settles
                if attempt == _MENU_TRIES - 1:
                    raise
                self.page.wait_for_timeout(500)
        self.rest()

    def rest(self) -> None:
        """Move the pointer to where no hover is."""
        box = self.page.locator(".part.editor .editor-instance").first.bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + box["width"] - 40, box["y"] + box["height"] - 20)
        if self.page.locator(".monaco-hover:not(.hidden)").count():
            self.page.keyboard.press("Escape")
        self.page.wait_for_function("() => !document.querySelector('.monaco-hover:not(.hidden)')")

    def squiggle(self, severity: str) -> Locator:
        """The squiggles of a severity: error, warning, info or hint."""
        return self.page.locator(f".editor-instance .squiggly-{severity}")

    def hover(self, words: str, expected: str, nth: int = 0) -> str:
        """The hover over a token once it says what is expected."""
        hover = self.page.locator(".monaco-hover:not(.hidden)").filter(has_text=re.compile(expected))
        for _ in range(_MENU_TRIES):
            self.rest()
            self.word(words, nth).hover(force=True)
            try:
                hover.first.wait_for(timeout=8_000)
            except Late:
                continue
            return hover.first.inner_text()
        raise AssertionError(f"the hover over {words} never said {expected}")

    def menu(self, words: str, title: str, nth: int = 0) -> Locator:
        """Open the menu at a token until it has an entry of this title; it grows while the server looks."""
        rows = self.page.locator(".action-widget .monaco-list-row")
        entry = rows.filter(has_text=re.compile(title))
        for _ in range(_MENU_TRIES):
            self.put_cursor(words, nth)
            self.page.keyboard.press("Control+.")
            try:
                entry.first.wait_for(timeout=6_000)
            except Late:
                self.page.keyboard.press("Escape")
                continue
            return entry.first
        raise AssertionError(f"the menu at {words} never had {title}")

    def titles(self) -> list[str]:
        """The entries of the menu that is open."""
        rows = self.page.locator(".action-widget .monaco-list-row.action").all_inner_texts()
        return [" ".join(row.split()) for row in rows]

    def pick(self, words: str, title: str, nth: int = 0) -> None:
        """Pick an entry of the menu at a token."""
        self.menu(words, title, nth).click()

    def save(self) -> None:
        """Write the file."""
        self.page.keyboard.press("Control+s")
        self.page.locator(".tab.active:not(.dirty)").first.wait_for()

    def wait_for_text(self, words: str) -> None:
        """Wait until the active editor shows these words."""
        self.page.wait_for_function(
            "words => [...document.querySelectorAll('.editor-instance .view-line')]"
            ".some(line => line.textContent.replaceAll('\\u00a0', ' ').includes(words))",
            arg=words,
        )

    # Around it

    def command(self, title: str) -> None:
        """Run a command by its title in the palette."""
        self.page.keyboard.press("F1")
        box = self.page.locator(".quick-input-widget input")
        box.wait_for()
        box.fill(f">{title}")
        row = self.page.locator(".quick-input-widget .monaco-list-row").filter(has_text=title).first
        row.wait_for()
        row.click()

    def answer(self, words: str) -> None:
        """Type into the input box that is open, and press Enter."""
        box = self.page.locator(".quick-input-widget input:visible").first
        box.wait_for()
        box.fill(words)
        box.press("Enter")

    def status(self, pattern: str) -> Locator:
        """An item of the status bar."""
        return self.page.locator(".statusbar-item").filter(has_text=re.compile(pattern))

    def wait_for_status(self, pattern: str) -> None:
        """Wait until the status bar says something."""
        self.status(pattern).first.wait_for()

    def message(self, pattern: str) -> Locator:
        """A notification."""
        return self.page.locator(".notification-list-item").filter(has_text=re.compile(pattern))

    def quick_row(self, pattern: str) -> Locator:
        """A row of the list that is open."""
        return self.page.locator(".quick-input-widget .monaco-list-row").filter(has_text=re.compile(pattern))
