/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From one end of a cable to the other, and to anything that another window names. */
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

  (void) gtk_widget_grab_focus (widget != NULL ? widget : GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
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
  pl_bench_view_show_part (self, end.part);
  if (device != NULL)
    jack = pl_device_view_find (device, end.connector, PL_NO_INDEX);
  point_out (self, jack);
}

void
pl_bench_view_show_control (PlBenchView *self, PlPartId part, guint16 control)
{
  GtkWidget *device = g_hash_table_lookup (self->devices, GUINT_TO_POINTER (part));
  GtkWidget *knob = device != NULL ? pl_device_view_find (device, PL_NO_INDEX, control) : NULL;

  pl_bench_view_show_part (self, part);
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

void
pl_bench_view_install_jump_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "bench.jump", NULL, jump_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_j, GDK_CONTROL_MASK, "bench.jump", NULL);
}
