/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/jack-view.h"

#include <glib/gi18n.h>

#include "app/bench-private.h"
#include "core/words.h"

struct _PlJackView
{
  GtkWidget parent_instance;

  PlBenchView *bench; /* not owned: the ancestor */
  PlEnd jack;
};

G_DEFINE_FINAL_TYPE (PlJackView, pl_jack_view, GTK_TYPE_WIDGET)

static void
activate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlJackView *self = PL_JACK_VIEW (widget);

  pl_bench_view_take_from_jack (self->bench, self->jack);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlJackView *self = PL_JACK_VIEW (widget);
  PlPatch *patch = pl_document_get_patch (self->bench->document);
  const PlKind *kind = pl_patch_get_part (patch, self->jack.part)->kind;
  gboolean moves = pl_kind_connector (kind, self->jack.connector)->moves;
  PlHit hit = { moves ? PL_HIT_PLUG : PL_HIT_JACK, self->jack.part, self->jack, PL_NO_INDEX };
  PlPoint here;
  PlSpot spot;

  if (!pl_layout_get_spot (self->bench->layout, self->jack, &spot))
    return;
  here = pl_bench_view_from_bench (self->bench, (PlPoint){ spot.x, spot.y });
  pl_bench_view_open_menu (self->bench, hit, here.x, here.y);
}

static gboolean
is_held (PlJackView *self)
{
  PlEnd mate;

  return pl_circuit_get_mate (pl_document_get_circuit (self->bench->document), self->jack, &mate,
                              NULL);
}

/* "lies on the bench", or "in HM-4 INPUT" */
static char *
describe_plug (PlJackView *self)
{
  PlEnd socket;
  g_autofree char *name = NULL;

  if (!pl_circuit_get_mate (pl_document_get_circuit (self->bench->document), self->jack, &socket,
                            NULL))
    return g_strdup (_ ("lies on the bench"));
  name = pl_words_end (pl_document_get_patch (self->bench->document), socket);
  return pl_words_fill (_ ("in {jack}"), "jack", name, NULL);
}

/* "holds cable 1 (TRS cable) to HM-4 INPUT", or "empty" */
static char *
describe_guest (PlJackView *self)
{
  const PlCircuit *circuit = pl_document_get_circuit (self->bench->document);
  PlPatch *patch = pl_document_get_patch (self->bench->document);
  PlEnd plug, far;
  const PlPart *part = NULL;
  g_autofree char *name = NULL;

  if (!pl_circuit_get_mate (circuit, self->jack, &plug, NULL))
    return g_strdup (_ ("empty"));
  name = pl_words_part (patch, plug.part);
  part = pl_patch_get_part (patch, plug.part);
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    if (i != plug.connector && pl_circuit_get_mate (circuit, (PlEnd){ plug.part, i }, &far, NULL))
      {
        g_autofree char *end = pl_words_end (patch, far);
        return pl_words_fill (_ ("holds {cable}, to {end}"), "cable", name, "end", end, NULL);
      }
  return pl_words_fill (_ ("holds {cable}"), "cable", name, NULL);
}

/* Lights and names what is connected here, for who goes by keys. */
static void
follow_focus (PlJackView *self)
{
  PlPatch *patch = pl_document_get_patch (self->bench->document);
  const PlPart *part = pl_patch_get_part (patch, self->jack.part);
  g_autofree char *name = NULL, *text = NULL;

  if (part == NULL)
    return; /* it is about to go */
  name = pl_words_end (patch, self->jack);
  if (!pl_kind_connector (part->kind, self->jack.connector)->moves && is_held (self)
      && gtk_window_get_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)))))
    text = describe_guest (self);
  pl_bench_view_follow_focus (self->bench, self->jack, name, text);
}

static void
focus_cb (GtkEventControllerFocus *controller, gpointer data)
{
  PlJackView *self = data;

  pl_bench_view_come_to (self->bench, self->jack.part);
  pl_bench_view_point_at (self->bench, self->jack);
  follow_focus (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
left_cb (GtkEventControllerFocus *controller, gpointer data)
{
  pl_bench_view_leave_focus (PL_JACK_VIEW (data)->bench);
}

static void
connect_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlJackView *self = PL_JACK_VIEW (widget);

  pl_bench_view_open_connect (self->bench, self->jack);
}

static void
jack_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  pl_bench_view_snapshot_focus (PL_JACK_VIEW (widget)->bench, widget, snapshot);
}

/* "TRS jack; empty" */
static char *
dup_words (PlJackView *self)
{
  const PlPart *part
      = pl_patch_get_part (pl_document_get_patch (self->bench->document), self->jack.part);
  gboolean moves = pl_kind_connector (part->kind, self->jack.connector)->moves;
  g_autofree char *form = pl_words_connector (part->kind, self->jack.connector);
  g_autofree char *guest = moves ? describe_plug (self) : describe_guest (self);

  return g_strdup_printf ("%s; %s", form, guest);
}

char *
pl_jack_view_dup_tip (PlJackView *self)
{
  g_autofree char *name = pl_words_end (pl_document_get_patch (self->bench->document), self->jack);
  g_autofree char *words = dup_words (self);

  return g_strdup_printf ("%s\n%s", name, words);
}

/* Made when it is asked for: a text that is set makes the toolkit ask the display server where the
 * pointer is, for each jack that is told anew. */
static gboolean
jack_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  g_autofree char *tip = pl_jack_view_dup_tip (PL_JACK_VIEW (widget));

  gtk_tooltip_set_text (tooltip, tip);
  return !pl_bench_view_has_menu (PL_JACK_VIEW (widget)->bench);
}

/* The ring is no part of the style, so a change of state does not draw it by itself. */
static void
jack_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  gtk_widget_queue_draw (widget);
}

static void
pl_jack_view_class_init (PlJackViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = jack_snapshot;
  widget_class->query_tooltip = jack_query_tooltip;
  widget_class->state_flags_changed = jack_state_flags_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "pl-jack");
  gtk_widget_class_install_action (widget_class, "jack.activate", NULL, activate_cb);
  gtk_widget_class_install_action (widget_class, "jack.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "jack.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "jack.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "jack.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "jack.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "jack.menu",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "jack.connect", NULL, connect_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "jack.connect",
                                       NULL);
}

static void
pl_jack_view_init (PlJackView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
pl_jack_view_new (PlBenchView *bench, PlEnd jack)
{
  PlJackView *self = g_object_new (PL_TYPE_JACK_VIEW, NULL);

  self->bench = bench;
  self->jack = jack;
  return GTK_WIDGET (self);
}

PlEnd
pl_jack_view_get_end (PlJackView *self)
{
  return self->jack;
}

void
pl_jack_view_update (PlJackView *self)
{
  g_autofree char *name = pl_words_end (pl_document_get_patch (self->bench->document), self->jack);
  g_autofree char *words = dup_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
      is_held (self) ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (gtk_widget_is_focus (GTK_WIDGET (self)))
    follow_focus (self);
}
