/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/patch-file.h"

#define MARK   "# Draft of: "
#define SUFFIX ".patchlead"

enum
{
  HEAD_BYTES = 16384, /* where origin and title are looked for */
  PRIVATE_FOLDER = 0700,
  PRIVATE_FILE = 0600
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
  return g_strconcat (file, ".lock", NULL);
}

/* -1: somebody else holds it, or it cannot be made. */
static int
take_lock (const char *lock_file)
{
  int lock = g_open (lock_file, O_RDWR | O_CREAT | O_CLOEXEC, PRIVATE_FILE);

  if (lock < 0)
    return -1;
  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;
  (void) close (lock);
  return -1;
}

PlDraft *
pl_draft_new (void)
{
  static int count = 0;
  PlDraft *self = g_new0 (PlDraft, 1);
  g_autofree char *folder = dup_folder ();
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT "-%d-%d" SUFFIX, g_get_real_time (),
                                           (int) getpid (), g_atomic_int_add (&count, 1));

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
pl_draft_write (PlDraft *self, PlPatch *patch, const char *origin, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->file);
  g_autofree char *text = pl_patch_write_whole (patch);
  g_autofree char *whole = NULL;

  if (g_mkdir_with_parents (folder, PRIVATE_FOLDER) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   "%s cannot be made: %s. Unsaved work is not kept there; save often.", folder,
                   g_strerror (errno));
      return FALSE;
    }
  if (self->lock < 0)
    self->lock = take_lock (self->lock_file);
  whole = g_strconcat (MARK, origin != NULL ? origin : "", "\n", text, NULL);
  return g_file_set_contents_full (self->file, whole, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   PRIVATE_FILE, error);
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

static void
lost_draft_free (gpointer data)
{
  PlLostDraft *self = data;

  g_free (self->file);
  g_free (self->origin);
  g_free (self->title);
  g_free (self);
}

/* The first part of a file as text; NULL when it is none. */
static char *
read_head (const char *file)
{
  int in = g_open (file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  g_autofree char *head = g_malloc0 (HEAD_BYTES + 1);
  ssize_t n;

  if (in < 0)
    return NULL;
  n = read (in, head, HEAD_BYTES);
  (void) close (in);
  if (n <= 0 || !g_str_has_prefix (head, MARK))
    return NULL;
  return g_utf8_make_valid (head, -1);
}

static char *
dup_line (const char *head, const char *key)
{
  const char *at = strstr (head, key);

  if (at == NULL)
    return NULL;
  at += strlen (key);
  return g_strndup (at, strcspn (at, "\n"));
}

char *
pl_lost_draft_dup_origin (const char *file)
{
  g_autofree char *head = read_head (file);
  g_autofree char *origin = head != NULL ? dup_line (head, MARK) : NULL;

  return origin != NULL && *origin != '\0' ? g_steal_pointer (&origin) : NULL;
}

/* NULL: in use, or no draft. */
static PlLostDraft *
look_at (const char *file)
{
  g_autofree char *lock_file = dup_lock_name (file);
  g_autofree char *head = NULL;
  int lock = take_lock (lock_file);
  PlLostDraft *draft;
  GStatBuf about;

  if (lock < 0)
    return NULL;
  (void) close (lock);
  head = read_head (file);
  if (head == NULL || g_stat (file, &about) != 0)
    return NULL;
  draft = g_new0 (PlLostDraft, 1);
  draft->file = g_strdup (file);
  draft->origin = pl_lost_draft_dup_origin (file);
  draft->title = dup_line (head, "\nTitle=");
  if (draft->title == NULL)
    draft->title = g_strdup ("");
  draft->time = about.st_mtime;
  return draft;
}

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  const PlLostDraft *x = *(const PlLostDraft *const *) a, *y = *(const PlLostDraft *const *) b;

  if (x->time != y->time)
    return x->time > y->time ? -1 : 1;
  return strcmp (y->file, x->file);
}

/* What a kill in the middle of writing left: "….patchlead.X1Y2Z3", beside a lock that is free. */
static void
sweep (const char *folder, const char *name)
{
  const char *rest = strstr (name, SUFFIX ".");
  g_autofree char *file = NULL, *base = NULL, *lock_file = NULL, *half = NULL;
  int lock;

  if (rest == NULL || g_str_has_suffix (name, ".lock"))
    return;
  base = g_strndup (name, (gsize) (rest - name) + strlen (SUFFIX));
  file = g_build_filename (folder, base, NULL);
  half = g_build_filename (folder, name, NULL);
  lock_file = dup_lock_name (file);
  lock = take_lock (lock_file);
  if (lock < 0)
    return;
  (void) g_unlink (half);
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    (void) g_unlink (lock_file);
  (void) close (lock);
}

GPtrArray *
pl_drafts_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (lost_draft_free);
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      PlLostDraft *draft = g_str_has_suffix (name, SUFFIX) ? look_at (file) : NULL;

      sweep (folder, name);
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
