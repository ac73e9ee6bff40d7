/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An invisible box over one painted device: holds its jacks, and moves the focus among them.  A
 * cable has one, too, so that it is something by itself for a screen reader; inside are its
 * plugs that lie on the bench. */
#include <glib/gi18n.h>
#include <math.h>

#include "app/bench-private.h"
#include "app/control-view.h"
#include "app/jack-view.h"
#include "core/words.h"

#define PL_TYPE_DEVICE_VIEW (pl_device_view_get_type ())
G_DECLARE_FINAL_TYPE (PlDeviceView, pl_device_view, PL, DEVICE_VIEW, GtkWidget)

struct _PlDeviceView
{
  GtkWidget parent_instance;

  PlBenchView *bench; /* not owned: the parent */
  PlPartId part;
  GPtrArray *told; /* cables: the parts that its words were made of; NULL: none yet */
};

G_DEFINE_FINAL_TYPE (PlDeviceView, pl_device_view, GTK_TYPE_WIDGET)

static PlPoint
middle_of (GtkWidget *child)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds))
    return (PlPoint){ 0, 0 };
  return (PlPoint){ (double) (bounds.origin.x + bounds.size.width / 2.0f),
                    (double) (bounds.origin.y + bounds.size.height / 2.0f) };
}

/* The nearest jack or control in a direction from the focused one. */
static GtkWidget *
find_neighbour (PlDeviceView *self, GtkWidget *from, GtkDirectionType direction)
{
  PlPoint here = middle_of (from);
  GtkWidget *best = NULL;
  double best_distance = (double) INFINITY;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PlPoint there = middle_of (child);
      double dx = there.x - here.x, dy = there.y - here.y, along, across;

      if (child == from || !gtk_widget_get_visible (child))
        continue;
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

static GtkWidget *
first_visible (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !gtk_widget_get_visible (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Tab goes from device to device; arrows go from jack to jack. */
static gboolean
device_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PlDeviceView *self = PL_DEVICE_VIEW (widget);
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  GtkWidget *next = NULL;

  if (gtk_widget_get_focusable (widget)) /* a note: there is nothing inside */
    return !gtk_widget_is_focus (widget) && gtk_widget_grab_focus (widget);
  if (current == NULL)
    next = first_visible (widget);
  else if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    {
      next = find_neighbour (self, current, direction);
      if (next == NULL)
        next = current; /* stay: the edge of the panel is no exit */
    }
  return next != NULL && gtk_widget_grab_focus (next);
}

/* Of a jack or control on the panel, or of a plug on the bench, from the corner of the part. */
static PlSpot
spot_of (PlDeviceView *self, GtkWidget *child, const PlRect *rect)
{
  const PlPanel *panel = pl_layout_get_panel (self->bench->layout, self->part);
  PlSpot spot = { rect->x, rect->y, 14, 28, 28 };
  PlEnd end;

  if (PL_IS_CONTROL_VIEW (child))
    return pl_panel_get_control (panel, pl_control_view_get_control (PL_CONTROL_VIEW (child)));
  end = pl_jack_view_get_end (PL_JACK_VIEW (child));
  if (panel != NULL)
    return pl_panel_get_jack (panel, end.connector);
  (void) pl_layout_get_spot (self->bench->layout, end, &spot);
  spot.x -= rect->x;
  spot.y -= rect->y;
  return spot;
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
      PlSpot spot = spot_of (self, child, &rect);
      double w = MAX (spot.width, 20.0) * zoom, h = MAX (spot.height, 20.0) * zoom;
      GtkAllocation place
          = { (int) (spot.x * zoom - w / 2.0), (int) (spot.y * zoom - h / 2.0), (int) w, (int) h };

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
device_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  pl_bench_view_snapshot_focus (PL_DEVICE_VIEW (widget)->bench, widget, snapshot);
  GTK_WIDGET_CLASS (pl_device_view_parent_class)->snapshot (widget, snapshot);
}

static void
device_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&PL_DEVICE_VIEW (object)->told, g_ptr_array_unref);
  G_OBJECT_CLASS (pl_device_view_parent_class)->dispose (object);
}

static void
pl_device_view_class_init (PlDeviceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = device_dispose;
  widget_class->size_allocate = device_size_allocate;
  widget_class->focus = device_focus;
  widget_class->snapshot = device_snapshot;
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
  PlSpot spot;

  self->bench = bench;
  self->part = part;
  for (guint16 i = 0; i < kind->connectors->len && !pl_kind_is_cable (kind); i++)
    gtk_widget_set_parent (pl_jack_view_new (bench, (PlEnd){ part, i }), GTK_WIDGET (self));
  for (guint16 i = 0; i < kind->controls->len; i++)
    if (pl_layout_get_control (bench->layout, part, i, &spot))
      gtk_widget_set_parent (pl_control_view_new (bench, part, i), GTK_WIDGET (self));
  /* A cable's box lies over other gear. */
  gtk_widget_set_can_target (GTK_WIDGET (self), !pl_kind_is_cable (kind));
  gtk_widget_set_focusable (GTK_WIDGET (self), kind->category == PL_CATEGORY_NOTE);
  return GTK_WIDGET (self);
}

/* The cable and what it is plugged into: the same parts give the same words.  Parts never change,
 * so that a comparison of pointers will do. */
static gboolean
tells_already (PlDeviceView *self, const PlPatch *patch, const PlPart *part)
{
  g_autoptr (GPtrArray) now = g_ptr_array_new_with_free_func ((GDestroyNotify) pl_part_unref);
  gboolean same = self->told != NULL && self->told->len == part->kind->connectors->len + 1;

  g_ptr_array_add (now, pl_part_ref ((PlPart *) part));
  for (guint i = 0; i < part->kind->connectors->len; i++)
    {
      const PlPart *host = pl_patch_get_part (patch, part->seats[i].part);

      g_ptr_array_add (now, host != NULL ? pl_part_ref ((PlPart *) host) : NULL);
    }
  for (guint i = 0; i < now->len && same; i++)
    same = g_ptr_array_index (now, i) == g_ptr_array_index (self->told, i);
  if (!same)
    {
      g_clear_pointer (&self->told, g_ptr_array_unref);
      self->told = g_steal_pointer (&now);
    }
  return same;
}

char *
pl_device_view_dup_ends (const PlPatch *patch, const PlPart *cable)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cable->kind->connectors->len; i++)
    {
      const PlSeat *seat = &cable->seats[i];
      g_autofree char *place = seat->part != 0
                                   ? pl_words_end (patch, (PlEnd){ seat->part, seat->connector })
                                   : g_strdup (_ ("loose"));

      g_string_append_printf (out, "%s%s", i > 0 ? " – " : "", place);
    }
  return g_string_free (out, FALSE);
}

/* A plug in a jack is reached by that jack; inside is only what lies on the bench. */
static void
update_plugs (PlDeviceView *self, const PlPart *part)
{
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      GtkWidget *plug = pl_device_view_find (GTK_WIDGET (self), i, PL_NO_INDEX);
      gboolean loose = part->seats[i].part == 0;

      if (plug != NULL && !loose)
        {
          gtk_widget_unparent (plug);
          continue;
        }
      if (plug == NULL && loose)
        {
          plug = pl_jack_view_new (self->bench, (PlEnd){ self->part, i });
          gtk_widget_set_parent (plug, GTK_WIDGET (self));
        }
      if (plug != NULL)
        pl_jack_view_update (PL_JACK_VIEW (plug));
    }
}

static void
update_cable (PlDeviceView *self, const PlPatch *patch, const PlPart *part)
{
  g_autofree char *name = NULL, *ends = NULL;

  if (tells_already (self, patch, part))
    return;
  name = pl_words_part (patch, self->part);
  ends = pl_device_view_dup_ends (patch, part);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ends, -1);
  update_plugs (self, part);
}

void
pl_device_view_update (GtkWidget *widget)
{
  PlDeviceView *self = PL_DEVICE_VIEW (widget);
  PlPatch *patch = pl_document_get_patch (self->bench->document);
  const PlPart *part = pl_patch_get_part (patch, self->part);
  g_autofree char *name = NULL;

  if (pl_kind_is_cable (part->kind))
    {
      update_cable (self, patch, part);
      return;
    }
  name = pl_words_part (patch, self->part);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (PL_IS_JACK_VIEW (child))
      pl_jack_view_update (PL_JACK_VIEW (child));
    else
      pl_control_view_update (PL_CONTROL_VIEW (child));
}

GtkWidget *
pl_device_view_find (GtkWidget *widget, guint16 connector, guint16 control)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean found
          = PL_IS_JACK_VIEW (child)
                ? pl_jack_view_get_end (PL_JACK_VIEW (child)).connector == connector
                : connector == PL_NO_INDEX
                      && pl_control_view_get_control (PL_CONTROL_VIEW (child)) == control;

      if (found)
        return child;
    }
  return NULL;
}
