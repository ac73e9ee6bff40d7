/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/recent.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/plain.h"
#include "core/words.h"

#define PROGRAM "Patchlead" /* who opened it, in the desktop's list */

enum
{
  MOST_ROWS = 4,
  MOST_ITEMS = 8
};

/* NULL where the desktop's list cannot be kept: the toolkit would complain aloud. */
static GtkRecentManager *
get_manager (void)
{
  return g_mkdir_with_parents (g_get_user_data_dir (), 0700) == 0
             ? gtk_recent_manager_get_default ()
             : NULL;
}

/* The list */

static void
recent_free (gpointer data)
{
  PlRecent *self = data;

  g_free (self->path);
  g_free (self->name);
  g_free (self->folder);
  g_free (self);
}

static gint
compare_newest (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

/* In the home folder it begins with a tilde. */
static char *
dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = pl_plain_dup_path (folder);
  g_autofree char *home = pl_plain_dup_path (g_get_home_dir ());
  gsize length = strlen (home);

  if (strncmp (shown, home, length) == 0 && (shown[length] == '\0' || shown[length] == '/'))
    return g_strconcat ("~", shown + length, NULL);
  return g_steal_pointer (&shown);
}

static PlRecent *
recent_new (GtkRecentInfo *info)
{
  g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  PlRecent *self = NULL;

  if (path == NULL || !gtk_recent_info_has_application (info, PROGRAM))
    return NULL;
  self = g_new0 (PlRecent, 1);
  self->name = pl_plain_dup_base (path);
  self->folder = dup_folder (path);
  self->missing = !g_file_test (path, G_FILE_TEST_EXISTS);
  self->path = g_steal_pointer (&path);
  return self;
}

GPtrArray *
pl_recent_list (guint most)
{
  GtkRecentManager *manager = get_manager ();
  GList *items = manager != NULL ? gtk_recent_manager_get_items (manager) : NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func (recent_free);

  items = g_list_sort (items, compare_newest);
  for (GList *item = items; item != NULL && list->len < most; item = item->next)
    {
      PlRecent *recent = recent_new (item->data);

      if (recent != NULL)
        g_ptr_array_add (list, recent);
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return list;
}

static gboolean
note_cb (gpointer data)
{
  GtkRecentManager *manager = get_manager ();
  g_autofree char *uri = g_filename_to_uri (data, NULL, NULL);
  GtkRecentData recent = { .mime_type = (char *) "application/x-patchlead",
                           .app_name = (char *) PROGRAM,
                           .app_exec = (char *) "patchlead %f" };

  if (uri != NULL && manager != NULL)
    (void) gtk_recent_manager_add_full (manager, uri, &recent);
  return G_SOURCE_REMOVE;
}

void
pl_recent_note (const char *path)
{
  (void) g_idle_add_full (G_PRIORITY_LOW, note_cb, g_canonicalize_filename (path, NULL), g_free);
}

void
pl_recent_forget (const char *path)
{
  GtkRecentManager *manager = get_manager ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL && manager != NULL)
    (void) gtk_recent_manager_remove_item (manager, uri, NULL);
}

/* Rows */

static void
forget_cb (GtkButton *button, gpointer data)
{
  GtkWidget *row = data;

  pl_recent_forget (g_object_get_data (G_OBJECT (row), "path"));
  gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
}

static void
open_cb (AdwActionRow *row, gpointer data)
{
  (void) gtk_widget_activate_action (GTK_WIDGET (row), "win.open-recent", "^ay",
                                     g_object_get_data (G_OBJECT (row), "path"));
}

static void
add_forget (GtkWidget *row, const PlRecent *recent)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Forget"));
  g_autofree char *spoken = pl_words_fill (_ ("Forget {file}"), "file", recent->name, NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (forget_cb), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (const PlRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about = recent->missing ? pl_words_fill (_ ("No longer in {folder}"), "folder",
                                                            recent->folder, NULL)
                                           : g_strdup (recent->folder);
  g_autofree char *spoken
      = pl_words_fill (_ ("Open {file}, {folder}"), "file", recent->name, "folder", about, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recent->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (recent->path), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (recent->missing)
    add_forget (row, recent);
  else
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (open_cb), NULL);
    }
  return row;
}

GtkWidget *
pl_recent_list_new (void)
{
  g_autoptr (GPtrArray) recents = pl_recent_list (MOST_ROWS);
  GtkWidget *list = NULL;

  if (recents->len == 0)
    return NULL;
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Recent patches"), -1);
  for (guint i = 0; i < recents->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (g_ptr_array_index (recents, i)));
  return list;
}

/* Menu */

/* An underscore in a name is no mnemonic. */
static char *
dup_label (const PlRecent *recent)
{
  g_auto (GStrv) pieces = g_strsplit (recent->name, "_", -1);

  return g_strjoinv ("__", pieces);
}

static void
fill_cb (GtkWidget *popover, gpointer data)
{
  GMenu *menu = data;
  g_autoptr (GPtrArray) recents = pl_recent_list (MOST_ITEMS);

  g_menu_remove_all (menu);
  for (guint i = 0; i < recents->len; i++)
    {
      const PlRecent *recent = g_ptr_array_index (recents, i);
      g_autofree char *label = dup_label (recent);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "^ay", recent->path);
      g_menu_append_item (menu, item);
    }
  if (recents->len == 0) /* without an action it cannot be chosen */
    g_menu_append (menu, _ ("Nothing Yet"), "win.no-recent");
}

void
pl_recent_fill_menu (GtkMenuButton *button, GMenu *menu)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  g_signal_connect_object (popover, "show", G_CALLBACK (fill_cb), menu, G_CONNECT_DEFAULT);
}
