/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by window*.c only. */
#pragma once

#include "app/bench-view.h"
#include "app/explain-pane.h"
#include "app/gear-pane.h"
#include "app/later.h"
#include "app/window.h"
#include "draw/pages.h"

G_BEGIN_DECLS

enum
{
  PL_WINDOW_N_PARTS = 5 /* that keys go to: bars, panes and the bench */
};

struct _PlWindow
{
  AdwApplicationWindow parent_instance;

  PlDocument *document;
  GSettings *settings; /* NULL when the schema is not installed */

  GtkWidget *stack, *bench, *gear_pane, *explain_pane;
  GtkWidget *gear_flap, *explain_flap;
  GtkWidget *gear_toggle, *explain_toggle;
  gboolean gear_is_away, explain_is_away; /* hidden by the guide or a lesson, until its end */
  GtkWidget *guide_page;                  /* NULL until it is wanted */
  GtkWidget *guide_bar, *lesson_bar;
  GtkWidget *bars;             /* a revealer around them */
  char *noted;                 /* the file that recent files know of, or NULL */
  char *exported;              /* the file that was exported last, or NULL */
  PlExportOptions exported_as; /* how; empty when nothing was */
  struct PlExport *exporting;  /* what is written on a thread, or NULL */
  GtkWidget *export_bar;       /* a revealer; NULL until something takes long */
  char *laid_out;              /* id of the way that the guide last put on this bench, or NULL */
  GtkWidget *file_bar;         /* a revealer */
  GtkWidget *title, *toasts;
  GtkWidget *bench_buttons[6];           /* of no use on the start page */
  AdwToast *toast;                       /* NULL when there is none */
  guint toast_timer;                     /* it goes then */
  guint toast_moves;                     /* tick callback while one comes or goes */
  gint64 moved_at;                       /* frame time since when, in us; 0: no frame yet */
  char *heard;                           /* news.h, of the bench as it is */
  PlLater telling;                       /* the title and what is heard, of a large bench */
  GtkWidget *left_at[PL_WINDOW_N_PARTS]; /* weak: what had the focus when a part was left by keys */
  gboolean closing;
};

void pl_window_show_bench (PlWindow *self);
void pl_window_tell (PlWindow *self, const char *sentence, gboolean offer_undo);
void pl_window_forget_toast (PlWindow *self);

/* The bench has changed: if Undo is offered it would take back something else now, or this again.
 */
void pl_window_withdraw_undo (PlWindow *self);

/* A toast with a button; action is one of the bench or of the window. */
void pl_window_offer (PlWindow *self, const char *sentence, const char *button, const char *action,
                      GVariant *target);
void pl_window_install_actions (GtkWidgetClass *klass);
void pl_window_update_actions (PlWindow *self);
void pl_window_update_title (PlWindow *self);

/* window-findings.c: actions */
void pl_window_dismiss_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_restore_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_show_help_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_repair_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_compare_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_diagnose_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_show_audience_cb (GtkWidget *widget, const char *name, GVariant *parameter);

/* window.c: the first open one that suits (NULL: whichever), or NULL. */
PlWindow *pl_window_find (gboolean (*suits) (PlWindow *self));

/* window-parts.c: actions for the next part and the one before */
void pl_window_go_to_part_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_forget_parts (PlWindow *self);

/* window-bring.c: wiring from a list; with a path as parameter, or asking for one */
void pl_window_bring_in_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_bring_in_file_cb (GtkWidget *widget, const char *name, GVariant *parameter);

/* window-export.c; with the path to write to as parameter, in the format that its ending says */
void pl_window_export_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_export_to_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_export_again_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_print_cb (GtkWidget *widget, const char *name, GVariant *parameter);

/* window-guide.c: the guide and lessons */
GtkWidget *pl_window_make_bars (PlWindow *self);
void pl_window_guide_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_lesson_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_forget_way (PlWindow *self);   /* another bench has come */
void pl_window_recall_way (PlWindow *self);   /* or the guide's own, from a draft */
void pl_window_stop_leading (PlWindow *self); /* no bar any more */

/* window-gear.c */
void pl_window_describe_gear_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_install_gear_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void pl_window_accept_files (PlWindow *self);

/* Puts work that was left behind on the bench, or tells why not. */
void pl_window_restore (PlWindow *self, const char *draft);

/* window-file.c */
GtkWidget *pl_window_make_file_bar (PlWindow *self);
void pl_window_look_for_draft (PlWindow *self); /* of the file that was opened: offers it */

/* Saves to the known place or asks for one; then calls done (may be NULL) when it was saved. */
typedef void (*PlSaved) (PlWindow *self);
void pl_window_save (PlWindow *self, gboolean elsewhere, PlSaved done);

G_END_DECLS
