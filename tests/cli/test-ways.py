#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""patchlead-cli ways: cards, JSON, and a sentence for everything that fails.  Besides: no gear is known
to the planner by name.

test-ways.py PATCHLEAD-CLI SOURCE-ROOT
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CLI, ROOT = sys.argv[1], Path(sys.argv[2])
FINE, FINDING, FAILED = 0, 1, 2
PAIR = ('mackie-profx10v3', 'mackie-hm-4')
KEYS = {'id', 'title', 'result', 'stereo', 'standing', 'why-not', 'cost', 'terms', 'costs-more-in',
        'outputs', 'inputs', 'parts', 'listeners', 'pros', 'cons', 'worst', 'findings', 'steps',
        'alternatives'}
TERMS = {'stereo', 'own-volume', 'own-mix', 'noise', 'speakers', 'level', 'stress', 'cables',
         'adapters', 'buying', 'doubt'}


class Fault(Exception):
    """What a check found wrong."""


def expect(condition, what):
    if not condition:
        raise Fault(what)


def run(code, *words, data=None):
    environment = dict(os.environ)
    if data is not None:
        environment['PATCHLEAD_DATA_DIR'] = str(data)
    result = subprocess.run([CLI, *words], capture_output=True, text=True, check=False, timeout=60,
                            env=environment)
    expect(result.returncode == code,
           f'exit {result.returncode}, not {code}: {result.stdout[-400:]}{result.stderr}')
    for noise in ('CRITICAL', 'WARNING', 'Sanitizer', '(null)'):
        expect(noise not in result.stderr + result.stdout, result.stderr)
    return result


def ways(*words, code=FINE, data=None):
    return json.loads(run(code, 'ways', *words, '--json', data=data).stdout)['ways']


def complain(*words):
    """The sentence that a wrong command line gets; nothing is printed besides."""
    result = run(FAILED, 'ways', *words)
    expect(result.stdout == '', result.stdout)
    return result.stderr


def check_cards():
    text = run(FINE, 'ways', *PAIR).stdout
    titles = re.findall(r'^\d\. (.*)$', text, re.MULTILINE)
    expect(titles == ['PHONES > TRS > INPUT', 'C-R L and C-R R > Insert Y > INPUT',
                      'MAIN L and MAIN R > Insert Y > INPUT', 'MON SEND > TRS > INPUT'], titles)
    cards = text.split('\n\n')[1:]
    expect('Recommended' in cards[0] and 'hiss' in cards[0] and '50 %' in cards[0], cards[0])
    expect('No audible difference' in cards[1] and 'Two cables' in cards[1], cards[1])
    expect('MAIN moves the loudspeakers' in cards[2], cards[2])
    expect('One ear only. Not recommended.' in cards[3] and 'separate mix' in cards[3], cards[3])
    expect('Also FX SEND > TRS > INPUT' in cards[3], cards[3])
    expect('1. Turn PHONES of ProFX10v3 all the way down.' in cards[4], cards[4])


def check_json():
    shown = ways(*PAIR)
    for way in shown + [other for way in shown for other in way['alternatives']]:
        expect(set(way) == KEYS, set(way) ^ KEYS)
        expect(set(way['terms']) == TERMS, way['terms'])
        total = sum(term['cost'] for term in way['terms'].values())
        expect(abs(total - way['cost']) < 0.01, way['cost'])
    expect([way['standing'] for way in shown]
           == ['recommended', 'possible', 'possible', 'not-recommended'], shown)
    expect([way['listeners'][0]['hears'] for way in shown]
           == ['stereo', 'stereo', 'stereo', 'one-ear-only'], shown)
    expect(shown[3]['costs-more-in'][0] == 'stereo', shown[3]['costs-more-in'])
    expect([step['type'] for step in shown[0]['steps']]
           == ['turn-down'] * 3 + ['plug'] * 2 + ['listen'] * 2 + ['raise'] * 3,
           shown[0]['steps'])


def check_stable():
    outputs = {run(FINE, 'ways', 'yamaha-mg10xu', 'behringer-ha4700', '--json').stdout
               for _ in range(3)}
    expect(len(outputs) == 1, 'JSON differs from run to run')


def check_names():
    plain = ways(*PAIR)
    for mixer, amp in (('ProFX10v3', 'HM-4'), ('mackie profx10v3', 'Mackie HM-4')):
        expect(ways(mixer, amp) == plain, f'{mixer} and {amp} are not found by name')


def check_options():
    expect(len(ways(*PAIR, '--limit', '2')) == 2, '--limit')
    expect(len(ways(*PAIR, '--listeners', '4')[0]['listeners']) == 4, '--listeners')
    best = ways(*PAIR, '--wish', 'own-mix')[0]
    expect(best['outputs'] == ['mon-send'] and best['standing'] == 'recommended', best['id'])
    own = ways(*PAIR, '--own', 'insert-y')
    bought = {way['id']: [part['own'] for part in way['parts']] for way in own}
    expect(bought['phones-input.trs-trs'] == [False], bought)
    expect(bought['control-room-l+control-room-r-input.insert-y'] == [True], bought)
    direct = ways(PAIR[0], 'none', '--listeners', '1')
    expect([way['inputs'] for way in direct] == [[]] and direct[0]['stereo'], direct)


def check_owned_list():
    """What is marked as owned is at hand without being named."""
    before = os.environ.get('XDG_DATA_HOME')
    with tempfile.TemporaryDirectory() as home:
        os.environ['XDG_DATA_HOME'] = home
        try:
            run(FINE, 'own', 'insert-y', '1')
            listed, named = ways(*PAIR), ways(*PAIR, '--own', 'insert-y')
        finally:
            if before is None:
                del os.environ['XDG_DATA_HOME']
            else:
                os.environ['XDG_DATA_HOME'] = before
    expect(listed == named, 'the owned list says something else than --own')
    expect(any(part['own'] for way in listed for part in way['parts']), 'nothing is at hand')
    expect(listed != ways(*PAIR), 'the owned list changes nothing')


def check_exit_codes():
    # four pairs of low impedance on one phones jack are too much for it: the only way works badly
    crowd = ways(PAIR[0], 'none', '--listeners', '8', code=FINDING)
    expect(crowd[0]['worst'] == 'works-badly', crowd[0]['worst'])


def check_complaints():
    expect('mackie-profx12v3' in complain('profx1', PAIR[1]), 'no near matches')
    expect('mackie-hm-4' in complain(PAIR[0], 'makie-hm-4'), 'no near match')
    expect('headphone amp' in complain(PAIR[0], 'zzzzzz'), 'unknown amp')
    expect('not a mixer' in complain('mackie-hm-4', PAIR[1]), 'an amp is no mixer')
    expect('split' in complain(*PAIR, '--wish', 'nonsense'), 'wishes are not listed')
    expect('nonsense' in complain(*PAIR, '--own', 'trs-trs,nonsense'), 'unknown cable')
    expect('--listeners' in complain(*PAIR, '--listeners', '99'), 'listeners')
    expect('--limit' in complain(*PAIR, '--limit', '-1'), 'limit')
    expect('Usage' in complain(PAIR[0]), 'usage')


def check_nothing_fits():
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / 'data'
        shutil.copytree(ROOT / 'data', data)
        shutil.rmtree(data / 'cables')
        expect(ways(*PAIR, code=FINDING, data=data) == [], 'ways without cables')
        text = run(FINDING, 'ways', *PAIR, data=data).stdout
        expect('There is no way' in text, text)


def check_no_names():
    """Neither planner nor questions know any gear, cable or jack of the library."""
    words = set()
    for kind in json.loads(run(FINE, 'gear', 'list', '--json').stdout):
        if kind['category'] not in ('cable', 'adapter', 'note'):
            words |= {kind['id'], kind['maker']}
    words |= {'ProFX', 'HM-4', 'control-room', 'mon-send', 'main-l', 'insert-y'}
    words -= {None, 'example'}
    files = [*(ROOT / 'src/core').glob('ways*'), *(ROOT / 'src/core').glob('words-ways*'),
             *(ROOT / 'src/cli').glob('*ways*'), *(ROOT / 'data/questions').glob('*')]
    expect(len(files) > 15, files)
    for path in files:
        text = path.read_text().lower()
        for word in words:
            expect(not re.search(rf'\b{re.escape(word.lower())}\b', text), f'{word} is in {path}')


def main():
    checks = [check_cards, check_json, check_stable, check_names, check_options, check_owned_list, check_exit_codes,
              check_complaints, check_nothing_fits, check_no_names]
    failed = 0
    print(f'1..{len(checks)}')
    for number, check in enumerate(checks, 1):
        try:
            check()
            print(f'ok {number} {check.__name__}')
        except (Fault, KeyError, IndexError, ValueError) as fault:
            failed += 1
            print(f'not ok {number} {check.__name__}\n# {type(fault).__name__}: {fault}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
