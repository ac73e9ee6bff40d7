/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names: labels, jacks, parts, programmes. words-why.c makes the sentences that explain. */
#include "core/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/plain.h"

char *
pl_words_fill_with (const char *template, PlWordsLookup lookup, gconstpointer data)
{
  GString *out = g_string_new (NULL);
  const char *at = template, *open = NULL;

  while ((open = strchr (at, '{')) != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *key
          = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
      g_autofree char *value = key != NULL ? lookup (key, data) : NULL;

      g_string_append_len (out, at, open - at);
      if (value != NULL)
        {
          g_autofree char *isolated = pl_plain_dup_isolated (value);

          g_string_append (out, isolated);
        }
      else
        g_string_append_c (out, '{');
      at = value != NULL ? close + 1 : open + 1;
    }
  g_string_append (out, at);
  return g_string_free (out, FALSE);
}

/* data: a hash table of strings */
static char *
lookup_in_table (const char *key, gconstpointer data)
{
  gpointer value = NULL;

  if (!g_hash_table_lookup_extended ((GHashTable *) data, key, NULL, &value))
    return NULL;
  return g_strdup (value != NULL ? value : "");
}

char *
pl_words_fill (const char *template, ...)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  va_list args;
  const char *key;

  va_start (args, template);
  while ((key = va_arg (args, const char *)) != NULL)
    g_hash_table_insert (values, (gpointer) key, va_arg (args, gpointer));
  va_end (args);
  return pl_words_fill_with (template, lookup_in_table, values);
}

const char *
pl_label_title (PlLabel label)
{
  static const char *const titles[PL_N_LABELS] = {
    [PL_LABEL_OK] = N_ ("Fine"),
    [PL_LABEL_SILENT] = N_ ("Silent"),
    [PL_LABEL_ONE_EAR] = N_ ("One ear only"),
    [PL_LABEL_MONO] = N_ ("Mono in both ears"),
    [PL_LABEL_STEREO] = N_ ("Stereo"),
    [PL_LABEL_SWAPPED] = N_ ("Left and right swapped"),
    [PL_LABEL_SPLIT] = N_ ("A different mix in each ear"),
    [PL_LABEL_OUT_OF_PHASE] = N_ ("Out of phase"),
    [PL_LABEL_CANCELLED] = N_ ("Cancelled"),
    [PL_LABEL_INVERTED] = N_ ("Polarity inverted"),
    [PL_LABEL_MONO_SUM] = N_ ("Mono sum"),
    [PL_LABEL_ONE_SIDE] = N_ ("One side only"),
    [PL_LABEL_ATTENUATED] = N_ ("Too quiet"),
    [PL_LABEL_LOPSIDED] = N_ ("Lopsided"),
    [PL_LABEL_CROSSTALK] = N_ ("Crosstalk"),
    [PL_LABEL_FIGHTING] = N_ ("Outputs fighting"),
    [PL_LABEL_SHORTED] = N_ ("Output shorted"),
    [PL_LABEL_OVERLOAD] = N_ ("Overload"),
    [PL_LABEL_UNSAFE] = N_ ("Unsafe"),
  };

  return _ (titles[label]);
}

const char *
pl_words_contact (PlContact contact)
{
  static const char *const names[PL_N_CONTACTS] = {
    [PL_CONTACT_TIP] = N_ ("tip"),
    [PL_CONTACT_RING] = N_ ("ring"),
    [PL_CONTACT_RING2] = N_ ("ring 2"),
    [PL_CONTACT_SLEEVE] = N_ ("sleeve"),
    [PL_CONTACT_PIN1] = N_ ("pin 1"),
    [PL_CONTACT_PIN2] = N_ ("pin 2"),
    [PL_CONTACT_PIN3] = N_ ("pin 3"),
    [PL_CONTACT_CENTRE] = N_ ("centre pin"),
    [PL_CONTACT_SHELL] = N_ ("shell"),
    [PL_CONTACT_PLUS] = N_ ("plus contact"),
    [PL_CONTACT_MINUS] = N_ ("minus contact"),
  };

  return _ (names[contact]);
}

const char *
pl_words_shape (PlShape shape)
{
  static const char *const names[PL_N_SHAPES] = {
    [PL_SHAPE_TS_PLUG] = N_ ("TS plug"),
    [PL_SHAPE_TRS_PLUG] = N_ ("TRS plug"),
    [PL_SHAPE_MINI_TS_PLUG] = N_ ("3.5 mm TS plug"),
    [PL_SHAPE_MINI_TRS_PLUG] = N_ ("3.5 mm TRS plug"),
    [PL_SHAPE_MINI_TRRS_PLUG] = N_ ("3.5 mm TRRS plug"),
    [PL_SHAPE_XLR_MALE] = N_ ("XLR male connector"),
    [PL_SHAPE_XLR_FEMALE] = N_ ("XLR female connector"),
    [PL_SHAPE_RCA_PLUG] = N_ ("RCA plug"),
    [PL_SHAPE_SPEAKON_PLUG] = N_ ("speakON plug"),
    [PL_SHAPE_TS_SOCKET] = N_ ("TS jack"),
    [PL_SHAPE_TRS_SOCKET] = N_ ("TRS jack"),
    [PL_SHAPE_MINI_TS_SOCKET] = N_ ("3.5 mm TS jack"),
    [PL_SHAPE_MINI_TRS_SOCKET] = N_ ("3.5 mm TRS jack"),
    [PL_SHAPE_MINI_TRRS_SOCKET] = N_ ("3.5 mm TRRS jack"),
    [PL_SHAPE_COMBO_SOCKET] = N_ ("combo jack"),
    [PL_SHAPE_RCA_SOCKET] = N_ ("RCA jack"),
    [PL_SHAPE_SPEAKON_SOCKET] = N_ ("speakON socket"),
    [PL_SHAPE_OTHER_SOCKET] = N_ ("socket that carries no audio"),
  };

  return _ (names[shape]);
}

char *
pl_words_end_of (const PlKind *cable, guint16 end, const char *lead)
{
  PlShape shape = pl_kind_connector (cable, end)->shape;
  guint n_alike = 0;

  for (guint16 i = 0; i < cable->connectors->len; i++)
    n_alike += pl_kind_connector (cable, i)->shape == shape ? 1 : 0;
  return pl_words_fill (n_alike > 1 ? _ ("one {plug} of {lead}") : _ ("the {plug} of {lead}"),
                        "plug", pl_words_shape (shape), "lead", lead, NULL);
}

const char *
pl_words_driver (PlDriver driver)
{
  static const char *const names[PL_N_DRIVERS] = {
    [PL_DRIVER_UNBALANCED] = N_ ("unbalanced"),
    [PL_DRIVER_STEREO] = N_ ("stereo"),
    [PL_DRIVER_IMPEDANCE_BALANCED] = N_ ("impedance-balanced"),
    [PL_DRIVER_BALANCED] = N_ ("balanced"),
    [PL_DRIVER_CROSS_COUPLED] = N_ ("cross-coupled balanced"),
    [PL_DRIVER_TRANSFORMER] = N_ ("transformer-balanced"),
    [PL_DRIVER_GROUND_SENSING] = N_ ("ground-sensing"),
    [PL_DRIVER_BRIDGED] = N_ ("bridged"),
    [PL_DRIVER_INSERT] = N_ ("insert"),
    [PL_DRIVER_SPEAKER] = N_ ("speaker"),
  };

  return _ (names[driver]);
}

const char *
pl_words_category (PlCategory category)
{
  static const char *const names[PL_N_CATEGORIES] = {
    [PL_CATEGORY_MIXER] = N_ ("Mixers"),
    [PL_CATEGORY_HEADPHONE_AMP] = N_ ("Headphone Amplifiers"),
    [PL_CATEGORY_SPLITTER] = N_ ("Splitters"),
    [PL_CATEGORY_INTERFACE] = N_ ("Audio Interfaces"),
    [PL_CATEGORY_SPEAKER] = N_ ("Speakers"),
    [PL_CATEGORY_AMPLIFIER] = N_ ("Power Amplifiers"),
    [PL_CATEGORY_MICROPHONE] = N_ ("Microphones"),
    [PL_CATEGORY_INSTRUMENT] = N_ ("Instruments"),
    [PL_CATEGORY_PLAYER] = N_ ("Players"),
    [PL_CATEGORY_PROCESSOR] = N_ ("Processors"),
    [PL_CATEGORY_HEADPHONES] = N_ ("Headphones"),
    [PL_CATEGORY_NOTE] = N_ ("Notes"),
    [PL_CATEGORY_CABLE] = N_ ("Cables"),
    [PL_CATEGORY_ADAPTER] = N_ ("Adapters"),
  };

  return _ (names[category]);
}

char *
pl_words_called (const PlPatch *patch, PlPartId id)
{
  const char *title = pl_words_title (pl_patch_get_part (patch, id));
  guint twin = pl_patch_get_twin (patch, id);

  return twin > 0 ? g_strdup_printf ("%s (%u)", title, twin) : g_strdup (title);
}

/* "Anna (2) · MDR-7506" */
static char *
word_device (const PlPatch *patch, PlPartId id, const PlPart *part)
{
  g_autofree char *title = pl_words_called (patch, id);

  return part->name != NULL ? g_strdup_printf ("%s · %s", title, pl_words_kind (part->kind))
                            : g_steal_pointer (&title);
}

char *
pl_words_part (const PlPatch *patch, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (patch, id);

  if (part == NULL)
    return g_strdup (_ ("nothing"));
  if (pl_kind_is_cable (part->kind))
    {
      g_autofree char *number = g_strdup_printf ("%d", part->number);

      if (part->number == 0) /* nothing is printed on the plugs */
        return pl_words_fill (_ ("cable ({kind})"), "kind", pl_words_kind (part->kind), NULL);
      /* Translators: {number} is printed on the plugs, {kind} is for example "TRS cable" */
      return pl_words_fill (_ ("cable {number} ({kind})"), "number", number, "kind",
                            pl_words_kind (part->kind), NULL);
    }
  return word_device (patch, id, part);
}

typedef const char *(*WordJack) (const PlKind *kind, const PlConnector *connector);

static const char *
word_section (const PlKind *kind, const PlConnector *connector)
{
  return connector->section != NULL ? pl_words_section (kind, connector->section) : NULL;
}

static const char *
word_socket (const PlKind *kind, const PlConnector *connector)
{
  return pl_words_shape (connector->shape);
}

/* Whether that word is another for each jack of that label. */
static gboolean
tells_apart (const PlKind *kind, const char *label, WordJack word)
{
  for (guint i = 0; i < kind->connectors->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const PlConnector *a = pl_kind_connector (kind, i), *b = pl_kind_connector (kind, j);

        if (strcmp (a->label, label) == 0 && strcmp (b->label, label) == 0
            && (word == NULL || g_strcmp0 (word (kind, a), word (kind, b)) == 0))
          return FALSE;
      }
  return TRUE;
}

char *
pl_words_jack_in_full (const PlKind *kind, guint16 connector)
{
  const PlConnector *jack = pl_kind_connector (kind, connector);
  const char *label = pl_words_jack (kind, connector), *more = NULL;

  if (!pl_kind_is_cable (kind) && !tells_apart (kind, jack->label, NULL))
    more = tells_apart (kind, jack->label, word_section)  ? word_section (kind, jack)
           : tells_apart (kind, jack->label, word_socket) ? word_socket (kind, jack)
                                                          : NULL;
  return more != NULL ? g_strdup_printf ("%s (%s)", label, more) : g_strdup (label);
}

char *
pl_words_end (const PlPatch *patch, PlEnd end)
{
  const PlPart *part = pl_patch_get_part (patch, end.part);
  g_autofree char *name = pl_words_part (patch, end.part);
  const PlConnector *connector = NULL;
  g_autofree char *jack = NULL;

  if (part == NULL || end.connector >= part->kind->connectors->len)
    return g_steal_pointer (&name);
  connector = pl_kind_connector (part->kind, end.connector);
  if (*connector->label == '\0' || (connector->moves && !pl_kind_is_cable (part->kind)))
    return g_steal_pointer (&name);
  jack = pl_words_jack_in_full (part->kind, end.connector);
  return g_strdup_printf ("%s %s", name, jack);
}

char *
pl_words_hearer (const PlPatch *patch, PlPartId part, guint16 group)
{
  const PlGroup *hears = pl_kind_group (pl_patch_get_part (patch, part)->kind, group);

  return hears->is_listener ? pl_words_called (patch, part)
                            : pl_words_end (patch, (PlEnd){ part, hears->connector });
}

static guint
count_heard (const PlKind *kind, guint16 connector, gboolean any)
{
  guint n = 0;

  for (guint i = 0; i < kind->groups->len; i++)
    if (pl_kind_is_heard (kind, i) && (any || pl_kind_group (kind, i)->connector == connector))
      n++;
  return n;
}

/* Of a combo socket it is told which half is meant, the pins or the jack in their middle. */
static char *
word_input (const PlKind *kind, const PlGroup *group)
{
  const PlConnector *connector = pl_kind_connector (kind, group->connector);
  g_autofree char *jack = pl_words_jack_in_full (kind, group->connector);
  gboolean is_line = connector->senses[1] == group->sense[0];

  if (connector->line_input == PL_INPUT_NONE || count_heard (kind, group->connector, FALSE) < 2)
    return g_steal_pointer (&jack);
  return g_strdup_printf ("%s (%s)", jack,
                          pl_words_shape (is_line ? PL_SHAPE_TRS_SOCKET : PL_SHAPE_XLR_FEMALE));
}

char *
pl_words_who_hears (const PlPatch *patch, const PlListener *listener, gboolean brief)
{
  const PlKind *kind = pl_patch_get_part (patch, listener->part)->kind;
  const PlGroup *group = pl_kind_group (kind, listener->group);
  g_autofree char *name
      = brief ? pl_words_called (patch, listener->part) : pl_words_part (patch, listener->part);
  g_autofree char *input = word_input (kind, group);

  return count_heard (kind, 0, TRUE) > 1 && *input != '\0' ? g_strdup_printf ("%s %s", name, input)
                                                           : g_steal_pointer (&name);
}

static gboolean
is_player (const PlKind *kind)
{
  return kind->category == PL_CATEGORY_MICROPHONE || kind->category == PL_CATEGORY_INSTRUMENT
         || kind->category == PL_CATEGORY_PLAYER;
}

/* Whether another placed part has buses that play, so that a bus name alone is not enough. */
static gboolean
needs_part_name (const PlPatch *patch, PlPartId than)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      if (id == than || is_player (kind))
        continue;
      for (guint i = 0; i < kind->signals->len; i++)
        if (pl_kind_signal (kind, i)->programme)
          return TRUE;
    }
  return FALSE;
}

/* "Main mix, left": what stands before the comma names both sides. */
static char *
word_bus (const PlKind *kind, guint16 signal, gboolean mix)
{
  const char *name = pl_words_signal (kind, signal);
  const char *comma = mix ? strstr (name, ", ") : NULL;

  return comma != NULL ? g_strndup (name, (gsize) (comma - name)) : g_strdup (name);
}

static char *
word_programme (const PlPatch *patch, PlProgramme programme, gboolean mix)
{
  const PlPart *part = pl_patch_get_part (patch, programme.part);
  const PlSignal *signal = NULL;
  g_autofree char *title = NULL, *bus = NULL;
  guint twin = 0;

  if (part == NULL || programme.signal >= part->kind->signals->len)
    return g_strdup (_ ("nothing"));
  signal = pl_kind_signal (part->kind, programme.signal);
  title = pl_words_called (patch, programme.part);
  if (is_player (part->kind))
    return signal->pair == PL_NO_INDEX || mix
               ? g_steal_pointer (&title)
               : g_strdup_printf ("%s, %s", title,
                                  signal->side == PL_SIDE_LEFT ? _ ("left") : _ ("right"));
  bus = word_bus (part->kind, programme.signal, mix);
  if (!needs_part_name (patch, programme.part))
    return g_steal_pointer (&bus);
  twin = pl_patch_get_twin (patch, programme.part);
  return twin > 0 ? g_strdup_printf ("%s (%s %u)", bus, pl_words_title (part), twin)
                  : g_strdup_printf ("%s (%s)", bus, title);
}

char *
pl_words_programme (const PlPatch *patch, PlProgramme programme)
{
  return word_programme (patch, programme, FALSE);
}

char *
pl_words_mix (const PlPatch *patch, PlProgramme programme)
{
  return word_programme (patch, programme, TRUE);
}

char *
pl_words_gain (double gain)
{
  double db = 20.0 * log10 (fabs (gain));
  g_autofree char *number = g_strdup_printf ("%.1f", fabs (db));

  return g_strdup_printf ("%s%s dB %s", db <= -0.05 ? "−" : (db >= 0.05 ? "+" : ""), number,
                          gain < 0.0 ? "∅" : "+");
}

char *
pl_words_level (const PlEar *ear)
{
  return ear->n_members > 0 ? pl_words_gain (ear->heard[0].gain) : g_strdup ("");
}

char *
pl_words_ear (const PlCircuit *circuit, const PlVerdict *verdict, guint ear)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlEar *what = &verdict->ear[ear];
  g_autoptr (GString) out = g_string_new (NULL);

  if (what->n_members == 0)
    return g_strdup (_ ("nothing"));
  for (guint i = 0; i < what->n_members; i++)
    {
      g_autofree char *name = pl_words_programme (patch, what->heard[i].programme);

      g_string_append_printf (out, "%s%s", i > 0 ? " + " : "", name);
      if (what->heard[i].gain < 0.0)
        g_string_append_printf (out, " %s", _ ("(inverted)"));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_words (GString *out, const char *words)
{
  if (out->len > 0)
    g_string_append (out, ", ");
  g_string_append (out, words);
}

char *
pl_words_connector (const PlKind *kind, guint16 index)
{
  const PlConnector *connector = pl_kind_connector (kind, index);
  g_autoptr (GString) out = g_string_new (pl_words_shape (connector->shape));

  if (connector->n_drivers > 0)
    {
      append_words (out, connector->drivers[0] == PL_DRIVER_INSERT ? _ ("insert") : _ ("output"));
      if (connector->n_drivers > 1)
        append_words (out, _ ("how it is driven is not certain"));
      else if (connector->drivers[0] != PL_DRIVER_INSERT)
        append_words (out, pl_words_driver (connector->drivers[0]));
    }
  else if (connector->input != PL_INPUT_NONE)
    {
      append_words (out, _ ("input"));
      if (connector->input == PL_INPUT_STEREO)
        append_words (out, _ ("stereo"));
      else if (connector->input == PL_INPUT_BALANCED)
        append_words (out, _ ("balanced"));
      else if (connector->input == PL_INPUT_MICROPHONE)
        append_words (out, _ ("microphone"));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
