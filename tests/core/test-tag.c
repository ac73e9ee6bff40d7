/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Label sheets: every shipped one is right, and mistakes are named. */
#include <string.h>

#include "core/keyfile.h"
#include "core/tag.h"
#include "fixture.h"

#define SHEET(more)                                                                                \
  "[Labels]\nFormat=1\nId=test\nPage=210;297\nColumns=3\nRows=8\nLabel=70;36\nMargin=0;4.5\n"      \
  "Gap=0;0\n" more

static void
expect_problem (const char *text, int code, const char *key, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pl_tag_sheet_parse (text, -1, "x.labels", &error));
  test_expect_error (&error, PL_FILE_ERROR, code, "x.labels", key, word, NULL);
}

static void
test_shipped (void)
{
  g_autofree char *folder = test_data_path ("labels");
  g_auto (GStrv) files = test_list_files (folder, ".labels");
  guint n = 0, n_wrap = 0, n_letter = 0;

  for (; files[n] != NULL; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *name = g_path_get_basename (files[n]);
      g_autofree char *title = NULL;
      g_autoptr (PlTagSheet) sheet = NULL;

      g_assert_true (g_file_get_contents (files[n], &text, NULL, NULL));
      sheet = pl_tag_sheet_parse (text, -1, name, &error);
      g_assert_no_error (error);
      *strchr (name, '.') = '\0';
      g_assert_cmpstr (sheet->id, ==, name);
      title = pl_tag_sheet_dup_title (sheet);
      n_wrap += strstr (title, "wrap-around") != NULL;
      n_letter += strstr (title, "Letter") != NULL;
    }
  g_assert_cmpuint (n, >=, 8);
  g_assert_cmpuint (n_wrap, >=, 3);
  g_assert_cmpuint (n_letter, >=, 2);
}

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlTagSheet) plain = pl_tag_sheet_parse (SHEET (""), -1, "x", &error);
  g_autoptr (PlTagSheet) wrap
      = pl_tag_sheet_parse (SHEET ("Print=12\nRepeat=2\n"), -1, "x", &error);

  g_assert_no_error (error);
  g_assert_false (pl_tag_sheet_wraps (plain));
  g_assert_cmpfloat_with_epsilon (plain->print, 36.0, 1e-9);
  g_assert_cmpuint (plain->repeat, ==, 1);
  g_assert_true (pl_tag_sheet_wraps (wrap));
  g_assert_cmpfloat_with_epsilon (wrap->print, 12.0, 1e-9);
  g_assert_cmpuint (wrap->repeat, ==, 2);
}

/* The sheet with a line put in the place of another. */
static void
expect_bad_line (const char *line, const char *instead, const char *word)
{
  g_autoptr (GString) text = g_string_new (SHEET (""));
  g_autofree char *key = g_strndup (instead, strcspn (instead, "="));

  g_assert_cmpuint (g_string_replace (text, line, instead, 0), ==, 1);
  expect_problem (text->str, PL_FILE_ERROR_VALUE, key, word);
}

static void
test_problems (void)
{
  expect_problem ("", PL_FILE_ERROR_VERSION, "Format", "Format=1");
  expect_problem (SHEET ("Colour=red\n"), PL_FILE_ERROR_UNKNOWN, "Colour", "");
  expect_bad_line ("Columns=3", "Columns=4", "210 mm");
  expect_bad_line ("Rows=8", "Rows=9", "297 mm");
  expect_bad_line ("Label=70;36", "Label=70", "two numbers");
  expect_bad_line ("Label=70;36", "Label=70;wide", "two numbers");
  expect_bad_line ("Label=70;36", "Label=70;", "two numbers");
  expect_bad_line ("Label=70;36", "Label=70;36;2", "two numbers");
  expect_bad_line ("Label=70;36", "Label=70;36 mm", "two numbers");
  expect_bad_line ("Page=210;297", "Page=2100;297", "two numbers");
  expect_bad_line ("Gap=0;0", "Gap=-1;0", "two numbers");
  expect_problem ("[Labels\n", PL_FILE_ERROR_SYNTAX, "", "");
  expect_problem (SHEET ("Print=12\nRepeat=4\n"), PL_FILE_ERROR_VALUE, "Repeat", "4 texts");
}

/* A size of paper that has a name is called by it, and only that size. */
static void
test_pages (void)
{
  static const struct
  {
    const char *page, *beginning;
  } pages[] = { { "210;297", "A4, 3 × 8 labels of 70 × 36 mm" },
                { "215.9;279.4", "Letter, 3 × 7 labels" },
                { "210;300", "210 × 300 mm, 3 × 8 labels" },
                { "215.9;300", "215.9 × 300 mm, 3 × 8 labels" } };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GString) text = g_string_new (SHEET (""));
      g_autoptr (GError) error = NULL;
      g_autoptr (PlTagSheet) sheet = NULL;
      g_autofree char *title = NULL, *plain = NULL;

      (void) g_string_replace (text, "210;297", pages[i].page, 0);
      if (strstr (pages[i].beginning, "Letter") != NULL)
        (void) g_string_replace (text, "Rows=8", "Rows=7", 0);
      sheet = pl_tag_sheet_parse (text->str, -1, "x", &error);
      g_assert_no_error (error);
      title = pl_tag_sheet_dup_title (sheet);
      plain = test_dup_plain (title);
      g_assert_true (g_str_has_prefix (plain, pages[i].beginning));
    }
}

/* One for each end, by number; captive leads have none. */
static void
test_labels (void)
{
  g_autoptr (PlPatch) patch = test_example ("method3-control-room");
  g_autoptr (GArray) labels = pl_patch_dup_tags (patch);
  const PlTag *label = (const PlTag *) (gpointer) labels->data;

  g_assert_cmpuint (labels->len, ==, 3);
  g_assert_cmpstr (label[0].here, ==, "1 · HM-4 INPUT");
  g_assert_cmpstr (label[0].way, ==, "HM-4 INPUT → ProFX10v3 C-R L");
  g_assert_cmpstr (label[0].there, ==, "→ ProFX10v3 C-R L");
  g_assert_cmpstr (label[2].there, ==, "← HM-4 INPUT");
  g_assert_cmpstr (label[2].here, ==, "1 · ProFX10v3 C-R R");
  g_assert_cmpstr (label[2].way, ==, "HM-4 INPUT → ProFX10v3 C-R R");
  g_assert_cmpstr (label[2].about, ==, "Insert cable (TRS to two TS) · blue");
}

/* Loose ends, cables without a number, and everything that is known of one; in the order of the
 * numbers, whichever came first to the bench. */
static void
test_odd_labels (void)
{
  g_autoptr (PlPatch) patch
      = test_parse ("[Patchlead]\nFormat=1\n[Device 1]\nKind=mackie-hm-4\n"
                    "[Cable 2]\nKind=trs-trs\nNumber=7\nName=Stage left\nLength=2.5\nColour=red\n"
                    "Plug-b=1.input\n[Cable 3]\nKind=ts-ts\n[Cable 4]\nKind=ts-ts\nNumber=4\n");
  g_autoptr (GArray) labels = pl_patch_dup_tags (patch);
  const PlTag *label = (const PlTag *) (gpointer) labels->data;

  g_assert_cmpuint (labels->len, ==, 6);
  g_assert_cmpstr (label[0].here, ==, "loose");
  g_assert_cmpstr (label[0].way, ==, "loose → loose");
  g_assert_cmpstr (label[0].about, ==, "TS cable");
  g_assert_cmpstr (label[2].here, ==, "4 · loose");
  g_assert_cmpstr (label[4].here, ==, "7 · loose");
  g_assert_cmpstr (label[5].here, ==, "7 · HM-4 INPUT");
  g_assert_cmpstr (label[5].there, ==, "← loose");
  g_assert_cmpstr (label[5].about, ==, "TRS cable · Stage left · 2.5 m · red");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tag/shipped", test_shipped);
  g_test_add_func ("/tag/values", test_values);
  g_test_add_func ("/tag/problems", test_problems);
  g_test_add_func ("/tag/pages", test_pages);
  g_test_add_func ("/tag/labels", test_labels);
  g_test_add_func ("/tag/odd-labels", test_odd_labels);
  return g_test_run ();
}
