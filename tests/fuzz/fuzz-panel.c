/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a panel: refused with a sentence, or drawn; and what a careful author is told of it
 * is text. */
#include <string.h>

#include "core/keyfile.h"
#include "core/kind-file.h"
#include "draw/panel.h"
#include "fuzz.h"

enum
{
  EDGE_PX = 64 /* of the picture: what is drawn matters, not how large */
};

static const char device[] = "[Device]\nFormat=1\nId=box\nName=Box\nKind=mixer\n"
                             "[Bus a]\nName=A\n[Control level]\nLabel=LEVEL\n"
                             "[Jack out]\nLabel=OUT\nConnector=trs\nOutput=balanced\nCarries=a\n";

static void
paint (const PlPanel *panel)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, EDGE_PX, EDGE_PX);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, EDGE_PX / pl_panel_get_width (panel), EDGE_PX / pl_panel_get_height (panel));
  pl_panel_paint (panel, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static PlKind *kind = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPanel) panel = NULL;
  g_auto (GStrv) problems = NULL;

  if (kind == NULL)
    {
      /* Nothing is kept: a panel that was seen before is looked at all the same. */
      g_assert_true (g_setenv ("XDG_CACHE_HOME", "/dev/null", TRUE));
      kind = pl_kind_parse (device, -1, "box", NULL);
    }
  g_assert_nonnull (kind);
  panel = pl_panel_new (kind, (const char *) data, size, "fuzz", &error);
  g_assert_true ((panel == NULL) == (error != NULL));
  if (panel == NULL)
    {
      g_assert_true (error->domain == PL_FILE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "fuzz: "));
    }
  else
    paint (panel);
  problems = pl_panel_check (kind, (const char *) data, size, "fuzz", FALSE);
  for (guint i = 0; problems[i] != NULL; i++)
    g_assert_true (g_utf8_validate (problems[i], -1, NULL));
  return 0;
}
