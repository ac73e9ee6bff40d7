/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/repair-list.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/pieces.h"
#include "core/words-repair.h"

enum
{
  SHOWN = 3,
  MOST_PARTS_HEARD = 300 /* beyond, solving every repair once more for its sound takes too long */
};

static gboolean
is_same_result (const PlRepairEffect *a, const PlRepairEffect *b)
{
  return a->after == b->after && a->is_mix == b->is_mix;
}

/* "Anna, Ben" of all whose result is the same as that of the effect at index. */
static char *
name_all (const PlRepairs *repairs, const GArray *effects, guint index)
{
  const PlRepairEffect *first = &g_array_index (effects, PlRepairEffect, index);
  GString *names = g_string_new (NULL);

  for (guint i = index; i < effects->len; i++)
    {
      const PlRepairEffect *effect = &g_array_index (effects, PlRepairEffect, i);
      g_autofree char *name = pl_words_hearer (repairs->patch, effect->part, effect->group);

      if (is_same_result (effect, first))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

static gboolean
is_named (const GArray *effects, guint index)
{
  for (guint i = 0; i < index; i++)
    if (is_same_result (&g_array_index (effects, PlRepairEffect, i),
                        &g_array_index (effects, PlRepairEffect, index)))
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_effect (const PlRepairs *repairs, const GArray *effects, guint index)
{
  const PlRepairEffect *effect = &g_array_index (effects, PlRepairEffect, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *pill = pl_piece_pill (pl_words_result (effect->after, effect->is_mix), effect->grade);
  g_autofree char *names = name_all (repairs, effects, index);
  GtkWidget *label = pl_piece_text (names, "pl-why");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), pill);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* What the first listener who gains would hear. */
static void
add_listen_button (GtkWidget *box, const PlRepairs *repairs, const PlRepair *repair,
                   PlListening *listening)
{
  g_autoptr (PlPatch) patch = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  const PlRepairEffect *effect;
  const PlKind *kind;
  PlVerdict verdict;

  if (repair->effects->len == 0 || pl_patch_count_parts (repairs->patch) > MOST_PARTS_HEARD)
    return;
  effect = &g_array_index (repair->effects, PlRepairEffect, 0);
  kind = pl_patch_get_part (repairs->patch, effect->part)->kind;
  if (!pl_kind_group (kind, effect->group)->is_listener)
    return;
  patch = pl_patch_apply_all (repairs->patch, repair->edits, repair->n_edits, NULL);
  circuit = pl_circuit_new ();
  pl_circuit_sync (circuit, patch);
  pl_circuit_judge (circuit, effect->part, effect->group, &verdict);
  gtk_box_append (GTK_BOX (box), pl_listening_new_repaired_button (listening, circuit, &verdict));
  pl_verdict_clear (&verdict);
}

static GtkWidget *
make_buttons (const PlRepairs *repairs, guint index, const char *sentence, PlListening *listening)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_button_new_with_label (_ ("Do It"));
  g_autofree char *spoken = pl_words_fill (_ ("Do it: {repair}"), "repair", sentence, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.repair");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  pl_accessible_call (button, spoken);
  if (index == 0)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  add_listen_button (box, repairs, g_ptr_array_index (repairs->repairs, index), listening);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_row (const PlRepairs *repairs, guint index, PlListening *listening)
{
  const PlRepair *repair = g_ptr_array_index (repairs->repairs, index);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  g_autofree char *sentence = pl_words_repair (repairs->patch, repair);
  g_autofree char *terms = pl_words_repair_terms (repairs->patch, repair);

  gtk_box_append (GTK_BOX (row), pl_piece_text (sentence, "pl-sentence"));
  for (guint i = 0; i < repair->effects->len; i++)
    if (!is_named (repair->effects, i))
      gtk_box_append (GTK_BOX (row), make_effect (repairs, repair->effects, i));
  if (*terms != '\0')
    gtk_box_append (GTK_BOX (row), pl_piece_text (terms, "dim-label"));
  gtk_box_append (GTK_BOX (row), make_buttons (repairs, index, sentence, listening));
  return row;
}

GtkWidget *
pl_repair_list_new (const PlRepairs *repairs, PlListening *listening)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  for (guint i = 0; i < repairs->repairs->len && i < SHOWN; i++)
    {
      if (i > 0)
        gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (box), make_row (repairs, i, listening));
    }
  return box;
}
