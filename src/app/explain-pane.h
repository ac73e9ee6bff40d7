/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each ear hears, and why, as a story read from top to bottom.  Only shows; knows no document.
 */
#pragma once

#include <adwaita.h>

#include "core/repair.h"
#include "draw/library.h"

G_BEGIN_DECLS

#define PL_TYPE_EXPLAIN_PANE (pl_explain_pane_get_type ())
G_DECLARE_FINAL_TYPE (PlExplainPane, pl_explain_pane, PL, EXPLAIN_PANE, GtkBox)

GtkWidget *pl_explain_pane_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* circuit: in step with its patch; library: what repairs can be made of.  Both are borrowed until
 * the next call, or as long as the pane is there: a large bench is explained when it was thought
 * over. */
void pl_explain_pane_show (PlExplainPane *self, PlCircuit *circuit, PlLibrary *library);

/* A lesson or the guide leads along the bench: what to do next is not told here, too. */
void pl_explain_pane_set_led (PlExplainPane *self, gboolean is_led);

/* One of the repairs that are shown, or NULL; borrowed until the next call of the above. */
const PlRepair *pl_explain_pane_get_repair (PlExplainPane *self, guint index);

G_END_DECLS
