/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/library.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/bounds.h"
#include "core/kind-file.h"
#include "core/patch-file.h"
#include "core/plain.h"
#include "draw/disk.h"
#include "draw/intake.h"
#include "draw/language.h"
#include "draw/shelf.h"

typedef struct
{
  void (*call) (gpointer data);
  gpointer data;
} Waiting;

struct PlLibrary
{
  PlCatalog *catalog;
  GPtrArray *problems; /* NULL-terminated sentences */
  GHashTable *panels;  /* PlKind → PlPanel */
  GHashTable *paths;   /* kind id → its file */
  char *data_dir;
  char *sheet;         /* text of the parts sheet */
  PlOwned *owned;      /* NULL: not read yet */
  char *owned_problem; /* why owned.list could not be read; it is then not written either */
  PlShelf *shelf;      /* files that are not all parsed; NULL: the library is whole */
  GThread *reader;     /* has the shelf to itself; NULL: none */
  GArray *waiting;     /* Waiting: for the whole library */
  guint telling;       /* idle source that calls them, or 0 */
};

static void
library_clear (PlLibrary *self)
{
  pl_catalog_set_reader (self->catalog, NULL, NULL);
  if (self->reader != NULL)
    {
      pl_shelf_stop (self->shelf);
      (void) g_thread_join (g_steal_pointer (&self->reader));
      (void) g_idle_remove_by_data (self);
    }
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->shelf, pl_shelf_free);
  g_array_unref (self->waiting);
  g_clear_pointer (&self->catalog, pl_catalog_unref);
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->panels);
  g_hash_table_unref (self->paths);
  g_free (self->data_dir);
  g_free (self->sheet);
  pl_owned_free (self->owned);
  g_free (self->owned_problem);
}

PlLibrary *
pl_library_ref (PlLibrary *self)
{
  return g_rc_box_acquire (self);
}

void
pl_library_unref (PlLibrary *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, (GDestroyNotify) library_clear);
}

static void
take_problem (PlLibrary *self, char *problem)
{
  g_ptr_array_insert (self->problems, (int) self->problems->len - 1, problem);
}

gboolean
pl_library_read_file (const char *path, char **text, gsize *length, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *shown = NULL;

  if (pl_intake_read (path, PL_MAX_FILE_BYTES, text, length, &problem))
    return TRUE;
  shown = pl_plain_dup_path (path);
  g_set_error (error, problem->domain, problem->code,
               _ ("%s cannot be read: %s. Check the name and that it may be read."), shown,
               problem->message);
  return FALSE;
}

/* Gear: a shelf of files, and what was taken off it */

static void
take_kind (PlLibrary *self, PlKind *kind, const char *path)
{
  pl_catalog_add (self->catalog, kind);
  g_hash_table_replace (self->paths, g_strdup (kind->id), g_strdup (path));
}

static void
take_file (PlKind *kind, const char *path, const char *problem, gpointer data)
{
  PlLibrary *self = data;

  if (kind != NULL)
    take_kind (self, kind, path);
  if (problem != NULL)
    take_problem (self, g_strdup (problem));
}

/* Callbacks may add and remove others, and let the library go. */
static gboolean
tell_cb (gpointer data)
{
  g_autoptr (PlLibrary) self = pl_library_ref (data);

  self->telling = 0;
  while (self->waiting->len > 0)
    {
      Waiting first = g_array_index (self->waiting, Waiting, 0);

      g_array_remove_index (self->waiting, 0);
      first.call (first.data);
    }
  return G_SOURCE_REMOVE;
}

/* Who waits is told by the main loop: whoever asked for a list has not finished yet. */
void
pl_library_finish (PlLibrary *self)
{
  if (self->shelf == NULL)
    return;
  if (self->reader != NULL)
    {
      (void) g_thread_join (g_steal_pointer (&self->reader));
      (void) g_idle_remove_by_data (self);
    }
  else
    pl_shelf_parse (self->shelf);
  pl_catalog_set_reader (self->catalog, NULL, NULL);
  pl_shelf_foreach (self->shelf, take_file, self);
  g_clear_pointer (&self->shelf, pl_shelf_free);
  if (self->waiting->len > 0)
    self->telling = g_idle_add (tell_cb, self);
}

static void
read_cb (PlCatalog *catalog, const char *id, gpointer data)
{
  PlLibrary *self = data;
  const char *path = NULL;
  PlKind *kind = NULL;

  if (id == NULL || self->reader != NULL)
    {
      pl_library_finish (self);
      return;
    }
  kind = pl_shelf_find (self->shelf, id, &path);
  if (kind != NULL)
    take_kind (self, kind, path);
}

static gboolean
parsed_cb (gpointer data)
{
  pl_library_finish (data);
  return G_SOURCE_REMOVE;
}

/* On a thread of its own. */
static gpointer
parse_shelf (gpointer data)
{
  pl_shelf_parse (((PlLibrary *) data)->shelf);
  (void) g_idle_add (parsed_cb, data);
  return NULL;
}

void
pl_library_read_on (PlLibrary *self)
{
  if (self->shelf != NULL && self->reader == NULL)
    self->reader = g_thread_new ("library", parse_shelf, self);
}

void
pl_library_read_added (PlLibrary *self)
{
  if (self->shelf != NULL && self->reader == NULL)
    pl_shelf_parse_added (self->shelf, take_file, self);
}

gboolean
pl_library_is_whole (const PlLibrary *self)
{
  return self->shelf == NULL;
}

void
pl_library_when_whole (PlLibrary *self, void (*call) (gpointer data), gpointer data)
{
  Waiting waiting = { call, data };

  if (self->shelf == NULL)
    call (data);
  else
    g_array_append_val (self->waiting, waiting);
}

void
pl_library_wait_no_more (PlLibrary *self, gconstpointer data)
{
  for (guint i = self->waiting->len; i-- > 0;)
    if (g_array_index (self->waiting, Waiting, i).data == data)
      g_array_remove_index (self->waiting, i);
}

PlLibrary *
pl_library_new (const char *const *folders)
{
  PlLibrary *self = pl_library_new_unread (folders);

  pl_library_finish (self);
  return self;
}

PlLibrary *
pl_library_new_unread (const char *const *folders)
{
  PlLibrary *self = g_rc_box_new0 (PlLibrary);
  g_auto (GStrv) list = folders != NULL ? g_strdupv ((char **) folders) : pl_shelf_dup_folders ();

  self->catalog = pl_catalog_new ();
  self->problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->problems, NULL);
  self->panels = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) pl_kind_unref,
                                        (GDestroyNotify) pl_panel_free);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->data_dir = g_strdup (list[0] != NULL ? list[0] : PL_DATA_DIR);
  self->shelf = pl_shelf_new ((const char *const *) list);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  pl_catalog_set_reader (self->catalog, read_cb, self);
  return self;
}

PlCatalog *
pl_library_get_catalog (const PlLibrary *self)
{
  return self->catalog;
}

const char *const *
pl_library_get_problems (const PlLibrary *self)
{
  return (const char *const *) self->problems->pdata;
}

const char *
pl_library_get_data_dir (const PlLibrary *self)
{
  return self->data_dir;
}

/* A code names a file; it must not lead anywhere else. */
static gboolean
is_code (const char *code)
{
  return *code != '\0' && strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (code);
}

/* The page in the person's language, or else the one it was written in. */
static char *
dup_help_path (const PlLibrary *self, const char *code)
{
  g_autofree char *name = g_strconcat (code, ".md", NULL);
  g_auto (GStrv) languages = pl_locale_dup_languages ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (self->data_dir, "help", languages[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return g_build_filename (self->data_dir, "help", name, NULL);
}

char *
pl_library_dup_help (const PlLibrary *self, const char *code, GError **error)
{
  g_autofree char *path = is_code (code) ? dup_help_path (self, code) : NULL;
  char *text = NULL;
  gsize length = 0;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return pl_library_read_file (path, &text, &length, error) ? text : NULL;
  g_set_error (
      error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
      _ ("there is no help page for “%s”; codes stand in brackets behind each finding, for "
         "example one-ear-only"),
      code);
  return NULL;
}

PlPatch *
pl_library_load_help_patch (PlLibrary *self, const char *code)
{
  g_autofree char *name = g_strconcat (code, ".patchlead", NULL);
  g_autofree char *path = g_build_filename (self->data_dir, "help", name, NULL);

  return is_code (code) && g_file_test (path, G_FILE_TEST_EXISTS)
             ? pl_library_load_patch (self, path, NULL)
             : NULL;
}

/* The parts sheet, read when the first panel is composed; "" when it is not there. */
static const char *
get_sheet (PlLibrary *self)
{
  g_autofree char *path = g_build_filename (self->data_dir, "devices", "parts.svg", NULL);
  gsize length = 0;

  if (self->sheet == NULL && !pl_library_read_file (path, &self->sheet, &length, NULL))
    self->sheet = g_strdup ("");
  return self->sheet;
}

/* What has a shape of its own (headphones, microphones) looks like it, also without a drawing: the
 * file is devices/shape-CATEGORY.svg.  NULL: there is none, or its jacks are others. */
static PlPanel *
load_shape (PlLibrary *self, const PlKind *kind)
{
  g_autofree char *name = g_strdup_printf ("shape-%s.svg", pl_category_name (kind->category));
  g_autofree char *path = g_build_filename (self->data_dir, "devices", name, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!pl_library_read_file (path, &text, &length, NULL))
    return NULL;
  return pl_panel_new (kind, text, length, path, NULL);
}

static PlPanel *
load_plain_panel (PlLibrary *self, const PlKind *kind)
{
  PlPanel *panel = load_shape (self, kind);

  return panel != NULL ? panel : pl_panel_new_composed (kind, get_sheet (self));
}

static PlPanel *
load_panel (PlLibrary *self, const PlKind *kind)
{
  const char *file = g_hash_table_lookup (self->paths, kind->id);
  g_autofree char *folder = file != NULL ? g_path_get_dirname (file) : NULL;
  g_autofree char *path = NULL, *shown = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  PlPanel *panel = NULL;
  gsize length = 0;

  if (kind->panel == NULL || folder == NULL) /* gear out of a patch file has no folder */
    return load_plain_panel (self, kind);
  path = g_build_filename (folder, kind->panel, NULL);
  shown = pl_plain_dup_path (path);
  if (pl_library_read_file (path, &text, &length, &error))
    panel = pl_panel_new (kind, text, length, shown, &error);
  if (panel != NULL)
    return panel;
  take_problem (self, g_strdup (error->message));
  return load_plain_panel (self, kind);
}

PlPanel *
pl_library_compose_panel (PlLibrary *self, const PlKind *kind)
{
  return pl_panel_new_composed (kind, get_sheet (self));
}

/* Own gear */

gboolean
pl_library_is_own (const PlLibrary *self, const PlKind *kind)
{
  const char *path = g_hash_table_lookup (self->paths, kind->id);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *own = pl_shelf_dup_own_folder (pl_kind_is_cable (kind));

  return g_strcmp0 (folder, own) == 0;
}

/* The file that an id would have: that of the gear which is replaced, whatever it is called. */
static char *
dup_place (const PlLibrary *self, const char *id, gboolean cable, const PlKind *replaced)
{
  if (replaced != NULL && strcmp (id, replaced->id) == 0 && pl_library_is_own (self, replaced))
    return g_strdup (g_hash_table_lookup (self->paths, id));
  return pl_shelf_dup_own_path (id, cable);
}

/* The id itself, or with the first number that is free: of the gear that is there and of files,
 * which may hold what could not be read. */
static char *
free_id (const PlLibrary *self, const PlKind *kind, const PlKind *replaced)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *id = i == 1 ? g_strdup (kind->id) : g_strdup_printf ("%s-%u", kind->id, i);
      g_autofree char *path = dup_place (self, id, pl_kind_is_cable (kind), replaced);
      const PlKind *other = pl_catalog_find (self->catalog, id);

      if (other == replaced && other != NULL && pl_library_is_own (self, other))
        return g_steal_pointer (&id);
      if ((other == NULL || other == replaced) && !g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&id);
    }
}

PlKind *
pl_library_install (PlLibrary *self, const char *text, const char *replaces, GError **error)
{
  g_autoptr (PlKind) first = pl_kind_parse (text, -1, "gear", error);
  g_autoptr (PlKind) kind = NULL;
  g_autofree char *id = NULL, *renamed = NULL, *path = NULL, *folder = NULL;
  const PlKind *replaced = NULL;

  if (first == NULL)
    return NULL;
  pl_library_finish (self);
  replaced = replaces != NULL ? pl_catalog_find (self->catalog, replaces) : NULL;
  id = free_id (self, first, replaced);
  renamed = strcmp (id, first->id) == 0 ? g_strdup (text) : pl_shelf_dup_renamed (text, id);
  kind = pl_kind_parse (renamed, -1, "gear", error);
  if (kind == NULL)
    return NULL;
  path = dup_place (self, id, pl_kind_is_cable (kind), replaced);
  folder = g_path_get_dirname (path);
  if (!pl_disk_make_folder (folder, error)
      || !pl_library_write_file (path, renamed, strlen (renamed), error))
    return NULL;
  if (replaced != NULL && strcmp (replaces, id) != 0 && pl_library_is_own (self, replaced))
    (void) g_unlink (g_hash_table_lookup (self->paths, replaces));
  pl_catalog_add (self->catalog, kind);
  g_hash_table_replace (self->paths, g_strdup (id), g_steal_pointer (&path));
  return pl_catalog_find (self->catalog, id);
}

gboolean
pl_library_remove_own (PlLibrary *self, const char *id, GError **error)
{
  const PlKind *kind = pl_catalog_find (self->catalog, id);
  const char *path = NULL;

  pl_library_finish (self);
  if (kind == NULL || !pl_library_is_own (self, kind))
    return TRUE;
  path = g_hash_table_lookup (self->paths, id);
  if (g_unlink (path) != 0)
    {
      int reason = errno;
      g_autofree char *shown = pl_plain_dup_path (path);

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (reason),
                   _ ("%s cannot be removed: %s. Remove it by hand."), shown, g_strerror (reason));
      return FALSE;
    }
  pl_catalog_remove (self->catalog, id);
  return TRUE;
}

static char *
owned_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "patchlead", "owned.list", NULL);
}

const PlOwned *
pl_library_get_owned (PlLibrary *self)
{
  g_autofree char *path = owned_path ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (self->owned != NULL)
    return self->owned;
  if (g_file_test (path, G_FILE_TEST_EXISTS) && pl_library_read_file (path, &text, &length, &error))
    self->owned = pl_owned_parse (text, (gssize) length, path, &error);
  if (error != NULL)
    {
      self->owned_problem = g_strdup (error->message);
      take_problem (self, g_strdup (error->message));
    }
  if (self->owned == NULL)
    self->owned = pl_owned_new ();
  return self->owned;
}

gboolean
pl_library_set_owned (PlLibrary *self, const char *id, guint count, GError **error)
{
  g_autofree char *path = owned_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  guint before = pl_owned_get (pl_library_get_owned (self), id);
  g_autofree char *text = NULL;

  if (self->owned_problem != NULL)
    {
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX,
                   _ ("%s. Mend that file or remove it, then start again."), self->owned_problem);
      return FALSE;
    }
  pl_owned_set (self->owned, id, MIN (count, PL_MAX_OWNED));
  text = pl_owned_write (self->owned);
  if (pl_disk_make_folder (folder, error)
      && pl_library_write_file (path, text, strlen (text), error))
    return TRUE;
  pl_owned_set (self->owned, id, before);
  return FALSE;
}

const PlPanel *
pl_library_get_panel (PlLibrary *self, const PlKind *kind)
{
  PlPanel *panel = g_hash_table_lookup (self->panels, kind);

  if (panel == NULL)
    {
      panel = load_panel (self, kind);
      g_hash_table_insert (self->panels, pl_kind_ref ((PlKind *) kind), panel);
    }
  return panel;
}

PlPatch *
pl_library_load_patch (PlLibrary *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  g_autofree char *shown = pl_plain_dup_path (path);

  if (!pl_library_read_file (path, &text, &length, error))
    return NULL;
  return pl_patch_parse (text, (gssize) length, shown, self->catalog, error);
}

gboolean
pl_library_write_file (const char *path, const char *text, gsize length, GError **error)
{
  return pl_disk_write (path, text, length, PL_DISK_PUBLIC, error);
}

gboolean
pl_library_save_patch (PlPatch *patch, const char *path, GError **error)
{
  g_autofree char *text = pl_patch_write_whole (patch);

  return pl_library_write_file (path, text, strlen (text), error);
}
