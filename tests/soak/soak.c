/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A monkey at speed, on the real windows: edits, undo and redo, zoom, panes, guide, lessons,
 * export, buttons of every window, windows opened and closed.
 *
 *   soak [--seconds N | --rounds N] [--seed N] [--same] [--bench FILE]
 *
 * It goes in rounds: a window is opened, gestures happen to it and to what it opens, everything is
 * closed.  After a round nothing may be left but what a program keeps once and for all, so memory
 * and file handles are read then, and widgets counted whose memory is not free.  The first quarter
 * is warm-up (icons, panels, menus; what warm-up.h names is there before); from then on the heap
 * and the process, handles, threads and widgets may grow by no more than is said in samples.c: next
 * to nothing.  A few rounds are a slice: all of it is warm-up for the heap, so only what is counted
 * is judged.  A line per minute and the last lines tell what was measured. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "app/window-private.h"
#include "draw/export.h"
#include "fixture.h"
#include "kept.h"
#include "lost.h"
#include "samples.h"
#include "warm-up.h"

enum
{
  USUAL_SECONDS = 7200,
  GESTURES = 40, /* in a round */
  LINES_EVERY_S = 60,
  MAX_TOPLEVELS = 12, /* then the oldest of those beside the bench is closed */
  MAX_MS = 60,        /* what a gesture may keep the loop busy for */
  CHOOSER_WAITS = 50, /* of that length, for choosers that were closed */
  POOL_MS = 1000      /* a pool keeps a thread to itself for half of this before it is left over */
};

typedef struct
{
  GRand *rand;
  PlLibrary *library;
  PlWindow *window;
  char *folder; /* for what is exported and saved */
  const char *bench;
  guint32 seed;
  guint rounds;  /* 0: until the time is over */
  gboolean same; /* every round is the first one */
  guint64 n_gestures, n_edits;
  GArray *samples;
  gint64 start;
} Monkey;

static guint
draw (Monkey *self, guint below)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) below);
}

/* The loop */

/* Lets the program do what it has to do, frames included, for so long at most. */
static void
breathe (guint ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_main_context_iteration (NULL, FALSE) && g_get_monotonic_time () < end)
    ;
}

/* … and until time has passed, for what waits for a timer or a thread. */
static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* Windows and widgets */

/* Borrowed: the toolkit does not clear a window's parent when somebody holds on to it after its
 * end. */
static GPtrArray *
dup_windows (void)
{
  GListModel *model = gtk_window_get_toplevels ();
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      GtkWindow *window = g_list_model_get_item (model, i);

      g_ptr_array_add (list, window);
      g_object_unref (window);
    }
  return list;
}

static gboolean
is_open (gpointer window)
{
  g_autoptr (GPtrArray) windows = dup_windows ();

  return g_ptr_array_find (windows, window, NULL);
}

/* Dialogs of the system that ask for a file or a printer lead out of the program. */
static gboolean
is_of_system (GtkWindow *window)
{
  return GTK_IS_FILE_CHOOSER (window) || g_str_has_prefix (G_OBJECT_TYPE_NAME (window), "GtkPrint");
}

static void
close_those_of_system (void)
{
  g_autoptr (GPtrArray) windows = dup_windows ();

  for (guint i = 0; i < windows->len; i++)
    if (is_open (g_ptr_array_index (windows, i)) && is_of_system (g_ptr_array_index (windows, i)))
      gtk_window_close (g_ptr_array_index (windows, i));
}

static void
close_window (GtkWindow *window)
{
  if (PL_IS_WINDOW (window))
    pl_document_discard_draft (PL_WINDOW (window)->document);
  if (gtk_window_get_hide_on_close (window))
    gtk_window_close (window); /* is kept */
  else
    gtk_window_destroy (window);
}

static void
close_all (Monkey *self)
{
  g_autoptr (GPtrArray) windows = dup_windows ();

  for (guint i = windows->len; i-- > 0;)
    if (is_open (g_ptr_array_index (windows, i)))
      close_window (g_ptr_array_index (windows, i));
  self->window = NULL;
}

typedef gboolean (*Wanted) (GtkWidget *widget);

static void
collect (GtkWidget *root, Wanted wanted, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (root) || !gtk_widget_is_sensitive (root))
    return;
  if (wanted (root))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, wanted, found);
}

/* Nobody presses what cannot be seen; the menu of a button that was scrolled away would open where
 * no monitor is. */
static gboolean
is_in_sight (GtkWidget *button)
{
  GtkWidget *surface = GTK_WIDGET (gtk_widget_get_native (button)), *below = NULL;
  graphene_point_t middle = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (button) / 2.0F,
                                                 (float) gtk_widget_get_height (button) / 2.0F);
  graphene_point_t at;

  if (!gtk_widget_compute_point (button, surface, &middle, &at))
    return FALSE;
  below = gtk_widget_pick (surface, at.x, at.y, GTK_PICK_DEFAULT);
  return below != NULL && (below == button || gtk_widget_is_ancestor (below, button));
}

/* Links start a browser; what writes new gear makes the library grow, and rightly. */
static gboolean
is_button (GtkWidget *widget)
{
  const char *action, *label;

  if (!GTK_IS_BUTTON (widget) || GTK_IS_LINK_BUTTON (widget))
    return FALSE;
  action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));
  label = gtk_button_get_label (GTK_BUTTON (widget));
  return g_strcmp0 (action, "win.install-gear") != 0
         && (label == NULL || strstr (label, "Print") == NULL) /* waits for an answer */
         && is_in_sight (widget);
}

static gboolean
is_field (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget));
}

/* One of those in any window, or NULL. */
static GtkWidget *
pick (Monkey *self, Wanted wanted)
{
  g_autoptr (GPtrArray) windows = dup_windows ();
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < windows->len; i++)
    if (!is_of_system (g_ptr_array_index (windows, i)))
      collect (g_ptr_array_index (windows, i), wanted, found);
  return found->len > 0 ? g_ptr_array_index (found, draw (self, found->len)) : NULL;
}

/* Gestures */

static void
edit (Monkey *self)
{
  PlDocument *document = self->window->document;
  TestEdit wish = { 0 };

  test_random_edit (self->rand, pl_document_get_patch (document), &wish);
  if (wish.edit.kind != NULL) /* of the test's library: this window's has its own */
    wish.edit.kind = pl_catalog_find (pl_library_get_catalog (self->library), wish.edit.kind->id);
  if (wish.edit.kind == NULL
      && (wish.edit.type == PL_EDIT_ADD || wish.edit.type == PL_EDIT_SET_KIND))
    return;
  self->n_edits += pl_document_commit (document, &wish.edit, 1, "monkey", draw (self, 4) == 0);
}

static void
go_back_and_forth (Monkey *self)
{
  PlDocument *document = self->window->document;

  for (guint n = draw (self, 12); n > 0; n--)
    pl_document_undo (document);
  for (guint n = draw (self, 12); n > 0; n--)
    pl_document_redo (document);
}

static void
act (Monkey *self)
{
  static const char *const actions[]
      = { "win.zoom-in",        "win.zoom-out", "win.fit",     "win.toggle-gear",
          "win.toggle-explain", "win.search",   "win.tidy-up", "win.show-connections",
          "win.show-audience",  "win.diagnose", "win.guide",   "win.export",
          "win.export-again",   "win.about",    "win.undo",    "win.redo" };
  const char *action = actions[draw (self, G_N_ELEMENTS (actions))];

  if (strcmp (action, "win.export-again") == 0 && self->window->exported == NULL)
    return;
  (void) gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
}

static void
act_with_word (Monkey *self)
{
  static const char *const acts[][2]
      = { { "win.lesson", "one-ear" },         { "win.lesson", "insert-y" },
          { "win.show-help", "one-ear-only" }, { "win.show-help", "no-such-page" },
          { "win.cable", "trs-trs" },          { "win.cable", "" },
          { "win.describe-gear", "" } };
  const char *const *chosen = acts[draw (self, G_N_ELEMENTS (acts))];

  (void) gtk_widget_activate_action (GTK_WIDGET (self->window), chosen[0], "s", chosen[1]);
}

static void
act_with_part (Monkey *self)
{
  static const char *const actions[] = { "win.light", "win.compare" };
  PlPatch *patch = pl_document_get_patch (self->window->document);
  guint id = draw (self, pl_patch_next_id (patch) + 1);

  if (pl_patch_get_part (patch, id) != NULL
      && pl_kind_is_cable (pl_patch_get_part (patch, id)->kind))
    (void) gtk_widget_activate_action (GTK_WIDGET (self->window), actions[draw (self, 2)], "u", id);
}

static void
export_file (Monkey *self)
{
  guint n = 0;
  const PlExporter *const *exporters = pl_exporters_get (&n);
  g_autofree char *name = g_strconcat ("soak.", exporters[draw (self, n)]->name, NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  (void) gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export-to", "^ay", path);
}

static void
save_file (Monkey *self)
{
  g_autofree char *path = g_build_filename (self->folder, "soak.patchlead", NULL);
  g_autoptr (GError) error = NULL;

  /* A draft that was restored may be of that file as it was before another window saved it. */
  if (!pl_document_save (self->window->document, path, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  if (draw (self, 3) == 0)
    pl_window_open (self->window, path);
}

static void
press (Monkey *self)
{
  GtkWidget *button = pick (self, is_button);

  if (button != NULL)
    g_signal_emit_by_name (button, "clicked");
}

static void
type (Monkey *self)
{
  static const char *const words[] = { "", "mix", "Zoom H6", "trs", "A&B", "<b>&" };
  GtkWidget *field = pick (self, is_field);

  if (field != NULL)
    gtk_editable_set_text (GTK_EDITABLE (field), words[draw (self, G_N_ELEMENTS (words))]);
}

static void
move_focus (Monkey *self)
{
  (void) gtk_widget_child_focus (GTK_WIDGET (self->window), (GtkDirectionType) draw (self, 6));
}

static void
resize (Monkey *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), (int) (600 + draw (self, 680)),
                               (int) (400 + draw (self, 400)));
}

/* Of those beside the bench's. */
static void
close_one (Monkey *self)
{
  g_autoptr (GPtrArray) windows = dup_windows ();
  GtkWindow *window = g_ptr_array_index (windows, draw (self, windows->len));

  if (window != GTK_WINDOW (self->window) && !is_of_system (window))
    close_window (window);
}

typedef struct
{
  void (*run) (Monkey *self);
  guint weight;
} Gesture;

static const Gesture gestures[] = {
  { edit, 30 },         { go_back_and_forth, 10 }, { act, 20 },      { act_with_word, 3 },
  { act_with_part, 4 }, { export_file, 2 },        { save_file, 2 }, { press, 20 },
  { type, 4 },          { move_focus, 8 },         { resize, 1 },    { close_one, 6 },
};

static void
make_gesture (Monkey *self)
{
  guint sum = 0, at;

  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    sum += gestures[i].weight;
  at = draw (self, sum);
  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    {
      if (at < gestures[i].weight)
        {
          gestures[i].run (self);
          self->n_gestures++;
          return;
        }
      at -= gestures[i].weight;
    }
}

/* Rounds */

/* A copy, the same at the start of every round: the monkey finds Save, and a bench that grows from
 * round to round would be taken for a leak. */
static char *
copy_bench (Monkey *self)
{
  static const char *const examples[]
      = { "method1-phones.patchlead", "method2-aux.patchlead", "podcast-four-hosts.patchlead",
          "wrong-aux-with-trs.patchlead" };
  const char *name = examples[draw (self, G_N_ELEMENTS (examples))];
  g_autofree char *example
      = g_build_filename (pl_library_get_data_dir (self->library), "examples", name, NULL);
  char *path = g_build_filename (self->folder, "bench.patchlead", NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (
      g_file_get_contents (self->bench != NULL ? self->bench : example, &text, &length, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  return path;
}

static void
open_bench (Monkey *self)
{
  g_autofree char *path = copy_bench (self);

  self->window = PL_WINDOW (pl_window_new (NULL, self->library));
  pl_window_open (self->window, path);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_ms (MAX_MS);
}

/* A gesture may have closed the window, or opened too many. */
static void
keep_order (Monkey *self)
{
  g_autoptr (GPtrArray) windows = NULL;

  close_those_of_system ();
  windows = dup_windows ();
  if (!is_open (self->window))
    {
      self->window = NULL;
      open_bench (self);
    }
  for (guint i = 0; windows->len > MAX_TOPLEVELS && i < windows->len; i++)
    if (g_ptr_array_index (windows, i) != (gpointer) self->window
        && is_open (g_ptr_array_index (windows, i))
        && !is_of_system (g_ptr_array_index (windows, i)))
      close_window (g_ptr_array_index (windows, i));
}

/* Gear that was described would make the library grow, and rightly. */
static void
forget_gear (Monkey *self)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (self->library));

  for (guint i = 0; i < kinds->len; i++)
    {
      g_autoptr (PlKind) kind = pl_kind_ref (g_ptr_array_index (kinds, i));

      if (pl_library_is_own (self->library, kind))
        g_assert_true (pl_library_remove_own (self->library, kind->id, NULL));
    }
}

static void
make_round (Monkey *self)
{
  if (self->same)
    g_rand_set_seed (self->rand, self->seed);
  open_bench (self);
  for (guint i = 0; i < GESTURES; i++)
    {
      make_gesture (self);
      breathe (i % 10 == 9 ? MAX_MS : 4);
      keep_order (self);
    }
  close_all (self);
  wait_ms (MAX_MS);
  close_all (self);
  wait_ms (MAX_MS);
  for (guint i = 0; i < CHOOSER_WAITS && kept_has_chooser (); i++)
    wait_ms (MAX_MS);
  lost_give_back ();
  forget_gear (self);
}

/* Measuring */

/* Until no more threads are in use than after the round before. */
static void
let_pool_rest (const Monkey *self)
{
  guint n = self->samples->len;
  double before = n > 0 ? g_array_index (self->samples, Sample, n - 1).threads : 0.0;
  gint64 end = g_get_monotonic_time () + (gint64) POOL_MS * 1000;

  while (sample_threads () > before && g_get_monotonic_time () < end)
    wait_ms (10);
}

static void
take_sample (Monkey *self)
{
  Sample sample = { 0 };

  let_pool_rest (self);
  sample = sample_take ();
  sample.seconds = (double) (g_get_monotonic_time () - self->start) / G_USEC_PER_SEC;
  sample.widgets = kept_count ();
  g_array_append_val (self->samples, sample);
}

static void
print_last (const Monkey *self)
{
  const Sample *last = &g_array_index (self->samples, Sample, self->samples->len - 1);

  printf ("# %5.0f s  %8" G_GUINT64_FORMAT " gestures  %7" G_GUINT64_FORMAT
          " edits  heap %7.0f KiB  own %7.0f KiB  %3.0f handles  %2.0f threads  "
          "%3.0f widgets\n",
          last->seconds, self->n_gestures, self->n_edits, last->heap_kib, last->own_kib,
          last->handles, last->threads, last->widgets);
  (void) fflush (stdout);
}

static gboolean
goes_on (const Monkey *self, gint64 end)
{
  if (self->rounds > 0)
    return self->samples->len < self->rounds;
  return g_get_monotonic_time () < end || self->samples->len < SAMPLES_MIN;
}

static void
run (Monkey *self, guint seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC, line = 0;

  self->start = g_get_monotonic_time ();
  while (goes_on (self, end))
    {
      make_round (self);
      take_sample (self);
      if (g_get_monotonic_time () >= line)
        {
          line = g_get_monotonic_time () + (gint64) LINES_EVERY_S * G_USEC_PER_SEC;
          print_last (self);
        }
    }
  print_last (self);
  kept_print ();
}

/* A home of its own: nothing of the person's is read or written. */
static char *
make_home (void)
{
  static const char *const names[] = { "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME" };
  char *home = g_dir_make_tmp ("patchlead-soak-XXXXXX", NULL);

  g_assert_nonnull (home);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (g_setenv (names[i], home, TRUE));
  return home;
}

int
main (int argc, char **argv)
{
  int seconds = USUAL_SECONDS, rounds = 0, seed = 1;
  gboolean same = FALSE;
  g_autofree char *bench = NULL;
  g_autofree char *home = make_home ();
  const GOptionEntry entries[]
      = { { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "How long", "N" },
          { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, "How many, in place of how long", "N" },
          { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Same number, same gestures", "N" },
          { "same", 0, 0, G_OPTION_ARG_NONE, &same, "The same round again and again", NULL },
          { "bench", 0, 0, G_OPTION_ARG_FILENAME, &bench, "In place of the examples", "FILE" },
          { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new ("- a monkey at speed");
  g_autoptr (GError) error = NULL;
  Monkey monkey = { .folder = home };
  gboolean flat;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  adw_init ();
  monkey.seed = (guint32) seed;
  monkey.rounds = (guint) MAX (rounds, 0);
  monkey.same = same;
  monkey.rand = g_rand_new_with_seed (monkey.seed);
  monkey.library = pl_library_new (NULL);
  monkey.bench = bench;
  monkey.samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  kept_watch ();
  warm_up ();
  run (&monkey, (guint) MAX (seconds, 1));
  flat = samples_judge (monkey.samples);
  printf ("1..1\n%s 1 soak: seed %d, %" G_GUINT64_FORMAT " gestures, %u rounds\n",
          flat ? "ok" : "not ok", seed, monkey.n_gestures, monkey.samples->len);
  g_array_unref (monkey.samples);
  pl_library_unref (monkey.library);
  g_rand_free (monkey.rand);
  return flat ? 0 : 1;
}
