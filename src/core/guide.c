/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/guide.h"

#include "core/keyfile.h"

enum
{
  USUAL_PEOPLE = 2
};

static const char group[] = "Guide";

#define WORD(id, word) word,
static const char *const order_words[] = { PL_WAY_ORDERS (WORD) NULL };
#undef WORD

PlGuide *
pl_guide_new (void)
{
  PlGuide *self = g_new0 (PlGuide, 1);

  self->people = USUAL_PEOPLE;
  return self;
}

void
pl_guide_free (PlGuide *self)
{
  if (self == NULL)
    return;
  g_free (self->page);
  g_free (self->wish);
  g_free (self->mixer);
  g_free (self->amp);
  g_free (self->way);
  g_free (self);
}

void
pl_guide_set (char **answer, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*answer);
  *answer = copy;
}

PlGuide *
pl_guide_parse (const char *text, gssize length, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlKeyFile) file = pl_key_file_new (text, length, name, error);
  g_autoptr (PlGuide) self = NULL;

  if (file == NULL)
    return NULL;
  self = pl_guide_new ();
  self->page = pl_key_file_dup_string (file, group, "Page", NULL, &problem);
  self->wish = pl_key_file_dup_string (file, group, "Wish", NULL, &problem);
  self->people = (guint) pl_key_file_get_int (file, group, "People", 1, PL_MAX_LISTENERS,
                                              USUAL_PEOPLE, &problem);
  self->mixer = pl_key_file_dup_string (file, group, "Mixer", NULL, &problem);
  self->amp = pl_key_file_dup_string (file, group, "Amp", NULL, &problem);
  self->way = pl_key_file_dup_string (file, group, "Way", NULL, &problem);
  self->order
      = (PlWayOrder) pl_key_file_get_choice (file, group, "Order", order_words, 0, &problem);
  if (problem == NULL)
    (void) pl_key_file_check_all_used (file, &problem);
  if (problem == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

char *
pl_guide_write (const PlGuide *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  const struct
  {
    const char *key, *value;
  } answers[] = { { "Page", self->page },
                  { "Wish", self->wish },
                  { "Mixer", self->mixer },
                  { "Amp", self->amp },
                  { "Way", self->way } };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (answers[i].value != NULL)
      g_key_file_set_string (file, group, answers[i].key, answers[i].value);
  g_key_file_set_integer (file, group, "People", (int) self->people);
  g_key_file_set_string (file, group, "Order", order_words[self->order]);
  return g_key_file_to_data (file, NULL, NULL);
}

/* Orders */

static double
lacks (const PlWay *way, PlWayOrder order)
{
  switch (order)
    {
    case PL_WAY_ORDER_SIMPLEST:
      return way->terms[PL_TERM_CABLES].units + way->terms[PL_TERM_ADAPTERS].units;
    case PL_WAY_ORDER_OWN_VOLUME:
      return way->terms[PL_TERM_VOLUME].units + way->terms[PL_TERM_SPEAKERS].units;
    case PL_WAY_ORDER_OWN_MIX:
      return way->terms[PL_TERM_MIX].units;
    case PL_WAY_ORDER_CHEAPEST:
      return pl_way_count_to_buy (way);
    case PL_WAY_ORDER_RANK:
    default:
      return 0.0;
    }
}

typedef struct
{
  const PlWays *ways;
  PlWayOrder order;
} Sorting;

static guint
rank_of (const PlWays *ways, const PlWay *way)
{
  guint index = 0;

  (void) g_ptr_array_find (ways->ways, way, &index);
  return index;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  const PlWay *p = *(PlWay *const *) a, *q = *(PlWay *const *) b;
  double mine = lacks (p, sorting->order), theirs = lacks (q, sorting->order);

  if (mine < theirs || mine > theirs)
    return mine < theirs ? -1 : 1;
  return rank_of (sorting->ways, p) < rank_of (sorting->ways, q) ? -1 : 1;
}

GPtrArray *
pl_ways_dup_sorted (const PlWays *ways, PlWayOrder order)
{
  GPtrArray *sorted = g_ptr_array_new ();
  Sorting sorting = { ways, order };

  for (guint i = 0; i < ways->ways->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (ways->ways, i));
  g_ptr_array_sort_with_data (sorted, compare, &sorting);
  return sorted;
}
