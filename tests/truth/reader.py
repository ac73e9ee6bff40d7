# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From patch and gear files to a SPICE netlist, written from the electrical model (sections 2 to 5)
and not from the program.  The program's own netlists judge how it solves a circuit; these judge
which circuit it solves.

Left out: channels, routes, doubtful drivers; small rigs have none."""
import re

CORE_OHMS_PER_M, SHIELD_OHMS_PER_M = 0.06, 0.03
PHANTOM_OHMS, RING_SENSE_OHMS = 6810, 1000
MID_OHMS = {'cross-coupled': 1e4, 'transformer': 1e7}

# from the tip outwards, segments of plugs and springs of sockets
ROWS = {
    'ts-plug': 'tip sleeve sleeve', 'trs-plug': 'tip ring sleeve',
    'ts-socket': 'tip - sleeve', 'trs-socket': 'tip ring sleeve', 'combo-socket': 'tip ring sleeve',
    'mini-ts-plug': 'tip sleeve sleeve sleeve', 'mini-trs-plug': 'tip ring sleeve sleeve',
    'mini-trrs-plug': 'tip ring ring2 sleeve', 'mini-ts-socket': 'tip - sleeve sleeve',
    'mini-trs-socket': 'tip ring sleeve sleeve', 'mini-trrs-socket': 'tip ring ring2 sleeve',
}
STRAIGHT = {'xlr': ['pin1', 'pin2', 'pin3'], 'rca': ['centre', 'shell'], 'speakon': ['plus', 'minus']}
GROUNDED = {'sleeve', 'pin1', 'shell'}


def read_file(path):
    """[(group, {key: value})] in the order of the file."""
    groups = []
    for line in path.read_text(encoding='utf-8').splitlines():
        if line.startswith('['):
            groups.append((line[1:-1], {}))
        elif '=' in line and not line.startswith('#'):
            key, _, value = line.partition('=')
            groups[-1][1][key.strip()] = value.strip()
    return groups


def named(groups, word):
    return {name.partition(' ')[2]: keys for name, keys in groups if name.split()[0] == word}


def touches(plug, socket, first_click):
    if plug not in ROWS:
        contacts = STRAIGHT[plug.split('-')[0]]
        return [(contact, contact) for contact in contacts]
    springs, segments = ROWS[socket].split(), ROWS[plug].split()
    if first_click:
        springs = springs[1:]
    return [pair for pair in zip(segments, springs) if '-' not in pair]


class Sets:
    def __init__(self):
        self.parent = {}

    def find(self, node):
        while self.parent.setdefault(node, node) != node:
            node = self.parent[node]
        return node

    def join(self, a, b):
        self.parent[self.find(b)] = self.find(a)


class Circuit:
    def __init__(self, patch, gear):
        self.groups = read_file(patch)
        self.gear, self.kinds = gear, {}
        self.nets = Sets()
        self.elements = []  # (letter, a, b, what)
        self.senses, self.programmes, self.grounds = {}, [], []
        self.seated = {}  # (part, connector): at home
        self.parts = {name.split()[1]: keys for name, keys in self.groups
                      if name.split()[0] in ('Device', 'Cable')}
        for part, keys in self.parts.items():
            self.kinds[part] = gear(keys['Kind'])
        for part, keys in self.parts.items():
            self.plug_in(part, keys)
        for part, keys in self.parts.items():
            if self.kinds[part][0][0] == 'Cable':
                self.wire_cable(part, keys)
            else:
                self.wire_device(part)
        self.tie_references()

    def shape(self, part, connector):
        kind = self.kinds[part]
        word = ({**named(kind, 'End'), **named(kind, 'Jack')})[connector]['Connector']
        if word in ROWS or re.fullmatch('xlr-(fe)?male', word) or word.endswith(('plug', 'socket')):
            return word
        return word + '-socket'

    def node(self, part, connector, contact):
        if contact in GROUNDED and self.kinds[part][0][0] == 'Device':
            return f'{part}/ground'
        return f'{part}/{connector}.{contact}'

    def plug_in(self, part, keys):
        for key, value in keys.items():
            if not key.startswith('Plug-'):
                continue
            end, (place, _, depth) = key[5:], value.partition('@')
            host, _, socket = place.partition('.')
            self.seated[host, socket] = not depth
            for ours, theirs in touches(self.shape(part, end), self.shape(host, socket), depth):
                self.nets.join(self.node(part, end, ours), self.node(host, socket, theirs))

    # Cables

    def wire_cable(self, part, keys):
        length = float(keys.get('Length', 0))
        wires = named(self.kinds[part], 'Wire')
        faults = [fault.split() for fault in keys.get('Fault', '').split(';') if fault.strip()]
        for name, wire in wires.items():
            if [name, 'open'] in faults:
                continue
            per_m = SHIELD_OHMS_PER_M if wire.get('Shield') == 'yes' else CORE_OHMS_PER_M
            ohms = float(wire.get('Ohms', 0)) + per_m * length
            first, *others = self.wire_nodes(part, wire)
            for other in others:
                self.resistor(first, other, ohms)
        for fault in faults:
            if fault[-1] == 'short':
                self.nets.join(self.wire_nodes(part, wires[fault[0]])[0],
                               self.wire_nodes(part, wires[fault[1]])[0])

    def wire_nodes(self, part, wire):
        return [self.node(part, *contact.split('.')) for contact in wire['Join'].split()]

    def resistor(self, a, b, ohms):
        if ohms > 0:
            self.elements.append(('R', a, b, ohms))
        else:
            self.nets.join(a, b)

    # Devices

    def wire_device(self, part):
        kind = self.kinds[part]
        lie = kind[0][1].get('Ground', 'floating')
        if lie == 'earth':
            self.nets.join('0', f'{part}/ground')
        elif lie == 'floating':
            self.grounds.append(f'{part}/ground')
        self.programmes += [f'{part}.{bus}' for bus in named(kind, 'Bus')]
        for name, jack in named(kind, 'Jack').items():
            if 'Input' in jack:
                self.wire_inputs(part, name, jack)
            if 'Normalled-from' in jack and not self.seated.get((part, name)):
                for contact in ('tip', 'ring', 'ring2', 'pin2', 'pin3', 'centre', 'plus', 'minus'):
                    self.nets.join(self.node(part, name, contact),
                                   self.node(part, jack['Normalled-from'], contact))
            if 'Output' in jack:
                self.wire_output(part, name, jack)

    def legs(self, part, name, coaxial=True):
        """Hot and cold; cold is None where there is no such contact."""
        shape = self.shape(part, name)
        if shape in ROWS and coaxial:
            contacts = ('tip', 'ring' if 'ring' in ROWS[shape].split() else None)
        elif shape.startswith(('xlr', 'combo')):
            contacts = ('pin2', 'pin3')
        else:
            contacts = {'rca': ('centre', None), 'speakon': ('plus', 'minus')}[shape.split('-')[0]]
        return [contact and self.node(part, name, contact) for contact in contacts]

    def wire_inputs(self, part, name, jack):
        combo = self.shape(part, name) == 'combo-socket'
        self.wire_input(part, f'{part}.{name}', self.legs(part, name, not combo), jack['Input'],
                        float(jack['Input-ohms']), jack)
        if combo and 'Line-input' in jack:
            self.wire_input(part, f'{part}.{name}.line', self.legs(part, name), jack['Line-input'],
                            float(jack['Line-ohms']), jack)

    def wire_input(self, part, sense, legs, sort, ohms, jack):
        (hot, cold), ground = legs, f'{part}/ground'
        if sort in ('stereo', 'headphones'):
            for side, leg in (('left', hot), ('right', cold)):
                self.resistor(leg, ground, ohms)
                self.senses[f'{sense}.{side}'] = (leg, ground)
            return
        balanced = sort in ('balanced', 'transformer', 'microphone', 'speaker')
        self.senses[sense] = (hot, cold if balanced and cold else ground)
        if sort == 'balanced':
            for leg in filter(None, (hot, cold)):
                self.resistor(leg, ground, ohms / 2)
        else:
            self.resistor(*self.senses[sense], ohms)
        if sort in ('unbalanced', 'instrument') and cold and jack['Ring'] == 'strapped':
            self.nets.join(cold, ground)
        if sort == 'microphone' and cold and 'Phantom' in jack:
            self.resistor(hot, ground, PHANTOM_OHMS)
            self.resistor(cold, ground, PHANTOM_OHMS)

    def source(self, part, a, b, signal, share, ohms):
        self.elements.append(('E', a, b, (f'{part}.{signal}', share, ohms)))

    def wire_output(self, part, name, jack):
        (hot, cold), ground = self.legs(part, name), f'{part}/ground'
        sort, ohms = jack['Output'], float(jack['Ohms'])
        plays = jack['Carries'].split(';')
        if sort in MID_OHMS:
            middle = f'{part}/{name}.middle'
            self.resistor(middle, ground, MID_OHMS[sort])
            self.source(part, hot, middle, plays[0], 0.5, ohms)
            self.source(part, cold, middle, plays[0], -0.5, ohms)
        elif sort in ('balanced', 'bridged'):
            self.source(part, hot, ground, plays[0], 0.5, ohms)
            self.source(part, cold, ground, plays[0], -0.5, ohms)
        elif sort == 'insert':
            self.wire_insert(part, name, jack, hot, cold)
        else:
            self.source(part, hot, ground, plays[0], 1, ohms)
            self.wire_ring(part, sort, jack, hot, cold, ohms)

    def wire_ring(self, part, sort, jack, hot, cold, ohms):
        ground = f'{part}/ground'
        if sort == 'stereo':
            self.source(part, cold, ground, jack['Carries'].split(';')[1], 1, ohms)
        elif sort == 'impedance-balanced':
            self.resistor(cold, ground, ohms)
        elif sort == 'ground-sensing':
            self.resistor(cold, ground, RING_SENSE_OHMS)
            self.elements.append(('G', hot, ground, (cold, ohms)))
        elif cold and (jack.get('Ring') == 'strapped' or cold.endswith('minus')):
            self.nets.join(cold, ground)

    def wire_insert(self, part, name, jack, tip, ring):
        send, back = (ring, tip) if jack['Insert'] == 'ring-send' else (tip, ring)
        ground = f'{part}/ground'
        self.source(part, send, ground, jack['Carries'], 1, float(jack['Ohms']))
        self.resistor(back, ground, float(jack.get('Input-ohms', 1e4)))
        self.senses[f'{part}.{name}.return'] = (back, ground)
        if not self.seated.get((part, name)):
            self.nets.join(tip, ring)

    # Grounds

    def tie_references(self):
        """What reaches no mains earth floats as a whole: one ground of it may be called 0."""
        whole = Sets()
        for _, a, b, _ in self.elements:
            whole.join(self.nets.find(a), self.nets.find(b))
        for ground in reversed(self.grounds):
            ground = self.nets.find(ground)
            if whole.find(ground) != whole.find(self.nets.find('0')):
                whole.join(whole.find(self.nets.find('0')), whole.find(ground))
                self.nets.join('0', ground)

    # SPICE

    def spice_node(self, node, names):
        root = self.nets.find(node)
        return '0' if root == self.nets.find('0') else 'n' + str(names.setdefault(root, len(names)))

    def signal_nodes(self, signal, names):
        if signal in self.senses:
            return ' '.join(self.spice_node(node, names) for node in self.senses[signal])
        return f'p{self.programmes.index(signal)} 0'

    def element_lines(self, number, element, names):
        letter, a, b, what = element
        a, b = self.spice_node(a, names), self.spice_node(b, names)
        if letter == 'R':
            return [f'R{number} {a} {b} {what:.12g}']
        if letter == 'G':
            ring, ohms = self.spice_node(what[0], names), what[1]
            return [f'G{number} {b} {a} {ring} {b} {1 / ohms:.12g}']
        signal, share, ohms = what
        return [f'E{number} e{number} {b} {self.signal_nodes(signal, names)} {share:.12g}',
                f'R{number} e{number} {a} {ohms:.12g}']

    def print_lines(self, names):
        for index, programme in enumerate(self.programmes):
            yield f'alter Vp{index} ac = 1\nac lin 1 1000 1000'
            for sense, nodes in self.senses.items():
                hot, cold = (self.spice_node(node, names) for node in nodes)
                volts = ['0' if node == '0' else f'v({node})' for node in (hot, cold)]
                yield f'echo GAIN {sense} {programme}\nlet x = {volts[0]} - {volts[1]}\nprint x'
            yield f'alter Vp{index} ac = 0'

    def netlist(self):
        names, lines = {}, ['* read by reader.py']
        lines += [f'Vp{i} p{i} 0 DC 0 AC 0' for i in range(len(self.programmes))]
        for number, element in enumerate(self.elements):
            lines += self.element_lines(number, element, names)
        # a sense that no element reaches still needs a node
        prints = list(self.print_lines(names))
        lines += [f'Rn{n} n{n} 0 1e12' for n in names.values()]
        return '\n'.join([*lines, '.options rshunt=1e12', '.control', 'set numdgt=10', *prints,
                          '.endc', '.end', ''])
