/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lessons: the shipped ones are solved and failed, and what is wrong in a file is told. */
#include <string.h>

#include "core/guide.h"
#include "core/lesson.h"
#include "core/patch-file.h"
#include "fixture.h"

static PlLesson *
load (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  PlLesson *lesson = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lesson = pl_lesson_parse (text, -1, path, &error);
  g_assert_no_error (error);
  return lesson;
}

static PlPatch *
load_bench (const PlLesson *lesson)
{
  g_autofree char *name = g_strconcat ("lessons/", lesson->id, ".patchlead", NULL);
  g_autofree char *text = test_read_data (name);

  return test_parse (text);
}

static guint
count_reached (const PlLesson *lesson, PlPatch *patch)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) findings = NULL;
  guint reached = 0;

  pl_circuit_sync (circuit, patch);
  findings = pl_circuit_dup_findings (circuit);
  for (guint i = 0; i < lesson->goals->len; i++)
    if (pl_lesson_is_reached (lesson, i, circuit, findings))
      reached++;
  return reached;
}

/* Wirings that are hinted at but do not give what the first goal wants fail. */
static guint
count_failing_hints (const PlLesson *lesson, PlPatch *bench)
{
  guint failing = 0;

  for (guint i = 0; i < lesson->hints->len; i++)
    {
      const PlHint *hint = &g_array_index (lesson->hints, PlHint, i);
      g_autoptr (PlPatch) patch = NULL;
      g_autoptr (GError) error = NULL;

      if (hint->wiring == NULL)
        continue;
      patch = pl_lesson_wire (lesson, bench, test_catalog (), (const char *const *) hint->wiring,
                              &error);
      g_assert_no_error (error);
      if (count_reached (lesson, patch) < lesson->goals->len)
        failing++;
    }
  return failing;
}

static void
test_shipped (void)
{
  g_autofree char *folder = test_data_path ("lessons");
  g_auto (GStrv) files = test_list_files (folder, ".lesson");
  guint n_lessons = 0, n_failing = 0;

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (PlLesson) lesson = load (files[i]);
      g_autoptr (PlPatch) bench = NULL;
      g_autoptr (PlPatch) solved = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autofree char *base = g_path_get_basename (files[i]);

      if (g_str_has_prefix (base, "EXAMPLE"))
        continue;
      n_lessons++;
      g_assert_true (g_str_has_prefix (base, lesson->id));
      bench = load_bench (lesson);
      problems = pl_lesson_check (lesson, bench, test_catalog ());
      if (problems->len > 0)
        g_error ("%s: %s", files[i], (const char *) g_ptr_array_index (problems, 0));
      g_assert_cmpuint (count_reached (lesson, bench), <, lesson->goals->len);
      solved = pl_lesson_wire (lesson, bench, test_catalog (),
                               (const char *const *) lesson->solution, NULL);
      g_assert_cmpuint (count_reached (lesson, solved), ==, lesson->goals->len);
      g_assert_cmpuint (pl_lesson_find_foreign (lesson, bench, solved), ==, 0);
      g_assert_cmpuint (lesson->hints->len, >=, 2);
      n_failing += count_failing_hints (lesson, bench);
    }
  g_assert_cmpuint (n_lessons, >=, 6);
  g_assert_cmpuint (n_failing, >=, 5);
}

static const char *const good
    = "[Lesson]\nFormat=1\nId=x\nTitle=T\nText=Do it.\nCables=trs-trs\n"
      "[Goal 1]\nText=Anna hears stereo.\nAt=Anna\nHears=stereo\nPlays=main-l\n"
      "[Goal 2]\nText=Nothing works badly.\nWorst=note\n"
      "[Hint 1]\nText=Look.\n"
      "[Hint 2]\nText=See.\nWiring=trs-trs: a > Mixer/aux, b > Amp/input\nGives=one-ear-only\n"
      "[Solution]\nWiring=trs-trs: a > Mixer/phones, b > Amp/input\n";

static const char *const bench_text
    = "[Patchlead]\nFormat=1\n[Device 1]\nKind=generic-mixer-aux\nName=Mixer\n"
      "[Device 2]\nKind=generic-headphone-amp-4\nName=Amp\n"
      "[Device 3]\nKind=generic-headphones-80\nName=Anna\nPlug-plug=2.phones-1\n";

static PlLesson *
parse_with (const char *from, const char *to, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (good, from, 2);
  g_autofree char *text = NULL;

  g_assert_nonnull (parts[1]);
  text = g_strconcat (parts[0], to, parts[1], NULL);
  return pl_lesson_parse (text, -1, "test.lesson", error);
}

static void
expect_problem (const char *from, const char *to, const char *problem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlLesson) lesson = parse_with (from, to, &error);
  g_autoptr (PlPatch) bench = test_parse (bench_text);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_no_error (error);
  problems = pl_lesson_check (lesson, bench, test_catalog ());
  g_assert_cmpuint (problems->len, >, 0);
  for (guint i = 0; i < problems->len; i++)
    if (strstr (g_ptr_array_index (problems, i), problem) != NULL)
      return;
  g_error ("%s: said instead: %s", problem, (const char *) g_ptr_array_index (problems, 0));
}

/* What cannot be kept is found by trying. */
static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlLesson) lesson = pl_lesson_parse (good, -1, "test.lesson", &error);
  g_autoptr (PlPatch) bench = test_parse (bench_text);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_no_error (error);
  problems = pl_lesson_check (lesson, bench, test_catalog ());
  g_assert_cmpuint (problems->len, ==, 0);
  expect_problem ("Gives=one-ear-only", "Gives=stereo", "hint 2 is not true");
  expect_problem ("Mixer/phones", "Mixer/aux", "does not reach goal 1");
  expect_problem ("Mixer/phones", "Mixer/nowhere", "no jack");
  expect_problem ("Cables=trs-trs", "Cables=ts-ts", "may not be used");
  expect_problem ("Cables=trs-trs", "Cables=trs-trs;no-such", "no cable “no-such”");
  expect_problem ("At=Anna", "At=Nobody", "nothing on the bench is Nobody");
  expect_problem ("At=Anna", "At=Amp/nowhere", "Amp/nowhere");
  expect_problem ("Hears=stereo\nPlays=main-l", "Hears=silent\nPlays=main-l",
                  "does not reach goal 1");
  expect_problem ("Plays=main-l", "Plays=aux", "does not reach goal 1");
  expect_problem ("Hears=stereo\nPlays=main-l\n[Goal 2]\nText=Nothing works badly.\nWorst=note\n",
                  "Hears=silent\n", "every goal from the start");
}

static void
expect_error (const char *from, const char *to, int code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlLesson) lesson = parse_with (from, to, &error);

  g_assert_null (lesson);
  test_expect_error (&error, PL_FILE_ERROR, code, "test.lesson", word, NULL);
}

static void
test_errors (void)
{
  expect_error ("Format=1", "Format=9", PL_FILE_ERROR_VERSION, "newer");
  expect_error ("Format=1\n", "", PL_FILE_ERROR_MISSING, "Format");
  expect_error ("Hears=stereo", "Hears=loud", PL_FILE_ERROR_VALUE, "loud");
  expect_error ("Hears=stereo", "Hears=loud;stereo", PL_FILE_ERROR_VALUE, "“loud”");
  expect_error ("trs-trs: a > Mixer/aux, b > Amp/input", "a cable;trs-trs: a > Mixer/aux",
                PL_FILE_ERROR_VALUE, "“a cable”");
  expect_error ("[Lesson]", "[Lesson", PL_FILE_ERROR_SYNTAX, "");
  expect_error ("Hears=stereo\n", "", PL_FILE_ERROR_MISSING, "Goal 1");
  expect_error ("Worst=note", "Worst=terrible", PL_FILE_ERROR_VALUE, "terrible");
  expect_error ("Gives=one-ear-only\n", "", PL_FILE_ERROR_MISSING, "Hint 2");
  expect_error ("Text=Look.", "Txet=Look.", PL_FILE_ERROR_MISSING, "Text");
  expect_error ("[Solution]\nWiring=trs-trs: a > Mixer/phones, b > Amp/input\n", "",
                PL_FILE_ERROR_MISSING, "Solution");
  expect_error ("Wiring=trs-trs: a > Mixer/aux, b > Amp/input", "Wiring=a cable",
                PL_FILE_ERROR_VALUE, "a cable");
  expect_error ("Title=T\n", "Title=T\nColour=red\n", PL_FILE_ERROR_UNKNOWN, "Colour");
  expect_error ("Text=Look.", "Text=Look.\nGoal=2", PL_FILE_ERROR_VALUE, "Goal");
  expect_error ("Text=Look.", "Text=Look.\nGoal=7", PL_FILE_ERROR_VALUE, "no goal “7”");
  expect_error ("Hears=stereo", "Hears=stereo\nWorst=note", PL_FILE_ERROR_MISSING, "Goal 1");
  expect_error ("At=Anna\nHears=stereo\nPlays=main-l", "Worst=note", PL_FILE_ERROR_MISSING,
                "the first one says who hears what");
  expect_error ("[Hint 1]", "[Hunt 1]", PL_FILE_ERROR_UNKNOWN, "Hunt 1");
  expect_error ("trs-trs: a > Mixer/aux, b > Amp/input", "trs-trs: a, b - Amp/input",
                PL_FILE_ERROR_VALUE, "is not a lead");
  expect_error ("trs-trs: a > Mixer/aux, b > Amp/input", "trs-trs: a > Mixer", PL_FILE_ERROR_VALUE,
                "is not a lead");
}

/* A solution that reads well and cannot be plugged: the reason names what is not there. */
static void
test_unpluggable (void)
{
  static const char solution[] = "trs-trs: a > Mixer/phones, b > Amp/input";

  expect_problem (solution, "trs-trs: a > Mixer/phones, b", "does not say which end");
  expect_problem (solution, "trs-trs: a > Mixer, b > Amp/input", "no jack “Mixer”");
  expect_problem (solution, "trs-trs: a > Mixer/phones,, b > Amp/input", "which end");
  expect_problem (solution, "trs-trs: a > Mixer/phones, b >", "no jack “”");
  expect_problem (solution, "no-such: a > Mixer/phones;trs-trs: a > Mixer/phones, b > Amp/input",
                  "no cable “no-such”");
  expect_problem (solution, "trs-trs: a > Nobody/phones, b > Amp/input", "no jack “Nobody/phones”");
  expect_problem (solution, "trs-trs: z > Mixer/phones, b > Amp/input", "no end “z”");
  expect_problem (solution, "generic-mixer-aux: a > Mixer/phones, b > Amp/input",
                  "no cable “generic-mixer-aux”");
  expect_problem ("trs-trs: a > Mixer/aux, b > Amp/input", "trs-trs: a > Mixer/aux, b > Amp/none",
                  "hint 2: x: ");
}

static PlPartId
find_foreign_with (const PlLesson *lesson, PlPatch *bench, const char *cable)
{
  PlEdit add = { .type = PL_EDIT_ADD, .kind = test_kind (cable) };
  g_autoptr (PlPatch) patch = pl_patch_apply_all (bench, &add, 1, NULL);

  g_assert_nonnull (patch);
  return pl_lesson_find_foreign (lesson, bench, patch);
}

/* A cable is foreign when neither the lesson nor its bench brings it; without a list none is. */
static void
test_foreign (void)
{
  g_autoptr (PlLesson) lesson = pl_lesson_parse (good, -1, "test.lesson", NULL);
  g_autoptr (PlLesson) free_choice = parse_with ("Cables=trs-trs\n", "", NULL);
  g_autoptr (PlPatch) bench = test_parse (bench_text);
  PlEdit add = { .type = PL_EDIT_ADD, .kind = test_kind ("ts-ts") };
  g_autoptr (PlPatch) with_lead = pl_patch_apply_all (bench, &add, 1, NULL);
  g_autoptr (PlPatch) wired = NULL;

  g_assert_cmpuint (find_foreign_with (lesson, bench, "ts-ts"), ==, pl_patch_next_id (bench));
  g_assert_cmpuint (find_foreign_with (lesson, bench, "trs-trs"), ==, 0);
  g_assert_cmpuint (find_foreign_with (free_choice, bench, "ts-ts"), ==, 0);
  g_assert_cmpuint (pl_lesson_find_foreign (lesson, with_lead, with_lead), ==, 0);

  /* What the bench brings and the lesson does not list stays while it is wired anew. */
  wired = pl_lesson_wire (lesson, with_lead, test_catalog (),
                          (const char *const *) lesson->solution, NULL);
  g_assert_nonnull (pl_patch_get_part (wired, pl_patch_next_id (bench)));
  g_assert_cmpuint (count_reached (lesson, wired), ==, 2);
  g_clear_pointer (&wired, pl_patch_unref);
  wired = pl_lesson_wire (free_choice, with_lead, test_catalog (),
                          (const char *const *) lesson->solution, NULL);
  g_assert_null (pl_patch_get_part (wired, pl_patch_next_id (bench)));
  g_assert_cmpuint (count_reached (lesson, wired), ==, 2);
}

/* A goal may stand at an input, too; one at a jack that is not there is never reached. */
static void
test_goal_at_jack (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlLesson) lesson = parse_with ("At=Anna", "At=Amp/input", &error);
  g_autoptr (PlLesson) nowhere = parse_with ("At=Anna", "At=Amp/nowhere", NULL);
  g_autoptr (PlPatch) bench = test_parse (bench_text);
  g_autoptr (PlPatch) solved = NULL;

  g_assert_no_error (error);
  solved = pl_lesson_wire (lesson, bench, test_catalog (), (const char *const *) lesson->solution,
                           &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_reached (lesson, bench), ==, 0);
  g_assert_cmpuint (count_reached (lesson, solved), ==, 2);
  g_assert_cmpuint (count_reached (nowhere, solved), ==, 1);
}

/* Without a catalogue the words stay what the file says; a goal about findings has no ears. */
static void
test_untranslated (void)
{
  g_autoptr (PlLesson) lesson = pl_lesson_parse (good, -1, "test.lesson", NULL);
  g_autoptr (PlPatch) bench = test_parse (bench_text);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  PlVerdict verdict;

  pl_lesson_translate (lesson);
  g_assert_cmpstr (lesson->text, ==, "Do it.");
  g_assert_cmpstr (g_array_index (lesson->goals, PlGoalpost, 1).text, ==, "Nothing works badly.");
  g_assert_cmpstr (g_array_index (lesson->hints, PlHint, 0).text, ==, "Look.");
  pl_circuit_sync (circuit, bench);
  g_assert_true (pl_lesson_judge (lesson, 0, circuit, &verdict));
  pl_verdict_clear (&verdict);
  g_assert_false (pl_lesson_judge (lesson, 1, circuit, &verdict));
}

static void
test_score (void)
{
  g_assert_cmpuint (pl_lesson_score (0, 0), ==, 100);
  g_assert_cmpuint (pl_lesson_score (1, 0), ==, 85);
  g_assert_cmpuint (pl_lesson_score (0, 2), ==, 80);
  g_assert_cmpuint (pl_lesson_score (9, 9), ==, 10);
}

/* What was answered in the guide comes back; what cannot be read is told. */
static void
test_guide_state (void)
{
  g_autoptr (PlGuide) guide = pl_guide_new ();
  g_autoptr (PlGuide) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *same = NULL;

  pl_guide_set (&guide->page, "ways");
  pl_guide_set (&guide->wish, "split; and \"more\"");
  pl_guide_set (&guide->mixer, "m");
  pl_guide_set (&guide->amp, "");
  guide->people = 5;
  guide->order = PL_WAY_ORDER_CHEAPEST;
  text = pl_guide_write (guide);
  again = pl_guide_parse (text, -1, "guide.state", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->wish, ==, guide->wish);
  g_assert_cmpstr (again->amp, ==, "");
  g_assert_null (again->way);
  g_assert_cmpuint (again->people, ==, 5);
  g_assert_cmpint (again->order, ==, PL_WAY_ORDER_CHEAPEST);
  same = pl_guide_write (again);
  g_assert_cmpstr (same, ==, text);
  g_assert_null (pl_guide_parse ("[Guide]\nPeople=0\n", -1, "guide.state", &error));
  test_expect_error (&error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE, "People", NULL);
  g_assert_null (pl_guide_parse ("[Guide\n", -1, "guide.state", &error));
  test_expect_error (&error, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX, "guide.state", NULL);
}

/* Each order puts what it is about first, and keeps the rank among equals. */
static void
test_orders (void)
{
  PlGoal goal = { .catalog = test_catalog (),
                  .mixer = test_kind ("mackie-profx10v3"),
                  .amp = test_kind ("mackie-hm-4") };
  g_autoptr (PlWays) ways = NULL;

  pl_goal_set_wish (&goal, NULL);
  ways = pl_ways_new (&goal);
  for (guint order = 0; order < PL_N_WAY_ORDERS; order++)
    {
      g_autoptr (GPtrArray) sorted = pl_ways_dup_sorted (ways, (PlWayOrder) order);

      g_assert_cmpuint (sorted->len, ==, ways->ways->len);
      if (order == PL_WAY_ORDER_RANK)
        for (guint i = 0; i < sorted->len; i++)
          g_assert_true (g_ptr_array_index (sorted, i) == g_ptr_array_index (ways->ways, i));
      if (order == PL_WAY_ORDER_OWN_MIX)
        g_assert_nonnull (pl_way_find_fact (g_ptr_array_index (sorted, 0), PL_FACT_CUSTOM_MIX));
      if (order == PL_WAY_ORDER_SIMPLEST)
        g_assert_nonnull (pl_way_find_fact (g_ptr_array_index (sorted, 0), PL_FACT_ONE_CABLE));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lesson/shipped", test_shipped);
  g_test_add_func ("/lesson/check", test_check);
  g_test_add_func ("/lesson/errors", test_errors);
  g_test_add_func ("/lesson/unpluggable", test_unpluggable);
  g_test_add_func ("/lesson/foreign", test_foreign);
  g_test_add_func ("/lesson/goal-at-jack", test_goal_at_jack);
  g_test_add_func ("/lesson/untranslated", test_untranslated);
  g_test_add_func ("/lesson/score", test_score);
  g_test_add_func ("/guide/state", test_guide_state);
  g_test_add_func ("/guide/orders", test_orders);
  return g_test_run ();
}
