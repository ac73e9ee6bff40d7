#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""gear check and gear show: every complaint has its bad sample here, with place and remedy.

test-gear.py PATCHLEAD-CLI DATA-DIR [EVERY]: shows every file of the library, or each EVERY-th
"""
import functools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

CLI, DATA = sys.argv[1], Path(sys.argv[2])
EVERY = int(sys.argv[3]) if len(sys.argv) > 3 else 1
FINE, FINDING, FAILED = 0, 1, 2

HEAD = '[Device]\nFormat=1\nId=box\nName=Box\nKind=mixer\nSummary=A box.\n'
OUT = ('[Bus a]\nName=A\n\n[Jack out]\nLabel=OUT\nConnector=trs\nOutput=balanced\nCarries=a\n')
IN = '\n[Jack in]\nLabel=IN\nConnector=xlr-female\nInput=balanced\n'
DEVICE = HEAD + '\n' + OUT + IN
DRAWN = HEAD + 'Panel=box.svg\n\n' + OUT + IN
ROOT = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" font-family="sans-serif"'
JACK_OUT = '<circle id="jack-out" cx="40" cy="50" r="15"/>'
JACK_IN = '<circle id="jack-in" cx="120" cy="50" r="15"/>'


def svg(body='', root=ROOT, jacks=JACK_OUT + JACK_IN):
    return f'<svg {root}>\n{jacks}\n{body}</svg>'


def run(*words, **more):
    return subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, check=False,
                          timeout=60, **more)


class Fault(Exception):
    """What a check found wrong."""


def expect(condition, what):
    if not condition:
        raise Fault(what)


def write(folder, name, text):
    path = Path(folder) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def check(folder, device, panel=None):
    """Exit code and messages of one device file, with its panel beside it."""
    path = write(folder, 'box.device', device)
    if panel is not None:
        write(folder, 'box.svg', panel)
    result = run('gear', 'check', path, '--json')
    for noise in ('CRITICAL', 'WARNING', 'Sanitizer', '(null)'):
        expect(noise not in result.stderr, result.stderr)
    return result.returncode, [item['message'] for item in json.loads(result.stdout)]


def good(folder):
    for device, panel in ((DEVICE, None), (DRAWN, svg())):
        code, messages = check(folder, device, panel)
        expect(code == FINE and not messages, f'{code}: {messages}')


# Each: name, device, panel or None, then what the one message must have: place, what, remedy.
TEXT = '<text x="100" y="20" font-size="10" text-anchor="middle">{}</text>\n'
BAD = [
    ('unknown key', DEVICE.replace('Label=IN', 'Lable=IN'), None,
     'box.device: [Jack in]', 'Lable', 'Label'),
    ('unknown group', DEVICE + '\n[Jak x]\nLabel=X\n', None, 'box.device', 'Jak'),
    ('id without a jack', DRAWN, svg('<g id="jack-more"><circle cx="170" cy="50" r="15"/></g>\n'),
     'box.svg: line 3', 'jack-more', 'rename or remove'),
    ('id without a control', DRAWN, svg('<circle id="control-x" cx="170" cy="50" r="15"/>\n'),
     'box.svg: line 3', 'control-x', 'rename or remove'),
    ('jack without an id', DRAWN, svg(jacks=JACK_OUT), 'box.svg', 'jack-in', 'add a group'),
    ('id twice', DRAWN, svg('<rect id="x" width="1" height="1"/>\n<g id="x"/>\n'),
     'box.svg: line 4', '“x” stands already in line 3', 'rename one'),
    ('no viewBox', DRAWN, svg(root=ROOT.replace('viewBox="0 0 200 100" ', '')),
     'box.svg', 'viewBox', 'write for example'),
    ('odd viewBox', DRAWN, svg(root=ROOT.replace('0 0 200', '-5 0 205')),
     'box.svg: line 1', 'does not begin at 0 0', 'move the drawing'),
    ('size', DRAWN, svg(root='width="200" ' + ROOT), 'box.svg: line 1', 'width', 'remove'),
    ('not well-formed', DRAWN, svg('<!-- <g> -->\n<rect x=1/>\n'), 'box.svg', 'mend'),
    ('script', DRAWN, svg('<script>1</script>\n'), 'box.svg: line 3', '<script>', 'remove it'),
    ('handler', DRAWN, svg('<rect onclick="x()" width="1" height="1"/>\n'),
     'box.svg: line 3', 'onclick', 'remove it'),
    ('image', DRAWN, svg('<image width="9" height="9"/>\n'), 'box.svg: line 3', '<image>',
     'draw it with shapes'),
    ('external href', DRAWN, svg('<use href="other.svg#nut"/>\n'), 'box.svg: line 3',
     'other.svg#nut', 'put it into the file'),
    ('external url', DRAWN, svg('<rect fill="url(http://a/b)" width="1" height="1"/>\n'),
     'box.svg: line 3', 'http://a/b', 'put it into the file'),
    ('foreignObject', DRAWN, svg('<foreignObject width="9" height="9"/>\n'), 'box.svg: line 3',
     '<foreignObject>', 'use plain shapes'),
    ('filter', DRAWN, svg('<defs><filter id="f"/></defs>\n'), 'box.svg: line 3', '<filter>',
     'use gradients'),
    ('filter used', DRAWN, svg('<rect filter="url(#f)" width="1" height="1"/>\n'),
     'box.svg: line 3', 'filter=', 'use gradients'),
    ('mask', DRAWN, svg('<defs><mask id="m"/></defs>\n'), 'box.svg: line 3', '<mask>',
     'use clipPath'),
    ('style attribute', DRAWN, svg('<rect style="fill:red" width="1" height="1"/>\n'),
     'box.svg: line 3', 'style=', 'as attributes'),
    ('style sheet', DRAWN, svg('<style>rect{fill:red}</style>\n'), 'box.svg: line 3', '<style>',
     'fill=…'),
    ('text without font', DRAWN, svg(TEXT.format('A'), ROOT.replace(' font-family="sans-serif"', '')),
     'box.svg: line 3', 'without a font', 'font-family="Cantarell, sans-serif"'),
    ('special font', DRAWN, svg(TEXT.format('A'), ROOT.replace('"sans-serif"', '"Papyrus"')),
     'box.svg: line 3', 'Papyrus', 'end the list with sans-serif'),
    ('jacks overlap', DRAWN, svg(jacks=JACK_OUT + JACK_IN.replace('120', '60')),
     'box.svg', '“jack-out” and “jack-in” overlap', 'move them apart'),
    ('small target', DRAWN, svg(jacks=JACK_OUT + JACK_IN.replace('"15"', '"8"')),
     'box.svg', '“jack-in” is 16 px', 'at least 28'),
    ('outside', DRAWN, svg(jacks=JACK_OUT + JACK_IN.replace('120', '300')),
     'box.svg', '“jack-in” lies outside', 'move it'),
    ('label sticks out', DRAWN, svg(TEXT.format('A LABEL').replace('"100"', '"195"')),
     'box.svg: line 3', '“A LABEL” sticks out', 'move or shorten'),
    ('labels overlap', DRAWN, svg(TEXT.format('MAIN OUT') + TEXT.format('MONITOR')),
     'box.svg: line 3', '“MAIN OUT” overlaps “MONITOR” (line 4)', 'move or shorten one'),
    ('label on a jack', DRAWN, svg(TEXT.format('IN').replace('"100" y="20"', '"120" y="53"')),
     'box.svg: line 3', '“IN” lies on “jack-in”', 'move or shorten'),
    ('negative ohms', DEVICE.replace('Carries=a', 'Carries=a\nOhms=-5'), None,
     'box.device: [Jack out] Ohms', '-5 is out of range', 'it may be'),
    ('no load', DEVICE + 'Input-ohms=0\n', None, 'box.device: [Jack in] Input-ohms',
     '0 is out of range', 'it may be'),
    ('load of no input', DEVICE + 'Input-ohms=5\nClaims=Input-ohms assumed\n', None,
     'box.device: [Jack in] Input-ohms', '5 Ω is no load', 'write 100 to'),
    ('source beyond sense', DEVICE.replace('Carries=a', 'Carries=a\nOhms=1e6\nClaims=Ohms assumed'),
     None, 'box.device: [Jack out] Ohms', '1e+06 Ω is more', 'at most 100000'),
    ('level beyond sense',
     DEVICE.replace('Carries=a', 'Carries=a\nMax-dbu=60\nClaims=Max-dbu assumed'), None,
     'box.device: [Jack out] Max-dbu', '+60 dBu (775 V)', 'write at most +34'),
    ('level too low',
     DEVICE.replace('Carries=a', 'Carries=a\nNominal-dbu=-90\nClaims=Nominal-dbu assumed'), None,
     'box.device: [Jack out] Nominal-dbu', '-90 dBu', 'write at least -70'),
    ('levels exchanged',
     DEVICE.replace('Carries=a', 'Carries=a\nNominal-dbu=20\nMax-dbu=4\n'
                    'Claims=Nominal-dbu assumed;Max-dbu assumed'), None,
     'box.device: [Jack out] Nominal-dbu', 'above Max-dbu', 'exchange the two'),
    ('dead jack', DEVICE.replace('Input=balanced\n', ''), None, 'box.device: [Jack in]',
     'neither Input nor Output', 'add one'),
    ('knob without end', DEVICE + '\n[Control k]\nLabel=K\nUnit=dB\nMin=0\nMax=200\n'
     'Claims=Min assumed;Max assumed\n', None, 'box.device: [Control k] Max', '+200 dB',
     'at most +100'),
    ('unity beyond the end', DEVICE + '\n[Control k]\nLabel=K\nUnit=%\nMin=0\nMax=100\nUnity=150\n'
     'Claims=Unity assumed\n', None, 'box.device: [Control k] Unity', '150 % lies beyond Max',
     'at most'),
    ('figure without source', DEVICE.replace('Carries=a', 'Carries=a\nOhms=75\nMin-load=600'), None,
     'box.device: [Jack out] Claims', 'no source for Ohms, Min-load',
     'add “Ohms assumed;Min-load assumed”'),
    ('verified by nobody', DEVICE.replace('Summary', 'Verified=yes\nSummary'), None,
     'box.device: [Device] Verified', 'no [Source …] names it', 'Confidence=maker'),
    ('missing source', DEVICE + 'Claims=Input manual\n', None, 'box.device: [Jack in] Claims',
     'there is no [Source manual]', 'add that group'),
    ('idle source', DEVICE + '\n[Source rumour]\nTitle=Rumour\nConfidence=third-party\n', None,
     'box.device: [Source rumour]', 'nothing is said to come from it', 'or remove it'),
    ('claim about nothing', DEVICE + 'Claims=Input-ohms assumed\n', None,
     'box.device: [Jack in] Claims', '“Input-ohms”', 'no such key'),
    ('other name', DEVICE.replace('Id=box', 'Id=crate'), None, 'box.device', 'crate.device',
     'rename the file or change Id'),
]


def bad_sample(device, panel, *fragments):
    def test(folder):
        code, messages = check(folder, device, panel)
        expect(code == FINDING, f'exit {code}: {messages}')
        expect(any(all(fragment in message for fragment in fragments) for message in messages),
               f'no message has {fragments}: {messages}')
        expect(len(messages) <= 2, f'more than what is wrong: {messages}')
    return test


def files_and_folders(folder):
    write(folder, 'gear/devices/box.device', DEVICE)
    write(folder, 'gear/cables/lead.cable', '[Cable]\nFormat=1\nId=lead\nName=Lead\n\n[End a]\n'
          'Connector=ts-plug\n\n[End b]\nConnector=ts-plug\n\n[Wire tip]\nJoin=a.tip b.tip\n\n'
          '[Wire sleeve]\nJoin=a.sleeve b.sleeve\nShield=yes\n')
    result = run('gear', 'check', Path(folder) / 'gear')
    expect(result.returncode == FINE and '2 files' in result.stdout,
           f'{result.returncode}: {result.stdout}{result.stderr}')
    write(folder, 'gear/devices/one.device', DEVICE.replace('Id=box', 'Id=other'))
    write(folder, 'gear/devices/two.device', DEVICE.replace('Id=box', 'Id=two') + 'Ohms=x\n')
    result = run('gear', 'check', Path(folder) / 'gear')
    expect(result.returncode == FINDING, f'exit {result.returncode}')
    lines = result.stderr.splitlines()
    expect(len(lines) == 2 and 'one.device' in lines[0] and 'two.device' in lines[1], lines)
    result = run('gear', 'check', Path(folder) / 'gear/devices/box.device',
                 Path(folder) / 'gear/devices/none.device')
    expect(result.returncode == FAILED and 'none.device' in result.stderr, result.stderr)
    empty = Path(folder) / 'empty'
    empty.mkdir()
    result = run('gear', 'check', empty)
    expect(result.returncode == FAILED and 'no *.device' in result.stderr, result.stderr)


def check_as_json(folder):
    path = write(folder, 'box.device', DEVICE.replace('Id=box', 'Id=crate'))
    problems = json.loads(run('gear', 'check', path, '--json').stdout)
    expect([problem['file'] for problem in problems] == [str(path)], problems)
    expect(problems[0]['message'].startswith(str(path) + ': '), problems)


def composed_is_checked(folder):
    """A device without drawing: its composed panel goes through the same checks, and passes."""
    jacks = ''.join(f'\n[Jack in-{i}]\nLabel=A RATHER LONG NAME OF JACK {i}\nConnector=trs\n'
                    'Input=balanced\n' for i in range(1, 40))
    code, messages = check(folder, DEVICE + jacks)
    expect(code == FINE, messages)
    many = ''.join(f'\n[Jack in-{i}]\nConnector=trs\nInput=balanced\n' for i in range(1, 900))
    code, messages = check(folder, DEVICE + many)
    expect(code == FINE, messages[:3])


def read_groups(path):
    groups, group = {}, None
    for line in path.read_text().splitlines():
        if line.startswith('['):
            group = groups.setdefault(line[1:-1], {})
        elif '=' in line and not line.startswith('#'):
            key, value = line.split('=', 1)
            group[key] = value
    return groups


SORTS = {'Source': 'sources', 'Bus': 'buses', 'Control': 'controls', 'Jack': 'jacks',
         'Channel': 'channels', 'Route': 'routes', 'End': 'ends', 'Wire': 'wires'}


@functools.lru_cache(maxsize=None)
def show(kind):
    return json.loads(run('gear', 'show', kind, '--json').stdout)


def find_shown(shown, group):
    sort, _, name = group.partition(' ')
    return shown[SORTS[sort]][name] if name else shown['head']


def show_tells_everything(_):
    for path in (sorted(DATA.glob('devices/*.device')) + sorted(DATA.glob('cables/*.cable')))[::EVERY]:
        if path.name.startswith('EXAMPLE'):
            continue
        groups = read_groups(path)
        shown = show(path.stem)
        for group, keys in groups.items():
            values = find_shown(shown, group)
            claims = dict(claim.strip().split(' ', 1)
                          for claim in keys.get('Claims', '').split(';') if claim.strip())
            for key, value in keys.items():
                if key == 'Claims':
                    continue
                place = f'{path.stem} [{group}] {key}'
                expect(values[key]['value'] == value, f'{place}: {values.get(key)}')
                if key not in claims or group.startswith('Source'):
                    continue
                source = groups.get(f'Source {claims[key]}', {})
                expect(values[key]['confidence'] == source.get('Confidence', 'assumed'), place)
                expect(values[key]['source'] == source.get('Title'), place)
                expect(values[key]['url'] == source.get('Url'), place)


def show_says_how_sure(_):
    text = run('gear', 'show', 'mackie-profx10v3').stdout
    for fragment in ('[Jack phones]', '[assumed]', '[third-party: ', '[derived: ', '[Control main]'):
        expect(fragment in text, f'{fragment} is not in: {text[:2000]}')
    shown = show('shure-sm58')
    expect(all(value['confidence'] is not None for key, value in shown['jacks']['out'].items()
               if key not in ('Label', 'Section')), shown['jacks']['out'])


def show_usual_values(folder):
    """A figure that is not in the file is told, too, as what the program takes."""
    write(folder, 'patchlead/devices/box.device', DEVICE)
    more = dict(os.environ, XDG_DATA_HOME=str(folder))
    shown = json.loads(run('gear', 'show', 'box', '--json', env=more).stdout)
    for jack, key, value in (('out', 'Ohms', '120'), ('out', 'Level', 'line'),
                             ('in', 'Input-ohms', '20000'), ('in', 'Input-level', 'line')):
        told = shown['jacks'][jack][key]
        expect(told['value'] == value and told['confidence'] == 'assumed'
               and 'not in the file' in told['source'], f'{jack} {key}: {told}')
    text = run('gear', 'show', 'box', env=more).stdout
    expect('[assumed: the usual value, not in the file]' in text, text)


def broken_own_gear_is_told(folder):
    """What is left out of the library is said, file and line, and everything else goes on."""
    write(folder, 'patchlead/devices/mine.device', '[Device')
    more = dict(os.environ, XDG_DATA_HOME=str(folder))
    for words in (('explain', str(DATA / 'examples/method1-phones.patchlead')), ('gear', 'list'),
                  ('own',)):
        result = run(*words, env=more)
        expect(result.returncode == 0, f'{words}: exit {result.returncode}')
        expect('mine.device: line 1' in result.stderr, f'{words}: {result.stderr}')


def show_wiring(_):
    for path in sorted(DATA.glob('cables/*.cable'))[::EVERY]:
        if path.name.startswith('EXAMPLE'):
            continue
        wires = {group.split(' ', 1)[1]: keys for group, keys in read_groups(path).items()
                 if group.startswith('Wire ')}
        shown = show(path.stem)
        told = {wire['conductor']: wire for wire in shown['wiring']}
        expect(set(told) == set(wires), f'{path.stem}: {sorted(told)}')
        for name, keys in wires.items():
            expect(told[name]['contacts'] == keys['Join'].split(), f'{path.stem} {name}')
            expect(told[name]['ohms'] == float(keys.get('Ohms', 0)), f'{path.stem} {name}')
            expect(told[name]['shield'] == (keys.get('Shield') == 'yes'), f'{path.stem} {name}')
        joined = {contact for wire in shown['wiring'] for contact in wire['contacts']}
        expect(not joined & set(shown['open']), f'{path.stem}: {shown["open"]}')
    text = run('gear', 'show', 'trs-ts-open').stdout
    expect('a.tip – b.tip' in text and 'open           a.ring' in text, text)
    text = run('gear', 'show', 'stereo-to-mono-resistors').stdout
    expect('a.tip – b.tip, 1000 Ω' in text and ', shield' in text, text)


def main():
    tests = [(test.__name__, test)
             for test in (good, files_and_folders, check_as_json, composed_is_checked,
                          show_tells_everything, show_says_how_sure, show_usual_values,
                          broken_own_gear_is_told, show_wiring)]
    tests += [(f'bad: {name}', bad_sample(*rest)) for name, *rest in BAD]
    print(f'1..{len(tests)}')
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f'ok {number} {name}')
            except Exception as fault:  # pylint: disable=broad-except
                failed += 1
                print(f'not ok {number} {name}\n# {type(fault).__name__}: {fault}')
    return 1 if failed else 0


sys.exit(main())
