/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gestures.h"

#include "app/bench-private.h"
#include "app/window-private.h"

enum
{
  FRAME_MS = 18, /* the toolkit takes motion once in a frame */
  MOST_ROUNDS = 4000
};

void
monkey_settle (guint ms)
{
  gint64 quiet_since = g_get_monotonic_time ();

  for (guint i = 0; i < MOST_ROUNDS; i++)
    {
      if (g_main_context_iteration (NULL, FALSE))
        quiet_since = g_get_monotonic_time ();
      else if (g_get_monotonic_time () - quiet_since >= (gint64) ms * 1000)
        return;
      else
        g_usleep (500);
    }
}

static gboolean
chance (Monkey *self, guint percent)
{
  return (guint) g_rand_int_range (self->rand, 0, 100) < percent;
}

static PlBenchView *
bench_of (Monkey *self)
{
  return PL_BENCH_VIEW (self->window->bench);
}

/* Places, in px of the screen */

/* Not on the title bar or at the edges: who presses there moves or resizes the window, and without
 * a window manager that never ends. */
enum
{
  TITLE_BAR = 60,
  EDGE = 14
};

static graphene_point_t
anywhere (Monkey *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->window));
  int height = gtk_widget_get_height (GTK_WIDGET (self->window));

  return GRAPHENE_POINT_INIT ((float) g_rand_int_range (self->rand, EDGE, width - EDGE),
                              (float) g_rand_int_range (self->rand, TITLE_BAR, height - EDGE));
}

/* From px of the bench's widget, if it is in sight; without a window manager the surface lies at
 * the origin. */
static graphene_point_t
to_screen (Monkey *self, PlPoint point)
{
  graphene_point_t in = GRAPHENE_POINT_INIT ((float) point.x, (float) point.y), out;
  double dx, dy;

  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &dx, &dy);
  if (!gtk_widget_contains (self->window->bench, point.x, point.y)
      || !gtk_widget_compute_point (self->window->bench, GTK_WIDGET (self->window), &in, &out))
    return anywhere (self);
  return GRAPHENE_POINT_INIT (out.x + (float) dx, out.y + (float) dy);
}

/* A part, at random; 0: the bench is empty. */
static PlPartId
some_part (Monkey *self)
{
  PlPatch *patch = pl_document_get_patch (self->window->document);
  guint n = pl_patch_count_parts (patch);
  PlPartId id = 0;

  if (n == 0)
    return 0;
  for (int skip = g_rand_int_range (self->rand, 0, (gint32) n); skip >= 0; skip--)
    id = pl_patch_next_part (patch, id);
  return id;
}

/* A jack, plug, knob or the body of something. */
static graphene_point_t
something (Monkey *self)
{
  PlBenchView *bench = bench_of (self);
  PlPartId id = some_part (self);
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->window->document), id);
  PlSpot spot;
  PlRect rect;

  if (part == NULL)
    return anywhere (self);
  if (part->kind->controls->len > 0 && chance (self, 20))
    {
      guint16 control
          = (guint16) g_rand_int_range (self->rand, 0, (gint32) part->kind->controls->len);

      if (pl_layout_get_control (bench->layout, id, control, &spot))
        return to_screen (self, pl_bench_view_from_bench (bench, (PlPoint){ spot.x, spot.y }));
    }
  if (part->kind->connectors->len > 0 && chance (self, 85))
    {
      PlEnd end = { id, (guint16) g_rand_int_range (self->rand, 0,
                                                    (gint32) part->kind->connectors->len) };

      if (pl_layout_get_spot (bench->layout, end, &spot))
        return to_screen (self, pl_bench_view_from_bench (bench, (PlPoint){ spot.x, spot.y }));
    }
  if (!pl_layout_get_rect (bench->layout, id, &rect))
    return anywhere (self);
  return to_screen (
      self, pl_bench_view_from_bench (bench, (PlPoint){ rect.x + 5.0, rect.y + rect.height / 2 }));
}

static graphene_point_t
some_place (Monkey *self, guint percent_things)
{
  return chance (self, percent_things) ? something (self) : anywhere (self);
}

static void
go (Monkey *self, graphene_point_t to)
{
  hands_move (self->hands, (int) to.x, (int) to.y);
  monkey_settle (0);
}

static GdkModifierType
some_modifiers (Monkey *self)
{
  static const GdkModifierType some[]
      = { 0, 0, 0, 0, GDK_SHIFT_MASK, GDK_CONTROL_MASK, GDK_ALT_MASK };

  return some[g_rand_int_range (self->rand, 0, (gint32) G_N_ELEMENTS (some))];
}

/* Other windows */

/* The one that was opened last, or the main one. */
static GtkWindow *
find_front (Monkey *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWindow *front = GTK_WINDOW (self->window);

  for (GList *item = windows; item != NULL; item = item->next)
    if (item->data != self->window && gtk_widget_get_mapped (item->data))
      front = item->data;
  return front;
}

/* The toolkit's own choosers of files and printers are not what is tried here, and they do not bear
 * it: when a folder has been read while nothing in the chooser has the focus, GTK 4.8 asks whether
 * NULL is inside its list and says so with a critical.  They are sent away before they have read
 * anything. */
static gboolean
send_away_cb (gpointer data)
{
  if (gtk_widget_get_mapped (data))
    gtk_dialog_response (data, GTK_RESPONSE_CANCEL);
  return G_SOURCE_REMOVE;
}

static void
map_cb (GtkWidget *window, gpointer data)
{
  if (GTK_IS_FILE_CHOOSER (window) || g_str_has_prefix (G_OBJECT_TYPE_NAME (window), "GtkPrint"))
    g_idle_add_full (G_PRIORITY_HIGH, send_away_cb, g_object_ref (window), g_object_unref);
}

static void
windows_cb (GListModel *windows, guint position, guint n_removed, guint n_added, gpointer data)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      g_signal_connect (window, "map", G_CALLBACK (map_cb), NULL); /* what it is, is not told yet */
    }
}

void
monkey_mind_choosers (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_cb), NULL);
}

/* Pointer */

/* Whether the window below would move or be resized.  Without a window manager GTK does that
 * itself: it grabs the pointer while the button is down, and 4.8 then counts twice that it is up
 * again (“Broken accounting of active state”), once for the grab and once for the release. */
static gboolean
is_on_handle (void)
{
  GdkSeat *seat = gdk_display_get_default_seat (gdk_display_get_default ());
  double x, y, dx, dy;
  GdkSurface *surface = gdk_device_get_surface_at_position (gdk_seat_get_pointer (seat), &x, &y);
  GtkNative *native = surface != NULL ? gtk_native_get_for_surface (surface) : NULL;
  GtkWidget *below = NULL;

  if (native == NULL || !GTK_IS_WINDOW (native))
    return FALSE;
  gtk_native_get_surface_transform (native, &dx, &dy);
  below = gtk_widget_pick (GTK_WIDGET (native), x - dx, y - dy, GTK_PICK_DEFAULT);
  return below == NULL || GTK_IS_WINDOW (below)
         || gtk_widget_get_ancestor (below, GTK_TYPE_WINDOW_HANDLE) != NULL;
}

static void
press_unless_on_handle (Monkey *self)
{
  if (!is_on_handle ())
    hands_press (self->hands, 1);
}

static void
drag_between (Monkey *self, graphene_point_t from, graphene_point_t to)
{
  guint n_steps = (guint) g_rand_int_range (self->rand, 2, 5);

  go (self, from);
  monkey_settle (FRAME_MS);
  hands_hold (self->hands, some_modifiers (self));
  press_unless_on_handle (self);
  monkey_settle (0);
  for (guint i = 1; i <= n_steps; i++)
    {
      float by = (float) i / (float) n_steps;

      go (self, GRAPHENE_POINT_INIT (from.x + (to.x - from.x) * by, from.y + (to.y - from.y) * by));
      monkey_settle (i == n_steps ? FRAME_MS : 2);
    }
  hands_let_go (self->hands);
}

static void
drag (Monkey *self)
{
  graphene_point_t from = some_place (self, 90);

  drag_between (self, from, some_place (self, 80));
  hands_release (self->hands, 1);
}

/* Something else is done while a thing is in hand. */
static void
drag_and_key (Monkey *self)
{
  static const guint few[] = { GDK_KEY_Escape, GDK_KEY_Delete, GDK_KEY_z, GDK_KEY_Tab, GDK_KEY_0 };
  guint key = few[g_rand_int_range (self->rand, 0, (gint32) G_N_ELEMENTS (few))];
  graphene_point_t from = some_place (self, 95);

  drag_between (self, from, some_place (self, 80));
  hands_key (self->hands, key, key == GDK_KEY_z || key == GDK_KEY_0 ? GDK_CONTROL_MASK : 0);
  monkey_settle (FRAME_MS);
  hands_release (self->hands, 1);
}

static void
click (Monkey *self)
{
  go (self, some_place (self, 70));
  monkey_settle (FRAME_MS);
  hands_hold (self->hands, some_modifiers (self));
  press_unless_on_handle (self);
  hands_release (self->hands, 1);
  hands_let_go (self->hands);
}

/* The menu of something, and one of its items. */
static void
menu (Monkey *self)
{
  int n_down = g_rand_int_range (self->rand, 0, 12);

  go (self, some_place (self, 95));
  monkey_settle (FRAME_MS);
  hands_click (self->hands, 3);
  monkey_settle (2 * FRAME_MS);
  for (int i = 0; i < n_down; i++)
    hands_key (self->hands, GDK_KEY_Down, 0);
  monkey_settle (FRAME_MS);
  hands_key (self->hands, chance (self, 80) ? GDK_KEY_Return : GDK_KEY_Escape, 0);
  monkey_settle (FRAME_MS);
  if (chance (self, 50)) /* into a submenu */
    {
      hands_key (self->hands, GDK_KEY_Down, 0);
      hands_key (self->hands, GDK_KEY_Return, 0);
    }
}

static void
wheel (Monkey *self)
{
  guint button = chance (self, 50) ? 4 : 5;
  int n = g_rand_int_range (self->rand, 1, 5);

  go (self, some_place (self, 60));
  monkey_settle (FRAME_MS);
  hands_hold (self->hands, some_modifiers (self));
  for (int i = 0; i < n; i++)
    hands_click (self->hands, button);
  hands_let_go (self->hands);
}

/* Keys */

static const struct
{
  guint key;
  GdkModifierType modifiers;
} keys[] = {
  { GDK_KEY_Tab, 0 },
  { GDK_KEY_Tab, 0 },
  { GDK_KEY_Tab, GDK_SHIFT_MASK },
  { GDK_KEY_Left, 0 },
  { GDK_KEY_Right, 0 },
  { GDK_KEY_Up, 0 },
  { GDK_KEY_Down, 0 },
  { GDK_KEY_Left, GDK_CONTROL_MASK },
  { GDK_KEY_Down, GDK_CONTROL_MASK },
  { GDK_KEY_Return, 0 },
  { GDK_KEY_Return, 0 },
  { GDK_KEY_Return, 0 },
  { GDK_KEY_space, 0 },
  { GDK_KEY_space, GDK_CONTROL_MASK },
  { GDK_KEY_Escape, 0 },
  { GDK_KEY_Delete, 0 },
  { GDK_KEY_BackSpace, 0 },
  { GDK_KEY_plus, 0 },
  { GDK_KEY_minus, 0 },
  { GDK_KEY_Page_Up, 0 },
  { GDK_KEY_Home, 0 },
  { GDK_KEY_End, 0 },
  { GDK_KEY_plus, GDK_CONTROL_MASK },
  { GDK_KEY_minus, GDK_CONTROL_MASK },
  { GDK_KEY_0, GDK_CONTROL_MASK },
  { GDK_KEY_1, GDK_CONTROL_MASK },
  { GDK_KEY_z, GDK_CONTROL_MASK },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { GDK_KEY_a, GDK_CONTROL_MASK },
  { GDK_KEY_c, GDK_CONTROL_MASK },
  { GDK_KEY_x, GDK_CONTROL_MASK },
  { GDK_KEY_v, GDK_CONTROL_MASK },
  { GDK_KEY_d, GDK_CONTROL_MASK },
  { GDK_KEY_j, GDK_CONTROL_MASK },
  { GDK_KEY_k, GDK_CONTROL_MASK },
  { GDK_KEY_l, GDK_CONTROL_MASK },
  { GDK_KEY_t, GDK_CONTROL_MASK },
  { GDK_KEY_h, GDK_CONTROL_MASK },
  { GDK_KEY_e, GDK_CONTROL_MASK },
  { GDK_KEY_f, GDK_CONTROL_MASK },
  { GDK_KEY_F2, 0 },
  { GDK_KEY_F9, 0 },
  { GDK_KEY_F9, GDK_SHIFT_MASK },
  { GDK_KEY_F10, 0 },
  { GDK_KEY_Menu, 0 },
  { GDK_KEY_question, GDK_CONTROL_MASK },
  { GDK_KEY_m, 0 },
  { GDK_KEY_7, 0 },
};

static void
press_keys (Monkey *self)
{
  int n = g_rand_int_range (self->rand, 1, 6);

  for (int i = 0; i < n; i++)
    {
      int which = g_rand_int_range (self->rand, 0, (gint32) G_N_ELEMENTS (keys));

      hands_key (self->hands, keys[which].key, keys[which].modifiers);
      monkey_settle (4);
    }
}

/* From the list of gear onto the bench. */
static void
place_gear (Monkey *self)
{
  static const char *const words[] = { "mdr", "hm", "pro", "note", "mic", "amp" };
  const char *word = words[g_rand_int_range (self->rand, 0, (gint32) G_N_ELEMENTS (words))];

  hands_key (self->hands, GDK_KEY_f, GDK_CONTROL_MASK);
  monkey_settle (FRAME_MS);
  hands_key (self->hands, GDK_KEY_a, GDK_CONTROL_MASK);
  for (const char *c = word; *c != '\0'; c++)
    hands_key (self->hands, gdk_unicode_to_keyval ((guint) *c), 0);
  monkey_settle (10 * FRAME_MS); /* searching waits for the next letter */
  hands_key (self->hands, GDK_KEY_Down, 0);
  monkey_settle (FRAME_MS);
  hands_key (self->hands, GDK_KEY_Return, 0);
}

static void
undo_some (Monkey *self)
{
  int n = g_rand_int_range (self->rand, 1, 6);
  GdkModifierType shift = chance (self, 40) ? GDK_SHIFT_MASK : 0;

  for (int i = 0; i < n; i++)
    hands_key (self->hands, GDK_KEY_z, GDK_CONTROL_MASK | shift);
}

static const struct
{
  const char *name;
  guint weight;
  void (*perform) (Monkey *self);
} things[] = {
  { "drag", 30, drag },      { "drag and key", 8, drag_and_key },
  { "click", 14, click },    { "menu", 14, menu },
  { "wheel", 8, wheel },     { "keys", 22, press_keys },
  { "gear", 2, place_gear }, { "undo", 4, undo_some },
};

const char *
monkey_do (Monkey *self)
{
  guint total = 0, pick, i = 0;

  for (guint j = 0; j < G_N_ELEMENTS (things); j++)
    total += things[j].weight;
  pick = (guint) g_rand_int_range (self->rand, 0, (gint32) total);
  while (pick >= things[i].weight)
    pick -= things[i++].weight;
  hands_focus (self->hands, find_front (self));
  things[i].perform (self);
  monkey_settle (FRAME_MS);
  return things[i].name;
}

void
monkey_calm_down (Monkey *self)
{
  g_autoptr (GList) windows = NULL;

  hands_let_go (self->hands);
  for (guint i = 0; i < 3; i++)
    {
      hands_focus (self->hands, find_front (self));
      hands_key (self->hands, GDK_KEY_Escape, 0);
      monkey_settle (FRAME_MS);
    }
  windows = gtk_window_list_toplevels ();
  for (GList *item = windows; item != NULL; item = item->next)
    if (item->data != self->window && gtk_widget_get_mapped (item->data))
      gtk_window_close (item->data);
  monkey_settle (FRAME_MS);
  pl_window_show_bench (self->window);
  monkey_settle (FRAME_MS);
}
