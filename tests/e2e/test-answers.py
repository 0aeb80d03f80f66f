#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an answer to value, level and rank, back by undo, and through a crash."""
import os
import pathlib
import re
import subprocess
import sys

import pal_atspi
from pal_atspi import Failure, Program, name_of, text_of

RANK = re.compile(r'^\d+ of \d+$')


def find(program, text, expected):
    """Ctrl+F, type, Enter."""
    program.key('ctrl+f')
    program.wait_for(None, 'Find a country, institution, question or indicator')
    program.key('ctrl+a')
    program.type(text)
    program.wait_for('list item', re.compile(expected))
    program.key('Return')
    program.wait_gone(None, 'Find a country, institution, question or indicator')


def open_question(program, code):
    """Its entry, with the keyboard in it."""
    find(program, code, f', {code} · ')
    return program.wait_for('text', re.compile(f'^{code} '))


def answer(program, code, value):
    open_question(program, code)
    program.key('ctrl+a')
    program.type(value)
    program.key('Return')
    program.wait_entry(f'^{code} ', value)


def wait_saved(program):
    program.wait_for('label', re.compile('^Saved'))


def rank_in_compare(program):
    program.key('ctrl+3')
    program.wait_for('tool bar', 'View tools')
    return name_of(program.wait_for('label', RANK))


def wait_rank(program, expected):
    program.key('ctrl+3')
    return program.wait_for('label', expected)


def legend_of_map(program):
    """What the legend of the map counts: {"Emerging": 4, ...}."""
    program.key('ctrl+2')
    program.wait_for('list item', re.compile('^Emerging, '))
    counts = {}
    for row in program.find_all('list item', re.compile(r', \d+ countr(y|ies)$')):
        parts = name_of(row).split(', ')
        counts[parts[0]] = int(parts[-1].split()[0])
    return counts


def wait_legend(program, expected):
    program.wait(lambda: legend_of_map(program) == expected, f'the legend does not come to {expected}')


def workspace(name):
    return pathlib.Path(os.environ['XDG_DATA_HOME'], 'palliscope', 'workspaces', name)


def verify(path):
    """The journal is whole, and says the same as the tables."""
    for verb in (['journal', 'verify'], ['journal', 'rebuild']):
        run = subprocess.run([os.environ['PAL_CLI'], *verb, str(path)], capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise Failure(f'{" ".join(verb)}: {run.stdout}{run.stderr}')


def rank_follows():
    """an answer of Norway changes level and rank; undo, kill, restart, redo"""
    with Program() as program:
        program.click('push button', re.compile('demonstration answers'))
        program.wait_for('page tab', 'Map')
        find(program, 'MED1', '^Opioid analgesic consumption, MED1')
        find(program, 'Norway', '^Norway, ')
        before = rank_in_compare(program)
        legend = legend_of_map(program)

        # Far below every other country that answered.
        old = text_of(open_question(program, 'X5C01'))
        answer(program, 'X5C01', '150')
        wait_saved(program)
        open_question(program, 'X5C01')  # Enter went on to the next one
        program.wait_for('label', 'Emerging')
        ranked = before.split()[-1]
        last = f'{ranked} of {ranked}'
        if before == last:
            raise Failure('the journey needs a country that is not the last one')
        wait_rank(program, last)
        program.wait_for('label', 'Emerging')
        # One country went from its class to the lowest one.
        after = legend_of_map(program)
        moved = {name: after.get(name, 0) - legend.get(name, 0) for name in {*after, *legend}}
        if moved.pop('Emerging') != 1 or sorted(moved.values())[0] != -1 or sum(moved.values()) != -1:
            raise Failure(f'the legend went from {legend} to {after}')

        program.key('ctrl+z')
        program.wait_text('Undone: ')
        wait_rank(program, before)
        wait_legend(program, legend)
        program.key('ctrl+shift+z')
        wait_rank(program, last)
        program.key('ctrl+1')
        wait_saved(program)
        program.kill()

    with Program() as program:
        program.point('list item', re.compile('^Open Demonstration'))
        program.wait_for('page tab', 'Map')
        find(program, 'MED1', '^Opioid analgesic consumption, MED1')
        find(program, 'Norway', '^Norway, ')
        wait_rank(program, last)
        if text_of(open_question(program, 'X5C01')) != '150':
            raise Failure('the answer is gone after the restart')
        # What was done before the crash can still be taken back.
        program.key('ctrl+3')
        program.key('ctrl+z')
        wait_rank(program, before)
        if text_of(open_question(program, 'X5C01')) != old:
            raise Failure('the old answer did not come back')
        program.key('ctrl+q')
        program.wait_for_end()
    verify(workspace('demo.palliscope'))


def new_survey():
    """a national survey from nothing to a first value"""
    with Program(env={'LANGUAGE': 'en_NO'}) as program:
        program.click('push button', 'Start Survey…')
        program.wait_for('frame', 'Start a National Survey')
        program.lint('dialog of a new survey')
        program.click('push button', re.compile('Start$'))
        program.wait_for('page tab', 'Survey')
        program.key('ctrl+1')
        for code, value in (('B0C01', '5594340'), ('T1C11', '43'), ('T1C12', '24'), ('T1C13', '14'), ('T1C14', '5'),
                            ('T1C15', '4')):
            answer(program, code, value)
        open_question(program, 'T1C15')  # Enter went on to the next one
        # 90 services for 5 594 340 people.
        program.wait_for('label', '1.61')
        program.wait_for('label', 'Established')
        find(program, 'SRV1', ', SRV1')
        wait_rank(program, '1 of 1')
        program.key('ctrl+1')
        wait_saved(program)
        program.key('ctrl+q')
        program.wait_for_end()
    files = [path for path in workspace('').glob('norway-*.palliscope')]
    if len(files) != 1:
        raise Failure(f'the workspace of the survey is not where it should be: {files}')
    verify(files[0])


if __name__ == '__main__':
    sys.exit(pal_atspi.run(rank_follows, new_survey))
