/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Solves cases/ID.patchlead with the gear of gear/ and compares with expected.txt. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/hear.h"
#include "core/patch-file.h"
#include "draw/library.h"

#define TOLERANCE_DB 0.05
#define SILENT_DB    (-60.0)

static const guint hazards = PL_LABEL_BIT (PL_LABEL_FIGHTING) | PL_LABEL_BIT (PL_LABEL_SHORTED)
                             | PL_LABEL_BIT (PL_LABEL_OVERLOAD) | PL_LABEL_BIT (PL_LABEL_UNSAFE);

static PlLibrary *library;
static GHashTable *lines_by_case; /* id → GPtrArray of GStrv */

/* "3.plug.left" → part and signal */
static void
find_signal (const PlPatch *patch, const char *text, PlPartId *part, guint16 *signal)
{
  g_auto (GStrv) words = g_strsplit (text, ".", 2);
  int index = -1;

  g_assert_nonnull (words[1]);
  *part = (PlPartId) g_ascii_strtoull (words[0], NULL, 10);
  g_assert_nonnull (pl_patch_get_part (patch, *part));
  index = pl_kind_find_signal (pl_patch_get_part (patch, *part)->kind, words[1]);
  g_assert_cmpint (index, >=, 0);
  *signal = (guint16) index;
}

static double
find_gain (const PlCircuit *circuit, PlPartId part, guint16 signal, PlProgramme programme)
{
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, part, signal, &n);

  for (guint i = 0; i < n; i++)
    if (pl_programme_equal (heard[i].programme, programme))
      return heard[i].gain;
  return 0.0;
}

/* gain CASE SENSE PROGRAMME DB SIGN */
static void
check_gain (const PlCircuit *circuit, char **words)
{
  PlPartId part;
  guint16 signal;
  PlProgramme programme;
  double gain, db, expected;

  find_signal (pl_circuit_get_patch (circuit), words[2], &part, &signal);
  find_signal (pl_circuit_get_patch (circuit), words[3], &programme.part, &programme.signal);
  gain = find_gain (circuit, part, signal, programme);
  db = 20.0 * log10 (MAX (fabs (gain), 1e-12));
  g_test_message ("%s hears %s: %.4f dB, %s", words[2], words[3], db, gain < 0 ? "-" : "+");
  if (strcmp (words[4], "silent") == 0)
    {
      g_assert_cmpfloat (db, <, SILENT_DB);
      return;
    }
  expected = g_ascii_strtod (words[4], NULL);
  g_assert_cmpfloat (db, >=, expected - TOLERANCE_DB);
  g_assert_cmpfloat (db, <=, expected + TOLERANCE_DB);
  g_assert_cmpint (gain < 0.0 ? -1 : 1, ==, (int) g_ascii_strtoll (words[5], NULL, 10));
}

static guint16
find_group (const PlKind *kind, guint16 signal)
{
  for (guint16 i = 0; i < kind->groups->len; i++)
    if (pl_kind_group (kind, i)->sense[0] == signal || pl_kind_group (kind, i)->sense[1] == signal)
      return i;
  g_assert_not_reached ();
}

static char *
dup_codes (guint labels)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < PL_N_LABELS; i++)
    if ((labels & PL_LABEL_BIT (i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", pl_label_code ((PlLabel) i));
  return g_string_free (text, FALSE);
}

static guint
parse_codes (const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);
  guint labels = 0;

  if (strcmp (text, "-") == 0)
    return 0;
  for (guint i = 0; codes[i] != NULL; i++)
    {
      guint before = labels;

      for (guint j = 0; j < PL_N_LABELS; j++)
        if (strcmp (pl_label_code ((PlLabel) j), codes[i]) == 0)
          labels |= PL_LABEL_BIT (j);
      g_assert_cmpuint (labels, !=, before);
    }
  return labels;
}

/* labels CASE SENSE CODES, and flags CASE SENSE CODES */
static void
check_labels (const PlCircuit *circuit, char **words, guint mask)
{
  PlPartId part;
  guint16 signal;
  PlVerdict verdict;
  g_autofree char *found = NULL;
  g_autofree char *wanted = dup_codes (parse_codes (words[3]));

  find_signal (pl_circuit_get_patch (circuit), words[2], &part, &signal);
  pl_circuit_judge (
      circuit, part,
      find_group (pl_patch_get_part (pl_circuit_get_patch (circuit), part)->kind, signal),
      &verdict);
  found = dup_codes (verdict.labels & mask);
  pl_verdict_clear (&verdict);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_case (gconstpointer data)
{
  const char *id = data;
  const GPtrArray *lines = g_hash_table_lookup (lines_by_case, id);
  g_autofree char *path = g_strdup_printf (TRUTH_DIR "/cases/%s.patchlead", id);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch = pl_library_load_patch (library, path, &error);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  g_assert_no_error (error);
  pl_circuit_sync (circuit, patch);
  for (guint i = 0; i < lines->len; i++)
    {
      char **words = g_ptr_array_index (lines, i);

      if (strcmp (words[0], "gain") == 0)
        check_gain (circuit, words);
      else if (strcmp (words[0], "labels") == 0)
        check_labels (circuit, words, ~hazards);
      else if (strcmp (words[0], "flags") == 0)
        check_labels (circuit, words, hazards);
      else
        g_assert_not_reached ();
    }
}

static void
test_gear (void)
{
  const char *const *problems = pl_library_get_problems (library);

  for (guint i = 0; problems[i] != NULL; i++)
    g_test_message ("%s", problems[i]);
  g_assert_null (problems[0]);
}

static void
read_expected (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (TRUTH_DIR "/expected.txt", &text, NULL, NULL));
  lines_by_case
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char **words = g_strsplit (lines[i], " ", -1);
      GPtrArray *list = NULL;

      if (words[0] == NULL || words[0][0] == '#')
        {
          g_strfreev (words);
          continue;
        }
      list = g_hash_table_lookup (lines_by_case, words[1]);
      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
          g_hash_table_insert (lines_by_case, g_strdup (words[1]), list);
        }
      g_ptr_array_add (list, words);
    }
}

int
main (int argc, char **argv)
{
  const char *folders[] = { TRUTH_DIR "/gear", NULL };
  g_autoptr (GList) ids = NULL;
  int code;

  g_test_init (&argc, &argv, NULL);
  library = pl_library_new (folders);
  read_expected ();
  g_test_add_func ("/truth/gear", test_gear);
  ids = g_list_sort (g_hash_table_get_keys (lines_by_case), (GCompareFunc) strcmp);
  for (const GList *l = ids; l != NULL; l = l->next)
    {
      g_autofree char *path = g_strdup_printf ("/truth/%s", (const char *) l->data);
      g_test_add_data_func (path, l->data, test_case);
    }
  code = g_test_run ();
  g_hash_table_unref (lines_by_case);
  pl_library_unref (library);
  return code;
}
