/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/panel-cache.h"

#include <glib/gstdio.h>
#include <string.h>

#include "draw/autoptr.h"

#define FORMAT     "patchlead-panel-1" /* another one whenever drawing changes */
#define LIFETIME_S ((gint64) 30 * 24 * 3600)

enum
{
  MAX_PICTURE = 8 * 1024 * 1024,
  MAX_FOLDER = 64 * 1024 * 1024, /* then the oldest half goes */
  MAX_FILES = 8192
};

static char *
folder_path (void)
{
  return g_build_filename (g_get_user_cache_dir (), "patchlead", "panels", NULL);
}

static char *
file_path (const char *key, const char *suffix)
{
  g_autofree char *name = g_strconcat (key, suffix, NULL);
  g_autofree char *folder = folder_path ();

  return g_build_filename (folder, name, NULL);
}

char *
pl_panel_cache_dup_key (const char *svg, gsize length, const char *ids)
{
  static const char program[] = FORMAT " " PL_VERSION;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) program, sizeof program);
  g_checksum_update (checksum, (const guchar *) ids, (gssize) strlen (ids) + 1);
  g_checksum_update (checksum, (const guchar *) svg, (gssize) length);
  return g_strdup (g_checksum_get_string (checksum));
}

/* Cleaning up */

typedef struct
{
  char *path;
  gint64 when, size;
} Kept;

static void
kept_clear (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const Kept *p = a, *q = b;

  return p->when < q->when ? -1 : p->when > q->when;
}

static GArray *
list_folder (const char *folder)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (list, kept_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Kept kept = { .path = g_build_filename (folder, name, NULL) };
      GStatBuf about;

      if (g_stat (kept.path, &about) != 0)
        {
          g_free (kept.path);
          continue;
        }
      kept.when = about.st_mtime;
      kept.size = about.st_size;
      g_array_append_val (list, kept);
    }
  g_array_sort (list, compare_age);
  return list;
}

/* What a file of so many bytes takes of the room. */
static gint64
take_of (gint64 length)
{
  return MAX (length, MAX_FOLDER / MAX_FILES);
}

/* What is left in the folder takes. */
static gint64
clear_out (const char *folder)
{
  g_autoptr (GArray) list = list_folder (folder);
  gint64 sum = 0;

  for (guint i = 0; i < list->len; i++)
    sum += take_of (g_array_index (list, Kept, i).size);
  if (sum <= MAX_FOLDER)
    return sum;
  for (guint i = 0; i < list->len && sum > MAX_FOLDER / 2; i++)
    {
      const Kept *kept = &g_array_index (list, Kept, i);

      (void) g_unlink (kept->path);
      sum -= take_of (kept->size);
    }
  return sum;
}

/* The folder is looked at for the first file and when it is full by what was written since: a bench
 * may have thousands of panels. */
static void
make_room (const char *folder, gsize length)
{
  static GMutex lock;
  static gint64 taken = -1; /* nobody looked yet */

  g_mutex_lock (&lock);
  if (taken < 0 || taken > MAX_FOLDER)
    taken = clear_out (folder);
  taken += take_of ((gint64) length);
  g_mutex_unlock (&lock);
}

static void
write_file (const char *path, const void *bytes, gsize length)
{
  g_autofree char *folder = folder_path ();

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  make_room (folder, length);
  (void) g_file_set_contents (path, bytes, (gssize) length, NULL);
}

/* What is there and not too old; NULL otherwise. */
static GMappedFile *
map_file (const char *path)
{
  GStatBuf about;

  if (g_stat (path, &about) != 0
      || g_get_real_time () / G_USEC_PER_SEC - about.st_mtime > LIFETIME_S)
    return NULL;
  return g_mapped_file_new (path, FALSE, NULL);
}

/* Numbers */

gboolean
pl_panel_cache_read_numbers (const char *key, double *numbers, gsize n)
{
  g_autofree char *path = file_path (key, ".spots");
  g_autoptr (GMappedFile) file = map_file (path);

  if (file == NULL || g_mapped_file_get_length (file) != n * sizeof (double))
    return FALSE;
  memcpy (numbers, g_mapped_file_get_contents (file), n * sizeof (double));
  return TRUE;
}

void
pl_panel_cache_write_numbers (const char *key, const double *numbers, gsize n)
{
  g_autofree char *path = file_path (key, ".spots");

  write_file (path, numbers, n * sizeof (double));
}

/* Pictures: the rows of a cairo surface as they are */

static char *
picture_path (const char *key, double scale)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *suffix
      = g_strconcat ("-", g_ascii_formatd (number, sizeof number, "%.9g", scale), ".argb", NULL);

  return file_path (key, suffix);
}

cairo_surface_t *
pl_panel_cache_read_picture (const char *key, double scale, cairo_format_t format, int width,
                             int height)
{
  static const cairo_user_data_key_t owner;
  g_autofree char *path = picture_path (key, scale);
  int stride = cairo_format_stride_for_width (format, width);
  GMappedFile *file = map_file (path);
  cairo_surface_t *picture = NULL;

  if (file == NULL)
    return NULL;
  if (g_mapped_file_get_length (file) != (gsize) stride * (gsize) height)
    {
      g_mapped_file_unref (file);
      return NULL;
    }
  picture = cairo_image_surface_create_for_data ((guchar *) g_mapped_file_get_contents (file),
                                                 format, width, height, stride);
  (void) cairo_surface_set_user_data (picture, &owner, file,
                                      (cairo_destroy_func_t) g_mapped_file_unref);
  return picture;
}

void
pl_panel_cache_write_picture (const char *key, double scale, cairo_surface_t *picture)
{
  gsize length = (gsize) cairo_image_surface_get_stride (picture)
                 * (gsize) cairo_image_surface_get_height (picture);
  g_autofree char *path = picture_path (key, scale);

  cairo_surface_flush (picture);
  if (length <= MAX_PICTURE)
    write_file (path, cairo_image_surface_get_data (picture), length);
}
