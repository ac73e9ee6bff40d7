/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Wiring brought in: a table of cables, as other programs and people write it, becomes a bench.
 *
 * Gear is recognised by id, by name, by maker and name, and by names that are close to one gear
 * alone; what is not recognised stands as a placeholder with the jacks that the list names.  Every
 * guess and everything that could not be read is a remark with the line it is about, so nothing is
 * taken for something else in silence. */
#pragma once

#include "core/catalog.h"
#include "core/patch.h"

G_BEGIN_DECLS

/* X (id, lost, template).  Lost: the bench lacks something that the list says; otherwise the remark
 * tells how something was understood.  {what} is what the list says, {other} and {where} what was
 * made of it. */
#define PL_REMARKS(X)                                                                                 \
  X (NO_HEADINGS, FALSE, N_ ("There is no line of headings; the columns were taken as {what}."))      \
  X (COLUMN_UNUSED, FALSE, N_ ("The column “{what}” is not used."))                                   \
  X (ODD_QUOTE, FALSE,                                                                                \
     N_ ("A quotation mark opens here and never closes, so it was read as a letter. Close it, or "    \
         "remove it."))                                                                               \
  X (ONE_CELL, TRUE,                                                                                  \
     N_ ("Only “{what}” stands there. A connection needs where it comes from and where it goes; " \
         "add the rest, or remove the line."))                                                        \
  X (END_MISSING, TRUE,                                                                               \
     N_ ("It does not say where one end of the cable goes; that end is loose. Plug it in on the "     \
         "bench."))                                                                                   \
  X (GEAR_GUESSED, FALSE,                                                                             \
     N_ ("“{what}” was taken for {other}. If it is something else, swap it on the bench."))           \
  X (GEAR_SEVERAL, FALSE,                                                                             \
     N_ ("“{what}” may be {other}. A placeholder stands for it; swap that for the right one."))       \
  X (GEAR_UNKNOWN, FALSE,                                                                             \
     N_ ("“{what}” is not in the library. A placeholder with its jacks stands for it; swap it "   \
         "for "                                                                                       \
         "gear that is, or describe yours."))                                                         \
  X (GEAR_SECOND, FALSE, N_ ("“{what}” is plugged in already, so this is one more of it."))           \
  X (JACK_GUESSED, FALSE, N_ ("“{what}” of {other} was taken for {where}."))                          \
  X (JACK_NOT_SAID, FALSE, N_ ("No jack of {other} is named; {where} was taken."))                    \
  X (JACK_UNKNOWN, TRUE,                                                                              \
     N_ ("{other} has no jack “{what}”; that end is loose. Its jacks: {where}."))                     \
  X (JACK_SEVERAL, TRUE,                                                                              \
     N_ ("“{what}” may be more than one jack of {other}: {where}. That end is loose; plug it in " \
         "on the bench."))                                                                            \
  X (JACK_TAKEN, TRUE,                                                                                \
     N_ ("Something sits in {where} already (line {what}); that end is loose. Plug it in on the "     \
         "bench."))                                                                                   \
  X (TOO_MANY_JACKS, TRUE, N_ ("“{what}” has more jacks than gear can have; that end is loose."))     \
  X (CABLE_GUESSED, FALSE, N_ ("“{what}” was taken for {other}."))                                    \
  X (CABLE_UNKNOWN, FALSE, N_ ("“{what}” is no cable that is known; {other} was taken: it fits."))    \
  X (CABLE_NOT_SAID, FALSE, N_ ("The cable is not named; {other} was taken: it fits."))               \
  X (CABLE_MISFIT, FALSE, N_ ("“{what}” does not fit there; {other} was taken instead."))             \
  X (NO_CABLE_FITS, TRUE,                                                                             \
     N_ ("No cable goes from {where} to {other}; an end is loose. An adapter may help."))             \
  X (JOINED, FALSE, N_ ("It is a leg of the cable of line {what} ({other})."))                        \
  X (LENGTH_UNREAD, TRUE,                                                                             \
     N_ ("“{what}” is not a length from 0 to 1000 m. Write a number with m, cm, ft or in; the "   \
         "cable has none now."))                                                                      \
  X (COLOR_UNREAD, TRUE, N_ ("“{what}” is no colour that cables have here. Those are: {other}."))     \
  X (NO_SOCKET, TRUE,                                                                                 \
     N_ ("Nothing of cable {what} is free that this end fits; that end is loose. Plug it in on "      \
         "the "                                                                                       \
         "bench."))                                                                                   \
  X (NUMBER_CHANGED, FALSE, N_ ("Cables have numbers of their own; “{what}” became {other}."))

typedef enum
{
#define X(id, lost, template) PL_REMARK_##id,
  PL_REMARKS (X)
#undef X
} PlRemarkCode;

typedef struct
{
  PlRemarkCode code;
  guint line;                 /* of the list, from 1 */
  char *what, *other, *where; /* or NULL */
} PlRemark;

gboolean pl_remark_is_lost (const PlRemark *self);

/* "HM-4 has no jack “FOO”; …", in the person's language; free with g_free(). */
char *pl_words_remark (const PlRemark *self) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  PlPatch *patch;  /* nothing has a place yet: everything stands at 0, 0 */
  GArray *remarks; /* PlRemark, by line */
  guint n_devices, n_placeholders, n_cables;
  guint n_lost; /* remarks */
} PlWiring;

/* The list of a file.  name is used in messages; a list without a single connection is an error
 * (PL_FILE_ERROR). */
PlWiring *pl_wiring_read (const char *bytes, gsize length, const char *name,
                          const PlCatalog *catalog, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pl_wiring_free (PlWiring *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlWiring, pl_wiring_free)

G_END_DECLS
