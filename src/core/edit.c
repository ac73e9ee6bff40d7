/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/edit-private.h"
#include "core/lead-color.h"
#include "core/plain.h"
#include "core/words.h"

G_DEFINE_QUARK (pl_edit_error, pl_edit_error)

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

gboolean
pl_part_exists (const PlPatch *patch, PlPartId id, GError **error)
{
  if (pl_patch_get_part (patch, id) != NULL)
    return TRUE;
  pl_edit_fail (error, PL_EDIT_ERROR_NO_SUCH, _ ("There is no part %u on the bench."), id);
  return FALSE;
}

/* Everything below writes into a copy that nobody else has seen yet. */

static PlPart *
change_part (PlPatch *patch, PlPartId id, GError **error)
{
  PlPart *copy = NULL;

  if (!pl_part_exists (patch, id, error))
    return NULL;
  copy = pl_part_dup (pl_patch_get_part (patch, id));
  pl_patch_put (patch, id, copy);
  return copy;
}

static gboolean
place_is_good (double x, double y, GError **error)
{
  if (isfinite (x) && isfinite (y) && fabs (x) <= PL_FAR && fabs (y) <= PL_FAR)
    return TRUE;
  pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("That place is too far off the bench."));
  return FALSE;
}

gboolean
pl_text_is_good (const char *text)
{
  return g_utf8_validate (text, -1, NULL) && pl_plain_find_odd (text, strlen (text)) == NULL;
}

gboolean
pl_notes_are_good (const char *text)
{
  return pl_text_is_good (text) && g_utf8_strlen (text, -1) <= PL_MAX_NOTES;
}

gboolean
pl_name_is_good (const char *name)
{
  return pl_text_is_good (name) && g_utf8_strlen (name, -1) <= PL_MAX_NAME;
}

gboolean
pl_code_is_good (const char *code)
{
  gsize length = strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length > 0 && length <= PL_MAX_NAME && code[length] == '\0';
}

static gboolean
check_text (const char *text, GError **error)
{
  if (text == NULL || pl_notes_are_good (text))
    return TRUE;
  if (pl_text_is_good (text))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE,
                    _ ("A text may have up to %d characters; shorten it."), PL_MAX_NOTES);
      return FALSE;
    }
  pl_edit_fail (error, PL_EDIT_ERROR_VALUE,
                _ ("That text has characters that cannot be written to a file."));
  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  if (!check_text (name, error))
    return FALSE;
  if (name == NULL || pl_name_is_good (name))
    return TRUE;
  pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("A name may have up to %d characters."),
                PL_MAX_NAME);
  return FALSE;
}

/* In one line; no name and an empty one are the same. */
static char *
dup_name (const char *name)
{
  return name != NULL && *name != '\0' ? pl_plain_one_line (g_strdup (name)) : NULL;
}

/* The lowest number no cable has: with n parts it is n + 1 at most. */
static int
free_number (const PlPatch *patch)
{
  int n_parts = (int) pl_patch_count_parts (patch), lowest = 1;
  g_autofree gboolean *used = g_new0 (gboolean, (gsize) n_parts + 2);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      int number = pl_patch_get_part (patch, id)->number;

      if (number <= n_parts)
        used[number] = TRUE;
    }
  while (used[lowest])
    lowest++;
  return lowest;
}

static gboolean
apply_add (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPartId id = edit->id != 0 ? edit->id : pl_patch_next_id (patch);
  PlPart *part = NULL;

  if (id > PL_MAX_PART_ID || pl_patch_count_parts (patch) >= PL_MAX_PARTS)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("The bench is full."));
      return FALSE;
    }
  if (pl_patch_get_part (patch, id) != NULL)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_TAKEN, _ ("There is a part %u on the bench already."), id);
      return FALSE;
    }
  if (!place_is_good (edit->x, edit->y, error) || !check_name (edit->name, error))
    return FALSE;
  part = pl_part_new (edit->kind);
  part->x = edit->x;
  part->y = edit->y;
  part->name = dup_name (edit->name);
  if (pl_kind_is_cable (edit->kind))
    part->number = free_number (patch);
  pl_patch_put (patch, id, part);
  return TRUE;
}

/* Plugs that sat in a part come loose. */
static void
loosen_all (PlPatch *patch, PlPartId host)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);
      PlPart *copy = NULL;

      for (guint i = 0; i < part->kind->connectors->len; i++)
        {
          if (part->seats[i].part != host)
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
  if (!pl_part_exists (patch, edit->id, error))
    return FALSE;
  pl_patch_put (patch, edit->id, NULL);
  loosen_all (patch, edit->id);
  for (guint i = pl_patch_count_dismissals (patch); i-- > 0;)
    {
      const PlDismissal *dismissal = pl_patch_get_dismissal (patch, i);

      if (dismissal->part == edit->id)
        {
          g_autofree char *code = g_strdup (dismissal->code);
          pl_patch_drop_dismissal (patch, code, edit->id);
        }
    }
  return TRUE;
}

static gboolean
apply_move (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part
      = place_is_good (edit->x, edit->y, error) ? change_part (patch, edit->id, error) : NULL;
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

  if (!pl_patch_can_plug (patch, edit->from, edit->to, error)
      || !pl_edit_check_depth (patch, edit, error))
    return FALSE;
  part = change_part (patch, edit->from.part, error);
  g_assert (part != NULL);
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
  if (!pl_end_moves (patch, edit->from, error))
    return FALSE;
  part = change_part (patch, edit->from.part, error);
  g_assert (part != NULL);
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
      pl_edit_fail (error, PL_EDIT_ERROR_NO_SUCH, _ ("%s has no such control."),
                    pl_part_title (part));
      return FALSE;
    }
  control = pl_kind_control (part->kind, edit->index);
  if (!isfinite (edit->value) || edit->value < control->min || edit->value > control->max)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("%s goes from %g to %g."), control->label,
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
  PlPart *part = check_name (edit->name, error) ? change_part (patch, edit->id, error) : NULL;

  if (part == NULL)
    return FALSE;
  g_free (part->name);
  part->name = dup_name (edit->name);
  return TRUE;
}

static gboolean
apply_length (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part = change_part (patch, edit->id, error);

  if (part == NULL)
    return FALSE;
  if (!pl_kind_is_cable (part->kind))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("Only a cable has a length."));
      return FALSE;
    }
  if (!isfinite (edit->value) || edit->value < 0 || edit->value > PL_MAX_LENGTH_M)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("A cable can be up to %d m long."),
                    PL_MAX_LENGTH_M);
      return FALSE;
    }
  part->length_m = edit->value;
  return TRUE;
}

gboolean
pl_fault_equal (const PlFault *a, const PlFault *b)
{
  if (a->type != b->type)
    return FALSE;
  if (a->type == PL_FAULT_OPEN)
    return a->conductor == b->conductor;
  return (a->conductor == b->conductor && a->other == b->other)
         || (a->conductor == b->other && a->other == b->conductor);
}

static gboolean
fault_is_good (const PlPart *part, const PlFault *fault)
{
  guint n = part->kind->conductors->len;

  return fault->conductor < n
         && (fault->type == PL_FAULT_OPEN
             || (fault->other < n && fault->other != fault->conductor));
}

/* Another part that has a number; 0: it is free. */
static PlPartId
find_number (const PlPatch *patch, int number, PlPartId but)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    if (id != but && pl_patch_get_part (patch, id)->number == number)
      return id;
  return 0;
}

static gboolean
apply_number (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part = change_part (patch, edit->id, error);
  PlPartId other;

  if (part == NULL)
    return FALSE;
  if (!pl_kind_is_cable (part->kind))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("Only a cable has a number."));
      return FALSE;
    }
  if (!(edit->value >= 0 && edit->value <= PL_MAX_CABLE_NUMBER))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("A cable’s number is from 1 to %d."),
                    PL_MAX_CABLE_NUMBER);
      return FALSE;
    }
  other = edit->value >= 1 ? find_number (patch, (int) edit->value, edit->id) : 0;
  if (other != 0)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_TAKEN,
                    _ ("Another cable has number %d; give that one another number first."),
                    (int) edit->value);
      return FALSE;
    }
  part->number = (int) edit->value;
  return TRUE;
}

static gboolean
apply_color (PlPatch *patch, const PlEdit *edit, GError **error)
{
  PlPart *part = change_part (patch, edit->id, error);

  if (part == NULL)
    return FALSE;
  if (!pl_kind_is_cable (part->kind))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("Only a cable has a colour."));
      return FALSE;
    }
  if (!(edit->value >= PL_LEAD_COLOR_NONE && edit->value < PL_N_LEAD_COLORS))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("There is no such colour."));
      return FALSE;
    }
  part->color = (guint8) edit->value;
  return TRUE;
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
      pl_edit_fail (error, PL_EDIT_ERROR_NO_SUCH, _ ("%s has no such conductor."),
                    pl_part_title (part));
      return FALSE;
    }
  for (guint i = 0; i < part->n_faults; i++)
    if (!pl_fault_equal (&part->faults[i], &edit->fault))
      part->faults[kept++] = part->faults[i];
  part->n_faults = kept;
  if (!(edit->value >= 0.5))
    return TRUE;
  if (kept == G_N_ELEMENTS (part->faults))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("A cable can have up to %d faults."),
                    (int) G_N_ELEMENTS (part->faults));
      return FALSE;
    }
  part->faults[part->n_faults++]
      = (PlFault){ edit->fault.type, edit->fault.conductor,
                   edit->fault.type == PL_FAULT_SHORT ? edit->fault.other : 0 };
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
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("%s cannot be driven that way."),
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

  if (edit->type == PL_EDIT_SET_NOTES ? !check_text (text, error) : !check_name (text, error))
    return FALSE;
  if (edit->type == PL_EDIT_SET_NOTES)
    pl_patch_put_notes (patch, text);
  else
    {
      g_autofree char *title = pl_plain_one_line (g_strdup (text));

      pl_patch_put_title (patch, title);
    }
  return TRUE;
}

static gboolean
apply_dismiss (PlPatch *patch, const PlEdit *edit, GError **error)
{
  const char *reason = edit->name != NULL ? edit->name : "";
  PlDismissal dismissal = { (char *) edit->code, edit->id, (char *) reason };

  if (edit->code == NULL || !pl_code_is_good (edit->code))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("There is no finding of that name."));
      return FALSE;
    }
  if (edit->type == PL_EDIT_RESTORE)
    {
      pl_patch_drop_dismissal (patch, edit->code, edit->id);
      return TRUE;
    }
  if (!check_text (reason, error) || (edit->id != 0 && !pl_part_exists (patch, edit->id, error)))
    return FALSE;
  if (pl_patch_count_dismissals (patch) >= PL_MAX_DISMISSALS)
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("The bench is full."));
      return FALSE;
    }
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
    case PL_EDIT_SET_NUMBER:
      return apply_number (patch, edit, error);
    case PL_EDIT_SET_COLOR:
      return apply_color (patch, edit, error);
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
  if (pl_patch_count_pieces (patch) > MAX (PL_MAX_PIECES, pl_patch_count_pieces (self)))
    {
      pl_edit_fail (error, PL_EDIT_ERROR_VALUE, _ ("The bench is full."));
      return NULL;
    }
  return g_steal_pointer (&patch);
}
