# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files from strangers: whatever stands in them, the program ends by itself, in time, within its
memory, with a sentence where it refuses; it opens nothing that they name and starts nothing.

test-hostile.py CLI WATCH CORPUS: every file of tests/fuzz/corpus-*, and larger ones made here.
"""
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

SECONDS = 20  # of processor time, for one file; a quiet machine takes one for the largest
ANSWERS = (0, 1, 2)  # all is well, findings, cannot be read

cli, watch, corpus = (pathlib.Path(argument) for argument in sys.argv[1:])
source = pathlib.Path(__file__).resolve().parents[2]
bounds = (source / 'src/core/bounds.h').read_text()
MIB = int(re.search(r'PL_MEMORY_BOUND_MIB = (\d+)', bounds)[1])
work = pathlib.Path(tempfile.mkdtemp(prefix='patchlead-hostile-'))
home = work / 'home'
failures = []
largest = (0, '')


def fail(what):
    failures.append(what)
    print('FAILED:', what)


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MIB << 20, MIB << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # what is read is shown line by line; a file is not a way to fill the disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))


# What may be opened beside the file: the program's own, the system's libraries and fonts.
ALLOWED = tuple(str(path) + '/' for path in (
    os.environ['PATCHLEAD_DATA_DIR'], home, '/usr', '/lib', '/lib64', '/proc/self', '/proc/filesystems',
    '/sys/devices/system/cpu', '/sys/fs/cgroup', '/var/cache/fontconfig', '/etc/fonts'))
ALLOWED_FILES = ('/etc/ld.so.cache', '/etc/locale.alias', '/proc/filesystems', '/etc/localtime',
                 '/etc/nsswitch.conf', '/etc/passwd')


def check_log(log, path, name):
    for line in log.read_text(errors='replace').splitlines() if log.exists() else ():
        what, _, opened = line.partition(' ')
        if what != 'open':
            fail(f'{name}: {line}')
        elif opened.endswith('.gcda'):
            continue  # what a build that counts its lines writes about itself
        elif not opened.startswith(ALLOWED) and opened not in ALLOWED_FILES \
                and not opened.startswith(str(path.parent)):
            fail(f'{name}: it opened {opened}')


def run(name, path, *arguments, answers=ANSWERS, says=()):
    global largest
    log = work / 'log'
    log.unlink(missing_ok=True)
    environment = dict(os.environ, HOME=str(home), WATCH=str(log), LD_PRELOAD=str(watch))
    environment.pop('G_DEBUG', None)  # a font that is too large is a warning of the text library
    for folder in ('DATA', 'STATE', 'CONFIG', 'CACHE'):
        environment[f'XDG_{folder}_HOME'] = str(home / folder.lower())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run([cli, *arguments], preexec_fn=limit, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=6 * SECONDS)
    except subprocess.TimeoutExpired:
        fail(f'{name}: it does not end')
        return
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if after.ru_maxrss > before.ru_maxrss:
        largest = (after.ru_maxrss, name)
    if done.returncode not in answers:
        fail(f'{name}: {done.returncode} {done.stderr[-400:]!r}')
    try:
        errors = done.stderr.decode()
    except UnicodeDecodeError:
        fail(f'{name}: it says what is not UTF-8: {done.stderr[-300:]}')
        return
    if 'CRITICAL' in errors:
        fail(f'{name}: {errors[:300]}')
    if done.returncode == 2 and not errors.strip():
        fail(f'{name}: it says nothing')
    for word in says:
        if word not in errors:
            fail(f'{name}: it does not say “{word}”: {errors[:300]}')
    check_log(log, path, name)


def explain(path, **expected):
    run(path.name, path, 'explain', str(path), **expected)


def check_gear(path, **expected):
    run(path.name, path, 'gear', 'check', str(path), **expected)


def write(name, text):
    path = work / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# Everything that the fuzzers found or start from.

def run_corpus():
    for path in sorted(corpus.glob('corpus-patch-file/*')):
        explain(path)
    for path in sorted(corpus.glob('corpus-kind/*')):
        check_gear(path)
    for path in sorted(corpus.glob('corpus-panel/*')):
        folder = work / 'gear'
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(path, folder / 'box.svg')
        device = folder / 'box.device'
        device.write_text('[Device]\nFormat=1\nId=box\nName=Box\nKind=mixer\nPanel=box.svg\n'
                          '[Bus a]\nName=A\n'
                          '[Jack out]\nLabel=OUT\nConnector=trs\nOutput=balanced\nCarries=a\n')
        run(path.name, device, 'gear', 'check', str(device))


# What is no file.

def run_odd_files():
    pipe = work / 'pipe.patchlead'
    os.mkfifo(pipe)
    explain(pipe, answers=(2,), says=('pipe.patchlead', 'pipe or a device'))
    for name, target in (('zero', '/dev/zero'), ('tty', '/dev/tty'), ('pipe-link', pipe)):
        link = work / f'{name}.patchlead'
        link.symlink_to(target)
        explain(link, answers=(2,), says=(link.name,))
    loop = work / 'loop.patchlead'
    loop.symlink_to(loop)
    explain(loop, answers=(2,), says=('loop.patchlead',))
    explain(work, answers=(2,), says=('folder',))
    device = write('path.device', '[Device]\nFormat=1\nId=path\nName=Path\nKind=mixer\n'
                   'Panel=../../etc/passwd\n[Jack a]\nLabel=A\nConnector=trs\n')
    check_gear(device, answers=(1, 2))
    (work / 'path.svg').symlink_to('/dev/zero')
    device.write_text(device.read_text().replace('../../etc/passwd', 'path.svg'))
    check_gear(device, answers=(1, 2))
    device.write_text(device.read_text().replace('Id=path', 'Id=../path'))
    check_gear(device, answers=(1, 2))


# Too much of everything.

def run_large_files():
    huge = work / 'huge.patchlead'
    with huge.open('wb') as stream:
        stream.truncate(100 << 20)
    explain(huge, answers=(2,), says=('larger than 16 MiB',))
    explain(write('zeros.patchlead', bytes(1 << 20)), answers=(2,), says=('UTF-8',))
    explain(write('lines.patchlead', '\n' * 2_000_000), answers=(2,), says=('500000 lines',))
    head = '[Patchlead]\nFormat=1\n'
    explain(write('keys.patchlead', head + ''.join(f'k{n}=\n' for n in range(490_000))),
            answers=(2,), says=('k',))
    explain(write('groups.patchlead', head + ''.join(f'[g{n}]\n' for n in range(490_000))),
            answers=(2,))
    explain(write('line.patchlead', head + 'Title=' + 'x' * (15 << 20)), answers=(2,),
            says=('characters; shorten it',))
    explain(write('notes.patchlead', head + 'Notes=' + 'x' * (15 << 20)), answers=(2,),
            says=('100000 characters',))
    explain(write('escapes.patchlead', head + 'Notes=' + '\\n' * (7 << 20)), answers=(2,))
    explain(write('parts.patchlead', head + ''.join(
        f'[Device {n}]\nKind=sony-mdr-7506\n' for n in range(1, 60_000))), answers=(2,),
        says=('25000 devices and cables',))
    explain(write('mixers.patchlead', head + ''.join(
        f'[Device {n}]\nKind=mackie-1202vlz4\n' for n in range(1, 25_000))), answers=(2,),
        says=('bench is full',))
    explain(write('ids.patchlead', head + ''.join(
        f'[Device {n * 64}]\nKind=sony-mdr-7506\n' for n in range(1, 15_000))), answers=(0, 1))
    explain(write('dismissed.patchlead', head + ''.join(
        f'[Dismissed {n}]\nCode=c{n}\n' for n in range(20_000))), answers=(2,),
        says=('10000',))
    explain(write('gears.patchlead', head + ''.join(
        f'[Gear g{n}]\n[Gear g{n}: Device]\nFormat=1\nId=g{n}\nName=G\nKind=mixer\n'
        f'[Gear g{n}: Jack a]\nLabel=A\nConnector=trs\n[Device {n}]\nKind=g{n}\n'
        for n in range(1, 20_000))), answers=(0, 1))
    explain(write('strangers.patchlead', head + ''.join(
        f'[Device {n}]\nKind=nobody-{n}\n[Cable {n + 8000}]\nKind=no-lead-{n}\nPlug-a={n}.x\nPlug-b={n}.y\n'
        for n in range(1, 8000))), answers=(0, 1))
    explain(write('settings.patchlead', head + ''.join(
        f'[Device {n}]\nKind=nobody\nControl-v={n / 100}\nDriver-x=balanced\n'
        for n in range(1, 25_000))), answers=(0, 1))
    svg = work / 'box.svg'
    svg.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
                   '<circle id="jack-a" cx="40" cy="40" r="15"/>' + '<g/>' * 3_000_000 + '</svg>')
    check_gear(write('box.device', '[Device]\nFormat=1\nId=box\nName=Box\nKind=mixer\nPanel=box.svg\n'
                     '[Jack a]\nLabel=A\nConnector=trs\n'), answers=(1, 2))


def device_with(jacks, elements=''):
    return ('[Gear wide]\n[Gear wide: Device]\nFormat=1\nId=wide\nName=Wide\nKind=mixer\nGround=none\n'
            + ''.join(f'[Gear wide: Jack j{n}]\nLabel=J\nConnector=trs\nOutput=balanced\nCarries=a\n'
                      for n in range(jacks)) + '[Gear wide: Bus a]\nName=A\n' + elements)


# A bench that is as entangled as it may be.

def run_entangled():
    jacks, devices = 200, 20
    text = ['[Patchlead]\nFormat=1\n', device_with(jacks)]
    text += [f'[Device {n + 1}]\nKind=wide\n' for n in range(devices)]
    part = devices
    for n in range(devices):
        for jack in range(0, jacks):
            other = (n * 7 + jack * 13 + 1) % devices
            if (other, (jack * 11 + 3) % jacks) > (n, jack):
                part += 1
                text.append(f'[Cable {part}]\nKind=trs-trs\nPlug-a={n + 1}.j{jack}\n')
                if jack % 3 == 0:
                    text[-1] += 'Fault=sleeve open\n'
    explain(write('entangled.patchlead', ''.join(text)), answers=(0, 1))


os.makedirs(home)
try:
    run_corpus()
    run_odd_files()
    run_large_files()
    run_entangled()
finally:
    shutil.rmtree(work)
print(f'largest: {largest[0] // 1024} MiB resident for {largest[1]}; all stay under {MIB} MiB')
sys.exit(1 if failures else 0)
