/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/describe-window.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/compat.h"
#include "app/describe-jacks.h"
#include "app/pieces.h"
#include "core/bounds.h"
#include "core/describe.h"
#include "core/kind-file.h"

typedef struct
{
  GtkWidget *window, *preview, *add;
  GtkWidget *name, *maker, *category;
  GtkWidget *mixer_group, *outputs_group, *amp_group;
  GtkWidget *mics, *stereo_inputs, *aux, *fx, *phones, *mains, *mains_driven, *sends_driven;
  GtkWidget *control_room, *input, *amp_phones, *volumes;
  GtkWidget *jacks; /* one by one */
  PlLibrary *library;
  char *replaces; /* id of what is changed, or NULL */
  PlPanel *panel; /* of the answers so far */
  PlDescribed done;
  GObject *asker; /* weak */
} Form;

static const PlCategory categories[]
    = { PL_CATEGORY_MIXER,     PL_CATEGORY_HEADPHONE_AMP, PL_CATEGORY_SPLITTER,
        PL_CATEGORY_INTERFACE, PL_CATEGORY_PROCESSOR,     PL_CATEGORY_PLAYER,
        PL_CATEGORY_INSTRUMENT };

static void
form_free (gpointer data)
{
  Form *self = data;

  g_clear_weak_pointer (&self->asker);
  pl_library_unref (self->library);
  g_free (self->replaces);
  pl_panel_free (self->panel);
  g_free (self);
}

static PlCategory
chosen_category (const Form *self)
{
  return categories[adw_combo_row_get_selected (ADW_COMBO_ROW (self->category))];
}

static gboolean
is_amp (PlCategory category)
{
  return category == PL_CATEGORY_HEADPHONE_AMP || category == PL_CATEGORY_SPLITTER;
}

static gboolean
is_mixer (PlCategory category)
{
  return category == PL_CATEGORY_MIXER || category == PL_CATEGORY_INTERFACE;
}

static guint
count_of (GtkWidget *spin)
{
  return (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin));
}

/* Cleared by the caller. */
static PlDescription
read_form (const Form *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  PlDescription answers;

  pl_description_init (&answers, chosen_category (self));
  pl_describe_jacks_read (PL_DESCRIBE_JACKS (self->jacks), &answers);
  answers.name = g_strdup (*name != '\0' ? name : _ ("My gear")); /* on the picture */
  answers.maker = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->maker)));
  if (!is_amp (answers.category) && !is_mixer (answers.category))
    return answers;
  answers.n_mics = count_of (self->mics);
  answers.n_stereo_inputs = count_of (self->stereo_inputs);
  answers.n_aux = count_of (self->aux);
  answers.n_fx = count_of (self->fx);
  answers.n_phones = count_of (is_amp (answers.category) ? self->amp_phones : self->phones);
  answers.mains = (PlMains) adw_combo_row_get_selected (ADW_COMBO_ROW (self->mains));
  answers.mains_guess = (PlGuess) adw_combo_row_get_selected (ADW_COMBO_ROW (self->mains_driven));
  answers.sends_guess = (PlGuess) adw_combo_row_get_selected (ADW_COMBO_ROW (self->sends_driven));
  answers.control_room = gtk_switch_get_active (GTK_SWITCH (self->control_room));
  answers.input = (PlAmpInput) adw_combo_row_get_selected (ADW_COMBO_ROW (self->input));
  answers.volumes = gtk_switch_get_active (GTK_SWITCH (self->volumes));
  return answers;
}

static PlKind *
dup_kind (const Form *self)
{
  PlDescription answers = read_form (self);
  g_autofree char *text = pl_description_dup_file (&answers);
  PlKind *kind = pl_kind_parse (text, -1, "described", NULL);

  pl_description_clear (&answers);
  return kind;
}

static void
update (Form *self)
{
  gboolean amp = is_amp (chosen_category (self)), mixer = is_mixer (chosen_category (self));
  g_autoptr (PlKind) kind = dup_kind (self);

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->jacks),
      amp ? _ (
          "Outputs that are not above. Inputs told here are drawn, but carry nothing: the ones "
          "that count are ticked above.")
          : _ ("What is not above, or anything that is special."));
  gtk_widget_set_visible (self->mixer_group, mixer);
  gtk_widget_set_visible (self->outputs_group, mixer);
  gtk_widget_set_visible (self->amp_group, amp);
  gtk_widget_set_sensitive (self->add, *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0'
                                           && kind != NULL && kind->connectors->len > 0);
  g_clear_pointer (&self->panel, pl_panel_free);
  if (kind != NULL && kind->connectors->len > 0)
    self->panel = pl_library_compose_panel (self->library, kind);
  gtk_widget_queue_draw (self->preview);
}

static void
changed_cb (gpointer data)
{
  update (data);
}

static void
draw_preview_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Form *self = data;
  double zoom;

  if (self->panel == NULL)
    return;
  zoom = MIN (width / pl_panel_get_width (self->panel), height / pl_panel_get_height (self->panel));
  cairo_translate (cr, (width - zoom * pl_panel_get_width (self->panel)) / 2.0,
                   (height - zoom * pl_panel_get_height (self->panel)) / 2.0);
  cairo_scale (cr, zoom, zoom);
  pl_panel_paint (self->panel, cr);
}

/* Rows */

static GtkWidget *
add_group (AdwPreferencesPage *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  pl_accessible_name_lists (group, *title != '\0' ? title : _ ("Describe Your Gear"));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return group;
}

static GtkWidget *
add_row (GtkWidget *group, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_entry (Form *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = add_row (group, adw_entry_row_new (), title);

  pl_accessible_name_entry_row (row, title);
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))), PL_MAX_NAME);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  return row;
}

/* What is chosen is another item in the row's list then. */
static void
chosen_cb (AdwPreferencesRow *row, GParamSpec *pspec, gpointer data)
{
  pl_accessible_name_lists (GTK_WIDGET (row), adw_preferences_row_get_title (row));
}

static GtkWidget *
add_choice (Form *self, GtkWidget *group, const char *title, const char *const *words)
{
  GtkWidget *row = add_row (group, pl_piece_combo_row (), title);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    gtk_string_list_append (list, _ (words[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  pl_accessible_name_lists (row, title);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), NULL);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (changed_cb), self);
  return row;
}

static void
add_suffix (GtkWidget *group, const char *title, GtkWidget *widget)
{
  GtkWidget *row = add_row (group, adw_action_row_new (), title);

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  pl_accessible_name_field (widget, title, NULL);
  gtk_widget_set_focusable (row, FALSE); /* one step of Tab: what is at its end */
}

static GtkWidget *
add_count (Form *self, GtkWidget *group, const char *title, guint least)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, PL_DESCRIBED_MAX, 1);

  add_suffix (group, title, spin);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (changed_cb), self);
  return spin;
}

static GtkWidget *
add_switch (Form *self, GtkWidget *group, const char *title)
{
  GtkWidget *toggle = gtk_switch_new ();

  add_suffix (group, title, toggle);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (changed_cb), self);
  return toggle;
}

static void
add_mixer_groups (Form *self, AdwPreferencesPage *page)
{
  static const char *const mains[] = { N_ ("None"),    N_ ("Two 6.35 mm jacks"),
                                       N_ ("Two XLR"), N_ ("Both jacks and XLR"),
                                       N_ ("RCA"),     NULL };
  static const char *const guesses[]
      = { N_ ("Not sure"), N_ ("Unbalanced"), N_ ("Impedance-balanced"), N_ ("Balanced"), NULL };

  self->mixer_group = add_group (page, _ ("Inputs"));
  self->mics = add_count (self, self->mixer_group, _ ("Microphone inputs"), 0);
  self->stereo_inputs = add_count (self, self->mixer_group, _ ("Stereo line inputs (L and R)"), 0);
  self->outputs_group = add_group (page, _ ("Outputs"));
  self->phones = add_count (self, self->outputs_group, _ ("Headphone jacks"), 0);
  self->mains = add_choice (self, self->outputs_group, _ ("Main outputs"), mains);
  self->mains_driven = add_choice (self, self->outputs_group, _ ("Main outputs are"), guesses);
  self->control_room = add_switch (self, self->outputs_group, _ ("Control room outputs"));
  self->aux = add_count (self, self->outputs_group, _ ("Aux sends (before the fader)"), 0);
  self->fx = add_count (self, self->outputs_group, _ ("Effect sends (after the fader)"), 0);
  self->sends_driven = add_choice (self, self->outputs_group, _ ("Sends are"), guesses);
}

static void
add_amp_group (Form *self, AdwPreferencesPage *page)
{
  static const char *const inputs[] = { N_ ("One stereo jack"),
                                        N_ ("Two jacks, left and right"),
                                        N_ ("Two XLR, left and right"),
                                        N_ ("One 3.5 mm jack"),
                                        N_ ("RCA"),
                                        NULL };

  self->amp_group = add_group (page, _ ("Jacks"));
  self->input = add_choice (self, self->amp_group, _ ("Input"), inputs);
  self->amp_phones = add_count (self, self->amp_group, _ ("Headphone jacks"), 1);
  self->volumes = add_switch (self, self->amp_group, _ ("A volume knob for each"));
}

static GtkWidget *
make_page (Form *self)
{
  static const char *const kinds[] = { N_ ("Mixer"),
                                       N_ ("Headphone amplifier"),
                                       N_ ("Splitter"),
                                       N_ ("Audio interface"),
                                       N_ ("Compressor, effect or other box between"),
                                       N_ ("Player, phone or computer"),
                                       N_ ("Instrument"),
                                       NULL };
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *head = add_group (page, "");

  self->name = add_entry (self, head, _ ("Name"));
  self->maker = add_entry (self, head, _ ("Maker (if you know)"));
  self->category = add_choice (self, head, _ ("What is it?"), kinds);
  add_mixer_groups (self, page);
  add_amp_group (self, page);
  self->jacks = pl_describe_jacks_new ();
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->jacks));
  g_signal_connect_swapped (self->jacks, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (page);
}

static void
fill_form (Form *self, const PlDescription *answers)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (categories[i] == answers->category)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->category), i);
  gtk_editable_set_text (GTK_EDITABLE (self->name), answers->name != NULL ? answers->name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->maker), answers->maker != NULL ? answers->maker : "");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->mics), answers->n_mics);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->stereo_inputs), answers->n_stereo_inputs);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->aux), answers->n_aux);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->fx), answers->n_fx);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->phones), answers->n_phones);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->amp_phones), answers->n_phones);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->mains), answers->mains);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->mains_driven), answers->mains_guess);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->sends_driven), answers->sends_guess);
  gtk_switch_set_active (GTK_SWITCH (self->control_room), answers->control_room);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->input), answers->input);
  gtk_switch_set_active (GTK_SWITCH (self->volumes), answers->volumes);
  pl_describe_jacks_fill (PL_DESCRIBE_JACKS (self->jacks), answers);
}

/* Adding */

static void
add_cb (GtkButton *button, gpointer data)
{
  Form *self = data;
  PlDescription answers = read_form (self);
  g_autofree char *text = pl_description_dup_file (&answers);
  g_autoptr (GError) error = NULL;
  PlKind *kind = pl_library_install (self->library, text, self->replaces, &error);

  pl_description_clear (&answers);
  if (kind == NULL)
    {
      pl_compat_alert (GTK_WINDOW (self->window), _ ("This Gear Cannot Be Kept"), error->message);
      return;
    }
  if (self->asker != NULL)
    self->done (kind, self->asker);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static GtkWidget *
make_header (Form *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = pl_accessible_new_button (_ ("_Cancel"));

  self->add = pl_accessible_new_button (self->replaces != NULL ? _ ("C_hange") : _ ("_Add"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->add);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_cb), self);
  return bar;
}

static GtkWidget *
make_preview (Form *self)
{
  self->preview = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->preview), 190);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->preview), draw_preview_cb, self, NULL);
  gtk_widget_add_css_class (self->preview, "pl-preview");
  pl_accessible_call (self->preview, _ ("How it will look"));
  return self->preview;
}

static void
start_with (Form *self, const char *kind_id, PlCategory category)
{
  PlKind *kind
      = kind_id != NULL ? pl_catalog_find (pl_library_get_catalog (self->library), kind_id) : NULL;
  g_autofree char *text = kind != NULL ? pl_kind_dup_text (kind) : NULL;
  PlDescription answers;

  pl_description_init (&answers, kind != NULL ? kind->category : category);
  if (text != NULL && pl_description_parse (&answers, text))
    {
      answers.name = g_strdup (kind->name);
      answers.maker = g_strdup (kind->maker);
    }
  fill_form (self, &answers);
  pl_description_clear (&answers);
}

void
pl_describe_window_present (GtkWindow *parent, PlLibrary *library, const char *kind_id,
                            PlCategory category, PlDescribed done, gpointer asker)
{
  Form *self = g_new0 (Form, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *page = NULL;
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->library = pl_library_ref (library);
  self->replaces = g_strdup (kind_id);
  self->done = done;
  (void) g_set_weak_pointer (&self->asker, asker);
  self->window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (self->window), _ ("Describe Your Gear"));
  gtk_window_set_transient_for (GTK_WINDOW (self->window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 560, 720);
  g_object_set_data_full (G_OBJECT (self->window), "form", self, form_free);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_preview (self));
  page = make_page (self);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  pl_accessible_name_scrollers (page, _ ("Describe Your Gear"));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (self->window, keys);
  start_with (self, kind_id, category);
  update (self);
  (void) gtk_widget_grab_focus (self->name); /* not Cancel; unseen, for then nothing moves */
  gtk_window_present (GTK_WINDOW (self->window));
}
