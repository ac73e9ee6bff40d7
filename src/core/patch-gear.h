/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The gear of a patch inside its file, so that it opens where that gear is not known.
 *
 * A kind's own file stands in the patch file line by line, its groups named anew:
 *
 *   [Gear my-mixer]             the lines before its first group: comments
 *   [Gear my-mixer: Device]     [Device]
 *   [Gear my-mixer: Jack main]  [Jack main]
 *
 * Reading: gear of the library is used as long as it has every jack, knob and conductor that the
 * embedded one has; else the embedded one.  Gear that is in neither becomes a placeholder: jacks
 * and knobs are taken from what the patch says of them, nothing sounds, nothing is lost. */
#pragma once

#include "core/catalog.h"
#include "core/keyfile.h"
#include "core/patch.h"

G_BEGIN_DECLS

typedef struct PlGearText PlGearText;

/* Takes the embedded gear out of a patch file's text; rest gets the same number of lines.  NULL
 * with PL_FILE_ERROR when the text is too large or is not UTF-8. */
PlGearText *pl_gear_text_new (const char *text, gssize length, const char *name, char **rest,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pl_gear_text_free (PlGearText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlGearText, pl_gear_text_free)

/* The kind to use for an id, of the library or embedded; borrowed.  NULL: it is in neither, or
 * (error) the embedded one is broken. */
PlKind *pl_gear_text_find (PlGearText *self, const PlCatalog *catalog, const char *id,
                           GError **error);

/* Appends the files of all kinds that the patch uses, in the order of their ids; placeholders made
 * by pl_stand_ins_make() have none, and what the file would be too large with to be read again is
 * left out. */
void pl_gear_write (GString *out, const PlPatch *patch);

/* Gear that nobody knows, one of each id: made from what a file says of the parts that are of that
 * kind.  Has placeholder set.  The file must outlive them; kinds are borrowed. */
typedef struct PlStandIns PlStandIns;

PlStandIns *pl_stand_ins_new (PlKeyFile *file) G_GNUC_WARN_UNUSED_RESULT;
void pl_stand_ins_free (PlStandIns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlStandIns, pl_stand_ins_free)

/* NULL: none was made. */
PlKind *pl_stand_ins_find (const PlStandIns *self, const char *id);

/* NULL with an error when the id cannot be one. */
PlKind *pl_stand_ins_make (PlStandIns *self, PlGearText *gear, const PlCatalog *catalog,
                           const char *id, gboolean cable, GError **error);

G_END_DECLS
