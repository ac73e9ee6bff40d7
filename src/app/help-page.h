/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A help page (data/help, a small part of Markdown) in a window of its own. */
#pragma once

#include <adwaita.h>

#include "core/patch.h"

G_BEGIN_DECLS

/* text: headings with #, bullets with -, paragraphs.  bench: what the page is about, drawn contact
 * by contact behind its first section; may be NULL. */
void pl_help_page_present (GtkWindow *parent, const char *text, PlPatch *bench);

G_END_DECLS
