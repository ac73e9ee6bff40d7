/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/gst-calls.h"

#include <gmodule.h>

#define LIBRARY "libgstapp-1.0.so.0" /* finds what is in those that it depends on, too */

static PlGstCalls calls;

static gboolean
find_calls (GModule *module)
{
#define FIND(name)                                                                                 \
  if (!g_module_symbol (module, "gst_" #name, (gpointer *) &calls.name) || calls.name == NULL)     \
    return FALSE;
  PL_GST_CALLS (FIND)
#undef FIND
  return TRUE;
}

const PlGstCalls *
pl_gst_get_calls (void)
{
  static gboolean tried, found;

  if (!tried)
    {
      GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY);

      found = module != NULL && find_calls (module);
      if (found)
        g_module_make_resident (module); /* its types cannot be unloaded */
      tried = TRUE;
    }
  return found ? &calls : NULL;
}
