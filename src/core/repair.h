/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What to do about it: changes of one thing, found by simulation.
 *
 * Where something works badly, every single change near it is tried on a copy of the bench: another
 * lead, another jack, an adapter, a knob or switch, plugs exchanged, a plug pushed home, a broken
 * conductor mended.  What makes the bench better and nothing worse is kept and ranked: by what is
 * lacking afterwards, then by what the change costs.  No gear and no connection is known by name.
 *
 * Sentences about repairs are in words-repair.h. */
#pragma once

#include "core/catalog.h"
#include "core/edit.h"
#include "core/finding.h"
#include "core/owned.h"

G_BEGIN_DECLS

/* X (id, code).  Codes are stable: they appear in JSON and tests. */
#define PL_REPAIRS(X)                                                                              \
  X (PUSH, "push-home")          /* plug: it rests at the first click */                           \
  X (CONTROL, "control")         /* control of device, to value */                                 \
  X (JACK, "other-jack")         /* plug from jack into other_jack */                              \
  X (LEAD, "other-lead")         /* kind instead of lead */                                        \
  X (MEND, "mend")               /* lead is broken: an equal one that is whole */                  \
  X (EXCHANGE, "exchange-plugs") /* plug in jack and other_plug in other_jack change places */     \
  X (OTHER_SIDE, "other-side")   /* one more lead like this from jack to other_jack */             \
  X (ADAPTER, "adapter")         /* kind between plug and jack */                                  \
  X (JACK_LEAD, "jack-and-lead") /* kind instead of lead, with plug in other_jack */               \
  X (SPLIT_LEAD, "both-sides")   /* kind instead of lead, with its third plug in other_jack */     \
  X (UNPLUG, "unplug")           /* plug out of jack: it does harm there, and nothing else helps */

typedef enum
{
#define X(id, code) PL_REPAIR_##id,
  PL_REPAIRS (X)
#undef X
} PlRepairType;

enum
{
#define X(id, code) +1
  PL_N_REPAIRS = 0 PL_REPAIRS (X)
#undef X
};

const char *pl_repair_code (PlRepairType type);

/* Somebody or something that hears otherwise afterwards. */
typedef struct
{
  PlPartId part;
  guint16 group;
  PlLabel before, after;
  gboolean is_mix;  /* as for a verdict, afterwards */
  PlGrade grade;    /* afterwards */
  double change_db; /* of what is loudest, where it is the same label; 0 when either is silent */
} PlRepairEffect;

enum
{
  PL_MAX_REPAIR_EDITS = 6
};

typedef struct
{
  PlRepairType type;
  PlEdit edits[PL_MAX_REPAIR_EDITS]; /* against the patch that was looked at; own their kinds */
  guint n_edits;

  PlPartId lead; /* cable, adapter or captive lead; CONTROL: the device */
  PlEnd plug;    /* which plug; part 0: see type */
  PlEnd jack;    /* where it is now */
  PlEnd other_plug, other_jack;
  guint16 control; /* PL_REPAIR_CONTROL, else PL_NO_INDEX */
  double value;    /* … its new value, in its unit */
  PlKind *kind;    /* what is needed, or NULL */
  gboolean to_buy; /* kind is not owned, and something is */

  double units;           /* what is lacking afterwards; 0: nothing */
  double cost;            /* of the change itself */
  gboolean moves_trouble; /* it works badly elsewhere then, or the same is only less bad */
  gboolean plays_other;   /* something else is heard afterwards: */
  PlProgramme was, is;    /* … the loudest one now and then */
  PlEnd shared_knob; /* a knob that moves the loudspeakers with what is heard now; part 0: none */
  GArray *effects;   /* PlRepairEffect, those who gain first */
} PlRepair;

typedef struct
{
  PlPatch *patch;     /* looked at */
  double units;       /* what is lacking now; 0: nothing to repair */
  GPtrArray *repairs; /* PlRepair, best first */
  guint n_tried;
} PlRepairs;

/* owned: what the person has, or NULL.  The circuit is in step with its patch; it is used for
 * trying and left as it was.  enough: see patience.h.  Never NULL. */
PlRepairs *pl_repairs_new (PlCircuit *circuit, const PlCatalog *catalog, const PlOwned *owned,
                           const gint *enough) G_GNUC_WARN_UNUSED_RESULT;

/* What if: everything that could be in the place of a lead, better or worse, best first: other
 * kinds in its jacks, and its plugs in other jacks. */
PlRepairs *pl_variants_new (PlCircuit *circuit, const PlCatalog *catalog, PlPartId lead,
                            const gint *enough) G_GNUC_WARN_UNUSED_RESULT;
void pl_repairs_free (PlRepairs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlRepairs, pl_repairs_free)

G_END_DECLS
