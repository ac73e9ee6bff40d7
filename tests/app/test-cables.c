/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a cable after it was plugged in, in its menu and in the list of connections:
 * type, name, number, colour, length, depth, ends.  And one device swapped for another. */
#include <math.h>

#include "app/bench-private.h"
#include "app/window-private.h"
#include "core/connections.h"
#include "core/patch-file.h"
#include "core/words.h"
#include "fixture-app.h"

enum
{
  MIXER = 1, /* of method1-phones.patchlead */
  AMP = 2,
  CABLE = 5,
  NEXT = 6 /* what is put down next */
};

static PlLibrary *library;

typedef struct
{
  PlWindow *window;
  GtkWidget *bench;
  PlDocument *document;
  char *before; /* the bench as it was */
} Fixture;

static char *
dup_text (Fixture *self)
{
  return pl_patch_write (pl_document_get_patch (self->document));
}

static gboolean
is_as_before (Fixture *self)
{
  g_autofree char *now = dup_text (self);

  return g_str_equal (now, self->before);
}

static gboolean
is_changed (gpointer self)
{
  return !is_as_before (self);
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (pl_library_get_data_dir (library), "examples",
                                            "method1-phones.patchlead", NULL);

  self->window = PL_WINDOW (pl_window_new (NULL, library));
  self->bench = self->window->bench;
  self->document = g_object_ref (self->window->document);
  gtk_window_present (GTK_WINDOW (self->window));
  pl_window_open (self->window, path);
  test_wait_until (is_laid_out, self->bench);
  self->before = dup_text (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pl_document_discard_draft (self->document);
  test_destroy_windows ();
  test_run_main_loop (10);
  g_object_unref (self->document);
  g_free (self->before);
}

static const PlPart *
get_part (Fixture *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (self->document), id);

  g_assert_nonnull (part);
  return part;
}

static guint16
find_connector (Fixture *self, PlPartId id, const char *name)
{
  int index = pl_kind_find_connector (get_part (self, id)->kind, name);

  g_assert_cmpint (index, >=, 0);
  return (guint16) index;
}

static const PlSeat *
get_seat (Fixture *self, PlPartId id, const char *plug)
{
  return &get_part (self, id)->seats[find_connector (self, id, plug)];
}

static PlLabel
judge (Fixture *self)
{
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (pl_document_get_circuit (self->document));

  return g_array_index (verdicts, PlVerdict, 0).headline;
}

/* One step, which Undo takes back. */
static void
assert_one_step (Fixture *self)
{
  g_assert_false (is_as_before (self));
  pl_document_undo (self->document);
  g_assert_true (is_as_before (self));
}

/* Menus */

/* Another type in place: the ends stay where they are, and what is heard follows. */
static void
test_type (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (judge (self), ==, PL_LABEL_STEREO);
  g_assert_true (
      gtk_widget_activate_action (self->bench, "bench.exchange", "(us)", CABLE, "ts-ts"));
  g_assert_cmpstr (get_part (self, CABLE)->kind->id, ==, "ts-ts");
  g_assert_cmpint (get_part (self, CABLE)->number, ==, 1);
  g_assert_cmpuint (get_seat (self, CABLE, "a")->part, ==, MIXER);
  g_assert_cmpuint (get_seat (self, CABLE, "b")->part, ==, AMP);
  g_assert_cmpint (judge (self), !=, PL_LABEL_STEREO);
  assert_one_step (self);
}

static void
test_color_and_length (Fixture *self, gconstpointer data)
{
  g_assert_true (gtk_widget_activate_action (self->bench, "bench.color", "(uu)", CABLE,
                                             (guint32) PL_LEAD_COLOR_RED));
  g_assert_cmpint (get_part (self, CABLE)->color, ==, PL_LEAD_COLOR_RED);
  assert_one_step (self);
  g_assert_true (gtk_widget_activate_action (self->bench, "bench.length", "(ud)", CABLE, 4.5));
  g_assert_cmpfloat_with_epsilon (get_part (self, CABLE)->length_m, 4.5, 1e-9);
  assert_one_step (self);
}

/* Pulled to the first click and pushed home again. */
static void
test_first_click (Fixture *self, gconstpointer data)
{
  guint32 plug = find_connector (self, CABLE, "a");

  g_assert_true (gtk_widget_activate_action (self->bench, "bench.depth", "(uuu)", CABLE, plug, 1u));
  g_assert_cmpint (get_seat (self, CABLE, "a")->depth, !=, PL_DEPTH_HOME);
  g_assert_cmpuint (get_seat (self, CABLE, "a")->part, ==, MIXER);
  g_assert_cmpint (judge (self), !=, PL_LABEL_STEREO);
  g_assert_true (gtk_widget_activate_action (self->bench, "bench.depth", "(uuu)", CABLE, plug, 0u));
  g_assert_true (is_as_before (self));
  pl_document_undo (self->document);
  assert_one_step (self);
}

/* Both legs of an insert cable in one gesture: the second one is a press away. */
static void
test_second_leg (Fixture *self, gconstpointer data)
{
  PlBenchView *bench = PL_BENCH_VIEW (self->bench);
  PlEdit remove = { .type = PL_EDIT_REMOVE, .id = CABLE };

  g_assert_true (pl_document_commit (self->document, &remove, 1, "Remove", FALSE));
  pl_bench_view_set_cable (bench, "insert-y");
  pl_bench_view_take_from_jack (bench,
                                (PlEnd){ MIXER, find_connector (self, MIXER, "control-room-l") });
  pl_bench_view_take_from_jack (bench, (PlEnd){ AMP, find_connector (self, AMP, "input") });
  g_assert_cmpuint (get_seat (self, NEXT, "c")->part, ==, 0);
  g_assert_nonnull (self->window->toast);
  g_assert_cmpstr (adw_toast_get_button_label (self->window->toast), ==, "Plug It In");
  g_signal_emit_by_name (self->window->toast, "button-clicked");
  g_assert_cmpuint (get_seat (self, NEXT, "c")->part, ==, MIXER);
  g_assert_cmpuint (get_seat (self, NEXT, "c")->connector, ==,
                    find_connector (self, MIXER, "control-room-r"));
  g_assert_cmpint (judge (self), ==, PL_LABEL_STEREO);
}

/* Swapping */

/* Where the jacks correspond, cables stay; it is said that all of them did. */
static void
test_swap (Fixture *self, gconstpointer data)
{
  g_assert_true (
      gtk_widget_activate_action (self->bench, "bench.swap", "(us)", MIXER, "mackie-profx12v3"));
  g_assert_cmpstr (get_part (self, MIXER)->kind->id, ==, "mackie-profx12v3");
  g_assert_cmpuint (get_seat (self, CABLE, "a")->part, ==, MIXER);
  g_assert_cmpuint (get_seat (self, CABLE, "a")->connector, ==,
                    find_connector (self, MIXER, "phones"));
  g_assert_cmpint (judge (self), ==, PL_LABEL_STEREO);
  g_assert_nonnull (g_strstr_len (adw_toast_get_title (self->window->toast), -1,
                                  "every cable has found its jack"));
  assert_one_step (self);
}

/* What has no jack any more lies loose, is told by name, and the cable is still there. */
static void
test_swap_loosens (Fixture *self, gconstpointer data)
{
  const char *told = NULL;

  g_assert_true (gtk_widget_activate_action (self->bench, "bench.swap", "(us)", AMP,
                                             "generic-powered-speaker"));
  told = adw_toast_get_title (self->window->toast);
  g_assert_nonnull (g_strstr_len (told, -1, "plugs came loose"));
  g_assert_nonnull (g_strstr_len (told, -1, "HM-4 PHONES 1"));
  g_assert_cmpuint (get_seat (self, 3, "plug")->part, ==, 0);
  g_assert_cmpuint (get_seat (self, CABLE, "a")->part, ==, MIXER);
  assert_one_step (self);
}

/* The list of connections */

static GtkWidget *
open_list (Fixture *self)
{
  GtkWidget *list = NULL;

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-connections", NULL));
  list = test_get_window ("Connections");
  test_wait_until (is_laid_out, list);
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
assert_equal (Fixture *self, GtkWidget *list)
{
  const PlPatch *patch = pl_document_get_patch (self->document);
  g_autoptr (GArray) all = pl_patch_dup_connections (patch);

  test_run_main_loop (50);
  for (guint i = 0; i < all->len; i++)
    {
      const PlConnection *connection = &g_array_index (all, PlConnection, i);
      g_autofree char *number
          = connection->number > 0 ? g_strdup_printf ("%d", connection->number) : g_strdup ("–");
      g_autofree char *jack
          = connection->to.part != 0 ? pl_words_end (patch, connection->to) : g_strdup ("loose");
      g_autofree char *spoken = g_strdup_printf ("Cable %s to %s: go there", number, jack);

      (void) test_get_called (list, spoken);
    }
}

static void
test_list_length (Fixture *self, gconstpointer data)
{
  GtkWidget *list = open_list (self);
  GtkWidget *spin = test_get_called (list, "Length of cable 1 in metres");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, ""); /* nobody gave one */
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 7.5);
  g_assert_cmpfloat_with_epsilon (get_part (self, CABLE)->length_m, 7.5, 1e-9);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "7.50");
  gtk_editable_set_text (GTK_EDITABLE (spin), "");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpfloat_with_epsilon (get_part (self, CABLE)->length_m, 0.0, 1e-9);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 8.0);
  g_assert_cmpfloat_with_epsilon (get_part (self, CABLE)->length_m, 8.0, 1e-9);
  g_assert_true (test_get_called (list, "Length of cable 1 in metres") == spin);
  assert_one_step (self); /* all turns are one */
  g_assert_cmpfloat_with_epsilon (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)),
                                  get_part (self, CABLE)->length_m, 0.05);
}

/* Who only comes by a length does not round it. */
static void
test_list_odd_length (Fixture *self, gconstpointer data)
{
  PlEdit feet = { .type = PL_EDIT_SET_LENGTH, .id = CABLE, .value = 3.048 };
  GtkWidget *list = NULL, *spin = NULL;

  g_assert_true (pl_document_commit (self->document, &feet, 1, "Cable Length", FALSE));
  list = open_list (self);
  spin = test_get_called (list, "Length of cable 1 in metres");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin)); /* as when the focus leaves */
  close_form (open_form (list, "Change cable 1"));
  g_assert_cmpfloat_with_epsilon (get_part (self, CABLE)->length_m, 3.048, 1e-9);
  assert_one_step (self);
}

static gboolean
is_named (gpointer self)
{
  return get_part (self, CABLE)->name != NULL;
}

static void
test_list_form (Fixture *self, gconstpointer data)
{
  GtkWidget *list = open_list (self), *form = open_form (list, "Change cable 1"), *field = NULL;

  field = find_field (form, "Type");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), find_item (field, "TS cable"));
  field = find_field (form, "Colour");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), PL_LEAD_COLOR_GREEN);
  gtk_editable_set_text (GTK_EDITABLE (find_field (form, "Name")), "the long one");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_field (form, "Number")), 12);
  g_assert_true (is_as_before (self)); /* until it closes */
  close_form (form);
  test_wait_until (is_named, self); /* which comes last */
  g_assert_cmpstr (get_part (self, CABLE)->kind->id, ==, "ts-ts");
  g_assert_cmpstr (get_part (self, CABLE)->name, ==, "the long one");
  g_assert_cmpint (get_part (self, CABLE)->number, ==, 12);
  g_assert_cmpint (get_part (self, CABLE)->color, ==, PL_LEAD_COLOR_GREEN);
  (void) test_get_called (list, "Remove cable 12");
  g_assert_nonnull (test_find_widget (list, test_has_text, "“the long one”"));
  assert_equal (self, list);
  pl_document_undo (self->document);
  pl_document_undo (self->document);
  g_assert_true (is_as_before (self));
  assert_equal (self, list);
}

/* A form that is closed as it was opened changes nothing. */
static void
test_list_form_untouched (Fixture *self, gconstpointer data)
{
  GtkWidget *list = open_list (self);

  close_form (open_form (list, "Change cable 1"));
  g_assert_true (is_as_before (self));
  g_assert_false (pl_history_can_undo (pl_document_get_history (self->document)));
}

static void
test_list_unplug (Fixture *self, gconstpointer data)
{
  GtkWidget *list = open_list (self), *form = open_form (list, "Change cable 1");

  g_signal_emit_by_name (test_get_called (form, "Unplug from HM-4 INPUT"), "clicked");
  test_wait_until (is_changed, self);
  g_assert_cmpuint (get_seat (self, CABLE, "b")->part, ==, 0);
  assert_equal (self, list);
  (void) test_get_called (list, "Cable 1 to loose: go there");
  assert_one_step (self);
  assert_equal (self, list);
}

/* An end that is moved is asked for at the bench, where its targets are. */
static void
test_list_move (Fixture *self, gconstpointer data)
{
  GtkWidget *list = open_list (self), *form = open_form (list, "Change cable 1");

  g_signal_emit_by_name (test_get_called (form, "Move the end in HM-4 INPUT"), "clicked");
  test_run_main_loop (50);
  g_assert_nonnull (PL_BENCH_VIEW (self->bench)->popover);
  (void) test_get_called (PL_BENCH_VIEW (self->bench)->popover, "Search jacks");
  g_assert_true (is_as_before (self));
}

static void
test_list_goes_there (Fixture *self, gconstpointer data)
{
  GtkWidget *list = open_list (self);
  PlEnd here;

  g_signal_emit_by_name (test_get_called (list, "Cable 1 to HM-4 INPUT: go there"), "clicked");
  g_assert_true (pl_bench_view_get_focused_end (PL_BENCH_VIEW (self->bench), &here));
  g_assert_cmpuint (here.part, ==, AMP);
  g_assert_cmpuint (here.connector, ==, find_connector (self, AMP, "input"));
  g_assert_cmpuint (PL_BENCH_VIEW (self->bench)->lit, ==, CABLE);
}

/* Cables go, leads of headphones are pulled out. */
static void
test_list_remove (Fixture *self, gconstpointer data)
{
  GtkWidget *list = open_list (self);

  g_signal_emit_by_name (test_get_called (list, "Remove cable 1"), "clicked");
  g_assert_null (pl_patch_get_part (pl_document_get_patch (self->document), CABLE));
  assert_equal (self, list);
  assert_one_step (self);
  assert_equal (self, list);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  ADD ("/cables/type", test_type);
  ADD ("/cables/color-and-length", test_color_and_length);
  ADD ("/cables/first-click", test_first_click);
  ADD ("/cables/second-leg", test_second_leg);
  ADD ("/swap/all-stay", test_swap);
  ADD ("/swap/some-come-loose", test_swap_loosens);
  ADD ("/list/length", test_list_length);
  ADD ("/list/odd-length", test_list_odd_length);
  ADD ("/list/form", test_list_form);
  ADD ("/list/form-untouched", test_list_form_untouched);
  ADD ("/list/unplug", test_list_unplug);
  ADD ("/list/move", test_list_move);
  ADD ("/list/goes-there", test_list_goes_there);
  ADD ("/list/remove", test_list_remove);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
