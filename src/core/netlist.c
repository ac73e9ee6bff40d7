/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The circuit as SPICE text: islands as they are solved, amplifiers as controlled sources. */
#include <math.h>
#include <string.h>

#include "core/circuit-private.h"

/* Above this many programme × sense pairs, only the pairs that are heard are printed. */
enum
{
  MAX_PRINTS = 20000
};

typedef struct
{
  const PlCircuit *circuit;
  GString *out;
  GArray *programmes; /* PlSenseRef: buses that play */
  GArray *senses;     /* PlSenseRef: in islands */
} Netlist;

/* Names go into comments only: one line, no surprises. */
static void
append_name (GString *out, const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    g_string_append_c (out, (guchar) *c < ' ' ? ' ' : *c);
}

static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.12g", value));
}

static void
append_node (GString *out, const PlNodeNet *net)
{
  if (net->island == PL_NO_ISLAND)
    g_string_append_c (out, '0');
  else
    g_string_append_printf (out, "n%u_%u", net->island, net->net);
}

static void
append_local (GString *out, guint32 island, guint32 net)
{
  PlNodeNet where = { net == PL_NO_ISLAND ? PL_NO_ISLAND : island, net };

  append_node (out, &where);
}

/* The two nodes between which a signal's value stands. */
static void
append_signal_nodes (Netlist *self, PlPartId part, guint16 signal)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, part);
  const PlSignal *what = pl_kind_signal (slot->part->kind, signal);

  if (what->type == PL_SIGNAL_BUS)
    {
      g_string_append_printf (self->out, "b%u_%u 0", part, signal);
      return;
    }
  append_node (self->out, &slot->nets[what->hot]);
  g_string_append_c (self->out, ' ');
  append_node (self->out, &slot->nets[what->cold]);
}

static void
write_contacts (Netlist *self, PlPartId id)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, id);
  const PlKind *kind = slot->part->kind;

  g_string_append_printf (self->out, "* part %u: ", id);
  append_name (self->out, pl_part_title (slot->part));
  g_string_append (self->out, " (");
  append_name (self->out, kind->id);
  g_string_append (self->out, ")\n");
  for (guint c = 0; c < kind->connectors->len; c++)
    {
      const PlConnector *connector = pl_kind_connector (kind, c);
      gboolean used = slot->part->seats[c].part != 0 || slot->guest[c].part != 0;

      if (!used)
        continue;
      g_string_append_printf (self->out, "*   %s:", connector->id);
      for (int contact = 0; contact < PL_N_CONTACTS; contact++)
        if (connector->node[contact] != PL_NO_NODE)
          {
            g_string_append_printf (self->out, " %s=", pl_contact_name ((PlContact) contact));
            append_node (self->out, &slot->nets[connector->node[contact]]);
          }
      g_string_append_c (self->out, '\n');
    }
}

/* A bus: its own programme, or the sum of what is routed to it, as volts across 1 ohm. */
static void
write_bus (Netlist *self, PlPartId id, guint16 signal)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, id);
  const PlKind *kind = slot->part->kind;
  PlSenseRef ref = { id, signal };

  g_string_append_printf (self->out, "* bus ");
  append_name (self->out, pl_kind_signal (kind, signal)->name);
  g_string_append_c (self->out, '\n');
  if (pl_slot_bus_plays (slot, signal))
    {
      g_string_append_printf (self->out, "Vp%u_%u b%u_%u 0 DC 0 AC 0\n", id, signal, id, signal);
      g_array_append_val (self->programmes, ref);
      return;
    }
  g_string_append_printf (self->out, "Rb%u_%u b%u_%u 0 1\n", id, signal, id, signal);
  PL_FOR_LIST (kind->signal_routes_in, signal, i)
  {
    guint16 index = kind->signal_routes_in.item[i];
    const PlRoute *route = &g_array_index (kind->routes, PlRoute, index);

    g_string_append_printf (self->out, "Gr%u_%u 0 b%u_%u ", id, index, id, signal);
    append_signal_nodes (self, id, route->from);
    g_string_append_c (self->out, ' ');
    append_number (self->out, route->gain.factor * pl_slot_controls_gain (slot, &route->gain));
    g_string_append_c (self->out, '\n');
  }
}

static void
write_source (Netlist *self, guint32 island, const PlStamp *stamp)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, stamp->part);
  const PlElement *element = pl_kind_element (slot->part->kind, stamp->element);

  g_string_append_printf (self->out, "E%u_%u e%u_%u ", stamp->part, stamp->element, stamp->part,
                          stamp->element);
  append_local (self->out, island, stamp->b);
  g_string_append_c (self->out, ' ');
  append_signal_nodes (self, stamp->part, element->signal);
  g_string_append_c (self->out, ' ');
  append_number (self->out, element->gain.factor * pl_slot_controls_gain (slot, &element->gain));
  g_string_append_printf (self->out, "\nR%u_%u e%u_%u ", stamp->part, stamp->element, stamp->part,
                          stamp->element);
  append_local (self->out, island, stamp->a);
}

static void
write_stamp (Netlist *self, guint32 island, const PlStamp *stamp)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, stamp->part);
  const PlElement *element = pl_kind_element (slot->part->kind, stamp->element);

  if (!pl_circuit_stamp_is_active (self->circuit, stamp))
    return;
  if (element->type == PL_ELEMENT_FOLLOWER)
    {
      g_string_append_printf (self->out, "G%u_%u ", stamp->part, stamp->element);
      append_local (self->out, island, stamp->b);
      g_string_append_c (self->out, ' ');
      append_local (self->out, island, stamp->a);
      g_string_append_c (self->out, ' ');
      append_local (self->out, island, pl_slot_local_net (slot, element->signal));
      g_string_append_c (self->out, ' ');
      append_local (self->out, island, stamp->b);
      g_string_append_c (self->out, ' ');
      append_number (self->out, 1.0 / stamp->ohms);
      g_string_append_c (self->out, '\n');
      return;
    }
  if (element->type == PL_ELEMENT_SOURCE)
    write_source (self, island, stamp);
  else
    {
      g_string_append_printf (self->out, "R%u_%u ", stamp->part, stamp->element);
      append_local (self->out, island, stamp->a);
      g_string_append_c (self->out, ' ');
      append_local (self->out, island, stamp->b);
    }
  g_string_append_c (self->out, ' ');
  append_number (self->out, stamp->ohms);
  g_string_append_c (self->out, '\n');
}

static void
write_island (Netlist *self, guint32 index)
{
  const PlIsland *island = pl_circuit_island (self->circuit, index);

  g_string_append_printf (self->out, "* island %u\n", index);
  for (guint i = 0; i < island->n_stamps; i++)
    write_stamp (self, index, &island->stamps[i]);
  g_array_append_vals (self->senses, island->senses, island->n_senses);
}

static gboolean
is_heard (Netlist *self, PlSenseRef sense, PlSenseRef programme)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, sense.part);
  const PlSignalState *state = &slot->signals[sense.signal];

  for (guint i = 0; i < state->n_heard; i++)
    if (pl_signal_state_heard (state)[i].programme.part == programme.part
        && pl_signal_state_heard (state)[i].programme.signal == programme.signal)
      return TRUE;
  return FALSE;
}

static void
append_volts (GString *out, const PlNodeNet *net)
{
  if (net->island == PL_NO_ISLAND)
    g_string_append_c (out, '0');
  else
    g_string_append_printf (out, "v(n%u_%u)", net->island, net->net);
}

static void
write_print (Netlist *self, PlSenseRef sense, PlSenseRef programme)
{
  const PlSlot *slot = pl_circuit_slot (self->circuit, sense.part);
  const PlSlot *from = pl_circuit_slot (self->circuit, programme.part);
  const PlSignal *what = pl_kind_signal (slot->part->kind, sense.signal);

  g_string_append_printf (self->out, "echo GAIN %u.%s %u.%s\nlet x = ", sense.part, what->id,
                          programme.part, pl_kind_signal (from->part->kind, programme.signal)->id);
  append_volts (self->out, &slot->nets[what->hot]);
  g_string_append (self->out, " - ");
  append_volts (self->out, &slot->nets[what->cold]);
  g_string_append (self->out, "\nprint x\n");
}

static void
write_prints (Netlist *self)
{
  gboolean all = (gsize) self->programmes->len * self->senses->len <= MAX_PRINTS;

  for (guint i = 0; i < self->programmes->len; i++)
    {
      PlSenseRef programme = g_array_index (self->programmes, PlSenseRef, i);

      g_string_append_printf (self->out, "alter Vp%u_%u ac = 1\nac lin 1 1000 1000\n",
                              programme.part, programme.signal);
      for (guint s = 0; s < self->senses->len; s++)
        {
          PlSenseRef sense = g_array_index (self->senses, PlSenseRef, s);
          if (all || is_heard (self, sense, programme))
            write_print (self, sense, programme);
        }
      g_string_append_printf (self->out, "alter Vp%u_%u ac = 0\n", programme.part,
                              programme.signal);
    }
}

static void
write_parts (Netlist *self)
{
  for (PlPartId id = 1; id < self->circuit->slots->len; id++)
    {
      const PlSlot *slot = pl_circuit_find_slot (self->circuit, id);

      if (slot == NULL)
        continue;
      write_contacts (self, id);
      for (guint16 s = 0; s < slot->part->kind->signals->len; s++)
        if (pl_kind_signal (slot->part->kind, s)->type == PL_SIGNAL_BUS)
          write_bus (self, id, s);
    }
}

char *
pl_circuit_dup_netlist (const PlCircuit *self)
{
  Netlist netlist = { .circuit = self, .out = g_string_new ("* ") };

  netlist.programmes = g_array_new (FALSE, FALSE, sizeof (PlSenseRef));
  netlist.senses = g_array_new (FALSE, FALSE, sizeof (PlSenseRef));
  append_name (netlist.out, self->patch != NULL ? pl_patch_get_title (self->patch) : "");
  g_string_append (
      netlist.out,
      "\n* Run with: ngspice -b FILE.  Node 0 is mains earth or the reference ground.\n"
      "* Each GAIN line names sense and programme; the number after it is the gain.\n");
  write_parts (&netlist);
  for (guint32 i = 0; i < self->islands->len; i++)
    if (pl_circuit_island (self, i)->alive)
      write_island (&netlist, i);
  g_string_append (netlist.out, ".options rshunt=1e12\n.control\nset numdgt=10\n");
  write_prints (&netlist);
  g_string_append (netlist.out, "quit\n.endc\n.end\n");
  g_array_unref (netlist.programmes);
  g_array_unref (netlist.senses);
  return g_string_free (netlist.out, FALSE);
}
