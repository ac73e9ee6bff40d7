/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* lesson: what there is to learn, whether a teacher's file keeps what it says, and a learner's
 * bench against it. */
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/json.h"
#include "core/words.h"
#include "draw/pages.h"

static int
list_lessons (const PlCommandOptions *options, const PlLibrary *library)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) exercises = pl_pages_load_lessons (library, problems);
  PlJson json = { .out = g_string_new (NULL) };

  pl_json_open (&json, NULL, '{');
  pl_json_open (&json, "lessons", '[');
  for (guint i = 0; i < exercises->len; i++)
    {
      const PlExercise *exercise = g_ptr_array_index (exercises, i);

      pl_json_open (&json, NULL, '{');
      pl_json_string (&json, "id", exercise->lesson->id);
      pl_json_string (&json, "title", exercise->lesson->title);
      pl_json_string (&json, "task", exercise->lesson->text);
      pl_json_string (&json, "bench", exercise->bench);
      pl_json_close (&json, '}');
      if (!options->json)
        (void) printf ("%-16s %s\n", exercise->lesson->id, exercise->lesson->title);
    }
  pl_json_close (&json, ']');
  pl_json_close (&json, '}');
  if (options->json)
    (void) fputs (json.out->str, stdout);
  g_string_free (json.out, TRUE);
  for (guint i = 0; i < problems->len; i++)
    (void) fprintf (stderr, "patchlead-cli: %s\n", (const char *) g_ptr_array_index (problems, i));
  return problems->len > 0 ? PL_EXIT_FAILED : PL_EXIT_FINE;
}

static int
check_lesson (PlLibrary *library, const PlExercise *exercise)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) bench = pl_library_load_patch (library, exercise->bench, &error);
  g_autoptr (GPtrArray) problems = NULL;

  if (bench == NULL)
    return pl_command_fail (error);
  problems = pl_lesson_check (exercise->lesson, bench, pl_library_get_catalog (library));
  for (guint i = 0; i < problems->len; i++)
    (void) printf ("%s: %s\n", exercise->lesson->id,
                   (const char *) g_ptr_array_index (problems, i));
  if (problems->len == 0)
    (void) printf (_ ("%s: can be solved, hints are true\n"), exercise->lesson->id);
  return problems->len == 0 ? PL_EXIT_FINE : PL_EXIT_FINDING;
}

static gboolean
print_goal (const PlLesson *lesson, guint index, const PlCircuit *circuit, const GArray *findings)
{
  gboolean reached = pl_lesson_is_reached (lesson, index, circuit, findings);
  PlVerdict verdict;

  (void) printf ("%s %s\n", reached ? "+" : "−",
                 g_array_index (lesson->goals, PlGoalpost, index).text);
  if (!reached && pl_lesson_judge (lesson, index, circuit, &verdict))
    {
      g_autofree char *words = pl_words_verdict (circuit, &verdict);

      (void) printf ("  %s\n", words);
      pl_verdict_clear (&verdict);
    }
  return reached;
}

static int
judge_bench (PlLibrary *library, const PlExercise *exercise, const char *path)
{
  const PlLesson *lesson = exercise->lesson;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) bench = pl_library_load_patch (library, exercise->bench, &error);
  g_autoptr (PlPatch) patch = bench != NULL ? pl_library_load_patch (library, path, &error) : NULL;
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) findings = NULL;
  PlPartId foreign;
  gboolean solved = TRUE;

  if (patch == NULL)
    return pl_command_fail (error);
  pl_circuit_sync (circuit, patch);
  findings = pl_circuit_dup_findings (circuit);
  for (guint i = 0; i < lesson->goals->len; i++)
    solved = print_goal (lesson, i, circuit, findings) && solved;
  foreign = pl_lesson_find_foreign (lesson, bench, patch);
  if (foreign != 0)
    (void) printf (_ ("− “%s” may not be used here.\n"),
                   pl_words_kind (pl_patch_get_part (patch, foreign)->kind));
  return solved && foreign == 0 ? PL_EXIT_FINE : PL_EXIT_FINDING;
}

static int
run (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlExercise) exercise = NULL;
  g_autoptr (GError) error = NULL;
  char **words = options->arguments;
  guint n = words != NULL ? g_strv_length (words) : 0;

  if (n == 1 && strcmp (words[0], "list") == 0)
    {
      library = pl_command_open_library ();
      return list_lessons (options, library);
    }
  if (!(n == 2 && strcmp (words[0], "check") == 0) && !(n == 3 && strcmp (words[0], "judge") == 0))
    return pl_command_usage (&pl_command_lesson);
  library = pl_command_open_library ();
  exercise = pl_exercise_load (words[1], &error);
  if (exercise == NULL)
    return pl_command_fail (error);
  return n == 2 ? check_lesson (library, exercise) : judge_bench (library, exercise, words[2]);
}

const PlCommand pl_command_lesson = { "lesson", "list | check FILE | judge FILE BENCH",
                                      N_ ("lessons, and whether a bench solves one"), run };
