/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One state of the bench: placed parts and what is plugged into what.
 *
 * A patch never changes: an edit makes a new one (edit.h).  Parts are ref-counted and shared
 * between patches, held in a two-level table, so that an edit of a bench with n parts copies
 * about n / 64 pointers and undo costs pointers, not copies.  Same pointer means same content.
 *
 * A part's id is its slot in the table, from 1; ids are never reused within a history. */
#pragma once

#include "core/bounds.h"
#include "core/kind.h"

G_BEGIN_DECLS

typedef guint32 PlPartId; /* 0: none */

/* Where a moving connector is.  part == 0: loose, its plug lies at x, y on the bench. */
typedef struct
{
  PlPartId part;
  guint16 connector;
  PlDepth depth;
  double x, y; /* loose plugs; NAN, NAN: wherever the drawing puts it */
} PlSeat;

/* One end of something: a part's connector. */
typedef struct
{
  PlPartId part;
  guint16 connector;
} PlEnd;

typedef enum
{
  PL_FAULT_OPEN,
  PL_FAULT_SHORT
} PlFaultType;

/* A broken conductor, or two conductors touching each other. */
typedef struct
{
  PlFaultType type;
  guint16 conductor;
  guint16 other; /* PL_FAULT_SHORT */
} PlFault;

/* A placed thing.  Written once, then shared. */
typedef struct
{
  PlKind *kind;
  char *name;       /* given by the person ("Anna"), or NULL */
  double x, y;      /* top left of the panel on the bench, in px at 100 % */
  double length_m;  /* cables; 0: not said, taken as ideal */
  int number;       /* cables: the number shown on their plugs; 0: none */
  guint8 color;     /* cables: a PlLeadColor; none: as its number gives it */
  PlSeat *seats;    /* one per connector; only those of moving connectors are used */
  double *controls; /* one per control */
  guint8 *drivers;  /* one per connector: the driver the person has confirmed, + 1; 0: as listed */
  guint n_faults;
  PlFault faults[8];
} PlPart;

PlPart *pl_part_ref (PlPart *self);
void pl_part_unref (PlPart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlPart, pl_part_unref)

/* All ends loose, controls at their initial values. */
PlPart *pl_part_new (PlKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/* A copy that may be written until it enters a patch. */
PlPart *pl_part_dup (const PlPart *self) G_GNUC_WARN_UNUSED_RESULT;

/* The person's name for it, else the kind's; borrowed. */
const char *pl_part_title (const PlPart *self);

/* A finding the person does not want to see again, and why. */
typedef struct
{
  char *code;
  PlPartId part; /* 0: anywhere */
  char *reason;
} PlDismissal;

/* How the person last looked at it; saved with the file, not part of undo. */
typedef struct
{
  double zoom; /* 0: fit */
  double x, y; /* bench point at the middle of the view */
} PlView;

typedef struct PlPatch PlPatch;

PlPatch *pl_patch_new (void) G_GNUC_WARN_UNUSED_RESULT; /* an empty bench */
PlPatch *pl_patch_ref (PlPatch *self);
void pl_patch_unref (PlPatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlPatch, pl_patch_unref)

const char *pl_patch_get_title (const PlPatch *self); /* "" when not named */
const char *pl_patch_get_notes (const PlPatch *self); /* "" when there are none */
PlView pl_patch_get_view (const PlPatch *self);

/* NULL for an id that is not in use. Borrowed. */
const PlPart *pl_patch_get_part (const PlPatch *self, PlPartId id);
guint pl_patch_count_parts (const PlPatch *self);

/* What all kinds of its parts have: see pl_kind_count_pieces(). */
guint pl_patch_count_pieces (const PlPatch *self);

/* The smallest id never used by this patch or the ones it came from. */
PlPartId pl_patch_next_id (const PlPatch *self);

/* Visits parts in id order:  for (id = 0; (id = pl_patch_next_part (p, id)) != 0;) */
PlPartId pl_patch_next_part (const PlPatch *self, PlPartId after);

guint pl_patch_count_dismissals (const PlPatch *self);
const PlDismissal *pl_patch_get_dismissal (const PlPatch *self, guint index);

/* Of devices that are called alike, which one it is: 1, 2 … in id order; 0: nothing else is called
 * as it is, or it is a cable or a note.  Counted once for a patch. */
guint pl_patch_get_twin (const PlPatch *self, PlPartId id);

/* The plug sitting in a socket; FALSE when it is empty.  Linear in the number of parts. */
gboolean pl_patch_find_plug_in (const PlPatch *self, PlEnd socket, PlEnd *plug);

/* Calls visit for every id whose part differs between two patches, in id order; either may be
 * NULL (every part differs).  Cost: unequal chunks only. */
typedef void (*PlPatchVisit) (PlPartId id, const PlPart *before, const PlPart *after,
                              gpointer data);
void pl_patch_diff (const PlPatch *before, const PlPatch *after, PlPatchVisit visit, gpointer data);

/* Writing a patch before anyone sees it: used by edit*.c and patch-file.c, and by whoever saves a
 * patch with the view it was left in. */
PlPatch *pl_patch_copy (const PlPatch *self) G_GNUC_WARN_UNUSED_RESULT;
void pl_patch_put (PlPatch *self, PlPartId id, PlPart *part); /* takes part; NULL removes */
void pl_patch_put_title (PlPatch *self, const char *title);
void pl_patch_put_notes (PlPatch *self, const char *notes);
void pl_patch_put_view (PlPatch *self, PlView view);
void pl_patch_put_next_id (PlPatch *self, PlPartId next_id); /* at least this */
void pl_patch_put_dismissal (PlPatch *self, const PlDismissal *dismissal);
void pl_patch_drop_dismissal (PlPatch *self, const char *code, PlPartId part);

G_END_DECLS
