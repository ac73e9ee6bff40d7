/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Plays a closed ring of sound over and over.
 *
 * Sound is 32 bit floats, left and right interleaved, PL_PHRASE_RATE frames a second.  Signals:
 * "state-changed" when it starts or stops, for whatever reason; "failed" (const char *sentence)
 * when it had to stop by itself, before "state-changed". */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PL_PLAYER_ERROR (pl_player_error_quark ())

typedef enum
{
  PL_PLAYER_ERROR_NOT_BUILT, /* the program was built without GStreamer */
  PL_PLAYER_ERROR_MISSING,   /* a part of GStreamer is not installed; the message says which */
  PL_PLAYER_ERROR_DEVICE     /* there is no device to play on, or it refuses */
} PlPlayerError;

GQuark pl_player_error_quark (void);

#define PL_TYPE_PLAYER (pl_player_get_type ())
G_DECLARE_FINAL_TYPE (PlPlayer, pl_player, PL, PLAYER, GObject)

/* sink: where to play, in the words of gst-launch ("fakesink sync=true"); NULL: what the desktop
 * uses.  Nothing is opened before something is played. */
PlPlayer *pl_player_new (const char *sink) G_GNUC_WARN_UNUSED_RESULT;

/* From the beginning; when it plays already it is faded over where it is.  FALSE with a sentence
 * that says what to do. pcm: at least one frame. */
gboolean pl_player_play (PlPlayer *self, GBytes *pcm, GError **error);

/* Goes on with other sound at the same place, by a short crossfade; nothing when stopped. */
void pl_player_switch_to (PlPlayer *self, GBytes *pcm);

/* Fades out; the device is given back a moment later. */
void pl_player_stop (PlPlayer *self);

gboolean pl_player_is_playing (PlPlayer *self);

/* Seconds into the ring, as handed to the device. */
double pl_player_get_position (PlPlayer *self);

G_END_DECLS
