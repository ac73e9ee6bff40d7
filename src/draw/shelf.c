/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/shelf.h"

#include <gio/gio.h>
#include <string.h>

#include "core/kind-file.h"
#include "draw/library.h"

typedef struct
{
  char *folder, *path;
  char *text; /* NULL: parsed, or not to be read */
  gsize length;
  PlKind *kind;
  char *problem;  /* why there is no kind */
  gboolean added; /* by people, to what the program came with */
} File;

struct PlShelf
{
  GPtrArray *files; /* File, in rising order of precedence */
  int stop;         /* atomic */
};

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->folder);
  g_free (file->path);
  g_free (file->text);
  pl_kind_unref (file->kind);
  g_free (file->problem);
  g_free (file);
}

/* Somewhere below the person's own data. */
static gboolean
is_own_folder (const char *folder)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "patchlead", "", NULL);

  return g_str_has_prefix (folder, own);
}

static void
read_file (PlShelf *self, const char *folder, const char *name, gboolean added)
{
  File *file = g_new0 (File, 1);
  g_autoptr (GError) error = NULL;

  file->added = added;
  file->folder = g_strdup (folder);
  file->path = g_build_filename (folder, name, NULL);
  if (pl_library_read_file (file->path, &file->text, &file->length, &error))
    file->text = g_realloc (file->text, file->length + 1); /* it has room to grow */
  else
    file->problem = g_strdup (error->message);
  g_ptr_array_add (self->files, file);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
read_folder (PlShelf *self, const char *base, const char *sub, const char *suffix, gboolean added)
{
  g_autofree char *folder = g_build_filename (base, sub, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix) && !g_str_has_prefix (name, "EXAMPLE."))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    read_file (self, folder, g_ptr_array_index (names, i), added);
}

char **
pl_shelf_dup_folders (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  const char *shipped = g_getenv ("PATCHLEAD_DATA_DIR");
  const char *const *system = g_get_system_data_dirs ();

  g_ptr_array_add (list, g_strdup (shipped != NULL ? shipped : PL_DATA_DIR));
  for (guint i = g_strv_length ((char **) system); i-- > 0;)
    {
      char *folder = g_build_filename (system[i], "patchlead", NULL);
      if (strcmp (folder, g_ptr_array_index (list, 0)) == 0)
        g_free (folder);
      else
        g_ptr_array_add (list, folder);
    }
  g_ptr_array_add (list, g_build_filename (g_get_user_data_dir (), "patchlead", NULL));
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_steal (list, NULL);
}

PlShelf *
pl_shelf_new (const char *const *folders)
{
  PlShelf *self = g_new0 (PlShelf, 1);

  self->files = g_ptr_array_new_with_free_func (file_free);
  for (guint i = 0; folders[i] != NULL; i++)
    {
      read_folder (self, folders[i], "cables", ".cable", i > 0);
      read_folder (self, folders[i], "devices", ".device", i > 0);
    }
  return self;
}

void
pl_shelf_free (PlShelf *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_free (self);
}

static void
parse_file (File *file)
{
  g_autofree char *text = g_steal_pointer (&file->text);
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  file->kind = pl_kind_parse (text, (gssize) file->length, file->path, &error);
  if (file->kind == NULL)
    file->problem = g_strdup (error->message);
  else
    file->kind->shipped = !is_own_folder (file->folder);
}

/* Whether some line is “Id=” with this id: then it may be the file's, and parsing tells. */
static gboolean
may_be (const File *file, const char *id)
{
  gsize length = strlen (id);

  for (const char *at = file->text; at != NULL && (at = strstr (at, "Id")) != NULL; at++)
    {
      const char *value = at + 2 + strspn (at + 2, " \t");

      if (*value != '=')
        continue;
      value += 1 + strspn (value + 1, " \t");
      if (strncmp (value, id, length) == 0)
        return TRUE;
    }
  return FALSE;
}

PlKind *
pl_shelf_find (PlShelf *self, const char *id, const char **path)
{
  for (guint i = self->files->len; i-- > 0;)
    {
      File *file = g_ptr_array_index (self->files, i);

      if (may_be (file, id))
        parse_file (file);
      if (file->kind == NULL || strcmp (file->kind->id, id) != 0)
        continue;
      *path = file->path;
      return file->kind;
    }
  return NULL;
}

void
pl_shelf_parse (PlShelf *self)
{
  for (guint i = 0; i < self->files->len && !g_atomic_int_get (&self->stop); i++)
    parse_file (g_ptr_array_index (self->files, i));
}

void
pl_shelf_parse_added (PlShelf *self, PlShelfEach each, gpointer data)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      File *file = g_ptr_array_index (self->files, i);
      g_autofree char *problem = NULL;

      if (!file->added)
        continue;
      parse_file (file);
      problem = g_steal_pointer (&file->problem);
      if (problem != NULL)
        each (NULL, file->path, problem, data);
    }
}

void
pl_shelf_stop (PlShelf *self)
{
  g_atomic_int_set (&self->stop, TRUE);
}

void
pl_shelf_foreach (const PlShelf *self, PlShelfEach each, gpointer data)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = g_ptr_array_index (self->files, i);

      each (file->kind, file->path, file->problem, data);
    }
}

/* Own gear */

char *
pl_shelf_dup_own_folder (gboolean cables)
{
  return g_build_filename (g_get_user_data_dir (), "patchlead", cables ? "cables" : "devices",
                           NULL);
}

char *
pl_shelf_dup_own_path (const char *id, gboolean cable)
{
  g_autofree char *folder = pl_shelf_dup_own_folder (cable);
  g_autofree char *name = g_strconcat (id, cable ? ".cable" : ".device", NULL);

  return g_build_filename (folder, name, NULL);
}

/* “Id=”, with blanks wherever people put them. */
static gboolean
is_id_line (const char *line)
{
  const char *key = line + strspn (line, " \t");

  return g_str_has_prefix (key, "Id") && key[2 + strspn (key + 2, " \t")] == '=';
}

char *
pl_shelf_dup_renamed (const char *text, const char *id)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (is_id_line (lines[i]))
      {
        g_free (lines[i]);
        lines[i] = g_strconcat ("Id=", id, NULL);
        break;
      }
  return g_strjoinv ("\n", lines);
}
