# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person with a keyboard and a screen reader would: over AT-SPI and X11.

A journey (test-*.py) does

    with Program(['file.palliscope']) as program:
        program.click('push button', 'Open Reference Workspace')
        program.key('ctrl+2')
        program.wait_for('label', 'Norway')
        program.lint()

There are no sleeps of fixed length: everything waits until it is true, or fails after LIMIT seconds with the
tree of what was there.  run-journey.sh makes the world around it (screen, bus, own folders).
"""
import os
import re
import shlex
import subprocess
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

LIMIT = float(os.environ.get('PAL_E2E_LIMIT', '20'))
# What GTK puts as the name of a widget that has none.
NAMELESS = re.compile(r'^(Gtk|Adw|Shumate|Pal)[A-Z]')


# Nothing to be found below these.  A push button may hold a popover.
LEAVES = {'label', 'image', 'page tab', 'check box', 'radio button', 'scroll bar', 'separator',
          'progress bar'}


class Failure(AssertionError):
    pass


def name_of(node):
    try:
        return node.get_name() or ''
    except GLib.Error:
        return ''


def role_of(node):
    try:
        return node.get_role_name()
    except GLib.Error:
        return 'gone'


def has_state(node, state):
    try:
        return node.get_state_set().contains(state)
    except GLib.Error:
        return False


def is_visible(node):
    """GTK 4.8 gives SHOWING to windows alone; VISIBLE goes with what is hidden and with pages below others."""
    return has_state(node, Atspi.StateType.VISIBLE)


def children_of(node):
    """All at once: GTK 4.8.3 crashes when it is asked for a window that has closed since it was counted, so no
    time may pass between counting and asking."""
    children = []
    try:
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                children.append(child)
    except GLib.Error:
        pass
    return children


def walk(node, whole=False, depth=0):
    """The node and what is visible below it; a page of a stack that is not on top is left out.  Leaves are not
    looked into unless the @whole is asked for: each node costs three calls over the bus."""
    yield node, depth
    if not whole and role_of(node) in LEAVES:
        return
    for child in children_of(node):
        if is_visible(child):
            yield from walk(child, whole, depth + 1)


def text_of(node):
    """What an entry holds."""
    try:
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    except GLib.Error:
        return ''


def matches(node, role, name):
    if role is not None and role_of(node) != role:
        return False
    if name is None:
        return True
    found = name_of(node)
    return name.search(found) is not None if isinstance(name, re.Pattern) else found == name


class Program:
    def __init__(self, args=(), env=None):
        self.args = list(args)
        self.env = {**os.environ, **(env or {})}
        self.process = None
        self.app = None
        self.window = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            print(self.describe(), file=sys.stderr)
        self.stop()

    # Life

    def start(self):
        self.process = subprocess.Popen([os.environ['PAL_PROGRAM'], *self.args], env=self.env)
        self.app = self.wait(self._find_app, 'the program does not show up on the bus')
        self.wait_for('frame', None)
        self.focus()

    def _find_app(self):
        if self.process.poll() is not None:
            raise Failure(f'the program ended with {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for child in children_of(desktop):
            if child.get_process_id() == self.process.pid and child.get_child_count() > 0:
                # A cache would show what was, not what is.
                child.set_cache_mask(Atspi.Cache.NONE)
                return child
        return None

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)

    def kill(self):
        """What a power cut does."""
        self.process.kill()
        self.process.wait(10)

    def wait_for_end(self):
        return self.process.wait(LIMIT)

    # Looking

    def wait(self, condition, message):
        """Until condition() is true; gives what it returned."""
        end = time.monotonic() + LIMIT
        while True:
            result = condition()
            if result:
                return result
            if time.monotonic() > end:
                raise Failure(message)
            time.sleep(0.02)

    def find_all(self, role=None, name=None, inside=None):
        return [node for node, _ in walk(inside or self.app) if matches(node, role, name)]

    def find(self, role=None, name=None, inside=None):
        return next((node for node, _ in walk(inside or self.app) if matches(node, role, name)), None)

    def wait_for(self, role=None, name=None, inside=None):
        return self.wait(lambda: self.find(role, name, inside), f'there is no {role or "node"} {name!r}')

    def wait_gone(self, role=None, name=None):
        return self.wait(lambda: self.find(role, name) is None, f'{role or "node"} {name!r} is still there')

    def has_text(self, text):
        return self.find(None, re.compile(re.escape(text))) is not None

    def wait_text(self, text):
        return self.wait(lambda: self.has_text(text), f'the text {text!r} is nowhere')

    def wait_entry(self, name, text):
        """The entry whose name matches holds the text."""
        seen = []

        def holds():
            node = self.find('text', re.compile(name))
            seen[:] = [text_of(node) if node else None]
            return seen[0] == text
        try:
            self.wait(holds, '')
        except Failure:
            raise Failure(f'the entry {name!r} holds {seen[0]!r}, not {text!r}') from None

    def describe(self):
        """The tree as a person would read it, for the log of a failure."""
        if self.app is None:
            return '(no tree)'
        lines = [f'{"  " * depth}{role_of(node)} {name_of(node)!r}' for node, depth in walk(self.app)]
        return '\n'.join(lines[:400])

    # Acting

    def click(self, role, name, inside=None):
        node = self.wait_for(role, name, inside)
        if not node.do_action(0):
            raise Failure(f'{role} {name!r} cannot be activated')
        return node

    def point(self, role, name, inside=None):
        """Clicks with the pointer: for what takes no action, such as the row of a list."""
        node = self.wait_for(role, name, inside)
        box = node.get_extents(Atspi.CoordType.WINDOW)
        # Screen coordinates are not to be had; those of the window are right.
        self._xdotool('mousemove', '--window', self.window, str(box.x + box.width // 2),
                      str(box.y + box.height // 2), 'click', '1')
        return node

    def _xdotool(self, *args):
        run = subprocess.run(['xdotool', *args], capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise Failure(f'xdotool {shlex.join(args)}: {run.stderr.strip()}')
        return run.stdout.split()

    def focus(self):
        windows = self.wait(lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
            capture_output=True, text=True, check=False).stdout.split(), 'there is no window')
        self.window = windows[-1]
        self._xdotool('windowfocus', '--sync', self.window)

    def key(self, *keys):
        self._xdotool('key', '--clearmodifiers', *keys)

    def type(self, text):
        self._xdotool('type', '--clearmodifiers', '--delay', '4', text)

    def set_text(self, node, text):
        if not Atspi.EditableText.set_text_contents(node, text):
            raise Failure(f'{name_of(node)!r} takes no text')

    # Judging

    def lint(self, where=''):
        """Whatever can be reached by key or pointer has a name that a person understands."""
        bad = []
        for node, _ in walk(self.app, whole=True):
            if not has_state(node, Atspi.StateType.FOCUSABLE) and not self._is_clickable(node):
                continue
            name = name_of(node)
            if NAMELESS.match(name) and not self._is_excused(node):
                bad.append(f'{role_of(node)} {name}: {self._path(node)}')
        if bad:
            raise Failure(f'{where}: nodes without a name:\n  ' + '\n  '.join(bad))

    @staticmethod
    def _is_excused(node):
        """Parts that GTK 4.8 lets nobody name: the row of a list speaks by its label, and what is inside a drop
        down by the name of the drop down."""
        if name_of(node) in ('GtkListItemWidget', 'GtkColumnViewTitle'):
            return any(role_of(inner) == 'label' and name_of(inner) and not NAMELESS.match(name_of(inner))
                       for inner, _ in walk(node, whole=True))
        above = node.get_parent()
        for _ in range(8):
            if above is None:
                return False
            if role_of(above) == 'combo box' and name_of(above) and not NAMELESS.match(name_of(above)):
                return True
            above = above.get_parent()
        return False

    @staticmethod
    def _is_clickable(node):
        try:
            return any(node.get_action_name(i) in ('click', 'activate') for i in range(node.get_n_actions()))
        except GLib.Error:
            return False

    @staticmethod
    def _path(node):
        parts = []
        while node is not None and role_of(node) != 'application':
            parts.append(f'{role_of(node)} {name_of(node)!r}')
            node = node.get_parent()
        return ' < '.join(parts[:5])


def run(*journeys):
    """Runs functions as TAP, each with its name and first line of its words."""
    Atspi.init()
    failed = 0
    print(f'1..{len(journeys)}', flush=True)
    for number, journey in enumerate(journeys, 1):
        title = (journey.__doc__ or journey.__name__).strip().splitlines()[0]
        try:
            journey()
            print(f'ok {number} - {title}', flush=True)
        except (Failure, GLib.Error, subprocess.TimeoutExpired, OSError) as error:
            failed += 1
            for line in str(error).splitlines():
                print(f'# {line}', flush=True)
            print(f'not ok {number} - {title}', flush=True)
    return 1 if failed else 0
