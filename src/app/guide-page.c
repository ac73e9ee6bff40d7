/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/guide-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/accessible.h"
#include "app/compat.h"
#include "app/guide-private.h"
#include "app/pieces.h"
#include "core/words.h"
#include "draw/panel.h"

enum
{
  READING_WIDTH = 640,
  CARDS_WIDTH = 1160
};

enum
{
  SIGNAL_LEAVE,
  SIGNAL_CONNECT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlGuidePage, pl_guide_page, GTK_TYPE_BOX)

static void
guide_page_finalize (GObject *object)
{
  PlGuidePage *self = PL_GUIDE_PAGE (object);

  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->compared, g_ptr_array_unref);
  g_clear_pointer (&self->guide, pl_guide_free);
  g_clear_pointer (&self->ways, pl_ways_free);
  g_clear_pointer (&self->library, pl_library_unref);
  G_OBJECT_CLASS (pl_guide_page_parent_class)->finalize (object);
}

/* A page that is made before its window is shown could not take the focus then. */
static void
guide_page_map (GtkWidget *widget)
{
  PlGuidePage *self = PL_GUIDE_PAGE (widget);

  GTK_WIDGET_CLASS (pl_guide_page_parent_class)->map (widget);
  if (gtk_widget_get_focus_child (self->body) == NULL)
    (void) gtk_widget_child_focus (self->body, GTK_DIR_TAB_FORWARD);
}

static void
pl_guide_page_class_init (PlGuidePageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = guide_page_map;
  G_OBJECT_CLASS (klass)->finalize = guide_page_finalize;
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", PL_TYPE_GUIDE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CONNECT]
      = g_signal_new ("connect", PL_TYPE_GUIDE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
}

/* Answers */

static const PlQuestion *
get_question (const PlGuidePage *self, guint index)
{
  return g_ptr_array_index (self->questions, index);
}

char **
pl_guide_page_get_gear (PlGuidePage *self, const PlQuestion *question)
{
  if (g_strcmp0 (question->role, "mixer") == 0)
    return &self->guide->mixer;
  return g_strcmp0 (question->role, "amp") == 0 ? &self->guide->amp : NULL;
}

static const PlChoice *
find_choice (const PlGuidePage *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const GArray *choices = get_question (self, i)->choices;

      for (guint j = 0; j < choices->len; j++)
        if (g_strcmp0 (g_array_index (choices, PlChoice, j).id, self->guide->wish) == 0)
          return &g_array_index (choices, PlChoice, j);
    }
  return NULL;
}

static PlKind *
find_kind (const PlGuidePage *self, const char *id)
{
  return id != NULL && *id != '\0' ? pl_catalog_find (pl_library_get_catalog (self->library), id)
                                   : NULL;
}

/* Whether the page can be left: what it asks is answered, with something that there is. */
static gboolean
is_answered (PlGuidePage *self, const PlQuestion *question)
{
  char **gear;

  switch (question->asks)
    {
    case PL_ASK_WISH:
      return find_choice (self) != NULL;
    case PL_ASK_GEAR:
      gear = pl_guide_page_get_gear (self, question);
      if (gear == NULL)
        return TRUE;
      return find_kind (self, *gear) != NULL
             || (gear == &self->guide->amp && *gear != NULL && **gear == '\0');
    case PL_ASK_WAYS: /* a card's button goes on */
    case PL_ASK_CONNECT:
    case PL_ASK_LEVELS:
    case PL_ASK_DONE:
      return FALSE;
    case PL_ASK_CABLES:
    default:
      return TRUE;
    }
}

void
pl_guide_page_answered (PlGuidePage *self)
{
  const PlQuestion *question = get_question (self, self->index);

  gtk_widget_set_sensitive (self->next, is_answered (self, question));
  pl_guide_set (&self->guide->page, question->id);
  (void) pl_pages_save_guide (self->guide, NULL); /* a full disk does not end the guide */
  if (question->asks != PL_ASK_WAYS)
    g_clear_pointer (&self->ways, pl_ways_free);
}

/* Planning */

static void
measure (const PlKind *kind, double *width, double *height, gpointer data)
{
  const PlPanel *panel = pl_library_get_panel (data, kind);

  *width = pl_panel_get_width (panel);
  *height = pl_panel_get_height (panel);
}

/* Ids of the leads at hand; NULL when nobody has said what they own. */
static char **
dup_own (const PlGuidePage *self)
{
  g_autoptr (GList) ids = pl_owned_dup_ids (pl_library_get_owned (self->library));
  g_autoptr (GPtrArray) leads = g_ptr_array_new ();

  for (const GList *l = ids; l != NULL; l = l->next)
    {
      const PlKind *kind = find_kind (self, l->data);

      if (kind != NULL && pl_kind_is_cable (kind))
        g_ptr_array_add (leads, g_strdup (kind->id));
    }
  if (leads->len == 0)
    return NULL;
  g_ptr_array_add (leads, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&leads), FALSE);
}

const PlWays *
pl_guide_page_plan (PlGuidePage *self)
{
  g_auto (GStrv) own = NULL;
  PlGoal goal = { .catalog = pl_library_get_catalog (self->library),
                  .mixer = find_kind (self, self->guide->mixer),
                  .amp = find_kind (self, self->guide->amp),
                  .n_listeners = self->guide->people,
                  .measure = measure,
                  .measure_data = self->library };

  if (self->ways != NULL)
    return self->ways;
  own = dup_own (self);
  goal.own = (const char *const *) own;
  pl_goal_set_wish (&goal, find_choice (self));
  if (goal.mixer != NULL)
    self->ways = pl_ways_new (&goal);
  else
    {
      self->ways = g_new0 (PlWays, 1);
      self->ways->ways = g_ptr_array_new ();
    }
  return self->ways;
}

PlWays *
pl_guide_page_take_ways (PlGuidePage *self)
{
  g_ptr_array_set_size (self->compared, 0);
  return g_steal_pointer (&self->ways);
}

PlGuide *
pl_guide_page_get_guide (PlGuidePage *self)
{
  return self->guide;
}

GPtrArray *
pl_guide_page_get_questions (PlGuidePage *self)
{
  return self->questions;
}

/* Pages */

static GtkWidget *
make_body (PlGuidePage *self, const PlQuestion *question)
{
  switch (question->asks)
    {
    case PL_ASK_WISH:
      return pl_guide_make_wish (self, question);
    case PL_ASK_GEAR:
      return pl_guide_make_gear (self, question);
    case PL_ASK_CABLES:
      return pl_guide_make_cables (self);
    case PL_ASK_WAYS:
      return pl_guide_make_ways (self);
    case PL_ASK_CONNECT:
    case PL_ASK_LEVELS:
    case PL_ASK_DONE:
    default:
      return gtk_box_new (GTK_ORIENTATION_VERTICAL, 0); /* these are shown beside the bench */
    }
}

static gboolean
is_on_bench (const PlQuestion *question)
{
  return question->asks == PL_ASK_CONNECT || question->asks == PL_ASK_LEVELS
         || question->asks == PL_ASK_DONE;
}

static void
show_page (PlGuidePage *self, guint index)
{
  const PlQuestion *question = get_question (self, index);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *count = g_strdup_printf ("%u", self->questions->len);
  g_autofree char *step
      = pl_words_fill (_ ("Step {number} of {count}"), "number", number, "count", count, NULL);
  GtkAdjustment *top = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  self->index = index;
  gtk_label_set_text (GTK_LABEL (self->step), step);
  gtk_label_set_text (GTK_LABEL (self->title), question->title);
  gtk_label_set_text (GTK_LABEL (self->text), question->text != NULL ? question->text : "");
  gtk_widget_set_visible (self->text, question->text != NULL);
  gtk_widget_set_visible (self->next, question->asks != PL_ASK_WAYS);
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp),
                              question->asks == PL_ASK_WAYS ? CARDS_WIDTH : READING_WIDTH);
  pl_piece_empty (self->body);
  gtk_box_append (GTK_BOX (self->body), make_body (self, question));
  gtk_adjustment_set_value (top, 0);
  pl_guide_page_answered (self);
  (void) gtk_widget_child_focus (self->body, GTK_DIR_TAB_FORWARD);
  pl_compat_announce (GTK_WIDGET (self), question->title);
}

void
pl_guide_page_go_on (PlGuidePage *self)
{
  if (is_answered (self, get_question (self, self->index))
      && self->index + 1 < self->questions->len)
    show_page (self, self->index + 1);
}

static void
next_cb (GtkButton *button, gpointer data)
{
  pl_guide_page_go_on (data);
}

static void
back_cb (GtkButton *button, gpointer data)
{
  PlGuidePage *self = data;

  if (self->index > 0)
    show_page (self, self->index - 1);
  else
    g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static void
leave_cb (GtkButton *button, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_LEAVE], 0);
}

/* Entering */

static guint
find_page (const PlGuidePage *self, const char *id)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (g_strcmp0 (get_question (self, i)->id, id) == 0)
      return i;
  return 0;
}

static const PlWay *
find_way (PlGuidePage *self)
{
  const PlWays *ways = pl_guide_page_plan (self);

  for (guint i = 0; i < ways->ways->len; i++)
    {
      const PlWay *way = g_ptr_array_index (ways->ways, i);

      if (g_strcmp0 (way->id, self->guide->way) == 0)
        return way;
    }
  return NULL;
}

void
pl_guide_page_show_ways (PlGuidePage *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (get_question (self, i)->asks == PL_ASK_WAYS)
      {
        show_page (self, i);
        return;
      }
}

/* The first page that has no answer comes before the one where the person left. */
void
pl_guide_page_enter (PlGuidePage *self)
{
  guint left = find_page (self, self->guide->page), index = 0;
  const PlWay *way = NULL;

  if (self->questions->len == 0)
    return;
  while (index < left && is_answered (self, get_question (self, index)))
    index++;
  while (index < left && get_question (self, index)->asks == PL_ASK_WAYS
         && is_on_bench (get_question (self, left)))
    index = left;
  if (is_on_bench (get_question (self, index)))
    way = find_way (self);
  if (way != NULL)
    g_signal_emit (self, signals[SIGNAL_CONNECT], 0, way, TRUE);
  else if (is_on_bench (get_question (self, index)))
    pl_guide_page_show_ways (self);
  else
    show_page (self, index);
}

/* Building */

static gboolean
next_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  pl_guide_page_go_on (PL_GUIDE_PAGE (widget));
  return TRUE;
}

static gboolean
back_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  back_cb (NULL, widget);
  return TRUE;
}

/* As in a browser: a list of sixty cables need not be walked through. */
static void
add_keys (PlGuidePage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutFunc calls[] = { back_key_cb, next_key_cb };
  guint values[] = { GDK_KEY_Left, GDK_KEY_Right };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (values[i], GDK_ALT_MASK),
                          gtk_callback_action_new (calls[i], NULL, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
make_buttons (PlGuidePage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *leave = pl_piece_button (_ ("Leave the Guide"), G_CALLBACK (leave_cb), self);

  self->back = pl_piece_button (_ ("Back"), G_CALLBACK (back_cb), self);
  self->next = pl_piece_button (_ ("Next"), G_CALLBACK (next_cb), self);
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_add_css_class (leave, "flat");
  pl_piece_set_tip (leave, _ ("Your answers are kept"));
  gtk_widget_set_hexpand (leave, TRUE);
  gtk_widget_set_halign (leave, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), self->back);
  gtk_box_append (GTK_BOX (bar), leave);
  gtk_box_append (GTK_BOX (bar), self->next);
  gtk_widget_add_css_class (bar, "pl-guide-buttons");
  return bar;
}

static void
pl_guide_page_init (PlGuidePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->compared = g_ptr_array_new ();
  self->step = pl_piece_text ("", "dim-label");
  self->title = pl_piece_text ("", "title-2");
  self->text = pl_piece_text ("", "pl-subtitle");
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->body, "pl-guide-body");
  gtk_box_append (GTK_BOX (box), self->step);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->body);
  gtk_widget_add_css_class (box, "pl-guide");
  self->clamp = adw_clamp_new ();
  adw_clamp_set_child (ADW_CLAMP (self->clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->clamp);
  pl_accessible_name_scrollers (self->scroller, _ ("Guide"));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self), self->scroller);
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self), make_buttons (self));
  add_keys (self);
}

GtkWidget *
pl_guide_page_new (PlLibrary *library)
{
  PlGuidePage *self = g_object_new (PL_TYPE_GUIDE_PAGE, NULL);

  self->library = pl_library_ref (library);
  self->questions = pl_pages_load_questions (library, NULL);
  self->guide = pl_pages_load_guide ();
  return GTK_WIDGET (self);
}
