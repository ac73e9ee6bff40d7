/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/intake.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum
{
  STEP = 64 * 1024,
  MIB = 1024 * 1024
};

static gboolean
fail_errno (GError **error, int reason)
{
  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (reason),
                       g_strerror (reason));
  return FALSE;
}

static gboolean
check_file (const struct stat *about, gsize limit, GError **error)
{
  if (S_ISDIR (about->st_mode))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                         _ ("it is a folder; choose a file inside it"));
  else if (!S_ISREG (about->st_mode))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                         _ ("it is a pipe or a device; choose a file"));
  else if (about->st_size > (off_t) limit)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _ ("it is larger than %d MiB; is it the right file?"), (int) (limit / MIB));
  else
    return TRUE;
  return FALSE;
}

/* A file may grow while it is read, and some say that they are empty and are not.  expected: bytes;
 * a buffer that is larger than it has to be costs more than reading: the heap gives large ones back
 * to the system, page by page. */
static gboolean
read_all (int in, gsize expected, gsize limit, GString *bytes, GError **error)
{
  gsize room = expected + 1; /* one more, to see that it ends */

  for (;;)
    {
      gsize before = bytes->len;
      ssize_t n;

      if (before > limit)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("it is larger than %d MiB; is it the right file?"), (int) (limit / MIB));
          return FALSE;
        }
      g_string_set_size (bytes, before + room);
      n = read (in, bytes->str + before, room);
      g_string_set_size (bytes, before + (gsize) MAX (n, 0));
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR)
        return fail_errno (error, errno);
      room = bytes->len > expected ? STEP : expected + 1 - bytes->len;
    }
}

gboolean
pl_intake_read (const char *path, gsize limit, char **text, gsize *length, GError **error)
{
  /* not blocking: opening a pipe would wait for who writes into it */
  int in = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  g_autoptr (GString) bytes = NULL;
  struct stat about;
  gboolean done;

  if (in < 0)
    return fail_errno (error, errno);
  done = fstat (in, &about) == 0 ? check_file (&about, limit, error) : fail_errno (error, errno);
  if (done)
    {
      bytes = g_string_sized_new ((gsize) about.st_size + 1);
      done = read_all (in, (gsize) about.st_size, limit, bytes, error);
    }
  (void) close (in);
  if (!done)
    return FALSE;
  *length = bytes->len;
  *text = g_string_free (g_steal_pointer (&bytes), FALSE);
  return TRUE;
}
