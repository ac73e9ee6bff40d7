/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways to connect as sentences. */
#include "core/words-ways.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

char *
pl_words_listener (guint index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);

  /* Translators: somebody with headphones */
  return pl_words_fill (_ ("Listener {number}"), "number", number, NULL);
}

/* Names */

static const PlKind *
kind_of (const PlWay *way, PlPartId id)
{
  return pl_patch_get_part (way->patch, id)->kind;
}

static const char *
jack_label (const PlWay *way, PlEnd jack)
{
  return pl_words_jack (kind_of (way, jack.part), jack.connector);
}

static char *
word_jacks (const PlWay *way, const PlEnd *jacks, guint n)
{
  if (n == 2)
    /* Translators: two jacks: left and right */
    return pl_words_fill (_ ("{left} and {right}"), "left", jack_label (way, jacks[0]), "right",
                          jack_label (way, jacks[1]), NULL);
  return g_strdup (n == 1 ? jack_label (way, jacks[0]) : "");
}

/* "Insert Y", "2 × TS", "TS, Mono to both adapter" */
static char *
word_leads (const PlWay *way)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < way->leads->len; i++)
    {
      const PlKind *kind = kind_of (way, g_array_index (way->leads, PlPartId, i));
      guint n = 1;

      while (i + 1 < way->leads->len
             && kind_of (way, g_array_index (way->leads, PlPartId, i + 1)) == kind)
        {
          n++;
          i++;
        }
      if (out->len > 0)
        g_string_append (out, ", ");
      if (n > 1)
        g_string_append_printf (out, "%u × ", n);
      g_string_append (out, pl_words_kind_short (kind));
    }
  return g_string_free (out, FALSE);
}

char *
pl_words_way_title (const PlWay *way)
{
  g_autofree char *from = word_jacks (way, way->outputs, way->n_outputs);
  g_autofree char *leads = word_leads (way);
  g_autofree char *to = word_jacks (way, way->inputs, way->n_inputs);

  if (way->amp == 0)
    return pl_words_fill (_ ("{output} > headphones"), "output", from, NULL);
  return pl_words_fill (_ ("{output} > {cable} > {input}"), "output", from, "cable", leads, "input",
                        to, NULL);
}

char *
pl_words_way_result (const PlWay *way)
{
  PlLabel worst = PL_LABEL_STEREO;
  const PlFact *fact = NULL;

  if (pl_way_find_fact (way, PL_FACT_ONE_EAR) != NULL)
    worst = PL_LABEL_ONE_EAR;
  else if ((fact = pl_way_find_fact (way, PL_FACT_NO_STEREO)) != NULL)
    worst = fact->label;
  else if (!way->all_stereo)
    return g_strdup (_ ("Not for everybody"));
  return g_strdup (pl_label_title (worst));
}

/* Facts */

static const char *const templates[PL_N_FACTS] = {
  [PL_FACT_STEREO] = N_ ("Everybody hears stereo."),
  [PL_FACT_CUSTOM_MIX]
  = N_ ("The headphones can have a mix of their own: {knob} and its neighbours decide it."),
  [PL_FACT_OWN_VOLUME]
  = N_ ("{knob} on the mixer sets the headphones alone; the loudspeakers stay as they are."),
  [PL_FACT_OWN_KNOBS] = N_ ("Everybody has a volume knob on the headphone amplifier."),
  [PL_FACT_ONE_CABLE] = N_ ("One simple cable: {cable}."),
  [PL_FACT_PHONES_FREE] = N_ ("{jack} stays free for another pair of headphones."),
  [PL_FACT_SAME_SOUND] = N_ ("No audible difference from the recommended way."),
  [PL_FACT_ONE_EAR] = N_ ("One ear only: the other one hears nothing."),
  [PL_FACT_NO_STEREO] = N_ ("No stereo: {label}."),
  [PL_FACT_NO_OWN_VOLUME] = N_ ("No volume of its own for the headphones on the mixer."),
  [PL_FACT_MOVES_SPEAKERS] = N_ ("{knob} moves the loudspeakers, too."),
  [PL_FACT_AMPLIFIED_TWICE]
  = N_ ("Amplified twice: the mixer’s headphone amplifier can add hiss. Keep {knob} low and turn "
        "up the amplifier behind it."),
  [PL_FACT_QUIETER] = N_ ("Arrives {number} dB quieter than the loudest way."),
  [PL_FACT_TWO_LEGS] = N_ ("Two cables or legs instead of one."),
  [PL_FACT_NEEDS_ADAPTER] = N_ ("Needs a part that few people have at hand: {cable}."),
  [PL_FACT_FOLLOWS_FADERS] = N_ ("Taken after the channel faders: {knob} changes this mix, too."),
  [PL_FACT_STRESS] = N_ ("{finding}"),
  [PL_FACT_DOUBT]
  = N_ ("How {jack} is driven is not known for certain; it may turn out as “{label}”."),
};

static const char hiss_at_half[]
    /* xgettext:no-c-format */
    = N_ ("Amplified twice: the mixer’s headphone amplifier can add hiss. Keep {knob} at or below "
          "{number} % and add the rest on the amplifier, which is quieter.");

typedef struct
{
  const PlWay *way;
  const PlFact *fact;
} Subject;

static char *
look_up (const char *key, gconstpointer data)
{
  const Subject *subject = data;
  const PlFact *fact = subject->fact;

  if (strcmp (key, "number") == 0)
    return g_strdup_printf ("%.0f", fact->number);
  if (strcmp (key, "label") == 0)
    return g_strdup (pl_label_title (fact->label));
  if (strcmp (key, "cable") == 0 && fact->kind != NULL)
    return g_strdup (pl_words_kind (fact->kind));
  if (strcmp (key, "finding") == 0)
    return pl_words_finding (subject->way->patch,
                             &g_array_index (subject->way->findings, PlFinding, fact->finding));
  if (fact->end.part == 0)
    return NULL;
  if (strcmp (key, "knob") == 0)
    return g_strdup (
        pl_kind_control (kind_of (subject->way, fact->end.part), fact->end.connector)->label);
  return strcmp (key, "jack") == 0 ? g_strdup (jack_label (subject->way, fact->end)) : NULL;
}

/* In the person's language; a number has its own form of the word behind it there. */
static const char *
choose_fact_words (const PlFact *fact)
{
  gulong number = (gulong) lround (fact->number);

  if (fact->type == PL_FACT_NOT_SEATED)
    return ngettext ("There is no jack left for {number} listener.",
                     "There is no jack left for {number} listeners.", number);
  if (fact->type == PL_FACT_SHARED_KNOB)
    return ngettext ("{number} listener has no volume alone.",
                     "{number} listeners share one volume.", number);
  if (fact->type == PL_FACT_AMPLIFIED_TWICE && fact->number > 0.0)
    return _ (hiss_at_half);
  if (fact->type == PL_FACT_AMPLIFIED_TWICE && fact->end.part == 0)
    return _ ("Amplified twice: the mixer’s headphone amplifier can add hiss.");
  return _ (templates[fact->type]);
}

char *
pl_words_fact (const PlWay *way, const PlFact *fact)
{
  Subject subject = { way, fact };

  return pl_words_fill_with (choose_fact_words (fact), look_up, &subject);
}

/* Terms */

const char *
pl_words_term (PlTerm term)
{
  switch (term)
    {
    case PL_TERM_STEREO:
      return _ ("Stereo");
    case PL_TERM_VOLUME:
      return _ ("Own volume");
    case PL_TERM_MIX:
      return _ ("Own mix");
    case PL_TERM_NOISE:
      return _ ("Noise");
    case PL_TERM_SPEAKERS:
      return _ ("Loudspeakers");
    case PL_TERM_LEVEL:
      return _ ("Level");
    case PL_TERM_STRESS:
      return _ ("Works badly");
    case PL_TERM_CABLES:
      return _ ("Cables");
    case PL_TERM_ADAPTERS:
      return _ ("Adapters");
    case PL_TERM_BUYING:
      return _ ("Buying");
    case PL_TERM_DOUBT:
      return _ ("Doubt");
    }
  g_assert_not_reached ();
}

/* In English. */
static const char *
choose_term_words (PlTerm term, double units)
{
  switch (term)
    {
    case PL_TERM_STEREO:
      return units > 0.0 ? N_ ("Not everybody hears stereo.") : N_ ("Everybody hears stereo.");
    case PL_TERM_VOLUME:
      return units > 0.0 ? N_ ("Not every volume is there for the headphones alone.")
                         : N_ ("The headphones have volumes of their own.");
    case PL_TERM_MIX:
      return units > 0.0 ? N_ ("The headphones hear the mix of the loudspeakers.")
                         : N_ ("The headphones can have a mix of their own.");
    case PL_TERM_NOISE:
      return units > 0.0 ? N_ ("It passes two headphone amplifiers.")
                         : N_ ("It passes one headphone amplifier.");
    case PL_TERM_SPEAKERS:
      return units > 0.0 ? N_ ("A knob moves headphones and loudspeakers together.")
                         : N_ ("The loudspeakers stay as they are.");
    case PL_TERM_LEVEL:
      return units > 0.0 ? N_ ("It arrives quieter than the loudest way.")
                         : N_ ("It is as loud as any way.");
    case PL_TERM_STRESS:
      return units > 0.0 ? N_ ("Something works badly: see the findings.")
                         : N_ ("Every output is loaded as it should be.");
    case PL_TERM_CABLES:
      return N_ ("It takes one cable at most.");
    case PL_TERM_ADAPTERS:
      return units > 0.0 ? N_ ("It needs parts that few people have at hand.")
                         : N_ ("Usual cables will do.");
    case PL_TERM_BUYING:
      return units > 0.0 ? N_ ("Parts that are not at hand: {number}.")
                         : N_ ("Nothing has to be bought.");
    case PL_TERM_DOUBT:
      return units > 0.0 ? N_ ("It depends on how an output is built.")
                         : N_ ("How the outputs are built does not matter.");
    }
  g_assert_not_reached ();
}

char *
pl_words_way_term (const PlWay *way, PlTerm term)
{
  double units = way->terms[term].units;
  g_autofree char *number = g_strdup_printf ("%.0f", units);
  const char *words = term == PL_TERM_CABLES && units > 1.0
                          ? ngettext ("It takes {number} cable or leg.",
                                      "It takes {number} cables or legs.", (gulong) lround (units))
                          : _ (choose_term_words (term, units));

  return pl_words_fill (words, "number", number, NULL);
}

/* Standing */

const char *
pl_words_standing (PlWayStanding standing)
{
  switch (standing)
    {
    case PL_WAY_RECOMMENDED:
      return _ ("Recommended");
    case PL_WAY_POSSIBLE:
      return _ ("Also possible");
    case PL_WAY_DISCOURAGED:
      return _ ("Not recommended");
    }
  g_assert_not_reached ();
}

/* What costs most against the recommended way; what is heard goes before what is counted. */
static char *
word_main_reason (const PlWay *way)
{
  const PlFact *one_ear = pl_way_find_fact (way, PL_FACT_ONE_EAR);
  const PlFact *no_stereo = pl_way_find_fact (way, PL_FACT_NO_STEREO);
  const PlFact *stress = pl_way_find_fact (way, PL_FACT_STRESS);

  if (way->standing == PL_WAY_DISCOURAGED && one_ear != NULL)
    return g_strdup (_ ("There is no stereo, and one ear hears nothing."));
  if (way->standing == PL_WAY_DISCOURAGED && no_stereo != NULL)
    return g_strdup (_ ("Not everybody hears stereo."));
  if (way->standing == PL_WAY_DISCOURAGED && stress != NULL)
    return pl_words_fact (way, stress);
  if (way->why_not->len > 0)
    return pl_words_way_term (way, g_array_index (way->why_not, PlTerm, 0));
  return g_strdup (_ ("It does the same."));
}

char *
pl_words_way_why_not (const PlWay *way)
{
  g_autofree char *reason = NULL;

  if (way->standing == PL_WAY_RECOMMENDED)
    return g_strdup ("");
  reason = word_main_reason (way);
  if (way->standing == PL_WAY_DISCOURAGED && !way->all_stereo
      && pl_way_find_fact (way, PL_FACT_CUSTOM_MIX) != NULL)
    return pl_words_fill (_ ("{standing}. {reason} Useful all the same for a separate mix."),
                          "standing", pl_words_standing (way->standing), "reason", reason, NULL);
  return pl_words_fill (_ ("{standing}. {reason}"), "standing", pl_words_standing (way->standing),
                        "reason", reason, NULL);
}

/* Steps */

static char *
word_turn (const PlWay *way, const PlWayStep *step)
{
  const PlKind *kind = kind_of (way, step->edit.id);
  const PlControl *control = pl_kind_control (kind, step->edit.index);
  g_autofree char *value = pl_words_value (kind, step->edit.index, step->edit.value);

  if (step->type == PL_WAY_STEP_DOWN)
    return pl_words_fill (_ ("Turn {knob} of {device} all the way down."), "knob", control->label,
                          "device", pl_words_kind (kind), NULL);
  return pl_words_fill (_ ("Turn {knob} of {device} up to {value}, slowly, while you listen."),
                        "knob", control->label, "device", pl_words_kind (kind), "value", value,
                        NULL);
}

/* "the TS plug “Left / send” of cable 1 (Insert Y)" */
static char *
word_plug (const PlWay *way, PlEnd end)
{
  const PlPart *part = pl_patch_get_part (way->patch, end.part);
  const PlConnector *plug = pl_kind_connector (part->kind, end.connector);
  g_autofree char *number = g_strdup_printf ("%d", part->number);
  g_autofree char *lead = NULL;
  const char *shape = pl_words_shape (plug->shape);

  if (!pl_kind_is_cable (part->kind))
    return pl_words_fill (_ ("the headphones of {listener}"), "listener", pl_words_title (part),
                          NULL);
  if (plug->label != NULL && *plug->label != '\0')
    return pl_words_fill (_ ("the {plug} “{end}” of cable {number} ({cable})"), "plug", shape,
                          "end", pl_words_jack (part->kind, end.connector), "number", number,
                          "cable", pl_words_kind_short (part->kind), NULL);
  lead = pl_words_fill (_ ("cable {number} ({cable})"), "number", number, "cable",
                        pl_words_kind_short (part->kind), NULL);
  return pl_words_end_of (part->kind, end.connector, lead);
}

static char *
word_socket (const PlWay *way, PlEnd end)
{
  const PlPart *part = pl_patch_get_part (way->patch, end.part);
  g_autofree char *number = g_strdup_printf ("%d", part->number);
  const PlConnector *socket = pl_kind_connector (part->kind, end.connector);

  if (!pl_kind_is_cable (part->kind))
    return pl_words_fill (_ ("{jack} of {device}"), "jack",
                          pl_words_jack (part->kind, end.connector), "device",
                          pl_words_kind (part->kind), NULL);
  if (socket->label != NULL && *socket->label != '\0')
    return pl_words_fill (_ ("socket “{end}” of cable {number} ({cable})"), "end",
                          pl_words_jack (part->kind, end.connector), "number", number, "cable",
                          pl_words_kind_short (part->kind), NULL);
  return pl_words_fill (_ ("the socket of cable {number} ({cable})"), "number", number, "cable",
                        pl_words_kind_short (part->kind), NULL);
}

char *
pl_words_way_step (const PlWay *way, guint step)
{
  const PlWayStep *what = &g_array_index (way->steps, PlWayStep, step);
  g_autofree char *plug = NULL;
  g_autofree char *socket = NULL;

  if (what->edit.type == PL_EDIT_SET_CONTROL)
    return word_turn (way, what);
  plug = word_plug (way, what->edit.from);
  socket = word_socket (way, what->edit.to);
  return pl_words_fill (_ ("Plug {plug} into {socket}."), "plug", plug, "socket", socket, NULL);
}

/* Alternatives and parts */

char *
pl_words_way_alternative (const PlWay *way, const PlWay *alternative)
{
  g_autofree char *title = pl_words_way_title (alternative);
  g_autofree char *leads = word_leads (alternative);
  g_autofree char *result = pl_words_way_result (alternative);
  gboolean same_jacks
      = way->outputs[0].connector == alternative->outputs[0].connector
        && way->n_inputs == alternative->n_inputs
        && (way->n_inputs == 0 || way->inputs[0].connector == alternative->inputs[0].connector);

  if (same_jacks)
    return pl_words_fill (_ ("With {cable} instead: {result}."), "cable", leads, "result", result,
                          NULL);
  return pl_words_fill (_ ("Also {way}: {result}."), "way", title, "result", result, NULL);
}

char *
pl_words_way_part (const PlWayPart *part)
{
  g_autofree char *count = g_strdup_printf ("%u", part->count);

  return pl_words_fill (_ ("{count} × {part}"), "count", count, "part", pl_words_kind (part->kind),
                        NULL);
}
