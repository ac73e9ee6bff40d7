/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings, one bench after the other: each patch here says in its first lines what it expects,
 *   # expect: CODE SEVERITY PART
 * and nothing else may be found (what is not known about gear counts only when it is expected). */
#include <string.h>

#include "core/kind-file.h"
#include "core/patch-file.h"
#include "core/words.h"
#include "fixture.h"

static void
add_gear (const char *folder, const char *suffix)
{
  g_auto (GStrv) files = test_list_files (folder, suffix);

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autoptr (PlKind) kind = NULL;

      g_assert_true (g_file_get_contents (files[i], &text, NULL, NULL));
      kind = pl_kind_parse (text, -1, files[i], &error);
      g_assert_no_error (error);
      pl_catalog_add (test_catalog (), kind);
    }
}

static GArray *
find_all (PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, patch);
  return pl_circuit_dup_findings (circuit);
}

static gboolean
is_lack_of_knowledge (const char *code)
{
  return strcmp (code, "gear-unverified") == 0 || strcmp (code, "driver-uncertain") == 0;
}

/* "CODE SEVERITY PART" lines of the file, as a set. */
static GHashTable *
read_expected (const char *text)
{
  GHashTable *expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "# expect: "))
      g_hash_table_add (expected, g_strdup (lines[i] + strlen ("# expect: ")));
  return expected;
}

/* A sentence for people: no place left open, no double blank. */
static void
check_words (const PlPatch *patch, const PlFinding *finding)
{
  g_autofree char *sentence = pl_words_finding (patch, finding);
  g_autofree char *remedy = pl_words_remedy (patch, finding);

  g_assert_null (strpbrk (sentence, "{}"));
  g_assert_null (strpbrk (remedy, "{}"));
  g_assert_null (strstr (sentence, "  "));
  g_assert_true (g_str_has_suffix (sentence, "."));
  g_assert_true (g_str_has_suffix (remedy, "."));
}

static void
check_scenario (const char *name, const char *text, GHashTable *codes)
{
  g_autoptr (PlPatch) patch = test_parse (text);
  g_autoptr (GArray) findings = find_all (patch);
  g_autoptr (GHashTable) expected = read_expected (text);
  GHashTableIter iter;
  gpointer missing = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (findings, PlFinding, i);
      const char *code = pl_rule_code (finding->rule);
      g_autofree char *line
          = g_strdup_printf ("%s %s %u", code, pl_grade_code (finding->grade), finding->part);

      check_words (patch, finding);
      if (g_hash_table_contains (expected, line))
        g_hash_table_add (codes, g_strdup (code));
      else if (!is_lack_of_knowledge (code))
        {
          g_test_message ("%s: not expected: %s", name, line);
          g_test_fail ();
        }
      /* the same may be found twice about a part: two legs, two sides */
      g_hash_table_add (codes, g_strconcat ("found ", line, NULL));
    }
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &missing, NULL))
    {
      g_autofree char *found = g_strconcat ("found ", missing, NULL);

      if (g_hash_table_contains (codes, found))
        continue;
      g_test_message ("%s: not found: %s", name, (char *) missing);
      g_test_fail ();
    }
}

static void
test_scenarios (void)
{
  g_auto (GStrv) files = test_list_files (SCENARIOS_DIR, ".patchlead");
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *text = NULL;
      GHashTableIter iter;
      gpointer code = NULL;

      g_assert_true (g_file_get_contents (files[i], &text, NULL, NULL));
      check_scenario (files[i], text, codes);
      g_hash_table_iter_init (&iter, codes);
      while (g_hash_table_iter_next (&iter, &code, NULL))
        g_hash_table_add (all, g_strdup (code));
    }
  for (guint i = 0; i < pl_rules_count (); i++)
    if (!g_hash_table_contains (all, pl_rule_code (pl_rules_get (i))))
      {
        g_test_message ("no scenario expects %s", pl_rule_code (pl_rules_get (i)));
        g_test_fail ();
      }
}

static void
test_examples (void)
{
  static const char *const good[]
      = { "method1-phones", "method3-control-room", "method4-main", "podcast-four-hosts" };
  static const char *const wrong[]
      = { "method2-aux", "wrong-aux-with-trs", "wrong-insert-y-reversed", "wrong-phones-with-ts" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (PlPatch) patch = test_example (good[i]);
      g_autoptr (GArray) findings = find_all (patch);

      g_assert_cmpint (pl_findings_worst (findings), <, PL_GRADE_BAD);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (PlPatch) patch = test_example (wrong[i]);
      g_autoptr (GArray) findings = find_all (patch);

      g_assert_cmpint (pl_findings_worst (findings), >=, PL_GRADE_BAD);
    }
}

/* The title is the rule's; cause, consequence, remedy and sources have a heading each. */
static void
check_page (const char *code, const char *title)
{
  static const char *const headings[]
      = { "\n## What happens\n", "\n## Why\n", "\n## What to do\n", "\n## Sources\n" };
  g_autofree char *path = g_strdup_printf ("help/%s.md", code);
  g_autofree char *text = test_read_data (path);
  g_autofree char *first = g_strdup_printf ("# %s\n", title);

  if (title != NULL)
    g_assert_true (g_str_has_prefix (text, first));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const char *at = strstr (text, headings[i]);

      g_assert_nonnull (at);
      /* something stands below it */
      g_assert_cmpuint (strcspn (at + strlen (headings[i]) + 1, "\n"), >, 10);
    }
}

static void
test_help_pages (void)
{
  static const char *const others[] = { "ok", "stereo", "mono-both-ears", "unsafe" };

  for (guint i = 0; i < pl_rules_count (); i++)
    check_page (pl_rule_code (pl_rules_get (i)), pl_words_rule (pl_rules_get (i)));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    check_page (others[i], NULL);
}

static void
test_codes (void)
{
  for (guint i = 0; i < pl_rules_count (); i++)
    {
      const PlRule *rule = pl_rules_get (i);

      g_assert_true (pl_rules_find (pl_rule_code (rule)) == rule);
      g_assert_cmpint (pl_rule_grade (rule), >, PL_GRADE_GOOD);
    }
  g_assert_null (pl_rules_find ("nothing-of-the-kind"));
}

/* A dismissal with its reason goes through the file, and can be taken back. */
static void
test_dismissal (void)
{
  g_autofree char *path = g_build_filename (SCENARIOS_DIR, "one-ear-only.patchlead", NULL);
  g_autofree char *text = NULL;
  PlPatch *patch = NULL;
  PlEdit dismiss = { .type = PL_EDIT_DISMISS, .code = "one-ear-only", .id = 3, .name = "So it is" };
  PlEdit restore = { .type = PL_EDIT_RESTORE, .code = "one-ear-only", .id = 3 };
  const PlFinding *finding = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  patch = test_parse (text);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GArray) before = find_all (patch);
      g_autoptr (GArray) after = NULL;
      g_autoptr (GArray) again = NULL;
      g_autofree char *saved = NULL;
      PlPatch *read = NULL;

      g_assert_cmpint (pl_findings_worst (before), ==, PL_GRADE_BAD);
      test_apply (&patch, &dismiss);
      saved = pl_patch_write (patch);
      read = test_parse (saved);
      after = find_all (read);
      g_assert_cmpuint (after->len, ==, before->len);
      g_assert_cmpint (pl_findings_worst (after), <, PL_GRADE_BAD);
      finding = &g_array_index (after, PlFinding, after->len - 1); /* dismissed ones come last */
      g_assert_true (finding->dismissed);
      g_assert_cmpstr (pl_finding_get_reason (read, finding), ==, "So it is");
      test_apply (&patch, &restore);
      again = find_all (patch);
      g_assert_cmpint (pl_findings_worst (again), ==, PL_GRADE_BAD);
      pl_patch_unref (read);
    }
  pl_patch_unref (patch);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_gear (SCENARIOS_DIR "/gear/devices", ".device");
  add_gear (SCENARIOS_DIR "/gear/cables", ".cable");
  g_test_add_func ("/findings/codes", test_codes);
  g_test_add_func ("/findings/scenarios", test_scenarios);
  g_test_add_func ("/findings/examples", test_examples);
  g_test_add_func ("/findings/help-pages", test_help_pages);
  g_test_add_func ("/findings/dismissal", test_dismissal);
  return g_test_run ();
}
