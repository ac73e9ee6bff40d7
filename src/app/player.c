/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/player.h"

#include <string.h>

#include "app/player-private.h"
#include "core/phrase.h"

enum
{
  FADE_FRAMES = PL_PHRASE_RATE * 30 / 1000,
  LINGER_MS = 300, /* longer than what the device has in store */
  FRAME_BYTES = 2 * sizeof (float)
};

struct _PlPlayer
{
  GObject parent_instance;

  char *description; /* of the sink; NULL: the desktop's */
  PlSink *sink;      /* NULL: closed */
  guint linger;      /* source that closes it */
  gboolean playing;

  /* Read by the sink's thread. NULL sound is silence. */
  GMutex lock;
  GBytes *now, *next;
  GBytes *pending; /* to be faded to when this fade is over */
  gboolean has_pending;
  guint fade_left; /* frames; 0: no fade under way */
  guint64 position;
};

G_DEFINE_QUARK (pl_player_error, pl_player_error)
G_DEFINE_FINAL_TYPE (PlPlayer, pl_player, G_TYPE_OBJECT)

enum
{
  STATE_CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the sink's thread */

static float
sample_at (GBytes *sound, guint64 position, guint side)
{
  gsize size = 0;
  const float *frames = sound != NULL ? g_bytes_get_data (sound, &size) : NULL;

  return frames != NULL ? frames[2 * (position % (size / FRAME_BYTES)) + side] : 0.0f;
}

static void
begin_fade (PlPlayer *self, GBytes *to)
{
  g_clear_pointer (&self->next, g_bytes_unref);
  self->next = to != NULL ? g_bytes_ref (to) : NULL;
  self->fade_left = FADE_FRAMES;
}

static void
end_fade (PlPlayer *self)
{
  g_clear_pointer (&self->now, g_bytes_unref);
  self->now = g_steal_pointer (&self->next);
  if (self->has_pending)
    {
      g_autoptr (GBytes) to = g_steal_pointer (&self->pending);

      self->has_pending = FALSE;
      begin_fade (self, to);
    }
}

static void
fill_cb (float *frames, guint n_frames, gpointer data)
{
  PlPlayer *self = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  for (guint i = 0; i < n_frames; i++)
    {
      float old = (float) self->fade_left / FADE_FRAMES;

      for (guint side = 0; side < 2; side++)
        {
          float sample = sample_at (self->now, self->position, side);

          if (self->fade_left > 0)
            sample = old * sample + (1.0f - old) * sample_at (self->next, self->position, side);
          frames[2 * i + side] = sample;
        }
      self->position++;
      if (self->fade_left > 0 && --self->fade_left == 0)
        end_fade (self);
    }
}

/* In the main thread */

static void
fade_to (PlPlayer *self, GBytes *sound)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  if (self->fade_left == 0)
    {
      begin_fade (self, sound);
      return;
    }
  g_clear_pointer (&self->pending, g_bytes_unref);
  self->pending = sound != NULL ? g_bytes_ref (sound) : NULL;
  self->has_pending = TRUE;
}

static void
forget_sound (PlPlayer *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->now, g_bytes_unref);
  g_clear_pointer (&self->next, g_bytes_unref);
  g_clear_pointer (&self->pending, g_bytes_unref);
  self->has_pending = FALSE;
  self->fade_left = 0;
}

static void
close_sink (PlPlayer *self)
{
  g_clear_handle_id (&self->linger, g_source_remove);
  g_clear_pointer (&self->sink, pl_sink_free); /* not under the lock: it waits for its thread */
  forget_sound (self);
}

static gboolean
linger_cb (gpointer data)
{
  PlPlayer *self = data;

  self->linger = 0;
  close_sink (self);
  return G_SOURCE_REMOVE;
}

static void
set_playing (PlPlayer *self, gboolean playing)
{
  if (self->playing == playing)
    return;
  self->playing = playing;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
failed_cb (const char *sentence, gpointer data)
{
  g_autoptr (PlPlayer) self = g_object_ref (PL_PLAYER (data));

  close_sink (self);
  if (self->playing)
    g_signal_emit (self, signals[FAILED], 0, sentence);
  set_playing (self, FALSE);
}

static void
pl_player_dispose (GObject *object)
{
  close_sink (PL_PLAYER (object));
  G_OBJECT_CLASS (pl_player_parent_class)->dispose (object);
}

static void
pl_player_finalize (GObject *object)
{
  PlPlayer *self = PL_PLAYER (object);

  g_free (self->description);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (pl_player_parent_class)->finalize (object);
}

static void
pl_player_class_init (PlPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pl_player_dispose;
  object_class->finalize = pl_player_finalize;
  signals[STATE_CHANGED] = g_signal_new ("state-changed", PL_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", PL_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pl_player_init (PlPlayer *self)
{
  g_mutex_init (&self->lock);
}

PlPlayer *
pl_player_new (const char *sink)
{
  PlPlayer *self = g_object_new (PL_TYPE_PLAYER, NULL);

  self->description = g_strdup (sink);
  return self;
}

static void
rewind_ring (PlPlayer *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  self->position = 0;
}

gboolean
pl_player_play (PlPlayer *self, GBytes *pcm, GError **error)
{
  g_return_val_if_fail (PL_IS_PLAYER (self), FALSE);
  g_return_val_if_fail (g_bytes_get_size (pcm) >= FRAME_BYTES, FALSE);

  g_clear_handle_id (&self->linger, g_source_remove);
  if (!self->playing)
    rewind_ring (self);
  fade_to (self, pcm);
  if (self->sink == NULL)
    self->sink = pl_sink_new (self->description, fill_cb, failed_cb, self, error);
  if (self->sink == NULL)
    {
      forget_sound (self);
      return FALSE;
    }
  set_playing (self, TRUE);
  return TRUE;
}

void
pl_player_switch_to (PlPlayer *self, GBytes *pcm)
{
  g_return_if_fail (PL_IS_PLAYER (self));
  g_return_if_fail (g_bytes_get_size (pcm) >= FRAME_BYTES);

  if (self->playing)
    fade_to (self, pcm);
}

void
pl_player_stop (PlPlayer *self)
{
  g_return_if_fail (PL_IS_PLAYER (self));

  if (!self->playing)
    return;
  fade_to (self, NULL);
  self->linger = g_timeout_add (LINGER_MS, linger_cb, self);
  set_playing (self, FALSE);
}

gboolean
pl_player_is_playing (PlPlayer *self)
{
  g_return_val_if_fail (PL_IS_PLAYER (self), FALSE);

  return self->playing;
}

double
pl_player_get_position (PlPlayer *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);
  GBytes *sound = self->fade_left > 0 ? self->next : self->now;
  guint64 length = sound != NULL ? g_bytes_get_size (sound) / FRAME_BYTES : 0;

  return length > 0 ? (double) (self->position % length) / PL_PHRASE_RATE : 0.0;
}
