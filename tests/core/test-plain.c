/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names cannot change how the words around them read. */
#include "core/plain.h"

#include <string.h>

#include "core/keyfile.h"
#include "core/kind-file.h"
#include "core/patch-file.h"
#include "core/words.h"
#include "fixture.h"

static void
test_odd (void)
{
  static const gunichar odd[] = { 0x00,   0x07,   0x1b,   0x7f,   0x85,   0x2028, 0x202a,
                                  0x202e, 0x2066, 0x2069, 0xfeff, 0xfff9, 0xe0041 };
  static const gunichar fine[]
      = { '\n', '\t', '\r', ' ', 0xa0, 0xdf, 0x5d0, 0x200d, 0x200e, 0x2014, 0x4e2d, 0x1f3a7 };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    g_assert_true (pl_plain_is_odd (odd[i]));
  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    g_assert_false (pl_plain_is_odd (fine[i]));
}

static void
test_isolated (void)
{
  g_autofree char *plain = pl_plain_dup_isolated ("Bass & Größe");
  g_autofree char *left = pl_plain_dup_isolated ("\xd7\x90 1");
  g_autofree char *sentence = pl_words_fill ("{a} into {b}.", "a", "\xd7\x90 1", "b", "x", NULL);

  g_assert_cmpstr (plain, ==, "Bass & Größe");
  g_assert_cmpstr (left, ==, "\xe2\x81\xa8\xd7\x90 1\xe2\x81\xa9");
  g_assert_cmpstr (sentence, ==, "\xe2\x81\xa8\xd7\x90 1\xe2\x81\xa9 into x.");
}

/* Turks have a capital with a dot; gear has not. */
static void
test_capitals (void)
{
  g_autofree char *upper = pl_plain_dup_upper ("Mic inputs, größer; éİı");

  g_assert_cmpstr (upper, ==, "MIC INPUTS, GRÖSSER; ÉİI");
}

static void
test_capitals_in_turkey (void)
{
  test_in_locale ("tr_TR.UTF-8", test_capitals);
}

/* In files of every sort: told with its line. */
static void
test_files (void)
{
  g_autoptr (GString) text = g_string_new ("[Patchlead]\nFormat=1\nTitle=a");
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch = NULL;

  g_string_append_unichar (text, 0x202e);
  g_string_append (text, "gpj.exe\n");
  patch = pl_patch_parse (text->str, -1, "a.patchlead", test_catalog (), &error);
  g_assert_null (patch);
  test_expect_error (&error, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX, "a.patchlead: line 3: ", "U+202E",
                     "remove it", NULL);
}

/* A name with line breaks is one line in the patch, in sentences and in the netlist's comments. */
static void
test_lines (void)
{
  static const char text[]
      = "[Patchlead]\nFormat=1\nTitle=a\\n.control\nNotes=a\\nb\n"
        "[Device 1]\nKind=odd\nName=a\\nb\\tc\n[Gear odd]\n[Gear odd: Device]\nFormat=1\n"
        "Id=odd\nName=x\\n.control\nKind=mixer\n[Gear odd: Bus main]\nName=m\\nshell\n"
        "[Gear odd: Jack a]\nLabel=l\\nl\nConnector=trs\nOutput=balanced\nCarries=main\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch = pl_patch_parse (text, -1, "a.patchlead", test_catalog (), &error);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autofree char *netlist = NULL;
  const PlPart *part;

  g_assert_no_error (error);
  part = pl_patch_get_part (patch, 1);
  g_assert_cmpstr (pl_patch_get_title (patch), ==, "a .control");
  g_assert_cmpstr (pl_patch_get_notes (patch), ==, "a\nb");
  g_assert_cmpstr (part->name, ==, "a b c");
  g_assert_cmpstr (part->kind->name, ==, "x .control");
  g_assert_cmpstr (pl_kind_connector (part->kind, 0)->label, ==, "l l");
  pl_circuit_sync (circuit, patch);
  netlist = pl_circuit_dup_netlist (circuit);
  g_assert_null (strstr (netlist, "\nshell"));
}

/* What is told of a file; what is opened stays as it is. */
static void
test_paths (void)
{
  static const char path[] = "/a\xe2\x81\xa6\tb/x\xe2\x80\xaegnp\n\x1b.patchlead";
  g_autofree char *whole = pl_plain_dup_path (path), *base = pl_plain_dup_base (path);
  g_autofree char *broken = pl_plain_dup_path ("caf\xe9");

  g_assert_cmpstr (whole, ==, "/a b/xgnp .patchlead");
  g_assert_cmpstr (base, ==, "xgnp .patchlead");
  g_assert_true (g_utf8_validate (broken, -1, NULL));
}

static void
test_shortened (void)
{
  g_autofree char *whole = pl_plain_shorten (g_strdup ("ä\nbcd"), 5);
  g_autofree char *cut = pl_plain_shorten (g_strdup ("äbcdef"), 4);
  g_autofree char *nothing = pl_plain_shorten (NULL, 4);

  g_assert_cmpstr (whole, ==, "ä bcd");
  g_assert_cmpstr (cut, ==, "äb…ef");
  g_assert_null (nothing);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain/odd", test_odd);
  g_test_add_func ("/plain/isolated", test_isolated);
  g_test_add_func ("/plain/capitals", test_capitals);
  g_test_add_func ("/plain/capitals-in-turkey", test_capitals_in_turkey);
  g_test_add_func ("/plain/files", test_files);
  g_test_add_func ("/plain/lines", test_lines);
  g_test_add_func ("/plain/paths", test_paths);
  g_test_add_func ("/plain/shortened", test_shortened);
  return g_test_run ();
}
