/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What run-crashes.py kills: a document that is edited and saved at random, without a window.
 *
 *   crash-work work FILE SEED   goes on for ever; says "state TIME PRINT" after each change,
 *                               "saving TIME PRINT" and "saved TIME PRINT" around each save
 *   crash-work check FILE       says "file PRINT", "draft PRINT" for each that was left behind, and
 *                               "broken SENTENCE"; then does what a person would: restores the
 *                               latest one and saves it
 * TIME is that of the monotonic clock, in microseconds.  PRINT stands for the bench. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/document.h"
#include "core/patch-file.h"
#include "draw/disk.h"
#include "draw/draft.h"

enum
{
  SHORTEST_MS = 5,
  LONGEST_MS = 250,
  ROOM = 2000 /* px in which parts are moved */
};

static PlDocument *document;
static GRand *dice;
static const char *file;
static guint n_steps;

static char *
dup_print (const PlPatch *patch)
{
  g_autofree char *text = pl_patch_write (patch);

  return pl_disk_dup_print_of (text, strlen (text));
}

static void
say (const char *word)
{
  g_autofree char *print = dup_print (pl_document_get_patch (document));

  (void) printf ("%s %" G_GINT64_FORMAT " %s\n", word, g_get_monotonic_time (), print);
  (void) fflush (stdout);
}

/* No two states are alike: the title counts. */
static void
edit (void)
{
  g_autofree char *title = g_strdup_printf ("Step %u", ++n_steps);
  PlEdit edits[] = { { .type = PL_EDIT_SET_TITLE, .name = title },
                     { .type = PL_EDIT_MOVE,
                       .id = 1,
                       .x = g_rand_int_range (dice, 0, ROOM),
                       .y = g_rand_int_range (dice, 0, ROOM) } };

  if (!pl_document_commit (document, edits, G_N_ELEMENTS (edits), "step", FALSE))
    exit (3);
}

static void
save (void)
{
  g_autoptr (GError) error = NULL;

  say ("saving");
  if (!pl_document_save (document, file, &error))
    g_error ("%s", error->message);
  say ("saved");
}

static gboolean
step_cb (gpointer data)
{
  int what = g_rand_int_range (dice, 0, 10);

  if (what == 0)
    save ();
  else if (what <= 2)
    pl_document_undo (document);
  else if (what == 3)
    pl_document_redo (document);
  else
    edit ();
  if (what != 0)
    say ("state");
  (void) g_timeout_add ((guint) g_rand_int_range (dice, SHORTEST_MS, LONGEST_MS), step_cb, NULL);
  return G_SOURCE_REMOVE;
}

static int
work (const char *seed)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;

  dice = g_rand_new_with_seed ((guint32) g_ascii_strtoull (seed, NULL, 10));
  if (!pl_document_open (document, file, &error))
    g_error ("%s", error->message);
  say ("saved");
  (void) g_idle_add (step_cb, NULL);
  g_main_loop_run (loop);
  return 0;
}

static void
check_file (const char *word, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch
      = pl_library_load_patch (pl_document_get_library (document), path, &error);
  g_autofree char *print = patch != NULL ? dup_print (patch) : NULL;

  if (print != NULL)
    (void) printf ("%s %s\n", word, print);
  else
    (void) printf ("broken %s\n", error->message);
}

static int
check (void)
{
  g_autoptr (GPtrArray) drafts = pl_drafts_list ();
  g_autoptr (GError) error = NULL;
  const char *path;

  check_file ("file", file);
  for (guint i = 0; i < drafts->len; i++)
    check_file ("draft", ((const PlLostDraft *) g_ptr_array_index (drafts, i))->file);
  if (drafts->len == 0)
    return pl_document_open (document, file, NULL) && pl_document_save (document, file, NULL) ? 0
                                                                                              : 1;
  if (!pl_document_restore (document, ((const PlLostDraft *) g_ptr_array_index (drafts, 0))->file,
                            &error))
    {
      (void) printf ("broken %s\n", error->message);
      return 0;
    }
  path = pl_document_get_path (document);
  if (g_strcmp0 (path, file) != 0)
    (void) printf ("broken the draft is of %s\n", path != NULL ? path : "nothing");
  if (!pl_document_save (document, file, &error))
    (void) printf ("broken %s\n", error->message);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (PlLibrary) library = pl_library_new (NULL);
  int result = 2;

  document = pl_document_new (library);
  file = argc > 2 ? argv[2] : NULL;
  if (argc == 4 && strcmp (argv[1], "work") == 0)
    result = work (argv[3]);
  else if (argc == 3 && strcmp (argv[1], "check") == 0)
    result = check ();
  g_clear_object (&document);
  g_clear_pointer (&dice, g_rand_free);
  return result;
}
