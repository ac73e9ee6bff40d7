/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which part of the bench is seen: fit, zoom, scroll, pinch, and the view kept in the file. */
#include <glib/gi18n.h>
#include <math.h>

#include "app/bench-private.h"
#include "app/pieces.h"

#define MIN_ZOOM       0.2
#define MAX_ZOOM       3.0
#define WHEEL_PAUSE_MS 400

enum
{
  CORNER_EDGE = 14,   /* from the window's edge to the zoom buttons */
  CORNER_HEIGHT = 56, /* and with their own height */
  MOVED_EDGE = 12,    /* around a device that was moved to the edge */
  LOOSE_PLUG = 36     /* bench px that a plug reaches beyond its cable's end */
};

static void
show_zoom (PlBenchView *self)
{
  g_autofree char *text = g_strdup_printf ("%.0f %%", self->zoom * 100.0);

  gtk_label_set_text (GTK_LABEL (self->zoom_label), text);
}

static void
show_zoom_cb (gpointer widget, gpointer data)
{
  show_zoom (widget);
}

/* For the middle of an allocation.  A label that asks for another size then is forgotten with
 * everything around it, if what is around is allocated for another reason (a toast that comes), and
 * the window stays empty until something else asks. */
static void
show_zoom_in_next_frame (PlBenchView *self)
{
  pl_later_in_frame (&self->telling_zoom, GTK_WIDGET (self), show_zoom_cb);
}

static void
view_changed (PlBenchView *self)
{
  show_zoom (self);
  pl_bench_view_forget_pictures (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
fit_into (PlBenchView *self, const PlRect *bounds, double width, double height)
{
  self->zoom = CLAMP (MIN (width / bounds->width, height / bounds->height), MIN_ZOOM, 1.0);
  self->x = bounds->x - (width / self->zoom - bounds->width) / 2.0;
  self->y = bounds->y - (height / self->zoom - bounds->height) / 2.0;
}

/* Whether a part, or a lead of its own, reaches into an area. */
static gboolean
reaches_into (PlBenchView *self, PlPartId id, const PlRect *area)
{
  guint n_strands = 0;
  const PlStrand *strands = pl_layout_get_strands (self->layout, id, &n_strands);
  PlRect rect;

  if (pl_layout_get_rect (self->layout, id, &rect) && pl_rect_intersects (&rect, area))
    return TRUE;
  for (guint i = 0; i < n_strands; i++)
    {
      PlRect run = pl_curve_bounds (&strands[i].curve);

      rect = pl_rect_grow (&run, LOOSE_PLUG);
      if (pl_rect_intersects (&rect, area))
        return TRUE;
    }
  return FALSE;
}

/* Whether a device or cable lies in the corner where the zoom buttons are. */
static gboolean
is_corner_taken (PlBenchView *self, double width, double height)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  PlPoint corner = pl_bench_view_to_bench (self, 0, height);
  PlRect pill = { corner.x, corner.y - CORNER_HEIGHT / self->zoom, width / self->zoom,
                  CORNER_HEIGHT / self->zoom };

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    if (reaches_into (self, id, &pill))
      return TRUE;
  return FALSE;
}

static void
fit_now (PlBenchView *self, double width, double height)
{
  PlRect bounds = pl_layout_get_bounds (self->layout);
  GtkRequisition corner;

  if (bounds.width <= 0 || width < 20 || height < 20)
    return;
  fit_into (self, &bounds, width, height);
  gtk_widget_get_preferred_size (self->zoom_box, NULL, &corner);
  if (height > 4 * CORNER_HEIGHT && is_corner_taken (self, corner.width + CORNER_EDGE, height))
    fit_into (self, &bounds, width, height - CORNER_HEIGHT);
}

void
pl_bench_view_fit (PlBenchView *self)
{
  self->fitted = self->to_fit = TRUE;
  self->wanted = (PlView){ 0 };
  fit_now (self, gtk_widget_get_width (GTK_WIDGET (self)),
           gtk_widget_get_height (GTK_WIDGET (self)));
  view_changed (self);
}

/* A bench that was fitted is so again in a window of another size, but not when something was put
 * on it: what one works on stays where it is. */
void
pl_bench_view_follow_size (PlBenchView *self, int width, int height)
{
  gboolean resized = width != self->painted_width || height != self->painted_height;

  if (self->wanted.zoom > 0.0)
    {
      self->fitted = FALSE;
      self->zoom = CLAMP (self->wanted.zoom, MIN_ZOOM, MAX_ZOOM);
      self->x = self->wanted.x - width / self->zoom / 2.0;
      self->y = self->wanted.y - height / self->zoom / 2.0;
      self->wanted = (PlView){ 0 };
    }
  else if (self->to_fit || (self->fitted && resized))
    fit_now (self, width, height);
  else if (!resized)
    return;
  self->to_fit = FALSE;
  self->painted_width = width;
  self->painted_height = height;
  pl_bench_view_drop_pictures (self);
  show_zoom_in_next_frame (self);
}

void
pl_bench_view_set_view (PlBenchView *self, PlView view)
{
  if (view.zoom <= 0.0)
    {
      pl_bench_view_fit (self);
      return;
    }
  self->wanted = view; /* until the size is known */
  pl_bench_view_forget_pictures (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

PlView
pl_bench_view_get_view (PlBenchView *self)
{
  PlPoint middle = pl_bench_view_to_bench (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                           gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);

  if (self->fitted)
    return (PlView){ 0 };
  return (PlView){ self->zoom, middle.x, middle.y };
}

static void
zoom_at (PlBenchView *self, double factor, double x, double y)
{
  PlPoint fixed = pl_bench_view_to_bench (self, x, y);

  self->fitted = FALSE;
  self->zoom = CLAMP (self->zoom * factor, MIN_ZOOM, MAX_ZOOM);
  self->x = fixed.x - x / self->zoom;
  self->y = fixed.y - y / self->zoom;
  view_changed (self);
}

void
pl_bench_view_zoom_by (PlBenchView *self, double factor)
{
  zoom_at (self, factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
           gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
pl_bench_view_zoom_to (PlBenchView *self, double zoom)
{
  pl_bench_view_zoom_by (self, zoom / self->zoom);
}

double
pl_bench_view_get_zoom (PlBenchView *self)
{
  return self->zoom;
}

void
pl_bench_view_scroll_by (PlBenchView *self, double dx, double dy)
{
  self->fitted = FALSE;
  self->x += dx / self->zoom;
  self->y += dy / self->zoom;
  view_changed (self);
}

gboolean
pl_bench_view_sees_part (PlBenchView *self, PlPartId id)
{
  PlRect rect;
  PlPoint from, to;

  if (!pl_layout_get_rect (self->layout, id, &rect))
    return FALSE;
  from = pl_bench_view_from_bench (self, (PlPoint){ rect.x, rect.y });
  to = pl_bench_view_from_bench (self, (PlPoint){ rect.x + rect.width, rect.y + rect.height });
  return from.x >= 0 && from.y >= 0 && to.x <= gtk_widget_get_width (GTK_WIDGET (self))
         && to.y <= gtk_widget_get_height (GTK_WIDGET (self));
}

/* How far to scroll so that a stretch lies within size px; of what is longer, half of that is
 * enough. */
static double
find_scroll (double from, double to, double size)
{
  double first = MOVED_EDGE, last = size - MOVED_EDGE;

  if (to - from > last - first)
    return from > size / 2.0 ? from - size / 2.0 : MIN (0.0, to - size / 2.0);
  return from < first ? from - first : MAX (0.0, to - last);
}

void
pl_bench_view_follow_part (PlBenchView *self, PlPartId id)
{
  PlRect rect;
  PlPoint from;
  double dx, dy;

  if (!pl_layout_get_rect (self->layout, id, &rect) || pl_bench_view_sees_part (self, id))
    return;
  from = pl_bench_view_from_bench (self, (PlPoint){ rect.x, rect.y });
  dx = find_scroll (from.x, from.x + rect.width * self->zoom,
                    gtk_widget_get_width (GTK_WIDGET (self)));
  dy = find_scroll (from.y, from.y + rect.height * self->zoom,
                    gtk_widget_get_height (GTK_WIDGET (self)));
  pl_bench_view_scroll_by (self, dx, dy);
}

gboolean
pl_bench_view_show_part (PlBenchView *self, PlPartId id)
{
  PlRect rect;

  if (!pl_layout_get_rect (self->layout, id, &rect) || pl_bench_view_sees_part (self, id))
    return FALSE;
  pl_bench_view_fit (self);
  return TRUE;
}

/* A wheel over a knob turns it, unless the wheel was zooming until just now. */
static gboolean
turn_below (PlBenchView *self, guint32 time, double dy)
{
  PlPoint point = pl_bench_view_to_bench (self, self->pointer_x, self->pointer_y);
  PlHit hit = pl_layout_pick (self->layout, point, 0.0);

  if (hit.type != PL_HIT_CONTROL || time - self->zoomed_at < WHEEL_PAUSE_MS)
    return FALSE;
  pl_bench_view_turn (self, hit.part, hit.control, dy < 0.0 ? 1 : -1);
  return TRUE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  PlBenchView *self = data;
  GtkEventController *event = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType state = gtk_event_controller_get_current_event_state (event);
  guint32 time = gtk_event_controller_get_current_event_time (event);
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  gboolean held = (state & GDK_CONTROL_MASK) != 0;

  if (wheel && !held && (state & GDK_SHIFT_MASK) != 0)
    pl_bench_view_scroll_by (self, 60.0 * (dx + dy), 0.0);
  else if (!wheel && !held)
    pl_bench_view_scroll_by (self, dx, dy);
  else if (held || !turn_below (self, time, dy))
    {
      self->zoomed_at = time;
      zoom_at (self, pow (1.1, -dy), self->pointer_x, self->pointer_y);
    }
  return TRUE;
}

/* Space and drag pans, whatever is below, as long as the pointer is what somebody uses: where a
 * ring shows who has the focus, Space is for that. */
static gboolean
space_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
          gpointer data)
{
  PlBenchView *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (keyval != GDK_KEY_space || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0
      || gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return FALSE;
  self->panning = TRUE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "all-scroll");
  return TRUE;
}

static void
space_released_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                   GdkModifierType state, gpointer data)
{
  PlBenchView *self = data;

  if (keyval != GDK_KEY_space || !self->panning)
    return;
  self->panning = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

/* Who goes away with Space down lets go of it elsewhere. */
static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer data)
{
  PL_BENCH_VIEW (data)->panning = FALSE;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, gpointer data)
{
  PlBenchView *self = data;
  double x, y;

  if (self->pinched_from > 0.0
      && gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    zoom_at (self, self->pinched_from * scale / self->zoom, x, y);
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer data)
{
  PL_BENCH_VIEW (data)->pinched_from = PL_BENCH_VIEW (data)->zoom;
}

/* The pill at the bottom left */

static void
zoom_in_cb (GtkButton *button, gpointer data)
{
  pl_bench_view_zoom_by (data, 1.2);
}

static void
zoom_out_cb (GtkButton *button, gpointer data)
{
  pl_bench_view_zoom_by (data, 1.0 / 1.2);
}

static void
zoom_fit_cb (GtkButton *button, gpointer data)
{
  pl_bench_view_fit (data);
}

static GtkWidget *
icon_button (const char *icon, const char *label, GCallback clicked, gpointer data)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  pl_piece_set_tip (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", clicked, data);
  return button;
}

static void
build_zoom_box (PlBenchView *self)
{
  GtkWidget *fit = gtk_button_new ();

  self->zoom_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_direction (self->zoom_box, GTK_TEXT_DIR_LTR); /* less is left, as on the bench */
  gtk_widget_add_css_class (self->zoom_box, "pl-zoom");
  self->zoom_label = gtk_label_new ("100 %");
  gtk_widget_set_direction (self->zoom_label, GTK_TEXT_DIR_LTR);
  gtk_label_set_width_chars (GTK_LABEL (self->zoom_label), 6);
  gtk_button_set_child (GTK_BUTTON (fit), self->zoom_label);
  gtk_widget_add_css_class (fit, "flat");
  pl_piece_set_tip (fit, _ ("Fit Everything"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (fit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Fit Everything"), -1);
  g_signal_connect (fit, "clicked", G_CALLBACK (zoom_fit_cb), self);
  gtk_box_append (GTK_BOX (self->zoom_box), icon_button ("zoom-out-symbolic", _ ("Zoom Out"),
                                                         G_CALLBACK (zoom_out_cb), self));
  gtk_box_append (GTK_BOX (self->zoom_box), fit);
  gtk_box_append (GTK_BOX (self->zoom_box),
                  icon_button ("zoom-in-symbolic", _ ("Zoom In"), G_CALLBACK (zoom_in_cb), self));
  gtk_widget_set_parent (self->zoom_box, GTK_WIDGET (self));
}

void
pl_bench_view_add_zoom (PlBenchView *self)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *space = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->zoom = 1.0;
  self->fitted = TRUE;
  build_zoom_box (self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_event_controller_set_propagation_phase (space, GTK_PHASE_CAPTURE);
  g_signal_connect (space, "key-pressed", G_CALLBACK (space_cb), self);
  g_signal_connect (space, "key-released", G_CALLBACK (space_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), space);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
