/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody who presses anything does to a window with a bench. */
#pragma once

#include "app/window.h"
#include "hands.h"

G_BEGIN_DECLS

typedef struct
{
  PlWindow *window;
  Hands *hands;
  GRand *rand; /* all that is done comes from here */
} Monkey;

/* Does one thing and returns its name; the toolkit has seen all of it. */
const char *monkey_do (Monkey *self);

/* From now on every chooser of files or printers is cancelled as soon as it is there. */
void monkey_mind_choosers (void);

/* Lets go of everything and leaves no other window, menu or page open. */
void monkey_calm_down (Monkey *self);

/* Until the toolkit has nothing to do for that long. */
void monkey_settle (guint ms);

G_END_DECLS
