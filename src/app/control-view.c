/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/control-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/bench-private.h"
#include "core/words.h"

struct _PlControlView
{
  GtkWidget parent_instance;

  PlBenchView *bench; /* not owned: the ancestor */
  PlPartId part;
  guint16 control;
};

G_DEFINE_FINAL_TYPE (PlControlView, pl_control_view, GTK_TYPE_WIDGET)

static void
turn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlControlView *self = PL_CONTROL_VIEW (widget);

  pl_bench_view_turn (self->bench, self->part, self->control, g_variant_get_int32 (parameter));
}

static void
press_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlControlView *self = PL_CONTROL_VIEW (widget);

  pl_bench_view_press (self->bench, self->part, self->control);
}

static void
enter_cb (GtkEventControllerFocus *controller, gpointer data)
{
  pl_bench_view_come_to (PL_CONTROL_VIEW (data)->bench, PL_CONTROL_VIEW (data)->part);
}

/* The next turn is a new step. */
static void
leave_cb (GtkEventControllerFocus *controller, gpointer data)
{
  PlControlView *self = data;

  pl_history_end_merge (pl_document_get_history (self->bench->document));
}

static void
control_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  pl_bench_view_snapshot_focus (PL_CONTROL_VIEW (widget)->bench, widget, snapshot);
}

/* The ring is no part of the style, so a change of state does not draw it by itself. */
static void
control_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  gtk_widget_queue_draw (widget);
}

/* "LEVEL 45 %" */
static gboolean
control_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  PlControlView *self = PL_CONTROL_VIEW (widget);
  const PlPart *part
      = pl_patch_get_part (pl_document_get_patch (self->bench->document), self->part);
  g_autofree char *value
      = pl_words_value (part->kind, self->control, part->controls[self->control]);
  g_autofree char *tip
      = g_strdup_printf ("%s %s", pl_kind_control (part->kind, self->control)->label, value);

  gtk_tooltip_set_text (tooltip, tip);
  return !pl_bench_view_has_menu (self->bench);
}

static void
pl_control_view_class_init (PlControlViewClass *klass)
{
  static const struct
  {
    guint key;
    int steps;
  } turns[] = { { GDK_KEY_plus, 1 },       { GDK_KEY_equal, 1 },        { GDK_KEY_KP_Add, 1 },
                { GDK_KEY_minus, -1 },     { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_Page_Up, 5 },
                { GDK_KEY_Page_Down, -5 }, { GDK_KEY_Home, -1000 },     { GDK_KEY_End, 1000 } };
  static const guint presses[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = control_snapshot;
  widget_class->query_tooltip = control_query_tooltip;
  widget_class->state_flags_changed = control_state_flags_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_css_name (widget_class, "pl-control");
  gtk_widget_class_install_action (widget_class, "control.turn", "i", turn_cb);
  gtk_widget_class_install_action (widget_class, "control.press", NULL, press_cb);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    gtk_widget_class_add_binding_action (widget_class, turns[i].key, 0, "control.turn", "i",
                                         turns[i].steps);
  for (guint i = 0; i < G_N_ELEMENTS (presses); i++)
    gtk_widget_class_add_binding_action (widget_class, presses[i], 0, "control.press", NULL);
}

static void
pl_control_view_init (PlControlView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
pl_control_view_new (PlBenchView *bench, PlPartId part, guint16 control)
{
  const PlKind *kind = pl_patch_get_part (pl_document_get_patch (bench->document), part)->kind;
  gboolean is_switch = pl_kind_control (kind, control)->type == PL_CONTROL_SWITCH;
  PlControlView *self
      = g_object_new (PL_TYPE_CONTROL_VIEW, "accessible-role",
                      is_switch ? GTK_ACCESSIBLE_ROLE_BUTTON : GTK_ACCESSIBLE_ROLE_SLIDER, NULL);

  self->bench = bench;
  self->part = part;
  self->control = control;
  return GTK_WIDGET (self);
}

guint16
pl_control_view_get_control (PlControlView *self)
{
  return self->control;
}

void
pl_control_view_update (PlControlView *self)
{
  PlPatch *patch = pl_document_get_patch (self->bench->document);
  const PlPart *part = pl_patch_get_part (patch, self->part);
  const PlControl *control = pl_kind_control (part->kind, self->control);
  double now = part->controls[self->control];
  g_autofree char *device = pl_words_part (patch, self->part);
  g_autofree char *value = pl_words_value (part->kind, self->control, now);
  g_autofree char *section
      = control->section != NULL
            ? g_strconcat (", ", pl_words_section (part->kind, control->section), NULL)
            : g_strdup ("");
  g_autofree char *name = pl_words_fill (_ ("{device}{section}: {control}"), "device", device,
                                         "section", section, "control", control->label, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value, -1);
  if (control->type != PL_CONTROL_SWITCH)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                    control->min, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, control->max,
                                    GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, now,
                                    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
  else if (control->max < 1.5)
    gtk_accessible_update_state (
        GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
        now > 0.5 ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_PRELIGHT) != 0)
    gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}
