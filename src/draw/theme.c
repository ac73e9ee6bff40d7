/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/theme.h"

/* On panels, whose own colours are the same in every theme. */
#define ON_PANELS                                                                                  \
  .plug = { .16, .165, .18, 1 }, .plug_ink = { 1, 1, 1, 1 }, .pointer = { .96, .96, .95, 1 },      \
  .value = { .76, .78, .8, 1 }, .cap = { .78, .79, .81, 1 }, .on = { .9, .62, 0, 1 },              \
  .off = { .55, .57, .6, 1 }, .cross = { 1, .55, .2, 1 }, .ring = { .8, .92, 1, 1 },               \
  .ring_edge = { .05, .2, .45, 1 }

#define BLACK_AND_WHITE                                                                            \
  .bench = { 1, 1, 1, 1 }, .dot = { 1, 1, 1, 0 }, .ink = { 0, 0, 0, 1 },                           \
  .ink_dim = { 0, 0, 0, 1 }, .shadow = { 0, 0, 0, 0 }, .good = { .2, .2, .2, 1 },                  \
  .bad = { 0, 0, 0, 1 }, .harm = { 0, 0, 0, 1 }, .muted = { .6, .6, .6, 1 },                       \
  .focus = { 0, 0, 0, 1 }, .cup = { .75, .75, .75, 1 }, .head = { 1, 1, 1, 1 },                    \
  .plug = { 1, 1, 1, 1 }, .plug_ink = { 0, 0, 0, 1 }, .pointer = { 0, 0, 0, 1 },                   \
  .value = { 0, 0, 0, 1 }, .cap = { 1, 1, 1, 1 }, .on = { 0, 0, 0, 1 }, .off = { .7, .7, .7, 1 },  \
  .cable_width = 6.4, .plug_radius = 11, .cross = { 0, 0, 0, 1 }, .ring = { 1, 1, 1, 1 },          \
  .ring_edge = { 0, 0, 0, 1 }, .mono = TRUE

static const PlTheme themes[][2] = {
  [PL_SCHEME_LIGHT] = {
    { .bench = { .937, .925, .906, 1 }, .dot = { .82, .81, .79, 1 }, .ink = { .18, .2, .21, 1 },
      .ink_dim = { .38, .39, .4, 1 }, .shadow = { 0, 0, 0, .22 }, .good = { .16, .63, .48, 1 },
      .bad = { .84, .37, 0, 1 }, .harm = { .75, .11, .16, 1 }, .muted = { .45, .46, .48, 1 },
      .focus = { .21, .52, .89, 1 }, .cup = { .2, .2, .22, 1 }, .head = { .945, .91, .88, 1 }, ON_PANELS, .cable_width = 7, .plug_radius = 11 },
    { .bench = { 1, 1, 1, 1 }, .dot = { .7, .7, .7, 1 }, .ink = { 0, 0, 0, 1 },
      .ink_dim = { .15, .15, .15, 1 }, .shadow = { 0, 0, 0, .4 }, .good = { 0, .42, .3, 1 },
      .bad = { .65, .24, 0, 1 }, .harm = { .6, 0, .05, 1 }, .muted = { .3, .3, .3, 1 },
      .focus = { .07, .3, .65, 1 }, .cup = { .2, .2, .22, 1 }, .head = { .945, .91, .88, 1 }, ON_PANELS, .cable_width = 8, .plug_radius = 11, .high_contrast = TRUE },
  },
  [PL_SCHEME_DARK] = {
    { .bench = { .145, .145, .15, 1 }, .dot = { .25, .25, .26, 1 }, .ink = { .94, .94, .93, 1 },
      .ink_dim = { .7, .7, .7, 1 }, .shadow = { 0, 0, 0, .5 }, .good = { .2, .72, .56, 1 },
      .bad = { 1, .55, .2, 1 }, .harm = { 1, .42, .4, 1 }, .muted = { .55, .56, .58, 1 },
      .focus = { .47, .68, .93, 1 }, .cup = { .33, .33, .36, 1 }, .head = { .56, .53, .5, 1 }, .edge = { .6, .61, .64, 1 }, ON_PANELS, .cable_width = 7, .plug_radius = 11 },
    { .bench = { 0, 0, 0, 1 }, .dot = { .35, .35, .35, 1 }, .ink = { 1, 1, 1, 1 },
      .ink_dim = { .9, .9, .9, 1 }, .shadow = { 0, 0, 0, .6 }, .good = { .3, .9, .7, 1 },
      .bad = { 1, .65, .3, 1 }, .harm = { 1, .5, .5, 1 }, .muted = { .75, .75, .75, 1 },
      .focus = { .6, .8, 1, 1 }, .cup = { .33, .33, .36, 1 }, .head = { .56, .53, .5, 1 }, .edge = { .6, .61, .64, 1 }, ON_PANELS, .cable_width = 8, .plug_radius = 11, .high_contrast = TRUE },
  },
  [PL_SCHEME_PAPER] = {
    { .bench = { 1, 1, 1, 1 }, .dot = { 1, 1, 1, 0 }, .ink = { .1, .1, .1, 1 },
      .ink_dim = { .35, .35, .35, 1 }, .shadow = { 0, 0, 0, .12 }, .good = { .16, .63, .48, 1 },
      .bad = { .84, .37, 0, 1 }, .harm = { .75, .11, .16, 1 }, .muted = { .5, .5, .5, 1 },
      .focus = { .21, .52, .89, 1 }, .cup = { .2, .2, .22, 1 }, .head = { .945, .91, .88, 1 }, ON_PANELS, .cable_width = 6, .plug_radius = 11 },
    { .bench = { 1, 1, 1, 1 }, .dot = { 1, 1, 1, 0 }, .ink = { 0, 0, 0, 1 },
      .ink_dim = { .15, .15, .15, 1 }, .shadow = { 0, 0, 0, .2 }, .good = { 0, .42, .3, 1 },
      .bad = { .65, .24, 0, 1 }, .harm = { .6, 0, .05, 1 }, .muted = { .3, .3, .3, 1 },
      .focus = { .07, .3, .65, 1 }, .cup = { .2, .2, .22, 1 }, .head = { .945, .91, .88, 1 }, ON_PANELS, .cable_width = 7, .plug_radius = 11, .high_contrast = TRUE },
  },
  [PL_SCHEME_BW] = {
    { BLACK_AND_WHITE },
    { BLACK_AND_WHITE, .high_contrast = TRUE },
  },
};

const PlTheme *
pl_theme_get (PlScheme scheme, gboolean high_contrast)
{
  g_assert ((guint) scheme < G_N_ELEMENTS (themes));
  return &themes[scheme][high_contrast ? 1 : 0];
}

PlColor
pl_theme_cable_color (PlLeadColor color)
{
  /* Those in turn are Okabe and Ito's set, in the order that keeps neighbours apart. */
  static const PlColor colors[PL_N_LEAD_COLORS] = {
    [PL_LEAD_COLOR_NONE] = { .36, .38, .41, 1 },
    [PL_LEAD_COLOR_BLUE] = { 0, .447, .698, 1 },
    [PL_LEAD_COLOR_ORANGE] = { .902, .624, 0, 1 },
    [PL_LEAD_COLOR_PINK] = { .8, .475, .655, 1 },
    [PL_LEAD_COLOR_GREEN] = { 0, .62, .451, 1 },
    [PL_LEAD_COLOR_SKY_BLUE] = { .337, .706, .914, 1 },
    [PL_LEAD_COLOR_VERMILION] = { .835, .369, 0, 1 },
    [PL_LEAD_COLOR_YELLOW] = { .941, .894, .259, 1 },
    [PL_LEAD_COLOR_BLACK] = { .17, .17, .18, 1 },
    [PL_LEAD_COLOR_WHITE] = { .96, .96, .95, 1 },
    [PL_LEAD_COLOR_RED] = { .76, .09, .13, 1 },
    [PL_LEAD_COLOR_BROWN] = { .47, .30, .17, 1 },
    [PL_LEAD_COLOR_VIOLET] = { .45, .27, .66, 1 },
  };

  g_assert ((guint) color < PL_N_LEAD_COLORS);
  return colors[color];
}

static PlColor
darker (PlColor color, double by)
{
  return (PlColor){ color.r * by, color.g * by, color.b * by, color.a };
}

static PlColor
lighter (PlColor color, double by)
{
  return (PlColor){ color.r + (1 - color.r) * by, color.g + (1 - color.g) * by,
                    color.b + (1 - color.b) * by, color.a };
}

/* What is told from the bench by its edge alone. */
static gboolean
needs_edge (const PlTheme *theme, PlLeadColor color)
{
  return color == PL_LEAD_COLOR_BLACK && theme->edge.a > 0;
}

static const PlColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

/* A white core in a black edge, with one of eight patterns in it; white around it, so that it is
 * seen which cable lies on top. */
static guint
mono_strokes (const PlTheme *theme, int number, gboolean lit, PlStroke strokes[PL_MAX_STROKES])
{
  static const double long_dashes[] = { 16, 9 }, dots[] = { 3.5, 6.5 }, short_dashes[] = { 7, 7 },
                      dash_dot[] = { 16, 5, 3.5, 5 }, sparse_dots[] = { 3.5, 17 },
                      dash_dots[] = { 16, 4.5, 3.5, 4.5, 3.5, 4.5 };
  static const struct
  {
    const double *dashes;
    int n;
  } patterns[] = { { NULL, 0 },     { long_dashes, 2 }, { NULL, -1 },        { dots, 2 },
                   { dash_dot, 4 }, { sparse_dots, 2 }, { short_dashes, 2 }, { dash_dots, 6 } };
  guint i = (guint) (number - 1) % G_N_ELEMENTS (patterns);
  double width = theme->cable_width + (lit ? 3 : 0);
  guint n = 0;

  strokes[n++] = (PlStroke){ 0, 0, width + 4, white, NULL, 0 };
  strokes[n++] = (PlStroke){ 0, 0, width, black, NULL, 0 };
  if (patterns[i].n == 0)
    return n;
  strokes[n++] = (PlStroke){ 0, 0, width - 2.6, white, NULL, 0 };
  if (patterns[i].n > 0)
    strokes[n++] = (PlStroke){ 0, 0, width - 2.4, black, patterns[i].dashes, patterns[i].n };
  return n;
}

/* A thin line, without an edge. */
static guint
mono_lead_strokes (guint turn, gboolean lit, PlStroke strokes[PL_MAX_STROKES])
{
  static const double dashes[] = { 9, 4.5 }, dots[] = { 2.5, 3.5 },
                      dash_dot[] = { 10, 3.5, 2.5, 3.5 };
  double width = lit ? 4 : 2.2;

  strokes[0] = (PlStroke){ 0, 0, width + 4, white, NULL, 0 };
  strokes[1] = (PlStroke){ 0, 0, width, black, NULL, 0 };
  if (turn % 4 == 1)
    strokes[1] = (PlStroke){ 0, 0, width, black, dashes, 2 };
  else if (turn % 4 == 2)
    strokes[1] = (PlStroke){ 0, 0, width, black, dots, 2 };
  else if (turn % 4 == 3)
    strokes[1] = (PlStroke){ 0, 0, width, black, dash_dot, 4 };
  return 2;
}

guint
pl_theme_cable_strokes (const PlTheme *theme, PlLeadMark mark, guint turn, gboolean lit,
                        PlStroke strokes[PL_MAX_STROKES])
{
  PlColor color = pl_theme_cable_color (mark.color), glow = theme->focus,
          shine = lighter (color, 0.7);
  PlColor rim = needs_edge (theme, mark.color) ? theme->edge : darker (color, 0.55);
  gboolean is_lead = mark.number == 0 && mark.color == PL_LEAD_COLOR_NONE;
  double width = is_lead ? theme->cable_width * 0.75 : theme->cable_width;
  guint n = 0;

  if (theme->mono)
    return mark.number > 0 ? mono_strokes (theme, mark.number, lit, strokes)
                           : mono_lead_strokes (turn, lit, strokes);
  glow.a *= 0.55;
  shine.a *= 0.55;
  strokes[n++] = (PlStroke){ 2.5, 5.0, width + 1.0, theme->shadow, NULL, 0 };
  if (lit)
    strokes[n++] = (PlStroke){ 0, 0, width + 9.0, glow, NULL, 0 };
  strokes[n++] = (PlStroke){ 0, 0, width + 1.0, rim, NULL, 0 };
  strokes[n++] = (PlStroke){ 0, 0, width - 1.4, color, NULL, 0 };
  strokes[n++] = (PlStroke){ -0.8, -1.2, width * 0.22, shine, NULL, 0 };
  return n;
}

PlColor
pl_theme_plug_color (const PlTheme *theme, PlLeadMark mark)
{
  if (theme->mono)
    return black;
  return needs_edge (theme, mark.color) ? theme->edge : pl_theme_cable_color (mark.color);
}

PlColor
pl_theme_rim_color (const PlTheme *theme, PlLeadMark mark)
{
  return darker (pl_theme_plug_color (theme, mark), 0.7);
}

void
pl_theme_set_source (cairo_t *cr, PlColor color)
{
  cairo_set_source_rgba (cr, color.r, color.g, color.b, color.a);
}
