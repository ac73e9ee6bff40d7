/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The search of the gear pane: what is called so comes first, and the tray keeps its cables. */
#include <string.h>

#include "app/gear-pane.h"
#include "app/gear-rows.h"
#include "fixture-app.h"

static PlLibrary *library;

static gboolean
is_entry (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static gboolean
is_list (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_BOX (widget)
         && gtk_list_box_get_selection_mode (GTK_LIST_BOX (widget))
                == (GtkSelectionMode) GPOINTER_TO_INT (data);
}

static void
look_for (GtkWidget *pane, const char *words)
{
  GtkWidget *entry = test_find_widget (pane, is_entry, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed"); /* which waits for the next key */
}

static GtkWidget *
get_devices (GtkWidget *pane)
{
  return test_find_widget (pane, is_list, GINT_TO_POINTER (GTK_SELECTION_NONE));
}

static GtkWidget *
get_tray (GtkWidget *pane)
{
  return test_find_widget (pane, is_list, GINT_TO_POINTER (GTK_SELECTION_SINGLE));
}

/* Ids of the rows that are shown, from the top, each with a space behind it. */
static char *
dup_shown (GtkWidget *list)
{
  GString *ids = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      g_string_append_printf (ids, "%s ", pl_gear_row_get_id (row));
  return g_string_free (ids, FALSE);
}

static gboolean
is_heading (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "pl-heading")
         && strcmp (gtk_label_get_text (GTK_LABEL (widget)), data) == 0;
}

/* By its name, by its maker, by the sort of gear it is; then what only speaks of it. */
static void
test_order (void)
{
  static const struct
  {
    const char *words, *first, *later;
  } cases[] = {
    { "headphones", "generic-headphones-mini ", "schiit-vali-2-plus " },
    { "keyboard", "generic-keyboard ", NULL },
    { "HM-4", "mackie-hm-4 ", "mackie-hm-400 " },
    { "sony", "sony-mdr-7506 ", NULL },
    { "audio interface", "generic-interface-2-2 ", NULL },
  };
  GtkWidget *pane = g_object_ref_sink (pl_gear_pane_new (library));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = NULL;

      look_for (pane, cases[i].words);
      shown = dup_shown (get_devices (pane));
      g_test_message ("%s: %s", cases[i].words, shown);
      g_assert_true (g_str_has_prefix (shown, cases[i].first));
      g_assert_true (cases[i].later == NULL || strstr (shown, cases[i].later) != NULL);
    }
  g_assert_finalize_object (pane);
}

/* Without words everything stands where it stood. */
static void
test_back (void)
{
  GtkWidget *pane = g_object_ref_sink (pl_gear_pane_new (library));
  g_autofree char *devices = NULL, *tray = NULL, *devices_after = NULL, *tray_after = NULL;

  look_for (pane, "");
  devices = dup_shown (get_devices (pane));
  tray = dup_shown (get_tray (pane));
  look_for (pane, "headphones");
  g_assert_nonnull (test_find_widget (pane, is_heading, "Headphones"));
  look_for (pane, "");
  devices_after = dup_shown (get_devices (pane));
  tray_after = dup_shown (get_tray (pane));
  g_assert_cmpstr (devices, ==, devices_after);
  g_assert_cmpstr (tray, ==, tray_after);
  g_assert_finalize_object (pane);
}

/* Who looks for a device keeps the cables; who looks for a cable finds it on top. */
static void
test_tray (void)
{
  GtkWidget *pane = g_object_ref_sink (pl_gear_pane_new (library));
  g_autofree char *before = NULL, *with_mixer = NULL, *with_nothing = NULL, *with_turn = NULL;
  g_auto (GStrv) usual = NULL;

  look_for (pane, "");
  before = dup_shown (get_tray (pane));
  usual = g_strsplit (before, " ", -1);
  g_assert_cmpuint (g_strv_length (usual), >, 5);
  look_for (pane, "mixer");
  with_mixer = dup_shown (get_tray (pane));
  for (guint i = 0; usual[i] != NULL; i++)
    g_assert_nonnull (strstr (with_mixer, usual[i]));
  look_for (pane, "nothing is called so");
  with_nothing = dup_shown (get_tray (pane));
  g_assert_cmpstr (with_nothing, ==, before);
  look_for (pane, "gender");
  with_turn = dup_shown (get_tray (pane));
  g_test_message ("%s", with_turn);
  g_assert_true (g_str_has_prefix (with_turn, " xlr-turn-")); /* after Automatic */
  g_assert_finalize_object (pane);
}

/* What is put into the library meanwhile is searched, too. */
static void
test_reload (void)
{
  GtkWidget *pane = g_object_ref_sink (pl_gear_pane_new (library));
  g_autofree char *before = NULL, *after = NULL;

  look_for (pane, "keyboard");
  before = dup_shown (get_devices (pane));
  pl_gear_pane_reload (PL_GEAR_PANE (pane));
  after = dup_shown (get_devices (pane));
  g_assert_cmpstr (before, ==, after);
  g_assert_finalize_object (pane);
}

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  g_test_add_func ("/search/order", test_order);
  g_test_add_func ("/search/back", test_back);
  g_test_add_func ("/search/tray", test_tray);
  g_test_add_func ("/search/reload", test_reload);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
