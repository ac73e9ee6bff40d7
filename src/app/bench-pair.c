/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Left is in: the right side is offered, in one go, with the same cable or with the leg that lies
 * loose. */
#include <glib/gi18n.h>

#include "app/bench-private.h"
#include "core/counterpart.h"
#include "core/words.h"

/* The free jack on the other side; FALSE when there is none. */
static gboolean
find_free_partner (PlBenchView *self, PlEnd jack, PlEnd *partner)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  const PlPart *part = pl_patch_get_part (patch, jack.part);
  int index = part != NULL && !pl_kind_is_cable (part->kind)
                  ? pl_kind_find_partner (part->kind, jack.connector)
                  : -1;
  PlEnd plug;

  if (index < 0)
    return FALSE;
  *partner = (PlEnd){ jack.part, (guint16) index };
  return !pl_patch_find_plug_in (patch, *partner, &plug);
}

static const char *
label_of (const PlPatch *patch, PlEnd jack)
{
  return pl_words_jack (pl_patch_get_part (patch, jack.part)->kind, jack.connector);
}

/* The end of the cable in a jack that lies loose and is like the one that is in; FALSE when there
 * is none. */
static gboolean
find_loose_leg (PlBenchView *self, PlEnd jack, PlEnd *leg)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  const PlPart *cable = NULL;
  PlEnd plug;

  if (!pl_patch_find_plug_in (patch, jack, &plug))
    return FALSE;
  cable = pl_patch_get_part (patch, plug.part);
  for (guint16 i = 0; i < cable->kind->connectors->len; i++)
    if (cable->seats[i].part == 0
        && pl_kind_connector (cable->kind, i)->shape
               == pl_kind_connector (cable->kind, plug.connector)->shape)
      {
        *leg = (PlEnd){ plug.part, i };
        return TRUE;
      }
  return FALSE;
}

static void
offer_leg (PlBenchView *self, PlEnd jack)
{
  PlEnd leg, other;
  g_autofree char *sentence = NULL;

  if (!find_free_partner (self, jack, &other) || !find_loose_leg (self, jack, &leg))
    return;
  sentence = pl_words_fill (_ ("One leg is loose, and {jack} is free"), "jack",
                            label_of (pl_document_get_patch (self->document), other), NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.offer", "(sssv)", sentence, _ ("Plug It In"),
                              "bench.plug",
                              g_variant_new ("(uuuu)", leg.part, (guint32) leg.connector,
                                             other.part, (guint32) other.connector));
}

void
pl_bench_view_offer_pair (PlBenchView *self, PlEnd a, PlEnd b, const PlKind *cable)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  PlEnd other_a, other_b;
  g_autofree char *sentence = NULL;

  if (cable != NULL && cable->connectors->len > 2)
    {
      offer_leg (self, a);
      offer_leg (self, b);
    }
  if (cable == NULL || cable->connectors->len != 2 || !find_free_partner (self, a, &other_a)
      || !find_free_partner (self, b, &other_b))
    return;
  sentence = pl_words_fill (_ ("The other side is free: {from} to {to}"), "from",
                            label_of (patch, other_a), "to", label_of (patch, other_b), NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.offer", "(sssv)", sentence,
                              _ ("Connect It, Too"), "bench.connect-pair",
                              g_variant_new ("(uuuus)", other_a.part, (guint32) other_a.connector,
                                             other_b.part, (guint32) other_b.connector, cable->id));
}

static void
connect_pair_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlBenchView *self = PL_BENCH_VIEW (widget);
  PlCatalog *catalog = pl_library_get_catalog (pl_document_get_library (self->document));
  PlPatch *patch = pl_document_get_patch (self->document);
  guint32 part[2], connector[2];
  const char *id;
  PlEdit edits[3];
  PlKind *kind = NULL;
  guint16 there = 0, hand = 1;

  g_variant_get (parameter, "(uuuu&s)", &part[0], &connector[0], &part[1], &connector[1], &id);
  kind = pl_catalog_find (catalog, id);
  for (guint i = 0; i < 2; i++)
    if (pl_patch_get_part (patch, part[i]) == NULL
        || connector[i] >= pl_patch_get_part (patch, part[i])->kind->connectors->len)
      return;
  if (kind == NULL
      || !pl_bench_view_choose_ends (
          kind, pl_kind_connector (pl_patch_get_part (patch, part[0])->kind, connector[0]), &there,
          &hand))
    return;
  edits[0] = (PlEdit){ .type = PL_EDIT_ADD, .kind = kind };
  edits[1] = (PlEdit){ .type = PL_EDIT_PLUG,
                       .from = { pl_patch_next_id (patch), there },
                       .to = { part[0], (guint16) connector[0] } };
  edits[2] = (PlEdit){ .type = PL_EDIT_PLUG,
                       .from = { pl_patch_next_id (patch), hand },
                       .to = { part[1], (guint16) connector[1] } };
  pl_bench_view_ask (self, edits, 3, _ ("Plug In the Other Side"), FALSE);
}

static void
plug_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlEdit edit = { .type = PL_EDIT_PLUG };
  guint32 plug, jack;

  g_variant_get (parameter, "(uuuu)", &edit.from.part, &plug, &edit.to.part, &jack);
  edit.from.connector = (guint16) plug;
  edit.to.connector = (guint16) jack;
  pl_bench_view_ask (PL_BENCH_VIEW (widget), &edit, 1, _ ("Plug In the Other Side"), FALSE);
}

void
pl_bench_view_install_pair_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "bench.plug", "(uuuu)", plug_cb);
  gtk_widget_class_install_action (klass, "bench.connect-pair", "(uuuus)", connect_pair_cb);
}
