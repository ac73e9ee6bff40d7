/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists that go with a bench: cables, what to buy, how to hook it up, who hears whom, what comes
 * in, what was found.  Each is a table of words, made from the patch and its circuit; files and
 * pages only set it.  The same bench gives the same tables. */
#pragma once

#include "core/circuit.h"
#include "core/owned.h"

G_BEGIN_DECLS

/* X (id, code, title).  Codes are stable: they are arguments and names of bookmarks. */
#define PL_SHEETS(X)                                                                               \
  X (CABLES, "cables", N_ ("Cable list"))                                                          \
  X (SHOPPING, "shopping", N_ ("Shopping list"))                                                   \
  X (STEPS, "steps", N_ ("Hook-up steps"))                                                         \
  X (AUDIENCE, "audience", N_ ("Who hears whom"))                                                  \
  X (INPUTS, "inputs", N_ ("Input list"))                                                          \
  X (FINDINGS, "findings", N_ ("Findings"))

typedef enum
{
#define X(id, code, title) PL_SHEET_##id,
  PL_SHEETS (X)
#undef X
} PlSheetType;

enum
{
#define X(id, code, title) +1
  PL_N_SHEETS = 0 PL_SHEETS (X)
#undef X
};

typedef struct
{
  PlSheetType type;
  char **columns;  /* headings; NULL-terminated */
  GPtrArray *rows; /* char **, each with as many cells as there are columns; "" for nothing */
} PlSheet;

const char *pl_sheet_code (PlSheetType type);
const char *pl_sheet_title (PlSheetType type);                /* translated */
gboolean pl_sheet_find (const char *code, PlSheetType *type); /* FALSE: no such code */

/* owned: what need not be bought; NULL: nothing.  The circuit is in step with its patch; it is
 * tried with other drivers on the way and left as it was. */
PlSheet *pl_sheet_new (PlCircuit *circuit, PlSheetType type,
                       const PlOwned *owned) G_GNUC_WARN_UNUSED_RESULT;
void pl_sheet_free (PlSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlSheet, pl_sheet_free)

/* RFC 4180: comma, CRLF, quotes where they are needed, a line of headings.  A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it. */
char *pl_sheet_write_csv (const PlSheet *self) G_GNUC_WARN_UNUSED_RESULT;

/* A title, then columns as wide as their widest cell. */
char *pl_sheet_write_text (const PlSheet *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
