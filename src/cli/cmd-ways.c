/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/ways-json.h"
#include "core/question.h"
#include "core/words-ways.h"

/* Finding gear by id or name */

static gboolean
is_called (const PlKind *kind, const char *folded)
{
  g_autofree char *full
      = kind->maker != NULL ? g_strconcat (kind->maker, " ", kind->name, NULL) : NULL;
  const char *names[] = { kind->id, kind->name, pl_words_kind (kind), full };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = names[i] != NULL ? g_utf8_casefold (names[i], -1) : NULL;

      if (name != NULL && strcmp (name, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "box-4, box-8": gear whose id or name holds the word, else the closest id. */
static char *
dup_near (PlCatalog *catalog, const char *word, guint categories)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (catalog);
  g_autofree char *folded = g_utf8_casefold (word, -1);
  GString *near = g_string_new (NULL);
  const char *close = pl_catalog_suggest (catalog, word);

  for (guint i = 0, n = 0; i < kinds->len && n < 5; i++)
    {
      const PlKind *kind = g_ptr_array_index (kinds, i);
      g_autofree char *name = g_utf8_casefold (pl_words_kind (kind), -1);

      if ((categories & (1u << kind->category)) == 0
          || (strstr (kind->id, folded) == NULL && strstr (name, folded) == NULL))
        continue;
      g_string_append_printf (near, "%s%s", n++ > 0 ? ", " : "", kind->id);
    }
  if (near->len == 0 && close != NULL)
    g_string_append (near, close);
  return g_string_free (near, FALSE);
}

static PlKind *
find_gear (PlCatalog *catalog, const char *word, guint categories, const char *what)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (catalog);
  g_autofree char *folded = g_utf8_casefold (word, -1);
  g_autofree char *near = NULL;
  PlKind *other = NULL;

  for (guint i = 0; i < kinds->len; i++)
    {
      PlKind *kind = g_ptr_array_index (kinds, i);

      if (!is_called (kind, folded))
        continue;
      if ((categories & (1u << kind->category)) != 0)
        return kind;
      other = kind;
    }
  near = dup_near (catalog, word, categories);
  if (other != NULL)
    (void) fprintf (stderr, _ ("patchlead-cli: “%s” is a %s, not a %s; see gear list\n"), word,
                    pl_category_name (other->category), what);
  else if (*near != '\0')
    (void) fprintf (stderr,
                    _ ("patchlead-cli: there is no %s called “%s”, did you mean %s? See gear "
                       "list\n"),
                    what, word, near);
  else
    (void) fprintf (stderr, _ ("patchlead-cli: there is no %s called “%s”; see gear list\n"), what,
                    word);
  return NULL;
}

/* Wishes are choices of the guide's pages. */

static PlQuestion *
read_question (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  PlQuestion *question = NULL;

  if (pl_library_read_file (path, &text, &length, &error))
    question = pl_question_parse (text, (gssize) length, path, &error);
  if (question == NULL)
    (void) fprintf (stderr, "patchlead-cli: %s\n", error->message);
  return question;
}

static gboolean
take_choice (const PlQuestion *question, const char *wish, PlGoal *goal, GString *known)
{
  for (guint i = 0; question->asks == PL_ASK_WISH && i < question->choices->len; i++)
    {
      const PlChoice *choice = &g_array_index (question->choices, PlChoice, i);

      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", choice->id);
      if (strcmp (choice->id, wish) != 0)
        continue;
      pl_goal_set_wish (goal, choice);
      return TRUE;
    }
  return FALSE;
}

static gboolean
set_wish (const PlLibrary *library, const char *wish, PlGoal *goal)
{
  g_autofree char *folder = g_build_filename (pl_library_get_data_dir (library), "questions", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GString) known = g_string_new (NULL);
  const char *name = NULL;

  pl_goal_set_wish (goal, NULL);
  if (wish == NULL)
    return TRUE;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (PlQuestion) question = NULL;

      if (!g_str_has_suffix (name, ".question") || g_str_has_prefix (name, "EXAMPLE"))
        continue;
      question = read_question (path);
      if (question != NULL && take_choice (question, wish, goal, known))
        return TRUE;
    }
  (void) fprintf (stderr, _ ("patchlead-cli: there is no wish “%s”; choose one of: %s\n"), wish,
                  known->str);
  return FALSE;
}

static gboolean
check_own (PlCatalog *catalog, char **own)
{
  for (guint i = 0; own != NULL && own[i] != NULL; i++)
    {
      const PlKind *kind = pl_catalog_find (catalog, g_strstrip (own[i]));

      if (kind != NULL && pl_kind_is_cable (kind))
        continue;
      if (find_gear (catalog, own[i], (1u << PL_CATEGORY_CABLE) | (1u << PL_CATEGORY_ADAPTER),
                     _ ("cable"))
          == NULL)
        return FALSE;
      (void) fprintf (stderr, _ ("patchlead-cli: say cables by their ids, as in gear list\n"));
      return FALSE;
    }
  return TRUE;
}

/* Cards */

static void
print_facts (const PlWay *way, const GArray *facts, const char *mark)
{
  for (guint i = 0; i < facts->len; i++)
    {
      g_autofree char *sentence = pl_words_fact (way, &g_array_index (facts, PlFact, i));

      (void) printf ("   %s %s\n", mark, sentence);
    }
}

static void
print_cost (const PlWay *way)
{
  gboolean first = TRUE;

  (void) printf ("   %s %.1f", _ ("Cost"), way->cost);
  for (guint i = 0; i < PL_N_TERMS; i++)
    if (way->terms[i].cost > 0.0)
      {
        (void) printf ("%s%s %.1f", first ? " = " : " + ", pl_words_term (way->terms[i].term),
                       way->terms[i].cost);
        first = FALSE;
      }
  (void) printf ("\n");
}

static void
print_parts (const PlWay *way, gboolean all_own)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < way->parts->len; i++)
    {
      const PlWayPart *part = &g_array_index (way->parts, PlWayPart, i);
      g_autofree char *words = pl_words_way_part (part);

      g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", words);
      if (!part->own)
        g_string_append_printf (line, " (%s)", _ ("to buy"));
    }
  (void) all_own;
  if (line->len > 0)
    (void) printf ("   %s: %s\n", _ ("Parts"), line->str);
}

static void
print_way (const PlWay *way, guint number)
{
  g_autofree char *title = pl_words_way_title (way);
  g_autofree char *result = pl_words_way_result (way);
  g_autofree char *why_not = pl_words_way_why_not (way);

  (void) printf ("%u. %s\n   %s. %s\n", number, title, result,
                 *why_not != '\0' ? why_not : pl_words_standing (way->standing));
  print_facts (way, way->pros, "+");
  print_facts (way, way->cons, "−");
  print_parts (way, TRUE);
  print_cost (way);
  for (guint i = 0; i < way->alternatives->len; i++)
    {
      g_autofree char *words
          = pl_words_way_alternative (way, g_ptr_array_index (way->alternatives, i));

      (void) printf ("   %s\n", words);
    }
  (void) printf ("\n");
}

static void
print_steps (const PlWay *way)
{
  (void) printf ("%s\n", _ ("How to connect the recommended way:"));
  for (guint i = 0; i < way->steps->len; i++)
    {
      g_autofree char *words = pl_words_way_step (way, i);

      (void) printf ("  %2u. %s\n", i + 1, words);
    }
}

static void
print_ways (const PlGoal *goal, const PlWays *ways, guint limit)
{
  guint n = MIN (ways->ways->len, limit);

  (void) printf ("%s > %s\n\n", pl_words_kind (goal->mixer),
                 goal->amp != NULL ? pl_words_kind (goal->amp) : _ ("headphones"));
  if (n == 0)
    (void) printf ("%s\n", _ ("There is no way: nothing in the library joins an output of the one "
                              "with an input of the other."));
  for (guint i = 0; i < n; i++)
    print_way (g_ptr_array_index (ways->ways, i), i + 1);
  if (n > 0)
    print_steps (g_ptr_array_index (ways->ways, 0));
}

/* The command */

static gboolean
make_goal (const PlCommandOptions *options, const PlLibrary *library, char **own, PlGoal *goal)
{
  const guint mixers = (1u << PL_CATEGORY_MIXER) | (1u << PL_CATEGORY_INTERFACE);
  const guint amps = (1u << PL_CATEGORY_HEADPHONE_AMP) | (1u << PL_CATEGORY_SPLITTER);

  goal->catalog = pl_library_get_catalog (library);
  goal->own = (const char *const *) own;
  goal->n_listeners = (guint) options->listeners;
  goal->mixer = find_gear (goal->catalog, options->arguments[0], mixers, _ ("mixer"));
  if (goal->mixer == NULL)
    return FALSE;
  if (strcmp (options->arguments[1], "none") != 0)
    {
      goal->amp = find_gear (goal->catalog, options->arguments[1], amps, _ ("headphone amp"));
      if (goal->amp == NULL)
        return FALSE;
    }
  return check_own (goal->catalog, own) && set_wish (library, options->wish, goal);
}

static gboolean
check_numbers (const PlCommandOptions *options)
{
  if (options->listeners < 0 || options->listeners > PL_MAX_LISTENERS)
    (void) fprintf (stderr, _ ("patchlead-cli: --listeners takes a number from 1 to %d\n"),
                    PL_MAX_LISTENERS);
  else if (options->limit < 0)
    (void) fprintf (stderr, "%s", _ ("patchlead-cli: --limit takes a number from 1 on\n"));
  else
    return TRUE;
  return FALSE;
}

/* Cables and adapters that are marked as owned; NULL when none is. */
static char **
dup_owned_leads (PlLibrary *library)
{
  g_autoptr (GList) ids = pl_owned_dup_ids (pl_library_get_owned (library));
  GPtrArray *leads = g_ptr_array_new ();

  for (const GList *l = ids; l != NULL; l = l->next)
    {
      const PlKind *kind = pl_catalog_find (pl_library_get_catalog (library), l->data);

      if (kind != NULL && pl_kind_is_cable (kind))
        g_ptr_array_add (leads, g_strdup (kind->id));
    }
  if (leads->len == 0)
    {
      g_ptr_array_unref (leads);
      return NULL;
    }
  g_ptr_array_add (leads, NULL);
  return (char **) g_ptr_array_free (leads, FALSE);
}

static int
run_ways (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlWays) ways = NULL;
  g_auto (GStrv) own = NULL;
  PlGoal goal = { .catalog = NULL };
  guint limit = options->limit > 0 ? (guint) options->limit : G_MAXUINT;

  if (g_strv_length (options->arguments) != 2)
    return pl_command_usage (&pl_command_ways);
  if (!check_numbers (options))
    return PL_EXIT_FAILED;
  library = pl_command_open_library ();
  if (options->own != NULL)
    own = g_strsplit (options->own, ",", -1);
  else
    own = dup_owned_leads (library);
  if (!make_goal (options, library, own, &goal))
    return PL_EXIT_FAILED;
  ways = pl_ways_new (&goal);
  if (options->json)
    pl_ways_print_json (&goal, options->wish, ways, limit);
  else
    print_ways (&goal, ways, limit);
  if (ways->ways->len == 0
      || ((const PlWay *) g_ptr_array_index (ways->ways, 0))->worst >= PL_GRADE_BAD)
    return PL_EXIT_FINDING;
  return PL_EXIT_FINE;
}

const PlCommand pl_command_ways
    = { "ways", "MIXER AMP|none [--json]",
        N_ ("every way to connect them, ranked (--wish, --own, --listeners, --limit)"), run_ways };
