/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether what has to be seen stands out, as the web's guidelines for accessibility measure it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/paint.h"

#define LEAST_RING 3.0 /* what is no text */
#define LEAST_TEXT 4.5

static const PlScheme screens[] = { PL_SCHEME_LIGHT, PL_SCHEME_DARK };

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (PlColor color)
{
  return 0.2126 * linear (color.r) + 0.7152 * linear (color.g) + 0.0722 * linear (color.b);
}

static double
contrast (PlColor a, PlColor b)
{
  double p = luminance (a) + 0.05, q = luminance (b) + 0.05;

  return p > q ? p / q : q / p;
}

/* The ring is two lines: one of them has to be seen. */
static double
ring_contrast (const PlTheme *theme, PlColor below)
{
  return MAX (contrast (theme->ring, below), contrast (theme->ring_edge, below));
}

/* The measure itself, against values that are known. */
static void
test_measure (void)
{
  const PlColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, red = { 1, 0, 0, 1 };

  g_assert_cmpfloat_with_epsilon (contrast (black, white), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (contrast (white, red), 3.998, 0.001);
  g_assert_cmpfloat_with_epsilon (contrast (red, red), 1.0, 1e-9);
}

static void
test_bench (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    for (guint high = 0; high < 2; high++)
      {
        const PlTheme *theme = pl_theme_get (screens[i], high == 1);

        g_assert_cmpfloat (ring_contrast (theme, theme->bench), >=, LEAST_RING);
        g_assert_cmpfloat (contrast (theme->focus, theme->bench), >=, LEAST_RING);
        g_assert_cmpfloat (contrast (theme->ink, theme->bench), >=, LEAST_TEXT);
        g_assert_cmpfloat (contrast (theme->ink_dim, theme->bench), >=, LEAST_TEXT);
        g_assert_cmpfloat (contrast (theme->cross, theme->cup), >=, LEAST_RING);
        for (guint color = 0; color < PL_N_LEAD_COLORS; color++)
          g_assert_cmpfloat (ring_contrast (theme, pl_theme_cable_color ((PlLeadColor) color)), >=,
                             LEAST_RING);
      }
}

static PlColor
read_pixel (cairo_surface_t *surface, int x, int y)
{
  gsize line = (gsize) cairo_image_surface_get_stride (surface);
  const guchar *pixel = cairo_image_surface_get_data (surface) + (gsize) y * line + 4 * (gsize) x;
  guint32 value;

  memcpy (&value, pixel, sizeof value);
  return (PlColor){ ((value >> 16) & 255) / 255.0, ((value >> 8) & 255) / 255.0,
                    (value & 255) / 255.0, 1 };
}

/* The black barrel of a plug that lies on the bench: across it something stands out. */
static void
check_barrel (const PlTheme *theme)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 80, 40);
  cairo_t *cr = cairo_create (surface);
  double best = 0;

  pl_theme_set_source (cr, theme->bench);
  cairo_paint (cr);
  pl_paint_plug_side (cr, theme, PL_SHAPE_TRS_PLUG, (PlPoint){ 70, 20 }, 0,
                      pl_lead_mark_of_number (0));
  cairo_surface_flush (surface);
  for (int y = 0; y < 40; y++)
    best = MAX (best, contrast (read_pixel (surface, 25, y), theme->bench));
  g_assert_cmpfloat (best, >=, LEAST_RING);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_black (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    for (guint high = 0; high < 2; high++)
      {
        const PlTheme *theme = pl_theme_get (screens[i], high == 1);
        PlStroke strokes[PL_MAX_STROKES];
        PlLeadMark mark = { .number = 1, .color = PL_LEAD_COLOR_BLACK };
        guint n = pl_theme_cable_strokes (theme, mark, 0, FALSE, strokes);

        g_assert_cmpuint (n, >, 1);
        g_assert_cmpfloat (contrast (strokes[1].color, theme->bench), >=, LEAST_RING);
        check_barrel (theme);
      }
}

/* Two hexadecimal digits as a part of one. */
static double
channel (const char *digits)
{
  const char two[] = { digits[0], digits[1], '\0' };

  return (double) strtol (two, NULL, 16) / 255.0;
}

/* Every colour that a drawing names, as "#rrggbb". */
static guint
check_drawing (const char *svg)
{
  const PlTheme *theme = pl_theme_get (PL_SCHEME_LIGHT, FALSE);
  guint n = 0;

  for (const char *at = strchr (svg, '#'); at != NULL; at = strchr (at + 1, '#'))
    if (strspn (at + 1, "0123456789abcdefABCDEF") == 6)
      {
        PlColor color = { channel (at + 1), channel (at + 3), channel (at + 5), 1 };

        g_assert_cmpfloat (ring_contrast (theme, color), >=, LEAST_RING);
        n++;
      }
  return n;
}

static void
test_panels (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PATCHLEAD_DATA_DIR"), "devices", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (!g_str_has_suffix (name, ".svg"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      n += check_drawing (text);
    }
  g_assert_cmpuint (n, >, 100);
}

/* Whatever lies below: no grey between them is near both lines. */
static void
test_any_grey (void)
{
  const PlTheme *theme = pl_theme_get (PL_SCHEME_DARK, FALSE);

  for (guint i = 0; i < 256; i++)
    {
      PlColor grey = { i / 255.0, i / 255.0, i / 255.0, 1 };

      g_assert_cmpfloat (ring_contrast (theme, grey), >=, LEAST_RING);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/measure", test_measure);
  g_test_add_func ("/theme/bench", test_bench);
  g_test_add_func ("/theme/black", test_black);
  g_test_add_func ("/theme/panels", test_panels);
  g_test_add_func ("/theme/any-grey", test_any_grey);
  return g_test_run ();
}
