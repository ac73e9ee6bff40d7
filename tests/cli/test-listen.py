#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What “listen” writes against what “explain” says: the same sides, signs and decibels.

test-listen.py PATCHLEAD-CLI DATA-DIR
"""
import array
import json
import math
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

CLI, DATA = sys.argv[1], Path(sys.argv[2])
EXAMPLES = DATA / 'examples'
CEILING = 32768 * 10 ** (-3 / 20)


class Fault(Exception):
    """What a check found wrong."""


def expect(condition, what):
    if not condition:
        raise Fault(what)


def run(*words):
    return subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, check=False,
                          timeout=60)


def listen(folder, patch, *words):
    """The samples of left and right, and what the program says about them."""
    path = Path(folder) / 'out.wav'
    result = run('listen', patch, '-o', path, '--json', *words)
    expect(result.returncode == 0, f'exit {result.returncode}: {result.stderr}')
    with wave.open(str(path)) as sound:
        expect((sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (2, 2, 48000),
               f'not 16 bit stereo at 48 kHz: {sound.getparams()}')
        samples = array.array('h')
        samples.frombytes(sound.readframes(sound.getnframes()))
    return samples[0::2], samples[1::2], json.loads(result.stdout)


def rms(samples):
    return math.sqrt(sum(s * s for s in samples) / len(samples))


def db(ratio):
    return 20 * math.log10(ratio)


def verdict_of(patch, name):
    result = run('explain', '--json', patch)
    for verdict in json.loads(result.stdout)['verdicts']:
        if verdict['name'] == name:
            return verdict
    raise Fault(f'explain knows no {name}')


def test_levels_agree(folder):
    """Two pairs of headphones at one amplifier differ by what explain says."""
    patch = EXAMPLES / 'method1-phones.patchlead'
    heard = {}
    for name in ('Anna', 'Ben'):
        left, right, said = listen(folder, patch, '--listener', name)
        verdict = verdict_of(patch, said['listener'])
        for side, samples in (('left', left), ('right', right)):
            expect(abs(said[side][0]['db'] + said['reference_db'] - verdict[side][0]['db']) < 1e-6,
                   f'{name}, {side}: {said[side]} is not {verdict[side]}')
            heard[name, side] = rms(samples), verdict[side][0]['db']
    for side in ('left', 'right'):
        (anna, anna_db), (ben, ben_db) = heard['Anna', side], heard['Ben', side]
        expect(abs(db(anna / ben) - (anna_db - ben_db)) < 0.01,
               f'{side}: {db(anna / ben)} dB in the file, {anna_db - ben_db} dB explained')
        expect(db(anna / 32768) > -40, f'{side}: {db(anna / 32768)} dBFS is too quiet to be heard')


def test_knob_is_heard(folder):
    """Turning the mixer's phones knob changes the file by what it changes the explanation."""
    text = (EXAMPLES / 'method1-phones.patchlead').read_text()
    low = Path(folder) / 'low.patchlead'
    expect('Kind=mackie-profx10v3\n' in text, 'the example has changed')
    low.write_text(text.replace('Kind=mackie-profx10v3\n',
                                'Kind=mackie-profx10v3\nControl-phones=15\n', 1))
    before, _, said = listen(folder, EXAMPLES / 'method1-phones.patchlead', '--listener', 'Anna')
    after, _, said_low = listen(folder, low, '--listener', 'Anna')
    told = said_low['left'][0]['db'] - said['left'][0]['db']
    explained = (verdict_of(low, said['listener'])['left'][0]['db']
                 - verdict_of(EXAMPLES / 'method1-phones.patchlead',
                              said['listener'])['left'][0]['db'])
    expect(told < -10 and abs(told - explained) < 1e-6, f'{told} dB, explained {explained} dB')
    expect(abs(db(rms(after) / rms(before)) - told) < 0.05,
           f'{db(rms(after) / rms(before))} dB in the file, {told} dB told')


def test_one_ear(folder):
    left, right, said = listen(folder, EXAMPLES / 'method2-aux.patchlead')
    expect(said['right'] == [] and not any(right), 'the right channel is not exactly silent')
    expect(rms(left) > 300, 'the left channel is silent')


def test_sides(folder):
    """Stereo: what both sides have in common is in both, what not is not."""
    left, right, _ = listen(folder, EXAMPLES / 'method1-phones.patchlead')
    both = sum(a * b for a, b in zip(left, right)) / len(left) / rms(left) / rms(right)
    expect(0.1 < both < 0.95, f'the sides agree by {both}')


def test_limits(folder):
    for name in ('method4-main', 'podcast-four-hosts', 'wrong-phones-with-ts'):
        example = EXAMPLES / f'{name}.patchlead'
        left, right, _ = listen(folder, example)
        peak = max(map(abs, [*left, *right]))
        expect(peak <= CEILING + 2, f'{example.name}: peak {peak}')
        for samples in (left, right):
            expect(abs(sum(samples) / len(samples)) < 1, f'{example.name}: DC')


def test_length_and_seam(folder):
    patch = EXAMPLES / 'method1-phones.patchlead'
    left, _, _ = listen(folder, patch)
    expect(len(left) == 8 * 48000, f'{len(left)} frames')
    steps = max(abs(b - a) for a, b in zip(left, left[1:]))
    expect(abs(left[0] - left[-1]) < steps / 4, 'a step at the seam')
    twice, _, said = listen(folder, patch, '--seconds', '9.5')
    expect(len(twice) == 456000 and said['seconds'] == 9.5, f'{len(twice)} frames')
    expect(max(abs(a - b) for a, b in zip(left[1000:40000], twice[385000:424000])) <= 3,
           'the phrase does not come again')
    expect(abs(twice[-1]) <= 2, 'the end is cut off')


def test_same_again(folder):
    patch = EXAMPLES / 'podcast-four-hosts.patchlead'
    expect(listen(folder, patch) == listen(folder, patch), 'two files differ')


def test_refusals(folder):
    patch = EXAMPLES / 'method1-phones.patchlead'
    bare = Path(folder) / 'bare.patchlead'
    bare.write_text('[Patchlead]\nFormat=1\n')
    out = Path(folder) / 'kept.wav'
    out.write_text('old')
    for words, fragments in [
            ((patch, '-o', out, '--listener', 'Zoe'), ('Zoe', 'Anna · MDR-7506', 'DT 770')),
            ((patch, '-o', out, '--seconds', '0'), ('--seconds 0', '600')),
            ((patch, '-o', out, '--seconds', 'nan'), ('--seconds nan', '600')),
            ((patch, '-o', out, '--seconds', '8s'), ('--seconds 8s', '600')),
            ((patch, '-o', Path(folder) / 'out.mp3'), ('out.mp3', '.wav')),
            ((patch, '-o', Path(folder) / 'no' / 'out.wav'), ('no/out.wav', 'another folder')),
            ((Path(folder) / 'none.patchlead', '-o', out), ('none.patchlead',)),
            ((bare, '-o', out), ('bare.patchlead', 'headphones')),
            ((patch,), ('Usage', '--listener'))]:
        result = run('listen', *words)
        expect(result.returncode == 2, f'{words}: exit {result.returncode}')
        for fragment in fragments:
            expect(fragment in result.stderr, f'“{fragment}” is not in: {result.stderr}')
        expect(out.read_text() == 'old', f'{words}: the old file is gone')


def sox_rms(path, *effects):
    """RMS of the whole file in dB re full scale, as sox reads and mixes it."""
    result = subprocess.run(['sox', str(path), '-n', *effects, 'stats'], capture_output=True,
                            text=True, check=True, timeout=60)
    for line in result.stderr.splitlines():
        if line.startswith('RMS lev dB'):
            value = line.split()[3]
            return -math.inf if value == '-inf' else float(value)
    raise Fault(f'sox says no RMS: {result.stderr}')


def test_sox(folder):
    """Another reader: levels as explained, silence digital, out of phase gone in the mono mix."""
    path = Path(folder) / 'sox.wav'
    levels = {}
    for name in ('Anna', 'Ben'):
        patch = EXAMPLES / 'method1-phones.patchlead'
        expect(run('listen', patch, '-o', path, '--listener', name).returncode == 0, name)
        verdict = verdict_of(patch, json.loads(run('listen', patch, '-o', path, '--listener', name,
                                                   '--json').stdout)['listener'])
        levels[name] = [(sox_rms(path, 'remix', str(channel)), verdict[side][0]['db'])
                        for channel, side in ((1, 'left'), (2, 'right'))]
    for (anna, anna_db), (ben, ben_db) in zip(levels['Anna'], levels['Ben']):
        expect(abs((anna - ben) - (anna_db - ben_db)) < 0.1,
               f'sox: {anna - ben} dB between Anna and Ben, explained: {anna_db - ben_db}')
    expect(run('listen', EXAMPLES / 'wrong-aux-with-trs.patchlead', '-o', path).returncode == 0,
           'one ear')
    expect(sox_rms(path, 'remix', '2') == -math.inf, 'the silent ear is not silent')
    expect(sox_rms(path, 'remix', '1') > -40, 'the other ear is')
    bench = Path(folder) / 'phase.patchlead'
    bench.write_text("""[Patchlead]
Format=1

[Device 1]
Kind=mackie-profx10v3
At=0;0

[Device 2]
Kind=mackie-hm-4
At=0;500

[Device 3]
Kind=sony-mdr-7506
At=400;500
Plug-plug=2.phones-1

[Cable 4]
Kind=trs-trs
Plug-a=1.main-l
Plug-b=2.input
""")
    expect(run('listen', bench, '-o', path).returncode == 0, 'out of phase')
    apart, mixed = sox_rms(path, 'remix', '1'), sox_rms(path, 'remix', '1,2')
    expect(mixed < apart - 40, f'out of phase: {apart} dB in one ear, {mixed} dB in the mono mix')


TESTS = [test_sox, test_levels_agree, test_knob_is_heard, test_one_ear, test_sides, test_limits,
         test_length_and_seam, test_same_again, test_refusals]


def main():
    bad = 0
    print(f'1..{len(TESTS)}')
    for number, test in enumerate(TESTS, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f'ok {number} {test.__name__}')
            except Fault as fault:
                bad += 1
                print(f'not ok {number} {test.__name__}\n# {fault}')
    return bad > 0


sys.exit(main())
