#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A part is handed in, reviewed with two queries, and signed off, by keyboard alone and by two people."""
import os
import pathlib
import re
import subprocess
import sys

import pal_atspi
from pal_atspi import Atspi, Failure, Program, has_state

# The name of a button in a question holds its letter too.
CANCEL = re.compile('Cancel$')


def cli(*args):
    run = subprocess.run([os.environ['PAL_CLI'], *map(str, args)], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise Failure(f'{" ".join(map(str, args))}: {run.stdout}{run.stderr}')


def find(program, text, expected):
    """Ctrl+F, type, Enter."""
    program.key('ctrl+f')
    program.wait_for(None, 'Find a country, institution, question or indicator')
    program.key('ctrl+a')
    program.type(text)
    program.wait_for('list item', re.compile(expected))
    program.key('Return')
    program.wait_gone(None, 'Find a country, institution, question or indicator')


def open_norway(program):
    program.wait_for('page tab', 'Map')
    find(program, 'Norway', '^Norway, ')
    program.key('ctrl+1')


def open_question(program, code):
    find(program, code, f', {code} · ')


def take_step(program, key, sentence):
    """The button of the next step by its letter, and the same letter in the dialog that it opens."""
    program.key(key)
    program.wait_for('push button', CANCEL)
    program.focus()
    program.key(key)
    program.wait_gone('push button', CANCEL)
    program.focus()
    program.wait_text(sentence)


def fill_in(program, *texts):
    """The dialog that opened: its entries in their order, and Enter."""
    program.wait_for('push button', CANCEL)
    program.focus()
    for number, text in enumerate(texts):
        if number > 0:
            program.key('Tab')
        program.type(text)
    program.key('Return')
    program.wait_gone('push button', CANCEL)
    program.focus()


def wait_focus(program, name):
    """The keyboard is on the button."""
    program.wait(lambda: any(has_state(node, Atspi.StateType.FOCUSED)
                             for node in program.find_all('push button', name)),
                 f'the keyboard is not on {name!r}')


def ask(program, code, *texts):
    open_question(program, code)
    program.wait_for('label', code)
    program.key('F7')
    wait_focus(program, re.compile('Open _?Query…'))
    program.key('Return')
    fill_in(program, *texts)
    program.wait_text(texts[0])


def review_and_sign():
    """submit, ask twice, answer as another person, close both from the list, accept, sign off"""
    path = pathlib.Path(os.environ['XDG_DATA_HOME'], 'palliscope', 'workspaces', 'review.palliscope')
    path.parent.mkdir(parents=True, exist_ok=True)
    cli('init', path, '--sample', 'demo')
    with Program([str(path)], env={'PAL_ACTOR': 'Kari'}) as program:
        open_norway(program)
        open_question(program, 'T1C11')
        take_step(program, 'alt+s', 'Submitted by Kari')
        take_step(program, 'alt+r', 'In review by Kari')
        ask(program, 'T1C11', 'Are day teams in it?', 'Ola')
        ask(program, 'T1C12', 'Which register is it?')
        program.wait_for('push button', re.compile('2 open queries'))
        program.lint('form with queries')
        program.wait_for('label', re.compile('^Saved'))
        program.key('ctrl+q')
        program.wait_for_end()

    with Program([str(path)], env={'PAL_ACTOR': 'Ola'}) as program:
        open_norway(program)
        open_question(program, 'T1C11')
        program.wait_text('Are day teams in it?')
        program.key('F7')
        wait_focus(program, re.compile('Answer…'))
        program.key('Return')
        fill_in(program, 'No, home teams only')
        program.wait_text('No, home teams only')
        program.wait_for('label', 'Answered')
        program.wait_for('label', re.compile('^Saved'))
        program.key('ctrl+q')
        program.wait_for_end()

    with Program([str(path)], env={'PAL_ACTOR': 'Kari'}) as program:
        open_norway(program)
        open_question(program, 'T1C11')
        program.wait_for('push button', re.compile('2 open queries'))
        program.key('shift+F7')
        program.wait_for('frame', 'Queries')
        program.focus()
        program.lint('list of queries')
        for left in ('Open 1 · answered 0 · closed 1', 'Open 0 · answered 0 · closed 2'):
            program.key('ctrl+k')
            fill_in(program, 'Thank you')
            program.wait_for('label', left)
        program.key('Escape')
        program.wait_gone('frame', 'Queries')
        program.focus()
        program.wait_gone('push button', re.compile('open quer'))
        take_step(program, 'alt+a', 'Accepted by Kari')
        take_step(program, 'alt+o', 'Signed off by Kari')
        # What was said can still be read, and asked again, in what is signed off.
        open_question(program, 'T1C11')
        program.wait_text('No, home teams only')
        program.wait_for('label', re.compile('^Saved'))
        program.key('ctrl+q')
        program.wait_for_end()
    cli('journal', 'verify', path)
    cli('journal', 'rebuild', path)


if __name__ == '__main__':
    sys.exit(pal_atspi.run(review_and_sign))
