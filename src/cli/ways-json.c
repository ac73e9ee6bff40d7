/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/ways-json.h"

#include <math.h>
#include <stdio.h>

#include "core/json.h"
#include "core/words-ways.h"

/* What the last digits of a simulation are must not matter to who compares two outputs. */
static double
rounded (double value)
{
  return isfinite (value) ? round (value * 1e3) / 1e3 + 0.0 : (double) NAN;
}

static void
put_facts (PlJson *json, const char *name, const PlWay *way, const GArray *facts)
{
  pl_json_open (json, name, '[');
  for (guint i = 0; i < facts->len; i++)
    {
      const PlFact *fact = &g_array_index (facts, PlFact, i);
      g_autofree char *sentence = pl_words_fact (way, fact);

      pl_json_open (json, NULL, '{');
      pl_json_string (json, "code", pl_fact_code (fact->type));
      pl_json_string (json, "sentence", sentence);
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

static void
put_terms (PlJson *json, const PlWay *way)
{
  pl_json_open (json, "terms", '{');
  for (guint i = 0; i < PL_N_TERMS; i++)
    {
      pl_json_open (json, pl_term_name (way->terms[i].term), '{');
      pl_json_number (json, "units", rounded (way->terms[i].units));
      pl_json_number (json, "cost", rounded (way->terms[i].cost));
      pl_json_close (json, '}');
    }
  pl_json_close (json, '}');
  pl_json_open (json, "costs-more-in", '[');
  for (guint i = 0; i < way->why_not->len; i++)
    pl_json_string (json, NULL, pl_term_name (g_array_index (way->why_not, PlTerm, i)));
  pl_json_close (json, ']');
}

static const char *
jack_id (const PlWay *way, PlEnd jack)
{
  return pl_kind_connector (pl_patch_get_part (way->patch, jack.part)->kind, jack.connector)->id;
}

static void
put_jacks (PlJson *json, const char *name, const PlWay *way, const PlEnd *jacks, guint n)
{
  pl_json_open (json, name, '[');
  for (guint i = 0; i < n; i++)
    pl_json_string (json, NULL, jack_id (way, jacks[i]));
  pl_json_close (json, ']');
}

static void
put_parts (PlJson *json, const PlWay *way)
{
  pl_json_open (json, "parts", '[');
  for (guint i = 0; i < way->parts->len; i++)
    {
      const PlWayPart *part = &g_array_index (way->parts, PlWayPart, i);

      pl_json_open (json, NULL, '{');
      pl_json_string (json, "id", part->kind->id);
      pl_json_string (json, "name", part->kind->name);
      pl_json_number (json, "count", part->count);
      pl_json_boolean (json, "own", part->own);
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

static void
put_listeners (PlJson *json, const PlWay *way)
{
  pl_json_open (json, "listeners", '[');
  for (guint i = 0; i < way->listeners->len; i++)
    {
      const PlWayListener *listener = &g_array_index (way->listeners, PlWayListener, i);
      const PlPart *part = pl_patch_get_part (way->patch, listener->part);

      pl_json_open (json, NULL, '{');
      pl_json_string (json, "name", pl_part_title (part));
      pl_json_string (json, "headphones", part->kind->id);
      pl_json_string (json, "jack",
                      listener->outlet.part != 0 ? jack_id (way, listener->outlet) : NULL);
      pl_json_string (json, "hears", pl_label_code (listener->verdict.headline));
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

static void
put_findings (PlJson *json, const PlWay *way)
{
  pl_json_open (json, "findings", '[');
  for (guint i = 0; i < way->findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (way->findings, PlFinding, i);
      g_autofree char *sentence = pl_words_finding (way->patch, finding);

      pl_json_open (json, NULL, '{');
      pl_json_string (json, "code", pl_rule_code (finding->rule));
      pl_json_string (json, "grade", pl_grade_code (finding->grade));
      pl_json_string (json, "sentence", sentence);
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

static void
put_steps (PlJson *json, const PlWay *way)
{
  pl_json_open (json, "steps", '[');
  for (guint i = 0; i < way->steps->len; i++)
    {
      g_autofree char *sentence = pl_words_way_step (way, i);

      pl_json_open (json, NULL, '{');
      pl_json_string (json, "type",
                      pl_way_step_code (g_array_index (way->steps, PlWayStep, i).type));
      pl_json_string (json, "sentence", sentence);
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

static void
put_way (PlJson *json, const PlWay *way)
{
  g_autofree char *title = pl_words_way_title (way);
  g_autofree char *result = pl_words_way_result (way);
  g_autofree char *why_not = pl_words_way_why_not (way);

  pl_json_open (json, NULL, '{');
  pl_json_string (json, "id", way->id);
  pl_json_string (json, "title", title);
  pl_json_string (json, "result", result);
  pl_json_boolean (json, "stereo", way->all_stereo);
  pl_json_string (json, "standing", pl_way_standing_code (way->standing));
  pl_json_string (json, "why-not", *why_not != '\0' ? why_not : NULL);
  pl_json_number (json, "cost", rounded (way->cost));
  put_terms (json, way);
  put_jacks (json, "outputs", way, way->outputs, way->n_outputs);
  put_jacks (json, "inputs", way, way->inputs, way->n_inputs);
  put_parts (json, way);
  put_listeners (json, way);
  put_facts (json, "pros", way, way->pros);
  put_facts (json, "cons", way, way->cons);
  pl_json_string (json, "worst", pl_grade_code (way->worst));
  put_findings (json, way);
  put_steps (json, way);
  pl_json_open (json, "alternatives", '[');
  for (guint i = 0; i < way->alternatives->len; i++)
    put_way (json, g_ptr_array_index (way->alternatives, i));
  pl_json_close (json, ']');
  pl_json_close (json, '}');
}

void
pl_ways_print_json (const PlGoal *goal, const char *wish, const PlWays *ways, guint limit)
{
  PlJson json = { g_string_new (NULL), 0, TRUE };

  pl_json_open (&json, NULL, '{');
  pl_json_string (&json, "mixer", goal->mixer->id);
  pl_json_string (&json, "amp", goal->amp != NULL ? goal->amp->id : NULL);
  pl_json_string (&json, "wish", wish);
  pl_json_open (&json, "ways", '[');
  for (guint i = 0; i < ways->ways->len && i < limit; i++)
    put_way (&json, g_ptr_array_index (ways->ways, i));
  pl_json_close (&json, ']');
  pl_json_close (&json, '}');
  (void) fputs (json.out->str, stdout);
  g_string_free (json.out, TRUE);
}
