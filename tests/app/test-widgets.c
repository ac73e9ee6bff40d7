/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <locale.h>
#include <string.h>

#include "app/accessible.h"
#include "app/bench-view.h"
#include "app/compare-window.h"
#include "app/explain-pane.h"
#include "app/gear-pane.h"
#include "app/gear-rows.h"
#include "app/jack-view.h"
#include "app/start-page.h"
#include "app/window.h"
#include "core/plain.h"
#include "fixture-app.h"

static PlLibrary *library;

static char *
example (const char *name)
{
  return g_build_filename (pl_library_get_data_dir (library), "examples", name, NULL);
}

static PlDocument *
open_example (const char *name)
{
  PlDocument *document = pl_document_new (library);
  g_autofree char *path = example (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (pl_document_open_copy (document, path, &error));
  g_assert_no_error (error);
  return document;
}

static gboolean
is_jack (GtkWidget *widget, gconstpointer end)
{
  const PlEnd *wanted = end;

  return PL_IS_JACK_VIEW (widget)
         && pl_jack_view_get_end (PL_JACK_VIEW (widget)).part == wanted->part
         && pl_jack_view_get_end (PL_JACK_VIEW (widget)).connector == wanted->connector;
}

/* Document */

static void
told_cb (PlDocument *document, gpointer data)
{
  (*(guint *) data)++;
}

static void
refused_cb (PlDocument *document, const char *sentence, gpointer data)
{
  g_free (*(char **) data);
  *(char **) data = g_strdup (sentence);
}

static void
test_document (void)
{
  PlDocument *document = open_example ("method1-phones.patchlead");
  PlEdit remove = { .type = PL_EDIT_REMOVE, .id = 5 }, wrong = { .type = PL_EDIT_REMOVE, .id = 77 };
  guint n_changes = 0;
  g_autofree char *sentence = NULL;

  g_signal_connect (document, "changed", G_CALLBACK (told_cb), &n_changes);
  g_signal_connect (document, "refused", G_CALLBACK (refused_cb), &sentence);
  g_assert_null (pl_document_get_path (document));
  g_assert_true (pl_document_commit (document, &remove, 1, "Remove", FALSE));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_null (pl_patch_get_part (pl_document_get_patch (document), 5));
  g_assert_false (pl_document_commit (document, &wrong, 1, "Remove", FALSE));
  g_assert_nonnull (sentence);
  g_assert_cmpuint (n_changes, ==, 1);
  pl_document_undo (document);
  g_assert_nonnull (pl_patch_get_part (pl_document_get_patch (document), 5));
  g_assert_true (pl_circuit_get_patch (pl_document_get_circuit (document))
                 == pl_document_get_patch (document));
  g_assert_finalize_object (document);
}

static void
test_open_broken (void)
{
  PlDocument *document = pl_document_new (library);
  g_autoptr (GError) error = NULL;

  g_assert_false (pl_document_open (document, "/nowhere/x.patchlead", &error));
  g_assert_nonnull (strstr (error->message, "/nowhere/x.patchlead"));
  g_assert_cmpuint (pl_patch_count_parts (pl_document_get_patch (document)), ==, 0);
  g_assert_finalize_object (document);
}

/* Bench */

static PlEnd
find_end (PlDocument *document, PlPartId part, const char *jack)
{
  const PlKind *kind = pl_patch_get_part (pl_document_get_patch (document), part)->kind;
  int index = pl_kind_find_connector (kind, jack);

  g_assert_cmpint (index, >=, 0);
  return (PlEnd){ part, (guint16) index };
}

static GtkWidget *
find_jack (GtkWidget *bench, PlDocument *document, PlPartId part, const char *jack)
{
  PlEnd end = find_end (document, part, jack);
  GtkWidget *widget = test_find_widget (bench, is_jack, &end);

  g_assert_nonnull (widget);
  return widget;
}

static void
test_jack_is_named (void)
{
  PlDocument *document = open_example ("method1-phones.patchlead");
  GtkWidget *bench = g_object_ref_sink (pl_bench_view_new (document));
  GtkWidget *phones = find_jack (bench, document, 1, "phones");
  GtkWidget *aux = find_jack (bench, document, 1, "mon-send");
  g_autofree char *phones_tip = pl_jack_view_dup_tip (PL_JACK_VIEW (phones));
  g_autofree char *aux_tip = pl_jack_view_dup_tip (PL_JACK_VIEW (aux));

  gtk_test_accessible_assert_role (phones, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (phones, GTK_ACCESSIBLE_PROPERTY_LABEL, "ProFX10v3 PHONES");
  gtk_test_accessible_assert_state (phones, GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_state (aux, GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_nonnull (strstr (phones_tip, "to HM-4 INPUT"));
  g_assert_nonnull (strstr (aux_tip, "empty"));
  g_object_unref (document);
  g_assert_finalize_object (bench);
}

typedef struct
{
  PlDocument *document;
  guint n_wishes, n_edits;
} Wishes;

static void
wish_cb (PlBenchView *bench, gpointer edits, guint n_edits, const char *name, gboolean merge,
         gpointer data)
{
  Wishes *wishes = data;

  wishes->n_wishes++;
  wishes->n_edits = n_edits;
  g_assert_true (pl_document_commit (wishes->document, edits, n_edits, name, merge));
}

/* Return on one jack, Return on another: one wish, and the best cable. */
static void
test_connect_by_keys (void)
{
  PlDocument *document = open_example ("method1-phones.patchlead");
  GtkWidget *bench = g_object_ref_sink (pl_bench_view_new (document));
  Wishes wishes = { document, 0, 0 };
  PlEdit remove = { .type = PL_EDIT_REMOVE, .id = 5 };
  PlEnd mate;

  g_assert_true (pl_document_commit (document, &remove, 1, "Remove", FALSE));
  g_signal_connect (bench, "edit", G_CALLBACK (wish_cb), &wishes);
  g_assert_true (
      gtk_widget_activate_action (find_jack (bench, document, 1, "phones"), "jack.activate", NULL));
  g_assert_cmpuint (wishes.n_wishes, ==, 0);
  g_assert_true (
      gtk_widget_activate_action (find_jack (bench, document, 2, "input"), "jack.activate", NULL));
  g_assert_cmpuint (wishes.n_wishes, ==, 1);
  g_assert_cmpuint (wishes.n_edits, ==, 3);
  g_assert_true (pl_circuit_get_mate (pl_document_get_circuit (document),
                                      find_end (document, 2, "input"), &mate, NULL));
  g_assert_cmpstr (pl_patch_get_part (pl_document_get_patch (document), mate.part)->kind->id, ==,
                   "trs-trs");
  pl_document_undo (document);
  g_assert_false (pl_circuit_get_mate (pl_document_get_circuit (document),
                                       find_end (document, 2, "input"), &mate, NULL));
  g_object_unref (document);
  g_assert_finalize_object (bench);
}

static void
test_cancel_changes_nothing (void)
{
  PlDocument *document = open_example ("method1-phones.patchlead");
  GtkWidget *bench = g_object_ref_sink (pl_bench_view_new (document));
  PlPatch *before = pl_document_get_patch (document);
  Wishes wishes = { document, 0, 0 };

  g_signal_connect (bench, "edit", G_CALLBACK (wish_cb), &wishes);
  g_assert_true (gtk_widget_activate_action (find_jack (bench, document, 1, "mon-send"),
                                             "jack.activate", NULL));
  g_assert_true (pl_bench_view_cancel (PL_BENCH_VIEW (bench)));
  g_assert_false (pl_bench_view_cancel (PL_BENCH_VIEW (bench)));
  g_assert_cmpuint (wishes.n_wishes, ==, 0);
  g_assert_true (pl_document_get_patch (document) == before);
  g_object_unref (document);
  g_assert_finalize_object (bench);
}

static void
test_points (void)
{
  PlDocument *document = open_example ("method2-aux.patchlead");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bench = pl_bench_view_new (document);
  g_autofree char *points = NULL;

  gtk_window_set_child (GTK_WINDOW (window), bench);
  points = pl_bench_view_dup_points (PL_BENCH_VIEW (bench));
  g_assert_nonnull (strstr (points, "\"1.mon-send\""));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (document);
}

/* Panes */

static void
test_explain (void)
{
  PlDocument *document = open_example ("method2-aux.patchlead");
  GtkWidget *pane = g_object_ref_sink (pl_explain_pane_new ());

  pl_explain_pane_show (PL_EXPLAIN_PANE (pane), pl_document_get_circuit (document), library);
  g_assert_nonnull (
      test_find_widget (pane, test_has_text, "One ear only. The Aux mix is in the left ear"));
  g_assert_nonnull (test_find_widget (pane, test_has_text, "Anna, Ben"));
  g_assert_nonnull (test_find_widget (pane, test_has_text, "The ring of ProFX10v3 MON SEND"));
  g_assert_nonnull (test_find_widget (pane, test_has_text, "Out of phase"));
  g_assert_nonnull (test_find_widget (pane, test_has_text, "Move the plug of cable 1"));
  g_assert_nonnull (test_find_widget (pane, test_has_text, "Mono to both ears"));
  g_assert_cmpint (pl_explain_pane_get_repair (PL_EXPLAIN_PANE (pane), 0)->type, ==,
                   PL_REPAIR_JACK);
  g_assert_null (pl_explain_pane_get_repair (PL_EXPLAIN_PANE (pane), 99));
  g_object_unref (document);
  document = open_example ("podcast-four-hosts.patchlead"); /* two kinds of headphones */
  pl_explain_pane_show (PL_EXPLAIN_PANE (pane), pl_document_get_circuit (document), library);
  g_assert_nonnull (test_find_widget (pane, test_has_text, "−3.7 to −3.0 dB +"));
  g_object_unref (document);
  document = pl_document_new (library);
  pl_explain_pane_show (PL_EXPLAIN_PANE (pane), pl_document_get_circuit (document), library);
  g_assert_nonnull (test_find_widget (pane, test_has_text, "Nobody listens yet"));
  g_assert_null (test_find_widget (pane, test_has_text, "Anna"));
  g_object_unref (document);
  g_assert_finalize_object (pane);
}

/* Of the program's windows, the one with this title. */
static PlPartId
find_first_cable (const PlPatch *patch)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    if (pl_kind_is_cable (pl_patch_get_part (patch, id)->kind))
      return id;
  g_assert_not_reached ();
}

/* The bench as it is beside the best other way; using that changes the bench and closes the window.
 */
static void
test_compare (void)
{
  PlDocument *document = open_example ("method2-aux.patchlead");
  GtkWidget *parent = gtk_window_new (), *window = NULL, *first = NULL, *second = NULL;

  pl_compare_window_present (GTK_WINDOW (parent), document,
                             find_first_cable (pl_document_get_patch (document)));
  window = test_find_toplevel ("What If: cable 1 (TRS cable)");
  g_assert_nonnull (window);
  g_assert_nonnull (test_find_widget (window, test_has_text, "As it is now."));
  g_assert_nonnull (test_find_widget (window, test_has_text, "One ear only"));
  g_assert_nonnull (test_find_widget (window, test_has_text, "Stereo"));
  first = test_find_widget (window, test_is_button, "Use This");
  second = test_find_widget (
      gtk_widget_get_next_sibling (gtk_widget_get_parent (gtk_widget_get_parent (first))),
      test_is_button, "Use This");
  g_assert_nonnull (second);
  g_signal_emit_by_name (second, "clicked");
  g_assert_null (test_find_toplevel ("What If: cable 1 (TRS cable)"));
  g_assert_true (pl_history_can_undo (pl_document_get_history (document)));
  gtk_window_destroy (GTK_WINDOW (parent));
  g_object_unref (document);
}

static void
test_findings (void)
{
  GtkWidget *window = pl_window_new (NULL, library);
  g_autofree char *path = example ("method2-aux.patchlead");
  g_autofree char *level = g_strdup_printf ("−3%s8", localeconv ()->decimal_point);
  g_autofree char *kept_together = pl_plain_dup_isolated (level); /* its point may be Arabic */
  g_autofree char *spoken
      = g_strconcat ("Anna · MDR-7506, left: Aux mix at ", kept_together, " dB", NULL);
  GtkWidget *table = NULL, *page = NULL;

  pl_window_open (PL_WINDOW (window), path);
  g_assert_nonnull (test_find_widget (window, test_has_text, "Only one ear of Anna"));
  g_assert_nonnull (test_find_widget (window, test_has_text, "works badly"));
  g_assert_true (
      gtk_widget_activate_action (window, "win.dismiss", "(ss)", "one-ear-only", "we know"));
  g_assert_null (test_find_widget (window, test_has_text, "works badly"));
  g_assert_nonnull (test_find_widget (window, test_has_text, "Dismissed because: we know"));
  g_assert_true (gtk_widget_activate_action (window, "win.undo", NULL));
  g_assert_nonnull (test_find_widget (window, test_has_text, "works badly"));
  g_assert_true (gtk_widget_activate_action (window, "win.redo", NULL));
  g_assert_true (gtk_widget_activate_action (window, "win.restore", "s", "one-ear-only"));
  g_assert_nonnull (test_find_widget (window, test_has_text, "works badly"));
  g_assert_true (gtk_widget_activate_action (window, "win.show-audience", NULL));
  table = test_find_toplevel ("Who Hears Whom");
  g_assert_nonnull (table);
  g_assert_nonnull (test_find_widget (table, test_has_text, "Aux mix"));
  g_assert_nonnull (test_find_widget (table, test_has_text, "Anna"));
  g_assert_nonnull (test_find_widget (table, test_has_text, level));
  (void) test_get_called (table, spoken);
  gtk_window_destroy (GTK_WINDOW (table));
  g_assert_true (gtk_widget_activate_action (window, "win.show-help", "s", "one-ear-only"));
  page = test_find_toplevel ("One ear only");
  g_assert_nonnull (page);
  g_assert_nonnull (test_find_widget (page, test_has_text, "A stereo input reads the tip as left"));
  gtk_window_destroy (GTK_WINDOW (page));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_toggle (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TOGGLE_BUTTON (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0;
}

static void
keep_text_cb (GtkWidget *pane, const char *text, gpointer data)
{
  g_free (*(char **) data);
  *(char **) data = g_strdup (text);
}

/* Everything that was put off. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_shown_row (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_child_visible (widget)
         && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "kind-id"), data) == 0;
}

static gboolean
is_owned_row (GtkWidget *widget, gconstpointer data)
{
  return is_shown_row (widget, data) && pl_gear_row_is_owned (GTK_LIST_BOX_ROW (widget));
}

static void
test_owned (void)
{
  GtkWidget *pane = g_object_ref_sink (pl_gear_pane_new (library));
  GtkWidget *mine = test_find_widget (pane, is_toggle, "Only What I Own");
  GtkWidget *all = test_find_widget (pane, is_toggle, "All Cables and Adapters");

  g_assert_null (test_find_widget (pane, is_owned_row, "mackie-hm-4"));
  g_assert_true (gtk_widget_activate_action (pane, "gear.own", "s", "mackie-hm-4"));
  settle ();
  g_assert_nonnull (test_find_widget (pane, is_owned_row, "mackie-hm-4"));
  g_assert_cmpuint (pl_owned_get (pl_library_get_owned (library), "mackie-hm-4"), ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (mine), TRUE);
  g_assert_nonnull (test_find_widget (pane, is_shown_row, "mackie-hm-4"));
  g_assert_null (test_find_widget (pane, is_shown_row, "mackie-profx10v3"));
  /* Rare cables come out when they are asked for, or owned. */
  g_assert_null (test_find_widget (pane, is_shown_row, "xlr-turn-male"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
  g_assert_nonnull (test_find_widget (pane, is_shown_row, "xlr-turn-male"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), FALSE);
  g_assert_true (gtk_widget_activate_action (pane, "gear.own", "s", "xlr-turn-male"));
  settle ();
  g_assert_nonnull (test_find_widget (pane, is_owned_row, "xlr-turn-male"));
  g_assert_true (gtk_widget_activate_action (pane, "gear.own", "s", "xlr-turn-male"));
  g_assert_true (gtk_widget_activate_action (pane, "gear.own", "s", "mackie-hm-4"));
  settle ();
  g_assert_true (pl_owned_is_empty (pl_library_get_owned (library)));
  g_assert_finalize_object (pane);
}

static void
test_gear (void)
{
  GtkWidget *pane = g_object_ref_sink (pl_gear_pane_new (library));
  g_autofree char *chosen = NULL;

  g_signal_connect (pane, "cable-chosen", G_CALLBACK (keep_text_cb), &chosen);
  settle ();
  g_assert_nonnull (test_find_widget (pane, test_has_text, "ProFX10v3"));
  g_assert_nonnull (test_find_widget (pane, test_has_text, "Automatic"));
  pl_gear_pane_set_cable (PL_GEAR_PANE (pane), "insert-y");
  g_assert_cmpstr (chosen, ==, "insert-y");
  pl_gear_pane_set_cable (PL_GEAR_PANE (pane), "");
  g_assert_cmpstr (chosen, ==, "");
  g_assert_finalize_object (pane);
}

/* How strong the second line of a row is, of 65535; 0: it has none. */
static guint
get_strength (GtkWidget *widget)
{
  PangoAttrList *list
      = GTK_IS_LABEL (widget) ? gtk_label_get_attributes (GTK_LABEL (widget)) : NULL;
  GSList *attributes = list != NULL ? pango_attr_list_get_attributes (list) : NULL;
  guint strength = 0;

  for (GSList *item = attributes; item != NULL; item = item->next)
    if (((PangoAttribute *) item->data)->klass->type == PANGO_ATTR_FOREGROUND_ALPHA)
      strength = ((PangoAttrInt *) item->data)->value;
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
  return strength;
}

static gboolean
is_strong (GtkWidget *widget, gconstpointer data)
{
  return get_strength (widget) > G_MAXUINT16 * 4 / 5;
}

static gboolean
is_faint (GtkWidget *widget, gconstpointer data)
{
  return get_strength (widget) > 0 && !is_strong (widget, data);
}

static gboolean
is_all_strong (gpointer pane)
{
  return test_find_widget (pane, is_strong, NULL) != NULL
         && test_find_widget (pane, is_faint, NULL) == NULL;
}

static gboolean
is_all_faint (gpointer pane)
{
  return test_find_widget (pane, is_faint, NULL) != NULL
         && test_find_widget (pane, is_strong, NULL) == NULL;
}

/* Text is strong in every row from when that is asked for. */
static void
test_high_contrast (void)
{
  const char *name = "org.gnome.desktop.a11y.interface";
  g_autoptr (GSettingsSchema) schema
      = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), name, TRUE);
  g_autoptr (GSettings) settings = NULL;
  GtkWidget *pane = NULL;

  if (schema == NULL)
    {
      g_test_skip ("the desktop's settings are not installed");
      return;
    }
  settings = g_settings_new (name);
  pane = g_object_ref_sink (pl_gear_pane_new (library));
  pl_gear_pane_set_cable (PL_GEAR_PANE (pane), "insert-y"); /* all rows are there from now on */
  g_assert_true (is_all_faint (pane));
  g_assert_true (g_settings_set_boolean (settings, "high-contrast", TRUE));
  test_wait_until (is_all_strong, pane);
  g_settings_reset (settings, "high-contrast");
  test_wait_until (is_all_faint, pane);
  g_assert_finalize_object (pane);
}

static gboolean
is_example (GtkWidget *widget, gconstpointer data)
{
  const char *path = g_object_get_data (G_OBJECT (widget), "path");

  return GTK_IS_BUTTON (widget) && path != NULL && strstr (path, data) != NULL;
}

static void
test_start (void)
{
  GtkWidget *page = g_object_ref_sink (pl_start_page_new (library));
  g_autofree char *path = NULL;
  GtkWidget *window = gtk_window_new (), *button = NULL;

  /* Nothing is made before it is seen. */
  g_assert_null (test_find_widget (page, is_example, "method1-phones"));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  button = test_find_widget (page, is_example, "method1-phones");

  g_signal_connect (page, "open-example", G_CALLBACK (keep_text_cb), &path);
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Method 1: phones output");
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_str_has_suffix (path, "method1-phones.patchlead"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (page);
}

/* What the toolkit leaves without a name in its own windows, be it there yet or not. */
static void
test_foreign_window (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new (), *menu = gtk_menu_button_new ();

  gtk_widget_set_tooltip_text (menu, "Create Folder");
  gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("Home"));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), menu);
  gtk_window_set_child (GTK_WINDOW (window), box);
  pl_accessible_name_window (window, "Open Patch");
  gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("Desktop"));
  g_assert_true (test_get_called (window, "Open Patch") == list);
  g_assert_true (GTK_IS_LIST_BOX_ROW (test_get_called (list, "Home")));
  g_assert_true (GTK_IS_LIST_BOX_ROW (test_get_called (list, "Desktop")));
  g_assert_true (test_get_called (window, "Create Folder") == menu);
  g_assert_true (
      GTK_IS_BUTTON (test_get_called (gtk_widget_get_first_child (menu), "Create Folder")));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  g_test_add_func ("/document/commit", test_document);
  g_test_add_func ("/document/broken", test_open_broken);
  g_test_add_func ("/bench/jack", test_jack_is_named);
  g_test_add_func ("/bench/keys", test_connect_by_keys);
  g_test_add_func ("/bench/cancel", test_cancel_changes_nothing);
  g_test_add_func ("/bench/points", test_points);
  g_test_add_func ("/panes/explain", test_explain);
  g_test_add_func ("/panes/compare", test_compare);
  g_test_add_func ("/panes/findings", test_findings);
  g_test_add_func ("/panes/gear", test_gear);
  g_test_add_func ("/panes/high-contrast", test_high_contrast);
  g_test_add_func ("/panes/owned", test_owned);
  g_test_add_func ("/panes/start", test_start);
  g_test_add_func ("/accessible/foreign-window", test_foreign_window);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
