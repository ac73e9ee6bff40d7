/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by panel-block.c and panel-strips.c; not for anyone else. */
#pragma once

#include "draw/panel-plan.h"
#include "draw/panel-text.h"

G_BEGIN_DECLS

/* px at 100 %, as on the drawn panels */
#define PL_MIN_PITCH   50.0
#define PL_MAX_PITCH   86.0
#define PL_JACK_ROW    72.0 /* label, jack, word below it */
#define PL_JACK_TOP    36.0 /* from the top of the row to the jack's centre */
#define PL_KNOB_PITCH  54.0
#define PL_KNOB_ROW    64.0
#define PL_KNOB_TOP    35.0
#define PL_SECOND_LINE 9.0

/* Jacks or knobs in rows. */
typedef struct
{
  guint n_rows, n_columns;
  double pitch, row_height;
  double top; /* from the top of a row to the centres */
  double width, height;
} PlGrid;

void pl_section_put (PlSection *self, PlMarkType type, guint16 index, double x, double y,
                     double room, const char *word);
PlGrid pl_section_jack_grid (const PlSection *self, guint n_rows);
void pl_section_put_jacks (PlSection *self, const PlGrid *grid, double x, double y);
PlGrid pl_section_knob_grid (const PlSection *self, guint n_rows);
void pl_section_put_knobs (PlSection *self, const PlGrid *grid, double x, double y);
void pl_section_put_faders (PlSection *self);

/* panel-strips.c: columns, and what stands beside them. */
void pl_section_put_columns (PlSection *self);

/* Room a label needs, and whether it then stands in two lines. */
double pl_label_pitch (const char *text);
gboolean pl_label_breaks (const char *text, double pitch);

G_END_DECLS
