#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A block of answers copied from the grid, pasted into it and taken back, by keyboard alone."""
import os
import pathlib
import re
import subprocess
import sys

import pal_atspi
from pal_atspi import Failure, Program, name_of, role_of

CELL = re.compile(r'^(.+), (B0I0[34]) (.+?): (.*?)(?:\. .*)?$')


def answers(program):
    """What the rows that show hold in two columns: {(row, question): text}."""
    found = {}
    for row in program.find_all('table row'):
        name = name_of(row)
        for cell in pal_atspi.children_of(row):
            match = CELL.match(name_of(cell))
            if match and role_of(cell) == 'table cell':
                found[name, match.group(2)] = match.group(4)
    return found


def wait_answers(program, expected, message):
    program.wait(lambda: answers(program) == expected, message)


def paste_and_undo():
    """a block is copied, pasted one row further down, undone and redone"""
    with Program() as program:
        program.click('push button', re.compile('demonstration answers'))
        program.wait_for('page tab', 'Map')
        program.key('ctrl+1')
        program.key('ctrl+f')
        program.wait_for(None, 'Find a country, institution, question or indicator')
        program.type('Lithuania')
        program.wait_for('list item', re.compile('^Lithuania'))
        program.key('Return')
        program.wait_gone(None, 'Find a country, institution, question or indicator')
        program.key('ctrl+1')
        program.click('page tab', 'Grid')
        program.wait_for('table row')
        program.lint('grid')
        before = program.wait(lambda: answers(program), 'the grid has no cells')
        rows = sorted({row for row, _ in before}, key=[row for row, _ in before].index)
        if len(rows) < 2:
            raise Failure(f'the journey needs two institutions: {rows}')

        # The beds and new patients of the first one.
        program.key('ctrl+Home', 'Right', 'Right', 'shift+Right')
        program.wait_text('2 cells are selected')
        program.key('ctrl+c')
        program.key('Left', 'Down')
        program.key('ctrl+v')
        program.wait_for(None, 'Paste Answers')
        program.wait_text('answers change')
        if answers(program) != before:
            raise Failure('something is written before anybody agreed')
        program.lint('preview of a paste')
        program.key('Return')
        program.wait_gone(None, 'Paste Answers')
        after = {**before, **{(rows[1], question): before[rows[0], question] for question in ('B0I03', 'B0I04')}}
        if after == before:
            raise Failure('the two institutions have the same answers')
        wait_answers(program, after, f'the block did not come to {rows[1]}')

        program.key('ctrl+z')
        program.wait_text('Undone: ')
        wait_answers(program, before, 'the old answers did not come back')
        program.key('ctrl+shift+z')
        wait_answers(program, after, 'redo did not write the block again')
        program.wait_for('label', re.compile('^Saved'))
        program.key('ctrl+q')
        program.wait_for_end()
    path = pathlib.Path(os.environ['XDG_DATA_HOME'], 'palliscope', 'workspaces', 'demo.palliscope')
    for verb in ('verify', 'rebuild'):
        run = subprocess.run([os.environ['PAL_CLI'], 'journal', verb, str(path)], capture_output=True, text=True,
                             check=False)
        if run.returncode != 0:
            raise Failure(f'{verb}: {run.stdout}{run.stderr}')


if __name__ == '__main__':
    sys.exit(pal_atspi.run(paste_and_undo))
