/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/compare-window.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/pieces.h"
#include "app/thinking.h"
#include "core/words-repair.h"

enum
{
  COLUMNS = 2,
  WIDTH = 640,
  HEIGHT = 560,
  SHOWN = 16 /* cards in a column */
};

typedef struct
{
  struct Comparison *comparison;
  GtkWidget *choice; /* GtkDropDown: 0 is the bench as it is, then the variants */
  GtkWidget *result; /* filled anew */
} Column;

/* Lives as long as its window. */
typedef struct Comparison
{
  GtkWidget *window;
  PlDocument *document;
  PlThinking *thinking;
  GtkWidget *content;  /* AdwBin: says that it is being tried, then holds the columns */
  PlRepairs *variants; /* NULL while they are tried */
  Column columns[COLUMNS];
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *self = data;

  pl_thinking_free (self->thinking);
  g_object_unref (self->document);
  g_clear_pointer (&self->variants, pl_repairs_free);
  g_free (self);
}

/* The variant chosen, or NULL for the bench as it is. */
static const PlRepair *
get_variant (const Column *column)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (column->choice));
  const GPtrArray *list = column->comparison->variants->repairs;

  return choice > 0 && choice <= list->len ? g_ptr_array_index (list, choice - 1) : NULL;
}

/* What is heard */

static GtkWidget *
make_pill (const PlVerdict *verdict)
{
  GtkWidget *pill = pl_piece_pill (pl_words_headline (verdict), verdict->grade);

  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  return pill;
}

static void
add_ear (GtkWidget *card, const PlCircuit *circuit, const PlVerdict *verdict, guint ear,
         const char *name)
{
  g_autofree char *what = pl_words_ear (circuit, verdict, ear);
  g_autofree char *level = pl_words_level (&verdict->ear[ear]);
  g_autofree char *text = pl_words_fill (_ ("{ear}: {what} {level}"), "ear", name, "what", what,
                                         "level", level, NULL);

  gtk_box_append (GTK_BOX (card), pl_piece_text (text, "pl-why"));
}

static GtkWidget *
make_verdict (const PlCircuit *circuit, const PlVerdict *verdict)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlPart *part = pl_patch_get_part (patch, verdict->part);
  const PlGroup *group = pl_kind_group (part->kind, verdict->group);
  g_autofree char *name = pl_words_hearer (patch, verdict->part, verdict->group);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (card, "pl-card");
  gtk_box_append (GTK_BOX (card), pl_piece_text (name, "pl-name"));
  gtk_box_append (GTK_BOX (card), make_pill (verdict));
  if (group->is_pair)
    {
      add_ear (card, circuit, verdict, 0, C_ ("side", "Left"));
      add_ear (card, circuit, verdict, 1, C_ ("side", "Right"));
    }
  else
    add_ear (card, circuit, verdict, 0, _ ("Input"));
  return card;
}

static void
add_terms (GtkWidget *box, const PlPatch *patch, const PlRepair *variant)
{
  g_autofree char *terms = pl_words_repair_terms (patch, variant);

  if (*terms != '\0')
    gtk_box_append (GTK_BOX (box), pl_piece_text (terms, "dim-label"));
}

static void
use_cb (GtkButton *button, gpointer data)
{
  Column *column = data;
  Comparison *self = column->comparison;
  const PlRepair *variant = get_variant (column);
  g_autoptr (PlDocument) document = g_object_ref (self->document);
  GtkWidget *window = self->window;

  /* the window closes itself when the bench has changed */
  if (variant == NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    (void) pl_document_commit (document, variant->edits, variant->n_edits, _ ("Exchange"), FALSE);
}

static void
add_use_button (Column *column, const char *sentence)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Use This"));
  g_autofree char *spoken = pl_words_fill (_ ("Use this: {what}"), "what", sentence, NULL);

  pl_accessible_call (button, spoken);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (use_cb), column);
  gtk_box_append (GTK_BOX (column->result), button);
}

static gboolean
is_changed_by (const PlRepair *variant, const PlVerdict *verdict)
{
  for (guint i = 0; i < variant->effects->len; i++)
    {
      const PlRepairEffect *effect = &g_array_index (variant->effects, PlRepairEffect, i);

      if (effect->part == verdict->part && effect->group == verdict->group)
        return TRUE;
    }
  return FALSE;
}

/* On a large bench most hear the same whatever is in the lead's place. */
static gboolean
is_worth_comparing (const PlRepairs *variants, const PlVerdict *verdict)
{
  for (guint i = 0; i < variants->repairs->len; i++)
    if (is_changed_by (g_ptr_array_index (variants->repairs, i), verdict))
      return TRUE;
  return FALSE;
}

static void
add_verdicts (Column *column, const PlCircuit *circuit)
{
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (circuit);
  guint n = 0;

  for (guint i = 0; i < verdicts->len && n < SHOWN; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);

      if (verdicts->len > SHOWN && !is_worth_comparing (column->comparison->variants, verdict))
        continue;
      gtk_box_append (GTK_BOX (column->result), make_verdict (circuit, verdict));
      n++;
    }
  if (verdicts->len > n)
    {
      g_autofree char *count = g_strdup_printf ("%u", verdicts->len - n);
      g_autofree char *rest = pl_words_fill (
          ngettext ("Not shown here: {count} other listener or input.",
                    "Not shown here: {count} other listeners and inputs.", verdicts->len - n),
          "count", count, NULL);

      gtk_box_append (GTK_BOX (column->result), pl_piece_text (rest, "dim-label"));
    }
}

static void
show_result (Column *column)
{
  const PlRepair *variant = get_variant (column);
  PlPatch *now = column->comparison->variants->patch;
  g_autoptr (PlPatch) patch = variant != NULL
                                  ? pl_patch_apply_all (now, variant->edits, variant->n_edits, NULL)
                                  : pl_patch_ref (now);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autofree char *sentence
      = variant != NULL ? pl_words_repair (now, variant) : g_strdup (_ ("As it is now."));

  pl_piece_empty (column->result);
  pl_circuit_sync (circuit, patch);
  gtk_box_append (GTK_BOX (column->result), pl_piece_text (sentence, "pl-sentence"));
  if (variant != NULL)
    add_terms (column->result, now, variant);
  add_verdicts (column, circuit);
  add_use_button (column, sentence);
}

static void
chosen_cb (GObject *choice, GParamSpec *pspec, gpointer data)
{
  show_result (data);
}

/* Building */

static char *
word_choice (const PlRepairs *variants, const PlRepair *variant)
{
  g_autofree char *jack = NULL;

  if (variant->type == PL_REPAIR_LEAD)
    return g_strdup (pl_words_kind (variant->kind));
  jack = pl_words_end (variants->patch, variant->other_jack);
  return pl_words_fill (_ ("In {jack}"), "jack", jack, NULL);
}

static GtkWidget *
make_choice (const PlRepairs *variants, const char *name)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *choice = NULL;

  gtk_string_list_append (list, _ ("As it is now"));
  for (guint i = 0; i < variants->repairs->len; i++)
    {
      g_autofree char *words = word_choice (variants, g_ptr_array_index (variants->repairs, i));

      gtk_string_list_append (list, words);
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (list),
                              gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  pl_accessible_name_lists (choice, name);
  return choice;
}

static GtkWidget *
make_column (Comparison *self, guint index)
{
  static const char *const names[] = { N_ ("First choice"), N_ ("Second choice") };
  Column *column = &self->columns[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  column->comparison = self;
  column->choice = make_choice (self->variants, _ (names[index]));
  column->result = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (column->choice),
                              index > 0 && self->variants->repairs->len > 0 ? index : 0);
  g_signal_connect (column->choice, "notify::selected", G_CALLBACK (chosen_cb), column);
  gtk_box_append (GTK_BOX (box), column->choice);
  gtk_box_append (GTK_BOX (box), column->result);
  show_result (column);
  return box;
}

static void
fill_content (Comparison *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_add_css_class (row, "pl-sheet");
  for (guint i = 0; i < COLUMNS; i++)
    gtk_box_append (GTK_BOX (row), make_column (self, i));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), row);
  pl_accessible_name_scrollers (scroller, gtk_window_get_title (GTK_WINDOW (self->window)));
  adw_bin_set_child (ADW_BIN (self->content), scroller);
}

/* Trying */

static gpointer
think (PlCircuit *circuit, const PlCatalog *catalog, const PlOwned *owned, gconstpointer what,
       const gint *enough)
{
  return pl_variants_new (circuit, catalog, GPOINTER_TO_UINT (what), enough);
}

static void
free_variants (gpointer data)
{
  pl_repairs_free (data);
}

static void
answered_cb (gpointer answer, gpointer data)
{
  Comparison *self = data;

  self->variants = answer;
  fill_content (self);
}

static void
changed_cb (PlDocument *document, gpointer window)
{
  gtk_window_close (window);
}

void
pl_compare_window_present (GtkWindow *parent, PlDocument *document, PlPartId lead)
{
  Comparison *self = g_new0 (Comparison, 1);
  g_autofree char *name = pl_words_part (pl_document_get_patch (document), lead);
  g_autofree char *title = pl_words_fill (_ ("What If: {lead}"), "lead", name, NULL);

  self->document = g_object_ref (document);
  self->thinking = pl_thinking_new (think, free_variants, answered_cb, self);
  self->content = adw_bin_new ();
  adw_bin_set_child (ADW_BIN (self->content),
                     pl_piece_text (_ ("Trying what could be in its place…"), "pl-sentence"));
  self->window = pl_piece_window (parent, title, WIDTH, HEIGHT, self->content);
  g_object_set_data_full (G_OBJECT (self->window), "comparison", self, comparison_free);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self->window,
                           G_CONNECT_DEFAULT);
  pl_thinking_ask (self->thinking, pl_document_get_circuit (document),
                   pl_document_get_library (document), GUINT_TO_POINTER (lead), NULL);
  gtk_window_present (GTK_WINDOW (self->window));
}
