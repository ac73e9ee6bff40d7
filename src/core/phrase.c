/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/phrase.h"

#include <math.h>

/* Time is counted in eighths: 250 ms, 32 of them.  Chords: C, A minor, F, G. */
#define FRAMES_PER_EIGHTH (PL_PHRASE_RATE / 4)

struct PlPhrase
{
  float *stems[PL_N_STEMS][PL_PHRASE_KEYS];
};

/* A tone: when, which (MIDI note number), how strong. */
typedef struct
{
  int eighth, note;
  double strength;
} Tone;

static const Tone plucked[] = {
  { 0, 48, 1.0 },  { 1, 55, .6 },  { 2, 60, .7 },  { 3, 64, .6 },  { 4, 67, .8 },   { 5, 64, .5 },
  { 6, 60, .6 },   { 7, 55, .5 },  { 8, 45, 1.0 }, { 9, 52, .6 },  { 10, 57, .7 },  { 11, 60, .6 },
  { 12, 64, .8 },  { 13, 60, .5 }, { 14, 57, .6 }, { 15, 52, .5 }, { 16, 41, 1.0 }, { 17, 48, .6 },
  { 18, 53, .7 },  { 19, 57, .6 }, { 20, 60, .8 }, { 21, 57, .5 }, { 22, 53, .6 },  { 23, 48, .5 },
  { 24, 43, 1.0 }, { 25, 50, .6 }, { 26, 55, .7 }, { 27, 59, .6 }, { 28, 62, .8 },  { 29, 59, .5 },
  { 30, 55, .6 },  { 31, 50, .5 },
};

static const Tone rung[] = {
  { 2, 76, .8 },  { 3, 79, .7 },  { 6, 84, 1.0 }, { 10, 76, .8 }, { 11, 81, .7 }, { 14, 72, .9 },
  { 18, 77, .8 }, { 19, 81, .7 }, { 22, 84, .9 }, { 26, 74, .8 }, { 27, 79, .7 }, { 30, 83, .9 },
};

int
pl_phrase_key_semitones (guint key)
{
  static const int semitones[PL_PHRASE_KEYS] = { 0, 7, -5, 12 };

  g_assert (key < PL_PHRASE_KEYS);
  return semitones[key];
}

static double
tone_hz (const Tone *tone, guint key)
{
  return 440.0 * pow (2.0, (tone->note + pl_phrase_key_semitones (key) - 69) / 12.0);
}

/* Noise that is the same every time: xorshift, after Marsaglia 2003. */
static double
next_noise (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return (double) *state / 2147483648.0 - 1.0;
}

/* Round the ring: what does not fit at the end goes to the beginning. */
static void
add_frame (float *out, guint at, double value)
{
  out[at % PL_PHRASE_FRAMES] += (float) value;
}

/* A string: a burst of noise runs round a delay line that dulls it (Karplus and Strong 1983), with
 * an all-pass for the part of a frame that its pitch needs. */
static void
pluck (float *out, const Tone *tone, guint key)
{
  enum
  {
    LONGEST = 2048,
    SOUNDS = 5 * PL_PHRASE_RATE / 4
  };
  double period = PL_PHRASE_RATE / tone_hz (tone, key) - 0.5;
  guint length = (guint) fmax (2.0, fmin (period - 0.2, LONGEST));
  double rest = period - length, pass = (1.0 - rest) / (1.0 + rest);
  double line[LONGEST] = { 0 }, dulled = 0.0, soft = 0.0, before = 0.0, last = 0.0, mean = 0.0;
  guint32 seed = 0x2545f491u + (guint32) tone->eighth * 977u;
  guint start = (guint) tone->eighth * FRAMES_PER_EIGHTH;

  g_assert (length > 0);
  for (guint i = 0; i < length; i++)
    {
      dulled += 0.35 * (next_noise (&seed) - dulled);
      soft += 0.35 * (dulled - soft);
      line[i] = soft;
      mean += soft / length;
    }
  for (guint i = 0; i < length; i++)
    line[i] -= mean;
  for (guint i = 0; i < SOUNDS; i++)
    {
      double now = line[i % length], average = 0.5 * (now + last);
      double shifted = pass * average + before - pass * line[(i + length - 1) % length];
      double rise = MIN (1.0, i / (0.002 * PL_PHRASE_RATE));
      double fade = MIN (1.0, (SOUNDS - i) / (0.6 * PL_PHRASE_RATE)) * rise;

      add_frame (out, start + i, now * fade * tone->strength);
      before = average;
      last = now;
      line[i % length] = 0.995 * shifted;
    }
}

/* Two tones that bend each other (Chowning 1973): a soft body and the ping of a tine. */
static void
ring (float *out, const Tone *tone, guint key)
{
  enum
  {
    SOUNDS = 5 * PL_PHRASE_RATE / 2
  };
  double step = 2.0 * G_PI * tone_hz (tone, key) / PL_PHRASE_RATE;
  guint start = (guint) tone->eighth * FRAMES_PER_EIGHTH;

  for (guint i = 0; i < SOUNDS; i++)
    {
      double t = (double) i / PL_PHRASE_RATE, rise = MIN (1.0, t / 0.002);
      double body = sin (step * i + 1.1 * exp (-3.0 * t) * sin (step * i));
      double tine
          = 0.12 * exp (-14.0 * t) * sin (step * i + 0.9 * exp (-20.0 * t) * sin (7.0 * step * i));

      add_frame (out, start + i, tone->strength * rise * exp (-2.6 * t) * (body + tine));
    }
}

/* A soft drum on the beats, a shaker between them. */
static void
drum (float *out)
{
  guint32 seed = 0x9e3779b9u;

  for (guint eighth = 0; eighth < 32; eighth++)
    {
      guint start = eighth * FRAMES_PER_EIGHTH;
      double low = 0.0, lower = 0.0, phase = 0.0;

      for (guint i = 0; i < PL_PHRASE_RATE / 4; i++)
        {
          double t = (double) i / PL_PHRASE_RATE, noise = next_noise (&seed);
          double shaker = (eighth % 2 == 1 ? 1.3 : 0.7) * exp (-38.0 * t) * MIN (1.0, t / 0.012);

          /* what two low-passes leave over: no rumble, no sharp edge */
          low += 0.55 * (noise - low);
          lower += 0.35 * (low - lower);
          add_frame (out, start + i, shaker * (low - lower));
          phase += 2.0 * G_PI * (52.0 + 70.0 * exp (-32.0 * t)) / PL_PHRASE_RATE;
          if (eighth % 4 == 0)
            add_frame (out, start + i, exp (-17.0 * t) * MIN (1.0, t / 0.003) * sin (phase));
        }
    }
}

static void
make_even (float *stem)
{
  double sum = 0.0, peak = 1e-9;

  for (guint i = 0; i < PL_PHRASE_FRAMES; i++)
    sum += (double) stem[i];
  for (guint i = 0; i < PL_PHRASE_FRAMES; i++)
    {
      stem[i] -= (float) (sum / PL_PHRASE_FRAMES);
      peak = fmax (peak, fabs ((double) stem[i]));
    }
  for (guint i = 0; i < PL_PHRASE_FRAMES; i++)
    stem[i] = (float) ((double) stem[i] / peak);
}

static float *
make_stem (PlStem stem, guint key)
{
  float *out = g_new0 (float, PL_PHRASE_FRAMES);

  switch (stem)
    {
    case PL_STEM_VOICE:
      pl_phrase_sing (out, key);
      break;
    case PL_STEM_PLUCK:
      for (guint i = 0; i < G_N_ELEMENTS (plucked); i++)
        pluck (out, &plucked[i], key);
      break;
    case PL_STEM_BELL:
      for (guint i = 0; i < G_N_ELEMENTS (rung); i++)
        ring (out, &rung[i], key);
      break;
    case PL_STEM_DRUMS:
      drum (out);
      break;
    }
  make_even (out);
  return out;
}

PlPhrase *
pl_phrase_new (void)
{
  return g_new0 (PlPhrase, 1);
}

void
pl_phrase_free (PlPhrase *self)
{
  for (guint stem = 0; stem < PL_N_STEMS; stem++)
    for (guint key = 0; key < PL_PHRASE_KEYS; key++)
      g_free (self->stems[stem][key]);
  g_free (self);
}

const float *
pl_phrase_get_stem (PlPhrase *self, PlStem stem, guint key)
{
  if (stem == PL_STEM_DRUMS)
    key = 0;
  g_assert ((guint) stem < PL_N_STEMS && key < PL_PHRASE_KEYS);
  if (self->stems[stem][key] == NULL)
    self->stems[stem][key] = make_stem (stem, key);
  return self->stems[stem][key];
}
