/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/patience.h"
#include "core/plain.h"

#define EXPORTER(name) extern const PlExporter pl_exporter_##name;
#include "exporters.def"
#undef EXPORTER

G_DEFINE_QUARK (pl_export_error, pl_export_error)

static const PlExporter *const exporters[] = {
#define EXPORTER(name) &pl_exporter_##name,
#include "exporters.def"
#undef EXPORTER
};

const char *
pl_paper_word (PlPaper paper)
{
  static const char *const words[] = {
#define X(id, word, width, height) word,
    PL_PAPERS (X)
#undef X
  };

  return words[paper];
}

const char *
pl_look_word (PlLook look)
{
  static const char *const words[] = {
#define X(id, word) word,
    PL_LOOKS (X)
#undef X
  };

  return words[look];
}

const char *
pl_look_title (PlLook look)
{
  switch (look)
    {
    case PL_LOOK_PAPER:
      return _ ("On white paper");
    case PL_LOOK_BW:
      return _ ("Black and white");
    case PL_LOOK_SCREEN:
      return _ ("As on the screen");
    }
  g_assert_not_reached ();
}

const PlTheme *
pl_look_theme (PlLook look)
{
  static const PlScheme schemes[PL_N_LOOKS] = { [PL_LOOK_PAPER] = PL_SCHEME_PAPER,
                                                [PL_LOOK_BW] = PL_SCHEME_BW,
                                                [PL_LOOK_SCREEN] = PL_SCHEME_LIGHT };

  return pl_theme_get (schemes[look], FALSE);
}

const PlExporter *const *
pl_exporters_get (guint *n_exporters)
{
  *n_exporters = G_N_ELEMENTS (exporters);
  return exporters;
}

const PlExporter *
pl_exporter_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    if (strcmp (exporters[i]->name, name) == 0)
      return exporters[i];
  return NULL;
}

const PlExporter *
pl_exporter_for_path (const char *path, GError **error)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *extension = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;
  const PlExporter *found = extension != NULL ? pl_exporter_find (extension) : NULL;
  g_autofree char *shown = pl_plain_dup_path (path);
  g_autoptr (GString) all = NULL;

  if (found != NULL)
    return found;
  all = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    g_string_append_printf (all, "%s.%s", i > 0 ? ", " : "", exporters[i]->name);
  g_set_error (error, PL_EXPORT_ERROR, PL_EXPORT_ERROR_FORMAT,
               _ ("%s: the ending says which drawing is wanted; it can be %s"), shown, all->str);
  return NULL;
}

typedef struct
{
  GByteArray *bytes;
  const gint *enough;
} Collection;

static gboolean
has_time (const gint *enough, GError **error)
{
  if (!pl_patience_is_over (enough))
    return TRUE;
  g_set_error_literal (error, PL_EXPORT_ERROR, PL_EXPORT_ERROR_STOPPED,
                       _ ("the export was stopped; nothing was written"));
  return FALSE;
}

static gboolean
collect (gpointer closure, const char *bytes, gsize length, GError **error)
{
  const Collection *self = closure;

  g_byte_array_append (self->bytes, (const guint8 *) bytes, (guint) length);
  return has_time (self->enough, error);
}

gboolean
pl_export_to_file (const PlExporter *exporter, const PlExportJob *job, const char *path,
                   GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Collection collection = { bytes, job->enough };

  return exporter->write (job, collect, &collection, error) && has_time (job->enough, error)
         && pl_library_write_file (path, (const char *) bytes->data, bytes->len, error);
}
