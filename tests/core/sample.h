/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Small made-up gear with one of everything, and patches made of it. */
#pragma once

#include "core/edit.h"
#include "core/patch-file.h"

/* Devices: box, box-2 (other ids, same labels), phones, flag (no controls).
 * Cables: trs-trs, ts-ts, y, xlr-xlr, mini-mini, rca-rca, spk-spk, extension.  Adapter:
 * mini-to-jack. */
PlCatalog *sample_catalog_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed; the kind must be there. */
PlKind *sample_kind (const PlCatalog *catalog, const char *id);

/* A new patch; a refusal fails the test. */
PlPatch *sample_apply (const PlPatch *patch, PlEdit edit) G_GNUC_WARN_UNUSED_RESULT;

/* "1.in": of a part and jack that are there. */
PlEnd sample_end (const PlPatch *patch, const char *text);

/* Adds a part of that kind at 0, 0 and replaces *patch. */
void sample_add (PlPatch **patch, const PlCatalog *catalog, const char *kind);

/* Plugs from into to, fully home, and replaces *patch. */
void sample_plug (PlPatch **patch, const char *from, const char *to);

/* Fails the test unless the edit is refused with that code and exactly that sentence. */
void sample_assert_refused (const PlPatch *patch, PlEdit edit, PlEditError code,
                            const char *sentence);

/* A bench to try things on.  1: box, 2: TRS cable number 1, 3: phones. */
typedef struct
{
  PlCatalog *catalog;
  PlPatch *patch;
} SampleBench;

/* For g_test_add(). */
void sample_bench_set_up (SampleBench *self, gconstpointer data);
void sample_bench_tear_down (SampleBench *self, gconstpointer data);

void sample_change (SampleBench *self, PlEdit edit);
const PlPart *sample_part (const SampleBench *self, PlPartId id);

/* "2.a" into "1.in" */
PlEdit sample_plug_edit (const SampleBench *self, const char *from, const char *to);

/* Fails the test unless "2.a" sits in "1.in", or nowhere for NULL. */
void sample_assert_seat (const SampleBench *self, const char *from, const char *to);

/* Any edit at all, good or bad, drawn from a source of numbers below their argument. */
typedef guint32 (*SampleDraw) (gpointer data, guint32 below);
PlEdit sample_random_edit (const PlPatch *patch, const PlCatalog *catalog, SampleDraw draw,
                           gpointer data);

/* A SampleDraw for a GRand. */
guint32 sample_draw_random (gpointer rand, guint32 below);

/* Fails the test unless everything plugged in is where it can be. */
void sample_check_patch (const PlPatch *patch);
