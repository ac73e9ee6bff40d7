/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the planner works, shared by ways*.c:
 *   ways-jacks.c   what a mixer offers (taps), what an amp takes (sinks), where headphones go
 *                  (outlets)
 *   ways-links.c   leads that join the sockets of a tap with those of a sink
 *   ways-seats.c   headphones on outlets, with adapters and splitters where they are needed
 *   ways-bench.c   the patch of a way
 *   ways-steps.c   the steps to it
 *   ways-knobs.c   what turning a knob does
 *   ways-try.c     simulation: verdicts, findings, terms and facts
 *   ways-rank.c    which ways are one, in which order, and what is recommended */
#pragma once

#include "core/circuit.h"
#include "core/ways.h"

G_BEGIN_DECLS

enum
{
  PL_MAX_LINK_SOCKETS = 4,
  PL_MAX_LINK_LEADS = 6,
  PL_MAX_LINK_PLUGS = 12,
  PL_LINK_CONTACTS = PL_MAX_LINK_SOCKETS * PL_N_CONTACTS,
  PL_NO_LEAD = 0xff
};

/* An output, or left and right of one. */
typedef struct
{
  guint n;
  guint16 connector[PL_MAX_WAY_JACKS];
  gboolean stereo, phones; /* phones: made to drive headphones */
  guint16 signal[2];       /* left or mono, right or PL_NO_INDEX */
  PlContact hot[2];        /* stereo jack: its two; else that of each connector */
} PlTap;

/* An input, or left and right of one. */
typedef struct
{
  guint n;
  guint16 connector[PL_MAX_WAY_JACKS];
  gboolean stereo;
  PlContact hot[2];
  GArray *outlets; /* guint: indices of the outlets that it reaches */
} PlSink;

/* A jack for headphones. */
typedef struct
{
  guint16 connector;
  guint16 control; /* the first knob in its way, or PL_NO_INDEX */
} PlOutlet;

/* Mixer and amp, taken apart once. */
typedef struct
{
  GArray *taps;        /* PlTap, in the order of the jacks */
  GArray *sinks;       /* PlSink; none without an amp */
  GArray *outlets;     /* PlOutlet of the amp, or of the mixer without one */
  GArray *mains;       /* guint16: connectors of the mixer that lead to loudspeakers */
  guint16 phones_jack; /* of the mixer, or PL_NO_INDEX */
} PlJacks;

void pl_jacks_init (PlJacks *self, const PlKind *mixer, const PlKind *amp);
void pl_jacks_clear (PlJacks *self);

/* The source element that plays a signal at a connector by its expected driver, or NULL. */
const PlElement *pl_kind_find_source (const PlKind *kind, guint16 connector, guint16 signal);

/* A plug of a lead, and what it goes into: a socket of the link or an end of another lead. */
typedef struct
{
  guint8 lead;
  guint16 end;
  guint8 into_lead; /* PL_NO_LEAD: socket */
  guint16 into;
} PlLinkPlug;

typedef struct
{
  guint n_leads, n_plugs;
  PlKind *leads[PL_MAX_LINK_LEADS]; /* borrowed from the catalog */
  PlLinkPlug plugs[PL_MAX_LINK_PLUGS];
  guint n_foreign;                /* leads that are not at hand */
  double special;                 /* how unusual they are; 0: everybody has such cables */
  int tray;                       /* the sum of their places in the tray */
  guint8 joins[PL_LINK_CONTACTS]; /* which contacts of the sockets touch: equal numbers */
} PlLink;

/* The leads of a catalog, sorted for search; and the links between equal sockets found so far. */
typedef struct
{
  const PlGoal *goal;
  GPtrArray *cables, *adapters; /* PlKind, borrowed; the most usual first */
  GHashTable *own;              /* ids, or NULL */
  GHashTable *known;            /* what the sockets are -> GArray of PlLink */
  guint n_tried;
} PlLeads;

void pl_leads_init (PlLeads *self, const PlGoal *goal);
void pl_leads_clear (PlLeads *self);
gboolean pl_leads_are_own (const PlLeads *self, const PlKind *kind);

/* How unusual a cable or adapter is: 0 to 1. */
double pl_lead_special (const PlKind *kind);

/* Its place in the tray; what is in no tray stands behind everything. */
int pl_lead_tray_place (const PlKind *kind);

/* Whether contacts of two ends of a lead are joined by a wire. */
gboolean pl_lead_joins (const PlKind *kind, guint16 end_a, PlContact a, guint16 end_b, PlContact b);

/* Sensible links between the sockets, the plainest first; borrowed: GArray of PlLink. */
const GArray *pl_leads_find_links (PlLeads *self, const PlTap *tap, const PlSink *sink);

/* What a listener's headphones hang on. */
typedef struct
{
  PlKind *headphones;
  guint outlet;     /* index into the set of outlets; G_MAXUINT: none is left */
  PlKind *splitter; /* or NULL; listeners with the same outlet share one */
  PlKind *feed;     /* between splitter and jack: an adapter or cable, or NULL */
  guint16 branch;   /* socket of the splitter */
  PlKind *adapter;  /* between the plug of the headphones and the jack or branch, or NULL */
} PlSeating;

/* Listeners on outlets (indices into all), as many as there are seats for. */
void pl_seats_fill (const PlLeads *leads, const PlKind *host, const GArray *all,
                    const GArray *outlets, guint n_listeners, PlSeating *seats);

/* A bench with everything but the leads between mixer and amp. */
typedef struct
{
  PlPatch *patch;
  PlPartId mixer, amp;
  double floor; /* px: below the mixer, where leads lie before they are plugged in */
  guint n_listeners;
  PlSeating seats[PL_MAX_LISTENERS];
  PlPartId headphones[PL_MAX_LISTENERS];
  PlEnd outlets[PL_MAX_LISTENERS]; /* part 0: no seat */
  PlPartId splitters[PL_MAX_LISTENERS];
  guint16 own_knob[PL_MAX_LISTENERS]; /* turns this listener's volume and nobody else's */
  gboolean knobs_known;
} PlBench;

void pl_bench_init (PlBench *self, const PlGoal *goal, const PlJacks *jacks, const PlLeads *leads,
                    const GArray *outlets, guint n_listeners);
void pl_bench_clear (PlBench *self);

/* A way with patches, parts, leads, listeners (no verdicts yet) and steps. */
PlWay *pl_bench_dup_way (const PlBench *self, const PlGoal *goal, const PlLeads *leads,
                         const PlTap *tap, const PlSink *sink,
                         const PlLink *link) G_GNUC_WARN_UNUSED_RESULT;

/* The steps to a way's patch, and the bench they begin with.  mixer_knob: the mixer's volume for
 * the headphones alone, or PL_NO_INDEX. */
void pl_way_add_steps (PlWay *way, guint16 mixer_knob);

/* What knobs of the mixer do to what a tap plays. */
typedef struct
{
  gboolean known;
  guint16 own_volume;     /* moves the listeners and not the loudspeakers, or PL_NO_INDEX */
  guint16 moves_speakers; /* moves both, or PL_NO_INDEX */
  guint16 send;           /* a channel's knob that moves this mix and not the main one */
  guint16 fader;          /* a channel's knob that moves both */
} PlTapKnobs;

/* Sends and faders: what the ways inside the mixer say. */
void pl_knobs_find_sends (PlTapKnobs *self, const PlKind *mixer, const PlJacks *jacks,
                          const PlTap *tap);

/* Volumes: by turning each knob of a way that is heard in the circuit, which is left as it was. */
void pl_knobs_try (PlTapKnobs *self, PlCircuit *circuit, const PlWay *way, const PlJacks *jacks,
                   const PlTap *tap);
void pl_bench_try_knobs (PlBench *self, PlCircuit *circuit, const PlWay *way);

/* A volume that moves the loudspeakers of a device with what a jack of it plays to the listener,
 * where no other moves the listener alone; or PL_NO_INDEX.  The circuit is left as it was. */
guint16 pl_circuit_find_shared_knob (PlCircuit *circuit, PlEnd output, PlPartId listener);

/* Everything that is found out together. */
typedef struct
{
  const PlGoal *goal;
  PlJacks jacks;
  PlLeads leads;
  PlCircuit *circuit;
  GPtrArray *tried; /* PlTried */
  PlWays *ways;
} PlPlanner;

/* A way that was simulated, with what ranking needs. */
typedef struct
{
  PlWay *way;
  const PlTap *tap;
  PlTapKnobs knobs;
  gboolean amplified_twice;
  double level_dbu;
  double special; /* of its link, as are the next two */
  guint n_foreign;
  int tray;
  guint order; /* in which they were tried */
} PlTried;

/* Simulates the way; terms and facts that need no other way are filled in.  FALSE: a plainer one
 * between the same jacks, the last ones tried, does the same. */
gboolean pl_try_way (PlPlanner *self, PlTried *tried, PlBench *bench);
double pl_verdict_stereo_units (const PlVerdict *verdict);

/* Facts and terms that compare ways; folds, sorts, recommends.  Takes all tried ways. */
void pl_rank_ways (PlPlanner *self);

void pl_way_free (PlWay *self);
void pl_way_set_term (PlWay *self, const PlGoal *goal, PlTerm term, double units);
PlFact *pl_way_add_fact (PlWay *self, PlFactType type);

G_END_DECLS
