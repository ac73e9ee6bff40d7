/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "core/plain.h"

#define PREFIX ".patchlead-new-"

enum
{
  PRIVATE_FOLDER = 0700,
  MODE_BITS = 07777,
  MOST_LINKS = 40, /* as the kernel */
  MOST_TRIES = 100,
  MOST_BYTES = 64 * 1024 * 1024 /* of a file that is read to be compared */
};

/* One file on its way. */
typedef struct
{
  char *path; /* behind symbolic links */
  char *folder;
  char *new_path; /* beside it; NULL: not made yet */
  int out;        /* -1: not open */
  gboolean replaces;
  GStatBuf before; /* if it replaces something */
} Writing;

static void
writing_clear (Writing *self)
{
  if (self->out >= 0)
    (void) close (self->out);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->new_path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

/* Locks */

static int
lock_once (const char *path, gboolean wait)
{
  int lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, PL_DISK_PRIVATE);
  int how = wait ? LOCK_EX : LOCK_EX | LOCK_NB;
  int reason;

  if (lock < 0)
    return -1;
  while (flock (lock, how) != 0)
    if (errno != EINTR)
      {
        reason = errno;
        (void) close (lock);
        errno = reason;
        return -1;
      }
  return lock;
}

/* Whoever sweeps may have taken the file away between the opening and the lock. */
static gboolean
has_name (int file)
{
  GStatBuf about;

  return fstat (file, &about) == 0 && about.st_nlink > 0;
}

int
pl_disk_lock (const char *path, gboolean wait)
{
  for (guint i = 0; i < MOST_TRIES; i++)
    {
      int lock = lock_once (path, wait);

      if (lock < 0 || has_name (lock))
        return lock;
      (void) close (lock);
    }
  errno = EAGAIN;
  return -1;
}

/* Sweeping */

static void
sweep_file (const char *path)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);

  if (file < 0)
    return;
  if (flock (file, LOCK_EX | LOCK_NB) == 0)
    (void) g_unlink (path);
  (void) close (file);
}

void
pl_disk_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, PREFIX))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        sweep_file (path);
      }
}

/* Writing */

/* The path behind symbolic links, also behind those that lead to nothing yet; NULL with errno. */
static char *
follow_links (const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (guint i = 0; i < MOST_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (at, NULL);
      g_autofree char *folder = g_path_get_dirname (at);

      if (target == NULL)
        return g_steal_pointer (&at);
      g_free (at);
      at = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                       : g_build_filename (folder, target, NULL);
    }
  errno = ELOOP;
  return NULL;
}

static gboolean
look_at_old (Writing *self)
{
  self->replaces = g_stat (self->path, &self->before) == 0;
  if (!self->replaces)
    return errno == ENOENT;
  errno = EISDIR;
  if (S_ISDIR (self->before.st_mode))
    return FALSE;
  errno = EINVAL;
  return S_ISREG (self->before.st_mode) && g_access (self->path, W_OK) == 0;
}

/* Locked, so that it is nobody's to sweep. */
static gboolean
open_new (Writing *self, int mode)
{
  for (guint i = 0; i < MOST_TRIES; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, PREFIX "XXXXXX", NULL);

      self->out
          = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, self->replaces ? PL_DISK_PRIVATE : mode);
      if (self->out < 0)
        return FALSE;
      (void) flock (self->out, LOCK_EX); /* where there are no locks nobody sweeps either */
      if (has_name (self->out))
        {
          self->new_path = g_steal_pointer (&path);
          return TRUE;
        }
      (void) close (self->out);
    }
  self->out = -1;
  errno = EAGAIN;
  return FALSE;
}

static gboolean
write_all (int out, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (out, bytes, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          bytes += n;
          length -= (gsize) n;
        }
    }
  return TRUE;
}

/* Access lists are among them.  What cannot be set here stays behind. */
static void
copy_attributes (const char *from, int to)
{
  gssize length = listxattr (from, NULL, 0);
  g_autofree char *names = length > 0 ? g_malloc0 ((gsize) length + 1) : NULL;

  if (names == NULL || listxattr (from, names, (gsize) length) != length)
    return;
  for (const char *name = names; *name != '\0'; name += strlen (name) + 1)
    {
      gssize size = getxattr (from, name, NULL, 0);
      g_autofree char *value = size > 0 ? g_malloc ((gsize) size) : NULL;

      if (value != NULL && getxattr (from, name, value, (gsize) size) == size)
        (void) fsetxattr (to, name, value, (gsize) size, 0);
    }
}

/* Whose it is and who may read it. */
static void
take_over (const Writing *self)
{
  mode_t mode = self->before.st_mode & MODE_BITS;

  if (fchown (self->out, self->before.st_uid, self->before.st_gid) != 0
      && fchown (self->out, (uid_t) -1, self->before.st_gid) != 0)
    /* Another group: it may do what everybody may. */
    mode = (mode & ~(mode_t) (S_ISUID | S_ISGID | S_IRWXG)) | ((mode & S_IRWXO) << 3);
  copy_attributes (self->path, self->out);
  (void) fchmod (self->out, mode);
}

static gboolean
reach_disk (int out)
{
  return g_fsync (out) == 0 || errno == EINVAL || errno == ENOSYS; /* the file system has no way */
}

/* After a power cut the old name or the new one is there either way, so a failure is not told. */
static void
sync_folder (const char *folder)
{
  int dir = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (dir < 0)
    return;
  (void) g_fsync (dir);
  (void) close (dir);
}

/* FALSE with errno; what was written beside the file is gone then. */
static gboolean
replace (Writing *self, const char *bytes, gsize length)
{
  int reason;

  if (self->replaces)
    take_over (self);
  if (write_all (self->out, bytes, length) && reach_disk (self->out)
      && g_rename (self->new_path, self->path) == 0)
    {
      sync_folder (self->folder);
      return TRUE;
    }
  reason = errno;
  (void) g_unlink (self->new_path);
  errno = reason;
  return FALSE;
}

gboolean
pl_disk_write (const char *path, const char *bytes, gsize length, int mode, GError **error)
{
  g_auto (Writing) writing = { .path = follow_links (path), .out = -1 };
  g_autofree char *shown = pl_plain_dup_path (path);
  int reason;

  if (writing.path != NULL)
    {
      writing.folder = g_path_get_dirname (writing.path);
      pl_disk_sweep (writing.folder);
      if (look_at_old (&writing) && open_new (&writing, mode) && replace (&writing, bytes, length))
        return TRUE;
    }
  reason = errno;
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (reason),
               _ ("%s cannot be written: %s. The old file is as it was; try another folder or make "
                  "room."),
               shown, g_strerror (reason));
  return FALSE;
}

gboolean
pl_disk_make_folder (const char *folder, GError **error)
{
  g_autofree char *shown = pl_plain_dup_path (folder);
  int reason;

  if (g_mkdir_with_parents (folder, PRIVATE_FOLDER) == 0)
    return TRUE;
  reason = errno;
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (reason),
               _ ("%s cannot be made: %s. Make that folder, or free some room."), shown,
               g_strerror (reason));
  return FALSE;
}

/* Fingerprints */

char *
pl_disk_dup_print_of (const char *bytes, gsize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

char *
pl_disk_dup_print (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  GStatBuf about;

  if (g_stat (path, &about) != 0)
    return errno == ENOENT || errno == ENOTDIR ? g_strdup ("") : NULL;
  if (S_ISREG (about.st_mode) && about.st_size > MOST_BYTES)
    return g_strdup_printf ("%" G_GINT64_FORMAT " bytes", (gint64) about.st_size);
  if (!S_ISREG (about.st_mode) || !g_file_get_contents (path, &bytes, &length, NULL))
    return NULL;
  return pl_disk_dup_print_of (bytes, length);
}
