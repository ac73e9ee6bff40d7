/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/accessible.h"
#include "app/compat.h"
#include "app/dark.h"
#include "app/focus.h"
#include "app/news.h"
#include "app/pieces.h"
#include "app/popovers.h"
#include "app/recent.h"
#include "app/scrollers.h"
#include "app/side-pane.h"
#include "app/start-page.h"
#include "app/thinking.h"
#include "app/window-private.h"
#include "core/plain.h"
#include "core/words.h"

G_DEFINE_FINAL_TYPE (PlWindow, pl_window, ADW_TYPE_APPLICATION_WINDOW)

void
pl_window_show_bench (PlWindow *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "bench");
  for (guint i = 0; i < G_N_ELEMENTS (self->bench_buttons); i++)
    gtk_widget_set_visible (self->bench_buttons[i], TRUE);
  pl_window_update_title (self);
  (void) gtk_widget_grab_focus (self->bench);
}

PlWindow *
pl_window_find (gboolean (*suits) (PlWindow *self))
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (PL_IS_WINDOW (window) && (suits == NULL || suits (PL_WINDOW (window))))
        return PL_WINDOW (window);
    }
  return NULL;
}

gboolean
pl_window_is_fresh (PlWindow *self)
{
  return strcmp (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "start") == 0;
}

/* The pages of the guide are about no bench. */
static gboolean
shows_guide (PlWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  return g_strcmp0 (name, "guide") == 0;
}

void
pl_window_update_title (PlWindow *self)
{
  g_autofree char *title
      = shows_guide (self) ? g_strdup (_ ("Guide")) : pl_document_dup_title (self->document);
  gboolean saved = pl_history_is_saved (pl_document_get_history (self->document));
  const char *path = pl_document_get_path (self->document);
  g_autofree char *base = path != NULL ? pl_plain_dup_base (path) : NULL;
  const char *subtitle = shows_guide (self) ? ""
                         : !saved           ? _ ("Unsaved changes")
                         : base != NULL     ? base
                                            : "";
  g_autofree char *tip = g_strjoin ("\n", title, *subtitle != '\0' ? subtitle : NULL, NULL);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), subtitle);
  pl_piece_set_tip (self->title, tip); /* a narrow window has room for some of it */
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* A screen reader hears what is new, and finds all of it at the bench. */
static void
announce_verdicts (PlWindow *self)
{
  g_autofree char *heard = pl_news_dup_heard (pl_document_get_circuit (self->document));
  g_autofree char *news = pl_news_dup_since (self->heard, heard);

  if (g_strcmp0 (heard, self->heard) == 0)
    return;
  if (news != NULL)
    pl_compat_announce (GTK_WIDGET (self), news);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bench), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  heard, -1);
  g_free (self->heard);
  self->heard = g_steal_pointer (&heard);
}

static void
write_points (PlWindow *self)
{
  const char *path = g_getenv ("PATCHLEAD_TEST_POINTS");
  g_autofree char *points = NULL;

  if (path == NULL)
    return;
  points = pl_bench_view_dup_points (PL_BENCH_VIEW (self->bench));
  (void) g_file_set_contents (path, points, -1, NULL);
}

static gboolean
points_cb (gpointer data)
{
  write_points (data);
  return G_SOURCE_CONTINUE;
}

/* Its file, once it was opened or saved there. */
static void
note_recent (PlWindow *self)
{
  const char *path = pl_document_get_path (self->document);

  if (path == NULL || g_strcmp0 (path, self->noted) == 0)
    return;
  g_free (self->noted);
  self->noted = g_strdup (path);
  pl_recent_note (path);
}

static void
tell_cb (gpointer window, gpointer data)
{
  pl_window_update_title (window);
  announce_verdicts (window);
}

/* Whoever changed something sees it first; what is said about it follows, where that takes long. */
static void
changed_cb (PlDocument *document, gpointer data)
{
  PlWindow *self = data;
  PlCircuit *circuit = pl_document_get_circuit (document);

  note_recent (self);
  pl_window_withdraw_undo (self);
  pl_window_update_actions (self);
  pl_explain_pane_show (PL_EXPLAIN_PANE (self->explain_pane), circuit,
                        pl_document_get_library (document));
  if (pl_thinking_takes_long (circuit) && gtk_widget_get_mapped (self->bench))
    pl_later_after_frame (&self->telling, GTK_WIDGET (self), tell_cb);
  else
    tell_cb (self, NULL);
}

static void
refused_cb (PlDocument *document, const char *sentence, gpointer data)
{
  pl_window_tell (data, sentence, FALSE);
}

/* "Removed from the bench: HM-4"; of several devices not which ones. */
static char *
dup_removed (const PlPatch *patch, const PlEdit *edits, guint n_edits)
{
  PlPartId devices[2] = { 0, 0 };
  g_autofree char *name = NULL;

  for (guint i = 0; i < n_edits && devices[1] == 0; i++)
    {
      const PlPart *part = pl_patch_get_part (patch, edits[i].id);

      if (part != NULL && !pl_kind_is_cable (part->kind))
        devices[devices[0] != 0] = edits[i].id;
    }
  if (devices[1] != 0 || (devices[0] == 0 && n_edits > 1))
    return g_strdup (_ ("Removed from the bench"));
  name = pl_words_part (patch, devices[0] != 0 ? devices[0] : edits[0].id);
  return pl_words_fill (_ ("Removed from the bench: {part}"), "part", name, NULL);
}

static void
edit_cb (PlBenchView *bench, gpointer edits, guint n_edits, const char *name, gboolean merge,
         gpointer data)
{
  PlWindow *self = data;
  const PlEdit *first = edits;
  g_autofree char *removed
      = first->type == PL_EDIT_REMOVE
            ? dup_removed (pl_document_get_patch (self->document), first, n_edits)
            : NULL;

  if (pl_document_commit (self->document, edits, n_edits, name, merge) && removed != NULL)
    pl_window_tell (self, removed, TRUE);
}

static void
place_cb (GtkWidget *pane, const char *kind_id, gpointer data)
{
  PlWindow *self = data;
  PlKind *kind = pl_catalog_find (pl_library_get_catalog (pl_document_get_library (self->document)),
                                  kind_id);

  pl_window_show_bench (self);
  if (kind != NULL)
    pl_bench_view_place (PL_BENCH_VIEW (self->bench), kind, NULL);
}

static void
told_cb (PlWindow *self, const char *sentence)
{
  pl_window_tell (self, sentence, FALSE);
}

static void
cable_chosen_cb (GtkWidget *pane, const char *kind_id, gpointer data)
{
  pl_bench_view_set_cable (PL_BENCH_VIEW (PL_WINDOW (data)->bench), kind_id);
}

/* Start page */

void
pl_window_restore (PlWindow *self, const char *draft)
{
  g_autoptr (GError) error = NULL;

  if (!pl_document_restore (self->document, draft, &error))
    {
      pl_compat_alert (GTK_WINDOW (self), _ ("This Draft Cannot Be Read"), error->message);
      return;
    }
  pl_window_recall_way (self);
  pl_window_show_bench (self);
  pl_bench_view_fit (PL_BENCH_VIEW (self->bench));
  pl_window_tell (self, _ ("Your unsaved work is back. Save it to keep it."), FALSE);
}

static void
restore_cb (GtkWidget *start, const char *draft, gpointer data)
{
  pl_window_restore (data, draft);
}

static void
example_cb (GtkWidget *page, const char *path, gpointer data)
{
  PlWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (pl_document_open_copy (self->document, path, &error))
    {
      pl_window_forget_way (self);
      pl_window_show_bench (self);
      pl_bench_view_fit (PL_BENCH_VIEW (self->bench));
    }
  else
    pl_compat_alert (GTK_WINDOW (self), _ ("This Example Cannot Be Opened"), error->message);
}

static void
new_bench_cb (GtkWidget *page, gpointer data)
{
  pl_window_show_bench (data);
}

static void
guide_cb (GtkWidget *page, gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (data), "win.guide", NULL);
}

static void
lesson_cb (GtkWidget *page, const char *id, gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (data), "win.lesson", "s", id);
}

static void
open_file_cb (GtkWidget *page, gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (data), "win.open", NULL);
}

void
pl_window_open (PlWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (pl_document_open (self->document, path, &error))
    {
      pl_window_forget_way (self);
      pl_window_show_bench (self);
      pl_bench_view_set_view (PL_BENCH_VIEW (self->bench),
                              pl_patch_get_view (pl_document_get_patch (self->document)));
      pl_window_look_for_draft (self);
    }
  else
    pl_compat_alert (GTK_WINDOW (self), _ ("This File Cannot Be Opened"), error->message);
}

/* Closing */

static void
saved_close_cb (PlWindow *self)
{
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
unsaved_cb (const char *response, gpointer data)
{
  PlWindow *self = data;

  if (strcmp (response, "save") == 0)
    pl_window_save (self, FALSE, saved_close_cb);
  else if (strcmp (response, "discard") == 0)
    {
      pl_document_discard_draft (self->document);
      saved_close_cb (self);
    }
}

/* One that is folded is hidden because the window is narrow; one that is away, by the guide. */
static void
remember_pane (PlWindow *self, GtkWidget *pane, gboolean is_away, const char *key)
{
  if (!pl_side_pane_is_folded (pane))
    g_settings_set_boolean (self->settings, key, is_away || pl_side_pane_is_revealed (pane));
}

static gboolean
window_close_request (GtkWindow *window)
{
  PlWindow *self = PL_WINDOW (window);
  g_autofree char *title = pl_document_dup_title (self->document);

  if (!self->closing && !pl_history_is_saved (pl_document_get_history (self->document)))
    {
      pl_compat_ask_unsaved (window, title, unsaved_cb, self);
      return TRUE;
    }
  if (self->settings != NULL)
    {
      int width, height;

      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
      g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
      remember_pane (self, self->gear_flap, self->gear_is_away, "show-gear-pane");
      remember_pane (self, self->explain_flap, self->explain_is_away, "show-explain-pane");
    }
  return GTK_WINDOW_CLASS (pl_window_parent_class)->close_request (window);
}

static void
window_dispose (GObject *object)
{
  PlWindow *self = PL_WINDOW (object);

  pl_window_forget_toast (self);
  pl_window_forget_parts (self);
  pl_later_forget (&self->telling);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->heard, g_free);
  g_clear_pointer (&self->laid_out, g_free);
  g_clear_pointer (&self->exported, g_free);
  pl_export_options_clear (&self->exported_as);
  g_clear_pointer (&self->noted, g_free);
  G_OBJECT_CLASS (pl_window_parent_class)->dispose (object);
}

static void
pl_window_class_init (PlWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = window_close_request;
  pl_window_install_actions (GTK_WIDGET_CLASS (klass));
  pl_popovers_close_when_gone ();
  pl_accessible_name_menus ();
  pl_focus_leave_what_goes ();
  pl_scrollers_let_go ();
}

/* Building */

static GtkWidget *
icon_button (GtkWidget *button, const char *icon, const char *label, const char *action)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  pl_piece_set_tip (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* One for all windows: of every menu that it shows the toolkit keeps the sections for ever. */
static GObject *
get_menu (const char *name)
{
  static GtkBuilder *builder;

  if (builder == NULL)
    builder = gtk_builder_new_from_resource ("/io/github/patchlead/Patchlead/ui/menus.ui");
  return gtk_builder_get_object (builder, name);
}

static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (get_menu ("primary-menu")));
  pl_recent_fill_menu (button, G_MENU (get_menu ("recent-menu")));
  pl_accessible_name_popover (GTK_WIDGET (gtk_menu_button_get_popover (button)), _ ("Main Menu"));
}

/* The menu is made when it is first opened. */
static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu_cb, NULL, NULL);
  pl_piece_set_tip (button, _ ("Main Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Main Menu"), -1);
  return button;
}

static GtkWidget *
make_header (PlWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  AdwHeaderBar *bar = ADW_HEADER_BAR (header);
  GtkWidget *export = gtk_button_new_with_label (_ ("Export")), *undo, *redo;
  GtkWidget *guide = gtk_button_new_with_label (_ ("Guide"));

  gtk_widget_add_css_class (header, "pl-header");
  self->title = adw_window_title_new ("Patchlead", "");
  adw_header_bar_set_title_widget (bar, self->title);
  self->gear_toggle
      = icon_button (gtk_toggle_button_new (), "sidebar-show-symbolic", _ ("Gear"), NULL);
  self->explain_toggle = icon_button (gtk_toggle_button_new (), "sidebar-show-right-symbolic",
                                      _ ("Explanation"), NULL);
  undo = icon_button (gtk_button_new (), "edit-undo-symbolic", _ ("Undo"), "win.undo");
  redo = icon_button (gtk_button_new (), "edit-redo-symbolic", _ ("Redo"), "win.redo");
  adw_header_bar_pack_start (bar, self->gear_toggle);
  adw_header_bar_pack_start (bar, undo);
  adw_header_bar_pack_start (bar, redo);
  adw_header_bar_pack_end (bar, self->explain_toggle);
  adw_header_bar_pack_end (bar, make_menu_button ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "win.export");
  pl_piece_set_tip (export, _ ("Diagram and Lists as PDF, SVG, PNG, CSV or Text"));
  adw_header_bar_pack_end (bar, export);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (guide), "win.guide");
  pl_piece_set_tip (guide, _ ("Every Way to Connect a Mixer to Headphones"));
  adw_header_bar_pack_end (bar, guide);
  memcpy (self->bench_buttons,
          (GtkWidget *[]){ self->gear_toggle, undo, redo, self->explain_toggle, export, guide },
          sizeof self->bench_buttons);
  for (guint i = 0; i < G_N_ELEMENTS (self->bench_buttons); i++)
    gtk_widget_set_visible (self->bench_buttons[i], FALSE); /* until there is a bench */
  return header;
}

static GtkWidget *
make_pane (GtkWidget *content, GtkWidget *pane, GtkPackType side, GtkWidget *toggle)
{
  GtkWidget *self = pl_side_pane_new (content, pane, side);

  g_object_bind_property (self, "reveal-flap", toggle, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  return self;
}

static GtkWidget *
make_start (PlWindow *self, PlLibrary *library)
{
  GtkWidget *start = pl_start_page_new (library);

  g_signal_connect_object (start, "restore-draft", G_CALLBACK (restore_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (start, "open-example", G_CALLBACK (example_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (start, "new-bench", G_CALLBACK (new_bench_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (start, "guide", G_CALLBACK (guide_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (start, "lesson", G_CALLBACK (lesson_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (start, "open-file", G_CALLBACK (open_file_cb), self, G_CONNECT_DEFAULT);
  return start;
}

static void
build (PlWindow *self, PlLibrary *library)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = make_header (self), *workplace;

  self->bench = pl_bench_view_new (self->document);
  self->gear_pane = pl_gear_pane_new (library);
  pl_window_accept_files (self);
  self->explain_pane = pl_explain_pane_new ();
  self->explain_flap
      = make_pane (self->bench, self->explain_pane, GTK_PACK_END, self->explain_toggle);
  self->gear_flap
      = make_pane (self->explain_flap, self->gear_pane, GTK_PACK_START, self->gear_toggle);
  pl_accessible_name_scrollers (self->explain_pane, _ ("Explanation"));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_start (self, library), "start");
  workplace = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (workplace), pl_window_make_file_bar (self));
  gtk_box_append (GTK_BOX (workplace), pl_window_make_bars (self));
  gtk_widget_set_vexpand (self->gear_flap, TRUE);
  gtk_box_append (GTK_BOX (workplace), self->gear_flap);
  gtk_stack_add_named (GTK_STACK (self->stack), workplace, "bench");
  self->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), self->stack);
  gtk_widget_set_vexpand (self->toasts, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->toasts);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), box);
  g_signal_connect_object (self->bench, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->gear_pane, "place", G_CALLBACK (place_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->gear_pane, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gear_pane, "cable-chosen", G_CALLBACK (cable_chosen_cb), self,
                           G_CONNECT_DEFAULT);
}

static void
load_settings (PlWindow *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, PL_APP_ID, TRUE) : NULL;
  int width = 1280, height = 800;
  const char *size = g_getenv ("PATCHLEAD_WINDOW_SIZE"); /* WIDTHxHEIGHT, for pictures and tests */

  if (schema != NULL)
    {
      self->settings = g_settings_new (PL_APP_ID);
      width = g_settings_get_int (self->settings, "window-width");
      height = g_settings_get_int (self->settings, "window-height");
      if (size == NULL && g_settings_get_boolean (self->settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
      adw_flap_set_reveal_flap (ADW_FLAP (self->gear_flap),
                                g_settings_get_boolean (self->settings, "show-gear-pane"));
      adw_flap_set_reveal_flap (ADW_FLAP (self->explain_flap),
                                g_settings_get_boolean (self->settings, "show-explain-pane"));
    }
  if (size != NULL && strchr (size, 'x') != NULL)
    {
      width = (int) CLAMP (g_ascii_strtoll (size, NULL, 10), 360, 8000);
      height = (int) CLAMP (g_ascii_strtoll (strchr (size, 'x') + 1, NULL, 10), 294, 8000);
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

static void
pl_window_init (PlWindow *self)
{
}

GtkWidget *
pl_window_new (GtkApplication *application, PlLibrary *library)
{
  PlWindow *self = g_object_new (PL_TYPE_WINDOW, "application", application, NULL);

  self->document = pl_document_new (library);
  build (self, library);
  load_settings (self);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->document, "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_DEFAULT);
  pl_dark_follow (GTK_WIDGET (self));
  changed_cb (self->document, self);
  if (g_getenv ("PATCHLEAD_TEST_POINTS") != NULL)
    g_timeout_add_full (G_PRIORITY_LOW, 200, points_cb, g_object_ref (self), g_object_unref);
  return GTK_WIDGET (self);
}
