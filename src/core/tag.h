/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cable labels (called tags here: a label is what somebody hears): what is on them, and the sheets
 * they are printed on, read from data/labels. */
#pragma once

#include "core/lead-color.h"

G_BEGIN_DECLS

/* Sizes in mm. */
typedef struct
{
  char *id;
  double page_width, page_height;
  guint columns, rows;
  double width, height; /* of one label */
  double left, top;     /* of the first one */
  double gap_x, gap_y;
  double print; /* height that takes print; the rest is clear and is wound over it */
  guint repeat; /* texts one below the other, to be read from every side of a cable */
} PlTagSheet;

/* NULL with an error that names file, place and remedy (PL_FILE_ERROR). */
PlTagSheet *pl_tag_sheet_parse (const char *text, gssize length, const char *name,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pl_tag_sheet_free (PlTagSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlTagSheet, pl_tag_sheet_free)

gboolean pl_tag_sheet_wraps (const PlTagSheet *self);

/* "A4, 3 × 8 labels of 70 × 37 mm, wrap-around" */
char *pl_tag_sheet_dup_title (const PlTagSheet *self) G_GNUC_WARN_UNUSED_RESULT;

/* One end of a cable. */
typedef struct
{
  int number; /* of the cable; 0: none */
  PlLeadColor color;
  char *here; /* "3 · HM-4 INPUT": what this end goes into */
  char *way;  /* "ProFX10v3 PHONES → HM-4 INPUT" */
  char *there; /* "→ HM-4 INPUT", "← ProFX10v3 PHONES": the other end, where there is less room */
  char *about; /* "TRS cable · 3 m · blue" */
} PlTag;

/* A label for each end of each cable, by number: GArray of PlTag. */
GArray *pl_patch_dup_tags (const PlPatch *patch) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
