/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the end of a cable is plugged into: a device of the bench to be, and a jack of it. */
#include <glib/gi18n-lib.h>

#include "core/wiring-reader.h"

enum
{
  SMALL_BOX = 4 /* connectors: of such gear there are often several, and lists do not number them */
};

/* Ends */

static int
find_device (PlWiringReader *self, guint line, const PlGearMatch *match)
{
  g_autofree char *gear = pl_wiring_fold (match->kind != NULL ? match->kind->id : match->gear);
  g_autofree char *name = pl_wiring_fold (match->name != NULL ? match->name : "");
  g_autofree char *key
      = g_strdup_printf ("%s%s\n%s\n%u", match->kind != NULL ? "" : "?", gear, name, match->twin);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->device_index, key));
  PlWiringDevice *device = NULL;

  if (known == 0)
    {
      device = pl_wiring_device_new (match);
      g_ptr_array_add (self->devices, device);
      known = self->devices->len;
      g_hash_table_insert (self->device_index, g_steal_pointer (&key), GUINT_TO_POINTER (known));
      if (match->kind == NULL && match->several != NULL)
        pl_wiring_remark (self, PL_REMARK_GEAR_SEVERAL, line, match->gear, match->several, NULL);
      else if (match->kind == NULL)
        pl_wiring_remark (self, PL_REMARK_GEAR_UNKNOWN, line, match->gear, NULL, NULL);
    }
  if (match->guessed && match->kind != NULL)
    pl_wiring_remark_once (self, PL_REMARK_GEAR_GUESSED, line, match->gear, match->kind->name);
  return (int) known - 1;
}

char *
pl_wiring_dup_where (const PlWiringReader *self, PlWiringEnd end)
{
  const PlWiringDevice *device = end.device >= 0 ? pl_wiring_get_device (self, end) : NULL;
  g_autofree char *title = device != NULL ? pl_wiring_device_dup_title (device) : NULL;

  if (end.cable != NULL)
    return g_strconcat ("#", end.cable->number, NULL);
  return device != NULL
             ? g_strconcat (title, " ", pl_wiring_device_jack (device, end.jack)->label, NULL)
             : g_strdup (_ ("loose"));
}

/* Of gear that is known. */
static gboolean
find_known_jack (PlWiringReader *self, guint line, const PlGearMatch *match, gboolean is_from,
                 PlWiringEnd *end)
{
  const PlWiringDevice *device = pl_wiring_get_device (self, *end);
  g_autofree char *title = pl_wiring_device_dup_title (device);
  g_autofree char *names = pl_wiring_dup_jack_names (device->kind);
  guint16 connector = 0;
  PlJackMatch found = pl_wiring_find_jack (device->kind, match->jack, is_from, &connector);

  if (found == PL_JACK_NONE && device->kind->connectors->len == 1
      && pl_kind_connector (device->kind, 0)->moves)
    found = PL_JACK_SAME; /* a lead is called by many names */
  if (found == PL_JACK_NONE)
    pl_wiring_remark (self, PL_REMARK_JACK_UNKNOWN, line, match->jack, title, names);
  else if (found == PL_JACK_DOUBTFUL)
    pl_wiring_remark (self, PL_REMARK_JACK_SEVERAL, line, match->jack, title, names);
  if (found == PL_JACK_NONE || found == PL_JACK_DOUBTFUL)
    return FALSE;
  end->jack = connector;
  if (found == PL_JACK_LIKELY && *match->jack == '\0')
    pl_wiring_remark (self, PL_REMARK_JACK_NOT_SAID, line, NULL, title,
                      pl_kind_connector (device->kind, connector)->label);
  else if (found == PL_JACK_LIKELY)
    pl_wiring_remark (self, PL_REMARK_JACK_GUESSED, line, match->jack, title,
                      pl_kind_connector (device->kind, connector)->label);
  return TRUE;
}

/* A jack that a list does not name is one of its own for each line. */
static gboolean
find_new_jack (PlWiringReader *self, guint line, const PlGearMatch *match, gboolean is_from,
               PlWiringEnd *end)
{
  PlWiringDevice *device = pl_wiring_get_device (self, *end);
  g_autofree char *label = NULL;
  int jack;

  if (*match->jack != '\0')
    label = g_strdup (match->jack);
  for (guint i = 1; label == NULL; i++)
    {
      g_autofree char *candidate
          = g_strdup_printf ("%s %u", is_from ? _ ("Output") : _ ("Input"), i);
      guint n = device->jacks->len;

      jack = pl_wiring_device_get_jack (device, candidate);
      if (jack < 0 || device->jacks->len > n
          || pl_wiring_device_jack (device, (guint) jack)->taken == 0)
        label = g_steal_pointer (&candidate);
    }
  jack = pl_wiring_device_get_jack (device, label);
  if (jack < 0)
    pl_wiring_remark (self, PL_REMARK_TOO_MANY_JACKS, line, device->gear, NULL, NULL);
  end->jack = (guint) MAX (jack, 0);
  return jack >= 0;
}

/* Headphones that are plugged in already, a box whose jack is taken: there is one more of them,
 * with this jack free. */
static void
take_second (PlWiringReader *self, guint line, const PlGearMatch *match, PlWiringEnd *end)
{
  PlWiringDevice *first = pl_wiring_get_device (self, *end), *device = NULL;
  PlWiringJack *jack = pl_wiring_device_jack (first, end->jack);
  guint which = jack->n_seconds++;
  g_autofree char *title = NULL;

  if (which < first->seconds->len)
    {
      end->device = (int) g_array_index (first->seconds, guint, which);
      return;
    }
  device = pl_wiring_device_new (match);
  title = pl_wiring_device_dup_title (device);
  which = self->devices->len;
  g_array_append_val (first->seconds, which);
  g_ptr_array_add (self->devices, device);
  end->device = (int) which;
  pl_wiring_remark (self, PL_REMARK_GEAR_SECOND, line, title, NULL, NULL);
}

/* Two lines may tell of one joint: that of the cable, and that of the lead in its socket. */
static gboolean
is_same_joint (const PlWiringReader *self, PlWiringEnd end, const PlWiringCable *cable,
               const PlWiringCable *other)
{
  const PlWiringLead *lead = pl_wiring_find_lead (self, end);

  return lead != NULL && lead->into.cable != NULL
         && (lead->into.cable == cable || lead->into.cable == other);
}

/* In a jack that an earlier line has taken: another of that gear, or the end is loose. */
static gboolean
resolve_taken (PlWiringReader *self, guint line, const PlGearMatch *match, PlWiringEnd *end)
{
  const PlWiringDevice *device = pl_wiring_get_device (self, *end);
  guint taken = pl_wiring_device_jack (device, end->jack)->taken;
  g_autofree char *by = g_strdup_printf ("%u", taken);
  g_autofree char *where = pl_wiring_dup_where (self, *end);

  if (match->kind != NULL && match->kind->connectors->len <= SMALL_BOX && match->twin == 0)
    {
      take_second (self, line, match, end);
      return TRUE;
    }
  pl_wiring_remark (self, PL_REMARK_JACK_TAKEN, line, by, NULL, where);
  return FALSE;
}

PlWiringEnd
pl_wiring_find_end (PlWiringReader *self, const PlWiringCable *cable, guint index,
                    const PlWiringCable *other)
{
  char *const *texts = cable->texts[index];
  gboolean is_from = cable->is_from[index], found;
  PlWiringEnd end = { .device = -1 };
  PlGearMatch match = { 0 };

  if (pl_wiring_is_loose (texts[0]))
    {
      if (*texts[0] == '\0')
        pl_wiring_remark (self, PL_REMARK_END_MISSING, cable->line, NULL, NULL, NULL);
      return end;
    }
  match = pl_gear_index_find (self->gear_index, texts[0], texts[1], is_from);
  end.device = find_device (self, cable->line, &match);
  found = match.kind != NULL ? find_known_jack (self, cable->line, &match, is_from, &end)
                             : find_new_jack (self, cable->line, &match, is_from, &end);
  if (found && pl_wiring_device_jack (pl_wiring_get_device (self, end), end.jack)->taken > 0
      && !is_same_joint (self, end, cable, other))
    found = resolve_taken (self, cable->line, &match, &end);
  pl_gear_match_clear (&match);
  if (!found)
    end.device = -1;
  else if (pl_wiring_device_jack (pl_wiring_get_device (self, end), end.jack)->taken == 0)
    pl_wiring_device_jack (pl_wiring_get_device (self, end), end.jack)->taken = cable->line;
  return end;
}
