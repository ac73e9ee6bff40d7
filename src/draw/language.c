/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

void
pl_locale_init (void)
{
  const char *folder = g_getenv ("PATCHLEAD_LOCALE_DIR");

  (void) setlocale (LC_ALL, "");
  (void) bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : PL_LOCALE_DIR);
  (void) bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  (void) textdomain (GETTEXT_PACKAGE);
  /* GLib makes its C locale when it first reads a number.  A second thread that waits for it then
   * finds an errno, which g_ascii_string_to_signed() takes for a number that is none: so not with
   * threads. */
  (void) g_ascii_strtoll ("0", NULL, 10);
}

/* "de", "de_DE", "sr@latin": nothing else names a folder of ours, and nothing leads elsewhere. */
static gboolean
is_folder (const char *language)
{
  return strspn (language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_@")
         == strlen (language);
}

/* The program itself is written in English. */
static gboolean
is_source (const char *language)
{
  return strcmp (language, "C") == 0 || strcmp (language, "POSIX") == 0
         || strcmp (language, "en") == 0 || g_str_has_prefix (language, "en_");
}

char **
pl_locale_dup_languages (void)
{
  const char *const *names = g_get_language_names ();
  g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL && !is_source (names[i]); i++)
    if (is_folder (names[i]))
      g_ptr_array_add (languages, g_strdup (names[i]));
  g_ptr_array_add (languages, NULL);
  return (char **) g_ptr_array_steal (languages, NULL);
}
