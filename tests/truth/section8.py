# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Section 8 of the electrical model word for word: gains in, labels out.

Where the program departs from its words on purpose, or they say nothing, DEPARTURES names the case.
A departure is never taken on trust: it says which labels it leaves to the program, and all others
must still be those of the words."""
import math

JUDGED = {'ok', 'silent', 'one-ear-only', 'mono-both-ears', 'stereo', 'swapped', 'split',
          'out-of-phase', 'cancelled', 'inverted-polarity', 'mono-sum', 'crosstalk',
          'one-side-only'}
NEAR_DB = 0.02  # a gain this close to a limit may fall on either side of it


def decibels(ratio):
    return 20 * math.log10(max(abs(ratio), 1e-15))


class Sense:
    def __init__(self, gains):
        heard = {name: gain for name, gain in gains.items() if decibels(gain) >= -60}
        top = max(map(abs, heard.values()), default=1.0)
        self.members = {n: g for n, g in heard.items() if decibels(g / top) >= -6.5}
        self.leakage = [decibels(g / top) for n, g in heard.items() if n not in self.members]
        self.on_a_limit = any(
            abs(decibels(g) + 60) < NEAR_DB or abs(decibels(g / top) + 6.5) < NEAR_DB
            or abs(decibels(g / top) + 30) < NEAR_DB for g in gains.values())

    def signs(self):
        return {gain > 0 for gain in self.members.values()}

    def signs_of(self, part):
        return {gain > 0 for name, gain in self.members.items() if name.split('.')[0] == part}


class Case:
    """One input or pair, and the programmes: {name: (side, other side)}."""

    def __init__(self, senses, programmes):
        self.senses, self.programmes = senses, programmes

    def members(self):
        return [name for sense in self.senses for name in sense.members]

    def is_same(self):
        return (len(self.senses) == 2
                and self.senses[0].members.keys() == self.senses[1].members.keys() != set())

    def ratios(self):
        left, right = self.senses
        return [gain / right.members[name] for name, gain in left.members.items()]

    def lacks_a_side(self):
        """The device offers left and right, but only one is heard."""
        heard = set(self.members())
        return any(self.programmes[name][1] not in heard | {'none'} for name in heard)


def judge_pair(case):
    left, right = case.senses
    if not case.members():
        return {'silent'}
    if not left.members or not right.members:
        only = left if left.members else right
        several = 'cancelled' if len(only.signs()) == 2 else 'mono-sum'
        return {'one-ear-only'} | ({several} if len(only.members) > 1 else set())
    if len(left.signs()) == 2 or len(right.signs()) == 2:
        inverse = case.is_same() and max(case.ratios()) < 0
        return {'cancelled'} | ({'out-of-phase'} if inverse else set())
    if case.is_same():
        return ({'mono-both-ears' if min(case.ratios()) > 0 else 'out-of-phase'}
                | ({'mono-sum'} if len(left.members) > 1 else set())
                | ({'one-side-only'} if case.lacks_a_side() else set()))
    return judge_different(case)


def judge_different(case):
    left, right = case.senses
    sides = [case.programmes[next(iter(sense.members))][0] for sense in case.senses]
    if left.signs() != right.signs():
        found = {'out-of-phase'}
    else:
        found = {{('left', 'right'): 'stereo', ('right', 'left'): 'swapped'}.get(tuple(sides),
                                                                                 'split')}
    leaks = max(left.leakage + right.leakage, default=-300) > -30
    return found | ({'crosstalk'} if leaks else set())


def judge_single(case):
    sense = case.senses[0]
    if not sense.members:
        return {'silent'}
    if len(sense.members) > 1:
        return {'cancelled' if len(sense.signs()) == 2 else 'mono-sum'}
    if sense.signs() == {False}:
        return {'inverted-polarity'}
    return {'one-side-only' if case.lacks_a_side() else 'ok'}


def judge(case):
    return judge_single(case) if len(case.senses) == 1 else judge_pair(case)


# Departures

def has_strangers(case):
    """Mixed signs in one ear, though no one device is there with both."""
    return any(len(sense.signs()) == 2
               and all(len(sense.signs_of(name.split('.')[0])) == 1 for name in sense.members)
               for sense in case.senses)


def has_image(case):
    if not case.is_same() or len(case.ratios()) < 2 or has_strangers(case):
        return False
    levels = [decibels(ratio) for ratio in case.ratios()]
    return max(levels) - min(levels) > 3 - NEAR_DB


def are_unrelated(case):
    if len(case.senses) != 2 or case.is_same() or len(case.members()) != 2:
        return False
    if not all(len(sense.members) == 1 for sense in case.senses):
        return False
    left, right = case.members()
    return case.programmes[left][1] != right


def are_different_mixes(case):
    return (len(case.senses) == 2 and all(sense.members for sense in case.senses)
            and not case.is_same() and any(len(sense.members) > 1 for sense in case.senses))


def is_half_on_mono_input(case):
    return len(case.senses) == 1 and len(case.members()) == 1 and case.lacks_a_side()


def is_half_of_a_sum(case):
    return case.is_same() and len(case.senses[0].members) > 1 and case.lacks_a_side()


def has_mixed_phases(case):
    return case.is_same() and min(case.ratios()) < 0 < max(case.ratios())


# name: (whether it applies, labels left to the program, why)
DEPARTURES = {
    'strangers': (has_strangers, {'cancelled', 'mono-sum', 'mono-both-ears', 'out-of-phase',
                                  'stereo', 'crosstalk', 'one-side-only'},
                  'programmes of different devices have nothing in common that could cancel'),
    'image': (has_image, {'stereo', 'mono-both-ears', 'out-of-phase', 'mono-sum',
                          'one-side-only'},
              'the same programmes in both ears, panned more than 3 dB apart, are a stereo image'),
    'unrelated': (are_unrelated, {'out-of-phase', 'split', 'stereo', 'swapped'},
                  'two programmes that are no pair have no phase or sides to each other: split'),
    'different mixes': (are_different_mixes, {'stereo', 'swapped', 'split', 'out-of-phase',
                                              'cancelled', 'crosstalk'},
                        'the words only treat one different member per ear'),
    'half on a mono input': (is_half_on_mono_input, {'ok', 'one-side-only'},
                             'a mono jack is meant to carry one side; only a stereo jack loses one'),
    'half of a sum': (is_half_of_a_sum, {'one-side-only'},
                      'told of one programme only; with several, mono sum says it'),
    'mixed phases': (has_mixed_phases, {'mono-both-ears', 'out-of-phase', 'one-side-only'},
                     'the loudest programme decides when one is in phase and another is not'),
}


def check(gains, programmes, ours):
    """Names of the departures that were needed, and a sentence if the labels are wrong."""
    case = Case([Sense(of_sense) for of_sense in gains], programmes)
    if any(sense.on_a_limit for sense in case.senses):
        return [], None
    expected, found = judge(case), ours & JUDGED
    if 'attenuated' in ours and found & {'mono-sum', 'cancelled', 'out-of-phase', 'silent'}:
        return [], f'attenuated is not to be judged with {sorted(found)}'
    if found == expected:
        return [], None
    used = [name for name, (applies, _, _) in DEPARTURES.items() if applies(case)]
    free = set().union(*(DEPARTURES[name][1] for name in used))
    if found - free == expected - free and found:
        return used, None
    return [], f'ours {sorted(found)}, by the words {sorted(expected)}'
