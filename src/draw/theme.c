/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/theme.h"

static const PlTheme themes[][2] = {
  [PL_SCHEME_LIGHT] = {
    { .bench = { .937, .925, .906, 1 }, .dot = { .82, .81, .79, 1 }, .ink = { .18, .2, .21, 1 },
      .ink_dim = { .38, .39, .4, 1 }, .shadow = { 0, 0, 0, .22 }, .good = { .16, .63, .48, 1 },
      .bad = { .84, .37, 0, 1 }, .harm = { .75, .11, .16, 1 }, .muted = { .45, .46, .48, 1 },
      .focus = { .21, .52, .89, 1 }, .cup = { .2, .2, .22, 1 }, .cable_width = 7, .plug_radius = 11 },
    { .bench = { 1, 1, 1, 1 }, .dot = { .7, .7, .7, 1 }, .ink = { 0, 0, 0, 1 },
      .ink_dim = { .15, .15, .15, 1 }, .shadow = { 0, 0, 0, .4 }, .good = { 0, .42, .3, 1 },
      .bad = { .65, .24, 0, 1 }, .harm = { .6, 0, .05, 1 }, .muted = { .3, .3, .3, 1 },
      .focus = { .07, .3, .65, 1 }, .cup = { .2, .2, .22, 1 }, .cable_width = 8, .plug_radius = 11, .high_contrast = TRUE },
  },
  [PL_SCHEME_DARK] = {
    { .bench = { .145, .145, .15, 1 }, .dot = { .25, .25, .26, 1 }, .ink = { .94, .94, .93, 1 },
      .ink_dim = { .7, .7, .7, 1 }, .shadow = { 0, 0, 0, .5 }, .good = { .2, .72, .56, 1 },
      .bad = { 1, .55, .2, 1 }, .harm = { 1, .42, .4, 1 }, .muted = { .55, .56, .58, 1 },
      .focus = { .47, .68, .93, 1 }, .cup = { .36, .36, .39, 1 }, .cable_width = 7, .plug_radius = 11 },
    { .bench = { 0, 0, 0, 1 }, .dot = { .35, .35, .35, 1 }, .ink = { 1, 1, 1, 1 },
      .ink_dim = { .9, .9, .9, 1 }, .shadow = { 0, 0, 0, .6 }, .good = { .3, .9, .7, 1 },
      .bad = { 1, .65, .3, 1 }, .harm = { 1, .5, .5, 1 }, .muted = { .75, .75, .75, 1 },
      .focus = { .6, .8, 1, 1 }, .cup = { .36, .36, .39, 1 }, .cable_width = 8, .plug_radius = 11, .high_contrast = TRUE },
  },
  [PL_SCHEME_PAPER] = {
    { .bench = { 1, 1, 1, 1 }, .dot = { 1, 1, 1, 0 }, .ink = { .1, .1, .1, 1 },
      .ink_dim = { .35, .35, .35, 1 }, .shadow = { 0, 0, 0, .12 }, .good = { .16, .63, .48, 1 },
      .bad = { .84, .37, 0, 1 }, .harm = { .75, .11, .16, 1 }, .muted = { .5, .5, .5, 1 },
      .focus = { .21, .52, .89, 1 }, .cup = { .2, .2, .22, 1 }, .cable_width = 6, .plug_radius = 11 },
    { .bench = { 1, 1, 1, 1 }, .dot = { 1, 1, 1, 0 }, .ink = { 0, 0, 0, 1 },
      .ink_dim = { .15, .15, .15, 1 }, .shadow = { 0, 0, 0, .2 }, .good = { 0, .42, .3, 1 },
      .bad = { .65, .24, 0, 1 }, .harm = { .6, 0, .05, 1 }, .muted = { .3, .3, .3, 1 },
      .focus = { .07, .3, .65, 1 }, .cup = { .2, .2, .22, 1 }, .cable_width = 7, .plug_radius = 11, .high_contrast = TRUE },
  },
};

const PlTheme *
pl_theme_get (PlScheme scheme, gboolean high_contrast)
{
  g_assert ((guint) scheme < G_N_ELEMENTS (themes));
  return &themes[scheme][high_contrast ? 1 : 0];
}

PlColor
pl_theme_cable_color (int number)
{
  /* Okabe and Ito's set, in the order that keeps neighbours apart. */
  static const PlColor colors[] = {
    { 0, .447, .698, 1 },    { .902, .624, 0, 1 }, { .8, .475, .655, 1 },   { 0, .62, .451, 1 },
    { .337, .706, .914, 1 }, { .835, .369, 0, 1 }, { .941, .894, .259, 1 },
  };

  return number > 0 ? colors[(guint) (number - 1) % G_N_ELEMENTS (colors)]
                    : (PlColor){ .36, .38, .41, 1 };
}

void
pl_theme_set_source (cairo_t *cr, PlColor color)
{
  cairo_set_source_rgba (cr, color.r, color.g, color.b, color.a);
}
