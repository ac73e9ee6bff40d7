/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by the files that read kinds (kind-*.c); not for anyone else. */
#pragma once

#include "core/keyfile.h"
#include "core/kind.h"

G_BEGIN_DECLS

typedef struct
{
  PlKeyFile *file;
  PlKind *kind;
  GError **error; /* never NULL while reading */
} PlKindReader;

static inline gboolean
pl_reader_failed (const PlKindReader *self)
{
  return *self->error != NULL;
}

/* Appends and returns the index. */
guint16 pl_reader_add_node (PlKindReader *self);
guint16 pl_reader_add_element (PlKindReader *self, const PlElement *element);
guint16 pl_reader_add_sense (PlKindReader *self, const char *id, guint16 connector, guint16 hot,
                             guint16 cold, double ohms);
guint16 pl_reader_add_bus (PlKindReader *self, const char *id, const char *name,
                           gboolean programme);
void pl_reader_add_route (PlKindReader *self, guint16 from, guint16 to, const PlGain *gain);

PlGain pl_gain_unity (void);
void pl_gain_add_control (PlGain *self, guint16 control);

/* Controls of a group; no more than a gain has room for. */
void pl_reader_read_controls (PlKindReader *self, const char *group, PlGain *gain);

/* [Claims] of a group: "Key source;Key assumed". */
GArray *pl_reader_read_claims (PlKindReader *self, const char *group);

/* References by id; fail with the list of what there is. */
guint16 pl_reader_find_control (PlKindReader *self, const char *group, const char *key,
                                const char *id);
guint16 pl_reader_find_signal (PlKindReader *self, const char *group, const char *key,
                               const char *id);
guint16 pl_reader_find_connector (PlKindReader *self, const char *group, const char *key,
                                  const char *id);

/* The part of a group's name after PREFIX and a space, or NULL. */
const char *pl_reader_group_id (const char *group, const char *prefix);

/* kind-jack.c: first the sockets with what they read, then (all signals known) what drives them. */
void pl_reader_read_jack (PlKindReader *self, const char *group, const char *id);
void pl_reader_read_output (PlKindReader *self, const char *group, guint16 index);

/* kind-wire.c: elements of a read connector. */
void pl_reader_wire_input (PlKindReader *self, guint16 index, gboolean strapped,
                           gboolean line_strapped, double line_ohms);
void pl_reader_wire_return (PlKindReader *self, guint16 index, gboolean ring_sends);
typedef struct
{
  double common_ohms;  /* 0: the driver's usual value */
  gboolean strapped;   /* unbalanced: ring joined to the sleeve */
  gboolean ring_sends; /* inserts */
  PlGain gain;
} PlOutputWiring;
void pl_reader_wire_output (PlKindReader *self, guint16 index, const PlOutputWiring *wiring);

/* kind-channel.c */
void pl_reader_read_channel (PlKindReader *self, const char *group, const char *id);
void pl_reader_read_route (PlKindReader *self, const char *group);

/* kind-file.c: what devices and cables have in common. */
typedef void (*PlReadGroup) (PlKindReader *self, const char *group, const char *id);
void pl_reader_read_groups (PlKindReader *self, char **groups, const char *prefix,
                            PlReadGroup read);
void pl_reader_read_source (PlKindReader *self, const char *group, const char *id);
void pl_reader_read_head (PlKindReader *self, const char *group);

/* kind-cable.c: everything of a [Cable] file. */
void pl_reader_read_cable (PlKindReader *self);

/* kind-cells.c: the index lists, once all elements are there. */
void pl_kind_index_cells (PlKind *kind);

G_END_DECLS
