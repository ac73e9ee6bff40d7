/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which jack of known gear a list means. */
#include <string.h>

#include "core/wiring-private.h"
#include "core/words.h"

enum
{
  MOST_NAMES = 12
};

/* How well a text names a jack; 0: not at all. */
typedef enum
{
  RATE_NONE,
  RATE_PART,  /* some of its words, none else */
  RATE_MORE,  /* all of its label, and words besides */
  RATE_WORDS, /* the words of its label, in another order or with its section */
  RATE_SAME
} Rating;

static gboolean
is_within (char **few, char **many)
{
  for (guint i = 0; few[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) many, few[i]))
      return FALSE;
  return few[0] != NULL;
}

static const char *
shape_words (PlShape shape)
{
  switch (shape)
    {
    case PL_SHAPE_XLR_MALE:
    case PL_SHAPE_XLR_FEMALE:
      return "xlr";
    case PL_SHAPE_COMBO_SOCKET:
      return "combo xlr trs jack";
    case PL_SHAPE_TRS_SOCKET:
    case PL_SHAPE_TRS_PLUG:
      return "trs jack stereo balanced";
    case PL_SHAPE_TS_SOCKET:
    case PL_SHAPE_TS_PLUG:
      return "ts jack mono";
    case PL_SHAPE_RCA_SOCKET:
    case PL_SHAPE_RCA_PLUG:
      return "rca cinch phono";
    case PL_SHAPE_MINI_TRS_SOCKET:
    case PL_SHAPE_MINI_TRS_PLUG:
      return "mini minijack";
    default:
      return "";
    }
}

static gboolean
is_same (const PlConnector *connector, const char *folded)
{
  g_autofree char *label = pl_wiring_fold (connector->label);
  g_autofree char *id = pl_wiring_fold (connector->id);

  return strcmp (folded, label) == 0 || strcmp (folded, id) == 0;
}

/* As our own lists say it; -1: none is called so. */
static int
find_in_full (const PlKind *kind, const char *folded)
{
  for (guint16 i = 0; i < kind->connectors->len; i++)
    {
      g_autofree char *full = pl_words_jack_in_full (kind, i);
      g_autofree char *own = pl_wiring_fold (full);

      if (strcmp (own, folded) == 0 && strcmp (full, pl_words_jack (kind, i)) != 0)
        return i;
    }
  return -1;
}

static Rating
rate (const PlConnector *connector, const char *folded, char **words)
{
  g_autofree char *more = NULL;
  g_auto (GStrv) label = pl_wiring_dup_words (connector->label);
  g_auto (GStrv) wide = NULL;
  gboolean all, none_else;

  if (is_same (connector, folded))
    return RATE_SAME;
  more = g_strjoin (" ", connector->label, connector->section != NULL ? connector->section : "",
                    connector->id, shape_words (connector->shape),
                    pl_connector_is_output (connector) ? "out" : "",
                    pl_connector_is_input (connector) ? "in" : "", NULL);
  wide = pl_wiring_dup_words (more);
  all = is_within (label, words);
  none_else = is_within (words, wide);
  if (all && none_else)
    return g_strv_length (words) == g_strv_length (label) ? RATE_SAME : RATE_WORDS;
  if (none_else)
    return RATE_PART;
  return all ? RATE_MORE : RATE_NONE;
}

static gboolean
runs_that_way (const PlConnector *connector, gboolean is_from)
{
  return is_from ? pl_connector_is_output (connector) : pl_connector_is_input (connector);
}

/* Not said which: the only one that runs that way. */
static PlJackMatch
find_only (const PlKind *kind, gboolean is_from, guint16 *connector)
{
  guint n = 0;

  for (guint16 i = 0; i < kind->connectors->len; i++)
    if (kind->connectors->len == 1 || runs_that_way (pl_kind_connector (kind, i), is_from))
      {
        *connector = i;
        n++;
      }
  if (kind->connectors->len == 1)
    return PL_JACK_SAME;
  return n == 1 ? PL_JACK_LIKELY : PL_JACK_DOUBTFUL;
}

PlJackMatch
pl_wiring_find_jack (const PlKind *kind, const char *text, gboolean is_from, guint16 *connector)
{
  g_autofree char *folded = pl_wiring_fold (text);
  g_auto (GStrv) words = pl_wiring_dup_words (text);
  guint best = 0, n = 0;
  int full;

  if (*folded == '\0')
    return find_only (kind, is_from, connector);
  full = strchr (text, '(') != NULL ? find_in_full (kind, folded) : -1;
  if (full >= 0)
    {
      *connector = (guint16) full;
      return PL_JACK_SAME;
    }
  for (guint16 i = 0; i < kind->connectors->len; i++)
    {
      const PlConnector *jack = pl_kind_connector (kind, i);
      /* of equals those that run the right way are better */
      guint rating = rate (jack, folded, words) * 2u;

      if (rating == 0)
        continue;
      rating += runs_that_way (jack, is_from) ? 1 : 0;
      if (rating > best)
        {
          best = rating;
          *connector = i;
          n = 0;
        }
      n += rating == best;
    }
  if (best == 0)
    return PL_JACK_NONE;
  if (n > 1)
    return PL_JACK_DOUBTFUL;
  return best >= RATE_SAME * 2u ? PL_JACK_SAME : PL_JACK_LIKELY;
}

char *
pl_wiring_dup_jack_names (const PlKind *kind)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < kind->connectors->len && i < MOST_NAMES; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", pl_kind_connector (kind, i)->label);
  g_string_append (out, kind->connectors->len > MOST_NAMES ? ", …" : "");
  return g_string_free (out, FALSE);
}
