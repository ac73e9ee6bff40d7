/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/describe.h"

#include <string.h>

#include "core/describe-private.h"
#include "core/plain.h"

#define NAME(id, name) name,

/* NOLINTNEXTLINE: the commas are in NAME */
static const char *const guess_words[] = { PL_GUESSES (NAME) NULL };
static const char *const mains_words[] = { PL_MAINS (NAME) NULL };
static const char *const input_words[] = { PL_AMP_INPUTS (NAME) NULL };

#undef NAME

enum
{
  LONGEST_ID = 64
};

static const char answers_mark[] = "# Answers: ";

gboolean
pl_describe_has_sets (PlCategory category)
{
  return category == PL_CATEGORY_MIXER || category == PL_CATEGORY_INTERFACE
         || category == PL_CATEGORY_HEADPHONE_AMP || category == PL_CATEGORY_SPLITTER;
}

static gboolean
is_amp (PlCategory category)
{
  return category == PL_CATEGORY_HEADPHONE_AMP || category == PL_CATEGORY_SPLITTER;
}

static void
jack_clear (gpointer item)
{
  g_clear_pointer (&((PlDescribedJack *) item)->label, g_free);
}

void
pl_description_init (PlDescription *self, PlCategory category)
{
  gboolean amp = is_amp (category);

  *self = (PlDescription){ .category = category, .n_phones = amp ? 4 : 1, .volumes = TRUE };
  self->jacks = g_array_new (FALSE, TRUE, sizeof (PlDescribedJack));
  g_array_set_clear_func (self->jacks, jack_clear);
  if (!pl_describe_has_sets (category))
    self->n_phones = 0;
  if (amp || !pl_describe_has_sets (category))
    return;
  self->n_mics = 4;
  self->n_stereo_inputs = category == PL_CATEGORY_MIXER ? 2 : 0;
  self->n_aux = category == PL_CATEGORY_MIXER ? 1 : 0;
  self->mains = PL_MAINS_JACKS;
}

void
pl_description_clear (PlDescription *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->maker, g_free);
  g_clear_pointer (&self->jacks, g_array_unref);
}

char *
pl_description_dup_id (const PlDescription *self)
{
  g_autofree char *both = g_strjoin (" ", self->maker != NULL ? self->maker : "",
                                     self->name != NULL ? self->name : "", NULL);
  g_autofree char *plain = g_str_to_ascii (both, "C");
  GString *id = g_string_new (NULL);

  for (const char *c = plain; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (id, g_ascii_tolower (*c));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  if (id->len > LONGEST_ID) /* a long name is no reason to refuse it; a number may follow */
    g_string_truncate (id, LONGEST_ID);
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  g_string_prepend (id, id->len > 0 ? "my-" : "my-gear");
  return g_string_free (id, FALSE);
}

/* Writing */

void
pl_describe_put (GString *out, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (out, format, args);
  va_end (args);
}

/* One line, with what key files need escaped. */
char *
pl_describe_escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_new (NULL);

  for (const char *c = g_strstrip (pl_plain_take_out_odd (valid)); *c != '\0'; c++)
    if (*c == '\\')
      g_string_append (out, "\\\\");
    else if ((guchar) *c >= 0x20)
      g_string_append_c (out, *c);
  return g_string_free (out, FALSE);
}

/* All that is plausible, the commonest first. */
const char *
pl_describe_drivers (PlGuess guess, gboolean mains)
{
  if (guess == PL_GUESS_NOT_SURE)
    return mains ? "balanced;impedance-balanced;unbalanced"
                 : "impedance-balanced;unbalanced;balanced";
  return guess_words[guess];
}

void
pl_describe_put_bus (GString *out, const char *id, const char *name, const char *side,
                     const char *pair)
{
  pl_describe_put (out, "[Bus %s]\nName=%s\n", id, name);
  if (side != NULL)
    pl_describe_put (out, "Side=%s\nPair=%s\n", side, pair);
  pl_describe_put (out, "\n");
}

static void
put_knob (GString *out, const char *id, const char *label, const char *section)
{
  pl_describe_put (
      out,
      "[Control %s]\nLabel=%s\nSection=%s\nType=knob\nUnit=dB\nMin=-60\nMax=10\nDefault=0\n"
      "Claims=Min assumed;Max assumed\n\n",
      id, label, section);
}

static void
put_volume (GString *out, const char *id, const char *label, const char *section)
{
  pl_describe_put (
      out,
      "[Control %s]\nLabel=%s\nSection=%s\nType=knob\nUnit=%%\nMin=0\nMax=100\nDefault=50\n"
      "Unity=50\nClaims=Unity assumed\n\n",
      id, label, section);
}

static void
put_phones (GString *out, guint number, guint n, const char *carries, gboolean volume)
{
  g_autofree char *suffix = n > 1 ? g_strdup_printf (" %u", number) : g_strdup ("");

  if (volume)
    {
      g_autofree char *id = g_strdup_printf ("volume-%u", number);
      g_autofree char *label = g_strconcat ("VOLUME", suffix, NULL);
      put_volume (out, id, label, "Phones");
    }
  pl_describe_put (
      out,
      "[Jack phones-%u]\nLabel=PHONES%s\nSection=Phones\nConnector=trs\nOutput=stereo\n"
      "Carries=%s\nOhms=33\nLevel=phones\n",
      number, suffix, carries);
  if (volume)
    pl_describe_put (out, "Controls=volume-%u\n", number);
  pl_describe_put (out, "Claims=Ohms assumed\n\n");
}

static void
put_main (GString *out, const PlDescription *self, const char *id, const char *label,
          const char *connector, const char *bus)
{
  gboolean rca = strcmp (connector, "rca") == 0;

  pl_describe_put (
      out,
      "[Jack %s]\nLabel=%s\nSection=Outputs\nConnector=%s\nOutput=%s\nDoubt=mains\nCarries=%s\n"
      "Controls=main\nOhms=%d\nLevel=%s\nClaims=Output assumed;Ohms assumed\n\n",
      id, label, connector,
      rca ? "unbalanced"
          : (strcmp (connector, "xlr-male") == 0 && self->mains_guess == PL_GUESS_NOT_SURE
                 ? "balanced;impedance-balanced"
                 : pl_describe_drivers (self->mains_guess, TRUE)),
      bus, rca ? 1000 : 120, rca ? "consumer" : "line");
}

static void
put_mains (GString *out, const PlDescription *self)
{
  if (self->mains == PL_MAINS_JACKS || self->mains == PL_MAINS_BOTH)
    {
      put_main (out, self, "main-l", "MAIN L", "trs", "main-l");
      put_main (out, self, "main-r", "MAIN R", "trs", "main-r");
    }
  if (self->mains == PL_MAINS_XLR || self->mains == PL_MAINS_BOTH)
    {
      put_main (out, self, "xlr-l", "XLR L", "xlr-male", "main-l");
      put_main (out, self, "xlr-r", "XLR R", "xlr-male", "main-r");
    }
  if (self->mains == PL_MAINS_RCA)
    {
      put_main (out, self, "rca-l", "OUT L", "rca", "main-l");
      put_main (out, self, "rca-r", "OUT R", "rca", "main-r");
    }
}

static void
put_send (GString *out, const PlDescription *self, const char *bus, const char *label)
{
  pl_describe_put (
      out,
      "[Jack %s-send]\nLabel=%s\nSection=Outputs\nConnector=trs\nOutput=%s\nDoubt=sends\n"
      "Carries=%s\nControls=%s\nOhms=120\nLevel=line\nClaims=Output assumed;Ohms assumed\n\n",
      bus, label, pl_describe_drivers (self->sends_guess, FALSE), bus, bus);
}

/* aux-1 … are pre-fader, fx-1 … post-fader. */
static void
put_sends (GString *out, const PlDescription *self)
{
  for (guint post = 0; post < 2; post++)
    for (guint i = 1; i <= (post ? self->n_fx : self->n_aux); i++)
      {
        guint n = post ? self->n_fx : self->n_aux;
        g_autofree char *number = n > 1 ? g_strdup_printf (" %u", i) : g_strdup ("");
        g_autofree char *bus = g_strdup_printf ("%s-%u", post ? "fx" : "aux", i);
        g_autofree char *name = g_strconcat (post ? "FX" : "Aux", number, " mix", NULL);
        g_autofree char *label = g_strconcat (post ? "FX" : "AUX", number, " SEND", NULL);

        pl_describe_put_bus (out, bus, name, NULL, NULL);
        put_knob (out, bus, label, "Levels");
        put_send (out, self, bus, label);
      }
}

/* "Sends=aux-1 pre aux-1-c3;…" and the knobs it speaks of */
void
pl_describe_put_channel (GString *out, const PlDescription *self, const char *channel,
                         const char *number, const char *section, const char *to)
{
  g_autoptr (GString) sends = g_string_new (NULL);

  for (guint post = 0; post < 2; post++)
    for (guint i = 1; i <= (post ? self->n_fx : self->n_aux); i++)
      {
        g_autofree char *bus = g_strdup_printf ("%s-%u", post ? "fx" : "aux", i);
        g_autofree char *knob = g_strdup_printf ("%s-%s", bus, channel);
        g_autofree char *label = g_strdup_printf ("%s%u %s", post ? "FX" : "AUX", i, number);

        put_knob (out, knob, label, section);
        pl_describe_put (sends, "%s%s %s %s", sends->len > 0 ? ";" : "", bus, post ? "post" : "pre",
                         knob);
      }
  pl_describe_put (out,
                   "[Control level-%s]\nLabel=LEVEL %s\nSection=%s\nType=knob\nUnit=dB\nMin=-60\n"
                   "Max=10\nDefault=0\nClaims=Min assumed;Max assumed\n\n",
                   channel, number, section);
  pl_describe_put (out, "[Channel %s]\nName=%s\nLevel=level-%s\nTo=%s\n", channel, number, channel,
                   to);
  if (sends->len > 0)
    pl_describe_put (out, "Sends=%s\n", sends->str);
}

static void
put_inputs (GString *out, const PlDescription *self)
{
  for (guint i = 1; i <= self->n_mics; i++)
    {
      g_autofree char *channel = g_strdup_printf ("c%u", i);
      g_autofree char *number = g_strdup_printf ("%u", i);

      pl_describe_put (
          out,
          "[Jack mic-%u]\nLabel=MIC %u\nSection=Mic inputs\nConnector=combo\nInput=microphone\n"
          "Input-ohms=2000\nLine-input=balanced\nLine-ohms=20000\nPhantom=phantom\n"
          "Claims=Connector assumed;Input-ohms assumed;Line-ohms assumed\n\n",
          i, i);
      pl_describe_put_channel (out, self, channel, number, "Mic inputs", "main-l;main-r");
      pl_describe_put (out, "Inputs=mic-%u\n\n", i);
    }
  for (guint i = 0; i < self->n_stereo_inputs; i++)
    {
      guint left = self->n_mics + 2 * i + 1;
      g_autofree char *channel = g_strdup_printf ("c%u-%u", left, left + 1);
      g_autofree char *number = g_strdup_printf ("%u/%u", left, left + 1);

      pl_describe_put (
          out,
          "[Jack line-%u]\nLabel=L %u\nSection=Stereo inputs\nConnector=trs\nInput=balanced\n"
          "Input-ohms=20000\nClaims=Input assumed;Input-ohms assumed\n\n"
          "[Jack line-%u]\nLabel=R %u\nSection=Stereo inputs\nConnector=trs\nInput=balanced\n"
          "Input-ohms=20000\nNormalled-from=line-%u\n"
          "Claims=Input assumed;Input-ohms assumed;Normalled-from assumed\n\n",
          left, left, left + 1, left + 1, left);
      pl_describe_put_channel (out, self, channel, number, "Stereo inputs", "main-l;main-r");
      pl_describe_put (out, "Inputs=line-%u;line-%u\n\n", left, left + 1);
    }
}

static void
put_mixer (GString *out, const PlDescription *self)
{
  gboolean sets = pl_describe_has_sets (self->category);

  pl_describe_put_bus (out, "main-l", "Main mix, left", "left", "main-r");
  pl_describe_put_bus (out, "main-r", "Main mix, right", "right", "main-l");
  if (self->n_mics > 0)
    pl_describe_put (
        out, "[Control phantom]\nLabel=48 V\nSection=Mic inputs\nType=switch\nPositions=off;on\n"
             "Default=off\n\n");
  if (sets)
    {
      put_knob (out, "main", "MAIN", "Levels");
      put_inputs (out, self);
      put_mains (out, self);
    }
  if (sets && self->control_room)
    {
      put_knob (out, "control-room", "C-R", "Levels");
      for (guint side = 0; side < 2; side++)
        pl_describe_put (
            out,
            "[Jack control-room-%c]\nLabel=C-R %c\nSection=Outputs\nConnector=trs\nOutput=%s\n"
            "Doubt=control-room\nCarries=main-%c\nControls=control-room\nOhms=120\nLevel=line\n"
            "Claims=Output assumed;Ohms assumed\n\n",
            side == 0 ? 'l' : 'r', side == 0 ? 'L' : 'R',
            pl_describe_drivers (self->sends_guess, FALSE), side == 0 ? 'l' : 'r');
    }
  put_sends (out, self);
  for (guint i = 1; i <= self->n_phones; i++)
    put_phones (out, i, self->n_phones, "main-l;main-r", TRUE);
  pl_describe_put_jacks (out, self, "main-l", "main-r");
}

static void
put_amp_input (GString *out, const char *id, const char *label, const char *connector,
               const char *input, const char *normalled)
{
  pl_describe_put (out, "[Jack %s]\nLabel=%s\nSection=In\nConnector=%s\nInput=%s\nInput-ohms=%d\n",
                   id, label, connector, input, strcmp (input, "balanced") == 0 ? 20000 : 10000);
  if (normalled != NULL)
    pl_describe_put (out, "Normalled-from=%s\n", normalled);
  pl_describe_put (out, "Claims=Input assumed;Input-ohms assumed%s\n\n",
                   normalled != NULL ? ";Normalled-from assumed" : "");
}

static void
put_amp (GString *out, const PlDescription *self)
{
  static const char *const connectors[PL_N_AMP_INPUTS]
      = { "trs", "trs", "xlr-female", "mini-trs", "rca" };
  const char *connector = connectors[self->input];
  gboolean one = self->input == PL_AMP_INPUT_STEREO_JACK || self->input == PL_AMP_INPUT_MINI;
  const char *sort = self->input == PL_AMP_INPUT_RCA ? "unbalanced" : "balanced";

  if (one)
    put_amp_input (out, "input", "INPUT", connector, "stereo", NULL);
  else
    {
      put_amp_input (out, "left", "LEFT", connector, sort, NULL);
      put_amp_input (out, "right", "RIGHT", connector, sort,
                     self->input == PL_AMP_INPUT_TWO_JACKS ? "left" : NULL);
    }
  for (guint i = 1; i <= self->n_phones; i++)
    put_phones (out, i, self->n_phones, one ? "input.left;input.right" : "left;right",
                self->volumes);
  pl_describe_put_jacks (out, self, one ? "input.left" : "left", one ? "input.right" : "right");
}

static void
put_answers (GString *out, const PlDescription *self)
{
  pl_describe_put (out,
                   "%smics=%u stereo-inputs=%u aux=%u fx=%u phones=%u mains=%s control-room=%d "
                   "mains-driven=%s sends-driven=%s input=%s volumes=%d\n",
                   answers_mark, self->n_mics, self->n_stereo_inputs, self->n_aux, self->n_fx,
                   self->n_phones, mains_words[self->mains], self->control_room ? 1 : 0,
                   guess_words[self->mains_guess], guess_words[self->sends_guess],
                   input_words[self->input], self->volumes ? 1 : 0);
  pl_describe_put_jack_answers (out, self);
}

char *
pl_description_dup_file (const PlDescription *self)
{
  GString *out = g_string_new ("# Described by ticking in Patchlead; every figure is assumed.\n");
  g_autofree char *id = pl_description_dup_id (self);
  g_autofree char *name = pl_describe_escape (self->name);
  g_autofree char *maker = pl_describe_escape (self->maker);

  put_answers (out, self);
  pl_describe_put (out, "\n[Device]\nFormat=1\nId=%s\nName=%s\n", id,
                   *name != '\0' ? name : "My gear");
  if (*maker != '\0')
    pl_describe_put (out, "Maker=%s\n", maker);
  pl_describe_put (out,
                   "Kind=%s\nSummary=Described by its owner.\nGround=floating\nVerified=no\n"
                   "Claims=Ground assumed\n\n",
                   pl_category_name (self->category));
  if (is_amp (self->category))
    put_amp (out, self);
  else
    put_mixer (out, self);
  return g_string_free (out, FALSE);
}

/* Reading the answers back */

static gboolean
parse_count (const char *text, guint *value)
{
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 0, PL_DESCRIBED_MAX, &number, NULL))
    return FALSE;
  *value = (guint) number;
  return TRUE;
}

static gboolean
parse_word (const char *const *words, const char *text, guint *value)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_answer (PlDescription *self, const char *key, const char *text)
{
  struct
  {
    const char *key;
    guint *count;
  } counts[] = { { "mics", &self->n_mics },
                 { "stereo-inputs", &self->n_stereo_inputs },
                 { "aux", &self->n_aux },
                 { "fx", &self->n_fx },
                 { "phones", &self->n_phones } };
  guint value = 0;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (strcmp (key, counts[i].key) == 0)
      return parse_count (text, counts[i].count);
  if (strcmp (key, "mains") == 0 && parse_word (mains_words, text, &value))
    self->mains = (PlMains) value;
  else if (strcmp (key, "mains-driven") == 0 && parse_word (guess_words, text, &value))
    self->mains_guess = (PlGuess) value;
  else if (strcmp (key, "sends-driven") == 0 && parse_word (guess_words, text, &value))
    self->sends_guess = (PlGuess) value;
  else if (strcmp (key, "input") == 0 && parse_word (input_words, text, &value))
    self->input = (PlAmpInput) value;
  else if (strcmp (key, "control-room") == 0 && parse_count (text, &value))
    self->control_room = value > 0;
  else if (strcmp (key, "volumes") == 0 && parse_count (text, &value))
    self->volumes = value > 0;
  else
    return FALSE;
  return TRUE;
}

gboolean
pl_description_parse (PlDescription *self, const char *text)
{
  const char *start = strstr (text, answers_mark);
  g_autofree char *line = NULL;
  g_auto (GStrv) answers = NULL;

  if (start == NULL)
    return FALSE;
  start += strlen (answers_mark);
  line = g_strndup (start, strcspn (start, "\n"));
  answers = g_strsplit (line, " ", -1);
  for (guint i = 0; answers[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (answers[i], "=", 2);

      if (g_strv_length (pair) != 2 || !take_answer (self, pair[0], pair[1]))
        return FALSE;
    }
  return pl_describe_parse_jacks (self, start);
}
