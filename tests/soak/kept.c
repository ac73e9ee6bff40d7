/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "kept.h"

#include <gtk/gtk.h>
#include <stdio.h>

/* Widgets that were shown and whose memory is not free yet, windows among them; borrowed. */
static GHashTable *kept;

static void
freed_cb (gpointer widget)
{
  (void) g_hash_table_remove (kept, widget);
}

static gboolean
realize_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (g_hash_table_add (kept, widget))
    g_object_set_data_full (widget, "soak", widget, freed_cb);
  return TRUE;
}

void
kept_watch (void)
{
  kept = g_hash_table_new (NULL, NULL);
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* which has the signal */
  (void) g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realize_hook,
                                     NULL, NULL);
}

static gboolean
is_hidden_for_good (gpointer widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) && gtk_window_get_hide_on_close (GTK_WINDOW (root));
}

guint
kept_count (void)
{
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += is_hidden_for_good (key) ? 0 : 1;
  return n;
}

void
kept_print (void)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gpointer name = (gpointer) G_OBJECT_TYPE_NAME (key);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      (void) g_hash_table_insert (counts, name, GUINT_TO_POINTER (n + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    printf ("# still there: %u %s\n", GPOINTER_TO_UINT (value), (const char *) key);
}

gboolean
kept_has_chooser (void)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (GTK_IS_FILE_CHOOSER (key))
      return TRUE;
  return FALSE;
}
