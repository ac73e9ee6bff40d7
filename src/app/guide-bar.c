/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/guide-bar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/compat.h"
#include "app/pieces.h"
#include "app/plug-view.h"
#include "core/progress.h"
#include "core/words-progress.h"
#include "core/words-ways.h"

enum
{
  KEEP_MS = 600 /* what is lost at most when the power goes */
};

struct _PlGuideBar
{
  GtkBox parent_instance;

  PlDocument *document; /* the window's, which outlives this */
  PlBenchView *bench;   /* the same */
  PlWays *ways;
  const PlWay *way; /* NULL: not at work */
  PlGuide *guide;
  GPtrArray *questions;
  guint index; /* of the question that is shown */

  GtkWidget *plug, *count, *about, *sentence, *warning;
  GtkWidget *back, *help, *next, *done_buttons;
  guint target;      /* the step that is asked for; steps->len: none */
  gboolean passable; /* another wiring that gives the same */
  char *told;        /* what a screen reader heard last */
  char *tray;        /* what the tray held before; NULL: it holds that */
  guint keeping;     /* source that keeps the bench for who comes back, or 0 */
};

enum
{
  SIGNAL_BACK,
  SIGNAL_LEAVE,
  SIGNAL_TURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlGuideBar, pl_guide_bar, GTK_TYPE_BOX)

static void
guide_bar_finalize (GObject *object)
{
  PlGuideBar *self = PL_GUIDE_BAR (object);

  g_clear_handle_id (&self->keeping, g_source_remove);
  g_clear_pointer (&self->ways, pl_ways_free);
  g_free (self->told);
  g_free (self->tray);
  G_OBJECT_CLASS (pl_guide_bar_parent_class)->finalize (object);
}

static void
pl_guide_bar_class_init (PlGuideBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guide_bar_finalize;
  signals[SIGNAL_BACK] = g_signal_new ("back", PL_TYPE_GUIDE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", PL_TYPE_GUIDE_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TURNED] = g_signal_new ("turned", PL_TYPE_GUIDE_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

/* Steps of the page */

static const PlQuestion *
get_question (const PlGuideBar *self)
{
  return g_ptr_array_index (self->questions, self->index);
}

static const PlWayStep *
get_step (const PlGuideBar *self, guint step)
{
  return &g_array_index (self->way->steps, PlWayStep, step);
}

/* Knobs are raised on a page of their own. */
static gboolean
is_of_page (const PlGuideBar *self, guint step)
{
  gboolean raises = get_step (self, step)->type == PL_WAY_STEP_RAISE;

  return get_question (self)->asks == PL_ASK_LEVELS ? raises : !raises;
}

/* The first step of the page that is not done, or their number; and how many are. */
static guint
find_next (const PlGuideBar *self, const PlProgress *progress, guint *n_done, guint *n_steps)
{
  guint next = self->way->steps->len;

  *n_done = *n_steps = 0;
  for (guint i = self->way->steps->len; i-- > 0;)
    {
      if (!is_of_page (self, i))
        continue;
      (*n_steps)++;
      if (pl_progress_is_done (progress, i))
        (*n_done)++;
      else
        next = i;
    }
  return next;
}

/* Showing */

static void
point_at_knob (PlGuideBar *self, const PlEdit *edit)
{
  if (pl_patch_get_part (pl_document_get_patch (self->document), edit->id) != NULL)
    pl_bench_view_set_control_beacon (self->bench, edit->id, edit->index);
}

static void
give_tray_back (PlGuideBar *self)
{
  g_autofree char *tray = g_steal_pointer (&self->tray);

  if (tray != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->bench), "win.cable", "s", tray);
}

/* The tray holds the lead of the next plug, so that a drag from a jack takes the right one. */
static void
take_from_tray (PlGuideBar *self, const PlProgress *progress)
{
  for (guint i = 0; i < self->way->steps->len; i++)
    {
      const PlEdit *edit = &get_step (self, i)->edit;
      const PlPart *lead = pl_patch_get_part (self->way->patch, edit->from.part);

      if (edit->type != PL_EDIT_PLUG || pl_progress_is_done (progress, i)
          || !pl_kind_is_cable (lead->kind))
        continue;
      if (self->tray == NULL)
        self->tray = g_strdup (pl_bench_view_get_cable (self->bench));
      gtk_widget_activate_action (GTK_WIDGET (self->bench), "win.cable", "s", lead->kind->id);
      return;
    }
  give_tray_back (self);
}

/* The jack, and the plug that belongs there. */
static void
point_at_plug (PlGuideBar *self, const PlProgress *progress, guint step)
{
  const PlPatch *patch = pl_document_get_patch (self->document);
  const PlEdit *edit = &get_step (self, step)->edit;
  const PlPart *lead = pl_patch_get_part (self->way->patch, edit->from.part);
  PlShape shape;
  PlEnd ends[2];

  (void) pl_progress_find_ends (progress, step, &ends[1], &ends[0]);
  shape = pl_kind_connector (lead->kind, edit->from.connector)->shape;
  if (ends[1].part != 0)
    lead = pl_patch_get_part (patch, ends[1].part);
  pl_plug_view_show (self->plug, shape, pl_part_get_mark (lead));
  pl_bench_view_set_beacons (self->bench, ends, ends[1].part != 0 ? 2 : 1);
}

static void
point_at_misplaced (PlGuideBar *self, const PlMisplaced *misplaced)
{
  PlEnd ends[2] = { misplaced->socket, misplaced->planned };

  gtk_widget_set_visible (self->plug, FALSE);
  pl_bench_view_set_beacons (self->bench, ends,
                             misplaced->planned.part != 0 && !misplaced->half_in ? 2 : 1);
}

/* What is plugged elsewhere, and what comes of it; NULL when nothing is. */
static char *
dup_warning (PlGuideBar *self, const PlProgress *progress)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  const GArray *misplaced = pl_progress_get_misplaced (progress);
  g_autoptr (PlPatch) foreseen = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autofree char *what = NULL;
  g_autofree char *heard = NULL;

  self->passable = FALSE;
  if (misplaced->len == 0)
    return NULL;
  foreseen = pl_progress_foresee (self->way, patch);
  circuit = pl_circuit_new ();
  pl_circuit_sync (circuit, foreseen);
  what = pl_words_misplaced (patch, &g_array_index (misplaced, PlMisplaced, 0));
  heard = pl_words_foreseen (self->way, circuit, &self->passable);
  return g_strjoin (" ", what, heard, NULL);
}

static void
say (PlGuideBar *self, const char *sentence, const char *warning)
{
  g_autofree char *all = g_strjoin (" ", sentence, warning, NULL);

  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_label_set_text (GTK_LABEL (self->warning), warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning, warning != NULL);
  if (g_strcmp0 (all, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_steal_pointer (&all);
  pl_compat_announce (GTK_WIDGET (self), self->told);
}

static void
show_count (PlGuideBar *self, guint n_done, guint n_steps)
{
  g_autofree char *done = g_strdup_printf ("%u", n_done);
  g_autofree char *steps = g_strdup_printf ("%u", n_steps);
  g_autofree char *text
      = n_steps > 0 ? pl_words_fill (_ ("{page}: {done} of {steps}"), "page",
                                     get_question (self)->title, "done", done, "steps", steps, NULL)
                    : g_strdup (get_question (self)->title);

  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_label_set_text (GTK_LABEL (self->about),
                      get_question (self)->text != NULL ? get_question (self)->text : "");
  gtk_widget_set_visible (self->about, get_question (self)->text != NULL);
}

static void
show_step (PlGuideBar *self, const PlProgress *progress, guint step)
{
  const GArray *misplaced = pl_progress_get_misplaced (progress);
  g_autofree char *sentence = pl_words_way_step (self->way, step);
  g_autofree char *warning = dup_warning (self, progress);

  gtk_widget_set_visible (self->plug, FALSE);
  take_from_tray (self, progress);
  if (misplaced->len > 0)
    point_at_misplaced (self, &g_array_index (misplaced, PlMisplaced, 0));
  else if (get_step (self, step)->edit.type == PL_EDIT_PLUG)
    point_at_plug (self, progress, step);
  else
    point_at_knob (self, &get_step (self, step)->edit);
  say (self, sentence, warning);
}

/* Everything of the page is done. */
static void
show_end (PlGuideBar *self, const PlProgress *progress, guint n_steps)
{
  gboolean levels = get_question (self)->asks == PL_ASK_LEVELS;
  g_autofree char *warning = dup_warning (self, progress);

  gtk_widget_set_visible (self->plug, FALSE);
  take_from_tray (self, progress);
  pl_bench_view_set_beacons (self->bench, NULL, 0);
  if (n_steps == 0)
    say (self, _ ("There is nothing to set: no knob stands between mixer and ears."), warning);
  else
    say (self, levels ? _ ("The levels are set.") : _ ("Everything is plugged in."), warning);
}

/* The verdict of each sort of listener. */
static void
show_done (PlGuideBar *self)
{
  PlCircuit *circuit = pl_document_get_circuit (self->document);
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (circuit);
  GString *words = g_string_new (NULL);
  guint told = 0;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      const PlPart *part = pl_patch_get_part (pl_circuit_get_patch (circuit), verdict->part);

      if (!pl_kind_group (part->kind, verdict->group)->is_listener)
        continue;
      g_string_append_printf (words, "%s%s: %s", told++ > 0 ? "  ·  " : "", pl_words_title (part),
                              pl_words_headline (verdict));
    }
  gtk_widget_set_visible (self->plug, FALSE);
  pl_bench_view_set_beacons (self->bench, NULL, 0);
  show_count (self, 0, 0);
  say (self, words->str, NULL);
  g_string_free (words, TRUE);
}

static void
show_buttons (PlGuideBar *self, gboolean done)
{
  gboolean last = get_question (self)->asks == PL_ASK_DONE;

  gtk_widget_set_visible (self->done_buttons, last);
  gtk_widget_set_visible (self->help, !last);
  gtk_widget_set_visible (self->next, !last);
  gtk_widget_set_sensitive (self->help, !done);
  gtk_widget_set_sensitive (self->next, done);
}

static void
update (PlGuideBar *self)
{
  g_autoptr (PlProgress) progress = NULL;
  guint n_done, n_steps;
  gboolean done;

  if (self->way == NULL)
    return;
  progress = pl_progress_new (self->way, pl_document_get_patch (self->document));
  self->target = self->way->steps->len;
  if (get_question (self)->asks == PL_ASK_DONE)
    {
      show_done (self);
      show_buttons (self, TRUE);
      return;
    }
  self->target = find_next (self, progress, &n_done, &n_steps);
  done = self->target == self->way->steps->len;
  show_count (self, n_done, n_steps);
  if (done)
    show_end (self, progress, n_steps);
  else
    show_step (self, progress, self->target);
  show_buttons (self, done || self->passable);
  gtk_widget_set_sensitive (self->help, !done);
}

static gboolean
keep_cb (gpointer data)
{
  PlGuideBar *self = data;

  self->keeping = 0;
  (void) pl_pages_save_bench (pl_document_get_patch (self->document), NULL);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PlDocument *document, gpointer data)
{
  PlGuideBar *self = data;

  update (self);
  if (self->way != NULL && self->keeping == 0)
    self->keeping = g_timeout_add (KEEP_MS, keep_cb, self);
}

/* Buttons */

static void
show_page (PlGuideBar *self, guint index)
{
  self->index = index;
  pl_guide_set (&self->guide->page, get_question (self)->id);
  (void) pl_pages_save_guide (self->guide, NULL);
  update (self);
  g_signal_emit (self, signals[SIGNAL_TURNED], 0, get_question (self)->asks != PL_ASK_DONE);
}

/* Leads that were laid out and not used are taken away again. */
static void
put_away (PlGuideBar *self)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  g_autoptr (PlProgress) progress = pl_progress_new (self->way, patch);
  g_autoptr (GArray) edits = pl_progress_dup_leftovers (progress, self->way, patch);

  if (edits->len > 0)
    (void) pl_document_commit (self->document, (const PlEdit *) (void *) edits->data, edits->len,
                               _ ("Put the Rest Away"), FALSE);
}

static void
next_cb (GtkButton *button, gpointer data)
{
  PlGuideBar *self = data;

  if (self->index + 1 >= self->questions->len)
    return;
  if (get_question (self)->asks == PL_ASK_CONNECT)
    put_away (self);
  show_page (self, self->index + 1);
  if (get_question (self)->asks == PL_ASK_DONE)
    (void) gtk_widget_child_focus (self->done_buttons, GTK_DIR_TAB_FORWARD);
  else
    (void) gtk_widget_grab_focus (self->help);
}

static void
back_cb (GtkButton *button, gpointer data)
{
  PlGuideBar *self = data;

  if (get_question (self)->asks == PL_ASK_CONNECT)
    g_signal_emit (self, signals[SIGNAL_BACK], 0);
  else
    show_page (self, self->index - 1);
}

static void
leave_cb (GtkButton *button, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_LEAVE], 0);
}

/* A plug that the plan has nowhere comes out first. */
static GArray *
dup_help (PlGuideBar *self, const PlProgress *progress)
{
  const GArray *misplaced = pl_progress_get_misplaced (progress);
  GArray *edits;

  for (guint i = 0; i < misplaced->len; i++)
    {
      const PlMisplaced *wrong = &g_array_index (misplaced, PlMisplaced, i);
      PlEdit out
          = { .type = PL_EDIT_UNPLUG, .from = wrong->plug, .x = (double) NAN, .y = (double) NAN };

      if (wrong->half_in)
        continue;
      edits = g_array_new (FALSE, FALSE, sizeof (PlEdit));
      g_array_append_val (edits, out);
      return edits;
    }
  return pl_progress_dup_edits (progress, self->way, pl_document_get_patch (self->document),
                                self->target);
}

static void
help_cb (GtkButton *button, gpointer data)
{
  PlGuideBar *self = data;
  g_autoptr (PlProgress) progress = NULL;
  g_autoptr (GArray) edits = NULL;

  if (self->target >= self->way->steps->len)
    return;
  progress = pl_progress_new (self->way, pl_document_get_patch (self->document));
  edits = dup_help (self, progress);
  if (edits->len == 0)
    say (self, gtk_label_get_text (GTK_LABEL (self->sentence)),
         _ ("The gear that this step needs was taken off the bench. Undo brings it back."));
  else
    (void) pl_document_commit (self->document, (const PlEdit *) (void *) edits->data, edits->len,
                               _ ("Do It for Me"), FALSE);
  if (!gtk_widget_get_sensitive (self->help))
    (void) gtk_widget_grab_focus (self->next);
}

/* Life */

static void
add_done_button (PlGuideBar *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->done_buttons), button);
}

static GtkWidget *
make_buttons (PlGuideBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *leave = pl_piece_button (_ ("Leave"), G_CALLBACK (leave_cb), self);

  self->back = pl_piece_button (_ ("Back"), G_CALLBACK (back_cb), self);
  self->help = pl_piece_button (_ ("Do It for Me"), G_CALLBACK (help_cb), self);
  self->next = pl_piece_button (_ ("Next"), G_CALLBACK (next_cb), self);
  self->done_buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  add_done_button (self, _ ("Export…"), "win.export");
  add_done_button (self, _ ("Keep as a Patch…"), "win.save");
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_add_css_class (leave, "flat");
  pl_piece_set_tip (leave, _ ("The bench stays; the guide remembers where you were"));
  gtk_widget_set_hexpand (leave, TRUE);
  gtk_widget_set_halign (leave, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), leave);
  gtk_box_append (GTK_BOX (box), self->help);
  gtk_box_append (GTK_BOX (box), self->next);
  gtk_box_append (GTK_BOX (box), self->done_buttons);
  return box;
}

static void
pl_guide_bar_init (PlGuideBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *says = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->plug = pl_plug_view_new ();
  self->count = pl_piece_text ("", "dim-label");
  self->about = pl_piece_text ("", "pl-why");
  self->sentence = pl_piece_text ("", "pl-instruction");
  self->warning = pl_piece_text ("", "pl-warning");
  gtk_widget_set_hexpand (says, TRUE);
  gtk_box_append (GTK_BOX (says), self->count);
  gtk_box_append (GTK_BOX (says), self->sentence);
  gtk_box_append (GTK_BOX (says), self->about);
  gtk_box_append (GTK_BOX (says), self->warning);
  gtk_box_append (GTK_BOX (line), self->plug);
  gtk_box_append (GTK_BOX (line), says);
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), make_buttons (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pl-guide-bar");
}

GtkWidget *
pl_guide_bar_new (PlDocument *document, PlBenchView *bench)
{
  PlGuideBar *self = g_object_new (PL_TYPE_GUIDE_BAR, NULL);

  self->document = document;
  self->bench = bench;
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

static guint
find_page (GPtrArray *questions, const char *id)
{
  guint connect = 0;

  for (guint i = 0; i < questions->len; i++)
    {
      const PlQuestion *question = g_ptr_array_index (questions, i);

      if (question->asks == PL_ASK_CONNECT)
        connect = i;
      if (g_strcmp0 (question->id, id) == 0
          && (question->asks == PL_ASK_LEVELS || question->asks == PL_ASK_DONE))
        return i;
    }
  return connect;
}

/* Levels and the end come after the last plug, also for who comes back to a bench that was
 * unplugged meanwhile. */
static gboolean
is_plugged (const PlGuideBar *self)
{
  g_autoptr (PlProgress) progress
      = pl_progress_new (self->way, pl_document_get_patch (self->document));

  for (guint i = 0; i < self->way->steps->len; i++)
    if (get_step (self, i)->edit.type == PL_EDIT_PLUG && !pl_progress_is_done (progress, i))
      return FALSE;
  return TRUE;
}

void
pl_guide_bar_start (PlGuideBar *self, PlWays *ways, const PlWay *way, PlGuide *guide,
                    GPtrArray *questions)
{
  pl_guide_bar_stop (self);
  self->ways = ways;
  self->way = way;
  self->guide = guide;
  self->questions = questions;
  show_page (self, find_page (questions, is_plugged (self) ? guide->page : NULL));
  (void) gtk_widget_grab_focus (self->help);
}

void
pl_guide_bar_stop (PlGuideBar *self)
{
  if (self->way == NULL)
    return;
  if (self->keeping != 0)
    {
      g_clear_handle_id (&self->keeping, g_source_remove);
      (void) keep_cb (self);
    }
  self->way = NULL;
  give_tray_back (self);
  g_clear_pointer (&self->ways, pl_ways_free);
  g_clear_pointer (&self->told, g_free);
  pl_bench_view_set_beacons (self->bench, NULL, 0);
}

const PlWay *
pl_guide_bar_get_way (PlGuideBar *self)
{
  return self->way;
}
