#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The floors of DESIGN.md: what a folder of src/ may include, and no knots of includes."""
import re

import lint

# folder: (folders it may include, beginnings of outside headers it may include)
EVERYWHERE = ('glib', 'gio/', 'gobject/')
FLOORS = {
    'base': ((), ('json-glib/',)),
    'model': (('base',), ()),
    'formula': (('base', 'model'), ()),
    'survey': (('base', 'model', 'formula'), ()),
    'index': (('base', 'model'), ('gsl/', 'glpk.h')),
    'score': (('base', 'model', 'formula', 'index'), ('gsl/',)),
    'geo': (('base', 'model'), ()),
    'store': (('base', 'model'), ('sqlite3.h',)),
    'exchange': (('base', 'model', 'formula', 'survey', 'index', 'score', 'geo'),
                 ('archive.h', 'archive_entry.h', 'libxml/', 'xlsxwriter.h', 'sodium.h', 'uchardet')),
    'scene': (('base',), ('cairo', 'pango/', 'png.h', 'zlib.h', 'gdk-pixbuf/')),
    'chart': (('base', 'geo', 'scene'), ()),
    'report': (('base', 'model', 'score', 'geo', 'exchange', 'chart', 'scene'), ()),
    'session': (('base', 'model', 'formula', 'survey', 'index', 'score', 'geo', 'store', 'exchange', 'scene', 'chart',
                 'report'), ('libsecret/',)),
    'ui': (('base', 'model', 'geo', 'scene', 'chart', 'report', 'session'),
           ('gtk/', 'gdk/', 'gsk/', 'graphene', 'adwaita.h', 'shumate/', 'cairo', 'pango/')),
    'cli': (('base', 'model', 'formula', 'survey', 'index', 'score', 'geo', 'store', 'exchange', 'scene', 'chart',
             'report', 'session'), ()),
    # src/main.c
    '': (('base', 'ui'), ()),
}
C_AND_POSIX = {
    'assert.h', 'ctype.h', 'errno.h', 'fcntl.h', 'fenv.h', 'float.h', 'inttypes.h', 'langinfo.h', 'limits.h',
    'locale.h', 'math.h', 'pthread.h', 'signal.h', 'stdarg.h', 'stdbool.h', 'stddef.h', 'stdint.h', 'stdio.h',
    'stdlib.h', 'string.h', 'time.h', 'unistd.h', 'sys/file.h', 'sys/mman.h', 'sys/random.h', 'sys/resource.h',
    'sys/stat.h', 'sys/time.h', 'sys/types.h', 'sys/wait.h',
}
# Made by the build.
MADE = {'config.h', 'data/pal-data.h'}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def module(name):
    return re.sub(r'(-private)?\.[ch]$', '', name)


def knots(graph):
    """Strongly connected components (Tarjan's algorithm)."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in graph[node]:
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            component = []
            while not component or component[-1] != node:
                component.append(stack.pop())
            found.append(sorted(component))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def check(tree):
    modules, headers = {}, {}
    for path in tree.files('src/', '.c', '.h'):
        rel = path[len('src/'):]
        top = rel.split('/')[0] if '/' in rel else ''
        if top not in FLOORS:
            yield f'{path}: the folder has no floor in the plan'
            continue
        folders, outside = FLOORS[top]
        includes = INCLUDE.findall(lint.without_comments(tree.text(path)))
        wanted = modules.setdefault(module(rel), set())
        for kind, name in includes:
            if kind == '"':
                if name in MADE:
                    continue
                if '/' not in name:
                    yield f'{path}: "{name}" is not written from src/'
                    continue
                if name.split('/')[0] != top and name.split('/')[0] not in folders:
                    yield f'{path}: "{name}" is not below its floor'
                if not tree.has('src/' + name):
                    yield f'{path}: "{name}" does not exist'
                wanted.add(module(name))
            elif name not in C_AND_POSIX and not name.startswith(EVERYWHERE + outside):
                yield f'{path}: <{name}> is not for this floor'
        if path.endswith('.h'):
            headers[rel] = {name for kind, name in includes if kind == '"'}
        own = module(rel) + '.h'
        quoted = [name for kind, name in includes if kind == '"' and name not in MADE]
        if path.endswith('.c') and tree.has('src/' + own) and (not quoted or quoted[0] != own):
            yield f'{path}: its own header "{own}" does not come first'

    for name, graph, limit in (('modules', modules, 2), ('headers', headers, 1)):
        closed = {node: {other for other in others if other in graph and other != node}
                  for node, others in graph.items()}
        for knot in knots(closed):
            if len(knot) > limit:
                edges = '; '.join(f'{node} includes {", ".join(sorted(closed[node] & set(knot)))}' for node in knot)
                yield f'src: {len(knot)} {name} include each other: {edges}'


HEADER = '#pragma once\n'
GOOD = {
    'src/base/pal-a.h': HEADER + '#include <glib.h>\n',
    'src/base/pal-a.c': '#include "config.h"\n#include "base/pal-a.h"\n#include <string.h>\n',
    'src/model/pal-b.c': '/* #include <gtk/gtk.h> */\n#include "base/pal-a.h"\n',
    'src/main.c': '#include "ui/pal-ui.h"\n',
    'src/ui/pal-ui.h': HEADER,
}
BAD = [
    ({'src/base/pal-c.c': '#include "model/pal-b.h"\n'}, 'not below its floor'),
    ({'src/ui/pal-c.c': '#include "store/pal-store.h"\n', 'src/store/pal-store.h': HEADER}, 'not below its floor'),
    ({'src/base/pal-c.c': '#include "base/pal-none.h"\n'}, 'does not exist'),
    ({'src/base/pal-c.c': '#include "pal-a.h"\n'}, 'not written from src/'),
    ({'src/model/pal-c.c': '# include <sqlite3.h>\n'}, '<sqlite3.h> is not for this floor'),
    ({'src/session/pal-c.c': '#include <gtk/gtk.h>\n'}, '<gtk/gtk.h> is not for this floor'),
    ({'src/attic/pal-c.c': ''}, 'no floor'),
    ({'src/base/pal-a.c': '#include "base/pal-z.h"\n#include "base/pal-a.h"\n', 'src/base/pal-z.h': HEADER},
     'does not come first'),
    ({'src/base/pal-x.h': '#include "base/pal-y.h"\n', 'src/base/pal-y.h': '#include "base/pal-x.h"\n'},
     '2 headers include each other'),
    ({'src/base/pal-x.c': '#include "base/pal-y.h"\n', 'src/base/pal-y.c': '#include "base/pal-z.h"\n',
      'src/base/pal-z.c': '#include "base/pal-x.h"\n', 'src/base/pal-x.h': HEADER, 'src/base/pal-y.h': HEADER,
      'src/base/pal-z.h': HEADER}, '3 modules include each other'),
]

if __name__ == '__main__':
    lint.main(check, GOOD, BAD)
