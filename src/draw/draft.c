/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/patch-file.h"
#include "core/plain.h"
#include "draw/disk.h"

#define MARK   "# Draft of: "
#define PRINT  "\n# Found: "
#define COUNT  "\n# Written: "
#define TITLE  "\nTitle="
#define SUFFIX ".patchlead"
#define LOCK   ".lock"

enum
{
  HEAD_BYTES = 16384 /* where the lines in front and the title are looked for */
};

struct PlDraft
{
  char *file, *lock_file;
  int lock; /* -1: not held */
};

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "patchlead", "drafts", NULL);
}

static char *
dup_lock_name (const char *file)
{
  return g_strconcat (file, LOCK, NULL);
}

/* Reading */

void
pl_lost_draft_free (PlLostDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->origin);
  g_free (self->print);
  g_free (self->title);
  g_free (self);
}

static void
free_draft (gpointer data)
{
  pl_lost_draft_free (data);
}

/* The first part of a file as text; NULL when it is no draft.  Pipes and the like are not waited
 * for. */
static char *
read_head (const char *file)
{
  int in = g_open (file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  g_autofree char *head = g_malloc0 (HEAD_BYTES + 1);
  ssize_t n;

  if (in < 0)
    return NULL;
  do
    n = read (in, head, HEAD_BYTES);
  while (n < 0 && errno == EINTR);
  (void) close (in);
  if (n <= 0 || !g_str_has_prefix (head, MARK))
    return NULL;
  return g_utf8_make_valid (head, -1);
}

/* NULL: there is no such line, or nothing in it. */
static char *
dup_line (const char *head, const char *key)
{
  const char *at = strstr (head, key);
  gsize length;

  if (at == NULL)
    return NULL;
  at += strlen (key);
  length = strcspn (at, "\n");
  return length > 0 ? g_strndup (at, length) : NULL;
}

/* Origins are paths as far as a line that can be read again can hold them, else file: addresses. */
static char *
write_origin (const char *path)
{
  char *address = NULL;

  if (!g_utf8_validate (path, -1, NULL) || pl_plain_find_odd (path, strlen (path)) != NULL
      || strpbrk (path, "\r\n") != NULL)
    address = g_filename_to_uri (path, NULL, NULL);
  return address != NULL ? address : g_strdup (path);
}

static char *
read_origin (char *line)
{
  g_autofree char *origin = line;
  char *path = origin != NULL && g_str_has_prefix (origin, "file://")
                   ? g_filename_from_uri (origin, NULL, NULL)
                   : NULL;

  return path != NULL ? path : g_steal_pointer (&origin);
}

PlLostDraft *
pl_lost_draft_read (const char *file)
{
  g_autofree char *head = read_head (file);
  g_autofree char *count = NULL;
  PlLostDraft *self;
  GStatBuf about;

  if (head == NULL || g_stat (file, &about) != 0)
    return NULL;
  count = dup_line (head, COUNT);
  self = g_new0 (PlLostDraft, 1);
  self->file = g_strdup (file);
  self->origin = read_origin (dup_line (head, MARK));
  self->print = dup_line (head, PRINT);
  self->title = dup_line (head, TITLE);
  if (self->title == NULL)
    self->title = g_strdup ("");
  self->count = count != NULL ? g_ascii_strtoull (count, NULL, 10) : 0;
  self->time = about.st_mtime;
  return self;
}

/* The largest count of those that are there, in use or not. */
static guint64
count_written (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint64 most = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      {
        g_autofree char *file = g_build_filename (folder, name, NULL);
        g_autoptr (PlLostDraft) draft = pl_lost_draft_read (file);

        if (draft != NULL && draft->count != G_MAXUINT64)
          most = MAX (most, draft->count);
      }
  return most;
}

/* Writing */

PlDraft *
pl_draft_new (void)
{
  PlDraft *self = g_new0 (PlDraft, 1);
  g_autofree char *folder = dup_folder ();
  g_autofree char *unique = g_uuid_string_random (); /* clocks and process numbers come again */
  g_autofree char *name = g_strconcat (unique, SUFFIX, NULL);

  self->file = g_build_filename (folder, name, NULL);
  self->lock_file = dup_lock_name (self->file);
  self->lock = -1;
  return self;
}

void
pl_draft_free (PlDraft *self)
{
  if (self == NULL)
    return;
  if (self->lock >= 0)
    (void) close (self->lock);
  g_free (self->file);
  g_free (self->lock_file);
  g_free (self);
}

gboolean
pl_draft_write (PlDraft *self, PlPatch *patch, const char *origin, const char *print,
                GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->file);
  g_autofree char *text = pl_patch_write_whole (patch);
  g_autofree char *from = origin != NULL ? write_origin (origin) : g_strdup ("");
  g_autofree char *whole = NULL;
  g_autoptr (GError) problem = NULL;

  if (pl_disk_make_folder (folder, &problem))
    {
      if (self->lock < 0)
        self->lock = pl_disk_lock (self->lock_file, TRUE); /* -1: then it is offered too early */
      whole = g_strdup_printf (MARK "%s" PRINT "%s" COUNT "%" G_GUINT64_FORMAT "\n%s", from,
                               print != NULL ? print : "", count_written (folder) + 1, text);
      if (pl_disk_write (self->file, whole, strlen (whole), PL_DISK_PRIVATE, &problem))
        return TRUE;
    }
  g_set_error (error, problem->domain, problem->code,
               _ ("Unsaved work is not kept beside the file at the moment; save often. %s"),
               problem->message);
  return FALSE;
}

void
pl_draft_discard (PlDraft *self)
{
  (void) g_unlink (self->file);
  (void) g_unlink (self->lock_file);
  if (self->lock >= 0)
    (void) close (self->lock);
  self->lock = -1;
}

/* What was left behind */

/* Only a lock that is held says that somebody is at work: where there is none, or none can be
 * had, work must not be hidden. */
static gboolean
is_in_use (const char *file)
{
  g_autofree char *lock_file = dup_lock_name (file);
  int lock;
  gboolean held;

  if (!g_file_test (lock_file, G_FILE_TEST_EXISTS))
    return FALSE;
  lock = pl_disk_lock (lock_file, FALSE);
  held = lock < 0 && errno == EWOULDBLOCK;
  if (lock >= 0)
    (void) close (lock);
  return held;
}

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  const PlLostDraft *x = *(const PlLostDraft *const *) a, *y = *(const PlLostDraft *const *) b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  if (x->time != y->time)
    return x->time > y->time ? -1 : 1;
  return strcmp (y->file, x->file);
}

/* A kill between lock and draft, or between the end of both, leaves a lock alone. */
static void
sweep_lock (const char *folder, const char *name)
{
  g_autofree char *base = g_strndup (name, strlen (name) - strlen (LOCK));
  g_autofree char *file = g_build_filename (folder, base, NULL);
  g_autofree char *lock_file = g_build_filename (folder, name, NULL);
  int lock;

  if (g_file_test (file, G_FILE_TEST_EXISTS))
    return;
  lock = pl_disk_lock (lock_file, FALSE);
  if (lock < 0)
    return;
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    (void) g_unlink (lock_file);
  (void) close (lock);
}

GPtrArray *
pl_drafts_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_draft);
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  pl_disk_sweep (folder);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      PlLostDraft *draft = NULL;

      if (g_str_has_suffix (name, LOCK))
        sweep_lock (folder, name);
      else if (g_str_has_suffix (name, SUFFIX) && !is_in_use (file))
        draft = pl_lost_draft_read (file);
      if (draft != NULL)
        g_ptr_array_add (list, draft);
    }
  g_ptr_array_sort (list, compare_drafts);
  return list;
}

void
pl_lost_draft_remove (const char *file)
{
  g_autofree char *lock_file = dup_lock_name (file);

  (void) g_unlink (file);
  (void) g_unlink (lock_file);
}
