/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings as a list of rows that unfold: what to do, the help page, and dismissing with a reason.
 * Acts through "win.show-help" (code), "win.dismiss" (code, reason) and "win.restore" (code). */
#pragma once

#include <adwaita.h>

#include "core/finding.h"

G_BEGIN_DECLS

/* One row for each rule and grade.  open: codes of rows that are unfolded, kept up to date by the
 * rows; borrowed, must outlive them.  NULL when there is nothing to tell. */
GtkWidget *pl_finding_list_new (const PlPatch *patch, const GArray *findings,
                                GHashTable *open) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
