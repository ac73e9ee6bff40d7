/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bring-window.h"

#include <glib/gi18n.h>

#include "app/pieces.h"
#include "core/words.h"

enum
{
  WIDTH = 560,
  HEIGHT = 620,
  MOST_ROWS = 200 /* of one sort; the command line tells all */
};

typedef struct
{
  PlWiring *wiring;
  PlBringFunc accepted;
  gpointer data;
  GtkWidget *window, *accept;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *self = data;

  pl_wiring_free (self->wiring);
  g_free (self);
}

static void
destroy_cb (gpointer window)
{
  gtk_window_destroy (window);
  g_object_unref (window);
}

/* Not from within the button: a screen reader that pressed it is answered first. */
static void
close_soon (const Offer *self)
{
  gtk_widget_hide (self->window);
  g_idle_add_once (destroy_cb, g_object_ref (self->window));
}

static void
accept_cb (GtkButton *button, gpointer data)
{
  Offer *self = data;

  self->accepted (self->wiring, self->data);
  close_soon (self);
}

static void
cancel_cb (GtkButton *button, gpointer data)
{
  close_soon (data);
}

static char *
dup_summary (const PlWiring *wiring)
{
  g_autofree char *cables = g_strdup_printf ("%u", wiring->n_cables);
  g_autofree char *known = g_strdup_printf ("%u", wiring->n_devices - wiring->n_placeholders);
  g_autofree char *unknown = g_strdup_printf ("%u", wiring->n_placeholders);

  return pl_words_fill (_ ("Cables: {cables}. Gear that was recognised: {known}. Placeholders for "
                           "gear that is not in the library: {unknown}."),
                        "cables", cables, "known", known, "unknown", unknown, NULL);
}

static GtkWidget *
make_row (const PlRemark *remark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *row = gtk_list_box_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", remark->line);
  g_autofree char *line = pl_words_fill (_ ("Line {line}"), "line", number, NULL);
  g_autofree char *text = pl_words_remark (remark);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", line, text);

  gtk_box_append (GTK_BOX (box), pl_piece_text (line, "dim-label"));
  gtk_box_append (GTK_BOX (box), pl_piece_text (text, NULL));
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* Remarks of one sort below a heading; nothing when there are none. */
static void
add_remarks (GtkWidget *box, const PlWiring *wiring, gboolean lost, const char *heading)
{
  GtkWidget *list = gtk_list_box_new ();
  guint n = 0;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  for (guint i = 0; i < wiring->remarks->len; i++)
    {
      const PlRemark *remark = &g_array_index (wiring->remarks, PlRemark, i);

      if (pl_remark_is_lost (remark) == lost && n++ < MOST_ROWS)
        gtk_list_box_append (GTK_LIST_BOX (list), make_row (remark));
    }
  if (n == 0)
    {
      g_object_unref (g_object_ref_sink (list));
      return;
    }
  gtk_box_append (GTK_BOX (box), pl_piece_text (heading, "pl-heading"));
  gtk_box_append (GTK_BOX (box), list);
  if (n > MOST_ROWS)
    {
      g_autofree char *number = g_strdup_printf ("%u", n - MOST_ROWS);
      g_autofree char *more = pl_words_fill (_ ("{n} more. The command line lists all of them: "
                                                "patchlead-cli import"),
                                             "n", number, NULL);

      gtk_box_append (GTK_BOX (box), pl_piece_text (more, "dim-label"));
    }
}

static GtkWidget *
make_buttons (Offer *self, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cancel = pl_piece_button (_ ("Cancel"), G_CALLBACK (cancel_cb), self);

  self->accept = pl_piece_button (name, G_CALLBACK (accept_cb), self);
  gtk_widget_add_css_class (self->accept, "suggested-action");
  gtk_widget_set_hexpand (cancel, TRUE);
  gtk_widget_set_halign (cancel, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), self->accept);
  gtk_widget_add_css_class (box, "pl-guide-buttons");
  return box;
}

static GtkWidget *
make_content (Offer *self, const char *button)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  g_autofree char *summary = dup_summary (self->wiring);

  gtk_box_append (GTK_BOX (box), pl_piece_text (summary, "pl-sentence"));
  add_remarks (box, self->wiring, TRUE, _ ("Could Not Be Read"));
  add_remarks (box, self->wiring, FALSE, _ ("How It Was Understood"));
  if (self->wiring->remarks->len == 0)
    gtk_box_append (GTK_BOX (box), pl_piece_text (_ ("Every line was understood."), "dim-label"));
  gtk_widget_add_css_class (box, "pl-sheet");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 620);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (outer), scroller);
  gtk_box_append (GTK_BOX (outer), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (outer), make_buttons (self, button));
  return outer;
}

void
pl_bring_window_present (GtkWindow *parent, PlWiring *wiring, const char *button,
                         PlBringFunc accepted, gpointer data)
{
  Offer *self = g_new0 (Offer, 1);

  *self = (Offer){ .wiring = wiring, .accepted = accepted, .data = data };
  self->window
      = pl_piece_window (parent, _ ("Bring Wiring In"), WIDTH, HEIGHT, make_content (self, button));
  g_object_set_data_full (G_OBJECT (self->window), "offer", self, offer_free);
  gtk_window_set_default_widget (GTK_WINDOW (self->window), self->accept);
  gtk_widget_grab_focus (self->accept);
  gtk_window_present (GTK_WINDOW (self->window));
}
