/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/explain-json.h"
#include "core/audience.h"
#include "core/unheard.h"
#include "core/words-gear.h"
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
  g_autofree char *name = pl_explain_dup_name (patch, verdict);
  g_autofree char *sentence = pl_words_verdict (circuit, verdict);

  (void) printf ("%s: %s\n  %s\n", name, pl_words_headline (verdict), sentence);
  print_ears (circuit, verdict, pl_kind_group (kind, verdict->group)->is_pair);
  if (verdict->connected)
    (void) printf ("  %s\n", _ ("Why:"));
  print_causes (circuit, verdict);
  print_outcomes (circuit, verdict);
  (void) printf ("\n");
}

/* Findings */

/* Under one heading. */
static gboolean
goes_together (const PlFinding *a, const PlFinding *b)
{
  return a != NULL && b != NULL && a->rule == b->rule && a->grade == b->grade
         && a->dismissed == b->dismissed;
}

static void
print_finding (const PlPatch *patch, const PlFinding *finding)
{
  g_autofree char *sentence = pl_words_finding (patch, finding);
  const char *reason = pl_finding_get_reason (patch, finding);

  (void) printf ("    %s", sentence);
  if (finding->dismissed)
    (void) printf (" (%s%s%s)", _ ("dismissed"), *reason != '\0' ? ": " : "", reason);
  (void) printf ("\n");
}

/* One heading and one remedy for all findings of a rule. */
static void
print_findings (const PlPatch *patch, const GArray *findings)
{
  const PlFinding *before = NULL;

  if (findings->len > 0)
    (void) printf ("%s\n", _ ("Findings (“patchlead-cli explain --why CODE” tells more):"));
  for (guint i = 0; i < findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (findings, PlFinding, i);
      const PlFinding *next
          = i + 1 < findings->len ? &g_array_index (findings, PlFinding, i + 1) : NULL;

      if (!goes_together (before, finding))
        (void) printf ("  %s: %s [%s]\n", pl_words_grade (finding->grade),
                       pl_words_rule (finding->rule), pl_rule_code (finding->rule));
      print_finding (patch, finding);
      if (!finding->dismissed && !goes_together (finding, next))
        {
          g_autofree char *remedy = pl_words_remedy (patch, finding);
          (void) printf ("    → %s\n", remedy);
        }
      before = finding;
    }
}

/* Who hears whom */

static char *
word_cell (const PlAudience *audience, guint row, guint column, guint ear)
{
  double gain = pl_audience_get_gain (audience, row, column, ear);

  if (fabs (gain) <= 0.0)
    return g_strdup ("·");
  return g_strdup_printf ("%.1f%s", 20.0 * log10 (fabs (gain)), gain < 0.0 ? " ∅" : "");
}

static void
print_row (const PlCircuit *circuit, const PlAudience *audience, guint row)
{
  g_autofree char *name = pl_words_programme (
      pl_circuit_get_patch (circuit), g_array_index (audience->programmes, PlProgramme, row));

  (void) printf ("  %s:", name);
  for (guint i = 0; i < audience->listeners->len; i++)
    {
      const PlListener *listener = &g_array_index (audience->listeners, PlListener, i);
      g_autofree char *left = word_cell (audience, row, i, 0);
      g_autofree char *right = listener->n_ears > 1 ? word_cell (audience, row, i, 1) : NULL;
      g_autofree char *who = pl_words_who_hears (pl_circuit_get_patch (circuit), listener, FALSE);

      (void) printf ("%s %s %s%s%s", i > 0 ? ";" : "", who, left, right != NULL ? " | " : "",
                     right != NULL ? right : "");
    }
  (void) printf ("\n");
}

static void
print_audience (const PlCircuit *circuit)
{
  g_autoptr (PlAudience) audience = pl_circuit_dup_audience (circuit);

  if (audience->listeners->len == 0 || audience->programmes->len == 0)
    return;
  (void) printf ("%s\n", _ ("Who hears whom (dB, left | right; · not at all; ∅ inverted):"));
  for (guint i = 0; i < audience->programmes->len; i++)
    print_row (circuit, audience, i);
  (void) printf ("\n");
}

static void
print_unheard (const PlCircuit *circuit, const PlLibrary *library)
{
  g_autofree char *unheard = pl_words_unheard (circuit, pl_library_get_catalog (library));

  (void) printf ("%s\n", _ ("Nobody listens yet: there are no headphones or connected inputs."));
  if (unheard != NULL)
    (void) printf ("%s\n", unheard);
}

static void
print_text (PlCircuit *circuit, const PlLibrary *library, const GArray *verdicts,
            const GArray *findings)
{
  const char *title = pl_words_patch_title (pl_circuit_get_patch (circuit));

  if (*title != '\0')
    (void) printf ("%s\n\n", title);
  if (verdicts->len == 0)
    print_unheard (circuit, library);
  for (guint i = 0; i < verdicts->len; i++)
    print_verdict (circuit, &g_array_index (verdicts, PlVerdict, i));
  print_audience (circuit);
  print_findings (pl_circuit_get_patch (circuit), findings);
}

static int
print_help_page (const char *code)
{
  g_autoptr (PlLibrary) library = pl_command_open_library ();
  g_autoptr (GError) error = NULL;
  g_autofree char *page = pl_library_dup_help (library, code, &error);

  if (page == NULL)
    return pl_command_fail (error);
  (void) fputs (page, stdout);
  return PL_EXIT_FINE;
}

static int
run_explain (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autoptr (GArray) verdicts = NULL;
  g_autoptr (GArray) findings = NULL;

  if (options->why != NULL)
    return print_help_page (options->why);
  if (!pl_command_load (options, &pl_command_explain, &library, &circuit))
    return PL_EXIT_FAILED;
  verdicts = pl_circuit_dup_verdicts (circuit);
  findings = pl_circuit_dup_findings (circuit);
  if (options->json)
    pl_explain_print_json (circuit, verdicts, findings);
  else
    print_text (circuit, library, verdicts, findings);
  return pl_findings_worst (findings) >= PL_GRADE_BAD ? PL_EXIT_FINDING : PL_EXIT_FINE;
}

const PlCommand pl_command_explain = { "explain", "FILE [--json] | --why CODE",
                                       N_ ("what each ear and input hears, and why"), run_explain };
