/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/gear.h"
#include "core/json.h"
#include "core/words-gear.h"

/* gear list */

static int
list_gear (const PlCommandOptions *options, PlLibrary *library)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (library));
  PlJson json = { g_string_new (NULL), 0, TRUE };

  pl_json_open (&json, NULL, '[');
  for (guint i = 0; i < kinds->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (kinds, i);

      if (!options->json)
        (void) printf ("%-28s %-15s %s%s%s\n", kind->id, pl_category_name (kind->category),
                       kind->maker != NULL ? kind->maker : "", kind->maker != NULL ? " " : "",
                       pl_words_kind (kind));
      pl_json_open (&json, NULL, '{');
      pl_json_string (&json, "id", kind->id);
      pl_json_string (&json, "category", pl_category_name (kind->category));
      pl_json_string (&json, "maker", kind->maker);
      pl_json_string (&json, "name", kind->name);
      pl_json_close (&json, '}');
    }
  pl_json_close (&json, ']');
  if (options->json)
    (void) fputs (json.out->str, stdout);
  g_string_free (json.out, TRUE);
  return PL_EXIT_FINE;
}

static int
show_gear (const PlCommandOptions *options, PlLibrary *library, const char *id)
{
  PlCatalog *catalog = pl_library_get_catalog (library);
  const PlKind *kind = pl_catalog_find (catalog, id);
  const char *close = kind == NULL ? pl_catalog_suggest (catalog, id) : NULL;

  if (kind == NULL)
    {
      (void) fprintf (stderr,
                      _ ("patchlead-cli: there is no gear called “%s”%s%s; see gear list\n"), id,
                      close != NULL ? _ (", did you mean ") : "", close != NULL ? close : "");
      return PL_EXIT_FAILED;
    }
  pl_gear_show (options, kind);
  return PL_EXIT_FINE;
}

static int
run_gear (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  char **words = options->arguments;
  guint n_words = g_strv_length (words);

  if (n_words >= 2 && strcmp (words[0], "check") == 0)
    return pl_gear_check (options, words + 1);
  library = pl_command_open_library ();
  if (n_words == 1 && strcmp (words[0], "list") == 0)
    return list_gear (options, library);
  if (n_words == 2 && strcmp (words[0], "show") == 0)
    return show_gear (options, library, words[1]);
  return pl_command_usage (&pl_command_gear);
}

const PlCommand pl_command_gear = { "gear", "list | show ID | check FILE|FOLDER… [--json]",
                                    N_ ("the gear library, and checking its files"), run_gear };
