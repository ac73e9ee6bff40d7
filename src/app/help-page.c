/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/help-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/pieces.h"
#include "app/why-view.h"
#include "core/hear.h"

enum
{
  PAGE_WIDTH = 520,
  PAGE_HEIGHT = 560
};

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = pl_piece_text (text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), -1); /* as wide as the page */
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  return label;
}

/* Emphasis and code marks mean nothing here. */
static char *
strip_marks (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, "*`", -1);

  return g_strjoinv ("", pieces);
}

static GtkWidget *
make_bullet (const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *dot = gtk_label_new ("•"), *label = make_label (text, NULL);

  gtk_widget_set_valign (dot, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), dot);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

/* The way to whoever fares worst on the bench. */
static void
add_drawing (GtkBox *page, PlPatch *bench)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) verdicts = NULL;
  const PlVerdict *worst = NULL;

  pl_circuit_sync (circuit, bench);
  verdicts = pl_circuit_dup_verdicts (circuit);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);

      if (verdict->connected && (worst == NULL || verdict->grade > worst->grade))
        worst = verdict;
    }
  if (worst == NULL)
    return;
  gtk_box_append (page, make_label (_ ("Contact by Contact"), "title-4"));
  gtk_box_append (page, pl_why_view_new (circuit, worst));
}

/* One paragraph, heading or bullet, its lines joined. */
static void
add_block (GtkBox *page, const GString *block)
{
  g_autofree char *text = strip_marks (block->str);

  if (*text == '\0' || g_str_has_prefix (text, "# ") || g_str_has_prefix (text, "Also: "))
    return; /* the title stands in the header bar; the words a term is found by are for programs */
  if (g_str_has_prefix (text, "## "))
    gtk_box_append (page, make_label (text + 3, "title-4"));
  else if (g_str_has_prefix (text, "- "))
    gtk_box_append (page, make_bullet (text + 2));
  else
    gtk_box_append (page, make_label (text, NULL));
}

static GtkWidget *
make_page (const char *text, PlPatch *bench)
{
  guint n_sections = 0;
  GtkBox *page = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) block = g_string_new (NULL);

  gtk_widget_add_css_class (GTK_WIDGET (page), "pl-help");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0' || *line == '#' || g_str_has_prefix (line, "- "))
        {
          add_block (page, block);
          g_string_truncate (block, 0);
        }
      if (g_str_has_prefix (line, "## ") && ++n_sections == 2 && bench != NULL)
        add_drawing (page, bench);
      g_string_append_printf (block, "%s%s", block->len > 0 ? " " : "", line);
      if (*line == '#')
        {
          add_block (page, block);
          g_string_truncate (block, 0);
        }
    }
  add_block (page, block);
  return GTK_WIDGET (page);
}

static char *
dup_title (const char *text)
{
  const char *end = strchr (text, '\n');

  if (!g_str_has_prefix (text, "# "))
    return g_strdup (_ ("Help"));
  return end != NULL ? g_strndup (text + 2, (gsize) (end - text - 2)) : g_strdup (text + 2);
}

void
pl_help_page_present (GtkWindow *parent, const char *text, PlPatch *bench)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  g_autofree char *title = dup_title (text);

  adw_clamp_set_child (ADW_CLAMP (clamp), make_page (text, bench));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_window_present (
      GTK_WINDOW (pl_piece_window (parent, title, PAGE_WIDTH, PAGE_HEIGHT, scroller)));
}
