/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences about ways to connect.  All results that are not const are free with g_free(). */
#pragma once

#include "core/ways.h"
#include "core/words.h"

G_BEGIN_DECLS

/* The name of a listener on the bench, from 0: "Listener 1". */
char *pl_words_listener (guint index) G_GNUC_WARN_UNUSED_RESULT;

/* "PHONES > TRS > INPUT": jacks and leads by their short names. */
char *pl_words_way_title (const PlWay *way) G_GNUC_WARN_UNUSED_RESULT;

/* "Stereo", or what most listeners get: the headline of the way. */
char *pl_words_way_result (const PlWay *way) G_GNUC_WARN_UNUSED_RESULT;

/* One pro or con as a sentence. */
char *pl_words_fact (const PlWay *way, const PlFact *fact) G_GNUC_WARN_UNUSED_RESULT;

/* A term of the cost as people name it: "Own volume", and what its units mean for this way. */
const char *pl_words_term (PlTerm term);
char *pl_words_way_term (const PlWay *way, PlTerm term) G_GNUC_WARN_UNUSED_RESULT;

/* "Recommended", "Also possible", "Not recommended" */
const char *pl_words_standing (PlWayStanding standing);

/* "Not recommended. Not everybody hears stereo." "" for the recommended way. */
char *pl_words_way_why_not (const PlWay *way) G_GNUC_WARN_UNUSED_RESULT;

/* "Plug one TRS plug of cable 1 (TRS) into INPUT of the amplifier." */
char *pl_words_way_step (const PlWay *way, guint step) G_GNUC_WARN_UNUSED_RESULT;

/* "With a mono to both ears cable: mono in both ears." Of an alternative, against its way. */
char *pl_words_way_alternative (const PlWay *way,
                                const PlWay *alternative) G_GNUC_WARN_UNUSED_RESULT;

/* "1 × TRS cable" */
char *pl_words_way_part (const PlWayPart *part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
