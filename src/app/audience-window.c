/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/audience-window.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/pieces.h"
#include "core/audience.h"
#include "core/words.h"

#define CENTRE 0.5F

enum
{
  WIDTH = 640,
  HEIGHT = 420
};

static GtkWidget *
make_label (const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A level, and in words what a person or a screen reader makes of it. */
static GtkWidget *
make_cell (double gain, const char *programme, const char *listener, const char *ear)
{
  gboolean heard = fabs (gain) > 0.0;
  double db = heard ? 20.0 * log10 (fabs (gain)) : 0.0;
  g_autofree char *level = g_strdup_printf ("%s%.1f", db < -0.05 ? "−" : "", fabs (db));
  g_autofree char *text
      = heard ? g_strconcat (level, gain < 0.0 ? " ∅" : "", NULL) : g_strdup ("·");
  const char *sentence = !heard       ? _ ("{listener}, {ear}: no {programme}")
                         : gain < 0.0 ? _ ("{listener}, {ear}: {programme} at {level} dB, inverted")
                                      : _ ("{listener}, {ear}: {programme} at {level} dB");
  g_autofree char *words = pl_words_fill (sentence, "listener", listener, "ear", ear, "programme",
                                          programme, "level", level, NULL);
  GtkWidget *label = make_label (text, heard ? "pl-heard" : "pl-unheard", CENTRE);

  pl_piece_set_tip (label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return label;
}

static const char *
ear_words (guint n_ears, guint ear)
{
  if (n_ears < 2)
    return _ ("loudspeaker");
  return ear == 0 ? _ ("left") : _ ("right");
}

static void
attach_head (GtkGrid *grid, const PlPatch *patch, const PlListener *listener, int column)
{
  g_autofree char *title = pl_words_who_hears (patch, listener, TRUE);
  GtkWidget *name = make_label (title, "heading", CENTRE);

  gtk_grid_attach (grid, name, column, 0, (int) listener->n_ears, 1);
  for (guint ear = 0; ear < listener->n_ears; ear++)
    gtk_grid_attach (grid, make_label (ear_words (listener->n_ears, ear), "dim-label", CENTRE),
                     column + (int) ear, 1, 1, 1);
}

static void
attach_column (GtkGrid *grid, const PlPatch *patch, const PlAudience *audience, guint index,
               int column)
{
  const PlListener *listener = &g_array_index (audience->listeners, PlListener, index);

  attach_head (grid, patch, listener, column);
  for (guint row = 0; row < audience->programmes->len; row++)
    for (guint ear = 0; ear < listener->n_ears; ear++)
      {
        g_autofree char *programme
            = pl_words_programme (patch, g_array_index (audience->programmes, PlProgramme, row));
        g_autofree char *who = pl_words_who_hears (patch, listener, FALSE);

        gtk_grid_attach (grid,
                         make_cell (pl_audience_get_gain (audience, row, index, ear), programme,
                                    who, ear_words (listener->n_ears, ear)),
                         column + (int) ear, (int) row + 2, 1, 1);
      }
}

static GtkWidget *
make_table (const PlCircuit *circuit)
{
  g_autoptr (PlAudience) audience = pl_circuit_dup_audience (circuit);
  PlPatch *patch = pl_circuit_get_patch (circuit);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  int column = 1;

  if (audience->programmes->len == 0 || audience->listeners->len == 0)
    {
      GtkWidget *page = adw_status_page_new ();

      g_object_unref (g_object_ref_sink (grid));
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nobody Hears Anybody Yet"));
      adw_status_page_set_description (
          ADW_STATUS_PAGE (page),
          _ ("Plug headphones in and connect something that plays; this table follows."));
      return page;
    }
  gtk_widget_add_css_class (GTK_WIDGET (grid), "pl-audience");
  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_spacing (grid, 14);
  for (guint row = 0; row < audience->programmes->len; row++)
    {
      g_autofree char *name
          = pl_words_programme (patch, g_array_index (audience->programmes, PlProgramme, row));
      gtk_grid_attach (grid, make_label (name, "pl-name", 0), 0, (int) row + 2, 1, 1);
    }
  for (guint i = 0; i < audience->listeners->len; i++)
    {
      attach_column (grid, patch, audience, i, column);
      column += (int) g_array_index (audience->listeners, PlListener, i).n_ears;
    }
  return GTK_WIDGET (grid);
}

static void
changed_cb (PlDocument *document, GtkScrolledWindow *scroller)
{
  gtk_scrolled_window_set_child (scroller, make_table (pl_document_get_circuit (document)));
}

void
pl_audience_window_present (GtkWindow *parent, PlDocument *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box),
                  make_label (_ ("Levels in dB; · not at all; ∅ inverted"), "pl-legend", CENTRE));
  changed_cb (document, GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), scroller, 0);
  gtk_window_present (
      GTK_WINDOW (pl_piece_window (parent, _ ("Who Hears Whom"), WIDTH, HEIGHT, box)));
}
