/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The open truth table: every case of expected.txt against our own solver. */
#include <math.h>
#include <string.h>

#include "core/hear.h"
#include "core/patch-file.h"
#include "draw/library.h"

#define TOLERANCE_DB 0.05
#define SILENCE_DB -60.0

static const char *folder;
static PlLibrary  *library;

typedef struct
{
  char      *id;
  GPtrArray *lines;
} Case;

static PlCircuit *
load_case (const Case *test)
{
  g_autofree char *name = g_strconcat (test->id, ".patchlead", NULL);
  g_autofree char *path = g_build_filename (folder, "cases", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch = pl_library_load_patch (library, path, &error);
  PlCircuit *circuit = NULL;

  g_assert_no_error (error);
  circuit = pl_circuit_new ();
  pl_circuit_sync (circuit, patch);
  return circuit;
}

/* "1.input.left" → part 1, signal "input.left" */
static guint16
find_signal (const PlCircuit *circuit, const char *text, PlPartId *part)
{
  g_auto (GStrv) words = g_strsplit (text, ".", 2);
  int index;

  *part = (PlPartId) g_ascii_strtoull (words[0], NULL, 10);
  index = pl_kind_find_signal (pl_patch_get_part (pl_circuit_get_patch (circuit), *part)->kind,
                               words[1]);
  g_assert_cmpint (index, >=, 0);
  return (guint16) index;
}

static double
find_gain (const PlCircuit *circuit, const char *programme, const char *sense)
{
  PlPartId from, to;
  guint16 bus = find_signal (circuit, programme, &from);
  guint16 signal = find_signal (circuit, sense, &to);
  guint n_heard = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, to, signal, &n_heard);

  for (guint i = 0; i < n_heard; i++)
    if (heard[i].programme.part == from && heard[i].programme.signal == bus)
      return heard[i].gain;
  return 0.0;
}

static void
check_gain (const PlCircuit *circuit, const char *id, char **words)
{
  double gain = find_gain (circuit, words[1], words[2]);
  double db = 20.0 * log10 (MAX (fabs (gain), 1e-12));

  if (strcmp (words[3], "silent") == 0)
    {
      if (db > SILENCE_DB)
        g_error ("%s: %s at %s is %.4f dB, expected silence", id, words[1], words[2], db);
      return;
    }
  if (fabs (db - g_ascii_strtod (words[3], NULL)) > TOLERANCE_DB
      || (gain < 0.0) != (words[4][0] == '-'))
    g_error ("%s: %s at %s is %.4f dB %c, expected %s %s", id, words[1], words[2], db,
             gain < 0.0 ? '-' : '+', words[3], words[4]);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
check_group (const PlCircuit *circuit, const char *id, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *expected = g_strjoinv (" ", words + 2);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  const PlKind *kind = NULL;
  PlVerdict verdict;
  PlEnd end;
  guint16 group = 0;

  g_assert_true (pl_end_parse (pl_circuit_get_patch (circuit), words[1], &end, &error));
  kind = pl_patch_get_part (pl_circuit_get_patch (circuit), end.part)->kind;
  while (pl_kind_group (kind, group)->connector != end.connector)
    group++;
  pl_circuit_judge (circuit, end.part, group, &verdict);
  for (guint label = 0; label < PL_N_LABELS; label++)
    if ((verdict.labels & PL_LABEL_BIT (label)) != 0)
      g_ptr_array_add (codes, (gpointer) pl_label_code ((PlLabel) label));
  g_ptr_array_sort (codes, compare_words);
  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (codes, i));
  g_test_message ("%s", id);
  g_assert_cmpstr (found->str, ==, expected);
  pl_verdict_clear (&verdict);
}

static void
run_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (PlCircuit) circuit = load_case (test);

  for (guint i = 0; i < test->lines->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_ptr_array_index (test->lines, i), " ", -1);

      if (strcmp (words[0], "gain") == 0)
        check_gain (circuit, test->id, words);
      else
        check_group (circuit, test->id, words);
    }
}

static void
case_free (gpointer data)
{
  Case *test = data;

  g_free (test->id);
  g_ptr_array_unref (test->lines);
  g_free (test);
}

static void
add_cases (void)
{
  g_autofree char *path = g_build_filename (folder, "expected.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Case *test = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      if (lines[i][0] == '#')
        continue;
      if (!g_str_has_prefix (lines[i], "case "))
        {
          g_ptr_array_add (test->lines, g_strdup (lines[i]));
          continue;
        }
      test = g_new0 (Case, 1);
      test->id = g_strdup (lines[i] + strlen ("case "));
      test->lines = g_ptr_array_new_with_free_func (g_free);
      name = g_strconcat ("/truth/", test->id, NULL);
      g_test_add_data_func_full (name, test, run_case, case_free);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *gear = NULL;
  const char *folders[2] = { NULL, NULL };
  int code;

  g_test_init (&argc, &argv, NULL);
  folder = argv[1];
  gear = g_build_filename (folder, "gear", NULL);
  folders[0] = gear;
  library = pl_library_new (folders);
  g_assert_cmpstr (pl_library_get_problems (library)[0], ==, NULL);
  add_cases ();
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
