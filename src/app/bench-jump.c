/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a run goes: lit and named at the focus and below the pointer; a key goes to its other end,
 * and other windows to anything they name. */
#include <glib/gi18n.h>

#include "app/bench-private.h"
#include "app/compat.h"
#include "core/connections.h"
#include "core/words.h"

/* So that it is seen which one is meant, however the person came here. */
static void
point_out (PlBenchView *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  (void) gtk_widget_grab_focus (widget != NULL ? widget : GTK_WIDGET (self));
}

void
pl_bench_view_show_end (PlBenchView *self, PlEnd end)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), end.part);
  GtkWidget *device = g_hash_table_lookup (self->devices, GUINT_TO_POINTER (end.part));
  GtkWidget *jack = NULL;
  PlEnd plug = end;

  if (part == NULL)
    return;
  if (!pl_kind_connector (part->kind, end.connector)->moves)
    (void) pl_circuit_get_mate (pl_document_get_circuit (self->document), end, &plug, NULL);
  pl_bench_view_light (self, plug.part);
  (void) pl_bench_view_show_part (self, end.part);
  if (device != NULL)
    jack = pl_device_view_find (device, end.connector, PL_NO_INDEX);
  point_out (self, jack);
}

void
pl_bench_view_show_control (PlBenchView *self, PlPartId part, guint16 control)
{
  GtkWidget *device = g_hash_table_lookup (self->devices, GUINT_TO_POINTER (part));
  GtkWidget *knob = device != NULL ? pl_device_view_find (device, PL_NO_INDEX, control) : NULL;

  (void) pl_bench_view_show_part (self, part);
  point_out (self, knob);
}

static void
jump_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  PlPatch *patch = pl_document_get_patch (self->document);
  g_autofree char *where = NULL;
  g_autofree char *sentence = NULL;
  PlEnd here, there;

  if (!pl_bench_view_get_focused_end (self, &here) || !pl_patch_find_far_end (patch, here, &there))
    {
      pl_compat_announce (widget, _ ("Nothing is plugged in here."));
      return;
    }
  pl_bench_view_show_end (self, there);
  where = pl_words_end (patch, there);
  sentence = pl_words_fill (_ ("The other end: {jack}."), "jack", where, NULL);
  pl_compat_announce (widget, sentence);
}

/* The plug that a jack holds, or the one that it is; part 0: nothing. */
static PlEnd
find_plug (PlBenchView *self, PlEnd end)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), end.part);
  PlEnd plug = { 0, 0 };

  if (part != NULL && pl_kind_connector (part->kind, end.connector)->moves)
    return end;
  (void) pl_circuit_get_mate (pl_document_get_circuit (self->document), end, &plug, NULL);
  return plug;
}

void
pl_bench_view_follow_focus (PlBenchView *self, PlEnd end, const char *name, const char *text)
{
  PlSpot spot;

  if (self->grip != PL_GRIP_NONE)
    return;
  pl_bench_view_light (self, find_plug (self, end).part);
  if (text == NULL || !pl_layout_get_spot (self->layout, end, &spot))
    {
      pl_bench_view_hide_card (self);
      return;
    }
  self->hand = (PlPoint){ spot.x, spot.y };
  pl_bench_view_show_card (self, PL_GRADE_NOTE, name, text);
}

void
pl_bench_view_leave_focus (PlBenchView *self)
{
  if (self->grip != PL_GRIP_NONE || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  pl_bench_view_light (self, 0);
  pl_bench_view_hide_card (self);
}

static gboolean
tip_cb (GtkWidget *widget, int x, int y, gboolean by_key, GtkTooltip *tooltip, gpointer data)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  PlPatch *patch = pl_document_get_patch (self->document);
  PlHit hit = pl_layout_pick (self->layout, pl_bench_view_to_bench (self, x, y), 3.0 / self->zoom);
  g_autofree char *name = NULL, *ends = NULL, *text = NULL;

  if (by_key || pl_bench_view_has_menu (self) || self->grip != PL_GRIP_NONE
      || hit.type != PL_HIT_CABLE || !pl_kind_is_cable (pl_patch_get_part (patch, hit.part)->kind))
    return FALSE;
  name = pl_words_part (patch, hit.part);
  ends = pl_device_view_dup_ends (patch, pl_patch_get_part (patch, hit.part));
  text = g_strdup_printf ("%s\n%s", name, ends);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* A cable is no widget that the pointer could be over: the bench itself answers. */
void
pl_bench_view_add_cable_tips (PlBenchView *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tip_cb), NULL);
}

void
pl_bench_view_install_jump_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "bench.jump", NULL, jump_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_j, GDK_CONTROL_MASK, "bench.jump", NULL);
}
