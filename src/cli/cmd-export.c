/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/json.h"
#include "core/plain.h"
#include "core/words.h"
#include "draw/export.h"
#include "draw/tags.h"

/* What all files of one call have in common. */
typedef struct
{
  const PlCommandOptions *options;
  PlLibrary *library;
  PlExportJob job;
  PlJson json;             /* out NULL: not wanted */
  GPtrArray *label_sheets; /* or NULL */
} Export;

static void
complain (const char *format, const char *word, const char *known)
{
  g_autofree char *text = pl_words_fill (format, "word", word, "known", known, NULL);

  (void) fprintf (stderr, "patchlead-cli: %s\n", text);
}

/* "cables,steps" or "all"; FALSE after having complained. */
static gboolean
read_lists (const char *lists, guint *sheets)
{
  g_auto (GStrv) words = g_strsplit (lists != NULL ? lists : "", ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      PlSheetType type;

      if (strcmp (g_strstrip (words[i]), "all") == 0)
        *sheets = PL_SHEET_BIT (PL_N_SHEETS) - 1;
      else if (pl_sheet_find (words[i], &type))
        *sheets |= PL_SHEET_BIT (type);
      else
        {
          g_autoptr (GString) known = g_string_new ("all");

          for (guint j = 0; j < PL_N_SHEETS; j++)
            g_string_append_printf (known, ", %s", pl_sheet_code ((PlSheetType) j));
          complain (_ ("there is no list “{word}”; choose from {known}"), words[i], known->str);
          return FALSE;
        }
    }
  return TRUE;
}

/* One word of a short list; FALSE after having complained. */
static gboolean
read_word (const char *word, const char *complaint, guint n, const char *(*get_word) (guint),
           guint *chosen)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (word == NULL || g_ascii_strcasecmp (word, get_word (i)) == 0)
        {
          *chosen = i;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", get_word (i));
    }
  complain (complaint, word, known->str);
  return FALSE;
}

static const char *
get_paper_word (guint i)
{
  return pl_paper_word ((PlPaper) i);
}

static const char *
get_look_word (guint i)
{
  return pl_look_word ((PlLook) i);
}

/* px per bench px, of which 96 are an inch. */
static gboolean
read_scale (const PlCommandOptions *options, double *scale)
{
  const char *word = options->scale != NULL ? options->scale : options->dpi;
  double least = options->scale != NULL ? 0.1 : 10, most = options->scale != NULL ? 20 : 2000;
  char *end = NULL;

  if (word == NULL)
    return TRUE;
  *scale = g_ascii_strtod (word, &end);
  if (end == word || *end != '\0' || !(*scale >= least && *scale <= most))
    {
      (void) fprintf (stderr,
                      options->scale != NULL
                          ? _ ("patchlead-cli: --scale takes a number from 0.1 to 20, not “%s”\n")
                          : _ ("patchlead-cli: --dpi takes a number from 10 to 2000, not “%s”\n"),
                      word);
      return FALSE;
    }
  if (options->scale == NULL)
    *scale /= 96.0;
  return TRUE;
}

/* Now, or the moment that SOURCE_DATE_EPOCH says: the same bytes each time. */
static char *
dup_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;
  g_autoptr (GDateTime) time = NULL;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    time = g_date_time_new_from_unix_utc (seconds);
  else
    time = g_date_time_new_now_local ();
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z");
}

/* Where a file goes: OUT itself, OUT with "{name}" filled in, or a file in the folder OUT. */
static char *
dup_target (const PlCommandOptions *options, const char *file)
{
  const char *out = options->output;
  gboolean several = options->arguments[1] != NULL;
  g_autofree char *base = g_path_get_basename (file), *named = NULL;
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  if (strstr (out, "{name}") != NULL)
    return pl_words_fill (out, "name", base, NULL);
  if (options->format == NULL
      || !(several || g_str_has_suffix (out, "/") || g_file_test (out, G_FILE_TEST_IS_DIR)))
    return g_strdup (out);
  named = g_strconcat (base, ".", options->format, NULL);
  return g_build_filename (out, named, NULL);
}

/* --format says it, or the ending of the target. */
static const PlExporter *
find_exporter (const PlCommandOptions *options, const char *target, GError **error)
{
  g_autofree char *ending
      = options->format != NULL ? g_strconcat (".", options->format, NULL) : NULL;

  return pl_exporter_for_path (ending != NULL ? ending : target, error);
}

static gboolean
export_file (Export *self, const char *file, const char *target, GError **error)
{
  const PlExporter *exporter = find_exporter (self->options, target, error);
  g_autoptr (PlPatch) patch = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autoptr (PlLayout) layout = NULL;
  g_autofree char *name = pl_plain_dup_base (file), *shown = pl_plain_dup_path (file);
  PlExportJob job = self->job;

  if (exporter == NULL || (patch = pl_library_load_patch (self->library, file, error)) == NULL)
    return FALSE;
  if (job.labels != NULL && strcmp (exporter->name, "pdf") != 0)
    {
      g_autofree char *wanted = pl_plain_dup_path (target);

      g_set_error (error, PL_EXPORT_ERROR, PL_EXPORT_ERROR_FORMAT,
                   _ ("%s: cable labels are pages; give the file the ending .pdf"), wanted);
      return FALSE;
    }
  circuit = pl_circuit_new ();
  pl_circuit_sync (circuit, patch);
  layout = pl_layout_new (self->library);
  pl_layout_sync (layout, patch);
  job.layout = layout;
  job.circuit = circuit;
  job.file = name;
  if (!pl_export_to_file (exporter, &job, target, error))
    {
      if (error != NULL && g_error_matches (*error, PL_EXPORT_ERROR, PL_EXPORT_ERROR_EMPTY))
        g_prefix_error (error, "%s: ", shown);
      return FALSE;
    }
  if (self->json.out != NULL)
    {
      pl_json_open (&self->json, NULL, '{');
      pl_json_string (&self->json, "file", target);
      pl_json_string (&self->json, "format", exporter->name);
      pl_json_close (&self->json, '}');
    }
  return TRUE;
}

static void
complain_of_one (const char *first, const char *second, const char *target)
{
  g_autofree char *one = pl_plain_dup_path (first), *two = pl_plain_dup_path (second);
  g_autofree char *shown = pl_plain_dup_path (target);
  g_autofree char *text = pl_words_fill (
      _ ("{first} and {second} would both become {target}. For several "
         "files give -o a folder, and --format; or {example}."),
      "first", one, "second", two, "target", shown, "example", "-o 'FOLDER/{name}.pdf'", NULL);

  (void) fprintf (stderr, "patchlead-cli: %s\n", text);
}

/* Two files of one name must not end in one drawing, the second over the first. */
static gboolean
check_targets (const char *const *targets, char **files)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; targets[i] != NULL; i++)
    {
      const char *other = g_hash_table_lookup (seen, targets[i]);

      if (other == NULL)
        {
          g_hash_table_insert (seen, (gpointer) targets[i], files[i]);
          continue;
        }
      complain_of_one (other, files[i], targets[i]);
      return FALSE;
    }
  return TRUE;
}

/* Every file is tried: one that cannot be read does not keep the others back. */
static int
export_all (Export *self, char **files)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);
  int code = PL_EXIT_FINE;

  for (guint i = 0; files[i] != NULL; i++)
    g_ptr_array_add (targets, dup_target (self->options, files[i]));
  g_ptr_array_add (targets, NULL);
  if (!check_targets ((const char *const *) targets->pdata, files))
    return PL_EXIT_FAILED;
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!export_file (self, files[i], targets->pdata[i], &error))
        code = pl_command_fail (error);
    }
  return code;
}

static gboolean
read_options (Export *self)
{
  const PlCommandOptions *options = self->options;
  guint paper = 0, look = 0;

  if (!read_lists (options->lists, &self->job.sheets)
      || !read_word (options->paper, _ ("there is no paper “{word}”; choose from {known}"),
                     PL_N_PAPERS, get_paper_word, &paper)
      || !read_word (options->theme, _ ("there is no theme “{word}”; choose from {known}"),
                     PL_N_LOOKS, get_look_word, &look)
      || !read_scale (options, &self->job.scale))
    return FALSE;
  self->job.paper = (PlPaper) paper;
  self->job.look = (PlLook) look;
  return TRUE;
}

/* --labels SHEET, --first-label N, --cut-marks; FALSE after having complained. */
static gboolean
read_labels (Export *self)
{
  const PlCommandOptions *options = self->options;
  guint n_places = 0;

  if (options->labels == NULL)
    return TRUE;
  self->label_sheets = pl_tags_load_sheets (self->library, NULL);
  self->job.labels = pl_tags_find_sheet (self->label_sheets, options->labels);
  if (self->job.labels == NULL)
    {
      (void) fprintf (stderr, _ ("patchlead-cli: there is no label sheet “%s”; choose from:\n"),
                      options->labels);
      for (guint i = 0; i < self->label_sheets->len; i++)
        {
          const PlTagSheet *sheet = g_ptr_array_index (self->label_sheets, i);
          g_autofree char *title = pl_tag_sheet_dup_title (sheet);

          (void) fprintf (stderr, "  %-16s %s\n", sheet->id, title);
        }
      return FALSE;
    }
  n_places = self->job.labels->columns * self->job.labels->rows;
  self->job.first_label = (guint) MAX (options->first_label, 0);
  self->job.cut_marks = options->cut_marks;
  if (options->first_label >= 0 && self->job.first_label <= n_places)
    return TRUE;
  (void) fprintf (stderr,
                  _ ("patchlead-cli: --first-label takes a number from 1 to %u on this sheet\n"),
                  n_places);
  return FALSE;
}

static int
run_export (const PlCommandOptions *options)
{
  g_autofree char *date = dup_date ();
  Export export = { .options = options, .job = { .author = options->author, .date = date } };
  int code = PL_EXIT_FAILED;

  if (options->output == NULL || options->arguments == NULL || options->arguments[0] == NULL)
    return pl_command_usage (&pl_command_export);
  if (!read_options (&export))
    return PL_EXIT_FAILED;
  export.library = pl_command_open_library ();
  export.job.owned = pl_library_get_owned (export.library);
  if (options->json)
    {
      export.json = (PlJson){ g_string_new (NULL), 0, TRUE };
      if (options->arguments[1] != NULL)
        pl_json_open (&export.json, NULL, '[');
    }
  code = read_labels (&export) ? export_all (&export, options->arguments) : PL_EXIT_FAILED;
  if (options->json && options->arguments[1] != NULL)
    pl_json_close (&export.json, ']');
  if (options->json && code == PL_EXIT_FINE)
    (void) fputs (export.json.out->str, stdout);
  if (options->json)
    g_string_free (export.json.out, TRUE);
  pl_library_unref (export.library);
  g_clear_pointer (&export.label_sheets, g_ptr_array_unref);
  return code;
}

const PlCommand pl_command_export
    = { "export", "FILE… -o OUT.{svg,pdf,png,csv,txt}",
        N_ ("the wiring diagram and lists; several files: -o FOLDER --format FORMAT"), run_export };
