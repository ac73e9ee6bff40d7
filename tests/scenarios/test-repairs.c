/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Repairs: what is told is what happens, nothing good is called broken, and the plainest cure comes
 * first. */
#include <math.h>
#include <string.h>

#include "core/patch-file.h"
#include "core/path.h"
#include "core/repair.h"
#include "core/trial.h"
#include "core/words-repair.h"
#include "fixture.h"

static PlPatch *
load (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  PlPatch *patch = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  patch = pl_patch_parse (text, -1, path, test_catalog (), &error);
  g_assert_no_error (error);
  return patch;
}

static PlPatch *
load_scenario (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.patchlead", SCENARIOS_DIR, name);

  return load (path);
}

static PlRepairs *
repairs_of (PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, patch);
  return pl_repairs_new (circuit, test_catalog (), NULL, NULL);
}

static const PlRepair *
nth (const PlRepairs *repairs, guint index)
{
  g_assert_cmpuint (index, <, repairs->repairs->len);
  return g_ptr_array_index (repairs->repairs, index);
}

/* Made on a new circuit, the change gives what was told, and the bench is better for it. */
static void
check_repair (const PlRepairs *repairs, const PlRepair *repair)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) after
      = pl_patch_apply_all (repairs->patch, repair->edits, repair->n_edits, &error);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autofree char *sentence = pl_words_repair (repairs->patch, repair);
  PlTrial trial;

  g_assert_no_error (error);
  g_assert_null (strchr (sentence, '{'));
  pl_trial_init (&trial, circuit, after);
  pl_trial_find (&trial, circuit);
  g_assert_cmpfloat (fabs (trial.heard + trial.found - repair->units), <, 1e-6);
  g_assert_cmpfloat (repair->units, <, repairs->units);
  for (guint i = 0; i < repair->effects->len; i++)
    {
      const PlRepairEffect *effect = &g_array_index (repair->effects, PlRepairEffect, i);
      const PlVerdict *verdict = pl_trial_get_verdict (&trial, effect->part, effect->group);
      g_autofree char *words = NULL;

      g_assert_nonnull (verdict);
      g_assert_cmpint (verdict->headline, ==, effect->after);
      words = pl_words_repair_effect (repairs->patch, effect);
      g_assert_null (strstr (words, " 0.0 dB"));
    }
  pl_trial_clear (&trial);
}

static void
test_what_is_told_happens (void)
{
  g_auto (GStrv) files = test_list_files (SCENARIOS_DIR, ".patchlead");
  guint n = 0, n_benches = 0;

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (PlPatch) patch = load (files[i]);
      g_autoptr (PlRepairs) repairs = repairs_of (patch);
      g_autofree char *name = g_path_get_basename (files[i]);

      for (guint k = 0; k < repairs->repairs->len; k++)
        check_repair (repairs, nth (repairs, k));
      if (g_str_has_prefix (name, "good-"))
        g_assert_cmpuint (repairs->repairs->len, ==, 0);
      n += repairs->repairs->len;
      n_benches += repairs->repairs->len > 0 ? 1 : 0;
    }
  g_assert_cmpuint (n_benches, >=, 30);
  g_assert_cmpuint (n, >=, 60);
}

/* The cure that stands first, what it needs, and what the first listener hears then. */
static void
test_first (void)
{
  static const struct
  {
    const char *scenario, *code, *needs, *after;
  } cases[] = {
    { "first-click", "push-home", NULL, "stereo" },
    { "first-click-output", "push-home", NULL, "stereo" },
    { "one-ear-only-shipped", "other-jack", NULL, "stereo" },
    { "one-ear-only", "other-jack", NULL, "stereo" },
    { "one-ear-only-ts", "jack-and-lead", "TRS cable", "stereo" },
    { "one-ear-only-one-jack", "other-jack", NULL, "stereo" },
    { "out-of-phase-shipped", "other-jack", NULL, "stereo" },
    { "pair-crossed-two-jacks", "exchange-plugs", NULL, NULL },
    { "phantom-into-output", "control", NULL, NULL },
    { "silent-fader", "control", NULL, NULL },
    { "swapped", "other-lead", "TRS cable", "stereo" },
    { "inverted-polarity", "other-lead", "XLR cable", NULL },
    { "cancelled-open-sleeve", "mend", "Headphone extension", "stereo" },
    { "line-into-headphones-shipped", "other-jack", NULL, "stereo" },
    { "insert-interrupted-phones", "other-jack", NULL, NULL },
    { "feedback-loop", "unplug", NULL, NULL },
    { "feedback-loop-normalled", "control", NULL, NULL },
    { "speaker-level-line", "unplug", NULL, NULL },
    { "phantom-missing", "control", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlPatch) patch = load_scenario (cases[i].scenario);
      g_autoptr (PlRepairs) repairs = repairs_of (patch);
      const PlRepair *first = nth (repairs, 0);

      g_test_message ("%s", cases[i].scenario);
      g_assert_cmpstr (pl_repair_code (first->type), ==, cases[i].code);
      if (cases[i].needs != NULL)
        g_assert_cmpstr (first->kind->name, ==, cases[i].needs);
      if (cases[i].after != NULL)
        g_assert_cmpstr (pl_label_code (g_array_index (first->effects, PlRepairEffect, 0).after),
                         ==, cases[i].after);
    }
}

/* The question the program was born from: three answers, and what each of them costs. */
static void
test_aux_through_trs (void)
{
  g_autoptr (PlPatch) patch = test_example ("wrong-aux-with-trs");
  g_autoptr (PlRepairs) repairs = repairs_of (patch);
  g_autofree char *terms = pl_words_repair_terms (patch, nth (repairs, 0));

  g_assert_cmpstr (pl_repair_code (nth (repairs, 0)->type), ==, "other-jack");
  g_assert_true (nth (repairs, 0)->plays_other);
  g_assert_nonnull (strstr (terms, "instead of"));
  g_assert_cmpstr (pl_repair_code (nth (repairs, 1)->type), ==, "other-lead");
  g_assert_true (g_str_has_prefix (nth (repairs, 1)->kind->name, "Mono to both ears"));
  g_assert_false (nth (repairs, 1)->plays_other);
  g_assert_cmpstr (pl_repair_code (nth (repairs, 2)->type), ==, "adapter");
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < nth (repairs, i)->effects->len; k++)
      g_assert_cmpint (g_array_index (nth (repairs, i)->effects, PlRepairEffect, k).after, ==,
                       i == 0 ? PL_LABEL_STEREO : PL_LABEL_MONO);
}

/* Sentences speak of what is there: no device of the library is named that is not on the bench. */
static void
check_names (const PlPatch *patch, const char *sentence, const PlKind *needed)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (test_catalog ());

  for (guint i = 0; i < kinds->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (kinds, i);
      gboolean there = pl_kind_is_cable (kind) || strlen (kind->name) < 4
                       || (needed != NULL && strstr (needed->name, kind->name) != NULL);

      for (PlPartId id = 0; !there && (id = pl_patch_next_part (patch, id)) != 0;)
        there = strstr (pl_patch_get_part (patch, id)->kind->name, kind->name) != NULL;
      if (!there && strstr (sentence, kind->name) != NULL)
        g_error ("“%s” speaks of %s, which is not on the bench", sentence, kind->name);
    }
}

static void
test_names (void)
{
  g_auto (GStrv) files = test_list_files (SCENARIOS_DIR, ".patchlead");
  guint n = 0;

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (PlPatch) patch = load (files[i]);
      g_autoptr (PlCircuit) circuit = pl_circuit_new ();
      g_autoptr (GArray) verdicts = NULL;
      g_autoptr (PlRepairs) repairs = NULL;

      pl_circuit_sync (circuit, patch);
      verdicts = pl_circuit_dup_verdicts (circuit);
      for (guint k = 0; k < verdicts->len; k++)
        {
          const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, k);
          g_autofree char *says = pl_words_verdict (circuit, verdict);
          g_auto (GStrv) causes = pl_words_causes (circuit, verdict);

          check_names (patch, says, NULL);
          for (guint c = 0; causes[c] != NULL; c++, n++)
            check_names (patch, causes[c], NULL);
        }
      repairs = pl_repairs_new (circuit, test_catalog (), NULL, NULL);
      for (guint k = 0; k < repairs->repairs->len; k++, n++)
        {
          g_autofree char *says = pl_words_repair (patch, nth (repairs, k));

          check_names (patch, says, nth (repairs, k)->kind);
        }
    }
  g_assert_cmpuint (n, >=, 300);
}

/* Each repair has a sentence of its own, and the ends of a lead that adds up go where they belong.
 */
static void
test_ends_of_a_sum (void)
{
  g_autoptr (PlPatch) patch = load_scenario ("outputs-fighting");
  g_autoptr (PlRepairs) repairs = repairs_of (patch);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *terms = pl_words_repair_terms (patch, nth (repairs, 0));

  for (guint i = 0; i < repairs->repairs->len; i++)
    g_assert_true (g_hash_table_add (told, pl_words_repair (patch, nth (repairs, i))));
  g_assert_cmpstr (nth (repairs, 0)->kind->id, ==, "summing-y");
  g_assert_nonnull (strstr (terms, "“Sum” goes into Recorder LINE IN"));
  check_repair (repairs, nth (repairs, 0));
}

static PlPartId
find_first_cable (const PlPatch *patch)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    if (pl_kind_is_cable (pl_patch_get_part (patch, id)->kind))
      return id;
  g_assert_not_reached ();
}

/* Everything that could be in a lead's place, better or worse; the bench stays as it is. */
static void
test_variants (void)
{
  g_autoptr (PlPatch) patch = test_example ("wrong-aux-with-trs");
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (PlRepairs) variants = NULL;
  PlPartId lead;
  guint n_better = 0, n_worse = 0, n_jacks = 0, n_kinds = 0;

  lead = find_first_cable (patch);
  pl_circuit_sync (circuit, patch);
  variants = pl_variants_new (circuit, test_catalog (), lead, NULL);
  g_assert_true (pl_circuit_get_patch (circuit) == patch);
  for (guint i = 0; i < variants->repairs->len; i++)
    {
      const PlRepair *variant = nth (variants, i);

      g_assert_cmpuint (variant->lead, ==, lead);
      n_better += variant->units < variants->units ? 1 : 0;
      n_worse += variant->units > variants->units ? 1 : 0;
      n_jacks += variant->type == PL_REPAIR_JACK ? 1 : 0;
      n_kinds += variant->type == PL_REPAIR_LEAD ? 1 : 0;
      if (i > 0)
        g_assert_cmpfloat (nth (variants, i - 1)->units, <=, variant->units + 0.01);
    }
  g_assert_cmpuint (n_jacks + n_kinds, ==, variants->repairs->len);
  g_assert_cmpuint (n_better, >, 0);
  g_assert_cmpuint (n_worse, >, 0);
  g_assert_cmpuint (n_jacks, >, 3);
  g_assert_cmpuint (n_kinds, >, 3);
}

/* What has to be bought stands behind what is owned, if anything is. */
static void
test_owned (void)
{
  g_autoptr (PlPatch) patch = load_scenario ("one-ear-only-shipped");
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (PlOwned) owned = pl_owned_new ();
  g_autoptr (PlRepairs) repairs = NULL;

  pl_owned_set (owned, "mono-to-both-adapter", 1);
  pl_circuit_sync (circuit, patch);
  repairs = pl_repairs_new (circuit, test_catalog (), owned, NULL);
  g_assert_cmpstr (nth (repairs, 1)->kind->id, ==, "mono-to-both-adapter");
  g_assert_false (nth (repairs, 1)->to_buy);
  g_assert_true (nth (repairs, 2)->to_buy);
  g_assert_true (pl_circuit_get_patch (circuit) == patch);
}

/* Golden codes: of every scenario the labels, the way to whoever fares worst, and the first
 * repairs. No sentence is in it.  After a change that was read and is meant: test-repairs --write.
 */

static void
add_end (GString *out, const PlPatch *patch, PlEnd end)
{
  const PlKind *kind = pl_patch_get_part (patch, end.part)->kind;

  g_string_append_printf (out, " %u.%s", end.part, pl_kind_connector (kind, end.connector)->id);
}

static void
add_hop (GString *out, const PlPatch *patch, const PlHop *hop)
{
  g_string_append (out, "  way:");
  for (guint i = 0; i < hop->outputs->len; i++)
    {
      const PlPathDevice *device = &g_array_index (hop->outputs, PlPathDevice, i);

      add_end (out, patch, device->end);
      if (!device->is_other)
        g_string_append_printf (out, "(%s)", pl_driver_name (device->driver));
    }
  g_string_append (out, " |");
  for (guint i = 0; i < hop->wires->len; i++)
    {
      const PlPathWire *wire = &g_array_index (hop->wires, PlPathWire, i);
      const PlKind *kind = pl_patch_get_part (patch, wire->part)->kind;

      g_string_append_printf (out, " %u.%s%s%s", wire->part,
                              g_array_index (kind->conductors, PlConductor, wire->conductor).id,
                              wire->broken ? "(broken)" : "",
                              wire->down.type == PL_CARRIES_SIGNAL   ? "+"
                              : wire->down.type == PL_CARRIES_GROUND ? "="
                                                                     : "-");
    }
  g_string_append (out, " |");
  for (guint i = 0; i < hop->inputs->len; i++)
    add_end (out, patch, g_array_index (hop->inputs, PlPathDevice, i).end);
  g_string_append (out, "\n");
}

static void
add_verdicts (GString *out, const PlPatch *patch, const PlCircuit *circuit)
{
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (circuit);
  const PlVerdict *worst = NULL;
  g_autoptr (PlPath) path = NULL;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);

      g_string_append_printf (out, "  %u: %s\n", verdict->part, pl_label_code (verdict->headline));
      if (worst == NULL || verdict->grade > worst->grade)
        worst = verdict;
    }
  if (worst == NULL)
    return;
  path = pl_path_new (circuit, worst->part, worst->group);
  for (guint i = 0; i < path->hops->len; i++)
    add_hop (out, patch, &g_array_index (path->hops, PlHop, i));
}

static void
add_repairs (GString *out, const PlPatch *patch, const PlRepairs *repairs)
{
  for (guint i = 0; i < repairs->repairs->len && i < 3; i++)
    {
      const PlRepair *repair = nth (repairs, i);

      g_string_append_printf (out, "  %s", pl_repair_code (repair->type));
      if (repair->jack.part != 0)
        add_end (out, patch, repair->jack);
      if (repair->other_jack.part != 0)
        add_end (out, patch, repair->other_jack);
      if (repair->kind != NULL)
        g_string_append_printf (out, " %s", repair->kind->id);
      if (repair->effects->len > 0)
        g_string_append_printf (
            out, " > %s", pl_label_code (g_array_index (repair->effects, PlRepairEffect, 0).after));
      g_string_append (out, "\n");
    }
}

static gboolean write_golden;

static void
test_golden (void)
{
  g_auto (GStrv) files = test_list_files (SCENARIOS_DIR, ".patchlead");
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *expected = NULL;

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (PlPatch) patch = load (files[i]);
      g_autoptr (PlCircuit) circuit = pl_circuit_new ();
      g_autoptr (PlRepairs) repairs = NULL;
      g_autofree char *name = g_path_get_basename (files[i]);

      pl_circuit_sync (circuit, patch);
      g_string_append_printf (out, "%s\n", name);
      add_verdicts (out, patch, circuit);
      repairs = pl_repairs_new (circuit, test_catalog (), NULL, NULL);
      add_repairs (out, patch, repairs);
    }
  if (write_golden)
    g_assert_true (g_file_set_contents (GOLDEN_FILE, out->str, -1, NULL));
  g_assert_true (g_file_get_contents (GOLDEN_FILE, &expected, NULL, NULL));
  for (const char *is = out->str, *was = expected; *is != '\0' || *was != '\0';)
    {
      g_autofree char *now = g_strndup (is, strcspn (is, "\n"));
      g_autofree char *before = g_strndup (was, strcspn (was, "\n"));

      g_assert_cmpstr (now, ==, before);
      is += strlen (now) + (is[strlen (now)] != '\0' ? 1 : 0);
      was += strlen (before) + (was[strlen (before)] != '\0' ? 1 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  write_golden = argc > 1 && strcmp (argv[1], "--write") == 0;
  test_add_gear (SCENARIOS_DIR "/gear/devices", ".device");
  test_add_gear (SCENARIOS_DIR "/gear/cables", ".cable");
  g_test_add_func ("/repair/what-is-told-happens", test_what_is_told_happens);
  g_test_add_func ("/repair/first", test_first);
  g_test_add_func ("/repair/aux-through-trs", test_aux_through_trs);
  g_test_add_func ("/repair/owned", test_owned);
  g_test_add_func ("/repair/names", test_names);
  g_test_add_func ("/repair/ends-of-a-sum", test_ends_of_a_sum);
  g_test_add_func ("/repair/variants", test_variants);
  g_test_add_func ("/repair/golden", test_golden);
  return g_test_run ();
}
