# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules for labels once more, written from the electrical model (src/DESIGN.md) and not from the
program: gains in, labels out.

Labels that need more than gains are left alone: what a correct connection would give (attenuated;
lopsided, but for the two sides of one programme, one in each ear), what else the device offers (one-side-only), currents and levels (shorts, fights, overload,
unsafe)."""
import math

JUDGED = {'ok', 'silent', 'one-ear-only', 'mono-both-ears', 'stereo', 'swapped', 'split',
          'out-of-phase', 'cancelled', 'inverted-polarity', 'mono-sum', 'crosstalk'}
SILENCE_DB = -60.0
MEMBER_DB = 6.5
CROSSTALK_DB = -30.0
IMAGE_DB = 3.0
LOPSIDED_DB = 3.0
NEAR_DB = 0.02  # a gain this close to a limit may fall on either side of it


def decibels(ratio):
    return 20 * math.log10(max(abs(ratio), 1e-15))


class Ear:
    def __init__(self, gains):
        self.heard = {name: gain for name, gain in gains.items() if decibels(gain) >= SILENCE_DB}
        self.loudest = max(map(abs, self.heard.values()), default=0.0)
        self.members = {name: gain for name, gain in self.heard.items()
                        if decibels(gain / self.loudest) >= -MEMBER_DB}
        levels = [decibels(gain) for gain in gains.values()]
        loudest = max(levels, default=-300.0)
        # whether some gain lies on a limit
        self.doubtful = any(abs(level - SILENCE_DB) < NEAR_DB
                            or abs(loudest - level - MEMBER_DB) < NEAR_DB
                            or abs(level - loudest - CROSSTALK_DB) < NEAR_DB for level in levels)

    def is_difference(self):
        """Two sides of one device with opposite signs."""
        parts = {}
        for name, gain in self.members.items():
            parts.setdefault(name.split('.')[0], set()).add(gain > 0)
        return any(len(signs) == 2 for signs in parts.values())

    def leaks(self):
        rest = [abs(gain) for name, gain in self.heard.items() if name not in self.members]
        return bool(rest) and decibels(max(rest) / self.loudest) > CROSSTALK_DB


def has_image(left, right):
    balances = [decibels(gain / right.members[name]) for name, gain in left.members.items()]
    return max(balances) - min(balances) > IMAGE_DB


def of_same(left, right):
    reference = max(left.members, key=lambda name: abs(left.members[name]))
    if len(left.members) > 1 and has_image(left, right):
        return {'stereo'}
    in_phase = left.members[reference] * right.members[reference] > 0
    return ({'mono-both-ears' if in_phase else 'out-of-phase'}
            | ({'mono-sum'} if len(left.members) > 1 else set()))


def of_different(left, right, programmes):
    found = {'stereo'}
    if len(left.members) == len(right.members) == 1:
        (a, gain_a), (b, gain_b) = *left.members.items(), *right.members.items()
        sides = (programmes[a][0], programmes[b][0])
        if programmes[a][1] != b:
            found = {'split'}
        elif gain_a * gain_b < 0:
            found = {'out-of-phase'}
        else:
            found = {{('left', 'right'): 'stereo', ('right', 'left'): 'swapped'}.get(sides, 'split')}
    return found | ({'crosstalk'} if left.leaks() or right.leaks() else set())


def is_inverse(left, right):
    return (left.members.keys() == right.members.keys()
            and all(gain * right.members[name] < 0 for name, gain in left.members.items()))


def of_pair(left, right, programmes):
    if not left.members and not right.members:
        return {'silent'}
    if not left.members or not right.members:
        only = left if left.members else right
        if only.is_difference():
            return {'one-ear-only', 'cancelled'}
        return {'one-ear-only'} | ({'mono-sum'} if len(only.members) > 1 else set())
    if left.is_difference() or right.is_difference():
        return {'cancelled'} | ({'out-of-phase'} if is_inverse(left, right) else set())
    if left.members.keys() == right.members.keys():
        return of_same(left, right)
    return of_different(left, right, programmes)


def of_single(ear):
    if not ear.members:
        return {'silent'}
    if ear.is_difference():
        return {'cancelled'}
    if len(ear.members) > 1:
        return {'mono-sum'}
    return {'inverted-polarity'} if min(ear.members.values()) < 0 else {'ok'}


def check_tilt(left, right, ours):
    """Lopsided: one ear much quieter than the other."""
    if not left.members or not right.members:
        if 'lopsided' in ours:
            yield 'ours lopsided, though an ear hears nothing'
        return
    level = [math.sqrt(sum(gain ** 2 for gain in ear.members.values())) for ear in (left, right)]
    tilt = abs(decibels(level[0] / level[1]))
    if abs(tilt - LOPSIDED_DB) < NEAR_DB:
        return
    if 'lopsided' in ours and tilt < LOPSIDED_DB:
        yield f'ours lopsided, though the ears differ by {tilt:.2f} dB'
    one_each = len(left.members) == len(right.members) == 1 and ours & {'stereo', 'swapped'}
    if 'lopsided' not in ours and one_each and tilt > LOPSIDED_DB:
        yield f'ours not lopsided, though the ears differ by {tilt:.2f} dB'


def compare(gains, programmes, ours):
    """Sentences about labels that do not follow from the gains of one or two ears."""
    ears = [Ear(of_ear) for of_ear in gains]
    if any(ear.doubtful for ear in ears):
        return
    expected = of_single(ears[0]) if len(ears) == 1 else of_pair(*ears, programmes)
    found = ours & JUDGED
    if 'one-side-only' in ours and len(ears) == 1:
        found |= {'ok'}  # right but for the side that is missing
    if found != expected:
        yield f'ours {sorted(found)}, by the rules {sorted(expected)}'
    if len(ears) == 2:
        yield from check_tilt(*ears, ours)
