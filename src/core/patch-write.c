/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "core/edit-private.h"
#include "core/lead-color.h"
#include "core/patch-file.h"
#include "core/patch-gear.h"

/* Up to 6 digits, point as in C, no trailing zeros, no minus zero. */
static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.6g", value + 0.0));
}

/* Places are kept to 0.1 px; no minus zero. */
static double
round_place (double value)
{
  return round (value * 10.0) / 10.0 + 0.0;
}

static void
append_place (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.9g", round_place (value)));
}

static void
append_escaped (GString *out, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    switch (*c)
      {
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case ' ':
        g_string_append (out, c == text || c[1] == '\0' ? "\\s" : " ");
        break;
      default:
        g_string_append_c (out, *c);
      }
}

static void
write_text (GString *out, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "%s=", key);
  append_escaped (out, text);
  g_string_append_c (out, '\n');
}

static void
write_place (GString *out, const char *key, double x, double y)
{
  g_string_append_printf (out, "%s=", key);
  append_place (out, x);
  g_string_append_c (out, ';');
  append_place (out, y);
  g_string_append_c (out, '\n');
}

/* A control's value as it stands in the file: a word for switches, else 6 digits.  All digits when
 * rounding would lead out of the control's range. */
static char *
dup_setting (const PlControl *control, double value)
{
  GString *out = g_string_new (NULL);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double back;

  if (control->positions != NULL)
    append_escaped (out, control->positions[(guint) value]);
  else
    {
      append_number (out, value);
      back = g_ascii_strtod (out->str, NULL);
      if (back < control->min || back > control->max)
        g_string_assign (out, g_ascii_dtostr (buffer, sizeof buffer, value));
    }
  return g_string_free (out, FALSE);
}

/* What reads the same as the initial value counts as untouched. */
static void
write_controls (GString *out, const PlPart *part)
{
  for (guint i = 0; i < part->kind->controls->len; i++)
    {
      const PlControl *control = pl_kind_control (part->kind, i);
      g_autofree char *value = dup_setting (control, part->controls[i]);
      g_autofree char *initial = dup_setting (control, control->initial);

      if (strcmp (value, initial) != 0)
        g_string_append_printf (out, "Control-%s=%s\n", control->id, value);
    }
}

static void
write_faults (GString *out, const PlPart *part)
{
  for (guint i = 0; i < part->n_faults; i++)
    {
      const PlFault *fault = &part->faults[i];
      const PlConductor *wires = (const PlConductor *) (void *) part->kind->conductors->data;

      g_string_append (out, i == 0 ? "Fault=" : ";");
      if (fault->type == PL_FAULT_OPEN)
        g_string_append_printf (out, "%s open", wires[fault->conductor].id);
      else
        g_string_append_printf (out, "%s %s short", wires[fault->conductor].id,
                                wires[fault->other].id);
    }
  if (part->n_faults > 0)
    g_string_append_c (out, '\n');
}

char *
pl_end_dup_text (const PlPatch *self, PlEnd end)
{
  const PlPart *part = pl_patch_get_part (self, end.part);

  g_assert (part != NULL);
  return g_strdup_printf ("%u.%s", end.part, pl_kind_connector (part->kind, end.connector)->id);
}

static void
write_end (GString *out, const PlPatch *patch, const PlPart *part, guint16 index)
{
  const PlConnector *connector = pl_kind_connector (part->kind, index);
  const PlSeat *seat = &part->seats[index];

  if (part->drivers[index] > 0)
    g_string_append_printf (out, "Driver-%s=%s\n", connector->id,
                            pl_driver_name (connector->drivers[part->drivers[index] - 1]));
  if (!connector->moves)
    return;
  if (seat->part != 0)
    {
      g_autofree char *to = pl_end_dup_text (patch, (PlEnd){ seat->part, seat->connector });
      g_string_append_printf (out, "Plug-%s=%s%s\n", connector->id, to,
                              seat->depth == PL_DEPTH_FIRST_CLICK ? "@first-click" : "");
    }
  else if (!isnan (seat->x) && !isnan (seat->y))
    {
      g_autofree char *key = g_strconcat ("Loose-", connector->id, NULL);
      write_place (out, key, seat->x, seat->y);
    }
}

static void
write_part (GString *out, const PlPatch *patch, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (patch, id);
  gboolean is_cable = pl_kind_is_cable (part->kind);

  g_string_append_printf (out, "\n[%s %u]\nKind=%s\n", is_cable ? "Cable" : "Device", id,
                          part->kind->id);
  write_text (out, "Name", part->name);
  if (part->number > 0)
    g_string_append_printf (out, "Number=%d\n", part->number);
  if (part->color != PL_LEAD_COLOR_NONE)
    g_string_append_printf (out, "Colour=%s\n", pl_lead_color_code ((PlLeadColor) part->color));
  if (!is_cable || fabs (round_place (part->x)) > 0.0 || fabs (round_place (part->y)) > 0.0)
    write_place (out, "At", part->x, part->y);
  if (part->length_m > 0.0)
    {
      g_string_append (out, "Length=");
      append_number (out, part->length_m);
      g_string_append_c (out, '\n');
    }
  write_faults (out, part);
  write_controls (out, part);
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    write_end (out, patch, part, i);
}

/* Only what can be read again: a view is not worth a file that does not open. */
static gboolean
view_is_good (const PlView *view)
{
  return view->zoom > 0.0 && view->zoom <= PL_MAX_ZOOM && fabs (view->x) <= PL_FAR
         && fabs (view->y) <= PL_FAR;
}

static void
write_head (GString *out, const PlPatch *patch)
{
  PlView view = pl_patch_get_view (patch);
  PlPartId highest = 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    highest = id;
  g_string_append (out, "[Patchlead]\nFormat=1\n");
  write_text (out, "Title", pl_patch_get_title (patch));
  write_text (out, "Notes", pl_patch_get_notes (patch));
  if (view_is_good (&view))
    {
      g_string_append (out, "View=");
      append_number (out, view.zoom);
      g_string_append_c (out, ';');
      append_place (out, view.x);
      g_string_append_c (out, ';');
      append_place (out, view.y);
      g_string_append_c (out, '\n');
    }
  if (pl_patch_next_id (patch) > highest + 1)
    g_string_append_printf (out, "NextId=%u\n", pl_patch_next_id (patch));
}

static GString *
write_patch (const PlPatch *self)
{
  GString *out = g_string_new (NULL);

  write_head (out, self);
  for (PlPartId id = 0; (id = pl_patch_next_part (self, id)) != 0;)
    write_part (out, self, id);
  for (guint i = 0; i < pl_patch_count_dismissals (self); i++)
    {
      const PlDismissal *dismissal = pl_patch_get_dismissal (self, i);

      g_string_append_printf (out, "\n[Dismissed %u]\n", i + 1);
      write_text (out, "Code", dismissal->code);
      if (dismissal->part != 0)
        g_string_append_printf (out, "Part=%u\n", dismissal->part);
      write_text (out, "Reason", dismissal->reason);
    }
  return out;
}

char *
pl_patch_write (const PlPatch *self)
{
  return g_string_free (write_patch (self), FALSE);
}

char *
pl_patch_write_whole (const PlPatch *self)
{
  GString *out = write_patch (self);

  pl_gear_write (out, self);
  return g_string_free (out, FALSE);
}
