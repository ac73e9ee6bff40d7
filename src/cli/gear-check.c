/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/gear.h"
#include "core/json.h"
#include "core/kind-check.h"
#include "core/kind-file.h"
#include "core/plain.h"

typedef struct
{
  char *path;
  char *message;
} Problem;

typedef struct
{
  PlLibrary *library; /* for the parts of composed panels, when one is needed */
  GPtrArray *files;   /* char *, to be checked */
  GArray *problems;   /* Problem */
  gboolean failed;    /* something could not even be read */
} Checker;

static void
problem_clear (gpointer item)
{
  Problem *problem = item;

  g_free (problem->path);
  g_free (problem->message);
}

static void
take_problem (Checker *self, const char *path, char *message)
{
  Problem problem = { g_strdup (path), g_steal_pointer (&message) };

  g_array_append_val (self->problems, problem);
}

static void
take_problems (Checker *self, const char *path, char **messages)
{
  for (guint i = 0; messages[i] != NULL; i++)
    take_problem (self, path, g_strdup (messages[i]));
}

/* Folders: all gear files in them and below; the EXAMPLE files explain keys, they are no gear */

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_gear_file (const char *name)
{
  return (g_str_has_suffix (name, ".device") || g_str_has_suffix (name, ".cable"))
         && !g_str_has_prefix (name, "EXAMPLE.");
}

static void
walk_folder (Checker *self, const char *folder, guint depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name = NULL;

  if (dir == NULL)
    {
      g_autofree char *quote = pl_plain_dup_quote (error->message);

      self->failed = TRUE;
      take_problem (self, folder, g_strdup_printf (_ ("%s; check the name and its rights"), quote));
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_gear_file (name))
        g_ptr_array_add (self->files, g_steal_pointer (&path));
      else if (depth > 0 && g_file_test (path, G_FILE_TEST_IS_DIR))
        walk_folder (self, path, depth - 1);
    }
}

static void
take_path (Checker *self, const char *path)
{
  guint n = self->files->len;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_ptr_array_add (self->files, g_strdup (path));
      return;
    }
  walk_folder (self, path, 2);
  if (self->files->len == n)
    {
      g_autofree char *shown = pl_plain_dup_path (path);

      self->failed = TRUE;
      take_problem (
          self, path,
          g_strdup_printf (_ ("%s: there are no *.device or *.cable files in this folder; "
                              "name one that has some"),
                           shown));
    }
}

/* One file */

static void
check_composed (Checker *self, const char *path, const PlKind *kind)
{
  g_autofree char *shown = pl_plain_dup_path (path);
  g_autofree char *name = g_strdup_printf (_ ("%s (its composed panel)"), shown);
  g_autoptr (PlPanel) panel = NULL;
  g_auto (GStrv) found = NULL;
  g_autofree char *svg = NULL;
  gsize length = 0;

  if (self->library == NULL)
    self->library = pl_library_new (NULL);
  panel = pl_library_compose_panel (self->library, kind);
  svg = pl_panel_dup_svg (panel, &length);
  found = pl_panel_check (kind, svg, length, name, TRUE);
  take_problems (self, path, found);
}

static void
check_drawn (Checker *self, const char *path, const PlKind *kind)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *panel = g_build_filename (folder, kind->panel, NULL);
  g_autofree char *shown = pl_plain_dup_path (panel);
  g_autofree char *svg = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) found = NULL;
  gsize length = 0;

  if (!pl_library_read_file (panel, &svg, &length, &error))
    {
      self->failed = TRUE;
      take_problem (self, path, g_strdup (error->message));
      return;
    }
  found = pl_panel_check (kind, svg, length, shown, FALSE);
  take_problems (self, path, found);
}

static void
check_kind (Checker *self, const char *path, const PlKind *kind)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *expected
      = g_strconcat (kind->id, pl_kind_is_cable (kind) ? ".cable" : ".device", NULL);
  g_autofree char *shown = pl_plain_dup_path (path);
  g_auto (GStrv) found = pl_kind_check (kind, shown);

  if (strcmp (expected, base) != 0)
    take_problem (self, path,
                  g_strdup_printf (_ ("%s: its Id says it should be called %s; rename the file or "
                                      "change Id"),
                                   shown, expected));
  take_problems (self, path, found);
  if (pl_kind_is_cable (kind))
    return;
  if (kind->panel != NULL)
    check_drawn (self, path, kind);
  else
    check_composed (self, path, kind);
}

static void
check_file (Checker *self, const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKind) kind = NULL;
  gsize length = 0;

  if (!pl_library_read_file (path, &text, &length, &error))
    {
      self->failed = TRUE;
      take_problem (self, path, g_strdup (error->message));
      return;
    }
  kind = pl_kind_parse (text, (gssize) length, path, &error);
  if (kind == NULL)
    take_problem (self, path, g_strdup (error->message));
  else
    check_kind (self, path, kind);
}

/* All of them */

static void
report (const Checker *self, gboolean as_json)
{
  PlJson json = { g_string_new (NULL), 0, TRUE };

  pl_json_open (&json, NULL, '[');
  for (guint i = 0; i < self->problems->len; i++)
    {
      const Problem *problem = &g_array_index (self->problems, Problem, i);

      if (!as_json)
        (void) fprintf (stderr, "%s\n", problem->message);
      pl_json_open (&json, NULL, '{');
      pl_json_string (&json, "file", problem->path);
      pl_json_string (&json, "message", problem->message);
      pl_json_close (&json, '}');
    }
  pl_json_close (&json, ']');
  if (as_json)
    (void) fputs (json.out->str, stdout);
  else if (self->problems->len == 0)
    (void) printf (
        ngettext ("%u file, nothing to mend\n", "%u files, nothing to mend\n", self->files->len),
        self->files->len);
  g_string_free (json.out, TRUE);
}

int
pl_gear_check (const PlCommandOptions *options, char **paths)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) problems = g_array_new (FALSE, FALSE, sizeof (Problem));
  Checker checker = { NULL, files, problems, FALSE };

  g_array_set_clear_func (problems, problem_clear);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      guint first = files->len;

      take_path (&checker, paths[i]);
      if (files->len > first)
        qsort (files->pdata + first, files->len - first, sizeof (gpointer), compare_paths);
    }
  for (guint i = 0; i < files->len; i++)
    check_file (&checker, g_ptr_array_index (files, i));
  report (&checker, options->json);
  if (checker.library != NULL)
    pl_library_unref (checker.library);
  if (checker.failed)
    return PL_EXIT_FAILED;
  return problems->len == 0 ? PL_EXIT_FINE : PL_EXIT_FINDING;
}
