/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/connect-list.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/bench-private.h"
#include "app/list-keys.h"
#include "app/search.h"
#include "core/words.h"

#define SLICE_US 12000

struct _PlConnectList
{
  GtkBox parent_instance;

  PlBenchView *bench; /* not owned: lives longer */
  PlHold hold;
  char *cable;
  PlEnd from; /* where it was asked for */
  GtkWidget *search, *list;
  guint idle;
  int next_row; /* to be tried */
};

G_DEFINE_FINAL_TYPE (PlConnectList, pl_connect_list, GTK_TYPE_BOX)

enum
{
  SIGNAL_LEAVE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

typedef struct
{
  PlHold hold; /* what goes there: that of the list, or a plug that lies loose and comes here */
  PlEnd target;
  PlEnd shown; /* the other end of it */
  guint cost;
  char *folded; /* for the search */
  GtkWidget *pill, *text;
} Target;

static void
target_free (gpointer data)
{
  g_free (((Target *) data)->folded);
  g_free (data);
}

static Target *
get_target (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "target");
}

/* Not when it is disposed of: the toolkit may hold on to a list longer than the bench lives. */
static void
connect_list_unroot (GtkWidget *widget)
{
  PlConnectList *self = PL_CONNECT_LIST (widget);

  g_clear_handle_id (&self->idle, g_source_remove);
  GTK_WIDGET_CLASS (pl_connect_list_parent_class)->unroot (widget);
}

static void
connect_list_finalize (GObject *object)
{
  g_free (PL_CONNECT_LIST (object)->cable);
  G_OBJECT_CLASS (pl_connect_list_parent_class)->finalize (object);
}

static void
pl_connect_list_class_init (PlConnectListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = connect_list_finalize;
  GTK_WIDGET_CLASS (klass)->unroot = connect_list_unroot;
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", PL_TYPE_CONNECT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

/* Trying, a few rows at a time */

static void
describe_row (GtkListBoxRow *row, const Target *target, const PlTry *try, const char *jack)
{
  static const char *const classes[] = { "pl-good", "pl-note", "pl-bad", "pl-harm" };
  g_autofree char *spoken = g_strdup_printf ("%s: %s", jack, try->sentence);
  g_autofree char *words = NULL;

  if (try->cable != NULL)
    words = pl_words_fill (_ ("{cable}. {sentence}"), "cable", pl_words_kind (try->cable),
                           "sentence", try->sentence, NULL);
  gtk_label_set_text (GTK_LABEL (target->pill), try->title);
  gtk_widget_add_css_class (target->pill, classes[try->grade]);
  gtk_widget_set_visible (target->pill, TRUE);
  gtk_label_set_text (GTK_LABEL (target->text), words != NULL ? words : try->sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
try_row (PlConnectList *self, GtkListBoxRow *row)
{
  Target *target = get_target (row);
  g_autofree char *jack
      = pl_words_end (pl_document_get_patch (self->bench->document), target->shown);
  PlTry try;

  pl_bench_view_try (self->bench, target->hold, target->target, &try);
  target->cost = try.cost;
  describe_row (row, target, &try, jack);
  pl_try_clear (&try);
}

static gboolean
try_some_cb (gpointer data)
{
  PlConnectList *self = data;
  gint64 end = g_get_monotonic_time () + SLICE_US;
  GtkListBoxRow *row = NULL;

  while (g_get_monotonic_time () < end
         && (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), self->next_row))
                != NULL)
    {
      try_row (self, row);
      self->next_row++;
    }
  if (row != NULL)
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  gtk_list_box_invalidate_sort (GTK_LIST_BOX (self->list)); /* once: rows must not jump about */
  return G_SOURCE_REMOVE;
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  const Target *first = get_target (a), *second = get_target (b);

  return (first->cost > second->cost) - (first->cost < second->cost);
}

/* Searching */

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  PlConnectList *self = data;

  return pl_search_matches (get_target (row)->folded,
                            gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_cb (GtkSearchEntry *entry, gpointer data)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (PL_CONNECT_LIST (data)->list));
}

static GtkListBoxRow *
first_shown (PlConnectList *self)
{
  GtkListBoxRow *row;

  /* the entry tells of its text a moment later */
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
stop_cb (GtkSearchEntry *entry, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_LEAVE], 0);
}

/* Whoever shows the list has put it away before the bench changes. */
static void
row_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  g_autoptr (PlConnectList) self = g_object_ref (data);
  g_autoptr (PlBenchView) bench = g_object_ref (self->bench);
  const Target *target = get_target (row);
  PlEnd from = self->from, to = target->target;
  PlTry try;

  pl_bench_view_try (bench, target->hold, to, &try);
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
  pl_bench_view_focus_at (bench, &(PlHit){ PL_HIT_JACK, from.part, from, 0 });
  if (try.possible)
    {
      pl_bench_view_ask (bench, try.edits, try.n_edits, _ ("Plug In"), FALSE);
      pl_bench_view_offer_pair (bench, from, to, try.cable);
    }
  pl_try_clear (&try);
}

static void
enter_cb (GtkSearchEntry *entry, gpointer data)
{
  GtkListBoxRow *row = first_shown (data);

  if (row != NULL)
    row_cb (NULL, row, data);
}

/* Down from the search goes to the first result. */
static gboolean
search_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
               GdkModifierType state, gpointer data)
{
  GtkListBoxRow *row = keyval == GDK_KEY_Down ? first_shown (data) : NULL;

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Building */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_target (PlConnectList *self, PlHold hold, PlEnd to, PlEnd shown)
{
  g_autofree char *jack = pl_words_end (pl_document_get_patch (self->bench->document), shown);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = make_label (jack, "pl-row-title");
  Target *target = g_new0 (Target, 1);

  target->hold = hold;
  target->target = to;
  target->shown = shown;
  target->cost = G_MAXUINT;
  target->folded = g_utf8_casefold (jack, -1);
  target->pill = make_label ("", "pl-pill");
  gtk_widget_set_visible (target->pill, FALSE);
  target->text = make_label ("", "caption");
  gtk_label_set_wrap (GTK_LABEL (target->text), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (target->text), 46);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (top), name);
  gtk_box_append (GTK_BOX (top), target->pill);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), target->text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, jack, -1);
  g_object_set_data_full (G_OBJECT (row), "target", target, target_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static gboolean
is_seat_of (const PlPatch *patch, PlEnd plug, PlEnd jack)
{
  const PlPart *part = pl_patch_get_part (patch, plug.part);

  return part != NULL && part->seats[plug.connector].part == jack.part
         && part->seats[plug.connector].connector == jack.connector;
}

/* Whether it is the plug of a lead that lies loose and could come to the jack. */
static gboolean
may_come (PlConnectList *self, const PlPatch *patch, PlEnd end)
{
  const PlPart *part = pl_patch_get_part (patch, end.part);
  PlHold hold = { { 0, 0 }, end, self->cable };

  return self->hold.moving.part == 0 && pl_kind_connector (part->kind, end.connector)->moves
         && part->seats[end.connector].part == 0
         && pl_bench_view_fits (self->bench, hold, self->hold.fixed);
}

static void
fill (PlConnectList *self)
{
  const PlPatch *patch = pl_document_get_patch (self->bench->document);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    for (guint16 i = 0; i < pl_patch_get_part (patch, id)->kind->connectors->len; i++)
      {
        PlEnd end = { id, i };

        if (may_come (self, patch, end))
          add_target (self, (PlHold){ { 0, 0 }, end, self->cable }, self->hold.fixed, end);
        else if (pl_bench_view_fits (self->bench, self->hold, end)
                 && !is_seat_of (patch, self->hold.moving, end))
          add_target (self, self->hold, end, end);
      }
}

static void
pl_connect_list_init (PlConnectList *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *none = make_label (_ ("No jack that fits."), "dim-label");

  pl_accessible_name_scrollers (window, _ ("Connect To…"));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->search = pl_search_entry_new (_ ("Search jacks"));
  gtk_widget_add_css_class (self->search, "pl-search");
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (enter_cb), self);
  pl_search_take_keys (self->search, G_CALLBACK (search_key_cb), self);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (GTK_LIST_BOX (self->list), compare_rows, NULL, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), none);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Jacks and what would be heard"), -1);
  gtk_widget_add_css_class (self->list, "pl-connect-list");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_cb), self);
  pl_list_keys_leave_by_tab (self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), self->list);
  gtk_widget_set_vexpand (window, TRUE);
  gtk_box_append (GTK_BOX (self), self->search);
  gtk_box_append (GTK_BOX (self), window);
}

/* Tried until it is taken out of the window again. */
static void
begin (PlConnectList *self)
{
  fill (self);
  self->next_row = 0;
  if (self->idle == 0)
    self->idle = g_idle_add (try_some_cb, self);
}

void
pl_connect_list_set_cable (PlConnectList *self, const char *kind_id)
{
  GtkListBoxRow *row;
  char *copy = g_strdup (kind_id);

  g_free (self->cable);
  self->cable = copy;
  self->hold.cable = copy;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  begin (self);
}

GtkWidget *
pl_connect_list_new (PlBenchView *bench, PlEnd from, const char *kind_id)
{
  PlConnectList *self = g_object_new (PL_TYPE_CONNECT_LIST, NULL);
  const PlPart *part = pl_patch_get_part (pl_document_get_patch (bench->document), from.part);
  PlEnd plug = { 0, 0 };

  if (pl_kind_connector (part->kind, from.connector)->moves)
    plug = from;
  else
    (void) pl_circuit_get_mate (pl_document_get_circuit (bench->document), from, &plug, NULL);
  self->bench = bench;
  self->from = from;
  self->hold = (PlHold){ plug.part == 0 ? from : (PlEnd){ 0, 0 }, plug, NULL };
  pl_connect_list_set_cable (self, kind_id);
  return GTK_WIDGET (self);
}

gboolean
pl_connect_list_focus_search (PlConnectList *self)
{
  return gtk_widget_grab_focus (self->search);
}
