/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of connections: it stays equal to the bench, and changes it. */
#include <math.h>

#include "core/connections.h"
#include "core/words.h"
#include "fixture-app.h"
#include "fixture-bench.h"
#include "fixture.h"

static gboolean
is_changed (gpointer self)
{
  return !test_bench_is_as_before (self);
}

static GtkWidget *
open_list (TestBench *self)
{
  GtkWidget *list = NULL;

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-connections", NULL));
  list = test_get_window ("Connections");
  test_wait_until (test_is_laid_out, list);
  test_run_main_loop (50);
  return list;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* The popover of a line, open. */
static GtkWidget *
open_form (GtkWidget *list, const char *button)
{
  GtkWidget *menu_button = test_get_called (list, button), *popover = NULL;

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu_button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu_button)));
  g_assert_nonnull (popover);
  test_wait_until (is_mapped, popover);
  test_run_main_loop (100); /* a few frames */
  return popover;
}

static void
close_form (GtkWidget *form)
{
  g_object_ref (form); /* it may go with its line */
  gtk_popover_popdown (GTK_POPOVER (form));
  test_wait_until (is_hidden, form);
  g_object_unref (form);
}

static gboolean
is_field (GtkWidget *widget, gconstpointer name)
{
  return !GTK_IS_LABEL (widget) && test_is_called (widget, name);
}

static GtkWidget *
find_field (GtkWidget *form, const char *name)
{
  GtkWidget *found = test_find_widget (form, is_field, name);

  g_assert_nonnull (found);
  return found;
}

static guint
find_item (GtkWidget *down, const char *text)
{
  GListModel *items = gtk_drop_down_get_model (GTK_DROP_DOWN (down));
  guint i = 0;

  for (; i < g_list_model_get_n_items (items); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (items), i), text))
      break;
  g_assert_cmpuint (i, <, g_list_model_get_n_items (items));
  return i;
}

/* As many lines as the bench has connections, each with where it goes. */
static void
assert_equal (TestBench *self, GtkWidget *list)
{
  const PlPatch *patch = pl_document_get_patch (self->document);
  g_autoptr (GArray) all = pl_patch_dup_connections (patch);

  test_run_main_loop (50);
  for (guint i = 0; i < all->len; i++)
    {
      const PlConnection *connection = &g_array_index (all, PlConnection, i);
      g_autofree char *jack
          = connection->to.part != 0 ? pl_words_end (patch, connection->to) : g_strdup ("loose");
      g_autofree char *spoken
          = connection->number > 0
                ? g_strdup_printf ("Cable %d to %s: go there", connection->number, jack)
                : g_strdup_printf ("To %s: go there", jack);

      (void) test_get_called (list, spoken);
    }
}

static void
test_list_length (TestBench *self, gconstpointer data)
{
  GtkWidget *list = open_list (self);
  GtkWidget *spin = test_get_called (list, "Length of cable 1 in metres");
  g_autofree char *plain = NULL;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, ""); /* nobody gave one */
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 7.5);
  g_assert_cmpfloat_with_epsilon (test_bench_get_part (self, CABLE)->length_m, 7.5, 1e-9);
  plain = test_dup_plain (gtk_editable_get_text (GTK_EDITABLE (spin)));
  g_assert_cmpstr (plain, ==, "7.50");
  gtk_editable_set_text (GTK_EDITABLE (spin), "");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpfloat_with_epsilon (test_bench_get_part (self, CABLE)->length_m, 0.0, 1e-9);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 8.0);
  g_assert_cmpfloat_with_epsilon (test_bench_get_part (self, CABLE)->length_m, 8.0, 1e-9);
  g_assert_true (test_get_called (list, "Length of cable 1 in metres") == spin);
  test_bench_assert_one_step (self); /* all turns are one */
  g_assert_cmpfloat_with_epsilon (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)),
                                  test_bench_get_part (self, CABLE)->length_m, 0.05);
}

/* Who only comes by a length does not round it. */
static void
test_list_odd_length (TestBench *self, gconstpointer data)
{
  PlEdit feet = { .type = PL_EDIT_SET_LENGTH, .id = CABLE, .value = 3.048 };
  GtkWidget *list = NULL, *spin = NULL;

  g_assert_true (pl_document_commit (self->document, &feet, 1, "Cable Length", FALSE));
  list = open_list (self);
  spin = test_get_called (list, "Length of cable 1 in metres");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin)); /* as when the focus leaves */
  close_form (open_form (list, "Change cable 1"));
  g_assert_cmpfloat_with_epsilon (test_bench_get_part (self, CABLE)->length_m, 3.048, 1e-9);
  test_bench_assert_one_step (self);
}

static gboolean
is_named (gpointer self)
{
  return test_bench_get_part (self, CABLE)->name != NULL;
}

static void
test_list_form (TestBench *self, gconstpointer data)
{
  GtkWidget *list = open_list (self), *form = open_form (list, "Change cable 1"), *field = NULL;

  field = find_field (form, "Type");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), find_item (field, "TS cable"));
  field = find_field (form, "Colour");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), PL_LEAD_COLOR_GREEN);
  gtk_editable_set_text (GTK_EDITABLE (find_field (form, "Name")), "the long one");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_field (form, "Number")), 12);
  g_assert_true (test_bench_is_as_before (self)); /* until it closes */
  close_form (form);
  test_wait_until (is_named, self); /* which comes last */
  g_assert_cmpstr (test_bench_get_part (self, CABLE)->kind->id, ==, "ts-ts");
  g_assert_cmpstr (test_bench_get_part (self, CABLE)->name, ==, "the long one");
  g_assert_cmpint (test_bench_get_part (self, CABLE)->number, ==, 12);
  g_assert_cmpint (test_bench_get_part (self, CABLE)->color, ==, PL_LEAD_COLOR_GREEN);
  (void) test_get_called (list, "Remove cable 12");
  g_assert_nonnull (test_find_widget (list, test_has_text, "“the long one”"));
  assert_equal (self, list);
  pl_document_undo (self->document);
  pl_document_undo (self->document);
  g_assert_true (test_bench_is_as_before (self));
  assert_equal (self, list);
}

/* A form that is closed as it was opened changes nothing. */
static void
test_list_form_untouched (TestBench *self, gconstpointer data)
{
  GtkWidget *list = open_list (self);

  close_form (open_form (list, "Change cable 1"));
  g_assert_true (test_bench_is_as_before (self));
  g_assert_false (pl_history_can_undo (pl_document_get_history (self->document)));
}

static void
test_list_unplug (TestBench *self, gconstpointer data)
{
  GtkWidget *list = open_list (self), *form = open_form (list, "Change cable 1");

  g_signal_emit_by_name (test_get_called (form, "Unplug from HM-4 INPUT"), "clicked");
  test_wait_until (is_changed, self);
  g_assert_cmpuint (test_bench_get_seat (self, CABLE, "b")->part, ==, 0);
  assert_equal (self, list);
  (void) test_get_called (list, "Cable 1 to loose: go there");
  test_bench_assert_one_step (self);
  assert_equal (self, list);
}

/* An end that is moved is asked for at the bench, where its targets are. */
static void
test_list_move (TestBench *self, gconstpointer data)
{
  GtkWidget *list = open_list (self), *form = open_form (list, "Change cable 1");

  g_signal_emit_by_name (test_get_called (form, "Move the end in HM-4 INPUT"), "clicked");
  test_run_main_loop (50);
  g_assert_nonnull (PL_BENCH_VIEW (self->bench)->popover);
  (void) test_get_called (PL_BENCH_VIEW (self->bench)->popover, "Search jacks");
  g_assert_true (test_bench_is_as_before (self));
}

static void
test_list_goes_there (TestBench *self, gconstpointer data)
{
  GtkWidget *list = open_list (self);
  PlEnd here;

  g_signal_emit_by_name (test_get_called (list, "Cable 1 to HM-4 INPUT: go there"), "clicked");
  g_assert_true (pl_bench_view_get_focused_end (PL_BENCH_VIEW (self->bench), &here));
  g_assert_cmpuint (here.part, ==, AMP);
  g_assert_cmpuint (here.connector, ==, test_bench_find_connector (self, AMP, "input"));
  g_assert_cmpuint (PL_BENCH_VIEW (self->bench)->lit, ==, CABLE);
}

/* Cables go, leads of headphones are pulled out. */
static void
test_list_remove (TestBench *self, gconstpointer data)
{
  GtkWidget *list = open_list (self);

  g_signal_emit_by_name (test_get_called (list, "Remove cable 1"), "clicked");
  g_assert_null (pl_patch_get_part (pl_document_get_patch (self->document), CABLE));
  assert_equal (self, list);
  test_bench_assert_one_step (self);
  assert_equal (self, list);
}

/* Adding */

static GtkWidget *
open_adder (GtkWidget *list)
{
  GtkWidget *window = NULL;

  g_signal_emit_by_name (test_get_called (list, "Add a Connection…"), "clicked");
  window = test_get_window ("Add a Connection");
  test_wait_until (is_mapped, window);
  return window;
}

static gboolean
is_search (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget) && gtk_widget_get_mapped (widget);
}

/* Types into the search that is seen, and presses Return before the entry tells of its text. */
static void
search (GtkWidget *window, const char *words)
{
  GtkWidget *entry = test_find_widget (window, is_search, NULL);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "activate");
  test_run_main_loop (50);
}

static void
unplug (TestBench *self, PlPartId id, PlEditType type)
{
  PlEdit edit = { .type = type, .id = id, .from = { id, 0 }, .x = (double) NAN, .y = (double) NAN };

  g_assert_true (pl_document_commit (self->document, &edit, 1, "Remove", FALSE));
  g_free (self->before);
  self->before = test_bench_dup_text (self);
}

static gboolean
has_no_adder (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), "Add a Connection") == 0)
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  GtkWidget *window;
  const char *name;
} Called;

static gboolean
is_there (gpointer data)
{
  const Called *called = data;

  return test_find_widget (called->window, test_is_called, called->name) != NULL;
}

/* What is made in words is what is made at the bench; what would be heard is told before. */
static void
test_list_add (TestBench *self, gconstpointer data)
{
  PlEnd phones = { MIXER, test_bench_find_connector (self, MIXER, "phones") };
  PlEnd input = { AMP, test_bench_find_connector (self, AMP, "input") };
  GtkWidget *list = NULL, *adder = NULL;
  g_autofree char *at_bench = NULL, *in_words = NULL, *told = NULL;
  PlTry try;

  unplug (self, CABLE, PL_EDIT_REMOVE);
  pl_bench_view_try (PL_BENCH_VIEW (self->bench), (PlHold){ phones, { 0, 0 }, "" }, input, &try);
  told = g_strdup_printf ("HM-4 INPUT: %s", try.sentence);
  pl_try_clear (&try);
  pl_bench_view_take_from_jack (PL_BENCH_VIEW (self->bench), phones);
  pl_bench_view_take_from_jack (PL_BENCH_VIEW (self->bench), input);
  at_bench = test_bench_dup_text (self);
  test_bench_assert_one_step (self);
  list = open_list (self);
  adder = open_adder (list);
  search (adder, "phones profx");
  test_wait_until (is_there, &(Called){ adder, told }); /* targets are tried one by one */
  g_assert_true (test_bench_is_as_before (self));
  search (adder, "hm-4 input");
  test_wait_until (has_no_adder, NULL);
  in_words = test_bench_dup_text (self);
  g_assert_cmpstr (in_words, ==, at_bench);
  assert_equal (self, list);
  g_assert_nonnull (test_find_widget (list, test_has_text, "from ProFX10v3 PHONES to HM-4 INPUT."));
  g_assert_cmpint (test_bench_judge (self), ==, PL_LABEL_STEREO);
  g_signal_emit_by_name (test_get_called (list, "Undo"), "clicked");
  g_assert_true (test_bench_is_as_before (self));
  assert_equal (self, list);
}

static void
test_list_add_kind (TestBench *self, gconstpointer data)
{
  GtkWidget *adder = NULL, *cable = NULL;

  unplug (self, CABLE, PL_EDIT_REMOVE);
  adder = open_adder (open_list (self));
  search (adder, "profx phones");
  cable = find_field (adder, "Cable");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (cable), find_item (cable, "TS cable"));
  search (adder, "hm-4 input");
  g_assert_cmpstr (test_bench_get_part (self, NEXT)->kind->id, ==, "ts-ts");
  g_assert_cmpuint (test_bench_get_seat (self, NEXT, "a")->part, ==, MIXER);
  g_assert_cmpuint (test_bench_get_seat (self, NEXT, "b")->part, ==, AMP);
  test_bench_assert_one_step (self);
}

/* Headphones bring their own lead. */
static void
test_list_add_lead (TestBench *self, gconstpointer data)
{
  GtkWidget *adder = NULL;

  unplug (self, HEADPHONES, PL_EDIT_UNPLUG);
  adder = open_adder (open_list (self));
  search (adder, "anna");
  search (adder, "hm-4 phones 3");
  g_assert_cmpuint (test_bench_get_seat (self, HEADPHONES, "plug")->part, ==, AMP);
  g_assert_cmpuint (test_bench_get_seat (self, HEADPHONES, "plug")->connector, ==,
                    test_bench_find_connector (self, AMP, "phones-3"));
  test_bench_assert_one_step (self);
}

/* From the other end, too. */
static void
test_list_add_to_lead (TestBench *self, gconstpointer data)
{
  GtkWidget *adder = NULL;

  unplug (self, HEADPHONES, PL_EDIT_UNPLUG);
  adder = open_adder (open_list (self));
  search (adder, "hm-4 phones 3");
  search (adder, "anna");
  g_assert_cmpuint (test_bench_get_seat (self, HEADPHONES, "plug")->part, ==, AMP);
  g_assert_cmpuint (test_bench_get_seat (self, HEADPHONES, "plug")->connector, ==,
                    test_bench_find_connector (self, AMP, "phones-3"));
  test_bench_assert_one_step (self);
}

/* What is asked for is of a bench that is there no more. */
static void
test_list_add_too_late (TestBench *self, gconstpointer data)
{
  GtkWidget *adder = open_adder (open_list (self));

  search (adder, "main l");
  unplug (self, CABLE, PL_EDIT_REMOVE);
  test_wait_until (has_no_adder, NULL);
  g_assert_true (test_bench_is_as_before (self));
}

/* Tab comes by every button of every line, those of a lead among them, and leaves the list. */
static void
test_list_tab (TestBench *self, gconstpointer data)
{
  GtkWidget *list = open_list (self);
  g_autofree char *lead = pl_words_part (pl_document_get_patch (self->document), HEADPHONES);
  g_autofree char *unplug_it = g_strconcat ("Unplug ", lead, NULL);
  GtkWidget *wanted[]
      = { test_get_called (list, "Remove cable 1"), test_get_called (list, unplug_it),
          test_get_called (list, "Add a Connection…") };

  for (guint i = 0, presses = 0; i < G_N_ELEMENTS (wanted); presses++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (list));

      g_assert_nonnull (focus);
      g_assert_cmpuint (presses, <, 30);
      if (focus == wanted[i])
        i++;
      g_signal_emit_by_name (list, "move-focus", GTK_DIR_TAB_FORWARD);
    }
}

static gboolean
is_in_view (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &place));
  return place.origin.x >= 0
         && place.origin.x + place.size.width <= (float) gtk_widget_get_width (window) + 0.5f;
}

/* Twice as large the table is wider than its window: keys bring what they come to into view. */
static void
test_list_large_text (TestBench *self, gconstpointer data)
{
  GtkWidget *list = NULL, *change = NULL, *from = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  list = open_list (self);
  test_run_main_loop (100);
  change = test_get_called (list, "Change cable 1");
  from = test_get_called (list, "Cable 1 from ProFX10v3 PHONES: go there");
  g_assert_false (is_in_view (change, list));
  g_assert_true (gtk_widget_child_focus (change, GTK_DIR_TAB_FORWARD));
  test_run_main_loop (50);
  g_assert_true (is_in_view (change, list));
  g_assert_true (gtk_widget_child_focus (from, GTK_DIR_TAB_FORWARD));
  test_run_main_loop (50);
  g_assert_true (is_in_view (from, list));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

#define ADD(path, test)                                                                            \
  g_test_add (path, TestBench, library, test_bench_set_up, test, test_bench_tear_down)

int
main (int argc, char **argv)
{
  PlLibrary *library = NULL;
  int code;

  library = test_app_init (&argc, &argv);
  ADD ("/list/length", test_list_length);
  ADD ("/list/odd-length", test_list_odd_length);
  ADD ("/list/form", test_list_form);
  ADD ("/list/large-text", test_list_large_text);
  ADD ("/list/form-untouched", test_list_form_untouched);
  ADD ("/list/unplug", test_list_unplug);
  ADD ("/list/move", test_list_move);
  ADD ("/list/goes-there", test_list_goes_there);
  ADD ("/list/remove", test_list_remove);
  ADD ("/list/tab", test_list_tab);
  ADD ("/list/add", test_list_add);
  ADD ("/list/add-kind", test_list_add_kind);
  ADD ("/list/add-lead", test_list_add_lead);
  ADD ("/list/add-to-lead", test_list_add_to_lead);
  ADD ("/list/add-too-late", test_list_add_too_late);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
