/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What panes and windows are put together from, so that the same thing looks the same everywhere.
 */
#pragma once

#include <adwaita.h>

#include "core/hear.h"

G_BEGIN_DECLS

/* Text that wraps; its container decides how wide it is.  css_class may be NULL. */
GtkWidget *pl_piece_text (const char *text, const char *css_class) G_GNUC_WARN_UNUSED_RESULT;

/* A row of widgets for texts that wrap.  A horizontal box, and a vertical alignment of its
 * children, would ask each text how wide it is at the row's height, which is found by trying
 * widths: a dozen layouts for each. */
GtkWidget *pl_piece_row (int spacing) G_GNUC_WARN_UNUSED_RESULT;
void pl_piece_row_append (GtkWidget *row, GtkWidget *child);

/* Labels below each other, in the middle of a row's height. */
GtkWidget *pl_piece_stack (GtkWidget *const *labels, guint n_labels,
                           int spacing) G_GNUC_WARN_UNUSED_RESULT;

/* A word in a tinted pill: a label's title, or any other. */
GtkWidget *pl_piece_pill (const char *text, PlGrade grade) G_GNUC_WARN_UNUSED_RESULT;

/* Takes all children out of a box. */
void pl_piece_empty (GtkWidget *box);

/* A window beside a parent with a header bar above its content, closed by Escape, not yet shown. */
GtkWidget *pl_piece_window (GtkWindow *parent, const char *title, int width, int height,
                            GtkWidget *content) G_GNUC_WARN_UNUSED_RESULT;

/* A button with a word on it; clicked (GtkButton *, gpointer data). */
GtkWidget *pl_piece_button (const char *label, GCallback clicked,
                            gpointer data) G_GNUC_WARN_UNUSED_RESULT;

/* An AdwExpanderRow whose arrow is a picture of the toolkit's: libadwaita's own is SVG, and the
 * library for that would be read into memory for it. */
GtkWidget *pl_piece_expander_row (void) G_GNUC_WARN_UNUSED_RESULT;

/* An AdwComboRow whose list shows its choices in full: libadwaita cuts them off after twenty
 * characters.  Its model holds GtkStringObjects. */
GtkWidget *pl_piece_combo_row (void) G_GNUC_WARN_UNUSED_RESULT;

/* A tooltip.  GTK waits for the display to say where the pointer is whenever that of a visible
 * widget is set, be it on the screen or not: here it does so only if one that is on the screen
 * changes. */
void pl_piece_set_tip (GtkWidget *widget, const char *text);

G_END_DECLS
