/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that is written, with the n-th call to the system failing, for every n until there is
 * no n-th call: the old file is whole or the new one is, a sentence says what happened, and the
 * next time leaves nothing behind.  Then the same with the program killed before the n-th call. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/edit.h"
#include "draw/disk.h"
#include "draw/draft.h"
#include "draw/export.h"
#include "draw/pages.h"
#include "faults.h"

enum
{
  MOST_STEPS = 300 /* calls of one action; more are a loop without end */
};

static PlLibrary *library;
static PlPatch *bench; /* an example */
static char *folder;   /* all that is written is below it */

/* What is written: to PATH below the folder, in an old state (0) and a new one (1). */
typedef struct
{
  const char *name, *path;
  gboolean (*write) (const char *path, guint state, GError **error);
  gboolean slow; /* draws; it goes to the disk as the others do */
} Work;

static PlPatch *
make_patch (guint state)
{
  g_autofree char *title = g_strdup_printf ("State %u", state);
  PlEdit edit = { .type = PL_EDIT_SET_TITLE, .name = title };
  PlPatch *patch = pl_patch_apply_all (bench, &edit, 1, NULL);

  g_assert_nonnull (patch);
  return patch;
}

static gboolean
write_patch (const char *path, guint state, GError **error)
{
  g_autoptr (PlPatch) patch = make_patch (state);

  return pl_library_save_patch (patch, path, error);
}

static gboolean
write_export (const char *path, guint state, GError **error)
{
  g_autoptr (PlPatch) patch = make_patch (state);
  g_autoptr (PlLayout) layout = pl_layout_new (library);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  const PlExporter *exporter = pl_exporter_for_path (path, error);
  PlExportJob job
      = { .layout = layout, .circuit = circuit, .date = state == 0 ? "2026-01-01" : "2026-02-02" };

  pl_layout_sync (layout, patch);
  pl_circuit_sync (circuit, patch);
  return exporter != NULL && pl_export_to_file (exporter, &job, path, error);
}

static gboolean
write_owned (const char *path, guint state, GError **error)
{
  return pl_library_set_owned (library, "mackie-hm-4", state + 1, error);
}

static gboolean
write_gear (const char *path, guint state, GError **error)
{
  g_autofree char *text
      = g_strdup_printf ("[Device]\nFormat=1\nId=fault-box\nName=Box %u\nKind=player\nSummary=A "
                         "box.\n\n[Bus main]\nName=Main\n\n[Jack out]\nConnector=ts\nOutput="
                         "unbalanced\nCarries=main\nOhms=100\nClaims=Ohms assumed\n",
                         state);

  return pl_library_install (library, text, "fault-box", error) != NULL;
}

static gboolean
write_guide (const char *path, guint state, GError **error)
{
  g_autoptr (PlGuide) guide = pl_guide_new ();

  pl_guide_set (&guide->mixer, state == 0 ? "old" : "new");
  return pl_pages_save_guide (guide, error);
}

static gboolean
write_guide_bench (const char *path, guint state, GError **error)
{
  g_autoptr (PlPatch) patch = make_patch (state);

  return pl_pages_save_bench (patch, error);
}

static gboolean
write_score (const char *path, guint state, GError **error)
{
  return pl_pages_set_score ("fault", state + 1, error);
}

static gboolean
write_options (const char *path, guint state, GError **error)
{
  PlExportOptions options = { .format = (char *) "pdf",
                              .author = (char *) (state == 0 ? "old" : "new"),
                              .label_sheet = (char *) "a4-24",
                              .paper = PL_PAPER_A4 };

  return pl_export_options_save (&options, error);
}

static const Work works[] = {
  { "patch", "home/show.patchlead", write_patch, FALSE },
  { "svg", "home/show.svg", write_export, TRUE },
  { "pdf", "home/show.pdf", write_export, TRUE },
  { "png", "home/show.png", write_export, TRUE },
  { "csv", "home/show.csv", write_export, FALSE },
  { "txt", "home/show.txt", write_export, TRUE },
  { "owned", "data/patchlead/owned.list", write_owned, FALSE },
  { "gear", "data/patchlead/devices/fault-box.device", write_gear, FALSE },
  { "guide", "state/patchlead/guide.state", write_guide, FALSE },
  { "guide-bench", "state/patchlead/guide.patchlead", write_guide_bench, FALSE },
  { "score", "state/patchlead/scores.state", write_score, FALSE },
  { "options", "state/patchlead/export.state", write_options, FALSE },
};

/* How it goes wrong */

typedef struct
{
  const char *name;
  int error;
  gboolean stays;
} Fault;

static const Fault faults[] = {
  { "short, then full", FAULT_SHORT, TRUE },
  { "full", ENOSPC, FALSE },
  { "stays full", ENOSPC, TRUE },
  { "broken", EIO, FALSE },
  { "interrupted", EINTR, FALSE },
  { "short", FAULT_SHORT, FALSE },
  { "forbidden", EACCES, TRUE },
};

/* Looking at what is there */

static GBytes *
read_bytes (const char *path)
{
  char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &bytes, &length, NULL) ? g_bytes_new_take (bytes, length)
                                                           : NULL;
}

/* What was there before, without going through what is tested. */
static void
put_back (const char *path, GBytes *bytes)
{
  if (bytes == NULL)
    (void) g_unlink (path);
  else
    g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes),
                                             G_FILE_SET_CONTENTS_NONE, 0644, NULL));
}

/* Files that nobody asked for. */
static guint
count_litter (const char *path)
{
  g_autofree char *place = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += *name == '.' ? 1 : 0;
  return n;
}

static guint
count_open (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gboolean
is_same (GBytes *a, GBytes *b)
{
  return a != NULL && b != NULL && g_bytes_equal (a, b);
}

/* One work under all faults */

typedef struct
{
  const Work *work;
  char *path;
  GBytes *old, *new; /* what the file holds in the two states */
} Case;

static void
set_state (const Case *self, guint state)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (self->work->write (self->path, state, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_litter (self->path), ==, 0);
}

static void
case_open (Case *self, const Work *work)
{
  g_autofree char *place = NULL;

  self->work = work;
  self->path = g_build_filename (folder, work->path, NULL);
  place = g_path_get_dirname (self->path);
  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  set_state (self, 1);
  self->new = read_bytes (self->path);
  set_state (self, 0);
  self->old = read_bytes (self->path);
  g_assert_nonnull (self->new);
  g_assert_nonnull (self->old);
  if (g_str_has_suffix (work->path, ".pdf"))
    g_assert_false (g_bytes_equal (self->old, self->new));
}

static void
case_close (Case *self)
{
  g_free (self->path);
  g_bytes_unref (self->old);
  g_bytes_unref (self->new);
}

/* Whole, and as was said. */
static void
expect_whole (const Case *self, gboolean done, const GError *error, gboolean existed)
{
  g_autoptr (GBytes) now = read_bytes (self->path);

  if (done)
    {
      g_assert_true (is_same (now, self->new));
      return;
    }
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strchr (error->message, '/'));        /* the place */
  g_assert_true (g_str_has_suffix (error->message, ".")); /* and the remedy */
  g_assert_true (existed ? is_same (now, self->old) : now == NULL);
}

/* Returns FALSE when there was no n-th call. */
static gboolean
try_fault (const Case *self, const Fault *fault, int n, gboolean existed)
{
  g_autoptr (GError) error = NULL;
  gboolean done;
  guint open = count_open ();
  int n_calls;

  fault_arm (folder, NULL, n, fault->error, fault->stays);
  done = self->work->write (self->path, 1, &error);
  n_calls = fault_disarm ();
  expect_whole (self, done, error, existed);
  g_assert_cmpuint (count_open (), ==, open);
  return n_calls >= n;
}

/* Returns how many faults there were. */
static guint
try_faults (const Case *self, const Fault *fault, gboolean existed)
{
  int n = 0;
  gboolean reached = TRUE;

  while (reached)
    {
      n++;
      g_assert_cmpint (n, <, MOST_STEPS);
      put_back (self->path, existed ? self->old : NULL);
      reached = try_fault (self, fault, n, existed);
      g_assert_cmpuint (count_litter (self->path), <=, 1);
    }
  g_assert_cmpint (n, >, 5); /* it did go to the disk */
  return (guint) n - 1;
}

static void
test_work (gconstpointer data)
{
  const Work *work = data;
  Case at = { 0 };
  guint n_tried = 0;

  case_open (&at, work);
  for (guint i = 0; i < (work->slow ? 1 : G_N_ELEMENTS (faults)); i++)
    {
      n_tried += try_faults (&at, &faults[i], TRUE);
      n_tried += work->slow ? 0 : try_faults (&at, &faults[i], FALSE);
    }
  set_state (&at, 0);
  g_test_message ("%u faults", n_tried);
  case_close (&at);
}

/* Killed before the n-th call: whole, and the next write sweeps. */
static void
test_killed (gconstpointer data)
{
  Case at = { 0 };
  int n = 0;
  int status = SIGKILL;

  case_open (&at, data);
  while (WIFSIGNALED (status))
    {
      g_autoptr (GBytes) now = NULL;
      pid_t child;

      n++;
      g_assert_cmpint (n, <, MOST_STEPS);
      put_back (at.path, at.old);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          fault_arm (folder, NULL, n, FAULT_KILL, FALSE);
          _exit (at.work->write (at.path, 1, NULL) ? 0 : 1);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      now = read_bytes (at.path);
      g_assert_true (is_same (now, at.old) || is_same (now, at.new));
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpint (n, >, 5);
  g_test_message ("%d kills", n - 1);
  set_state (&at, 0);
  case_close (&at);
}

/* Drafts: each has a name of its own, so they are looked at by what is offered. */

/* The state of the only draft that was left behind; -1: there is none. */
static int
read_lost_state (void)
{
  g_autoptr (GPtrArray) drafts = pl_drafts_list ();
  g_autoptr (PlPatch) patch = NULL;
  const PlLostDraft *draft;

  g_assert_cmpuint (drafts->len, <=, 1);
  if (drafts->len == 0)
    return -1;
  draft = g_ptr_array_index (drafts, 0);
  patch = pl_library_load_patch (library, draft->file, NULL);
  g_assert_nonnull (patch);
  g_assert_cmpuint (pl_patch_count_parts (patch), ==, pl_patch_count_parts (bench));
  g_assert_cmpstr (draft->origin, ==, "/home/anna/show.patchlead");
  return (int) g_ascii_strtoll (pl_patch_get_title (patch) + strlen ("State "), NULL, 10);
}

static void
expect_clean_drafts (void)
{
  g_autofree char *place = g_build_filename (folder, "state", "patchlead", "drafts", NULL);
  g_autoptr (GPtrArray) drafts = pl_drafts_list ();
  g_autoptr (GDir) dir = NULL;

  for (guint i = 0; i < drafts->len; i++)
    pl_lost_draft_remove (((const PlLostDraft *) g_ptr_array_index (drafts, i))->file);
  dir = g_dir_open (place, 0, NULL);
  g_assert_null (dir != NULL ? g_dir_read_name (dir) : NULL);
}

static gboolean
write_draft (PlDraft *draft, guint state, GError **error)
{
  g_autoptr (PlPatch) patch = make_patch (state);

  return pl_draft_write (draft, patch, "/home/anna/show.patchlead", NULL, error);
}

/* How many drafts were written before the fault: 0 or 1. */
static gboolean
try_draft (const Fault *fault, int n, guint n_before)
{
  PlDraft *draft = pl_draft_new ();
  g_autoptr (GError) error = NULL;
  gboolean done;
  int n_calls, found;

  if (n_before > 0)
    g_assert_true (write_draft (draft, 0, NULL));
  fault_arm (folder, NULL, n, fault->error, fault->stays);
  done = write_draft (draft, 1, &error);
  n_calls = fault_disarm ();
  pl_draft_free (draft);
  found = read_lost_state ();
  g_assert_cmpint (found, ==, done ? 1 : n_before > 0 ? 0 : -1);
  if (!done)
    g_assert_nonnull (strstr (error->message, "save often"));
  expect_clean_drafts ();
  return n_calls >= n;
}

static void
test_drafts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint n_before = 0; n_before < 2; n_before++)
      {
        int n = 1;

        while (try_draft (&faults[i], n, n_before))
          n++;
        g_assert_cmpint (n, <, MOST_STEPS);
        g_assert_cmpint (n, >, 5);
      }
}

static void
keep_and_discard (int n)
{
  PlDraft *draft = pl_draft_new ();

  (void) write_draft (draft, 0, NULL);
  fault_arm (folder, NULL, n, FAULT_KILL, FALSE);
  (void) write_draft (draft, 1, NULL);
  pl_draft_discard (draft);
  _exit (0);
}

static void
test_drafts_killed (void)
{
  int status = SIGKILL;
  gboolean seen[3] = { FALSE };

  for (int n = 1; WIFSIGNALED (status); n++)
    {
      int found;
      pid_t child = fork ();

      g_assert_cmpint (n, <, MOST_STEPS);
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        keep_and_discard (n);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      found = read_lost_state ();
      g_assert_cmpint (found, <=, 1);
      seen[found + 1] = TRUE;
      expect_clean_drafts ();
    }
  g_assert_true (seen[0] && seen[1] && seen[2]);
}

/* Reading goes wrong: something is offered or nothing, and the next time all of it. */
static void
test_drafts_unreadable (void)
{
  PlDraft *draft = pl_draft_new ();

  g_assert_true (write_draft (draft, 7, NULL));
  pl_draft_free (draft);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      int n = 0, n_calls;

      do
        {
          g_autoptr (GPtrArray) drafts = NULL;

          fault_arm (folder, NULL, ++n, faults[i].error, faults[i].stays);
          drafts = pl_drafts_list ();
          n_calls = fault_disarm ();
          g_assert_cmpuint (drafts->len, <=, 1);
        }
      while (n_calls >= n);
      g_assert_cmpint (read_lost_state (), ==, 7);
    }
  expect_clean_drafts ();
}

/* Gear that cannot be read is told; what can be is there. */
static void
test_gear_unreadable (void)
{
  g_autofree char *place = g_build_filename (folder, "gear", "devices", NULL);
  g_autofree char *path = g_build_filename (place, "fault-box.device", NULL);
  g_autofree char *own = g_build_filename (folder, "data", "patchlead", "devices", NULL);
  g_autofree char *from = g_build_filename (own, "fault-box.device", NULL);
  g_autofree char *base = g_path_get_dirname (place);
  const char *const folders[] = { base, NULL };
  g_autoptr (GBytes) bytes = NULL;
  int n_calls = 1;

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_assert_true (write_gear (NULL, 0, NULL));
  bytes = read_bytes (from);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  for (int n = 1; n <= n_calls; n++)
    {
      g_autoptr (PlLibrary) found = NULL;
      gboolean there;

      fault_arm (base, "open,read", n, EIO, FALSE);
      found = pl_library_new (folders);
      n_calls = fault_disarm ();
      there = pl_catalog_find (pl_library_get_catalog (found), "fault-box") != NULL;
      if (n == 1 || n == 2) /* the two folders, of which one is not there */
        continue;
      g_assert_true (there || pl_library_get_problems (found)[0] != NULL);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *made = g_dir_make_tmp ("patchlead-faults-XXXXXX", NULL);
  g_autofree char *data = NULL, *state = NULL, *example = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  folder = realpath (made, NULL);
  data = g_build_filename (folder, "data", NULL);
  state = g_build_filename (folder, "state", NULL);
  g_assert_true (g_setenv ("XDG_DATA_HOME", data, TRUE));
  g_assert_true (g_setenv ("XDG_STATE_HOME", state, TRUE));
  g_test_init (&argc, &argv, NULL);
  library = pl_library_new (NULL);
  example = g_build_filename (pl_library_get_data_dir (library), "examples",
                              "method1-phones.patchlead", NULL);
  bench = pl_library_load_patch (library, example, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autofree char *name = g_strconcat ("/faults/failing/", works[i].name, NULL);
      g_autofree char *killed = g_strconcat ("/faults/killed/", works[i].name, NULL);

      g_test_add_data_func (name, &works[i], test_work);
      if (!works[i].slow)
        g_test_add_data_func (killed, &works[i], test_killed);
    }
  g_test_add_func ("/faults/drafts/failing", test_drafts);
  g_test_add_func ("/faults/drafts/killed", test_drafts_killed);
  g_test_add_func ("/faults/drafts/unreadable", test_drafts_unreadable);
  g_test_add_func ("/faults/gear-unreadable", test_gear_unreadable);
  status = g_test_run ();
  pl_patch_unref (bench);
  pl_library_unref (library);
  g_free (folder);
  return status;
}
