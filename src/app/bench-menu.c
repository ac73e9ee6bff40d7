/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Menus of jacks, plugs, cables and devices, and the actions behind them. */
#include <glib/gi18n.h>
#include <math.h>

#include "app/accessible.h"
#include "app/bench-private.h"
#include "app/popovers.h"
#include "core/clip.h"
#include "core/words.h"

static void
remove_part (PlBenchView *self, PlPartId id)
{
  PlEdit edit = { .type = PL_EDIT_REMOVE, .id = id };

  pl_bench_view_ask (self, &edit, 1, _ ("Remove"), FALSE);
}

/* The note that has the focus, or the cable whose plug has it or sits in the jack that has it. */
static PlPartId
find_focused_part (PlBenchView *self)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  const PlPart *part = pl_patch_get_part (patch, pl_bench_view_find_current (self));
  PlEnd end, plug;

  if (part != NULL && part->kind->category == PL_CATEGORY_NOTE)
    return pl_bench_view_find_current (self);
  if (!pl_bench_view_get_focused_end (self, &end))
    return 0;
  if (pl_kind_is_cable (pl_patch_get_part (patch, end.part)->kind))
    return end.part;
  if (!pl_circuit_get_mate (pl_document_get_circuit (self->document), end, &plug, NULL))
    return 0;
  return pl_kind_is_cable (pl_patch_get_part (patch, plug.part)->kind) ? plug.part : 0;
}

static gboolean
has_all_devices (const PlPatch *patch, const GArray *chosen)
{
  guint n = 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    n += !pl_kind_is_cable (pl_patch_get_part (patch, id)->kind);
  return chosen->len > 1 && chosen->len == n;
}

/* What is chosen and the cables that join it, as it would be copied; whoever chose all of several
 * wants an empty bench. */
static GArray *
dup_removed (PlBenchView *self)
{
  const PlPatch *patch = pl_document_get_patch (self->document);
  GArray *chosen = pl_bench_view_dup_selection (self), *parts = NULL;

  if (has_all_devices (patch, chosen))
    for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
      if (pl_kind_is_cable (pl_patch_get_part (patch, id)->kind))
        g_array_append_val (chosen, id);
  parts = pl_clip_dup_parts (patch, (const PlPartId *) (void *) chosen->data, chosen->len);
  g_array_unref (chosen);
  return parts;
}

gboolean
pl_bench_view_remove_selected (PlBenchView *self)
{
  g_autoptr (GArray) ids = dup_removed (self);
  g_autoptr (GArray) edits = g_array_new (FALSE, TRUE, sizeof (PlEdit));
  PlPartId focused = find_focused_part (self);

  if ((ids->len == 0 || self->in_passing) && focused != 0)
    {
      g_array_set_size (ids, 0);
      g_array_append_val (ids, focused);
    }
  if (ids->len == 0)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      PlEdit edit = { .type = PL_EDIT_REMOVE, .id = g_array_index (ids, PlPartId, i) };

      g_array_append_val (edits, edit);
    }
  pl_bench_view_select (self, 0, FALSE);
  pl_bench_view_ask (self, (const PlEdit *) (void *) edits->data, edits->len, _ ("Remove"), FALSE);
  return TRUE;
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  remove_part (PL_BENCH_VIEW (widget), g_variant_get_uint32 (parameter));
}

static void
unplug_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  PlEdit edit = { .type = PL_EDIT_UNPLUG };
  guint32 part, connector;
  PlSpot spot;

  g_variant_get (parameter, "(uu)", &part, &connector);
  edit.from = (PlEnd){ part, (guint16) connector };
  edit.x = edit.y = (double) NAN;
  if (pl_layout_get_spot (self->layout, edit.from, &spot))
    {
      edit.x = spot.x + 50;
      edit.y = spot.y + 90;
    }
  pl_bench_view_ask (self, &edit, 1, _ ("Unplug"), FALSE);
}

static void
exchange_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  PlCatalog *catalog = pl_library_get_catalog (pl_document_get_library (self->document));
  PlEdit edit = { .type = PL_EDIT_SET_KIND };
  const char *kind;

  g_variant_get (parameter, "(u&s)", &edit.id, &kind);
  edit.kind = pl_catalog_find (catalog, kind);
  if (edit.kind != NULL)
    pl_bench_view_ask (self, &edit, 1, _ ("Exchange Cable"), FALSE);
}

static void
depth_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  PlEdit edit = { .type = PL_EDIT_PLUG };
  guint32 part, connector, depth;
  const PlPart *placed = NULL;

  g_variant_get (parameter, "(uuu)", &part, &connector, &depth);
  placed = pl_patch_get_part (pl_document_get_patch (self->document), part);
  if (placed == NULL || connector >= placed->kind->connectors->len)
    return;
  edit.from = (PlEnd){ part, (guint16) connector };
  edit.to = (PlEnd){ placed->seats[connector].part, placed->seats[connector].connector };
  edit.depth = (PlDepth) depth;
  pl_bench_view_ask (self, &edit, 1, _ ("Move Plug"), FALSE);
}

static void
give_focus_back (PlBenchView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || self->focus_before == NULL
      || gtk_widget_get_root (self->focus_before) != root)
    return;
  if (focus == NULL || focus == GTK_WIDGET (self)
      || (self->popover != NULL && gtk_widget_is_ancestor (focus, self->popover)
          && !gtk_widget_get_visible (self->popover)))
    (void) gtk_widget_grab_focus (self->focus_before);
}

static gboolean
later_cb (gpointer data)
{
  give_focus_back (data);
  return G_SOURCE_REMOVE;
}

/* Who goes by keys would begin anew: the toolkit gives the focus that is in it to the bench,
 * GTK 4.8 before it tells that it is closed, and 4.18 after. */
static void
closed_cb (GtkWidget *popover, PlBenchView *self)
{
  give_focus_back (self);
  (void) g_idle_add_full (G_PRIORITY_HIGH, later_cb, g_object_ref (self), g_object_unref);
}

/* What has the focus on the bench has it again when the popover is closed, and when one is that was
 * opened from it. */
static void
keep_focus (PlBenchView *self, GtkWidget *popover)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != GTK_WIDGET (self))
    g_set_weak_pointer (&self->focus_before,
                        focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus
                                                                                           : NULL);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, 0);
}

gboolean
pl_bench_view_has_menu (PlBenchView *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

void
pl_bench_view_show_popover (PlBenchView *self, GtkWidget *popover, double x, double y)
{
  /* What it is about may be out of sight: no monitor is there. */
  GdkRectangle place
      = { (int) CLAMP (x, 0, gtk_widget_get_width (GTK_WIDGET (self)) - 1.0),
          (int) CLAMP (y, 0, gtk_widget_get_height (GTK_WIDGET (self)) - 1.0), 1, 1 };

  g_clear_pointer (&self->popover, pl_popovers_retire);
  self->popover = popover;
  keep_focus (self, popover); /* after the last one has given it back */
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* Building menus */

/* As they lie in the tray: the usual ones first. */
static int
compare_tray (gconstpointer a, gconstpointer b)
{
  return (*(PlKind *const *) a)->tray - (*(PlKind *const *) b)->tray;
}

static void
add_exchange (PlBenchView *self, GMenu *menu, PlPartId cable)
{
  g_autoptr (GPtrArray) kinds
      = pl_catalog_dup_list (pl_library_get_catalog (pl_document_get_library (self->document)));
  const PlKind *now = pl_patch_get_part (pl_document_get_patch (self->document), cable)->kind;
  g_autoptr (GMenu) section = g_menu_new ();

  g_ptr_array_sort (kinds, compare_tray);
  for (guint i = 0; i < kinds->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (kinds, i);
      g_autoptr (GMenuItem) item = NULL;

      if (!pl_kind_is_cable (kind) || kind == now || kind->tray == 0)
        continue;
      item = g_menu_item_new (pl_words_kind (kind), NULL);
      g_menu_item_set_action_and_target (item, "bench.exchange", "(us)", cable, kind->id);
      g_menu_append_item (section, item);
    }
  g_menu_append_submenu (menu, _ ("Exchange For"), G_MENU_MODEL (section));
}

static void
add_unplug_item (GMenu *menu, PlEnd plug, const char *words)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

  g_menu_item_set_action_and_target (item, "bench.unplug", "(uu)", plug.part,
                                     (guint32) plug.connector);
  g_menu_append_item (menu, item);
}

static void
add_plug_items (PlBenchView *self, GMenu *menu, PlEnd plug)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), plug.part);
  const PlSeat *seat = &part->seats[plug.connector];
  gboolean home = seat->depth == PL_DEPTH_HOME;
  g_autoptr (GMenuItem) click
      = g_menu_item_new (home ? _ ("Pull to the First Click") : _ ("Push Home"), NULL);

  if (seat->part == 0)
    return;
  add_unplug_item (menu, plug, _ ("Unplug"));
  g_menu_item_set_action_and_target (click, "bench.depth", "(uuu)", plug.part,
                                     (guint32) plug.connector, home ? 1u : 0u);
  g_menu_append_item (menu, click);
}

/* A cable has several ends, and which one is meant cannot be seen between them. */
static void
add_ends_items (PlBenchView *self, GMenu *menu, PlPartId cable)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  const PlPart *part = pl_patch_get_part (patch, cable);

  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      const PlSeat *seat = &part->seats[i];
      g_autofree char *jack = NULL;
      g_autofree char *words = NULL;

      if (seat->part == 0)
        continue;
      jack = pl_words_end (patch, (PlEnd){ seat->part, seat->connector });
      words = pl_words_fill (_ ("Unplug from {jack}"), "jack", jack, NULL);
      add_unplug_item (menu, (PlEnd){ cable, i }, words);
    }
}

static void
add_cable_items (PlBenchView *self, GMenu *menu, PlPartId cable)
{
  g_autoptr (GMenuItem) compare = g_menu_item_new (_ ("What If…"), NULL);
  g_autoptr (GMenuItem) naming = g_menu_item_new (_ ("Cable Name and Number…"), NULL);
  g_autoptr (GMenuItem) removal = g_menu_item_new (_ ("Remove Cable"), NULL);

  add_exchange (self, menu, cable);
  g_menu_item_set_action_and_target (compare, "win.compare", "u", cable);
  g_menu_append_item (menu, compare);
  g_menu_item_set_action_and_target (naming, "bench.rename", "u", cable);
  g_menu_append_item (menu, naming);
  pl_bench_view_add_cable_state (self, menu, cable);
  g_menu_item_set_action_and_target (removal, "bench.remove", "u", cable);
  g_menu_append_item (menu, removal);
}

static void
add_connect_item (GMenu *menu, PlEnd end)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Connect To…"), NULL);

  g_menu_item_set_action_and_target (item, "bench.connect", "(uu)", end.part,
                                     (guint32) end.connector);
  g_menu_append_item (menu, item);
}

/* alone: the menu has nothing about a jack, which makes it long.  A cable has a name, too, so what
 * is named is said. */
static void
add_device_items (PlBenchView *self, GMenu *menu, PlPartId id, gboolean alone)
{
  g_autofree char *name = pl_words_part (pl_document_get_patch (self->document), id);
  g_autofree char *words = pl_words_fill (_ ("Remove {device}"), "device", name, NULL);
  const PlKind *kind = pl_patch_get_part (pl_document_get_patch (self->document), id)->kind;
  gboolean is_note = kind->category == PL_CATEGORY_NOTE;
  g_autofree char *name_it = pl_words_fill (_ ("Name {device}…"), "device", name, NULL);
  g_autoptr (GMenuItem) naming = g_menu_item_new (is_note ? _ ("Write on It…") : name_it, NULL);
  g_autoptr (GMenuItem) removal = g_menu_item_new (words, NULL);

  g_menu_item_set_action_and_target (naming, "bench.rename", "u", id);
  g_menu_append_item (menu, naming);
  if (!is_note)
    pl_bench_view_add_swap (self, menu, id);
  if (alone)
    {
      g_menu_append (menu, _ ("Cut"), "bench.cut");
      g_menu_append (menu, _ ("Copy"), "bench.copy");
    }
  g_menu_append (menu, _ ("Duplicate"), "bench.duplicate");
  g_menu_item_set_action_and_target (removal, "bench.remove", "u", id);
  g_menu_append_item (menu, removal);
}

/* The plug that a place is about, and the device below it; part 0 for none. */
static void
read_hit (PlBenchView *self, const PlHit *hit, PlEnd *plug, PlPartId *device)
{
  const PlPart *part = NULL;

  *plug = (PlEnd){ 0, 0 };
  if (hit->type == PL_HIT_PLUG || hit->type == PL_HIT_CABLE)
    *plug = hit->end;
  else if (hit->type == PL_HIT_JACK)
    (void) pl_circuit_get_mate (pl_document_get_circuit (self->document), hit->end, plug, NULL);
  *device = hit->type == PL_HIT_NOTHING ? 0 : hit->part;
  part = pl_patch_get_part (pl_document_get_patch (self->document), *device);
  if (part != NULL && pl_kind_is_cable (part->kind))
    *device = hit->type == PL_HIT_PLUG ? part->seats[hit->end.connector].part : 0;
}

static void
show_menu (PlBenchView *self, GMenu *menu, const char *name, double x, double y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  pl_accessible_name_popover (popover, name);
  pl_bench_view_show_popover (self, popover, x, y);
}

void
pl_bench_view_open_ground_menu (PlBenchView *self, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new (), here = g_menu_new (), all = g_menu_new ();
  g_autoptr (GMenuItem) note = g_menu_item_new (_ ("Put a Note Here"), NULL);

  g_menu_item_set_action_and_target (note, "bench.add-note", "(dd)", x, y);
  g_menu_append_item (here, note);
  g_menu_append (here, _ ("Paste"), "bench.paste");
  g_menu_append (all, _ ("Select All"), "bench.select-all");
  g_menu_append (all, _ ("Tidy Up"), "win.tidy-up");
  g_menu_append (all, _ ("Fit Everything"), "win.fit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (here));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  show_menu (self, menu, _ ("Bench"), x, y);
}

void
pl_bench_view_open_menu (PlBenchView *self, PlHit hit, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new (), plugs = g_menu_new (), devices = g_menu_new ();
  g_autofree char *name = NULL;
  gboolean is_cable;
  PlEnd plug;
  PlPartId device;

  read_hit (self, &hit, &plug, &device);
  if (hit.type == PL_HIT_JACK || hit.type == PL_HIT_PLUG)
    add_connect_item (plugs, hit.end);
  if (hit.type == PL_HIT_JACK)
    pl_bench_view_add_driver_items (self, plugs, hit.end);
  is_cable = plug.part != 0
             && pl_kind_is_cable (
                 pl_patch_get_part (pl_document_get_patch (self->document), plug.part)->kind);
  if (is_cable && hit.type == PL_HIT_CABLE)
    add_ends_items (self, plugs, plug.part);
  else if (plug.part != 0)
    add_plug_items (self, plugs, plug);
  if (is_cable)
    add_cable_items (self, plugs, plug.part);
  if (device != 0 && !pl_bench_view_is_selected (self, device))
    pl_bench_view_select_in_passing (self, device);
  if (device != 0)
    add_device_items (self, devices, device, g_menu_model_get_n_items (G_MENU_MODEL (plugs)) == 0);
  if (plug.part == 0 && device == 0)
    {
      pl_bench_view_open_ground_menu (self, x, y);
      return;
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (plugs));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (devices));
  name = pl_words_part (pl_document_get_patch (self->document), device != 0 ? device : plug.part);
  show_menu (self, menu, name, x, y);
}

static void
add_note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  PlCatalog *catalog = pl_library_get_catalog (pl_document_get_library (self->document));
  PlKind *kind = pl_catalog_find (catalog, "note");
  PlPartId id = pl_patch_next_id (pl_document_get_patch (self->document));
  double x, y;

  g_variant_get (parameter, "(dd)", &x, &y);
  if (kind != NULL)
    pl_bench_view_place (self, kind, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  if (self->selected == id) /* else it was refused, and that was told */
    (void) gtk_widget_activate_action (widget, "bench.rename", "u", id);
}

static void
connect_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint32 part, connector;

  g_variant_get (parameter, "(uu)", &part, &connector);
  pl_bench_view_open_connect (PL_BENCH_VIEW (widget), (PlEnd){ part, (guint16) connector });
}

void
pl_bench_view_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "bench.remove", "u", remove_cb);
  gtk_widget_class_install_action (klass, "bench.unplug", "(uu)", unplug_cb);
  gtk_widget_class_install_action (klass, "bench.exchange", "(us)", exchange_cb);
  gtk_widget_class_install_action (klass, "bench.depth", "(uuu)", depth_cb);
  gtk_widget_class_install_action (klass, "bench.connect", "(uu)", connect_cb);
  gtk_widget_class_install_action (klass, "bench.add-note", "(dd)", add_note_cb);
  pl_bench_view_install_state_actions (klass);
  pl_bench_view_install_swap_actions (klass);
  pl_bench_view_install_name_actions (klass);
  pl_bench_view_install_pair_actions (klass);
  pl_bench_view_install_jump_actions (klass);
  pl_bench_view_install_select_actions (klass);
}
