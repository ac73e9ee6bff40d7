/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of painting: shared by paint*.c only. */
#pragma once

#include <pango/pango.h>

#include "core/patience.h"
#include "draw/paint.h"

G_BEGIN_DECLS

typedef enum
{
  PL_ALIGN_LEFT,
  PL_ALIGN_CENTRE,
  PL_ALIGN_RIGHT
} PlAlign;

/* Text with its middle line at y. size in px. */
void pl_paint_text (cairo_t *cr, PlColor color, double x, double y, double size, gboolean bold,
                    PlAlign align, const char *text);

/* The same, shortened with an ellipsis to width px (0: as long as it is), on one line or on some,
 * in their middle at y. */
void pl_paint_text_in (cairo_t *cr, PlColor color, double x, double y, double width, double size,
                       gboolean bold, PlAlign align, const char *text);
void pl_paint_text_lines (cairo_t *cr, PlColor color, double x, double y, double room, double size,
                          gboolean bold, PlAlign align, int n_lines, const char *text);

#define PL_PAINT_GRID   20.0 /* px between the dots of the bench */
#define PL_PAINT_NOTE_X 14.0 /* where a note's words begin on its slip */
#define PL_PAINT_NOTE_Y 22.0
extern const PlColor pl_paint_pencil;

PangoLayout *pl_paint_lay_out_note (const char *text, const PlRect *rect) G_GNUC_WARN_UNUSED_RESULT;

/* The name above a panel, cut where it would run into the next one; NULL: none, the panel says it
 * itself. */
char *pl_paint_dup_name (const PlPatch *patch, PlPartId id,
                         const PlRect *rect) G_GNUC_WARN_UNUSED_RESULT;
#define PL_PAINT_NAME_SIZE 12.0

/* The verdict of a part's ears, to be cleared; FALSE when it has none.  circuit may be NULL. */
gboolean pl_paint_judge_ears (const PlCircuit *circuit, PlPartId id, const PlKind *kind,
                              PlVerdict *verdict);

#define PL_PANEL_CORNER  12.0 /* radius of panels */
#define PL_PANEL_OUTLINE 1.4  /* where no shadow tells their edge */

/* paint-controls.c: positions of knobs, faders and switches of one device. */
void pl_paint_controls (cairo_t *cr, const PlTheme *theme, const PlLayout *layout, PlPartId id);

/* Position of a value along the travel, 0 … 1; how far a knob is turned, rad from its middle;
 * whether it lets nothing through; and what is said below it. */
double pl_paint_travel (const PlControl *control, double value);
double pl_paint_turn_of (const PlControl *control, double value);
gboolean pl_paint_is_off (const PlControl *control, double value);
PlRect pl_paint_switch_rect (const PlControl *control, double value, PlSpot spot);
char *pl_paint_word_value (const PlControl *control, double value) G_GNUC_WARN_UNUSED_RESULT;

/* Whether nothing of an area would be seen: laying out text that is clipped costs as much. */
gboolean pl_paint_is_clipped (cairo_t *cr, const PlRect *area);

/* paint-head.c: what the cups of headphones get, on their panel. */
void pl_paint_cups (cairo_t *cr, const PlTheme *theme, const PlRect *rect,
                    const PlVerdict *verdict);

/* paint-cables.c, for those who draw cables by other means than cairo. */

/* How strong a cable is over a panel that is not its own: there labels are read through it. */
#define PL_PAINT_FADE      0.45
#define PL_PAINT_FADE_WORD "0.45"

/* The jack plugs: rings and radius in px; FALSE: a shape of another sort. */
gboolean pl_paint_is_coaxial (PlShape shape, guint *n_rings, double *radius);

/* Adds what lies within bounds of the panels that runs of the part come over although it is not
 * plugged into them; FALSE: none. */
gboolean pl_paint_find_foreign (const PlLayout *layout, PlPartId id, const PlRect *bounds,
                                GArray *rects);
PlRect pl_paint_run_bounds (const PlStrand *strands, guint n_strands);

/* The number of a cable; without colour the letter of a captive lead, whose turn it is. */
void pl_paint_tag (const PlTheme *theme, int number, guint turn, char *tag, gsize size);
guint pl_paint_turn (const PlTheme *theme, const PlLayout *layout, PlPartId id);

/* Where a long run says its tag; FALSE: it is short. */
gboolean pl_paint_find_tag (const PlStrand *strands, PlPoint *at);

/* A cup of headphones (0: left) as it is painted. */
typedef struct
{
  PlRect rect;
  PlColor fill, ink;
  const char *letter;
  gboolean inverted, crossed_out;
} PlCup;

PlCup pl_paint_judge_cup (const PlTheme *theme, const PlRect *headphones, const PlVerdict *verdict,
                          guint ear);

static inline PlColor
pl_color_fade (PlColor color, double alpha)
{
  color.a *= alpha;
  return color;
}

/* Whether the rest is left out. */
static inline gboolean
pl_paint_is_enough (const PlPaintOptions *options)
{
  return options != NULL && pl_patience_is_over (options->enough);
}

G_END_DECLS
