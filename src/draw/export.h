/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing the bench to a file format; one exporter per file in export/. */
#pragma once

#include "core/circuit.h"
#include "draw/layout.h"

G_BEGIN_DECLS

#define PL_EXPORT_ERROR (pl_export_error_quark ())

typedef enum
{
  PL_EXPORT_ERROR_FORMAT, /* no such format */
  PL_EXPORT_ERROR_WRITE   /* the stream said no */
} PlExportError;

GQuark pl_export_error_quark (void);

/* Takes the next bytes; FALSE with error to stop. */
typedef gboolean (*PlWriteFunc) (gpointer closure, const char *bytes, gsize length, GError **error);

typedef struct
{
  const PlLayout *layout;
  PlCircuit *circuit; /* in step with the layout's patch */
  double scale;       /* PNG: px per bench px; 0: 2 */
} PlExportJob;

typedef struct
{
  const char *name;  /* "svg"; also the file name extension */
  const char *title; /* N_("SVG drawing") */
  const char *mime_type;
  gboolean (*write) (const PlExportJob *job, PlWriteFunc write, gpointer closure, GError **error);
} PlExporter;

const PlExporter *const *pl_exporters_get (guint *n_exporters);

/* By name, or NULL. */
const PlExporter *pl_exporter_find (const char *name);

/* By the extension of a path; errors name the formats there are. */
const PlExporter *pl_exporter_for_path (const char *path, GError **error);

/* To a file: beside it first, then renamed. */
gboolean pl_export_to_file (const PlExporter *exporter, const PlExportJob *job, const char *path,
                            GError **error);

G_END_DECLS
