/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences: what is heard. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/plain.h"
#include "core/words.h"

#define BIT(label) PL_LABEL_BIT (PL_LABEL_##label)

static char *
capitalised (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = pl_plain_dup_upper (first);

  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

/* What has a name of its own is called by it: "Anna", not "the Anna". */
static gboolean
is_called (const PlPart *part)
{
  return part->name != NULL && part->kind->category >= PL_CATEGORY_MICROPHONE;
}

char *
pl_words_with_article (const PlPatch *patch, PlProgramme programme, const char *name)
{
  return is_called (pl_patch_get_part (patch, programme.part))
             ? g_strdup (name)
             : pl_words_fill (_ ("the {name}"), "name", name, NULL);
}

/* "the Aux mix", "the left side of the Main mix", "Anna + Ben" */
static char *
describe_ear (const PlCircuit *circuit, const PlVerdict *verdict, guint ear)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlEar *what = &verdict->ear[ear];
  const PlPart *part = NULL;
  const PlSignal *signal = NULL;
  g_autofree char *name = NULL;

  if (what->n_members != 1)
    return pl_words_ear (circuit, verdict, ear);
  part = pl_patch_get_part (patch, what->heard[0].programme.part);
  signal = pl_kind_signal (part->kind, what->heard[0].programme.signal);
  name = pl_words_mix (patch, what->heard[0].programme);
  if (is_called (part))
    return g_steal_pointer (&name);
  if (signal->side == PL_SIDE_LEFT)
    return pl_words_fill (_ ("the left side of the {name}"), "name", name, NULL);
  if (signal->side == PL_SIDE_RIGHT)
    return pl_words_fill (_ ("the right side of the {name}"), "name", name, NULL);
  return pl_words_with_article (patch, what->heard[0].programme, name);
}

/* Nothing is said afterwards that takes it back. */
static gboolean
is_well (const PlVerdict *verdict)
{
  const guint doubts = BIT (UNSAFE) | BIT (FIGHTING) | BIT (OVERLOAD) | BIT (ATTENUATED)
                       | (verdict->short_is_fine ? 0u : (guint) BIT (SHORTED));

  return (verdict->labels & doubts) == 0 && !verdict->looped;
}

static const char *
headline_words (PlLabel label, const PlVerdict *verdict)
{
  switch (label)
    {
    case PL_LABEL_STEREO:
      return verdict->ear[0].n_members == 1 && verdict->ear[1].n_members == 1
                 ? _ ("Stereo. The {pair} is in both ears: left in the left, right in the right.")
                 : _ ("Stereo. The left ear hears {left}; the right ear hears {right}.");
    case PL_LABEL_SWAPPED:
      return _ ("Left and right are swapped. The left ear hears {left}; the right ear hears "
                "{right}.");
    case PL_LABEL_SPLIT:
      return _ ("A different mix in each ear. The left ear hears {left}; the right ear hears "
                "{right}.");
    case PL_LABEL_ONE_EAR:
      return verdict->ear[0].n_members > 0
                 ? _ ("One ear only. {Left} is in the left ear; the right ear hears nothing.")
                 : _ ("One ear only. {Right} is in the right ear; the left ear hears nothing.");
    case PL_LABEL_MONO:
      return _ ("Mono in both ears. Both ears hear {left}.");
    case PL_LABEL_OUT_OF_PHASE:
      return _ ("Out of phase. Both ears hear {left}, one of them inverted: it sounds hollow and "
                "has no middle.");
    case PL_LABEL_CANCELLED:
      return _ (
          "Cancelled. What is left is the difference of left and right: voices and everything "
          "in the middle vanish.");
    case PL_LABEL_SILENT:
      return _ ("Silent. Nothing arrives here.");
    case PL_LABEL_INVERTED:
      return _ ("Polarity inverted. {Left} arrives, with hot and cold exchanged.");
    case PL_LABEL_MONO_SUM:
      return verdict->is_mix ? _ ("Mix. {Left} arrive together.")
                             : _ ("Mono sum. {Left} arrive added together.");
    case PL_LABEL_ONE_SIDE:
      return _ ("One side only. {Left} arrives; the other side is lost.");
    case PL_LABEL_OK:
      return is_well (verdict) ? _ ("Fine. {Left} arrives as it should.") : _ ("{Left} arrives.");
    case PL_LABEL_LOPSIDED:
      return _ ("Lopsided. Both sides of the {pair} arrive.");
    case PL_LABEL_ATTENUATED:
    case PL_LABEL_CROSSTALK:
    case PL_LABEL_FIGHTING:
    case PL_LABEL_SHORTED:
    case PL_LABEL_OVERLOAD:
    case PL_LABEL_UNSAFE:
      return "";
    }
  g_assert_not_reached ();
}

/* The signal label, also when a hazard has the headline. */
static PlLabel
signal_label (const PlVerdict *verdict)
{
  static const PlLabel order[]
      = { PL_LABEL_SILENT,   PL_LABEL_ONE_EAR,  PL_LABEL_CANCELLED, PL_LABEL_STEREO,
          PL_LABEL_SWAPPED,  PL_LABEL_SPLIT,    PL_LABEL_MONO,      PL_LABEL_OUT_OF_PHASE,
          PL_LABEL_INVERTED, PL_LABEL_MONO_SUM, PL_LABEL_ONE_SIDE,  PL_LABEL_LOPSIDED };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if ((verdict->labels & PL_LABEL_BIT (order[i])) != 0)
      return order[i];
  return PL_LABEL_OK;
}

static void
append_sentence (GString *out, const char *sentence)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, sentence);
}

/* Ears are told as ears; both sides may be in one input, too. */
static char *
word_tilt (const PlVerdict *verdict)
{
  g_autofree char *db = g_strdup_printf ("%.1f", fabs (verdict->tilt_db));
  gboolean are_ears = verdict->ear[1].n_heard > 0, right = verdict->tilt_db > 0.0;

  return pl_words_fill (
      are_ears ? right ? _ ("The right ear hears it {db} dB quieter than the left one.")
                       : _ ("The left ear hears it {db} dB quieter than the right one.")
      : right ? _ ("The right side is {db} dB quieter than the left one.")
               : _ ("The left side is {db} dB quieter than the right one."),
      "db", db, NULL);
}

/* What is there besides those that were named: of other gear, for the other side of the same is
 * told as crosstalk.  How loud it is depends on what it plays, too, so nothing is said of that. */
static char *
word_others (const PlCircuit *circuit, const PlVerdict *verdict)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint e = 0; e < 2; e++)
    for (guint i = verdict->ear[e].n_members; i < verdict->ear[e].n_heard; i++)
      {
        char *name = NULL;

        if (!pl_verdict_has_behind (verdict, e, i))
          continue;
        name = pl_words_mix (patch, verdict->ear[e].heard[i].programme);
        if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
          g_free (name);
        else
          g_ptr_array_add (names, name);
      }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" + ", (char **) names->pdata);
}

static void
append_others (GString *out, const PlCircuit *circuit, const PlVerdict *verdict)
{
  g_autofree char *others = word_others (circuit, verdict);
  g_autofree char *sentence = others != NULL ? pl_words_fill (_ ("To be heard besides: {others}."),
                                                              "others", others, NULL)
                                             : NULL;

  if (sentence != NULL)
    append_sentence (out, sentence);
}

static void
append_extras (GString *out, const PlVerdict *verdict)
{
  static const struct
  {
    guint bit;
    const char *words;
  } extras[] = {
    { BIT (ONE_SIDE), N_ ("Only one side of the stereo mix is there.") },
    { BIT (ATTENUATED), N_ ("It is quieter than it should be.") },
    { BIT (CROSSTALK), N_ ("A little of the other side leaks in.") },
    { BIT (OVERLOAD), N_ ("It is far too loud for this input and will distort.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    if ((verdict->labels & extras[i].bit) != 0
        && !(extras[i].bit == BIT (ONE_SIDE) && signal_label (verdict) == PL_LABEL_ONE_SIDE))
      append_sentence (out, _ (extras[i].words));
  if ((verdict->labels & BIT (LOPSIDED)) != 0)
    {
      g_autofree char *tilt = word_tilt (verdict);

      append_sentence (out, tilt);
    }
  if ((verdict->labels & BIT (SHORTED)) != 0)
    append_sentence (out, verdict->short_is_fine
                              ? _ ("The cold leg of the output is grounded, which its maker "
                                   "allows.")
                              : _ ("An output is shorted to ground."));
  if (verdict->looped)
    append_sentence (out, _ ("A feedback loop runs through here."));
}

char *
pl_words_verdict (const PlCircuit *circuit, const PlVerdict *verdict)
{
  GString *out = g_string_new (NULL);
  g_autofree char *left = describe_ear (circuit, verdict, 0);
  g_autofree char *right = describe_ear (circuit, verdict, 1);
  g_autofree char *big_left = capitalised (left), *big_right = capitalised (right);
  g_autofree char *pair
      = verdict->ear[0].n_members > 0
            ? pl_words_mix (pl_circuit_get_patch (circuit), verdict->ear[0].heard[0].programme)
            : NULL;
  g_autofree char *main_words
      = pl_words_fill (headline_words (signal_label (verdict), verdict), "left", left, "right",
                       right, "Left", big_left, "Right", big_right, "pair", pair, NULL);

  if ((verdict->labels & BIT (UNSAFE)) != 0)
    append_sentence (out, _ ("Unsafe: this can damage gear."));
  if ((verdict->labels & BIT (FIGHTING)) != 0)
    append_sentence (out, _ ("Two outputs drive each other; that can harm them."));
  if (!verdict->connected && verdict->headline == PL_LABEL_SILENT)
    append_sentence (out, _ ("Nothing is plugged in yet."));
  else
    {
      append_sentence (out, main_words);
      append_others (out, circuit, verdict);
    }
  append_extras (out, verdict);
  return g_string_free (out, FALSE);
}

const char *
pl_words_result (PlLabel headline, gboolean is_mix)
{
  return headline == PL_LABEL_MONO_SUM && is_mix ? _ ("Mix") : pl_label_title (headline);
}

const char *
pl_words_headline (const PlVerdict *verdict)
{
  return pl_words_result (verdict->headline, verdict->is_mix);
}
