/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The card beside the hand. */
#include "app/bench-private.h"

static void
fold_card_cb (gpointer widget, gpointer data)
{
  gtk_widget_set_visible (PL_BENCH_VIEW (widget)->card, FALSE);
}

/* Off the screen at once.  That it takes no room is told to the window a frame later, because the
 * window lays out all it has for that, and what is dropped should lie there first. */
void
pl_bench_view_hide_card (PlBenchView *self)
{
  if (!gtk_widget_get_child_visible (self->card))
    return;
  gtk_widget_set_child_visible (self->card, FALSE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pl_later_after_frame (&self->folding_card, GTK_WIDGET (self), fold_card_cb);
  else
    fold_card_cb (self, NULL);
}

void
pl_bench_view_show_card (PlBenchView *self, PlGrade grade, const char *title, const char *text)
{
  static const char *const classes[] = { "pl-good", "pl-note", "pl-bad", "pl-harm" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->card_title, classes[i]);
  gtk_widget_add_css_class (self->card_title, classes[grade]);
  gtk_label_set_text (GTK_LABEL (self->card_title), title);
  gtk_label_set_text (GTK_LABEL (self->card_text), text);
  pl_later_forget (&self->folding_card);
  gtk_widget_set_visible (self->card, TRUE);
  gtk_widget_set_child_visible (self->card, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
