/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of the bench: shared by bench-*.c only. */
#pragma once

#include "app/bench-view.h"
#include "draw/paint.h"

G_BEGIN_DECLS

typedef enum
{
  PL_GRIP_NONE,
  PL_GRIP_PAN,
  PL_GRIP_DEVICE,
  PL_GRIP_CONTROL,
  PL_GRIP_PLUG /* a plug in hand, of a cable that may not exist yet */
} PlGrip;

struct _PlBenchView
{
  GtkWidget parent_instance;

  PlDocument *document;
  PlLayout *layout;
  char *cable; /* tray choice; "" is Automatic */

  /* the view */
  double zoom, x, y; /* bench point at the top left corner */
  gboolean fitted;   /* follow the window until the person zooms or pans */

  /* pictures */
  GdkTexture *base, *cables;
  GHashTable *panels; /* PlKind → cairo_surface_t at panel_scale */
  double panel_scale;
  PlPartId lit, selected;

  /* children */
  GtkWidget *zoom_box, *zoom_label, *card, *card_title, *card_text;
  GHashTable *devices; /* part id → GtkWidget (device view) */
  GtkWidget *popover;

  /* in hand */
  PlGrip grip;
  PlHit hit;
  double start_x, start_y; /* widget px */
  double origin_x, origin_y, origin_value;
  PlEnd fixed;          /* the jack a new cable grows from; part 0: an existing plug is moved */
  PlEnd moving;         /* the existing plug in hand; part 0: a new cable's */
  PlPoint hand;         /* bench px */
  PlEnd target;         /* the jack below; part 0: none */
  const PlKind *chosen; /* the cable that would be used for the target */
  gboolean by_key;
};

/* bench-view.c */
PlPoint pl_bench_view_to_bench (PlBenchView *self, double x, double y);
PlPoint pl_bench_view_from_bench (PlBenchView *self, PlPoint point);
void pl_bench_view_forget_pictures (PlBenchView *self, gboolean base);
void pl_bench_view_ask (PlBenchView *self, const PlEdit *edits, guint n_edits, const char *name,
                        gboolean merge);
const PlTheme *pl_bench_view_get_theme (PlBenchView *self);

/* bench-paint.c */
void pl_bench_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void pl_bench_view_drop_textures (PlBenchView *self);

/* bench-drag.c */
void pl_bench_view_add_gestures (PlBenchView *self);
void pl_bench_view_take_from_jack (PlBenchView *self, PlEnd jack); /* keys: pick up or start */
void pl_bench_view_point_at (PlBenchView *self, PlEnd jack);       /* keys: hover */
void pl_bench_view_drop_at_target (PlBenchView *self);

/* bench-try.c: what would happen. */
enum
{
  PL_MAX_TRY_EDITS = 4
};
typedef struct
{
  PlEdit edits[PL_MAX_TRY_EDITS];
  guint n_edits;
  const PlKind *cable; /* NULL when a plug is only moved */
  char *title;         /* verdict in two words */
  char *sentence;      /* verdict, or why it does not go */
  PlGrade grade;
  gboolean possible;
} PlTry;
void pl_try_clear (PlTry *self);
gboolean pl_bench_view_fits (PlBenchView *self, PlEnd target);
void pl_bench_view_try (PlBenchView *self, PlEnd target, PlTry *result);

/* bench-menu.c */
void pl_bench_view_open_menu (PlBenchView *self, PlHit hit, double x, double y);
void pl_bench_view_install_actions (GtkWidgetClass *klass);

/* device-view.c: an invisible box with the jacks of one device. */
GtkWidget *pl_device_view_new (PlBenchView *bench, PlPartId part);
void pl_device_view_update (GtkWidget *widget);

G_END_DECLS
