/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a process holds, and whether that grows. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum
{
  SAMPLES_MIN = 16 /* fewer say nothing about growth of the heap */
};

typedef struct
{
  double seconds;
  double heap_kib; /* in use */
  double own_kib;  /* taken from the system and in memory: anonymous and shared with the display */
  double handles, threads, widgets;
} Sample;

/* Those of this process but what GLib's pool has left over and keeps for a while, which are more
 * after choosers and exports and say nothing about growth. */
double sample_threads (void);

/* Of this process, after the heap was trimmed; time and widgets are for the caller to say. */
Sample sample_take (void);

/* Of Sample, in the order of time: prints what it finds.  The first quarter is not looked at.
 * Of fewer than SAMPLES_MIN, only handles, threads and widgets are judged. */
gboolean samples_judge (const GArray *samples);

G_END_DECLS
