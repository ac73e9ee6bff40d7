/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The why: how a sense is connected, contact by contact, from the output stage to what reads it. */
#pragma once

#include "core/circuit.h"

G_BEGIN_DECLS

/* One contact on the way. */
typedef struct
{
  PlPartId part;
  guint16 connector;
  PlContact contact;
} PlStep;

typedef enum
{
  PL_FEED_OPEN,    /* touches nothing that leads anywhere */
  PL_FEED_GROUND,  /* joined to ground or sleeve */
  PL_FEED_PASSIVE, /* a cold leg without signal: an impedance to ground */
  PL_FEED_DRIVEN,  /* a driven contact */
  PL_FEED_INPUT    /* only other inputs or loads */
} PlFeed;

/* What arrives at one contact of an input, and how. */
typedef struct
{
  PlFeed feed;
  GArray *steps;     /* PlStep, from the origin to the input's contact */
  PlEnd output;      /* PASSIVE, DRIVEN */
  PlContact contact; /* at the output */
  int sign;          /* DRIVEN: +1 hot, -1 inverted */
  guint16 signal;    /* DRIVEN: signal of the output's part */
  PlEnd shorted_by;  /* GROUND: the plug whose sleeve makes the connection, part 0 if none */
} PlTrace;

void pl_trace_clear (PlTrace *self);

/* Follows the net of one contact of an input, through cables, to what feeds it. */
void pl_circuit_trace (const PlCircuit *self, PlEnd input, PlContact contact, PlTrace *trace);

/* The same, but only to that output: OPEN when no contact of it leads there. */
void pl_circuit_trace_output (const PlCircuit *self, PlEnd input, PlContact contact, PlEnd output,
                              PlTrace *trace);

/* Whether cables join the grounds of two parts, from the sleeve, shell or pin 1 of an input to that
 * of an output. */
gboolean pl_circuit_joins_grounds (const PlCircuit *self, PlEnd output, PlEnd input);

G_END_DECLS
