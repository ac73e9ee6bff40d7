/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/explain-pane.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/advice.h"
#include "app/finding-list.h"
#include "app/listening.h"
#include "app/pieces.h"
#include "app/repair-list.h"
#include "app/stage.h"
#include "app/thinking.h"
#include "app/why-view.h"
#include "core/glossary.h"
#include "core/unheard.h"
#include "core/words.h"
#include "draw/paint.h"

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
  PlThinking *findings; /* looks for them */
  PlCircuit *circuit;   /* shown, or thought about; borrowed */
  PlLibrary *library;   /* borrowed */
  gboolean shows_all;   /* however many listen */
  GPtrArray *glossary;  /* PlEntry; read when it is first needed */
  GtkWidget *repairs;   /* where they are shown; of the story */
};

G_DEFINE_FINAL_TYPE (PlExplainPane, pl_explain_pane, GTK_TYPE_BOX)

static void
pl_explain_pane_dispose (GObject *object)
{
  PlExplainPane *self = PL_EXPLAIN_PANE (object);

  pl_thinking_withdraw (self->findings); /* the circuit may go now */
  pl_advice_forget (self->advice);
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

static void
pl_explain_pane_class_init (PlExplainPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pl_explain_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = pl_explain_pane_finalize;
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

/* One listener */

typedef struct
{
  PlVerdict verdict; /* owned: counts and grades are all the drawing needs */
} Head;

static void
head_free (gpointer data)
{
  pl_verdict_clear (&((Head *) data)->verdict);
  g_free (data);
}

static void
draw_head_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  pl_paint_head (cr, pl_theme_get (dark ? PL_SCHEME_DARK : PL_SCHEME_LIGHT, FALSE),
                 &((Head *) data)->verdict, width, height);
}

static GtkWidget *
make_head (const PlCircuit *circuit, const PlVerdict *verdict)
{
  GtkWidget *area = gtk_drawing_area_new ();
  Head *head = g_new0 (Head, 1);

  pl_circuit_judge (circuit, verdict->part, verdict->group, &head->verdict);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 104);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 92);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_head_cb, head, head_free);
  return area;
}

static GtkWidget *
make_ear (const PlCircuit *circuit, const PlVerdict *verdict, guint ear)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *what = pl_words_ear (circuit, verdict, ear);
  g_autofree char *level = pl_words_level (&verdict->ear[ear]);
  GtkWidget *labels[3] = { pl_piece_text (ear == 0 ? _ ("Left ear") : _ ("Right ear"), "dim-label"),
                           pl_piece_text (what, "pl-ear"), pl_piece_text (level, "dim-label") };

  gtk_widget_add_css_class (labels[0], "caption");
  gtk_widget_add_css_class (labels[2], "caption");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_widget_set_direction (labels[i], GTK_TEXT_DIR_LTR);
      gtk_label_set_xalign (GTK_LABEL (labels[i]), ear == 0 ? 0 : 1);
      gtk_label_set_justify (GTK_LABEL (labels[i]),
                             ear == 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_pill (const PlVerdict *verdict)
{
  GtkWidget *pill = pl_piece_pill (pl_label_title (verdict->headline), verdict->grade);

  if (!verdict->connected)
    gtk_widget_set_css_classes (pill, (const char *[]){ "pl-pill", "pl-neutral", NULL });
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

static gboolean
same_ear (const PlEar *a, const PlEar *b)
{
  if (a->n_members != b->n_members)
    return FALSE;
  for (guint i = 0; i < a->n_members; i++)
    if (!pl_programme_equal (a->heard[i].programme, b->heard[i].programme)
        || a->heard[i].gain * b->heard[i].gain < 0.0)
      return FALSE;
  return TRUE;
}

/* Four hosts who hear the same need one card, not four. */
static gboolean
same_story (const PlCircuit *circuit, const PlVerdict *a, const PlVerdict *b)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlGroup *p = pl_kind_group (pl_patch_get_part (patch, a->part)->kind, a->group);
  const PlGroup *q = pl_kind_group (pl_patch_get_part (patch, b->part)->kind, b->group);

  return p->is_listener && q->is_listener && a->labels == b->labels && a->connected == b->connected
         && same_ear (&a->ear[0], &b->ear[0]) && same_ear (&a->ear[1], &b->ear[1]);
}

static char *
name_listeners (const PlCircuit *circuit, const GArray *verdicts, guint first)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlVerdict *leader = &g_array_index (verdicts, PlVerdict, first);
  GString *names = g_string_new (NULL);

  for (guint i = first; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      const PlPart *part = pl_patch_get_part (patch, verdict->part);
      const PlGroup *group = pl_kind_group (part->kind, verdict->group);
      g_autofree char *end = NULL;

      if (i != first && !same_story (circuit, leader, verdict))
        continue;
      end = group->is_listener ? g_strdup (pl_words_title (part))
                               : pl_words_end (patch, (PlEnd){ verdict->part, group->connector });
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", end);
    }
  return g_string_free (names, FALSE);
}

/* Who hears nothing because something is not plugged in is told what to do next. */
static void
add_next_step (const PlCircuit *circuit, const PlVerdict *verdict, GtkWidget *card)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlKind *kind = pl_patch_get_part (patch, verdict->part)->kind;
  PlPartId part = verdict->part;
  guint16 signal = pl_kind_group (kind, verdict->group)->sense[0];
  g_autofree char *words = NULL;
  PlEnd jack, mate;

  if (!verdict->connected)
    words = g_strdup (_ ("Next: plug the headphones in. Drag their plug to a headphone jack."));
  else if (pl_find_stage (circuit, &part, &signal))
    {
      kind = pl_patch_get_part (patch, part)->kind;
      jack = (PlEnd){ part, pl_kind_signal (kind, signal)->connector };
      if (part != verdict->part && !pl_circuit_get_mate (circuit, jack, &mate, NULL))
        {
          g_autofree char *name = pl_words_end (patch, jack);
          words = pl_words_fill (_ ("Next: drag a cable from an output to {jack}."), "jack", name,
                                 NULL);
        }
    }
  if (words != NULL)
    gtk_box_append (GTK_BOX (card), pl_piece_text (words, "pl-next"));
}

static GtkWidget *
make_headline (PlExplainPane *self, const PlCircuit *circuit, const GArray *verdicts, guint index,
               const GArray *findings)
{
  const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, index);
  g_autofree char *names = name_listeners (circuit, verdicts, index);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = pl_piece_text (names, "pl-name");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (top), name);
  if (verdict->connected)
    gtk_box_append (GTK_BOX (top),
                    pl_listening_new_button (self->listening, circuit, verdict, findings));
  gtk_box_append (GTK_BOX (top), make_pill (verdict));
  return top;
}

static void
add_listener (PlExplainPane *self, const PlCircuit *circuit, const GArray *verdicts, guint index,
              const GArray *findings, GtkWidget *card)
{
  const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, index);
  PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlGroup *group
      = pl_kind_group (pl_patch_get_part (patch, verdict->part)->kind, verdict->group);
  g_autofree char *sentence = pl_words_verdict (circuit, verdict);
  GtkWidget *says = pl_piece_text (sentence, "pl-sentence");

  gtk_box_append (GTK_BOX (card), make_headline (self, circuit, verdicts, index, findings));
  if (group->is_listener)
    {
      GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

      gtk_widget_set_direction (middle, GTK_TEXT_DIR_LTR); /* ears stay where they are */
      gtk_box_append (GTK_BOX (middle), make_ear (circuit, verdict, 0));
      gtk_box_append (GTK_BOX (middle), make_head (circuit, verdict));
      gtk_box_append (GTK_BOX (middle), make_ear (circuit, verdict, 1));
      gtk_box_append (GTK_BOX (card), middle);
    }
  gtk_box_append (GTK_BOX (card), says);
  if (group->is_listener)
    add_next_step (circuit, verdict, card);
}

static void
add_lines (GtkWidget *card, char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    gtk_box_append (GTK_BOX (card), pl_piece_text (lines[i], "pl-why"));
}

/* Words of the trade */

static GtkWidget *
make_term (const PlEntry *entry)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  GtkWidget *text = pl_piece_text (entry->text, "pl-why");
  g_autofree char *label = pl_words_fill (_ ("{term}?"), "term", entry->title, NULL);
  g_autofree char *spoken
      = pl_words_fill (_ ("What does “{term}” mean?"), "term", entry->title, NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
  gtk_popover_set_child (GTK_POPOVER (popover), text);
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
  self->repairs = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->story), self->repairs);
}

static gboolean
is_repeated (const PlCircuit *circuit, const GArray *verdicts, guint index)
{
  for (guint i = 0; i < index; i++)
    if (same_story (circuit, &g_array_index (verdicts, PlVerdict, i),
                    &g_array_index (verdicts, PlVerdict, index)))
      return TRUE;
  return FALSE;
}

static void
add_advice (PlExplainPane *self, const PlCircuit *circuit, const PlLibrary *library)
{
  GtkWidget *card = add_card (self, _ ("What Each Ear Hears"));
  g_autofree char *unheard = pl_words_unheard (circuit, pl_library_get_catalog (library));

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

/* One card for each story.  Returns the verdict to be explained, or NULL. */
static const PlVerdict *
add_listeners (PlExplainPane *self, const GArray *verdicts, const GArray *findings)
{
  const PlVerdict *explained = NULL;
  const char *heading = _ ("What Each Ear Hears");
  guint n = 0;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);

      if (is_repeated (self->circuit, verdicts, i))
        continue;
      if (self->shows_all || n < SHOWN)
        add_listener (self, self->circuit, verdicts, i, findings, add_card (self, heading));
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
findings_ready_cb (gpointer answer, gpointer data)
{
  PlExplainPane *self = data;
  PlCircuit *circuit = self->circuit;
  g_autoptr (GArray) findings = answer;
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (circuit);
  const PlVerdict *explained = NULL;

  pl_piece_empty (self->story);
  explained = add_listeners (self, verdicts, findings);
  if (explained == NULL)
    add_advice (self, circuit, self->library);
  else
    add_why (self, circuit, explained, self->library);
  add_repairs (self);
  if (explained != NULL)
    add_doubts (self, circuit, explained, self->library);
  add_findings (self, circuit, findings);
  pl_listening_follow (self->listening, circuit, findings);
  if (explained != NULL && explained->connected)
    gtk_box_append (GTK_BOX (add_card (self, _ ("Contact by Contact"))),
                    pl_why_view_new (circuit, explained));
  if (explained != NULL)
    add_buttons (self);
  pl_advice_ask (self->advice, circuit, self->library);
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
  self->library = library;
  pl_advice_forget (self->advice); /* of the bench before */
  pl_thinking_ask (self->findings, circuit, library, NULL, NULL);
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
