/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The voice: harmonics of a glottis that a vocal tract of five resonances colours.
 *
 * The tract is that of Fant's source-filter model (Acoustic Theory of Speech Production, 1960):
 * a product of two-pole resonances.  It is evaluated at each harmonic, size and phase, every
 * BLOCK frames; harmonics beyond the last resonance are left out, so nothing aliases.  Formants
 * are rounded from the averages for men in Peterson and Barney 1952. */
#include "core/phrase.h"

#include <complex.h>
#include <math.h>

enum
{
  BLOCK = 64, /* divides PL_PHRASE_FRAMES */
  N_FORMANTS = 5,
  MAX_HARMONICS = 64
};

#define HIGHEST_HZ 5200.0

typedef enum
{
  SOUND_M, /* lips closed */
  SOUND_N,
  SOUND_AH,
  SOUND_EH,
  SOUND_EE,
  SOUND_OH,
  SOUND_OO
} Sound;

/* Hz of the first three; the upper two are everybody's own and stay. loudness: of a mouth that
 * wide. */
typedef struct
{
  double hz[3], loudness;
} Mouth;

static const Mouth mouths[] = {
  [SOUND_M] = { { 250, 1100, 2100 }, .22 }, [SOUND_N] = { { 260, 1500, 2400 }, .24 },
  [SOUND_AH] = { { 730, 1090, 2440 }, 1 },  [SOUND_EH] = { { 530, 1840, 2480 }, .95 },
  [SOUND_EE] = { { 280, 2250, 3000 }, .8 }, [SOUND_OH] = { { 480, 850, 2410 }, .95 },
  [SOUND_OO] = { { 310, 870, 2240 }, .8 },
};

/* A syllable: consonant and vowel on one note (MIDI), eighths from and to. */
typedef struct
{
  double from, to;
  int note;
  Sound consonant, vowel;
} Syllable;

static const Syllable tune[] = {
  { 0, 2, 55, SOUND_M, SOUND_AH },   { 2, 3, 57, SOUND_N, SOUND_EH },
  { 3, 7, 60, SOUND_M, SOUND_OH },   { 8, 10, 60, SOUND_N, SOUND_EE },
  { 10, 11, 57, SOUND_M, SOUND_AH }, { 11, 15, 55, SOUND_N, SOUND_OO },
  { 16, 18, 57, SOUND_M, SOUND_EH }, { 18, 19, 60, SOUND_N, SOUND_AH },
  { 19, 22, 62, SOUND_M, SOUND_EE }, { 22, 24, 60, SOUND_N, SOUND_OH },
  { 24, 26, 59, SOUND_M, SOUND_OO }, { 26, 30.6, 55, SOUND_M, SOUND_AH },
};

/* How the voice stands at one moment. */
typedef struct
{
  double hz;
  double formants[N_FORMANTS];
  double loudness; /* 0: silent */
} Pose;

static double
smooth (double x)
{
  x = CLAMP (x, 0.0, 1.0);
  return x * x * (3.0 - 2.0 * x);
}

static const Syllable *
find_syllable (double eighth, const Syllable **before)
{
  *before = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tune); i++)
    {
      if (eighth >= tune[i].from && eighth < tune[i].to)
        return &tune[i];
      *before = &tune[i];
    }
  return NULL;
}

static double
note_hz (int note, guint key)
{
  return 440.0 * pow (2.0, (note + pl_phrase_key_semitones (key) - 69) / 12.0);
}

/* 0 in the consonant, 1 in the vowel; seconds since the syllable began, and until it ends. */
static double
openness (double since, double left)
{
  return smooth ((since - 0.045) / 0.075) * (0.5 + 0.5 * smooth ((left + 0.03) / 0.06));
}

static Pose
pose_at (double seconds, guint key)
{
  /* shorter tracts sing higher */
  static const double tract[PL_PHRASE_KEYS] = { 1.0, 1.14, 0.94, 1.2 };
  const Syllable *before = NULL, *now = find_syllable (seconds * 4.0, &before);
  Pose pose = { 0 };
  double since, left, open, glide, swing;

  if (now == NULL)
    return pose;
  since = seconds - now->from / 4.0;
  left = now->to / 4.0 - seconds;
  open = openness (since, left);
  /* legato: the pitch comes from the note before; a vibrato sets in when a note is held */
  glide = before != NULL && before->to >= now->from ? smooth (since / 0.07) : 1.0;
  swing = 0.011 * smooth ((since - 0.22) / 0.3) * sin (2.0 * G_PI * 5.5 * seconds);
  pose.hz = note_hz (now->note, key);
  if (before != NULL && glide < 1.0)
    pose.hz = note_hz (before->note, key) * pow (pose.hz / note_hz (before->note, key), glide);
  pose.hz *= 1.0 + swing;
  for (guint i = 0; i < 3; i++)
    pose.formants[i]
        = tract[key]
          * (mouths[now->consonant].hz[i] * (1.0 - open) + mouths[now->vowel].hz[i] * open);
  pose.formants[3] = 3300.0 * tract[key];
  pose.formants[4] = 4100.0 * tract[key];
  pose.loudness
      = mouths[now->consonant].loudness * (1.0 - open) + mouths[now->vowel].loudness * open;
  if (glide >= 1.0 && (before == NULL || before->to < now->from))
    pose.loudness *= smooth (since / 0.05);
  if (now + 1 == tune + G_N_ELEMENTS (tune) || now[1].from > now->to)
    pose.loudness *= smooth (left / 0.16);
  return pose;
}

static double complex
make_complex (double re, double im)
{
  return re + im * (double complex) I;
}

/* What the tract makes of a tone, size and phase. */
static double complex
transfer (const Pose *pose, double hz)
{
  static const double bandwidth[N_FORMANTS] = { 70, 90, 130, 220, 280 };
  double complex product = 1.0;

  for (guint i = 0; i < N_FORMANTS; i++)
    {
      double f = pose->formants[i];
      product *= f * f / make_complex (f * f - hz * hz, bandwidth[i] * hz);
    }
  return product;
}

/* Size and phase of every harmonic; the glottis falls by 12 dB an octave, the lips give 6 back. */
static guint
colour (const Pose *pose, double complex amplitudes[MAX_HARMONICS])
{
  guint n = 0;

  for (guint i = 0; i < MAX_HARMONICS; i++)
    amplitudes[i] = 0.0;
  if (pose->loudness <= 0.0)
    return 0;
  for (n = 0; n < MAX_HARMONICS && (n + 1) * pose->hz < HIGHEST_HZ; n++)
    {
      double hz = (n + 1) * pose->hz;
      double fade = smooth ((HIGHEST_HZ - hz) / 1200.0);

      amplitudes[n] = pose->loudness * fade / (n + 1) * transfer (pose, hz);
    }
  return n;
}

void
pl_phrase_sing (float *out, guint key)
{
  double complex from[MAX_HARMONICS] = { 0 }, to[MAX_HARMONICS] = { 0 };
  double phase = 0.0;
  guint n_from = 0;

  for (guint block = 0; block < PL_PHRASE_FRAMES / BLOCK; block++)
    {
      Pose pose = pose_at ((block + 1) * (double) BLOCK / PL_PHRASE_RATE, key);
      guint n_to = colour (&pose, to), n = MAX (n_from, n_to);

      for (guint i = 0; i < BLOCK && n > 0; i++)
        {
          double t = (i + 1.0) / BLOCK;
          double complex turn, tone;
          double sum = 0.0;

          phase += 2.0 * G_PI * pose.hz / PL_PHRASE_RATE;
          turn = tone = make_complex (cos (phase), sin (phase));
          for (guint h = 0; h < n; h++, tone *= turn)
            sum += creal ((from[h] + (to[h] - from[h]) * t) * tone);
          out[block * BLOCK + i] += (float) sum;
        }
      for (guint h = 0; h < MAX_HARMONICS; h++)
        from[h] = to[h];
      n_from = n_to;
    }
}
