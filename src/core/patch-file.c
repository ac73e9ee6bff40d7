/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading; patch-write.c writes. */
#include "core/patch-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/edit-private.h"
#include "core/kind-reader.h"
#include "core/lead-color.h"
#include "core/patch-gear.h"
#include "core/plain.h"

enum
{
  PATCH_FORMAT = 1,
  LAST_NEXT_ID = PL_MAX_PART_ID / 2 /* that is heeded */
};

typedef struct
{
  PlKeyFile *file;
  PlGearText *gear;
  PlStandIns *stand_ins;
  const PlCatalog *catalog;
  PlPatch *patch;
  GError **error;
} Reader;

static gboolean
failed (const Reader *self)
{
  return *self->error != NULL;
}

/* "Device 3" or "Cable 3" → 3, 0 for other groups. */
static PlPartId
group_part (const Reader *self, const char *group)
{
  const char *text = pl_reader_group_id (group, "Device");
  guint64 id = 0;

  if (text == NULL)
    text = pl_reader_group_id (group, "Cable");
  if (text == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (text, 10, 1, PL_MAX_PART_ID, &id, NULL))
    return (PlPartId) id;
  pl_key_file_fail (self->file, group, NULL, PL_FILE_ERROR_VALUE, self->error,
                    _ ("the number after it must be 1 to %d"), PL_MAX_PART_ID);
  return 0;
}

/* In the library, in the file itself, or made up for the occasion. */
static PlKind *
find_kind (const Reader *self, const char *group, const char *id)
{
  gboolean cable = g_str_has_prefix (group, "Cable");
  g_autoptr (GError) problem = NULL;
  PlKind *kind = pl_stand_ins_find (self->stand_ins, id);

  if (kind == NULL)
    kind = pl_gear_text_find (self->gear, self->catalog, id, &problem);
  if (kind != NULL || problem != NULL)
    {
      if (problem != NULL)
        g_propagate_error (self->error, g_steal_pointer (&problem));
      return kind;
    }
  kind = pl_stand_ins_make (self->stand_ins, self->gear, self->catalog, id, cable, &problem);
  if (kind == NULL)
    pl_key_file_fail (self->file, group, "Kind", PL_FILE_ERROR_VALUE, self->error,
                      _ ("there is no gear called “%s” in the library, nor can it be one; mend its "
                         "name (%s)"),
                      id, problem->message);
  return kind;
}

static PlKind *
read_kind (const Reader *self, const char *group)
{
  g_autofree char *id = pl_key_file_dup_required (self->file, group, "Kind", self->error);
  PlKind *kind = id != NULL ? find_kind (self, group, id) : NULL;
  gboolean wants_cable = g_str_has_prefix (group, "Cable");

  if (kind == NULL)
    return NULL;
  if (pl_kind_is_cable (kind) != wants_cable)
    {
      pl_key_file_fail (self->file, group, "Kind", PL_FILE_ERROR_VALUE, self->error,
                        wants_cable ? _ ("“%s” is a device; call the group [Device …]")
                                    : _ ("“%s” is a cable; call the group [Cable …]"),
                        id);
      return NULL;
    }
  return kind;
}

/* Texts are held to what an edit may set, so that whatever was read can be written again. */
static char *
read_text (const Reader *self, const char *group, const char *key)
{
  char *text = pl_key_file_dup_string (self->file, group, key, "", self->error);

  if (!pl_text_is_good (text))
    pl_key_file_fail (self->file, group, key, PL_FILE_ERROR_VALUE, self->error,
                      _ ("it has control characters; remove them"));
  else if (!pl_notes_are_good (text))
    pl_key_file_fail (self->file, group, key, PL_FILE_ERROR_VALUE, self->error,
                      _ ("it has more than %d characters; shorten it"), PL_MAX_NOTES);
  return text;
}

static char *
read_name (const Reader *self, const char *group, const char *key)
{
  char *name = read_text (self, group, key);

  if (!failed (self) && !pl_name_is_good (name))
    pl_key_file_fail (self->file, group, key, PL_FILE_ERROR_VALUE, self->error,
                      _ ("it has more than %d characters; shorten it"), PL_MAX_NAME);
  return pl_plain_one_line (name);
}

/* n numbers with ; between them, each between -limit and limit */
static gboolean
parse_numbers (char **words, guint n, double limit, double *values)
{
  if (g_strv_length (words) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      char *end = NULL;

      values[i] = g_ascii_strtod (g_strstrip (words[i]), &end);
      if (end == words[i] || *end != '\0' || !isfinite (values[i]) || fabs (values[i]) > limit)
        return FALSE;
    }
  return TRUE;
}

/* "x;y" */
static gboolean
read_point (const Reader *self, const char *group, const char *key, double *x, double *y)
{
  g_auto (GStrv) words = pl_key_file_dup_list (self->file, group, key, self->error);
  double value[2] = { 0, 0 };

  if (words == NULL)
    return FALSE;
  if (!parse_numbers (words, G_N_ELEMENTS (value), PL_FAR, value))
    {
      pl_key_file_fail (
          self->file, group, key, PL_FILE_ERROR_VALUE, self->error,
          _ ("it must be a place on the bench: two numbers up to a million, for example 120;80"));
      return FALSE;
    }
  *x = value[0];
  *y = value[1];
  return TRUE;
}

static void
read_controls (const Reader *self, const char *group, PlPart *part)
{
  for (guint i = 0; i < part->kind->controls->len && !failed (self); i++)
    {
      const PlControl *control = pl_kind_control (part->kind, i);
      g_autofree char *key = g_strconcat ("Control-", control->id, NULL);

      if (control->positions != NULL)
        part->controls[i] = pl_key_file_get_choice (self->file, group, key,
                                                    (const char *const *) control->positions,
                                                    (int) part->controls[i], self->error);
      else
        part->controls[i] = pl_key_file_get_double (self->file, group, key, control->min,
                                                    control->max, part->controls[i], self->error);
    }
}

static void
read_drivers (const Reader *self, const char *group, PlPart *part)
{
  for (guint i = 0; i < part->kind->connectors->len && !failed (self); i++)
    {
      const PlConnector *connector = pl_kind_connector (part->kind, i);
      g_autofree char *key = g_strconcat ("Driver-", connector->id, NULL);
      const char *words[G_N_ELEMENTS (connector->drivers) + 1] = { NULL };
      guint n = part->kind->placeholder ? G_N_ELEMENTS (connector->drivers) : connector->n_drivers;

      if (n == 0)
        continue;
      for (guint j = 0; j < n; j++)
        words[j] = pl_driver_name (connector->drivers[j]);
      part->drivers[i]
          = (guint8) (pl_key_file_get_choice (self->file, group, key, words, -1, self->error) + 1);
    }
}

static int
find_conductor (const Reader *self, const char *group, const PlKind *kind, const char *id)
{
  int index = id != NULL ? pl_kind_find_conductor (kind, id) : -1;
  g_autoptr (GString) all = NULL;

  if (index >= 0)
    return index;
  all = g_string_new (NULL);
  for (guint i = 0; i < kind->conductors->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "",
                            g_array_index (kind->conductors, PlConductor, i).id);
  pl_key_file_fail (self->file, group, "Fault", PL_FILE_ERROR_VALUE, self->error,
                    _ ("there is no conductor “%s”; there is: %s"), id != NULL ? id : "", all->str);
  return -1;
}

/* "sleeve open" or "tip ring short" */
static void
read_fault (const Reader *self, const char *group, PlPart *part, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);
  PlFault fault = { PL_FAULT_OPEN, 0, 0 };
  int first = -1, second = -1;

  if (n == 2 && strcmp (words[1], "open") == 0)
    first = second = find_conductor (self, group, part->kind, words[0]);
  else if (n == 3 && strcmp (words[2], "short") == 0 && strcmp (words[0], words[1]) != 0)
    {
      fault.type = PL_FAULT_SHORT;
      first = find_conductor (self, group, part->kind, words[0]);
      if (first >= 0)
        second = find_conductor (self, group, part->kind, words[1]);
    }
  else
    pl_key_file_fail (self->file, group, "Fault", PL_FILE_ERROR_VALUE, self->error,
                      _ ("“%s” is not “CONDUCTOR open” or “CONDUCTOR CONDUCTOR short”"), text);
  if (first < 0 || second < 0)
    return;
  if (part->n_faults == G_N_ELEMENTS (part->faults))
    {
      pl_key_file_fail (self->file, group, "Fault", PL_FILE_ERROR_VALUE, self->error,
                        _ ("a cable can have up to %d faults"), (int) G_N_ELEMENTS (part->faults));
      return;
    }
  fault.conductor = (guint16) first;
  fault.other = fault.type == PL_FAULT_SHORT ? (guint16) second : 0;
  for (guint i = 0; i < part->n_faults; i++)
    if (pl_fault_equal (&part->faults[i], &fault))
      {
        pl_key_file_fail (self->file, group, "Fault", PL_FILE_ERROR_VALUE, self->error,
                          _ ("“%s” stands there twice; remove one of the two"), text);
        return;
      }
  part->faults[part->n_faults++] = fault;
}

static void
read_cable_keys (const Reader *self, const char *group, PlPart *part)
{
  g_auto (GStrv) faults = pl_key_file_dup_list (self->file, group, "Fault", self->error);

  part->number = pl_key_file_get_int (self->file, group, "Number", 0, 1000000, 0, self->error);
  part->color = (guint8) (pl_key_file_get_choice (self->file, group, "Colour",
                                                  pl_lead_color_codes (), -1, self->error)
                          + 1);
  part->length_m
      = pl_key_file_get_double (self->file, group, "Length", 0, PL_MAX_LENGTH_M, 0, self->error);
  for (guint i = 0; faults != NULL && faults[i] != NULL && !failed (self); i++)
    read_fault (self, group, part, g_strstrip (faults[i]));
}

/* First pass: the parts alone, so that plugs can then refer to any of them. */
static void
read_part (const Reader *self, const char *group, PlPartId id)
{
  PlKind *kind = read_kind (self, group);
  PlPart *part = NULL;

  if (kind == NULL)
    return;
  if (pl_patch_get_part (self->patch, id) != NULL)
    {
      pl_key_file_fail (
          self->file, group, NULL, PL_FILE_ERROR_VALUE, self->error,
          _ ("there is another part with number %u; give this one a number of its own"), id);
      return;
    }
  if (pl_patch_count_parts (self->patch) >= PL_MAX_PARTS
      || pl_patch_count_pieces (self->patch) + pl_kind_count_pieces (kind) > PL_MAX_PIECES)
    {
      pl_key_file_fail (self->file, group, NULL, PL_FILE_ERROR_VALUE, self->error,
                        _ ("the bench is full: it may have %d devices and cables, and %d jacks, "
                           "controls and parts inside them; remove some, or use two files"),
                        PL_MAX_PARTS, PL_MAX_PIECES);
      return;
    }
  part = pl_part_new (kind);
  part->name = read_name (self, group, "Name");
  if (*part->name == '\0')
    g_clear_pointer (&part->name, g_free);
  (void) read_point (self, group, "At", &part->x, &part->y);
  read_controls (self, group, part);
  read_drivers (self, group, part);
  if (pl_kind_is_cable (kind))
    read_cable_keys (self, group, part);
  for (guint i = 0; i < kind->connectors->len; i++)
    {
      const PlConnector *connector = pl_kind_connector (kind, i);
      g_autofree char *key = g_strconcat ("Loose-", connector->id, NULL);

      if (connector->moves)
        (void) read_point (self, group, key, &part->seats[i].x, &part->seats[i].y);
    }
  pl_patch_put (self->patch, id, part);
}

static gboolean
find_end (const Reader *self, const char *group, const char *key, const char *text, PlEnd *end)
{
  g_autoptr (GError) problem = NULL;

  if (pl_end_parse (self->patch, text, end, &problem))
    return TRUE;
  pl_key_file_fail (self->file, group, key, (PlFileError) problem->code, self->error, "%s",
                    problem->message);
  return FALSE;
}

static const char depth_suffix[] = "@first-click";

static gint64 *
pack_end (PlEnd end)
{
  gint64 *key = g_new (gint64, 1);

  *key = ((gint64) end.part << 16) | end.connector;
  return key;
}

static gboolean
take_seat (const Reader *self, const char *group, const char *key, PlEnd end, GHashTable *taken)
{
  gint64 packed = ((gint64) end.part << 16) | end.connector;
  const char *other = g_hash_table_lookup (taken, &packed);
  g_autofree char *text = pl_end_dup_text (self->patch, end);

  if (other == NULL)
    {
      (void) g_hash_table_insert (taken, pack_end (end), g_strdup (group));
      return TRUE;
    }
  pl_key_file_fail (self->file, group, key, PL_FILE_ERROR_VALUE, self->error,
                    _ ("[%s] has a plug in %s already; move one of the two"), other, text);
  return FALSE;
}

static void
read_plug (const Reader *self, const char *group, PlEnd from, PlPart *part, GHashTable *taken)
{
  const PlConnector *connector = pl_kind_connector (part->kind, from.connector);
  g_autofree char *key = g_strconcat ("Plug-", connector->id, NULL);
  g_autofree char *text = pl_key_file_dup_string (self->file, group, key, NULL, self->error);
  PlSeat *seat = &part->seats[from.connector];
  const PlPart *host = NULL;
  PlShape shape;
  PlEnd to;

  if (text == NULL)
    return;
  g_strstrip (text);
  if (g_str_has_suffix (text, depth_suffix))
    {
      seat->depth = PL_DEPTH_FIRST_CLICK;
      text[strlen (text) - strlen (depth_suffix)] = '\0';
    }
  if (!find_end (self, group, key, text, &to))
    return;
  host = pl_patch_get_part (self->patch, to.part);
  shape = pl_kind_connector (host->kind, to.connector)->shape;
  if (!pl_shape_mates (connector->shape, shape))
    pl_key_file_fail (
        self->file, group, key, PL_FILE_ERROR_VALUE, self->error,
        _ ("its %s does not fit into %s (%s); plug it in elsewhere, or remove this line"),
        pl_shape_name (connector->shape), text, pl_shape_name (shape));
  else if (seat->depth == PL_DEPTH_FIRST_CLICK
           && !pl_shape_has_first_click (connector->shape, shape))
    pl_key_file_fail (self->file, group, key, PL_FILE_ERROR_VALUE, self->error,
                      _ ("its %s has no first click; remove %s"), pl_shape_name (connector->shape),
                      depth_suffix);
  else if (take_seat (self, group, key, to, taken))
    {
      seat->part = to.part;
      seat->connector = to.connector;
      seat->x = seat->y = (double) NAN;
    }
}

static void
read_plugs (const Reader *self, const char *group, PlPartId id, GHashTable *taken)
{
  PlPart *part = pl_part_dup (pl_patch_get_part (self->patch, id));

  for (guint16 i = 0; i < part->kind->connectors->len && !failed (self); i++)
    if (pl_kind_connector (part->kind, i)->moves)
      read_plug (self, group, (PlEnd){ id, i }, part, taken);
  pl_patch_put (self->patch, id, part);
}

/* An end of a lead that is itself plugged in cannot hold anything. */
static void
check_hosts (const Reader *self, const char *group, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);

  for (guint i = 0; i < part->kind->connectors->len; i++)
    {
      const PlSeat *seat = &part->seats[i];
      const PlPart *host = pl_patch_get_part (self->patch, seat->part);
      g_autofree char *key = g_strconcat ("Plug-", pl_kind_connector (part->kind, i)->id, NULL);

      if (host != NULL && host->seats[seat->connector].part != 0)
        pl_key_file_fail (self->file, group, key, PL_FILE_ERROR_VALUE, self->error,
                          _ ("%u.%s is itself plugged in; remove one of the two lines"), seat->part,
                          pl_kind_connector (host->kind, seat->connector)->id);
    }
}

/* FALSE with an error when this is no patch that can be read here; comes before all else. */
static gboolean
check_format (const Reader *self)
{
  static const char group[] = "Patchlead";
  int format = pl_key_file_get_int (self->file, group, "Format", 1, G_MAXINT, 0, self->error);

  if (format == 0)
    pl_key_file_fail (self->file, group, "Format", PL_FILE_ERROR_MISSING, self->error,
                      _ ("it is not there; is this a Patchlead file? If so, write Format=%d"),
                      PATCH_FORMAT);
  else if (format > PATCH_FORMAT)
    pl_key_file_fail (
        self->file, group, "Format", PL_FILE_ERROR_VERSION, self->error,
        _ ("this file was written by a newer Patchlead (format %d, this one reads up to "
           "%d); update Patchlead to open it"),
        format, PATCH_FORMAT);
  return !failed (self);
}

static void
read_view (const Reader *self, const char *group)
{
  g_auto (GStrv) words = pl_key_file_dup_list (self->file, group, "View", self->error);
  double value[3] = { 0, 0, 0 };

  if (words == NULL)
    return;
  if (parse_numbers (words, G_N_ELEMENTS (value), PL_FAR, value) && value[0] >= 0
      && value[0] <= PL_MAX_ZOOM)
    pl_patch_put_view (self->patch, (PlView){ value[0], value[1], value[2] });
  else
    pl_key_file_fail (
        self->file, group, "View", PL_FILE_ERROR_VALUE, self->error,
        _ ("it must be zoom;x;y with a zoom up to %d, for example 1;400;300; or remove this line"),
        (int) PL_MAX_ZOOM);
}

/* Ids need only be beyond those in use: a NextId that leaves no room for parts is not heeded. */
static void
read_head (const Reader *self)
{
  static const char group[] = "Patchlead";
  g_autofree char *title = read_name (self, group, "Title");
  g_autofree char *notes = read_text (self, group, "Notes");
  int next
      = pl_key_file_get_int (self->file, group, "NextId", 1, PL_MAX_PART_ID + 1, 1, self->error);

  read_view (self, group);
  pl_patch_put_title (self->patch, title);
  pl_patch_put_notes (self->patch, notes);
  if (next <= LAST_NEXT_ID)
    pl_patch_put_next_id (self->patch, (PlPartId) next);
}

static void
read_dismissal (const Reader *self, const char *group)
{
  g_autofree char *code = pl_key_file_dup_required (self->file, group, "Code", self->error);
  g_autofree char *reason = read_text (self, group, "Reason");
  int part = pl_key_file_get_int (self->file, group, "Part", 0, PL_MAX_PART_ID, 0, self->error);
  PlDismissal dismissal = { code, (PlPartId) part, reason };

  if (code != NULL && !pl_code_is_good (code))
    pl_key_file_fail (self->file, group, "Code", PL_FILE_ERROR_VALUE, self->error,
                      _ ("“%s” is not the code of a finding: small letters, digits and dashes"),
                      code);
  else if (pl_patch_count_dismissals (self->patch) >= PL_MAX_DISMISSALS)
    pl_key_file_fail (self->file, group, NULL, PL_FILE_ERROR_VALUE, self->error,
                      _ ("a file may have up to %d of these; remove some"), PL_MAX_DISMISSALS);
  if (!failed (self))
    pl_patch_put_dismissal (self->patch, &dismissal);
}

static void
read_all (const Reader *self)
{
  g_auto (GStrv) groups = pl_key_file_dup_groups (self->file);
  g_autoptr (GHashTable) taken
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; groups[i] != NULL && !failed (self); i++)
    {
      PlPartId id = group_part (self, groups[i]);

      if (id != 0)
        read_part (self, groups[i], id);
      else if (!failed (self) && pl_reader_group_id (groups[i], "Dismissed") != NULL)
        read_dismissal (self, groups[i]);
    }
  for (guint i = 0; groups[i] != NULL && !failed (self); i++)
    {
      PlPartId id = group_part (self, groups[i]);

      if (id != 0)
        read_plugs (self, groups[i], id, taken);
    }
  for (guint i = 0; groups[i] != NULL && !failed (self); i++)
    {
      PlPartId id = group_part (self, groups[i]);

      if (id != 0)
        check_hosts (self, groups[i], id);
    }
}

static gboolean
read_file (Reader *self)
{
  if (check_format (self))
    read_head (self);
  if (!failed (self))
    read_all (self);
  return !failed (self) && pl_key_file_check_all_used (self->file, self->error);
}

PlPatch *
pl_patch_parse (const char *text, gssize length, const char *name, const PlCatalog *catalog,
                GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *rest = NULL;
  g_autoptr (PlGearText) gear = pl_gear_text_new (text, length, name, &rest, error);
  g_autoptr (PlKeyFile) file = gear != NULL ? pl_key_file_new (rest, -1, name, error) : NULL;
  g_autoptr (PlPatch) patch = pl_patch_new ();
  g_autoptr (PlStandIns) stand_ins = file != NULL ? pl_stand_ins_new (file) : NULL;
  Reader reader = { file, gear, stand_ins, catalog, patch, &problem };

  if (file == NULL)
    return NULL;
  if (read_file (&reader))
    return g_steal_pointer (&patch);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

gboolean
pl_end_parse (const PlPatch *self, const char *text, PlEnd *end, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ".", 2);
  const PlPart *part = NULL;
  guint64 id = 0;
  int connector = -1;
  g_autoptr (GString) all = NULL;

  if (words[0] != NULL && words[1] != NULL
      && g_ascii_string_to_unsigned (words[0], 10, 1, PL_MAX_PART_ID, &id, NULL))
    part = pl_patch_get_part (self, (PlPartId) id);
  if (part == NULL)
    {
      g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_UNKNOWN,
                   _ ("“%s” names no part of this patch; write NUMBER.JACK, for example 1.phones"),
                   text);
      return FALSE;
    }
  connector = pl_kind_find_connector (part->kind, words[1]);
  if (connector >= 0)
    {
      *end = (PlEnd){ (PlPartId) id, (guint16) connector };
      return TRUE;
    }
  all = g_string_new (NULL);
  for (guint i = 0; i < part->kind->connectors->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", pl_kind_connector (part->kind, i)->id);
  g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_UNKNOWN,
               _ ("%s has no jack called “%s”; there is: %s"), part->kind->name, words[1],
               all->str);
  return FALSE;
}
