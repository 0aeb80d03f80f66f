#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the bundled files in data/ from the shared source folder.

The made files are committed, so the build never runs this.  Running it again
on the same sources gives the same bytes; --check says whether it would.
docs of shapes.bin: class Shapes below; its reader is src/geo/pal-atlas-reader.c.
"""
import argparse
import csv
import hashlib
import io
import json
import math
import os
import struct
import sys
from pathlib import Path

WINDOW = (-32.0, 27.0, 90.0, 82.0)  # west, south, east, north: the frame of the clipped layers
SCALE = 1 << 26  # steps along the unit Mercator square: finer than 1e-5 degree, so no two vertices merge
LEVELS = ('110m', '50m', '10m')
NOBODY = 255  # index of "no country" in the binary
MICRO_KM2 = 700  # smaller than this is under 2 px wide where Europe fills a window
EARTH_KM = 6371.0088
BORDER, COAST, DISPUTED, FRAME = range(4)


# --- tables ---------------------------------------------------------------------------------------------

def read_csv(path):
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def write_csv(fields, rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, fields, extrasaction='ignore', lineterminator='\n')
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def make_countries(tables, areas):
    """All rows of countries.csv, with the Norwegian name and the flag of those too small to see."""
    bokmaal = {r['iso2']: r['name'] for r in read_csv(tables / 'country_names.csv') if r['lang'] == 'nb'}
    rows = read_csv(tables / 'countries.csv')
    for row in rows:
        row['name_nb'] = bokmaal[row['iso2']]
        # CLDR has no footnote marks; a name that carries one in English carries it in every language.
        if row['name_en'].endswith('*'):
            row['name_nb'] += '*'
        row['micro'] = int(areas.get(row['iso2'], SCALE) < MICRO_KM2)
    fields = ['iso2', 'iso3', 'm49', 'group', 'part_of', 'name_en', 'name_nb', 'name_long', 'name_local',
              'local_lang', 'languages', 'who_euro', 'eu', 'eea', 'efta', 'eu_candidate', 'euro', 'un_region',
              'un_subregion', 'wb_region', 'wb_income', 'capital', 'lon', 'lat', 'min_label', 'micro', 'footnote']
    return write_csv(fields, rows)


def make_population(tables, iso2_of):
    rows = []
    for row in read_csv(tables / 'population.csv'):
        if 2000 <= int(row['year']) <= 2030:
            rows.append(dict(row, iso2=iso2_of[row['iso3']]))
    return write_csv(['iso2', 'year', 'pop', 'pop_lt18_est', 'pop_65plus', 'deaths', 'projected'], rows)


def with_iso2(path, iso2_of):
    """The same table with the key of the program put before the three-letter one."""
    rows = read_csv(path)
    return write_csv(['iso2'] + list(rows[0]), [dict(r, iso2=iso2_of[r['iso3']]) for r in rows])


def make_places(path, known):
    rows = []
    for row in read_csv(path):
        if row['iso2'] not in known:
            continue
        # The status of Jerusalem is not ours to draw, so it gets no capital sign.
        capital = int(row['capital'] == 'country' and row['name_en'] != 'Jerusalem')
        rows.append({'name': row['name_en'] or row['name'], 'iso2': row['iso2'], 'lon': row['lon'],
                     'lat': row['lat'], 'pop': row['pop_max'], 'rank': row['scalerank'],
                     'min_zoom': row['min_zoom'], 'capital': capital})
    rows.sort(key=lambda r: (int(r['rank']), float(r['min_zoom']), -int(r['pop']), r['name']))
    return write_csv(['name', 'iso2', 'lon', 'lat', 'pop', 'rank', 'min_zoom', 'capital'], rows)


# --- geometry -------------------------------------------------------------------------------------------

def project(lon, lat):
    """Unit Web Mercator in whole steps of 1/SCALE, y downwards."""
    s = math.sin(math.radians(lat))
    return (round((lon + 180) / 360 * SCALE), round((0.5 - math.log((1 + s) / (1 - s)) / (4 * math.pi)) * SCALE))


def unproject(x, y):
    return x / SCALE * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / SCALE))))


def ring_area_km2(ring):
    """Signed area on the sphere of a ring of (lon, lat)."""
    total = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        total += math.radians(x1 - x0) * (2 + math.sin(math.radians(y0)) + math.sin(math.radians(y1)))
    return total * EARTH_KM * EARTH_KM / 2


def contains(rings, x, y):
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def edge_distance(rings, x, y):
    best = math.inf
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
            dx, dy = bx - ax, by - ay
            length = dx * dx + dy * dy
            t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0.0
            best = min(best, math.hypot(x - ax - t * dx, y - ay - t * dy))
    return best


def pole_of(rings):
    """The inner point farthest from the outline, by a grid that is refined five times."""
    outer = rings[0]
    x0, x1 = min(p[0] for p in outer), max(p[0] for p in outer)
    y0, y1 = min(p[1] for p in outer), max(p[1] for p in outer)
    best = (-1.0, 0, 0)
    for _ in range(5):
        n = 12
        for i in range(n + 1):
            for j in range(n + 1):
                x, y = x0 + (x1 - x0) * i / n, y0 + (y1 - y0) * j / n
                if contains(rings, x, y):
                    best = max(best, (edge_distance(rings, x, y), x, y))
        w, h = (x1 - x0) / 5, (y1 - y0) / 5
        x0, x1, y0, y1 = best[1] - w / 2, best[1] + w / 2, best[2] - h / 2, best[2] + h / 2
    return best[1], best[2]


def clip_ring(ring, window):
    """Sutherland-Hodgman.  An edge is always cut from its smaller end, so neighbours get equal points."""
    for axis, limit, keep in ((0, window[0], 1), (1, window[1], 1), (0, window[2], -1), (1, window[3], -1)):
        out = []
        for a, b in zip(ring, ring[1:] + ring[:1]):
            a_in, b_in = keep * (a[axis] - limit) >= 0, keep * (b[axis] - limit) >= 0
            if a_in:
                out.append(a)
            if a_in != b_in and a[axis] != limit and b[axis] != limit:
                p, q = min(a, b), max(a, b)
                cut = p[1 - axis] + (q[1 - axis] - p[1 - axis]) * (limit - p[axis]) / (q[axis] - p[axis])
                out.append((limit, cut) if axis == 0 else (cut, limit))
        ring = out
    return ring if len(ring) >= 3 else []


def on_frame(a, b, frame):
    return (a[0] == b[0] and a[0] in (frame[0], frame[2])) or (a[1] == b[1] and a[1] in (frame[1], frame[3]))


def share_arcs(shapes, frame):
    """Cut plain rings into arcs that neighbours share: [shape][polygon][ring] of points -> arcs, refs."""
    around = {}
    for polygons in shapes:
        for ring in (r for p in polygons for r in p):
            for before, at, after in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1]):
                kinds = frozenset((before, after)), (on_frame(before, at, frame), on_frame(at, after, frame))
                around.setdefault(at, []).append(kinds)

    def is_node(point):
        seen = around[point]
        return any(s[0] != seen[0][0] for s in seen) or any(len(set(s[1])) == 2 for s in seen)

    arcs, index = [], {}

    def ref(points):
        closed = points[0] == points[-1]
        if closed:  # one start for both directions
            k = points.index(min(points))
            points = points[k:-1] + points[:k] + [points[k]] if k else points
        key, back = tuple(points), tuple(reversed(points))
        if back in index:
            return ~index[back]
        if key not in index:
            index[key] = len(arcs)
            arcs.append(list(points))
        return index[key]

    refs = []
    for polygons in shapes:
        refs.append([])
        for polygon in polygons:
            refs[-1].append([])
            for ring in polygon:
                start = next((i for i, p in enumerate(ring) if is_node(p)), 0)
                loop = ring[start:] + ring[:start] + [ring[start]]
                parts, part = [], [loop[0]]
                for point in loop[1:-1]:
                    part.append(point)
                    if is_node(point):
                        parts.append(part)
                        part = [point]
                parts.append(part + [loop[-1]])
                refs[-1][-1].append([ref(p) for p in parts])
    return arcs, refs


def without_repeats(points):
    return [p for i, p in enumerate(points) if p != points[i - 1]]


class Topo:
    """One level: arcs in whole Mercator steps, and per shape its polygons of rings of arc numbers."""

    def __init__(self, path, clip):
        doc = json.loads(path.read_text(encoding='utf-8'))
        (sx, sy), (tx, ty) = doc['transform']['scale'], doc['transform']['translate']
        lonlat = []
        for arc in doc['arcs']:
            x = y = 0
            lonlat.append([])
            for dx, dy in arc:
                x, y = x + dx, y + dy
                lonlat[-1].append((round(x * sx + tx, 6), round(y * sy + ty, 6)))
        self.frame = project(*WINDOW[:2]) + project(*WINDOW[2:])
        self.frame = (self.frame[0], self.frame[3], self.frame[2], self.frame[1])
        shapes = []
        for geometry in doc['objects']['countries']['geometries']:
            polygons = [geometry['arcs']] if geometry['type'] == 'Polygon' else geometry['arcs']
            shapes.append((geometry['id'], geometry['properties'], polygons))
        if clip:
            self.clip(shapes, lonlat)
        else:
            self.arcs = [[project(*p) for p in arc] for arc in lonlat]
            self.shapes = shapes
        self.shapes.sort(key=lambda s: (s[1]['of'], s[0]))

    def clip(self, shapes, lonlat):
        kept, rings = [], []
        for code, properties, polygons in shapes:
            out = []
            for polygon in polygons:
                parts = [clip_ring(join(ring, lonlat), WINDOW) for ring in polygon]
                parts = [without_repeats([project(*p) for p in part]) for part in parts if part]
                if parts and len(parts[0]) >= 3:
                    out.append([p for p in parts if len(p) >= 3])
            if out:
                kept.append((code, properties))
                rings.append(out)
        self.arcs, refs = share_arcs(rings, self.frame)
        self.shapes = [(code, properties, ref) for (code, properties), ref in zip(kept, refs)]

    def rings(self, shape):
        return [[join(ring, self.arcs) for ring in polygon] for polygon in shape[2]]

    def uses(self):
        """Per arc the numbers of the shapes on its sides; a third user would break the stroking."""
        users = [[] for _ in self.arcs]
        for number, (_, _, polygons) in enumerate(self.shapes):
            for ref in (r for polygon in polygons for ring in polygon for r in ring):
                users[ref if ref >= 0 else ~ref].append(number)
        assert all(1 <= len(u) <= 2 for u in users)
        return users

    def kind(self, arc, users):
        if len(users) == 2:
            same = self.shapes[users[0]][1]['of'] == self.shapes[users[1]][1]['of']
            return DISPUTED if same else BORDER
        points = self.arcs[arc]
        return FRAME if all(on_frame(a, b, self.frame) for a, b in zip(points, points[1:])) else COAST


def join(ring, arcs):
    points = []
    for ref in ring:
        points += (arcs[ref] if ref >= 0 else arcs[~ref][::-1])[:-1]
    return points


# --- shapes.bin -----------------------------------------------------------------------------------------

def varint(n):
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def zigzag(n):
    return varint(n * 2 if n >= 0 else -n * 2 - 1)


def deltas(points, last=(0, 0)):
    out = bytearray()
    for x, y in points:
        out += zigzag(x - last[0]) + zigzag(y - last[1])
        last = (x, y)
    return bytes(out)


class Shapes:
    """shapes.bin, little-endian, all offsets from the start of the file:

    header   "PALSHAPE", u16 version (1), u8 bits of the coordinate scale, u8 number of sections,
             per section 4 letters, u32 offset, u32 size
    CTRY     u8 n; per country: 2 letters iso2, u8 flags (1 = micro), u8 country it is drawn as,
             i32 lon, i32 lat of the label point in 1e-5 degree, u32 area in 0.01 km2,
             4 x u32 box of all its land, 4 x u32 box of its largest part
    ADJC     u16 n; per pair of countries that share a border: u8 a < u8 b
    L110 L050 L010   u32 arcs, u32 points of all arcs, u32 shapes, u32 rings, u32 references;
             per arc: u8 kind (0 border, 1 coast, 2 line inside a state, 3 frame), u8 countries on its two
             sides (255 = none), varint number of points, per point zigzag varint steps from the one before
             (the first from 0,0); per shape: 3 letters of Natural Earth, u8 own country, u8 country it is
             drawn as, varint polygons, per polygon varint rings (the first is the outer one), per ring
             varint references and the zigzag varints of the arcs (~n = backwards)
    LAKE     u32 lakes, u32 rings, u32 points; per lake: u8 rank, u8 10 x smallest zoom, varint rings,
             per ring varint points and the points as above
    """

    def __init__(self, geo, tables):
        self.levels = {name: Topo(geo / f'countries-{name}.topojson', name == '110m') for name in LEVELS}
        self.rows = {r['iso2']: r for r in read_csv(tables / 'countries.csv')}
        self.iso2_of = {r['iso3']: r['iso2'] for r in self.rows.values()}
        for topo in self.levels.values():
            for _, p, _ in topo.shapes:
                self.iso2_of.setdefault(p['of'], p['iso2'])
        names = {p['iso2'] for topo in self.levels.values() for _, p, _ in topo.shapes}
        self.countries = sorted(n for n in names if n)
        self.index = {iso2: i for i, iso2 in enumerate(self.countries)}
        self.areas, self.boxes, self.parts = {}, {}, {}
        self.measure()
        self.lakes = json.loads((geo / 'lakes-50m.geojson').read_text(encoding='utf-8'))['features']

    def of(self, properties):
        return self.index.get(self.iso2_of[properties['of']], NOBODY)

    def measure(self):
        """Area, box and largest part of every country, from the finest level."""
        best = {}
        for shape in self.levels['10m'].shapes:
            for polygon in self.levels['10m'].rings(shape):
                area = abs(sum(ring_area_km2([unproject(*p) for p in ring]) for ring in polygon))
                box = (min(p[0] for p in polygon[0]), min(p[1] for p in polygon[0]),
                       max(p[0] for p in polygon[0]), max(p[1] for p in polygon[0]))
                for iso2 in {shape[1]['iso2'], self.iso2_of[shape[1]['of']]} - {''}:
                    self.areas[iso2] = self.areas.get(iso2, 0) + area
                    old = self.boxes.get(iso2, box)
                    self.boxes[iso2] = tuple(min(a, b) for a, b in zip(old[:2], box[:2])) + tuple(
                        max(a, b) for a, b in zip(old[2:], box[2:]))
                    if area > best.get(iso2, 0):
                        best[iso2], self.parts[iso2] = area, (box, polygon)

    def label(self, iso2):
        """The label point of the table, or an inner point where the frame has cut that one off."""
        row = self.rows.get(iso2)
        polygons = [p for s in self.levels['10m'].shapes if iso2 in (s[1]['iso2'], self.iso2_of[s[1]['of']])
                    for p in self.levels['10m'].rings(s)]
        if row and row['lon']:
            lon, lat = float(row['lon']), float(row['lat'])
            near = project(lon, lat)
            # A tiny country's point may lie beside its few vertices; it still is the best point.
            if self.areas[iso2] < MICRO_KM2 or any(contains(p, *near) for p in polygons):
                return lon, lat
        return unproject(*pole_of(self.parts[iso2][1]))

    def drawn_as(self, iso2):
        return next(self.of(p) for _, p, _ in self.levels['10m'].shapes if p['iso2'] == iso2)

    def country_section(self):
        out = bytearray(struct.pack('<B', len(self.countries)))
        for iso2 in self.countries:
            lon, lat = self.label(iso2)
            out += struct.pack('<2sBBiiI4I4I', iso2.encode(), self.areas[iso2] < MICRO_KM2, self.drawn_as(iso2),
                               round(lon * 1e5), round(lat * 1e5), round(self.areas[iso2] * 100),
                               *self.boxes[iso2], *self.parts[iso2][0])
        return bytes(out)

    def adjacency_section(self):
        """Sides of each border of the finest level; Aland, drawn as Finland, has none."""
        topo, pairs = self.levels['10m'], set()
        for users in topo.uses():
            sides = {self.of(topo.shapes[u][1]) for u in users} - {NOBODY}
            if len(sides) == 2:
                pairs.add(tuple(sorted(sides)))
        return struct.pack('<H', len(pairs)) + bytes(i for pair in sorted(pairs) for i in pair)

    def level_section(self, topo):
        arcs, users = bytearray(), topo.uses()
        for number, points in enumerate(topo.arcs):
            sides = [self.of(topo.shapes[u][1]) for u in users[number]] + [NOBODY]
            arcs += bytes((topo.kind(number, users[number]), sides[0], sides[1])) + varint(len(points)) + deltas(points)
        shapes, n_rings, n_refs = bytearray(), 0, 0
        for code, properties, polygons in topo.shapes:
            own = self.index.get(properties['iso2'], NOBODY)
            shapes += code.encode() + bytes((own, self.of(properties))) + varint(len(polygons))
            for polygon in polygons:
                shapes += varint(len(polygon))
                for ring in polygon:
                    shapes += varint(len(ring)) + b''.join(zigzag(r) for r in ring)
                    n_rings, n_refs = n_rings + 1, n_refs + len(ring)
        head = struct.pack('<5I', len(topo.arcs), sum(map(len, topo.arcs)), len(topo.shapes), n_rings, n_refs)
        return head + bytes(arcs) + bytes(shapes)

    def lake_section(self):
        out, n_lakes, n_rings, n_points = bytearray(), 0, 0, 0
        for feature in self.lakes:
            geometry = feature['geometry']
            polygons = [geometry['coordinates']] if geometry['type'] == 'Polygon' else geometry['coordinates']
            rings = [[project(*p[:2]) for p in ring[:-1]] for polygon in polygons for ring in polygon]
            out += bytes((feature['properties']['rank'], round(feature['properties']['min_zoom'] * 10)))
            out += varint(len(rings)) + b''.join(varint(len(r)) + deltas(r) for r in rings)
            n_lakes, n_rings, n_points = n_lakes + 1, n_rings + len(rings), n_points + sum(map(len, rings))
        return struct.pack('<3I', n_lakes, n_rings, n_points) + bytes(out)

    def pack(self):
        sections = [(b'CTRY', self.country_section()), (b'ADJC', self.adjacency_section())]
        sections += [(f'L{int(n[:-1]):03}'.encode(), self.level_section(self.levels[n])) for n in LEVELS]
        sections.append((b'LAKE', self.lake_section()))
        offset = 12 + 12 * len(sections)
        head = struct.pack('<8sHBB', b'PALSHAPE', 1, SCALE.bit_length() - 1, len(sections))
        for tag, body in sections:
            head += struct.pack('<4sII', tag, offset, len(body))
            offset += len(body)
        return head + b''.join(body for _, body in sections)


# --- all together ---------------------------------------------------------------------------------------

def make_all(shared):
    geo, tables, domain = shared / 'data/geo', shared / 'data/tables', shared / 'domain'
    shapes = Shapes(geo, tables)
    iso2_of = shapes.iso2_of
    return {
        'shapes.bin': shapes.pack(),
        'countries.csv': make_countries(tables, shapes.areas),
        'population.csv': make_population(tables, iso2_of),
        'country_context.csv': with_iso2(tables / 'country_context.csv', iso2_of),
        'opioids_2015_2017.csv': with_iso2(tables / 'opioids_2015_2017.csv', iso2_of),
        'published_values.csv': with_iso2(domain / 'published_values.csv', iso2_of),
        'places.csv': make_places(geo / 'places-labels.csv', set(shapes.rows)),
        'institutions.csv': (domain / 'institutions.csv').read_bytes(),
        'instrument.json': (domain / 'instrument.json').read_bytes(),
        'indicators.json': (domain / 'indicators.json').read_bytes(),
    }


def main():
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description='make the bundled files in data/')
    parser.add_argument('--shared', type=Path, default=Path(os.environ.get('PAL_SHARED') or root.parent / 'shared'))
    parser.add_argument('--output', type=Path, default=root / 'data')
    parser.add_argument('--check', action='store_true', help='write nothing; fail if a file would change')
    args = parser.parse_args()
    if not (args.shared / 'data').is_dir():
        sys.exit(f'make-data: no source data in {args.shared} (give --shared DIR or set PAL_SHARED)')
    changed = []
    for name, content in make_all(args.shared).items():
        path = args.output / name
        if path.exists() and path.read_bytes() == content:
            note = 'same'
        else:
            note = 'differs' if args.check else 'written'
            changed.append(name)
            if not args.check:
                path.write_bytes(content)
        print(f'{name:24} {len(content):9,} bytes  {hashlib.sha256(content).hexdigest()[:12]}  {note}')
    return 1 if args.check and changed else 0


if __name__ == '__main__':
    sys.exit(main())
