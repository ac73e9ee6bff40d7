/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Contacts, plugs and sockets, and what touches what when one sits in the other.
 *
 * Coaxial plugs (6.35 mm, 3.5 mm) are modelled by geometry: a plug is a row of metal segments, a
 * socket a row of springs, and a spring touches the segment lying under it.  That one picture
 * gives a TS plug in a TRS jack (its sleeve meets ring and sleeve), a TRS plug in a TS jack (its
 * ring meets nothing) and a plug at the first click (everything one position further out). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PL_CONTACTS(X)                                                                             \
  X (TIP, "tip")                                                                                   \
  X (RING, "ring")                                                                                 \
  X (RING2, "ring2")                                                                               \
  X (SLEEVE, "sleeve")                                                                             \
  X (PIN1, "pin1")                                                                                 \
  X (PIN2, "pin2")                                                                                 \
  X (PIN3, "pin3")                                                                                 \
  X (CENTRE, "centre")                                                                             \
  X (SHELL, "shell")                                                                               \
  X (PLUS, "plus")                                                                                 \
  X (MINUS, "minus")

typedef enum
{
#define X(id, name) PL_CONTACT_##id,
  PL_CONTACTS (X)
#undef X
} PlContact;

enum
{
#define X(id, name) +1
  PL_N_CONTACTS = 0 PL_CONTACTS (X)
#undef X
};

/* A connector's form.  X (id, name in files).  Plugs and XLR ends of cables move; sockets stay. */
#define PL_SHAPES(X)                                                                               \
  X (TS_PLUG, "ts-plug")                                                                           \
  X (TRS_PLUG, "trs-plug")                                                                         \
  X (MINI_TS_PLUG, "mini-ts-plug")                                                                 \
  X (MINI_TRS_PLUG, "mini-trs-plug")                                                               \
  X (MINI_TRRS_PLUG, "mini-trrs-plug")                                                             \
  X (XLR_MALE, "xlr-male")                                                                         \
  X (XLR_FEMALE, "xlr-female")                                                                     \
  X (RCA_PLUG, "rca-plug")                                                                         \
  X (SPEAKON_PLUG, "speakon-plug")                                                                 \
  X (TS_SOCKET, "ts-socket")                                                                       \
  X (TRS_SOCKET, "trs-socket")                                                                     \
  X (MINI_TS_SOCKET, "mini-ts-socket")                                                             \
  X (MINI_TRS_SOCKET, "mini-trs-socket")                                                           \
  X (MINI_TRRS_SOCKET, "mini-trrs-socket")                                                         \
  X (COMBO_SOCKET, "combo-socket")                                                                 \
  X (RCA_SOCKET, "rca-socket")                                                                     \
  X (SPEAKON_SOCKET, "speakon-socket")                                                             \
  X (OTHER_SOCKET, "other-socket") /* USB, footswitch, digital: no audio, accepts nothing */

typedef enum
{
#define X(id, name) PL_SHAPE_##id,
  PL_SHAPES (X)
#undef X
} PlShape;

enum
{
#define X(id, name) +1
  PL_N_SHAPES = 0 PL_SHAPES (X)
#undef X
};

typedef enum
{
  PL_DEPTH_HOME,       /* fully in; opens switch contacts */
  PL_DEPTH_FIRST_CLICK /* contacts shifted by one, switch contacts still closed */
} PlDepth;

/* One plug contact lying on one socket contact. */
typedef struct
{
  PlContact plug;
  PlContact socket;
} PlTouch;

enum
{
  PL_MAX_TOUCHES = 6
};

const char *pl_contact_name (PlContact contact);
gboolean pl_contact_parse (const char *name, PlContact *contact);
const char *pl_shape_name (PlShape shape);
gboolean pl_shape_parse (const char *name, PlShape *shape);

/* Whether a connector of this shape has the contact. A combo socket has pins and tip/ring/sleeve.
 */
gboolean pl_shape_has_contact (PlShape shape, PlContact contact);

/* Coaxial shapes: how many places there are from the tip outwards (0: not coaxial), and what lies
 * at one: a PlContact, or -1 where a socket has no spring. */
guint pl_shape_count_places (PlShape shape);
int pl_shape_get_place (PlShape shape, guint place);

/* Whether the shape belongs on the moving end of a lead (a plug, or an XLR of either sex). */
gboolean pl_shape_is_plug (PlShape shape);

/* Whether plug fits socket at all (size and sex). */
gboolean pl_shape_mates (PlShape plug, PlShape socket);

/* The commonest shape that goes together with another. */
PlShape pl_shape_usual_mate (PlShape shape);

/* Whether the pair can rest at the first click (coaxial pairs only). */
gboolean pl_shape_has_first_click (PlShape plug, PlShape socket);

/* Writes what touches what into touches and returns how many; 0 when the pair does not mate. */
guint pl_shape_touches (PlShape plug, PlShape socket, PlDepth depth,
                        PlTouch touches[PL_MAX_TOUCHES]);

G_END_DECLS
