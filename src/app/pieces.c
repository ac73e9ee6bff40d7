/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/pieces.h"

#include "app/accessible.h"
#include "app/dark.h"

#define TEXT_CHARS   30 /* what a text asks for; more is taken where there is room */
#define CHOSEN_CHARS 32
#define CHOICE_CHARS 48

GtkWidget *
pl_piece_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
pl_piece_row (int spacing)
{
  GtkWidget *row = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (row), spacing);
  return row;
}

void
pl_piece_row_append (GtkWidget *row, GtkWidget *child)
{
  gtk_grid_attach_next_to (GTK_GRID (row), child, NULL, GTK_POS_RIGHT, 1, 1);
}

/* What is left of the height lies in the first label above its text, in the last one below. */
GtkWidget *
pl_piece_stack (GtkWidget *const *labels, guint n_labels, int spacing)
{
  GtkWidget *stack = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  for (guint i = 0; i < n_labels; i++)
    gtk_box_append (GTK_BOX (stack), labels[i]);
  gtk_widget_set_vexpand (labels[0], TRUE);
  gtk_label_set_yalign (GTK_LABEL (labels[0]), 1);
  gtk_widget_set_vexpand (labels[n_labels - 1], TRUE);
  gtk_label_set_yalign (GTK_LABEL (labels[n_labels - 1]), 0);
  gtk_widget_set_vexpand (stack, FALSE); /* not what its labels would like */
  return stack;
}

GtkWidget *
pl_piece_pill (const char *text, PlGrade grade)
{
  static const char *const classes[] = { "pl-good", "pl-note", "pl-bad", "pl-harm" };
  GtkWidget *pill = gtk_label_new (text);

  gtk_widget_add_css_class (pill, "pl-pill");
  gtk_widget_add_css_class (pill, classes[grade]);
  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  return pill;
}

void
pl_piece_empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

GtkWidget *
pl_piece_window (GtkWindow *parent, const char *title, int width, int height, GtkWidget *content)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (window), box);
  pl_accessible_name_scrollers (content, title);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  pl_dark_follow (window);
  return window;
}

GtkWidget *
pl_piece_button (const char *label, GCallback clicked, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect (button, "clicked", clicked, data);
  return button;
}

static void
redraw_arrow (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_IMAGE (child) && gtk_widget_has_css_class (child, "expander-row-arrow"))
      gtk_image_set_from_icon_name (GTK_IMAGE (child), "go-up-symbolic");
    else
      redraw_arrow (child);
}

GtkWidget *
pl_piece_expander_row (void)
{
  GtkWidget *row = adw_expander_row_new ();

  redraw_arrow (row);
  return row;
}

/* What is chosen has less room than in the list, and no mark. */
static void
set_up_chosen_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHOSEN_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
set_up_choice_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *grid = gtk_grid_new (), *label = NULL;
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  set_up_chosen_cb (factory, item, data);
  label = g_object_ref (gtk_list_item_get_child (item));
  gtk_list_item_set_child (item, grid);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHOICE_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), label, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), mark, 1, 0, 1, 1);
  g_object_unref (label);
  g_object_bind_property (item, "selected", mark, "visible", G_BINDING_SYNC_CREATE);
}

static void
bind_choice_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *label = GTK_IS_LABEL (child) ? child : gtk_widget_get_first_child (child);

  gtk_label_set_label (GTK_LABEL (label),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
make_factory (GCallback set_up)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", set_up, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  return factory;
}

GtkWidget *
pl_piece_combo_row (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkListItemFactory) chosen = make_factory (G_CALLBACK (set_up_chosen_cb));
  g_autoptr (GtkListItemFactory) choices = make_factory (G_CALLBACK (set_up_choice_cb));

  adw_combo_row_set_factory (ADW_COMBO_ROW (row), chosen);
  adw_combo_row_set_list_factory (ADW_COMBO_ROW (row), choices);
  return row;
}

void
pl_piece_set_tip (GtkWidget *widget, const char *text)
{
  gboolean visible = gtk_widget_get_visible (widget), mapped = gtk_widget_get_mapped (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  if (!mapped)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (!mapped)
    gtk_widget_set_visible (widget, visible);
}
