/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person knows about a cable or jack and can say in its menu: how long, of which colour,
 * what is broken, how an output is driven. */
#include <glib/gi18n.h>

#include "app/bench-private.h"
#include "core/lead-color.h"
#include "core/words.h"

/* Length */

static void
length_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlEdit edit = { .type = PL_EDIT_SET_LENGTH };

  g_variant_get (parameter, "(ud)", &edit.id, &edit.value);
  pl_bench_view_ask (PL_BENCH_VIEW (widget), &edit, 1, _ ("Cable Length"), FALSE);
}

static void
take_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* What stands now is marked by a word, so that screen readers say it, too. */
static char *
mark_now (const char *label, gboolean now)
{
  return now ? pl_words_fill (_ ("{choice} (now)"), "choice", label, NULL) : g_strdup (label);
}

static void
add_lengths (GMenu *menu, PlPartId id, const PlPart *part)
{
  static const double metres[] = { 0, 0.5, 1, 2, 3, 5, 10, 15, 20, 30 };
  g_autoptr (GMenu) lengths = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (metres); i++)
    {
      g_autofree char *label
          = metres[i] > 0 ? g_strdup_printf (_ ("%g m"), metres[i]) : g_strdup (_ ("Not said"));
      g_autofree char *marked = mark_now (label, ABS (part->length_m - metres[i]) < 1e-9);

      take_item (lengths, marked, "bench.length", g_variant_new ("(ud)", id, metres[i]));
    }
  g_menu_append_submenu (menu, _ ("Length"), G_MENU_MODEL (lengths));
}

/* Colour */

static void
color_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlEdit edit = { .type = PL_EDIT_SET_COLOR };
  guint32 color;

  g_variant_get (parameter, "(uu)", &edit.id, &color);
  edit.value = color;
  pl_bench_view_ask (PL_BENCH_VIEW (widget), &edit, 1, _ ("Cable Colour"), FALSE);
}

static void
add_colors (GMenu *menu, PlPartId id, const PlPart *part)
{
  g_autoptr (GMenu) colors = g_menu_new ();

  for (guint32 i = PL_LEAD_COLOR_NONE; i < PL_N_LEAD_COLORS; i++)
    {
      const char *label = i != PL_LEAD_COLOR_NONE ? pl_lead_color_name ((PlLeadColor) i)
                                                  : _ ("as its number gives it");
      g_autofree char *marked = mark_now (label, part->color == i);

      take_item (colors, marked, "bench.color", g_variant_new ("(uu)", id, i));
    }
  g_menu_append_submenu (menu, _ ("Colour"), G_MENU_MODEL (colors));
}

/* Faults */

static void
fault_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlEdit edit = { .type = PL_EDIT_SET_FAULT };
  guint32 type, conductor, other;
  gboolean set;

  g_variant_get (parameter, "(uuuub)", &edit.id, &type, &conductor, &other, &set);
  edit.fault = (PlFault){ (PlFaultType) type, (guint16) conductor, (guint16) other };
  edit.value = set ? 1.0 : 0.0;
  pl_bench_view_ask (PL_BENCH_VIEW (widget), &edit, 1, _ ("Cable Fault"), FALSE);
}

static gboolean
has_fault (const PlPart *part, PlFault fault)
{
  for (guint i = 0; i < part->n_faults; i++)
    if (part->faults[i].type == fault.type && part->faults[i].conductor == fault.conductor
        && part->faults[i].other == fault.other)
      return TRUE;
  return FALSE;
}

static void
add_fault (GMenu *menu, PlPartId id, const PlPart *part, PlFault fault)
{
  const PlConductor *wires = (const PlConductor *) (void *) part->kind->conductors->data;
  gboolean set = has_fault (part, fault);
  const char *template = fault.type == PL_FAULT_OPEN
                             ? (set ? _ ("Mend {a}") : _ ("{a} Is Broken"))
                             : (set ? _ ("Part {a} From {b}") : _ ("{a} Touches {b}"));
  g_autofree char *label = pl_words_fill (template, "a", wires[fault.conductor].label, "b",
                                          wires[fault.other].label, NULL);

  take_item (menu, label, "bench.fault",
             g_variant_new ("(uuuub)", id, (guint32) fault.type, (guint32) fault.conductor,
                            (guint32) fault.other, !set));
}

static void
add_faults (GMenu *menu, PlPartId id, const PlPart *part)
{
  g_autoptr (GMenu) faults = g_menu_new ();
  guint16 n = (guint16) part->kind->conductors->len;

  for (guint16 i = 0; i < n; i++)
    add_fault (faults, id, part, (PlFault){ PL_FAULT_OPEN, i, 0 });
  for (guint16 i = 0; i < n; i++)
    for (guint16 j = (guint16) (i + 1); j < n; j++)
      add_fault (faults, id, part, (PlFault){ PL_FAULT_SHORT, i, j });
  if (n > 0)
    g_menu_append_submenu (menu, _ ("Faulty"), G_MENU_MODEL (faults));
}

void
pl_bench_view_add_cable_state (PlBenchView *self, GMenu *menu, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);

  add_lengths (menu, id, part);
  add_colors (menu, id, part);
  add_faults (menu, id, part);
}

/* Drivers */

static void
driver_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlEdit edit = { .type = PL_EDIT_SET_DRIVER };
  guint32 connector, driver;

  g_variant_get (parameter, "(uuu)", &edit.id, &connector, &driver);
  edit.index = (guint16) connector;
  edit.value = driver;
  pl_bench_view_ask (PL_BENCH_VIEW (widget), &edit, 1, _ ("How It Is Driven"), FALSE);
}

void
pl_bench_view_add_driver_items (PlBenchView *self, GMenu *menu, PlEnd jack)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), jack.part);
  const PlConnector *connector
      = part != NULL ? pl_kind_connector (part->kind, jack.connector) : NULL;
  g_autoptr (GMenu) drivers = NULL;

  if (connector == NULL || connector->n_drivers < 2)
    return;
  drivers = g_menu_new ();
  for (guint i = 0; i <= connector->n_drivers; i++)
    {
      const char *words = i == 0 ? _ ("not sure") : pl_words_driver (connector->drivers[i - 1]);
      g_autofree char *marked = mark_now (words, part->drivers[jack.connector] == i);

      take_item (drivers, marked, "bench.driver",
                 g_variant_new ("(uuu)", jack.part, (guint32) jack.connector, (guint32) i));
    }
  g_menu_append_submenu (menu, _ ("How It Is Driven"), G_MENU_MODEL (drivers));
}

void
pl_bench_view_install_state_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "bench.length", "(ud)", length_cb);
  gtk_widget_class_install_action (klass, "bench.color", "(uu)", color_cb);
  gtk_widget_class_install_action (klass, "bench.fault", "(uuuub)", fault_cb);
  gtk_widget_class_install_action (klass, "bench.driver", "(uuu)", driver_cb);
}
