/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a player's sound goes: player-gst.c, or player-none.c in a build without GStreamer. */
#pragma once

#include "app/player.h"

G_BEGIN_DECLS

typedef struct PlSink PlSink;

/* Asks for the next frames, in a thread of the sink's. */
typedef void (*PlSinkFill) (float *frames, guint n_frames, gpointer data);

/* It cannot go on; in the main context.  The sink may be freed in it. */
typedef void (*PlSinkFailed) (const char *sentence, gpointer data);

/* Opens the device and begins to ask. */
PlSink *pl_sink_new (const char *description, PlSinkFill fill, PlSinkFailed failed, gpointer data,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* When this returns nothing is asked for any more. */
void pl_sink_free (PlSink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlSink, pl_sink_free)

G_END_DECLS
