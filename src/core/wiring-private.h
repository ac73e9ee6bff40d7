/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by the files that bring wiring in (wiring*.c); not for anyone else. */
#pragma once

#include "core/csv.h"
#include "core/lead-color.h"
#include "core/wiring.h"

G_BEGIN_DECLS

/* wiring-text.c: words as they are compared. */

/* Letters and digits alone, small: "HM-4" → "hm4". */
char *pl_wiring_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Words, small, digits and letters apart, each by its usual spelling: "Headphone-Out2" → phones,
 * out, 2. */
char **pl_wiring_dup_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* "my-desk" from "My Desk!"; never empty, 60 letters at most. */
char *pl_wiring_dup_id (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* A length in m; unit: m per number when none is written.  FALSE: it is none. */
gboolean pl_wiring_parse_length (const char *text, double unit, double *metres);

/* Takes "3 m" out of "TRS 3 m"; 0: there is none.  What is left is in text. */
double pl_wiring_cut_length (GString *text);

/* "Length (ft)" → 0.3048; 1 when no unit is named. */
double pl_wiring_find_unit (const char *heading);

/* A colour of a lead by its name or code, in the person's language, English or German; NONE: it is
 * not one of those that leads have. */
PlLeadColor pl_wiring_find_color (const char *text);

/* The number in "W12", "#12", "cable 12"; 0: there is none, or more than one. */
int pl_wiring_find_number (const char *text);

/* Takes “Guitar” out of "TRS cable “Guitar”"; NULL: there is none. */
char *pl_wiring_cut_name (GString *text) G_GNUC_WARN_UNUSED_RESULT;

/* Takes " (2)" out of "HM-4 (2) INPUT", where it tells gear from other gear of that name; at: the
 * place of the parenthesis.  0: it is not that. */
guint pl_wiring_cut_twin (GString *text, gsize at);

/* wiring-columns.c */

typedef enum
{
  PL_COLUMN_NUMBER,
  PL_COLUMN_FROM,
  PL_COLUMN_FROM_JACK,
  PL_COLUMN_TO,
  PL_COLUMN_TO_JACK,
  PL_COLUMN_TYPE,
  PL_COLUMN_LENGTH,
  PL_COLUMN_COLOR,
  PL_COLUMN_NAME, /* of the cable: what is written on it besides its number */
  PL_N_COLUMNS
} PlColumn;

typedef struct
{
  int at[PL_N_COLUMNS]; /* -1: there is none */
  double unit;          /* m per number in the column of lengths */
  guint first;          /* row that is a connection */
  gboolean headings;
} PlColumns;

PlColumns pl_wiring_find_columns (const PlCsv *table);
const char *pl_wiring_column_title (PlColumn column); /* translated */

/* wiring-cables.c: cable types. */

typedef struct PlCableIndex PlCableIndex;

PlCableIndex *pl_cable_index_new (const PlCatalog *catalog) G_GNUC_WARN_UNUSED_RESULT;
void pl_cable_index_free (PlCableIndex *self);

typedef struct
{
  GPtrArray *kinds; /* PlKind, likeliest first; borrowed */
  gboolean exact;   /* kinds has one, by its name or id */
  gboolean sockets; /* it speaks of something with a socket: an extension, a splitter */
} PlCableMatch;

/* What a type may mean; empty: no idea.  Belongs to the index. */
const PlCableMatch *pl_cable_index_find (PlCableIndex *self, const char *type);

/* All of them, those that people use most first. */
const GPtrArray *pl_cable_index_get_all (const PlCableIndex *self);

/* wiring-gear.c: devices and their jacks. */

typedef struct PlGearIndex PlGearIndex;

PlGearIndex *pl_gear_index_new (const PlCatalog *catalog) G_GNUC_WARN_UNUSED_RESULT;
void pl_gear_index_free (PlGearIndex *self);

/* One end of a line as it was understood. */
typedef struct
{
  PlKind *kind;     /* borrowed; NULL: not known */
  char *gear;       /* what the list calls it */
  char *name;       /* what tells it from others of its kind ("Anna", "2"), or NULL */
  char *jack;       /* "" when it is not said */
  guint twin;       /* "HM-4 (2)" is the second of those; 0: not said */
  gboolean guessed; /* the kind is likely, not certain */
  char *several;    /* names of the kinds that it may be, or NULL */
} PlGearMatch;

void pl_gear_match_clear (PlGearMatch *self);

/* "HM-4: INPUT"; or jack apart (not NULL). */
PlGearMatch pl_gear_index_find (PlGearIndex *self, const char *text, const char *jack,
                                gboolean is_from);

typedef enum
{
  PL_JACK_SAME,
  PL_JACK_LIKELY,
  PL_JACK_DOUBTFUL, /* more than one */
  PL_JACK_NONE
} PlJackMatch;

PlJackMatch pl_wiring_find_jack (const PlKind *kind, const char *text, gboolean is_from,
                                 guint16 *connector);

/* "INPUT, PHONES 1, PHONES 2"; the first dozen. */
char *pl_wiring_dup_jack_names (const PlKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/* wiring-bench.c: what is put on the bench. */

enum
{
  PL_WIRING_MAX_JACKS = 500, /* of a placeholder */
  PL_WIRING_MAX_ENDS = 8     /* of a cable */
};

typedef struct
{
  char *label;
  int shape;       /* PlShape, or -1: nothing was plugged in yet */
  guint taken;     /* line whose plug sits in it; 0: free */
  guint n_seconds; /* how many of the seconds of its device have a plug there */
} PlWiringJack;

/* A device of the bench to be. */
typedef struct
{
  PlKind *kind; /* NULL: a placeholder */
  char *gear, *name;
  guint twin;        /* which of those that are called alike, as the list says; 0: it does not */
  GArray *jacks;     /* PlWiringJack: of the kind, or those of the placeholder */
  GHashTable *index; /* placeholders: folded label → jack + 1 */
  GArray *seconds;   /* guint: indices of more of the same, which the list does not number */
} PlWiringDevice;

PlWiringDevice *pl_wiring_device_new (const PlGearMatch *match) G_GNUC_WARN_UNUSED_RESULT;
void pl_wiring_device_free (PlWiringDevice *self);
char *pl_wiring_device_dup_title (const PlWiringDevice *self) G_GNUC_WARN_UNUSED_RESULT;

/* Of a placeholder: the jack of that label, made when it is new; -1: there are too many. */
int pl_wiring_device_get_jack (PlWiringDevice *self, const char *label);

static inline PlWiringJack *
pl_wiring_device_jack (const PlWiringDevice *self, guint jack)
{
  return &g_array_index (self->jacks, PlWiringJack, jack);
}

/* Whether a plug of that shape goes into a jack, whose shape may still be open. */
gboolean pl_wiring_device_fits (const PlWiringDevice *self, guint jack, PlShape plug);

/* The same, but where the shape is open only an XLR of the sex that signals run through that way:
 * out of male, into female connectors of gear. */
gboolean pl_wiring_device_suits (const PlWiringDevice *self, guint jack, PlShape plug,
                                 gboolean is_from);

/* Puts devices that are called alike in the order in which a list numbers them; those whose numbers
 * are not 1, 2, … get theirs as a name.  Places on the bench by index, from 0; free with g_free().
 */
guint *pl_wiring_order_twins (const GPtrArray *devices) G_GNUC_WARN_UNUSED_RESULT;

/* The gear file of a placeholder as a kind; ids are those in use.  NULL: never, but for a bug. */
PlKind *pl_wiring_device_dup_kind (const PlWiringDevice *self, GHashTable *ids,
                                   const PlCatalog *catalog) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
