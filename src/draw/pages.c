/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/pages.h"

#include <string.h>

#include "draw/disk.h"

enum
{
  MAX_SCORE = 100
};

/* Files of a folder, by name; nothing when there is no such folder. */
static GPtrArray *
list_files (const char *folder, const char *suffix)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix) && !g_str_has_prefix (name, "EXAMPLE") && *name != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static void
add_problem (GPtrArray *problems, const GError *error)
{
  if (problems != NULL)
    g_ptr_array_add (problems, g_strdup (error->message));
}

/* Questions */

static void
free_question (gpointer data)
{
  pl_question_free (data);
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  const PlQuestion *p = *(PlQuestion *const *) a, *q = *(PlQuestion *const *) b;

  return p->order != q->order ? p->order - q->order : strcmp (p->id, q->id);
}

static PlQuestion *
load_question (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!pl_library_read_file (path, &text, &length, error))
    return NULL;
  return pl_question_parse (text, (gssize) length, path, error);
}

GPtrArray *
pl_pages_load_questions (const PlLibrary *library, GPtrArray *problems)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (free_question);
  g_autofree char *folder = g_build_filename (pl_library_get_data_dir (library), "questions", NULL);
  g_autoptr (GPtrArray) paths = list_files (folder, ".question");

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      PlQuestion *question = load_question (g_ptr_array_index (paths, i), &error);

      if (question == NULL)
        {
          add_problem (problems, error);
          continue;
        }
      pl_question_translate (question);
      g_ptr_array_add (questions, question);
    }
  g_ptr_array_sort (questions, compare_questions);
  return questions;
}

/* Lessons */

void
pl_exercise_free (PlExercise *self)
{
  if (self == NULL)
    return;
  pl_lesson_free (self->lesson);
  g_free (self->bench);
  g_free (self);
}

static void
free_exercise (gpointer data)
{
  pl_exercise_free (data);
}

static int
compare_exercises (gconstpointer a, gconstpointer b)
{
  const PlLesson *p = (*(PlExercise *const *) a)->lesson, *q = (*(PlExercise *const *) b)->lesson;

  return p->order != q->order ? p->order - q->order : strcmp (p->id, q->id);
}

PlExercise *
pl_exercise_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = NULL;
  g_autoptr (PlLesson) lesson = NULL;
  gsize length = 0;
  PlExercise *self;

  if (!pl_library_read_file (path, &text, &length, error))
    return NULL;
  lesson = pl_lesson_parse (text, (gssize) length, path, error);
  if (lesson == NULL)
    return NULL;
  name = g_strconcat (lesson->id, ".patchlead", NULL);
  self = g_new0 (PlExercise, 1);
  self->bench = g_build_filename (folder, name, NULL);
  self->lesson = g_steal_pointer (&lesson);
  return self;
}

static void
load_lessons_of (const char *folder, gboolean is_own, GPtrArray *exercises, GPtrArray *problems)
{
  g_autoptr (GPtrArray) paths = list_files (folder, ".lesson");

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      PlExercise *exercise = pl_exercise_load (g_ptr_array_index (paths, i), &error);

      if (exercise == NULL)
        {
          add_problem (problems, error);
          continue;
        }
      if (!is_own)
        pl_lesson_translate (exercise->lesson);
      g_ptr_array_add (exercises, exercise);
    }
}

GPtrArray *
pl_pages_load_lessons (const PlLibrary *library, GPtrArray *problems)
{
  GPtrArray *exercises = g_ptr_array_new_with_free_func (free_exercise);
  g_autofree char *shipped = g_build_filename (pl_library_get_data_dir (library), "lessons", NULL);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "patchlead", "lessons", NULL);

  load_lessons_of (shipped, FALSE, exercises, problems);
  if (strcmp (own, shipped) != 0)
    load_lessons_of (own, TRUE, exercises, problems);
  g_ptr_array_sort (exercises, compare_exercises);
  return exercises;
}

/* State */

static char *
dup_state_path (const char *name)
{
  return g_build_filename (g_get_user_state_dir (), "patchlead", name, NULL);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return pl_disk_make_folder (folder, error);
}

static gboolean
write_state (const char *name, const char *text, GError **error)
{
  g_autofree char *path = dup_state_path (name);

  return make_folder (path, error) && pl_library_write_file (path, text, strlen (text), error);
}

PlGuide *
pl_pages_load_guide (void)
{
  g_autofree char *path = dup_state_path ("guide.state");
  g_autofree char *text = NULL;
  gsize length = 0;
  PlGuide *guide = NULL;

  if (pl_library_read_file (path, &text, &length, NULL))
    guide = pl_guide_parse (text, (gssize) length, path, NULL);
  return guide != NULL ? guide : pl_guide_new ();
}

gboolean
pl_pages_save_guide (const PlGuide *guide, GError **error)
{
  g_autofree char *text = pl_guide_write (guide);

  return write_state ("guide.state", text, error);
}

PlPatch *
pl_pages_load_bench (PlLibrary *library)
{
  g_autofree char *path = dup_state_path ("guide.patchlead");

  return g_file_test (path, G_FILE_TEST_EXISTS) ? pl_library_load_patch (library, path, NULL)
                                                : NULL;
}

gboolean
pl_pages_save_bench (PlPatch *patch, GError **error)
{
  g_autofree char *path = dup_state_path ("guide.patchlead");

  return make_folder (path, error) && pl_library_save_patch (patch, path, error);
}

/* No file: nothing done yet.  NULL: it is there, but cannot be read now. */
static GKeyFile *
load_scores (GError **error)
{
  g_autoptr (GKeyFile) scores = g_key_file_new ();
  g_autofree char *path = dup_state_path ("scores.state");
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&scores);
  if (!pl_library_read_file (path, &text, &length, error))
    return NULL;
  (void) g_key_file_load_from_data (scores, text, length, G_KEY_FILE_NONE, NULL);
  return g_steal_pointer (&scores);
}

guint
pl_pages_get_score (const char *lesson)
{
  g_autoptr (GKeyFile) scores = load_scores (NULL);
  int score = scores != NULL ? g_key_file_get_integer (scores, "Scores", lesson, NULL) : 0;

  return (guint) CLAMP (score, 0, MAX_SCORE);
}

gboolean
pl_pages_set_score (const char *lesson, guint score, GError **error)
{
  g_autoptr (GKeyFile) scores = load_scores (error);
  g_autofree char *text = NULL;

  if (scores == NULL)
    return FALSE;
  g_key_file_set_integer (scores, "Scores", lesson, (int) MIN (score, MAX_SCORE));
  text = g_key_file_to_data (scores, NULL, NULL);
  return write_state ("scores.state", text, error);
}

/* Export */

static guint
parse_sheets (char **codes)
{
  guint sheets = 0;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      PlSheetType type;

      if (pl_sheet_find (codes[i], &type))
        sheets |= PL_SHEET_BIT (type);
    }
  return sheets;
}

static void
load_labels (PlExportOptions *self, GKeyFile *file)
{
  int first = g_key_file_get_integer (file, "Export", "FirstLabel", NULL);

  self->labels = g_key_file_get_boolean (file, "Export", "Labels", NULL);
  self->label_sheet = g_key_file_get_string (file, "Export", "LabelSheet", NULL);
  self->first_label = (guint) MAX (first, 1);
  self->cut_marks = g_key_file_get_boolean (file, "Export", "CutMarks", NULL);
  if (self->label_sheet == NULL)
    self->label_sheet = g_strdup ("a4-24");
}

void
pl_export_options_load (PlExportOptions *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_state_path ("export.state");
  g_autofree char *paper = NULL, *look = NULL;
  g_auto (GStrv) sheets = NULL;

  *self = (PlExportOptions){ .paper = PL_PAPER_A4,
                             .sheets
                             = PL_SHEET_BIT (PL_SHEET_CABLES) | PL_SHEET_BIT (PL_SHEET_STEPS) };
  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    {
      self->format = g_key_file_get_string (file, "Export", "Format", NULL);
      self->author = g_key_file_get_string (file, "Export", "Author", NULL);
      paper = g_key_file_get_string (file, "Export", "Paper", NULL);
      look = g_key_file_get_string (file, "Export", "Theme", NULL);
      sheets = g_key_file_get_string_list (file, "Export", "Lists", NULL, NULL);
      self->sheets = parse_sheets (sheets);
    }
  load_labels (self, file);
  for (guint i = 0; paper != NULL && i < PL_N_PAPERS; i++)
    if (strcmp (paper, pl_paper_word ((PlPaper) i)) == 0)
      self->paper = (PlPaper) i;
  for (guint i = 0; look != NULL && i < PL_N_LOOKS; i++)
    if (strcmp (look, pl_look_word ((PlLook) i)) == 0)
      self->look = (PlLook) i;
  if (self->format == NULL || pl_exporter_find (self->format) == NULL)
    pl_guide_set (&self->format, "pdf");
  if (self->author == NULL)
    self->author = g_strdup ("");
}

gboolean
pl_export_options_save (const PlExportOptions *self, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < PL_N_SHEETS; i++)
    if ((self->sheets & PL_SHEET_BIT (i)) != 0)
      g_ptr_array_add (codes, (gpointer) pl_sheet_code ((PlSheetType) i));
  g_key_file_set_string (file, "Export", "Format", self->format);
  g_key_file_set_string (file, "Export", "Paper", pl_paper_word (self->paper));
  g_key_file_set_string (file, "Export", "Theme", pl_look_word (self->look));
  g_key_file_set_string (file, "Export", "Author", self->author);
  g_key_file_set_string_list (file, "Export", "Lists", (const char *const *) codes->pdata,
                              codes->len);
  g_key_file_set_boolean (file, "Export", "Labels", self->labels);
  g_key_file_set_string (file, "Export", "LabelSheet", self->label_sheet);
  g_key_file_set_integer (file, "Export", "FirstLabel", (int) self->first_label);
  g_key_file_set_boolean (file, "Export", "CutMarks", self->cut_marks);
  text = g_key_file_to_data (file, NULL, NULL);
  return write_state ("export.state", text, error);
}

void
pl_export_options_copy (PlExportOptions *self, const PlExportOptions *from)
{
  *self = *from;
  self->format = g_strdup (from->format);
  self->author = g_strdup (from->author);
  self->label_sheet = g_strdup (from->label_sheet);
}

void
pl_export_options_clear (PlExportOptions *self)
{
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->label_sheet, g_free);
}
