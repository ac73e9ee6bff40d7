/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every window in the language of the environment (tests/language/speak.py sets it): nothing that
 * is written in it is cut off, and in a language of accents, which stands for all of them, nothing
 * is left in English.  Runs once for each language, with the language as argument: test-language
 * pseudo|plain [WIDTHxHEIGHT] */
#include <adwaita.h>
#include <string.h>

#include "app/window.h"
#include "draw/language.h"
#include "fixture-app.h"

static PlLibrary *library;
static GHashTable *names;    /* words that are the same in every language */
static GPtrArray *documents; /* so are titles of documents and files; the longest come first */
static gboolean is_pseudo;

/* Names */

static void
allow (const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("[^\\pL]+", text != NULL ? text : "", 0, 0);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (names, g_strdup (words[i]));
}

static void
allow_document (const char *title)
{
  if (title != NULL)
    g_ptr_array_add (documents, g_strdup (title));
}

/* What it is called stays what it is called; the pages of help are written once for each language,
 * and there is none in this one: its terms are shown in English. */
static void
allow_files (void)
{
  const char *data = pl_library_get_data_dir (library);
  g_autofree char *examples = g_build_filename (data, "examples", NULL);
  g_autofree char *terms = g_build_filename (data, "help", "terms.md", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GDir) dir = g_dir_open (examples, 0, NULL);
  const char *name;

  allow_document (examples);
  while ((name = g_dir_read_name (dir)) != NULL)
    allow_document (name);
  g_assert_true (g_file_get_contents (terms, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "## "))
      allow_document (lines[i] + strlen ("## "));
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize first = strlen (*(const char *const *) a), second = strlen (*(const char *const *) b);

  return (first < second) - (first > second);
}

static void
allow_kind (const PlKind *kind)
{
  allow (kind->maker);
  if (kind->maker != NULL && !pl_kind_is_cable (kind))
    allow (kind->name);
  for (guint i = 0; i < kind->notes->len; i++)
    allow_document (g_array_index (kind->notes, PlSourceNote, i).title);
  for (guint i = 0; i < kind->connectors->len; i++)
    allow (pl_kind_connector (kind, i)->label);
  for (guint i = 0; i < kind->controls->len; i++)
    allow (pl_kind_control (kind, i)->label);
}

/* Makers, gear, what is printed at jacks and knobs, people, units, formats, keys. */
static void
allow_names (void)
{
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (library));

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  documents = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < kinds->len; i++)
    allow_kind (g_ptr_array_index (kinds, i));
  allow_files ();
  g_ptr_array_sort (documents, compare_lengths);
  allow ("Anna Ben Carla Dev Patchlead dB Hz kHz TS TRS XLR RCA PDF PNG SVG CSV mm cm in ft");
}

/* Widgets */

static GString *faults;

static void
blame (GtkWidget *widget, const char *what, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  g_string_append_printf (faults, "%s: %s: “%s” (%s in %s)\n",
                          GTK_IS_WINDOW (root) ? gtk_window_get_title (GTK_WINDOW (root)) : "",
                          what, text, G_OBJECT_TYPE_NAME (widget),
                          parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "the display");
}

/* A word of two or more letters, all of them plain, some of which would have an accent. */
static gboolean
is_english (const char *word)
{
  gboolean telling = FALSE;

  for (const char *c = word; *c != '\0'; c++)
    {
      if (!g_ascii_isalpha (*c))
        return FALSE;
      telling = telling || strchr ("aceinouyszACEINOUYSZ", *c) != NULL;
    }
  return telling && strlen (word) > 1 && !g_hash_table_contains (names, word);
}

/* What the toolkit's own windows say, in the languages that it has. */
static const char *const toolkit_words[]
    = { "About",     "Details",          "Legal",
        "Shortcuts", "Search Shortcuts", "Search Results",
        "Show All",  "No Results Found", "Try a different search",
        NULL };

static void
check_words (GtkWidget *widget, const char *text)
{
  g_autoptr (GString) rest = g_string_new (text);
  g_auto (GStrv) words = NULL;

  if (text != NULL && g_strv_contains (toolkit_words, text))
    return;
  for (guint i = 0; i < documents->len; i++)
    (void) g_string_replace (rest, g_ptr_array_index (documents, i), "", 0);
  words = g_regex_split_simple ("[^\\pL\\pM]+", rest->str, 0, 0);
  for (guint i = 0; is_pseudo && words[i] != NULL; i++)
    if (is_english (words[i]))
      {
        blame (widget, "not translated", text);
        return;
      }
}

/* What may be cut off: it scrolls that way, or it is the bench. */
static gboolean
scrolls_sideways (GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      GtkPolicyType policy = GTK_POLICY_NEVER;

      if (GTK_IS_SCROLLED_WINDOW (at))
        gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (at), &policy, NULL);
      if (policy != GTK_POLICY_NEVER)
        return TRUE;
    }
  return FALSE;
}

/* Whoever points at it reads all of it; a choice is told in full in its list. */
static gboolean
is_told_in_full (GtkWidget *widget, const char *text)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      const char *tip = gtk_widget_get_tooltip_text (at);

      if ((tip != NULL && strstr (tip, text) != NULL) || ADW_IS_COMBO_ROW (at)
          || GTK_IS_DROP_DOWN (at))
        return TRUE;
    }
  return FALSE;
}

/* Its size with what the style puts round it, as it is measured. */
static void
get_full_size (GtkWidget *widget, int *width, int *height)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GtkBorder borders[3];

  gtk_style_context_get_margin (style, &borders[0]);
  gtk_style_context_get_border (style, &borders[1]);
  gtk_style_context_get_padding (style, &borders[2]);
  *width = gtk_widget_get_width (widget);
  *height = gtk_widget_get_height (widget);
  for (guint i = 0; i < G_N_ELEMENTS (borders); i++)
    {
      *width += borders[i].left + borders[i].right;
      *height += borders[i].top + borders[i].bottom;
    }
}

static void
check_room (GtkLabel *label)
{
  GtkWidget *widget = GTK_WIDGET (label), *root = GTK_WIDGET (gtk_widget_get_root (widget));
  const char *text = gtk_label_get_text (label);
  int width = 0, room = 0, least = 0, height = 0;
  graphene_rect_t bounds;

  if (pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    {
      if (!is_told_in_full (widget, text))
        blame (widget, "shortened", text);
      return;
    }
  get_full_size (widget, &width, &room);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, least), &height, NULL, NULL,
                      NULL);
  if (least > width || height > room)
    blame (widget, "larger than its room", text);
  if (gtk_widget_compute_bounds (widget, root, &bounds) && !scrolls_sideways (widget)
      && (bounds.origin.x < -1.0
          || bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (root) + 1.0F))
    blame (widget, "sticks out of the window", text);
}

/* Shortcuts are told in the toolkit's own language. */
static void
check_widget (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_SHORTCUT_LABEL (widget)
      || gtk_widget_get_width (widget) <= 1)
    return;
  check_words (widget, gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_TEXT (widget))
    check_words (widget, gtk_text_get_placeholder_text (GTK_TEXT (widget)));
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    {
      check_words (widget, gtk_label_get_text (GTK_LABEL (widget)));
      check_room (GTK_LABEL (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_widget (child);
}

/* Windows */

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until everything that was asked for is laid out and nothing waits any more. */
static void
settle (void)
{
  gboolean done = FALSE;

  (void) g_timeout_add (250, stop_cb, &done);
  while (!done)
    (void) g_main_context_iteration (NULL, TRUE);
  while (g_main_context_pending (NULL))
    (void) g_main_context_iteration (NULL, FALSE);
}

static void
check_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      check_words (window, gtk_window_get_title (GTK_WINDOW (window)));
      check_widget (window);
    }
}

static void
finish (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  while (g_list_model_get_n_items (windows) > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, 0);

      gtk_window_destroy (window);
    }
  if (faults->len > 0)
    {
      g_test_message ("%s", faults->str);
      g_test_fail ();
    }
}

static GtkWidget *
open_window (const char *example)
{
  GtkWidget *window = pl_window_new (NULL, library);

  g_string_truncate (faults, 0);
  if (example != NULL)
    {
      g_autofree char *path
          = g_build_filename (pl_library_get_data_dir (library), "examples", example, NULL);

      pl_window_open (PL_WINDOW (window), path);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
test_start (void)
{
  (void) open_window (NULL);
  check_windows ();
  finish ();
}

static void
test_bench (gconstpointer example)
{
  (void) open_window (example);
  check_windows ();
  finish ();
}

/* A window beside the bench, opened by an action: NAME or NAME::PARAMETER. */
static void
test_beside (gconstpointer action)
{
  GtkWidget *window = open_window ("method2-aux.patchlead");
  g_autofree char *name = NULL;
  g_autoptr (GVariant) parameter = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &parameter, NULL));
  settle ();
  g_assert_true (gtk_widget_activate_action_variant (window, name, parameter));
  if (strcmp (name, "win.lesson") == 0)
    allow ("Mixer Amp"); /* who wrote the lesson has called its gear so */
  check_windows ();
  g_hash_table_remove (names, "Mixer");
  g_hash_table_remove (names, "Amp");
  finish ();
}

/* Also what stands on the page that is not shown. */
static void
check_all_words (GtkWidget *widget)
{
  if (GTK_IS_SHORTCUT_LABEL (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_words (widget, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_all_words (child);
}

static void
test_shortcuts (void)
{
  GtkWidget *window = open_window (NULL);
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  gtk_widget_activate_action (window, "win.show-shortcuts", NULL);
  check_windows ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) shown = g_list_model_get_item (windows, i);

      if (!GTK_IS_SHORTCUTS_WINDOW (shown))
        continue;
      check_all_words (shown);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  finish ();
}

/* A cable list, of which a line is not understood and a device is not known. */
static void
test_bring (void)
{
  static const char list[] = "number,from,to,type,length\n7,ProFX10v3: Phones,HM-4: Input,TRS,3\n"
                             "2,Qqq: 1,ProFX10v3: Mic 1,XLR,10 ft\nWww\n";
  /* the bytes of its name are from before UTF-8 */
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "list-\xe9.csv", NULL);
  GtkWidget *window = open_window (NULL);

  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  settle ();
  gtk_widget_activate_action (window, "win.bring-in-file", "^ay", path);
  check_windows ();
  finish ();
}

/* The pages of the guide, one after the other, as somebody who answers. */
static void
test_guide (gconstpointer page)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "patchlead", NULL);
  g_autofree char *path = g_build_filename (folder, "guide.state", NULL);
  g_autofree char *state = g_strdup_printf ("[Guide]\nPage=%s\nWish=split\nPeople=2\n"
                                            "Mixer=mackie-profx10v3\nAmp=mackie-hm-4\n"
                                            "Way=phones-input.trs-trs\nOrder=rank\n",
                                            (const char *) page);
  GtkWidget *window = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, state, -1, NULL));
  window = open_window (NULL);
  gtk_widget_activate_action (window, "win.guide", NULL);
  check_windows ();
  finish ();
}

static void
add_tests (void)
{
  static const char *const benches[]
      = { "method1-phones.patchlead", "method2-aux.patchlead", "podcast-four-hosts.patchlead",
          "wrong-phones-with-ts.patchlead" };
  static const char *const beside[]
      = { "win.export",          "win.compare(uint32 4)",       "win.diagnose",
          "win.describe-gear::", "win.show-connections",        "win.show-audience",
          "win.about",           "win.show-help::one-ear-only", "win.lesson::one-ear" };
  static const char *const pages[] = { "wish", "mixer", "amp", "cables", "ways", "connect" };

  g_test_add_func ("/language/start", test_start);
  for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
    {
      g_autofree char *path = g_strdup_printf ("/language/bench/%s", benches[i]);
      g_test_add_data_func (path, benches[i], test_bench);
    }
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_strdup_printf ("/language/beside/%s", beside[i]);

      /* Its pages are files, one for each language. */
      if (is_pseudo && strstr (beside[i], "show-help") != NULL)
        continue;
      g_test_add_data_func (path, beside[i], test_beside);
    }
  g_test_add_func ("/language/shortcuts", test_shortcuts);
  g_test_add_func ("/language/bring", test_bring);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/language/guide/%s", pages[i]);
      g_test_add_data_func (path, pages[i], test_guide);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("patchlead-test-XXXXXX", NULL);
  int code;

  g_assert_true (g_setenv ("XDG_STATE_HOME", state, TRUE)); /* drafts of this run only */
  g_assert_true (g_setenv ("XDG_DATA_HOME", state, TRUE));  /* no gear that other tests describe */
  pl_locale_init ();
  test_app_begin (&argc, &argv);
  is_pseudo = argc > 1 && strcmp (argv[1], "pseudo") == 0;
  if (argc > 2)
    g_assert_true (g_setenv ("PATCHLEAD_WINDOW_SIZE", argv[2], TRUE));
  adw_init ();
  test_app_load_style ();
  /* A pane that slides out of a narrow window would be looked at on its way. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, NULL);
  library = pl_library_new (NULL);
  faults = g_string_new (NULL);
  allow_names ();
  add_tests ();
  code = g_test_run ();
  g_hash_table_unref (names);
  g_ptr_array_unref (documents);
  g_string_free (faults, TRUE);
  pl_library_unref (library);
  return code;
}
