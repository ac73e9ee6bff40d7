/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/listening.h"

#include <glib/gi18n.h>

#include "app/pieces.h"
#include "app/player.h"
#include "core/words.h"

struct PlListening
{
  PlPlayer *player;
  PlPhrase *phrase; /* made when it is first heard */
  PlPartId part;    /* whose ears; 0: nobody's */
  guint16 group;
  gboolean repaired; /* what is heard is not the bench as it is */
  GtkWidget *button; /* the one that is pressed; weak */
};

/* What a button plays. */
typedef struct
{
  PlListening *listening;
  PlListenPlan plan;
  PlPartId part;
  guint16 group;
  gboolean repaired;
} Cue;

static void
cue_free (gpointer data)
{
  pl_listen_plan_clear (&((Cue *) data)->plan);
  g_free (data);
}

static GBytes *
mix (PlListening *self, const PlListenPlan *plan)
{
  if (self->phrase == NULL)
    self->phrase = pl_phrase_new ();
  return g_bytes_new_take (pl_listen_dup_pcm (self->phrase, plan),
                           sizeof (float) * 2 * PL_PHRASE_FRAMES);
}

/* The pressed button shows what is so, however it came about. */
static void
state_changed_cb (PlPlayer *player, gpointer data)
{
  PlListening *self = data;

  if (pl_player_is_playing (player))
    return;
  self->part = 0;
  if (self->button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), FALSE);
  g_clear_weak_pointer (&self->button);
}

static void
failed_cb (PlPlayer *player, const char *sentence, gpointer data)
{
  PlListening *self = data;

  if (self->button != NULL)
    gtk_widget_activate_action (self->button, "win.tell", "(sb)", sentence, FALSE);
}

PlListening *
pl_listening_new (void)
{
  PlListening *self = g_new0 (PlListening, 1);

  self->player = pl_player_new (NULL);
  g_signal_connect (self->player, "state-changed", G_CALLBACK (state_changed_cb), self);
  g_signal_connect (self->player, "failed", G_CALLBACK (failed_cb), self);
  return self;
}

void
pl_listening_free (PlListening *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->player, self);
  pl_player_stop (self->player);
  g_clear_weak_pointer (&self->button);
  g_object_unref (self->player);
  g_clear_pointer (&self->phrase, pl_phrase_free);
  g_free (self);
}

static void
start (PlListening *self, GtkWidget *button, const Cue *cue)
{
  g_autoptr (GBytes) pcm = mix (self, &cue->plan);
  g_autoptr (GError) error = NULL;
  GtkWidget *before = self->button;

  g_clear_weak_pointer (&self->button);
  if (before != NULL && before != button)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (before), FALSE);
  if (!pl_player_play (self->player, pcm, &error))
    {
      gtk_widget_activate_action (button, "win.tell", "(sb)", error->message, FALSE);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
      return;
    }
  self->part = cue->part;
  self->group = cue->group;
  self->repaired = cue->repaired;
  g_set_weak_pointer (&self->button, button);
}

static void
toggled_cb (GtkToggleButton *button, gpointer data)
{
  Cue *cue = data;
  PlListening *self = cue->listening;

  if (gtk_toggle_button_get_active (button))
    {
      if (self->button != GTK_WIDGET (button))
        start (self, GTK_WIDGET (button), cue);
    }
  else if (self->button == GTK_WIDGET (button))
    pl_player_stop (self->player);
}

static GtkWidget *
new_button (PlListening *self, const char *spoken, Cue *cue)
{
  GtkWidget *button = gtk_toggle_button_new ();

  cue->listening = self;
  gtk_button_set_icon_name (GTK_BUTTON (button), "audio-speakers-symbolic");
  pl_piece_set_tip (button, spoken);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "cue", cue, cue_free);
  if (!cue->repaired && !self->repaired && self->part == cue->part && self->group == cue->group)
    {
      g_clear_weak_pointer (&self->button);
      g_set_weak_pointer (&self->button, button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    }
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), cue);
  return button;
}

static Cue *
cue_new (const PlCircuit *circuit, const PlVerdict *verdict, const GArray *findings)
{
  Cue *cue = g_new0 (Cue, 1);

  cue->part = verdict->part;
  cue->group = verdict->group;
  pl_listen_plan (circuit, verdict, findings, &cue->plan);
  return cue;
}

GtkWidget *
pl_listening_new_button (PlListening *self, const PlCircuit *circuit, const PlVerdict *verdict,
                         const GArray *findings)
{
  g_autofree char *name = pl_words_part (pl_circuit_get_patch (circuit), verdict->part);
  g_autofree char *spoken
      = pl_words_fill (_ ("Listen to what {listener} hears"), "listener", name, NULL);

  return new_button (self, spoken, cue_new (circuit, verdict, findings));
}

GtkWidget *
pl_listening_new_repaired_button (PlListening *self, PlCircuit *circuit, const PlVerdict *verdict)
{
  g_autofree char *name = pl_words_part (pl_circuit_get_patch (circuit), verdict->part);
  g_autofree char *spoken
      = pl_words_fill (_ ("Listen to what {listener} would hear then"), "listener", name, NULL);
  g_autoptr (GArray) findings = pl_circuit_dup_findings (circuit);
  Cue *cue = cue_new (circuit, verdict, findings);

  cue->repaired = TRUE;
  return new_button (self, spoken, cue);
}

void
pl_listening_follow (PlListening *self, const PlCircuit *circuit, const GArray *findings)
{
  PlVerdict verdict = { 0 };
  PlListenPlan plan;
  g_autoptr (GBytes) pcm = NULL;

  if (self->part == 0)
    return;
  if (self->button == NULL || self->repaired
      || pl_patch_get_part (pl_circuit_get_patch (circuit), self->part) == NULL)
    {
      pl_player_stop (self->player);
      return;
    }
  pl_circuit_judge (circuit, self->part, self->group, &verdict);
  pl_listen_plan (circuit, &verdict, findings, &plan);
  pcm = mix (self, &plan);
  pl_player_switch_to (self->player, pcm);
  pl_listen_plan_clear (&plan);
  pl_verdict_clear (&verdict);
}
