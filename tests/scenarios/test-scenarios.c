/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings, one bench after the other.  A scenario says in its first lines what it expects, as
 * "# expect: CODE SEVERITY PART", a line for each finding.  Nothing else may be found; what is not
 * known about gear counts only where it is expected.  Its name says what it is about: CODE,
 * CODE-variant, or good-something. */
#include <string.h>

#include "core/patch-file.h"
#include "core/words.h"
#include "fixture.h"

#define EXPECT "# expect: "
#define GOOD   "good-"

enum
{
  LEAST_GOOD = 10,   /* scenarios of good practice */
  LEAST_WORDS = 120, /* on a page of help, title, headings and sources counted */
  MOST_WORDS = 250
};

/* A bench, what was found on it, and how often each line was expected and found. */
typedef struct
{
  char *name; /* without folder and suffix */
  char *text;
  PlPatch *patch;
  GArray *findings;     /* PlFinding */
  GHashTable *expected; /* "CODE SEVERITY PART" → count */
  GHashTable *found;
} Scenario;

static GArray *
find_all (PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, patch);
  return pl_circuit_dup_findings (circuit);
}

static gboolean
is_lack_of_knowledge (const char *line)
{
  return g_str_has_prefix (line, "gear-unverified ")
         || g_str_has_prefix (line, "driver-uncertain ");
}

static guint
count_of (GHashTable *counts, const char *line)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, line));
}

static void
count_line (GHashTable *counts, const char *line)
{
  g_hash_table_insert (counts, g_strdup (line), GUINT_TO_POINTER (count_of (counts, line) + 1));
}

static void
read_expected (Scenario *self)
{
  g_auto (GStrv) lines = g_strsplit (self->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], EXPECT))
      count_line (self->expected, lines[i] + strlen (EXPECT));
}

static void
count_findings (Scenario *self)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (self->findings, PlFinding, i);
      g_autofree char *line = g_strdup_printf ("%s %s %u", pl_rule_code (finding->rule),
                                               pl_grade_code (finding->grade), finding->part);

      count_line (self->found, line);
    }
}

static void
scenario_init (Scenario *self, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  self->name = g_strndup (base, strlen (base) - strlen (".patchlead"));
  g_assert_true (g_file_get_contents (path, &self->text, NULL, NULL));
  self->patch = test_parse (self->text);
  self->findings = find_all (self->patch);
  self->expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_expected (self);
  count_findings (self);
}

static void
scenario_clear (Scenario *self)
{
  g_free (self->name);
  g_free (self->text);
  pl_patch_unref (self->patch);
  g_array_unref (self->findings);
  g_hash_table_unref (self->expected);
  g_hash_table_unref (self->found);
}

static void
complain (const Scenario *self, const char *line)
{
  g_test_message ("%s: “%s” expected %u times, found %u times", self->name, line,
                  count_of (self->expected, line), count_of (self->found, line));
  g_test_fail ();
}

static void
compare (const Scenario *self)
{
  GHashTableIter iter;
  gpointer line = NULL;

  g_hash_table_iter_init (&iter, self->expected);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    if (count_of (self->found, line) != count_of (self->expected, line))
      complain (self, line);
  g_hash_table_iter_init (&iter, self->found);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    if (count_of (self->expected, line) == 0 && !is_lack_of_knowledge (line))
      complain (self, line);
}

/* The longest code that the name begins with; NULL: a scenario of good practice. */
static const PlRule *
find_subject (const Scenario *self)
{
  const PlRule *subject = NULL;
  gsize longest = 0;

  for (guint i = 0; i < pl_rules_count (); i++)
    {
      const char *code = pl_rule_code (pl_rules_get (i));
      gsize length = strlen (code);

      if (length > longest && g_str_has_prefix (self->name, code)
          && (self->name[length] == '\0' || self->name[length] == '-'))
        {
          subject = pl_rules_get (i);
          longest = length;
        }
    }
  return subject;
}

static gboolean
expects (const Scenario *self, const PlRule *rule)
{
  g_autofree char *start = g_strconcat (pl_rule_code (rule), " ", NULL);
  GHashTableIter iter;
  gpointer line = NULL;

  g_hash_table_iter_init (&iter, self->expected);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    if (g_str_has_prefix (line, start))
      return TRUE;
  return FALSE;
}

/* What a scenario is called is what it shows. */
static void
check_name (const Scenario *self, GHashTable *subjects)
{
  const PlRule *subject = find_subject (self);

  if (subject != NULL)
    {
      g_hash_table_add (subjects, (gpointer) subject);
      if (expects (self, subject))
        return;
    }
  else if (g_str_has_prefix (self->name, GOOD) && pl_findings_worst (self->findings) < PL_GRADE_BAD)
    return;
  g_test_message ("%s is not about what its name says", self->name);
  g_test_fail ();
}

static void
test_scenarios (void)
{
  g_auto (GStrv) files = test_list_files (SCENARIOS_DIR, ".patchlead");
  g_autoptr (GHashTable) subjects = g_hash_table_new (NULL, NULL);
  guint n_good = 0;

  for (guint i = 0; files[i] != NULL; i++)
    {
      Scenario scenario;

      scenario_init (&scenario, files[i]);
      compare (&scenario);
      check_name (&scenario, subjects);
      n_good += g_str_has_prefix (scenario.name, GOOD) ? 1 : 0;
      scenario_clear (&scenario);
    }
  g_assert_cmpuint (n_good, >=, LEAST_GOOD);
  for (guint i = 0; i < pl_rules_count (); i++)
    if (!g_hash_table_contains (subjects, pl_rules_get (i)))
      {
        g_test_message ("no scenario is about %s", pl_rule_code (pl_rules_get (i)));
        g_test_fail ();
      }
}

/* A sentence for people: no place left open, no double blank. */
static void
check_sentence (const char *sentence)
{
  g_assert_null (strpbrk (sentence, "{}"));
  g_assert_null (strstr (sentence, "  "));
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_true (g_str_has_suffix (sentence, "."));
}

static void
test_sentences (void)
{
  g_auto (GStrv) files = test_list_files (SCENARIOS_DIR, ".patchlead");

  for (guint i = 0; files[i] != NULL; i++)
    {
      Scenario scenario;

      scenario_init (&scenario, files[i]);
      for (guint k = 0; k < scenario.findings->len; k++)
        {
          const PlFinding *finding = &g_array_index (scenario.findings, PlFinding, k);
          g_autofree char *sentence = pl_words_finding (scenario.patch, finding);
          g_autofree char *remedy = pl_words_remedy (scenario.patch, finding);

          check_sentence (sentence);
          check_sentence (remedy);
        }
      scenario_clear (&scenario);
    }
}

static PlGrade
worst_of_example (const char *name)
{
  g_autoptr (PlPatch) patch = test_example (name);
  g_autoptr (GArray) findings = find_all (patch);

  return pl_findings_worst (findings);
}

static void
test_examples (void)
{
  static const char *const good[]
      = { "method1-phones", "method3-control-room", "method4-main", "podcast-four-hosts" };
  static const char *const wrong[]
      = { "method2-aux", "wrong-aux-with-trs", "wrong-insert-y-reversed", "wrong-phones-with-ts" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_cmpint (worst_of_example (good[i]), <, PL_GRADE_BAD);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (worst_of_example (wrong[i]), >=, PL_GRADE_BAD);
}

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (; *text != '\0'; text++)
    {
      gboolean blank = g_ascii_isspace (*text);

      n += !blank && !inside ? 1 : 0;
      inside = !blank;
    }
  return n;
}

/* No pictures, tables or HTML; every source is a bullet. */
static void
check_markdown (const char *text)
{
  const char *sources = strstr (text, "\n## Sources\n\n");

  g_assert_null (strpbrk (text, "<>|"));
  g_assert_null (strstr (text, "!["));
  g_assert_null (strstr (text, "  -"));
  g_assert_nonnull (sources);
  g_assert_true (g_str_has_prefix (sources + strlen ("\n## Sources\n\n"), "- "));
}

/* The title is the rule's; what happens, why, what to do and sources have a heading each. */
static void
check_page (const char *code, const char *title)
{
  static const char *const headings[]
      = { "\n## What happens\n\n", "\n## Why\n\n", "\n## What to do\n\n", "\n## Sources\n\n" };
  g_autofree char *path = g_strdup_printf ("help/%s.md", code);
  g_autofree char *text = test_read_data (path);
  g_autofree char *first = g_strdup_printf ("# %s\n", title);
  const char *at = text;

  g_test_message ("%s: %u words", path, count_words (text));
  g_assert_true (g_str_has_prefix (text, first));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      at = strstr (at, headings[i]);
      g_assert_nonnull (at);
      at += strlen (headings[i]);
      g_assert_cmpuint (strcspn (at, "\n#"), >, 10);
      at -= 1;
    }
  check_markdown (text);
  g_assert_cmpuint (count_words (text), >=, LEAST_WORDS);
  g_assert_cmpuint (count_words (text), <=, MOST_WORDS);
}

static void
test_help_pages (void)
{
  for (guint i = 0; i < pl_rules_count (); i++)
    check_page (pl_rule_code (pl_rules_get (i)), pl_words_rule (pl_rules_get (i)));
  for (guint label = 0; label < PL_N_LABELS; label++)
    if (pl_rules_find (pl_label_code ((PlLabel) label)) == NULL)
      check_page (pl_label_code ((PlLabel) label), pl_label_title ((PlLabel) label));
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

static const PlFinding *
find_finding (const GArray *findings, const char *code)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (findings, PlFinding, i);

      if (strcmp (pl_rule_code (finding->rule), code) == 0)
        return finding;
    }
  g_assert_not_reached ();
}

/* Saved, read again and looked at: the finding is still there, last, with its reason. */
static void
check_dismissed (const PlPatch *patch, guint n, const char *code, const char *reason)
{
  g_autofree char *saved = pl_patch_write (patch);
  g_autoptr (PlPatch) read = test_parse (saved);
  g_autoptr (GArray) findings = find_all (read);
  const PlFinding *finding = find_finding (findings, code);

  g_assert_cmpuint (findings->len, ==, n);
  g_assert_true (finding->dismissed);
  g_assert_true (finding == &g_array_index (findings, PlFinding, n - 1));
  g_assert_cmpstr (pl_finding_get_reason (read, finding), ==, reason);
  g_assert_cmpint (pl_findings_worst (findings), <, PL_GRADE_BAD);
}

/* A dismissal goes through the file with its reason, and can be taken back; twice. */
static void
test_dismissal (void)
{
  g_autofree char *path = g_build_filename (SCENARIOS_DIR, "one-ear-only.patchlead", NULL);
  g_autofree char *text = NULL;
  g_autoptr (PlPatch) patch = NULL;
  PlEdit dismiss = { .type = PL_EDIT_DISMISS, .code = "one-ear-only", .id = 3, .name = "So it is" };
  PlEdit restore = { .type = PL_EDIT_RESTORE, .code = "one-ear-only", .id = 3 };

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  patch = test_parse (text);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GArray) before = find_all (patch);
      const PlFinding *finding = find_finding (before, "one-ear-only");

      g_assert_false (finding->dismissed);
      g_assert_null (pl_finding_get_reason (patch, finding));
      g_assert_cmpint (pl_findings_worst (before), ==, PL_GRADE_BAD);
      test_apply (&patch, &dismiss);
      check_dismissed (patch, before->len, "one-ear-only", "So it is");
      test_apply (&patch, &restore);
    }
  g_assert_cmpuint (pl_patch_count_dismissals (patch), ==, 0);
}

/* Dismissing it for one part leaves it standing for another. */
static void
test_dismissal_of_one_part (void)
{
  g_autoptr (PlPatch) patch = test_example ("method2-aux");
  PlEdit dismiss = { .type = PL_EDIT_DISMISS, .code = "one-ear-only", .id = 3, .name = "Fine" };
  guint n_open = 0, n_dismissed = 0;
  g_autoptr (GArray) findings = NULL;

  test_apply (&patch, &dismiss);
  findings = find_all (patch);
  for (guint i = 0; i < findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (findings, PlFinding, i);

      if (strcmp (pl_rule_code (finding->rule), "one-ear-only") != 0)
        continue;
      g_assert_cmpint (finding->dismissed, ==, finding->part == 3);
      n_open += finding->dismissed ? 0 : 1;
      n_dismissed += finding->dismissed ? 1 : 0;
    }
  g_assert_cmpuint (n_open, ==, 1);
  g_assert_cmpuint (n_dismissed, ==, 1);
  g_assert_cmpint (pl_findings_worst (findings), ==, PL_GRADE_BAD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_add_gear (SCENARIOS_DIR "/gear/devices", ".device");
  test_add_gear (SCENARIOS_DIR "/gear/cables", ".cable");
  g_test_add_func ("/findings/codes", test_codes);
  g_test_add_func ("/findings/scenarios", test_scenarios);
  g_test_add_func ("/findings/sentences", test_sentences);
  g_test_add_func ("/findings/examples", test_examples);
  g_test_add_func ("/findings/help-pages", test_help_pages);
  g_test_add_func ("/findings/dismissal", test_dismissal);
  g_test_add_func ("/findings/dismissal-of-one-part", test_dismissal_of_one_part);
  return g_test_run ();
}
