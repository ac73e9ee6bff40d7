/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/unheard.h"

#include <glib/gi18n-lib.h>

#include "core/edit.h"
#include "core/hear.h"
#include "core/words.h"

enum
{
  MOST_TRIES = 24 /* outputs; a bench with more of them has more to tell than this */
};

/* Headphones whose plug goes into a jack; NULL: none do. */
static PlKind *
find_headphones (const GPtrArray *kinds, PlShape jack, guint16 *plug)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      PlKind *kind = g_ptr_array_index (kinds, i);

      if (kind->category != PL_CATEGORY_HEADPHONES)
        continue;
      for (guint16 j = 0; j < kind->connectors->len; j++)
        if (pl_kind_connector (kind, j)->moves
            && pl_shape_mates (pl_kind_connector (kind, j)->shape, jack))
          {
            *plug = j;
            return kind;
          }
    }
  return NULL;
}

/* What they hear there; NULL: nothing, or they do not go there. */
static char *
try_jack (PlCircuit *trial, const PlPatch *patch, const GPtrArray *kinds, PlEnd jack, PlShape shape)
{
  PlPartId id = pl_patch_next_id (patch);
  PlEdit edits[] = { { .type = PL_EDIT_ADD }, { .type = PL_EDIT_PLUG, .to = jack } };
  guint16 plug = 0;
  g_autoptr (PlPatch) with = NULL;
  g_autoptr (GArray) verdicts = NULL;

  edits[0].kind = find_headphones (kinds, shape, &plug);
  edits[1].from = (PlEnd){ id, plug };
  if (edits[0].kind == NULL)
    return NULL;
  with = pl_patch_apply_all (patch, edits, G_N_ELEMENTS (edits), NULL);
  if (with == NULL)
    return NULL;
  pl_circuit_sync (trial, with);
  verdicts = pl_circuit_dup_verdicts (trial);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const PlVerdict *verdict = &g_array_index (verdicts, PlVerdict, i);

      if (verdict->part == id && verdict->connected && verdict->headline != PL_LABEL_SILENT)
        return pl_words_verdict (trial, verdict);
    }
  return NULL;
}

char *
pl_words_unheard (const PlCircuit *circuit, const PlCatalog *catalog)
{
  const PlPatch *patch = pl_circuit_get_patch (circuit);
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (catalog);
  g_autoptr (PlCircuit) trial = pl_circuit_new ();
  guint n_tries = 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 i = 0; i < kind->connectors->len && n_tries < MOST_TRIES; i++)
        {
          const PlConnector *jack = pl_kind_connector (kind, i);
          g_autofree char *sentence = NULL, *place = NULL;
          PlEnd end = { id, i }, mate;

          if (jack->n_drivers == 0 || jack->level != PL_LEVEL_PHONES
              || pl_circuit_get_mate (circuit, end, &mate, NULL))
            continue;
          n_tries++;
          sentence = try_jack (trial, patch, kinds, end, jack->shape);
          if (sentence == NULL)
            continue;
          place = pl_words_end (patch, end);
          return pl_words_fill (_ ("Headphones in {jack} would hear this: {sentence}"), "jack",
                                place, "sentence", sentence, NULL);
        }
    }
  return NULL;
}
