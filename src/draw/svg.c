/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/svg.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "core/keyfile.h"

#define LIBRARY "librsvg-2.so.2" /* the name of its interface: as lasting as the headers */

static PlSvgCalls calls;
static gboolean is_open;

static gboolean
find_call (GModule *module, const char *name, gpointer *call)
{
  return g_module_symbol (module, name, call) && *call != NULL;
}

static gboolean
find_calls (GModule *module)
{
  return find_call (module, "rsvg_handle_new_from_data", (gpointer *) &calls.new_from_data)
         && find_call (module, "rsvg_handle_get_intrinsic_dimensions",
                       (gpointer *) &calls.get_intrinsic_dimensions)
         && find_call (module, "rsvg_handle_has_sub", (gpointer *) &calls.has_sub)
         && find_call (module, "rsvg_handle_get_geometry_for_layer",
                       (gpointer *) &calls.get_geometry_for_layer)
         && find_call (module, "rsvg_handle_render_document", (gpointer *) &calls.render_document);
}

static gpointer
open_once (gpointer data)
{
  GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY);

  is_open = module != NULL && find_calls (module);
  if (is_open)
    g_module_make_resident (module); /* its types cannot be unloaded */
  return module;
}

const PlSvgCalls *
pl_svg_get_calls (GError **error)
{
  static GOnce once = G_ONCE_INIT;

  (void) g_once (&once, open_once, NULL);
  if (is_open)
    return &calls;
  g_set_error (
      error, PL_FILE_ERROR, PL_FILE_ERROR_MISSING,
      _ ("%s cannot be used, and without it no panel can be drawn; install librsvg 2.54 or "
         "newer (in Debian: librsvg2-2)"),
      LIBRARY);
  return NULL;
}
