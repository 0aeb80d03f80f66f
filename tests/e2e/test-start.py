#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start page into the reference workspace and through the five views."""
import re
import sys

import pal_atspi
from pal_atspi import Atspi, Failure, Program, has_state

VIEWS = ['Survey', 'Map', 'Compare', 'Consensus', 'Present']


def wait_for_view(program, title):
    """The switcher shows it as the chosen one."""
    program.wait(lambda: any(has_state(node, Atspi.StateType.SELECTED) or has_state(node, Atspi.StateType.CHECKED)
                             or has_state(node, Atspi.StateType.PRESSED)
                             for node in program.find_all(None, title)
                             if pal_atspi.role_of(node) in ('page tab', 'toggle button', 'radio button')),
                 f'the view {title} is not chosen')


def open_reference(program):
    program.click('push button', 'Open Reference Workspace')
    # While the file is being read there is no switcher, and keys would go nowhere.
    program.wait_for('page tab', 'Map')


def look_around():
    """start page, reference workspace, five views by keyboard, names for all that can be reached"""
    with Program() as program:
        program.wait_for('label', 'Welcome to Palliscope')
        program.lint('start page')
        open_reference(program)
        # A first start shows Europe.
        wait_for_view(program, 'Map')
        for number, title in enumerate(VIEWS, 1):
            program.key(f'ctrl+{number}')
            wait_for_view(program, title)
            program.lint(title)
        program.key('alt+Left')
        wait_for_view(program, 'Consensus')
        program.key('ctrl+q')
        if program.wait_for_end() != 0:
            raise Failure(f'the program ended with {program.process.returncode}')


def find_from_anywhere():
    """Ctrl+F finds a country and goes to it"""
    with Program() as program:
        open_reference(program)
        program.key('ctrl+5')
        wait_for_view(program, 'Present')
        program.key('ctrl+f')
        program.wait_for(None, 'Find a country, institution, question or indicator')
        program.type('portugla')
        program.wait_for('list item', re.compile('^Portugal, '))
        program.lint('find')
        program.key('Return')
        wait_for_view(program, 'Map')


def walk_the_map():
    """arrow keys go from country to country, Enter opens the card"""
    with Program() as program:
        open_reference(program)
        program.key('ctrl+2')
        wait_for_view(program, 'Map')
        program.key('ctrl+f')
        program.wait_for(None, 'Find a country, institution, question or indicator')
        program.type('Portugal')
        program.wait_for('list item', re.compile('^Portugal, '))
        program.key('Return')
        program.wait_for('label', 'Portugal')
        # The only neighbour on land.
        program.wait_for('image', re.compile('^Map of Europe|^Portugal'))
        program.key('Right')
        program.key('Return')
        program.wait_for('label', 'Spain')


def opens_again():
    """a second start offers the workspace among the recent ones"""
    with Program() as program:
        open_reference(program)
        program.key('ctrl+3')
        wait_for_view(program, 'Compare')
        program.key('ctrl+w')
        program.wait_for_end()
    with Program() as program:
        program.wait_for('list item', re.compile('^Open Reference'))
        program.lint('start page with recent workspaces')


if __name__ == '__main__':
    sys.exit(pal_atspi.run(look_around, find_from_anywhere, walk_the_map, opens_again))
