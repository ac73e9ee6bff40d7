/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/patch.h"

#include <math.h>
#include <string.h>

#include "sample.h"

typedef struct
{
  PlCatalog *catalog;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->catalog = sample_catalog_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pl_catalog_unref (self->catalog);
}

static PlPatch *
patch_of (const Fixture *self, guint n_parts)
{
  PlPatch *patch = pl_patch_new ();

  for (PlPartId id = 1; id <= n_parts; id++)
    pl_patch_put (patch, id, pl_part_new (sample_kind (self->catalog, "trs-trs")));
  return patch;
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();
  g_autoptr (PlPatch) again = pl_patch_ref (patch);
  PlEnd plug;

  g_assert_true (again == patch);
  g_assert_cmpstr (pl_patch_get_title (patch), ==, "");
  g_assert_cmpstr (pl_patch_get_notes (patch), ==, "");
  g_assert_cmpfloat_with_epsilon (pl_patch_get_view (patch).zoom, 0.0, 1e-12);
  g_assert_cmpuint (pl_patch_count_parts (patch), ==, 0);
  g_assert_cmpuint (pl_patch_count_dismissals (patch), ==, 0);
  g_assert_cmpuint (pl_patch_next_id (patch), ==, 1);
  g_assert_cmpuint (pl_patch_next_part (patch, 0), ==, 0);
  g_assert_null (pl_patch_get_part (patch, 0));
  g_assert_null (pl_patch_get_part (patch, G_MAXUINT32));
  g_assert_false (pl_patch_find_plug_in (patch, (PlEnd){ 1, 0 }, &plug));
}

static void
test_part (Fixture *self, gconstpointer data)
{
  PlKind *box = sample_kind (self->catalog, "box");
  g_autoptr (PlPart) part = pl_part_new (box);
  g_autoptr (PlPart) copy = NULL;

  for (guint i = 0; i < box->controls->len; i++)
    g_assert_cmpfloat_with_epsilon (part->controls[i], pl_kind_control (box, i)->initial, 1e-12);
  for (guint i = 0; i < box->connectors->len; i++)
    {
      g_assert_cmpuint (part->seats[i].part, ==, 0);
      g_assert_true (isnan (part->seats[i].x) && isnan (part->seats[i].y));
      g_assert_cmpuint (part->drivers[i], ==, 0);
    }
  g_assert_cmpstr (pl_part_title (part), ==, "Box");
  part->name = g_strdup ("Stage left");
  g_assert_cmpstr (pl_part_title (part), ==, "Stage left");

  copy = pl_part_dup (part);
  copy->controls[0] = 7.0;
  copy->seats[0].part = 9;
  copy->drivers[1] = 1;
  copy->name[0] = 'X';
  g_assert_cmpfloat_with_epsilon (part->controls[0], 0.0, 1e-12);
  g_assert_cmpuint (part->seats[0].part, ==, 0);
  g_assert_cmpuint (part->drivers[1], ==, 0);
  g_assert_cmpstr (part->name, ==, "Stage left");
}

static void
test_put_and_visit (Fixture *self, gconstpointer data)
{
  static const PlPartId ids[] = { 1, 63, 64, 65, 200, 5000, PL_MAX_PART_ID };
  g_autoptr (PlPatch) patch = pl_patch_new ();
  PlPartId id = 0;

  for (guint i = G_N_ELEMENTS (ids); i-- > 0;)
    pl_patch_put (patch, ids[i], pl_part_new (sample_kind (self->catalog, "flag")));
  g_assert_cmpuint (pl_patch_count_parts (patch), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      id = pl_patch_next_part (patch, id);
      g_assert_cmpuint (id, ==, ids[i]);
      g_assert_nonnull (pl_patch_get_part (patch, id));
    }
  g_assert_cmpuint (pl_patch_next_part (patch, id), ==, 0);
  g_assert_null (pl_patch_get_part (patch, 2));

  pl_patch_put (patch, 63, NULL);
  pl_patch_put (patch, 63, NULL);
  pl_patch_put (patch, 64, pl_part_new (sample_kind (self->catalog, "box")));
  g_assert_cmpuint (pl_patch_count_parts (patch), ==, G_N_ELEMENTS (ids) - 1);
  g_assert_cmpuint (pl_patch_next_part (patch, 1), ==, 64);
}

static void
test_next_id (Fixture *self, gconstpointer data)
{
  g_autoptr (PlPatch) patch = patch_of (self, 3);

  pl_patch_put (patch, 3, NULL);
  g_assert_cmpuint (pl_patch_next_id (patch), ==, 4);
  pl_patch_put_next_id (patch, 2);
  g_assert_cmpuint (pl_patch_next_id (patch), ==, 4);
  pl_patch_put_next_id (patch, 10);
  g_assert_cmpuint (pl_patch_next_id (patch), ==, 10);
}

/* What a change leaves alone is not copied. */
static void
test_sharing (Fixture *self, gconstpointer data)
{
  g_autoptr (PlPatch) before = patch_of (self, 1000);
  g_autoptr (PlPatch) after
      = sample_apply (before, (PlEdit){ .type = PL_EDIT_MOVE, .id = 500, .x = 10.0, .y = 20.0 });

  for (PlPartId id = 1; id <= 1000; id++)
    if (id == 500)
      g_assert_true (pl_patch_get_part (before, id) != pl_patch_get_part (after, id));
    else
      g_assert_true (pl_patch_get_part (before, id) == pl_patch_get_part (after, id));
  g_assert_cmpfloat_with_epsilon (pl_patch_get_part (before, 500)->x, 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (pl_patch_get_part (after, 500)->x, 10.0, 1e-12);
}

static void
test_copy_is_apart (Fixture *self, gconstpointer data)
{
  g_autoptr (PlPatch) patch = patch_of (self, 2);
  g_autoptr (PlPatch) copy = pl_patch_copy (patch);

  pl_patch_put (copy, 1, NULL);
  pl_patch_put (copy, 900, pl_part_new (sample_kind (self->catalog, "box")));
  pl_patch_put_title (copy, "T");
  pl_patch_put_notes (copy, "N");
  pl_patch_put_view (copy, (PlView){ 2.0, 3.0, 4.0 });
  pl_patch_put_dismissal (copy, &(PlDismissal){ (char *) "hum-loop", 2, (char *) "known" });

  g_assert_cmpuint (pl_patch_count_parts (patch), ==, 2);
  g_assert_cmpuint (pl_patch_count_parts (copy), ==, 2);
  g_assert_nonnull (pl_patch_get_part (patch, 1));
  g_assert_cmpstr (pl_patch_get_title (patch), ==, "");
  g_assert_cmpstr (pl_patch_get_notes (patch), ==, "");
  g_assert_cmpuint (pl_patch_count_dismissals (patch), ==, 0);
  g_assert_cmpuint (pl_patch_next_id (patch), ==, 3);
  g_assert_cmpstr (pl_patch_get_title (copy), ==, "T");
  g_assert_cmpstr (pl_patch_get_notes (copy), ==, "N");
  g_assert_cmpfloat_with_epsilon (pl_patch_get_view (copy).x, 3.0, 1e-12);

  /* A text may be put back into the patch it came from. */
  pl_patch_put_title (copy, pl_patch_get_title (copy));
  g_assert_cmpstr (pl_patch_get_title (copy), ==, "T");
}

static void
test_dismissals (Fixture *self, gconstpointer data)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();

  pl_patch_put_dismissal (patch, &(PlDismissal){ (char *) "a", 1, (char *) "one" });
  pl_patch_put_dismissal (patch, &(PlDismissal){ (char *) "a", 2, (char *) "two" });
  pl_patch_put_dismissal (patch, &(PlDismissal){ (char *) "a", 1, (char *) "three" });
  g_assert_cmpuint (pl_patch_count_dismissals (patch), ==, 2);
  g_assert_cmpstr (pl_patch_get_dismissal (patch, 0)->reason, ==, "two");
  g_assert_cmpstr (pl_patch_get_dismissal (patch, 1)->reason, ==, "three");
  pl_patch_drop_dismissal (patch, "b", 1);
  pl_patch_drop_dismissal (patch, "a", 2);
  g_assert_cmpuint (pl_patch_count_dismissals (patch), ==, 1);
  g_assert_cmpuint (pl_patch_get_dismissal (patch, 0)->part, ==, 1);
}

static void
test_find_plug (Fixture *self, gconstpointer data)
{
  g_autoptr (PlPatch) patch = pl_patch_new ();
  PlEnd plug = { 0, 0 };

  sample_add (&patch, self->catalog, "box");
  sample_add (&patch, self->catalog, "trs-trs");
  sample_plug (&patch, "2.b", "1.in");
  g_assert_true (pl_patch_find_plug_in (patch, sample_end (patch, "1.in"), &plug));
  g_assert_cmpuint (plug.part, ==, 2);
  g_assert_cmpuint (plug.connector, ==, 1);
  g_assert_false (pl_patch_find_plug_in (patch, sample_end (patch, "1.out"), &plug));
  g_assert_false (pl_patch_find_plug_in (patch, (PlEnd){ 0, 0 }, &plug));
}

/* "id:before/after" with - for a part that is not there */
static void
note_change (PlPartId id, const PlPart *before, const PlPart *after, gpointer data)
{
  GString *out = data;

  g_string_append_printf (out, "%u:%s/%s ", id, before != NULL ? pl_part_title (before) : "-",
                          after != NULL ? pl_part_title (after) : "-");
}

static void
test_diff (Fixture *self, gconstpointer data)
{
  g_autoptr (PlPatch) before = patch_of (self, 200);
  g_autoptr (PlPatch) after = pl_patch_copy (before);
  g_autoptr (GString) out = g_string_new (NULL);

  pl_patch_diff (before, after, note_change, out);
  g_assert_cmpstr (out->str, ==, "");
  pl_patch_put (after, 3, NULL);
  pl_patch_put (after, 70, pl_part_new (sample_kind (self->catalog, "box")));
  pl_patch_put (after, 300, pl_part_new (sample_kind (self->catalog, "flag")));
  pl_patch_diff (before, after, note_change, out);
  g_assert_cmpstr (out->str, ==, "3:TRS cable/- 70:TRS cable/Box 300:-/Flag ");
  g_string_truncate (out, 0);
  pl_patch_diff (after, before, note_change, out); /* NOLINT: backwards on purpose */
  g_assert_cmpstr (out->str, ==, "3:-/TRS cable 70:Box/TRS cable 300:Flag/- ");
}

static void
test_diff_with_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (PlPatch) patch = patch_of (self, 2);
  g_autoptr (GString) out = g_string_new (NULL);

  pl_patch_diff (NULL, patch, note_change, out);
  pl_patch_diff (patch, NULL, note_change, out);
  pl_patch_diff (NULL, NULL, note_change, out);
  g_assert_cmpstr (out->str, ==, "1:-/TRS cable 2:-/TRS cable 1:TRS cable/- 2:TRS cable/- ");
}

static void
test_catalog (Fixture *self, gconstpointer data)
{
  g_autoptr (PlCatalog) again = pl_catalog_ref (self->catalog);
  g_autoptr (GPtrArray) list = pl_catalog_dup_list (again);
  PlCategory last = PL_CATEGORY_MIXER;

  g_assert_null (pl_catalog_find (again, "no-such"));
  g_assert_cmpstr (pl_catalog_suggest (again, "trs-tsr"), ==, "trs-trs");
  g_assert_null (pl_catalog_suggest (again, "something-else"));
  for (guint i = 0; i < list->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (list, i);

      g_assert_cmpint (last, <=, kind->category);
      g_assert_true (pl_catalog_find (again, kind->id) == kind);
      last = kind->category;
    }
  g_assert_cmpstr (((PlKind *) g_ptr_array_index (list, 0))->id, ==, "box");
  g_assert_cmpstr (((PlKind *) g_ptr_array_index (list, 1))->id, ==, "box-2");
}

/* Later additions win, also one of the same kind again. */
static void
test_catalog_replace (Fixture *self, gconstpointer data)
{
  g_autoptr (PlCatalog) other = sample_catalog_new ();
  PlKind *newer = sample_kind (other, "box");

  pl_catalog_add (self->catalog, newer);
  pl_catalog_add (self->catalog, newer);
  g_assert_true (pl_catalog_find (self->catalog, "box") == newer);
}

#define ADD(name, function) g_test_add ("/patch/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("part", test_part);
  ADD ("put-and-visit", test_put_and_visit);
  ADD ("next-id", test_next_id);
  ADD ("sharing", test_sharing);
  ADD ("copy-is-apart", test_copy_is_apart);
  ADD ("dismissals", test_dismissals);
  ADD ("find-plug", test_find_plug);
  ADD ("diff", test_diff);
  ADD ("diff-with-nothing", test_diff_with_nothing);
  ADD ("catalog", test_catalog);
  ADD ("catalog-replace", test_catalog_replace);
  return g_test_run ();
}
