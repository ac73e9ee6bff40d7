/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Jacks that were described one by one. */
#include <string.h>

#include "core/describe-private.h"

#define NAME(id, name) name,

/* NOLINTBEGIN: the commas are in NAME */
static const char *const use_words[] = { PL_JACK_USES (NAME) NULL };
static const char *const form_words[] = { PL_JACK_FORMS (NAME) NULL };
static const char *const guess_words[] = { PL_GUESSES (NAME) NULL };
/* NOLINTEND */

#undef NAME

static const char jack_mark[] = "# Jack: ";

void
pl_description_add_jack (PlDescription *self, const char *label, PlJackForm form, PlJackUse use,
                         PlGuess guess)
{
  PlDescribedJack jack = { g_strdup (label), form, use, guess };

  g_array_append_val (self->jacks, jack);
}

static const PlDescribedJack *
get_jack (const PlDescription *self, guint index)
{
  return &g_array_index (self->jacks, PlDescribedJack, index);
}

static gboolean
is_input (PlJackUse use)
{
  return use >= PL_JACK_IN_STEREO;
}

static gboolean
has_ring (PlJackForm form)
{
  return form == PL_FORM_TRS || form == PL_FORM_MINI;
}

/* What two contacts can carry; a jack without a ring is unbalanced whatever was said. */
static const char *
drivers_of (const PlDescribedJack *jack)
{
  if (jack->form == PL_FORM_TS || jack->form == PL_FORM_RCA)
    return "unbalanced";
  return pl_describe_drivers (jack->guess, jack->use != PL_JACK_OUT_SEND);
}

static const char *
input_of (const PlDescribedJack *jack)
{
  if (jack->use == PL_JACK_IN_STEREO && has_ring (jack->form))
    return "stereo";
  return jack->form == PL_FORM_TS || jack->form == PL_FORM_RCA || jack->guess == PL_GUESS_UNBALANCED
             ? "unbalanced"
             : "balanced";
}

static void
put_head (GString *out, const PlDescribedJack *jack, guint number, const char *section)
{
  g_autofree char *label = pl_describe_escape (jack->label);
  g_autofree char *other = g_strdup_printf ("JACK %u", number);

  pl_describe_put (out, "[Jack jack-%u]\nLabel=%s\nSection=%s\nConnector=%s\n", number,
                   *label != '\0' ? label : other, section, form_words[jack->form]);
}

/* The left one that plays both sides while this one is empty; 0: none.  Pairs are told one after
 * the other, so the nearest one before. */
static guint
find_mono (const PlDescription *self, guint number)
{
  if (get_jack (self, number - 1)->use != PL_JACK_OUT_RIGHT)
    return 0;
  while (--number > 0)
    {
      PlJackUse use = get_jack (self, number - 1)->use;

      if (use == PL_JACK_OUT_LEFT_MONO)
        return number;
      if (use == PL_JACK_OUT_LEFT || use == PL_JACK_OUT_RIGHT)
        return 0;
    }
  return 0;
}

static void
put_output (GString *out, const PlDescription *self, guint number, const char *left,
            const char *right)
{
  const PlDescribedJack *jack = get_jack (self, number - 1);
  guint mono = find_mono (self, number);
  gboolean stereo = jack->use == PL_JACK_OUT_STEREO && has_ring (jack->form);
  const char *drivers = stereo ? "stereo" : drivers_of (jack);

  put_head (out, jack, number, "Outputs");
  pl_describe_put (out, "Output=%s\n", drivers);
  if (strchr (drivers, ';') != NULL)
    pl_describe_put (out, "Doubt=jack-%u\n", number);
  if (jack->use == PL_JACK_OUT_SEND)
    pl_describe_put (out, "Carries=own-%u\n", number);
  else if (stereo)
    pl_describe_put (out, "Carries=%s;%s\n", left, right);
  else
    pl_describe_put (out, "Carries=%s\n", jack->use == PL_JACK_OUT_RIGHT ? right : left);
  pl_describe_put (out, "Ohms=120\nLevel=line\nClaims=Output assumed;Ohms assumed%s\n",
                   mono > 0 ? ";Normalled-from assumed" : "");
  if (mono > 0)
    pl_describe_put (out, "Normalled-from=jack-%u\n", mono);
  pl_describe_put (out, "\n");
}

static void
put_input (GString *out, const PlDescription *self, const PlDescribedJack *jack, guint number)
{
  g_autofree char *channel = g_strdup_printf ("j%u", number);
  g_autofree char *label = pl_describe_escape (jack->label);
  g_autofree char *name = g_strdup_printf ("IN %u", number);
  const char *to = jack->use == PL_JACK_IN_LEFT    ? "main-l"
                   : jack->use == PL_JACK_IN_RIGHT ? "main-r"
                                                   : "main-l;main-r";

  put_head (out, jack, number, "Inputs");
  pl_describe_put (out, "Input=%s\nInput-ohms=20000\nClaims=Input assumed;Input-ohms assumed\n\n",
                   input_of (jack));
  pl_describe_put_channel (out, self, channel, *label != '\0' ? label : name, "Inputs", to);
  pl_describe_put (out, "Inputs=jack-%u\n\n", number);
}

void
pl_describe_put_jacks (GString *out, const PlDescription *self, const char *left, const char *right)
{
  gboolean mixes
      = self->category != PL_CATEGORY_HEADPHONE_AMP && self->category != PL_CATEGORY_SPLITTER;

  for (guint i = 0; i < self->jacks->len; i++)
    {
      const PlDescribedJack *jack = get_jack (self, i);
      guint number = i + 1;

      if (jack->use == PL_JACK_NOT_SURE || (is_input (jack->use) && !mixes))
        {
          put_head (out, jack, number, "Other");
          pl_describe_put (out, "\n");
        }
      else if (is_input (jack->use))
        put_input (out, self, jack, number);
      else
        {
          if (jack->use == PL_JACK_OUT_SEND)
            {
              g_autofree char *bus = g_strdup_printf ("own-%u", number);
              g_autofree char *label = pl_describe_escape (jack->label);
              g_autofree char *name = g_strconcat (*label != '\0' ? label : "Own", " mix", NULL);

              pl_describe_put_bus (out, bus, name, NULL, NULL);
            }
          put_output (out, self, number, left, right);
        }
    }
}

/* "# Jack: trs out-left not-sure MAIN L" */
void
pl_describe_put_jack_answers (GString *out, const PlDescription *self)
{
  for (guint i = 0; i < self->jacks->len; i++)
    {
      const PlDescribedJack *jack = get_jack (self, i);
      g_autofree char *label = pl_describe_escape (jack->label);

      pl_describe_put (out, "%s%s %s %s %s\n", jack_mark, form_words[jack->form],
                       use_words[jack->use], guess_words[jack->guess], label);
    }
}

static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;
  return -1;
}

static gboolean
parse_jack (PlDescription *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);
  g_autofree char *label = NULL;
  int form, use, guess;

  if (g_strv_length (words) != 4)
    return FALSE;
  form = find_word (form_words, words[0]);
  use = find_word (use_words, words[1]);
  guess = find_word (guess_words, words[2]);
  if (form < 0 || use < 0 || guess < 0 || self->jacks->len >= PL_DESCRIBED_MAX)
    return FALSE;
  label = g_strcompress (words[3]);
  pl_description_add_jack (self, label, (PlJackForm) form, (PlJackUse) use, (PlGuess) guess);
  return TRUE;
}

gboolean
pl_describe_parse_jacks (PlDescription *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '['; i++)
    if (g_str_has_prefix (lines[i], jack_mark) && !parse_jack (self, lines[i] + strlen (jack_mark)))
      return FALSE;
  return TRUE;
}
