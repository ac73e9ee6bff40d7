/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/lesson-bar.h"

#include <glib/gi18n.h>

#include "app/compat.h"
#include "app/pieces.h"
#include "core/words.h"

struct _PlLessonBar
{
  GtkBox parent_instance;

  PlDocument *document; /* the window's, which outlives this */
  PlExercise *exercise; /* NULL: not at work */
  PlPatch *bench;       /* as it was at the start */
  guint hints, failed;
  gboolean solved;

  GtkWidget *title, *task, *answer;
  GtkWidget *hint, *check;
};

enum
{
  SIGNAL_LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlLessonBar, pl_lesson_bar, GTK_TYPE_BOX)

static void
lesson_bar_finalize (GObject *object)
{
  PlLessonBar *self = PL_LESSON_BAR (object);

  g_clear_pointer (&self->exercise, pl_exercise_free);
  g_clear_pointer (&self->bench, pl_patch_unref);
  G_OBJECT_CLASS (pl_lesson_bar_parent_class)->finalize (object);
}

static void
pl_lesson_bar_class_init (PlLessonBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lesson_bar_finalize;
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", PL_TYPE_LESSON_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_line (PlLessonBar *self, const char *text, const char *css_class)
{
  gtk_box_append (GTK_BOX (self->answer), pl_piece_text (text, css_class));
  pl_compat_announce (GTK_WIDGET (self), text);
}

/* Hints */

static void
show_hint_button (PlLessonBar *self)
{
  guint left = self->exercise->lesson->hints->len - self->hints;
  g_autofree char *count = g_strdup_printf ("%u", left);
  g_autofree char *label = pl_words_fill (_ ("Hint ({count} left)"), "count", count, NULL);

  gtk_button_set_label (GTK_BUTTON (self->hint), label);
  gtk_widget_set_sensitive (self->hint, left > 0 && !self->solved);
}

static void
hint_cb (GtkButton *button, gpointer data)
{
  PlLessonBar *self = data;
  const GArray *hints = self->exercise->lesson->hints;

  if (self->hints >= hints->len)
    return;
  pl_piece_empty (self->answer);
  add_line (self, g_array_index (hints, PlHint, self->hints).text, "pl-sentence");
  self->hints++;
  show_hint_button (self);
}

/* Checking */

/* What is missing, and what is there instead. */
static void
tell_missed (PlLessonBar *self, guint goal, const PlCircuit *circuit, const GArray *findings)
{
  const PlLesson *lesson = self->exercise->lesson;
  const PlGoalpost *wanted = &g_array_index (lesson->goals, PlGoalpost, goal);
  g_autofree char *now = NULL;
  g_autofree char *words = NULL;
  PlVerdict verdict;

  if (wanted->device == NULL && findings->len > 0)
    now = pl_words_finding (pl_circuit_get_patch (circuit),
                            &g_array_index (findings, PlFinding, 0));
  else if (pl_lesson_judge (lesson, goal, circuit, &verdict))
    {
      now = pl_words_verdict (circuit, &verdict);
      pl_verdict_clear (&verdict);
    }
  words = pl_words_fill (_ ("Not yet: {goal} {now}"), "goal", wanted->text, "now",
                         now != NULL ? now : "", NULL);
  add_line (self, words, "pl-why");
}

static void
tell_solved (PlLessonBar *self)
{
  guint score = pl_lesson_score (self->hints, self->failed);
  guint best = pl_pages_get_score (self->exercise->lesson->id);
  g_autofree char *points = g_strdup_printf ("%u", score);
  g_autofree char *hints = g_strdup_printf ("%u", self->hints);
  g_autofree char *failed = g_strdup_printf ("%u", self->failed);
  g_autofree char *words = pl_words_fill (
      _ ("Solved: {points} of 100 points (hints: {hints}, checks that did not pass: {failed})."),
      "points", points, "hints", hints, "failed", failed, NULL);
  g_autoptr (GError) error = NULL;

  self->solved = TRUE;
  add_line (self, words, "pl-instruction");
  if (score > best && !pl_pages_set_score (self->exercise->lesson->id, score, &error))
    add_line (self, error->message, "pl-why");
}

static void
check_cb (GtkButton *button, gpointer data)
{
  PlLessonBar *self = data;
  const PlLesson *lesson = self->exercise->lesson;
  PlCircuit *circuit = pl_document_get_circuit (self->document);
  PlPatch *patch = pl_document_get_patch (self->document);
  g_autoptr (GArray) findings = pl_circuit_dup_findings (circuit);
  PlPartId foreign = pl_lesson_find_foreign (lesson, self->bench, patch);
  gboolean reached = foreign == 0;

  pl_piece_empty (self->answer);
  if (foreign != 0)
    {
      g_autofree char *words
          = pl_words_fill (_ ("“{cable}” may not be used in this lesson."), "cable",
                           pl_words_kind (pl_patch_get_part (patch, foreign)->kind), NULL);

      add_line (self, words, "pl-why");
    }
  for (guint i = 0; i < lesson->goals->len; i++)
    if (!pl_lesson_is_reached (lesson, i, circuit, findings))
      {
        reached = FALSE;
        tell_missed (self, i, circuit, findings);
      }
  if (reached)
    tell_solved (self);
  else if (!self->solved)
    self->failed++;
  show_hint_button (self);
}

/* Starting */

static void
show_start (PlLessonBar *self)
{
  const PlLesson *lesson = self->exercise->lesson;

  gtk_label_set_text (GTK_LABEL (self->title), lesson->title);
  gtk_label_set_text (GTK_LABEL (self->task), lesson->text);
  pl_piece_empty (self->answer);
  show_hint_button (self);
  pl_compat_announce (GTK_WIDGET (self), lesson->text);
}

static void
again_cb (GtkButton *button, gpointer data)
{
  PlLessonBar *self = data;

  self->hints = self->failed = 0;
  self->solved = FALSE;
  pl_document_take (self->document, self->bench, _ ("Lessons"));
  show_start (self);
}

static void
leave_cb (GtkButton *button, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_LEAVE], 0);
}

static GtkWidget *
make_buttons (PlLessonBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *leave = pl_piece_button (_ ("Leave"), G_CALLBACK (leave_cb), self);
  GtkWidget *again = pl_piece_button (_ ("Start Over"), G_CALLBACK (again_cb), self);

  self->hint = pl_piece_button (_ ("Hint"), G_CALLBACK (hint_cb), self);
  self->check = pl_piece_button (_ ("Check"), G_CALLBACK (check_cb), self);
  gtk_widget_add_css_class (self->check, "suggested-action");
  gtk_widget_add_css_class (leave, "flat");
  gtk_widget_add_css_class (again, "flat");
  gtk_widget_set_hexpand (again, TRUE);
  gtk_widget_set_halign (again, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), leave);
  gtk_box_append (GTK_BOX (box), again);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->check);
  return box;
}

static void
pl_lesson_bar_init (PlLessonBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->title = pl_piece_text ("", "pl-instruction");
  self->task = pl_piece_text ("", "pl-sentence");
  self->answer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->answer, "pl-answer");
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), self->task);
  gtk_box_append (GTK_BOX (self), self->answer);
  gtk_box_append (GTK_BOX (self), make_buttons (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pl-guide-bar");
}

GtkWidget *
pl_lesson_bar_new (PlDocument *document)
{
  PlLessonBar *self = g_object_new (PL_TYPE_LESSON_BAR, NULL);

  self->document = document;
  return GTK_WIDGET (self);
}

gboolean
pl_lesson_bar_start (PlLessonBar *self, PlExercise *exercise, GError **error)
{
  PlPatch *bench
      = pl_library_load_patch (pl_document_get_library (self->document), exercise->bench, error);

  pl_lesson_bar_stop (self);
  if (bench == NULL)
    {
      pl_exercise_free (exercise);
      return FALSE;
    }
  self->exercise = exercise;
  self->bench = bench;
  self->hints = self->failed = 0;
  self->solved = FALSE;
  pl_document_take (self->document, bench, _ ("Lessons"));
  show_start (self);
  return TRUE;
}

void
pl_lesson_bar_stop (PlLessonBar *self)
{
  g_clear_pointer (&self->exercise, pl_exercise_free);
  g_clear_pointer (&self->bench, pl_patch_unref);
}
