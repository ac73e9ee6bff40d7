/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything a window can do: one name for menu, key, button and test. */
#include <glib/gi18n.h>
#include <string.h>

#include "app/accessible.h"
#include "app/compat.h"
#include "app/connections-window.h"
#include "app/recent.h"
#include "app/side-pane.h"
#include "app/window-private.h"
#include "core/plain.h"
#include "core/words.h"
#include "draw/tidy.h"

/* To who does not see it; what is heard then comes after it. */
static void
announce_step (GtkWidget *window, const char *words, const char *step)
{
  g_autofree char *sentence = NULL;

  if (step == NULL)
    return;
  sentence = pl_words_fill (words, "step", step, NULL);
  pl_compat_announce (window, sentence);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlDocument *document = PL_WINDOW (widget)->document;

  announce_step (widget, _ ("Undone: {step}"),
                 pl_history_undo_name (pl_document_get_history (document)));
  pl_document_undo (document);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlDocument *document = PL_WINDOW (widget)->document;

  announce_step (widget, _ ("Redone: {step}"),
                 pl_history_redo_name (pl_document_get_history (document)));
  pl_document_redo (document);
}

/* Opening */

static void
open_path (PlWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  g_application_open (application, &file, 1, "");
}

static void
open_chosen_cb (const char *path, gpointer data)
{
  if (path != NULL)
    open_path (data, path);
  g_object_unref (data);
}

static void
open_recent_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *path = g_variant_get_bytestring (parameter);
  g_autofree char *shown = pl_plain_dup_path (path);
  g_autofree char *sentence = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      open_path (PL_WINDOW (widget), path);
      return;
    }
  sentence = pl_words_fill (_ ("{file} is no longer there"), "file", shown, NULL);
  pl_recent_forget (path);
  pl_window_tell (PL_WINDOW (widget), sentence, FALSE);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_compat_open_file (GTK_WINDOW (widget), _ ("Open Patch"), open_chosen_cb,
                       g_object_ref (widget));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_window_save (PL_WINDOW (widget), FALSE, NULL);
}

static void
save_as_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_window_save (PL_WINDOW (widget), TRUE, NULL);
}

/* View */

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_bench_view_zoom_by (PL_BENCH_VIEW (PL_WINDOW (widget)->bench), 1.2);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_bench_view_zoom_by (PL_BENCH_VIEW (PL_WINDOW (widget)->bench), 1.0 / 1.2);
}

static void
fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_bench_view_fit (PL_BENCH_VIEW (PL_WINDOW (widget)->bench));
}

static void
actual_size_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_bench_view_zoom_to (PL_BENCH_VIEW (PL_WINDOW (widget)->bench), 1.0);
}

static void
toggle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);
  GtkWidget *pane = strcmp (name, "win.toggle-gear") == 0 ? self->gear_flap : self->explain_flap;

  pl_side_pane_reveal (pane, !adw_flap_get_reveal_flap (ADW_FLAP (pane)));
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);

  pl_window_show_bench (self);
  pl_side_pane_reveal (self->gear_flap, TRUE);
  pl_gear_pane_focus_search (PL_GEAR_PANE (self->gear_pane));
}

static void
cable_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_gear_pane_set_cable (PL_GEAR_PANE (PL_WINDOW (widget)->gear_pane),
                          g_variant_get_string (parameter, NULL));
}

static void
connections_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);

  pl_window_show_bench (self);
  pl_connections_window_present (GTK_WINDOW (widget), self->document, PL_BENCH_VIEW (self->bench));
}

static void
tidy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);
  g_autoptr (GArray) edits = pl_tidy_dup_edits (pl_document_get_library (self->document),
                                                pl_document_get_patch (self->document));

  if (edits->len > 0
      && pl_document_commit (self->document, (const PlEdit *) (void *) edits->data, edits->len,
                             _ ("Tidy Up"), FALSE))
    pl_window_tell (self, _ ("The bench is tidy"), TRUE);
  else
    pl_window_tell (self, _ ("The bench is tidy already"), FALSE);
  pl_bench_view_fit (PL_BENCH_VIEW (self->bench));
}

static void
light_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_bench_view_light (PL_BENCH_VIEW (PL_WINDOW (widget)->bench), g_variant_get_uint32 (parameter));
}

static void
tell_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *sentence;
  gboolean offer_undo;

  g_variant_get (parameter, "(&sb)", &sentence, &offer_undo);
  pl_window_tell (PL_WINDOW (widget), sentence, offer_undo);
}

static void
offer_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *sentence, *button, *action;
  g_autoptr (GVariant) target = NULL;

  g_variant_get (parameter, "(&s&s&sv)", &sentence, &button, &action, &target);
  pl_window_offer (PL_WINDOW (widget), sentence, button, action, target);
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
about_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_compat_about (GTK_WINDOW (widget));
}

/* GTK would make the overlay with every window, before anything is seen, from a resource at its own
 * place; ours is elsewhere and made when it is asked for. */
static void
show_shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);
  g_autoptr (GtkBuilder) builder = NULL;
  g_auto (GStrv) parts = g_strsplit (_ ("_Keyboard Shortcuts"), "_", -1); /* as in the menu */
  g_autofree char *name_of_window = g_strjoinv ("", parts);
  GtkWidget *overlay = NULL;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      builder = gtk_builder_new_from_resource ("/io/github/patchlead/Patchlead/ui/help-overlay.ui");
      gtk_application_window_set_help_overlay (
          window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  overlay = GTK_WIDGET (gtk_application_window_get_help_overlay (window));
  gtk_window_present (GTK_WINDOW (overlay));
  pl_accessible_name_window (overlay, name_of_window);
}

typedef struct
{
  const char *name, *parameter;
  GtkWidgetActionActivateFunc activate;
  guint key;
  GdkModifierType modifiers;
} Action;

static const Action actions[] = {
  { "win.undo", NULL, undo_cb, GDK_KEY_z, GDK_CONTROL_MASK },
  { "win.redo", NULL, redo_cb, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "win.open", NULL, open_cb, GDK_KEY_o, GDK_CONTROL_MASK },
  { "win.open-recent", "ay", open_recent_cb, 0, 0 },
  { "win.bring-in", NULL, pl_window_bring_in_cb, 0, 0 },
  { "win.bring-in-file", "ay", pl_window_bring_in_file_cb, 0, 0 },
  { "win.save", NULL, save_cb, GDK_KEY_s, GDK_CONTROL_MASK },
  { "win.save-as", NULL, save_as_cb, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "win.export", NULL, pl_window_export_cb, GDK_KEY_e, GDK_CONTROL_MASK },
  { "win.export-to", "ay", pl_window_export_to_cb, 0, 0 },
  { "win.export-again", NULL, pl_window_export_again_cb, GDK_KEY_e,
    GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "win.print", NULL, pl_window_print_cb, GDK_KEY_p, GDK_CONTROL_MASK },
  { "win.zoom-in", NULL, zoom_in_cb, GDK_KEY_plus, GDK_CONTROL_MASK },
  { "win.zoom-out", NULL, zoom_out_cb, GDK_KEY_minus, GDK_CONTROL_MASK },
  { "win.fit", NULL, fit_cb, GDK_KEY_0, GDK_CONTROL_MASK },
  { "win.actual-size", NULL, actual_size_cb, GDK_KEY_1, GDK_CONTROL_MASK },
  { "win.toggle-gear", NULL, toggle_cb, GDK_KEY_F9, 0 },
  { "win.toggle-explain", NULL, toggle_cb, GDK_KEY_F9, GDK_SHIFT_MASK },
  { "win.next-part", NULL, pl_window_go_to_part_cb, GDK_KEY_F6, 0 },
  { "win.previous-part", NULL, pl_window_go_to_part_cb, GDK_KEY_F6, GDK_SHIFT_MASK },
  { "win.search", NULL, search_cb, GDK_KEY_f, GDK_CONTROL_MASK },
  { "win.cable", "s", cable_cb, 0, 0 },
  { "win.dismiss", "(ss)", pl_window_dismiss_cb, 0, 0 },
  { "win.restore", "s", pl_window_restore_cb, 0, 0 },
  { "win.repair", "u", pl_window_repair_cb, 0, 0 },
  { "win.show-help", "s", pl_window_show_help_cb, 0, 0 },
  { "win.show-audience", NULL, pl_window_show_audience_cb, GDK_KEY_t, GDK_CONTROL_MASK },
  { "win.compare", "u", pl_window_compare_cb, 0, 0 },
  { "win.diagnose", NULL, pl_window_diagnose_cb, GDK_KEY_h, GDK_CONTROL_MASK },
  { "win.install-gear", "s", pl_window_install_gear_cb, 0, 0 },
  { "win.tell", "(sb)", tell_cb, 0, 0 },
  { "win.light", "u", light_cb, 0, 0 },
  { "win.offer", "(sssv)", offer_cb, 0, 0 },
  { "win.show-connections", NULL, connections_cb, GDK_KEY_l, GDK_CONTROL_MASK },
  { "win.tidy-up", NULL, tidy_cb, 0, 0 },
  { "win.describe-gear", "s", pl_window_describe_gear_cb, 0, 0 },
  { "win.guide", NULL, pl_window_guide_cb, GDK_KEY_g, GDK_CONTROL_MASK },
  { "win.lesson", "s", pl_window_lesson_cb, 0, 0 },
  { "win.close", NULL, close_cb, GDK_KEY_w, GDK_CONTROL_MASK },
  { "win.about", NULL, about_cb, 0, 0 },
  { "win.show-shortcuts", NULL, show_shortcuts_cb, 0, 0 },
};

/* Where plus is a shifted key, and where there are two of them; and help, which needs a page. */
static void
add_more_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_equal, GDK_CONTROL_MASK, "win.zoom-in", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "win.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "win.zoom-out",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F1, 0, "win.show-help", "s", "terms");
}

void
pl_window_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter,
                                       actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (klass, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  add_more_keys (klass);
}

void
pl_window_update_actions (PlWindow *self)
{
  PlHistory *history = pl_document_get_history (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", pl_history_can_undo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", pl_history_can_redo (history));
}
