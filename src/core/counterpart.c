/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/counterpart.h"

#include <string.h>

/* How alike two jacks are.  Each sum is larger than all that stands below it together. */
enum
{
  SAME_ID = 4000,
  SAME_LABEL = 2000,
  SAME_PROGRAMME = 400,
  SAME_SIDE = 200,
  SAME_LEVEL = 100,
  SAME_TYPE = 40,
  SAME_SHAPE = 20,
  SAME_PLACE = 10,
  NEEDED = SAME_SIDE + SAME_LEVEL
};

static const PlSignal *
first_signal (const PlKind *kind, const PlConnector *connector)
{
  guint16 index = pl_connector_is_output (connector) ? connector->signals[0] : connector->senses[0];

  return index != PL_NO_INDEX && index < kind->signals->len ? pl_kind_signal (kind, index) : NULL;
}

/* "Main mix, left" and "Main mix, right" are one programme: what stands before the comma. */
static gboolean
same_programme (const PlSignal *a, const PlSignal *b)
{
  gsize n = strcspn (a->name, ","), m = strcspn (b->name, ",");

  return n == m && g_ascii_strncasecmp (a->name, b->name, n) == 0;
}

static gboolean
has_two_sides (const PlKind *kind, const PlConnector *connector)
{
  const guint16 *pair = pl_connector_is_output (connector) ? connector->signals : connector->senses;

  return pair[1] != PL_NO_INDEX;
}

static int
score_signals (const PlKind *from, const PlConnector *a, const PlKind *to, const PlConnector *b)
{
  const PlSignal *p = first_signal (from, a), *q = first_signal (to, b);
  int score = 0;

  if (p == NULL || q == NULL)
    return p == q ? SAME_SIDE : 0;
  if (p->side == q->side && has_two_sides (from, a) == has_two_sides (to, b))
    score += SAME_SIDE;
  if (pl_connector_is_output (a) && same_programme (p, q))
    score += SAME_PROGRAMME;
  return score;
}

/* The first, second … jack of its section is most likely the first, second … of the other's. */
static guint
place_in_section (const PlKind *kind, guint index)
{
  guint place = 0;

  for (guint i = 0; i < index; i++)
    place += g_strcmp0 (pl_kind_connector (kind, i)->section,
                        pl_kind_connector (kind, index)->section)
             == 0;
  return place;
}

/* 0: it cannot stand for the other. */
static int
score_pair (const PlKind *from, guint i, const PlKind *to, guint j)
{
  const PlConnector *a = pl_kind_connector (from, i), *b = pl_kind_connector (to, j);
  gboolean inserts = (a->n_drivers > 0 && a->drivers[0] == PL_DRIVER_INSERT)
                     == (b->n_drivers > 0 && b->drivers[0] == PL_DRIVER_INSERT);
  int score = 0;

  if (strcmp (a->id, b->id) == 0)
    score += SAME_ID;
  if (strcmp (a->label, b->label) == 0)
    score += SAME_LABEL;
  if (a->moves != b->moves)
    return 0;
  if (pl_connector_is_output (a) != pl_connector_is_output (b)
      || pl_connector_is_input (a) != pl_connector_is_input (b) || !inserts)
    return score >= SAME_ID ? score : 0;
  score += score_signals (from, a, to, b);
  if (pl_connector_is_output (a) ? a->level == b->level : a->input_level == b->input_level)
    score += SAME_LEVEL;
  if (pl_connector_is_output (a) ? a->drivers[0] == b->drivers[0] : a->input == b->input)
    score += SAME_TYPE;
  if (a->shape == b->shape)
    score += SAME_SHAPE;
  if (place_in_section (from, i) == place_in_section (to, j))
    score += SAME_PLACE;
  return score >= NEEDED ? score : 0;
}

static int *
match_in_order (const PlKind *from, const PlKind *to)
{
  int *found = g_new (int, from->connectors->len);

  for (guint i = 0; i < from->connectors->len; i++)
    found[i] = i < to->connectors->len ? (int) i : -1;
  return found;
}

/* The best pair among the jacks that are wanted first, then the best of what is left; of equals
 * those that come first. */
static void
match_best (int *score, guint n, guint m, const gboolean *wanted, int *found)
{
  for (;;)
    {
      guint best = 0;
      int highest = 0;

      for (guint k = 0; k < n * m; k++)
        if ((wanted == NULL || wanted[k / m]) && score[k] > highest)
          {
            best = k;
            highest = score[k];
          }
      if (highest == 0)
        break;
      found[best / m] = (int) (best % m);
      for (guint j = 0; j < m; j++)
        score[best / m * m + j] = 0;
      for (guint i = 0; i < n; i++)
        score[i * m + best % m] = 0;
    }
}

int *
pl_kind_dup_counterparts (const PlKind *from, const PlKind *to, const gboolean *in_use)
{
  guint n = from->connectors->len, m = to->connectors->len;
  g_autofree int *score = NULL;
  int *found = NULL;

  if (pl_kind_is_cable (from))
    return match_in_order (from, to);
  score = g_new0 (int, MAX (1, n * m));
  found = g_new (int, MAX (1, n));
  for (guint i = 0; i < n; i++)
    {
      found[i] = -1;
      for (guint j = 0; j < m; j++)
        score[i * m + j] = score_pair (from, i, to, j);
    }
  if (in_use != NULL)
    match_best (score, n, m, in_use, found);
  match_best (score, n, m, NULL, found);
  return found;
}

/* As switches stand when the device is new. */
static gboolean
is_usual (const PlKind *kind, const PlRoute *route)
{
  guint16 condition = route->gain.condition;

  return condition == PL_NO_INDEX
         || (guint) pl_kind_control (kind, condition)->initial == route->gain.position;
}

static gboolean
runs_to (const PlKind *kind, guint16 from, guint16 to)
{
  for (guint i = 0; i < kind->routes->len; i++)
    {
      const PlRoute *route = &g_array_index (kind->routes, PlRoute, i);

      if (route->from == from && route->to == to && is_usual (kind, route))
        return TRUE;
    }
  return FALSE;
}

/* Whether one feeds one side of a mix alone, and the other the other. */
static gboolean
feed_two_sides (const PlKind *kind, guint16 a, guint16 b)
{
  for (guint i = 0; i < kind->routes->len; i++)
    {
      const PlRoute *route = &g_array_index (kind->routes, PlRoute, i);
      guint16 other = pl_kind_signal (kind, route->to)->pair;

      if (route->from == a && is_usual (kind, route) && other != PL_NO_INDEX
          && !runs_to (kind, a, other) && runs_to (kind, b, other) && !runs_to (kind, b, route->to))
        return TRUE;
    }
  return FALSE;
}

/* The same through the two halves of one stereo channel, which have one name. */
static gboolean
feed_one_channel (const PlKind *kind, guint16 a, guint16 b)
{
  for (guint i = 0; i < kind->routes->len; i++)
    for (guint j = 0; j < kind->routes->len; j++)
      {
        const PlRoute *p = &g_array_index (kind->routes, PlRoute, i);
        const PlRoute *q = &g_array_index (kind->routes, PlRoute, j);

        if (p->from == a && q->from == b && p->to != q->to
            && same_programme (pl_kind_signal (kind, p->to), pl_kind_signal (kind, q->to))
            && feed_two_sides (kind, p->to, q->to))
          return TRUE;
      }
  return FALSE;
}

/* Whether b plays, or reads, what is the other side of a. */
static gboolean
is_other_side (const PlKind *kind, const PlConnector *a, const PlConnector *b)
{
  if (pl_connector_is_output (a))
    return pl_kind_signal (kind, a->signals[0])->pair == b->signals[0];
  for (guint i = 0; i < kind->groups->len; i++)
    {
      const PlGroup *group = pl_kind_group (kind, i);

      if (group->is_pair
          && ((group->sense[0] == a->senses[0] && group->sense[1] == b->senses[0])
              || (group->sense[1] == a->senses[0] && group->sense[0] == b->senses[0])))
        return TRUE;
    }
  return feed_two_sides (kind, a->senses[0], b->senses[0])
         || feed_one_channel (kind, a->senses[0], b->senses[0]);
}

/* How well the names go together: "control-room-l" and "control-room-r" better than "main-r". */
static guint
common_prefix (const char *a, const char *b)
{
  guint n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  return n;
}

int
pl_kind_find_partner (const PlKind *self, guint16 connector)
{
  const PlConnector *a = pl_kind_connector (self, connector);
  gboolean output = pl_connector_is_output (a);
  int best = -1;
  guint best_prefix = 0;

  if (has_two_sides (self, a) || first_signal (self, a) == NULL)
    return -1;
  for (guint16 i = 0; i < self->connectors->len; i++)
    {
      const PlConnector *b = pl_kind_connector (self, i);
      guint prefix = common_prefix (a->id, b->id);

      if (i == connector || pl_connector_is_output (b) != output || b->shape != a->shape
          || b->level != a->level || has_two_sides (self, b) || first_signal (self, b) == NULL
          || !is_other_side (self, a, b))
        continue;
      /* The same mix may come out in several places. */
      if (best < 0 || prefix > best_prefix)
        {
          best = i;
          best_prefix = prefix;
        }
    }
  return best;
}
