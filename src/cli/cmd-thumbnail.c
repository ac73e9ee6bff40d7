/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small picture of a patch, for file managers: they run it without display, bus and home. */
#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/words.h"
#include "draw/export.h"

enum
{
  LEAST = 16,
  MOST = 4096
};

static gboolean
read_size (const char *word, double *size)
{
  gint64 value = 0;
  g_autofree char *text = NULL;

  if (g_ascii_string_to_signed (word, 10, LEAST, MOST, &value, NULL))
    {
      *size = (double) value;
      return TRUE;
    }
  text = pl_words_fill (_ ("a thumbnail is 16 to 4096 px large, not “{word}”"), "word", word, NULL);
  (void) fprintf (stderr, "patchlead-cli: %s\n", text);
  return FALSE;
}

static int
run_thumbnail (const PlCommandOptions *options)
{
  char **words = options->arguments;
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlPatch) patch = NULL;
  g_autoptr (PlLayout) layout = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autoptr (GError) error = NULL;
  PlExportJob job = { 0 };
  PlRect bounds;
  double size = 0;

  if (words == NULL || g_strv_length (words) != 3)
    return pl_command_usage (&pl_command_thumbnail);
  if (!read_size (words[2], &size))
    return PL_EXIT_FAILED;
  library = pl_command_open_library ();
  patch = pl_library_load_patch (library, words[0], &error);
  if (patch == NULL)
    return pl_command_fail (error);
  circuit = pl_circuit_new ();
  pl_circuit_sync (circuit, patch);
  layout = pl_layout_new (library);
  pl_layout_sync (layout, patch);
  bounds = pl_layout_get_bounds (layout);
  job = (PlExportJob){ .layout = layout, .circuit = circuit };
  job.scale = size / MAX (MAX (bounds.width, bounds.height), 400.0);
  return pl_export_to_file (pl_exporter_find ("png"), &job, words[1], &error)
             ? PL_EXIT_FINE
             : pl_command_fail (error);
}

const PlCommand pl_command_thumbnail
    = { "thumbnail", "FILE OUT.png SIZE", N_ ("a small picture for file managers"), run_thumbnail };
