/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/lesson.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit.h"
#include "core/kind-reader.h"
#include "core/words-gear.h"

enum
{
  LESSON_FORMAT = 1,
  MAX_ORDER = 1000
};

static void
goal_clear (gpointer item)
{
  PlGoalpost *goal = item;

  g_free (goal->id);
  g_free (goal->text);
  g_free (goal->device);
  g_free (goal->jack);
  g_free (goal->plays);
}

static void
hint_clear (gpointer item)
{
  PlHint *hint = item;

  g_free (hint->text);
  g_strfreev (hint->wiring);
}

void
pl_lesson_free (PlLesson *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_strfreev (self->cables);
  g_array_unref (self->goals);
  g_array_unref (self->hints);
  g_strfreev (self->solution);
  g_free (self);
}

void
pl_lesson_translate (PlLesson *self)
{
  pl_words_replace ("lesson", &self->title);
  pl_words_replace ("lesson", &self->text);
  for (guint i = 0; i < self->goals->len; i++)
    pl_words_replace ("lesson", &g_array_index (self->goals, PlGoalpost, i).text);
  for (guint i = 0; i < self->hints->len; i++)
    pl_words_replace ("lesson", &g_array_index (self->hints, PlHint, i).text);
}

/* Reading */

typedef struct
{
  PlKeyFile *file;
  PlLesson *lesson;
  GError **error; /* never NULL */
} Reader;

static PlLabel
read_label (const Reader *self, const char *group, const char *key, const char *word)
{
  guint label = 0;

  while (label < PL_N_LABELS && strcmp (pl_label_code (label), word) != 0)
    label++;
  if (label < PL_N_LABELS)
    return (PlLabel) label;
  pl_key_file_fail (self->file, group, key, PL_FILE_ERROR_VALUE, self->error,
                    _ ("“%s” is not something that can be heard; write for example stereo, "
                       "mono-both-ears, one-ear-only, silent or ok"),
                    word);
  return PL_LABEL_OK;
}

static PlGrade
read_worst (const Reader *self, const char *group)
{
  static const char *const grades[] = { "nothing", "note", "works-badly", NULL };

  return (PlGrade) pl_key_file_get_choice (self->file, group, "Worst", grades, 0, self->error);
}

/* "Amp/input" is an input of Amp, "Anna" is Anna's ears. */
static void
read_place (const Reader *self, const char *group, PlGoalpost *goal)
{
  g_autofree char *place = pl_key_file_dup_string (self->file, group, "At", NULL, self->error);
  g_auto (GStrv) words = NULL;

  if (place == NULL)
    return;
  words = g_strsplit (place, "/", 2);
  goal->device = g_strdup (words[0] != NULL ? words[0] : "");
  if (words[0] != NULL && words[1] != NULL)
    goal->jack = g_strdup (words[1]);
}

static void
read_goal (const Reader *self, const char *group, const char *id)
{
  PlGoalpost goal = { .id = g_strdup (id) };
  g_auto (GStrv) labels = NULL;
  gboolean has_worst = pl_key_file_has_key (self->file, group, "Worst");

  goal.text = pl_key_file_dup_required (self->file, group, "Text", self->error);
  read_place (self, group, &goal);
  labels = pl_key_file_dup_list (self->file, group, "Hears", self->error);
  goal.plays = pl_key_file_dup_string (self->file, group, "Plays", NULL, self->error);
  goal.worst = read_worst (self, group);
  for (guint i = 0; labels != NULL && labels[i] != NULL && *self->error == NULL; i++)
    goal.labels |= PL_LABEL_BIT (read_label (self, group, "Hears", g_strstrip (labels[i])));
  if ((goal.device != NULL) == has_worst || (goal.device != NULL) != (goal.labels != 0))
    pl_key_file_fail (self->file, group, "At", PL_FILE_ERROR_MISSING, self->error,
                      _ ("a goal says who hears what, with At=Anna and Hears=stereo, or which "
                         "findings are allowed, with Worst=note; write the one or the other"));
  g_array_append_val (self->lesson->goals, goal);
}

static char **
read_wiring (const Reader *self, const char *group)
{
  char **wiring = pl_key_file_dup_list (self->file, group, "Wiring", self->error);

  for (guint i = 0; wiring != NULL && wiring[i] != NULL && *self->error == NULL; i++)
    if (strstr (wiring[i], ": ") == NULL || strchr (wiring[i], '>') == NULL
        || strchr (wiring[i], '/') == NULL)
      pl_key_file_fail (self->file, group, "Wiring", PL_FILE_ERROR_VALUE, self->error,
                        _ ("“%s” is not a lead; write CABLE: END > DEVICE/JACK, END > DEVICE/JACK, "
                           "for example trs-trs: a > Mixer/phones, b > Amp/input"),
                        wiring[i]);
  return wiring;
}

/* Goals stand before hints in the file. */
static void
read_hint_goal (const Reader *self, const char *group, PlHint *hint)
{
  g_autofree char *id = pl_key_file_dup_string (self->file, group, "Goal", NULL, self->error);
  const GArray *goals = self->lesson->goals;

  if (id == NULL)
    return;
  while (hint->goal < goals->len
         && strcmp (g_array_index (goals, PlGoalpost, hint->goal).id, id) != 0)
    hint->goal++;
  if (hint->goal == goals->len || g_array_index (goals, PlGoalpost, hint->goal).device == NULL)
    pl_key_file_fail (self->file, group, "Goal", PL_FILE_ERROR_VALUE, self->error,
                      _ ("no goal “%s” that says who hears what stands before this hint"), id);
}

static void
read_hint (const Reader *self, const char *group)
{
  PlHint hint = { .text = pl_key_file_dup_required (self->file, group, "Text", self->error) };
  g_autofree char *gives = pl_key_file_dup_string (self->file, group, "Gives", NULL, self->error);

  hint.wiring = read_wiring (self, group);
  if (gives != NULL)
    hint.gives = read_label (self, group, "Gives", gives);
  read_hint_goal (self, group, &hint);
  if ((gives != NULL) != (hint.wiring != NULL))
    pl_key_file_fail (
        self->file, group, "Gives", PL_FILE_ERROR_MISSING, self->error,
        _ ("Wiring and Gives belong together: what is tried, and what it gives; write "
           "both or none"));
  g_array_append_val (self->lesson->hints, hint);
}

static void
read_head (const Reader *self)
{
  static const char group[] = "Lesson";
  PlLesson *lesson = self->lesson;
  int format = pl_key_file_get_int (self->file, group, "Format", 1, G_MAXINT, 0, self->error);

  if (format == 0)
    pl_key_file_fail (self->file, group, "Format", PL_FILE_ERROR_MISSING, self->error,
                      _ ("it is not there; is this a lesson? If so, write Format=%d"),
                      LESSON_FORMAT);
  else if (format > LESSON_FORMAT)
    pl_key_file_fail (self->file, group, "Format", PL_FILE_ERROR_VERSION, self->error,
                      _ ("this lesson was written for a newer Patchlead (format %d, this one reads "
                         "up to %d)"),
                      format, LESSON_FORMAT);
  lesson->id = pl_key_file_dup_required (self->file, group, "Id", self->error);
  lesson->title = pl_key_file_dup_required (self->file, group, "Title", self->error);
  lesson->text = pl_key_file_dup_required (self->file, group, "Text", self->error);
  lesson->order = pl_key_file_get_int (self->file, group, "Order", 0, MAX_ORDER, 0, self->error);
  lesson->cables = pl_key_file_dup_list (self->file, group, "Cables", self->error);
  for (guint i = 0; lesson->cables != NULL && lesson->cables[i] != NULL; i++)
    (void) g_strstrip (lesson->cables[i]);
}

static void
read_group (const Reader *self, const char *group)
{
  const char *goal = pl_reader_group_id (group, "Goal");

  if (goal != NULL)
    read_goal (self, group, goal);
  else if (pl_reader_group_id (group, "Hint") != NULL)
    read_hint (self, group);
}

static void
check_whole (const Reader *self)
{
  const PlLesson *lesson = self->lesson;

  if (lesson->goals->len == 0 || g_array_index (lesson->goals, PlGoalpost, 0).device == NULL)
    pl_key_file_fail (self->file, "Lesson", "Id", PL_FILE_ERROR_MISSING, self->error,
                      _ ("a lesson needs a goal, and the first one says who hears what; write "
                         "[Goal 1] with At, Hears and Text"));
  else if (lesson->solution == NULL)
    pl_key_file_fail (
        self->file, "Solution", "Wiring", PL_FILE_ERROR_MISSING, self->error,
        _ ("nobody can know that the lesson can be solved; write [Solution] with Wiring"));
}

PlLesson *
pl_lesson_parse (const char *text, gssize length, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlKeyFile) file = pl_key_file_new (text, length, name, error);
  g_autoptr (PlLesson) lesson = NULL;
  g_auto (GStrv) groups = NULL;
  Reader reader = { file, NULL, &problem };

  if (file == NULL)
    return NULL;
  lesson = g_new0 (PlLesson, 1);
  lesson->goals = g_array_new (FALSE, TRUE, sizeof (PlGoalpost));
  lesson->hints = g_array_new (FALSE, TRUE, sizeof (PlHint));
  g_array_set_clear_func (lesson->goals, goal_clear);
  g_array_set_clear_func (lesson->hints, hint_clear);
  reader.lesson = lesson;
  read_head (&reader);
  groups = pl_key_file_dup_groups (file);
  for (guint i = 0; groups[i] != NULL && problem == NULL; i++)
    read_group (&reader, groups[i]);
  lesson->solution = read_wiring (&reader, "Solution");
  if (problem == NULL)
    check_whole (&reader);
  if (problem == NULL)
    (void) pl_key_file_check_all_used (file, &problem);
  if (problem == NULL)
    return g_steal_pointer (&lesson);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* Wiring */

static PlPartId
find_device (const PlPatch *patch, const char *name)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      if (!pl_kind_is_cable (part->kind) && strcmp (pl_part_title (part), name) == 0)
        return id;
    }
  return 0;
}

/* "a > Mixer/phones"; FALSE with the reason. */
static gboolean
read_plug (const PlPatch *patch, const PlKind *cable, const char *text, PlEdit *edit,
           GError **error)
{
  g_auto (GStrv) sides = g_strsplit (text, ">", 2);
  g_auto (GStrv) place = NULL;
  int end, jack = -1;

  if (sides[0] == NULL || sides[1] == NULL)
    {
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE,
                   _ ("“%s” does not say which end goes where; write END > DEVICE/JACK"), text);
      return FALSE;
    }
  end = pl_kind_find_connector (cable, g_strstrip (sides[0]));
  place = g_strsplit (g_strstrip (sides[1]), "/", 2);
  if (place[0] != NULL && place[1] != NULL)
    edit->to.part = find_device (patch, place[0]);
  if (edit->to.part != 0)
    jack = pl_kind_find_connector (pl_patch_get_part (patch, edit->to.part)->kind, place[1]);
  if (end < 0 || jack < 0)
    {
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE,
                   _ ("there is no end “%s” of %s or no jack “%s” on the bench"), sides[0],
                   cable->id, sides[1]);
      return FALSE;
    }
  edit->type = PL_EDIT_PLUG;
  edit->from.connector = (guint16) end;
  edit->to.connector = (guint16) jack;
  return TRUE;
}

static PlPatch *
add_lead (const PlPatch *patch, const PlCatalog *catalog, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ":", 2);
  g_auto (GStrv) plugs = NULL;
  PlKind *cable = NULL;
  g_autoptr (GArray) edits = g_array_new (FALSE, TRUE, sizeof (PlEdit));
  PlEdit add = { .type = PL_EDIT_ADD };

  g_assert (words[0] != NULL && words[1] != NULL); /* read_wiring() saw the colon */
  plugs = g_strsplit (words[1], ",", -1);
  cable = add.kind = pl_catalog_find (catalog, g_strstrip (words[0]));
  if (cable == NULL || !pl_kind_is_cable (cable))
    {
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE, _ ("there is no cable “%s”"),
                   words[0]);
      return NULL;
    }
  g_array_append_val (edits, add);
  for (guint i = 0; plugs[i] != NULL; i++)
    {
      PlEdit edit = { .from = { pl_patch_next_id (patch), 0 } };

      if (!read_plug (patch, cable, plugs[i], &edit, error))
        return NULL;
      g_array_append_val (edits, edit);
    }
  return pl_patch_apply_all (patch, (const PlEdit *) (void *) edits->data, edits->len, error);
}

static gboolean
may_use (const PlLesson *self, const PlKind *cable)
{
  return self->cables == NULL || g_strv_contains ((const char *const *) self->cables, cable->id);
}

static PlPatch *
dup_bare (const PlLesson *self, PlPatch *bench)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, TRUE, sizeof (PlEdit));

  for (PlPartId id = 0; (id = pl_patch_next_part (bench, id)) != 0;)
    {
      PlEdit edit = { .type = PL_EDIT_REMOVE, .id = id };

      const PlKind *kind = pl_patch_get_part (bench, id)->kind;

      if (pl_kind_is_cable (kind) && may_use (self, kind))
        g_array_append_val (edits, edit);
    }
  if (edits->len == 0)
    return pl_patch_ref (bench);
  return pl_patch_apply_all (bench, (const PlEdit *) (void *) edits->data, edits->len, NULL);
}

PlPatch *
pl_lesson_wire (const PlLesson *self, PlPatch *bench, const PlCatalog *catalog,
                const char *const *wiring, GError **error)
{
  PlPatch *patch = dup_bare (self, bench);

  for (guint i = 0; wiring[i] != NULL && patch != NULL; i++)
    {
      PlPatch *next = add_lead (patch, catalog, wiring[i], error);

      pl_patch_unref (patch);
      patch = next;
    }
  if (patch == NULL)
    g_prefix_error (error, "%s: ", self->id);
  return patch;
}

/* Judging */

static int
find_group (const PlKind *kind, const char *jack)
{
  for (guint i = 0; i < kind->groups->len; i++)
    {
      const PlGroup *group = pl_kind_group (kind, i);

      if (jack == NULL ? group->is_listener
                       : strcmp (pl_kind_connector (kind, group->connector)->id, jack) == 0)
        return (int) i;
    }
  return -1;
}

gboolean
pl_lesson_judge (const PlLesson *self, guint goal, const PlCircuit *circuit, PlVerdict *verdict)
{
  const PlGoalpost *wanted = &g_array_index (self->goals, PlGoalpost, goal);
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  PlPartId part = wanted->device != NULL ? find_device (patch, wanted->device) : 0;
  int group = part != 0 ? find_group (pl_patch_get_part (patch, part)->kind, wanted->jack) : -1;

  if (group < 0)
    return FALSE;
  pl_circuit_judge (circuit, part, (guint16) group, verdict);
  return TRUE;
}

static gboolean
plays (const PlPatch *patch, const PlVerdict *verdict, const char *bus)
{
  const PlEar *ear = &verdict->ear[verdict->ear[0].n_members > 0 ? 0 : 1];
  const PlPart *part = NULL;

  if (ear->n_members == 0)
    return FALSE;
  part = pl_patch_get_part (patch, ear->heard[0].programme.part);
  return part != NULL
         && strcmp (pl_kind_signal (part->kind, ear->heard[0].programme.signal)->id, bus) == 0;
}

gboolean
pl_lesson_is_reached (const PlLesson *self, guint goal, const PlCircuit *circuit,
                      const GArray *findings)
{
  const PlGoalpost *wanted = &g_array_index (self->goals, PlGoalpost, goal);
  PlVerdict verdict;
  gboolean reached;

  if (wanted->device == NULL)
    return pl_findings_worst (findings) <= wanted->worst;
  if (!pl_lesson_judge (self, goal, circuit, &verdict))
    return FALSE;
  reached = (wanted->labels & PL_LABEL_BIT (verdict.headline)) != 0
            && (wanted->plays == NULL
                || plays (pl_circuit_get_patch (circuit), &verdict, wanted->plays));
  pl_verdict_clear (&verdict);
  return reached;
}

PlPartId
pl_lesson_find_foreign (const PlLesson *self, const PlPatch *bench, const PlPatch *patch)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;
      const PlPart *before = pl_patch_get_part (bench, id);

      if (pl_kind_is_cable (kind) && !may_use (self, kind)
          && (before == NULL || before->kind != kind))
        return id;
    }
  return 0;
}

guint
pl_lesson_score (guint hints, guint failed_checks)
{
  guint lost = hints * PL_HINT_COST + failed_checks * PL_CHECK_COST;

  return lost + PL_LEAST_SCORE >= PL_FULL_SCORE ? PL_LEAST_SCORE : PL_FULL_SCORE - lost;
}

/* Checking the lesson itself */

static guint
count_reached (const PlLesson *self, PlPatch *patch, GPtrArray *missed)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) findings = NULL;
  guint reached = 0;

  pl_circuit_sync (circuit, patch);
  findings = pl_circuit_dup_findings (circuit);
  for (guint i = 0; i < self->goals->len; i++)
    if (pl_lesson_is_reached (self, i, circuit, findings))
      reached++;
    else if (missed != NULL)
      g_ptr_array_add (missed, g_strdup_printf (_ ("the solution does not reach goal %s"),
                                                g_array_index (self->goals, PlGoalpost, i).id));
  return reached;
}

static void
check_hint (const PlLesson *self, guint index, PlPatch *bench, const PlCatalog *catalog,
            GPtrArray *problems)
{
  const PlHint *hint = &g_array_index (self->hints, PlHint, index);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (PlPatch) patch = NULL;
  PlVerdict verdict;

  if (hint->wiring == NULL)
    return;
  patch = pl_lesson_wire (self, bench, catalog, (const char *const *) hint->wiring, &error);
  if (patch == NULL)
    {
      g_ptr_array_add (problems, g_strdup_printf ("hint %u: %s", index + 1, error->message));
      return;
    }
  pl_circuit_sync (circuit, patch);
  if (!pl_lesson_judge (self, hint->goal, circuit, &verdict))
    return;
  if (verdict.headline != hint->gives)
    g_ptr_array_add (problems,
                     g_strdup_printf (_ ("hint %u is not true: that wiring gives %s, not %s"),
                                      index + 1, pl_label_code (verdict.headline),
                                      pl_label_code (hint->gives)));
  pl_verdict_clear (&verdict);
}

static void
check_places (const PlLesson *self, PlPatch *bench, GPtrArray *problems)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, bench);
  for (guint i = 0; i < self->goals->len; i++)
    {
      const PlGoalpost *goal = &g_array_index (self->goals, PlGoalpost, i);
      PlVerdict verdict;

      if (goal->device == NULL)
        continue;
      if (pl_lesson_judge (self, i, circuit, &verdict))
        pl_verdict_clear (&verdict);
      else
        g_ptr_array_add (problems,
                         goal->jack != NULL
                             ? g_strdup_printf (_ ("goal %s: nothing on the bench is %s/%s"),
                                                goal->id, goal->device, goal->jack)
                             : g_strdup_printf (_ ("goal %s: nothing on the bench is %s"), goal->id,
                                                goal->device));
    }
}

GPtrArray *
pl_lesson_check (const PlLesson *self, PlPatch *bench, const PlCatalog *catalog)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) solved = NULL;

  for (guint i = 0; self->cables != NULL && self->cables[i] != NULL; i++)
    if (pl_catalog_find (catalog, self->cables[i]) == NULL)
      g_ptr_array_add (problems, g_strdup_printf (_ ("there is no cable “%s”"), self->cables[i]));
  check_places (self, bench, problems);
  solved = pl_lesson_wire (self, bench, catalog, (const char *const *) self->solution, &error);
  if (solved == NULL)
    g_ptr_array_add (problems, g_strdup_printf (_ ("the solution: %s"), error->message));
  else if (pl_lesson_find_foreign (self, bench, solved) != 0)
    g_ptr_array_add (problems, g_strdup (_ ("the solution uses a cable that may not be used")));
  else
    (void) count_reached (self, solved, problems);
  if (count_reached (self, bench, NULL) == self->goals->len)
    g_ptr_array_add (problems, g_strdup (_ ("the bench reaches every goal from the start")));
  for (guint i = 0; i < self->hints->len; i++)
    check_hint (self, i, bench, catalog, problems);
  return problems;
}
