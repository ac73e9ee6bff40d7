/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The player against sinks that are always there: no sound device is needed. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "app/player-private.h"
#include "core/phrase.h"

enum
{
  RING = 12000 /* frames */
};

typedef struct
{
  guint n_changes, n_failures;
} Watch;

static GBytes *
make_ring (float left, float right)
{
  float *frames = g_new (float, 2 * RING);

  for (gsize i = 0; i < RING; i++)
    {
      frames[2 * i] = left;
      frames[2 * i + 1] = right;
    }
  return g_bytes_new_take (frames, (gsize) 2 * RING * sizeof (float));
}

static void
changed_cb (PlPlayer *player, Watch *watch)
{
  watch->n_changes++;
}

static void
failed_cb (PlPlayer *player, const char *sentence, Watch *watch)
{
  watch->n_failures++;
  g_assert_nonnull (strstr (sentence, "Nothing can be played"));
  g_assert_nonnull (strstr (sentence, ". Check that"));
}

static PlPlayer *
new_player (const char *sink, Watch *watch)
{
  PlPlayer *player = pl_player_new (sink);

  g_signal_connect (player, "state-changed", G_CALLBACK (changed_cb), watch);
  g_signal_connect (player, "failed", G_CALLBACK (failed_cb), watch);
  return player;
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main context run until the test holds or patience ends. */
static gboolean
wait_until (gboolean (*test) (PlPlayer *player), PlPlayer *player)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (20, wake_cb, &late);

  while (!late && !test (player))
    {
      gboolean awake = FALSE;

      (void) g_timeout_add (5, wake_cb, &awake);
      while (!awake)
        g_main_context_iteration (NULL, TRUE);
    }
  if (!late)
    g_source_remove (timer);
  return !late;
}

static gboolean
has_moved (PlPlayer *player)
{
  return pl_player_get_position (player) > 0.05;
}

static gboolean
has_stopped (PlPlayer *player)
{
  return !pl_player_is_playing (player);
}

static void
test_play_and_stop (void)
{
  Watch watch = { 0 };
  PlPlayer *player = new_player ("fakesink sync=true", &watch);
  g_autoptr (GBytes) ring = make_ring (0.25f, -0.25f);
  g_autoptr (GBytes) other = make_ring (0.5f, 0.5f);
  g_autoptr (GError) error = NULL;

  g_assert_false (pl_player_is_playing (player));
  pl_player_stop (player);
  pl_player_switch_to (player, ring);
  g_assert_cmpuint (watch.n_changes, ==, 0);

  g_assert_true (pl_player_play (player, ring, &error));
  g_assert_no_error (error);
  g_assert_true (pl_player_is_playing (player));
  g_assert_cmpuint (watch.n_changes, ==, 1);
  g_assert_true (wait_until (has_moved, player));
  pl_player_switch_to (player, other);
  g_assert_cmpuint (watch.n_changes, ==, 1);
  g_assert_true (pl_player_is_playing (player));

  pl_player_stop (player);
  g_assert_false (pl_player_is_playing (player));
  g_assert_cmpuint (watch.n_changes, ==, 2);
  /* again while the device is still open */
  g_assert_true (pl_player_play (player, ring, &error));
  g_assert_cmpuint (watch.n_changes, ==, 3);
  g_assert_true (wait_until (has_moved, player));
  g_assert_cmpuint (watch.n_failures, ==, 0);
  g_assert_finalize_object (player);
}

/* What is missing is named, with what to install. */
static void
test_missing (void)
{
  Watch watch = { 0 };
  PlPlayer *player = new_player ("nosuchsink", &watch);
  g_autoptr (GBytes) ring = make_ring (0, 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (pl_player_play (player, ring, &error));
  g_assert_error (error, PL_PLAYER_ERROR, PL_PLAYER_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "nosuchsink"));
  g_assert_nonnull (strstr (error->message, "Install gstreamer1.0-plugins"));
  g_assert_false (pl_player_is_playing (player));
  g_assert_cmpuint (watch.n_changes, ==, 0);
  g_assert_finalize_object (player);
}

/* A device that cannot be opened refuses at once or a moment later; either way it is told. */
static void
test_refusing (void)
{
  Watch watch = { 0 };
  PlPlayer *player = new_player ("filesink location=/nowhere/at/all", &watch);
  g_autoptr (GBytes) ring = make_ring (0, 0);
  g_autoptr (GError) error = NULL;

  if (pl_player_play (player, ring, &error))
    {
      g_assert_true (wait_until (has_stopped, player));
      g_assert_cmpuint (watch.n_failures, ==, 1);
    }
  else
    {
      g_assert_error (error, PL_PLAYER_ERROR, PL_PLAYER_ERROR_DEVICE);
      g_assert_nonnull (strstr (error->message, "sound device"));
    }
  g_assert_false (pl_player_is_playing (player));
  g_assert_finalize_object (player);
}

/* A device that goes away while it plays. */
static void
test_breaking (void)
{
  Watch watch = { 0 };
  PlPlayer *player = new_player ("identity error-after=3 ! fakesink sync=true", &watch);
  g_autoptr (GBytes) ring = make_ring (0, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (pl_player_play (player, ring, &error));
  g_assert_true (wait_until (has_stopped, player));
  g_assert_cmpuint (watch.n_failures, ==, 1);
  g_assert_cmpuint (watch.n_changes, ==, 2);
  g_assert_finalize_object (player);
}

/* Where the desktop plays, if it does: silence.  Without a device it is told, now or a moment
 * later. */
static void
test_desktop (void)
{
  Watch watch = { 0 };
  PlPlayer *player = new_player (NULL, &watch);
  g_autoptr (GBytes) ring = make_ring (0, 0);
  g_autoptr (GError) error = NULL;

  if (pl_player_play (player, ring, &error))
    {
      gboolean awake = FALSE;

      (void) g_timeout_add (500, wake_cb, &awake);
      while (!awake)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (watch.n_failures, ==, pl_player_is_playing (player) ? 0 : 1);
    }
  else
    g_assert_nonnull (strstr (error->message, "Nothing can be played"));
  g_test_message ("playing: %d, %s", pl_player_is_playing (player),
                  error != NULL ? error->message : "no error");
  g_assert_finalize_object (player);
}

/* What arrives: a fade from silence, the ring, a fade to the other ring, no jump anywhere. */
static void
test_crossfade (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "patchlead-player-XXXXXX", NULL);
  g_autofree char *sink = NULL;
  Watch watch = { 0 };
  g_autoptr (GBytes) ring = make_ring (0.25f, -0.25f);
  g_autoptr (GBytes) other = make_ring (0.75f, 0.0f);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  const float *frames = NULL;
  gsize length = 0;
  gboolean seen[2] = { FALSE };
  PlPlayer *player = NULL;
  int file = g_mkstemp (path);

  g_assert_cmpint (file, >=, 0);
  g_assert_true (g_close (file, NULL));
  sink = g_strdup_printf ("filesink sync=true location=\"%s\"", path);
  player = new_player (sink, &watch);
  g_assert_true (pl_player_play (player, ring, &error));
  g_assert_true (wait_until (has_moved, player));
  pl_player_switch_to (player, other);
  pl_player_switch_to (player, ring); /* in the midst of a fade */
  pl_player_switch_to (player, other);
  pl_player_stop (player);
  pl_player_play (player, other, NULL);
  {
    gboolean awake = FALSE;

    (void) g_timeout_add (400, wake_cb, &awake);
    while (!awake)
      g_main_context_iteration (NULL, TRUE);
  }
  g_assert_finalize_object (player);

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  (void) g_unlink (path);
  frames = (const float *) (void *) bytes;
  g_assert_cmpuint (length, >, (gsize) 4000 * 2 * sizeof (float));
  g_assert_cmpfloat (fabs ((double) frames[0]), <, 0.001);
  for (gsize i = 1; i < length / (2 * sizeof (float)); i++)
    {
      g_assert_cmpfloat (fabs ((double) frames[2 * i] - (double) frames[2 * i - 2]), <, 0.001);
      seen[0] = seen[0] || fabs ((double) frames[2 * i] - 0.25) < 1e-6;
      seen[1] = seen[1] || fabs ((double) frames[2 * i] - 0.75) < 1e-6;
    }
  g_assert_true (seen[0] && seen[1]);
}

static void
test_not_built (void)
{
  Watch watch = { 0 };
  PlPlayer *player = new_player ("fakesink", &watch);
  g_autoptr (GBytes) ring = make_ring (0, 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (pl_player_play (player, ring, &error));
  g_assert_error (error, PL_PLAYER_ERROR, PL_PLAYER_ERROR_NOT_BUILT);
  g_assert_nonnull (strstr (error->message, "libgstreamer"));
  g_assert_finalize_object (player);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (HAVE_SOUND)
    {
      g_test_add_func ("/player/play-and-stop", test_play_and_stop);
      g_test_add_func ("/player/missing", test_missing);
      g_test_add_func ("/player/refusing", test_refusing);
      g_test_add_func ("/player/breaking", test_breaking);
      g_test_add_func ("/player/crossfade", test_crossfade);
      g_test_add_func ("/player/desktop", test_desktop);
    }
  else
    g_test_add_func ("/player/not-built", test_not_built);
  return g_test_run ();
}
