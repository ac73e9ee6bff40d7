/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What panel files must and must not have; see data/devices/EXAMPLE.device for the ids.  Drawn and
 * composed panels go through the same checks. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "core/keyfile.h"
#include "draw/autoptr.h"
#include "draw/panel-lint.h"
#include "draw/panel.h"
#include "draw/svg.h"

#define MIN_TARGET_PX 28.0
#define SLACK_PX      1.0
#define OTHER_FONT    0.12 /* a font in place of Cantarell may be this much wider */

enum
{
  ENOUGH_PROBLEMS = 500 /* nobody reads more about labels that stand on each other */
};

typedef struct
{
  const PlKind *kind;
  const char *name;
  PlLint *lint;
  GPtrArray *problems;
} Checker;

static void complain (const Checker *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
complain (const Checker *self, const char *format, ...)
{
  va_list args;
  g_autofree char *what = NULL;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", self->name, what));
}

/* Ids */

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* Ids in the drawing that the device does not have, in the order of the alphabet. */
static void
check_ids (const Checker *self, const char *prefix, int (*find) (const PlKind *, const char *))
{
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (self->lint->ids), compare_words);

  for (GList *at = ids; at != NULL; at = at->next)
    if (g_str_has_prefix (at->data, prefix)
        && find (self->kind, (const char *) at->data + strlen (prefix)) < 0)
      complain (self,
                _ ("line %u: there is an element “%s”, but the device has no such thing; rename or "
                   "remove it"),
                GPOINTER_TO_UINT (g_hash_table_lookup (self->lint->ids, at->data)),
                (const char *) at->data);
}

static void
check_jacks (const Checker *self)
{
  for (guint i = 0; i < self->kind->connectors->len; i++)
    {
      const char *id = pl_kind_connector (self->kind, i)->id;
      g_autofree char *wanted = g_strconcat ("jack-", id, NULL);

      if (!g_hash_table_contains (self->lint->ids, wanted))
        complain (
            self,
            _ ("there is no element with id “%s”; add a group with that id whose centre is the "
               "plug point"),
            wanted);
    }
}

/* Spots */

static gboolean
is_outside (const PlPanel *panel, PlSpot spot)
{
  return spot.x < 0 || spot.y < 0 || spot.x > pl_panel_get_width (panel)
         || spot.y > pl_panel_get_height (panel);
}

static void
check_spots (const Checker *self, const PlPanel *panel)
{
  for (guint16 i = 0; i < self->kind->connectors->len; i++)
    {
      const PlConnector *a = pl_kind_connector (self->kind, i);
      PlSpot p = pl_panel_get_jack (panel, i);

      if (a->moves)
        continue; /* where a lead leaves the drawing; nothing to hit */
      if (is_outside (panel, p))
        complain (self, _ ("“jack-%s” lies outside the viewBox; move it"), a->id);
      if (2.0 * p.r < MIN_TARGET_PX - 0.5)
        complain (self, _ ("“jack-%s” is %.0f px across; make it at least %.0f"), a->id, 2.0 * p.r,
                  MIN_TARGET_PX);
      for (guint16 j = (guint16) (i + 1); j < self->kind->connectors->len; j++)
        {
          PlSpot q = pl_panel_get_jack (panel, j);
          if (hypot (p.x - q.x, p.y - q.y) < MIN_TARGET_PX)
            complain (self, _ ("“jack-%s” and “jack-%s” overlap; move them apart"), a->id,
                      pl_kind_connector (self->kind, j)->id);
        }
    }
  for (guint16 i = 0; i < self->kind->controls->len; i++)
    if (pl_panel_get_control (panel, i).r > 0.0
        && is_outside (panel, pl_panel_get_control (panel, i)))
      complain (self, _ ("“control-%s” lies outside the viewBox; move it"),
                pl_kind_control (self->kind, i)->id);
}

/* Labels */

typedef struct
{
  const PlLintText *text;
  RsvgRectangle box; /* of the ink, in px */
  double slack;      /* how far the box may be wrong at its sides */
} Label;

static gboolean
has_usual_font (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoFontFamily **families = NULL;
  int n = 0;
  gboolean found = FALSE;

  pango_font_map_list_families (map, &families, &n);
  for (int i = 0; i < n && !found; i++)
    found = strcmp (pango_font_family_get_name (families[i]), "Cantarell") == 0;
  g_free (families);
  return found;
}

/* Each text as it will be drawn; librsvg lays it out with pango. */
static GArray *
measure_labels (const Checker *self, const PlPanel *panel)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Label));
  const PlLint *lint = self->lint;
  RsvgRectangle viewport = { 0, 0, pl_panel_get_width (panel), pl_panel_get_height (panel) };
  const PlSvgCalls *svg = pl_svg_get_calls (NULL);
  g_autoptr (RsvgHandle) handle
      = svg != NULL ? svg->new_from_data ((const guint8 *) lint->svg, strlen (lint->svg), NULL)
                    : NULL;
  double doubt = has_usual_font () ? 0.0 : OTHER_FONT / 2.0;

  for (guint i = 0; handle != NULL && i < lint->texts->len; i++)
    {
      Label label = { &g_array_index (lint->texts, PlLintText, i), { 0, 0, 0, 0 }, SLACK_PX };
      g_autofree char *id = g_strconcat ("#", label.text->id, NULL);

      if (!svg->get_geometry_for_layer (handle, id, &viewport, &label.box, NULL, NULL)
          || label.box.width <= 0.0)
        continue;
      label.slack += doubt * label.box.width;
      g_array_append_val (labels, label);
    }
  return labels;
}

static gboolean
sticks_out (const PlPanel *panel, const Label *label)
{
  const RsvgRectangle *box = &label->box;

  return box->x < -label->slack || box->y < -SLACK_PX
         || box->x + box->width > pl_panel_get_width (panel) + label->slack
         || box->y + box->height > pl_panel_get_height (panel) + SLACK_PX;
}

/* The same words twice are one label with a shadow. */
static gboolean
labels_overlap (const Label *a, const Label *b)
{
  double across = MIN (a->box.x + a->box.width, b->box.x + b->box.width) - MAX (a->box.x, b->box.x);
  double down = MIN (a->box.y + a->box.height, b->box.y + b->box.height) - MAX (a->box.y, b->box.y);

  return across > a->slack + b->slack - SLACK_PX && down > SLACK_PX
         && strcmp (a->text->content, b->text->content) != 0;
}

static gboolean
label_covers (const Label *label, PlSpot spot)
{
  double inner = MAX (label->box.width - 2.0 * label->slack, 0.0) / 2.0;
  double x = label->box.x + label->box.width / 2.0, y = label->box.y + label->box.height / 2.0;
  double across = MAX (fabs (spot.x - x) - inner, 0.0);
  double down = MAX (fabs (spot.y - y) - label->box.height / 2.0, 0.0);

  return hypot (across, down) < spot.r - SLACK_PX;
}

static void
check_label (const Checker *self, const PlPanel *panel, const Label *label)
{
  if (sticks_out (panel, label))
    complain (self, _ ("line %u: the label “%s” sticks out of the panel; move or shorten it"),
              label->text->line, label->text->content);
  for (guint16 i = 0; i < self->kind->connectors->len; i++)
    {
      const PlConnector *jack = pl_kind_connector (self->kind, i);

      if (!jack->moves && label_covers (label, pl_panel_get_jack (panel, i)))
        complain (self, _ ("line %u: the label “%s” lies on “jack-%s”; move or shorten it"),
                  label->text->line, label->text->content, jack->id);
    }
}

static void
check_labels (const Checker *self, const PlPanel *panel)
{
  g_autoptr (GArray) labels = measure_labels (self, panel);

  for (guint i = 0; i < labels->len && self->problems->len < ENOUGH_PROBLEMS; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);

      check_label (self, panel, label);
      for (guint j = i + 1; j < labels->len && self->problems->len < ENOUGH_PROBLEMS; j++)
        {
          const Label *other = &g_array_index (labels, Label, j);

          if (labels_overlap (label, other))
            complain (
                self,
                _ ("line %u: the label “%s” overlaps “%s” (line %u); move or shorten one of them"),
                label->text->line, label->text->content, other->text->content, other->text->line);
        }
    }
}

char **
pl_panel_check (const PlKind *kind, const char *svg, gsize length, const char *name, gboolean own)
{
  g_autoptr (PlLint) lint = pl_lint_new (svg, length);
  Checker checker = { kind, name, lint, g_ptr_array_new () };
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPanel) panel = own ? pl_panel_new_own (kind, svg, length, name, &error)
                                  : pl_panel_new (kind, svg, length, name, &error);

  for (guint i = 0; i < lint->problems->len; i++)
    complain (&checker, "%s", (const char *) g_ptr_array_index (lint->problems, i));
  if (panel == NULL && !g_error_matches (error, PL_FILE_ERROR, PL_FILE_ERROR_MISSING))
    g_ptr_array_add (checker.problems, g_strdup (error->message));
  else
    {
      check_jacks (&checker);
      check_ids (&checker, "jack-", pl_kind_find_connector);
      check_ids (&checker, "control-", pl_kind_find_control);
    }
  if (panel != NULL)
    {
      check_spots (&checker, panel);
      check_labels (&checker, panel);
    }
  g_ptr_array_add (checker.problems, NULL);
  return (char **) g_ptr_array_free (checker.problems, FALSE);
}
