/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What gear and cables are called in the person's language.
 *
 * The model holds the words of the data files, which are the same in every language: files are
 * written with them, jacks are found by them.  These functions are for showing.  Only shipped kinds
 * are translated; gear of one's own, and what is printed on gear, is shown as it is.  All strings
 * are borrowed and live as long as the kind; none is NULL unless that is said. */
#pragma once

#include "core/patch.h"

G_BEGIN_DECLS

/* Words of a shipped file in the person's language, or themselves; NULL stays NULL.  context: see
 * po/xgettext.py. */
const char *pl_words_data (const char *context, const char *words);

/* The same in the place of an owned string, or of NULL. */
void pl_words_replace (const char *context, char **words);

/* "Insert cable (TRS to two TS)", "HM-4" */
const char *pl_words_kind (const PlKind *kind);

/* "Insert Y"; NULL for devices */
const char *pl_words_kind_short (const PlKind *kind);

/* A sentence, or NULL. */
const char *pl_words_kind_about (const PlKind *kind);

/* Everything that a search for a kind may be about, in both languages: who learned the trade in
 * English finds it, too.  Free with g_free(). */
char *pl_words_kind_search (const PlKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/* What a bench is called and what it shows: those of shipped examples in the person's language, any
 * other as it was written.  "" for none. */
const char *pl_words_patch_title (PlPatch *patch);
const char *pl_words_patch_notes (PlPatch *patch);

/* What the person called a part, or else what it is: "Anna", "HM-4". */
const char *pl_words_title (const PlPart *part);

/* "PHONES" as it stands on a device, "Left / send" at the end of a cable, "" for none. */
const char *pl_words_jack (const PlKind *kind, guint16 connector);

/* "Main mix, left" */
const char *pl_words_signal (const PlKind *kind, guint16 signal);

/* "tip", "shield" */
const char *pl_words_conductor (const PlKind *kind, guint16 conductor);

/* A heading of this kind: "Inputs".  NULL stays NULL. */
const char *pl_words_section (const PlKind *kind, const char *section);

/* Where a control stands: "45 %", "−6 dB", "off", "left 30 %", "stereo". */
char *pl_words_value (const PlKind *kind, guint16 control, double value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
