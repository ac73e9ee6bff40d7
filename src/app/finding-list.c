/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/finding-list.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/pieces.h"
#include "core/words.h"

enum
{
  SHOWN = 12 /* places of one sort */
};

static const char *const grade_classes[] = { "pl-good", "pl-note", "pl-bad", "pl-harm" };

static GtkWidget *
make_pill (const PlFinding *finding)
{
  GtkWidget *pill
      = gtk_label_new (finding->dismissed ? _ ("dismissed") : pl_words_grade (finding->grade));

  gtk_widget_add_css_class (pill, "pl-pill");
  gtk_widget_add_css_class (pill,
                            finding->dismissed ? "pl-neutral" : grade_classes[finding->grade]);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "pl-finding-text");
  return label;
}

/* A row that only holds text: nothing to activate, nothing to focus. */
static void
add_text (AdwExpanderRow *row, const char *text)
{
  GtkWidget *holder = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  gtk_widget_set_focusable (holder, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), make_text (text));
  adw_expander_row_add_row (row, holder);
}

static void
add_link (AdwExpanderRow *row, const char *title, const char *action, const char *code)
{
  GtkWidget *link = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (link), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (link),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (link), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "s", code);
  adw_expander_row_add_row (row, link);
}

static void
dismiss_cb (AdwEntryRow *entry, const char *code)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  gtk_widget_activate_action (GTK_WIDGET (entry), "win.dismiss", "(ss)", code, reason);
}

static void
add_dismissal (AdwExpanderRow *row, const char *code)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Dismiss Because…"));
  pl_accessible_name_entry_row (entry, _ ("Dismiss Because…"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect (entry, "apply", G_CALLBACK (dismiss_cb), (gpointer) code);
  adw_expander_row_add_row (row, entry);
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, GHashTable *open)
{
  const char *code = g_object_get_data (G_OBJECT (row), "code");

  if (adw_expander_row_get_expanded (row))
    g_hash_table_add (open, g_strdup (code));
  else
    g_hash_table_remove (open, code);
}

static gboolean
continues (const PlFinding *a, const PlFinding *b)
{
  return a->rule == b->rule && a->grade == b->grade && a->dismissed == b->dismissed;
}

/* Of all findings like the one at index, which moves behind them. */
static void
add_sentences (AdwExpanderRow *row, const PlPatch *patch, const GArray *findings, guint *index)
{
  const PlFinding *first = &g_array_index (findings, PlFinding, *index);
  guint n = 0;

  for (; *index < findings->len && continues (first, &g_array_index (findings, PlFinding, *index));
       (*index)++)
    if (n++ < SHOWN)
      {
        g_autofree char *sentence
            = pl_words_finding (patch, &g_array_index (findings, PlFinding, *index));

        add_text (row, sentence);
      }
  if (n > SHOWN)
    {
      g_autofree char *count = g_strdup_printf ("%u", n - SHOWN);
      g_autofree char *rest
          = pl_words_fill (ngettext ("The same in {count} other place.",
                                     "The same in {count} other places.", n - SHOWN),
                           "count", count, NULL);

      add_text (row, rest);
    }
}

static GtkWidget *
make_row (const PlPatch *patch, const GArray *findings, guint *index, GHashTable *open)
{
  const PlFinding *first = &g_array_index (findings, PlFinding, *index);
  const char *code = pl_rule_code (first->rule);
  AdwExpanderRow *row = ADW_EXPANDER_ROW (pl_piece_expander_row ());
  g_autofree char *remedy = pl_words_remedy (patch, first);
  g_autofree char *advice = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pl_words_rule (first->rule));
  adw_expander_row_add_action (row, make_pill (first));
  add_sentences (row, patch, findings, index);
  if (first->dismissed)
    {
      const char *reason = pl_finding_get_reason (patch, first);

      if (*reason != '\0')
        advice = pl_words_fill (_ ("Dismissed because: {reason}"), "reason", reason, NULL);
    }
  else
    advice = pl_words_fill (_ ("What to do: {remedy}"), "remedy", remedy, NULL);
  if (advice != NULL)
    add_text (row, advice);
  add_link (row, _ ("More About This"), "win.show-help", code);
  if (first->dismissed)
    add_link (row, _ ("Show It Again"), "win.restore", code);
  else
    add_dismissal (row, code);
  pl_accessible_name_lists (GTK_WIDGET (row), pl_words_rule (first->rule));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pl_words_rule (first->rule), -1);
  g_object_set_data (G_OBJECT (row), "code", (gpointer) code);
  adw_expander_row_set_expanded (row, g_hash_table_contains (open, code));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), open);
  return GTK_WIDGET (row);
}

GtkWidget *
pl_finding_list_new (const PlPatch *patch, const GArray *findings, GHashTable *open)
{
  GtkWidget *list = NULL;

  if (findings->len == 0)
    return NULL;
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings"), -1);
  for (guint i = 0; i < findings->len;)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (patch, findings, &i, open));
  return list;
}
