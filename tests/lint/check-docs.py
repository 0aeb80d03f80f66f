#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What docs/coverage.md and docs/reliability.md promise: each test, case, picture, verb, file and name that they cite
exists, each "yes" cites one, and the counts at their heads are those of their rows.

    check-docs.py ROOT            judges
    check-docs.py ROOT --count    writes the counts anew
"""
import pathlib
import re
import sys

import lint

COVERAGE, RELIABILITY = 'docs/coverage.md', 'docs/reliability.md'
SUITES = 'unit|draw|ui|cli|e2e|fuzz|lint|long|bench'
STOP = re.compile(r'pal_tour_add_stop\s*\([^,]+,\s*"([\w-]+)"')
BEGIN, END = '<!-- counts: check-docs.py --count -->', '<!-- end of counts -->'
WORDS = {COVERAGE: ('yes', 'partly', 'no'), RELIABILITY: ('done', 'partly', 'not yet')}


def items_of(tree, path):
    """(word 'test' or 'benchmark', first argument, rest of the call, {variable: values}) of a meson.build."""
    text = re.sub(r'(?m)#.*$', '', tree.text(path))
    scopes = []
    pattern = r"\bforeach\s+(\w+)(?:\s*,\s*\w+)?\s*:\s*([\[{].*?[\]}])\s*\n|\bendforeach\b|(?<![\w.])(test|benchmark)\s*\("
    for match in re.finditer(pattern, text, re.S):
        if match.group(1):
            part = match.group(2)
            values = re.findall(r"'([^']*)'\s*:" if part[0] == '{' else r"'([^']*)'", part)
            scopes.append((match.group(1), values))
        elif match.group(3):
            depth, end = 1, match.end()
            while depth and end < len(text):
                depth += {'(': 1, ')': -1}.get(text[end], 0)
                end += 1
            call = text[match.end():end - 1]
            name, _, rest = call.partition(',')
            if name.count('(') > name.count(')'):  # 'x-@0@'.format(a, b)
                more, _, rest = rest.partition(',')
                name += ',' + more
            yield match.group(3), name.strip(), rest, dict(scopes)
        elif scopes:
            scopes.pop()


def names_of(expression, scopes):
    """The values of 'a-' + name, name or 'a-@0@'.format(name)."""
    texts = ['']
    formatted = re.match(r"'([^']*)'\.format\((\w+)\)$", expression)
    if formatted:
        return [formatted.group(1).replace('@0@', value) for value in scopes.get(formatted.group(2), [])]
    for part in expression.split('+'):
        part = part.strip()
        values = [part[1:-1]] if part.startswith("'") else scopes.get(part, [])
        texts = [text + value for text in texts for value in values]
    return texts


def tests_of(tree):
    """All "suite/name" of meson."""
    found = set()
    for path in tree.files('tests/', 'meson.build'):
        for kind, name, rest, scopes in items_of(tree, path):
            suite = re.search(r"suite\s*:\s*(?:[^\[,\n]*\?\s*)?(\[[^\]]*\]|'[^']*')", rest)
            suites = ['bench'] if kind == 'benchmark' else re.findall(r"'([^']*)'", suite.group(1)) if suite else []
            found.update(f'{one}/{value}' for one in suites for value in names_of(name, scopes))
    return found


def is_case(tree, case):
    """Whether a test of GLib has this path, also where a macro puts a folder before the name."""
    for path in tree.files('tests/', '.c', '.h'):
        texts = {match.group()[1:-1] for match in lint.TOKEN.finditer(tree.text(path)) if match.group()[0] == '"'}
        if case in texts:
            return True
        if any(case.startswith(text) and case[len(text):] in texts
               for text in texts if len(text) > 1 and text.startswith('/') and text.endswith('/')):
            return True
    return False


def stops_of(tree):
    """The pictures of the tour: the start page, each view, and what views and the guide add."""
    found = {'start'}
    guide = tree.text('src/ui/pal-tour-guide.c') if tree.has('src/ui/pal-tour-guide.c') else ''
    of_start = guide.partition('"start");')[2]
    found.update(f'start-{stop}' for stop in STOP.findall(of_start))
    for view in re.findall(r'\{\s*"(\w+)",\s*N_', tree.text('src/ui/pal-views.c')) if tree.has('src/ui/pal-views.c') else []:
        found.add(view)
        found.update(f'{view}-{stop}' for stop in STOP.findall(guide.partition('"start");')[0]))
        for path in tree.files(f'src/ui/{view}/', '.c'):
            found.update(f'{view}-{stop}' for stop in STOP.findall(tree.text(path)))
    return found


def has_path(tree, path):
    return tree.has(path) or bool(path.endswith('/') and tree.files(path))


class Judge:
    def __init__(self, tree):
        self.tree = tree
        self.tests = tests_of(tree)
        self.stops = stops_of(tree)
        cli = tree.text('src/cli/pal-cli.c') if tree.has('src/cli/pal-cli.c') else ''
        self.verbs = set(re.findall(r'\{\s*"(\w+)",\s*pal_cli_', cli))
        self.code = '\n'.join(tree.text(path) for path in tree.files('src/', '.c', '.h'))

    def is_evidence(self, cited):
        return bool(re.match(rf'(?:{SUITES})/[\w-]+(?::\w+)?$|/|tour:', cited))

    def problem(self, cited):
        """What is wrong with a citation, or None."""
        if re.match(rf'(?:{SUITES})/[\w-]+(?::\w+)?$', cited):
            test, _, case = cited.partition(':')
            if test not in self.tests:
                return 'no such test'
            scripts = self.tree.files(f'tests/{test.split("/")[0]}/', '.py')
            found = not case or any(re.search(rf'\bdef (?:test_)?{case}\(', self.tree.text(path)) for path in scripts)
            return None if found else 'no such case of a test'
        if cited.startswith('/'):
            return None if is_case(self.tree, cited) else 'no such case of a test'
        if cited.startswith('tour:'):
            return None if cited[5:] in self.stops else 'no such picture of the tour'
        if cited.startswith('palliscope-cli '):
            return None if cited.split()[1] in self.verbs else 'no such verb'
        if re.match(r'[Pp]al_?\w+(?: \(\))?$', cited):
            return None if re.search(rf'\b{cited.split()[0]}\b', self.code) else 'no such name in src'
        if '/' in cited or re.search(r'\.(?:c|h|py|md|sql|json|csv|build)$', cited):
            path = cited.split()[0]
            return None if has_path(self.tree, path) else 'no such file'
        return None


def rows_of(text):
    """(line, id, state, whole cells) of each row that begins with an id."""
    for number, line in enumerate(text.split('\n'), 1):
        cells = [cell.strip() for cell in line.strip().strip('|').split(' | ')]
        if line.startswith('| ') and re.match(r'[A-Z]?\d+$', cells[0]) and len(cells) >= 3:
            yield number, cells[0], cells


def state_of(cells, words):
    return next((cell for cell in cells if cell in words), None)


def counts_of(name, text):
    """{letter: [number of each state]}"""
    counts = {}
    for _, key, cells in rows_of(text):
        state = state_of(cells, WORDS[name])
        if state is not None:
            letter = re.match(r'[A-Z]?', key).group() or 'complaints'
            counts.setdefault(letter, [0] * len(WORDS[name]))[WORDS[name].index(state)] += 1
    return counts


def count_block(name, text):
    counts = counts_of(name, text)
    lines = [BEGIN, '| table | rows | ' + ' | '.join(WORDS[name]) + ' |', '|---' * (len(WORDS[name]) + 2) + '|']
    total = [sum(column) for column in zip(*counts.values())] if counts else [0] * len(WORDS[name])
    for letter, numbers in [*counts.items(), ('all', total)]:
        lines.append(f'| {letter} | {sum(numbers)} | ' + ' | '.join(map(str, numbers)) + ' |')
    return '\n'.join([*lines, END])


def old_block(text):
    match = re.search(re.escape(BEGIN) + '.*?' + re.escape(END), text, re.S)
    return match.group() if match else None


def check_rows(judge, name, text):
    seen = {}
    for number, key, cells in rows_of(text):
        where, state = f'{name}:{number}: {key}', state_of(cells, WORDS[name])
        letter, index = re.match(r'([A-Z]?)(\d+)', key).groups()
        if int(index) != seen.get(letter, 0) + 1:
            yield f'{where}: a row is missing or twice'
        seen[letter] = int(index)
        if state is None:
            yield f'{where}: none of {", ".join(WORDS[name])}'
            continue
        shown = ' | '.join(cells)
        if state == WORDS[name][2]:
            if name == COVERAGE and not re.search(r'issue \d|no issue yet|not planned, because', shown):
                yield f'{where}: a "no" names the issue or the reason'
        elif not any(judge.is_evidence(cited) for cited in re.findall(r'`([^`]+)`', shown)):
            yield f'{where}: "{state}" without a test or a picture'


def check(tree):
    judge = Judge(tree)
    for name in (COVERAGE, RELIABILITY):
        if not tree.has(name):
            yield f'{name}: missing'
            continue
        text = tree.text(name)
        for match in re.finditer(r'`([^`\n]+)`', text):
            problem = judge.problem(match.group(1))
            if problem:
                yield f'{name}:{lint.line_of(text, match.start())}: {problem}: {match.group(1)}'
        yield from check_rows(judge, name, text)
        if old_block(text) != count_block(name, text):
            yield f'{name}: the counts are not those of the rows; check-docs.py ROOT --count writes them'


def write_counts(root):
    for name in (COVERAGE, RELIABILITY):
        path = pathlib.Path(root) / name
        text = path.read_text(encoding='utf-8')
        path.write_text(text.replace(old_block(text) or BEGIN, count_block(name, text)), encoding='utf-8')


def sample(name, rows):
    text = f'# Title\n\n{BEGIN}\n\n{rows}\n'
    return text.replace(BEGIN, count_block(name, text))


GOOD = {
    COVERAGE: sample(COVERAGE, '| A1 | routes | yes | `unit/routing`, `/survey/all`, `tour:map-card`, `tour:start-about` |\n'
                               '| A2 | rounds | no | issue 3 |\n| B1 | import | partly | `ui/ui-window` without a map |\n'
                               '\nSee `src/a.c`, `src/ui/map/`, `pal_a_run ()`, `palliscope-cli info`, `cli/score:all`, `unit/x`'),
    RELIABILITY: sample(RELIABILITY, '| R1 | kill | done | `long/kill` |\n| 1 | lost | not yet | later |\n'),
    'tests/unit/meson.build': "foreach name : ['routing',\n  'x']\n  test(name, exe, suite: 'unit', env: e)\nendforeach\n",
    'tests/ui/meson.build': "foreach name : ['window']\n  test('ui-' + name, exe, suite: 'ui')\nendforeach\n",
    'tests/cli/meson.build': "foreach name, seconds : {'score': 5}\n  test('@0@'.format(name), p, suite: ['cli'])\nendforeach\n"
                             "test('kill', find_program('k'), suite: ['long', 'e2e'])\n",
    'tests/cli/score.py': 'class A:\n    def test_all(self):\n',
    'tests/unit/a.c': '#define ADD(name, f) g_test_add ("/survey/" name, f)\nADD ("all", f);\n',
    'src/a.c': 'pal_a_run ()',
    'src/cli/pal-cli.c': '{ "info", pal_cli_info, N_ ("Show") },',
    'src/ui/pal-views.c': '{ "map", N_ ("Map"), "icon" },',
    'src/ui/pal-tour-guide.c': 'pal_tour_begin_view (tour, "start");\npal_tour_add_stop (tour, "about", f, NULL, window);',
    'src/ui/map/a.c': 'pal_tour_add_stop (tour, "card", f, NULL, view);',
}


def changed(name, old, new):
    return {name: GOOD[name].replace(old, new)}


BAD = [
    (changed(COVERAGE, 'unit/routing', 'unit/rooting'), 'no such test: unit/rooting'),
    (changed(COVERAGE, 'unit/routing', 'ui/routing'), 'no such test: ui/routing'),
    (changed(COVERAGE, 'score:all', 'score:some'), 'no such case of a test: cli/score:some'),
    (changed(COVERAGE, '/survey/all', '/survey/some'), 'no such case of a test'),
    (changed(COVERAGE, 'map-card', 'map-cards'), 'no such picture'),
    (changed(COVERAGE, 'start-about', 'map-about'), 'no such picture'),
    (changed(COVERAGE, 'cli info', 'cli render'), 'no such verb'),
    (changed(COVERAGE, 'src/a.c', 'src/b.c'), 'no such file'),
    (changed(COVERAGE, 'src/ui/map/', 'src/ui/chart/'), 'no such file'),
    (changed(COVERAGE, 'pal_a_run', 'pal_b_run'), 'no such name'),
    (changed(COVERAGE, '`unit/routing`, `/survey/all`, `tour:map-card`, `tour:start-about`', '`src/a.c`'), 'without a test'),
    (changed(COVERAGE, 'issue 3', 'some day'), 'names the issue or the reason'),
    (changed(COVERAGE, '| A2', '| A3'), 'a row is missing'),
    (changed(COVERAGE, '| no |', '| perhaps |'), 'none of yes'),
    (changed(COVERAGE, '| A | 2 | 1', '| A | 2 | 2'), 'the counts are not'),
    (changed(RELIABILITY, 'long/kill', 'unit/kill'), 'no such test'),
    (changed(RELIABILITY, '`long/kill`', 'I promise'), 'without a test'),
    ({'tests/cli/meson.build': ''}, 'no such test: cli/score'),
]

if __name__ == '__main__':
    if '--count' in sys.argv[2:]:
        write_counts(sys.argv[1])
    else:
        lint.main(check, GOOD, BAD)
