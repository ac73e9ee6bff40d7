/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All ways as cards, ranked. */
#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/guide-private.h"
#include "app/picture.h"
#include "app/pieces.h"
#include "core/words-ways.h"

enum
{
  PICTURE_WIDTH = 300,
  PICTURE_HEIGHT = 190,
  MOST_ALTERNATIVES = 4
};

static const char *
order_title (PlWayOrder order)
{
  static const char *const titles[]
      = { N_ ("What I wished for"), N_ ("The simplest"), N_ ("A volume of its own"),
          N_ ("A separate mix"), N_ ("The least to buy") };

  return _ (titles[order]);
}

/* Pieces of a card, also used for comparing */

void
pl_guide_add_facts (GtkWidget *box, const PlWay *way, const GArray *facts, const char *sign)
{
  for (guint i = 0; i < facts->len; i++)
    {
      g_autofree char *words = pl_words_fact (way, &g_array_index (facts, PlFact, i));
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *mark = gtk_label_new (sign);
      GtkWidget *text = pl_piece_text (words, "pl-why");

      gtk_widget_set_valign (mark, GTK_ALIGN_START);
      gtk_widget_add_css_class (mark, "pl-sign");
      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (line), mark);
      gtk_box_append (GTK_BOX (line), text);
      gtk_box_append (GTK_BOX (box), line);
    }
}

void
pl_guide_add_parts (GtkWidget *box, const PlWay *way)
{
  for (guint i = 0; i < way->parts->len; i++)
    {
      const PlWayPart *part = &g_array_index (way->parts, PlWayPart, i);
      g_autofree char *words = pl_words_way_part (part);
      g_autofree char *line
          = pl_words_fill (part->own ? _ ("{part}") : _ ("{part}, to buy"), "part", words, NULL);

      gtk_box_append (GTK_BOX (box), pl_piece_text (line, "pl-why"));
    }
}

GtkWidget *
pl_guide_make_result (const PlWay *way)
{
  g_autofree char *result = pl_words_way_result (way);
  PlGrade grade = PL_GRADE_GOOD;

  for (guint i = 0; i < way->listeners->len; i++)
    grade = MAX (grade, g_array_index (way->listeners, PlWayListener, i).verdict.grade);
  return pl_piece_pill (result, grade);
}

/* Cards */

static void
connect_cb (GtkButton *button, gpointer data)
{
  PlGuidePage *self = data;
  PlWay *way = g_object_get_data (G_OBJECT (button), "way");

  pl_guide_set (&self->guide->way, way->id);
  g_signal_emit_by_name (self, "connect", way, FALSE);
}

static void
compare_cb (GtkToggleButton *toggle, gpointer data)
{
  PlGuidePage *self = data;
  PlWay *way = g_object_get_data (G_OBJECT (toggle), "way");

  if (!gtk_toggle_button_get_active (toggle))
    {
      (void) g_ptr_array_remove (self->compared, way);
      return;
    }
  g_ptr_array_add (self->compared, way);
  if (self->compared->len < 2)
    return;
  pl_guide_compare (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                    g_ptr_array_index (self->compared, 0), g_ptr_array_index (self->compared, 1));
  gtk_toggle_button_set_active (toggle, FALSE); /* the first one waits for the next */
}

static GtkWidget *
make_buttons (PlGuidePage *self, PlWay *way, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *compare = gtk_toggle_button_new_with_label (_ ("Compare"));
  GtkWidget *connect = pl_piece_button (_ ("Connect It"), G_CALLBACK (connect_cb), self);
  g_autofree char *spoken = pl_words_fill (_ ("Connect {way}"), "way", title, NULL);
  g_autofree char *against
      = pl_words_fill (_ ("Compare {way} with another one"), "way", title, NULL);

  g_object_set_data (G_OBJECT (compare), "way", way);
  g_object_set_data (G_OBJECT (connect), "way", way);
  gtk_widget_add_css_class (compare, "flat");
  pl_piece_set_tip (compare, _ ("Two that are ticked are shown beside each other"));
  gtk_widget_set_hexpand (compare, TRUE);
  gtk_widget_set_halign (compare, GTK_ALIGN_START);
  if (way->standing == PL_WAY_RECOMMENDED)
    gtk_widget_add_css_class (connect, "suggested-action");
  pl_accessible_call (connect, spoken);
  pl_accessible_call (compare, against);
  g_signal_connect (compare, "toggled", G_CALLBACK (compare_cb), self);
  gtk_box_append (GTK_BOX (box), compare);
  gtk_box_append (GTK_BOX (box), connect);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_vexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_standing (const PlWay *way)
{
  g_autofree char *why_not = pl_words_way_why_not (way);
  GtkWidget *badge = NULL;

  if (way->standing != PL_WAY_RECOMMENDED)
    return pl_piece_text (why_not,
                          way->standing == PL_WAY_DISCOURAGED ? "pl-discouraged" : "dim-label");
  badge = gtk_label_new (pl_words_standing (way->standing));
  gtk_widget_add_css_class (badge, "pl-badge");
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  return badge;
}

static void
add_alternatives (GtkWidget *box, const PlWay *way)
{
  GtkWidget *expander = NULL, *lines = NULL;
  g_autofree char *title = pl_words_way_title (way);
  g_autofree char *spoken
      = pl_words_fill (_ ("What else does the same: {way}"), "way", title, NULL);

  if (way->alternatives->len == 0)
    return;
  expander = gtk_expander_new (_ ("What else does the same"));
  pl_accessible_call (expander, spoken); /* each card has one */
  lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  for (guint i = 0; i < way->alternatives->len && i < MOST_ALTERNATIVES; i++)
    {
      g_autofree char *words
          = pl_words_way_alternative (way, g_ptr_array_index (way->alternatives, i));

      gtk_box_append (GTK_BOX (lines), pl_piece_text (words, "pl-why"));
    }
  /* What is folded away is in no window, and GTK 4.18 looks there for the focus all the same. */
  gtk_widget_set_can_focus (lines, FALSE);
  gtk_expander_set_child (GTK_EXPANDER (expander), lines);
  gtk_box_append (GTK_BOX (box), expander);
}

static GtkWidget *
make_card (PlGuidePage *self, PlWay *way)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *title = pl_words_way_title (way);
  g_autofree char *result = pl_words_way_result (way);
  g_autofree char *spoken
      = pl_words_fill (_ ("{way}: {result}. {standing}"), "way", title, "result", result,
                       "standing", pl_words_standing (way->standing), NULL);
  GtkWidget *name = pl_piece_text (title, "pl-name");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), pl_guide_make_result (way));
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), make_standing (way));
  gtk_box_append (GTK_BOX (card),
                  pl_picture_new (self->library, way->patch, PICTURE_WIDTH, PICTURE_HEIGHT));
  pl_guide_add_facts (card, way, way->pros, "+");
  pl_guide_add_facts (card, way, way->cons, "−");
  gtk_box_append (GTK_BOX (card), pl_piece_text (_ ("You need"), "pl-heading"));
  pl_guide_add_parts (card, way);
  add_alternatives (card, way);
  gtk_box_append (GTK_BOX (card), make_buttons (self, way, title));
  gtk_widget_add_css_class (card, "pl-card");
  if (way->standing == PL_WAY_RECOMMENDED)
    gtk_widget_add_css_class (card, "pl-recommended");
  pl_accessible_call (card, spoken);
  return card;
}

static void
fill_cards (PlGuidePage *self, GtkWidget *cards)
{
  g_autoptr (GPtrArray) sorted = pl_ways_dup_sorted (pl_guide_page_plan (self), self->guide->order);
  g_autoptr (GtkSizeGroup) widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (cards)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (cards), child);
  g_ptr_array_set_size (self->compared, 0);
  for (guint i = 0; i < sorted->len; i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (cards), make_card (self, g_ptr_array_index (sorted, i)));
      child = gtk_widget_get_last_child (cards);
      gtk_size_group_add_widget (widths, child); /* as wide as its neighbours, as tall as it is */
      gtk_widget_set_focusable (child, FALSE);   /* the buttons inside take the focus */
    }
}

static void
order_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  PlGuidePage *self = data;

  self->guide->order = (PlWayOrder) adw_combo_row_get_selected (row);
  fill_cards (self, g_object_get_data (G_OBJECT (row), "cards"));
  pl_guide_page_answered (self);
}

static GtkWidget *
make_order (PlGuidePage *self, GtkWidget *cards)
{
  GtkWidget *list = gtk_list_box_new (), *row = pl_piece_combo_row ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < PL_N_WAY_ORDERS; i++)
    gtk_string_list_append (titles, order_title ((PlWayOrder) i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("What matters to me"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), self->guide->order);
  pl_accessible_name_lists (row, _ ("What matters to me"));
  g_object_set_data (G_OBJECT (row), "cards", cards);
  g_signal_connect (row, "notify::selected", G_CALLBACK (order_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What matters to me"), -1);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

GtkWidget *
pl_guide_make_ways (PlGuidePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *cards = gtk_flow_box_new ();
  const PlWays *ways = pl_guide_page_plan (self);

  if (ways->ways->len == 0)
    {
      gtk_box_append (
          GTK_BOX (box),
          pl_piece_text (_ ("There is no way: nothing in the library joins an output of "
                            "the one with an input of the other. Go back and choose "
                            "other gear."),
                         "pl-sentence"));
      g_object_ref_sink (cards);
      g_object_unref (cards);
      return box;
    }
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (cards), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (cards), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (cards), 10);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (cards), 10);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (cards), FALSE);
  gtk_widget_add_css_class (cards, "pl-cards");
  pl_accessible_call (cards, _ ("Ways to connect"));
  fill_cards (self, cards);
  gtk_box_append (GTK_BOX (box), make_order (self, cards));
  gtk_box_append (GTK_BOX (box), cards);
  return box;
}
