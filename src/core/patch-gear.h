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
 * by pl_gear_new_placeholder() have none. */
void pl_gear_write (GString *out, const PlPatch *patch);

/* A stand-in for gear called id, made from what file says of the parts that are of that kind.  Has
 * placeholder set. NULL with an error when the id cannot be one. */
PlKind *pl_gear_new_placeholder (PlGearText *gear, PlKeyFile *file, const PlCatalog *catalog,
                                 const char *id, gboolean cable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
