/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/near.h"

#include "core/path.h"

static void
mark_devices (const GArray *devices, gboolean *marks)
{
  for (guint i = 0; i < devices->len; i++)
    marks[g_array_index (devices, PlPathDevice, i).end.part] = TRUE;
}

/* What sits in the inputs of a device, and whatever hangs on that. */
static void
mark_feeds (const PlCircuit *self, PlPartId id, gboolean *marks, GQueue *devices)
{
  const PlPatch *patch = pl_circuit_get_patch (self);
  const PlKind *kind = pl_patch_get_part (patch, id)->kind;
  gboolean through = pl_kind_is_cable (kind);

  for (guint16 i = 0; i < kind->connectors->len; i++)
    {
      const PlConnector *connector = pl_kind_connector (kind, i);
      PlEnd mate;

      if ((!through && connector->input == PL_INPUT_NONE)
          || !pl_circuit_get_mate (self, (PlEnd){ id, i }, &mate, NULL) || marks[mate.part])
        continue;
      marks[mate.part] = TRUE;
      g_queue_push_tail (devices, GUINT_TO_POINTER (mate.part));
    }
}

/* From a mixer that plays what it is fed with back to the microphones. */
static void
mark_sources (const PlCircuit *self, gboolean *marks)
{
  GQueue devices = G_QUEUE_INIT;
  PlPatch *patch = pl_circuit_get_patch (self);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    if (marks[id] && pl_circuit_is_live (self, id))
      g_queue_push_tail (&devices, GUINT_TO_POINTER (id));
  while (!g_queue_is_empty (&devices))
    mark_feeds (self, GPOINTER_TO_UINT (g_queue_pop_head (&devices)), marks, &devices);
}

void
pl_circuit_mark_way (const PlCircuit *self, PlPartId part, guint16 group, gboolean *marks)
{
  g_autoptr (PlPath) path = pl_path_new (self, part, group);

  marks[part] = TRUE;
  for (guint i = 0; i < path->hops->len; i++)
    {
      const PlHop *hop = &g_array_index (path->hops, PlHop, i);

      mark_devices (hop->outputs, marks);
      mark_devices (hop->inputs, marks);
      for (guint k = 0; k < hop->joints->len; k++)
        {
          const PlPathJoint *joint = &g_array_index (hop->joints, PlPathJoint, k);

          marks[joint->up.part] = marks[joint->down.part] = TRUE;
        }
      for (guint k = 0; k < hop->wires->len; k++)
        marks[g_array_index (hop->wires, PlPathWire, k).part] = TRUE;
    }
  mark_sources (self, marks);
}

GArray *
pl_patch_dup_sitting (const PlPatch *self, const gboolean *marks)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PlSitting));

  for (PlPartId id = 0; (id = pl_patch_next_part (self, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (self, id);

      for (guint16 i = 0; i < part->kind->connectors->len; i++)
        {
          const PlSeat *seat = &part->seats[i];
          PlSitting sitting = { { id, i }, { seat->part, seat->connector }, seat->depth };

          if (pl_kind_connector (part->kind, i)->moves && seat->part != 0
              && (marks[id] || marks[seat->part]))
            g_array_append_val (list, sitting);
        }
    }
  return list;
}

static gboolean
is_end (PlEnd a, PlEnd b)
{
  return a.part == b.part && a.connector == b.connector;
}

gboolean
pl_sitting_find_mate (const GArray *sitting, PlEnd end, PlEnd *mate)
{
  for (guint i = 0; i < sitting->len; i++)
    {
      const PlSitting *joint = &g_array_index (sitting, PlSitting, i);

      if (!is_end (joint->plug, end) && !is_end (joint->jack, end))
        continue;
      *mate = is_end (joint->plug, end) ? joint->jack : joint->plug;
      return TRUE;
    }
  return FALSE;
}
