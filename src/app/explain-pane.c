/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/explain-pane.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/advice.h"
#include "app/finding-list.h"
#include "app/later.h"
#include "app/listener-card.h"
#include "app/listening.h"
#include "app/pieces.h"
#include "app/repair-list.h"
#include "app/thinking.h"
#include "app/why-view.h"
#include "core/glossary.h"
#include "core/unheard.h"
#include "core/words.h"

enum
{
  SHOWN = 12 /* listeners, until the person wants to see all */
};

struct _PlExplainPane
{
  GtkBox parent_instance;

  GtkWidget *story; /* rebuilt whenever the patch changes */
  GHashTable *open; /* codes of findings that are unfolded */
  PlListening *listening;
  PlAdvice *advice;
  PlThinking *findings;       /* looks for them */
  PlCircuit *circuit;         /* shown, or thought about; borrowed */
  PlLibrary *library;         /* NULL: nothing was shown yet */
  GArray *verdicts;           /* PlVerdict; NULL: nothing was found yet */
  GArray *found;              /* PlFinding, likewise */
  const PlVerdict *explained; /* one of the verdicts, or NULL */
  gboolean is_asking;         /* an answer that comes meanwhile is there at once */
  GArray *answer;             /* findings to be shown after the next frame, or NULL */
  PlLater showing;
  gboolean is_cut;     /* the lower part is not there yet */
  guint finishing;     /* idle source that adds it, or 0 */
  gboolean shows_all;  /* however many listen */
  GPtrArray *glossary; /* PlEntry; read when it is first needed */
  GtkWidget *repairs;  /* where they are shown; of the story, weak */
  gboolean is_led;     /* what to do is told elsewhere, or for the person to find */
};

G_DEFINE_FINAL_TYPE (PlExplainPane, pl_explain_pane, GTK_TYPE_BOX)

/* Takes a reference to a library, or none, for that of before. */
static void
set_library (PlExplainPane *self, PlLibrary *library)
{
  PlLibrary *before = self->library;

  if (before != NULL)
    pl_library_wait_no_more (before, self);
  self->library = library != NULL ? pl_library_ref (library) : NULL;
  g_clear_pointer (&before, pl_library_unref);
}

/* Of which something is still to be shown. */
static void
forget_bench (PlExplainPane *self)
{
  g_clear_handle_id (&self->finishing, g_source_remove);
  pl_later_forget (&self->showing);
  g_clear_pointer (&self->answer, g_array_unref);
  self->is_cut = FALSE;
  self->explained = NULL;
  g_clear_pointer (&self->verdicts, g_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
}

static void
pl_explain_pane_dispose (GObject *object)
{
  PlExplainPane *self = PL_EXPLAIN_PANE (object);

  pl_thinking_withdraw (self->findings); /* the circuit may go now */
  pl_advice_forget (self->advice);
  set_library (self, NULL);
  forget_bench (self);
  g_clear_weak_pointer (&self->repairs);
  G_OBJECT_CLASS (pl_explain_pane_parent_class)->dispose (object);
}

static void
pl_explain_pane_finalize (GObject *object)
{
  PlExplainPane *self = PL_EXPLAIN_PANE (object);

  g_hash_table_unref (self->open);
  g_clear_pointer (&self->glossary, g_ptr_array_unref);
  pl_thinking_free (self->findings);
  pl_advice_free (self->advice);
  pl_listening_free (self->listening);
  G_OBJECT_CLASS (pl_explain_pane_parent_class)->finalize (object);
}

static GtkWidget *
add_card (PlExplainPane *self, const char *heading)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  if (heading != NULL)
    gtk_box_append (GTK_BOX (self->story), pl_piece_text (heading, "pl-heading"));
  gtk_widget_add_css_class (card, "pl-card");
  gtk_box_append (GTK_BOX (self->story), card);
  return card;
}

static void
add_lines (GtkWidget *card, char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    gtk_box_append (GTK_BOX (card), pl_piece_text (lines[i], "pl-why"));
}

/* Words of the trade */

/* Takes the focus, so that it is read when it opens; GTK 4.8 also complains of a popover that has
 * nowhere to put it.  A grid, because a box passes it by. */
static GtkWidget *
make_meaning (const PlEntry *entry)
{
  GtkWidget *page = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  "focusable", TRUE, NULL);
  GtkWidget *text = pl_piece_text (entry->text, "pl-why");

  gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
  gtk_grid_attach (GTK_GRID (page), text, 0, 0, 1, 1);
  pl_accessible_call (page, entry->text);
  return page;
}

static GtkWidget *
make_term (const PlEntry *entry)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  g_autofree char *label = pl_words_fill (_ ("{term}?"), "term", entry->title, NULL);
  g_autofree char *spoken
      = pl_words_fill (_ ("What does “{term}” mean?"), "term", entry->title, NULL);

  gtk_popover_set_child (GTK_POPOVER (popover), make_meaning (entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entry->title, -1);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_add_css_class (button, "pl-term");
  return button;
}

/* Below the sentences that use them. */
static void
add_terms (PlExplainPane *self, GtkWidget *card, char **lines, const PlLibrary *library)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GtkWidget *flow = NULL;

  if (self->glossary == NULL)
    {
      g_autofree char *page = pl_library_dup_help (library, "terms", NULL);

      self->glossary = pl_glossary_parse (page != NULL ? page : "");
    }
  for (guint i = 0; lines[i] != NULL; i++)
    pl_glossary_find (self->glossary, lines[i], found);
  if (found->len == 0)
    return;
  flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 4);
  for (guint i = 0; i < found->len; i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (flow), make_term (g_ptr_array_index (found, i)));
      gtk_widget_set_focusable (
          GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (flow), (int) i)), FALSE);
    }
  gtk_box_append (GTK_BOX (card), flow);
}

static void
add_why (PlExplainPane *self, const PlCircuit *circuit, const PlVerdict *verdict,
         const PlLibrary *library)
{
  g_auto (GStrv) causes = pl_words_causes (circuit, verdict);
  GtkWidget *card = NULL;

  if (causes[0] == NULL)
    return;
  card = add_card (self, _ ("Why"));
  add_lines (card, causes);
  add_terms (self, card, causes, library);
}

static void
add_doubts (PlExplainPane *self, PlCircuit *circuit, const PlVerdict *verdict,
            const PlLibrary *library)
{
  g_auto (GStrv) outcomes = pl_words_outcomes (circuit, verdict->part, verdict->group);
  GtkWidget *card = NULL;

  if (outcomes[0] == NULL)
    return;
  card = add_card (self, _ ("Not Certain"));
  add_lines (card, outcomes);
  add_terms (self, card, outcomes, library);
}

/* Repairs are put in here when they are found. */
static void
add_repairs (PlExplainPane *self)
{
  g_set_weak_pointer (&self->repairs, gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  gtk_widget_set_visible (self->repairs, !self->is_led);
  gtk_box_append (GTK_BOX (self->story), self->repairs);
}

static void
add_advice (PlExplainPane *self, const PlCircuit *circuit, const PlLibrary *library)
{
  GtkWidget *card = add_card (self, _ ("What Each Ear Hears"));
  g_autofree char *unheard = pl_library_is_whole (library)
                                 ? pl_words_unheard (circuit, pl_library_get_catalog (library))
                                 : NULL;

  gtk_box_append (
      GTK_BOX (card),
      pl_piece_text (_ ("Nobody listens yet. Put headphones on the bench and plug them in "
                        "to see what each ear hears."),
                     "pl-sentence"));
  if (unheard != NULL)
    gtk_box_append (GTK_BOX (card), pl_piece_text (unheard, "pl-sentence"));
}

static void
add_findings (PlExplainPane *self, PlCircuit *circuit, const GArray *findings)
{
  GtkWidget *list = pl_finding_list_new (pl_circuit_get_patch (circuit), findings, self->open);

  if (list == NULL)
    return;
  gtk_box_append (GTK_BOX (self->story), pl_piece_text (_ ("Findings"), "pl-heading"));
  gtk_box_append (GTK_BOX (self->story), list);
}

static void
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 8);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_buttons (PlExplainPane *self)
{
  add_button (self->story, _ ("Something Sounds Wrong…"), "win.diagnose");
  add_button (self->story, _ ("Who Hears Whom"), "win.show-audience");
}

/* Repairs come when they are found. */
static void
advice_ready_cb (PlAdvice *advice, gpointer data)
{
  PlExplainPane *self = data;
  const PlRepairs *repairs = pl_advice_get_repairs (advice);
  GtkWidget *card = NULL;

  if (repairs->repairs->len == 0)
    return;
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (card, "pl-card");
  gtk_box_append (GTK_BOX (card), pl_repair_list_new (repairs, self->listening));
  gtk_box_append (GTK_BOX (self->repairs), pl_piece_text (_ ("What to Do"), "pl-heading"));
  gtk_box_append (GTK_BOX (self->repairs), card);
}

void
pl_explain_pane_set_led (PlExplainPane *self, gboolean is_led)
{
  if (is_led == self->is_led)
    return;
  self->is_led = is_led;
  if (self->circuit != NULL)
    pl_explain_pane_show (self, self->circuit, self->library);
}

const PlRepair *
pl_explain_pane_get_repair (PlExplainPane *self, guint index)
{
  const PlRepairs *repairs = pl_advice_get_repairs (self->advice);

  return repairs != NULL && index < repairs->repairs->len
             ? g_ptr_array_index (repairs->repairs, index)
             : NULL;
}

static void
show_all_cb (GtkButton *button, gpointer data)
{
  PlExplainPane *self = data;

  self->shows_all = TRUE;
  pl_explain_pane_show (self, self->circuit, self->library);
}

static void
offer_all (PlExplainPane *self, guint n_hidden)
{
  g_autofree char *count = g_strdup_printf ("%u", n_hidden);
  g_autofree char *label = pl_words_fill (
      ngettext ("Show {count} More", "Show {count} More", n_hidden), "count", count, NULL);
  GtkWidget *button = pl_piece_button (label, G_CALLBACK (show_all_cb), self);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->story), button);
}

static void
add_listener (PlExplainPane *self, const char *heading, guint index)
{
  GtkWidget *card = add_card (self, heading);

  pl_listener_fill_card (card, self->listening, self->circuit, self->verdicts, index, self->found);
  if (!self->is_led)
    pl_listener_add_next_step (card, self->circuit,
                               &g_array_index (self->verdicts, PlVerdict, index));
}

/* One card for each story.  Returns the verdict to be explained, or NULL. */
static const PlVerdict *
add_listeners (PlExplainPane *self, const GArray *verdicts)
{
  const PlVerdict *explained = NULL;
  const char *heading = _ ("What Each Ear Hears");
  guint n = 0;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);

      if (pl_listener_is_repeated (self->circuit, verdicts, i))
        continue;
      if (self->shows_all || n < SHOWN)
        add_listener (self, heading, i);
      n++;
      heading = NULL;
      if (explained == NULL || (verdict->connected && verdict->grade > explained->grade))
        explained = verdict;
    }
  if (!self->shows_all && n > SHOWN)
    offer_all (self, n - SHOWN);
  return explained;
}

static void
add_rest (PlExplainPane *self)
{
  const PlVerdict *explained = self->explained;

  self->is_cut = FALSE;
  g_clear_handle_id (&self->finishing, g_source_remove);
  if (explained != NULL)
    add_why (self, self->circuit, explained, self->library);
  add_repairs (self);
  if (explained != NULL)
    add_doubts (self, self->circuit, explained, self->library);
  add_findings (self, self->circuit, self->found);
  if (explained != NULL && explained->connected)
    gtk_box_append (GTK_BOX (add_card (self, _ ("Contact by Contact"))),
                    pl_why_view_new (self->circuit, explained));
  if (explained != NULL)
    add_buttons (self);
}

/* What takes all gear to know is told once all gear is read. */
static void
whole_cb (gpointer data)
{
  PlExplainPane *self = data;

  if (self->explained == NULL)
    {
      pl_explain_pane_show (self, self->circuit, self->library);
      return;
    }
  if (self->is_cut) /* nobody sees the pane */
    add_rest (self);
  pl_advice_ask (self->advice, self->circuit, self->library);
}

static gboolean
finish_cb (gpointer data)
{
  PlExplainPane *self = data;

  self->finishing = 0;
  add_rest (self);
  return G_SOURCE_REMOVE;
}

/* At the start of the program the lower part is added once the upper one can be seen. */
static void
explain_pane_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlExplainPane *self = PL_EXPLAIN_PANE (widget);

  GTK_WIDGET_CLASS (pl_explain_pane_parent_class)->snapshot (widget, snapshot);
  if (self->is_cut && self->finishing == 0)
    self->finishing = g_idle_add (finish_cb, self);
}

/* Takes findings. */
static void
show_answer (PlExplainPane *self, GArray *findings)
{
  forget_bench (self);
  self->found = findings;
  self->verdicts = pl_circuit_dup_verdicts (self->circuit);
  pl_piece_empty (self->story);
  self->explained = add_listeners (self, self->verdicts);
  pl_listening_follow (self->listening, self->circuit, self->found);
  if (self->explained == NULL)
    add_advice (self, self->circuit, self->library);
  self->is_cut = !pl_library_is_whole (self->library) && !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_cut)
    add_rest (self);
  if (pl_library_is_whole (self->library))
    pl_advice_ask (self->advice, self->circuit, self->library);
  else
    pl_library_when_whole (self->library, whole_cb, self);
}

static void
show_cb (gpointer widget, gpointer data)
{
  PlExplainPane *self = widget;

  show_answer (self, g_steal_pointer (&self->answer));
}

/* On a large bench the pane takes longer than everything else that a change does: whoever let go of
 * a plug sees it in its jack first.  The next change takes back what is not shown by then. */
static void
findings_ready_cb (gpointer answer, gpointer data)
{
  PlExplainPane *self = data;

  if (self->is_asking || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      show_answer (self, answer);
      return;
    }
  self->answer = answer;
  pl_later_after_frame (&self->showing, GTK_WIDGET (self), show_cb);
}

static gpointer
find (PlCircuit *circuit, const PlCatalog *catalog, const PlOwned *owned, gconstpointer what,
      const gint *enough)
{
  return pl_circuit_dup_findings (circuit);
}

static void
free_findings (gpointer data)
{
  g_array_unref (data);
}

void
pl_explain_pane_show (PlExplainPane *self, PlCircuit *circuit, PlLibrary *library)
{
  self->circuit = circuit;
  set_library (self, library);
  forget_bench (self);             /* the circuit is of another one */
  pl_advice_forget (self->advice); /* of the bench before */
  self->is_asking = TRUE;
  pl_thinking_ask (self->findings, circuit, NULL, NULL, NULL);
  self->is_asking = FALSE;
}

static void
pl_explain_pane_class_init (PlExplainPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pl_explain_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = pl_explain_pane_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = explain_pane_snapshot;
}

static void
pl_explain_pane_init (PlExplainPane *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  self->listening = pl_listening_new ();
  self->advice = pl_advice_new (advice_ready_cb, self);
  self->findings = pl_thinking_new (find, free_findings, findings_ready_cb, self);
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pl-pane");
  gtk_widget_set_size_request (GTK_WIDGET (self), 380, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE); /* not what its labels would like */
  self->story = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->story, "pl-story");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), self->story);
  gtk_widget_set_vexpand (window, TRUE);
  gtk_box_append (GTK_BOX (self), window);
}

GtkWidget *
pl_explain_pane_new (void)
{
  return g_object_new (PL_TYPE_EXPLAIN_PANE, NULL);
}
