/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What GTK 4.8 loses where no stack names the function that does, so that lsan.supp cannot name it.
 * This stands before functions of GLib that GTK calls there, and takes the lost out of the account.
 *
 * Of every folder of which it shows a button, the chooser of files asks for a picture, and loses
 * the answer (gtkpathbar.c, set_button_image_get_info_cb()); sent away, it loses the list of those
 * buttons as well (gtk_path_bar_get_info_callback()).  Nothing of ours asks a file about itself in
 * this way.
 *
 * Who selects text in a field with the mouse has the field's gesture for that deny the one for
 * clicks, which had taken the press.  GTK then sends a press after it, to controllers that are
 * still handling the motion; gtk_event_controller_handle_event() knows one event only and loses the
 * motion.  Nothing of ours holds on to an event. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <gio/gio.h>
#include <stdint.h>
#include <string.h>

enum
{
  SAME_FUNCTION = 0x400 /* in bytes of machine code after the answer was taken */
};

extern void __lsan_ignore_object (const void *object) __attribute__ ((weak));

static uintptr_t answered_at; /* in the code that took the last answer */

GFileInfo *
g_file_query_info_finish (GFile *file, GAsyncResult *result, GError **error)
{
  GFileInfo *info = G_FILE_GET_IFACE (file)->query_info_finish (file, result, error);

  answered_at = (uintptr_t) __builtin_return_address (0);
  if (__lsan_ignore_object != NULL && info != NULL) /* there is a sanitizer */
    __lsan_ignore_object (info);
  return info;
}

GList *
g_list_prepend (GList *list, gpointer data)
{
  uintptr_t from = (uintptr_t) __builtin_return_address (0);
  GList *first = g_list_alloc ();

  first->data = data;
  first->next = list;
  if (list != NULL)
    {
      first->prev = list->prev;
      list->prev = first;
    }
  if (first->prev != NULL) /* before an element in the middle */
    first->prev->next = first;
  if (__lsan_ignore_object != NULL && from > answered_at && from - answered_at < SAME_FUNCTION)
    __lsan_ignore_object (first);
  return first;
}

GTypeInstance *
g_type_create_instance (GType type)
{
  static GTypeInstance *(*create) (GType type);
  GTypeInstance *instance = NULL;

  if (create == NULL)
    create = (GTypeInstance * (*) (GType)) dlsym (RTLD_NEXT, "g_type_create_instance");
  instance = create (type);
  if (__lsan_ignore_object != NULL && strcmp (g_type_name (type), "GdkMotionEvent") == 0)
    __lsan_ignore_object (instance);
  return instance;
}
