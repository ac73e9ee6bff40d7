/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "Connect To…": the list of jacks beside the one that it is asked for. */
#include "app/bench-private.h"
#include "app/connect-list.h"

enum
{
  WIDTH = 380,
  HEIGHT = 350
};

static void
leave_cb (PlConnectList *list, GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

void
pl_bench_view_open_connect (PlBenchView *self, PlEnd end)
{
  GtkWidget *list = NULL, *popover = NULL;
  PlSpot spot;
  PlPoint here;

  (void) pl_bench_view_cancel (self);
  if (pl_patch_get_part (pl_document_get_patch (self->document), end.part) == NULL
      || !pl_layout_get_spot (self->layout, end, &spot))
    return;
  list = pl_connect_list_new (self, end, self->cable);
  gtk_widget_set_size_request (list, WIDTH, HEIGHT);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  g_signal_connect (list, "leave", G_CALLBACK (leave_cb), popover);
  here = pl_bench_view_from_bench (self, (PlPoint){ spot.x, spot.y });
  pl_bench_view_show_popover (self, popover, here.x, here.y);
  (void) pl_connect_list_focus_search (PL_CONNECT_LIST (list));
}
