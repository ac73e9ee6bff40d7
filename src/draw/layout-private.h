/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a layout: shared by layout*.c only. */
#pragma once

#include "draw/layout.h"

G_BEGIN_DECLS

typedef struct
{
  PlPart *part;         /* NULL: slot not in use */
  const PlPanel *panel; /* devices */
  PlRect rect;
  PlEnd *guest; /* by connector */
  PlStrand *strands;
  guint n_strands;
  PlRect reach; /* of the strands together; without any: nothing */
} PlPlace;

struct PlLayout
{
  PlLibrary *library;
  PlPatch *patch;
  GArray *places; /* PlPlace, by part id */
};

static inline PlPlace *
pl_layout_find_place (const PlLayout *self, PlPartId id)
{
  PlPlace *place = id < self->places->len ? &g_array_index (self->places, PlPlace, id) : NULL;

  return place != NULL && place->part != NULL ? place : NULL;
}

/* layout-cables.c: runs of a cable or a captive lead, and their bounds. */
void pl_layout_route (PlLayout *self, PlPartId id, PlPlace *place);

G_END_DECLS
