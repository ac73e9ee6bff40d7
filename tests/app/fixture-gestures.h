/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of gestures share: method1-phones.patchlead in its window, under a real pointer and
 * real keys. */
#pragma once

#include "../monkey/hands.h"
#include "app/bench-private.h"
#include "app/window-private.h"

G_BEGIN_DECLS

enum
{
  MIXER = 1, /* of method1-phones.patchlead */
  AMP = 2,
  ANNA = 3,
  BEN = 4,
  CABLE = 5,
  NEXT = 6, /* what is put down next */
  STEPS = 3
};

typedef struct
{
  PlWindow *window;
  PlBenchView *bench;
  PlDocument *document;
  Hands *hands;
  char *before; /* the bench as it was */
} Fixture;

/* The whole of a test program; add_tests puts them in. */
int gestures_main (int argc, char **argv, void (*add_tests) (void));
PlLibrary *gestures_library (void);
void gestures_add (const char *path, void (*test) (Fixture *self, gconstpointer data));

void settle (guint ms);
char *dup_text (Fixture *self);
void assert_as_before (Fixture *self);
void assert_one_step (Fixture *self);
PlEnd find_end (Fixture *self, PlPartId part, const char *jack);
void assert_sits (Fixture *self, PlPartId part, const char *plug, PlPartId device,
                  const char *jack);
PlPoint to_screen (Fixture *self, PlPoint on_bench);
PlPoint jack_at (Fixture *self, PlPartId part, const char *jack);
PlPoint control_at (Fixture *self, PlPartId part, const char *control);
PlPoint beside (Fixture *self, PlPartId part, gboolean right, gboolean below);
PlPoint body_of (Fixture *self, PlPartId part);
void go (Fixture *self, PlPoint to);
void carry (Fixture *self, PlPoint from, PlPoint to);
void drag (Fixture *self, PlPoint from, PlPoint to);
void click (Fixture *self, PlPoint at, guint button);

G_END_DECLS
