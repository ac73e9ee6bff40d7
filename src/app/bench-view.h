/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The canvas: shows a document's patch and asks for edits.
 *
 * Panels and resting cables are painted into two textures; jacks are real (invisible) widgets so
 * that focus, keys, names and tooltips come from the toolkit.  Pointing uses the drawing's own
 * layout.
 *
 * Signal "edit" (edits: const PlEdit *, n: guint, name: const char *, merge: gboolean): a wish. */
#pragma once

#include <adwaita.h>

#include "app/document.h"
#include "draw/layout.h"

G_BEGIN_DECLS

#define PL_TYPE_BENCH_VIEW (pl_bench_view_get_type ())
G_DECLARE_FINAL_TYPE (PlBenchView, pl_bench_view, PL, BENCH_VIEW, GtkWidget)

GtkWidget *pl_bench_view_new (PlDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/* Kind id of the cable that a drag takes from the tray; "" is Automatic. */
void pl_bench_view_set_cable (PlBenchView *self, const char *kind_id);
const char *pl_bench_view_get_cable (PlBenchView *self);

/* A cable whose run is lit up; 0 for none. */
void pl_bench_view_light (PlBenchView *self, PlPartId cable);

/* Brings a jack or plug into sight, lights its cable and gives it the focus. */
void pl_bench_view_show_end (PlBenchView *self, PlEnd end);

/* The same for a knob or switch. */
void pl_bench_view_show_control (PlBenchView *self, PlPartId part, guint16 control);

/* Rings that lead the eye to jacks and plugs (two at most), or to a control; the first one is
 * brought into sight.  n_ends 0 takes all of them away. */
void pl_bench_view_set_beacons (PlBenchView *self, const PlEnd *ends, guint n_ends);
void pl_bench_view_set_control_beacon (PlBenchView *self, PlPartId part, guint16 control);

void pl_bench_view_fit (PlBenchView *self);
void pl_bench_view_zoom_by (PlBenchView *self, double factor);
void pl_bench_view_zoom_to (PlBenchView *self, double zoom);
double pl_bench_view_get_zoom (PlBenchView *self);

/* How the person looks at it, as kept in files; zoom 0: fit. */
void pl_bench_view_set_view (PlBenchView *self, PlView view);
PlView pl_bench_view_get_view (PlBenchView *self);

/* Puts a device in the middle of what is visible, or at a point of the widget. */
void pl_bench_view_place (PlBenchView *self, PlKind *kind, const graphene_point_t *at);

/* Drops what is in hand; TRUE when something was. */
gboolean pl_bench_view_cancel (PlBenchView *self);

/* Removes the focused or last clicked part; FALSE when there is none. */
gboolean pl_bench_view_remove_selected (PlBenchView *self);

/* Jack centres in widget px as JSON, for tests that move the pointer. */
char *pl_bench_view_dup_points (PlBenchView *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
