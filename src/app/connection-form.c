/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/connection-form.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/accessible.h"
#include "app/length-field.h"
#include "app/pieces.h"
#include "core/lead-color.h"
#include "core/words.h"

/* Freed with its popover. */
typedef struct
{
  PlDocument *document; /* owned */
  PlBenchView *bench;   /* weak */
  GtkWindow *parent;    /* weak */
  PlConnection connection;
  GPtrArray *kinds; /* PlKind, borrowed from the catalog; in the order of the drop-down */
  GtkWidget *popover, *grid;
  GtkWidget *kind, *name, *number, *color, *length; /* NULL for a captive lead */
  int n_rows;
} Form;

static void
form_free (gpointer data)
{
  Form *self = data;

  g_object_unref (self->document);
  g_clear_weak_pointer (&self->bench);
  g_clear_weak_pointer (&self->parent);
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

static const PlPart *
part_of (Form *self)
{
  return pl_patch_get_part (pl_document_get_patch (self->document), self->connection.part);
}

/* Committing: soon, since the list takes a line that has changed out of its window, and the button
 * and the popover that are just at work with it. */

typedef struct
{
  PlDocument *document; /* owned */
  GArray *edits;        /* PlEdit */
  char *words;          /* what the edits borrow; NULL: nothing */
  const char *name;
} Change;

static gboolean
commit_cb (gpointer data)
{
  const Change *self = data;

  (void) pl_document_commit (self->document, (const PlEdit *) (void *) self->edits->data,
                             self->edits->len, self->name, FALSE);
  return G_SOURCE_REMOVE;
}

static void
change_free (gpointer data)
{
  Change *self = data;

  g_object_unref (self->document);
  g_array_unref (self->edits);
  g_free (self->words);
  g_free (self);
}

static void
commit_soon (PlDocument *document, const PlEdit *edits, guint n_edits, const char *words,
             const char *name)
{
  Change *change = g_new0 (Change, 1);

  change->document = g_object_ref (document);
  change->edits = g_array_new (FALSE, TRUE, sizeof (PlEdit));
  g_array_append_vals (change->edits, edits, n_edits);
  change->words = g_strdup (words);
  for (guint i = 0; i < n_edits; i++)
    if (edits[i].name != NULL)
      g_array_index (change->edits, PlEdit, i).name = change->words;
  change->name = name;
  (void) g_idle_add_full (G_PRIORITY_HIGH_IDLE, commit_cb, change, change_free);
}

static void
add_edits (Form *self, const PlPart *part, const char *name, GArray *edits)
{
  guint kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  guint color = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->color));
  double length = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->length));
  const PlEdit all[] = {
    { .type = PL_EDIT_SET_KIND, .id = self->connection.part },
    { .type = PL_EDIT_SET_NAME, .id = self->connection.part, .name = *name != '\0' ? name : NULL },
    { .type = PL_EDIT_SET_COLOR, .id = self->connection.part, .value = color },
    { .type = PL_EDIT_SET_LENGTH, .id = self->connection.part, .value = length },
  };

  if (kind < self->kinds->len && g_ptr_array_index (self->kinds, kind) != part->kind)
    {
      PlEdit edit = all[0];

      edit.kind = g_ptr_array_index (self->kinds, kind);
      g_array_append_val (edits, edit);
    }
  if (g_strcmp0 (part->name, all[1].name) != 0)
    g_array_append_val (edits, all[1]);
  if (part->color != color)
    g_array_append_val (edits, all[2]);
  if (fabs (part->length_m - length) > PL_LENGTH_ROUNDING)
    g_array_append_val (edits, all[3]);
}

static void
closed_cb (GtkPopover *popover, gpointer data)
{
  Form *self = data;
  const PlPart *part = part_of (self);
  g_autoptr (GArray) edits = g_array_new (FALSE, TRUE, sizeof (PlEdit));
  PlEdit number = { .type = PL_EDIT_SET_NUMBER, .id = self->connection.part };
  g_autofree char *name = NULL;

  if (part == NULL || self->kind == NULL)
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  number.value = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->number));
  add_edits (self, part, name, edits);
  /* By itself: a number that is taken is refused, and takes nothing else with it. */
  if (part->number != (int) number.value)
    commit_soon (self->document, &number, 1, NULL, _ ("Cable Number"));
  if (edits->len > 0)
    commit_soon (self->document, (const PlEdit *) (void *) edits->data, edits->len, name,
                 _ ("Change a Cable"));
}

/* Ends */

static gboolean
is_first (GtkButton *button)
{
  return g_object_get_data (G_OBJECT (button), "first") != NULL;
}

static void
move_cb (GtkButton *button, gpointer data)
{
  Form *self = data;
  const PlConnection *connection = &self->connection;
  PlEnd plug = is_first (button) ? connection->from_plug : connection->to_plug;
  PlEnd jack = is_first (button) ? connection->from : connection->to;
  PlBenchView *bench = self->bench;

  if (bench == NULL || self->parent == NULL)
    return;
  gtk_window_present (self->parent);
  pl_bench_view_show_end (bench, jack.part != 0 ? jack : plug);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (bench), "bench.connect", "(uu)", plug.part,
                              (guint32) plug.connector);
}

static void
unplug_cb (GtkButton *button, gpointer data)
{
  Form *self = data;
  PlEdit edit = { .type = PL_EDIT_UNPLUG,
                  .from = is_first (button) ? self->connection.from_plug : self->connection.to_plug,
                  .x = (double) NAN,
                  .y = (double) NAN };

  commit_soon (self->document, &edit, 1, NULL, _ ("Unplug"));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Building */

static void
name_it (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
add_row (Form *self, const char *title, GtkWidget *field)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (field, TRUE);
  name_it (field, title);
  pl_accessible_name_lists (field, title);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), field, 1, self->n_rows++, 1, 1);
  return field;
}

static GtkWidget *
make_kinds (Form *self, const PlPart *part)
{
  g_autoptr (GPtrArray) all
      = pl_catalog_dup_list (pl_library_get_catalog (pl_document_get_library (self->document)));
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *down = NULL;

  g_ptr_array_add (self->kinds, part->kind);
  gtk_string_list_append (names, pl_words_kind (part->kind));
  for (guint i = 0; i < all->len; i++)
    {
      PlKind *kind = g_ptr_array_index (all, i);

      if (!pl_kind_is_cable (kind) || kind == part->kind || kind->tray == 0)
        continue;
      g_ptr_array_add (self->kinds, kind);
      gtk_string_list_append (names, pl_words_kind (kind));
    }
  down = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  return down;
}

static GtkWidget *
make_colors (const PlPart *part)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *down = NULL;

  gtk_string_list_append (names, _ ("as its number gives it"));
  for (guint i = PL_LEAD_COLOR_NONE + 1; i < PL_N_LEAD_COLORS; i++)
    gtk_string_list_append (names, pl_lead_color_name ((PlLeadColor) i));
  down = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), part->color);
  return down;
}

static GtkWidget *
show_value (GtkWidget *spin, double value)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  return spin;
}

static void
add_cable (Form *self, const PlPart *part)
{
  self->kind = add_row (self, _ ("Type"), make_kinds (self, part));
  self->name = add_row (self, _ ("Name"), gtk_entry_new ());
  gtk_editable_set_text (GTK_EDITABLE (self->name), part->name != NULL ? part->name : "");
  self->number = add_row (
      self, _ ("Number"),
      show_value (gtk_spin_button_new_with_range (0, PL_MAX_CABLE_NUMBER, 1), part->number));
  pl_piece_set_tip (self->number, _ ("Number on its plugs; 0 is none"));
  self->color = add_row (self, _ ("Colour"), make_colors (part));
  self->length
      = add_row (self, _ ("Length, m"), show_value (pl_length_field_new (), part->length_m));
}

static void
add_end_button (Form *self, GtkWidget *box, const char *label, const char *spoken, const char *jack,
                gboolean first, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *words = pl_words_fill (spoken, "jack", jack, NULL);

  name_it (button, words);
  g_object_set_data (G_OBJECT (button), "first", GINT_TO_POINTER (first));
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_end (Form *self, gboolean first)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  PlEnd jack = first ? self->connection.from : self->connection.to;
  g_autofree char *place = jack.part != 0 ? pl_words_end (patch, jack) : g_strdup (_ ("loose"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (place);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  add_end_button (self, box, _ ("Move…"), _ ("Move the end in {jack}"), place, first,
                  G_CALLBACK (move_cb));
  if (jack.part != 0)
    add_end_button (self, box, _ ("Unplug"), _ ("Unplug from {jack}"), place, first,
                    G_CALLBACK (unplug_cb));
  (void) add_row (self, first ? _ ("From") : _ ("To"), box);
}

GtkWidget *
pl_connection_form_new (PlDocument *document, PlBenchView *bench, GtkWindow *parent,
                        const PlConnection *connection)
{
  Form *self = g_new0 (Form, 1);
  const PlPart *part = NULL;

  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->bench, bench);
  g_set_weak_pointer (&self->parent, parent);
  self->connection = *connection;
  self->kinds = g_ptr_array_new ();
  self->popover = gtk_popover_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 10);
  gtk_widget_set_size_request (self->grid, 340, -1);
  part = part_of (self);
  if (part != NULL && pl_kind_is_cable (part->kind))
    add_cable (self, part);
  if (connection->from_plug.part != 0)
    add_end (self, TRUE);
  add_end (self, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->grid);
  name_it (self->popover, _ ("Change this connection"));
  g_object_set_data_full (G_OBJECT (self->popover), "form", self, form_free);
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), self);
  return self->popover;
}
