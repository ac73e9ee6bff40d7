/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/json.h"
#include "core/kind-file.h"
#include "core/words.h"

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
                       kind->name);
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

/* gear show */

/* "assumed", "third-party: An owner's notes", "maker" */
static char *
word_claim (const PlKind *kind, const GArray *claims, const char *key)
{
  const PlClaim *claim = pl_claims_find (claims, key);

  if (claim == NULL)
    return g_strdup (kind->verified || pl_kind_is_cable (kind) ? "maker" : "as described");
  for (guint i = 0; claim->source != NULL && i < kind->notes->len; i++)
    {
      const PlSourceNote *note = &g_array_index (kind->notes, PlSourceNote, i);
      if (strcmp (note->id, claim->source) == 0)
        return g_strdup_printf ("%s: %s", pl_confidence_name (claim->confidence), note->title);
    }
  return g_strdup ("assumed");
}

static void
show_value (PlJson *json, const PlKind *kind, const GArray *claims, const char *key,
            const char *value)
{
  g_autofree char *claim = word_claim (kind, claims, key);

  if (json == NULL)
    {
      (void) printf ("    %-14s %-28s [%s]\n", key, value, claim);
      return;
    }
  pl_json_open (json, key, '{');
  pl_json_string (json, "value", value);
  pl_json_string (json, "source", claim);
  pl_json_close (json, '}');
}

static void
show_number (PlJson *json, const PlKind *kind, const GArray *claims, const char *key, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (value))
    show_value (json, kind, claims, key, g_ascii_formatd (text, sizeof text, "%.6g", value));
}

static void
show_output (PlJson *json, const PlKind *kind, const PlConnector *connector)
{
  g_autoptr (GString) drivers = g_string_new (NULL);

  if (connector->n_drivers == 0)
    return;
  for (guint i = 0; i < connector->n_drivers; i++)
    g_string_append_printf (drivers, "%s%s", i > 0 ? " or " : "",
                            pl_driver_name (connector->drivers[i]));
  show_value (json, kind, connector->claims, "Output", drivers->str);
  show_number (json, kind, connector->claims, "Ohms", connector->ohms_out);
  show_number (json, kind, connector->claims, "Nominal-dbu", connector->nominal_dbu);
  show_number (json, kind, connector->claims, "Max-dbu", connector->max_dbu);
}

static void
show_connector (PlJson *json, const PlKind *kind, guint16 index)
{
  const PlConnector *connector = pl_kind_connector (kind, index);

  if (json != NULL)
    pl_json_open (json, connector->id, '{');
  else
    (void) printf ("  %s  %s\n", connector->id, connector->label);
  show_value (json, kind, connector->claims, "Connector", pl_shape_name (connector->shape));
  show_output (json, kind, connector);
  if (connector->input != PL_INPUT_NONE)
    {
      show_value (json, kind, connector->claims, "Input", pl_input_name (connector->input));
      show_number (json, kind, connector->claims, "Input-ohms", connector->ohms_in);
      show_number (json, kind, connector->claims, "Max-in-dbu", connector->max_in_dbu);
    }
  if (json != NULL)
    pl_json_close (json, '}');
}

static void
show_kind (const PlCommandOptions *options, const PlKind *kind)
{
  PlJson json = { g_string_new (NULL), 0, TRUE };

  pl_json_open (&json, NULL, '{');
  pl_json_string (&json, "id", kind->id);
  pl_json_string (&json, "name", kind->name);
  pl_json_string (&json, "maker", kind->maker);
  pl_json_boolean (&json, "verified", kind->verified);
  pl_json_open (&json, "jacks", '{');
  if (!options->json)
    (void) printf ("%s%s%s (%s)\n%s\n", kind->maker != NULL ? kind->maker : "",
                   kind->maker != NULL ? " " : "", kind->name, kind->id, kind->summary);
  for (guint16 i = 0; i < kind->connectors->len; i++)
    show_connector (options->json ? &json : NULL, kind, i);
  pl_json_close (&json, '}');
  pl_json_close (&json, '}');
  if (options->json)
    (void) fputs (json.out->str, stdout);
  g_string_free (json.out, TRUE);
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
  show_kind (options, kind);
  return PL_EXIT_FINE;
}

/* gear check */

/* FALSE: the device cannot be used as it says; TRUE: at most there is something to mend. */
static gboolean
check_panel (const char *path, const PlKind *kind, GPtrArray *problems)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *panel = NULL;
  g_autofree char *svg = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPanel) drawn = NULL;
  g_auto (GStrv) found = NULL;
  gsize length = 0;

  if (kind->panel == NULL)
    return TRUE;
  panel = g_build_filename (folder, kind->panel, NULL);
  if (!pl_library_read_file (panel, &svg, &length, &error))
    {
      g_ptr_array_add (problems, g_strdup (error->message));
      return FALSE;
    }
  found = pl_panel_check (kind, svg, length, panel);
  for (guint i = 0; found[i] != NULL; i++)
    g_ptr_array_add (problems, g_strdup (found[i]));
  drawn = pl_panel_new (kind, svg, length, panel, NULL);
  return drawn != NULL;
}

static gboolean
check_file (const char *path, GPtrArray *problems)
{
  g_autofree char *text = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKind) kind = NULL;
  gsize length = 0;

  if (!pl_library_read_file (path, &text, &length, &error))
    {
      g_ptr_array_add (problems, g_strdup (error->message));
      return FALSE;
    }
  kind = pl_kind_parse (text, (gssize) length, path, &error);
  if (kind == NULL)
    {
      g_ptr_array_add (problems, g_strdup (error->message));
      return FALSE;
    }
  expected = g_strconcat (kind->id, pl_kind_is_cable (kind) ? ".cable" : ".device", NULL);
  if (strcmp (expected, base) != 0)
    g_ptr_array_add (problems, g_strdup_printf ("%s: its Id says it should be called %s; rename "
                                                "the file or change Id",
                                                path, expected));
  return check_panel (path, kind, problems);
}

static int
check_gear (const PlCommandOptions *options, char **paths)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  PlJson json = { g_string_new (NULL), 0, TRUE };
  gboolean usable = TRUE;

  for (guint i = 0; paths[i] != NULL; i++)
    usable = check_file (paths[i], problems) && usable;
  pl_json_open (&json, NULL, '[');
  for (guint i = 0; i < problems->len; i++)
    {
      pl_json_string (&json, NULL, g_ptr_array_index (problems, i));
      if (!options->json)
        (void) fprintf (stderr, "%s\n", (const char *) g_ptr_array_index (problems, i));
    }
  pl_json_close (&json, ']');
  if (options->json)
    (void) fputs (json.out->str, stdout);
  else if (problems->len == 0)
    (void) printf (_ ("%u files, nothing to mend\n"), g_strv_length (paths));
  g_string_free (json.out, TRUE);
  if (!usable)
    return PL_EXIT_FAILED;
  return problems->len == 0 ? PL_EXIT_FINE : PL_EXIT_FINDING;
}

static int
run_gear (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  char **words = options->arguments;
  guint n_words = g_strv_length (words);

  if (n_words >= 2 && strcmp (words[0], "check") == 0)
    return check_gear (options, words + 1);
  library = pl_library_new (NULL);
  if (n_words == 1 && strcmp (words[0], "list") == 0)
    return list_gear (options, library);
  if (n_words == 2 && strcmp (words[0], "show") == 0)
    return show_gear (options, library, words[1]);
  return pl_command_usage (&pl_command_gear);
}

const PlCommand pl_command_gear = { "gear", "list | show ID | check FILE… [--json]",
                                    N_ ("the gear library, and checking its files"), run_gear };
