/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gestures to wishes.  While something is in hand nothing is changed; one edit is asked for at the
 * end. */
#include <glib/gi18n.h>
#include <math.h>

#include "app/bench-private.h"
#include "app/compat.h"
#include "core/words.h"

static void
show_try (PlBenchView *self, const PlTry *try)
{
  g_autofree char *text = NULL;

  if (try->cable != NULL && *self->cable == '\0')
    text = pl_words_fill (_ ("{sentence}\nCable: {cable}"), "sentence", try->sentence, "cable",
                          pl_words_kind (try->cable), NULL);
  pl_bench_view_show_card (self, try->grade, try->title, text != NULL ? text : try->sentence);
}

void
pl_bench_view_forget_try (PlBenchView *self)
{
  pl_try_clear (&self->tried);
  self->is_tried = FALSE;
}

/* What the card has promised, or what would happen now when the bench is another since. */
static PlTry
take_try (PlBenchView *self)
{
  PlTry try = self->tried;

  if (!self->is_tried)
    pl_bench_view_try (self, pl_bench_view_get_hold (self), self->target, &try);
  self->tried = (PlTry){ 0 };
  self->is_tried = FALSE;
  return try;
}

/* Of the target, on the card. */
static void
try_target (PlBenchView *self)
{
  pl_bench_view_try (self, pl_bench_view_get_hold (self), self->target, &self->tried);
  self->is_tried = TRUE;
  show_try (self, &self->tried);
  pl_compat_announce (self->card, self->tried.sentence);
}

void
pl_bench_view_try_again (PlBenchView *self)
{
  pl_bench_view_forget_try (self);
  if (self->grip != PL_GRIP_PLUG)
    return;
  if (self->target.part != 0)
    try_target (self);
  pl_bench_view_drop_hand (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pl_bench_view_set_target (PlBenchView *self, PlEnd target)
{
  if (target.part == self->target.part && target.connector == self->target.connector)
    return;
  self->target = target;
  pl_bench_view_forget_try (self);
  if (target.part == 0)
    {
      pl_bench_view_hide_card (self);
      return;
    }
  try_target (self);
}

void
pl_bench_view_begin_plug (PlBenchView *self, PlEnd fixed, PlEnd moving, PlPoint hand)
{
  self->grip = PL_GRIP_PLUG;
  self->fixed = fixed;
  self->moving = moving;
  self->hand = hand;
  self->target = (PlEnd){ 0, 0 };
  pl_bench_view_hide_card (self); /* it may have been about the focus */
  pl_bench_view_drop_hand (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
let_go (PlBenchView *self)
{
  self->grip = PL_GRIP_NONE;
  self->fixed = self->moving = self->target = (PlEnd){ 0, 0 };
  self->by_key = self->sticky = FALSE;
  pl_bench_view_leave_edge (self);
  pl_bench_view_forget_try (self);
  pl_bench_view_hide_card (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
pl_bench_view_cancel (PlBenchView *self)
{
  if (self->grip == PL_GRIP_NONE)
    return FALSE;
  if (self->grip == PL_GRIP_DEVICE)
    pl_bench_view_move_by (self, 0, 0, TRUE);
  if (self->grip == PL_GRIP_CONTROL)
    {
      PlEdit edit = { .type = PL_EDIT_SET_CONTROL,
                      .id = self->hit.part,
                      .index = self->hit.control,
                      .value = self->origin_value };
      pl_bench_view_ask (self, &edit, 1, _ ("Turn a Knob"), TRUE);
    }
  let_go (self);
  return TRUE;
}

/* A new cable whose far end lies where it was let go.  When the cable does not fit the jack, the
 * refusal says why. */
static void
lay_down_new (PlBenchView *self)
{
  PlCatalog *catalog = pl_library_get_catalog (pl_document_get_library (self->document));
  PlKind *kind = pl_catalog_find (catalog, *self->cable != '\0' ? self->cable : "trs-trs");
  PlPatch *patch = pl_document_get_patch (self->document);
  PlPartId id = pl_patch_next_id (patch);
  const PlKind *host = pl_patch_get_part (patch, self->fixed.part)->kind;
  PlPoint place = pl_bench_view_keep_in_sight (self, self->hand);
  PlEdit edits[3];
  guint16 there = 0, hand = 1;

  if (kind == NULL)
    return;
  (void) pl_bench_view_choose_ends (kind, pl_kind_connector (host, self->fixed.connector), &there,
                                    &hand);
  edits[0] = (PlEdit){ .type = PL_EDIT_ADD, .kind = kind };
  edits[1] = (PlEdit){ .type = PL_EDIT_PLUG, .from = { id, there }, .to = self->fixed };
  edits[2] = (PlEdit){ .type = PL_EDIT_UNPLUG, .from = { id, hand }, .x = place.x, .y = place.y };
  pl_bench_view_ask (self, edits, 3, _ ("Lay a Cable"), FALSE);
}

static void
lay_down (PlBenchView *self)
{
  PlPoint place = pl_bench_view_keep_in_sight (self, self->hand);
  PlEdit edit = { .type = PL_EDIT_UNPLUG, .from = self->moving, .x = place.x, .y = place.y };

  self->grip = PL_GRIP_NONE; /* the answer repaints the bench */
  if (self->moving.part == 0)
    lay_down_new (self);
  else
    pl_bench_view_ask (self, &edit, 1, _ ("Unplug"), FALSE);
}

static gboolean
sits_there (PlBenchView *self, PlEnd jack)
{
  const PlPart *part
      = pl_patch_get_part (pl_document_get_patch (self->document), self->moving.part);

  return part != NULL && part->seats[self->moving.connector].part == jack.part
         && part->seats[self->moving.connector].connector == jack.connector;
}

void
pl_bench_view_drop_at_target (PlBenchView *self)
{
  PlEnd target = self->target;
  PlTry try;

  if (target.part == 0 || sits_there (self, target))
    {
      let_go (self);
      return;
    }
  try = take_try (self);
  if (try.possible)
    {
      PlEnd fixed = self->fixed;

      self->is_dropping = !self->by_key;
      let_go (self); /* first: the answer repaints the bench */
      pl_bench_view_ask (self, try.edits, try.n_edits, _ ("Plug In"), FALSE);
      self->is_dropping = FALSE;
      pl_bench_view_offer_pair (self, fixed, target, try.cable);
    }
  else
    pl_compat_announce (self->card, try.sentence);
  pl_try_clear (&try);
}

/* Pressing */

static gboolean
jack_carries_audio (PlBenchView *self, PlEnd jack)
{
  const PlKind *kind = pl_patch_get_part (pl_document_get_patch (self->document), jack.part)->kind;

  return pl_kind_connector (kind, jack.connector)->shape != PL_SHAPE_OTHER_SOCKET;
}

static void
begin_device (PlBenchView *self, PlPartId id, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    pl_bench_view_toggle_selected (self, id);
  else if (pl_bench_view_is_selected (self, id))
    self->selected = id;
  else
    pl_bench_view_select (self, id, FALSE);
  if (!pl_bench_view_is_selected (self, id))
    return;
  self->grip = PL_GRIP_DEVICE;
  pl_bench_view_begin_move (self);
}

static void
begin_pan (PlBenchView *self)
{
  self->grip = PL_GRIP_PAN;
  self->origin_x = self->x;
  self->origin_y = self->y;
}

static void
begin_empty (PlBenchView *self, PlPoint point, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    pl_bench_view_select (self, self->hit.part, FALSE);
  if (self->hit.type == PL_HIT_NOTHING && (state & GDK_SHIFT_MASK) != 0)
    {
      self->grip = PL_GRIP_BAND;
      self->band[0] = self->band[1] = point;
      return;
    }
  begin_pan (self);
  pl_bench_view_light (self, self->hit.part);
}

static void
begin_hit (PlBenchView *self, PlPoint point, GdkModifierType state)
{
  switch (self->hit.type)
    {
    case PL_HIT_PLUG:
      pl_bench_view_select (self, 0, FALSE);
      pl_bench_view_begin_plug (self, (PlEnd){ 0, 0 }, self->hit.end, point);
      return;
    case PL_HIT_JACK:
      pl_bench_view_select (self, 0, FALSE);
      if (jack_carries_audio (self, self->hit.end))
        pl_bench_view_begin_plug (self, self->hit.end, (PlEnd){ 0, 0 }, point);
      return;
    case PL_HIT_CONTROL:
      self->grip = PL_GRIP_CONTROL;
      self->origin_value
          = pl_patch_get_part (pl_document_get_patch (self->document), self->hit.part)
                ->controls[self->hit.control];
      return;
    case PL_HIT_PART:
      begin_device (self, self->hit.part, state);
      return;
    case PL_HIT_CABLE:
    case PL_HIT_NOTHING:
      begin_empty (self, point, state);
      return;
    }
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  PlBenchView *self = data;
  PlPoint point = pl_bench_view_to_bench (self, x, y);
  GtkWidget *below = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (below != NULL && gtk_widget_is_ancestor (below, self->zoom_box))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->start_x = x;
  self->start_y = y;
  self->last_hand = (PlHand){ .dx = (double) NAN };
  if (self->sticky)
    return; /* the second click: drops at its end */
  (void) pl_bench_view_cancel (self);
  pl_history_end_merge (pl_document_get_history (self->document));
  if (self->panning)
    {
      begin_pan (self);
      return;
    }
  self->hit = pl_layout_pick (self->layout, point, 3.0 / self->zoom);
  pl_bench_view_focus_at (self, &self->hit);
  begin_hit (self, point,
             gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

void
pl_bench_view_drag_plug (PlBenchView *self, double x, double y)
{
  PlPoint hand = pl_bench_view_to_bench (self, x, y);
  PlHit hit = { .type = PL_HIT_NOTHING };
  PlEnd target = { 0, 0 };

  if (fabs (hand.x - self->hand.x) < 1e-6 && fabs (hand.y - self->hand.y) < 1e-6)
    return; /* see is_told_again() */
  self->hand = hand;
  if (!pl_bench_view_follow_edge (self, x, y)) /* nobody aims at what lies below a pane */
    hit = pl_layout_pick (self->layout, self->hand, 6.0 / self->zoom);
  if (hit.type == PL_HIT_JACK)
    target = hit.end;
  else if (hit.type == PL_HIT_PLUG)
    {
      const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), hit.end.part);
      const PlSeat *seat = &part->seats[hit.end.connector];
      target = (PlEnd){ seat->part, seat->connector };
    }
  if (target.part == self->fixed.part && target.connector == self->fixed.connector)
    target = (PlEnd){ 0, 0 };
  if (sits_there (self, target))
    target = (PlEnd){ 0, 0 };
  pl_bench_view_set_target (self, target);
  if (gtk_widget_get_child_visible (self->card))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_control (PlBenchView *self, double dx, double dy)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), self->hit.part);
  const PlControl *control = NULL;
  PlEdit edit = { .type = PL_EDIT_SET_CONTROL, .id = self->hit.part, .index = self->hit.control };

  if (part == NULL)
    return;
  control = pl_kind_control (part->kind, self->hit.control);
  if (control->type == PL_CONTROL_SWITCH)
    return;
  edit.value = self->origin_value + (dx - dy) / 160.0 * (control->max - control->min);
  edit.value = CLAMP (edit.value, control->min, control->max);
  edit.value = control->unit >= PL_UNIT_PAN ? round (edit.value * 20.0) / 20.0 : round (edit.value);
  pl_bench_view_ask (self, &edit, 1, _ ("Turn a Knob"), TRUE);
}

static void
pan (PlBenchView *self, double dx, double dy)
{
  self->fitted = FALSE;
  self->x = self->origin_x - dx / self->zoom;
  self->y = self->origin_y - dy / self->zoom;
  pl_bench_view_forget_pictures (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Where a hand is that rests.  The toolkit tells it after each layout, and each answer asks for a
 * layout: frames would never end while a button is held. */
static gboolean
is_told_again (PlBenchView *self, double dx, double dy, GdkModifierType state)
{
  const PlHand *last = &self->last_hand;

  return fabs (dx - last->dx) < 0.01 && fabs (dy - last->dy) < 0.01 && state == last->state
         && fabs (self->x - last->x) < 1e-6 && fabs (self->y - last->y) < 1e-6
         && fabs (self->zoom - last->zoom) < 1e-6;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  PlBenchView *self = data;
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (is_told_again (self, dx, dy, state))
    return;
  switch (self->grip)
    {
    case PL_GRIP_NONE:
      break;
    case PL_GRIP_PAN:
      pan (self, dx, dy);
      break;
    case PL_GRIP_DEVICE:
      if (hypot (dx, dy) < 4.0)
        break;
      self->fitted = FALSE;
      pl_bench_view_move_by (self, dx / self->zoom, dy / self->zoom, (state & GDK_ALT_MASK) != 0);
      break;
    case PL_GRIP_BAND:
      self->band[1] = pl_bench_view_to_bench (self, self->start_x + dx, self->start_y + dy);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    case PL_GRIP_CONTROL:
      drag_control (self, dx, dy);
      break;
    case PL_GRIP_PLUG:
      pl_bench_view_drag_plug (self, self->start_x + dx, self->start_y + dy);
      break;
    }
  self->last_hand = (PlHand){ dx, dy, self->x, self->y, self->zoom, state };
}

/* Back where it came from. */
static gboolean
is_home (PlBenchView *self)
{
  PlHit hit = pl_layout_pick (self->layout, self->hand, 3.0 / self->zoom);

  if (hit.type == PL_HIT_JACK)
    return (hit.end.part == self->fixed.part && hit.end.connector == self->fixed.connector)
           || sits_there (self, hit.end);
  return hit.type == PL_HIT_PLUG && hit.end.part == self->moving.part
         && hit.end.connector == self->moving.connector;
}

static void
end_plug (PlBenchView *self, double dx, double dy)
{
  if (hypot (dx, dy) < 5.0 && !self->sticky)
    {
      self->sticky = TRUE; /* a click: the plug follows the pointer until the next one */
      pl_compat_announce (GTK_WIDGET (self), _ ("Plug in hand."));
      return;
    }
  if (self->target.part != 0)
    pl_bench_view_drop_at_target (self);
  else if (!is_home (self))
    lay_down (self);
  let_go (self);
}

/* A note that is clicked again is written on. */
static void
clicked_device (PlBenchView *self)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), self->hit.part);
  gint64 now = g_get_monotonic_time ();

  if (part != NULL && part->kind->category == PL_CATEGORY_NOTE && self->clicked == self->hit.part
      && now - self->clicked_at < 500000)
    gtk_widget_activate_action (GTK_WIDGET (self), "bench.rename", "u", self->hit.part);
  self->clicked = self->hit.part;
  self->clicked_at = now;
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  PlBenchView *self = data;
  PlGrip grip = self->grip;

  if (grip == PL_GRIP_PLUG)
    {
      end_plug (self, dx, dy);
      return;
    }
  if (grip == PL_GRIP_CONTROL && hypot (dx, dy) < 3.0)
    pl_bench_view_press (self, self->hit.part, self->hit.control);
  if (grip == PL_GRIP_CONTROL || grip == PL_GRIP_DEVICE)
    pl_history_end_merge (pl_document_get_history (self->document));
  if (grip == PL_GRIP_BAND)
    {
      PlRect band = pl_bench_view_get_band (self);

      pl_bench_view_select_in (self, &band);
    }
  if (grip == PL_GRIP_DEVICE && hypot (dx, dy) < 3.0)
    clicked_device (self);
  else if (grip == PL_GRIP_DEVICE) /* whatever lies below a pane could not be had back */
    pl_bench_view_follow_part (self, self->hit.part);
  self->grip = PL_GRIP_NONE;
  self->guide_x = self->guide_y = (double) NAN;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Another button went down, or the window was taken away: what is in hand goes back. */
static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer data)
{
  PlBenchView *self = data;
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (pl_bench_view_cancel (self) && event != NULL)
    self->cancelled_at = gdk_event_get_time (event);
}

/* Hovering lights the whole run. */
static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer data)
{
  PlBenchView *self = data;
  gboolean rests = fabs (x - self->pointer_x) < 0.5 && fabs (y - self->pointer_y) < 0.5;
  PlHit hit;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->sticky)
    pl_bench_view_drag_plug (self, x, y);
  if (self->grip != PL_GRIP_NONE || rests) /* the toolkit tells again what has moved below it */
    return;
  pl_bench_view_hide_card (self);
  hit = pl_layout_pick (self->layout, pl_bench_view_to_bench (self, x, y), 3.0 / self->zoom);
  pl_bench_view_light (self, hit.type == PL_HIT_CABLE || hit.type == PL_HIT_PLUG ? hit.part : 0);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   hit.type == PL_HIT_JACK || hit.type == PL_HIT_PLUG ? "grab"
                                   : hit.type == PL_HIT_CONTROL                       ? "ns-resize"
                                                                                      : NULL);
}

static void
menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  PlBenchView *self = data;
  PlHit hit = pl_layout_pick (self->layout, pl_bench_view_to_bench (self, x, y), 3.0 / self->zoom);
  guint32 time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));

  if (pl_bench_view_cancel (self) || (self->cancelled_at != 0 && self->cancelled_at == time))
    return;
  g_clear_weak_pointer (&self->focus_before); /* the focus follows the hand, and stays there */
  pl_bench_view_focus_at (self, &hit);
  pl_bench_view_open_menu (self, hit, x, y);
}

/* Gear dragged from the pane */
static gboolean
gear_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  PlBenchView *self = data;
  const char *text = g_value_get_string (value);
  PlCatalog *catalog = pl_library_get_catalog (pl_document_get_library (self->document));
  PlKind *kind = NULL;

  if (text != NULL && g_str_has_prefix (text, "patchlead-kind:"))
    kind = pl_catalog_find (catalog, text + strlen ("patchlead-kind:"));
  if (kind == NULL || pl_kind_is_cable (kind))
    return FALSE;
  pl_bench_view_place (self, kind, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  return TRUE;
}

void
pl_bench_view_add_gestures (PlBenchView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self); /* before the end */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (drop, "drop", G_CALLBACK (gear_dropped_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drop));
}
