/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of the bench: shared by bench-*.c only. */
#pragma once

#include "app/bench-view.h"
#include "app/later.h"
#include "draw/paint.h"

G_BEGIN_DECLS

typedef enum
{
  PL_GRIP_NONE,
  PL_GRIP_PAN,
  PL_GRIP_BAND, /* a rubber band around devices */
  PL_GRIP_DEVICE,
  PL_GRIP_CONTROL,
  PL_GRIP_PLUG /* a plug in hand, of a cable that may not exist yet */
} PlGrip;

/* Bench px around a panel: for its shadow, its name and its verdicts. */
#define PL_BENCH_SURROUNDINGS 100.0

/* What is in view, kept from frame to frame. */
typedef struct
{
  GPtrArray *nodes; /* all of it, then what was mended since, in the order in which it lies; empty:
                     * nothing was painted yet */
  GArray *damage;   /* PlRect, bench px: what is not true any more */
  double patched;   /* px that lie over others */
} PlBenchPicture;

/* Where a drag was told to be, and how the view lay then. */
typedef struct
{
  double dx, dy;     /* widget px from where it began; NAN: not told yet */
  double x, y, zoom; /* as in PlBenchView */
  GdkModifierType state;
} PlHand;

enum
{
  PL_MAX_TRY_EDITS = 4
};

/* What would happen: edits, and what would be heard. */
typedef struct
{
  PlEdit edits[PL_MAX_TRY_EDITS];
  guint n_edits;
  const PlKind *cable; /* NULL when a plug is only moved */
  char *title;         /* verdict in two words */
  char *sentence;      /* verdict, or why it does not go */
  PlGrade grade;
  guint cost; /* lower is better */
  gboolean possible;
} PlTry;

struct _PlBenchView
{
  GtkWidget parent_instance;

  PlDocument *document;
  PlLayout *layout;
  char *cable; /* tray choice; "" is Automatic */

  /* the view */
  double zoom, x, y; /* bench point at the top left corner */
  gboolean fitted;   /* follow the window until the person zooms or pans */
  gboolean to_fit;   /* when there is a size */
  PlView wanted;     /* to be shown as soon as the size is known; zoom 0: nothing */

  /* pictures */
  PlBenchPicture rest_picture;
  PlBenchPicture hand_picture; /* while a plug is in hand: jacks step back, its strand is gone */
  cairo_surface_t *ground;     /* panels without cables; NULL: nobody needed them yet */
  GArray *ground_damage;       /* PlRect */
  GHashTable *ears;            /* bench-follow.c: part id → what its cups show */
  gboolean ears_due;           /* … may be another since; looked at after the next frame */
  guint ears_later;            /* source */
  GHashTable *panels;          /* PlKind → Picture at panel_scale; NULL while the bench rests */
  double panel_scale;
  char *kept_key;           /* bench-kept.c: of the picture that is to be kept; NULL: none */
  cairo_surface_t *to_keep; /* it */
  guint n_looks;
  guint settling;                    /* source */
  int painted_width, painted_height; /* what the pictures were made for */
  PlPartId lit;
  PlPartId selected;     /* the last one that was selected, or 0 */
  GHashTable *selection; /* part ids */
  gboolean in_passing;   /* it was selected on the way to something else */

  /* children */
  GtkWidget *zoom_box, *zoom_label, *card, *card_title, *card_text, *hint;
  GHashTable *devices;  /* part id → GtkWidget (device view) */
  PlLater telling;      /* jacks, after a frame */
  GHashTable *told;     /* ids of parts whose words wait for that; NULL: of all, or none wait */
  PlLater telling_zoom; /* the zoom's label, in the next one */
  PlLater folding_card; /* hidden, but still with room of its own */
  GtkWidget *popover;
  GtkWidget *focus_before; /* weak; what has the focus again when the popover is closed */

  /* in hand */
  PlGrip grip;
  PlHit hit;
  double start_x, start_y; /* widget px */
  PlHand last_hand;
  double origin_x, origin_y, origin_value;
  GArray *origins;         /* bench-select.c: where what moves came from */
  double guide_x, guide_y; /* lines that it snapped to, bench px; NAN: none */
  PlPoint band[2];         /* corners of the rubber band, bench px */
  PlPartId clicked;        /* the device clicked last, and when (monotonic) */
  gint64 clicked_at;
  PlEnd fixed;  /* the jack a new cable grows from; part 0: an existing plug is moved */
  PlEnd moving; /* the existing plug in hand; part 0: a new cable's */
  PlPoint hand; /* bench px */
  PlEnd target; /* the jack below; part 0: none */
  PlTry tried;  /* what the card says of the target, when is_tried */
  gboolean is_tried;
  gboolean by_key;
  gboolean is_dropping; /* with the pointer: the change comes from that */
  gboolean panning;     /* Space is held: a drag moves the bench */
  gboolean sticky;      /* taken by a click: stays in hand until the next one */
  guint32 cancelled_at; /* ms: the event that took something out of the hand */

  /* bench-edge.c: a plug that is held beyond the edge */
  PlPoint beyond;      /* how far, in widget px */
  PlPoint beyond_at;   /* widget px */
  guint beyond_tick;   /* 0: it is not */
  gint64 beyond_since; /* of the last step, monotonic */

  /* bench-beacon.c: where somebody is led to */
  PlEnd beacons[2];
  guint n_beacons;
  PlEnd beacon_control; /* part, and the control's index; part 0: none */
  guint beacon_pulse;   /* source; 0: nothing moves */
  gint64 beacon_since;  /* monotonic */

  /* pointer and keys */
  double pointer_x, pointer_y; /* widget px */
  guint32 zoomed_at;           /* ms */
  double pinched_from;
  PlEnd merging; /* part and control whose turns are one step */
  GtkEventController *root_keys;
};

/* bench-view.c */
PlPoint pl_bench_view_to_bench (PlBenchView *self, double x, double y);
PlPoint pl_bench_view_from_bench (PlBenchView *self, PlPoint point);
void pl_bench_view_forget_pictures (PlBenchView *self);
gboolean pl_bench_view_is_part_box (PlBenchView *self, GtkWidget *child);
void pl_bench_view_ask (PlBenchView *self, const PlEdit *edits, guint n_edits, const char *name,
                        gboolean merge);
const PlTheme *pl_bench_view_get_theme (PlBenchView *self);

/* bench-zoom.c */
void pl_bench_view_add_zoom (PlBenchView *self);
void pl_bench_view_follow_size (PlBenchView *self, int width, int height);
void pl_bench_view_scroll_by (PlBenchView *self, double dx, double dy); /* widget px */
/* Whether all of it is in view; what has no place is not. */
gboolean pl_bench_view_sees_part (PlBenchView *self, PlPartId id);
/* Scrolls as little as brings all of it into view. */
void pl_bench_view_follow_part (PlBenchView *self, PlPartId id);
/* Fits everything when it is out of sight: TRUE. */
gboolean pl_bench_view_show_part (PlBenchView *self, PlPartId id);

/* bench-keys.c */
void pl_bench_view_add_keys (PlBenchView *self);
void pl_bench_view_add_root_keys (PlBenchView *self);
void pl_bench_view_remove_root_keys (PlBenchView *self);
void pl_bench_view_take_from_jack (PlBenchView *self, PlEnd jack); /* pick up, start or drop */
void pl_bench_view_point_at (PlBenchView *self, PlEnd jack);       /* hover */
void pl_bench_view_turn (PlBenchView *self, PlPartId id, guint16 index, int steps);
void pl_bench_view_press (PlBenchView *self, PlPartId id, guint16 index);
void pl_bench_view_focus_at (PlBenchView *self, const PlHit *hit);
/* The device that has the focus or was selected last; 0: none. */
PlPartId pl_bench_view_find_current (PlBenchView *self);
gboolean pl_bench_view_get_focused_end (PlBenchView *self, PlEnd *end);

/* bench-paint.c */
void pl_bench_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void pl_bench_view_paint_base (PlBenchView *self, cairo_t *cr, const PlRect *area);
void pl_bench_view_paint_cables (PlBenchView *self, cairo_t *cr, const PlRect *area);

/* bench-picture.c */
void pl_bench_view_snapshot_pictures (PlBenchView *self, GtkSnapshot *snapshot,
                                      const graphene_rect_t *bounds);
void pl_bench_view_init_pictures (PlBenchView *self);
void pl_bench_view_free_pictures (PlBenchView *self);
void pl_bench_view_drop_pictures (PlBenchView *self);
void pl_bench_view_drop_hand (PlBenchView *self); /* the one with a plug in hand */
/* What of the bench at rest has to be painted anew; area in bench px. */
void pl_bench_view_damage_panel (PlBenchView *self, const PlRect *area);
void pl_bench_view_damage_strands (PlBenchView *self, PlPartId id);
/* Where an area of the bench is in view, in whole widget px; empty when it is not. */
graphene_rect_t pl_bench_view_find_px (PlBenchView *self, const PlRect *area);

/* bench-kept.c */
/* All that is in view as it was painted the last time that this was opened, or NULL: then what is
 * painted instead is to be proposed, and kept as soon as the bench rests, unless it is forgotten
 * because something changed. */
cairo_surface_t *pl_bench_view_find_kept (PlBenchView *self,
                                          const graphene_rect_t *bounds) G_GNUC_WARN_UNUSED_RESULT;
void pl_bench_view_propose_kept (PlBenchView *self, cairo_surface_t *picture);
void pl_bench_view_forget_kept (PlBenchView *self);
void pl_bench_view_keep (PlBenchView *self);

/* bench-follow.c */
/* Brings the layout to the document's patch and marks what of the pictures it makes untrue.
 * Returns the ids of parts that are told in other words now, or NULL: all of them may be. */
GHashTable *pl_bench_view_follow_patch (PlBenchView *self) G_GNUC_WARN_UNUSED_RESULT;
/* After a frame: what the ears show that are another now is mended for the next one. */
void pl_bench_view_mend_ears_later (PlBenchView *self);

/* What the ears of a part hear; FALSE: it has none. */
gboolean pl_bench_view_judge_ears (PlBenchView *self, PlPartId id, const PlKind *kind,
                                   PlVerdict *verdict);
/* They are painted like that: returns all that is seen of it, as one number. */
guint pl_bench_view_note_ears (PlBenchView *self, PlPartId id, const PlVerdict *verdict);

/* A ring around a jack or a control that has the keyboard's focus. */
void pl_bench_view_snapshot_focus (PlBenchView *self, GtkWidget *widget, GtkSnapshot *snapshot);

/* bench-beacon.c */
void pl_bench_view_snapshot_beacons (PlBenchView *self, GtkSnapshot *snapshot);

/* bench-edge.c */
/* A plug is at x, y (widget px); TRUE when that is beyond the edge. */
gboolean pl_bench_view_follow_edge (PlBenchView *self, double x, double y);
void pl_bench_view_leave_edge (PlBenchView *self);
/* The nearest place where a plug can be seen; bench px. */
PlPoint pl_bench_view_keep_in_sight (PlBenchView *self, PlPoint point);

/* bench-card.c */
/* A card beside the hand: a title, tinted by the grade, and a text. */
void pl_bench_view_show_card (PlBenchView *self, PlGrade grade, const char *title,
                              const char *text);
void pl_bench_view_hide_card (PlBenchView *self);

/* bench-drag.c */
void pl_bench_view_add_gestures (PlBenchView *self);
void pl_bench_view_drag_plug (PlBenchView *self, double x, double y); /* widget px */
/* fixed: the jack a new cable grows from, or moving: the plug in hand. */
void pl_bench_view_begin_plug (PlBenchView *self, PlEnd fixed, PlEnd moving, PlPoint hand);
void pl_bench_view_set_target (PlBenchView *self, PlEnd target);
/* What the card says is not true any more; another cable is asked for. */
void pl_bench_view_forget_try (PlBenchView *self);
void pl_bench_view_try_again (PlBenchView *self);
void pl_bench_view_drop_at_target (PlBenchView *self);

/* bench-try.c */
/* What is in hand, or could be: a cable that grows from a jack, or a plug. */
typedef struct
{
  PlEnd fixed, moving; /* one of them with part 0 */
  const char *cable;   /* what grows from a jack: as in PlBenchView; borrowed */
} PlHold;
void pl_try_clear (PlTry *self);
gboolean pl_bench_view_fits (PlBenchView *self, PlHold hold, PlEnd target);
void pl_bench_view_try (PlBenchView *self, PlHold hold, PlEnd target, PlTry *result);
PlHold pl_bench_view_get_hold (PlBenchView *self);
/* Which end of a cable goes into a jack, and which one stays in hand; FALSE when none fits. */
gboolean pl_bench_view_choose_ends (const PlKind *kind, const PlConnector *jack, guint16 *there,
                                    guint16 *hand);

/* bench-connect.c */
void pl_bench_view_open_connect (PlBenchView *self, PlEnd end);

/* bench-menu.c */
void pl_bench_view_open_menu (PlBenchView *self, PlHit hit, double x, double y);
void pl_bench_view_open_ground_menu (PlBenchView *self, double x, double y);
/* Whether one is open: then nothing else is told in passing. */
gboolean pl_bench_view_has_menu (PlBenchView *self);
void pl_bench_view_show_popover (PlBenchView *self, GtkWidget *popover, double x, double y);
void pl_bench_view_install_actions (GtkWidgetClass *klass);

/* device-view.c: an invisible box with the jacks and controls of one device, or the loose plugs of
 * one cable. */
GtkWidget *pl_device_view_new (PlBenchView *bench, PlPartId part);
void pl_device_view_update (GtkWidget *widget);
/* The child for a connector, or else for a control; NULL when there is none. */
GtkWidget *pl_device_view_find (GtkWidget *widget, guint16 connector, guint16 control);
/* "ProFX10v3 PHONES – HM-4 INPUT": where a cable's ends are. */
char *pl_device_view_dup_ends (const PlPatch *patch, const PlPart *cable) G_GNUC_WARN_UNUSED_RESULT;

/* bench-state.c: what a person knows about a cable or jack */
void pl_bench_view_add_cable_state (PlBenchView *self, GMenu *menu, PlPartId id);
void pl_bench_view_add_driver_items (PlBenchView *self, GMenu *menu, PlEnd jack);
void pl_bench_view_install_state_actions (GtkWidgetClass *klass);

/* bench-select.c */
gboolean pl_bench_view_is_selected (PlBenchView *self, PlPartId id);
void pl_bench_view_select (PlBenchView *self, PlPartId id, gboolean add); /* 0: nothing */
/* By its menu, by keys that move it, as it is put down: only until the keyboard comes to another
 * part, and what has the focus is removed before it. */
void pl_bench_view_select_in_passing (PlBenchView *self, PlPartId id);
void pl_bench_view_come_to (PlBenchView *self, PlPartId id);
void pl_bench_view_toggle_selected (PlBenchView *self, PlPartId id);
GArray *pl_bench_view_dup_selection (PlBenchView *self); /* PlPartId, in order */
void pl_bench_view_check_selection (PlBenchView *self);
void pl_bench_view_select_in (PlBenchView *self, const PlRect *band);
void pl_bench_view_init_moves (PlBenchView *self);
PlRect pl_bench_view_get_band (PlBenchView *self);
void pl_bench_view_begin_move (PlBenchView *self);
void pl_bench_view_move_by (PlBenchView *self, double dx, double dy, gboolean free_hand);
void pl_bench_view_install_select_actions (GtkWidgetClass *klass);

/* bench-jump.c */
void pl_bench_view_install_jump_actions (GtkWidgetClass *klass);
/* What a jack or plug that has the focus now is connected to: its run is lit, and with text (NULL:
 * nothing is in it) a card beside it says where that goes. */
void pl_bench_view_follow_focus (PlBenchView *self, PlEnd end, const char *name, const char *text);
void pl_bench_view_leave_focus (PlBenchView *self);
void pl_bench_view_add_cable_tips (PlBenchView *self);

/* bench-pair.c: after a cable went from a to b */
void pl_bench_view_offer_pair (PlBenchView *self, PlEnd a, PlEnd b, const PlKind *cable);
void pl_bench_view_install_pair_actions (GtkWidgetClass *klass);

/* bench-name.c */
void pl_bench_view_install_name_actions (GtkWidgetClass *klass);

/* bench-swap.c: one device for another */
void pl_bench_view_add_swap (PlBenchView *self, GMenu *menu, PlPartId id);
void pl_bench_view_install_swap_actions (GtkWidgetClass *klass);

G_END_DECLS
