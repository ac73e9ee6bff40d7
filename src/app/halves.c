/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/halves.h"

static void
allocate_halves (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *upper = gtk_widget_get_first_child (widget);
  GtkWidget *lower = gtk_widget_get_last_child (widget);
  GtkAllocation place;
  int least_above, least, wanted, below, above;

  gtk_widget_measure (upper, GTK_ORIENTATION_VERTICAL, width, &least_above, NULL, NULL, NULL);
  gtk_widget_measure (lower, GTK_ORIENTATION_VERTICAL, width, &least, &wanted, NULL, NULL);
  below = CLAMP (wanted, least, MAX (least, MIN (height / 2, height - least_above)));
  above = MAX (height - below, 0);
  place = (GtkAllocation){ 0, 0, width, above };
  gtk_widget_size_allocate (upper, &place, -1);
  place = (GtkAllocation){ 0, above, width, below };
  gtk_widget_size_allocate (lower, &place, -1);
}

static void
measure_halves (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                int *natural, int *minimum_baseline, int *natural_baseline)
{
  int least[2], wanted[2];

  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, &least[0],
                      &wanted[0], NULL, NULL);
  gtk_widget_measure (gtk_widget_get_last_child (widget), orientation, for_size, &least[1],
                      &wanted[1], NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least[0], least[1]);
      *natural = MAX (wanted[0], wanted[1]);
      return;
    }
  *minimum = least[0] + least[1];
  *natural = MAX (*minimum, wanted[0] + wanted[1]);
}

GtkLayoutManager *
pl_halves_new (void)
{
  return gtk_custom_layout_new (NULL, measure_halves, allocate_halves);
}
