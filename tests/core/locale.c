/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A program begins in the locale of the person; so does a test that links this, before its main().
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

__attribute__ ((constructor)) static void
begin_in_locale (void)
{
  const char *name = getenv ("LC_ALL");

  if (setlocale (LC_ALL, "") == NULL && name != NULL)
    {
      (void) fprintf (stderr, "There is no locale %s on this machine.\n", name);
      exit (EXIT_FAILURE);
    }
}
