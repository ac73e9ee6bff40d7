#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a script sees it: exit codes, JSON, and a sentence for everything that fails.

test-cli.py PATCHLEAD-CLI DATA-DIR
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

CLI, DATA = sys.argv[1], Path(sys.argv[2])
EXAMPLES = DATA / 'examples'
FINE, FINDING, FAILED = 0, 1, 2
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200">{}</svg>'
PATCH = (EXAMPLES / 'method1-phones.patchlead').read_text()
DEVICE = ('[Device]\nFormat=1\nId={id}\nName=Box\nKind=player\nSummary=A box.\n{panel}\n'
          '[Bus main]\nName=Main\n\n'
          '[Jack out]\nConnector=ts\nOutput=unbalanced\nCarries=main\nOhms=100\n'
          'Claims=Ohms assumed\n')


def run(*words, **more):
    return subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, check=False,
                          timeout=60, **more)


class Fault(Exception):
    """What a check found wrong."""


def expect(condition, what):
    if not condition:
        raise Fault(what)


def expect_run(code, *words, **more):
    result = run(*words, **more)
    expect(result.returncode == code,
           f'exit {result.returncode}, not {code}: {result.stdout[-400:]}{result.stderr}')
    return result


def expect_sentence(result, *fragments):
    """One line for people: place, problem, remedy; no crash, no GLib warning."""
    text = (result.stderr + result.stdout).strip()
    for fragment in fragments:
        expect(fragment in text, f'“{fragment}” is not in: {text}')
    for noise in ('CRITICAL', 'WARNING', 'Sanitizer', '(null)'):
        expect(noise not in text, text)


def write(folder, name, text):
    path = Path(folder) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# What follows are the checks; each gets a folder of its own.

def explain_codes(_):
    for name, code in (('method1-phones', FINE), ('method2-aux', FINDING),
                       ('method3-control-room', FINE), ('method4-main', FINE),
                       ('podcast-four-hosts', FINE), ('wrong-aux-with-trs', FINDING),
                       ('wrong-insert-y-reversed', FINDING), ('wrong-phones-with-ts', FINDING)):
        result = expect_run(code, 'explain', EXAMPLES / f'{name}.patchlead')
        expect('Anna' in result.stdout and 'Why:' in result.stdout, f'{name}: {result.stdout}')
        expect(result.stderr == '', result.stderr)


def explain_json(_):
    for path in sorted(EXAMPLES.glob('*.patchlead')):
        result = run('explain', path, '--json')
        answer = json.loads(result.stdout)
        expect(answer['verdicts'], f'{path.name}: no verdicts')
        for verdict in answer['verdicts']:
            expect({'name', 'part', 'jack', 'listener', 'headline', 'labels', 'sentence', 'why',
                    'outcomes'} <= verdict.keys(), f'{path.name}: {verdict.keys()}')
            expect(verdict['headline'] in verdict['labels'], f'{path.name}: headline')
            expect(('left' in verdict and 'right' in verdict) or 'input' in verdict, path.name)
        expect(result.returncode == run('explain', path).returncode, 'the code depends on --json')


def findings(_):
    answer = json.loads(expect_run(FINDING, 'explain', EXAMPLES / 'method2-aux.patchlead',
                                   '--json').stdout)
    codes = {(finding['code'], finding['severity']) for finding in answer['findings']}
    expect(('one-ear-only', 'works-badly') in codes, codes)
    expect(('driver-uncertain', 'note') in codes, codes)
    for finding in answer['findings']:
        expect(finding['sentence'] and finding['remedy'], finding)
        expect('{' not in finding['sentence'] + finding['remedy'], finding)
        expect_run(FINE, 'explain', '--why', finding['code'])
    outcomes = answer['verdicts'][0]['outcomes']
    expect([outcome['headline'] for outcome in outcomes] == ['one-ear-only', 'out-of-phase'],
           outcomes)
    expect(all(outcome['rests-on'] for outcome in outcomes), outcomes)
    aux, = answer['hears']
    heard = {(cell['listener'], cell['ear']): cell['db'] for cell in aux['ears']}
    expect(aux['programme'] == 'Aux mix' and len(heard) == 4, aux)
    for (_, ear), level in heard.items():
        expect((level is None) == (ear == 'right'), aux)


def inputs_are_told_apart(folder):
    """A loudspeaker with two inputs, of which one is plugged in."""
    path = write(folder, 'two.patchlead', (
        '[Patchlead]\nFormat=1\n\n[Device 1]\nKind=mackie-profx10v3\n\n'
        '[Device 2]\nKind=generic-powered-speaker\n\n'
        '[Cable 3]\nKind=xlr-xlr\nNumber=1\nPlug-a=1.main-xlr-l\nPlug-b=2.in-xlr\n'))
    text = run('explain', path).stdout
    hears = [line for line in text.splitlines() if line.startswith('  Main mix, left:')]
    expect(len(hears) == 1 and 'Powered speaker INPUT XLR ' in hears[0]
           and 'Powered speaker INPUT ·' in hears[0], text)
    main, *_ = json.loads(run('explain', path, '--json').stdout)['hears']
    names = [cell['listener'] for cell in main['ears']]
    expect(names == ['Powered speaker INPUT XLR', 'Powered speaker INPUT'], names)


def dismissed(folder):
    text = (EXAMPLES / 'method2-aux.patchlead').read_text()
    text += '\n[Dismissed 1]\nCode=one-ear-only\nReason=one ear is enough here\n'
    path = write(folder, 'p.patchlead', text)
    result = expect_run(FINE, 'explain', path)
    expect('one ear is enough here' in result.stdout, result.stdout)
    answer = json.loads(expect_run(FINE, 'explain', path, '--json').stdout)
    reasons = [finding['reason'] for finding in answer['findings']
               if finding['code'] == 'one-ear-only' and finding['dismissed']]
    expect(reasons == ['one ear is enough here'] * 2, reasons)


def help_pages(_):
    page = expect_run(FINE, 'explain', '--why', 'one-ear-only').stdout
    expect('tip' in page and 'ring' in page and '## Sources' in page, page)
    expect_sentence(expect_run(FAILED, 'explain', '--why', 'one-eared'), 'one-eared', 'findin')
    expect_sentence(expect_run(FAILED, 'explain', '--why', '../cables/trs-trs'), 'no help page')


def json_survives_odd_names(folder):
    text = PATCH.replace('Name=Anna', 'Name=Än"na \\\\ \\n\\t</x>')
    path = write(folder, 'odd.patchlead', text)
    answer = json.loads(expect_run(FINE, 'explain', path, '--json').stdout)
    expect(any('Än"na \\' in verdict['name'] for verdict in answer['verdicts']), 'name is changed')


def other_json(_):
    patch = EXAMPLES / 'method1-phones.patchlead'
    expect('.end' in json.loads(expect_run(FINE, 'netlist', patch, '--json').stdout)['netlist'],
           'no netlist')
    json.loads(expect_run(FINE, 'gear', 'list', '--json').stdout)
    json.loads(expect_run(FINE, 'gear', 'show', 'mackie-hm-4', '--json').stdout)
    json.loads(run('gear', 'check', DATA / 'devices' / 'mackie-hm-4.device', '--json').stdout)


def shipped_gear_is_clean(_):
    files = [path for pattern in ('devices/*.device', 'cables/*.cable')
             for path in sorted(DATA.glob(pattern)) if not path.name.startswith('EXAMPLE')]
    expect_run(FINE, 'gear', 'check', *files)


def unknown_device(folder):
    path = write(folder, 'p.patchlead', PATCH.replace('Kind=mackie-hm-4', 'Kind=mackie-hm-5'))
    result = expect_run(FINDING, 'explain', path)
    expect('mackie-hm-5' in result.stdout and 'gear-unknown' in result.stdout,
           'unknown gear is not told')
    path = write(folder, 'q.patchlead', PATCH.replace('Kind=mackie-hm-4', 'Kind=HM 4'))
    expect_sentence(expect_run(FAILED, 'explain', path), str(path), '[Device 2] Kind', 'HM 4',
                    'mend its name')


def owned_gear(folder):
    more = {'env': dict(os.environ, XDG_DATA_HOME=str(folder))}
    path = os.path.join(folder, 'patchlead', 'owned.list')
    expect('own ID' in expect_run(FINE, 'own', **more).stdout, 'nothing owned, and nothing said')
    expect_run(FINE, 'own', 'trs-trs', '3', **more)
    expect_run(FINE, 'own', 'mackie-hm-4', **more)
    found = json.loads(expect_run(FINE, 'own', '--json', **more).stdout)['owned']
    expect([(one['id'], one['count']) for one in found] == [('mackie-hm-4', 1), ('trs-trs', 3)],
           f'owned: {found}')
    expect_run(FINE, 'own', 'trs-trs', '0', **more)
    expect(len(json.loads(expect_run(FINE, 'own', '--json', **more).stdout)['owned']) == 1,
           'taken off, and still there')
    expect_run(FINE, 'own', 'mackie-hm-4', '0', **more)
    expect_run(FINE, 'own', 'mackie-hm-4', '2', **more)  # from an empty list
    expect_sentence(expect_run(FAILED, 'own', 'mackie-hm-5', **more), 'mackie-hm-5',
                    'did you mean mackie-hm-4')
    expect_sentence(expect_run(FAILED, 'own', 'trs-trs', 'many', **more), 'many', 'count')
    # What cannot be read is not written over.
    with open(path, 'w', encoding='utf-8') as stream:
        stream.write('[Owned]\ntrs-trs=lots\n')
    expect_sentence(expect_run(FAILED, 'own', 'trs-trs', '2', **more), path, 'trs-trs', 'Mend')
    with open(path, encoding='utf-8') as stream:
        expect('lots' in stream.read(), 'a list that cannot be read was written over')


def broken_key_file(folder):
    path = write(folder, 'p.patchlead', PATCH.replace('[Device 1]', '[Device 1'))
    result = expect_run(FAILED, 'explain', path)
    expect_sentence(result, str(path), 'line ', 'mend')
    path = write(folder, 'q.patchlead', PATCH + '\nwhat is this\n')
    expect_sentence(expect_run(FAILED, 'explain', path), str(path), 'line ', 'mend or remove')
    path = write(folder, 'r.patchlead', PATCH.encode('utf-16'))
    expect_sentence(expect_run(FAILED, 'explain', path), str(path), 'UTF-8')
    path = write(folder, 's.patchlead', PATCH.replace('Kind=trs-trs', 'Kimd=trs-trs'))
    expect_sentence(expect_run(FAILED, 'explain', path), str(path), 'Kind')
    path = write(folder, 't.patchlead', '')
    expect_sentence(expect_run(FAILED, 'explain', path), str(path), '[Patchlead] Format')


def wrong_jack(folder):
    path = write(folder, 'p.patchlead', PATCH.replace('=1.phones', '=1.fones'))
    expect_sentence(expect_run(FAILED, 'explain', path), str(path), '[Cable', 'fones', 'phones',
                    'there is:')
    path = write(folder, 'q.patchlead', PATCH.replace('=1.phones', '=9.phones'))
    expect_sentence(expect_run(FAILED, 'explain', path), str(path), '9.phones', 'NUMBER.JACK')


def newer_version(folder):
    path = write(folder, 'p.patchlead', PATCH.replace('Format=1', 'Format=2'))
    expect_sentence(expect_run(FAILED, 'explain', path), str(path), 'newer', 'update')


def unreadable(folder):
    path = write(folder, 'p.patchlead', PATCH)
    path.chmod(0)
    if os.access(path, os.R_OK):
        # the superuser may read everything: hand the file to nobody's eyes instead
        path.unlink()
        path.symlink_to(path)
    expect_sentence(expect_run(FAILED, 'explain', path), str(path), 'cannot be read', 'Check')


def missing_or_folder(folder):
    path = Path(folder) / 'none.patchlead'
    expect_sentence(expect_run(FAILED, 'explain', path), str(path), 'cannot be read')
    expect_sentence(expect_run(FAILED, 'explain', folder), str(folder), 'folder',
                    'choose a file inside')
    expect_sentence(expect_run(FAILED, 'netlist', folder), str(folder), 'folder')


def bad_gear_in_folder(folder):
    """A broken file among the gear is not in the way of patches that do not need it."""
    write(folder, 'patchlead/devices/bad.device', '[Device]\nFormat=1\n')
    more = dict(os.environ, XDG_DATA_HOME=str(folder))
    expect_run(FINE, 'explain', EXAMPLES / 'method1-phones.patchlead', env=more)


def gear_check(folder):
    spots = '<circle id="jack-out" cx="100" cy="100" r="20"/>'
    device = write(folder, 'box.device', DEVICE.format(id='box', panel='Panel=box.svg\n'))
    result = run('gear', 'check', device)
    expect(result.returncode == FAILED, f'exit {result.returncode} without a panel')
    expect_sentence(result, 'box.svg')
    write(folder, 'box.svg', SVG.format('<circle id="jack-of" cx="100" cy="100" r="20"/>'))
    result = run('gear', 'check', device)
    expect(result.returncode == FINDING, f'exit {result.returncode} without the jack')
    expect_sentence(result, 'box.svg', 'jack-out')
    write(folder, 'box.svg', SVG.format(spots))
    expect_run(FINE, 'gear', 'check', device)
    renamed = write(folder, 'crate.device', DEVICE.format(id='box', panel=''))
    expect_sentence(run('gear', 'check', renamed), 'crate.device', 'box.device')
    broken = write(folder, 'broken.device', DEVICE.format(id='broken', panel='').replace(
        'Ohms=100', 'Ohms=many'))
    result = run('gear', 'check', broken)
    expect(result.returncode == FINDING, f'exit {result.returncode} for a broken file')
    expect_sentence(result, 'broken.device', '[Jack out] Ohms', 'many')
    expect_sentence(expect_run(FAILED, 'gear', 'show', 'no-such-gear'), 'no-such-gear')


def full_disk(folder):
    patch = EXAMPLES / 'method1-phones.patchlead'
    if os.path.exists('/dev/full'):
        expect_sentence(expect_run(FAILED, 'netlist', patch, '-o', '/dev/full'), '/dev/full')
        with open('/dev/full', 'w', encoding='utf-8') as full:
            for words in (['netlist', patch], ['explain', patch], ['explain', patch, '--json']):
                code = subprocess.run([CLI, *words], stdout=full, stderr=subprocess.PIPE,
                                      check=False).returncode
                expect(code == FAILED, f'{words[0]} on a full disk: exit {code}')
    target = Path(folder) / 'no' / 'such' / 'x.cir'
    expect_sentence(expect_run(FAILED, 'netlist', patch, '-o', target), str(target))
    target = Path(folder) / 'x.cir'
    expect_run(FINE, 'netlist', patch, '-o', target)
    expect(target.read_text() == expect_run(FINE, 'netlist', patch).stdout, '-o differs')
    expect(os.listdir(folder) == ['x.cir'], f'left behind: {os.listdir(folder)}')


def export_formats(folder):
    patch = EXAMPLES / 'method1-phones.patchlead'
    for suffix, magic in (('svg', b'<svg'), ('pdf', b'%PDF'), ('png', b'\x89PNG')):
        target = Path(folder) / f'x.{suffix}'
        expect_run(FINE, 'export', patch, '-o', target)
        expect(magic in target.read_bytes()[:200], suffix)
    expect_sentence(expect_run(FAILED, 'export', patch, '-o', Path(folder) / 'x.gif'), 'gif', 'svg')


def usage(_):
    expect_run(FAILED)
    expect_run(FAILED, 'explain')
    expect_run(FAILED, 'explain', 'a', 'b')
    expect_run(FAILED, 'gear')
    expect_sentence(expect_run(FAILED, 'explian', 'x'), 'explian', '--help')
    expect_sentence(expect_run(FAILED, 'explain', '--jason', 'x'), '--jason')
    expect('explain' in expect_run(FINE, '--help').stdout, 'no help')


CHECKS = [explain_codes, explain_json, findings, inputs_are_told_apart, dismissed, help_pages,
          json_survives_odd_names, other_json, shipped_gear_is_clean,
          unknown_device, owned_gear, broken_key_file, wrong_jack, newer_version, unreadable,
          missing_or_folder, bad_gear_in_folder, gear_check, full_disk, export_formats, usage]


def main():
    print(f'1..{len(CHECKS)}')
    failed = False
    for number, check in enumerate(CHECKS, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(folder)
                print('ok', number, check.__name__)
            except (Fault, json.JSONDecodeError, subprocess.TimeoutExpired) as fault:
                failed = True
                print('not ok', number, check.__name__)
                print('#', str(fault).replace('\n', '\n# '))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
