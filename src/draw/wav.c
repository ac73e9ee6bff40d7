/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The format: Multimedia Programming Interface and Data Specifications 1.0, IBM and Microsoft,
 * 1991, chapter 3. */
#include "draw/wav.h"

#include <math.h>
#include <string.h>

enum
{
  BYTES_PER_SAMPLE = 2,
  FORMAT_PCM = 1
};

static void
put_tag (GByteArray *out, const char *tag)
{
  g_byte_array_append (out, (const guint8 *) tag, 4);
}

static void
put_16 (GByteArray *out, guint value)
{
  guint16 little = GUINT16_TO_LE ((guint16) value);

  g_byte_array_append (out, (const guint8 *) &little, sizeof little);
}

static void
put_32 (GByteArray *out, guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &little, sizeof little);
}

static void
put_header (GByteArray *out, guint32 data_size, guint n_channels, guint rate)
{
  guint block = n_channels * BYTES_PER_SAMPLE;

  put_tag (out, "RIFF");
  put_32 (out, 36 + data_size);
  put_tag (out, "WAVE");
  put_tag (out, "fmt ");
  put_32 (out, 16);
  put_16 (out, FORMAT_PCM);
  put_16 (out, n_channels);
  put_32 (out, rate);
  put_32 (out, rate * block);
  put_16 (out, block);
  put_16 (out, 8 * BYTES_PER_SAMPLE);
  put_tag (out, "data");
  put_32 (out, data_size);
}

static gboolean
is_silent (const float *frames, guint n_frames, guint n_channels, guint channel)
{
  for (guint i = 0; i < n_frames; i++)
    if (fpclassify (frames[i * n_channels + channel]) != FP_ZERO)
      return FALSE;
  return TRUE;
}

/* 0 … 1, by a linear congruence (Numerical Recipes, 2nd edition, section 7.1). */
static double
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return (double) (*state >> 8) / 16777216.0;
}

GBytes *
pl_wav_new_bytes (const float *frames, guint n_frames, guint n_channels, guint rate)
{
  guint32 size = n_frames * n_channels * BYTES_PER_SAMPLE, state = 1;
  GByteArray *out = g_byte_array_sized_new (44 + size);
  g_autofree gboolean *silent = g_new0 (gboolean, n_channels);

  put_header (out, size, n_channels, rate);
  for (guint c = 0; c < n_channels; c++)
    silent[c] = is_silent (frames, n_frames, n_channels, c);
  for (guint i = 0; i < n_frames; i++)
    for (guint c = 0; c < n_channels; c++)
      {
        double dither = next_random (&state) - next_random (&state);
        double sample = (double) frames[i * n_channels + c] * 32767.0 + dither;

        put_16 (out, silent[c] ? 0 : (guint) (gint16) lrint (CLAMP (sample, -32768.0, 32767.0)));
      }
  return g_byte_array_free_to_bytes (out);
}
