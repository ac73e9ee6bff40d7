/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by describe.c (sets of jacks) and describe-jacks.c (jacks one by one). */
#pragma once

#include "core/describe.h"

G_BEGIN_DECLS

void pl_describe_put (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* One line, with what key files need escaped.  Free with g_free(). */
char *pl_describe_escape (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* All drivers that are plausible, the commonest first. */
const char *pl_describe_drivers (PlGuess guess, gboolean mains);

void pl_describe_put_bus (GString *out, const char *id, const char *name, const char *side,
                          const char *pair);

/* A channel into the main mix (to) with its knobs, but for the line that names its inputs. */
void pl_describe_put_channel (GString *out, const PlDescription *self, const char *channel,
                              const char *number, const char *section, const char *to);

/* Whether gear of the category has sets of jacks to tick. */
gboolean pl_describe_has_sets (PlCategory category);

/* describe-jacks.c: left and right are what outputs carry. */
void pl_describe_put_jacks (GString *out, const PlDescription *self, const char *left,
                            const char *right);
void pl_describe_put_jack_answers (GString *out, const PlDescription *self);
gboolean pl_describe_parse_jacks (PlDescription *self, const char *text);

G_END_DECLS
