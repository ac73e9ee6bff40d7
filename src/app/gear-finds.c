/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/gear-finds.h"

#include "app/gear-rows.h"
#include "app/search.h"
#include "core/kind.h"

/* In the tray what is always there stands between two sorts of finds. */
enum
{
  AUTOMATIC,
  CALLED_SO,
  ALWAYS_THERE = CALLED_SO + PL_SEARCH_TOLD,
  TOLD_SO
};

static guint
get_number (GtkListBoxRow *row, const char *key)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), key));
}

static void
set_number (GtkListBoxRow *row, const char *key, guint number)
{
  g_object_set_data (G_OBJECT (row), key, GUINT_TO_POINTER (number));
}

void
pl_gear_find_set_order (GtkWidget *row, guint order)
{
  set_number (GTK_LIST_BOX_ROW (row), "order", order);
}

gboolean
pl_gear_find_is_one (GtkListBoxRow *row)
{
  return get_number (row, "rank") != PL_SEARCH_NOTHING;
}

static int
compare_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  guint p = get_number (a, "place"), q = get_number (b, "place");

  if (p == q)
    {
      p = get_number (a, "order");
      q = get_number (b, "order");
    }
  return p < q ? -1 : (p > q ? 1 : 0);
}

/* A list whose rows have never been searched is in order, and cheaper to fill. */
static void
sort (GtkWidget *list)
{
  if (g_object_get_data (G_OBJECT (list), "is-sorted") == NULL)
    gtk_list_box_set_sort_func (GTK_LIST_BOX (list), compare_cb, NULL, NULL);
  else
    gtk_list_box_invalidate_sort (GTK_LIST_BOX (list));
  g_object_set_data (G_OBJECT (list), "is-sorted", list);
}

static GtkListBoxRow *
get_row (GtkWidget *list, int index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index);
}

static void
rank_rows (GtkWidget *list, const char *wanted)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = get_row (list, i)) != NULL; i++)
    set_number (row, "rank", pl_gear_row_rank (row, wanted));
}

void
pl_gear_finds_sort (GtkWidget *list, const char *wanted)
{
  guint best[PL_N_CATEGORIES + 1];
  GtkListBoxRow *row;

  rank_rows (list, wanted);
  for (guint i = 0; i <= PL_N_CATEGORIES; i++)
    best[i] = PL_SEARCH_NOTHING;
  for (int i = 0; (row = get_row (list, i)) != NULL; i++)
    {
      guint *of_category = &best[get_number (row, "category")];

      *of_category = MIN (*of_category, get_number (row, "rank"));
    }
  for (int i = 0; (row = get_row (list, i)) != NULL; i++)
    {
      guint category = get_number (row, "category");

      set_number (row, "place",
                  *wanted != '\0'
                      ? (best[category] << 16) + (category << 8) + get_number (row, "rank")
                      : 0);
    }
  sort (list);
}

static guint
place_in_tray (GtkListBoxRow *row, const char *wanted)
{
  guint rank = get_number (row, "rank");

  if (*pl_gear_row_get_id (row) == '\0')
    return AUTOMATIC;
  if (*wanted == '\0' || rank == PL_SEARCH_NOTHING)
    return ALWAYS_THERE;
  return rank < PL_SEARCH_TOLD        ? CALLED_SO + rank
         : pl_gear_row_is_usual (row) ? ALWAYS_THERE
                                      : TOLD_SO;
}

void
pl_gear_finds_sort_tray (GtkWidget *tray, const char *wanted)
{
  GtkListBoxRow *row;

  rank_rows (tray, wanted);
  for (int i = 0; (row = get_row (tray, i)) != NULL; i++)
    set_number (row, "place", place_in_tray (row, wanted));
  sort (tray);
}

void
pl_gear_finds_show_best (GtkWidget *list)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            0);
}
