/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A lesson beside the bench: the task, hints, a check that says what is not there yet, a score.
 *
 * Signal: "leave" (). */
#pragma once

#include <adwaita.h>

#include "app/document.h"
#include "draw/pages.h"

G_BEGIN_DECLS

#define PL_TYPE_LESSON_BAR (pl_lesson_bar_get_type ())
G_DECLARE_FINAL_TYPE (PlLessonBar, pl_lesson_bar, PL, LESSON_BAR, GtkBox)

GtkWidget *pl_lesson_bar_new (PlDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/* Takes exercise; the document starts with its bench.  FALSE with a sentence when that cannot be
 * read. */
gboolean pl_lesson_bar_start (PlLessonBar *self, PlExercise *exercise, GError **error);
void pl_lesson_bar_stop (PlLessonBar *self);

G_END_DECLS
