/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/connect-window.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/bench-private.h"
#include "app/connect-list.h"
#include "app/pieces.h"
#include "app/search.h"
#include "core/words.h"

enum
{
  WIDTH = 480,
  HEIGHT = 500
};

/* A jack, or the plug of a device's own lead, in which nothing is. */
#define PL_TYPE_START (pl_start_get_type ())
G_DECLARE_FINAL_TYPE (PlStart, pl_start, PL, START, GObject)

struct _PlStart
{
  GObject parent_instance;

  PlEnd end;
  char *name, *about, *spoken;
  char *folded; /* for the search */
};

G_DEFINE_FINAL_TYPE (PlStart, pl_start, G_TYPE_OBJECT)

static void
start_finalize (GObject *object)
{
  PlStart *self = PL_START (object);

  g_free (self->name);
  g_free (self->about);
  g_free (self->spoken);
  g_free (self->folded);
  G_OBJECT_CLASS (pl_start_parent_class)->finalize (object);
}

static void
pl_start_class_init (PlStartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = start_finalize;
}

static void
pl_start_init (PlStart *self)
{
}

static PlStart *
start_new (const PlPatch *patch, PlEnd end)
{
  PlStart *self = g_object_new (PL_TYPE_START, NULL);

  self->end = end;
  self->name = pl_words_end (patch, end);
  self->about = pl_words_connector (pl_patch_get_part (patch, end.part)->kind, end.connector);
  self->spoken = g_strdup_printf ("%s: %s", self->name, self->about);
  self->folded = g_utf8_casefold (self->spoken, -1);
  return self;
}

/* Freed with its window. */
typedef struct
{
  PlDocument *document; /* owned */
  PlBenchView *bench;   /* not owned: its window goes after this one */
  GtkWidget *window, *stack;
  GtkWidget *search, *starts;           /* first page */
  GtkCustomFilter *filter;              /* borrowed from the model of starts */
  GtkWidget *from, *label, *cable, *to; /* second page */
  GPtrArray *kinds;                     /* PlKind, borrowed from the catalog, after Automatic */
} Maker;

static void
maker_free (gpointer data)
{
  Maker *self = data;

  g_object_unref (self->document);
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

/* To: the list that the bench shows beside a jack */

static void
leave_cb (PlConnectList *list, gpointer data)
{
  gtk_window_close (GTK_WINDOW (((Maker *) data)->window));
}

static const char *
get_cable (Maker *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cable));

  if (chosen == 0 || chosen > self->kinds->len)
    return "";
  return ((const PlKind *) g_ptr_array_index (self->kinds, chosen - 1))->id;
}

static void
cable_cb (GObject *down, GParamSpec *pspec, gpointer data)
{
  Maker *self = data;
  GtkWidget *list = adw_bin_get_child (ADW_BIN (self->to));

  if (list != NULL)
    pl_connect_list_set_cable (PL_CONNECT_LIST (list), get_cable (self));
}

/* The name of a cable may be longer than a small window is wide. */
static void
let_shrink (GtkWidget *down)
{
  for (GtkWidget *child = gtk_widget_get_first_child (down); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
    else if (!GTK_IS_POPOVER (child))
      let_shrink (child);
}

/* Those with a plug that goes into the jack. */
static void
offer_cables (Maker *self, const PlConnector *jack)
{
  g_autoptr (GPtrArray) all
      = pl_catalog_dup_list (pl_library_get_catalog (pl_document_get_library (self->document)));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint16 there = 0, hand = 0;

  g_ptr_array_set_size (self->kinds, 0);
  gtk_string_list_append (names, _ ("Automatic"));
  for (guint i = 0; i < all->len; i++)
    {
      PlKind *kind = g_ptr_array_index (all, i);

      if (!pl_kind_is_cable (kind) || kind->tray == 0
          || !pl_bench_view_choose_ends (kind, jack, &there, &hand))
        continue;
      g_ptr_array_add (self->kinds, kind);
      gtk_string_list_append (names, pl_words_kind (kind));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->cable), G_LIST_MODEL (names));
  let_shrink (self->cable);
}

static void
start_from (Maker *self, const PlStart *start)
{
  const PlPatch *patch = pl_document_get_patch (self->document);
  const PlConnector *jack
      = pl_kind_connector (pl_patch_get_part (patch, start->end.part)->kind, start->end.connector);
  GtkWidget *list = pl_connect_list_new (self->bench, start->end, "");

  gtk_label_set_text (GTK_LABEL (self->from), start->name);
  pl_piece_set_tip (self->from, start->spoken);
  if (!jack->moves)
    offer_cables (self, jack);
  gtk_widget_set_visible (self->cable, !jack->moves);
  gtk_widget_set_visible (self->label, !jack->moves);
  g_signal_connect (list, "leave", G_CALLBACK (leave_cb), self);
  adw_bin_set_child (ADW_BIN (self->to), list);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "to");
  (void) pl_connect_list_focus_search (PL_CONNECT_LIST (list));
}

static void
back_cb (GtkButton *button, gpointer data)
{
  Maker *self = data;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "from");
  (void) gtk_widget_grab_focus (self->search);
  adw_bin_set_child (ADW_BIN (self->to), NULL);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_row (GtkWidget *grid, int row, GtkWidget *label, GtkWidget *field, int columns)
{
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), field, 1, row, columns, 1);
}

static GtkWidget *
make_to_page (Maker *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *grid = gtk_grid_new ();
  GtkWidget *change = pl_piece_button (_ ("Change…"), G_CALLBACK (back_cb), self);

  self->from = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->from), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->from), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (self->from, "pl-name");
  pl_accessible_call (change, _ ("Change where the connection begins"));
  self->cable = gtk_drop_down_new (NULL, NULL);
  self->label = make_label (_ ("Cable"));
  g_signal_connect (self->cable, "notify::selected", G_CALLBACK (cable_cb), self);
  pl_accessible_call (self->cable, _ ("Cable"));
  pl_accessible_name_lists (self->cable, _ ("Cable"));
  self->to = adw_bin_new ();
  gtk_widget_set_vexpand (self->to, TRUE);
  gtk_widget_add_css_class (grid, "pl-connect-head");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  add_row (grid, 0, make_label (_ ("From")), self->from, 1);
  gtk_grid_attach (GTK_GRID (grid), change, 2, 0, 1, 1);
  add_row (grid, 1, self->label, self->cable, 2);
  gtk_grid_attach (GTK_GRID (grid), make_label (_ ("To")), 0, 2, 1, 1);
  gtk_box_append (GTK_BOX (page), grid);
  gtk_box_append (GTK_BOX (page), self->to);
  return page;
}

/* From */

static GListStore *
find_starts (PlDocument *document)
{
  const PlPatch *patch = pl_document_get_patch (document);
  GListStore *starts = g_list_store_new (PL_TYPE_START);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 i = 0; !pl_kind_is_cable (kind) && i < kind->connectors->len; i++)
        {
          PlEnd end = { id, i }, mate;
          g_autoptr (PlStart) start = NULL;

          if (pl_circuit_get_mate (pl_document_get_circuit (document), end, &mate, NULL))
            continue;
          start = start_new (patch, end);
          g_list_store_append (starts, start);
        }
    }
  return starts;
}

static gboolean
filter_cb (gpointer item, gpointer data)
{
  Maker *self = data;

  return pl_search_matches (PL_START (item)->folded,
                            gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_cb (GtkSearchEntry *entry, gpointer data)
{
  gtk_filter_changed (GTK_FILTER (((Maker *) data)->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
choose (Maker *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->starts)));
  g_autoptr (PlStart) start = g_list_model_get_item (model, position);

  if (start != NULL)
    start_from (self, start);
}

static void
chosen_cb (GtkListView *view, guint position, gpointer data)
{
  choose (data, position);
}

/* The entry tells of its text a moment later. */
static void
enter_cb (GtkSearchEntry *entry, gpointer data)
{
  search_cb (entry, data);
  choose (data, 0);
}

static void
stop_cb (GtkSearchEntry *entry, gpointer data)
{
  gtk_window_close (GTK_WINDOW (((Maker *) data)->window));
}

/* Down from the search goes to the first jack. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        gpointer data)
{
  return keyval == GDK_KEY_Down
         && gtk_widget_child_focus (((Maker *) data)->starts, GTK_DIR_TAB_FORWARD);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *about = pl_piece_text (NULL, "caption");

  gtk_box_append (GTK_BOX (box), pl_piece_text (NULL, "pl-row-title"));
  gtk_widget_add_css_class (about, "dim-label");
  gtk_box_append (GTK_BOX (box), about);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const PlStart *start = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), start->name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), start->about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, start->spoken, -1);
}

static GtkWidget *
make_search (Maker *self)
{
  GtkWidget *search = pl_search_entry_new (_ ("Search jacks"));

  gtk_widget_add_css_class (search, "pl-search");
  g_signal_connect (search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (search, "stop-search", G_CALLBACK (stop_cb), self);
  g_signal_connect (search, "activate", G_CALLBACK (enter_cb), self);
  pl_search_take_keys (search, G_CALLBACK (key_cb), self);
  return search;
}

static GtkWidget *
make_starts (Maker *self, GListStore *starts)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *model = NULL;
  GtkWidget *view = NULL;

  self->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  model = gtk_filter_list_model_new (G_LIST_MODEL (starts), GTK_FILTER (self->filter));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (model))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "pl-connect-list");
  pl_accessible_call (view, _ ("Free jacks"));
  g_signal_connect (view, "activate", G_CALLBACK (chosen_cb), self);
  return view;
}

/* Takes starts. */
static GtkWidget *
make_from_page (Maker *self, GListStore *starts)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *question = pl_piece_text (_ ("From which jack?"), "pl-connect-head");

  self->search = make_search (self);
  self->starts = make_starts (self, starts);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->starts);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (page), question);
  gtk_box_append (GTK_BOX (page), self->search);
  gtk_box_append (GTK_BOX (page), scroller);
  return page;
}

static GtkWidget *
make_none_page (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Free Jack"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page), _ ("Put gear on the bench, or unplug something, and come back."));
  return page;
}

static void
changed_cb (PlDocument *document, gpointer window)
{
  gtk_window_close (window);
}

void
pl_connect_window_present (GtkWindow *parent, PlDocument *document, PlBenchView *bench)
{
  Maker *self = g_new0 (Maker, 1);
  GListStore *starts = find_starts (document);
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (starts)) > 0;

  self->document = g_object_ref (document);
  self->bench = bench;
  self->kinds = g_ptr_array_new ();
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_from_page (self, starts), "from");
  gtk_stack_add_named (GTK_STACK (self->stack), make_to_page (self), "to");
  gtk_stack_add_named (GTK_STACK (self->stack), make_none_page (), "none");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), some ? "from" : "none");
  self->window = pl_piece_window (parent, _ ("Add a Connection"), WIDTH, HEIGHT, self->stack);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  g_object_set_data_full (G_OBJECT (self->window), "maker", self, maker_free);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self->window,
                           G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (self->window));
  if (some)
    (void) gtk_widget_grab_focus (self->search);
}
