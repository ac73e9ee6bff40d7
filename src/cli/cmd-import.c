/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Wiring brought in: a cable list becomes a patch file. */
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/json.h"
#include "core/plain.h"
#include "core/words.h"
#include "draw/bring.h"

static void
write_gear (PlJson *json, const PlPatch *patch)
{
  pl_json_open (json, "gear", '[');
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      if (pl_kind_is_cable (part->kind))
        continue;
      pl_json_open (json, NULL, '{');
      pl_json_number (json, "part", id);
      pl_json_string (json, "kind", part->kind->id);
      pl_json_string (json, "title", part->kind->name);
      pl_json_string (json, "name", part->name);
      pl_json_boolean (json, "known", !part->kind->placeholder);
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

static void
report_json (const PlCommandOptions *options, const PlWiring *wiring)
{
  PlJson json = { g_string_new (NULL), 0, TRUE };

  pl_json_open (&json, NULL, '{');
  pl_json_string (&json, "list", options->arguments[0]);
  pl_json_string (&json, "file", options->output);
  pl_json_number (&json, "cables", wiring->n_cables);
  write_gear (&json, wiring->patch);
  pl_json_open (&json, "remarks", '[');
  for (guint i = 0; i < wiring->remarks->len; i++)
    {
      const PlRemark *remark = &g_array_index (wiring->remarks, PlRemark, i);
      g_autofree char *text = pl_words_remark (remark);

      pl_json_open (&json, NULL, '{');
      pl_json_number (&json, "line", remark->line);
      pl_json_boolean (&json, "lost", pl_remark_is_lost (remark));
      pl_json_string (&json, "text", text);
      pl_json_close (&json, '}');
    }
  pl_json_close (&json, ']');
  pl_json_close (&json, '}');
  (void) fputs (json.out->str, stdout);
  g_string_free (json.out, TRUE);
}

static void
report_text (const PlCommandOptions *options, const PlWiring *wiring)
{
  g_autofree char *cables = g_strdup_printf ("%u", wiring->n_cables);
  g_autofree char *devices = g_strdup_printf ("%u", wiring->n_devices);
  g_autofree char *placeholders = g_strdup_printf ("%u", wiring->n_placeholders);
  g_autofree char *shown = pl_plain_dup_path (options->output);
  g_autofree char *summary = pl_words_fill (
      _ ("{file}: {cables} cables, {devices} devices, of which {placeholders} are placeholders"),
      "file", shown, "cables", cables, "devices", devices, "placeholders", placeholders, NULL);

  (void) printf ("%s\n", summary);
  for (guint i = 0; i < wiring->remarks->len; i++)
    {
      const PlRemark *remark = &g_array_index (wiring->remarks, PlRemark, i);
      g_autofree char *line = g_strdup_printf ("%u", remark->line);
      g_autofree char *text = pl_words_remark (remark);
      g_autofree char *sentence
          = pl_words_fill (_ ("line {line}: {text}"), "line", line, "text", text, NULL);

      (void) printf ("%s %s\n", pl_remark_is_lost (remark) ? "!" : " ", sentence);
    }
}

static int
run_import (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlWiring) wiring = NULL;
  g_autoptr (GError) error = NULL;

  if (options->output == NULL || options->arguments == NULL
      || g_strv_length (options->arguments) != 1)
    return pl_command_usage (&pl_command_import);
  library = pl_command_open_library ();
  wiring = pl_bring_in (library, options->arguments[0], &error);
  if (wiring == NULL || !pl_library_save_patch (wiring->patch, options->output, &error))
    return pl_command_fail (error);
  if (options->json)
    report_json (options, wiring);
  else
    report_text (options, wiring);
  return wiring->n_lost > 0 ? PL_EXIT_FINDING : PL_EXIT_FINE;
}

const PlCommand pl_command_import
    = { "import", "LIST.csv -o OUT.patchlead",
        N_ ("a bench from a cable list; says what it could not read"), run_import };
