/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Newer API is allowed here, behind version checks; see compat.h. */
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include "app/compat.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "core/plain.h"

void
pl_compat_tell_far (GtkWindow *parent, GFile *file)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *shown = pl_plain_dup_path (name);
  g_autofree char *body = g_strdup_printf (
      _ ("%s is not in a folder of this computer. Copy it to one, or connect the place where it is "
         "in your file manager first."),
      shown);

  pl_compat_alert (parent, _ ("This Place Cannot Be Reached"), body);
}

typedef struct
{
  GtkWindow *parent; /* weak where a path is asked for: a portal's chooser may outlive it */
  PlPathChosen path_chosen;
  PlResponseChosen response_chosen;
  gpointer data;
  gboolean save;
  GtkWidget *chooser; /* the toolkit's window; NULL: a portal's */
} Request;

static Request *
path_request_new (GtkWindow *parent, PlPathChosen chosen, gpointer data, gboolean save)
{
  Request *request = g_new0 (Request, 1);

  *request = (Request){ NULL, chosen, NULL, data, save, NULL };
  g_set_weak_pointer (&request->parent, parent);
  return request;
}

static void
answer_path (Request *request, GFile *file)
{
  gboolean wanted = file != NULL && request->parent != NULL;
  g_autofree char *path = wanted ? g_file_get_path (file) : NULL;

  if (wanted && path == NULL)
    pl_compat_tell_far (request->parent, file);
  request->path_chosen (path, request->data);
  g_clear_weak_pointer (&request->parent);
  g_free (request);
}

/* Where no portal shows the chooser, it is a window of the toolkit's; NULL: a portal does. */
static GtkWidget *
dup_chooser (const GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (GTK_WIDGET (window))
          && gtk_window_get_transient_for (window) == parent)
        return GTK_WIDGET (g_steal_pointer (&window));
    }
  return NULL;
}

enum
{
  CHOOSER_READS_MS = 1000
};

static gboolean
let_go_cb (gpointer chooser)
{
  return G_SOURCE_REMOVE;
}

/* A chooser reads the folders above its own one after the other for the bar with its path.  Stopped
 * in between, the toolkit forgets the buttons it has so far (gtk_path_bar_set_file_finish(), 4.8)
 * or takes them out of a bar that may be freed (4.18), and crashes: who presses Escape at once
 * would lose the program.  A chooser that somebody holds on to is closed, too, and reads to the
 * end.  Takes the reference. */
static void
let_read_on (gpointer chooser)
{
  if (chooser != NULL)
    (void) g_timeout_add_full (G_PRIORITY_LOW, CHOOSER_READS_MS, let_go_cb, chooser,
                               g_object_unref);
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
dialog_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  g_autoptr (GFile) file = request->save ? gtk_file_dialog_save_finish (dialog, result, NULL)
                                         : gtk_file_dialog_open_finish (dialog, result, NULL);

  let_read_on (g_steal_pointer (&request->chooser));
  answer_path (request, file);
}

static void
ask_file (Request *request, const char *title, const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (name != NULL)
    gtk_file_dialog_set_initial_name (dialog, name);
  if (request->save)
    gtk_file_dialog_save (dialog, request->parent, NULL, dialog_cb, request);
  else
    gtk_file_dialog_open (dialog, request->parent, NULL, dialog_cb, request);
  request->chooser = dup_chooser (request->parent);
}

#else

/* A native dialog outlives its parent, and would answer for it. */
static void
parent_gone_cb (GtkNativeDialog *dialog, gpointer parent)
{
  gtk_native_dialog_hide (dialog);
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  Request *request = data;
  GtkWidget *chooser = g_steal_pointer (&request->chooser);

  /* An answer may destroy the parent, and it is given once. */
  (void) g_signal_handlers_disconnect_by_func (request->parent, parent_gone_cb, dialog);
  (void) g_signal_handlers_disconnect_by_func (dialog, chooser_response_cb, request);
  answer_path (request, file);
  let_read_on (dialog);
  let_read_on (chooser); /* which the dialog destroys, but does not own */
}

static void
ask_file (Request *request, const char *title, const char *name)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, request->parent,
      request->save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (chooser_response_cb), request);
  g_signal_connect_object (request->parent, "destroy", G_CALLBACK (parent_gone_cb), dialog,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  request->chooser = dup_chooser (request->parent);
  if (request->chooser != NULL) /* the toolkit names little of it */
    pl_accessible_name_window (request->chooser, title);
}

#endif

void
pl_compat_open_file (GtkWindow *parent, const char *title, PlPathChosen chosen, gpointer data)
{
  ask_file (path_request_new (parent, chosen, data, FALSE), title, NULL);
}

void
pl_compat_save_file (GtkWindow *parent, const char *title, const char *name, PlPathChosen chosen,
                     gpointer data)
{
  ask_file (path_request_new (parent, chosen, data, TRUE), title, name);
}

static void
request_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* The request goes with the dialog: it may end without an answer, with its parent. */
static void
connect_answer (gpointer dialog, GCallback answered, Request *request)
{
  g_signal_connect_data (dialog, "response", answered, request, request_free, G_CONNECT_DEFAULT);
}

#if ADW_CHECK_VERSION(1, 5, 0)

/* What scrolls in it has no name of its own.  The content is named, as the dialog has it for a
 * child of its own only once it is shown. */
static void
present_dialog (AdwDialog *dialog, const char *name, GtkWindow *parent)
{
  pl_accessible_name_window (adw_dialog_get_child (dialog), name);
  adw_dialog_present (dialog, GTK_WIDGET (parent));
}

static void
alert_response_cb (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  Request *request = data;

  request->response_chosen (response, request->data);
}

void
pl_compat_ask (GtkWindow *parent, const char *heading, const char *body, const PlAnswer *answers,
               guint n_answers, PlResponseChosen chosen, gpointer data)
{
  AdwDialog *widget = adw_alert_dialog_new (heading, body);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (widget);
  Request *request = g_new0 (Request, 1);

  *request = (Request){ parent, NULL, chosen, data, FALSE, NULL };
  for (guint i = 0; i < n_answers; i++)
    {
      adw_alert_dialog_add_response (dialog, answers[i].id, answers[i].label);
      adw_alert_dialog_set_response_appearance (dialog, answers[i].id, answers[i].appearance);
    }
  adw_alert_dialog_set_close_response (dialog, answers[0].id);
  connect_answer (dialog, G_CALLBACK (alert_response_cb), request);
  present_dialog (widget, heading, parent);
}

void
pl_compat_alert (GtkWindow *parent, const char *heading, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  present_dialog (dialog, heading, parent);
}

#else

/* An answer may close the parent.  That would take the dialog along, which somebody holds on to
 * while it tells its answer, and which would look for its parent once more when it is let go. */
static void
message_response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Request *request = data;

  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  request->response_chosen (response, request->data);
}

/* The toolkit would call its buttons by the label with the mnemonic, and then without. */
static void
present_message (GtkWidget *dialog, const char *heading)
{
  pl_accessible_name_window (dialog, heading);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
pl_compat_ask (GtkWindow *parent, const char *heading, const char *body, const PlAnswer *answers,
               guint n_answers, PlResponseChosen chosen, gpointer data)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Request *request = g_new0 (Request, 1);

  *request = (Request){ parent, NULL, chosen, data, FALSE, NULL };
  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (dialog, answers[i].id, answers[i].label);
      adw_message_dialog_set_response_appearance (dialog, answers[i].id, answers[i].appearance);
    }
  adw_message_dialog_set_close_response (dialog, answers[0].id);
  connect_answer (dialog, G_CALLBACK (message_response_cb), request);
  present_message (widget, heading);
}

void
pl_compat_alert (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  present_message (dialog, heading);
}

#endif

void
pl_compat_ask_unsaved (GtkWindow *parent, const char *title, PlResponseChosen chosen, gpointer data)
{
  const PlAnswer answers[] = { { "cancel", _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
                               { "discard", _ ("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
                               { "save", _ ("_Save"), ADW_RESPONSE_SUGGESTED } };
  g_autofree char *body = g_strdup_printf (_ ("“%s” has changes that are not saved."), title);

  pl_compat_ask (parent, _ ("Save Changes?"), body, answers, G_N_ELEMENTS (answers), chosen, data);
}

#if !ADW_CHECK_VERSION(1, 5, 0)

static void
about_left_cb (GtkWidget *parent, gpointer about)
{
  gtk_widget_set_visible (about, FALSE);
  gtk_window_set_transient_for (about, NULL);
}

/* The same each time, also over another window: a leaflet, which it is made of, never lets go of
 * what follows its swipes (adw_leaflet_dispose(), seen in 1.2). */
static GtkWidget *
get_about (GtkWindow *parent)
{
  static GtkWidget *about = NULL;
  GtkWindow *before = NULL;

  if (about == NULL)
    {
      g_set_weak_pointer (&about, adw_about_window_new ());
      gtk_window_set_hide_on_close (GTK_WINDOW (about), TRUE);
      gtk_window_set_destroy_with_parent (GTK_WINDOW (about), FALSE);
    }
  before = gtk_window_get_transient_for (GTK_WINDOW (about));
  if (before != NULL)
    (void) g_signal_handlers_disconnect_by_func (before, about_left_cb, about);
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (about_left_cb), about, 0);
  return about;
}

#endif

void
pl_compat_about (GtkWindow *parent)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *about = adw_about_dialog_new ();
#else
  GtkWidget *about = get_about (parent);
#endif

  g_object_set (about, "application-name", "Patchlead", "application-icon", PL_APP_ID, "version",
                PL_VERSION, "developer-name", _ ("The Patchlead authors"), "license-type",
                GTK_LICENSE_GPL_3_0, "comments", _ ("What will each ear hear, and why?"), NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  present_dialog (about, "Patchlead", parent);
#else
  gtk_window_present (GTK_WINDOW (about));
  pl_accessible_name_window (about, "Patchlead");
#endif
}

#if GTK_CHECK_VERSION(4, 10, 0)

void
pl_compat_tell_entry (GtkEditable *entry, const char *name)
{
}

#else

/* What can be typed into has no text for a reader here, so its words describe it. */
static void
describe_entry_cb (GtkEditable *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_editable_get_text (text), -1);
}

void
pl_compat_tell_entry (GtkEditable *entry, const char *name)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  describe_entry_cb (text);
  g_signal_connect (text, "changed", G_CALLBACK (describe_entry_cb), NULL);
}

#endif

/* A description that changes is an event, too; that of a window says nothing else.  The same once
 * more, as when a device moves on, is none: it is taken back first. */
static void
announce_by_description (GtkWidget *widget, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkAccessible *told = GTK_ACCESSIBLE (root != NULL ? GTK_WIDGET (root) : widget);

  if (g_strcmp0 (g_object_get_data (G_OBJECT (told), "announced"), text) == 0)
    gtk_accessible_update_property (told, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
  g_object_set_data_full (G_OBJECT (told), "announced", g_strdup (text), g_free);
  gtk_accessible_update_property (told, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
pl_compat_announce_toast (GtkWidget *widget, const char *text)
{
#if !GTK_CHECK_VERSION(4, 14, 0)
  announce_by_description (widget, text);
#endif
}

#if GTK_CHECK_VERSION(4, 14, 0)

/* What stands in for a screen reader with GTK_A11Y=test has no way to announce, and the toolkit
 * (up to 4.18 at least) calls that way without a look. */
static gboolean
can_announce (GtkWidget *widget)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  return context != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (context), "GtkTestATContext") != 0;
}

void
pl_compat_announce (GtkWidget *widget, const char *text)
{
  if (can_announce (widget))
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  else
    announce_by_description (widget, text);
}

#else

void
pl_compat_announce (GtkWidget *widget, const char *text)
{
  announce_by_description (widget, text);
}

#endif
