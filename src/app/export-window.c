/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/export-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/accessible.h"
#include "app/compat.h"
#include "app/export-preview.h"
#include "app/pieces.h"
#include "app/printing.h"
#include "core/words.h"
#include "draw/tags.h"

enum
{
  WIDTH = 560,
  HEIGHT = 760
};

/* Lives as long as its window. */
typedef struct
{
  GtkWindow *parent;
  PlDocument *document;
  PlExportOptions options;
  PlExportPreview *preview;
  gboolean pages; /* the format has some, which can be printed */

  GtkWidget *window;
  GtkWidget *content, *paper, *look, *author, *lists, *print, *save;
  GtkWidget *label_sheet, *first_label, *first_row, *cut_marks;
  GPtrArray *label_sheets; /* PlTagSheet, in the order of the choice */
  GtkWidget *checks[PL_N_SHEETS];
  gboolean one_list; /* the format holds no more */
  guint many;        /* what was ticked before: PL_SHEET_BIT()s */
  gboolean ticking;  /* not by a person */
} Form;

static void
form_free (gpointer data)
{
  Form *self = data;

  pl_export_preview_free (self->preview);
  pl_export_options_clear (&self->options);
  g_ptr_array_unref (self->label_sheets);
  g_object_unref (self->document);
  g_free (self);
}

/* What there is to choose */

static gboolean
has_drawing (const Form *self)
{
  return strcmp (self->options.format, "csv") != 0 && strcmp (self->options.format, "txt") != 0;
}

static gboolean
has_lists (const Form *self)
{
  return strcmp (self->options.format, "svg") != 0 && strcmp (self->options.format, "png") != 0;
}

/* As the exporters take it when no list is ticked. */
static guint
get_usual_lists (const Form *self)
{
  return strcmp (self->options.format, "csv") == 0 ? PL_SHEET_BIT (PL_SHEET_CABLES)
                                                   : PL_SHEET_BIT (PL_N_SHEETS) - 1;
}

/* Called again when the preview knows more. */
static void
ready_cb (gpointer data)
{
  const Form *self = data;
  gboolean empty = pl_export_preview_is_empty (self->preview);

  gtk_widget_set_sensitive (self->print, self->pages && !empty);
  gtk_widget_set_sensitive (self->save, !empty);
}

static void
tick (Form *self)
{
  self->ticking = TRUE;
  for (guint i = 0; i < PL_N_SHEETS; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), FALSE);
  for (guint i = 0; i < PL_N_SHEETS; i++)
    gtk_check_button_set_group (
        GTK_CHECK_BUTTON (self->checks[i]),
        GTK_CHECK_BUTTON (self->one_list && i > 0 ? self->checks[0] : NULL));
  for (guint i = 0; i < PL_N_SHEETS; i++)
    if ((self->options.sheets & PL_SHEET_BIT (i)) != 0)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), TRUE);
  self->ticking = FALSE;
}

/* Where one list fits, one can be chosen; what was ticked is ticked again for other formats. */
static void
follow_format (Form *self)
{
  gboolean one_list = strcmp (self->options.format, "csv") == 0;

  if (one_list == self->one_list)
    return;
  self->one_list = one_list;
  if (one_list)
    {
      self->many = self->options.sheets;
      self->options.sheets = PL_SHEET_BIT (
          g_bit_nth_lsf (self->many != 0 ? self->many : get_usual_lists (self), -1));
    }
  else
    self->options.sheets = self->many;
  tick (self);
}

/* Formats without pages are shown as the drawing or the lists that they will hold. */
static void
update (Form *self)
{
  PlShipment *shipment = NULL;
  gboolean pages, labels;

  follow_format (self);
  shipment = pl_shipment_new (self->document, &self->options);
  pages = pl_shipment_has_pages (shipment);
  labels = shipment->job.labels != NULL;
  if (!has_lists (self))
    shipment->job.sheets = 0;
  if (!has_drawing (self) && shipment->job.sheets == 0)
    shipment->job.sheets = get_usual_lists (self);
  if (!pages)
    shipment->job.paper = PL_PAPER_AS_DRAWN;
  gtk_widget_set_visible (self->content, pages && self->label_sheets->len > 0);
  gtk_widget_set_visible (self->label_sheet, labels);
  gtk_widget_set_visible (self->first_row, labels);
  gtk_widget_set_visible (self->cut_marks, labels);
  gtk_widget_set_visible (self->paper, pages && !labels);
  gtk_widget_set_visible (self->look, has_drawing (self));
  gtk_widget_set_visible (self->author, pages && !labels);
  gtk_widget_set_visible (self->lists, has_lists (self) && !labels);
  self->pages = pages;
  pl_export_preview_show (self->preview, shipment, !has_drawing (self));
  ready_cb (self);
}

/* Options */

static void
format_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  Form *self = data;
  guint n;
  const PlExporter *const *exporters = pl_exporters_get (&n);

  pl_guide_set (&self->options.format, exporters[adw_combo_row_get_selected (row)]->name);
  update (self);
}

static void
paper_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  Form *self = data;

  self->options.paper = (PlPaper) adw_combo_row_get_selected (row);
  update (self);
}

static void
look_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  Form *self = data;

  self->options.look = (PlLook) adw_combo_row_get_selected (row);
  update (self);
}

static void
content_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  Form *self = data;

  self->options.labels = adw_combo_row_get_selected (row) == 1;
  update (self);
}

static const PlTagSheet *
get_label_sheet (const Form *self)
{
  return g_ptr_array_index (self->label_sheets,
                            adw_combo_row_get_selected (ADW_COMBO_ROW (self->label_sheet)));
}

/* Sheets differ in how many labels they have; what is left of the old one says nothing about the
 * new. */
static void
label_sheet_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  Form *self = data;
  const PlTagSheet *sheet = get_label_sheet (self);

  pl_guide_set (&self->options.label_sheet, sheet->id);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->first_label), 1, sheet->columns * sheet->rows);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->first_label), 1);
  update (self);
}

static void
first_label_cb (GtkSpinButton *spin, gpointer data)
{
  Form *self = data;

  self->options.first_label = (guint) gtk_spin_button_get_value_as_int (spin);
  update (self);
}

static void
cut_marks_cb (GtkSwitch *button, GParamSpec *pspec, gpointer data)
{
  Form *self = data;

  self->options.cut_marks = gtk_switch_get_active (button);
  update (self);
}

static void
author_cb (GtkEditable *entry, gpointer data)
{
  Form *self = data;

  pl_guide_set (&self->options.author, gtk_editable_get_text (entry));
  update (self);
}

static void
list_cb (GtkCheckButton *check, gpointer data)
{
  Form *self = data;

  if (self->ticking || (self->one_list && !gtk_check_button_get_active (check)))
    return; /* another one follows */
  self->options.sheets = 0;
  for (guint i = 0; i < PL_N_SHEETS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      self->options.sheets |= PL_SHEET_BIT (i);
  update (self);
}

static GtkWidget *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

/* below: the chosen one stands under the title, for there is no room beside it. */
static GtkWidget *
make_choice (Form *self, const char *title, GtkStringList *choices, guint selected, gboolean below,
             GCallback changed)
{
  GtkWidget *row = pl_piece_combo_row ();

  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), below);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  pl_accessible_name_lists (row, title);
  g_signal_connect (row, "notify::selected", changed, self);
  return row;
}

static GtkWidget *
make_format (Form *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint n, selected = 0;
  const PlExporter *const *exporters = pl_exporters_get (&n);

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (titles, _ (exporters[i]->title));
      if (strcmp (exporters[i]->name, self->options.format) == 0)
        selected = i;
    }
  return make_choice (self, _ ("Format"), titles, selected, FALSE, G_CALLBACK (format_cb));
}

static GtkWidget *
make_paper (Form *self)
{
  static const char *const titles[PL_N_PAPERS]
      = { N_ ("One page as large as the drawing"), N_ ("A4"), N_ ("A3"), N_ ("Letter") };
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < PL_N_PAPERS; i++)
    gtk_string_list_append (choices, _ (titles[i]));
  return make_choice (self, _ ("Paper"), choices, self->options.paper, FALSE,
                      G_CALLBACK (paper_cb));
}

static GtkWidget *
make_look (Form *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < PL_N_LOOKS; i++)
    gtk_string_list_append (choices, pl_look_title ((PlLook) i));
  return make_choice (self, _ ("Colours"), choices, self->options.look, FALSE,
                      G_CALLBACK (look_cb));
}

static GtkWidget *
make_content_choice (Form *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("Drawing and lists"));
  gtk_string_list_append (choices, _ ("Cable labels"));
  return make_choice (self, _ ("Pages"), choices, self->options.labels ? 1 : 0, FALSE,
                      G_CALLBACK (content_cb));
}

static GtkWidget *
make_label_sheet (Form *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->label_sheets->len; i++)
    {
      const PlTagSheet *sheet = g_ptr_array_index (self->label_sheets, i);
      g_autofree char *title = pl_tag_sheet_dup_title (sheet);

      gtk_string_list_append (choices, title);
      if (strcmp (sheet->id, self->options.label_sheet) == 0)
        selected = i;
    }
  return make_choice (self, _ ("Label Sheet"), choices, selected, TRUE,
                      G_CALLBACK (label_sheet_cb));
}

/* A row with a widget at its end, which a click on the row reaches. */
static GtkWidget *
make_row (const char *title, const char *subtitle, GtkWidget *end)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), end);
  pl_accessible_name_field (end, title, subtitle);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
make_first_label (Form *self)
{
  guint n_places = 1;

  if (self->label_sheets->len > 0)
    n_places = get_label_sheet (self)->columns * get_label_sheet (self)->rows;
  self->first_label = gtk_spin_button_new_with_range (1, n_places, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->first_label), self->options.first_label);
  g_signal_connect (self->first_label, "value-changed", G_CALLBACK (first_label_cb), self);
  return make_row (_ ("First Label"), _ ("The labels before it are gone from the sheet"),
                   self->first_label);
}

static GtkWidget *
make_cut_marks (Form *self)
{
  GtkWidget *button = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (button), self->options.cut_marks);
  g_signal_connect (button, "notify::active", G_CALLBACK (cut_marks_cb), self);
  return make_row (_ ("Outlines"), _ ("To cut along, on plain paper"), button);
}

static GtkWidget *
make_author (Form *self)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Author"));
  gtk_editable_set_text (GTK_EDITABLE (row), self->options.author);
  pl_accessible_name_entry_row (row, _ ("Author"));
  g_signal_connect (row, "changed", G_CALLBACK (author_cb), self);
  return row;
}

static GtkWidget *
make_lists (Form *self)
{
  GtkWidget *list = make_list (_ ("Lists"));

  for (guint i = 0; i < PL_N_SHEETS; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      const char *title = pl_sheet_title ((PlSheetType) i);

      self->checks[i] = gtk_check_button_new ();
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]),
                                   (self->options.sheets & PL_SHEET_BIT (i)) != 0);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_widget_set_valign (self->checks[i], GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->checks[i]);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->checks[i]);
      pl_accessible_name_field (self->checks[i], title, NULL);
      gtk_widget_set_focusable (row, FALSE);
      g_signal_connect (self->checks[i], "toggled", G_CALLBACK (list_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}

/* Doing it */

static void
remember (Form *self)
{
  (void) pl_export_options_save (&self->options, NULL); /* a full disk is told when saving */
}

static void
chosen_cb (const char *path, gpointer data)
{
  Form *self = g_object_get_data (G_OBJECT (data), "form");

  if (path != NULL)
    {
      remember (self);
      gtk_widget_activate_action (GTK_WIDGET (self->parent), "win.export-to", "^ay", path);
      gtk_window_destroy (GTK_WINDOW (self->window));
    }
  g_object_unref (data);
}

static void
save_cb (GtkButton *button, gpointer data)
{
  Form *self = data;
  g_autofree char *file = pl_document_dup_file_name (self->document, self->options.format);

  pl_compat_save_file (GTK_WINDOW (self->window), _ ("Export"), file, chosen_cb,
                       g_object_ref (self->window));
}

static void
print_cb (GtkButton *button, gpointer data)
{
  Form *self = data;

  remember (self);
  pl_printing_run (GTK_WINDOW (self->window), pl_shipment_new (self->document, &self->options));
}

/* Building */

static GtkWidget *
make_buttons (Form *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->save = pl_piece_button (_ ("Save As…"), G_CALLBACK (save_cb), self);
  self->print = pl_piece_button (_ ("Print…"), G_CALLBACK (print_cb), self);
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_hexpand (self->print, TRUE);
  gtk_widget_set_halign (self->print, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->print);
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_widget_add_css_class (box, "pl-guide-buttons");
  return box;
}

static GtkWidget *
make_content (Form *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *options = make_list (_ ("Options"));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->content = make_content_choice (self);
  self->label_sheet = make_label_sheet (self);
  self->first_row = make_first_label (self);
  self->cut_marks = make_cut_marks (self);
  self->paper = make_paper (self);
  self->look = make_look (self);
  self->author = make_author (self);
  self->lists = make_lists (self);
  gtk_list_box_append (GTK_LIST_BOX (options), make_format (self));
  gtk_list_box_append (GTK_LIST_BOX (options), self->content);
  gtk_list_box_append (GTK_LIST_BOX (options), self->label_sheet);
  gtk_list_box_append (GTK_LIST_BOX (options), self->first_row);
  gtk_list_box_append (GTK_LIST_BOX (options), self->cut_marks);
  gtk_list_box_append (GTK_LIST_BOX (options), self->paper);
  gtk_list_box_append (GTK_LIST_BOX (options), self->look);
  gtk_list_box_append (GTK_LIST_BOX (options), self->author);
  self->preview = pl_export_preview_new (ready_cb, self);
  gtk_box_append (GTK_BOX (box), pl_export_preview_get_widget (self->preview));
  gtk_box_append (GTK_BOX (box), options);
  gtk_box_append (GTK_BOX (box), self->lists);
  gtk_widget_add_css_class (box, "pl-sheet");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (outer), scroller);
  gtk_box_append (GTK_BOX (outer), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (outer), make_buttons (self));
  return outer;
}

static void
changed_cb (PlDocument *document, gpointer window)
{
  update (g_object_get_data (G_OBJECT (window), "form"));
}

void
pl_export_window_present (GtkWindow *parent, PlDocument *document)
{
  Form *self = g_new0 (Form, 1);

  self->parent = parent;
  self->document = g_object_ref (document);
  pl_export_options_load (&self->options);
  self->label_sheets = pl_tags_load_sheets (pl_document_get_library (document), NULL);
  self->window = pl_piece_window (parent, _ ("Export"), WIDTH, HEIGHT, make_content (self));
  g_object_set_data_full (G_OBJECT (self->window), "form", self, form_free);
  update (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self->window,
                           G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (self->window));
}
