/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Of every folder of which it shows a button, GTK 4.8's chooser of files asks for a picture, and
 * loses the answer (gtkpathbar.c, set_button_image_get_info_cb()); sent away, it loses the list of
 * those buttons as well (gtk_path_bar_get_info_callback()).  Answers come from a thread, where no
 * stack names who asked, and neither function has a name outside the library, so lsan.supp cannot
 * name them: this stands before GIO's function, and before GLib's for a list that is begun right
 * where an answer was taken, and takes both out of the account.  Nothing of ours asks a file about
 * itself in this way. */
#include <gio/gio.h>
#include <stdint.h>

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
