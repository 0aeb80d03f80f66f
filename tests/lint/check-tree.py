#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the whole tree: a licence line in each file, a source for each bundled file, no path or host of one
machine, no mark of unfinished work."""
import re
import xml.etree.ElementTree as xml

import lint

LICENCE = 'SPDX-License-Identifier: '
# Of others, or made, or without room for a comment.
FREE = ('tests/data/', 'data/instrument', 'LICENSE')
ENDINGS = ('.c', '.h', '.py', '.sh', '.sql', '.css', '.ui', '.page', '.svg', '.1', '.xml', '.in')
# Written in pieces, so that this file does not report itself.
PLACES = re.compile('|'.join([
    '/wo' + r'rk/(?:main|shared|\.library)', '/ho' + r'me/\w', '/ro' + r'ot/\w', r'\bbash' + '_jobs',
    'py' + r'pi\.org', 'python' + r'hosted\.org', 'registry' + r'\.npm', 'crates' + r'\.io', 'arti' + 'factory',
    'proxy' + r'\.golang', 'deb' + r'\.debian\.org',
]), re.I)
MARKS = re.compile(r'\b(?:TO' + r'DO|FIX' + r'ME|XX' + r'X|HA' + r'CK)\b')
BINARY = ('.bin', '.png', '.gz', '.zip', '.palliscope', '.palpack', '.xlsx', '.ods', '.db', '.mo', '.ttf', '.otf')


def is_script(tree, path):
    return '.' not in path.rsplit('/', 1)[-1] and path.startswith(('build-aux/', '.ci/', 'tests/')) \
        and tree.text(path).startswith('#!')


def check_licences(tree):
    for path in tree.files():
        if path.startswith(FREE) or not (path.endswith(ENDINGS) or is_script(tree, path)):
            continue
        if path.endswith('POTFILES.in'):
            continue
        head = tree.text(path).split('\n', 6)[:6]
        if not any(LICENCE in line for line in head):
            yield f'{path}: no SPDX line'
        elif path.endswith(('.c', '.h')) and LICENCE not in head[0]:
            yield f'{path}: the SPDX line is not the first'


def check_sources(tree):
    bundles = tree.files('data/', '.gresource.xml')
    if not bundles:
        return
    sources = tree.text('data/SOURCES.md') if tree.has('data/SOURCES.md') else ''
    named = set(re.findall(r'^\|\s*`?([\w.-]+)`?\s*\|', sources, re.M))
    for bundle in bundles:
        for element in xml.fromstring(tree.text(bundle)).iter('file'):
            if element.text.strip() not in named:
                yield f'data/SOURCES.md: does not name {element.text.strip()}'


def check_third_party(tree):
    # lint.Tree leaves these out; look at the folders alone.
    folder = tree.root / 'tests/data/third-party'
    for one in sorted(folder.iterdir()) if folder.is_dir() else []:
        if one.is_dir() and not (one / 'SOURCE.txt').exists():
            yield f'tests/data/third-party/{one.name}: no SOURCE.txt'
        if one.is_dir() and not any(re.match(r'(?i)licen[cs]e|copying|unlicense', f.name) for f in one.iterdir()):
            yield f'tests/data/third-party/{one.name}: no licence text'


def check_words(tree):
    for path in tree.files():
        if path.endswith(BINARY):
            continue
        text = tree.text(path)
        for match in PLACES.finditer(text):
            yield f'{path}:{lint.line_of(text, match.start())}: a place of one machine: {match.group()}'
        if path.startswith(('src/', 'tests/', 'build-aux/', 'resources/')) and not path.startswith('tests/data/'):
            # "XX''X" may be the code of a country in a test.
            for match in MARKS.finditer(re.sub(r'"[^"\n]*"', '""', text)):
                yield f'{path}:{lint.line_of(text, match.start())}: unfinished: {match.group()}'


def check(tree):
    for part in (check_licences, check_sources, check_third_party, check_words):
        yield from part(tree)


SPDX_C = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
GOOD = {
    'src/a.c': SPDX_C,
    'build-aux/run': '#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n',
    'resources/ui/a.ui': '<?xml version="1.0"?>\n<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n',
    'data/a.gresource.xml': '<!-- SPDX-License-Identifier: X --><gresources><gresource><file>a.csv</file>'
                            '</gresource></gresources>',
    'data/a.csv': 'a,b\n',
    'data/SOURCES.md': '| file | licence |\n| `a.csv` | CC0 |\n',
    'tests/data/third-party/x/SOURCE.txt': '',
    'tests/data/third-party/x/LICENSE': '',
}
BAD = [
    ({'src/b.c': 'int a;\n'}, 'src/b.c: no SPDX line'),
    ({'src/b.c': '\n' + SPDX_C}, 'not the first'),
    ({'resources/ui/b.ui': '<interface/>'}, 'b.ui: no SPDX line'),
    ({'build-aux/check': '#!/bin/sh\n'}, 'build-aux/check: no SPDX line'),
    ({'data/b.gresource.xml': '<!-- SPDX-License-Identifier: X --><gresources><gresource><file>b.csv</file>'
                              '</gresource></gresources>'}, 'does not name b.csv'),
    ({'tests/data/third-party/y/a.csv': ''}, 'third-party/y: no SOURCE.txt'),
    ({'tests/data/third-party/y/SOURCE.txt': ''}, 'third-party/y: no licence text'),
    ({'README.md': 'see /wo' + 'rk/main/x\n'}, 'a place of one machine'),
    ({'README.md': 'see /ho' + 'me/someone\n'}, 'a place of one machine'),
    ({'flatpak/a.json': '"url": "https://py' + 'pi.org/x"\n'}, 'a place of one machine'),
    ({'src/b.c': SPDX_C + '/* TO' + 'DO: later */\n'}, 'unfinished'),
]

if __name__ == '__main__':
    lint.main(check, GOOD, BAD)
