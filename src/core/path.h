/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way to one listener as a whole: every hop from an output stage to an input, with all joints
 * and conductors between them, and what each of them carries.
 *
 * trace.h follows one contact to what feeds it; this is the map on which such a trace lies, broken
 * and unused conductors included.  A path is a copy: it outlives the circuit. */
#pragma once

#include "core/hear.h"
#include "core/trace.h"

G_BEGIN_DECLS

typedef enum
{
  PL_CARRIES_NOTHING, /* below -60 dB */
  PL_CARRIES_GROUND,
  PL_CARRIES_SIGNAL
} PlCarriesType;

/* What a contact or a conductor carries; what a sense reads.  Contacts of a device are measured
 * against its own ground, cables and floating things against that of the output they hang on. */
typedef struct
{
  PlCarriesType type;
  PlProgramme programme; /* SIGNAL: the loudest */
  double gain;           /* … with sign, re its EMF */
  guint n_members;       /* how many are within 6.5 dB of it, with itself */
} PlCarries;

/* What an output or input has behind a contact. */
typedef enum
{
  PL_BEHIND_NOTHING,  /* not wired, or a load only */
  PL_BEHIND_GROUND,   /* chassis or sleeve */
  PL_BEHIND_DRIVER,   /* an output stage */
  PL_BEHIND_INVERTER, /* one that turns the signal over */
  PL_BEHIND_RESISTOR, /* a cold leg without signal */
  PL_BEHIND_LEFT,     /* read as the left channel or ear */
  PL_BEHIND_RIGHT,
  PL_BEHIND_HOT, /* the only one, or the hot one of two */
  PL_BEHIND_COLD,
  PL_BEHIND_RETURN /* what both ears share */
} PlBehind;

typedef struct
{
  PlContact contact;
  PlBehind behind;
  PlSide side;      /* DRIVER, INVERTER: of what it plays */
  gboolean excused; /* INVERTER: its maker says that it may be grounded */
  PlCarries carries;
} PlPathContact;

enum
{
  PL_PATH_CONTACTS = 8,
  PL_PATH_ENDS = 16
};

/* An output at the top of a hop, or an input at its bottom. */
typedef struct
{
  PlEnd end;
  PlShape shape;
  gboolean is_plug;  /* a captive lead: its plug is part of the device */
  PlDriver driver;   /* outputs */
  gboolean is_other; /* at the top: no output at all */
  guint n_contacts;
  PlPathContact contacts[PL_PATH_CONTACTS];
  guint n_readings; /* inputs: what they make of it */
  PlCarries readings[2];
  PlBehind roles[2]; /* LEFT, RIGHT or HOT */
  gboolean is_ears;
} PlPathDevice;

/* A plug in a socket. */
typedef struct
{
  PlEnd up, down; /* towards the output, towards the input */
  gboolean plug_is_down;
  PlShape plug, socket;
  PlDepth depth;
  PlCarries plug_carries[PL_N_CONTACTS], socket_carries[PL_N_CONTACTS];
} PlPathJoint;

typedef enum
{
  PL_PATH_UP,   /* sits in a joint above the cable */
  PL_PATH_DOWN, /* in one below it */
  PL_PATH_LOOSE /* in none of this hop */
} PlPathPlace;

/* One conductor of a cable or adapter. */
typedef struct
{
  PlPartId part;
  guint16 conductor;
  gboolean shield, broken;
  guint n_ends;
  PlStep ends[PL_PATH_ENDS];
  PlPathPlace places[PL_PATH_ENDS];
  PlCarries up, down; /* at its upper and lower ends; the same unless it is broken or resists */
} PlPathWire;

/* One hop, from top to bottom. */
typedef struct
{
  GArray *outputs; /* PlPathDevice */
  GArray *joints;  /* PlPathJoint */
  GArray *wires;   /* PlPathWire */
  GArray *inputs;  /* PlPathDevice */
  PlPartId ground; /* whose ground cables are measured against; 0: the common one */
} PlHop;

typedef struct
{
  PlPartId part; /* the listener */
  guint16 group;
  GArray *hops; /* PlHop; the last one ends at the listener */
} PlPath;

/* Of a verdict's part and group. Free with pl_path_free(). */
PlPath *pl_path_new (const PlCircuit *circuit, PlPartId part,
                     guint16 group) G_GNUC_WARN_UNUSED_RESULT;
void pl_path_free (PlPath *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlPath, pl_path_free)

/* What a contact carries. ground: the part to measure against when its own has no ground; 0: the
 * common reference. */
PlCarries pl_circuit_probe (const PlCircuit *self, PlPartId part, guint16 connector,
                            PlContact contact, PlPartId ground);

/* The conductor of the hop that ends at a contact; NULL when there is none. */
const PlPathWire *pl_hop_find_wire (const PlHop *self, PlPartId part, guint16 connector,
                                    PlContact contact);

G_END_DECLS
