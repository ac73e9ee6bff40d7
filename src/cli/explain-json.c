/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/explain-json.h"

#include <math.h>
#include <stdio.h>

#include "core/audience.h"
#include "core/json.h"
#include "core/words.h"

char *
pl_explain_dup_name (const PlPatch *patch, const PlVerdict *verdict)
{
  const PlGroup *group
      = pl_kind_group (pl_patch_get_part (patch, verdict->part)->kind, verdict->group);

  return pl_words_end (patch, (PlEnd){ verdict->part, group->connector });
}

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

/* Labels as other programs know them; that one side is quieter is a figure beside them. */
static void
write_labels (PlJson *json, const PlVerdict *verdict)
{
  gboolean is_lopsided = verdict->headline == PL_LABEL_LOPSIDED;

  pl_json_string (json, "headline", pl_label_code (is_lopsided ? PL_LABEL_OK : verdict->headline));
  pl_json_open (json, "labels", '[');
  for (guint i = 0; i < PL_N_LABELS; i++)
    if ((verdict->labels & PL_LABEL_BIT (i)) != 0 && i != PL_LABEL_LOPSIDED)
      pl_json_string (json, NULL, pl_label_code ((PlLabel) i));
  pl_json_close (json, ']');
  if ((verdict->labels & PL_LABEL_BIT (PL_LABEL_LOPSIDED)) != 0)
    pl_json_number (json, "left-over-right-db", round (verdict->tilt_db * 100.0) / 100.0);
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
      g_autofree char *grounds = pl_words_grounds (patch, outcome);

      pl_json_open (json, NULL, '{');
      pl_json_string (json, "jack", jack);
      pl_json_string (json, "driver", pl_driver_name (outcome->driver));
      pl_json_string (json, "rests-on", grounds);
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
  g_autofree char *name = pl_explain_dup_name (patch, verdict);
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
write_arg (PlJson *json, const PlPatch *patch, const PlArg *arg)
{
  const PlPart *part = pl_patch_get_part (patch, arg->end.part);

  if (arg->type == PL_ARG_NUMBER)
    pl_json_number (json, arg->key, arg->number);
  else if (arg->type == PL_ARG_LABEL)
    pl_json_string (json, arg->key, pl_label_code (arg->label));
  else if (arg->type == PL_ARG_DRIVER)
    pl_json_string (json, arg->key, pl_driver_name (arg->driver));
  else if (arg->type == PL_ARG_CONTACT)
    pl_json_string (json, arg->key, pl_contact_name (arg->contact));
  else
    {
      pl_json_open (json, arg->key, '{');
      pl_json_number (json, "part", arg->end.part);
      if (arg->type == PL_ARG_END)
        pl_json_string (json, "jack", pl_kind_connector (part->kind, arg->end.connector)->id);
      if (arg->type == PL_ARG_CONTROL)
        pl_json_string (json, "control", pl_kind_control (part->kind, arg->end.connector)->id);
      pl_json_close (json, '}');
    }
}

static void
write_finding (PlJson *json, const PlPatch *patch, const PlFinding *finding)
{
  g_autofree char *sentence = pl_words_finding (patch, finding);
  g_autofree char *remedy = pl_words_remedy (patch, finding);

  pl_json_open (json, NULL, '{');
  pl_json_string (json, "code", pl_rule_code (finding->rule));
  pl_json_string (json, "severity", pl_grade_code (finding->grade));
  pl_json_number (json, "part", finding->part);
  pl_json_open (json, "arguments", '{');
  for (guint i = 0; i < finding->n_args; i++)
    write_arg (json, patch, &finding->args[i]);
  pl_json_close (json, '}');
  pl_json_string (json, "sentence", sentence);
  pl_json_string (json, "remedy", remedy);
  pl_json_boolean (json, "dismissed", finding->dismissed);
  pl_json_string (json, "reason", pl_finding_get_reason (patch, finding));
  pl_json_close (json, '}');
}

static void
write_cells (PlJson *json, const PlCircuit *circuit, const PlAudience *audience, guint row)
{
  for (guint i = 0; i < audience->listeners->len; i++)
    {
      const PlListener *listener = &g_array_index (audience->listeners, PlListener, i);

      for (guint ear = 0; ear < listener->n_ears; ear++)
        {
          double gain = pl_audience_get_gain (audience, row, i, ear);
          g_autofree char *who
              = pl_words_who_hears (pl_circuit_get_patch (circuit), listener, FALSE);

          pl_json_open (json, NULL, '{');
          pl_json_string (json, "listener", who);
          pl_json_number (json, "part", listener->part);
          pl_json_string (json, "ear",
                          listener->n_ears < 2 ? "both" : (ear == 0 ? "left" : "right"));
          pl_json_number (json, "gain", gain);
          pl_json_number (json, "db", 20.0 * log10 (fabs (gain))); /* not heard: null */
          pl_json_close (json, '}');
        }
    }
}

/* One row for each programme, one cell for each ear. */
static void
write_audience (PlJson *json, const PlCircuit *circuit)
{
  g_autoptr (PlAudience) audience = pl_circuit_dup_audience (circuit);
  const PlPatch *patch = pl_circuit_get_patch (circuit);

  pl_json_open (json, "hears", '[');
  for (guint i = 0; i < audience->programmes->len; i++)
    {
      PlProgramme programme = g_array_index (audience->programmes, PlProgramme, i);
      const PlPart *part = pl_patch_get_part (patch, programme.part);
      g_autofree char *name = pl_words_programme (patch, programme);

      pl_json_open (json, NULL, '{');
      pl_json_string (json, "programme", name);
      pl_json_number (json, "part", programme.part);
      pl_json_string (json, "bus", pl_kind_signal (part->kind, programme.signal)->id);
      pl_json_open (json, "ears", '[');
      write_cells (json, circuit, audience, i);
      pl_json_close (json, ']');
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

void
pl_explain_print_json (PlCircuit *circuit, const GArray *verdicts, const GArray *findings)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  PlJson json = { g_string_new (NULL), 0, TRUE };

  pl_json_open (&json, NULL, '{');
  pl_json_string (&json, "title", pl_patch_get_title (patch));
  pl_json_open (&json, "verdicts", '[');
  for (guint i = 0; i < verdicts->len; i++)
    write_verdict (&json, circuit, &g_array_index (verdicts, PlVerdict, i));
  pl_json_close (&json, ']');
  pl_json_open (&json, "findings", '[');
  for (guint i = 0; i < findings->len; i++)
    write_finding (&json, patch, &g_array_index (findings, PlFinding, i));
  pl_json_close (&json, ']');
  write_audience (&json, circuit);
  pl_json_close (&json, '}');
  (void) fputs (json.out->str, stdout);
  g_string_free (json.out, TRUE);
}
