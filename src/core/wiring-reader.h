/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files that turn a list into a bench hand to each other (wiring-lines.c, wiring-ends.c,
 * wiring.c); not for anyone else. */
#pragma once

#include "core/wiring-private.h"

G_BEGIN_DECLS

typedef struct
{
  int device; /* index; -1: loose */
  guint jack;
} PlWiringEnd;

/* A cable of the list, leg by leg. */
typedef struct
{
  guint line;
  char *keys[2]; /* folded ends of the first line; [0] is the one that all legs share */
  char *type, *number;
  double length;
  guint n_legs;
  char *texts[PL_WIRING_MAX_ENDS][2]; /* gear and jack; [0] is the end that all legs share */
  gboolean is_from[PL_WIRING_MAX_ENDS];
  guint n_ends;
} PlWiringCable;

typedef struct
{
  const PlCatalog *catalog;
  const PlCsv *table;
  PlColumns columns;
  PlCableIndex *cable_index;
  PlGearIndex *gear_index;
  GPtrArray *cables;        /* PlWiringCable */
  GHashTable *by_end;       /* number, type and an end → PlWiringCable, borrowed */
  GPtrArray *devices;       /* PlWiringDevice */
  GHashTable *device_index; /* key → index + 1 */
  GHashTable *numbers;      /* of cables, that are in use */
  int next_number;
  GHashTable *told;  /* remarks that are made once */
  GPtrArray *placed; /* PlPart of cables; part ids of devices are index + 1 */
  GArray *leads;     /* of wiring.c */
  PlWiring *wiring;
} PlWiringReader;

void pl_wiring_remark (PlWiringReader *self, PlRemarkCode code, guint line, const char *what,
                       const char *other, const char *where);

/* Not again for the same words. */
void pl_wiring_remark_once (PlWiringReader *self, PlRemarkCode code, guint line, const char *what,
                            const char *other);

/* wiring-lines.c: all lines, with remarks about the columns. */
void pl_wiring_read_lines (PlWiringReader *self);
void pl_wiring_cable_free (gpointer data);
gboolean pl_wiring_is_loose (const char *text);

/* wiring-ends.c: makes the device when it is new, takes the jack, remarks what is not certain. */
PlWiringEnd pl_wiring_find_end (PlWiringReader *self, guint line, char *const texts[2],
                                gboolean is_from);
char *pl_wiring_dup_where (const PlWiringReader *self, PlWiringEnd end) G_GNUC_WARN_UNUSED_RESULT;

/* Of an end that is not loose. */
static inline PlWiringDevice *
pl_wiring_get_device (const PlWiringReader *self, PlWiringEnd end)
{
  return g_ptr_array_index (self->devices, (guint) end.device);
}

G_END_DECLS
