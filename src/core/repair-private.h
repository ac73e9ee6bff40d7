/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by repair.c (what a repair is worth, and their order), repair-keep.c (which are kept),
 * repair-lead.c and repair-jack.c (what can be tried). */
#pragma once

#include "core/near.h"
#include "core/repair.h"
#include "core/trial.h"

G_BEGIN_DECLS

typedef struct
{
  PlCircuit *circuit;
  PlPatch *patch;
  const PlOwned *owned;
  GPtrArray *leads; /* PlKind: cables and adapters of the catalog; borrowed */
  PlTrial now;
  gboolean *near;     /* by part id: on the way to somebody who lacks something, or in a finding */
  GArray *sitting;    /* PlSitting */
  gboolean keep_all;  /* what makes nothing better as well */
  const gint *enough; /* patience.h */
  PlRepairs *repairs;
} PlWorkshop;

/* Benches that differ by less (trial.h) lack the same. */
#define PL_REPAIR_SAME 0.01

/* Judges the change; keeps it if the bench is better for it.  Takes what the repair owns. */
void pl_workshop_try (PlWorkshop *self, PlRepair *repair);

/* Among those that are kept, unless one of them does or says the same and is as good; those that
 * are worse go.  Takes what the repair owns. */
void pl_workshop_keep (PlWorkshop *self, PlRepair *repair);

/* Everything that can be done with … */
void pl_workshop_try_leads (PlWorkshop *self);    /* another lead, an adapter, a mended one */
void pl_workshop_try_jacks (PlWorkshop *self);    /* other jacks, plugs exchanged or pushed home */
void pl_workshop_try_sides (PlWorkshop *self);    /* the other side of a pair */
void pl_workshop_try_controls (PlWorkshop *self); /* knobs and switches */

/* Each plug out of its jack: where there is harm, and nothing else helps. */
void pl_workshop_try_unplugging (PlWorkshop *self);

/* Other kinds in a lead's jacks, and its plugs in other jacks. */
void pl_workshop_try_places (PlWorkshop *self, PlPartId lead);

/* The plug in every other jack of its sort. */
void pl_workshop_try_other_jacks (PlWorkshop *self, const PlSitting *sitting);

/* A blank one of the type about a sitting plug (or NULL). */
PlRepair pl_repair_make (PlRepairType type, const PlSitting *sitting);

/* Appends an edit; kinds gain a reference. */
void pl_repair_add (PlRepair *self, PlEdit edit);
void pl_repair_clear (PlRepair *self);

static inline const PlPart *
pl_workshop_part (const PlWorkshop *self, PlPartId id)
{
  return pl_patch_get_part (self->patch, id);
}

static inline const PlConnector *
pl_workshop_connector (const PlWorkshop *self, PlEnd end)
{
  return pl_kind_connector (pl_workshop_part (self, end.part)->kind, end.connector);
}

/* Whether a jack of a device is empty. */
gboolean pl_workshop_is_empty (const PlWorkshop *self, PlEnd jack);

G_END_DECLS
