/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An invisible box over one painted device: holds its jacks, and moves the focus among them. */
#include <glib/gi18n.h>
#include <math.h>

#include "app/bench-private.h"
#include "app/jack-view.h"
#include "core/words.h"

#define PL_TYPE_DEVICE_VIEW (pl_device_view_get_type ())
G_DECLARE_FINAL_TYPE (PlDeviceView, pl_device_view, PL, DEVICE_VIEW, GtkWidget)

struct _PlDeviceView
{
  GtkWidget parent_instance;

  PlBenchView *bench; /* not owned: the parent */
  PlPartId part;
};

G_DEFINE_FINAL_TYPE (PlDeviceView, pl_device_view, GTK_TYPE_WIDGET)

/* The nearest jack in a direction from the focused one. */
static GtkWidget *
find_neighbour (PlDeviceView *self, GtkWidget *from, GtkDirectionType direction)
{
  PlSpot here, there;
  GtkWidget *best = NULL;
  double best_distance = (double) INFINITY;

  if (!pl_layout_get_spot (self->bench->layout, pl_jack_view_get_end (PL_JACK_VIEW (from)), &here))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      double dx, dy, along, across;

      if (child == from
          || !pl_layout_get_spot (self->bench->layout, pl_jack_view_get_end (PL_JACK_VIEW (child)),
                                  &there))
        continue;
      dx = there.x - here.x;
      dy = there.y - here.y;
      along = direction == GTK_DIR_LEFT    ? -dx
              : direction == GTK_DIR_RIGHT ? dx
              : direction == GTK_DIR_UP    ? -dy
                                           : dy;
      across = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT ? fabs (dy) : fabs (dx);
      if (along > 4.0 && along + 3.0 * across < best_distance)
        {
          best_distance = along + 3.0 * across;
          best = child;
        }
    }
  return best;
}

/* Tab goes from device to device; arrows go from jack to jack. */
static gboolean
device_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PlDeviceView *self = PL_DEVICE_VIEW (widget);
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  GtkWidget *next = NULL;

  if (current == NULL)
    next = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_LEFT
               ? gtk_widget_get_last_child (widget)
               : gtk_widget_get_first_child (widget);
  else if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    {
      next = find_neighbour (self, current, direction);
      if (next == NULL)
        next = current; /* stay: the edge of the panel is no exit */
    }
  return next != NULL && gtk_widget_grab_focus (next);
}

static void
device_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlDeviceView *self = PL_DEVICE_VIEW (widget);
  double zoom = pl_bench_view_get_zoom (self->bench);
  PlRect rect;

  if (!pl_layout_get_rect (self->bench->layout, self->part, &rect))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PlEnd end = pl_jack_view_get_end (PL_JACK_VIEW (child));
      const PlPanel *panel = pl_layout_get_panel (self->bench->layout, self->part);
      PlSpot spot = pl_panel_get_jack (panel, end.connector);
      double r = MAX (spot.r, 10.0) * zoom;
      GtkAllocation place
          = { (int) (spot.x * zoom - r), (int) (spot.y * zoom - r), (int) (2 * r), (int) (2 * r) };

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
device_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pl_device_view_parent_class)->dispose (object);
}

static void
pl_device_view_class_init (PlDeviceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = device_dispose;
  widget_class->size_allocate = device_size_allocate;
  widget_class->focus = device_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "pl-device");
}

static void
pl_device_view_init (PlDeviceView *self)
{
}

GtkWidget *
pl_device_view_new (PlBenchView *bench, PlPartId part)
{
  PlDeviceView *self = g_object_new (PL_TYPE_DEVICE_VIEW, NULL);
  const PlKind *kind = pl_patch_get_part (pl_document_get_patch (bench->document), part)->kind;

  self->bench = bench;
  self->part = part;
  for (guint16 i = 0; i < kind->connectors->len; i++)
    gtk_widget_set_parent (pl_jack_view_new (bench, (PlEnd){ part, i }), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
pl_device_view_update (GtkWidget *widget)
{
  PlDeviceView *self = PL_DEVICE_VIEW (widget);
  g_autofree char *name = pl_words_part (pl_document_get_patch (self->bench->document), self->part);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pl_jack_view_update (PL_JACK_VIEW (child));
}
