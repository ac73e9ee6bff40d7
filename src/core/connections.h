/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bench as a list: every cable and every captive lead, and where its ends are. */
#pragma once

#include "core/patch.h"

G_BEGIN_DECLS

/* One lead with two ends; a cable with more ends has a line for each end after the first. */
typedef struct
{
  PlPartId part;   /* cable, or the device whose lead it is */
  int number;      /* of the cable; 0: none */
  PlEnd from_plug; /* the end itself; part 0: the device is the other end */
  PlEnd to_plug;
  PlEnd from, to;  /* the jacks they sit in, from an output where that is known; part 0: loose */
  double length_m; /* 0: not said */
} PlConnection;

/* By number, then in part order; GArray of PlConnection. */
GArray *pl_patch_dup_connections (const PlPatch *self) G_GNUC_WARN_UNUSED_RESULT;

/* Where the lead goes that has a plug in this jack, or that this plug belongs to: the jack (or
 * loose plug) at the end after it, then the next one, and so round.  FALSE: nothing is plugged in.
 */
gboolean pl_patch_find_far_end (const PlPatch *self, PlEnd end, PlEnd *far_end);

G_END_DECLS
