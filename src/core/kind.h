/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A kind of part: what a device, cable, adapter or pair of headphones is and how it is wired
 * inside.
 *
 * A kind is read from one data file (see kind-file.h) and never changes.  Its inner circuit is a
 * handful of elements between nodes.  Node 0 is the part's ground; every contact of every
 * connector has a node; further nodes are inner ones.  Amplifiers are one-way: inputs and buses
 * are signals, routes carry one signal into another, sources play a signal.
 *
 * Ownership: a PlKind is ref-counted; everything reachable from it belongs to it. */
#pragma once

#include "core/contact.h"
#include "core/packed.h"

G_BEGIN_DECLS

#define PL_GROUND_NODE 0
#define PL_NO_NODE     G_MAXUINT16
#define PL_NO_INDEX    G_MAXUINT16

/* X (id, name in files) */
#define PL_CATEGORIES(X)                                                                           \
  X (MIXER, "mixer")                                                                               \
  X (HEADPHONE_AMP, "headphone-amp")                                                               \
  X (SPLITTER, "splitter")                                                                         \
  X (INTERFACE, "interface")                                                                       \
  X (SPEAKER, "speaker")                                                                           \
  X (AMPLIFIER, "amplifier")                                                                       \
  X (MICROPHONE, "microphone")                                                                     \
  X (INSTRUMENT, "instrument")                                                                     \
  X (PLAYER, "player")                                                                             \
  X (PROCESSOR, "processor")                                                                       \
  X (HEADPHONES, "headphones")                                                                     \
  X (NOTE, "note") /* a slip of paper: its name is its text, it has no jacks */                    \
  X (CABLE, "cable")                                                                               \
  X (ADAPTER, "adapter")

typedef enum
{
#define X(id, name) PL_CATEGORY_##id,
  PL_CATEGORIES (X)
#undef X
} PlCategory;

enum
{
#define X(id, name) +1
  PL_N_CATEGORIES = 0 PL_CATEGORIES (X)
#undef X
};

/* How an output is driven; see electrical model, section 3 (src/DESIGN.md). */
#define PL_DRIVERS(X)                                                                              \
  X (UNBALANCED, "unbalanced")                                                                     \
  X (STEREO, "stereo")                                                                             \
  X (IMPEDANCE_BALANCED, "impedance-balanced")                                                     \
  X (BALANCED, "balanced")                                                                         \
  X (CROSS_COUPLED, "cross-coupled")                                                               \
  X (TRANSFORMER, "transformer")                                                                   \
  X (GROUND_SENSING, "ground-sensing")                                                             \
  X (BRIDGED, "bridged")                                                                           \
  X (INSERT, "insert")                                                                             \
  X (SPEAKER, "speaker")

typedef enum
{
#define X(id, name) PL_DRIVER_##id,
  PL_DRIVERS (X)
#undef X
} PlDriver;

enum
{
#define X(id, name) +1
  PL_N_DRIVERS = 0 PL_DRIVERS (X)
#undef X
};

/* How an input reads its contacts; section 4. */
#define PL_INPUTS(X)                                                                               \
  X (NONE, "none")                                                                                 \
  X (STEREO, "stereo")                                                                             \
  X (UNBALANCED, "unbalanced")                                                                     \
  X (BALANCED, "balanced")                                                                         \
  X (TRANSFORMER, "transformer")                                                                   \
  X (MICROPHONE, "microphone")                                                                     \
  X (INSTRUMENT, "instrument")                                                                     \
  X (HEADPHONES, "headphones")                                                                     \
  X (SPEAKER, "speaker")

typedef enum
{
#define X(id, name) PL_INPUT_##id,
  PL_INPUTS (X)
#undef X
} PlInput;

enum
{
#define X(id, name) +1
  PL_N_INPUTS = 0 PL_INPUTS (X)
#undef X
};

/* What level class a jack works at. */
#define PL_LEVELS(X)                                                                               \
  X (MIC, "mic")                                                                                   \
  X (INSTRUMENT, "instrument")                                                                     \
  X (CONSUMER, "consumer")                                                                         \
  X (LINE, "line")                                                                                 \
  X (PHONES, "phones")                                                                             \
  X (SPEAKER, "speaker")

typedef enum
{
#define X(id, name) PL_LEVEL_##id,
  PL_LEVELS (X)
#undef X
} PlLevel;

enum
{
#define X(id, name) +1
  PL_N_LEVELS = 0 PL_LEVELS (X)
#undef X
};

/* How sure a figure is. */
#define PL_CONFIDENCES(X)                                                                          \
  X (MAKER, "maker")                                                                               \
  X (VENDOR, "vendor")                                                                             \
  X (THIRD_PARTY, "third-party")                                                                   \
  X (DERIVED, "derived")                                                                           \
  X (ASSUMED, "assumed")

typedef enum
{
#define X(id, name) PL_CONFIDENCE_##id,
  PL_CONFIDENCES (X)
#undef X
} PlConfidence;

enum
{
#define X(id, name) +1
  PL_N_CONFIDENCES = 0 PL_CONFIDENCES (X)
#undef X
};

typedef enum
{
  PL_SIDE_NONE,
  PL_SIDE_LEFT,
  PL_SIDE_RIGHT
} PlSide;

/* What a cable is built to carry. */
typedef enum
{
  PL_CARRIAGE_ANY,
  PL_CARRIAGE_SIGNAL, /* thin, with a shield: everything but power for loudspeakers */
  PL_CARRIAGE_POWER   /* thick, without a shield: for loudspeakers only */
} PlCarriage;

/* A source document the file leans on ([Source KEY]). */
typedef struct
{
  char *id;
  char *title;
  char *url; /* or NULL */
  PlConfidence confidence;
} PlSourceNote;

/* "The value of this key comes from there": one per key that is not plainly the maker's. */
typedef struct
{
  char *key;               /* "Ohms"; interned, for most gear speaks of the same */
  const char *source;      /* id of a PlSourceNote of this kind, or NULL */
  PlConfidence confidence; /* taken from the source, or assumed */
} PlClaim;

typedef enum
{
  PL_CONTROL_KNOB,
  PL_CONTROL_FADER,
  PL_CONTROL_SWITCH
} PlControlType;

typedef enum
{
  PL_UNIT_DB,      /* gain in dB; at min: off when off_at_min */
  PL_UNIT_PERCENT, /* audio taper: gain = (value / unity)^2 */
  PL_UNIT_PAN,     /* -1 left … +1 right; constant power, centre -3 dB */
  PL_UNIT_BALANCE, /* -1 … +1; centre 0 dB on both sides */
  PL_UNIT_POSITION /* switch: index into positions */
} PlUnit;

typedef struct
{
  char *id;
  char *label;   /* as printed on the gear */
  char *section; /* or NULL */
  PlControlType type;
  PlUnit unit;
  double min, max, initial, unity;
  gboolean off_at_min;
  char **positions; /* switches: NULL-terminated words, else NULL */
  GArray *claims;   /* PlClaim */
} PlControl;

typedef enum
{
  PL_SIGNAL_BUS,  /* named mix; may play a test programme */
  PL_SIGNAL_SENSE /* what an input reads */
} PlSignalType;

typedef struct
{
  char *id;   /* "main-l", "input.left" */
  char *name; /* "Main mix, left"; for senses the jack's label */
  PlSignalType type;
  gboolean programme; /* a bus that plays its own test programme when nothing feeds the device */
  PlSide side;
  guint16 pair;      /* signal index of the other side, or PL_NO_INDEX */
  guint16 connector; /* senses: where; else PL_NO_INDEX */
  guint16 hot, cold; /* senses: nodes */
  double ohms;       /* senses: load one correct source sees, for "attenuated" */
  PlSide ear;        /* senses of headphones */
} PlSignal;

/* gain = factor × every control's gain (× pan of that side).  Applies only when condition holds. */
typedef struct
{
  double factor;
  guint16 controls[6]; /* control indices, PL_NO_INDEX ends */
  PlSide side;         /* which side a pan or balance control acts for */
  guint16 condition;   /* control index of a switch, or PL_NO_INDEX */
  guint16 position;    /* … which must stand here */
} PlGain;

typedef struct
{
  guint16 from, to; /* signal indices; to is a bus */
  PlGain gain;
} PlRoute;

typedef enum
{
  PL_ELEMENT_RESISTOR, /* a – b, ohms (0: a wire) */
  PL_ELEMENT_SOURCE,   /* EMF factor × signal from b to a behind ohms (> 0) */
  PL_ELEMENT_FOLLOWER, /* EMF of V (sensed node) - V (b) from b to a: ground-sensing outputs
                        */
  PL_ELEMENT_NORMAL,   /* wire a – b, closed until a plug sits fully home in connector */
  PL_ELEMENT_PHANTOM /* 48 V from b to a behind ohms when the control stands at 1; always a load */
} PlElementType;

typedef struct
{
  PlElementType type;
  guint16 a, b;
  double ohms;
  guint16 signal;    /* sources: which; followers: the sensed node; else PL_NO_INDEX */
  PlGain gain;       /* sources */
  guint16 connector; /* whose element this is, or PL_NO_INDEX */
  guint16 conductor; /* cables: which wire, for faults and length; else PL_NO_INDEX */
  guint8 variant;    /* index into connector's drivers; PL_ANY_VARIANT for all */
  gboolean passive;  /* a build-out leg without EMF: loading it is harmless */
} PlElement;

#define PL_ANY_VARIANT 0xff

typedef enum
{
  PL_WORD_UNKNOWN, /* the maker is silent */
  PL_WORD_FINE,    /* the maker says a TS plug may be used */
  PL_WORD_WARNS    /* the maker warns against it */
} PlMakersWord;

/* A hole or a plug of a part. */
typedef struct
{
  char *id;      /* "phones": element id "jack-phones" in the panel */
  char *label;   /* as printed on the gear */
  char *section; /* or NULL */
  PlShape shape;
  gboolean moves;              /* the end of a lead: can be plugged into something */
  guint16 node[PL_N_CONTACTS]; /* node of each contact, or PL_NO_NODE */

  /* outputs */
  guint n_drivers; /* 0: not an output; > 1: the plausible ones, commonest first */
  PlDriver drivers[4];
  char *doubt;        /* outputs of one doubt share their driver; NULL when n_drivers < 2 */
  guint16 signals[2]; /* what it plays (left, right or mono, none) */
  double ohms_out;    /* per leg */
  double nominal_dbu, max_dbu; /* of the output, NAN when not known */
  double min_load_ohms;        /* 0: not known */
  PlLevel level;
  PlMakersWord cold_shorted;
  gboolean needs_phantom; /* a microphone that is silent without 48 V */

  /* inputs */
  PlInput input;      /* of the pins on a combo socket */
  PlInput line_input; /* of tip/ring/sleeve on a combo socket, else NONE */
  double ohms_in;
  double max_in_dbu;   /* NAN when not known */
  PlLevel input_level; /* what it is made for */
  guint16 senses[2];   /* signal indices: left/mono, right; PL_NO_INDEX */
  guint16 phantom;     /* control index, or PL_NO_INDEX */
  GArray *claims;      /* PlClaim */
} PlConnector;

/* Things heard or read together: two ears, the sides of a stereo input, one mono input. */
typedef struct
{
  char *label;       /* jack label */
  guint16 connector; /* the first one */
  gboolean is_pair;
  gboolean is_listener; /* ears */
  guint16 sense[2];     /* signal indices; [1] is PL_NO_INDEX unless is_pair */
} PlGroup;

typedef struct
{
  char *id;    /* "tip" */
  char *label; /* "tip", "shield" */
  gboolean shield;
} PlConductor;

/* Many short lists of indices in one block: list i is item[first[i]] … item[first[i + 1] - 1]. */
typedef struct
{
  guint n_lists;
  guint16 *item;
  guint32 *first;
} PlLists;

typedef struct
{
  char *id;            /* "mackie-hm-4" */
  char *name;          /* "HM-4" */
  char *maker;         /* "Mackie", or NULL for generic gear */
  char *summary;       /* a sentence */
  char *panel;         /* file name of the SVG, or NULL */
  char *accent;        /* "#rrggbb" or NULL */
  char *short_name;    /* cables: for the tray; else NULL */
  char **also;         /* cables: other names, for the search; may be NULL */
  int tray;            /* cables: place in the tray; 0: behind the others */
  PlCarriage carriage; /* cables and adapters */
  PlPacked *text;      /* the file this was read from, for embedding */
  PlCategory category;
  gboolean has_ground;  /* cables, adapters and headphones have none */
  gboolean earthed;     /* its ground is tied to mains earth */
  gboolean verified;    /* the maker's own document was seen */
  gboolean shipped;     /* comes with the program: its words can be translated */
  gboolean placeholder; /* stands for gear that is not known: nothing sounds; text may be NULL */

  GArray *notes;      /* PlSourceNote */
  GArray *claims;     /* PlClaim, of the [Device] group */
  GArray *controls;   /* PlControl */
  GArray *connectors; /* PlConnector */
  GArray *signals;    /* PlSignal */
  GArray *routes;     /* PlRoute */
  GArray *elements;   /* PlElement */
  GArray *groups;     /* PlGroup */
  GArray *conductors; /* PlConductor, cables only */
  guint16 n_nodes;

  /* Cells: parts of the circuit that touch only through ground.  Lists are by cell (or signal). */
  guint16 n_cells;
  guint16 *cell_of_node; /* n_nodes entries; PL_NO_INDEX for ground */
  PlLists cell_nodes, cell_connectors, cell_elements, cell_senses;
  PlLists connector_cells;                     /* by connector */
  PlLists signal_sources;                      /* by signal: elements that play it */
  PlLists signal_routes_out, signal_routes_in; /* by signal: routes */
} PlKind;

PlKind *pl_kind_ref (PlKind *self);
void pl_kind_unref (PlKind *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlKind, pl_kind_unref)

const char *pl_category_name (PlCategory value);
const char *pl_driver_name (PlDriver value);
const char *pl_input_name (PlInput value);
const char *pl_level_name (PlLevel value);
const char *pl_confidence_name (PlConfidence value);

gboolean pl_kind_is_cable (const PlKind *self); /* cable or adapter */

static inline const PlConnector *
pl_kind_connector (const PlKind *self, guint index)
{
  g_assert (index < self->connectors->len);
  return &g_array_index (self->connectors, PlConnector, index);
}

static inline const PlSignal *
pl_kind_signal (const PlKind *self, guint index)
{
  g_assert (index < self->signals->len);
  return &g_array_index (self->signals, PlSignal, index);
}

static inline const PlControl *
pl_kind_control (const PlKind *self, guint index)
{
  g_assert (index < self->controls->len);
  return &g_array_index (self->controls, PlControl, index);
}

static inline const PlGroup *
pl_kind_group (const PlKind *self, guint index)
{
  g_assert (index < self->groups->len);
  return &g_array_index (self->groups, PlGroup, index);
}

/* What people hear: ears, or the input of a loudspeaker; not what a device takes in and passes on.
 */
gboolean pl_kind_is_heard (const PlKind *self, guint group);

/* Index by id, or -1. */
int pl_kind_find_connector (const PlKind *self, const char *id);
int pl_kind_find_control (const PlKind *self, const char *id);
int pl_kind_find_signal (const PlKind *self, const char *id);
int pl_kind_find_conductor (const PlKind *self, const char *id);

/* Jacks, controls, signals, elements, routes and itself: what a part of this kind costs. */
guint pl_kind_count_pieces (const PlKind *self);

/* Outputs have drivers, inputs read; an insert is both. */
gboolean pl_connector_is_output (const PlConnector *self);
gboolean pl_connector_is_input (const PlConnector *self);

/* The file a kind was read from; NULL: a placeholder that has none. */
char *pl_kind_dup_text (const PlKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/* The claim about a key, or NULL when the value is plainly the file's own. */
const PlClaim *pl_claims_find (const GArray *claims, const char *key);

/* Gain of one control at a value; side is for pan and balance. */
double pl_control_gain (const PlControl *self, double value, PlSide side);

G_END_DECLS
