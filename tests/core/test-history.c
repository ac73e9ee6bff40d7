/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/history.h"

#include "sample.h"

typedef struct
{
  PlCatalog *catalog;
  PlPatch *first;
  PlHistory *history;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->catalog = sample_catalog_new ();
  self->first = pl_patch_new ();
  sample_add (&self->first, self->catalog, "box");
  self->history = pl_history_new (self->first);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pl_history_free (self->history);
  pl_patch_unref (self->first);
  pl_catalog_unref (self->catalog);
}

static PlEdit
level_edit (double value)
{
  return (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 0, .value = value };
}

static double
level_now (const Fixture *self)
{
  return pl_patch_get_part (pl_history_now (self->history), 1)->controls[0];
}

static void
turn (Fixture *self, double value, gboolean merge)
{
  g_autoptr (GError) error = NULL;
  PlEdit edit = level_edit (value);

  if (merge)
    g_assert_true (pl_history_commit_merged (self->history, &edit, 1, "Turn LEVEL", &error));
  else
    g_assert_true (pl_history_commit (self->history, &edit, 1, "Turn LEVEL", &error));
  g_assert_no_error (error);
}

static void
name_it (Fixture *self, const char *name, const char *step)
{
  PlEdit edit = { .type = PL_EDIT_SET_NAME, .id = 1, .name = name };

  g_assert_true (pl_history_commit (self->history, &edit, 1, step, NULL));
}

static guint
undo_all (PlHistory *history)
{
  guint n_steps = 0;

  while (pl_history_undo (history))
    n_steps++;
  return n_steps;
}

static void
test_new (Fixture *self, gconstpointer data)
{
  g_assert_true (pl_history_now (self->history) == self->first);
  g_assert_false (pl_history_can_undo (self->history));
  g_assert_false (pl_history_can_redo (self->history));
  g_assert_null (pl_history_undo_name (self->history));
  g_assert_null (pl_history_redo_name (self->history));
  g_assert_false (pl_history_undo (self->history));
  g_assert_false (pl_history_redo (self->history));
  g_assert_true (pl_history_is_saved (self->history));
  pl_history_free (NULL);
}

static void
test_undo_and_redo (Fixture *self, gconstpointer data)
{
  PlPatch *second = NULL;

  name_it (self, "A", "Name A");
  second = pl_history_now (self->history);
  turn (self, -10.0, FALSE);
  g_assert_cmpstr (pl_history_undo_name (self->history), ==, "Turn LEVEL");
  g_assert_true (pl_history_undo (self->history));
  g_assert_true (pl_history_now (self->history) == second);
  g_assert_cmpstr (pl_history_undo_name (self->history), ==, "Name A");
  g_assert_cmpstr (pl_history_redo_name (self->history), ==, "Turn LEVEL");
  g_assert_true (pl_history_undo (self->history));
  g_assert_true (pl_history_now (self->history) == self->first);
  g_assert_true (pl_history_redo (self->history));
  g_assert_true (pl_history_now (self->history) == second);
  g_assert_true (pl_history_redo (self->history));
  g_assert_cmpfloat_with_epsilon (level_now (self), -10.0, 1e-12);
  g_assert_false (pl_history_can_redo (self->history));
}

static void
test_new_step_drops_redo (Fixture *self, gconstpointer data)
{
  name_it (self, "A", "Name A");
  name_it (self, "B", "Name B");
  g_assert_true (pl_history_undo (self->history));
  name_it (self, "C", "Name C");
  g_assert_false (pl_history_can_redo (self->history));
  g_assert_cmpstr (pl_history_undo_name (self->history), ==, "Name C");
  g_assert_cmpuint (undo_all (self->history), ==, 2);
}

static void
test_refused_step (Fixture *self, gconstpointer data)
{
  PlEdit edits[] = { level_edit (5.0), level_edit (50.0) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) merge_error = NULL;

  turn (self, 1.0, FALSE);
  g_assert_true (pl_history_undo (self->history));
  g_assert_false (pl_history_commit (self->history, edits, 2, "Two", &error));
  g_assert_error (error, PL_EDIT_ERROR, PL_EDIT_ERROR_VALUE);
  g_assert_false (pl_history_commit_merged (self->history, edits, 2, "Two", &merge_error));
  g_assert_error (merge_error, PL_EDIT_ERROR, PL_EDIT_ERROR_VALUE);
  g_assert_true (pl_history_now (self->history) == self->first);
  g_assert_true (pl_history_can_redo (self->history)); /* nothing was lost either */
}

static void
test_merge (Fixture *self, gconstpointer data)
{
  for (int i = 1; i <= 50; i++)
    turn (self, -i, TRUE);
  g_assert_cmpfloat_with_epsilon (level_now (self), -50.0, 1e-12);
  pl_history_end_merge (self->history);
  turn (self, 3.0, TRUE);
  turn (self, 4.0, TRUE);
  g_assert_true (pl_history_undo (self->history));
  g_assert_cmpfloat_with_epsilon (level_now (self), -50.0, 1e-12);
  g_assert_true (pl_history_undo (self->history));
  g_assert_true (pl_history_now (self->history) == self->first);
}

/* Other names, other steps in between, undo and saving all end a merge. */
static void
test_merge_ends (Fixture *self, gconstpointer data)
{
  PlEdit edit = level_edit (9.0);

  turn (self, 1.0, TRUE);
  g_assert_true (pl_history_commit_merged (self->history, &edit, 1, "Other knob", NULL));
  turn (self, 2.0, TRUE);
  name_it (self, "A", "Name A");
  turn (self, 3.0, TRUE);
  turn (self, 4.0, FALSE);
  turn (self, 5.0, TRUE);
  pl_history_set_saved (self->history);
  turn (self, 6.0, TRUE);
  g_assert_false (pl_history_is_saved (self->history));
  g_assert_true (pl_history_undo (self->history));
  g_assert_true (pl_history_is_saved (self->history));
  g_assert_true (pl_history_redo (self->history));
  turn (self, 7.0, TRUE);
  g_assert_cmpuint (undo_all (self->history), ==, 9);
}

static void
test_saved (Fixture *self, gconstpointer data)
{
  name_it (self, "A", "Name A");
  g_assert_false (pl_history_is_saved (self->history));
  pl_history_set_saved (self->history);
  name_it (self, "B", "Name B");
  g_assert_false (pl_history_is_saved (self->history));
  g_assert_true (pl_history_undo (self->history));
  g_assert_true (pl_history_is_saved (self->history));
  g_assert_true (pl_history_undo (self->history));
  g_assert_false (pl_history_is_saved (self->history));
  name_it (self, "C", "Name C"); /* the saved state can never come back */
  g_assert_false (pl_history_is_saved (self->history));
  g_assert_true (pl_history_undo (self->history));
  g_assert_false (pl_history_is_saved (self->history));
}

/* A merge that goes on over the saved state makes it unreachable. */
static void
test_saved_in_merge (Fixture *self, gconstpointer data)
{
  g_autoptr (PlHistory) history = pl_history_new (self->first);
  PlEdit edit = level_edit (1.0);

  g_assert_true (pl_history_commit_merged (history, &edit, 1, "Turn", NULL));
  pl_history_set_saved (history);
  g_assert_true (pl_history_undo (history));
  g_assert_false (pl_history_is_saved (history));
  edit.value = 2.0;
  g_assert_true (pl_history_commit_merged (history, &edit, 1, "Turn", NULL));
  g_assert_true (pl_history_commit_merged (history, &edit, 1, "Turn", NULL));
  g_assert_false (pl_history_is_saved (history));
  g_assert_cmpuint (undo_all (history), ==, 1);
}

/* Undoing everything gives back the very first patch, redoing everything the very last. */
static void
test_random (Fixture *self, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 10; seed++)
    {
      g_autoptr (PlHistory) history = pl_history_new (self->first);
      g_autofree char *text = NULL, *again = NULL;
      GRand *rand = g_rand_new_with_seed (seed);
      PlPatch *last = NULL;
      guint n_done = 0;

      for (int i = 0; i < 500; i++)
        {
          PlEdit edit = sample_random_edit (pl_history_now (history), self->catalog,
                                            sample_draw_random, rand);
          n_done += pl_history_commit (history, &edit, 1, "step", NULL) ? 1 : 0;
        }
      last = pl_history_now (history);
      text = pl_patch_write (last);
      g_assert_cmpuint (n_done, >, 50);
      g_assert_cmpuint (undo_all (history), ==, n_done);
      g_assert_true (pl_history_now (history) == self->first);
      while (pl_history_redo (history))
        ;
      g_assert_true (pl_history_now (history) == last);
      again = pl_patch_write (last);
      g_assert_cmpstr (text, ==, again);
      g_rand_free (rand);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/history/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("undo-and-redo", test_undo_and_redo);
  ADD ("new-step-drops-redo", test_new_step_drops_redo);
  ADD ("refused-step", test_refused_step);
  ADD ("merge", test_merge);
  ADD ("merge-ends", test_merge_ends);
  ADD ("saved", test_saved);
  ADD ("saved-in-merge", test_saved_in_merge);
  ADD ("random", test_random);
  return g_test_run ();
}
