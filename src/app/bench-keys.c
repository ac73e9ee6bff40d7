/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bench without a pointer: Return picks up and drops, arrows point, Ctrl and arrows move a
 * device, Delete removes, plus and minus turn. */
#include <glib/gi18n.h>
#include <math.h>

#include "app/bench-private.h"
#include "app/compat.h"
#include "app/jack-view.h"
#include "core/words.h"

#define NUDGE_PX 20.0
#define PAN_PX   60.0

/* Plugs */

static gboolean
carries_audio (const PlConnector *connector)
{
  return connector->shape != PL_SHAPE_OTHER_SOCKET;
}

static void
take (PlBenchView *self, PlEnd end)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), end.part);
  const PlConnector *connector = pl_kind_connector (part->kind, end.connector);
  PlEnd plug = { 0, 0 };
  PlPoint hand;
  PlSpot spot;

  if (!pl_layout_get_spot (self->layout, end, &spot) || !carries_audio (connector))
    return;
  hand = (PlPoint){ spot.x + 40, spot.y + 60 };
  if (connector->moves)
    plug = end;
  else
    (void) pl_circuit_get_mate (pl_document_get_circuit (self->document), end, &plug, NULL);
  pl_bench_view_begin_plug (self, plug.part == 0 ? end : (PlEnd){ 0, 0 }, plug, hand);
  self->by_key = TRUE;
  pl_compat_announce (GTK_WIDGET (self),
                      _ ("Plug in hand. Go to another jack and press Return, or Escape."));
}

void
pl_bench_view_take_from_jack (PlBenchView *self, PlEnd jack)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), jack.part);

  if (self->grip != PL_GRIP_PLUG)
    {
      take (self, jack);
      return;
    }
  if (pl_kind_connector (part->kind, jack.connector)->moves)
    {
      (void) pl_bench_view_cancel (self);
      return;
    }
  self->by_key = TRUE;
  pl_bench_view_point_at (self, jack);
  pl_bench_view_drop_at_target (self);
}

void
pl_bench_view_point_at (PlBenchView *self, PlEnd jack)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), jack.part);
  PlSpot spot;

  if (self->grip != PL_GRIP_PLUG || !self->by_key
      || !pl_layout_get_spot (self->layout, jack, &spot))
    return;
  if (pl_kind_connector (part->kind, jack.connector)->moves)
    jack = (PlEnd){ 0, 0 }; /* a plug: nothing to plug into */
  else
    self->hand = (PlPoint){ spot.x, spot.y };
  if (jack.part == self->fixed.part && jack.connector == self->fixed.connector)
    jack = (PlEnd){ 0, 0 };
  pl_bench_view_set_target (self, jack);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Controls */

/* Turns of one control, and moves of one device, are one step to undo. */
static void
begin_merge (PlBenchView *self, PlPartId id, guint16 control)
{
  if (self->merging.part != id || self->merging.connector != control)
    pl_history_end_merge (pl_document_get_history (self->document));
  self->merging = (PlEnd){ id, control };
}

void
pl_bench_view_turn (PlBenchView *self, PlPartId id, guint16 index, int steps)
{
  static const double sizes[] = { [PL_UNIT_DB] = 1.0,
                                  [PL_UNIT_PERCENT] = 5.0,
                                  [PL_UNIT_PAN] = 0.1,
                                  [PL_UNIT_BALANCE] = 0.1,
                                  [PL_UNIT_POSITION] = 1.0 };
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);
  const PlControl *control = NULL;
  PlEdit edit = { .type = PL_EDIT_SET_CONTROL, .id = id, .index = index };
  double size;

  if (part == NULL || index >= part->kind->controls->len)
    return;
  control = pl_kind_control (part->kind, index);
  size = sizes[control->unit];
  edit.value = (round (part->controls[index] / size) + steps) * size;
  edit.value = CLAMP (edit.value, control->min, control->max);
  if (fabs (edit.value - part->controls[index]) < 1e-9)
    return;
  begin_merge (self, id, index);
  pl_bench_view_ask (self, &edit, 1, _ ("Turn a Knob"), TRUE);
}

/* A switch flips to its next position; a knob does nothing. */
void
pl_bench_view_press (PlBenchView *self, PlPartId id, guint16 index)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);
  const PlControl *control = pl_kind_control (part->kind, index);
  double value = part->controls[index] + 1.0;
  PlEdit edit = { .type = PL_EDIT_SET_CONTROL,
                  .id = id,
                  .index = index,
                  .value = value > control->max ? 0.0 : value };

  if (control->type == PL_CONTROL_SWITCH)
    pl_bench_view_ask (self, &edit, 1, _ ("Flip a Switch"), FALSE);
}

/* Focus */

gboolean
pl_bench_view_get_focused_end (PlBenchView *self, PlEnd *end)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !PL_IS_JACK_VIEW (focus)
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return FALSE;
  *end = pl_jack_view_get_end (PL_JACK_VIEW (focus));
  return TRUE;
}

/* A press also moves the focus, so that keys go on where the pointer was. */
void
pl_bench_view_focus_at (PlBenchView *self, const PlHit *hit)
{
  PlEnd end = hit->end;
  PlPartId part = hit->part;
  GtkWidget *device = NULL, *child = NULL;

  if (hit->type == PL_HIT_PLUG)
    {
      const PlSeat *seat
          = &pl_patch_get_part (pl_document_get_patch (self->document), part)->seats[end.connector];

      if (seat->part != 0)
        {
          part = seat->part;
          end.connector = seat->connector;
        }
    }
  device = g_hash_table_lookup (self->devices, GUINT_TO_POINTER (part));
  if (device != NULL && hit->type != PL_HIT_PART && hit->type != PL_HIT_CABLE)
    child = pl_device_view_find (device, hit->type == PL_HIT_CONTROL ? PL_NO_INDEX : end.connector,
                                 hit->control);
  (void) gtk_widget_grab_focus (child != NULL ? child : GTK_WIDGET (self));
}

PlPartId
pl_bench_view_find_current (PlBenchView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GHashTableIter iter;
  gpointer key, widget;

  g_hash_table_iter_init (&iter, self->devices);
  while (child != NULL && g_hash_table_iter_next (&iter, &key, &widget))
    if (widget == child)
      return GPOINTER_TO_UINT (key);
  return self->selected;
}

/* To who does not see it; at the edge of what a bench may hold nothing moves. */
static void
announce_move (PlBenchView *self, PlPartId id, PlPoint before)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  const PlPart *part = pl_patch_get_part (patch, id);
  g_autofree char *name = pl_words_part (patch, id);
  g_autofree char *sentence = NULL;
  const char *words = NULL;

  if (part->x < before.x)
    words = _ ("{device} moved to the left.");
  else if (part->x > before.x)
    words = _ ("{device} moved to the right.");
  else if (part->y < before.y)
    words = _ ("{device} moved up.");
  else if (part->y > before.y)
    words = _ ("{device} moved down.");
  if (words == NULL)
    return;
  sentence = pl_words_fill (words, "device", name, NULL);
  pl_compat_announce (GTK_WIDGET (self), sentence);
}

static gboolean
nudge (PlBenchView *self, double dx, double dy)
{
  PlPartId id = pl_bench_view_find_current (self);
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);
  PlPoint before;

  if (part == NULL || pl_kind_is_cable (part->kind))
    return FALSE;
  before = (PlPoint){ part->x, part->y };
  if (!pl_bench_view_is_selected (self, id))
    pl_bench_view_select_in_passing (self, id);
  self->fitted = FALSE;
  begin_merge (self, id, PL_NO_INDEX);
  pl_bench_view_begin_move (self);
  pl_bench_view_move_by (self, dx * NUDGE_PX, dy * NUDGE_PX, TRUE);
  announce_move (self, id, before);
  return TRUE;
}

/* Ctrl and space: another device joins what is selected, or leaves it.  What was selected only
 * because it was moved or put down is so on purpose then. */
static gboolean
toggle (PlBenchView *self)
{
  PlPartId id = pl_bench_view_find_current (self);
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);

  if (part == NULL || pl_kind_is_cable (part->kind))
    return FALSE;
  if (self->in_passing && pl_bench_view_is_selected (self, id))
    pl_bench_view_select (self, id, FALSE);
  else
    pl_bench_view_toggle_selected (self, id);
  pl_compat_announce (GTK_WIDGET (self), pl_bench_view_is_selected (self, id)
                                             ? _ ("Selected.")
                                             : _ ("No longer selected."));
  return TRUE;
}

/* Return on a note, or F2 on any device: its words. */
static gboolean
rename_current (PlBenchView *self, gboolean any)
{
  PlPartId id = pl_bench_view_find_current (self);
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);

  if (part == NULL || pl_kind_is_cable (part->kind)
      || (!any && part->kind->category != PL_CATEGORY_NOTE))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "bench.rename", "u", id);
}

/* The menu of the device that has the focus, for its knobs and for notes, or of what was clicked
 * last, or else of the bench; jacks have their own. */
static gboolean
open_menu (PlBenchView *self)
{
  PlPartId id = pl_bench_view_find_current (self);
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);
  PlHit hit = { .type = PL_HIT_PART, .part = id, .end = { id, 0 } };
  PlRect rect;
  PlPoint middle;

  if (part == NULL && gtk_widget_is_focus (GTK_WIDGET (self)))
    {
      pl_bench_view_open_ground_menu (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                      gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
      return TRUE;
    }
  if (part == NULL || !pl_layout_get_rect (self->layout, id, &rect))
    return FALSE;
  if (pl_kind_is_cable (part->kind))
    hit.type = PL_HIT_CABLE;
  middle = (PlPoint){ rect.x + rect.width / 2.0, rect.y + rect.height / 2.0 };
  middle = pl_bench_view_from_bench (self, middle);
  pl_bench_view_open_menu (self, hit, middle.x, middle.y);
  return TRUE;
}

static gboolean
arrow (PlBenchView *self, double dx, double dy, GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) != 0)
    return nudge (self, dx, dy);
  if (!gtk_widget_is_focus (GTK_WIDGET (self)))
    return FALSE;
  pl_bench_view_scroll_by (self, dx * PAN_PX, dy * PAN_PX);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        gpointer data)
{
  switch (keyval)
    {
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      return pl_bench_view_remove_selected (data);
    case GDK_KEY_space:
      return (state & GDK_CONTROL_MASK) != 0 && toggle (data);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return rename_current (data, FALSE);
    case GDK_KEY_F2:
      return rename_current (data, TRUE);
    case GDK_KEY_Menu:
      return open_menu (data);
    case GDK_KEY_F10:
      return (state & GDK_SHIFT_MASK) != 0 && open_menu (data);
    case GDK_KEY_Left:
      return arrow (data, -1, 0, state);
    case GDK_KEY_Right:
      return arrow (data, 1, 0, state);
    case GDK_KEY_Up:
      return arrow (data, 0, -1, state);
    case GDK_KEY_Down:
      return arrow (data, 0, 1, state);
    default:
      return FALSE;
    }
}

/* Escape lets go, wherever the focus is. */
static gboolean
root_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
             gpointer data)
{
  PlBenchView *self = data;
  gboolean has_plug = self->grip == PL_GRIP_PLUG;

  if (keyval != GDK_KEY_Escape || !pl_bench_view_cancel (self))
    return GDK_EVENT_PROPAGATE;
  if (has_plug)
    pl_compat_announce (GTK_WIDGET (self), _ ("Let go. Everything is as it was."));
  return GDK_EVENT_STOP;
}

void
pl_bench_view_add_root_keys (PlBenchView *self)
{
  self->root_keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->root_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->root_keys, "key-pressed", G_CALLBACK (root_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->root_keys);
}

void
pl_bench_view_remove_root_keys (PlBenchView *self)
{
  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                self->root_keys);
  self->root_keys = NULL;
}

void
pl_bench_view_add_keys (PlBenchView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
