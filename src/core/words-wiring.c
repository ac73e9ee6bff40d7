/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told about wiring that was brought in. */
#include <glib/gi18n-lib.h>

#include "core/wiring.h"
#include "core/words.h"

static const struct
{
  gboolean lost;
  const char *template;
} remarks[] = {
#define X(id, lost, template) { lost, template },
  PL_REMARKS (X)
#undef X
};

gboolean
pl_remark_is_lost (const PlRemark *self)
{
  return remarks[self->code].lost;
}

char *
pl_words_remark (const PlRemark *self)
{
  return pl_words_fill (_ (remarks[self->code].template), "what", self->what, "other", self->other,
                        "where", self->where, NULL);
}
