/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide on disk: its pages and lessons, which are data, and how far somebody has come, which is
 * kept in XDG_STATE_HOME/patchlead/ (guide.state, guide.patchlead, scores.state,
 * export.state). */
#pragma once

#include "core/guide.h"
#include "core/lesson.h"
#include "draw/export.h"
#include "draw/library.h"

G_BEGIN_DECLS

/* PlQuestion by order, owned by the array.  What cannot be read is left out; a sentence for each
 * goes to problems (char *, owned; may be NULL). */
GPtrArray *pl_pages_load_questions (const PlLibrary *library,
                                    GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

/* A lesson and the file of the bench that it starts with. */
typedef struct
{
  PlLesson *lesson;
  char *bench;
} PlExercise;

/* PlExercise by order, shipped ones and those of the person's own data folder. */
GPtrArray *pl_pages_load_lessons (const PlLibrary *library,
                                  GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

/* One file and the bench beside it.  NULL with a sentence. */
PlExercise *pl_exercise_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pl_exercise_free (PlExercise *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlExercise, pl_exercise_free)

/* Where the person left the guide; a fresh one when there is nothing or it cannot be read. */
PlGuide *pl_pages_load_guide (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean pl_pages_save_guide (const PlGuide *guide, GError **error);

/* The bench as it stood when the guide was left while connecting; NULL: there is none. */
PlPatch *pl_pages_load_bench (PlLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
gboolean pl_pages_save_bench (PlPatch *patch, GError **error);

/* How somebody exported last: export.state. */
typedef struct
{
  char *format; /* name of an exporter */
  PlPaper paper;
  PlLook look;
  guint sheets;      /* PL_SHEET_BIT()s */
  char *author;      /* "" for none */
  gboolean labels;   /* pages are cable labels instead of drawing and lists */
  char *label_sheet; /* id; it may be of a sheet that is gone */
  guint first_label; /* from 1 */
  gboolean cut_marks;
} PlExportOptions;

/* PDF on A4 with cable list and hook-up steps, when nothing was exported yet. */
void pl_export_options_load (PlExportOptions *self);
gboolean pl_export_options_save (const PlExportOptions *self, GError **error);
void pl_export_options_copy (PlExportOptions *self, const PlExportOptions *from);
void pl_export_options_clear (PlExportOptions *self); /* may be used again afterwards */

/* The best score of a lesson; 0: not done yet. */
guint pl_pages_get_score (const char *lesson);
gboolean pl_pages_set_score (const char *lesson, guint score, GError **error);

G_END_DECLS
