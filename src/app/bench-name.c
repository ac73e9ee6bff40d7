/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The name a person gives to a device, and what they write on a note. */
#include <glib/gi18n.h>
#include <string.h>

#include "app/bench-private.h"
#include "app/pieces.h"

/* Whose name it is, for the time its popover is open. */
static void
set_name (PlBenchView *self, PlPartId id, const char *text)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);
  PlEdit edit = { .type = PL_EDIT_SET_NAME, .id = id, .name = *text != '\0' ? text : NULL };

  if (part != NULL && g_strcmp0 (part->name, edit.name) != 0)
    pl_bench_view_ask (self, &edit, 1,
                       part->kind->category == PL_CATEGORY_NOTE ? _ ("Note") : _ ("Name"), FALSE);
}

static PlPartId
get_part (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "part"));
}

static void
entered_cb (GtkEntry *entry, gpointer data)
{
  PlBenchView *self = data;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  set_name (self, get_part (GTK_WIDGET (entry)), g_strstrip (text));
}

static GtkWidget *
make_entry (PlBenchView *self, const PlPart *part)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), part->name != NULL ? part->name : "");
  g_signal_connect (entry, "activate", G_CALLBACK (entered_cb), self);
  return entry;
}

/* A cable: its name, and the number on its plugs. */

static void
cable_left_cb (GtkPopover *popover, gpointer data)
{
  PlBenchView *self = data;
  GtkWidget *entry = g_object_get_data (G_OBJECT (popover), "entry");
  GtkWidget *spin = g_object_get_data (G_OBJECT (popover), "spin");
  PlPartId id = get_part (entry);
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);
  PlEdit edit = { .type = PL_EDIT_SET_NUMBER, .id = id };
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  edit.value = gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin));
  if (part != NULL && part->number != (int) edit.value)
    pl_bench_view_ask (self, &edit, 1, _ ("Cable Number"), FALSE);
  set_name (self, id, g_strstrip (text));
}

static void
cable_entered_cb (GtkEntry *entry, gpointer data)
{
  gtk_popover_popdown (GTK_POPOVER (((PlBenchView *) data)->popover));
}

static GtkWidget *
make_cable_fields (PlBenchView *self, GtkWidget *popover, PlPartId id, const PlPart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, PL_MAX_CABLE_NUMBER, 1);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name"));
  gtk_editable_set_text (GTK_EDITABLE (entry), part->name != NULL ? part->name : "");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), part->number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Number"), -1);
  pl_piece_set_tip (spin, _ ("Number on its plugs; 0 is none"));
  g_object_set_data (G_OBJECT (entry), "part", GUINT_TO_POINTER (id));
  g_object_set_data (G_OBJECT (popover), "entry", entry);
  g_object_set_data (G_OBJECT (popover), "spin", spin);
  g_signal_connect (entry, "activate", G_CALLBACK (cable_entered_cb), self);
  g_signal_connect (popover, "closed", G_CALLBACK (cable_left_cb), self);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), spin);
  return box;
}

/* What was written stays, however the slip is left. */
static void
left_cb (GtkPopover *popover, gpointer data)
{
  GtkWidget *view = g_object_get_data (G_OBJECT (popover), "words");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  set_name (data, get_part (view), g_strstrip (text));
}

/* Whether an arrow to that side (less than 0: to the left) finds no more words. */
static gboolean
is_at_edge (GtkTextView *view, int side)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter here, start, end;
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  gboolean right_to_left;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &here, gtk_text_buffer_get_insert (buffer));
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  right_to_left = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  return gtk_text_iter_equal (&here, (side < 0) != right_to_left ? &start : &end);
}

/* An arrow that finds nothing does nothing; GTK 4.8 loses what it knows of the line then
 * (gtk_text_layout_move_iter_visually()), a kilobyte each time. */
static void
arrow_cb (GtkTextView *view, GtkMovementStep step, int count, gboolean extend, gpointer data)
{
  gboolean selected = gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view));

  if (step == GTK_MOVEMENT_VISUAL_POSITIONS && (extend || !selected) && is_at_edge (view, count))
    g_signal_stop_emission_by_name (view, "move-cursor");
}

static GtkWidget *
make_slip (PlBenchView *self, GtkWidget *popover, const PlPart *part)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, 240, 110);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words on the note"), -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            part->name != NULL ? part->name : "", -1);
  g_object_set_data (G_OBJECT (popover), "words", view);
  g_signal_connect (view, "move-cursor", G_CALLBACK (arrow_cb), NULL);
  g_signal_connect (popover, "closed", G_CALLBACK (left_cb), self);
  return view;
}

static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  PlPartId id = g_variant_get_uint32 (parameter);
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);
  GtkWidget *popover = NULL, *field = NULL;
  PlRect rect;
  PlPoint top;

  if (part == NULL || !pl_layout_get_rect (self->layout, id, &rect))
    return;
  popover = gtk_popover_new ();
  if (pl_kind_is_cable (part->kind))
    field = make_cable_fields (self, popover, id, part);
  else
    field = part->kind->category == PL_CATEGORY_NOTE ? make_slip (self, popover, part)
                                                     : make_entry (self, part);
  g_object_set_data (G_OBJECT (field), "part", GUINT_TO_POINTER (id));
  gtk_popover_set_child (GTK_POPOVER (popover), field);
  top = pl_bench_view_from_bench (self, (PlPoint){ rect.x + rect.width / 2, rect.y });
  pl_bench_view_show_popover (self, popover, top.x, top.y);
  (void) gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD);
}

void
pl_bench_view_install_name_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "bench.rename", "u", rename_cb);
}
