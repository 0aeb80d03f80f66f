#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Weights of the index by keyboard: the ranks follow, with their ranges, and go back."""
import re
import sys

import pal_atspi
from pal_atspi import Failure, Program, name_of, text_of

WORDS = re.compile(r'^Norway: rank (\d+)\. It is (.+?)\. In 90 % of the draws it is (?:between (\d+) and (\d+)|(\d+))\.')


def words(program):
    """What the pane says about Norway when all draws are there: rank, before, lowest and highest place."""
    found = WORDS.match(name_of(program.wait_for('label', WORDS)))
    low, high = (found[3], found[4]) if found[3] else (found[5], found[5])
    return int(found[1]), found[2], int(low), int(high)


def type_weight(program, domain, weight):
    """Into the entry of the domain, which the keyboard comes to by a click as a person's would."""
    program.point('text', f'Weight of {domain}')
    program.key('ctrl+a')
    program.type(weight)
    program.key('Return')


def open_pane(program):
    program.click('push button', re.compile('demonstration answers'))
    program.wait_for('page tab', 'Map')
    program.key('ctrl+f')
    program.wait_for(None, 'Find a country, institution, question or indicator')
    program.type('Norway')
    program.wait_for('list item', re.compile('^Norway, '))
    program.key('Return')
    program.wait_gone(None, 'Find a country, institution, question or indicator')
    program.key('ctrl+3')
    program.click('push button', 'Weights and Method')
    program.wait_for('label', 'Method of the framework')


def ranks_follow_weights():
    """type weights, move a slider by key, see rank and range change, take it back with Escape"""
    with Program() as program:
        open_pane(program)
        released, before, low, high = words(program)
        if before != 'the same by the framework' or not low <= released <= high:
            raise Failure(f'the method of the framework says {released}, {before}, {low} to {high}')
        program.lint('weights and method')

        # Nothing but two domains counts, and these not alike: the order is another one.
        for domain in ('Policy and governance', 'Service provision', 'Integration with oncology',
                       'Essential medicines', 'Education and competence', 'Research and monitoring'):
            type_weight(program, domain, '0')
        program.wait_for('label', 'Tried, not saved')
        program.wait_for('label', re.compile(r'countries change their rank'))
        program.wait(lambda: words(program)[0] != released, 'the rank of Norway does not follow the weights')
        moved, before, low, high = words(program)
        if before != f'{released} by the framework' or not low <= moved <= high:
            raise Failure(f'after the weights: {moved}, {before}, {low} to {high}')

        # The slider by key: Tab leads from the entry to it.
        entry = program.wait_for('text', 'Weight of People and communities')
        program.point('text', 'Weight of People and communities')
        program.key('Tab')
        program.key('Right', 'Right')
        program.wait(lambda: text_of(entry) == '1.10', 'the slider does not move the number')
        program.wait_for('slider', 'Weight of People and communities, slider')

        # Escape takes back move by move; then all is as it was.
        program.key(*['Escape'] * 7)
        program.wait_for('label', 'Method of the framework')
        if words(program)[0] != released:
            raise Failure('the rank did not come back')
        program.key('Escape')
        program.wait_gone('label', 'Method of the framework')
        program.key('ctrl+q')
        program.wait_for_end()


if __name__ == '__main__':
    sys.exit(pal_atspi.run(ranks_follow_weights))
