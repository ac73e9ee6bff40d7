/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/contact.h"

#include <string.h>

#define NAME(id, name) name,

static const char *const contact_names[] = { PL_CONTACTS (NAME) };
static const char *const shape_names[] = { PL_SHAPES (NAME) };

#undef NAME

/* A coaxial connector: what lies at each position from the tip outwards.  For a plug these are its
 * metal segments, for a socket its springs; NOTHING where a socket has no spring. */
enum
{
  NOTHING = -1,
  MAX_POSITIONS = 4
};

typedef struct
{
  int n_positions; /* 3: 6.35 mm, 4: 3.5 mm, 0: not coaxial */
  int at[MAX_POSITIONS];
} Row;

#define T  PL_CONTACT_TIP
#define R  PL_CONTACT_RING
#define R2 PL_CONTACT_RING2
#define S  PL_CONTACT_SLEEVE

static const Row rows[PL_N_SHAPES] = {
  [PL_SHAPE_TS_PLUG] = { 3, { T, S, S } },
  [PL_SHAPE_TRS_PLUG] = { 3, { T, R, S } },
  [PL_SHAPE_TS_SOCKET] = { 3, { T, NOTHING, S } },
  [PL_SHAPE_TRS_SOCKET] = { 3, { T, R, S } },
  [PL_SHAPE_COMBO_SOCKET] = { 3, { T, R, S } },
  [PL_SHAPE_MINI_TS_PLUG] = { 4, { T, S, S, S } },
  [PL_SHAPE_MINI_TRS_PLUG] = { 4, { T, R, S, S } },
  [PL_SHAPE_MINI_TRRS_PLUG] = { 4, { T, R, R2, S } },
  [PL_SHAPE_MINI_TS_SOCKET] = { 4, { T, NOTHING, S, S } },
  [PL_SHAPE_MINI_TRS_SOCKET] = { 4, { T, R, S, S } },
  [PL_SHAPE_MINI_TRRS_SOCKET] = { 4, { T, R, R2, S } },
};

#undef T
#undef R
#undef R2
#undef S

/* Connectors that join contact by contact. */
static const PlContact xlr_pins[] = { PL_CONTACT_PIN1, PL_CONTACT_PIN2, PL_CONTACT_PIN3 };
static const PlContact rca_parts[] = { PL_CONTACT_CENTRE, PL_CONTACT_SHELL };
static const PlContact speakon_parts[] = { PL_CONTACT_PLUS, PL_CONTACT_MINUS };

static const PlContact *
straight_contacts (PlShape shape, guint *n_contacts)
{
  switch (shape)
    {
    case PL_SHAPE_XLR_MALE:
    case PL_SHAPE_XLR_FEMALE:
    case PL_SHAPE_COMBO_SOCKET:
      *n_contacts = G_N_ELEMENTS (xlr_pins);
      return xlr_pins;
    case PL_SHAPE_RCA_PLUG:
    case PL_SHAPE_RCA_SOCKET:
      *n_contacts = G_N_ELEMENTS (rca_parts);
      return rca_parts;
    case PL_SHAPE_SPEAKON_PLUG:
    case PL_SHAPE_SPEAKON_SOCKET:
      *n_contacts = G_N_ELEMENTS (speakon_parts);
      return speakon_parts;
    case PL_SHAPE_TS_PLUG:
    case PL_SHAPE_TRS_PLUG:
    case PL_SHAPE_MINI_TS_PLUG:
    case PL_SHAPE_MINI_TRS_PLUG:
    case PL_SHAPE_MINI_TRRS_PLUG:
    case PL_SHAPE_TS_SOCKET:
    case PL_SHAPE_TRS_SOCKET:
    case PL_SHAPE_MINI_TS_SOCKET:
    case PL_SHAPE_MINI_TRS_SOCKET:
    case PL_SHAPE_MINI_TRRS_SOCKET:
    case PL_SHAPE_OTHER_SOCKET:
      *n_contacts = 0;
      return NULL;
    }
  g_assert_not_reached ();
}

static gboolean
find_name (const char *const *names, guint n_names, const char *name, int *index)
{
  for (guint i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      {
        *index = (int) i;
        return TRUE;
      }
  return FALSE;
}

const char *
pl_contact_name (PlContact contact)
{
  g_assert ((guint) contact < PL_N_CONTACTS);
  return contact_names[contact];
}

gboolean
pl_contact_parse (const char *name, PlContact *contact)
{
  int index = 0;

  if (!find_name (contact_names, PL_N_CONTACTS, name, &index))
    return FALSE;
  *contact = (PlContact) index;
  return TRUE;
}

const char *
pl_shape_name (PlShape shape)
{
  g_assert ((guint) shape < PL_N_SHAPES);
  return shape_names[shape];
}

gboolean
pl_shape_parse (const char *name, PlShape *shape)
{
  int index = 0;

  if (!find_name (shape_names, PL_N_SHAPES, name, &index))
    return FALSE;
  *shape = (PlShape) index;
  return TRUE;
}

gboolean
pl_shape_has_contact (PlShape shape, PlContact contact)
{
  guint n_straight = 0;
  const PlContact *straight = straight_contacts (shape, &n_straight);

  for (int i = 0; i < rows[shape].n_positions; i++)
    if (rows[shape].at[i] == (int) contact)
      return TRUE;
  for (guint i = 0; i < n_straight; i++)
    if (straight[i] == contact)
      return TRUE;
  return FALSE;
}

guint
pl_shape_count_places (PlShape shape)
{
  return (guint) rows[shape].n_positions;
}

int
pl_shape_get_place (PlShape shape, guint place)
{
  g_assert (place < (guint) rows[shape].n_positions);
  return rows[shape].at[place];
}

gboolean
pl_shape_is_plug (PlShape shape)
{
  return shape <= PL_SHAPE_SPEAKON_PLUG;
}

static gboolean
is_coaxial_socket (PlShape shape)
{
  return rows[shape].n_positions > 0 && !pl_shape_is_plug (shape);
}

static gboolean
mates_coaxially (PlShape plug, PlShape socket)
{
  return pl_shape_is_plug (plug) && is_coaxial_socket (socket)
         && rows[plug].n_positions == rows[socket].n_positions;
}

static gboolean
mates_straight (PlShape plug, PlShape socket)
{
  static const PlShape pairs[][2] = { { PL_SHAPE_XLR_MALE, PL_SHAPE_XLR_FEMALE },
                                      { PL_SHAPE_XLR_FEMALE, PL_SHAPE_XLR_MALE },
                                      { PL_SHAPE_XLR_MALE, PL_SHAPE_COMBO_SOCKET },
                                      { PL_SHAPE_RCA_PLUG, PL_SHAPE_RCA_SOCKET },
                                      { PL_SHAPE_SPEAKON_PLUG, PL_SHAPE_SPEAKON_SOCKET } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == plug && pairs[i][1] == socket)
      return TRUE;
  return FALSE;
}

gboolean
pl_shape_mates (PlShape plug, PlShape socket)
{
  return mates_coaxially (plug, socket) || mates_straight (plug, socket);
}

PlShape
pl_shape_usual_mate (PlShape shape)
{
  static const PlShape usual[]
      = { PL_SHAPE_TRS_SOCKET,    PL_SHAPE_MINI_TRS_SOCKET, PL_SHAPE_MINI_TRRS_SOCKET,
          PL_SHAPE_RCA_SOCKET,    PL_SHAPE_SPEAKON_SOCKET,  PL_SHAPE_TRS_PLUG,
          PL_SHAPE_MINI_TRS_PLUG, PL_SHAPE_RCA_PLUG,        PL_SHAPE_SPEAKON_PLUG,
          PL_SHAPE_XLR_MALE,      PL_SHAPE_XLR_FEMALE };

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (pl_shape_mates (shape, usual[i]) || pl_shape_mates (usual[i], shape))
      return usual[i];
  return PL_SHAPE_TRS_SOCKET;
}

gboolean
pl_shape_has_first_click (PlShape plug, PlShape socket)
{
  return mates_coaxially (plug, socket);
}

static guint
add_touch (PlTouch *touches, guint n_touches, int plug, int socket)
{
  if (plug == NOTHING || socket == NOTHING)
    return n_touches;
  for (guint i = 0; i < n_touches; i++)
    if ((int) touches[i].plug == plug && (int) touches[i].socket == socket)
      return n_touches;
  g_assert (n_touches < PL_MAX_TOUCHES);
  touches[n_touches] = (PlTouch){ (PlContact) plug, (PlContact) socket };
  return n_touches + 1;
}

guint
pl_shape_touches (PlShape plug, PlShape socket, PlDepth depth, PlTouch touches[PL_MAX_TOUCHES])
{
  int shift = depth == PL_DEPTH_FIRST_CLICK ? 1 : 0;
  guint n_touches = 0, n_straight = 0;

  if (mates_straight (plug, socket))
    {
      const PlContact *straight = straight_contacts (plug, &n_straight);
      for (guint i = 0; i < n_straight; i++)
        n_touches = add_touch (touches, n_touches, (int) straight[i], (int) straight[i]);
    }
  else if (mates_coaxially (plug, socket))
    for (int i = shift; i < rows[socket].n_positions; i++)
      n_touches = add_touch (touches, n_touches, rows[plug].at[i - shift], rows[socket].at[i]);
  return n_touches;
}
