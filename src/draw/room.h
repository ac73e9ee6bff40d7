/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Room for one more device on the bench, for who names it without pointing at a place. */
#pragma once

#include "draw/layout.h"

G_BEGIN_DECLS

/* Where its upper left corner goes, in bench px: beside or below what is there, over nothing, where
 * the whole bench can then be shown largest in a view of that shape (width by height, above 0), and
 * rather where no cable hangs.  Of equally good places the topmost, then the leftmost.  An empty
 * bench gives 0, 0. */
PlPoint pl_room_find (const PlLayout *layout, double width, double height, double shape);

G_END_DECLS
