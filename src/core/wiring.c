/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From cables of a list to a bench: which cable goes there, and where its ends sit. */
#include "core/wiring.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/bounds.h"
#include "core/edit.h"
#include "core/keyfile.h"
#include "core/plain.h"
#include "core/wiring-reader.h"

/* A cable, or the lead of a device, with the jacks its ends go to. */
typedef struct
{
  PlKind *kind; /* borrowed */
  guint n_ends;
  PlWiringEnd ends[PL_WIRING_MAX_ENDS];
  gboolean is_from[PL_WIRING_MAX_ENDS];
  gboolean strict;                    /* XLRs of the usual sex only */
  int connectors[PL_WIRING_MAX_ENDS]; /* of the kind; -1: the end stays loose */
} Plan;

static gboolean
fits (const PlWiringReader *self, const Plan *plan, guint end, guint connector)
{
  const PlWiringEnd *at = &plan->ends[end];
  PlShape shape = pl_kind_connector (plan->kind, connector)->shape;
  const PlWiringDevice *device = at->device >= 0 ? pl_wiring_get_device (self, *at) : NULL;

  if (device == NULL)
    return TRUE;
  return plan->strict ? pl_wiring_device_suits (device, at->jack, shape, plan->is_from[end])
                      : pl_wiring_device_fits (device, at->jack, shape);
}

/* Gives each end a connector of its own, in order as far as they fit. */
static gboolean
assign (const PlWiringReader *self, Plan *plan, guint end, guint32 used)
{
  guint n = plan->kind->connectors->len;

  if (end == plan->n_ends)
    return TRUE;
  for (guint i = 0; i < n && i < 32; i++)
    {
      guint connector = (end + i) % n;

      if ((used & (1u << connector)) != 0 || !fits (self, plan, end, connector))
        continue;
      plan->connectors[end] = (int) connector;
      if (assign (self, plan, end + 1, used | (1u << connector)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
shares_shape (const PlKind *a, const PlKind *b)
{
  for (guint i = 0; i < a->connectors->len; i++)
    for (guint j = 0; j < b->connectors->len; j++)
      if (pl_kind_connector (a, i)->shape == pl_kind_connector (b, j)->shape)
        return TRUE;
  return FALSE;
}

/* The first that fits.  spare: it may have ends that go nowhere; like: it has a plug of that cable,
 * or NULL. */
static gboolean
try_kinds (const PlWiringReader *self, Plan *plan, const GPtrArray *kinds, gboolean spare,
           const PlKind *like)
{
  const guint n = kinds->len;

  for (guint i = 0; n > 0 && i < 2 * n; i++)
    {
      plan->kind = g_ptr_array_index (kinds, i % n);
      plan->strict = i < n;
      if (plan->kind->connectors->len < plan->n_ends
          || (!spare && plan->kind->connectors->len != plan->n_ends)
          || (like != NULL && !shares_shape (plan->kind, like)))
        continue;
      if (assign (self, plan, 0, 0))
        return TRUE;
    }
  return FALSE;
}

/* Nothing fits: what can be plugged in is. */
static void
assign_some (const PlWiringReader *self, Plan *plan, PlKind *kind)
{
  guint32 used = 0;

  plan->kind = kind;
  for (guint i = 0; i < plan->n_ends; i++)
    {
      plan->connectors[i] = -1;
      for (guint j = 0; j < kind->connectors->len && plan->connectors[i] < 0; j++)
        if ((used & (1u << j)) == 0 && fits (self, plan, i, j))
          plan->connectors[i] = (int) j;
      if (plan->connectors[i] >= 0)
        used |= 1u << plan->connectors[i];
    }
}

static gboolean
is_called (const PlKind *kind, const char *type)
{
  g_autofree char *folded = pl_wiring_fold (type);
  g_autofree char *name = pl_wiring_fold (kind->name);

  return strcmp (folded, name) == 0;
}

static void
remark_misfit (PlWiringReader *self, const PlWiringCable *cable, const Plan *plan)
{
  g_autofree char *from = pl_wiring_dup_where (self, plan->ends[0]);
  g_autofree char *to = pl_wiring_dup_where (self, plan->ends[1]);

  pl_wiring_remark (self, PL_REMARK_NO_CABLE_FITS, cable->line, NULL, to, from);
}

static gboolean
choose_kind (PlWiringReader *self, const PlWiringCable *cable, Plan *plan)
{
  const PlCableMatch *match = pl_cable_index_find (self->cable_index, cable->type);
  const GPtrArray *all = pl_cable_index_get_all (self->cable_index);
  PlKind *first = match->kinds->len > 0 ? g_ptr_array_index (match->kinds, 0)
                  : all->len > 0        ? g_ptr_array_index (all, 0)
                                        : NULL;

  if (*cable->type != '\0' && try_kinds (self, plan, match->kinds, TRUE, NULL))
    {
      if (!match->exact && !is_called (plan->kind, cable->type))
        pl_wiring_remark_once (self, PL_REMARK_CABLE_GUESSED, cable->line, cable->type,
                               plan->kind->name);
      return TRUE;
    }
  if ((match->kinds->len > 0 && try_kinds (self, plan, all, FALSE, first))
      || try_kinds (self, plan, all, FALSE, NULL))
    {
      if (*cable->type == '\0')
        pl_wiring_remark_once (self, PL_REMARK_CABLE_NOT_SAID, cable->line, NULL, plan->kind->name);
      else if (match->kinds->len == 0)
        pl_wiring_remark_once (self, PL_REMARK_CABLE_UNKNOWN, cable->line, cable->type,
                               plan->kind->name);
      else
        pl_wiring_remark (self, PL_REMARK_CABLE_MISFIT, cable->line, cable->type, plan->kind->name,
                          NULL);
      return TRUE;
    }
  if (first == NULL)
    return FALSE;
  assign_some (self, plan, first);
  remark_misfit (self, cable, plan);
  return TRUE;
}

/* Jacks of placeholders get the form that the first plug asks for. */
static void
shape_jack (const PlWiringReader *self, PlWiringEnd end, PlShape plug)
{
  PlWiringJack *jack
      = end.device >= 0 ? pl_wiring_device_jack (pl_wiring_get_device (self, end), end.jack) : NULL;

  if (jack != NULL && jack->shape < 0)
    jack->shape = (int) pl_shape_usual_mate (plug);
}

/* A number of its own: that of the list when there is one in it that is free. */
static int
give_number (PlWiringReader *self, const PlWiringCable *cable)
{
  int number = pl_wiring_find_number (cable->number);
  g_autofree char *word = NULL;

  if (number == 0 || g_hash_table_contains (self->numbers, GINT_TO_POINTER (number)))
    {
      while (g_hash_table_contains (self->numbers, GINT_TO_POINTER (self->next_number)))
        self->next_number++;
      number = self->next_number;
    }
  word = g_strdup_printf ("%d", number);
  if (*cable->number != '\0' && strcmp (cable->number, word) != 0)
    pl_wiring_remark (self, PL_REMARK_NUMBER_CHANGED, cable->line, cable->number, word, NULL);
  (void) g_hash_table_add (self->numbers, GINT_TO_POINTER (number));
  return number <= PL_MAX_CABLE_NUMBER ? number : 0;
}

/* Whether the end is a plug of gear that has a lead. */
static gboolean
is_lead (const PlWiringReader *self, PlWiringEnd end)
{
  const PlWiringDevice *device = end.device >= 0 ? pl_wiring_get_device (self, end) : NULL;

  return device != NULL && device->kind != NULL
         && pl_kind_connector (device->kind, end.jack)->moves;
}

static gpointer
key_of_plug (PlWiringEnd plug)
{
  return GUINT_TO_POINTER ((guint) plug.device * PL_WIRING_MAX_JACKS + plug.jack);
}

PlWiringLead *
pl_wiring_find_lead (const PlWiringReader *self, PlWiringEnd plug)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->lead_index, key_of_plug (plug)));

  return index > 0 ? &g_array_index (self->leads, PlWiringLead, index - 1) : NULL;
}

/* A second line about a plug may say which socket it is in. */
static void
add_lead (PlWiringReader *self, guint line, PlWiringEnd plug, PlWiringEnd into, int socket)
{
  PlWiringLead item = { line, plug, into, socket };
  PlWiringLead *known = pl_wiring_find_lead (self, plug);

  if (known != NULL && known->into.cable == into.cable && known->socket < 0)
    known->socket = socket;
  if (known != NULL)
    return;
  g_array_append_val (self->leads, item);
  g_hash_table_insert (self->lead_index, key_of_plug (plug), GUINT_TO_POINTER (self->leads->len));
}

static void
put_end (PlWiringReader *self, PlWiringCable *cable, PlPart *part, guint connector, PlWiringEnd end)
{
  PlWiringJoint joint = { cable, (guint16) connector, end };
  PlWiringEnd into = { -1, 0, cable, "" };

  if (end.cable != NULL)
    g_array_append_val (self->joints, joint);
  if (end.device < 0)
    return;
  shape_jack (self, end, pl_kind_connector (part->kind, connector)->shape);
  if (is_lead (self, end))
    {
      add_lead (self, cable->line, end, into, (int) connector);
      return;
    }
  part->seats[connector].part = (PlPartId) end.device + 1;
  part->seats[connector].connector = (guint16) end.jack;
}

static void
put_cable (PlWiringReader *self, PlWiringCable *cable, const Plan *plan)
{
  PlPart *part = pl_part_new (plan->kind);

  part->number = give_number (self, cable);
  part->length_m = cable->length;
  part->name = g_strdup (cable->name);
  if (cable->color != pl_lead_color_of_number (part->number))
    part->color = (guint8) cable->color;
  g_ptr_array_add (self->placed, part);
  cable->place = self->placed->len;
  for (guint i = 0; i < plan->n_ends; i++)
    if (plan->connectors[i] >= 0)
      put_end (self, cable, part, (guint) plan->connectors[i], plan->ends[i]);
}

/* Leads of their own */

static gboolean
says_own_lead (const char *type)
{
  static const char *const words[]
      = { "itsownlead", "ownlead", "owncable", "captive", "captivelead", "attached", "fixed" };
  g_autofree char *folded = pl_wiring_fold (type);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded, words[i]) == 0)
      return TRUE;
  return strcmp (type, _ ("its own lead")) == 0;
}

/* Plugs of leads move, XLR connectors on a box do not. */
static gboolean
is_moving (PlShape shape)
{
  return pl_shape_is_plug (shape) && shape != PL_SHAPE_XLR_MALE && shape != PL_SHAPE_XLR_FEMALE;
}

/* The jack's form as a socket, whose plug the lead has. */
static PlShape
find_socket (const PlWiringReader *self, PlWiringEnd end)
{
  int shape = pl_wiring_device_jack (pl_wiring_get_device (self, end), end.jack)->shape;

  return shape >= 0 ? (PlShape) shape : PL_SHAPE_TRS_SOCKET;
}

static gboolean
put_lead (PlWiringReader *self, guint line, PlWiringEnd lead, PlWiringEnd host)
{
  PlWiringJack *plug = pl_wiring_device_jack (pl_wiring_get_device (self, lead), lead.jack);
  PlWiringJack *socket = NULL;

  if (plug->shape < 0)
    plug->shape = (int) (host.cable != NULL ? PL_SHAPE_TRS_PLUG
                                            : pl_shape_usual_mate (find_socket (self, host)));
  if (host.cable == NULL)
    {
      socket = pl_wiring_device_jack (pl_wiring_get_device (self, host), host.jack);
      if (socket->shape < 0)
        socket->shape = (int) pl_shape_usual_mate ((PlShape) plug->shape);
      if (!pl_shape_mates ((PlShape) plug->shape, (PlShape) socket->shape))
        return FALSE;
    }
  if (!is_moving ((PlShape) plug->shape))
    return FALSE;
  add_lead (self, line, lead, host, -1);
  return TRUE;
}

static gboolean
is_placed (PlWiringEnd end)
{
  return end.device >= 0 || end.cable != NULL;
}

/* A lead that is plugged into nothing is no cable. */
static gboolean
is_loose_lead (const PlWiringReader *self, const Plan *plan)
{
  return plan->n_ends == 2
         && ((is_lead (self, plan->ends[0]) && !is_placed (plan->ends[1]))
             || (is_lead (self, plan->ends[1]) && !is_placed (plan->ends[0])));
}

/* Headphones go straight into a jack, unless the list names a cable with a socket for them. */
static gboolean
try_lead (PlWiringReader *self, const PlWiringCable *cable, Plan *plan)
{
  const PlCableMatch *match = pl_cable_index_find (self->cable_index, cable->type);
  gboolean own = says_own_lead (cable->type);
  guint lead = 0;

  if (own && is_loose_lead (self, plan))
    return TRUE;
  if (plan->n_ends != 2 || !is_placed (plan->ends[0]) || !is_placed (plan->ends[1]))
    return FALSE;
  if (!is_lead (self, plan->ends[0]) && is_lead (self, plan->ends[1]))
    lead = 1;
  else if (!is_lead (self, plan->ends[0])
           && (!own || plan->ends[0].device < 0
               || pl_wiring_get_device (self, plan->ends[0])->kind != NULL))
    return FALSE;
  if (!own && (match->exact || match->sockets) && try_kinds (self, plan, match->kinds, TRUE, NULL))
    return FALSE;
  return put_lead (self, cable->line, plan->ends[lead], plan->ends[1 - lead]);
}

static void
place (PlWiringReader *self, PlWiringCable *cable)
{
  Plan plan = { .n_ends = cable->n_ends };

  for (guint i = 0; i < plan.n_ends; i++)
    {
      plan.is_from[i] = cable->is_from[i];
      (void) pl_wiring_find_host (self, cable->texts[i], &plan.ends[i]);
    }
  for (guint i = 0; i < plan.n_ends; i++)
    if (plan.ends[i].cable == NULL)
      plan.ends[i]
          = pl_wiring_find_end (self, cable, i, plan.n_ends == 2 ? plan.ends[1 - i].cable : NULL);
  if (!try_lead (self, cable, &plan) && choose_kind (self, cable, &plan))
    put_cable (self, cable, &plan);
}

/* The bench */

static PlPart *
make_part (const PlWiringReader *self, const PlWiringDevice *device, GHashTable *ids)
{
  g_autoptr (PlKind) kind = device->kind != NULL
                                ? pl_kind_ref (device->kind)
                                : pl_wiring_device_dup_kind (device, ids, self->catalog);
  PlPart *part = NULL;

  g_assert (kind != NULL);
  part = pl_part_new (kind);
  part->name = g_strdup (device->name);
  return part;
}

static void
seat_lead (const PlWiringReader *self, const PlWiringLead *lead, PlPart *part)
{
  PlSeat *seat = &part->seats[lead->lead.jack];

  if (lead->into.cable != NULL && lead->socket >= 0)
    {
      seat->part = self->devices->len + lead->into.cable->place;
      seat->connector = (guint16) lead->socket;
    }
  else if (lead->into.cable == NULL)
    {
      seat->part = (PlPartId) lead->into.device + 1;
      seat->connector = (guint16) lead->into.jack;
    }
}

/* Part ids are index + 1: devices first, then cables. */
static void
put_devices (PlWiringReader *self, PlPatch *patch)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < self->devices->len; i++)
    {
      const PlWiringDevice *device = g_ptr_array_index (self->devices, i);

      g_ptr_array_add (parts, make_part (self, device, ids));
      self->wiring->n_placeholders += device->kind == NULL;
    }
  for (guint i = 0; i < self->leads->len; i++)
    {
      const PlWiringLead *lead = &g_array_index (self->leads, PlWiringLead, i);

      seat_lead (self, lead, g_ptr_array_index (parts, (guint) lead->lead.device));
    }
  for (guint i = 0; i < parts->len; i++)
    pl_patch_put (patch, i + 1, g_ptr_array_index (parts, i));
  self->wiring->n_devices = parts->len;
}

/* In the order in which the list numbers those that are called alike. */
static void
order_devices (PlWiringReader *self)
{
  g_autofree guint *places = pl_wiring_order_twins (self->devices);
  g_autofree gpointer *unsorted
      = g_memdup2 (self->devices->pdata, self->devices->len * sizeof (gpointer));

  for (guint i = 0; i < self->devices->len; i++)
    self->devices->pdata[places[i]] = unsorted[i];
  for (guint i = 0; i < self->placed->len; i++)
    {
      PlPart *part = g_ptr_array_index (self->placed, i);

      for (guint j = 0; j < part->kind->connectors->len; j++)
        if (part->seats[j].part != 0)
          part->seats[j].part = places[part->seats[j].part - 1] + 1;
    }
  for (guint i = 0; i < self->leads->len; i++)
    {
      PlWiringLead *lead = &g_array_index (self->leads, PlWiringLead, i);

      lead->lead.device = (int) places[lead->lead.device];
      if (lead->into.cable == NULL)
        lead->into.device = (int) places[lead->into.device];
    }
}

static void
put_title (PlPatch *patch, const char *name)
{
  g_autofree char *base = pl_plain_dup_base (name);
  char *dot = strrchr (base, '.');
  g_autofree char *title = NULL;

  if (dot != NULL && dot > base)
    *dot = '\0';
  title = g_utf8_substring (base, 0, MIN (g_utf8_strlen (base, -1), PL_MAX_NAME));
  pl_patch_put_title (patch, title);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const PlRemark *p = a, *q = b;

  return p->line != q->line ? (p->line < q->line ? -1 : 1) : 0;
}

static void
make_bench (PlWiringReader *self, const char *name)
{
  PlPatch *patch = self->wiring->patch = pl_patch_new ();

  put_title (patch, name);
  for (guint i = 0; i < self->cables->len; i++)
    place (self, g_ptr_array_index (self->cables, i));
  order_devices (self);
  pl_wiring_join_cables (self, self->devices->len + 1);
  put_devices (self, patch);
  for (guint i = 0; i < self->placed->len; i++)
    pl_patch_put (patch, self->devices->len + i + 1, g_ptr_array_index (self->placed, i));
  self->wiring->n_cables = self->placed->len;
  g_array_sort (self->wiring->remarks, compare_lines);
}

static void
remark_clear (gpointer item)
{
  PlRemark *remark = item;

  g_free (remark->what);
  g_free (remark->other);
  g_free (remark->where);
}

static void
reader_init (PlWiringReader *self)
{
  self->columns = pl_wiring_find_columns (self->table);
  self->cable_index = pl_cable_index_new (self->catalog);
  self->gear_index = pl_gear_index_new (self->catalog);
  self->cables = g_ptr_array_new_with_free_func (pl_wiring_cable_free);
  self->by_end = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_string_chunk_new (256);
  self->devices = g_ptr_array_new_with_free_func ((GDestroyNotify) pl_wiring_device_free);
  self->device_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->next_number = 1;
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->placed = g_ptr_array_new ();
  self->leads = g_array_new (FALSE, FALSE, sizeof (PlWiringLead));
  self->lead_index = g_hash_table_new (NULL, NULL);
  self->joints = g_array_new (FALSE, FALSE, sizeof (PlWiringJoint));
  self->wiring = g_new0 (PlWiring, 1);
  self->wiring->remarks = g_array_new (FALSE, FALSE, sizeof (PlRemark));
  g_array_set_clear_func (self->wiring->remarks, remark_clear);
}

static void
reader_clear (PlWiringReader *self)
{
  pl_cable_index_free (self->cable_index);
  pl_gear_index_free (self->gear_index);
  g_ptr_array_unref (self->cables);
  g_hash_table_unref (self->by_end);
  g_ptr_array_unref (self->devices);
  g_hash_table_unref (self->device_index);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->told);
  g_ptr_array_unref (self->placed);
  g_array_unref (self->leads);
  g_hash_table_unref (self->lead_index);
  g_array_unref (self->joints);
  g_hash_table_unref (self->by_number);
  g_string_chunk_free (self->words);
}

PlWiring *
pl_wiring_read (const char *bytes, gsize length, const char *name, const PlCatalog *catalog,
                GError **error)
{
  g_autoptr (PlCsv) table = pl_csv_parse (bytes, length, name, error);
  PlWiringReader self = { .catalog = catalog, .table = table };

  if (table == NULL)
    return NULL;
  reader_init (&self);
  pl_wiring_read_lines (&self);
  if (self.cables->len > 0)
    make_bench (&self, name);
  else
    {
      g_clear_pointer (&self.wiring, pl_wiring_free);
      g_set_error (
          error, PL_FILE_ERROR, PL_FILE_ERROR_MISSING,
          _ ("%s: there is no connection in it. Write one cable on a line: from, to, type, "
             "length"),
          name);
    }
  reader_clear (&self);
  return self.wiring;
}

void
pl_wiring_free (PlWiring *self)
{
  if (self == NULL)
    return;
  pl_patch_unref (self->patch);
  g_array_unref (self->remarks);
  g_free (self);
}
