/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to a file stays with it; what may not be written is not, with a sentence; and what
 * another program does to an open file is noticed. */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "app/document.h"
#include "draw/disk.h"
#include "draw/draft.h"

enum
{
  NOBODY = 65534,
  LARGE = 300 * 1024,
  HUGE_FILE = 65 * 1024 * 1024 /* more than is compared */
};

static char *folder;
static PlLibrary *library;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
put (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
}

static void
expect_text (const char *path, const char *text)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

static void
write_new (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pl_disk_write (path, "new", 3, PL_DISK_PUBLIC, &error));
  g_assert_no_error (error);
  expect_text (path, "new");
}

static void
test_links (void)
{
  g_autofree char *real = in_folder ("real"), *link = in_folder ("link"),
                  *more = in_folder ("more");
  g_autofree char *far = in_folder ("far"), *dangling = in_folder ("dangling");
  g_autofree char *loop = in_folder ("loop");
  g_autoptr (GError) error = NULL;

  put (real, "old");
  g_assert_cmpint (symlink ("real", link), ==, 0);
  g_assert_cmpint (symlink (link, more), ==, 0);
  write_new (more);
  expect_text (real, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (more, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (symlink ("far", dangling), ==, 0);
  write_new (dangling);
  expect_text (far, "new");
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_false (pl_disk_write (loop, "new", 3, PL_DISK_PUBLIC, &error));
  g_assert_nonnull (strstr (error->message, "loop"));
}

/* The name that was given has the new text, the other one the old. */
static void
test_hard_links (void)
{
  g_autofree char *one = in_folder ("one"), *two = in_folder ("two");

  put (one, "old");
  g_assert_cmpint (link (one, two), ==, 0);
  write_new (one);
  expect_text (two, "old");
}

static void
test_permissions (void)
{
  static const int modes[] = { 0600, 0640, 0664, 0755 };
  g_autofree char *path = in_folder ("modes");
  GStatBuf about;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      put (path, "old");
      g_assert_cmpint (g_chmod (path, modes[i]), ==, 0);
      if (geteuid () == 0)
        g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
      write_new (path);
      g_assert_cmpint (g_stat (path, &about), ==, 0);
      g_assert_cmpint (about.st_mode & 07777, ==, modes[i]);
      g_assert_cmpuint (about.st_uid, ==, geteuid () == 0 ? NOBODY : geteuid ());
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* Names that are no UTF-8 are written; sentences about them are. */
static void
test_odd_names (void)
{
  g_autofree char *path = in_folder ("caf\xe9 \n.patchlead"), *none = in_folder ("n\xe9/x");
  g_autoptr (GError) error = NULL;

  write_new (path);
  write_new (path);
  g_assert_false (pl_disk_write (none, "new", 3, PL_DISK_PUBLIC, &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* In a process of its own, without root's rights: exits with 0 when it was refused with a
 * sentence. */
static void
expect_refused (const char *path, gsize length, const struct rlimit *limit)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autofree char *text = g_strnfill (length, 'x');
      g_autoptr (GError) error = NULL;

      (void) signal (SIGXFSZ, SIG_IGN);
      if (limit != NULL && setrlimit (RLIMIT_FSIZE, limit) != 0)
        _exit (2);
      if (limit == NULL && geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (2);
      _exit (!pl_disk_write (path, text, length, PL_DISK_PUBLIC, &error) && error != NULL
                     && strstr (error->message, path) != NULL
                 ? 0
                 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_read_only (void)
{
  g_autofree char *open = in_folder ("open"), *closed = in_folder ("closed");
  g_autofree char *file = g_build_filename (open, "file", NULL);
  g_autofree char *inside = g_build_filename (closed, "file", NULL);

  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (open, 0777) | g_chmod (open, 0777), ==, 0);
  g_assert_cmpint (g_mkdir (closed, 0755), ==, 0);
  put (file, "old");
  put (inside, "old");
  g_assert_cmpint (g_chmod (file, 0444) | g_chmod (inside, 0666), ==, 0);
  g_assert_cmpint (g_chmod (closed, 0555), ==, 0);
  expect_refused (file, 3, NULL);
  expect_refused (inside, 3, NULL);
  expect_text (file, "old");
  expect_text (inside, "old");
  g_assert_cmpint (g_chmod (closed, 0755), ==, 0);
}

static void
test_full (void)
{
  struct rlimit limit = { 1000, 1000 };
  g_autofree char *path = in_folder ("limited"), *disk = in_folder ("disk");
  g_autofree char *file = g_build_filename (disk, "file", NULL);

  put (path, "old");
  expect_refused (path, LARGE, &limit);
  expect_text (path, "old");
  g_assert_cmpint (g_mkdir (disk, 0755), ==, 0);
  if (mount ("none", disk, "tmpfs", 0, "size=128k") != 0)
    {
      g_test_message ("no small disk: %s", g_strerror (errno));
      return;
    }
  put (file, "old");
  limit = (struct rlimit){ RLIM_INFINITY, RLIM_INFINITY };
  expect_refused (file, LARGE, &limit);
  expect_text (file, "old");
  g_assert_cmpint (umount (disk), ==, 0);
}

/* Drafts: the order in which they were written, whatever the clock says. */

static void
write_draft (const char *title, gint64 when)
{
  PlDraft *draft = pl_draft_new ();
  g_autoptr (PlPatch) empty = pl_patch_new ();
  PlEdit edit = { .type = PL_EDIT_SET_TITLE, .name = title };
  g_autoptr (PlPatch) patch = pl_patch_apply_all (empty, &edit, 1, NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  struct utimbuf times = { when, when };

  g_assert_true (pl_draft_write (draft, patch, "/tmp/caf\xe9", NULL, NULL));
  pl_draft_free (draft);
  drafts = pl_drafts_list ();
  g_assert_cmpstr (((const PlLostDraft *) g_ptr_array_index (drafts, 0))->title, ==, title);
  g_assert_cmpint (g_utime (((const PlLostDraft *) g_ptr_array_index (drafts, 0))->file, &times),
                   ==, 0);
}

static void
test_clock (void)
{
  static const char *const titles[] = { "C", "B", "A" };
  g_autoptr (GPtrArray) drafts = NULL;

  write_draft ("A", 2000000000);
  write_draft ("B", 1000000000);
  write_draft ("C", 1500000000);
  drafts = pl_drafts_list ();
  g_assert_cmpuint (drafts->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < drafts->len; i++)
    {
      const PlLostDraft *draft = g_ptr_array_index (drafts, i);

      g_assert_cmpstr (draft->title, ==, titles[i]);
      g_assert_cmpstr (draft->origin, ==, "/tmp/caf\xe9");
      pl_lost_draft_remove (draft->file);
    }
}

/* Documents */

static void
rename_bench (PlDocument *document, const char *title)
{
  PlEdit edit = { .type = PL_EDIT_SET_TITLE, .name = title };

  g_assert_true (pl_document_commit (document, &edit, 1, "step", FALSE));
}

static const char *
get_title (PlDocument *document)
{
  return pl_patch_get_title (pl_document_get_patch (document));
}

static void
count_cb (PlDocument *document, gpointer data)
{
  (*(guint *) data)++;
}

static void
expect_told (const guint *n_told, guint n)
{
  gint64 end = g_get_monotonic_time () + (gint64) 20 * G_USEC_PER_SEC;

  while (*n_told < n && g_get_monotonic_time () < end)
    (void) g_main_context_iteration (NULL, *n_told >= n);
  g_assert_cmpuint (*n_told, ==, n);
}

/* Two windows on one file: neither takes the other's work away. */
static void
test_two_documents (void)
{
  g_autoptr (PlDocument) one = pl_document_new (library), two = pl_document_new (library);
  g_autofree char *path = in_folder ("shared.patchlead");
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  rename_bench (one, "First");
  g_assert_true (pl_document_save (one, path, NULL));
  g_assert_true (pl_document_open (two, path, NULL));
  g_signal_connect (two, "disk", G_CALLBACK (count_cb), &n_told);
  rename_bench (two, "Mine");
  rename_bench (one, "Theirs");
  g_assert_true (pl_document_save (one, path, NULL));
  expect_told (&n_told, 1);
  g_assert_false (pl_document_save (two, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_assert_true (pl_document_reload (two, NULL));
  g_assert_cmpstr (get_title (two), ==, "Theirs");
  g_assert_true (pl_history_is_saved (pl_document_get_history (two)));
  pl_document_undo (two);
  g_assert_cmpstr (get_title (two), ==, "Mine"); /* nothing is lost */
  g_assert_true (pl_document_save (two, path, NULL));
  rename_bench (one, "Again");
  g_assert_false (pl_document_save (one, path, NULL));
  pl_document_accept_disk (one);
  g_assert_true (pl_document_save (one, path, NULL));
}

/* Whoever keeps what is here, though another program wrote something else, has not saved it. */
static void
test_kept_is_not_saved (void)
{
  g_autoptr (PlDocument) document = pl_document_new (library), other = pl_document_new (library);
  g_autofree char *path = in_folder ("kept.patchlead");

  rename_bench (document, "Mine");
  g_assert_true (pl_document_save (document, path, NULL));
  pl_document_accept_disk (document);
  g_assert_true (pl_history_is_saved (pl_document_get_history (document)));
  g_assert_true (pl_document_open (other, path, NULL));
  rename_bench (other, "Theirs");
  g_assert_true (pl_document_save (other, path, NULL));
  pl_document_accept_disk (document);
  g_assert_false (pl_history_is_saved (pl_document_get_history (document)));
  g_assert_true (pl_document_save (document, path, NULL));
  g_assert_true (pl_history_is_saved (pl_document_get_history (document)));
}

/* What was not saved before another bench came is a step to undo; else there is nothing to undo. */
static void
test_taken_away (void)
{
  g_autoptr (PlDocument) document = pl_document_new (library);
  g_autoptr (PlPatch) other = pl_patch_new ();

  pl_document_take (document, other, "Guide");
  g_assert_false (pl_history_can_undo (pl_document_get_history (document)));
  rename_bench (document, "Hours of work");
  pl_document_take (document, other, "Guide");
  g_assert_cmpstr (get_title (document), ==, "");
  pl_document_undo (document);
  g_assert_cmpstr (get_title (document), ==, "Hours of work");
}

/* A bench without a title is called after its file, once. */
static void
test_file_name (void)
{
  g_autoptr (PlDocument) document = pl_document_new (library);
  g_autofree char *path = in_folder ("band.patchlead");
  g_autofree char *again = NULL, *drawing = NULL, *titled = NULL;

  g_assert_true (pl_document_save (document, path, NULL));
  again = pl_document_dup_file_name (document, "patchlead");
  g_assert_cmpstr (again, ==, "band.patchlead");
  drawing = pl_document_dup_file_name (document, "pdf");
  g_assert_cmpstr (drawing, ==, "band.pdf");
  rename_bench (document, "Stage/left");
  titled = pl_document_dup_file_name (document, "patchlead");
  g_assert_cmpstr (titled, ==, "Stage-left.patchlead");
}

/* A name that every disk takes: no letters that some have for themselves, not hidden, not too long.
 */
static void
test_file_name_fits (void)
{
  g_autoptr (PlDocument) document = pl_document_new (library);
  g_autofree char *odd = NULL, *hidden = NULL, *cut = NULL;
  g_autoptr (GString) title = g_string_new ("x");

  rename_bench (document, "What? \"A*B\" <1|2>");
  odd = pl_document_dup_file_name (document, "pdf");
  g_assert_cmpstr (odd, ==, "What- -A-B- -1-2-.pdf");
  rename_bench (document, ".stage");
  hidden = pl_document_dup_file_name (document, "pdf");
  g_assert_cmpstr (hidden, ==, "-stage.pdf");
  for (guint i = 0; i < 150; i++)
    g_string_append (title, "日");
  rename_bench (document, title->str);
  cut = pl_document_dup_file_name (document, "patchlead");
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_cmpuint (strlen (cut), ==, 1 + 66 * 3 + strlen (".patchlead"));
}

/* What is in the window is all there is then: it counts as not saved. */
static void
test_file_vanishes (void)
{
  g_autoptr (PlDocument) document = pl_document_new (library);
  g_autofree char *path = in_folder ("vanishing.patchlead");
  guint n_told = 0;

  rename_bench (document, "Here");
  g_assert_true (pl_document_save (document, path, NULL));
  g_signal_connect (document, "disk", G_CALLBACK (count_cb), &n_told);
  g_assert_cmpint (g_unlink (path), ==, 0);
  expect_told (&n_told, 1);
  g_assert_cmpint (pl_document_check_disk (document), ==, PL_DISK_GONE);
  g_assert_false (pl_history_is_saved (pl_document_get_history (document)));
  g_assert_true (pl_document_save (document, path, NULL));
  g_assert_cmpint (pl_document_check_disk (document), ==, PL_DISK_AS_KNOWN);
}

/* What is too large to be read was not written here: it is not written over without a question. */
static void
test_file_grows (void)
{
  g_autoptr (PlDocument) document = pl_document_new (library);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in_folder ("growing.patchlead");
  GStatBuf about;

  rename_bench (document, "Small");
  g_assert_true (pl_document_save (document, path, NULL));
  g_assert_cmpint (truncate (path, HUGE_FILE), ==, 0);
  g_assert_cmpint (pl_document_check_disk (document), ==, PL_DISK_CHANGED);
  g_assert_false (pl_document_save (document, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_size, ==, HUGE_FILE);
  pl_document_accept_disk (document);
  g_assert_cmpint (pl_document_check_disk (document), ==, PL_DISK_AS_KNOWN);
  g_assert_cmpint (truncate (path, HUGE_FILE + 1), ==, 0);
  g_assert_cmpint (pl_document_check_disk (document), ==, PL_DISK_CHANGED);
  pl_document_accept_disk (document);
  g_assert_true (pl_document_save (document, path, NULL));
  g_assert_cmpint (pl_document_check_disk (document), ==, PL_DISK_AS_KNOWN);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = NULL;
  int status;

  folder = g_dir_make_tmp ("patchlead-disk-XXXXXX", NULL);
  state = in_folder ("state");
  g_assert_true (g_setenv ("XDG_STATE_HOME", state, TRUE));
  g_test_init (&argc, &argv, NULL);
  library = pl_library_new (NULL);
  g_test_add_func ("/disk/links", test_links);
  g_test_add_func ("/disk/hard-links", test_hard_links);
  g_test_add_func ("/disk/permissions", test_permissions);
  g_test_add_func ("/disk/odd-names", test_odd_names);
  g_test_add_func ("/disk/read-only", test_read_only);
  g_test_add_func ("/disk/full", test_full);
  g_test_add_func ("/disk/clock", test_clock);
  g_test_add_func ("/disk/two-documents", test_two_documents);
  g_test_add_func ("/disk/taken-away", test_taken_away);
  g_test_add_func ("/disk/kept-is-not-saved", test_kept_is_not_saved);
  g_test_add_func ("/disk/file-name", test_file_name);
  g_test_add_func ("/disk/file-name-fits", test_file_name_fits);
  g_test_add_func ("/disk/file-vanishes", test_file_vanishes);
  g_test_add_func ("/disk/file-grows", test_file_grows);
  status = g_test_run ();
  pl_library_unref (library);
  g_free (folder);
  return status;
}
