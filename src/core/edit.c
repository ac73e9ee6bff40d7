/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/edit-private.h"
#include "core/words.h"

G_DEFINE_QUARK (pl_edit_error, pl_edit_error)

enum
{
  MAX_NAME = 200, /* characters */
  MAX_LENGTH_M = 1000
};

void
pl_edit_fail (GError **error, PlEditError code, const char *format, ...)
{
  va_list args;

  if (error == NULL)
    return;
  va_start (args, format);
  *error = g_error_new_valist (PL_EDIT_ERROR, (int) code, format, args);
  va_end (args);
}

/* Everything below writes into a copy that nobody else has seen yet. */

static PlPart *
change_part (PlPatch *patch, PlPartId id, GError **error)
{
  const PlPart *part = pl_patch_get_part (patch, id);
  PlPart *copy = NULL;

  if (part == NULL)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_NO_SUCH, _("There is no part %u on the bench."), id);
      return NULL;
    }
  copy = pl_part_dup (part);
  pl_patch_put (patch, id, copy);
  return copy;
}

static gboolean
place_is_good (double x, double y, GError **error)
{
  if (isfinite (x) && isfinite (y) && fabs (x) <= 1e6 && fabs (y) <= 1e6)
    return TRUE;
  pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _("That place is too far off the bench."));
  return FALSE;
}

static gboolean
name_is_good (const char *name, GError **error)
{
  if (name == NULL || (g_utf8_validate (name, -1, NULL) && g_utf8_strlen (name, -1) <= MAX_NAME))
    return TRUE;
  pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _("A name may have up to %d characters."), MAX_NAME);
  return FALSE;
}

/* The lowest number no cable has. */
static int
free_number (const PlPatch *patch)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  int number = 1;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    g_hash_table_add (used, GINT_TO_POINTER (pl_patch_get_part (patch, id)->number));
  while (g_hash_table_contains (used, GINT_TO_POINTER (number)))
    number++;
  return number;
}

static gboolean
apply_add (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPartId id = edit->id != 0 ? edit->id : pl_patch_next_id (patch);
  PlPart *part = NULL;

  if (id > PL_MAX_PART_ID || pl_patch_get_part (patch, id) != NULL)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _("The bench is full."));
      return FALSE;
    }
  if (!place_is_good (edit->x, edit->y, error) || !name_is_good (edit->name, error))
    return FALSE;
  part = pl_part_new (edit->kind);
  part->x = edit->x;
  part->y = edit->y;
  part->name = g_strdup (edit->name);
  if (pl_kind_is_cable (edit->kind))
    part->number = free_number (patch);
  pl_patch_put (patch, id, part);
  return TRUE;
}

/* Plugs that sat in a part, or in one of its connectors, come loose. */
static void
loosen_all (PlPatch *patch, PlPartId socket, int connector)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);
      PlPart *copy = NULL;

      for (guint i = 0; i < part->kind->connectors->len; i++)
        {
          if (part->seats[i].part != socket
              || (connector >= 0 && part->seats[i].connector != connector))
            continue;
          if (copy == NULL)
            copy = pl_part_dup (part);
          copy->seats[i] = (PlSeat){ .x = (double) NAN, .y = (double) NAN };
        }
      if (copy != NULL)
        pl_patch_put (patch, id, copy);
    }
}

static gboolean
apply_remove (PlPatch *patch, const PlEdit *edit, GError **error)
{
  if (pl_patch_get_part (patch, edit->id) == NULL)
    return change_part (patch, edit->id, error) != NULL;
  pl_patch_put (patch, edit->id, NULL);
  loosen_all (patch, edit->id, -1);
  return TRUE;
}

static gboolean
apply_move (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part = place_is_good (edit->x, edit->y, error) ? change_part (patch, edit->id, error)
                                                          : NULL;
  if (part == NULL)
    return FALSE;
  part->x = edit->x;
  part->y = edit->y;
  return TRUE;
}

static gboolean
apply_plug (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part = NULL;

  if (!pl_patch_can_plug (patch, edit->from, edit->to, error))
    return FALSE;
  part = change_part (patch, edit->from.part, error);
  part->seats[edit->from.connector] = (PlSeat){ .part = edit->to.part,
                                                .connector = edit->to.connector,
                                                .depth = edit->depth,
                                                .x = (double) NAN,
                                                .y = (double) NAN };
  return TRUE;
}

static gboolean
apply_unplug (PlPatch *patch, const PlEdit *edit, GError **error)
{
  gboolean placed = !isnan (edit->x) && !isnan (edit->y);
  PlPart *part = NULL;

  if (placed && !place_is_good (edit->x, edit->y, error))
    return FALSE;
  if (!pl_end_exists (patch, edit->from, error))
    return FALSE;
  part = change_part (patch, edit->from.part, error);
  part->seats[edit->from.connector]
      = (PlSeat){ .x = placed ? edit->x : (double) NAN, .y = placed ? edit->y : (double) NAN };
  return TRUE;
}

static gboolean
apply_control (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part = change_part (patch, edit->id, error);
  const PlControl *control = NULL;

  if (part == NULL)
    return FALSE;
  if (edit->index >= part->kind->controls->len)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_NO_SUCH, _("%s has no such control."),
                    pl_part_title (part));
      return FALSE;
    }
  control = pl_kind_control (part->kind, edit->index);
  if (!isfinite (edit->value) || edit->value < control->min || edit->value > control->max)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _("%s goes from %g to %g."), control->label,
                    control->min, control->max);
      return FALSE;
    }
  part->controls[edit->index]
      = control->type == PL_CONTROL_SWITCH ? round (edit->value) : edit->value;
  return TRUE;
}

static gboolean
apply_name (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part = name_is_good (edit->name, error) ? change_part (patch, edit->id, error) : NULL;

  if (part == NULL)
    return FALSE;
  g_free (part->name);
  part->name = edit->name != NULL && *edit->name != '\0' ? g_strdup (edit->name) : NULL;
  return TRUE;
}

static gboolean
apply_length (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part = change_part (patch, edit->id, error);

  if (part == NULL)
    return FALSE;
  if (!isfinite (edit->value) || edit->value < 0 || edit->value > MAX_LENGTH_M)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _("A cable can be up to %d m long."),
                    MAX_LENGTH_M);
      return FALSE;
    }
  part->length_m = edit->value;
  return TRUE;
}

static gboolean
same_fault (const PlFault *a, const PlFault *b)
{
  return a->type == b->type && a->conductor == b->conductor
         && (a->type == PL_FAULT_OPEN || a->other == b->other);
}

static gboolean
fault_is_good (const PlPart *part, const PlFault *fault)
{
  guint n = part->kind->conductors->len;

  return fault->conductor < n
         && (fault->type == PL_FAULT_OPEN
             || (fault->other < n && fault->other != fault->conductor));
}

static gboolean
apply_fault (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part = change_part (patch, edit->id, error);
  guint kept = 0;

  if (part == NULL)
    return FALSE;
  if (!fault_is_good (part, &edit->fault))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_NO_SUCH, _("%s has no such conductor."),
                    pl_part_title (part));
      return FALSE;
    }
  for (guint i = 0; i < part->n_faults; i++)
    if (!same_fault (&part->faults[i], &edit->fault))
      part->faults[kept++] = part->faults[i];
  part->n_faults = kept;
  if (edit->value >= 0.5 && kept < G_N_ELEMENTS (part->faults))
    part->faults[part->n_faults++] = edit->fault;
  return TRUE;
}

static gboolean
apply_driver (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part = change_part (patch, edit->id, error);

  if (part == NULL)
    return FALSE;
  if (edit->index >= part->kind->connectors->len || !(edit->value >= 0)
      || edit->value > pl_kind_connector (part->kind, edit->index)->n_drivers)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _("%s cannot be driven that way."),
                    pl_part_title (part));
      return FALSE;
    }
  part->drivers[edit->index] = (guint8) edit->value;
  return TRUE;
}

static gboolean
apply_text (PlPatch *patch, const PlEdit *edit, GError **error)
{
  const char *text = edit->name != NULL ? edit->name : "";

  if (!g_utf8_validate (text, -1, NULL))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _("That text is not valid UTF-8."));
      return FALSE;
    }
  if (edit->type == PL_EDIT_SET_NOTES)
    pl_patch_put_notes (patch, text);
  else if (name_is_good (text, error))
    pl_patch_put_title (patch, text);
  else
    return FALSE;
  return TRUE;
}

static gboolean
apply_dismiss (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlDismissal dismissal = { (char *) edit->code, edit->id, (char *) edit->name };

  if (edit->code == NULL || *edit->code == '\0')
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _("There is no finding of that name."));
      return FALSE;
    }
  if (edit->type == PL_EDIT_RESTORE)
    pl_patch_drop_dismissal (patch, edit->code, edit->id);
  else
    pl_patch_put_dismissal (patch, &dismissal);
  return TRUE;
}

static gboolean
apply_to (PlPatch *patch, const PlEdit *edit, GError **error)
{
  switch (edit->type)
    {
    case PL_EDIT_ADD:
      return apply_add (patch, edit, error);
    case PL_EDIT_REMOVE:
      return apply_remove (patch, edit, error);
    case PL_EDIT_MOVE:
      return apply_move (patch, edit, error);
    case PL_EDIT_PLUG:
      return apply_plug (patch, edit, error);
    case PL_EDIT_UNPLUG:
      return apply_unplug (patch, edit, error);
    case PL_EDIT_SET_CONTROL:
      return apply_control (patch, edit, error);
    case PL_EDIT_SET_NAME:
      return apply_name (patch, edit, error);
    case PL_EDIT_SET_KIND:
      return pl_edit_apply_kind (patch, edit, error);
    case PL_EDIT_SET_LENGTH:
      return apply_length (patch, edit, error);
    case PL_EDIT_SET_FAULT:
      return apply_fault (patch, edit, error);
    case PL_EDIT_SET_DRIVER:
      return apply_driver (patch, edit, error);
    case PL_EDIT_SET_TITLE:
    case PL_EDIT_SET_NOTES:
      return apply_text (patch, edit, error);
    case PL_EDIT_DISMISS:
    case PL_EDIT_RESTORE:
      return apply_dismiss (patch, edit, error);
    }
  g_assert_not_reached ();
}

PlPatch *
pl_patch_apply (const PlPatch *self, const PlEdit *edit, GError **error)
{
  return pl_patch_apply_all (self, edit, 1, error);
}

PlPatch *
pl_patch_apply_all (const PlPatch *self, const PlEdit *edits, guint n_edits, GError **error)
{
  g_autoptr (PlPatch) patch = pl_patch_copy (self);

  for (guint i = 0; i < n_edits; i++)
    if (!apply_to (patch, &edits[i], error))
      return NULL;
  return g_steal_pointer (&patch);
}
