#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw the bundled 1:50m countries with Mapnik: peer-map.py SHAPES.bin [OUT.png] [--geojson OUT.json]

Prints one JSON line with medians in milliseconds: drawing, drawing and PNG, and the size of the file.  The
shapes come from data/shapes.bin, so that both programs draw the same vertices; they are given to Mapnik in
the projection of the map, so that it has nothing to project.  Debian's python3 has the mapnik module.
"""
import argparse
import json
import math
import pathlib
import statistics
import struct
import sys
import tempfile
import time

import mapnik

WIDTH, HEIGHT, RUNS = 1600, 1200, 9
HALF = 20037508.342789244  # half the circumference in the metres of Web Mercator
FILLS = ['#ffffcc', '#a1dab4', '#41b6c4', '#225ea8']


class Reader:
    def __init__(self, data, offset):
        self.data, self.at = data, offset

    def take(self, layout):
        values = struct.unpack_from('<' + layout, self.data, self.at)
        self.at += struct.calcsize('<' + layout)
        return values

    def varint(self):
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def zigzag(self):
        value = self.varint()
        return value >> 1 if value % 2 == 0 else -(value + 1) // 2


def read_level(data, tag):
    """Shapes of a level as polygons of rings in Web Mercator; the layout is told in make-data.py."""
    bits, n_sections = struct.unpack_from('<BB', data, 10)
    sections = {name: offset for name, offset, _ in struct.iter_unpack('<4sII', data[12:12 + 12 * n_sections])}
    reader = Reader(data, sections[tag])
    n_arcs, _, n_shapes, _, _ = reader.take('5I')
    scale = 2 * HALF / (1 << bits)
    arcs, shapes = [], []
    for _ in range(n_arcs):
        reader.take('3B')
        x = y = 0
        points = []
        for _ in range(reader.varint()):
            x, y = x + reader.zigzag(), y + reader.zigzag()
            points.append((x * scale - HALF, HALF - y * scale))
        arcs.append(points)
    for _ in range(n_shapes):
        code, _, _ = reader.take('3sBB')
        polygons = []
        for _ in range(reader.varint()):
            polygon = []
            for _ in range(reader.varint()):
                ring = []
                for _ in range(reader.varint()):
                    number = reader.zigzag()
                    points = arcs[number] if number >= 0 else arcs[~number][::-1]
                    ring += points[1:] if ring and ring[-1] == points[0] else points
                if ring[0] != ring[-1]:
                    ring.append(ring[0])
                polygon.append(ring)
            polygons.append(polygon)
        shapes.append((code.decode(), polygons))
    return shapes


def write_geojson(shapes, path):
    features = [{'type': 'Feature', 'properties': {'code': code, 'class': number % len(FILLS)},
                 'geometry': {'type': 'MultiPolygon', 'coordinates': polygons}}
                for number, (code, polygons) in enumerate(shapes)]
    path.write_text(json.dumps({'type': 'FeatureCollection', 'features': features}), encoding='utf-8')


def make_map(path):
    area = mapnik.Map(WIDTH, HEIGHT, 'epsg:3857')
    area.background = mapnik.Color('#e9eff3')
    style = mapnik.Style()
    for number, fill in enumerate(FILLS):
        rule = mapnik.Rule()
        rule.filter = mapnik.Expression(f'[class] = {number}')
        polygon = mapnik.PolygonSymbolizer()
        polygon.fill = mapnik.Color(fill)
        line = mapnik.LineSymbolizer()
        line.stroke = mapnik.Color('#4a4752')
        line.stroke_width = 0.9
        rule.symbols.append(polygon)
        rule.symbols.append(line)
        style.rules.append(rule)
    area.append_style('countries', style)
    layer = mapnik.Layer('countries', 'epsg:3857')
    layer.datasource = mapnik.Datasource(type='geojson', file=str(path))
    layer.styles.append('countries')
    area.layers.append(layer)
    # Europe, as the map of the program shows it at first.
    x = [lon / 180 * HALF for lon in (-25, 45)]
    y = [HALF / math.pi * math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) for lat in (33, 72)]
    area.zoom_to_box(mapnik.Box2d(x[0], y[0], x[1], y[1]))
    return area


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('shapes', type=pathlib.Path)
    parser.add_argument('png', nargs='?', type=pathlib.Path)
    parser.add_argument('--geojson', type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.geojson or pathlib.Path(folder) / 'countries.json'
        write_geojson(read_level(options.shapes.read_bytes(), b'L050'), path)
        area = make_map(path)
        draw, both, data = [], [], b''
        for _ in range(RUNS + 1):  # the first run reads the shapes and is not counted
            start = time.perf_counter()
            image = mapnik.Image(WIDTH, HEIGHT)
            mapnik.render(area, image)
            middle = time.perf_counter()
            data = image.tostring('png32')
            end = time.perf_counter()
            draw.append(1000 * (middle - start))
            both.append(1000 * (end - start))
    if options.png:
        options.png.write_bytes(data)
    json.dump({'draw_ms': statistics.median(draw[1:]), 'draw_png_ms': statistics.median(both[1:]),
               'bytes': len(data), 'version': mapnik.mapnik_version_string()}, sys.stdout)
    print()


if __name__ == '__main__':
    main()
