/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A patch as text and back.
 *
 * Key-file, UTF-8, one group per part ([Device 1], [Cable 3]); writing what was read gives the same
 * bytes, and saving twice too.  Coordinates are rounded to 0.1 px, values to 6 digits.  A NextId
 * that would leave no room for parts is not heeded.
 *
 *   [Patchlead]   Format=1, Title=, Notes=, View=zoom;x;y, NextId=
 *   [Device 1]    Kind=mackie-hm-4, Name=, At=x;y, Control-level-1=0, Driver-mon=balanced,
 *                 Plug-plug=2.phones-1 (captive leads, headphones), Loose-plug=x;y
 *   [Cable 3]     Kind=trs-trs, Number=1, Length=3, Fault=sleeve open;tip ring short,
 *                 Plug-a=1.phones, Plug-b=2.input@first-click, Loose-b=x;y
 *   [Dismissed 1] Code=, Part=, Reason= */
#pragma once

#include "core/catalog.h"
#include "core/keyfile.h"
#include "core/patch.h"

G_BEGIN_DECLS

/* name is used in messages.  Errors: PL_FILE_ERROR. */
PlPatch *pl_patch_parse (const char *text, gssize length, const char *name,
                         const PlCatalog *catalog, GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *pl_patch_write (const PlPatch *self) G_GNUC_WARN_UNUSED_RESULT;

/* The same followed by the files of all gear in it (patch-gear.h): what is saved and copied. */
char *pl_patch_write_whole (const PlPatch *self) G_GNUC_WARN_UNUSED_RESULT;

/* "2.phones-1" → end; for arguments on the command line and tests. */
gboolean pl_end_parse (const PlPatch *self, const char *text, PlEnd *end, GError **error);
char *pl_end_dup_text (const PlPatch *self, PlEnd end) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
