/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a circuit: shared by circuit*.c and netlist.c only. */
#pragma once

#include "core/arena.h"
#include "core/circuit.h"

G_BEGIN_DECLS

#define PL_NO_ISLAND G_MAXUINT32

/* Which net of which island a node lies on. island == PL_NO_ISLAND: at the reference (ground), or
 * open without any source: both read 0 V. */
typedef struct
{
  guint32 island;
  guint32 net; /* PL_AT_REFERENCE, or the number within the island */
} PlNodeNet;

#define PL_AT_REFERENCE G_MAXUINT32

static inline gboolean
pl_node_net_is_reference (const PlNodeNet *self)
{
  return self->island == PL_NO_ISLAND && self->net == PL_AT_REFERENCE;
}

/* What a signal of a placed part carries now.  Does not move while the part is placed. */
typedef struct
{
  union
  {
    PlHeard *many; /* n_heard > 1: sorted by programme */
    PlHeard single;
  } heard;
  guint32 n_heard;
  guint32 waiting; /* while evaluating: inputs not yet known */
  guint8 dirty, looped;
  guint8 hazards; /* hazard.h: of all upstream, when the notes say that they are known */
  guint32 walk;   /* the last walk that came by */
} PlSignalState;

static inline const PlHeard *
pl_signal_state_heard (const PlSignalState *self)
{
  return self->n_heard > 1 ? self->heard.many : &self->heard.single;
}

/* A placed part as the circuit sees it. */
typedef struct
{
  PlPart *part;    /* NULL: slot not in use */
  PlChunk *chunk;  /* what the arrays below lie in */
  PlNodeNet *nets; /* by node */
  PlSignalState *signals;
  PlEnd *guest;        /* by connector: the plug sitting in it; part 0: none */
  guint8 *guest_depth; /* … and how deep */
  guint8 *assumed;     /* by connector: driver index of a doubt being tried */
  guint32 *cell_mark;
  guint32 mark, base; /* which build it takes part in, its first temporary node */
  gboolean live;
} PlSlot;

/* An element in an island. a, b: local nets, PL_NO_ISLAND for the reference. */
typedef struct
{
  PlPartId part;
  guint16 element;
  guint32 a, b;
  double ohms;
} PlStamp;

typedef struct
{
  PlPartId part;
  guint16 signal;
} PlSenseRef;

/* Nets solved together. volts[net * n_sources + source]: for a unit EMF (times the source's
 * factor and sign, without controls) of one source at a time. */
typedef struct
{
  PlChunk *chunk; /* what the arrays below lie in */
  guint n_nets, n_stamps, n_sources, n_senses;
  PlStamp *stamps; /* the sources come first */
  PlSenseRef *senses;
  double *volts;
  gboolean alive;
  guint8 hazards; /* hazard.h: its own; 0: not known */
  guint32 walk;   /* the last walk that came by */
} PlIsland;

/* What was found out about a circuit that is only asked: not thread-safe, like all of it. */
typedef struct
{
  guint32 walk;           /* counts walks upstream */
  gboolean hazards_known; /* those of signals are as the circuit is now */
  GArray *marked;         /* PlSenseRef: signals with hazards, some more than once */
} PlNotes;

struct PlCircuit
{
  PlPatch *patch;
  GArray *slots;   /* PlSlot, by part id */
  GArray *islands; /* PlIsland */
  PlArena slot_arena, island_arena;
  GArray *free_islands; /* guint32 */
  guint32 epoch;
  GArray *region;   /* PlCell of the change being followed */
  guint n_followed; /* of those, whose neighbours are in it, too */
  GArray *parts;    /* PlPartId: of the build under way */
  gpointer scratch; /* for the arrays of a build */
  gsize scratch_size;
  guint32 build; /* counts builds */
  PlNotes *notes;
  GArray *dirty; /* PlSenseRef: signals to evaluate again */
  GArray *sum;   /* PlHeard: of the signal being evaluated */
  guint n_solved;
  gboolean has_weak; /* some of what is being evaluated is heard through next to nothing, too */
};

typedef struct
{
  PlPartId part;
  guint16 cell; /* PL_NO_INDEX: the part as a whole (floating ground) */
} PlCell;

/* Of a part that is known to be there. */
static inline PlSlot *
pl_circuit_slot (const PlCircuit *self, PlPartId id)
{
  g_assert (id < self->slots->len);
  return &g_array_index (self->slots, PlSlot, id);
}

/* NULL when there is no such part. */
static inline PlSlot *
pl_circuit_find_slot (const PlCircuit *self, PlPartId id)
{
  PlSlot *slot = id < self->slots->len ? &g_array_index (self->slots, PlSlot, id) : NULL;

  return slot != NULL && slot->part != NULL ? slot : NULL;
}

static inline PlIsland *
pl_circuit_island (const PlCircuit *self, guint32 index)
{
  return &g_array_index (self->islands, PlIsland, index);
}

static inline const PlElement *
pl_kind_element (const PlKind *kind, guint index)
{
  return &g_array_index (kind->elements, PlElement, index);
}

#define PL_FOR_LIST(lists, list, i)                                                                \
  for (guint i = (lists).first[list]; i < (lists).first[(list) + 1]; i++)

/* Whether a contact of the part's ground is the common reference by itself. */
static inline gboolean
pl_slot_is_earthed (const PlSlot *slot)
{
  return slot->part->kind->earthed;
}

/* Ohms of an element as placed: cable length counted in; negative when it conducts nothing. */
double pl_slot_element_ohms (const PlSlot *slot, const PlElement *element);

/* The local net of a node, PL_NO_ISLAND when it is in none. */
static inline guint32
pl_slot_local_net (const PlSlot *slot, guint16 node)
{
  return slot->nets[node].island == PL_NO_ISLAND ? PL_NO_ISLAND : slot->nets[node].net;
}

/* The island a source works in, or PL_NO_ISLAND. */
guint32 pl_slot_element_island (const PlSlot *slot, const PlElement *element);

/* circuit-nets.c: builds islands for the cells in self->region. */
void pl_circuit_build_region (PlCircuit *self);

/* circuit-island.c */
void pl_island_clear (PlIsland *island);
void pl_circuit_solve_island (PlCircuit *self, guint32 index);
double pl_island_volts (const PlIsland *island, const PlNodeNet *net, guint source);
/* The stamp's driver is the one in use. */
gboolean pl_circuit_stamp_is_active (const PlCircuit *self, const PlStamp *stamp);
/* Volts at every net when 48 V stand behind the phantom feeds that are on; NULL when none is.
 * Free with g_free(). */
double *pl_circuit_dup_phantom_volts (const PlCircuit *self, const PlIsland *island);

/* circuit-signals.c */
void pl_signal_state_clear (PlSignalState *self);
void pl_circuit_mark_dirty (PlCircuit *self, PlPartId part, guint16 signal);
void pl_circuit_mark_part_dirty (PlCircuit *self, PlPartId part);
void pl_circuit_check_live (PlCircuit *self, PlPartId part);
void pl_circuit_evaluate (PlCircuit *self);
/* All controls in the way, 0 when the condition does not hold; without the factor. */
double pl_slot_controls_gain (const PlSlot *slot, const PlGain *gain);
/* Whether the bus plays its own test programme now. */
gboolean pl_slot_bus_plays (const PlSlot *slot, guint16 signal);

G_END_DECLS
