/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences: why it is heard so. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/hazard.h"
#include "core/plain.h"
#include "core/upstream.h"
#include "core/words.h"

typedef struct
{
  const PlCircuit *circuit;
  const PlPatch *patch;
  GPtrArray *lines;
} Why;

static void
take_line (Why *self, char *line)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (strcmp (g_ptr_array_index (self->lines, i), line) == 0)
      {
        g_free (line);
        return;
      }
  g_ptr_array_add (self->lines, line);
}

/* The contact that reads a sense. */
static gboolean
find_contact (const PlKind *kind, const PlSignal *sense, guint16 node, PlContact *contact)
{
  const PlConnector *connector = pl_kind_connector (kind, sense->connector);

  for (int i = 0; i < PL_N_CONTACTS; i++)
    if (connector->node[i] == node)
      {
        *contact = (PlContact) i;
        return TRUE;
      }
  return FALSE;
}

/* What the trace runs through: "cable 1 (TRS cable)". */
static char *
name_carriers (const Why *self, const PlTrace *trace)
{
  g_autoptr (GString) out = g_string_new (NULL);
  PlPartId last = 0;

  for (guint i = 0; i < trace->steps->len; i++)
    {
      PlPartId id = g_array_index (trace->steps, PlStep, i).part;
      const PlPart *part = pl_patch_get_part (self->patch, id);

      if (id == last || part == NULL || !pl_kind_is_cable (part->kind))
        continue;
      {
        g_autofree char *name = pl_words_part (self->patch, id);
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", name);
      }
      last = id;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
name_signal (const Why *self, const PlTrace *trace)
{
  PlProgramme programme = { trace->output.part, trace->signal };
  g_autofree char *name = pl_words_programme (self->patch, programme);

  return pl_words_with_article (self->patch, programme, name);
}

static const char *
feed_words (const PlTrace *trace, gboolean has_carrier)
{
  switch (trace->feed)
    {
    case PL_FEED_DRIVEN:
      if (!has_carrier)
        return trace->sign < 0
                   ? _ ("{output} puts {signal}, inverted, on its {outcontact}; the {contact} of "
                        "{input} takes it: {role}.")
                   : _ (
                       "{output} puts {signal} on its {outcontact}; the {contact} of {input} takes "
                       "it: {role}.");
      return trace->sign < 0
                 ? _ (
                     "{output} puts {signal}, inverted, on its {outcontact}; {carrier} takes it to "
                     "the {contact} of {input}: {role}.")
                 : _ ("{output} puts {signal} on its {outcontact}; {carrier} takes it to the "
                      "{contact} of {input}: {role}.");
    case PL_FEED_PASSIVE:
      return _ ("The {outcontact} of {output} carries no signal, only a resistor to ground, and "
                "{carrier} takes that to the {contact} of {input}: {role} gets nothing.");
    case PL_FEED_GROUND:
      return trace->shorted_by.part != 0
                 ? _ ("The {contact} of {input} is joined to ground by the sleeve of the {plug} at "
                      "{short}: {role} gets nothing.")
                 : _ ("The {contact} of {input} is joined to ground: {role} gets nothing.");
    case PL_FEED_OPEN:
      return _ ("The {contact} of {input} touches nothing that leads to an output: {role} gets "
                "nothing.");
    case PL_FEED_INPUT:
      return _ ("The {contact} of {input} only meets {output}, which plays nothing: {role} gets "
                "nothing.");
    }
  g_assert_not_reached ();
}

static const char *
role_words (const PlSignal *sense, gboolean cold)
{
  if (sense->ear != PL_SIDE_NONE)
    return sense->ear == PL_SIDE_LEFT ? _ ("the left ear") : _ ("the right ear");
  if (sense->side == PL_SIDE_LEFT)
    return _ ("the left channel");
  if (sense->side == PL_SIDE_RIGHT)
    return _ ("the right channel");
  return cold ? _ ("the cold side") : _ ("the hot side");
}

/* Where a plug sits: the jack's name rather than the cable's. */
static char *
name_seat (const Why *self, PlEnd plug)
{
  PlEnd mate;

  if (pl_circuit_get_mate (self->circuit, plug, &mate, NULL))
    return pl_words_end (self->patch, mate);
  return pl_words_end (self->patch, plug);
}

static char *
explain_contact (const Why *self, PlPartId part, const PlSignal *sense, PlContact contact,
                 gboolean cold, const PlTrace *trace)
{
  PlEnd input = { part, sense->connector };
  const PlPart *host = pl_patch_get_part (self->patch, part);
  gboolean captive = pl_kind_connector (host->kind, sense->connector)->moves;
  g_autofree char *where = pl_words_end (self->patch, input);
  g_autofree char *plug_name
      = captive ? pl_words_fill (_ ("the plug of {name}"), "name", where, NULL) : NULL;
  g_autofree char *carrier = name_carriers (self, trace);
  gboolean has_output = trace->feed == PL_FEED_DRIVEN || trace->feed == PL_FEED_PASSIVE
                        || trace->feed == PL_FEED_INPUT;
  g_autofree char *output = has_output ? pl_words_end (self->patch, trace->output) : NULL;
  g_autofree char *signal = trace->feed == PL_FEED_DRIVEN ? name_signal (self, trace) : NULL;
  g_autofree char *short_at
      = trace->shorted_by.part != 0 ? name_seat (self, trace->shorted_by) : NULL;
  const PlPart *shorter = pl_patch_get_part (self->patch, trace->shorted_by.part);
  const char *plug
      = shorter != NULL
            ? pl_words_shape (pl_kind_connector (shorter->kind, trace->shorted_by.connector)->shape)
            : "";

  if (*carrier == '\0' && trace->feed == PL_FEED_PASSIVE)
    {
      g_free (carrier);
      carrier = g_strdup (_ ("the plug"));
    }
  return pl_words_fill (feed_words (trace, *carrier != '\0'), "output", output, "signal", signal,
                        "outcontact", pl_words_contact (trace->contact), "carrier", carrier,
                        "contact", pl_words_contact (contact), "input", captive ? plug_name : where,
                        "role", role_words (sense, cold), "plug", plug, "short", short_at, NULL);
}

static char *
explain_unpowered (const Why *self, const PlSignal *sense, gboolean cold, const PlTrace *trace)
{
  g_autofree char *output = pl_words_end (self->patch, trace->output);

  return pl_words_fill (_ ("No 48 V reach {output}, so it plays nothing: {role} gets nothing."),
                        "output", output, "role", role_words (sense, cold), NULL);
}

static gboolean
is_unpowered (const Why *self, const PlTrace *trace)
{
  return trace->feed == PL_FEED_DRIVEN
         && pl_circuit_is_unpowered (self->circuit,
                                     (PlProgramme){ trace->output.part, trace->signal });
}

/* Empty outputs whose switch joins them to the one that plays: L/MONO plays what R would, too. */
static void
add_resting (Why *self, const PlTrace *trace)
{
  const PlKind *kind = pl_patch_get_part (self->patch, trace->output.part)->kind;
  guint16 node = pl_kind_connector (kind, trace->output.connector)->node[trace->contact];
  g_autofree char *output = pl_words_end (self->patch, trace->output);

  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *normal = &g_array_index (kind->elements, PlElement, i);
      PlEnd empty = { trace->output.part, normal->connector }, mate;
      const PlConnector *connector = NULL;
      PlTrace other = { .output = empty };
      g_autofree char *jack = NULL, *signal = NULL;

      if (normal->type != PL_ELEMENT_NORMAL || normal->b != node
          || pl_circuit_get_mate (self->circuit, empty, &mate, NULL))
        continue;
      connector = pl_kind_connector (kind, normal->connector);
      if (connector->n_drivers == 0 || normal->connector == trace->output.connector)
        continue;
      other.signal = connector->signals[0];
      jack = pl_words_end (self->patch, empty);
      signal = name_signal (self, &other);
      take_line (self, pl_words_fill (_ ("Nothing is plugged into {jack}, so {output} plays "
                                         "{signal}, too: half of each."),
                                      "jack", jack, "output", output, "signal", signal, NULL));
    }
}

static void explain_sense (Why *self, PlPartId part, guint16 signal, guint depth);

static void
explain_leg (Why *self, PlPartId part, const PlSignal *sense, guint16 node, gboolean cold,
             guint depth)
{
  const PlKind *kind = pl_patch_get_part (self->patch, part)->kind;
  PlContact contact;
  PlTrace trace;

  if (!find_contact (kind, sense, node, &contact))
    return;
  pl_circuit_trace (self->circuit, (PlEnd){ part, sense->connector }, contact, &trace);
  if (is_unpowered (self, &trace))
    take_line (self, explain_unpowered (self, sense, cold, &trace));
  else if (trace.feed == PL_FEED_DRIVEN)
    {
      const PlKind *from = pl_patch_get_part (self->patch, trace.output.part)->kind;

      /* An amplifier in between: what it hears explains more than what it does. */
      if (pl_kind_signal (from, trace.signal)->type == PL_SIGNAL_SENSE)
        explain_sense (self, trace.output.part, trace.signal, depth + 1);
      else
        {
          take_line (self, explain_contact (self, part, sense, contact, cold, &trace));
          add_resting (self, &trace);
        }
    }
  else
    take_line (self, explain_contact (self, part, sense, contact, cold, &trace));
  pl_trace_clear (&trace);
}

enum
{
  MAX_STAGES = 16
};

static void
explain_sense (Why *self, PlPartId part, guint16 signal, guint depth)
{
  const PlKind *kind = pl_patch_get_part (self->patch, part)->kind;
  const PlSignal *sense = pl_kind_signal (kind, signal);

  if (depth > MAX_STAGES)
    return;
  explain_leg (self, part, sense, sense->hot, FALSE, depth);
  if (sense->cold != PL_GROUND_NODE)
    explain_leg (self, part, sense, sense->cold, TRUE, depth);
}

static char *
word_stress (const PlPatch *patch, const PlStress *stress)
{
  g_autofree char *output = pl_words_end (patch, stress->output);
  g_autofree char *other = stress->fighting ? pl_words_end (patch, stress->other) : g_strdup ("");
  g_autofree char *ma = g_strdup_printf ("%.1f", fabs (stress->current_a_per_v) * 1000.0);

  return pl_words_fill (
      stress->fighting ? _ ("The {contact} of {output} works straight into the {othercontact} of "
                            "{other}: {ma} mA for each volt.")
                       : _ ("The {contact} of {output} is shorted to ground: {ma} mA for each "
                            "volt."),
      "contact", pl_words_contact (stress->contact), "output", output, "othercontact",
      pl_words_contact (stress->other_contact), "other", other, "ma", ma, NULL);
}

void
pl_words_add_hazards (const PlCircuit *circuit, const PlVerdict *verdict, GPtrArray *list)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlGroup *group
      = pl_kind_group (pl_patch_get_part (patch, verdict->part)->kind, verdict->group);
  g_autoptr (GArray) islands
      = pl_circuit_dup_upstream (circuit, verdict->part, group->sense, group->is_pair ? 2 : 1);
  g_autoptr (GArray) stresses = g_array_new (FALSE, FALSE, sizeof (PlStress));
  Why why = { circuit, patch, list };

  for (guint i = 0; i < islands->len; i++)
    pl_circuit_add_island_stresses (circuit, g_array_index (islands, guint32, i), stresses);
  for (guint i = 0; i < stresses->len; i++)
    {
      const PlStress *stress = &g_array_index (stresses, PlStress, i);
      gboolean told = FALSE;

      for (guint k = 0; k < i && !told; k++)
        told = pl_stress_is_same_fight (&g_array_index (stresses, PlStress, k), stress);
      if (!told)
        take_line (&why, word_stress (patch, stress));
    }
}

char **
pl_words_causes (const PlCircuit *circuit, const PlVerdict *verdict)
{
  Why why = { circuit, pl_circuit_get_patch (circuit), g_ptr_array_new () };
  const PlKind *kind = pl_patch_get_part (why.patch, verdict->part)->kind;
  const PlGroup *group = pl_kind_group (kind, verdict->group);

  pl_words_add_closed_knobs (circuit, verdict, why.lines);
  if (verdict->connected)
    for (guint i = 0; i < (group->is_pair ? 2u : 1u); i++)
      explain_sense (&why, verdict->part, group->sense[i], 0);
  pl_words_add_tilt (circuit, verdict, why.lines);
  pl_words_add_hazards (circuit, verdict, why.lines);
  g_ptr_array_add (why.lines, NULL);
  return (char **) g_ptr_array_free (why.lines, FALSE);
}

static const PlSourceNote *
find_note (const PlKind *kind, const PlClaim *claim)
{
  for (guint i = 0; claim != NULL && claim->source != NULL && i < kind->notes->len; i++)
    {
      const PlSourceNote *note = &g_array_index (kind->notes, PlSourceNote, i);
      if (strcmp (note->id, claim->source) == 0)
        return note;
    }
  return NULL;
}

/* The claim about one case ("Output-balanced") goes before the one about the whole list, which is
 * about the expected case. */
char *
pl_words_grounds (const PlPatch *patch, const PlOutcome *outcome)
{
  const PlKind *kind = pl_patch_get_part (patch, outcome->output.part)->kind;
  const PlConnector *connector = pl_kind_connector (kind, outcome->output.connector);
  gboolean expected = outcome->driver == connector->drivers[0];
  g_autofree char *key = g_strconcat ("Output-", pl_driver_name (outcome->driver), NULL);
  const PlClaim *claim = pl_claims_find (connector->claims, key);
  const PlSourceNote *note = NULL;

  if (claim == NULL && expected)
    claim = pl_claims_find (connector->claims, "Output");
  note = find_note (kind, claim);
  if (note != NULL)
    return pl_words_fill (expected ? _ ("expected, after: {title}")
                                   : _ ("possible, after: {title}"),
                          "title", note->title, NULL);
  return g_strdup (expected ? _ ("expected, but assumed")
                            : _ ("possible: its maker does not say how it is driven"));
}

static char *
word_outcome (const PlCircuit *circuit, const PlOutcome *outcome)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  g_autofree char *jack = pl_words_end (patch, outcome->output);
  g_autofree char *verdict = pl_words_verdict (circuit, &outcome->verdict);
  g_autofree char *grounds = pl_words_grounds (patch, outcome);

  return pl_words_fill (_ ("If {jack} is {driver} ({grounds}): {verdict}"), "jack", jack, "driver",
                        pl_words_driver (outcome->driver), "grounds", grounds, "verdict", verdict,
                        NULL);
}

char **
pl_words_outcomes (PlCircuit *circuit, PlPartId part, guint16 group)
{
  g_autoptr (GArray) outcomes = pl_circuit_dup_outcomes (circuit, part, group);
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < outcomes->len; i++)
    g_ptr_array_add (lines, word_outcome (circuit, &g_array_index (outcomes, PlOutcome, i)));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
