/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/explain-json.h"
#include "core/finding.h"
#include "core/json.h"
#include "core/listen.h"
#include "core/words.h"
#include "draw/wav.h"

#define SHORTEST 0.1
#define LONGEST  600.0
#define FADE     0.01 /* at a cut that is not the end of the phrase */

static int
complain (char *sentence)
{
  (void) fprintf (stderr, "patchlead-cli: %s\n", sentence);
  g_free (sentence);
  return PL_EXIT_FAILED;
}

/* Whom to listen to */

static gboolean
is_called (const PlPatch *patch, const PlVerdict *listener, const char *name)
{
  const PlPart *part = pl_patch_get_part (patch, listener->part);
  g_autofree char *full = pl_explain_dup_name (patch, listener);
  g_autofree char *title = pl_words_part (patch, listener->part);
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  const char *names[] = { full, title, part->name, part->kind->name, pl_words_kind (part->kind) };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = names[i] != NULL ? g_utf8_casefold (names[i], -1) : NULL;

      if (folded != NULL && strcmp (folded, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
list_names (const PlPatch *patch, const GArray *listeners)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < listeners->len; i++)
    {
      g_autofree char *name = pl_explain_dup_name (patch, &g_array_index (listeners, PlVerdict, i));
      g_string_append_printf (out, "%s“%s”", i > 0 ? ", " : "", name);
    }
  return g_string_free (out, FALSE);
}

/* NULL after having complained. */
static const PlVerdict *
choose_listener (const PlCommandOptions *options, const PlPatch *patch, const GArray *listeners)
{
  const PlVerdict *found = NULL;
  g_autofree char *names = list_names (patch, listeners);
  guint n = 0;

  for (guint i = 0; i < listeners->len; i++)
    {
      const PlVerdict *listener = &g_array_index (listeners, PlVerdict, i);

      if (options->listener != NULL && !is_called (patch, listener, options->listener))
        continue;
      if (n++ == 0)
        found = listener;
    }
  if (listeners->len == 0)
    (void) complain (pl_words_fill (_ ("{file}: nobody listens there. Add headphones or a "
                                       "loudspeaker to the bench."),
                                    "file", options->arguments[0], NULL));
  else if (n == 0)
    (void) complain (pl_words_fill (_ ("{file}: there is no listener “{name}”. Those there are: "
                                       "{names}."),
                                    "file", options->arguments[0], "name", options->listener,
                                    "names", names, NULL));
  else if (n > 1 && options->listener != NULL)
    {
      (void) complain (pl_words_fill (_ ("{file}: “{name}” is the name of more than one listener. "
                                         "Give one of them a name of its own, or use one of: "
                                         "{names}."),
                                      "file", options->arguments[0], "name", options->listener,
                                      "names", names, NULL));
      return NULL;
    }
  return found;
}

/* FALSE after having complained. */
static gboolean
read_seconds (const char *text, double *seconds)
{
  char *end = NULL;

  *seconds = PL_PHRASE_SECONDS;
  if (text == NULL)
    return TRUE;
  *seconds = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && *seconds >= SHORTEST && *seconds <= LONGEST)
    return TRUE;
  (void) complain (pl_words_fill (_ ("--seconds {text}: not a time from 0.1 to 600 seconds. Write "
                                     "a number such as 8 or 2.5."),
                                  "text", text, NULL));
  return FALSE;
}

/* The phrase, repeated or cut; a cut within it is faded. */
static float *
repeat (const float *ring, double seconds, guint *n_frames)
{
  gsize n = (gsize) lrint (seconds * PL_PHRASE_RATE), fade = (gsize) (FADE * PL_PHRASE_RATE);
  float *frames = g_new (float, 2 * n);

  for (gsize i = 0; i < n; i++)
    memcpy (&frames[2 * i], &ring[2 * (i % PL_PHRASE_FRAMES)], 2 * sizeof (float));
  for (gsize i = 0; n % PL_PHRASE_FRAMES != 0 && i < fade; i++)
    {
      frames[2 * (n - 1 - i)] *= (float) i / (float) fade;
      frames[2 * (n - 1 - i) + 1] *= (float) i / (float) fade;
    }
  *n_frames = (guint) n;
  return frames;
}

/* What was written */

static void
write_side (PlJson *json, const PlPatch *patch, const char *name, const GArray *parts)
{
  pl_json_open (json, name, '[');
  for (guint i = 0; i < parts->len; i++)
    {
      const PlListenPart *part = &g_array_index (parts, PlListenPart, i);
      const PlPart *player = pl_patch_get_part (patch, part->programme.part);
      g_autofree char *programme = pl_words_programme (patch, part->programme);

      pl_json_open (json, NULL, '{');
      pl_json_string (json, "programme", programme);
      pl_json_number (json, "part", part->programme.part);
      pl_json_string (json, "bus", pl_kind_signal (player->kind, part->programme.signal)->id);
      pl_json_string (json, "material", pl_material_code (part->material));
      pl_json_number (json, "semitones", pl_phrase_key_semitones (part->key));
      pl_json_number (json, "db", 20.0 * log10 (fabs (part->gain)));
      pl_json_boolean (json, "inverted", part->gain < 0.0);
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

static void
report (const PlCommandOptions *options, const PlPatch *patch, const PlVerdict *listener,
        const PlListenPlan *plan, double seconds)
{
  g_autofree char *name = pl_explain_dup_name (patch, listener);
  g_autofree char *length = g_strdup_printf ("%.1f", seconds);
  PlJson json = { g_string_new (NULL), 0, TRUE };

  if (options->json)
    {
      pl_json_open (&json, NULL, '{');
      pl_json_string (&json, "file", options->output);
      pl_json_string (&json, "listener", name);
      pl_json_number (&json, "seconds", seconds);
      pl_json_number (&json, "reference_db", 20.0 * log10 (plan->reference));
      pl_json_boolean (&json, "hum", plan->hum[0] > 0.0 || plan->hum[1] > 0.0);
      write_side (&json, patch, "left", plan->ears[0]);
      write_side (&json, patch, "right", plan->ears[1]);
      pl_json_close (&json, '}');
      (void) fputs (json.out->str, stdout);
    }
  else
    {
      g_autofree char *line
          = pl_words_fill (_ ("{file}: what {listener} hears, {seconds} s."), "file",
                           options->output, "listener", name, "seconds", length, NULL);
      (void) printf ("%s\n", line);
    }
  g_string_free (json.out, TRUE);
}

static gboolean
write_wav (const PlListenPlan *plan, double seconds, const char *path, GError **error)
{
  g_autoptr (PlPhrase) phrase = pl_phrase_new ();
  g_autofree float *ring = pl_listen_dup_pcm (phrase, plan);
  guint n_frames = 0;
  g_autofree float *frames = repeat (ring, seconds, &n_frames);
  g_autoptr (GBytes) wav = pl_wav_new_bytes (frames, n_frames, 2, PL_PHRASE_RATE);

  return pl_library_write_file (path, g_bytes_get_data (wav, NULL), g_bytes_get_size (wav), error);
}

static int
run_listen (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autoptr (GArray) listeners = NULL;
  g_autoptr (GArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  const PlVerdict *listener = NULL;
  PlListenPlan plan = { 0 };
  double seconds = 0.0;
  int code = PL_EXIT_FINE;

  if (options->output == NULL)
    return pl_command_usage (&pl_command_listen);
  if (!g_str_has_suffix (options->output, ".wav") && !g_str_has_suffix (options->output, ".WAV"))
    return complain (pl_words_fill (_ ("{file}: only WAV can be written. Give the file a name that "
                                       "ends in .wav."),
                                    "file", options->output, NULL));
  if (!read_seconds (options->seconds, &seconds)
      || !pl_command_load (options, &pl_command_listen, &library, &circuit))
    return PL_EXIT_FAILED;
  listeners = pl_circuit_dup_listeners (circuit);
  listener = choose_listener (options, pl_circuit_get_patch (circuit), listeners);
  if (listener == NULL)
    return PL_EXIT_FAILED;
  findings = pl_circuit_dup_findings (circuit);
  pl_listen_plan (circuit, listener, findings, &plan);
  if (write_wav (&plan, seconds, options->output, &error))
    report (options, pl_circuit_get_patch (circuit), listener, &plan, seconds);
  else
    code = pl_command_fail (error);
  pl_listen_plan_clear (&plan);
  return code;
}

const PlCommand pl_command_listen
    = { "listen", "FILE -o OUT.wav [--listener NAME] [--seconds N] [--json]",
        N_ ("what two ears would get, as sound"), run_listen };
