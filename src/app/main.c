/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <malloc.h>
#include <signal.h>

#include "app/application.h"
#include "draw/language.h"

int
main (int argc, char **argv)
{
  g_autoptr (PlApplication) application = NULL;

#ifdef M_ARENA_MAX
  (void) mallopt (M_ARENA_MAX, 1); /* few threads, short of work: each would keep a heap */
#endif
  (void) signal (SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like others */
  pl_locale_init ();
  application = pl_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
