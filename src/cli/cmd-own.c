/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* own: what the person has; the tray, the guide and shopping lists go by it. */
#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/json.h"
#include "core/words-gear.h"

static void
list_owned (const PlCommandOptions *options, PlLibrary *library)
{
  const PlOwned *owned = pl_library_get_owned (library);
  g_autoptr (GList) ids = pl_owned_dup_ids (owned);
  PlJson json = { .out = g_string_new (NULL) };

  pl_json_open (&json, NULL, '{');
  pl_json_open (&json, "owned", '[');
  for (const GList *l = ids; l != NULL; l = l->next)
    {
      const PlKind *kind = pl_catalog_find (pl_library_get_catalog (library), l->data);
      const char *name = kind != NULL ? pl_words_kind (kind) : _ ("not in the library");

      pl_json_open (&json, NULL, '{');
      pl_json_string (&json, "id", l->data);
      pl_json_string (&json, "name", name);
      pl_json_number (&json, "count", pl_owned_get (owned, l->data));
      pl_json_close (&json, '}');
      if (!options->json)
        (void) printf ("%4u  %-32s %s\n", pl_owned_get (owned, l->data), (const char *) l->data,
                       name);
    }
  pl_json_close (&json, ']');
  pl_json_close (&json, '}');
  if (options->json)
    (void) fputs (json.out->str, stdout);
  else if (ids == NULL)
    (void) printf ("%s\n", _ ("Nothing is marked as owned. Mark it with: own ID COUNT"));
  g_string_free (json.out, TRUE);
}

/* Only what is in the library can be marked; what is marked can always be taken off. */
static int
mark (PlLibrary *library, const char *id, const char *word)
{
  PlCatalog *catalog = pl_library_get_catalog (library);
  g_autoptr (GError) error = NULL;
  guint64 count = 1;

  if (word != NULL && !g_ascii_string_to_unsigned (word, 10, 0, PL_MAX_OWNED, &count, &error))
    {
      (void) fprintf (stderr, _ ("patchlead-cli: “%s” is not a count from 0 to %d\n"), word,
                      PL_MAX_OWNED);
      return PL_EXIT_FAILED;
    }
  if (count > 0 && pl_catalog_find (catalog, id) == NULL)
    {
      const char *close = pl_catalog_suggest (catalog, id);

      (void) fprintf (stderr,
                      _ ("patchlead-cli: there is no gear called “%s”%s%s; see gear list\n"), id,
                      close != NULL ? _ (", did you mean ") : "", close != NULL ? close : "");
      return PL_EXIT_FAILED;
    }
  if (!pl_library_set_owned (library, id, (guint) count, &error))
    return pl_command_fail (error);
  return PL_EXIT_FINE;
}

static int
run (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  char **arguments = options->arguments;

  if (arguments != NULL && g_strv_length (arguments) > 2)
    return pl_command_usage (&pl_command_own);
  library = pl_command_open_library ();
  if (arguments != NULL && arguments[0] != NULL)
    return mark (library, arguments[0], arguments[1]);
  list_owned (options, library);
  return PL_EXIT_FINE;
}

const PlCommand pl_command_own
    = { "own", "[ID [COUNT]]", N_ ("what you own; the guide prefers it"), run };
