/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "core/kind-file.h"
#include "core/lead-color.h"
#include "core/patch-file.h"

void
test_in_locale (const char *name, void (*test) (void))
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, name) == NULL)
    {
      g_test_skip ("the locale could not be made: localedef, or the package locales, is missing");
      return;
    }
  test ();
  g_assert_nonnull (setlocale (LC_ALL, before));
}

char *
test_dup_plain (const char *text)
{
  const char *point = localeconv ()->decimal_point;
  gsize length = strlen (point);
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0';)
    {
      gunichar sign = g_utf8_get_char (c);
      gboolean is_point = g_str_has_prefix (c, point) && c > text && g_ascii_isdigit (c[-1])
                          && g_ascii_isdigit (c[length]);

      if (is_point)
        g_string_append_c (out, '.');
      else if (sign < 0x2066 || sign > 0x2069)
        g_string_append_unichar (out, sign);
      c = is_point ? c + length : g_utf8_next_char (c);
    }
  return g_string_free (out, FALSE);
}

char *
test_data_path (const char *path)
{
  const char *folder = g_getenv ("PATCHLEAD_DATA_DIR");

  g_assert_nonnull (folder);
  return g_build_filename (folder, path, NULL);
}

char *
test_read_data (const char *path)
{
  g_autofree char *full = test_data_path (path);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  (void) g_file_get_contents (full, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

char **
test_list_files (const char *folder, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) names = NULL;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      names = g_list_insert_sorted (names, g_build_filename (folder, name, NULL),
                                    (GCompareFunc) strcmp);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_strv_builder_add (builder, l->data);
      g_free (l->data);
    }
  return g_strv_builder_end (builder);
}

static void
add_folder (PlCatalog *catalog, const char *folder, const char *suffix)
{
  g_auto (GStrv) paths = test_list_files (folder, suffix);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PlKind) kind = NULL;

      if (g_str_has_suffix (paths[i], "/EXAMPLE.cable"))
        continue; /* has the id of the example device */
      g_assert_true (g_file_get_contents (paths[i], &text, NULL, NULL));
      kind = pl_kind_parse (text, -1, paths[i], &error);
      g_assert_no_error (error);
      pl_catalog_add (catalog, kind);
    }
}

PlCatalog *
test_catalog (void)
{
  static PlCatalog *catalog;
  g_autofree char *devices = NULL;
  g_autofree char *cables = NULL;

  if (catalog != NULL)
    return catalog;
  devices = test_data_path ("devices");
  cables = test_data_path ("cables");
  catalog = pl_catalog_new ();
  add_folder (catalog, devices, ".device");
  add_folder (catalog, cables, ".cable");
  add_folder (catalog, TRUTH_DIR "/gear/devices", ".device");
  add_folder (catalog, TRUTH_DIR "/gear/cables", ".cable");
  return catalog;
}

void
test_add_gear (const char *folder, const char *suffix)
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

PlKind *
test_kind (const char *id)
{
  PlKind *kind = pl_catalog_find (test_catalog (), id);

  g_assert_nonnull (kind);
  return kind;
}

PlPatch *
test_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PlPatch *patch = pl_patch_parse (text, -1, "test", test_catalog (), &error);

  g_assert_no_error (error);
  return patch;
}

PlPatch *
test_example (const char *name)
{
  g_autofree char *path = g_strdup_printf ("examples/%s.patchlead", name);
  g_autofree char *text = test_read_data (path);

  return test_parse (text);
}

void
test_apply (PlPatch **patch, const PlEdit *edit)
{
  g_autoptr (GError) error = NULL;
  PlPatch *next = pl_patch_apply (*patch, edit, &error);

  g_assert_no_error (error);
  pl_patch_unref (*patch);
  *patch = next;
}

void
test_add (PlPatch **patch, const char *kind)
{
  test_apply (patch, &(PlEdit){ .type = PL_EDIT_ADD, .kind = test_kind (kind) });
}

PlEnd
test_end (const PlPatch *patch, const char *text)
{
  g_autoptr (GError) error = NULL;
  PlEnd end = { 0, 0 };

  (void) pl_end_parse (patch, text, &end, &error);
  g_assert_no_error (error);
  return end;
}

void
test_plug (PlPatch **patch, const char *from, const char *to)
{
  test_apply (patch, &(PlEdit){ .type = PL_EDIT_PLUG,
                                .from = test_end (*patch, from),
                                .to = test_end (*patch, to) });
}

void
test_unplug (PlPatch **patch, const char *from)
{
  test_apply (patch, &(PlEdit){ .type = PL_EDIT_UNPLUG, .from = test_end (*patch, from) });
}

static guint16
random_index (GRand *rand)
{
  return (guint16) g_rand_int_range (rand, 0, 12);
}

static PlPartId
random_part (GRand *rand, const PlPatch *patch)
{
  return (PlPartId) g_rand_int_range (rand, 1, (gint32) pl_patch_next_id (patch) + 2);
}

static PlKind *
random_kind (GRand *rand)
{
  static const char *const ids[] = { "mackie-profx10v3", "mackie-hm-4",     "sony-mdr-7506",
                                     "truth-mixer",      "truth-amp-four",  "truth-line-balanced",
                                     "truth-recorder",   "truth-mic-input", "truth-power-amp",
                                     "example",          "trs-trs",         "ts-ts",
                                     "insert-y",         "truth-trs",       "truth-ts",
                                     "truth-y",          "truth-split",     "truth-extension",
                                     "truth-sum",        "truth-phones-80", "xlr-xlr" };

  return test_kind (ids[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (ids))]);
}

void
test_random_edit (GRand *rand, const PlPatch *patch, TestEdit *result)
{
  /* plugging is what it is about: more of it, and few removals */
  static const PlEditType types[]
      = { PL_EDIT_ADD,       PL_EDIT_ADD,       PL_EDIT_ADD,         PL_EDIT_PLUG,
          PL_EDIT_PLUG,      PL_EDIT_PLUG,      PL_EDIT_PLUG,        PL_EDIT_PLUG,
          PL_EDIT_PLUG,      PL_EDIT_PLUG,      PL_EDIT_PLUG,        PL_EDIT_UNPLUG,
          PL_EDIT_MOVE,      PL_EDIT_REMOVE,    PL_EDIT_SET_CONTROL, PL_EDIT_SET_CONTROL,
          PL_EDIT_SET_NAME,  PL_EDIT_SET_KIND,  PL_EDIT_SET_LENGTH,  PL_EDIT_SET_NUMBER,
          PL_EDIT_SET_FAULT, PL_EDIT_SET_FAULT, PL_EDIT_SET_DRIVER,  PL_EDIT_SET_TITLE,
          PL_EDIT_SET_NOTES, PL_EDIT_DISMISS,   PL_EDIT_RESTORE,     PL_EDIT_SET_COLOR };
  PlEdit edit = { 0 };

  edit.type = types[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (types))];
  /* cppcheck-suppress ctuuninitvar */
  (void) g_snprintf (result->name, sizeof result->name, "n%d\\ =;ü",
                     g_rand_int_range (rand, 0, 50));
  edit.id = edit.type == PL_EDIT_ADD ? 0 : random_part (rand, patch);
  edit.kind = random_kind (rand);
  edit.name = result->name;
  edit.code = g_rand_boolean (rand) ? "hum-loop" : "one-leg-only";
  edit.x = round (g_rand_double_range (rand, -2000, 2000));
  edit.y = round (g_rand_double_range (rand, -2000, 2000));
  edit.value = (double) g_rand_int_range (rand, -2, 9) / 4.0;
  if (edit.type == PL_EDIT_SET_DRIVER)
    edit.value = g_rand_int_range (rand, 0, 4);
  if (edit.type == PL_EDIT_SET_NUMBER)
    edit.value = g_rand_int_range (rand, 0, 500);
  if (edit.type == PL_EDIT_SET_COLOR)
    edit.value = g_rand_int_range (rand, -1, PL_N_LEAD_COLORS + 1);
  edit.index = random_index (rand);
  edit.from = (PlEnd){ random_part (rand, patch), (guint16) g_rand_int_range (rand, 0, 3) };
  edit.to = (PlEnd){ random_part (rand, patch), random_index (rand) };
  edit.depth = g_rand_int_range (rand, 0, 8) == 0 ? PL_DEPTH_FIRST_CLICK : PL_DEPTH_HOME;
  edit.fault.type = g_rand_boolean (rand) ? PL_FAULT_OPEN : PL_FAULT_SHORT;
  edit.fault.conductor = (guint16) g_rand_int_range (rand, 0, 4);
  edit.fault.other = (guint16) g_rand_int_range (rand, 0, 4);
  result->edit = edit;
  result->edit.name = result->name;
}

static guint16
find_signal (const PlPatch *patch, const char *text, PlPartId *part)
{
  g_auto (GStrv) words = g_strsplit (text, ".", 2);
  int index = -1;

  *part = (PlPartId) g_ascii_strtoull (words[0], NULL, 10);
  g_assert_nonnull (pl_patch_get_part (patch, *part));
  index = pl_kind_find_signal (pl_patch_get_part (patch, *part)->kind, words[1]);
  g_assert_cmpint (index, >=, 0);
  return (guint16) index;
}

PlPatch *
test_random_bench (GRand *rand, guint n_edits)
{
  PlPatch *patch = pl_patch_new ();

  for (guint i = 0; i < n_edits; i++)
    {
      TestEdit edit = { 0 };
      PlPatch *next = NULL;

      test_random_edit (rand, patch, &edit);
      next = pl_patch_apply (patch, &edit.edit, NULL);
      if (next == NULL)
        continue;
      pl_patch_unref (patch);
      patch = next;
    }
  return patch;
}

double
test_gain (const PlCircuit *circuit, const char *sense, const char *programme)
{
  PlProgramme wanted;
  PlPartId part;
  guint16 signal = find_signal (pl_circuit_get_patch (circuit), sense, &part);
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, part, signal, &n);

  wanted.signal = find_signal (pl_circuit_get_patch (circuit), programme, &wanted.part);
  for (guint i = 0; i < n; i++)
    if (pl_programme_equal (heard[i].programme, wanted))
      return heard[i].gain;
  return 0.0;
}

void
test_expect_error (GError **error, GQuark domain, int code, ...)
{
  va_list args;
  const char *word;

  g_assert_error (*error, domain, code);
  g_test_message ("%s", (*error)->message);
  va_start (args, code);
  while ((word = va_arg (args, const char *)) != NULL)
    if (strstr ((*error)->message, word) == NULL)
      {
        g_test_message ("“%s” is not in: %s", word, (*error)->message);
        g_test_fail ();
      }
  va_end (args);
  g_clear_error (error);
}

void
test_set_wish (PlGoal *goal, const char *wish)
{
  g_autofree char *text = test_read_data ("questions/wish.question");
  g_autoptr (GError) error = NULL;
  g_autoptr (PlQuestion) question = pl_question_parse (text, -1, "wish", &error);

  g_assert_no_error (error);
  pl_goal_set_wish (goal, NULL);
  for (guint i = 0; wish != NULL && i <= question->choices->len; i++)
    {
      g_assert_cmpuint (i, <, question->choices->len);
      if (strcmp (g_array_index (question->choices, PlChoice, i).id, wish) != 0)
        continue;
      pl_goal_set_wish (goal, &g_array_index (question->choices, PlChoice, i));
      return;
    }
}

PlGoal
test_make_goal (PlKind *mixer, PlKind *amp)
{
  PlGoal goal = { .catalog = test_catalog (), .mixer = mixer, .amp = amp };

  pl_goal_set_wish (&goal, NULL);
  return goal;
}

const PlWay *
test_get_way (const PlWays *ways, guint index)
{
  g_assert_cmpuint (index, <, ways->ways->len);
  return g_ptr_array_index (ways->ways, index);
}

gboolean
test_has_remark (const PlWiring *wiring, PlRemarkCode code, guint line)
{
  for (guint i = 0; i < wiring->remarks->len; i++)
    {
      const PlRemark *remark = &g_array_index (wiring->remarks, PlRemark, i);

      if (remark->code == code && remark->line == line)
        return TRUE;
    }
  return FALSE;
}
