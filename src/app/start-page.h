/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The friendly empty start: three choices, and the examples as small pictures.
 *
 * Signals: "open-example" (path), "restore-draft" (file), "lesson" (id), "open-file", "new-bench",
 * "guide". */
#pragma once

#include <adwaita.h>

#include "draw/library.h"

G_BEGIN_DECLS

#define PL_TYPE_START_PAGE (pl_start_page_get_type ())
G_DECLARE_FINAL_TYPE (PlStartPage, pl_start_page, PL, START_PAGE, GtkBox)

GtkWidget *pl_start_page_new (PlLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
