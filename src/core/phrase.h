/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program plays when somebody listens: four bars that it makes itself, in stems.
 *
 * Every stem is a closed ring: what still sounds at its end sounds on at its beginning, so that it
 * can be repeated without a seam.  Stems have no DC and a peak of 1.  Same build, same numbers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum
{
  PL_PHRASE_RATE = 48000, /* frames per second */
  PL_PHRASE_SECONDS = 8,  /* four bars at 120 beats a minute */
  PL_PHRASE_FRAMES = PL_PHRASE_RATE * PL_PHRASE_SECONDS,
  PL_PHRASE_KEYS = 4 /* the same phrase, higher or lower, to tell players apart */
};

typedef enum
{
  PL_STEM_VOICE, /* sings vowels */
  PL_STEM_PLUCK, /* plucked strings */
  PL_STEM_BELL,  /* electric piano */
  PL_STEM_DRUMS  /* soft, in no key */
} PlStem;

enum
{
  PL_N_STEMS = 4
};

typedef struct PlPhrase PlPhrase;

PlPhrase *pl_phrase_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pl_phrase_free (PlPhrase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlPhrase, pl_phrase_free)

/* PL_PHRASE_FRAMES numbers; made at the first call, borrowed. */
const float *pl_phrase_get_stem (PlPhrase *self, PlStem stem, guint key);

/* phrase-voice.c: one note of the tune after another.  Adds into PL_PHRASE_FRAMES numbers. */
void pl_phrase_sing (float *out, guint key);

/* Semitones from the phrase as it is to one of its keys. */
int pl_phrase_key_semitones (guint key);

G_END_DECLS
