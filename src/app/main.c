/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <malloc.h>
#include <signal.h>

#include "app/application.h"
#include "draw/language.h"

enum
{
  AT_REST_S = 2 /* by then a window that was opened at the start has what it shows */
};

/* What a start needs for a moment, files and parsers, lies between what stays. */
static gboolean
give_back_cb (gpointer data)
{
#ifdef M_TRIM_THRESHOLD
  (void) malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  g_autoptr (PlApplication) application = NULL;

#ifdef M_ARENA_MAX
  (void) mallopt (M_ARENA_MAX, 2); /* of a start: its window, and the threads beside it */
#endif
  (void) signal (SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like others */
  pl_locale_init ();
  application = pl_application_new ();
  (void) g_timeout_add_seconds_full (G_PRIORITY_LOW, AT_REST_S, give_back_cb, NULL, NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
