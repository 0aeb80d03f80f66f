#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a table of synthetic answers for load figures: make-answers.py ROWS [SEED] > answers.csv

Every row is valid for data/instrument.json and answers another cell: 26 countries and their 42 institutions,
waves from 2006 on, and as many slots (the agreed answer, double entry, experts) as ROWS needs.  About one row in
twelve is missing, with each reason that may be typed.  The same seed gives the same bytes.
"""
import csv
import datetime
import json
import pathlib
import random
import sys

DATA = pathlib.Path(__file__).resolve().parent.parent / 'data'
WAVES = [str(year) for year in range(2006, 2026)]
MISSING = ['DK', 'NA', 'NR']


def questions():
    document = json.loads((DATA / 'instrument.json').read_text(encoding='utf-8'))
    found = {'country': [], 'institution': []}
    for module in document['modules']:
        for section in module['sections']:
            for question in section['questions']:
                found[question['level']].append(question)
    return found


def number(rng, question, low, high):
    decimals = question.get('decimals', 0)
    return f'{rng.uniform(low, high):.{decimals}f}' if decimals else str(rng.randint(int(low), int(high)))


def answer(rng, question):
    kind = question['type']
    low, high = question.get('min', 0), question.get('max', 100)
    if kind in ('single', 'ynp'):
        return rng.choice(question['options'])['code']
    if kind == 'multi':
        plain = [o['code'] for o in question['options'] if not o.get('exclusive')]
        wanted = rng.randint(1, min(question.get('max_select', 4), 4, len(plain)))
        chosen = set(rng.sample(plain, wanted))
        return '|'.join(code for code in plain if code in chosen)
    if kind == 'ratio':
        den = rng.randint(max(1, int(low)), int(min(high, 5000)))
        return f'{rng.randint(0, den)}/{den}'
    if kind == 'likert5':
        return str(rng.randint(1, 5))
    if kind == 'text':
        return f'Note {rng.randint(1, 9999)}, written for a load figure'
    if kind == 'date':
        first, last = (datetime.date.fromisoformat(str(edge)) for edge in (low, high))
        return (first + datetime.timedelta(rng.randint(0, (last - first).days))).isoformat()
    return number(rng, question, low, high)


def slots():
    yield from ('agreed', 'entry:1', 'entry:2')
    count = 0
    while True:
        count += 1
        yield f'expert:p{count:02}'


def main():
    rows, rng = int(sys.argv[1]), random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    asked = questions()
    with open(DATA / 'institutions.csv', encoding='utf-8', newline='') as table:
        institutions = [(row['iso2'], row['institution']) for row in csv.DictReader(table)]
    units = [(iso2, '', 'country') for iso2 in sorted({iso2 for iso2, _ in institutions})]
    units += [(iso2, name, 'institution') for iso2, name in institutions]
    out = csv.writer(sys.stdout, lineterminator='\n')
    out.writerow(['country', 'institution', 'wave', 'question', 'slot', 'value', 'missing'])
    written = 0
    for slot in slots():
        for wave in WAVES:
            for iso2, name, level in units:
                for question in asked[level]:
                    if written == rows:
                        return
                    missing = rng.choice(MISSING) if rng.random() < 1 / 12 else ''
                    out.writerow([iso2, name, wave, question['id'], slot,
                                  '' if missing else answer(rng, question), missing])
                    written += 1


if __name__ == '__main__':
    main()
