/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words-progress.h"

#include <glib/gi18n-lib.h>

#include "core/words.h"

char *
pl_words_misplaced (const PlPatch *patch, const PlMisplaced *misplaced)
{
  g_autofree char *jack = pl_words_end (patch, misplaced->socket);
  g_autofree char *planned = NULL;

  if (misplaced->half_in)
    return pl_words_fill (_ ("The plug in {jack} is in to the first click only; push it home."),
                          "jack", jack, NULL);
  if (misplaced->planned.part == 0)
    return pl_words_fill (_ ("The plan has nothing in {jack}."), "jack", jack, NULL);
  planned = pl_words_end (patch, misplaced->planned);
  return pl_words_fill (_ ("This plug is in {jack}; the plan has it in {planned}."), "jack", jack,
                        "planned", planned, NULL);
}

/* The verdict of somebody who gets something else than planned; a copy.  FALSE: nobody does. */
static gboolean
find_other (const PlWay *way, const PlCircuit *foreseen, PlVerdict *other)
{
  for (guint i = 0; i < way->listeners->len; i++)
    {
      const PlWayListener *listener = &g_array_index (way->listeners, PlWayListener, i);

      if (pl_patch_get_part (pl_circuit_get_patch (foreseen), listener->part) == NULL)
        continue;
      pl_circuit_judge (foreseen, listener->part, listener->verdict.group, other);
      if (other->labels != listener->verdict.labels)
        return TRUE;
      pl_verdict_clear (other);
    }
  return FALSE;
}

char *
pl_words_foreseen (const PlWay *way, const PlCircuit *foreseen, gboolean *same)
{
  PlVerdict other;
  g_autofree char *heard = NULL;
  char *words;

  *same = !find_other (way, foreseen, &other);
  if (*same)
    return g_strdup (_ ("The ears would get the same as in the plan."));
  heard = pl_words_verdict (foreseen, &other);
  words = pl_words_fill (_ ("With the rest as planned: {heard}"), "heard", heard, NULL);
  pl_verdict_clear (&other);
  return words;
}
