/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sound to a file: RIFF WAVE, 16 bit PCM. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* frames: interleaved, full scale is 1.  Dithered with triangular noise, the same every time; a
 * channel that is all zero stays all zero. */
GBytes *pl_wav_new_bytes (const float *frames, guint n_frames, guint n_channels,
                          guint rate) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
