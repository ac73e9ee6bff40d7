/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts: in use they are nobody else's; left behind they are offered, whole, however the program
 * ended. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/edit.h"
#include "draw/draft.h"

enum
{
  KILLS = 30
};

static PlLibrary *library;

static PlPatch *
make_patch (const char *title)
{
  g_autoptr (PlPatch) empty = pl_patch_new ();
  PlCatalog *catalog = pl_library_get_catalog (library);
  PlEdit edits[] = { { .type = PL_EDIT_SET_TITLE, .name = title },
                     { .type = PL_EDIT_ADD, .kind = pl_catalog_find (catalog, "mackie-hm-4") } };
  PlPatch *patch = pl_patch_apply_all (empty, edits, G_N_ELEMENTS (edits), NULL);

  g_assert_nonnull (patch);
  return patch;
}

static guint
count_lost (void)
{
  g_autoptr (GPtrArray) drafts = pl_drafts_list ();

  return drafts->len;
}

/* Only the one left behind is there; it is whole and says where it came from. */
static void
expect_one (const char *title, const char *origin)
{
  g_autoptr (GPtrArray) drafts = pl_drafts_list ();
  const PlLostDraft *draft;
  g_autoptr (PlPatch) patch = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (drafts->len, ==, 1);
  draft = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (draft->origin, ==, origin);
  if (title != NULL)
    g_assert_cmpstr (draft->title, ==, title);
  patch = pl_library_load_patch (library, draft->file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pl_patch_get_title (patch), ==, draft->title);
  g_assert_cmpuint (pl_patch_count_parts (patch), ==, 1);
}

static void
remove_all (void)
{
  g_autoptr (GPtrArray) drafts = pl_drafts_list ();

  for (guint i = 0; i < drafts->len; i++)
    pl_lost_draft_remove (((const PlLostDraft *) g_ptr_array_index (drafts, i))->file);
}

static void
test_left_behind (void)
{
  PlDraft *draft = pl_draft_new ();
  g_autoptr (PlPatch) patch = make_patch ("Sunday service");
  g_autoptr (GError) error = NULL;

  g_assert_true (pl_draft_write (draft, patch, "/tmp/sunday.patchlead", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_lost (), ==, 0); /* it is in use */
  pl_draft_free (draft);
  expect_one ("Sunday service", "/tmp/sunday.patchlead");
  remove_all ();
  g_assert_cmpuint (count_lost (), ==, 0);
}

/* Files are called what people like; where one came from must not make its draft unreadable. */
static void
test_odd_origins (void)
{
  static const char *const origins[]
      = { "/tmp/\xef\xbb\xbf"
          "copied.patchlead",
          "/tmp/a\x1b"
          "b.patchlead",
          "/tmp/two\nlines.patchlead", "/tmp/\xff.patchlead", "/tmp/\xd7\x92\xd7\x91.patchlead" };

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      PlDraft *draft = pl_draft_new ();
      g_autoptr (PlPatch) patch = make_patch ("Odd");

      g_assert_true (pl_draft_write (draft, patch, origins[i], NULL, NULL));
      pl_draft_free (draft);
      expect_one ("Odd", origins[i]);
      remove_all ();
    }
}

static void
test_discarded (void)
{
  PlDraft *draft = pl_draft_new ();
  g_autoptr (PlPatch) patch = make_patch ("No");

  pl_draft_discard (draft); /* nothing is there yet */
  g_assert_true (pl_draft_write (draft, patch, NULL, NULL, NULL));
  pl_draft_discard (draft);
  pl_draft_free (draft);
  g_assert_cmpuint (count_lost (), ==, 0);
}

/* Files of other sorts, empty and broken ones, are no drafts, and what looks like one but cannot be
 * read is told when it is opened. */
static void
test_rubbish (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "patchlead", "drafts", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.patchlead", NULL);
  g_autofree char *other = g_build_filename (folder, "other.patchlead", NULL);
  g_autofree char *broken = g_build_filename (folder, "broken.patchlead", NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (PlPatch) patch = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (other, "[Patchlead]\nFormat=1\n", -1, NULL));
  g_assert_true (g_file_set_contents (broken, "# Draft of: \n[Patchlead\n\xff\xfe", -1, NULL));
  drafts = pl_drafts_list ();
  g_assert_cmpuint (drafts->len, ==, 1);
  patch = pl_library_load_patch (
      library, ((const PlLostDraft *) g_ptr_array_index (drafts, 0))->file, &error);
  g_assert_null (patch);
  g_assert_nonnull (strstr (error->message, "broken.patchlead"));
  (void) g_unlink (empty);
  (void) g_unlink (other);
  remove_all ();
}

/* A kill before the first draft leaves a lock; halves of drafts must have been swept. */
static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  (void) count_lost ();
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_assert_true (g_str_has_suffix (name, ".lock"));
      g_assert_cmpint (g_unlink (file), ==, 0);
    }
}

/* A folder where nothing can be written is a sentence, and nothing else. */
static void
test_no_folder (void)
{
  g_autofree char *place = g_build_filename (g_get_user_state_dir (), "patchlead", NULL);
  PlDraft *draft = pl_draft_new ();
  g_autoptr (PlPatch) patch = make_patch ("Nowhere");
  g_autoptr (GError) error = NULL;
  g_autofree char *drafts = g_build_filename (place, "drafts", NULL);

  empty_folder (drafts);
  g_assert_cmpint (g_rmdir (drafts), ==, 0);
  g_assert_cmpint (g_rmdir (place), ==, 0);
  g_assert_true (g_file_set_contents (place, "a file in the way", -1, NULL));
  g_assert_false (pl_draft_write (draft, patch, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "save often"));
  g_assert_cmpuint (count_lost (), ==, 0);
  pl_draft_free (draft);
  (void) g_unlink (place);
}

/* Writes one state after the other until it is killed. */
static void
write_for_ever (void)
{
  PlDraft *draft = pl_draft_new ();

  for (guint i = 1;; i++)
    {
      g_autofree char *title = g_strdup_printf ("State %u", i);
      g_autoptr (PlPatch) patch = make_patch (title);

      if (!pl_draft_write (draft, patch, "/tmp/show.patchlead", NULL, NULL))
        _exit (1);
    }
}

static void
test_killed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1124);

  for (guint i = 0; i < KILLS; i++)
    {
      pid_t child = fork ();

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        write_for_ever ();
      while (g_usleep (2000), count_lost () == 0 && kill (child, 0) == 0)
        {
          g_autofree char *folder
              = g_build_filename (g_get_user_state_dir (), "patchlead", "drafts", NULL);
          g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
          gboolean begun = FALSE;
          const char *name;

          while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
            begun = begun || g_str_has_suffix (name, ".patchlead");
          if (begun)
            break;
        }
      g_usleep ((gulong) g_rand_int_range (rand, 0, 20000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      expect_one (NULL, "/tmp/show.patchlead");
      remove_all ();
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("patchlead-drafts-XXXXXX", NULL);
  int status;

  g_assert_true (g_setenv ("XDG_STATE_HOME", state, TRUE));
  g_test_init (&argc, &argv, NULL);
  library = pl_library_new (NULL);
  g_test_add_func ("/draft/left-behind", test_left_behind);
  g_test_add_func ("/draft/odd-origins", test_odd_origins);
  g_test_add_func ("/draft/discarded", test_discarded);
  g_test_add_func ("/draft/rubbish", test_rubbish);
  g_test_add_func ("/draft/killed", test_killed);
  g_test_add_func ("/draft/no-folder", test_no_folder);
  status = g_test_run ();
  pl_library_unref (library);
  return status;
}
