#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sum up a test log of meson (one JSON object a line): test-report.py LOG.json

Prints "PASSED FAILED SKIPPED" on stdout; names of skipped tests, and of failed ones with the end of their
output, on stderr.  A log without a test counts as one failure: a suite that is not there cannot be green.
"""
import json
import pathlib
import sys

GOOD = {'OK', 'EXPECTEDFAIL'}
TAIL = 40


def main(path):
    counts = {'passed': 0, 'failed': 0, 'skipped': 0}
    log = pathlib.Path(path)
    lines = log.read_text(encoding='utf-8', errors='replace').splitlines() if log.exists() else []
    for line in lines:
        test = json.loads(line)
        suite = '/'.join(s.split(':')[-1] for s in test.get('suite', []))
        name = f'{suite}: {test["name"].split(" / ")[-1]}'
        if test['result'] in GOOD:
            counts['passed'] += 1
        elif test['result'] == 'SKIP':
            counts['skipped'] += 1
            print(f'  skipped  {name}', file=sys.stderr)
        else:
            counts['failed'] += 1
            print(f'  {test["result"]}  {name} ({test["duration"]:.1f} s)', file=sys.stderr)
            output = (test.get('stdout') or '') + (test.get('stderr') or '')
            for tail in output.splitlines()[-TAIL:]:
                print(f'    | {tail}', file=sys.stderr)
    if not lines:
        counts['failed'] = 1
        print(f'  no tests in {log.name}', file=sys.stderr)
    print(counts['passed'], counts['failed'], counts['skipped'])


if __name__ == '__main__':
    main(sys.argv[1])
