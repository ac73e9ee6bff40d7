/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was answered in the guide so far, so that who leaves it comes back to where they were; and
 * the orders in which its ways can be looked at.  A key-file: [Guide] Page, Wish, People, Mixer,
 * Amp, Way, Order. */
#pragma once

#include "core/ways.h"

G_BEGIN_DECLS

/* What matters to the person.  X (id, word in files) */
#define PL_WAY_ORDERS(X)                                                                           \
  X (RANK, "rank")             /* as the wish has it */                                            \
  X (SIMPLEST, "simplest")     /* fewest plugs and adapters */                                     \
  X (OWN_VOLUME, "own-volume") /* a knob for the headphones alone */                               \
  X (OWN_MIX, "own-mix")       /* a mix that differs from the loudspeakers' */                     \
  X (CHEAPEST, "cheapest")     /* least to buy */

typedef enum
{
#define X(id, word) PL_WAY_ORDER_##id,
  PL_WAY_ORDERS (X)
#undef X
} PlWayOrder;

enum
{
#define X(id, word) +1
  PL_N_WAY_ORDERS = 0 PL_WAY_ORDERS (X)
#undef X
};

/* Strings are owned; NULL: not answered yet. */
typedef struct
{
  char *page; /* id of the question that is asked */
  char *wish; /* id of a choice */
  guint people;
  char *mixer; /* id of a kind */
  char *amp;   /* the same; "" is none */
  char *way;   /* id of the way that was chosen */
  PlWayOrder order;
} PlGuide;

PlGuide *pl_guide_new (void) G_GNUC_WARN_UNUSED_RESULT; /* nothing answered, two people */
void pl_guide_free (PlGuide *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlGuide, pl_guide_free)

/* NULL with PL_FILE_ERROR. */
PlGuide *pl_guide_parse (const char *text, gssize length, const char *name,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *pl_guide_write (const PlGuide *self) G_GNUC_WARN_UNUSED_RESULT;

/* Replaces an answer; value may be NULL. */
void pl_guide_set (char **answer, const char *value);

/* PlWay, borrowed from ways, in that order: what matters first, then as ranked. */
GPtrArray *pl_ways_dup_sorted (const PlWays *ways, PlWayOrder order) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
