/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All panels, drawn and composed, on one picture, to be looked at:
 *
 *   meson compile -C BUILD sheet && BUILD/tests/shots/sheet FOLDER [--drawn | --composed] [ID…]
 *
 * writes FOLDER/panels-light.png and FOLDER/panels-dark.png at 100 %.  --composed shows also those
 * that have a drawing as they would be composed. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/patch-file.h"
#include "draw/autoptr.h"
#include "draw/paint.h"

#define SHEET_WIDTH 2600.0
#define GAP         44.0

typedef struct
{
  PlLibrary *library;
  GPtrArray *kinds; /* PlKind, borrowed */
  double width, height;
} Sheet;

typedef struct
{
  gboolean drawn, composed;
  char **ids;
} Wish;

static int
compare_heights (gconstpointer a, gconstpointer b, gpointer data)
{
  const PlKind *one = *(const PlKind *const *) a, *other = *(const PlKind *const *) b;
  double difference = pl_panel_get_height (pl_library_get_panel (data, other))
                      - pl_panel_get_height (pl_library_get_panel (data, one));

  if (fabs (difference) > 0.5)
    return difference > 0.0 ? 1 : -1;
  return strcmp (one->id, other->id);
}

static gboolean
is_wanted (const PlKind *kind, const Wish *wish)
{
  if (pl_kind_is_cable (kind))
    return FALSE;
  if (wish->ids[0] != NULL)
    return g_strv_contains ((const char *const *) wish->ids, kind->id);
  return !wish->drawn || kind->panel != NULL;
}

/* Composed: the panels are told to forget their drawings. */
static void
collect (Sheet *self, const Wish *wish)
{
  g_autoptr (GPtrArray) all = pl_catalog_dup_list (pl_library_get_catalog (self->library));

  for (guint i = 0; i < all->len; i++)
    {
      PlKind *kind = g_ptr_array_index (all, i);

      if (!is_wanted (kind, wish))
        continue;
      if (wish->composed)
        g_clear_pointer (&kind->panel, g_free);
      g_ptr_array_add (self->kinds, kind);
    }
  g_ptr_array_sort_with_data (self->kinds, compare_heights, self->library);
}

/* With its caption, and the lead that hangs out of headphones. */
static double
cell_width (const PlKind *kind, const PlPanel *panel)
{
  double caption
      = 6.6 * (double) (g_utf8_strlen (kind->id, -1) + g_utf8_strlen (kind->name, -1) + 3);

  return MAX (pl_panel_get_width (panel), caption);
}

static double
cell_height (const PlKind *kind, const PlPanel *panel)
{
  return pl_panel_get_height (panel) + (kind->category == PL_CATEGORY_HEADPHONES ? 60.0 : 0.0);
}

/* In rows, the tallest first: a patch as a person could have saved it. */
static PlPatch *
arrange (Sheet *self)
{
  g_autoptr (GString) text = g_string_new ("[Patchlead]\nFormat=1\n");
  g_autoptr (GError) error = NULL;
  PlPatch *patch = NULL;
  double x = GAP, y = GAP, row = 0.0;

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (self->kinds, i);
      const PlPanel *panel = pl_library_get_panel (self->library, kind);

      if (x > GAP && x + cell_width (kind, panel) + GAP > SHEET_WIDTH)
        {
          x = GAP;
          y += row + GAP;
          row = 0.0;
        }
      g_string_append_printf (
          text, "\n[Device %u]\nKind=%s\nName=%s\nAt=%d;%d\n", i + 1, kind->id, kind->id,
          (int) (x + (cell_width (kind, panel) - pl_panel_get_width (panel)) / 2), (int) y);
      x += cell_width (kind, panel) + GAP;
      row = fmax (row, cell_height (kind, panel));
    }
  self->width = SHEET_WIDTH;
  self->height = y + row + GAP;
  patch = pl_patch_parse (text->str, -1, "sheet", pl_library_get_catalog (self->library), &error);
  if (patch == NULL)
    g_error ("%s", error->message);
  return patch;
}

static void
write_sheet (const Sheet *self, PlPatch *patch, PlScheme scheme, const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (PlLayout) layout = pl_layout_new (self->library);
  g_autoptr (cairo_surface_t) surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) self->width, (int) self->height);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  PlRect area = { 0, 0, self->width, self->height };

  pl_layout_sync (layout, patch);
  pl_paint_all (cr, pl_theme_get (scheme, FALSE), layout, NULL, &area, NULL);
  if (cairo_surface_write_to_png (surface, path) != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be written; is it a folder you may write to?", folder);
  (void) printf ("%s\n", path);
}

static Wish
read_wish (int argc, char **argv)
{
  Wish wish = { FALSE, FALSE, argv + argc };

  for (int i = 2; i < argc; i++)
    {
      wish.drawn = wish.drawn || strcmp (argv[i], "--drawn") == 0;
      wish.composed = wish.composed || strcmp (argv[i], "--composed") == 0;
      if (g_str_has_prefix (argv[i], "--"))
        continue;
      wish.ids = argv + i;
      break;
    }
  return wish;
}

int
main (int argc, char **argv)
{
  Wish wish = read_wish (argc, argv);
  g_autoptr (PlLibrary) library = pl_library_new (NULL);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  Sheet sheet = { library, kinds, 0, 0 };
  PlPatch *patch = NULL;

  if (argc < 2)
    {
      (void) fprintf (stderr, "usage: sheet FOLDER [--drawn | --composed] [ID…]\n");
      return 2;
    }
  collect (&sheet, &wish);
  patch = arrange (&sheet);
  write_sheet (&sheet, patch, PL_SCHEME_LIGHT, argv[1], "panels-light.png");
  write_sheet (&sheet, patch, PL_SCHEME_DARK, argv[1], "panels-dark.png");
  pl_patch_unref (patch);
  return 0;
}
