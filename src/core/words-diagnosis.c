/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Symptoms, suspects and tests as sentences. */
#include "core/words-diagnosis.h"

#include <glib/gi18n-lib.h>

static const char *const symptoms[PL_N_SYMPTOMS] = {
  [PL_SYMPTOM_NOTHING] = N_ ("Nothing"),
  [PL_SYMPTOM_ONLY_LEFT] = N_ ("Only the left ear"),
  [PL_SYMPTOM_ONLY_RIGHT] = N_ ("Only the right ear"),
  [PL_SYMPTOM_HOLLOW] = N_ ("Thin and hollow, no voice"),
  [PL_SYMPTOM_SWAPPED] = N_ ("Left and right exchanged"),
  [PL_SYMPTOM_NO_STEREO] = N_ ("No stereo: the same in both ears"),
  [PL_SYMPTOM_OTHER] = N_ ("Something else than I should hear"),
  [PL_SYMPTOM_LEAK] = N_ ("Something else besides"),
  [PL_SYMPTOM_QUIET] = N_ ("Much too quiet"),
  [PL_SYMPTOM_DISTORTED] = N_ ("Distorted"),
  [PL_SYMPTOM_HUM] = N_ ("Hum"),
  [PL_SYMPTOM_HALF_IN] = N_ ("Right only while a plug is pulled out a little"),
};

const char *
pl_words_symptom (PlSymptom symptom)
{
  return _ (symptoms[symptom]);
}

static const char *const causes[PL_N_CAUSES] = {
  [PL_CAUSE_HALF_IN] = N_ ("The plug in {jack} is not pushed fully home."),
  [PL_CAUSE_OUT] = N_ ("The plug in {jack} is out, or its lead is broken there."),
  [PL_CAUSE_KNOB] = N_ ("{knob} of {part} stands at {value}."),
  [PL_CAUSE_SWITCH] = N_ ("{knob} of {part} is set to {value}."),
  [PL_CAUSE_LEAD] = N_ ("What was taken for {part} is “{kind}”."),
  [PL_CAUSE_JACK] = N_ ("The plug that belongs into {jack} sits in {other}."),
  [PL_CAUSE_EXCHANGED] = N_ ("The plugs of {jack} and {other} have changed places."),
  [PL_CAUSE_BROKEN] = N_ ("The {conductor} of {part} is broken."),
  [PL_CAUSE_SHORT] = N_ ("The {conductor} and the {second} of {part} touch each other."),
};

/* One look tells all three. */
#define LOOK_AT_PLUG                                                                               \
  N_ ("Follow the lead with your hand to the plug that belongs into {jack}. Is it in that jack, "  \
      "pushed in until it clicks a second time? Turn it a little while somebody listens.")

/* Connectors that click once, or not at all. */
static const char *const look_at_connector = N_ (
    "Follow the lead with your hand to the plug that belongs into {jack}. Is it in that jack, "
    "and in as far as it goes? Turn it a little while somebody listens.");

static const char *const tests[PL_N_CAUSES] = {
  [PL_CAUSE_HALF_IN] = LOOK_AT_PLUG,
  [PL_CAUSE_OUT] = LOOK_AT_PLUG,
  [PL_CAUSE_JACK] = LOOK_AT_PLUG,
  [PL_CAUSE_KNOB] = N_ ("Turn {knob} of {part} slowly while somebody listens."),
  [PL_CAUSE_SWITCH] = N_ ("Set {knob} of {part} to {now} and listen again."),
  [PL_CAUSE_LEAD] = N_ ("Look at the plugs of {part}: how many black rings has each? Read what is "
                        "printed on it, or put another one in its place."),
  [PL_CAUSE_EXCHANGED] = N_ ("Exchange the plugs of {jack} and {other} and listen again."),
  [PL_CAUSE_BROKEN] = N_ ("Put another lead in the place of {part}. If that helps, it is this one; "
                          "bend it near its plugs to hear where."),
  [PL_CAUSE_SHORT] = N_ ("Put another lead in the place of {part}. If that helps, it is this one; "
                         "look for loose strands in its plugs."),
};

typedef struct
{
  const PlPatch *patch;
  const PlCause *cause;
} Words;

static char *
look_up_control (const Words *words, const char *key)
{
  const PlPart *part = pl_patch_get_part (words->patch, words->cause->part);
  guint16 index = words->cause->control;

  if (index == PL_NO_INDEX)
    return NULL;
  if (g_str_equal (key, "knob"))
    return g_strdup (pl_kind_control (part->kind, index)->label);
  if (g_str_equal (key, "value"))
    return pl_words_value (part->kind, index, words->cause->value);
  if (g_str_equal (key, "now"))
    return pl_words_value (part->kind, index, part->controls[index]);
  return NULL;
}

static char *
look_up (const char *key, gconstpointer data)
{
  const Words *words = data;
  const PlCause *cause = words->cause;
  const PlKind *kind = pl_patch_get_part (words->patch, cause->part)->kind;

  if (g_str_equal (key, "jack"))
    return pl_words_end (words->patch, cause->jack);
  if (g_str_equal (key, "other"))
    return pl_words_end (words->patch, cause->other_jack);
  if (g_str_equal (key, "part"))
    return pl_words_part (words->patch, cause->part);
  if (g_str_equal (key, "kind"))
    return g_strdup (pl_words_kind (cause->kind));
  if (g_str_equal (key, "conductor"))
    return g_strdup (pl_words_conductor (kind, cause->fault.conductor));
  if (g_str_equal (key, "second"))
    return g_strdup (pl_words_conductor (kind, cause->fault.other));
  return look_up_control (words, key);
}

char *
pl_words_cause (const PlPatch *patch, const PlCause *cause)
{
  const Words words = { patch, cause };

  return pl_words_fill_with (_ (causes[cause->type]), look_up, &words);
}

static gboolean
clicks_twice (const PlPatch *patch, PlEnd plug)
{
  PlShape shape
      = pl_kind_connector (pl_patch_get_part (patch, plug.part)->kind, plug.connector)->shape;

  return shape == PL_SHAPE_TS_PLUG || shape == PL_SHAPE_TRS_PLUG;
}

char *
pl_words_suspect_test (const PlPatch *patch, const PlSuspect *suspect)
{
  const PlCause *cause = &g_array_index (suspect->causes, PlCause, 0);
  const Words words = { patch, cause };
  const char *test = tests[cause->type];

  if (pl_cause_is_about_plug (cause->type) && !clicks_twice (patch, cause->plug))
    test = look_at_connector;
  return pl_words_fill_with (_ (test), look_up, &words);
}
