/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with a bench in it that is timed: processor time of the main thread, so what else the
 * machine does is not in it. */
#pragma once

#include <adwaita.h>

#include "app/bench-private.h"
#include "app/window-private.h"

G_BEGIN_DECLS

typedef struct
{
  PlWindow *window;
  PlBenchView *bench;
  GtkGesture *drag;
  gboolean painted;
} Scene;

double scene_now_ms (void);

/* Shows the file in a new window, and returns before the first frame. */
void scene_open (Scene *self, GtkApplication *application, PlLibrary *library, const char *path);
/* Lets the program do what it has to do for so long. */
void scene_run (guint ms);
void scene_wait_for_frame (Scene *self);
/* Of a jack of a part, in px of the bench's widget. */
PlPoint scene_place_of (Scene *self, PlPartId part, const char *jack);
/* Takes hold of what is at that place, in the same px. */
void scene_begin (Scene *self, PlPoint from);

G_END_DECLS
