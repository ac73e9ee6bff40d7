/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How wide the words on a composed panel are, and how a label is fitted into its room.  From a
 * table, not from a font: the same gear file gives the same panel on every machine. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PL_LABEL_SIZE    10.0
#define PL_SMALL_SIZE    9.0  /* no label is smaller */
#define PL_WORD_SIZE     8.5  /* below a jack: what it is */
#define PL_TITLE_SIZE    8.5  /* of a section, in capitals */
#define PL_TITLE_SPACING 1.13 /* what letter-spacing adds to a title */

/* A label in one line or two. */
typedef struct
{
  char *line[2]; /* line[1] is NULL for one */
  double size;
} PlLabel;

double pl_panel_text_width (const char *text, double size, gboolean bold);

/* As large as fits into room, in two lines when it must, with dots when even that is too wide. */
PlLabel pl_panel_fit_label (const char *text, double room);
void pl_panel_label_clear (PlLabel *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlLabel, pl_panel_label_clear)

/* Room in which the label fits into at most lines lines. */
double pl_panel_label_room (const char *text, guint lines);

/* The text, cut with dots to fit. */
char *pl_panel_cut_text (const char *text, double size, gboolean bold,
                         double room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
