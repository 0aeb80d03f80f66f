#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/domain/random-cases.json from the reference evaluator of the domain (check.py).

300 synthetic units (150 countries, each with one institution) with gaps of every kind, and what the
reference says of each indicator: value and normalised score, null where missing. The seed is fixed, so the
file changes only when the reference or this script does.

Usage: build-aux/make-score-cases.py [FOLDER]   (default $PAL_SHARED, then ../shared)
"""
import contextlib
import importlib.util
import io
import json
import os
import pathlib
import random
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
N_COUNTRIES = 150
SEED = 20260112


def load_reference(folder):
    """check.py checks its documents when it is loaded and prints what it found: keep that off stdout."""
    spec = importlib.util.spec_from_file_location('check', folder / 'domain' / 'check.py')
    module = importlib.util.module_from_spec(spec)
    with contextlib.redirect_stdout(io.StringIO()):
        spec.loader.exec_module(module)
    return module


def random_answers(check, rng, level):
    """Mostly answered; not known, not applicable, not answered and absent now and then."""
    answers = {}
    gap = rng.choice([0.0, 0.05, 0.15, 0.4])
    for question_id, question in check.Q.items():
        if check.LEVEL[question_id] != level or question['type'] in ('text', 'date'):
            continue
        if rng.random() < gap:
            code = rng.choice(['DK', 'NA', 'NR', None])
            if code is not None:
                answers[question_id] = code
            continue
        answer = check.rand_answer(question)
        exclusive = [o['code'] for o in question.get('options', []) if o.get('exclusive')]
        if question['type'] == 'multi' and exclusive and rng.random() < 0.2:
            answer = [rng.choice(exclusive)]
        answers[question_id] = answer
    return answers


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get('PAL_SHARED', ROOT / '../shared'))
    check = load_reference(folder)
    rng = random.Random(SEED)
    random.seed(SEED)  # rand_answer () draws from the module's own generator
    countries = []
    for i in range(N_COUNTRIES):
        parts = {level: random_answers(check, rng, level) for level in ('country', 'institution')}
        # half of the gates stand open, else most institutions would have nothing to say
        if rng.random() < 0.5:
            parts['institution']['B0I02'] = 'yes'
        values = {d['id']: check.indicator(d, parts[d['level']]) for d in check.D['indicators']}
        countries.append({'country': f'X{i:03d}', 'national': parts['country'], 'institution': parts['institution'],
                          'values': values})
    for d in check.D['indicators']:
        data = [c['values'][d['id']] for c in countries]
        for c, value in zip(countries, data):
            c.setdefault('scores', {})[d['id']] = check.normalise(d, value, data)
    target = ROOT / 'tests' / 'data' / 'domain' / 'random-cases.json'
    with target.open('w', encoding='utf-8') as out:
        out.write('{"note":"Synthetic numbers for tests only. Not survey data.","countries":[\n')
        out.write(',\n'.join(json.dumps(c, separators=(',', ':')) for c in countries))
        out.write('\n]}\n')


main()
