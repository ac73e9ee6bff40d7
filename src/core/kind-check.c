/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/kind-check.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/keyfile.h"

/* What no gear goes beyond.  Levels: professional line stages clip at about +28 dBu (±24 V
 * supplies, balanced); a microphone's or line amplifier's rated level is not under -70 dBu.  Loads:
 * a microphone input is 150 Ω to 50 kΩ, headphones are 4 Ω to 2 kΩ, loudspeakers 1 Ω to 200 Ω. */
#define HIGHEST_DBU    34.0
#define LOWEST_DBU     (-70.0)
#define PHONES_OHMS    1000.0 /* of an output that drives headphones or loudspeakers */
#define OUTPUT_OHMS    100e3
#define HIGHEST_GAIN   100.0
#define LOWEST_LOAD    100.0
#define HIGHEST_LOAD   20e6
#define MIN_LOAD_LIMIT 100e3

typedef struct
{
  const PlKind *kind;
  PlKeyFile *file;
  GPtrArray *problems;
} Checker;

static void complain (const Checker *self, const char *group, const char *key, const char *format,
                      ...) G_GNUC_PRINTF (4, 5);

static void
complain (const Checker *self, const char *group, const char *key, const char *format, ...)
{
  g_autofree char *what = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  pl_key_file_fail (self->file, group, key, PL_FILE_ERROR_VALUE, &error, "%s", what);
  g_ptr_array_add (self->problems, g_strdup (error->message));
}

/* Sources */

/* Where the maker's document was not read, every figure says where it comes from.  keys: those of
 * the group that are figures, NULL-terminated. */
static void
check_figures (const Checker *self, const char *group, const GArray *claims,
               const char *const *keys)
{
  g_autoptr (GString) open = g_string_new (NULL), remedy = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (!pl_key_file_has_key (self->file, group, keys[i])
          || pl_claims_find (claims, keys[i]) != NULL)
        continue;
      g_string_append_printf (open, "%s%s", open->len > 0 ? ", " : "", keys[i]);
      g_string_append_printf (remedy, "%s%s assumed", remedy->len > 0 ? ";" : "", keys[i]);
    }
  if (open->len > 0 && !self->kind->verified)
    complain (self, group, "Claims",
              _ ("no source for %s, and the maker's own document was not read (Verified=no); add "
                 "“%s”, or the name of a [Source …] in place of “assumed”"),
              open->str, remedy->str);
}

static gboolean
has_makers_source (const PlKind *kind)
{
  for (guint i = 0; i < kind->notes->len; i++)
    if (g_array_index (kind->notes, PlSourceNote, i).confidence == PL_CONFIDENCE_MAKER)
      return TRUE;
  return FALSE;
}

static gboolean
is_claimed (const GArray *claims, const char *source)
{
  for (guint i = 0; i < claims->len; i++)
    if (g_strcmp0 (g_array_index (claims, PlClaim, i).source, source) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_used (const PlKind *kind, const char *source)
{
  gboolean used = is_claimed (kind->claims, source);

  for (guint i = 0; i < kind->connectors->len && !used; i++)
    used = is_claimed (pl_kind_connector (kind, i)->claims, source);
  for (guint i = 0; i < kind->controls->len && !used; i++)
    used = is_claimed (pl_kind_control (kind, i)->claims, source);
  return used;
}

static void
check_sources (const Checker *self)
{
  const PlKind *kind = self->kind;

  if (kind->verified && !pl_kind_is_cable (kind) && !has_makers_source (kind))
    complain (
        self, "Device", "Verified",
        _ ("yes means that the maker's own document was read, but no [Source …] names it; add "
           "one with Confidence=maker, or write Verified=no"));
  for (guint i = 0; i < kind->notes->len; i++)
    {
      const PlSourceNote *note = &g_array_index (kind->notes, PlSourceNote, i);
      g_autofree char *group = g_strconcat ("Source ", note->id, NULL);

      if (!pl_kind_is_cable (kind) && note->confidence != PL_CONFIDENCE_MAKER
          && !is_used (kind, note->id))
        complain (
            self, group, NULL,
            _ ("nothing is said to come from it; name it in the Claims of a group, or remove it"));
    }
}

/* Values */

static void
check_level (const Checker *self, const char *group, const char *key, double dbu, PlLevel level)
{
  if (isnan (dbu) || level == PL_LEVEL_SPEAKER)
    return;
  if (dbu > HIGHEST_DBU)
    complain (self, group, key,
              _ ("%+.4g dBu (%.3g V) is more than any such jack gives or takes; look whether it is "
                 "dBu, and write at most %+.0f"),
              dbu, 0.7746 * pow (10.0, dbu / 20.0), HIGHEST_DBU);
  else if (dbu < LOWEST_DBU)
    complain (
        self, group, key,
        _ ("%.4g dBu (%.3g mV) is less than any such jack works at; look whether it is dBu, and "
           "write at least %.0f"),
        dbu, 774.6 * pow (10.0, dbu / 20.0), LOWEST_DBU);
}

static void
check_output (const Checker *self, const char *group, const PlConnector *jack)
{
  gboolean drives = jack->level == PL_LEVEL_PHONES || jack->level == PL_LEVEL_SPEAKER;
  double most = drives ? PHONES_OHMS : OUTPUT_OHMS;

  check_level (self, group, "Nominal-dbu", jack->nominal_dbu, jack->level);
  check_level (self, group, "Max-dbu", jack->max_dbu, jack->level);
  if (!isnan (jack->nominal_dbu) && !isnan (jack->max_dbu) && jack->nominal_dbu > jack->max_dbu)
    complain (self, group, "Nominal-dbu",
              _ ("%+.4g dBu is above Max-dbu (%+.4g); exchange the two or correct one"),
              jack->nominal_dbu, jack->max_dbu);
  if (jack->ohms_out > most)
    complain (self, group, "Ohms",
              _ ("%.4g Ω is more than the source impedance of any such output; write at most %.0f"),
              jack->ohms_out, most);
  if (jack->min_load_ohms > MIN_LOAD_LIMIT)
    complain (self, group, "Min-load",
              _ ("%.4g Ω is more than any load that is plugged in; write at most %.0f"),
              jack->min_load_ohms, MIN_LOAD_LIMIT);
}

static void
check_input (const Checker *self, const char *group, const PlConnector *jack)
{
  double least = LOWEST_LOAD, most = HIGHEST_LOAD;

  if (jack->input == PL_INPUT_HEADPHONES)
    {
      least = 4.0;
      most = 2000.0;
    }
  else if (jack->input == PL_INPUT_SPEAKER)
    {
      least = 1.0;
      most = 200.0;
    }
  check_level (self, group, "Max-in-dbu", jack->max_in_dbu, jack->input_level);
  if (jack->ohms_in < least || jack->ohms_in > most)
    complain (self, group, "Input-ohms",
              _ ("%.4g Ω is no load such an input has; write %.4g to %.4g"), jack->ohms_in, least,
              most);
}

static void
check_jack (const Checker *self, const PlConnector *jack)
{
  static const char *const figures[]
      = { "Ohms",       "Common-ohms", "Nominal-dbu", "Max-dbu", "Min-load",
          "Input-ohms", "Line-ohms",   "Max-in-dbu",  NULL };
  g_autofree char *group = g_strconcat ("Jack ", jack->id, NULL);

  check_figures (self, group, jack->claims, figures);
  if (jack->n_drivers > 0)
    check_output (self, group, jack);
  if (jack->input != PL_INPUT_NONE)
    check_input (self, group, jack);
  if (jack->n_drivers == 0 && jack->input == PL_INPUT_NONE && jack->line_input == PL_INPUT_NONE
      && jack->shape != PL_SHAPE_OTHER_SOCKET)
    complain (self, group, NULL,
              _ ("it has neither Input nor Output, so nothing can be connected to it; add one, or "
                 "write Connector=other for a jack without sound"));
}

static void
check_control (const Checker *self, const PlControl *control)
{
  static const char *const gains[] = { "Min", "Max", NULL };
  static const char *const unity[] = { "Unity", NULL };
  g_autofree char *group = g_strconcat ("Control ", control->id, NULL);

  if (control->unit == PL_UNIT_DB)
    {
      check_figures (self, group, control->claims, gains);
      if (control->max > HIGHEST_GAIN)
        complain (self, group, "Max",
                  _ ("%+.4g dB is more gain than any knob gives; write at most %+.0f"),
                  control->max, HIGHEST_GAIN);
    }
  if (control->unit == PL_UNIT_PERCENT)
    {
      check_figures (self, group, control->claims, unity);
      if (control->unity > control->max)
        complain (
            self, group, "Unity",
            _ ("%.4g %% lies beyond Max (%.4g), so the gain never reaches 0 dB; write at most "
               "that"),
            control->unity, control->max);
    }
}

char **
pl_kind_check (const PlKind *kind, const char *name)
{
  g_autofree char *text = pl_kind_dup_text (kind);
  g_autoptr (PlKeyFile) file = pl_key_file_new (text, -1, name, NULL);
  Checker checker = { kind, file, g_ptr_array_new () };

  g_assert (file != NULL); /* the kind was read from it */
  check_sources (&checker);
  if (!pl_kind_is_cable (kind))
    {
      for (guint i = 0; i < kind->connectors->len; i++)
        check_jack (&checker, pl_kind_connector (kind, i));
      for (guint i = 0; i < kind->controls->len; i++)
        check_control (&checker, pl_kind_control (kind, i));
    }
  g_ptr_array_add (checker.problems, NULL);
  return (char **) g_ptr_array_free (checker.problems, FALSE);
}
