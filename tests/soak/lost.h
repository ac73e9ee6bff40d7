/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What GTK 4.8's chooser of files loses, half a kilobyte for each folder whose button it shows: the
 * answer about its picture (gtkpathbar.c, set_button_image_get_info_cb()).  In two hours of rounds
 * it would be a megabyte and hide what is ours. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Answers that are still there: to be called when no chooser is. */
void lost_give_back (void);

G_END_DECLS
