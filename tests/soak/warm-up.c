/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "warm-up.h"

#include <pango/pangocairo.h>

#include "app/player.h"
#include "core/phrase.h"
#include "draw/autoptr.h"

enum
{
  FONTS = 400, /* with TEXT more glyphs than cairo keeps */
  WIDTH = 1600,
  HEIGHT = 60,
  SOUND_MS = 500
};

#define TEXT "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

static void
fill_glyphs (void)
{
  g_autoptr (cairo_surface_t) surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, sans-serif");

  for (guint i = 0; i < FONTS; i++)
    {
      g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);

      pango_font_description_set_absolute_size (font, (6.0 + 0.05 * i) * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_layout_set_text (layout, TEXT, -1);
      cairo_move_to (cr, 0, 0);
      pango_cairo_show_layout (cr, layout);
    }
  pango_font_description_free (font);
}

static void
run_main_loop (guint ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Silence; whether there is a device to play it on does not matter. */
static void
open_sound (void)
{
  g_autoptr (PlPlayer) player = pl_player_new (NULL);
  gsize size = (gsize) PL_PHRASE_RATE * 2 * sizeof (float);
  g_autoptr (GBytes) pcm = g_bytes_new_take (g_malloc0 (size), size);

  if (pl_player_play (player, pcm, NULL))
    run_main_loop (SOUND_MS);
  pl_player_stop (player);
  run_main_loop (SOUND_MS);
}

void
warm_up (void)
{
  fill_glyphs ();
  open_sound ();
}
