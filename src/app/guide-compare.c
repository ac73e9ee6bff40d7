/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two ways beside each other: what is heard, for and against, and the terms in which they differ.
 */
#include <glib/gi18n.h>

#include "app/guide-private.h"
#include "app/pieces.h"
#include "core/words-ways.h"

enum
{
  WIDTH = 760,
  HEIGHT = 620
};

static GtkWidget *
make_head (const PlWay *way)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = pl_words_way_title (way);
  g_autofree char *why_not = pl_words_way_why_not (way);
  GtkWidget *result = pl_guide_make_result (way);

  gtk_widget_set_halign (result, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), pl_piece_text (title, "pl-name"));
  gtk_box_append (GTK_BOX (box), result);
  gtk_box_append (
      GTK_BOX (box),
      pl_piece_text (*why_not != '\0' ? why_not : pl_words_standing (way->standing), "dim-label"));
  return box;
}

static GtkWidget *
make_facts (const PlWay *way)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  pl_guide_add_facts (box, way, way->pros, "+");
  pl_guide_add_facts (box, way, way->cons, "−");
  return box;
}

static GtkWidget *
make_parts (const PlWay *way)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  pl_guide_add_parts (box, way);
  return box;
}

static void
attach (GtkWidget *grid, int row, const char *heading, GtkWidget *left, GtkWidget *right)
{
  GtkWidget *sides[] = { left, right };

  gtk_grid_attach (GTK_GRID (grid), pl_piece_text (heading, "pl-heading"), 0, 2 * row, 2, 1);
  for (int i = 0; i < 2; i++)
    {
      gtk_widget_set_hexpand (sides[i], TRUE);
      gtk_widget_set_valign (sides[i], GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (grid), sides[i], i, 2 * row + 1, 1, 1);
    }
}

/* A term in which neither lacks anything is no difference. */
static void
attach_terms (GtkWidget *grid, int row, const PlWay *left, const PlWay *right)
{
  for (guint i = 0; i < PL_N_TERMS; i++)
    {
      g_autofree char *here = NULL;
      g_autofree char *there = NULL;

      if (left->terms[i].units <= 0.0 && right->terms[i].units <= 0.0)
        continue;
      here = pl_words_way_term (left, left->terms[i].term);
      there = pl_words_way_term (right, right->terms[i].term);
      attach (grid, row++, pl_words_term (left->terms[i].term), pl_piece_text (here, "pl-why"),
              pl_piece_text (there, "pl-why"));
    }
}

void
pl_guide_compare (GtkWindow *parent, const PlWay *left, const PlWay *right)
{
  GtkWidget *grid = gtk_grid_new (), *scroller = gtk_scrolled_window_new ();
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  attach (grid, row++, _ ("Way"), make_head (left), make_head (right));
  attach (grid, row++, _ ("For and against"), make_facts (left), make_facts (right));
  attach (grid, row++, _ ("You need"), make_parts (left), make_parts (right));
  attach_terms (grid, row, left, right);
  gtk_widget_add_css_class (grid, "pl-sheet");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_window_present (
      GTK_WINDOW (pl_piece_window (parent, _ ("Two Ways Compared"), WIDTH, HEIGHT, scroller)));
}
