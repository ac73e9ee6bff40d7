/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* repairs: what to do about it, tried on a copy of the bench. */
#include <math.h>
#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/json.h"
#include "core/words-repair.h"

#define DEFAULT_LIMIT 8

static void
put_effects (PlJson *json, const PlPatch *patch, const GArray *effects)
{
  pl_json_open (json, "effects", '[');
  for (guint i = 0; i < effects->len; i++)
    {
      const PlRepairEffect *effect = &g_array_index (effects, PlRepairEffect, i);
      g_autofree char *sentence = pl_words_repair_effect (patch, effect);

      pl_json_open (json, NULL, '{');
      pl_json_number (json, "part", effect->part);
      pl_json_string (json, "before", pl_label_code (effect->before));
      pl_json_string (json, "after", pl_label_code (effect->after));
      pl_json_number (json, "change-db", round (effect->change_db * 100.0) / 100.0 + 0.0);
      pl_json_string (json, "sentence", sentence);
      pl_json_close (json, '}');
    }
  pl_json_close (json, ']');
}

static void
put_repair (PlJson *json, const PlPatch *patch, const PlRepair *repair)
{
  g_autofree char *sentence = pl_words_repair (patch, repair);
  g_autofree char *terms = pl_words_repair_terms (patch, repair);

  pl_json_open (json, NULL, '{');
  pl_json_string (json, "code", pl_repair_code (repair->type));
  pl_json_string (json, "sentence", sentence);
  pl_json_string (json, "terms", terms);
  pl_json_string (json, "needs", repair->kind != NULL ? repair->kind->id : NULL);
  pl_json_boolean (json, "to-buy", repair->to_buy);
  pl_json_boolean (json, "moves-speakers", repair->shared_knob.part != 0);
  pl_json_number (json, "lacking", round (repair->units * 100.0) / 100.0);
  put_effects (json, patch, repair->effects);
  pl_json_close (json, '}');
}

static void
print_json (const PlRepairs *repairs, guint limit)
{
  PlJson json = { .out = g_string_new (NULL) };

  pl_json_open (&json, NULL, '{');
  pl_json_number (&json, "lacking", round (repairs->units * 100.0) / 100.0);
  pl_json_open (&json, "repairs", '[');
  for (guint i = 0; i < repairs->repairs->len && i < limit; i++)
    put_repair (&json, repairs->patch, g_ptr_array_index (repairs->repairs, i));
  pl_json_close (&json, ']');
  pl_json_close (&json, '}');
  (void) fputs (json.out->str, stdout);
  g_string_free (json.out, TRUE);
}

static void
print_repair (const PlPatch *patch, guint number, const PlRepair *repair)
{
  g_autofree char *sentence = pl_words_repair (patch, repair);
  g_autofree char *terms = pl_words_repair_terms (patch, repair);

  (void) printf ("%u. %s\n", number, sentence);
  for (guint i = 0; i < repair->effects->len; i++)
    {
      g_autofree char *effect
          = pl_words_repair_effect (patch, &g_array_index (repair->effects, PlRepairEffect, i));

      (void) printf ("   → %s\n", effect);
    }
  if (*terms != '\0')
    (void) printf ("   %s\n", terms);
}

static int
run_repairs (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autoptr (PlRepairs) repairs = NULL;
  guint limit = options->limit > 0 ? (guint) options->limit : DEFAULT_LIMIT;

  if (!pl_command_load (options, &pl_command_repairs, &library, &circuit))
    return PL_EXIT_FAILED;
  repairs = pl_repairs_new (circuit, pl_library_get_catalog (library),
                            pl_library_get_owned (library), NULL);
  if (options->json)
    print_json (repairs, limit);
  else if (repairs->repairs->len == 0)
    (void) printf ("%s\n", repairs->units > 0.0
                               ? _ ("No single change makes this bench better.")
                               : _ ("Nothing to repair: everybody hears what they should."));
  for (guint i = 0; !options->json && i < repairs->repairs->len && i < limit; i++)
    print_repair (repairs->patch, i + 1, g_ptr_array_index (repairs->repairs, i));
  return repairs->units > 0.0 ? PL_EXIT_FINDING : PL_EXIT_FINE;
}

const PlCommand pl_command_repairs = { "repairs", "FILE [--limit N] [--json]",
                                       N_ ("what to do about it, best first"), run_repairs };
