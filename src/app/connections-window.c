/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/connections-window.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/accessible.h"
#include "app/connection-form.h"
#include "app/connections-foot.h"
#include "app/length-field.h"
#include "app/pieces.h"
#include "core/lead-color.h"
#include "core/words.h"

enum
{
  WIDTH = 900,
  HEIGHT = 460,
  LEAST_CHARS = 8 /* of a cable or an end */
};

/* One line of the table. */
#define PL_TYPE_CONNECTION_ROW (pl_connection_row_get_type ())
G_DECLARE_FINAL_TYPE (PlConnectionRow, pl_connection_row, PL, CONNECTION_ROW, GObject)

struct _PlConnectionRow
{
  GObject parent_instance;

  PlConnection connection;
  char *number, *cable, *from, *to;
  const char *color;
};

G_DEFINE_FINAL_TYPE (PlConnectionRow, pl_connection_row, G_TYPE_OBJECT)

enum
{
  PROP_LENGTH = 1 /* in m; the rest of a row never changes */
};

static void
row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PL_CONNECTION_ROW (object)->connection.length_m = g_value_get_double (value);
}

static void
row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_double (value, PL_CONNECTION_ROW (object)->connection.length_m);
}

static void
row_finalize (GObject *object)
{
  PlConnectionRow *self = PL_CONNECTION_ROW (object);

  g_free (self->number);
  g_free (self->cable);
  g_free (self->from);
  g_free (self->to);
  G_OBJECT_CLASS (pl_connection_row_parent_class)->finalize (object);
}

static void
pl_connection_row_class_init (PlConnectionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = row_finalize;
  object_class->set_property = row_set_property;
  object_class->get_property = row_get_property;
  g_object_class_install_property (
      object_class, PROP_LENGTH,
      g_param_spec_double ("length", NULL, NULL, 0, G_MAXDOUBLE, 0,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
pl_connection_row_init (PlConnectionRow *self)
{
}

static char *
dup_place (const PlPatch *patch, PlEnd jack)
{
  return jack.part != 0 ? pl_words_end (patch, jack) : g_strdup (_ ("loose"));
}

static PlConnectionRow *
row_new (const PlPatch *patch, const PlConnection *connection)
{
  PlConnectionRow *self = g_object_new (PL_TYPE_CONNECTION_ROW, NULL);
  const PlPart *part = pl_patch_get_part (patch, connection->part);
  gboolean is_cable = pl_kind_is_cable (part->kind);

  self->connection = *connection;
  self->number
      = connection->number > 0 ? g_strdup_printf ("%d", connection->number) : g_strdup ("–");
  if (is_cable && part->name != NULL)
    self->cable = pl_words_fill (_ ("{cable} “{name}”"), "cable", pl_words_kind (part->kind),
                                 "name", part->name, NULL);
  else
    self->cable = g_strdup (is_cable ? pl_words_kind (part->kind) : _ ("its own lead"));
  self->color = is_cable ? pl_lead_color_name (pl_part_get_color (part)) : "";
  self->from = dup_place (patch, connection->from);
  self->to = dup_place (patch, connection->to);
  return self;
}

/* But for the length. */
static gboolean
row_equals (const PlConnectionRow *a, const PlConnectionRow *b)
{
  const PlConnection *p = &a->connection, *q = &b->connection;

  return p->part == q->part && p->to_plug.connector == q->to_plug.connector
         && p->from_plug.part == q->from_plug.part && g_str_equal (a->number, b->number)
         && g_str_equal (a->cable, b->cable) && g_str_equal (a->color, b->color)
         && g_str_equal (a->from, b->from) && g_str_equal (a->to, b->to);
}

/* The window's own things; freed with it. */
typedef struct
{
  PlDocument *document; /* owned */
  PlBenchView *bench;   /* weak */
  GtkWindow *parent;    /* weak */
  GListStore *rows;     /* owned by the model chain */
  GtkWidget *stack;
} Table;

static void
table_free (gpointer data)
{
  Table *self = data;

  g_object_unref (self->document);
  g_clear_weak_pointer (&self->bench);
  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->rows);
  g_free (self);
}

/* Only lines that differ are exchanged, so that the focus stays where it is.  Those whose length
 * was changed are not: that may be told from within the field that changed it. */
static void
refresh (Table *self)
{
  const PlPatch *patch = pl_document_get_patch (self->document);
  g_autoptr (GArray) list = pl_patch_dup_connections (patch);
  guint n_rows;

  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (PlConnectionRow) row = row_new (patch, &g_array_index (list, PlConnection, i));
      g_autoptr (PlConnectionRow) old = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (old == NULL || !row_equals (row, old))
        g_list_store_splice (self->rows, i, old != NULL ? 1 : 0, (gpointer *) &row, 1);
      else
        g_object_set (old, "length", row->connection.length_m, NULL);
    }
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  if (n_rows > list->len)
    g_list_store_splice (self->rows, list->len, n_rows - list->len, NULL, 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), list->len > 0 ? "table" : "empty");
}

static void
changed_cb (PlDocument *document, GtkWidget *window)
{
  refresh (g_object_get_data (G_OBJECT (window), "table"));
}

/* A dash says nothing, and the same of each cable without a number. */
static char *
dup_spoken_number (const PlConnectionRow *row)
{
  return row->connection.number > 0 ? g_strdup (row->number)
                                    : g_strdup_printf ("(%s – %s)", row->from, row->to);
}

static PlConnectionRow *
row_of (GtkListItem *item)
{
  return PL_CONNECTION_ROW (gtk_list_item_get_item (item));
}

/* Words */

typedef const char *(*GetText) (const PlConnectionRow *row);

static const char *
get_number (const PlConnectionRow *row)
{
  return row->number;
}

static const char *
get_cable (const PlConnectionRow *row)
{
  return row->cable;
}

static const char *
get_color (const PlConnectionRow *row)
{
  return row->color;
}

/* On two lines where the window is narrow; the rest is told by who points at it. */
static void
let_wrap (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_lines (label, 2);
  gtk_label_set_width_chars (label, LEAST_CHARS);
}

static void
setup_label_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (GPOINTER_TO_INT (data))
    let_wrap (GTK_LABEL (label));
  gtk_list_item_set_child (item, label);
}

static void
bind_label_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GetText get_text = (GetText) data;

  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), get_text (row_of (item)));
  pl_piece_set_tip (label, get_text (row_of (item)));
}

/* Ends: a click goes there, or offers jacks to a plug that lies loose. */

static void
end_cb (GtkButton *button, gpointer data)
{
  GtkListItem *item = data;
  Table *self = g_object_get_data (G_OBJECT (item), "table");
  gboolean first = g_object_get_data (G_OBJECT (item), "first") != NULL;
  const PlConnection *connection = &row_of (item)->connection;
  PlEnd jack = first ? connection->from : connection->to;
  PlEnd plug = first ? connection->from_plug : connection->to_plug;

  if (self->bench == NULL || self->parent == NULL)
    return;
  gtk_window_present (self->parent);
  pl_bench_view_show_end (self->bench, jack.part != 0 ? jack : plug);
  if (jack.part == 0 && plug.part != 0)
    gtk_widget_activate_action (GTK_WIDGET (self->bench), "bench.connect", "(uu)", plug.part,
                                (guint32) plug.connector);
}

static void
setup_end (GtkListItem *item, Table *self, gboolean first)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  let_wrap (GTK_LABEL (label));
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pl-end");
  g_object_set_data (G_OBJECT (item), "table", self);
  g_object_set_data (G_OBJECT (item), "first", GINT_TO_POINTER (first));
  g_signal_connect (button, "clicked", G_CALLBACK (end_cb), item);
  gtk_list_item_set_child (item, button);
}

static void
setup_from_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  setup_end (item, data, TRUE);
}

static void
setup_to_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  setup_end (item, data, FALSE);
}

static void
bind_end_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gboolean first = g_object_get_data (G_OBJECT (item), "first") != NULL;
  const PlConnectionRow *row = row_of (item);
  const char *text = first ? row->from : row->to;
  GtkWidget *button = gtk_list_item_get_child (item);
  gboolean bare = row->connection.number <= 0;
  const char *words = bare    ? (first ? _ ("From {jack}: go there") : _ ("To {jack}: go there"))
                      : first ? _ ("Cable {number} from {jack}: go there")
                              : _ ("Cable {number} to {jack}: go there");
  g_autofree char *spoken = pl_words_fill (words, "number", row->number, "jack", text, NULL);

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
  pl_piece_set_tip (button, text);
  pl_accessible_name_row (button, row->cable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

/* Length */

static void
length_cb (GtkSpinButton *spin, gpointer data)
{
  GtkListItem *item = data;
  Table *self = g_object_get_data (G_OBJECT (item), "table");
  const PlConnectionRow *row = gtk_list_item_get_item (item);
  PlEdit edit = { .type = PL_EDIT_SET_LENGTH, .value = gtk_spin_button_get_value (spin) };

  if (row == NULL || fabs (row->connection.length_m - edit.value) < PL_LENGTH_ROUNDING)
    return;
  edit.id = row->connection.part;
  (void) pl_document_commit (self->document, &edit, 1, _ ("Cable Length"), TRUE);
}

static void
setup_length_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *spin = pl_length_field_new ();
  GtkExpression *row = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");
  GtkExpression *length = gtk_property_expression_new (PL_TYPE_CONNECTION_ROW, row, "length");

  g_object_set_data (G_OBJECT (item), "table", data);
  (void) gtk_expression_bind (length, spin, "value", item);
  g_signal_connect (spin, "value-changed", G_CALLBACK (length_cb), item);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, spin);
}

static void
bind_length_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const PlConnectionRow *row = row_of (item);
  GtkWidget *spin = gtk_list_item_get_child (item);
  g_autofree char *number = dup_spoken_number (row);
  g_autofree char *spoken
      = pl_words_fill (_ ("Length of cable {number} in metres"), "number", number, NULL);

  gtk_widget_set_visible (spin, row->connection.from_plug.part != 0);
  /* The cell gives the focus to what it holds, seen or not, and Tab would end there. */
  gtk_widget_set_can_focus (spin, row->connection.from_plug.part != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Changing everything else */

static void
open_form_cb (GtkMenuButton *button, gpointer data)
{
  GtkListItem *item = data;
  Table *self = g_object_get_data (G_OBJECT (item), "table");

  if (self->bench != NULL && self->parent != NULL)
    gtk_menu_button_set_popover (button,
                                 pl_connection_form_new (self->document, self->bench, self->parent,
                                                         &row_of (item)->connection));
}

static void
setup_form_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (item), "table", data);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_form_cb, item, NULL);
  gtk_list_item_set_child (item, button);
}

static void
bind_form_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const PlConnectionRow *row = row_of (item);
  gboolean lead = row->connection.from_plug.part == 0;
  g_autofree char *number = dup_spoken_number (row);
  g_autofree char *words
      = pl_words_fill (lead ? _ ("Change the lead from {jack}") : _ ("Change cable {number}"),
                       "number", number, "jack", row->from, NULL);
  GtkWidget *button = gtk_list_item_get_child (item);

  pl_piece_set_tip (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

/* Removing */

static void
remove_cb (GtkButton *button, gpointer data)
{
  GtkListItem *item = data;
  Table *self = g_object_get_data (G_OBJECT (item), "table");
  const PlConnection *connection = &row_of (item)->connection;
  PlEdit edit = { .type = PL_EDIT_REMOVE, .id = connection->part };

  if (connection->from_plug.part == 0) /* its own lead: only unplugged */
    edit = (PlEdit){
      .type = PL_EDIT_UNPLUG, .from = connection->to_plug, .x = (double) NAN, .y = (double) NAN
    };
  (void) pl_document_commit (self->document, &edit, 1, _ ("Remove"), FALSE);
}

static void
setup_remove_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (item), "table", data);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), item);
  gtk_list_item_set_child (item, button);
}

static void
bind_remove_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const PlConnectionRow *row = row_of (item);
  gboolean lead = row->connection.from_plug.part == 0;
  g_autofree char *number = dup_spoken_number (row);
  g_autofree char *words = pl_words_fill (lead ? _ ("Unplug {jack}") : _ ("Remove cable {number}"),
                                          "number", number, "jack", row->from, NULL);
  GtkWidget *button = gtk_list_item_get_child (item);

  pl_piece_set_tip (button, words);
  gtk_widget_set_sensitive (button, !lead || row->connection.to.part != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

/* The table */

typedef void (*ItemFunc) (GtkListItemFactory *factory, GtkListItem *item, gpointer data);

static void
add_column (GtkColumnView *view, const char *title, ItemFunc setup, gpointer setup_data,
            ItemFunc bind, gpointer bind_data, gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup), setup_data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), bind_data);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_append_column (view, column);
  g_object_unref (column);
}

static GtkWidget *
make_view (Table *self)
{
  GtkSelectionModel *model
      = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (model));

  add_column (view, _ ("No."), setup_label_cb, NULL, bind_label_cb, (gpointer) get_number, FALSE);
  add_column (view, _ ("Cable"), setup_label_cb, GINT_TO_POINTER (TRUE), bind_label_cb,
              (gpointer) get_cable, TRUE);
  add_column (view, _ ("From"), setup_from_cb, self, bind_end_cb, NULL, TRUE);
  add_column (view, _ ("To"), setup_to_cb, self, bind_end_cb, NULL, TRUE);
  add_column (view, _ ("Length, m"), setup_length_cb, self, bind_length_cb, NULL, FALSE);
  add_column (view, _ ("Colour"), setup_label_cb, NULL, bind_label_cb, (gpointer) get_color, FALSE);
  add_column (view, _ ("Change"), setup_form_cb, self, bind_form_cb, NULL, FALSE);
  add_column (view, _ ("Remove"), setup_remove_cb, self, bind_remove_cb, NULL, FALSE);
  gtk_column_view_set_show_row_separators (view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Connections"), -1);
  pl_accessible_name_lists (GTK_WIDGET (view), _ ("Connections"));
  pl_accessible_name_titles (GTK_WIDGET (view), _ ("Connections"));
  return GTK_WIDGET (view);
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing Is Connected Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Cables appear here as soon as they lie on the bench."));
  return page;
}

/* In large text the table is wider than its window: what has the focus comes into view.  The
 * toolkit does that for lines, not for what stands in them. */
static void
show_focus_cb (GtkWindow *window, GParamSpec *pspec, gpointer data)
{
  GtkWidget *scroller = data, *focus = gtk_window_get_focus (window);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_rect_t place;
  double left;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, scroller)
      || gtk_widget_get_native (focus) != GTK_NATIVE (window) /* but in a popover */
      || !gtk_widget_compute_bounds (focus, scroller, &place))
    return;
  left = gtk_adjustment_get_value (across) + place.origin.x;
  gtk_adjustment_clamp_page (across, left, left + place.size.width);
}

void
pl_connections_window_present (GtkWindow *parent, PlDocument *document, PlBenchView *bench)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *window = NULL;
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Table *self = g_new0 (Table, 1);

  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->bench, bench);
  g_set_weak_pointer (&self->parent, parent);
  self->rows = g_list_store_new (PL_TYPE_CONNECTION_ROW);
  self->stack = gtk_stack_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_view (self));
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "table");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (content), self->stack);
  gtk_box_append (GTK_BOX (content), pl_connections_foot_new (document, bench));
  window = pl_piece_window (parent, _ ("Connections"), WIDTH, HEIGHT, content);
  g_object_set_data_full (G_OBJECT (window), "table", self, table_free);
  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (show_focus_cb), scroller, 0);
  refresh (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), window, 0);
  gtk_window_present (GTK_WINDOW (window));
}
