/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/start-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/accessible.h"
#include "app/picture.h"
#include "app/pieces.h"
#include "app/recent.h"
#include "core/plain.h"
#include "core/words-gear.h"
#include "core/words.h"
#include "draw/draft.h"
#include "draw/pages.h"

enum
{
  PICTURE_WIDTH = 216,
  PICTURE_HEIGHT = 162,
  MOST_DRAFTS = 4
};

struct _PlStartPage
{
  GtkBox parent_instance;

  PlLibrary *library;
  GtkWidget *examples;
  GtkWidget *lessons;
  GtkWidget *recent; /* patches opened lately; empty when there are none */
  GtkWidget *drafts; /* unsaved work that was left behind; empty when there is none */
  GtkWidget *suggested;
};

enum
{
  SIGNAL_OPEN_EXAMPLE,
  SIGNAL_RESTORE_DRAFT,
  SIGNAL_LESSON,
  SIGNAL_OPEN_FILE,
  SIGNAL_NEW_BENCH,
  SIGNAL_GUIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlStartPage, pl_start_page, GTK_TYPE_BOX)

static void
start_page_dispose (GObject *object)
{
  g_clear_pointer (&PL_START_PAGE (object)->library, pl_library_unref);
  G_OBJECT_CLASS (pl_start_page_parent_class)->dispose (object);
}

static void
pl_start_page_class_init (PlStartPageClass *klass)
{
  static const char *const names[]
      = { "open-example", "restore-draft", "lesson", "open-file", "new-bench", "guide" };

  G_OBJECT_CLASS (klass)->dispose = start_page_dispose;
  for (guint i = 0; i < SIGNAL_OPEN_FILE; i++)
    signals[i] = g_signal_new (names[i], PL_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  for (guint i = SIGNAL_OPEN_FILE; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], PL_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static GtkWidget *
centred (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Drafts */

static void
restore_cb (GtkButton *button, gpointer data)
{
  g_autofree char *file = g_strdup (g_object_get_data (G_OBJECT (button), "draft"));

  g_signal_emit (data, signals[SIGNAL_RESTORE_DRAFT], 0, file);
}

static void fill_drafts (PlStartPage *self);

static void
discard_cb (GtkButton *button, gpointer data)
{
  pl_lost_draft_remove (g_object_get_data (G_OBJECT (button), "draft"));
  fill_drafts (data);
}

static void
add_draft_button (PlStartPage *self, GtkWidget *row, const PlLostDraft *draft, const char *label,
                  const char *spoken, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *words = pl_words_fill (spoken, "title", draft->title, NULL);

  g_object_set_data_full (G_OBJECT (button), "draft", g_strdup (draft->file), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  pl_accessible_call (button, words);
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_draft (PlStartPage *self, const PlLostDraft *draft)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (draft->time);
  g_autofree char *time = when != NULL ? g_date_time_format (when, "%x %H:%M") : g_strdup ("");
  g_autofree char *title
      = pl_words_fill (_ ("Unsaved work: {title}"), "title",
                       *draft->title != '\0' ? draft->title : _ ("New Patch"), NULL);
  g_autofree char *origin
      = draft->origin != NULL ? pl_plain_dup_base (draft->origin) : g_strdup (_ ("never saved"));
  g_autofree char *about = pl_words_fill (_ ("{file}, {time}"), "file", origin, "time", time, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  add_draft_button (self, row, draft, _ ("Discard"), _ ("Discard unsaved work: {title}"),
                    G_CALLBACK (discard_cb));
  add_draft_button (self, row, draft, _ ("Restore"), _ ("Restore unsaved work: {title}"),
                    G_CALLBACK (restore_cb));
  return row;
}

/* Offered, never forced. */
static void
fill_drafts (PlStartPage *self)
{
  g_autoptr (GPtrArray) drafts = pl_drafts_list ();
  GtkWidget *list;

  pl_piece_empty (self->drafts);
  if (drafts->len == 0)
    return;
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Unsaved work"), -1);
  for (guint i = 0; i < drafts->len && i < MOST_DRAFTS; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_draft (self, g_ptr_array_index (drafts, i)));
  gtk_box_append (GTK_BOX (self->drafts), list);
}

/* Anew each time: files come and go. */
static void
fill_recent (PlStartPage *self)
{
  GtkWidget *list = pl_recent_list_new ();

  pl_piece_empty (self->recent);
  gtk_widget_set_visible (self->recent, list != NULL);
  if (list == NULL)
    return;
  gtk_widget_set_size_request (list, 360, -1);
  gtk_box_append (GTK_BOX (self->recent), centred (_ ("Recent"), "pl-heading"));
  gtk_box_append (GTK_BOX (self->recent), list);
}

/* Examples */

static void
example_clicked_cb (GtkButton *button, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_OPEN_EXAMPLE], 0,
                 g_object_get_data (G_OBJECT (button), "path"));
}

static void
add_example (PlStartPage *self, const char *path)
{
  g_autoptr (PlPatch) patch = pl_library_load_patch (self->library, path, NULL);
  GtkWidget *button = NULL, *box = NULL, *area = NULL, *label = NULL;

  if (patch == NULL)
    return;
  area = pl_picture_new (self->library, patch, PICTURE_WIDTH, PICTURE_HEIGHT);
  label = gtk_label_new (pl_words_patch_title (patch));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_widget_add_css_class (label, "pl-row-title");
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), label);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pl-example");
  pl_piece_set_tip (button, pl_words_patch_notes (patch));
  pl_accessible_call (button, pl_words_patch_title (patch));
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (example_clicked_cb), self);
  gtk_flow_box_append (GTK_FLOW_BOX (self->examples), button);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
fill_examples (PlStartPage *self)
{
  g_autofree char *folder
      = g_build_filename (pl_library_get_data_dir (self->library), "examples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".patchlead"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      add_example (self, path);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (self->examples); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE); /* the button inside takes the focus */
}

/* Lessons */

static void
lesson_cb (GtkButton *button, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_LESSON], 0, g_object_get_data (G_OBJECT (button), "lesson"));
}

static void
add_lesson (PlStartPage *self, const PlLesson *lesson)
{
  guint score = pl_pages_get_score (lesson->id);
  g_autofree char *points = g_strdup_printf ("%u", score);
  g_autofree char *done = score > 0 ? pl_words_fill (_ ("{points} of 100"), "points", points, NULL)
                                    : g_strdup (_ ("Not done yet"));
  g_autofree char *spoken
      = pl_words_fill (_ ("Lesson: {title}, {done}"), "title", lesson->title, "done", done, NULL);
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (lesson->title), *about = gtk_label_new (done);

  gtk_widget_add_css_class (title, "pl-row-title");
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), about);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pl-example");
  pl_piece_set_tip (button, lesson->text);
  pl_accessible_call (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "lesson", g_strdup (lesson->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (lesson_cb), self);
  gtk_flow_box_append (GTK_FLOW_BOX (self->lessons), button);
  gtk_widget_set_focusable (gtk_widget_get_last_child (self->lessons), FALSE);
}

/* Anew each time: scores change. */
static void
fill_lessons (PlStartPage *self)
{
  g_autoptr (GPtrArray) exercises = pl_pages_load_lessons (self->library, NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->lessons)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->lessons), child);
  for (guint i = 0; i < exercises->len; i++)
    add_lesson (self, ((const PlExercise *) g_ptr_array_index (exercises, i))->lesson);
}

/* Choices */

static void
guide_cb (GtkButton *button, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_GUIDE], 0);
}

static void
new_bench_cb (GtkButton *button, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_NEW_BENCH], 0);
}

static void
open_file_cb (GtkButton *button, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_OPEN_FILE], 0);
}

static GtkWidget *
make_choice (PlStartPage *self, const char *label, gboolean suggested, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_choices (PlStartPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  self->suggested
      = make_choice (self, _ ("Connect a Mixer to Headphones…"), TRUE, G_CALLBACK (guide_cb));
  gtk_box_append (GTK_BOX (box), self->suggested);
  gtk_box_append (GTK_BOX (line), make_choice (self, _ ("Start with an Empty Bench"), FALSE,
                                               G_CALLBACK (new_bench_cb)));
  gtk_box_append (GTK_BOX (line),
                  make_choice (self, _ ("Open…"), FALSE, G_CALLBACK (open_file_cb)));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (line), TRUE);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
pl_start_page_init (PlStartPage *self)
{
}

static void
build (PlStartPage *self)
{
  GtkWidget *window = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *icon = gtk_image_new_from_icon_name (PL_APP_ID);

  self->examples = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->examples), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->examples), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->examples), 8);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->examples), 8);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 96);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), centred (_ ("What Will Each Ear Hear?"), "title-1"));
  gtk_box_append (GTK_BOX (box), centred (_ ("Drag a cable from jack to jack, and see what arrives "
                                             "in each ear, and why."),
                                          "pl-subtitle"));
  self->drafts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_halign (self->drafts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->drafts);
  gtk_box_append (GTK_BOX (box), make_choices (self));
  self->recent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_halign (self->recent, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->recent);
  gtk_box_append (GTK_BOX (box), centred (_ ("Examples"), "pl-heading"));
  gtk_box_append (GTK_BOX (box), self->examples);
  gtk_box_append (GTK_BOX (box), centred (_ ("Lessons"), "pl-heading"));
  self->lessons = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->lessons), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->lessons), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->lessons), 8);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->lessons), 8);
  gtk_box_append (GTK_BOX (box), self->lessons);
  gtk_widget_add_css_class (box, "pl-start");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1040);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_hexpand (window, TRUE);
  gtk_widget_set_vexpand (window, TRUE);
  pl_accessible_name_scrollers (window, _ ("Examples"));
  gtk_box_append (GTK_BOX (self), window);
}

static void
mapped_cb (PlStartPage *self, gpointer data)
{
  if (self->examples == NULL)
    {
      build (self);
      fill_examples (self);
    }
  fill_lessons (self);
  fill_drafts (self);
  fill_recent (self);
  (void) gtk_widget_grab_focus (self->suggested); /* not what stands in the header first */
}

GtkWidget *
pl_start_page_new (PlLibrary *library)
{
  PlStartPage *self = g_object_new (PL_TYPE_START_PAGE, NULL);

  self->library = pl_library_ref (library);
  /* Who opens a file never sees this page. */
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  return GTK_WIDGET (self);
}
