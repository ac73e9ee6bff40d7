/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/describe-jacks.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/pieces.h"

struct _PlDescribeJacks
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* Row, in the order of the jacks */
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (PlDescribeJacks, pl_describe_jacks, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  PlDescribeJacks *jacks;
  GtkWidget *expander, *label, *form, *use, *guess;
} Row;

static const char *const form_words[] = { N_ ("6.35 mm jack (TRS)"),
                                          N_ ("6.35 mm jack, mono (TS)"),
                                          N_ ("3.5 mm jack"),
                                          N_ ("XLR with pins"),
                                          N_ ("XLR with holes"),
                                          N_ ("RCA"),
                                          NULL };
static const char *const use_words[] = { N_ ("Not sure"),
                                         N_ ("Output, left and right in one"),
                                         N_ ("Output, left"),
                                         N_ ("Output, left (L/MONO)"),
                                         N_ ("Output, right"),
                                         N_ ("Output with a mix of its own (send)"),
                                         N_ ("Input, left and right in one"),
                                         N_ ("Input, left"),
                                         N_ ("Input, right"),
                                         N_ ("Input, mono"),
                                         NULL };
static const char *const guess_words[]
    = { N_ ("Not sure"), N_ ("Unbalanced"), N_ ("Impedance-balanced"), N_ ("Balanced"), NULL };

static void
pl_describe_jacks_finalize (GObject *object)
{
  g_ptr_array_unref (PL_DESCRIBE_JACKS (object)->rows);
  G_OBJECT_CLASS (pl_describe_jacks_parent_class)->finalize (object);
}

static void
pl_describe_jacks_class_init (PlDescribeJacksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pl_describe_jacks_finalize;
  g_signal_new ("changed", PL_TYPE_DESCRIBE_JACKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static guint
choice_of (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

/* The title says what the row is about also while it is folded. */
static void
update_title (Row *row)
{
  const char *label = gtk_editable_get_text (GTK_EDITABLE (row->label));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->expander),
                                 *label != '\0' ? label : _ ("A jack"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row->expander),
                                 _ (use_words[choice_of (row->use)]));
}

static void
changed_cb (gpointer data)
{
  Row *row = data;

  update_title (row);
  g_signal_emit_by_name (row->jacks, "changed");
}

static void
add_cell (Row *row, GtkWidget *cell, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (cell), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row->expander), cell);
}

static GtkWidget *
add_choice (Row *row, const char *title, const char *const *words, guint selected)
{
  GtkWidget *cell = pl_piece_combo_row ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    gtk_string_list_append (list, _ (words[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (cell), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (cell), selected);
  g_signal_connect_swapped (cell, "notify::selected", G_CALLBACK (changed_cb), row);
  add_cell (row, cell, title);
  pl_accessible_name_lists (cell, title);
  return cell;
}

static void
remove_cb (GtkButton *button, gpointer data)
{
  Row *row = data;
  PlDescribeJacks *self = row->jacks;

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row->expander);
  g_ptr_array_remove (self->rows, row);
  gtk_widget_set_sensitive (self->add, TRUE);
  g_signal_emit_by_name (self, "changed");
}

static void
add_remove_button (Row *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  pl_piece_set_tip (button, _ ("Remove this jack"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove this jack"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), row);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row->expander), button);
}

static Row *
add_row (PlDescribeJacks *self, const PlDescribedJack *jack)
{
  Row *row = g_new0 (Row, 1);

  row->jacks = self;
  row->expander = pl_piece_expander_row ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->expander), FALSE);
  row->label = adw_entry_row_new ();
  add_cell (row, row->label, _ ("Printed at the jack"));
  pl_accessible_name_entry_row (row->label, _ ("Printed at the jack"));
  gtk_editable_set_text (GTK_EDITABLE (row->label), jack->label != NULL ? jack->label : "");
  row->form = add_choice (row, _ ("Looks like"), form_words, jack->form);
  row->use = add_choice (row, _ ("Does what?"), use_words, jack->use);
  row->guess = add_choice (row, _ ("Driven how?"), guess_words, jack->guess);
  g_signal_connect_swapped (row->label, "changed", G_CALLBACK (changed_cb), row);
  add_remove_button (row);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row->expander);
  update_title (row);
  pl_accessible_name_lists (row->expander, _ ("A jack"));
  gtk_widget_set_sensitive (self->add, self->rows->len < PL_DESCRIBED_MAX);
  return row;
}

static void
add_cb (GtkButton *button, gpointer data)
{
  PlDescribeJacks *self = data;
  const PlDescribedJack blank = { .use = PL_JACK_OUT_STEREO };
  Row *row = add_row (self, &blank);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row->expander), TRUE);
  gtk_widget_grab_focus (row->label);
  g_signal_emit_by_name (self, "changed");
}

static void
pl_describe_jacks_init (PlDescribeJacks *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->add = pl_accessible_new_button (_ ("Add a _Jack"));
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_cb), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Jacks One by One"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
}

GtkWidget *
pl_describe_jacks_new (void)
{
  return g_object_new (PL_TYPE_DESCRIBE_JACKS, NULL);
}

void
pl_describe_jacks_fill (PlDescribeJacks *self, const PlDescription *answers)
{
  while (self->rows->len > 0)
    {
      Row *row = g_ptr_array_index (self->rows, 0);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row->expander);
      g_ptr_array_remove_index (self->rows, 0);
    }
  for (guint i = 0; i < answers->jacks->len; i++)
    (void) add_row (self, &g_array_index (answers->jacks, PlDescribedJack, i));
}

void
pl_describe_jacks_read (PlDescribeJacks *self, PlDescription *answers)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      pl_description_add_jack (answers, gtk_editable_get_text (GTK_EDITABLE (row->label)),
                               (PlJackForm) choice_of (row->form), (PlJackUse) choice_of (row->use),
                               (PlGuess) choice_of (row->guess));
    }
}
