/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/json.h"
#include "core/words.h"

static void
print_causes (const PlCircuit *circuit, const PlVerdict *verdict)
{
  g_auto (GStrv) causes = pl_words_causes (circuit, verdict);

  for (guint i = 0; causes[i] != NULL; i++)
    (void) printf ("    %s\n", causes[i]);
}

static void
print_outcomes (PlCircuit *circuit, const PlVerdict *verdict)
{
  g_auto (GStrv) outcomes = pl_words_outcomes (circuit, verdict->part, verdict->group);

  if (outcomes[0] != NULL)
    (void) printf ("  %s\n", _ ("Not certain:"));
  for (guint i = 0; outcomes[i] != NULL; i++)
    (void) printf ("    %s\n", outcomes[i]);
}

/* "Anna · MDR-7506" for headphones, "ProFX10v3 MIC 1" for inputs. */
static char *
name_group (const PlPatch *patch, const PlVerdict *verdict)
{
  const PlGroup *group
      = pl_kind_group (pl_patch_get_part (patch, verdict->part)->kind, verdict->group);

  return pl_words_end (patch, (PlEnd){ verdict->part, group->connector });
}

static void
print_ears (const PlCircuit *circuit, const PlVerdict *verdict, gboolean is_pair)
{
  const char *names[] = { is_pair ? _ ("left") : _ ("input"), _ ("right") };

  for (guint i = 0; i < (is_pair ? 2u : 1u); i++)
    {
      g_autofree char *what = pl_words_ear (circuit, verdict, i);
      g_autofree char *level = pl_words_level (&verdict->ear[i]);

      (void) printf ("  %s: %s%s%s\n", names[i], what, *level != '\0' ? ", " : "", level);
    }
}

static void
print_verdict (PlCircuit *circuit, const PlVerdict *verdict)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlKind *kind = pl_patch_get_part (patch, verdict->part)->kind;
  g_autofree char *name = name_group (patch, verdict);
  g_autofree char *sentence = pl_words_verdict (circuit, verdict);

  (void) printf ("%s: %s\n  %s\n", name, pl_label_title (verdict->headline), sentence);
  print_ears (circuit, verdict, pl_kind_group (kind, verdict->group)->is_pair);
  if (verdict->connected)
    (void) printf ("  %s\n", _ ("Why:"));
  print_causes (circuit, verdict);
  print_outcomes (circuit, verdict);
  (void) printf ("\n");
}

/* JSON */

static void
write_ear (PlJson *json, const PlCircuit *circuit, const char *side, const PlEar *ear)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);

  pl_json_open (json, side, '[');
  for (guint i = 0; i < ear->n_heard; i++)
    {
      const PlHeard *heard = &ear->heard[i];
      const PlPart *part = pl_patch_get_part (patch, heard->programme.part);
      g_autofree char *name = pl_words_programme (patch, heard->programme);

      pl_json_open (json, NULL, '{');
      pl_json_string (json, "programme", name);
      pl_json_number (json, "part", heard->programme.part);
      pl_json_string (json, "bus", pl_kind_signal (part->kind, heard->programme.signal)->id);
      pl_json_number (json, "gain", heard->gain);
      pl_json_number (json, "db", 20.0 * log10 (fabs (heard->gain)));
      pl_json_boolean (json, "inverted", heard->gain < 0.0);
      pl_json_boolean (json, "member", i < ear->n_members);
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

static void
write_lines (PlJson *json, const char *name, char **lines)
{
  pl_json_open (json, name, '[');
  for (guint i = 0; lines[i] != NULL; i++)
    pl_json_string (json, NULL, lines[i]);
  pl_json_close (json, ']');
}

static void
write_labels (PlJson *json, const PlVerdict *verdict)
{
  pl_json_string (json, "headline", pl_label_code (verdict->headline));
  pl_json_open (json, "labels", '[');
  for (guint i = 0; i < PL_N_LABELS; i++)
    if ((verdict->labels & PL_LABEL_BIT (i)) != 0)
      pl_json_string (json, NULL, pl_label_code ((PlLabel) i));
  pl_json_close (json, ']');
}

static void
write_outcomes (PlJson *json, PlCircuit *circuit, const PlVerdict *verdict)
{
  g_autoptr (GArray) outcomes = pl_circuit_dup_outcomes (circuit, verdict->part, verdict->group);
  const PlPatch *patch = pl_circuit_get_patch (circuit);

  pl_json_open (json, "outcomes", '[');
  for (guint i = 0; i < outcomes->len; i++)
    {
      const PlOutcome *outcome = &g_array_index (outcomes, PlOutcome, i);
      g_autofree char *jack = pl_words_end (patch, outcome->output);
      g_autofree char *sentence = pl_words_verdict (circuit, &outcome->verdict);

      pl_json_open (json, NULL, '{');
      pl_json_string (json, "jack", jack);
      pl_json_string (json, "driver", pl_driver_name (outcome->driver));
      pl_json_string (json, "sentence", sentence);
      write_labels (json, &outcome->verdict);
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

static void
write_verdict (PlJson *json, PlCircuit *circuit, const PlVerdict *verdict)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlKind *kind = pl_patch_get_part (patch, verdict->part)->kind;
  const PlGroup *group = pl_kind_group (kind, verdict->group);
  g_autofree char *name = name_group (patch, verdict);
  g_autofree char *sentence = pl_words_verdict (circuit, verdict);
  g_auto (GStrv) causes = pl_words_causes (circuit, verdict);

  pl_json_open (json, NULL, '{');
  pl_json_string (json, "name", name);
  pl_json_number (json, "part", verdict->part);
  pl_json_string (json, "jack", pl_kind_connector (kind, group->connector)->id);
  pl_json_boolean (json, "listener", group->is_listener);
  write_labels (json, verdict);
  pl_json_string (json, "sentence", sentence);
  write_ear (json, circuit, group->is_pair ? "left" : "input", &verdict->ear[0]);
  if (group->is_pair)
    write_ear (json, circuit, "right", &verdict->ear[1]);
  write_lines (json, "why", causes);
  write_outcomes (json, circuit, verdict);
  pl_json_close (json, '}');
}

static void
print_json (PlCircuit *circuit, const GArray *verdicts)
{
  PlJson json = { g_string_new (NULL), 0, TRUE };

  pl_json_open (&json, NULL, '{');
  pl_json_string (&json, "title", pl_patch_get_title (pl_circuit_get_patch (circuit)));
  pl_json_open (&json, "verdicts", '[');
  for (guint i = 0; i < verdicts->len; i++)
    write_verdict (&json, circuit, &g_array_index (verdicts, PlVerdict, i));
  pl_json_close (&json, ']');
  pl_json_close (&json, '}');
  (void) fputs (json.out->str, stdout);
  g_string_free (json.out, TRUE);
}

static void
print_text (PlCircuit *circuit, const GArray *verdicts)
{
  const char *title = pl_patch_get_title (pl_circuit_get_patch (circuit));

  if (*title != '\0')
    (void) printf ("%s\n\n", title);
  if (verdicts->len == 0)
    (void) printf ("%s\n", _ ("Nobody listens yet: there are no headphones or connected inputs."));
  for (guint i = 0; i < verdicts->len; i++)
    print_verdict (circuit, &g_array_index (verdicts, PlVerdict, i));
}

static int
run_explain (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autoptr (GArray) verdicts = NULL;
  int code = PL_EXIT_FINE;

  if (!pl_command_load (options, &pl_command_explain, &library, &circuit))
    return PL_EXIT_FAILED;
  verdicts = pl_circuit_dup_verdicts (circuit);
  if (options->json)
    print_json (circuit, verdicts);
  else
    print_text (circuit, verdicts);
  for (guint i = 0; i < verdicts->len; i++)
    if (g_array_index (verdicts, PlVerdict, i).connected
        && g_array_index (verdicts, PlVerdict, i).grade >= PL_GRADE_BAD)
      code = PL_EXIT_FINDING;
  return code;
}

const PlCommand pl_command_explain
    = { "explain", "FILE [--json]", N_ ("what each ear and input hears, and why"), run_explain };
