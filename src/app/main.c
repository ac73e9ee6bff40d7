/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/application.h"
#include "draw/language.h"

int
main (int argc, char **argv)
{
  g_autoptr (PlApplication) application = NULL;

  pl_locale_init ();
  application = pl_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
