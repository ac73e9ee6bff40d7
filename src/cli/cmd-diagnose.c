/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* diagnose: what may have happened when somebody hears a bench otherwise than drawn. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/json.h"
#include "core/words-diagnosis.h"

#define DEFAULT_LIMIT 8

static void
list_symptoms (void)
{
  (void) fprintf (stderr, "  %-18s %s\n", "fine", _ ("All is well"));
  for (guint i = 0; i < PL_N_SYMPTOMS; i++)
    (void) fprintf (stderr, "  %-18s %s\n", pl_symptom_code (i), pl_words_symptom (i));
}

static void
complain_of_symptom (const char *word)
{
  (void) fprintf (stderr, _ ("patchlead-cli: “%s” is not something to hear. There are:\n"), word);
  list_symptoms ();
}

/* "only-left+quiet" or "fine" */
static gboolean
read_symptoms (const char *text, guint *symptoms)
{
  g_auto (GStrv) words = g_strsplit (text, "+", -1);

  *symptoms = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      PlSymptom symptom;

      if (strcmp (words[i], "fine") == 0)
        continue;
      if (!pl_symptom_parse (words[i], &symptom))
        {
          complain_of_symptom (words[i]);
          return FALSE;
        }
      *symptoms |= PL_SYMPTOM_BIT (symptom);
    }
  return TRUE;
}

static gboolean
is_listener (const PlPatch *patch, const PlVerdict *verdict)
{
  const PlKind *kind = pl_patch_get_part (patch, verdict->part)->kind;

  return verdict->connected && pl_kind_is_heard (kind, verdict->group);
}

static gboolean
is_called (const PlPatch *patch, const PlVerdict *verdict, const char *name)
{
  const PlPart *part = pl_patch_get_part (patch, verdict->part);

  return name == NULL || g_ascii_strcasecmp (pl_part_title (part), name) == 0
         || g_ascii_strcasecmp (pl_words_title (part), name) == 0
         || g_ascii_strcasecmp (part->kind->name, name) == 0;
}

static void
complain_of_name (const PlPatch *patch, const GArray *verdicts, const char *name)
{
  (void) fprintf (stderr,
                  name != NULL ? _ ("patchlead-cli: nobody called “%s” listens on this bench.")
                               : _ ("patchlead-cli: nobody listens on this bench."),
                  name);
  for (guint i = 0, n = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);

      if (is_listener (patch, verdict))
        (void) fprintf (stderr, "%s%s", n++ == 0 ? _ (" Listeners: ") : ", ",
                        pl_words_title (pl_patch_get_part (patch, verdict->part)));
    }
  (void) fprintf (stderr, "\n");
}

/* "Anna=only-left", or "only-left" of everybody. */
static gboolean
add_complaints (const PlPatch *patch, const GArray *verdicts, const char *text, GArray *complaints)
{
  const char *equals = strrchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;
  guint symptoms, before = complaints->len;

  if (!read_symptoms (equals != NULL ? equals + 1 : text, &symptoms))
    return FALSE;
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      PlComplaint complaint = { verdict->part, verdict->group, symptoms };

      if (is_listener (patch, verdict) && is_called (patch, verdict, name))
        g_array_append_val (complaints, complaint);
    }
  if (complaints->len > before)
    return TRUE;
  complain_of_name (patch, verdicts, name);
  return FALSE;
}

static gboolean
read_complaints (const PlCommandOptions *options, const PlCircuit *circuit, GArray *complaints)
{
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (circuit);

  if (options->hear == NULL)
    {
      (void) pl_command_usage (&pl_command_diagnose);
      (void) fprintf (stderr, "%s\n", _ ("What can be heard:"));
      list_symptoms ();
      return FALSE;
    }
  for (guint i = 0; options->hear[i] != NULL; i++)
    if (!add_complaints (pl_circuit_get_patch (circuit), verdicts, options->hear[i], complaints))
      return FALSE;
  return TRUE;
}

static void
print_json (const PlDiagnosis *diagnosis, guint limit)
{
  PlJson json = { .out = g_string_new (NULL) };

  pl_json_open (&json, NULL, '{');
  pl_json_boolean (&json, "as-drawn", diagnosis->as_drawn);
  pl_json_open (&json, "suspects", '[');
  for (guint i = 0; i < diagnosis->suspects->len && i < limit; i++)
    {
      const PlSuspect *suspect = g_ptr_array_index (diagnosis->suspects, i);
      g_autofree char *test = pl_words_suspect_test (diagnosis->patch, suspect);

      pl_json_open (&json, NULL, '{');
      pl_json_number (&json, "likely", round (suspect->likely * 1000.0) / 1000.0);
      pl_json_string (&json, "test", test);
      pl_json_open (&json, "causes", '[');
      for (guint k = 0; k < suspect->causes->len; k++)
        {
          const PlCause *cause = &g_array_index (suspect->causes, PlCause, k);
          g_autofree char *sentence = pl_words_cause (diagnosis->patch, cause);

          pl_json_open (&json, NULL, '{');
          pl_json_string (&json, "code", pl_cause_code (cause->type));
          pl_json_number (&json, "part", cause->part);
          pl_json_string (&json, "sentence", sentence);
          pl_json_close (&json, '}');
        }
      pl_json_close (&json, ']');
      pl_json_close (&json, '}');
    }
  pl_json_close (&json, ']');
  pl_json_close (&json, '}');
  (void) fputs (json.out->str, stdout);
  g_string_free (json.out, TRUE);
}

static void
print_suspect (const PlDiagnosis *diagnosis, guint index)
{
  const PlSuspect *suspect = g_ptr_array_index (diagnosis->suspects, index);
  g_autofree char *test = pl_words_suspect_test (diagnosis->patch, suspect);

  for (guint i = 0; i < suspect->causes->len && i < 3; i++)
    {
      g_autofree char *sentence
          = pl_words_cause (diagnosis->patch, &g_array_index (suspect->causes, PlCause, i));

      if (i == 0)
        (void) printf ("%u. %s (%.0f %%)\n", index + 1, sentence, suspect->likely * 100.0);
      else
        (void) printf ("   %s\n", sentence);
    }
  (void) printf ("   → %s\n", test);
}

static void
print_text (const PlDiagnosis *diagnosis, guint limit)
{
  if (diagnosis->as_drawn)
    (void) printf ("%s\n", _ ("Wired as drawn, it has to sound like that: see “patchlead-cli "
                              "explain” and “patchlead-cli repairs”."));
  if (diagnosis->suspects->len == 0)
    (void) printf ("%s\n", _ ("No single fault on this bench gives that. It may be the gear "
                              "itself, or two things at once."));
  for (guint i = 0; i < diagnosis->suspects->len && i < limit; i++)
    print_suspect (diagnosis, i);
}

static int
run_diagnose (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autoptr (PlDiagnosis) diagnosis = NULL;
  g_autoptr (GArray) complaints = g_array_new (FALSE, FALSE, sizeof (PlComplaint));
  guint limit = options->limit > 0 ? (guint) options->limit : DEFAULT_LIMIT;

  if (!pl_command_load (options, &pl_command_diagnose, &library, &circuit)
      || !read_complaints (options, circuit, complaints))
    return PL_EXIT_FAILED;
  diagnosis
      = pl_diagnosis_new (circuit, pl_library_get_catalog (library),
                          (const PlComplaint *) (void *) complaints->data, complaints->len, NULL);
  if (options->json)
    print_json (diagnosis, limit);
  else
    print_text (diagnosis, limit);
  return PL_EXIT_FINE;
}

const PlCommand pl_command_diagnose
    = { "diagnose", "FILE --hear [NAME=]SYMPTOM… [--limit N] [--json]",
        N_ ("what may have happened when it sounds otherwise than drawn"), run_diagnose };
