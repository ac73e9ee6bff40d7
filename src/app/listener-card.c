/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/listener-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/pieces.h"
#include "app/stage.h"
#include "core/words.h"
#include "draw/paint.h"

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
make_pill (const PlVerdict *verdict)
{
  GtkWidget *pill = pl_piece_pill (pl_words_headline (verdict), verdict->grade);

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

gboolean
pl_listener_is_repeated (const PlCircuit *circuit, const GArray *verdicts, guint index)
{
  for (guint i = 0; i < index; i++)
    if (same_story (circuit, &g_array_index (verdicts, PlVerdict, i),
                    &g_array_index (verdicts, PlVerdict, index)))
      return TRUE;
  return FALSE;
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
      g_autofree char *end = NULL;

      if (i != first && !same_story (circuit, leader, verdict))
        continue;
      end = pl_words_hearer (patch, verdict->part, verdict->group);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", end);
    }
  return g_string_free (names, FALSE);
}

/* Who hears the same may hear it at other levels, for headphones differ: from the lowest to the
 * highest. */
static char *
dup_level (const PlCircuit *circuit, const GArray *verdicts, guint first, guint ear)
{
  const PlVerdict *leader = &g_array_index (verdicts, PlVerdict, first);
  const PlEar *low = &leader->ear[ear], *high = low;
  g_autofree char *least = NULL, *most = NULL;
  char *unit = NULL;

  for (guint i = first + 1; i < verdicts->len && low->n_members > 0; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);
      const PlEar *other = &verdict->ear[ear];

      if (!same_story (circuit, leader, verdict))
        continue;
      if (fabs (other->heard[0].gain) < fabs (low->heard[0].gain))
        low = other;
      if (fabs (other->heard[0].gain) > fabs (high->heard[0].gain))
        high = other;
    }
  least = pl_words_level (low);
  most = pl_words_level (high);
  if (strcmp (least, most) == 0)
    return g_steal_pointer (&least);
  unit = strchr (least, ' ');
  if (unit != NULL && g_str_has_suffix (most, unit)) /* told once: "−3.7 to −3.0 dB +" */
    *unit = '\0';
  return pl_words_fill (_ ("{low} to {high}"), "low", least, "high", most, NULL);
}

static GtkWidget *
make_ear (const PlCircuit *circuit, const GArray *verdicts, guint index, guint ear)
{
  GtkWidget *box = NULL;
  g_autofree char *what = pl_words_ear (circuit, &g_array_index (verdicts, PlVerdict, index), ear);
  g_autofree char *level = dup_level (circuit, verdicts, index, ear);
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
    }
  box = pl_piece_stack (labels, G_N_ELEMENTS (labels), 1);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

void
pl_listener_add_next_step (GtkWidget *card, const PlCircuit *circuit, const PlVerdict *verdict)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlKind *kind = pl_patch_get_part (patch, verdict->part)->kind;
  PlPartId part = verdict->part;
  guint16 signal = pl_kind_group (kind, verdict->group)->sense[0];
  g_autofree char *words = NULL;
  PlEnd jack, mate;

  if (!pl_kind_group (kind, verdict->group)->is_listener)
    return;
  if (!verdict->connected)
    words = g_strdup (_ ("Next: plug the headphones into a headphone jack."));
  else if (pl_find_stage (circuit, &part, &signal))
    {
      kind = pl_patch_get_part (patch, part)->kind;
      jack = (PlEnd){ part, pl_kind_signal (kind, signal)->connector };
      if (part != verdict->part && !pl_circuit_get_mate (circuit, jack, &mate, NULL))
        {
          g_autofree char *name = pl_words_end (patch, jack);
          words = pl_words_fill (_ ("Next: connect an output to {jack}."), "jack", name, NULL);
        }
    }
  if (words != NULL)
    gtk_box_append (GTK_BOX (card), pl_piece_text (words, "pl-next"));
}

static GtkWidget *
make_headline (PlListening *listening, const PlCircuit *circuit, const GArray *verdicts,
               guint index, const GArray *findings)
{
  const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, index);
  g_autofree char *names = name_listeners (circuit, verdicts, index);
  GtkWidget *top = pl_piece_row (8);
  GtkWidget *name = pl_piece_text (names, "pl-name");

  gtk_widget_set_hexpand (name, TRUE);
  pl_piece_row_append (top, name);
  if (verdict->connected)
    pl_piece_row_append (top, pl_listening_new_button (listening, circuit, verdict, findings));
  pl_piece_row_append (top, make_pill (verdict));
  return top;
}

void
pl_listener_fill_card (GtkWidget *card, PlListening *listening, const PlCircuit *circuit,
                       const GArray *verdicts, guint index, const GArray *findings)
{
  const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, index);
  PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlGroup *group
      = pl_kind_group (pl_patch_get_part (patch, verdict->part)->kind, verdict->group);
  g_autofree char *sentence = pl_words_verdict (circuit, verdict);
  GtkWidget *says = pl_piece_text (sentence, "pl-sentence");

  gtk_box_append (GTK_BOX (card), make_headline (listening, circuit, verdicts, index, findings));
  if (group->is_listener)
    {
      GtkWidget *middle = pl_piece_row (4);

      gtk_widget_set_direction (middle, GTK_TEXT_DIR_LTR); /* ears stay where they are */
      pl_piece_row_append (middle, make_ear (circuit, verdicts, index, 0));
      pl_piece_row_append (middle, make_head (circuit, verdict));
      pl_piece_row_append (middle, make_ear (circuit, verdicts, index, 1));
      gtk_box_append (GTK_BOX (card), middle);
    }
  gtk_box_append (GTK_BOX (card), says);
}
