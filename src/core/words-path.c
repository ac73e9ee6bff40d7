/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way to a listener, said instead of drawn. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words.h"

const char *
pl_words_letter (PlContact contact)
{
  static const char *const letters[PL_N_CONTACTS] = {
    [PL_CONTACT_TIP] = "T",    [PL_CONTACT_RING] = "R",   [PL_CONTACT_RING2] = "R2",
    [PL_CONTACT_SLEEVE] = "S", [PL_CONTACT_PIN1] = "1",   [PL_CONTACT_PIN2] = "2",
    [PL_CONTACT_PIN3] = "3",   [PL_CONTACT_CENTRE] = "C", [PL_CONTACT_SHELL] = "S",
    [PL_CONTACT_PLUS] = "+",   [PL_CONTACT_MINUS] = "−",
  };

  return letters[contact];
}

const char *
pl_words_behind (PlBehind behind)
{
  switch (behind)
    {
    case PL_BEHIND_NOTHING:
      return _ ("nothing");
    case PL_BEHIND_GROUND:
      return _ ("ground");
    case PL_BEHIND_DRIVER:
      return _ ("plays");
    case PL_BEHIND_INVERTER:
      return _ ("plays inverted");
    case PL_BEHIND_RESISTOR:
      return _ ("resistor to ground");
    case PL_BEHIND_LEFT:
      return _ ("left");
    case PL_BEHIND_RIGHT:
      return _ ("right");
    case PL_BEHIND_HOT:
      return _ ("hot");
    case PL_BEHIND_COLD:
      return _ ("cold");
    case PL_BEHIND_RETURN:
      return _ ("return");
    }
  g_assert_not_reached ();
}

/* "Main mix, left + 1 more" */
static char *
with_others (const char *programme, guint n_others)
{
  g_autofree char *number = g_strdup_printf ("%u", n_others);

  return pl_words_fill (_ ("{programme} + {number} more"), "programme", programme, "number", number,
                        NULL);
}

char *
pl_words_carries (const PlPatch *patch, const PlCarries *carries)
{
  g_autofree char *name = NULL;
  g_autofree char *gain = NULL;

  if (carries->type != PL_CARRIES_SIGNAL)
    return g_strdup (carries->type == PL_CARRIES_GROUND ? _ ("ground") : _ ("no signal"));
  name = pl_words_programme (patch, carries->programme);
  if (carries->n_members > 1)
    {
      char *all = with_others (name, carries->n_members - 1);

      g_free (name);
      name = all;
    }
  gain = pl_words_gain (carries->gain);
  return pl_words_fill (_ ("{programme}, {level}"), "programme", name, "level", gain, NULL);
}

char *
pl_words_path_device (const PlPatch *patch, const PlPathDevice *device, gboolean is_output)
{
  const PlKind *kind = pl_patch_get_part (patch, device->end.part)->kind;
  const char *label = pl_words_jack (kind, device->end.connector);

  if (device->is_other)
    return pl_words_fill (_ ("{jack}: not an output"), "jack", label, NULL);
  if (is_output)
    return pl_words_fill (_ ("{jack}: {driver} output"), "jack", label, "driver",
                          pl_words_driver (device->driver), NULL);
  return g_strdup (label);
}

char *
pl_words_path_joint (const PlPathJoint *joint)
{
  return pl_words_fill (
      joint->depth == PL_DEPTH_FIRST_CLICK ? _ ("{plug} in {socket}, only at the first click")
                                           : _ ("{plug} in {socket}"),
      "plug", pl_words_shape (joint->plug), "socket", pl_words_shape (joint->socket), NULL);
}

const char *
pl_words_path_empty (void)
{
  return _ ("nothing plugged in");
}

char *
pl_words_path_stage (const PlPatch *patch, PlPartId part)
{
  g_autofree char *name = pl_words_part (patch, part);

  return pl_words_fill (_ ("amplified by {device}"), "device", name, NULL);
}

char *
pl_words_path_line (const PlPatch *patch, const PlCarries *carries, gboolean broken, gboolean loose,
                    char **level)
{
  g_autofree char *name = NULL;

  if (broken)
    *level = g_strdup (_ ("broken"));
  else if (loose)
    *level = g_strdup (_ ("loose end"));
  else
    *level = carries->type == PL_CARRIES_SIGNAL ? pl_words_gain (carries->gain) : g_strdup ("");
  if (carries->type != PL_CARRIES_SIGNAL)
    return pl_words_carries (patch, carries);
  name = pl_words_programme (patch, carries->programme);
  if (carries->n_members > 1)
    return with_others (name, carries->n_members - 1);
  return g_steal_pointer (&name);
}

char *
pl_words_path_source (const PlPathContact *contact, gboolean brief)
{
  gboolean drives = contact->behind == PL_BEHIND_DRIVER || contact->behind == PL_BEHIND_INVERTER;

  if (contact->carries.type == PL_CARRIES_SIGNAL)
    {
      char *gain = pl_words_gain (contact->carries.gain);

      if (brief)
        *strrchr (gain, ' ') = '\0';
      return gain;
    }
  if (drives && contact->carries.type == PL_CARRIES_GROUND)
    return g_strdup (contact->excused ? _ ("grounded") : _ ("shorted"));
  return g_strdup (contact->carries.type == PL_CARRIES_GROUND ? _ ("ground") : _ ("no signal"));
}

/* "tip: plays, Main mix, −2.0 dB +" */
static void
append_contact (GString *out, const PlPatch *patch, const PlPathContact *contact)
{
  g_autofree char *carries = pl_words_carries (patch, &contact->carries);
  g_autofree char *words
      = contact->carries.type == PL_CARRIES_GROUND
            ? pl_words_fill (_ ("{contact}: ground"), "contact",
                             pl_words_contact (contact->contact), NULL)
            : pl_words_fill (_ ("{contact}: {behind}, {carries}"), "contact",
                             pl_words_contact (contact->contact), "behind",
                             pl_words_behind (contact->behind), "carries", carries, NULL);

  g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", words);
}

static char *
word_device (const PlPatch *patch, const PlPathDevice *device, gboolean is_output)
{
  g_autoptr (GString) contacts = g_string_new (NULL);
  g_autofree char *part = pl_words_part (patch, device->end.part);
  g_autofree char *jack = pl_words_path_device (patch, device, is_output);

  for (guint i = 0; i < device->n_contacts; i++)
    append_contact (contacts, patch, &device->contacts[i]);
  return pl_words_fill (is_output ? _ ("{part}, {jack}. {contacts}.")
                                  : _ ("{part}, {jack}, takes it. {contacts}."),
                        "part", part, "jack", jack, "contacts", contacts->str, NULL);
}

static char *
word_reading (const PlPatch *patch, const PlPathDevice *input, guint index)
{
  g_autofree char *carries = pl_words_carries (patch, &input->readings[index]);

  switch (input->roles[index])
    {
    case PL_BEHIND_LEFT:
      return pl_words_fill (input->is_ears ? _ ("Left ear: {carries}.")
                                           : _ ("Left channel: {carries}."),
                            "carries", carries, NULL);
    case PL_BEHIND_RIGHT:
      return pl_words_fill (input->is_ears ? _ ("Right ear: {carries}.")
                                           : _ ("Right channel: {carries}."),
                            "carries", carries, NULL);
    case PL_BEHIND_NOTHING:
    case PL_BEHIND_GROUND:
    case PL_BEHIND_DRIVER:
    case PL_BEHIND_INVERTER:
    case PL_BEHIND_RESISTOR:
    case PL_BEHIND_HOT:
    case PL_BEHIND_COLD:
    case PL_BEHIND_RETURN:
      return pl_words_fill (_ ("It reads: {carries}."), "carries", carries, NULL);
    }
  g_assert_not_reached ();
}

static char *
word_joint (const PlPatch *patch, const PlPathJoint *joint)
{
  PlTouch touches[PL_MAX_TOUCHES];
  guint n = pl_shape_touches (joint->plug, joint->socket, joint->depth, touches);
  PlEnd plug_end = joint->plug_is_down ? joint->down : joint->up;
  PlEnd socket_end = joint->plug_is_down ? joint->up : joint->down;
  g_autofree char *owner = pl_words_part (patch, plug_end.part);
  g_autofree char *socket = pl_words_end (patch, socket_end);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *pair = pl_words_fill (_ ("its {plug} on the {socket}"), "plug",
                                             pl_words_contact (touches[i].plug), "socket",
                                             pl_words_contact (touches[i].socket), NULL);
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", pair);
    }
  return pl_words_fill (joint->depth == PL_DEPTH_FIRST_CLICK
                            ? _ ("{plug} of {owner} in {socket}, at the first click: {pairs}.")
                            : _ ("{plug} of {owner} in {socket}: {pairs}."),
                        "plug", pl_words_shape (joint->plug), "owner", owner, "socket", socket,
                        "pairs", list->str, NULL);
}

static gboolean
has_place (const PlPathWire *wire, PlPathPlace place)
{
  for (guint i = 0; i < wire->n_ends; i++)
    if (wire->places[i] == place)
      return TRUE;
  return FALSE;
}

static char *
word_wire (const PlPatch *patch, const PlPathWire *wire)
{
  const PlKind *kind = pl_patch_get_part (patch, wire->part)->kind;
  g_autofree char *cable = pl_words_part (patch, wire->part);
  g_autofree char *up = pl_words_carries (patch, &wire->up);
  g_autofree char *down = pl_words_carries (patch, &wire->down);
  gboolean has_up = has_place (wire, PL_PATH_UP), has_down = has_place (wire, PL_PATH_DOWN);
  const char *words = _ ("Conductor {conductor} of {cable}: {down}.");

  if (wire->broken)
    words = _ ("Conductor {conductor} of {cable} is broken: {up} above the break, {down} below.");
  else if (!has_down)
    words = _ ("Conductor {conductor} of {cable} ends loose: {up}.");
  else if (!has_up)
    words = _ ("Conductor {conductor} of {cable} begins loose: {down}.");
  return pl_words_fill (words, "conductor", pl_words_conductor (kind, wire->conductor), "cable",
                        cable, "up", up, "down", down, NULL);
}

static const PlPathDevice *
find_device (const GArray *devices, PlEnd end)
{
  for (guint i = 0; i < devices->len; i++)
    {
      const PlPathDevice *device = &g_array_index (devices, PlPathDevice, i);
      if (device->end.part == end.part && device->end.connector == end.connector)
        return device;
    }
  return NULL;
}

static void
add_cable (GPtrArray *lines, const PlPatch *patch, const PlHop *hop, guint joint)
{
  PlPartId part = g_array_index (hop->joints, PlPathJoint, joint).up.part;

  for (guint i = 0; i < joint; i++)
    if (g_array_index (hop->joints, PlPathJoint, i).up.part == part)
      return; /* it was told above another end of it */
  for (guint i = 0; i < hop->wires->len; i++)
    if (g_array_index (hop->wires, PlPathWire, i).part == part)
      g_ptr_array_add (lines, word_wire (patch, &g_array_index (hop->wires, PlPathWire, i)));
}

static void
add_input_lines (GPtrArray *lines, const PlPatch *patch, const PlPathDevice *input)
{
  g_ptr_array_add (lines, word_device (patch, input, FALSE));
  for (guint i = 0; i < input->n_readings; i++)
    g_ptr_array_add (lines, word_reading (patch, input, i));
}

static void
add_hop (GPtrArray *lines, const PlPatch *patch, const PlHop *hop)
{
  for (guint i = 0; i < hop->joints->len; i++)
    {
      const PlPathJoint *joint = &g_array_index (hop->joints, PlPathJoint, i);
      const PlPathDevice *output = find_device (hop->outputs, joint->up);
      const PlPathDevice *input = find_device (hop->inputs, joint->down);

      if (output != NULL)
        g_ptr_array_add (lines, word_device (patch, output, TRUE));
      else
        add_cable (lines, patch, hop, i);
      g_ptr_array_add (lines, word_joint (patch, joint));
      if (input != NULL)
        add_input_lines (lines, patch, input);
    }
  for (guint i = 0; hop->joints->len == 0 && i < hop->inputs->len; i++)
    {
      const PlPathDevice *input = &g_array_index (hop->inputs, PlPathDevice, i);
      g_autofree char *where = pl_words_end (patch, input->end);

      g_ptr_array_add (lines,
                       pl_words_fill (_ ("Nothing is plugged in at {jack}."), "jack", where, NULL));
    }
}

char **
pl_words_path (const PlPatch *patch, const PlPath *path)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < path->hops->len; i++)
    add_hop (lines, patch, &g_array_index (path->hops, PlHop, i));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
