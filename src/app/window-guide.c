/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide and lessons in a window: pages before the bench, a bar above it. */
#include <glib/gi18n.h>
#include <string.h>

#include "app/compat.h"
#include "app/explain-pane.h"
#include "app/guide-bar.h"
#include "app/guide-page.h"
#include "app/lesson-bar.h"
#include "app/side-pane.h"
#include "app/window-private.h"

enum
{
  WIDE_ENOUGH = 900 /* px of a window for the bench and a pane */
};

static void
show_bar (PlWindow *self, const GtkWidget *bar)
{
  gtk_widget_set_visible (self->guide_bar, bar == self->guide_bar);
  gtk_widget_set_visible (self->lesson_bar, bar == self->lesson_bar);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->bars), bar != NULL);
}

static void
bring_back (GtkWidget *pane, gboolean *is_away)
{
  if (*is_away && !pl_side_pane_is_folded (pane))
    pl_side_pane_reveal (pane, TRUE);
  *is_away = FALSE;
}

void
pl_window_stop_leading (PlWindow *self)
{
  pl_guide_bar_stop (PL_GUIDE_BAR (self->guide_bar));
  pl_lesson_bar_stop (PL_LESSON_BAR (self->lesson_bar));
  show_bar (self, NULL);
  pl_explain_pane_set_led (PL_EXPLAIN_PANE (self->explain_pane), FALSE);
  bring_back (self->gear_flap, &self->gear_is_away);
  bring_back (self->explain_flap, &self->explain_is_away);
}

static void
show_page (PlWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  pl_window_update_title (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->bench_buttons); i++)
    gtk_widget_set_visible (self->bench_buttons[i], FALSE);
}

/* Only a window with nothing in it may be taken over: what was taken off the bench can still be had
 * back. */
static gboolean
is_empty (PlWindow *self)
{
  PlHistory *history = pl_document_get_history (self->document);

  return pl_patch_count_parts (pl_document_get_patch (self->document)) == 0
         && pl_document_get_path (self->document) == NULL && !pl_history_can_undo (history)
         && !pl_history_can_redo (history);
}

/* Or one that holds nothing but what the guide put there. */
static gboolean
is_of_guide (PlWindow *self)
{
  return is_empty (self) || self->laid_out != NULL;
}

void
pl_window_forget_way (PlWindow *self)
{
  pl_guide_set (&self->laid_out, NULL);
}

/* Whether the devices on both are the same ones. */
static gboolean
has_same_gear (PlPatch *kept, PlPatch *patch)
{
  guint n = 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (kept, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (kept, id)->kind;
      const PlPart *part = pl_patch_get_part (patch, id);

      if (pl_kind_is_cable (kind))
        continue;
      if (part == NULL || strcmp (part->kind->id, kind->id) != 0)
        return FALSE;
      n++;
    }
  return n > 0;
}

void
pl_window_recall_way (PlWindow *self)
{
  g_autoptr (PlGuide) guide = pl_pages_load_guide ();
  g_autoptr (PlPatch) kept = pl_pages_load_bench (pl_document_get_library (self->document));
  PlPatch *patch = pl_document_get_patch (self->document);

  pl_guide_set (&self->laid_out, pl_document_get_path (self->document) == NULL && kept != NULL
                                         && has_same_gear (kept, patch)
                                     ? guide->way
                                     : NULL);
}

static PlWindow *
find_room (PlWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (is_empty (self))
    return self;
  return PL_WINDOW (pl_window_new (application, pl_document_get_library (self->document)));
}

/* The guide */

static void
leave_cb (GtkWidget *page, gpointer data)
{
  PlWindow *self = data;

  pl_window_stop_leading (self);
  if (is_empty (self))
    show_page (self, "start");
  else
    pl_window_show_bench (self);
}

static void
back_cb (GtkWidget *bar, gpointer data)
{
  PlWindow *self = data;

  pl_window_stop_leading (self);
  show_page (self, "guide");
  pl_guide_page_show_ways (PL_GUIDE_PAGE (self->guide_page));
}

/* Whether a bench is one for this way: its gear stands there under its own numbers. */
static gboolean
is_bench_of (PlPatch *patch, const PlWay *way)
{
  PlPartId parts[] = { way->mixer, way->amp };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const PlPart *part = pl_patch_get_part (patch, parts[i]);

      if (parts[i] != 0
          && (part == NULL
              || strcmp (part->kind->id, pl_patch_get_part (way->patch, parts[i])->kind->id) != 0))
        return FALSE;
    }
  return TRUE;
}

/* The same way again goes on with what is on the bench, or with what was kept when it was left;
 * another one begins with everything unplugged.  FALSE: what is here would be lost. */
static gboolean
lay_out (PlWindow *self, const PlWay *way, gboolean again)
{
  PlPatch *now = pl_document_get_patch (self->document);
  g_autoptr (PlPatch) kept = NULL;

  if (is_bench_of (now, way) && (again || g_strcmp0 (self->laid_out, way->id) == 0))
    return TRUE;
  if (pl_document_get_path (self->document) != NULL
      && !pl_history_is_saved (pl_document_get_history (self->document)))
    {
      pl_window_tell (self, _ ("Save the bench that is connected already; then go on."), FALSE);
      return FALSE;
    }
  if (again)
    kept = pl_pages_load_bench (pl_document_get_library (self->document));
  pl_document_take (self->document, kept != NULL && is_bench_of (kept, way) ? kept : way->start,
                    _ ("Guide"));
  return TRUE;
}

/* The pane would name another next step than the bar does. */
static void
turned_cb (GtkWidget *bar, gboolean has_steps, gpointer data)
{
  pl_explain_pane_set_led (PL_EXPLAIN_PANE (((PlWindow *) data)->explain_pane), has_steps);
}

static void
put_away (GtkWidget *pane, gboolean *is_away)
{
  if (!pl_side_pane_is_revealed (pane))
    return;
  *is_away = TRUE;
  pl_side_pane_reveal (pane, FALSE);
}

/* What is connected has to be seen. */
static void
make_room (PlWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height;

  if (width == 0) /* a window that is not there yet */
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  put_away (self->gear_flap, &self->gear_is_away);
  if (width < WIDE_ENOUGH)
    put_away (self->explain_flap, &self->explain_is_away);
}

static void
connect_cb (GtkWidget *page, PlWay *way, gboolean again, gpointer data)
{
  PlWindow *self = data;
  PlGuidePage *guide_page = PL_GUIDE_PAGE (page);

  if (!lay_out (self, way, again))
    return;
  pl_guide_set (&self->laid_out, way->id);
  pl_window_show_bench (self);
  make_room (self);
  show_bar (self, self->guide_bar);
  pl_guide_bar_start (PL_GUIDE_BAR (self->guide_bar), pl_guide_page_take_ways (guide_page), way,
                      pl_guide_page_get_guide (guide_page),
                      pl_guide_page_get_questions (guide_page));
  pl_bench_view_fit (PL_BENCH_VIEW (self->bench));
}

static void
enter_guide (PlWindow *self)
{
  if (self->guide_page == NULL)
    {
      self->guide_page = pl_guide_page_new (pl_document_get_library (self->document));
      gtk_stack_add_named (GTK_STACK (self->stack), self->guide_page, "guide");
      g_signal_connect_object (self->guide_page, "leave", G_CALLBACK (leave_cb), self,
                               G_CONNECT_DEFAULT);
      g_signal_connect_object (self->guide_page, "connect", G_CALLBACK (connect_cb), self,
                               G_CONNECT_DEFAULT);
    }
  pl_window_stop_leading (self);
  show_page (self, "guide");
  pl_guide_page_enter (PL_GUIDE_PAGE (self->guide_page));
}

static gboolean
is_led (PlWindow *self)
{
  return pl_guide_bar_get_way (PL_GUIDE_BAR (self->guide_bar)) != NULL
         || strcmp (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "guide") == 0;
}

/* A window whose bench the guide laid out goes on there; other benches are left alone.  What the
 * guide remembers is one bench: in two windows each would take the other's work away. */
void
pl_window_guide_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);
  PlWindow *led = pl_window_find (is_led);
  PlWindow *room = is_of_guide (self) ? self : NULL;

  if (led != NULL && led != self)
    {
      gtk_window_present (GTK_WINDOW (led));
      return;
    }
  if (room == NULL)
    room = find_room (self);
  enter_guide (room);
  gtk_window_present (GTK_WINDOW (room));
}

/* Lessons */

static PlExercise *
take_exercise (PlLibrary *library, const char *id)
{
  g_autoptr (GPtrArray) exercises = pl_pages_load_lessons (library, NULL);

  for (guint i = 0; i < exercises->len; i++)
    if (strcmp (((const PlExercise *) g_ptr_array_index (exercises, i))->lesson->id, id) == 0)
      {
        PlExercise *exercise = g_new0 (PlExercise, 1);
        PlExercise *found = g_ptr_array_index (exercises, i);

        exercise->lesson = g_steal_pointer (&found->lesson);
        exercise->bench = g_steal_pointer (&found->bench);
        return exercise;
      }
  return NULL;
}

void
pl_window_lesson_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *room = find_room (PL_WINDOW (widget));
  PlExercise *exercise = take_exercise (pl_document_get_library (room->document),
                                        g_variant_get_string (parameter, NULL));
  g_autoptr (GError) error = NULL;

  if (exercise == NULL)
    return;
  if (!pl_lesson_bar_start (PL_LESSON_BAR (room->lesson_bar), exercise, &error))
    {
      pl_compat_alert (GTK_WINDOW (room), _ ("This Lesson Cannot Be Opened"), error->message);
      return;
    }
  pl_guide_bar_stop (PL_GUIDE_BAR (room->guide_bar));
  pl_window_forget_way (room);
  pl_window_show_bench (room);
  make_room (room);
  show_bar (room, room->lesson_bar);
  pl_explain_pane_set_led (PL_EXPLAIN_PANE (room->explain_pane), TRUE);
  pl_bench_view_fit (PL_BENCH_VIEW (room->bench));
  gtk_window_present (GTK_WINDOW (room));
  (void) gtk_widget_grab_focus (room->bench);
}

/* Bars */

GtkWidget *
pl_window_make_bars (PlWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->guide_bar = pl_guide_bar_new (self->document, PL_BENCH_VIEW (self->bench));
  self->lesson_bar = pl_lesson_bar_new (self->document);
  g_signal_connect_object (self->guide_bar, "back", G_CALLBACK (back_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->guide_bar, "leave", G_CALLBACK (leave_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->guide_bar, "turned", G_CALLBACK (turned_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->lesson_bar, "leave", G_CALLBACK (leave_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), self->guide_bar);
  gtk_box_append (GTK_BOX (box), self->lesson_bar);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->bars = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->bars), box);
  show_bar (self, NULL);
  return self->bars;
}
