/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "app/compat.h"
#include "app/window.h"

struct _PlApplication
{
  AdwApplication parent_instance;

  char **paths;       /* on the command line */
  GThread *loader;    /* reads gear files while the toolkit starts; NULL once they were asked for */
  PlLibrary *library; /* use get_library() */
  gboolean told_problems;
};

G_DEFINE_FINAL_TYPE (PlApplication, pl_application, ADW_TYPE_APPLICATION)

/* What a bench asks a library for is there when the window asks for it again. */
static void
foresee_bench (PlLibrary *library, const char *path)
{
  g_autoptr (PlPatch) patch = pl_library_load_patch (library, path, NULL);

  if (patch == NULL) /* the window will tell */
    return;
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      if (!pl_kind_is_cable (kind))
        (void) pl_library_get_panel (library, kind);
    }
}

/* paths: only read by the main thread, too. */
static gpointer
load_library (gpointer data)
{
  char **paths = data;
  PlLibrary *library = pl_library_new_unread (NULL);

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    if (!pl_window_brings_in (paths[i]))
      foresee_bench (library, paths[i]);
  return library;
}

static PlLibrary *
get_library (PlApplication *self)
{
  if (self->loader != NULL)
    self->library = g_thread_join (g_steal_pointer (&self->loader));
  return self->library;
}

/* Gear that is left out is told once, in front of a window. */
static gboolean
tell_problems_cb (gpointer data)
{
  PlApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  const char *const *problems = pl_library_get_problems (get_library (self));
  g_autofree char *all = NULL;

  if (self->told_problems || window == NULL || problems[0] == NULL)
    return G_SOURCE_REMOVE;
  self->told_problems = TRUE;
  all = g_strjoinv ("\n\n", (char **) problems);
  pl_compat_alert (window, _ ("Some Gear Is Left Out"), all);
  return G_SOURCE_REMOVE;
}

static void
whole_cb (gpointer data)
{
  (void) g_idle_add_full (G_PRIORITY_LOW, tell_problems_cb, g_object_ref (data), g_object_unref);
}

/* Something can be seen: now there is time for gear that is not on the bench.  For measuring, the
 * program says when that was (monotonic, in microseconds) and ends at once. */
static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  PlApplication *self = data;

  (void) g_signal_handlers_disconnect_by_func (clock, painted_cb, data);
  if (g_getenv ("PATCHLEAD_EXIT_AFTER_FRAME") != NULL)
    {
      (void) printf ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
      (void) fflush (stdout);
      _exit (0);
    }
  pl_library_read_on (get_library (self));
}

static void
mapped_cb (GtkWidget *window, gpointer data)
{
  pl_library_when_whole (get_library (data), whole_cb, data);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    data);
}

/* Not shown yet: what it opens comes first, so that nothing is made that nobody sees. */
static GtkWindow *
make_window (PlApplication *self)
{
  GtkWidget *window = pl_window_new (GTK_APPLICATION (self), get_library (self));

  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), self);
  return GTK_WINDOW (window);
}

static void
application_activate (GApplication *application)
{
  gtk_window_present (make_window (PL_APPLICATION (application)));
}

/* Two windows on one file would write over each other's work. */
static GtkWindow *
find_window (PlApplication *self, GFile *file)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (PL_IS_WINDOW (item->data) && pl_window_shows (item->data, file))
      return item->data;
  return NULL;
}

/* The active one while its start page is up, else a new one. */
static GtkWindow *
find_room (PlApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL || !PL_IS_WINDOW (window) || !pl_window_is_fresh (PL_WINDOW (window)))
    window = make_window (self);
  return window;
}

/* A table is wiring of another program, anything else a patch. */
static void
open_file (PlApplication *self, GFile *file)
{
  GtkWindow *window = find_window (self, file);
  g_autofree char *path = g_file_get_path (file);
  gboolean brings_in = path != NULL && pl_window_brings_in (path);

  if (window == NULL)
    {
      window = find_room (self);
      if (path != NULL && !brings_in)
        pl_window_open (PL_WINDOW (window), path);
    }
  gtk_window_present (window);
  if (brings_in)
    (void) gtk_widget_activate_action (GTK_WIDGET (window), "win.bring-in-file", "^ay", path);
  if (path == NULL)
    pl_compat_tell_far (window, file);
}

static void
application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (PL_APPLICATION (application), files[i]);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (make_window (PL_APPLICATION (data)));
}

/* For scripts and tests: what a click in the cable tray does. */
static void
choose_cable_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window != NULL)
    (void) gtk_widget_activate_action (GTK_WIDGET (window), "win.cable", "s",
                                       g_variant_get_string (parameter, NULL));
}

/* Nothing is asked: what is not saved is there as a draft the next time. */
static gboolean
terminate_cb (gpointer data)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (data)); item != NULL;
       item = item->next)
    if (PL_IS_WINDOW (item->data))
      pl_window_keep_work (item->data);
  g_application_quit (G_APPLICATION (data));
  return G_SOURCE_REMOVE;
}

/* Who started the program may have it live on: in the background of a shell, or after a logout. */
static void
heed (PlApplication *self, int signal_number)
{
  struct sigaction now;

  if (sigaction (signal_number, NULL, &now) == 0 && now.sa_handler != SIG_IGN)
    (void) g_unix_signal_add (signal_number, terminate_cb, self);
}

static void
application_startup (GApplication *application)
{
  static const GActionEntry entries[]
      = { { .name = "quit", .activate = quit_cb },
          { .name = "new-window", .activate = new_window_cb },
          { .name = "choose-cable", .activate = choose_cable_cb, .parameter_type = "s" } };
  static const char *const quit_keys[] = { "<Control>q", NULL };
  static const char *const new_keys[] = { "<Control>n", NULL };
  static const char *const shortcuts_keys[] = { "<Control>question", "<Control>F1", NULL };

  PL_APPLICATION (application)->loader
      = g_thread_new ("library", load_library, PL_APPLICATION (application)->paths);
  G_APPLICATION_CLASS (pl_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.new-window", new_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.show-shortcuts",
                                         shortcuts_keys);
  gtk_window_set_default_icon_name (PL_APP_ID "-window"); /* a PNG: SVG needs a library */
  heed (PL_APPLICATION (application), SIGTERM);
  heed (PL_APPLICATION (application), SIGHUP);
  heed (PL_APPLICATION (application), SIGINT);
}

static gboolean
application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 1; (*arguments)[0] != NULL && (*arguments)[i] != NULL; i++)
    if (*(*arguments)[i] != '-')
      g_ptr_array_add (paths, g_strdup ((*arguments)[i]));
  g_ptr_array_add (paths, NULL);
  PL_APPLICATION (application)->paths = (char **) g_ptr_array_free (paths, FALSE);
  return G_APPLICATION_CLASS (pl_application_parent_class)
      ->local_command_line (application, arguments, status);
}

static void
application_dispose (GObject *object)
{
  if (get_library (PL_APPLICATION (object)) != NULL)
    pl_library_wait_no_more (PL_APPLICATION (object)->library, object);
  g_clear_pointer (&PL_APPLICATION (object)->library, pl_library_unref);
  g_clear_pointer (&PL_APPLICATION (object)->paths, g_strfreev);
  G_OBJECT_CLASS (pl_application_parent_class)->dispose (object);
}

static void
pl_application_class_init (PlApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = application_dispose;
  application_class->activate = application_activate;
  application_class->local_command_line = application_local_command_line;
  application_class->open = application_open;
  application_class->startup = application_startup;
}

static void
pl_application_init (PlApplication *self)
{
}

PlApplication *
pl_application_new (void)
{
  return g_object_new (PL_TYPE_APPLICATION, "application-id", PL_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/patchlead/Patchlead", NULL);
}
