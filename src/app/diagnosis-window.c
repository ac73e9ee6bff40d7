/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/diagnosis-window.h"

#include <glib/gi18n.h>

#include "app/accessible.h"
#include "app/pieces.h"
#include "app/thinking.h"
#include "core/words-diagnosis.h"

enum
{
  NOT_SAID, /* choices of a listener's row; symptoms come behind */
  AS_IT_SHOULD,
  FIRST_SYMPTOM,
  SHOWN = 6,        /* suspects */
  SHOWN_CAUSES = 3, /* of one */
  WIDTH = 560,
  HEIGHT = 640
};

/* Lives as long as its window. */
typedef struct
{
  PlBenchView *bench; /* where suspects are shown; outlives this window */
  PlDocument *document;
  GtkWidget *listeners, *suspects; /* boxes that are filled anew */
  GPtrArray *rows;                 /* AdwComboRow, one for each listener */
  GArray *asked; /* PlComplaint: part and group of each row, what can be told there */
  PlThinking *thinking;
} Talk;

static void
talk_free (gpointer data)
{
  Talk *self = data;

  pl_thinking_free (self->thinking);
  g_object_unref (self->document);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->asked);
  g_free (self);
}

/* Suspects */

static void
show_cb (GtkButton *button, gpointer data)
{
  Talk *self = data;
  const PlCause *cause = g_object_get_data (G_OBJECT (button), "cause");
  PlEnd end = cause->jack.part != 0 ? cause->jack : (PlEnd){ cause->part, 0 };

  if (pl_patch_get_part (pl_document_get_patch (self->document), cause->part) == NULL)
    return;
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->bench))));
  if (cause->control != PL_NO_INDEX)
    pl_bench_view_show_control (self->bench, cause->part, cause->control);
  else
    pl_bench_view_show_end (self->bench, end);
}

static GtkWidget *
make_show_button (Talk *self, const PlDiagnosis *diagnosis, const PlCause *cause)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show on the Bench"));
  g_autofree char *name = pl_words_part (diagnosis->patch, cause->part);
  g_autofree char *spoken = pl_words_fill (_ ("Show {part} on the bench"), "part", name, NULL);
  PlCause *place = g_memdup2 (cause, sizeof *cause); /* for its numbers: what it points to goes */

  place->kind = NULL;
  g_object_set_data_full (G_OBJECT (button), "cause", place, g_free);
  pl_accessible_call (button, spoken);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect (button, "clicked", G_CALLBACK (show_cb), self);
  return button;
}

static GtkWidget *
make_likely (double likely)
{
  g_autofree char *percent = g_strdup_printf ("%.0f", likely * 100.0);
  g_autofree char *text = pl_words_fill (_ ("{percent} %"), "percent", percent, NULL);
  g_autofree char *spoken
      = pl_words_fill (_ ("{percent} per cent likely"), "percent", percent, NULL);
  GtkWidget *pill = pl_piece_pill (text, PL_GRADE_NOTE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  pl_piece_set_tip (pill, spoken);
  return pill;
}

static GtkWidget *
make_suspect (Talk *self, const PlDiagnosis *diagnosis, const PlSuspect *suspect)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *says = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *test = pl_words_suspect_test (diagnosis->patch, suspect);

  for (guint i = 0; i < suspect->causes->len && i < SHOWN_CAUSES; i++)
    {
      g_autofree char *sentence
          = pl_words_cause (diagnosis->patch, &g_array_index (suspect->causes, PlCause, i));

      gtk_box_append (GTK_BOX (says), pl_piece_text (sentence, i == 0 ? "pl-name" : "pl-why"));
    }
  gtk_widget_set_hexpand (says, TRUE);
  gtk_box_append (GTK_BOX (top), says);
  gtk_box_append (GTK_BOX (top), make_likely (suspect->likely));
  gtk_widget_add_css_class (card, "pl-card");
  gtk_box_append (GTK_BOX (card), top);
  gtk_box_append (GTK_BOX (card), pl_piece_text (test, "pl-sentence"));
  gtk_box_append (GTK_BOX (card),
                  make_show_button (self, diagnosis, &g_array_index (suspect->causes, PlCause, 0)));
  return card;
}

static void
show_diagnosis (Talk *self, const PlDiagnosis *diagnosis)
{
  pl_piece_empty (self->suspects);
  gtk_box_append (GTK_BOX (self->suspects),
                  pl_piece_text (_ ("What May Have Happened"), "pl-heading"));
  if (diagnosis->as_drawn)
    gtk_box_append (GTK_BOX (self->suspects),
                    pl_piece_text (_ ("Wired as on this bench, it has to sound like that. The pane "
                                      "beside the bench says why, and what to do."),
                                   "pl-sentence"));
  else if (diagnosis->suspects->len == 0)
    gtk_box_append (
        GTK_BOX (self->suspects),
        pl_piece_text (_ ("No single fault on this bench gives that. It may be the gear "
                          "itself, or two things at once."),
                       "pl-sentence"));
  for (guint i = 0; i < diagnosis->suspects->len && i < SHOWN; i++)
    gtk_box_append (GTK_BOX (self->suspects),
                    make_suspect (self, diagnosis, g_ptr_array_index (diagnosis->suspects, i)));
  gtk_box_append (
      GTK_BOX (self->suspects),
      pl_piece_text (_ ("Not on this bench, but a minute’s test all the same: another pair "
                        "of headphones in the same jack, another loudspeaker on the same cable."),
                     "dim-label"));
}

/* Asking */

static gpointer
think (PlCircuit *circuit, const PlCatalog *catalog, const PlOwned *owned, gconstpointer what,
       const gint *enough)
{
  const GArray *complaints = what;

  return pl_diagnosis_new (circuit, catalog, (const PlComplaint *) (void *) complaints->data,
                           complaints->len, enough);
}

static void
free_diagnosis (gpointer data)
{
  pl_diagnosis_free (data);
}

static void
free_complaints (gpointer data)
{
  g_array_unref (data);
}

static void
answered_cb (gpointer answer, gpointer data)
{
  g_autoptr (PlDiagnosis) diagnosis = answer;

  show_diagnosis (data, diagnosis);
}

/* The bit that stands in that place among others. */
static guint
pick_symptom (guint symptoms, guint place)
{
  int bit = g_bit_nth_lsf (symptoms, -1);

  while (place-- > 0)
    bit = g_bit_nth_lsf (symptoms, bit);
  return 1u << bit;
}

static GArray *
list_complaints (Talk *self, gboolean *any)
{
  GArray *complaints = g_array_new (FALSE, FALSE, sizeof (PlComplaint));

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint choice = adw_combo_row_get_selected (g_ptr_array_index (self->rows, i));
      PlComplaint complaint = g_array_index (self->asked, PlComplaint, i);

      if (choice == NOT_SAID || choice == GTK_INVALID_LIST_POSITION)
        continue;
      complaint.symptoms
          = choice >= FIRST_SYMPTOM ? pick_symptom (complaint.symptoms, choice - FIRST_SYMPTOM) : 0;
      *any = *any || complaint.symptoms != 0;
      g_array_append_val (complaints, complaint);
    }
  return complaints;
}

static void
ask (Talk *self)
{
  gboolean any = FALSE;
  g_autoptr (GArray) complaints = list_complaints (self, &any);

  if (any)
    {
      pl_thinking_ask (self->thinking, pl_document_get_circuit (self->document),
                       pl_document_get_library (self->document), g_steal_pointer (&complaints),
                       free_complaints);
      return;
    }
  pl_thinking_withdraw (self->thinking);
  pl_piece_empty (self->suspects);
}

static void
selected_cb (GObject *row, GParamSpec *pspec, gpointer data)
{
  ask (data);
}

/* Listeners */

static GListModel *
make_choices (guint symptoms)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("I have not asked"));
  gtk_string_list_append (choices, _ ("All is well"));
  for (guint i = 0; i < PL_N_SYMPTOMS; i++)
    if ((symptoms & PL_SYMPTOM_BIT (i)) != 0)
      gtk_string_list_append (choices, pl_words_symptom (i));
  return G_LIST_MODEL (choices);
}

static void
add_row (Talk *self, GtkWidget *list, const PlVerdict *verdict)
{
  PlPatch *patch = pl_document_get_patch (self->document);
  const PlKind *kind = pl_patch_get_part (patch, verdict->part)->kind;
  g_autofree char *name = pl_words_hearer (patch, verdict->part, verdict->group);
  PlComplaint complaint = { verdict->part, verdict->group,
                            pl_symptoms_of (pl_kind_group (kind, verdict->group)->is_pair) };
  GtkWidget *row = pl_piece_combo_row ();
  g_autoptr (GListModel) choices = make_choices (complaint.symptoms);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), pl_words_headline (verdict));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), choices);
  pl_accessible_name_lists (row, name);
  g_signal_connect (row, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_ptr_array_add (self->rows, row);
  g_array_append_val (self->asked, complaint);
}

/* Everybody again, and what was said is forgotten: the bench is another one. */
static void
changed_cb (PlDocument *document, Talk *self)
{
  PlCircuit *circuit = pl_document_get_circuit (document);
  g_autoptr (GArray) verdicts = pl_circuit_dup_verdicts (circuit);
  GtkWidget *list = gtk_list_box_new ();

  pl_piece_empty (self->listeners);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->asked, 0);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      const PlKind *kind = pl_patch_get_part (pl_circuit_get_patch (circuit), verdict->part)->kind;

      if (verdict->connected && pl_kind_is_heard (kind, verdict->group))
        add_row (self, list, verdict);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is heard"), -1);
  gtk_box_append (GTK_BOX (self->listeners), pl_piece_text (_ ("What Is Heard?"), "pl-heading"));
  gtk_box_append (GTK_BOX (self->listeners), list);
  if (self->rows->len == 0)
    {
      gtk_widget_hide (list);
      gtk_box_append (
          GTK_BOX (self->listeners),
          pl_piece_text (_ ("Nobody listens on this bench. Build the bench as it stands "
                            "in your room, headphones or loudspeakers and all, and come back."),
                         "pl-sentence"));
    }
  ask (self);
}

static void
destroyed_cb (GtkWidget *window, gpointer data)
{
  Talk *self = data;

  pl_thinking_withdraw (self->thinking);
  g_signal_handlers_disconnect_by_data (self->document, self);
}

static GtkWidget *
make_content (Talk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->listeners = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->suspects = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (
      GTK_BOX (box),
      pl_piece_text (_ ("The bench is wired as drawn, but it does not sound as it should? "
                        "Say what each of them hears. Every single fault on this bench "
                        "is tried, and those that give just that are listed."),
                     "pl-sentence"));
  gtk_box_append (GTK_BOX (box), self->listeners);
  gtk_box_append (GTK_BOX (box), self->suspects);
  gtk_widget_add_css_class (box, "pl-sheet");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 620);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

void
pl_diagnosis_window_present (GtkWindow *parent, PlDocument *document, PlBenchView *bench)
{
  Talk *self = g_new0 (Talk, 1);
  GtkWidget *window = NULL;

  self->bench = bench;
  self->document = g_object_ref (document);
  self->rows = g_ptr_array_new ();
  self->asked = g_array_new (FALSE, FALSE, sizeof (PlComplaint));
  self->thinking = pl_thinking_new (think, free_diagnosis, answered_cb, self);
  window
      = pl_piece_window (parent, _ ("Something Sounds Wrong"), WIDTH, HEIGHT, make_content (self));
  changed_cb (document, self);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (window, "destroy", G_CALLBACK (destroyed_cb), self);
  g_object_set_data_full (G_OBJECT (window), "talk", self, talk_free);
  gtk_window_present (GTK_WINDOW (window));
}
