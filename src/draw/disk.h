/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing files so that the old one or the new one is there, whole, whatever happens.
 *
 * The new one is written beside the old one (.patchlead-new-XXXXXX), reaches the disk, takes over
 * permissions, owner and group as far as that is allowed, access lists and other attributes, and
 * is then renamed.  A symbolic link stays a link: the file behind it is replaced.  Of a file with
 * several names (hard links) only the one that was given has the new text; the others keep the old
 * one, since both cannot be had at once without a moment in which neither is whole.
 *
 * Paths are bytes; sentences show them as far as they are UTF-8. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

enum
{
  PL_DISK_PUBLIC = 0666, /* less what the umask takes */
  PL_DISK_PRIVATE = 0600
};

/* mode: of a file that is not there yet.  A file that may not be written is not replaced, though
 * its folder would allow it. */
gboolean pl_disk_write (const char *path, const char *bytes, gsize length, int mode,
                        GError **error);

/* Makes a folder and those above it, for this person only. */
gboolean pl_disk_make_folder (const char *folder, GError **error);

/* Takes away what kills in the middle of writing left in a folder.  Each write does it in its
 * own. */
void pl_disk_sweep (const char *folder);

/* A lock that the system lets go of however the program ends: its descriptor, to be closed; -1 with
 * errno: EWOULDBLOCK when somebody else holds it.  The file is made if it is not there. */
int pl_disk_lock (const char *path, gboolean wait);

/* A fingerprint of what a file holds: "" when there is no such file, NULL when it cannot be read.
 * That of a file that is much too large for a bench is its size: it is not what was written here,
 * and reading it would take its time. */
char *pl_disk_dup_print (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char *pl_disk_dup_print_of (const char *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
