/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes lets go: the focus leaves it, nothing that goes before the next frame is kept, the
 * keyboard is somewhere nearby after it, and no setting finds it any more. */
#include <adwaita.h>

#include "app/window-private.h"
#include "fixture-app.h"

static PlLibrary *library;

typedef struct
{
  GtkWidget *bench; /* without one the program's window was never there */
  GtkWidget *window, *page, *box, *rows[3], *buttons[3];
} Form;

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window) && gtk_widget_get_mapped (window);
}

static void
form_open (Form *self)
{
  self->bench = pl_window_new (NULL, library);
  self->window = gtk_window_new ();
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    {
      self->rows[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      self->buttons[i] = gtk_button_new_with_label ("a button");
      gtk_box_append (GTK_BOX (self->rows[i]), self->buttons[i]);
      gtk_box_append (GTK_BOX (self->box), self->rows[i]);
    }
  gtk_box_append (GTK_BOX (self->page), self->box);
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  test_wait_until (is_active, self->window);
}

static void
form_close (Form *self)
{
  pl_document_discard_draft (PL_WINDOW (self->bench)->document);
  gtk_window_destroy (GTK_WINDOW (self->bench));
  gtk_window_destroy (GTK_WINDOW (self->window));
  test_run_main_loop (50);
}

static void
test_one_after_the_other (void)
{
  Form form;
  GObject *weak[3] = { NULL };

  form_open (&form);
  for (guint i = 0; i < 2; i++)
    {
      g_set_weak_pointer (&weak[i], G_OBJECT (form.rows[i]));
      g_assert_true (gtk_widget_grab_focus (form.buttons[i]));
      gtk_widget_set_visible (form.rows[i], FALSE);
      gtk_box_remove (GTK_BOX (form.box), form.rows[i]);
    }
  test_run_main_loop (100);
  g_assert_null (weak[0]);
  g_assert_null (weak[1]);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form.window)) == form.buttons[2]);
  form_close (&form);
}

static void
test_page_and_window (void)
{
  Form form;
  GObject *page = NULL, *row = NULL;

  form_open (&form);
  g_set_weak_pointer (&page, G_OBJECT (form.page));
  g_set_weak_pointer (&row, G_OBJECT (form.rows[0]));
  g_assert_true (gtk_widget_grab_focus (form.buttons[0]));
  gtk_widget_set_visible (form.rows[0], FALSE);
  gtk_widget_set_visible (form.box, FALSE);
  gtk_widget_set_visible (form.page, FALSE);
  form_close (&form);
  g_assert_null (row);
  g_assert_null (page);
}

/* Whoever asks for it. */
static void
test_not_seen (void)
{
  Form form;
  GObject *row = NULL, *box = NULL;

  form_open (&form);
  g_set_weak_pointer (&row, G_OBJECT (form.rows[0]));
  g_set_weak_pointer (&box, G_OBJECT (form.box));
  g_assert_true (gtk_widget_grab_focus (form.buttons[0]));
  gtk_widget_set_visible (form.rows[0], FALSE);
  (void) gtk_widget_grab_focus (form.buttons[0]);
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (form.window)));
  gtk_box_remove (GTK_BOX (form.box), form.rows[0]);
  gtk_widget_set_visible (form.box, FALSE);
  (void) gtk_widget_grab_focus (form.buttons[1]);
  gtk_box_remove (GTK_BOX (form.page), form.box);
  test_run_main_loop (100);
  g_assert_null (row);
  g_assert_null (box);
  form_close (&form);
}

/* What stays keeps it. */
static void
test_stays (void)
{
  Form form;

  form_open (&form);
  g_assert_true (gtk_widget_grab_focus (form.buttons[0]));
  gtk_box_remove (GTK_BOX (form.box), form.rows[1]);
  test_run_main_loop (50);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form.window)) == form.buttons[0]);
  form_close (&form);
}

/* scroller: to be compared with, no more. */
static gboolean
is_told (gpointer scroller)
{
  return g_signal_handler_find (gtk_settings_get_default (), G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                scroller)
         != 0;
}

/* Somebody wants scrollbars that stay, in the settings of the desktop, after a window was closed.
 */
static void
test_scrollbars (void)
{
  Form form;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  form_open (&form);
  gtk_box_append (GTK_BOX (form.page), scroller);
  test_wait_until (is_told, scroller);
  form_close (&form);
  g_assert_false (is_told (scroller));
  g_object_set (gtk_settings_get_default (), "gtk-overlay-scrolling", FALSE, NULL);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-overlay-scrolling");
}

int
main (int argc, char **argv)
{
  int code;

  library = test_app_init (&argc, &argv);
  g_test_add_func ("/focus/one-after-the-other", test_one_after_the_other);
  g_test_add_func ("/focus/page-and-window", test_page_and_window);
  g_test_add_func ("/focus/not-seen", test_not_seen);
  g_test_add_func ("/focus/stays", test_stays);
  g_test_add_func ("/focus/scrollbars", test_scrollbars);
  code = g_test_run ();
  pl_library_unref (library);
  return code;
}
