/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What panel files must and must not have; see data/devices/EXAMPLE.device for the ids. */
#include <math.h>
#include <string.h>

#include "draw/panel.h"

#define MIN_TARGET_PX 28.0

typedef struct
{
  const PlKind *kind;
  const char *name;
  char *text;
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

static void
check_features (const Checker *self)
{
  static const struct
  {
    const char *text, *advice;
  } forbidden[] = {
    { "<filter", "a filter turns the drawing into pixels in PDF; use gradients" },
    { "<mask", "a mask turns the drawing into pixels in PDF; use clipPath" },
    { "<image", "pictures are not allowed; draw it with shapes" },
    { "<foreignObject", "foreign content is not drawn everywhere; use plain shapes and text" },
    { "<script", "scripts are not allowed; remove it" },
    { "@import", "style sheets from elsewhere are not allowed; put the style into the file" },
    { "href=\"http", "nothing may be fetched from elsewhere; put it into the file" },
    { "url(http", "nothing may be fetched from elsewhere; put it into the file" },
    { "<!ENTITY", "entities are not allowed; write the text itself" },
  };
  const char *root = strstr (self->text, "<svg");
  const char *end = root != NULL ? strchr (root, '>') : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    if (strstr (self->text, forbidden[i].text) != NULL)
      complain (self, "“%s”: %s", forbidden[i].text, forbidden[i].advice);
  if (end != NULL)
    {
      g_autofree char *head = g_strndup (root, (gsize) (end - root));
      if (strstr (head, " width=") != NULL || strstr (head, " height=") != NULL)
        complain (self, "the root element has a width or height; remove them and keep the viewBox");
    }
}

/* Ids in the drawing that the device does not have. */
static void
check_ids (const Checker *self, const char *prefix, int (*find) (const PlKind *, const char *))
{
  g_autofree char *start = g_strconcat (" id=\"", prefix, NULL);

  for (const char *at = self->text; (at = strstr (at, start)) != NULL;)
    {
      const char *end = NULL;
      g_autofree char *id = NULL;

      at += strlen (start);
      end = strchr (at, '"');
      if (end == NULL)
        return;
      id = g_strndup (at, (gsize) (end - at));
      if (find (self->kind, id) < 0)
        complain (self,
                  "there is an element “%s%s”, but the device has no such thing; rename or "
                  "remove it",
                  prefix, id);
    }
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
      if (p.x < 0 || p.y < 0 || p.x > pl_panel_get_width (panel)
          || p.y > pl_panel_get_height (panel))
        complain (self, "“jack-%s” lies outside the viewBox; move it", a->id);
      if (2.0 * p.r < MIN_TARGET_PX - 0.5)
        complain (self, "“jack-%s” is %.0f px across; make it at least %.0f", a->id, 2.0 * p.r,
                  MIN_TARGET_PX);
      for (guint16 j = (guint16) (i + 1); j < self->kind->connectors->len; j++)
        {
          PlSpot q = pl_panel_get_jack (panel, j);
          if (hypot (p.x - q.x, p.y - q.y) < MIN_TARGET_PX)
            complain (self, "“jack-%s” and “jack-%s” overlap; move them apart", a->id,
                      pl_kind_connector (self->kind, j)->id);
        }
    }
}

char **
pl_panel_check (const PlKind *kind, const char *svg, gsize length, const char *name)
{
  Checker checker = { kind, name, g_strndup (svg, length), g_ptr_array_new () };
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPanel) panel = pl_panel_new (kind, svg, length, name, &error);

  check_features (&checker);
  check_ids (&checker, "jack-", pl_kind_find_connector);
  check_ids (&checker, "control-", pl_kind_find_control);
  if (panel != NULL)
    check_spots (&checker, panel);
  else
    g_ptr_array_add (checker.problems, g_strdup (error->message));
  g_free (checker.text);
  g_ptr_array_add (checker.problems, NULL);
  return (char **) g_ptr_array_free (checker.problems, FALSE);
}
