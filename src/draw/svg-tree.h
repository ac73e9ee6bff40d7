/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An SVG as a tree of elements, for taking it apart and writing it down again: what is not SVG
 * (comments, other vocabularies, white space between elements) is left out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name;            /* NULL: text */
  char *text;            /* of a text */
  GPtrArray *attributes; /* name, value, name, value …; never NULL */
  GPtrArray *children;   /* PlSvgNode; never NULL */
} PlSvgNode;

PlSvgNode *pl_svg_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
PlSvgNode *pl_svg_parse (const char *svg, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pl_svg_free (PlSvgNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlSvgNode, pl_svg_free)

const char *pl_svg_get (const PlSvgNode *self, const char *name);       /* or NULL */
void pl_svg_set (PlSvgNode *self, const char *name, const char *value); /* NULL: removes it */
PlSvgNode *pl_svg_find (PlSvgNode *self, const char *id);               /* or NULL */

/* Adds the element and all in it to out, without line breaks. */
void pl_svg_write (const PlSvgNode *self, GString *out);

/* For every element, from above to below. */
typedef void (*PlSvgVisit) (PlSvgNode *node, gpointer data);
void pl_svg_walk (PlSvgNode *self, PlSvgVisit visit, gpointer data);

/* Turns all colours into tones of grey for printing: light lettering on a dark front becomes dark
 * lettering on a white one, shine and shade are left out. */
void pl_svg_make_mono (PlSvgNode *self, gboolean is_dark);

G_END_DECLS
