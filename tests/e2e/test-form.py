#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole country part of Norway by the keyboard alone, to its submission, and the keystrokes that it takes.

The bar: at most 1.3 times the characters of the answers and one more for each question.  The characters are what a
person would write on paper: each digit and letter of a text or figure, and one for each option that is chosen.
Keystrokes count from the open survey on: to the first question, through the form, into and out of the submission.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import pal_atspi
from pal_atspi import Atspi, Failure, Program, has_state

FIND = 'Find a country, institution, question or indicator'
# The name of a button in a question holds its letter too.
CANCEL = re.compile('Cancel$')

# Figures that no check of the instrument doubts.
FIGURES = {'B0C01': '5594340', 'B0C02': '11400', 'B0C03': '38100', 'B0C05': '2026', 'T1C16': '240', 'X5C01': '162'}
BY_TYPE = {'integer': '12', 'decimal': '15', 'percent': '62', 'text': 'A plan of 2026', 'date': '2026-03-01'}
PLACES = {'T1C02': '1'}  # no plan: what T1C03 asks of it is hidden, and passed over
BY_CHOICE = {'single': '3', 'ynp': '3', 'likert5': '4', 'multi': '23'}
RATIO = ('12', '40')


class Hand:
    """Presses keys and counts them: a character is one, and so are Enter and a key with Ctrl or Alt."""

    def __init__(self, program):
        self.program = program
        self.n = 0

    def type(self, text):
        self.program.type(text)
        self.n += len(text)

    def key(self, name):
        self.program.key(name)
        self.n += 1


def questions():
    """Of the country part, in the order of the form."""
    root = pathlib.Path(os.environ['PAL_SOURCE_ROOT'])
    instrument = json.loads((root / 'data' / 'instrument.json').read_text(encoding='utf-8'))
    for module in instrument['modules']:
        for section in module['sections']:
            if section['level'] == 'country':
                yield from section['questions']


def is_asked(question, chosen):
    """By what was chosen so far; the instrument asks no more than this of the country part."""
    rules = question.get('show_if', {'all': []})['all']
    if any(rule['op'] != 'ne' for rule in rules):
        raise Failure(f'{question["id"]}: the journey does not know this rule: {rules}')
    return all(chosen[rule['q']] != rule['value'] for rule in rules)


def fill(hand, question, chosen):
    """Answers the question under the cursor and goes on; gives the characters of the answer."""
    kind, code = question['type'], question['id']
    if kind in BY_CHOICE:
        text = PLACES.get(code, BY_CHOICE[kind])
        if kind == 'single':
            chosen[code] = question['options'][int(text) - 1]['code']
        parts = (text,)
    elif kind == 'ratio':
        parts = RATIO
    else:
        parts = (FIGURES.get(code, BY_TYPE[kind]),)
    for part in parts:
        hand.type(part)
        hand.key('ctrl+Return' if kind == 'text' else 'Return')
    return sum(map(len, parts))


def tab_to(program, name):
    """Tab until the button has the keyboard."""
    for _ in range(40):
        if any(has_state(node, Atspi.StateType.FOCUSED) for node in program.find_all('push button', name)):
            return
        program.key('Tab')
    raise Failure(f'Tab does not come to {name!r}')


def start_survey(program):
    tab_to(program, re.compile('Start Survey…$'))
    program.key('Return')
    program.wait_for('frame', 'Start a National Survey')
    program.focus()
    tab_to(program, re.compile('Start$'))
    program.key('Return')
    program.wait_for('page tab', 'Survey')
    program.focus()


def go_to(hand, code):
    hand.key('ctrl+1')
    hand.key('ctrl+f')
    hand.program.wait_for(None, FIND)
    hand.type(code)
    hand.program.wait_for('list item', re.compile(f', {code} · '))
    hand.key('Return')
    hand.program.wait_gone(None, FIND)
    hand.program.wait_for('text', re.compile(f'^{code} '))


def submit(hand):
    hand.key('alt+s')
    hand.program.wait_for('push button', CANCEL)
    hand.program.focus()
    hand.key('alt+s')
    hand.program.wait_gone('push button', CANCEL)
    hand.program.focus()
    hand.program.wait_text('Submitted by ')


def check():
    """The command line finds nothing to say of what was typed."""
    path, = pathlib.Path(os.environ['XDG_DATA_HOME'], 'palliscope', 'workspaces').glob('norway-*.palliscope')
    for words in (['check', str(path)], ['journal', 'verify', str(path)]):
        run = subprocess.run([os.environ['PAL_CLI'], *words], capture_output=True, text=True, check=False)
        if run.returncode != 0 or (words[0] == 'check' and len(run.stdout.splitlines()) > 1):
            raise Failure(f'{words[0]}: {run.stdout}{run.stderr}')


def country_part():
    """the country part is filled and submitted within the bar of keystrokes"""
    with Program(env={'LANGUAGE': 'en_NO'}) as program:
        start_survey(program)
        hand = Hand(program)
        n_asked, n_characters, chosen = 0, 0, {}
        for question in questions():
            if n_asked == 0:
                go_to(hand, question['id'])
            if is_asked(question, chosen):
                n_asked += 1
                n_characters += fill(hand, question, chosen)
        program.wait_for('label', f'{n_asked} / {n_asked}')
        submit(hand)
        allowed = 1.3 * n_characters + n_asked
        print(f'# {n_asked} questions, {n_characters} characters, {hand.n} keystrokes, allowed {allowed:.0f}', flush=True)
        if hand.n > allowed:
            raise Failure(f'{hand.n} keystrokes for {n_characters} characters and {n_asked} questions')
        program.wait_for('label', re.compile('^Saved'))
        program.key('ctrl+q')
        program.wait_for_end()
    check()


if __name__ == '__main__':
    sys.exit(pal_atspi.run(country_part))
