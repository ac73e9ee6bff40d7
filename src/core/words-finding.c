/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings as sentences: a rule's template with its arguments put in. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/rule.h"
#include "core/words.h"

/* Three digits are enough for people: 11.8, 0.27, 1200. */
static char *
word_number (double number)
{
  double size = fabs (number);
  int digits = size >= 100.0 ? 0 : (size >= 10.0 ? 1 : 2);
  g_autofree char *text = g_strdup_printf ("%.*f", digits, size);
  gsize end = strlen (text);

  while (digits > 0 && text[end - 1] == '0')
    end--;
  while (!g_ascii_isdigit (text[end - 1])) /* a point may be several bytes long */
    end--;
  text[end] = '\0';
  return g_strconcat (number < 0.0 ? "−" : "", text, NULL);
}

static char *
word_arg (const PlPatch *patch, const PlArg *arg)
{
  const PlPart *part = pl_patch_get_part (patch, arg->end.part);

  switch (arg->type)
    {
    case PL_ARG_END:
      return pl_words_end (patch, arg->end);
    case PL_ARG_PART:
      return pl_words_part (patch, arg->end.part);
    case PL_ARG_KIND:
      return g_strdup (pl_words_kind (part->kind));
    case PL_ARG_CONTROL:
      return g_strdup (pl_kind_control (part->kind, arg->end.connector)->label);
    case PL_ARG_CONTACT:
      return g_strdup (pl_words_contact (arg->contact));
    case PL_ARG_DRIVER:
      return g_strdup (pl_words_driver (arg->driver));
    case PL_ARG_LABEL:
      return g_strdup (pl_label_title (arg->label));
    case PL_ARG_NUMBER:
      return word_number (arg->number);
    }
  g_assert_not_reached ();
}

typedef struct
{
  const PlPatch *patch;
  const PlFinding *finding;
} Subject;

static char *
lookup_arg (const char *key, gconstpointer data)
{
  const Subject *subject = data;

  for (guint i = 0; i < subject->finding->n_args; i++)
    if (strcmp (subject->finding->args[i].key, key) == 0)
      return word_arg (subject->patch, &subject->finding->args[i]);
  return NULL;
}

static char *
fill (const PlPatch *patch, const PlFinding *finding, const char *template)
{
  Subject subject = { patch, finding };

  return pl_words_fill_with (template, lookup_arg, &subject);
}

char *
pl_words_finding (const PlPatch *patch, const PlFinding *finding)
{
  return fill (patch, finding, _ (finding->rule->sentence));
}

char *
pl_words_remedy (const PlPatch *patch, const PlFinding *finding)
{
  return fill (patch, finding, _ (finding->rule->remedy));
}

char *
pl_words_arg (const PlPatch *patch, const PlArg *arg)
{
  return word_arg (patch, arg);
}

const char *
pl_words_rule (const PlRule *rule)
{
  return _ (rule->title);
}

const char *
pl_words_grade (PlGrade grade)
{
  static const char *const words[] = { N_ ("fine"), N_ ("note"), N_ ("works badly"), N_ ("harm") };

  return _ (words[grade]);
}
