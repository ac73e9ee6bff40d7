/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files that turn a list into a bench hand to each other (wiring-lines.c, wiring-ends.c,
 * wiring.c); not for anyone else. */
#pragma once

#include "core/wiring-private.h"

G_BEGIN_DECLS

typedef struct PlWiringCable PlWiringCable;

typedef struct
{
  int device; /* index; -1: in no device */
  guint jack;
  PlWiringCable *cable; /* it goes into that cable, or that one into it; borrowed; NULL: no */
  const char *socket;   /* which of its ends, as the list says it; "": it does not; borrowed */
} PlWiringEnd;

/* A cable of the list, leg by leg. */
struct PlWiringCable
{
  guint line;
  char *keys[2]; /* folded ends of the first line; [0] is the one that all legs share */
  char *type, *number, *name;
  PlLeadColor color;
  double length;
  guint n_legs;
  char *texts[PL_WIRING_MAX_ENDS][2]; /* gear and jack; [0] is the end that all legs share */
  gboolean is_from[PL_WIRING_MAX_ENDS];
  guint n_ends;
  guint place; /* among those on the bench, from 1; 0: not there */
};

typedef struct
{
  const PlCatalog *catalog;
  const PlCsv *table;
  PlColumns columns;
  PlCableIndex *cable_index;
  PlGearIndex *gear_index;
  GPtrArray *cables;        /* PlWiringCable */
  GHashTable *by_end;       /* number, type and an end → PlWiringCable, borrowed */
  GHashTable *by_number;    /* as the list writes it, folded → PlWiringCable, borrowed */
  GStringChunk *words;      /* what ends point to */
  GPtrArray *devices;       /* PlWiringDevice */
  GHashTable *device_index; /* key → index + 1 */
  GHashTable *numbers;      /* of cables, that are in use */
  int next_number;
  GHashTable *told;       /* remarks that are made once */
  GPtrArray *placed;      /* PlPart of cables; part ids of devices are index + 1 */
  GArray *leads;          /* PlWiringLead, one for each plug */
  GHashTable *lead_index; /* device and jack → index of leads + 1 */
  GArray *joints;         /* PlWiringJoint */
  PlWiring *wiring;
} PlWiringReader;

/* The plug of a device in a jack, or in the socket of a cable. */
typedef struct
{
  guint line;
  PlWiringEnd lead;
  PlWiringEnd into; /* a jack, or a cable */
  int socket;       /* of the cable; -1: still to be found */
} PlWiringLead;

/* An end of a cable that goes into another cable. */
typedef struct
{
  const PlWiringCable *cable;
  guint16 connector;
  PlWiringEnd into;
} PlWiringJoint;

void pl_wiring_remark (PlWiringReader *self, PlRemarkCode code, guint line, const char *what,
                       const char *other, const char *where);

/* Not again for the same words. */
void pl_wiring_remark_once (PlWiringReader *self, PlRemarkCode code, guint line, const char *what,
                            const char *other);

/* wiring-lines.c: all lines, with remarks about the columns. */
void pl_wiring_read_lines (PlWiringReader *self);
void pl_wiring_cable_free (gpointer data);
gboolean pl_wiring_is_loose (const char *text);

/* wiring.c: of a plug of a device; NULL: there is none yet. */
PlWiringLead *pl_wiring_find_lead (const PlWiringReader *self, PlWiringEnd plug);

/* wiring-ends.c: makes the device when it is new, takes the jack, remarks what is not certain.
 * index: of the cable's ends; other: the cable that the other end goes into, or NULL. */
PlWiringEnd pl_wiring_find_end (PlWiringReader *self, const PlWiringCable *cable, guint index,
                                const PlWiringCable *other);
char *pl_wiring_dup_where (const PlWiringReader *self, PlWiringEnd end) G_GNUC_WARN_UNUSED_RESULT;

/* wiring-joints.c: cables into cables, and leads of devices into cables; all cables are placed. */

/* Whether an end goes into another cable of the list: "cable 3 (TRS extension)". */
gboolean pl_wiring_find_host (const PlWiringReader *self, char *const texts[2], PlWiringEnd *end);

/* first: part id of the first cable. */
void pl_wiring_join_cables (PlWiringReader *self, PlPartId first);

/* Of an end that is in a device. */
static inline PlWiringDevice *
pl_wiring_get_device (const PlWiringReader *self, PlWiringEnd end)
{
  return g_ptr_array_index (self->devices, (guint) end.device);
}

G_END_DECLS
