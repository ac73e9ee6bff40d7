/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A build without GStreamer: every attempt to play says so. */
#include <glib/gi18n.h>

#include "app/player-private.h"

PlSink *
pl_sink_new (const char *description, PlSinkFill fill, PlSinkFailed failed, gpointer data,
             GError **error)
{
  g_set_error_literal (error, PL_PLAYER_ERROR, PL_PLAYER_ERROR_NOT_BUILT,
                       _ ("This program was built without sound. Build it with "
                          "libgstreamer-plugins-base1.0-dev installed, or write a file with "
                          "“patchlead-cli listen”."));
  return NULL;
}

void
pl_sink_free (PlSink *self)
{
}
