/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing the bench to a file format; one exporter per file in export/. */
#pragma once

#include "core/circuit.h"
#include "core/sheet.h"
#include "core/tag.h"
#include "draw/layout.h"
#include "draw/theme.h"

G_BEGIN_DECLS

#define PL_EXPORT_ERROR (pl_export_error_quark ())

typedef enum
{
  PL_EXPORT_ERROR_FORMAT,  /* no such format */
  PL_EXPORT_ERROR_EMPTY,   /* nothing is there that could be written */
  PL_EXPORT_ERROR_STOPPED, /* it was enough: see PlExportJob */
  PL_EXPORT_ERROR_WRITE    /* the stream said no */
} PlExportError;

GQuark pl_export_error_quark (void);

/* Takes the next bytes; FALSE with error to stop. */
typedef gboolean (*PlWriteFunc) (gpointer closure, const char *bytes, gsize length, GError **error);

/* X (id, word, width and height in pt, upright; 0: one page as large as the drawing) */
#define PL_PAPERS(X)                                                                               \
  X (AS_DRAWN, "drawing", 0, 0)                                                                    \
  X (A4, "a4", 595.28, 841.89)                                                                     \
  X (A3, "a3", 841.89, 1190.55)                                                                    \
  X (LETTER, "letter", 612, 792)

typedef enum
{
#define X(id, word, width, height) PL_PAPER_##id,
  PL_PAPERS (X)
#undef X
} PlPaper;

enum
{
#define X(id, word, width, height) +1
  PL_N_PAPERS = 0 PL_PAPERS (X)
#undef X
};

const char *pl_paper_word (PlPaper paper);

/* X (id, word): colours of the drawing */
#define PL_LOOKS(X)                                                                                \
  X (PAPER, "paper")                                                                               \
  X (BW, "bw")                                                                                     \
  X (SCREEN, "screen")

typedef enum
{
#define X(id, word) PL_LOOK_##id,
  PL_LOOKS (X)
#undef X
} PlLook;

enum
{
#define X(id, word) +1
  PL_N_LOOKS = 0 PL_LOOKS (X)
#undef X
};

const char *pl_look_word (PlLook look);
const char *pl_look_title (PlLook look); /* for people: "Black and white" */
const PlTheme *pl_look_theme (PlLook look);

#define PL_SHEET_BIT(type) (1u << (type))

/* What is written; what is not given is 0 or NULL.  Borrowed. */
typedef struct
{
  const PlLayout *layout;
  PlCircuit *circuit;   /* in step with the layout's patch */
  double scale;         /* PNG: px per bench px; 0: 2 */
  guint sheets;         /* PL_SHEET_BIT()s: lists that go with it; txt: 0 is all, csv: the cables */
  const PlOwned *owned; /* for the shopping list */
  PlLook look;
  PlPaper paper;            /* PDF; with lists and AS_DRAWN, lists are on A4 */
  const PlTagSheet *labels; /* PDF: cable labels on such sheets, and nothing else */
  guint first_label;        /* of the sheet that is still there, from 1; 0: 1 */
  gboolean cut_marks;
  const char *author, *file; /* PDF: for the title block */
  const char *date;          /* the same, ISO 8601: "2026-11-24" or with "T10:00:00+01:00" behind */
  const gint
      *enough; /* core/patience.h: what is written or painted then is of no use; may be NULL */
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

/* To a file: beside it first, then renamed; not when it was enough.  On any thread, if nobody else
 * uses what the job points to. */
gboolean pl_export_to_file (const PlExporter *exporter, const PlExportJob *job, const char *path,
                            GError **error);

G_END_DECLS
