/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that can be asked of a patch, as values.  The bench, the guide, the command line and
 * tests all speak PlEdit; a plan is an array of them. */
#pragma once

#include "core/patch.h"

G_BEGIN_DECLS

#define PL_EDIT_ERROR (pl_edit_error_quark ())

typedef enum
{
  PL_EDIT_ERROR_NO_SUCH, /* part, connector, control or conductor that is not there */
  PL_EDIT_ERROR_MISFIT,  /* the plug does not fit; the message names an adapter that would do */
  PL_EDIT_ERROR_TAKEN,   /* something sits there already */
  PL_EDIT_ERROR_VALUE    /* out of range */
} PlEditError;

GQuark pl_edit_error_quark (void);

enum
{
  PL_MAX_CABLE_NUMBER = 99999
};

typedef enum
{
  PL_EDIT_ADD,         /* kind, x, y, name (or NULL); id 0: the next free one */
  PL_EDIT_REMOVE,      /* id; plugs that sat in it come loose where they were */
  PL_EDIT_MOVE,        /* id, x, y */
  PL_EDIT_PLUG,        /* from (moving end) into to, depth */
  PL_EDIT_UNPLUG,      /* from; the plug then lies at x, y */
  PL_EDIT_SET_CONTROL, /* id, index, value */
  PL_EDIT_SET_NAME,    /* id, name (NULL: none) */
  PL_EDIT_SET_KIND,    /* id, kind: ends keep their place as far as they fit, the rest come loose */
  PL_EDIT_SET_LENGTH,  /* id, value in m */
  PL_EDIT_SET_NUMBER,  /* id, value: of a cable, 1 to PL_MAX_CABLE_NUMBER, its own; 0: none */
  PL_EDIT_SET_COLOR,   /* id, value: of a cable, a PlLeadColor; none: as its number gives it */
  PL_EDIT_SET_FAULT,   /* id, fault, value 1 set / 0 mend */
  PL_EDIT_SET_DRIVER,  /* id, index (connector), value: driver number + 1, or 0 for "as listed" */
  PL_EDIT_SET_TITLE,   /* name */
  PL_EDIT_SET_NOTES,   /* name */
  PL_EDIT_DISMISS,     /* code, id (or 0), name = reason */
  PL_EDIT_RESTORE      /* code, id */
} PlEditType;

/* Pointers are borrowed from the caller for the time of the call. */
typedef struct
{
  PlEditType type;
  PlPartId id;
  PlKind *kind;
  const char *name;
  const char *code;
  double x, y;
  double value;
  guint16 index;
  PlEnd from, to;
  PlDepth depth;
  PlFault fault;
} PlEdit;

/* A new patch, or NULL with the reason in error (a sentence).  For PL_EDIT_ADD the new id is
 * pl_patch_next_id() of the patch before.  A cable gets the lowest free number. */
PlPatch *pl_patch_apply (const PlPatch *self, const PlEdit *edit,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* All or nothing. */
PlPatch *pl_patch_apply_all (const PlPatch *self, const PlEdit *edits, guint n_edits,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether an end may go into a socket: PL_EDIT_PLUG without doing it.  Linear in parts. */
gboolean pl_patch_can_plug (const PlPatch *self, PlEnd from, PlEnd to, GError **error);

G_END_DECLS
