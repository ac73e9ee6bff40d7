/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A library whose gear is parsed when it is asked for holds what one holds that is read at once. */
#include <glib/gstdio.h>

#include "draw/library.h"
#include "draw/shelf.h"

static char *root;

static void
write_gear (const char *folder, const char *name, const char *text)
{
  g_autofree char *devices = g_build_filename (root, folder, "devices", NULL);
  g_autofree char *path = g_build_filename (devices, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (devices, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
write_device (const char *folder, const char *name, const char *head, const char *title)
{
  g_autofree char *text = g_strdup_printf (
      "[Device]\nFormat=1\n%s\nName=%s\nKind=mixer\n[Jack a]\nConnector=trs\n", head, title);

  write_gear (folder, name, text);
}

/* Files are called what they like, later ones win, and those that cannot be used do not count. */
static char **
make_folders (void)
{
  char **folders = g_new0 (char *, 3);

  write_device ("first", "box.device", "Id=box", "Shipped");
  write_device ("first", "amp.device", "Id=amp", "Amp");
  write_device ("first", "ampler.device", "Id=ampler", "Ampler");
  write_device ("second", "a-name.device", "  Id = box ", "Mine");
  write_device ("second", "box.device", "Id=another", "Another");
  write_device ("second", "broken.device", "Id=box\nNo such key=1", "Broken");
  write_gear ("second", "empty.device", "");
  folders[0] = g_build_filename (root, "first", NULL);
  folders[1] = g_build_filename (root, "second", NULL);
  return folders;
}

static void
assert_same (PlLibrary *library, PlLibrary *whole)
{
  g_autoptr (GPtrArray) list = pl_catalog_dup_list (pl_library_get_catalog (library));
  g_autoptr (GPtrArray) wanted = pl_catalog_dup_list (pl_library_get_catalog (whole));

  g_assert_cmpuint (list->len, ==, wanted->len);
  for (guint i = 0; i < list->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (list, i), *other = g_ptr_array_index (wanted, i);
      g_autofree char *text = pl_kind_dup_text (kind);
      g_autofree char *same = pl_kind_dup_text (other);

      g_assert_cmpstr (kind->id, ==, other->id);
      g_assert_cmpstr (text, ==, same);
      g_assert_cmpint (kind->shipped, ==, other->shipped);
    }
  g_assert_cmpstrv (pl_library_get_problems (library), pl_library_get_problems (whole));
}

static void
test_asked (void)
{
  g_auto (GStrv) folders = make_folders ();
  g_autoptr (PlLibrary) whole = pl_library_new ((const char *const *) folders);
  g_autoptr (PlLibrary) library = pl_library_new_unread ((const char *const *) folders);
  PlCatalog *catalog = pl_library_get_catalog (library);
  const PlKind *box = pl_catalog_find (catalog, "box");

  g_assert_true (pl_library_is_whole (whole));
  g_assert_cmpuint (g_strv_length ((char **) pl_library_get_problems (whole)), ==, 2);
  g_assert_cmpstr (box->name, ==, "Mine");
  g_assert_cmpstr (pl_catalog_find (catalog, "amp")->name, ==, "Amp");
  g_assert_null (pl_catalog_find (catalog, "am"));
  g_assert_null (pl_catalog_find (catalog, "nothing"));
  g_assert_false (pl_library_is_whole (library));
  g_assert_null (pl_library_get_problems (library)[0]);
  assert_same (library, whole);
  g_assert_true (pl_library_is_whole (library));
  g_assert_true (pl_catalog_find (catalog, "box") == box);
}

static void
count_cb (gpointer data)
{
  (*(guint *) data)++;
}

static void
test_thread (void)
{
  g_auto (GStrv) folders = make_folders ();
  g_autoptr (PlLibrary) whole = pl_library_new ((const char *const *) folders);
  g_autoptr (PlLibrary) library = pl_library_new_unread ((const char *const *) folders);
  PlCatalog *catalog = pl_library_get_catalog (library);
  const PlKind *box = pl_catalog_find (catalog, "box");
  guint told = 0, forgotten = 0;

  pl_library_when_whole (library, count_cb, &told);
  pl_library_when_whole (library, count_cb, &forgotten);
  pl_library_wait_no_more (library, &forgotten);
  pl_library_read_on (library);
  while (told == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pl_library_is_whole (library));
  while (g_main_context_pending (NULL))
    (void) g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpuint (forgotten, ==, 0);
  g_assert_true (pl_catalog_find (catalog, "box") == box);
  assert_same (library, whole);
  pl_library_when_whole (library, count_cb, &told);
  g_assert_cmpuint (told, ==, 2);
}

/* Who asks while the thread reads waits for it, and others are told later, not in the middle of
 * that; who leaves meanwhile leaves nothing behind. */
static void
test_meanwhile (void)
{
  g_auto (GStrv) folders = make_folders ();
  g_autoptr (PlLibrary) library = pl_library_new_unread ((const char *const *) folders);
  PlLibrary *left = pl_library_new_unread ((const char *const *) folders);
  guint told = 0, left_told = 0;

  pl_library_when_whole (library, count_cb, &told);
  pl_library_read_on (library);
  g_assert_cmpstr (pl_catalog_find (pl_library_get_catalog (library), "ampler")->name, ==,
                   "Ampler");
  g_assert_true (pl_library_is_whole (library));
  g_assert_cmpuint (told, ==, 0);
  pl_library_when_whole (left, count_cb, &left_told);
  pl_library_read_on (left);
  pl_library_unref (left);
  while (g_main_context_pending (NULL))
    (void) g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpuint (left_told, ==, 0);
}

/* Gear of one's own */

#define OWN(head, name)                                                                            \
  "[Device]\nFormat=1\n" head "\nName=" name "\nKind=mixer\n[Jack a]\nConnector=trs\n"

static char *
read_own (const char *name)
{
  g_autofree char *folder = pl_shelf_dup_own_folder (FALSE);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  (void) g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
write_own (const char *name, const char *text)
{
  g_autofree char *folder = pl_shelf_dup_own_folder (FALSE);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static const char *
install (PlLibrary *library, const char *text, const char *replaces)
{
  g_autoptr (GError) error = NULL;
  const PlKind *kind = pl_library_install (library, text, replaces, &error);

  g_assert_no_error (error);
  return kind->id;
}

/* New gear takes nobody's place: not that of gear whose id it has, however that is written, nor
 * that of a file that could not be read, or has other gear in it. */
static void
test_install_beside (void)
{
  static const char spaced[] = OWN (" Id = mine ", "Other"),
                    broken[] = OWN ("Id=bad\nOdd=1", "Bad");
  g_autoptr (PlLibrary) library = NULL;
  g_autofree char *mine = NULL, *bad = NULL, *misnamed = NULL;

  write_own ("mine.device", OWN ("Id=mine", "Mine"));
  write_own ("bad.device", broken);
  write_own ("name.device", OWN ("Id=another", "Another"));
  library = pl_library_new (NULL);
  g_assert_cmpstr (install (library, spaced, NULL), ==, "mine-2");
  g_assert_cmpstr (install (library, OWN ("Id=bad", "Good"), NULL), ==, "bad-2");
  g_assert_cmpstr (install (library, OWN ("Id=name", "Name"), NULL), ==, "name-2");
  mine = read_own ("mine.device");
  bad = read_own ("bad.device");
  misnamed = read_own ("name.device");
  g_assert_cmpstr (mine, ==, OWN ("Id=mine", "Mine"));
  g_assert_cmpstr (bad, ==, broken);
  g_assert_cmpstr (misnamed, ==, OWN ("Id=another", "Another"));
}

/* Gear that is described anew is so at the next start, whatever its file is called, and goes when
 * it is removed. */
static void
test_install_instead (void)
{
  g_autoptr (PlLibrary) library = NULL, later = NULL, at_last = NULL;
  g_autoptr (GError) error = NULL;

  write_own ("zz-my-name.device", OWN ("Id=church", "Old"));
  library = pl_library_new (NULL);
  g_assert_cmpstr (install (library, OWN ("Id=church", "New"), "church"), ==, "church");
  later = pl_library_new (NULL);
  g_assert_cmpstr (pl_catalog_find (pl_library_get_catalog (later), "church")->name, ==, "New");
  g_assert_true (pl_library_remove_own (later, "church", &error));
  g_assert_no_error (error);
  at_last = pl_library_new (NULL);
  g_assert_null (pl_catalog_find (pl_library_get_catalog (at_last), "church"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  root = g_dir_make_tmp ("patchlead-library-XXXXXX", NULL);
  g_test_add_func ("/library/asked", test_asked);
  g_test_add_func ("/library/thread", test_thread);
  g_test_add_func ("/library/meanwhile", test_meanwhile);
  g_test_add_func ("/library/install-beside", test_install_beside);
  g_test_add_func ("/library/install-instead", test_install_instead);
  result = g_test_run ();
  g_free (root);
  return result;
}
