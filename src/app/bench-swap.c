/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A device swapped for another: cables stay where their jacks correspond, the rest is told. */
#include <glib/gi18n.h>

#include "app/bench-private.h"
#include "core/words.h"

/* Plugs that sit in after's predecessor, but lie loose now: one sentence part each. */
static GPtrArray *
dup_loosened (const PlPatch *before, const PlPatch *after)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (PlPartId id = 0; (id = pl_patch_next_part (before, id)) != 0;)
    {
      const PlPart *then = pl_patch_get_part (before, id), *now = pl_patch_get_part (after, id);

      if (now == NULL || then->kind != now->kind)
        continue;
      for (guint i = 0; i < then->kind->connectors->len; i++)
        if (then->seats[i].part != 0 && now->seats[i].part == 0)
          {
            g_autofree char *plug = pl_words_part (before, id);
            g_autofree char *jack
                = pl_words_end (before, (PlEnd){ then->seats[i].part, then->seats[i].connector });

            g_ptr_array_add (list, pl_words_fill (_ ("{cable} (was in {jack})"), "cable", plug,
                                                  "jack", jack, NULL));
          }
    }
  g_ptr_array_add (list, NULL);
  return list;
}

static void
tell_swap (PlBenchView *self, const PlPatch *before, PlPartId id)
{
  PlPatch *after = pl_document_get_patch (self->document);
  g_autoptr (GPtrArray) loose = dup_loosened (before, after);
  g_autofree char *names = g_strjoinv (", ", (char **) loose->pdata);
  g_autofree char *name = pl_words_part (after, id);
  g_autofree char *sentence = NULL;

  if (loose->len == 1)
    sentence = pl_words_fill (_ ("{device} is in its place; every cable has found its jack"),
                              "device", name, NULL);
  else
    sentence = pl_words_fill (ngettext ("{device} is in its place; one plug came loose: {plugs}",
                                        "{device} is in its place; these plugs came loose: {plugs}",
                                        loose->len - 1),
                              "device", name, "plugs", names, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "(sb)", sentence, TRUE);
}

static void
swap_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  PlCatalog *catalog = pl_library_get_catalog (pl_document_get_library (self->document));
  g_autoptr (PlPatch) before = pl_patch_ref (pl_document_get_patch (self->document));
  PlEdit edit = { .type = PL_EDIT_SET_KIND };
  gboolean was_seen;
  const char *kind;

  g_variant_get (parameter, "(u&s)", &edit.id, &kind);
  edit.kind = pl_catalog_find (catalog, kind);
  if (edit.kind == NULL)
    return;
  was_seen = pl_bench_view_sees_part (self, edit.id);
  pl_bench_view_ask (self, &edit, 1, _ ("Swap Device"), FALSE);
  if (pl_document_get_patch (self->document) == before)
    return;
  if (was_seen) /* the new one may be larger */
    (void) pl_bench_view_show_part (self, edit.id);
  tell_swap (self, before, edit.id);
}

/* Gear that came with the file becomes the person's own. */
static void
keep_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document),
                                          g_variant_get_uint32 (parameter));
  g_autofree char *text = part != NULL ? pl_kind_dup_text (part->kind) : NULL;

  if (text != NULL)
    gtk_widget_activate_action (widget, "win.install-gear", "s", text);
}

static GMenu *
make_category (const GPtrArray *kinds, const PlPart *part, PlPartId id, PlCategory category)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < kinds->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (kinds, i);
      g_autofree char *title = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (kind->category != category || kind == part->kind)
        continue;
      title = kind->maker != NULL ? g_strdup_printf ("%s %s", kind->maker, pl_words_kind (kind))
                                  : g_strdup (pl_words_kind (kind));
      item = g_menu_item_new (title, NULL);
      g_menu_item_set_action_and_target (item, "bench.swap", "(us)", id, kind->id);
      g_menu_append_item (menu, item);
    }
  return menu;
}

/* The same sort of gear; for a placeholder, whose sort nobody knows, any. */
void
pl_bench_view_add_swap (PlBenchView *self, GMenu *menu, PlPartId id)
{
  PlCatalog *catalog = pl_library_get_catalog (pl_document_get_library (self->document));
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (catalog);
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);
  g_autoptr (GMenu) all = g_menu_new ();

  for (guint c = 0; c < PL_CATEGORY_CABLE; c++)
    {
      g_autoptr (GMenu) sort = make_category (kinds, part, id, (PlCategory) c);

      if (g_menu_model_get_n_items (G_MENU_MODEL (sort)) == 0)
        continue;
      if (part->kind->placeholder)
        g_menu_append_submenu (all, pl_words_category ((PlCategory) c), G_MENU_MODEL (sort));
      else if (part->kind->category == (PlCategory) c)
        g_menu_append_section (all, NULL, G_MENU_MODEL (sort));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (all)) > 0)
    g_menu_append_submenu (menu, _ ("Swap For"), G_MENU_MODEL (all));
  if (!part->kind->placeholder && pl_catalog_find (catalog, part->kind->id) == NULL)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Keep in My Gear"), NULL);

      g_menu_item_set_action_and_target (item, "bench.keep", "u", id);
      g_menu_append_item (menu, item);
    }
}

void
pl_bench_view_install_swap_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "bench.swap", "(us)", swap_cb);
  gtk_widget_class_install_action (klass, "bench.keep", "u", keep_cb);
}
