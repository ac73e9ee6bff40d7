/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything goes on a panel that has no drawing: sections as on the real thing, channels as
 * columns, a volume knob above its output.  Only numbers; panel-compose.c draws them.
 *
 *   panel-draft.c    a kind → sections: which jacks and knobs belong together
 *   panel-columns.c  "GAIN 1", "GAIN 2", "PAN 1" → columns 1 and 2, rows GAIN and PAN
 *   panel-block.c    a section in one of its shapes → marks
 *   panel-shelves.c  the shapes and places that waste least room */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

typedef enum
{
  PL_MARK_JACK,
  PL_MARK_KNOB,   /* 28 px, its value is painted below it */
  PL_MARK_TRIM,   /* 20 px, in a channel */
  PL_MARK_SWITCH, /* 32 × 16 px, its positions below it */
  PL_MARK_BUTTON, /* a switch in a channel: 22 × 12 px */
  PL_MARK_FADER,  /* a slot of height px with its scale */
  PL_MARK_SLIDER, /* a fader in a channel: without scale */
  PL_MARK_WORD,   /* the name of a row, ending at x */
  PL_MARK_NUMBER, /* of a channel, on a light plate */
  PL_MARK_RULE    /* a thin line of room px between jacks and knobs */
} PlMarkType;

typedef struct
{
  PlMarkType type;
  guint16 index; /* connector or control */
  double x, y;   /* centre, within the content of its section */
  double room;   /* for its label */
  double height; /* faders: of the travel */
  char *word;    /* label; owned; NULL: none */
} PlMark;

/* A row of knobs through all channels of a table. */
typedef struct
{
  char *word; /* "GAIN" */
  int rank;   /* from top to bottom, as on real gear */
  gboolean has_knob, has_fader;
} PlRow;

/* Sections that stand side by side share their rows. */
typedef struct
{
  GArray *rows;    /* PlRow */
  guint jack_rows; /* the most jacks of one channel */
  gboolean two_lines;
} PlRowTable;

/* A channel: its jacks and controls. */
typedef struct
{
  char *name;               /* "1", "5/6" */
  GArray *jacks, *controls; /* guint16 */
  GArray *rows;             /* guint16: the table's row of each control */
} PlColumn;

/* One of the shapes a section can take. */
typedef struct
{
  guint jack_rows, control_rows;
  gboolean beside;      /* jacks and knobs side by side, not above each other */
  double width, height; /* of the content */
} PlVariant;

typedef struct
{
  const PlKind *kind;
  char *title; /* "" for none */
  gboolean is_rear, is_output;
  GArray *jacks, *controls;         /* guint16: those outside the columns */
  GPtrArray *columns;               /* PlColumn */
  PlRowTable *table;                /* of the columns, owned by the plan; NULL: there are none */
  GArray *variants;                 /* PlVariant */
  GArray *marks;                    /* PlMark, of the shape laid out last */
  double inner_width, inner_height; /* of these marks */
  double x, y, width, height;       /* of the frame, on the panel */
} PlSection;

typedef struct
{
  const PlKind *kind;
  GPtrArray *sections; /* PlSection: the front ones, then the rear ones */
  GPtrArray *tables;   /* PlRowTable */
  double width, height;
  double seam; /* where the rear begins; 0: it is not apart */
} PlPlan;

#define PL_SECTION_TITLE   22.0 /* room for the title */
#define PL_SECTION_PADDING 10.0

/* min_width: what the name in the head needs. */
PlPlan *pl_plan_new (const PlKind *kind, double min_width) G_GNUC_WARN_UNUSED_RESULT;
void pl_plan_free (PlPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlPlan, pl_plan_free)

/* panel-draft.c */
PlPlan *pl_plan_draft (const PlKind *kind) G_GNUC_WARN_UNUSED_RESULT;
PlColumn *pl_column_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Whether what comes in there goes through that knob on its way to the mixes. */
gboolean pl_jack_feeds_control (const PlKind *kind, guint16 jack, guint16 control);
gboolean pl_label_split (const char *label, char **word, char **suffix);

/* panel-columns.c: takes controls and jacks of the sections into columns, and gives those their
 * rows. */
void pl_plan_find_columns (PlPlan *self);
void pl_row_table_free (PlRowTable *self);

/* panel-block.c: all shapes worth a thought; the marks of one; the same marks stretched into the
 * frame. */
void pl_section_measure (PlSection *self);
void pl_section_lay_out (PlSection *self, const PlVariant *variant);
void pl_section_fill (PlSection *self);

/* The positions of a switch as they stand below it; NULL for on and off. */
char *pl_control_dup_words (const PlControl *control) G_GNUC_WARN_UNUSED_RESULT;

/* panel-shelves.c: gives measured sections their shapes and places, and the plan its size. */
void pl_plan_arrange (PlPlan *self, double min_width);

static inline guint16
pl_index_at (const GArray *indices, guint at)
{
  return g_array_index (indices, guint16, at);
}

G_END_DECLS
