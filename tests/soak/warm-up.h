/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a program keeps once and for all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fills what has a bound and opens what stays open, before anything is measured.  Else it would
 * come bit by bit for an hour and be taken for a leak: cairo keeps the glyphs of 256 fonts and 512
 * pages of 32 glyphs each, and every zoom of a bench is a font of its own; the libraries of the
 * sound system come with the first press of Listen (5 MiB of heap). */
void warm_up (void);

G_END_DECLS
