/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Repairs as sentences. */
#include "core/words-repair.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TOLD_DB 0.05 /* less would read “0.0 dB” */

static const char *const templates[PL_N_REPAIRS] = {
  [PL_REPAIR_PUSH] = N_ ("Push the plug in {jack} fully home."),
  [PL_REPAIR_CONTROL] = N_ ("Set {knob} of {device} to {value}."),
  [PL_REPAIR_JACK] = N_ ("Move the plug of {lead} from {jack} to {other}."),
  [PL_REPAIR_LEAD] = N_ ("Use “{kind}” instead of {lead}."),
  [PL_REPAIR_MEND] = N_ ("Replace {lead} with one that is whole."),
  [PL_REPAIR_EXCHANGE] = N_ ("Exchange the plugs in {jack} and {other}."),
  [PL_REPAIR_OTHER_SIDE] = N_ ("Add a second “{kind}” from {jack} to {other}."),
  [PL_REPAIR_ADAPTER] = N_ ("Put “{kind}” between {jack} and the plug of {lead}."),
  [PL_REPAIR_JACK_LEAD] = N_ ("Use “{kind}” instead of {lead}, and {other} instead of {jack}."),
  [PL_REPAIR_SPLIT_LEAD]
  = N_ ("Use “{kind}” instead of {lead}, with its two ends in {jack} and {other}."),
  [PL_REPAIR_UNPLUG] = N_ ("Unplug {lead} from {jack}."),
};

typedef struct
{
  const PlPatch *patch;
  const PlRepair *repair;
} Words;

static char *
look_up (const char *key, gconstpointer data)
{
  const Words *words = data;
  const PlRepair *repair = words->repair;
  const PlKind *kind = pl_patch_get_part (words->patch, repair->lead)->kind;

  if (g_str_equal (key, "jack"))
    return pl_words_end (words->patch, repair->jack);
  if (g_str_equal (key, "other"))
    return pl_words_end (words->patch, repair->other_jack);
  if (g_str_equal (key, "lead") || g_str_equal (key, "device"))
    return pl_words_part (words->patch, repair->lead);
  if (g_str_equal (key, "kind"))
    return g_strdup (pl_words_kind (repair->kind));
  if (repair->control == PL_NO_INDEX)
    return NULL;
  if (g_str_equal (key, "knob"))
    return g_strdup (pl_kind_control (kind, repair->control)->label);
  if (g_str_equal (key, "value"))
    return pl_words_value (kind, repair->control, repair->value);
  return NULL;
}

char *
pl_words_repair (const PlPatch *patch, const PlRepair *repair)
{
  const Words words = { patch, repair };

  return pl_words_fill_with (_ (templates[repair->type]), look_up, &words);
}

char *
pl_words_repair_effect (const PlPatch *patch, const PlRepairEffect *effect)
{
  const PlKind *kind = pl_patch_get_part (patch, effect->part)->kind;
  PlEnd end = { effect->part, pl_kind_group (kind, effect->group)->connector };
  g_autofree char *who = pl_words_end (patch, end);
  g_autofree char *number = g_strdup_printf ("%.1f", fabs (effect->change_db));

  if (effect->before != effect->after || fabs (effect->change_db) < TOLD_DB)
    return pl_words_fill (_ ("{who}: {result}"), "who", who, "result",
                          pl_words_result (effect->after, effect->is_mix), NULL);
  return pl_words_fill (effect->change_db < 0.0 ? _ ("{who}: {number} dB quieter")
                                                : _ ("{who}: {number} dB louder"),
                        "who", who, "number", number, NULL);
}

static char *
word_other_programme (const PlPatch *patch, const PlRepair *repair)
{
  g_autofree char *was = pl_words_mix (patch, repair->was);
  g_autofree char *is = pl_words_mix (patch, repair->is);

  return pl_words_fill (_ ("Plays another mix: {now} instead of {before}."), "now", is, "before",
                        was, NULL);
}

static char *
word_shared_knob (const PlPatch *patch, PlEnd knob)
{
  const PlKind *kind = pl_patch_get_part (patch, knob.part)->kind;

  return pl_words_fill (_ ("{knob} moves the loudspeakers, too."), "knob",
                        pl_kind_control (kind, knob.connector)->label, NULL);
}

/* Where the ends of a new lead with three or more go, if they have names: it matters. */
static void
add_ends (const PlPatch *patch, const PlRepair *repair, GPtrArray *sentences)
{
  const PlKind *kind = repair->kind;
  PlPartId lead = repair->type == PL_REPAIR_SPLIT_LEAD ? pl_patch_next_id (patch) : repair->lead;
  g_autoptr (PlPatch) after = NULL;
  const PlPart *part = NULL;

  if ((repair->type != PL_REPAIR_LEAD && repair->type != PL_REPAIR_SPLIT_LEAD)
      || kind->connectors->len < 3)
    return;
  after = pl_patch_apply_all (patch, repair->edits, repair->n_edits, NULL);
  part = after != NULL ? pl_patch_get_part (after, lead) : NULL;
  for (guint16 i = 0; part != NULL && part->kind == kind && i < kind->connectors->len; i++)
    {
      g_autofree char *jack = NULL;

      if (part->seats[i].part == 0 || *pl_kind_connector (kind, i)->label == '\0')
        continue;
      jack = pl_words_end (after, (PlEnd){ part->seats[i].part, part->seats[i].connector });
      g_ptr_array_add (sentences, pl_words_fill (_ ("Its end “{end}” goes into {jack}."), "end",
                                                 pl_words_jack (kind, i), "jack", jack, NULL));
    }
}

char *
pl_words_repair_terms (const PlPatch *patch, const PlRepair *repair)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  if (repair->to_buy)
    g_ptr_array_add (sentences, pl_words_fill (_ ("To buy: {kind}."), "kind",
                                               pl_words_kind (repair->kind), NULL));
  add_ends (patch, repair, sentences);
  if (repair->plays_other)
    g_ptr_array_add (sentences, word_other_programme (patch, repair));
  if (repair->shared_knob.part != 0)
    g_ptr_array_add (sentences, word_shared_knob (patch, repair->shared_knob));
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}
