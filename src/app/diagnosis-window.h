/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Something sounds wrong: what everybody hears is told, and what may have happened is listed, each
 * with a test of a minute.  Follows the document. */
#pragma once

#include <adwaita.h>

#include "app/bench-view.h"

G_BEGIN_DECLS

/* bench: of the parent; suspects are shown on it. */
void pl_diagnosis_window_present (GtkWindow *parent, PlDocument *document, PlBenchView *bench);

G_END_DECLS
