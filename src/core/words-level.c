/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences about levels: which knob is down, and where one side gets quieter than the other. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/loss.h"
#include "core/words.h"

static void
take_line (GPtrArray *lines, char *line)
{
  if (g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_free (line);
  else
    g_ptr_array_add (lines, line);
}

char *
pl_words_control (const PlKind *kind, guint16 control)
{
  const PlControl *what = pl_kind_control (kind, control);

  for (guint i = 0; i < kind->controls->len; i++)
    if (i != control && g_str_equal (pl_kind_control (kind, i)->label, what->label)
        && what->section != NULL)
      return g_strdup_printf ("%s (%s)", what->label, pl_words_section (kind, what->section));
  return g_strdup (what->label);
}

static char *
word_knob (const PlPatch *patch, const PlKnob *knob, const char *template)
{
  const PlPart *part = pl_patch_get_part (patch, knob->part);
  g_autofree char *name = pl_words_control (part->kind, knob->control);
  g_autofree char *device = pl_words_part (patch, knob->part);
  g_autofree char *value
      = pl_words_value (part->kind, knob->control, part->controls[knob->control]);

  return pl_words_fill (template, "knob", name, "device", device, "value", value, NULL);
}

/* Pan is not down, but stands to the other side; a switch is set. */
static char *
word_closed (const PlPatch *patch, const PlKnob *knob)
{
  const PlKind *kind = pl_patch_get_part (patch, knob->part)->kind;

  switch (pl_kind_control (kind, knob->control)->unit)
    {
    case PL_UNIT_PAN:
    case PL_UNIT_BALANCE:
      return word_knob (
          patch, knob,
          _ ("{knob} of {device} stands at {value}: nothing gets past it to this side."));
    case PL_UNIT_POSITION:
      return word_knob (patch, knob,
                        _ ("{knob} of {device} is set to {value}: nothing gets past it."));
    case PL_UNIT_DB:
    case PL_UNIT_PERCENT:
      break;
    }
  return word_knob (patch, knob,
                    _ ("{knob} of {device} is turned down ({value}): nothing gets past it."));
}

void
pl_words_add_closed_knobs (const PlCircuit *circuit, const PlVerdict *verdict, GPtrArray *lines)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlGroup *group
      = pl_kind_group (pl_patch_get_part (patch, verdict->part)->kind, verdict->group);

  for (guint ear = 0; verdict->connected && ear < (group->is_pair ? 2u : 1u); ear++)
    {
      g_autoptr (GArray) knobs
          = pl_circuit_dup_closed_knobs (circuit, verdict->part, group->sense[ear]);

      for (guint i = 0; i < knobs->len; i++)
        take_line (lines, word_closed (patch, &g_array_index (knobs, PlKnob, i)));
    }
}

/* Lopsided */

static char *
word_loss (const PlPatch *patch, const PlLoss *loss)
{
  g_autofree char *db = g_strdup_printf ("%.1f", loss->db);
  g_autofree char *output = pl_words_end (patch, loss->output);
  g_autofree char *signal
      = pl_words_programme (patch, (PlProgramme){ loss->output.part, loss->signal });
  g_autofree char *cable = pl_words_part (patch, loss->cable);

  return pl_words_fill (loss->cable != 0
                            ? _ ("Of what {output} plays ({signal}), {db} dB are lost in {cable}.")
                            : _ ("{output} is loaded so much that it gives {db} dB less than it "
                                 "could ({signal})."),
                        "output", output, "signal", signal, "db", db, "cable", cable, NULL);
}

static const PlKnob *
find_knob (const GArray *knobs, const PlKnob *knob)
{
  for (guint i = 0; i < knobs->len; i++)
    {
      const PlKnob *other = &g_array_index (knobs, PlKnob, i);

      if (other->part == knob->part && other->control == knob->control)
        return other;
    }
  return NULL;
}

/* Knobs of the quieter side that let less through for it than for the other
 * one. */
static void
add_low_knobs (const PlCircuit *circuit, PlPartId part, guint16 quiet, guint16 loud,
               GPtrArray *lines)
{
  g_autoptr (GArray) low = pl_circuit_dup_knobs (circuit, part, quiet);
  g_autoptr (GArray) high = pl_circuit_dup_knobs (circuit, part, loud);

  for (guint i = 0; i < low->len; i++)
    {
      const PlKnob *knob = &g_array_index (low, PlKnob, i), *other = find_knob (high, knob);

      if (knob->gain < 0.99 * (other != NULL ? other->gain : 1.0))
        take_line (lines, word_knob (pl_circuit_get_patch (circuit), knob,
                                     _ ("{knob} of {device} stands at {value}.")));
    }
}

/* The other side loses as much in the same place: no reason to be quieter than
 * it. */
static gboolean
is_shared (const GArray *losses, const PlLoss *loss)
{
  for (guint i = 0; i < losses->len; i++)
    {
      const PlLoss *other = &g_array_index (losses, PlLoss, i);

      if (other->cable == loss->cable && other->output.part == loss->output.part
          && other->signal != loss->signal && fabs (other->db - loss->db) < 1.0)
        return TRUE;
    }
  return FALSE;
}

void
pl_words_add_tilt (const PlCircuit *circuit, const PlVerdict *verdict, GPtrArray *lines)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlGroup *group
      = pl_kind_group (pl_patch_get_part (patch, verdict->part)->kind, verdict->group);
  guint quiet = group->is_pair && verdict->tilt_db > 0.0 ? 1 : 0;
  g_autoptr (GArray) losses = NULL;
  g_autoptr (GArray) others = NULL;

  if ((verdict->labels & PL_LABEL_BIT (PL_LABEL_LOPSIDED)) == 0)
    return;
  if (group->is_pair)
    add_low_knobs (circuit, verdict->part, group->sense[quiet], group->sense[1 - quiet], lines);
  losses = pl_circuit_dup_losses (circuit, verdict->part, group->sense[quiet]);
  others = pl_circuit_dup_losses (circuit, verdict->part,
                                  group->sense[group->is_pair ? 1 - quiet : 0]);
  for (guint i = 0; i < losses->len; i++)
    if (!is_shared (others, &g_array_index (losses, PlLoss, i)))
      take_line (lines, word_loss (patch, &g_array_index (losses, PlLoss, i)));
}
