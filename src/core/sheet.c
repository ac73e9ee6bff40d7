/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/audience.h"
#include "core/connections.h"
#include "core/finding.h"
#include "core/lead-color.h"
#include "core/sheet-private.h"
#include "core/words.h"

#define CODE(id, code, title)  code,
#define TITLE(id, code, title) title,
static const char *const codes[] = { PL_SHEETS (CODE) };
static const char *const titles[] = { PL_SHEETS (TITLE) };
#undef CODE
#undef TITLE

const char *
pl_sheet_code (PlSheetType type)
{
  return codes[type];
}

const char *
pl_sheet_title (PlSheetType type)
{
  return _ (titles[type]);
}

gboolean
pl_sheet_find (const char *code, PlSheetType *type)
{
  for (guint i = 0; i < PL_N_SHEETS; i++)
    if (strcmp (codes[i], code) == 0)
      {
        *type = (PlSheetType) i;
        return TRUE;
      }
  return FALSE;
}

void
pl_sheet_set_columns (PlSheet *self, const char *const *columns)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; columns[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (_ (columns[i])));
  g_ptr_array_add (all, NULL);
  self->columns = (char **) g_ptr_array_free (all, FALSE);
}

void
pl_sheet_add_row (PlSheet *self, ...)
{
  GPtrArray *cells = g_ptr_array_new ();
  va_list arguments;
  const char *cell;

  va_start (arguments, self);
  while ((cell = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (cells, g_strdup (cell));
  va_end (arguments);
  g_assert (cells->len == g_strv_length (self->columns));
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (self->rows, g_ptr_array_free (cells, FALSE));
}

void
pl_sheet_free (PlSheet *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Cables */

/* What is plugged into cables: end as a number → the plug. */
static GHashTable *
find_guests (const PlPatch *patch)
{
  GHashTable *guests = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      for (guint16 i = 0; i < part->kind->connectors->len; i++)
        {
          const PlPart *host = pl_patch_get_part (patch, part->seats[i].part);
          gint64 key = ((gint64) part->seats[i].part << 16) | part->seats[i].connector;
          PlEnd plug = { id, i };

          if (host != NULL && pl_kind_is_cable (host->kind))
            g_hash_table_insert (guests, g_memdup2 (&key, sizeof key),
                                 g_memdup2 (&plug, sizeof plug));
        }
    }
  return guests;
}

/* The jack that an end sits in, or what sits in it. */
static char *
word_place (const PlPatch *patch, GHashTable *guests, PlEnd jack, PlEnd own)
{
  gint64 key = ((gint64) own.part << 16) | own.connector;
  const PlEnd *guest = jack.part == 0 ? g_hash_table_lookup (guests, &key) : &jack;

  return guest != NULL ? pl_words_end (patch, *guest) : g_strdup (_ ("loose"));
}

static char *
word_cable (const PlPart *part)
{
  if (part->name == NULL)
    return g_strdup (pl_words_kind (part->kind));
  return pl_words_fill (_ ("{cable} “{name}”"), "cable", pl_words_kind (part->kind), "name",
                        part->name, NULL);
}

static void
add_cable (PlSheet *self, const PlPatch *patch, GHashTable *guests, const PlConnection *line)
{
  const PlPart *part = pl_patch_get_part (patch, line->part);
  gboolean is_cable = pl_kind_is_cable (part->kind);
  g_autofree char *number = line->number > 0 ? g_strdup_printf ("%d", line->number) : g_strdup ("");
  g_autofree char *from = is_cable ? word_place (patch, guests, line->from, line->from_plug)
                                   : pl_words_part (patch, line->part);
  g_autofree char *to = word_place (patch, guests, line->to, line->to_plug);
  g_autofree char *type = is_cable ? word_cable (part) : g_strdup (_ ("its own lead"));
  char length[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (line->length_m > 0.0)
    (void) g_ascii_formatd (length, sizeof length, "%g", line->length_m);
  pl_sheet_add_row (self, number, from, to, type, length,
                    is_cable ? pl_lead_color_name (pl_part_get_color (part)) : "", NULL);
}

static void
fill_cables (PlSheet *self, const PlPatch *patch)
{
  static const char *const columns[] = { N_ ("Number"),     N_ ("From"),   N_ ("To"), N_ ("Type"),
                                         N_ ("Length (m)"), N_ ("Colour"), NULL };
  g_autoptr (GArray) connections = pl_patch_dup_connections (patch);
  g_autoptr (GHashTable) guests = find_guests (patch);

  pl_sheet_set_columns (self, columns);
  for (guint i = 0; i < connections->len; i++)
    add_cable (self, patch, guests, &g_array_index (connections, PlConnection, i));
}

/* Shopping */

typedef struct
{
  const PlKind *kind;
  double length_m;
  guint count;
} Item;

static void
count_part (GArray *items, const PlPart *part)
{
  Item item = { part->kind, pl_kind_is_cable (part->kind) ? part->length_m : 0.0, 1 };

  for (guint i = 0; i < items->len; i++)
    {
      Item *known = &g_array_index (items, Item, i);

      if (known->kind == item.kind && ABS (known->length_m - item.length_m) < 1e-9)
        {
          known->count++;
          return;
        }
    }
  g_array_append_val (items, item);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *p = a, *q = b;

  if (p->kind->category != q->kind->category)
    return p->kind->category < q->kind->category ? -1 : 1;
  if (p->kind != q->kind)
    return strcmp (p->kind->id, q->kind->id);
  return p->length_m < q->length_m ? -1 : 1;
}

/* What is owned goes to the first lines of a kind. */
static guint
take_owned (const GArray *items, guint index, const PlOwned *owned)
{
  const Item *item = &g_array_index (items, Item, index);
  guint left = owned != NULL ? pl_owned_get (owned, item->kind->id) : 0;

  for (guint i = 0; i < index; i++)
    if (g_array_index (items, Item, i).kind == item->kind)
      left -= MIN (left, g_array_index (items, Item, i).count);
  return MIN (left, item->count);
}

static void
fill_shopping (PlSheet *self, const PlPatch *patch, const PlOwned *owned)
{
  static const char *const columns[]
      = { N_ ("Needed"),  N_ ("What"),   N_ ("Maker"), N_ ("Length (m)"),
          N_ ("At hand"), N_ ("To buy"), NULL };
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));

  pl_sheet_set_columns (self, columns);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      if (part->kind->category != PL_CATEGORY_NOTE)
        count_part (items, part);
    }
  g_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      guint have = take_owned (items, i, owned);
      g_autofree char *needed = g_strdup_printf ("%u", item->count);
      g_autofree char *at_hand = g_strdup_printf ("%u", have);
      g_autofree char *to_buy = g_strdup_printf ("%u", item->count - have);
      char length[G_ASCII_DTOSTR_BUF_SIZE] = "";

      if (item->length_m > 0.0)
        (void) g_ascii_formatd (length, sizeof length, "%g", item->length_m);
      pl_sheet_add_row (self, needed, pl_words_kind (item->kind),
                        item->kind->maker != NULL ? item->kind->maker : "", length, at_hand, to_buy,
                        NULL);
    }
}

/* Who hears whom */

static char *
word_gain (double gain)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double db = 20.0 * log10 (fabs (gain));

  if (fabs (gain) <= 0.0)
    return g_strdup ("");
  (void) g_ascii_formatd (number, sizeof number, "%.1f", fabs (db) < 0.05 ? 0.0 : db);
  return g_strconcat (number, " dB", gain < 0.0 ? _ (", inverted") : NULL, NULL);
}

static const char *
word_side (const PlListener *listener, guint ear)
{
  if (listener->n_ears < 2)
    return "";
  return ear == 0 ? _ ("left") : _ ("right");
}

static void
fill_audience (PlSheet *self, const PlCircuit *circuit)
{
  static const char *const columns[]
      = { N_ ("Listener"), N_ ("Ear"), N_ ("Hears"), N_ ("Level"), NULL };
  g_autoptr (PlAudience) audience = pl_circuit_dup_audience (circuit);
  const PlPatch *patch = pl_circuit_get_patch (circuit);

  pl_sheet_set_columns (self, columns);
  for (guint l = 0; l < audience->listeners->len; l++)
    {
      const PlListener *listener = &g_array_index (audience->listeners, PlListener, l);
      g_autofree char *name = pl_words_who_hears (patch, listener, FALSE);

      for (guint ear = 0; ear < listener->n_ears; ear++)
        for (guint p = 0; p < audience->programmes->len; p++)
          {
            double gain = pl_audience_get_gain (audience, p, l, ear);
            g_autofree char *what = NULL;
            g_autofree char *level = word_gain (gain);

            if (fabs (gain) <= 0.0)
              continue;
            what = pl_words_programme (patch, g_array_index (audience->programmes, PlProgramme, p));
            pl_sheet_add_row (self, name, word_side (listener, ear), what, level, NULL);
          }
    }
}

/* Findings */

static void
fill_findings (PlSheet *self, PlCircuit *circuit)
{
  static const char *const columns[]
      = { N_ ("Severity"), N_ ("What"), N_ ("Where and why"), N_ ("What to do"), NULL };
  g_autoptr (GArray) findings = pl_circuit_dup_findings (circuit);
  PlPatch *patch = pl_circuit_get_patch (circuit);

  pl_sheet_set_columns (self, columns);
  for (guint i = 0; i < findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (findings, PlFinding, i);
      const char *reason = pl_finding_get_reason (patch, finding);
      g_autofree char *sentence = pl_words_finding (patch, finding);
      g_autofree char *remedy = pl_words_remedy (patch, finding);
      g_autofree char *dismissed
          = reason != NULL ? pl_words_fill (_ ("dismissed: {reason}"), "reason", reason, NULL)
                           : NULL;

      pl_sheet_add_row (self, pl_words_grade (finding->grade), pl_words_rule (finding->rule),
                        sentence, dismissed != NULL ? dismissed : remedy, NULL);
    }
}

static void
free_row (gpointer data)
{
  g_strfreev (data);
}

PlSheet *
pl_sheet_new (PlCircuit *circuit, PlSheetType type, const PlOwned *owned)
{
  PlSheet *self = g_new0 (PlSheet, 1);
  PlPatch *patch = pl_circuit_get_patch (circuit);

  self->type = type;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  switch (type)
    {
    case PL_SHEET_SHOPPING:
      fill_shopping (self, patch, owned);
      break;
    case PL_SHEET_STEPS:
      pl_sheet_fill_steps (self, patch);
      break;
    case PL_SHEET_AUDIENCE:
      fill_audience (self, circuit);
      break;
    case PL_SHEET_INPUTS:
      pl_sheet_fill_inputs (self, patch);
      break;
    case PL_SHEET_FINDINGS:
      fill_findings (self, circuit);
      break;
    case PL_SHEET_CABLES:
    default:
      fill_cables (self, patch);
      break;
    }
  return self;
}
