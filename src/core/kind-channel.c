/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Mixer channels and other one-way ways inside a device, as routes between signals. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/kind-reader.h"

typedef struct
{
  PlKindReader *reader;
  const char *group;
  guint16 bus[2]; /* the channel after gain and insert; [1]: right of a stereo channel */
  guint16 level, pan, mute;
} Channel;

static guint16
read_control (const Channel *self, const char *key)
{
  PlKindReader *reader = self->reader;
  g_autofree char *id
      = pl_key_file_dup_string (reader->file, self->group, key, NULL, reader->error);

  if (id == NULL || pl_reader_failed (reader))
    return PL_NO_INDEX;
  return pl_reader_find_control (reader, self->group, key, id);
}

static void
add_control (PlGain *gain, guint16 control)
{
  if (control != PL_NO_INDEX)
    pl_gain_add_control (gain, control);
}

/* The bus that the insert jack sends, or PL_NO_INDEX when the channel has no insert. */
static guint16
find_insert_send (const Channel *self, const char *insert)
{
  PlKindReader *reader = self->reader;
  g_autofree char *group = g_strconcat ("Jack ", insert, NULL);
  g_autofree char *output
      = pl_key_file_dup_string (reader->file, group, "Output", NULL, reader->error);
  g_autofree char *bus
      = pl_key_file_dup_string (reader->file, group, "Carries", NULL, reader->error);

  if (bus == NULL || g_strcmp0 (output, "insert") != 0)
    {
      pl_key_file_fail (reader->file, self->group, "Insert", PL_FILE_ERROR_VALUE, reader->error,
                        _ ("[%s] is no insert; give it Output=insert and Carries=BUS"), group);
      return PL_NO_INDEX;
    }
  return pl_reader_find_signal (reader, group, "Carries", bus);
}

static void
route_insert (const Channel *self, const char *insert, guint16 *entry)
{
  PlKindReader *reader = self->reader;
  g_autofree char *back = g_strconcat (insert, ".return", NULL);
  guint16 send = find_insert_send (self, insert);
  guint16 from = PL_NO_INDEX;
  PlGain unity = pl_gain_unity ();

  if (!pl_reader_failed (reader))
    from = pl_reader_find_signal (reader, self->group, "Insert", back);
  if (pl_reader_failed (reader))
    return;
  pl_reader_add_route (reader, from, self->bus[0], &unity);
  *entry = send;
}

/* Every sense of a jack: a combo socket has two. */
static void
route_jack (const Channel *self, const char *jack, guint16 gain_control, guint16 entry)
{
  PlKindReader *reader = self->reader;
  guint16 index = pl_reader_find_connector (reader, self->group, "Inputs", jack);
  PlGain gain = pl_gain_unity ();
  const PlConnector *connector = NULL;

  if (index == PL_NO_INDEX)
    return;
  connector = pl_kind_connector (reader->kind, index);
  add_control (&gain, gain_control);
  if (connector->senses[0] == PL_NO_INDEX && connector->senses[1] == PL_NO_INDEX)
    pl_key_file_fail (reader->file, self->group, "Inputs", PL_FILE_ERROR_VALUE, reader->error,
                      _ ("“%s” is not an input"), jack);
  for (guint i = 0; i < 2; i++)
    if (connector->senses[i] != PL_NO_INDEX)
      pl_reader_add_route (reader, connector->senses[i], entry, &gain);
}

/* A stereo input (one TRS jack) feeds a stereo channel with its two sides. */
static void
route_stereo_jack (const Channel *self, const PlConnector *connector, guint16 gain_control)
{
  PlGain gain = pl_gain_unity ();

  add_control (&gain, gain_control);
  for (guint side = 0; side < 2; side++)
    pl_reader_add_route (self->reader, connector->senses[side], self->bus[side], &gain);
}

static void
route_inputs (Channel *self, char **jacks, guint n_sides)
{
  PlKindReader *reader = self->reader;
  guint16 gain_control = read_control (self, "Gain");
  g_autofree char *insert
      = pl_key_file_dup_string (reader->file, self->group, "Insert", NULL, reader->error);
  guint16 entry = self->bus[0];

  if (insert != NULL && !pl_reader_failed (reader))
    route_insert (self, insert, &entry);
  for (guint i = 0; jacks[i] != NULL && !pl_reader_failed (reader); i++)
    {
      int index = pl_kind_find_connector (reader->kind, jacks[i]);
      const PlConnector *connector
          = index < 0 ? NULL : pl_kind_connector (reader->kind, (guint) index);

      if (n_sides == 2 && connector != NULL && connector->input == PL_INPUT_STEREO)
        route_stereo_jack (self, connector, gain_control);
      else
        route_jack (self, jacks[i], gain_control, n_sides == 2 ? self->bus[i % 2] : entry);
    }
}

static PlGain
fader_gain (const Channel *self, PlSide side)
{
  PlGain gain = pl_gain_unity ();

  add_control (&gain, self->mute);
  add_control (&gain, self->level);
  add_control (&gain, self->pan);
  gain.side = side;
  return gain;
}

/* Stereo mix: the channel's left goes left, its right goes right; a mono channel is panned. */
static void
route_to (const Channel *self, guint n_sides)
{
  PlKindReader *reader = self->reader;
  g_auto (GStrv) list = pl_key_file_dup_list (reader->file, self->group, "To", reader->error);
  guint n = list != NULL ? g_strv_length (list) : 0;

  for (guint i = 0; i < n && !pl_reader_failed (reader); i++)
    {
      guint16 to = pl_reader_find_signal (reader, self->group, "To", g_strstrip (list[i]));
      PlSide side = n == 1 ? PL_SIDE_NONE : (i % 2 == 0 ? PL_SIDE_LEFT : PL_SIDE_RIGHT);
      PlGain gain = fader_gain (self, side);

      if (to != PL_NO_INDEX)
        pl_reader_add_route (reader, self->bus[n_sides == 2 ? i % 2 : 0], to, &gain);
    }
}

/* "aux pre aux-1": before or after mute and fader.  Stereo channels send half of each side. */
static void
route_send (const Channel *self, const char *text, guint n_sides)
{
  PlKindReader *reader = self->reader;
  g_auto (GStrv) words = g_strsplit (text, " ", 3);
  gboolean post = FALSE;
  PlGain gain = pl_gain_unity ();
  guint16 to = PL_NO_INDEX, control = PL_NO_INDEX;

  if (g_strv_length (words) != 3
      || (strcmp (words[1], "pre") != 0 && strcmp (words[1], "post") != 0))
    {
      pl_key_file_fail (reader->file, self->group, "Sends", PL_FILE_ERROR_VALUE, reader->error,
                        _ ("“%s” is not “bus pre control” or “bus post control”"), text);
      return;
    }
  post = strcmp (words[1], "post") == 0;
  to = pl_reader_find_signal (reader, self->group, "Sends", words[0]);
  if (to != PL_NO_INDEX)
    control = pl_reader_find_control (reader, self->group, "Sends", words[2]);
  if (control == PL_NO_INDEX)
    return;
  if (post)
    {
      add_control (&gain, self->mute);
      add_control (&gain, self->level);
    }
  add_control (&gain, control);
  gain.factor = 1.0 / n_sides;
  for (guint i = 0; i < n_sides; i++)
    pl_reader_add_route (reader, self->bus[i], to, &gain);
}

static gboolean
channel_is_stereo (const Channel *self, char **jacks)
{
  int first = pl_kind_find_connector (self->reader->kind, jacks[0]);

  if (g_strv_length (jacks) >= 2)
    return TRUE;
  return first >= 0
         && pl_kind_connector (self->reader->kind, (guint) first)->input == PL_INPUT_STEREO;
}

void
pl_reader_read_channel (PlKindReader *self, const char *group, const char *id)
{
  Channel channel = { .reader = self, .group = group };
  g_autofree char *name = pl_key_file_dup_string (self->file, group, "Name", id, self->error);
  g_auto (GStrv) jacks = pl_key_file_dup_list (self->file, group, "Inputs", self->error);
  g_auto (GStrv) sends = pl_key_file_dup_list (self->file, group, "Sends", self->error);
  g_autofree char *left = g_strconcat ("channel-", id, NULL);
  g_autofree char *right = g_strconcat ("channel-", id, "-right", NULL);
  guint n_sides = 1;

  if (jacks == NULL || jacks[0] == NULL)
    {
      pl_key_file_fail (self->file, group, "Inputs", PL_FILE_ERROR_MISSING, self->error,
                        _ ("a channel needs an input; write Inputs=JACK"));
      return;
    }
  for (guint i = 0; jacks[i] != NULL; i++)
    g_strstrip (jacks[i]);
  n_sides = channel_is_stereo (&channel, jacks) ? 2 : 1;
  channel.bus[0] = pl_reader_add_bus (self, left, name, FALSE);
  channel.bus[1] = n_sides == 2 ? pl_reader_add_bus (self, right, name, FALSE) : PL_NO_INDEX;
  channel.level = read_control (&channel, "Level");
  channel.pan = read_control (&channel, "Pan");
  channel.mute = read_control (&channel, "Mute");
  if (!pl_reader_failed (self))
    route_inputs (&channel, jacks, n_sides);
  if (!pl_reader_failed (self))
    route_to (&channel, n_sides);
  for (guint i = 0; sends != NULL && sends[i] != NULL && !pl_reader_failed (self); i++)
    route_send (&channel, g_strstrip (sends[i]), n_sides);
}

static void
read_condition (PlKindReader *self, const char *group, PlGain *gain)
{
  g_autofree char *text = pl_key_file_dup_string (self->file, group, "When", NULL, self->error);
  g_auto (GStrv) words = text != NULL ? g_strsplit (text, " ", 2) : NULL;
  const PlControl *control = NULL;

  if (text == NULL || pl_reader_failed (self))
    return;
  if (g_strv_length (words) == 2)
    gain->condition = pl_reader_find_control (self, group, "When", words[0]);
  if (pl_reader_failed (self))
    return;
  control = gain->condition != PL_NO_INDEX ? pl_kind_control (self->kind, gain->condition) : NULL;
  for (guint i = 0; control != NULL && control->positions != NULL && control->positions[i] != NULL;
       i++)
    if (g_strcmp0 (control->positions[i], words[1]) == 0)
      {
        gain->position = (guint16) i;
        return;
      }
  pl_key_file_fail (self->file, group, "When", PL_FILE_ERROR_VALUE, self->error,
                    _ ("“%s” is not “switch position”"), text);
}

void
pl_reader_read_route (PlKindReader *self, const char *group)
{
  g_autofree char *from = pl_key_file_dup_required (self->file, group, "From", self->error);
  g_autofree char *to = pl_key_file_dup_required (self->file, group, "To", self->error);
  double db = pl_key_file_get_double (self->file, group, "Gain", -120, 120, 0, self->error);
  gboolean invert = pl_key_file_get_boolean (self->file, group, "Invert", FALSE, self->error);
  PlGain gain = pl_gain_unity ();
  guint16 source = PL_NO_INDEX, target = PL_NO_INDEX;

  gain.factor = (invert ? -1.0 : 1.0) * pow (10.0, db / 20.0);
  pl_reader_read_controls (self, group, &gain);
  read_condition (self, group, &gain);
  if (!pl_reader_failed (self))
    source = pl_reader_find_signal (self, group, "From", from);
  if (!pl_reader_failed (self))
    target = pl_reader_find_signal (self, group, "To", to);
  if (pl_reader_failed (self))
    return;
  if (pl_kind_signal (self->kind, target)->type != PL_SIGNAL_BUS)
    pl_key_file_fail (self->file, group, "To", PL_FILE_ERROR_VALUE, self->error,
                      _ ("“%s” is an input; a route ends in a bus"), to);
  else
    pl_reader_add_route (self, source, target, &gain);
}
