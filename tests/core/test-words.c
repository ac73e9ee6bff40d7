/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentences of the examples say what is heard, and name the contacts that make it so. */
#include <locale.h>
#include <string.h>

#include "core/words-gear.h"
#include "core/words-repair.h"
#include "core/words.h"
#include "fixture.h"

typedef struct
{
  const char *example;
  PlLabel headline;
  const char *verdict;   /* how the sentence begins */
  const char *causes[4]; /* each must be in one of the sentences of the why */
} Row;

static const Row rows[] = {
  { "method1-phones",
    PL_LABEL_STEREO,
    "Stereo.",
    { "PHONES puts the Main mix, left on its tip", "takes it to the tip of HM-4 INPUT",
      "PHONES puts the Main mix, right on its ring", "takes it to the ring of HM-4 INPUT" } },
  { "method2-aux",
    PL_LABEL_ONE_EAR,
    "One ear only. The Aux mix is in the left ear; the right ear hears nothing.",
    { "MON SEND puts the Aux mix on its tip", "takes it to the tip of HM-4 INPUT",
      "The ring of ProFX10v3 MON SEND carries no signal",
      "to the ring of HM-4 INPUT: the right channel gets nothing" } },
  { "method3-control-room",
    PL_LABEL_STEREO,
    "Stereo.",
    { "C-R L puts the Main mix, left on its tip", "takes it to the tip of HM-4 INPUT",
      "C-R R puts the Main mix, right on its tip", "takes it to the ring of HM-4 INPUT" } },
  { "method4-main",
    PL_LABEL_STEREO,
    "Stereo.",
    { "MAIN L puts the Main mix, left on its tip", "takes it to the tip of HM-4 INPUT",
      "MAIN R puts the Main mix, right on its tip", "takes it to the ring of HM-4 INPUT" } },
  { "podcast-four-hosts", PL_LABEL_STEREO, "Stereo.", { "its tip", "its ring" } },
  { "wrong-aux-with-trs",
    PL_LABEL_ONE_EAR,
    "One ear only. The FX mix is in the left ear",
    { "FX SEND puts the FX mix on its tip", "The ring of ProFX10v3 FX SEND carries no signal" } },
  { "wrong-insert-y-reversed",
    PL_LABEL_ONE_EAR,
    "One ear only. The left side of the Main mix is in the left ear",
    { "on its tip", "The ring of HM-4 INPUT is joined to ground by the sleeve of the TS plug" } },
  { "wrong-phones-with-ts",
    PL_LABEL_ONE_EAR,
    "One ear only.",
    { "on its tip", "ring of HM-4 INPUT is joined to ground", "ring of ProFX10v3 PHONES" } },
};

static void
check_causes (const PlCircuit *circuit, const PlVerdict *verdict, const Row *row)
{
  g_auto (GStrv) causes = pl_words_causes (circuit, verdict);
  g_autofree char *all = g_strjoinv ("\n", causes);

  for (guint i = 0; i < G_N_ELEMENTS (row->causes) && row->causes[i] != NULL; i++)
    if (strstr (all, row->causes[i]) == NULL)
      {
        g_test_message ("%s: “%s” is not in:\n%s", row->example, row->causes[i], all);
        g_test_fail ();
      }
}

static void
test_example_sentences (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (PlPatch) patch = test_example (row->example);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) verdicts = NULL;
  guint n_listeners = 0;

  pl_circuit_sync (circuit, patch);
  verdicts = pl_circuit_dup_verdicts (circuit);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      const PlKind *kind = pl_patch_get_part (patch, verdict->part)->kind;
      g_autofree char *sentence = pl_words_verdict (circuit, verdict);

      if (!pl_kind_group (kind, verdict->group)->is_listener)
        continue;
      n_listeners++;
      g_test_message ("%s", sentence);
      g_assert_cmpint (verdict->headline, ==, row->headline);
      g_assert_true (g_str_has_prefix (sentence, row->verdict));
      check_causes (circuit, verdict, row);
    }
  g_assert_cmpuint (n_listeners, >=, 2);
}

/* Nothing outside the four examples is needed to see that the doubt is told. */
static void
test_doubt (void)
{
  g_autoptr (PlPatch) patch = test_example ("method2-aux");
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) verdicts = NULL;
  g_auto (GStrv) outcomes = NULL;

  pl_circuit_sync (circuit, patch);
  verdicts = pl_circuit_dup_verdicts (circuit);
  outcomes = pl_words_outcomes (circuit, g_array_index (verdicts, PlVerdict, 0).part, 0);
  g_assert_cmpuint (g_strv_length (outcomes), ==, 2);
  g_assert_nonnull (strstr (outcomes[0], "impedance-balanced"));
  g_assert_nonnull (strstr (outcomes[0], "One ear only"));
  g_assert_nonnull (strstr (outcomes[1], "balanced"));
  g_assert_nonnull (strstr (outcomes[1], "Out of phase"));
}

/* Two mixers alike, two microphones alike, and a name with a comma in it. */
static void
test_programmes (void)
{
  static const struct
  {
    PlPartId part;
    const char *bus, *programme, *mix;
  } cases[] = { { 1, "main-l", "Main mix, left (ProFX10v3 1)", "Main mix (ProFX10v3 1)" },
                { 2, "main-r", "Main mix, right (ProFX10v3 2)", "Main mix (ProFX10v3 2)" },
                { 3, "voice", "Dynamic microphone (1)", "Dynamic microphone (1)" },
                { 4, "voice", "Dynamic microphone (2)", "Dynamic microphone (2)" },
                { 5, "voice", "Anna, vocals", "Anna, vocals" },
                { 6, "keys-l", "Stereo keyboard, left", "Stereo keyboard" } };
  static const char *const kinds[]
      = { "mackie-profx10v3",    "mackie-profx10v3",    "generic-dynamic-mic",
          "generic-dynamic-mic", "generic-dynamic-mic", "generic-keyboard" };
  g_autoptr (PlPatch) patch = pl_patch_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    test_add (&patch, kinds[i]);
  test_apply (&patch, &(PlEdit){ .type = PL_EDIT_SET_NAME, .id = 5, .name = "Anna, vocals" });
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PlKind *kind = pl_patch_get_part (patch, cases[i].part)->kind;
      int signal = pl_kind_find_signal (kind, cases[i].bus);
      PlProgramme what = { cases[i].part, (guint16) signal };
      g_autofree char *programme = NULL, *mix = NULL;

      g_assert_cmpint (signal, >=, 0);
      programme = pl_words_programme (patch, what);
      mix = pl_words_mix (patch, what);
      g_assert_cmpstr (programme, ==, cases[i].programme);
      g_assert_cmpstr (mix, ==, cases[i].mix);
    }
}

#define BIT(label) PL_LABEL_BIT (PL_LABEL_##label)

static const struct
{
  guint labels;
  guint n_left, n_right; /* programmes in each ear: left, right of the main mix */
  gboolean looped, excused, loose;
  const char *words;
} verdicts[] = {
  { BIT (STEREO), 1, 1, FALSE, FALSE, FALSE,
    "Stereo. The Main mix is in both ears: left in the left, right in the right." },
  { BIT (STEREO), 2, 1, FALSE, FALSE, FALSE,
    "Stereo. The left ear hears Main mix, left + Main mix, right; the right ear hears the left "
    "side of the Main mix." },
  { BIT (ONE_EAR), 1, 0, FALSE, FALSE, FALSE,
    "One ear only. The left side of the Main mix is in the left ear; the right ear hears "
    "nothing." },
  { BIT (ONE_EAR), 0, 1, FALSE, FALSE, FALSE,
    "One ear only. The left side of the Main mix is in the right ear; the left ear hears "
    "nothing." },
  { BIT (MONO) | BIT (ONE_SIDE), 1, 1, FALSE, FALSE, FALSE,
    "Mono in both ears. Both ears hear the left side of the Main mix. Only one side of the "
    "stereo mix is there." },
  { BIT (ONE_SIDE), 1, 0, FALSE, FALSE, FALSE,
    "One side only. The left side of the Main mix arrives; the other side is lost." },
  { BIT (MONO_SUM), 2, 0, FALSE, FALSE, FALSE,
    "Mono sum. Main mix, left + Main mix, right arrive added together." },
  { BIT (INVERTED), 1, 0, FALSE, FALSE, FALSE,
    "Polarity inverted. The left side of the Main mix arrives, with hot and cold exchanged." },
  { BIT (SILENT), 0, 0, FALSE, FALSE, TRUE, "Nothing is plugged in yet." },
  { BIT (SILENT), 0, 0, FALSE, FALSE, FALSE, "Silent. Nothing arrives here." },
  { BIT (SILENT) | BIT (SHORTED), 0, 0, FALSE, FALSE, FALSE,
    "Silent. Nothing arrives here. An output is shorted to ground." },
  { BIT (SILENT) | BIT (SHORTED), 0, 0, FALSE, TRUE, FALSE,
    "Silent. Nothing arrives here. The cold leg of the output is grounded, which its maker "
    "allows." },
  { BIT (CANCELLED) | BIT (ATTENUATED), 2, 2, FALSE, FALSE, FALSE,
    "Cancelled. What is left is the difference of left and right: voices and everything in the "
    "middle vanish. It is quieter than it should be." },
  { BIT (OK) | BIT (OVERLOAD), 1, 0, TRUE, FALSE, FALSE,
    "The left side of the Main mix arrives. It is far too loud for this input and will distort. A "
    "feedback loop runs through here." },
  { BIT (OK) | BIT (UNSAFE) | BIT (FIGHTING), 1, 0, FALSE, FALSE, FALSE,
    "Unsafe: this can damage gear. Two outputs drive each other; that can harm them. The left "
    "side of the Main mix arrives." },
  { BIT (OK), 1, 0, FALSE, FALSE, FALSE,
    "Fine. The left side of the Main mix arrives as it should." },
  { BIT (OK) | BIT (ATTENUATED), 1, 0, FALSE, FALSE, FALSE,
    "The left side of the Main mix arrives. It is quieter than it should be." },
};

/* What is said of every verdict there may be, on a bench where the main mix is heard. */
static void
test_verdicts (void)
{
  g_autoptr (PlPatch) patch = test_example ("method1-phones");
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  const PlKind *mixer = test_kind ("mackie-profx10v3");
  PlHeard heard[] = { { { 1, (guint16) pl_kind_find_signal (mixer, "main-l") }, 1.0, 1.0 },
                      { { 1, (guint16) pl_kind_find_signal (mixer, "main-r") }, 1.0, 1.0 } };

  pl_circuit_sync (circuit, patch);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      PlVerdict verdict = { .part = 3,
                            .labels = verdicts[i].labels,
                            .connected = !verdicts[i].loose,
                            .looped = verdicts[i].looped,
                            .short_is_fine = verdicts[i].excused,
                            .ear = { { verdicts[i].n_left, heard, verdicts[i].n_left },
                                     { verdicts[i].n_right, heard, verdicts[i].n_right } } };
      g_autofree char *words = NULL;

      verdict.headline = (verdicts[i].labels & BIT (SILENT)) != 0 ? PL_LABEL_SILENT : PL_LABEL_OK;
      words = pl_words_verdict (circuit, &verdict);
      g_assert_cmpstr (words, ==, verdicts[i].words);
    }
}

static void
test_levels (void)
{
  PlHeard heard = { { 1, 0 }, -0.5, 0 };
  PlEar ear = { 1, &heard, 1 }, silence = { 0, NULL, 0 };
  g_autofree char *text = pl_words_level (&ear);
  g_autofree char *nothing = pl_words_level (&silence);
  g_autofree char *level = g_strdup_printf ("−6%s0 dB", localeconv ()->decimal_point);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_true (g_str_has_prefix (text, level));
  g_assert_null (strchr (text, '-')); /* real minus signs only */
}

static void
test_fill (void)
{
  g_autofree char *plain = pl_words_fill ("{a} and {b}, {a}", "a", "x", "b", "{a}", NULL);
  g_autofree char *none = pl_words_fill ("nothing to fill", NULL);

  g_assert_cmpstr (plain, ==, "x and {a}, x");
  g_assert_cmpstr (none, ==, "nothing to fill");
}

/* What is no placeholder stays as it is; a value that is not there is nothing. */
static void
test_fill_odd (void)
{
  g_autofree char *open = pl_words_fill ("{a} {b", "a", "x", NULL);
  g_autofree char *unknown = pl_words_fill ("{other} {a}", "a", "x", NULL);
  g_autofree char *empty = pl_words_fill ("[{a}]", "a", NULL, NULL);

  g_assert_cmpstr (open, ==, "x {b");
  g_assert_cmpstr (unknown, ==, "{other} x");
  g_assert_cmpstr (empty, ==, "[]");
}

/* A number that was taken off the plugs is named nowhere. */
static void
test_no_number (void)
{
  g_autoptr (PlPatch) patch = test_example ("method1-phones");
  PlPartId cable = pl_patch_next_id (patch);
  g_autoptr (PlPatch) after = NULL;
  g_autofree char *words = NULL;

  while (!pl_kind_is_cable (pl_patch_get_part (patch, --cable)->kind))
    ;
  after = pl_patch_apply (patch, &(PlEdit){ .type = PL_EDIT_SET_NUMBER, .id = cable }, NULL);
  words = pl_words_part (after, cable);
  g_assert_cmpstr (words, ==, "cable (TRS cable)");
}

/* What is not on the bench, and how loud things are. */
static void
test_nothing (void)
{
  static const struct
  {
    double gain;
    const char *text;
  } gains[]
      = { { 1.0, "0.0 dB +" }, { -1.0, "0.0 dB ∅" }, { 2.0, "+6.0 dB +" }, { -0.5, "−6.0 dB ∅" } };
  g_autoptr (PlPatch) patch = test_example ("method1-phones");
  g_autofree char *part = pl_words_part (patch, 99);
  g_autofree char *gone = pl_words_end (patch, (PlEnd){ 99, 0 });
  g_autofree char *beyond = pl_words_end (patch, (PlEnd){ 2, 99 });
  g_autofree char *silent = pl_words_programme (patch, (PlProgramme){ 99, 0 });
  g_autofree char *no_bus = pl_words_programme (patch, (PlProgramme){ 1, 999 });

  g_assert_cmpstr (part, ==, "nothing");
  g_assert_cmpstr (gone, ==, "nothing");
  g_assert_cmpstr (beyond, ==, "HM-4");
  g_assert_cmpstr (silent, ==, "nothing");
  g_assert_cmpstr (no_bus, ==, "nothing");
  for (guint i = 0; i < G_N_ELEMENTS (gains); i++)
    {
      g_autofree char *text = pl_words_gain (gains[i].gain);
      g_autofree char *plain = test_dup_plain (text);

      g_assert_cmpstr (plain, ==, gains[i].text);
    }
}

/* A repair that changes what is heard says so; one that does not says by how much. */
static void
test_repair_effects (void)
{
  static const struct
  {
    PlLabel after;
    double change_db;
    const char *words;
  } cases[] = { { PL_LABEL_MONO, 3.0, "HM-4 INPUT: Mono in both ears" },
                { PL_LABEL_STEREO, -3.21, "HM-4 INPUT: 3.2 dB quieter" },
                { PL_LABEL_STEREO, 6.0, "HM-4 INPUT: 6.0 dB louder" } };
  g_autoptr (PlPatch) patch = test_example ("method1-phones");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlRepairEffect effect = { .part = 2, .before = PL_LABEL_STEREO };
      g_autofree char *words = NULL;
      g_autofree char *plain = NULL;

      effect.after = cases[i].after;
      effect.change_db = cases[i].change_db;
      words = pl_words_repair_effect (patch, &effect);
      plain = test_dup_plain (words);
      g_assert_cmpstr (plain, ==, cases[i].words);
    }
}

/* What a repair needs, and what it does besides. */
static void
test_repair_terms (void)
{
  g_autoptr (PlPatch) patch = test_example ("method1-phones");
  PlRepair repair = { .lead = 5 };
  g_autofree char *nothing = pl_words_repair_terms (patch, &repair);
  g_autofree char *knob = NULL;
  g_autofree char *buy = NULL;

  repair.shared_knob
      = (PlEnd){ 1, (guint16) pl_kind_find_control (test_kind ("mackie-profx10v3"), "main") };
  knob = pl_words_repair_terms (patch, &repair);
  repair.shared_knob.part = 0;
  repair.to_buy = TRUE;
  repair.kind = test_kind ("insert-y");
  buy = pl_words_repair_terms (patch, &repair);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_true (g_str_has_suffix (knob, " moves the loudspeakers, too."));
  g_assert_cmpstr (buy, ==, "To buy: Insert cable (TRS to two TS).");
}

/* What gear is found by: its names, its maker, other names, and what it is for. */
static void
test_search (void)
{
  static const struct
  {
    const char *kind, *words[3];
  } cases[] = { { "mackie-hm-4", { "HM-4", "Mackie" } },
                { "generic-laptop", { "Laptop" } },
                { "insert-y", { "Insert", "TRS to two TS" } } };
  PlKind bare = { .name = (char *) "Bare" };
  g_autofree char *nothing_else = pl_words_kind_search (&bare);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PlKind *kind = test_kind (cases[i].kind);
      g_autofree char *text = pl_words_kind_search (kind);

      for (guint k = 0; k < G_N_ELEMENTS (cases[i].words) && cases[i].words[k] != NULL; k++)
        g_assert_nonnull (strstr (text, cases[i].words[k]));
      for (guint k = 0; kind->also != NULL && kind->also[k] != NULL; k++)
        g_assert_nonnull (strstr (text, kind->also[k]));
    }
  g_assert_nonnull (strstr (nothing_else, "Bare"));
}

static void
test_values (void)
{
  static const char *const positions[] = { "out", "in", NULL };
  static const struct
  {
    PlControl control;
    double value;
    const char *text;
  } controls[] = {
    { { .unit = PL_UNIT_DB, .min = -60.0, .off_at_min = TRUE }, -60.0, "off" },
    { { .unit = PL_UNIT_DB, .min = -60.0, .off_at_min = TRUE }, -12.0, "−12 dB" },
    { { .unit = PL_UNIT_DB, .min = -60.0 }, -60.0, "−60 dB" },
    { { .unit = PL_UNIT_DB }, -0.3, "0 dB" },
    { { .unit = PL_UNIT_PERCENT }, 45.0, "45 %" },
    { { .unit = PL_UNIT_PAN }, 0.0, "centre" },
    { { .unit = PL_UNIT_PAN }, -0.5, "left 50 %" },
    { { .unit = PL_UNIT_BALANCE }, 1.0, "right 100 %" },
    { { .unit = PL_UNIT_POSITION, .positions = (char **) positions }, 1.0, "in" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (PlControl));
      PlKind kind = { .controls = list };
      g_autofree char *text = NULL;

      g_array_append_val (list, controls[i].control);
      text = pl_words_value (&kind, 0, controls[i].value);
      g_assert_cmpstr (text, ==, controls[i].text);
    }
}

/* Every jack of the library has a description, and those that say how they are driven or what they
 * take say it rightly. */
static void
test_connectors (void)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (test_catalog ());
  guint n_doubts = 0, n_inserts = 0, n_microphones = 0;

  for (guint k = 0; k < kinds->len; k++)
    {
      const PlKind *kind = g_ptr_array_index (kinds, k);

      for (guint16 i = 0; i < kind->connectors->len; i++)
        {
          const PlConnector *connector = pl_kind_connector (kind, i);
          g_autofree char *text = pl_words_connector (kind, i);
          gboolean doubt = strstr (text, "not certain") != NULL;
          gboolean insert = strstr (text, ", insert") != NULL;

          g_assert_true (g_str_has_prefix (text, pl_words_shape (connector->shape)));
          g_assert_cmpint (doubt, ==, connector->n_drivers > 1);
          g_assert_cmpint (insert, ==,
                           connector->n_drivers > 0 && connector->drivers[0] == PL_DRIVER_INSERT);
          n_doubts += doubt ? 1 : 0;
          n_inserts += insert ? 1 : 0;
          n_microphones += g_str_has_suffix (text, "microphone") ? 1 : 0;
        }
    }
  g_assert_cmpuint (n_doubts, >, 0);
  g_assert_cmpuint (n_inserts, >, 0);
  g_assert_cmpuint (n_microphones, >, 0);
}

static void
test_every_word_is_there (void)
{
  for (int i = 0; i < PL_N_LABELS; i++)
    {
      g_assert_cmpstr (pl_label_title ((PlLabel) i), !=, "");
      for (int j = 0; j < i; j++)
        g_assert_cmpstr (pl_label_code ((PlLabel) i), !=, pl_label_code ((PlLabel) j));
    }
  for (int i = 0; i < PL_N_SHAPES; i++)
    g_assert_cmpstr (pl_words_shape ((PlShape) i), !=, "");
  for (int i = 0; i < PL_N_CONTACTS; i++)
    g_assert_cmpstr (pl_words_contact ((PlContact) i), !=, "");
  for (int i = 0; i < PL_N_DRIVERS; i++)
    g_assert_cmpstr (pl_words_driver ((PlDriver) i), !=, "");
  for (int i = 0; i < PL_N_CATEGORIES; i++)
    g_assert_cmpstr (pl_words_category ((PlCategory) i), !=, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/words/", rows[i].example, NULL);
      g_test_add_data_func (path, &rows[i], test_example_sentences);
    }
  g_test_add_func ("/words/doubt", test_doubt);
  g_test_add_func ("/words/programmes", test_programmes);
  g_test_add_func ("/words/verdicts", test_verdicts);
  g_test_add_func ("/words/levels", test_levels);
  g_test_add_func ("/words/fill", test_fill);
  g_test_add_func ("/words/fill-odd", test_fill_odd);
  g_test_add_func ("/words/nothing", test_nothing);
  g_test_add_func ("/words/no-number", test_no_number);
  g_test_add_func ("/words/repair-effects", test_repair_effects);
  g_test_add_func ("/words/repair-terms", test_repair_terms);
  g_test_add_func ("/words/search", test_search);
  g_test_add_func ("/words/values", test_values);
  g_test_add_func ("/words/connectors", test_connectors);
  g_test_add_func ("/words/every-word-is-there", test_every_word_is_there);
  return g_test_run ();
}
