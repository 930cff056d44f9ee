"""Chromium as the checks lead it: without a window, through two pipes."""

import base64
import fcntl
import json
import os
import re
import select
import shutil
import sys

import support

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="font"><edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
</fontconfig>
"""

# Tells how wide the window is and how wide what is in it.
WIDTHS = "[document.documentElement.clientWidth, document.documentElement.scrollWidth]"
# How long the browser may think about one order.
TIMEOUT_S = 120


class Browser:
    """One Chromium without a window, with the project's own fonts only, led through two pipes."""

    def __init__(self, folder):
        conf = folder / "fonts.conf"
        conf.write_text(FONTS.format(fonts=support.ROOT / "assets/fonts", cache=folder / "cache"))
        self.log = folder / "net.json"
        self.count, self.heard = 0, b""
        self.session, self.loaded = None, False
        # What pages complained of: scripts that failed, what their policy kept from being run.
        self.complaints = []
        self._start(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--disable-background-networking", "--no-first-run", "--hide-scrollbars", "--font-render-hinting=none",
             f"--user-data-dir={folder / 'profile'}", f"--log-net-log={self.log}", "--remote-debugging-pipe"],
            {"PATH": "/usr/bin:/bin", "HOME": str(folder), "FONTCONFIG_FILE": str(conf), "LANG": "C.UTF-8"},
        )
        target = self.tell("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.tell("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.tell(f"{domain}.enable")

    def _start(self, command, env):
        """Starts the browser: it reads from its file 3 and answers on its file 4."""
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        # Numbers of their own, so that neither is written over when 3 and 4 are set.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in (theirs_in, theirs_out)]
        actions = [(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
        actions += [(os.POSIX_SPAWN_DUP2, end, number) for number, end in enumerate(ends, 3)]
        program = shutil.which(command[0]) or sys.exit(f"{command[0]} is not there")
        self.pid = os.posix_spawn(program, command, env, file_actions=actions)
        for end in (theirs_in, theirs_out, *ends):
            os.close(end)
        self.orders, self.answers = ours_out, ours_in

    def tell(self, method, **params):
        """Gives an order and returns its result."""
        self.count += 1
        order = {"id": self.count, "method": method, "params": params}
        if self.session:
            order["sessionId"] = self.session
        os.write(self.orders, json.dumps(order).encode() + b"\0")
        answer = self._until(lambda answer: answer.get("id") == self.count)
        return answer["result"] if "result" in answer else sys.exit(f"Chromium on {method}: {answer['error']}")

    def _until(self, wanted):
        """The next message that is wanted; stops the check when none comes in time."""
        while True:
            while b"\0" not in self.heard:
                if not select.select([self.answers], [], [], TIMEOUT_S)[0]:
                    sys.exit(f"Chromium has said nothing for {TIMEOUT_S} s")
                piece = os.read(self.answers, 1 << 20)
                self.heard += piece or sys.exit("Chromium has left")
            message, _, self.heard = self.heard.partition(b"\0")
            answer = json.loads(message)
            method = answer.get("method")
            self.loaded |= method == "Page.loadEventFired"
            if method == "Runtime.exceptionThrown":
                self.complaints.append(answer["params"]["exceptionDetails"]["exception"]["description"])
            elif method == "Log.entryAdded":
                self.complaints.append(answer["params"]["entry"]["text"])
            if wanted(answer):
                return answer

    def open(self, page):
        """Shows a page."""
        self.leads_to("Page.navigate", url=page.as_uri())

    def leads_to(self, method, **params):
        """Gives an order that shows another page, and waits for the page."""
        self.loaded = False
        self.tell(method, **params)
        # The page may be there before the order is answered.
        if not self.loaded:
            self._until(lambda _: self.loaded)

    def value(self, expression):
        """What an expression is in the page that is shown."""
        told = self.tell("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in told:
            sys.exit(f"Chromium on {expression}: {told['exceptionDetails']}")
        return told["result"].get("value")

    def key(self, name, code, text=""):
        """Presses a key."""
        key = {"key": name, "code": name, "windowsVirtualKeyCode": code}
        self.tell("Input.dispatchKeyEvent", type="keyDown", text=text, **key)
        self.tell("Input.dispatchKeyEvent", type="keyUp", **key)

    def print(self, pdf):
        """Prints the page that is shown."""
        data = self.tell("Page.printToPDF", displayHeaderFooter=False, preferCSSPageSize=True)["data"]
        pdf.write_bytes(base64.b64decode(data))

    def width(self, width):
        """Width of the window and of what is in it, pixels, when the window is so wide."""
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=740, deviceScaleFactor=1, mobile=False)
        told = self.value(WIDTHS)
        self.tell("Emulation.clearDeviceMetricsOverride")
        return told

    def leave(self):
        """Ends the browser; the addresses that pages asked for outside this machine's files."""
        self.session = None
        self.tell("Browser.close")
        os.waitpid(self.pid, 0)
        found = set()
        for event in json.loads(self.log.read_text())["events"]:
            params = event.get("params", {})
            # What the browser itself asks for has no page as its origin.
            url, initiator = params.get("url", ""), params.get("initiator", "not an origin")
            if re.match(r"(https?|wss?|ftp):", url) and initiator != "not an origin":
                found.add(url)
        return found
