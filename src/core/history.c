/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/history.h"

#include <string.h>

typedef struct
{
  PlPatch *patch;
  char *name; /* of the step that led here; NULL for the first */
} Step;

struct PlHistory
{
  GArray *steps; /* Step */
  guint at;
  guint saved; /* index, or G_MAXUINT when the saved state is gone */
  gboolean merging;
};

static void
step_clear (gpointer data)
{
  Step *step = data;

  pl_patch_unref (step->patch);
  g_free (step->name);
}

static const Step *
get_step (const PlHistory *self, guint index)
{
  return &g_array_index (self->steps, Step, index);
}

PlHistory *
pl_history_new (PlPatch *first)
{
  PlHistory *self = g_new0 (PlHistory, 1);
  Step step = { pl_patch_ref (first), NULL };

  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);
  g_array_append_val (self->steps, step);
  return self;
}

void
pl_history_free (PlHistory *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->steps);
  g_free (self);
}

PlPatch *
pl_history_now (const PlHistory *self)
{
  return get_step (self, self->at)->patch;
}

static void
push (PlHistory *self, PlPatch *next, const char *name)
{
  Step step = { next, g_strdup (name) };

  if (self->saved != G_MAXUINT && self->saved > self->at)
    self->saved = G_MAXUINT;
  g_array_set_size (self->steps, ++self->at); /* drops the redo tail */
  g_array_append_val (self->steps, step);
}

gboolean
pl_history_commit (PlHistory *self, const PlEdit *edits, guint n_edits, const char *name,
                   GError **error)
{
  PlPatch *next = pl_patch_apply_all (pl_history_now (self), edits, n_edits, error);

  if (next == NULL)
    return FALSE; /* refused; nothing happened */
  self->merging = FALSE;
  push (self, next, name);
  return TRUE;
}

gboolean
pl_history_commit_merged (PlHistory *self, const PlEdit *edits, guint n_edits, const char *name,
                          GError **error)
{
  PlPatch *next = pl_patch_apply_all (pl_history_now (self), edits, n_edits, error);
  Step *step = NULL;

  if (next == NULL)
    return FALSE;
  step = &g_array_index (self->steps, Step, self->at);
  if (self->merging && self->at + 1 == self->steps->len && g_strcmp0 (step->name, name) == 0)
    {
      pl_patch_unref (step->patch);
      step->patch = next; /* never the saved state: saving ends a merge */
    }
  else
    push (self, next, name);
  self->merging = TRUE;
  return TRUE;
}

void
pl_history_commit_patch (PlHistory *self, PlPatch *patch, const char *name)
{
  self->merging = FALSE;
  push (self, pl_patch_ref (patch), name);
}

void
pl_history_end_merge (PlHistory *self)
{
  self->merging = FALSE;
}

gboolean
pl_history_can_undo (const PlHistory *self)
{
  return self->at > 0;
}

gboolean
pl_history_can_redo (const PlHistory *self)
{
  return self->at + 1 < self->steps->len;
}

const char *
pl_history_undo_name (const PlHistory *self)
{
  return get_step (self, self->at)->name;
}

const char *
pl_history_redo_name (const PlHistory *self)
{
  return pl_history_can_redo (self) ? get_step (self, self->at + 1)->name : NULL;
}

gboolean
pl_history_undo (PlHistory *self)
{
  if (!pl_history_can_undo (self))
    return FALSE;
  self->merging = FALSE;
  self->at--;
  return TRUE;
}

gboolean
pl_history_redo (PlHistory *self)
{
  if (!pl_history_can_redo (self))
    return FALSE;
  self->merging = FALSE;
  self->at++;
  return TRUE;
}

void
pl_history_set_saved (PlHistory *self)
{
  self->merging = FALSE;
  self->saved = self->at;
}

gboolean
pl_history_is_saved (const PlHistory *self)
{
  return self->saved == self->at;
}

void
pl_history_set_unsaved (PlHistory *self)
{
  self->saved = G_MAXUINT;
}
