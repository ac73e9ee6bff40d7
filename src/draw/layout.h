/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything is on the bench, in bench px at 100 %.  No painting: screen, export and pointing
 * all read this one layout, so they cannot disagree.
 *
 * A layout follows a patch as the circuit does: only parts that changed are placed again. */
#pragma once

#include "core/lead-color.h"
#include "draw/curve.h"
#include "draw/library.h"

G_BEGIN_DECLS

typedef struct PlLayout PlLayout;

PlLayout *pl_layout_new (PlLibrary *library) G_GNUC_WARN_UNUSED_RESULT; /* takes a reference */
void pl_layout_free (PlLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlLayout, pl_layout_free)

void pl_layout_sync (PlLayout *self, PlPatch *patch);
PlPatch *pl_layout_get_patch (const PlLayout *self); /* borrowed */

/* A device's panel or a cable's whole extent, with plugs. FALSE for an unknown id. */
gboolean pl_layout_get_rect (const PlLayout *self, PlPartId part, PlRect *rect);

/* The panel of a device; NULL for cables and unknown ids. */
const PlPanel *pl_layout_get_panel (const PlLayout *self, PlPartId part);

/* The plug point of a connector: of a device's jack, or where the moving end of a lead is now
 * (in its jack or loose). */
gboolean pl_layout_get_spot (const PlLayout *self, PlEnd end, PlSpot *spot);
gboolean pl_layout_get_control (const PlLayout *self, PlPartId part, guint16 control, PlSpot *spot);

/* The strands of a cable (a Y has one per leg, from its joint) or of a captive lead. */
typedef struct
{
  PlPartId part;
  guint16 connector; /* the end it runs to */
  PlCurve curve;     /* from the joint or first end to that end */
  PlLeadMark mark;
} PlStrand;

/* Strands of one part; the array belongs to the layout. */
const PlStrand *pl_layout_get_strands (const PlLayout *self, PlPartId part, guint *n_strands);

/* Where all strands of a part run, plugs not counted.  FALSE: it has none. */
gboolean pl_layout_get_reach (const PlLayout *self, PlPartId part, PlRect *reach);

/* Everything, with a margin; an empty bench gives 0, 0, 0, 0. */
PlRect pl_layout_get_bounds (const PlLayout *self);

/* How a plug that lies loose is drawn and grabbed: its tip beside the point where its lead ends,
 * px; the way it points, rad; its length to the end of its handle, px. */
#define PL_LOOSE_DX     8.0
#define PL_LOOSE_DY     (-4.0)
#define PL_LOOSE_ANGLE  (-0.5)
#define PL_LOOSE_LENGTH 62.0

typedef enum
{
  PL_HIT_NOTHING,
  PL_HIT_PART,    /* a device's body */
  PL_HIT_JACK,    /* end: a socket */
  PL_HIT_PLUG,    /* end: the moving end that sits there or lies there */
  PL_HIT_CONTROL, /* control */
  PL_HIT_CABLE    /* part: a cable's run */
} PlHitType;

typedef struct
{
  PlHitType type;
  PlPartId part;
  PlEnd end;
  guint16 control;
} PlHit;

/* What is at a point, topmost first: plugs, jacks, controls, cables, bodies. slack: px of grace. */
PlHit pl_layout_pick (const PlLayout *self, PlPoint point, double slack);

G_END_DECLS
