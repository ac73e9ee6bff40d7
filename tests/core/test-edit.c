/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/edit.h"

#include <math.h>

#include "core/kind-file.h"
#include "core/lead-color.h"
#include "sample.h"

/* Adding and removing */

static void
test_add (SampleBench *self, gconstpointer data)
{
  PlKind *kind = sample_kind (self->catalog, "box");
  const PlPart *part = NULL;

  g_assert_cmpuint (pl_patch_next_id (self->patch), ==, 4);
  sample_change (
      self, (PlEdit){ .type = PL_EDIT_ADD, .kind = kind, .x = 3.0, .y = -4.0, .name = "Left" });
  part = sample_part (self, 4);
  g_assert_true (part->kind == kind);
  g_assert_cmpstr (part->name, ==, "Left");
  g_assert_cmpfloat_with_epsilon (part->x, 3.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (part->y, -4.0, 1e-12);
  g_assert_cmpint (part->number, ==, 0);
  sample_change (self, (PlEdit){ .type = PL_EDIT_ADD, .kind = kind, .id = 70, .name = "" });
  g_assert_null (sample_part (self, 70)->name);
  g_assert_cmpuint (pl_patch_next_id (self->patch), ==, 71);
}

static void
test_cable_numbers (SampleBench *self, gconstpointer data)
{
  g_assert_cmpint (sample_part (self, 1)->number, ==, 0);
  g_assert_cmpint (sample_part (self, 2)->number, ==, 1);
  g_assert_cmpint (sample_part (self, 3)->number, ==, 0);
  sample_add (&self->patch, self->catalog, "y");
  sample_add (&self->patch, self->catalog, "mini-to-jack");
  g_assert_cmpint (sample_part (self, 5)->number, ==, 3);
  sample_change (self, (PlEdit){ .type = PL_EDIT_REMOVE, .id = 4 });
  sample_add (&self->patch, self->catalog, "y");
  g_assert_cmpint (sample_part (self, 6)->number, ==, 2);
}

static void
test_add_refused (SampleBench *self, gconstpointer data)
{
  PlKind *kind = sample_kind (self->catalog, "box");
  g_autofree char *long_name = g_strnfill (201, 'n');
  const char *control = "That text has characters that cannot be written to a file.";
  PlEdit edit = { .type = PL_EDIT_ADD, .kind = kind };
  static const double far[] = { 1000000.5, (double) NAN, (double) INFINITY };

  edit.id = 2;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_TAKEN,
                         "There is a part 2 on the bench already.");
  edit.id = PL_MAX_PART_ID + 1;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "The bench is full.");
  edit.id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    {
      edit.x = far[i];
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                             "That place is too far off the bench.");
    }
  edit.x = 1000000.0;
  edit.name = long_name;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "A name may have up to 200 characters.");
  edit.name = "\xc3";
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, control);
  edit.name = "bell\a";
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, control);
}

static void
test_full_bench (SampleBench *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_ADD, .kind = sample_kind (self->catalog, "flag") };

  edit.id = PL_MAX_PART_ID;
  sample_change (self, edit);
  edit.id = 0;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "The bench is full.");
}

static void
test_remove (SampleBench *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_REMOVE, .id = 1 };

  sample_plug (&self->patch, "2.a", "1.out");
  sample_plug (&self->patch, "3.plug", "1.in");
  sample_change (self, (PlEdit){ .type = PL_EDIT_DISMISS, .code = "hum-loop", .id = 1 });
  sample_change (self, (PlEdit){ .type = PL_EDIT_DISMISS, .code = "hum-loop" });
  sample_change (self, edit);
  g_assert_null (pl_patch_get_part (self->patch, 1));
  sample_assert_seat (self, "2.a", NULL);
  sample_assert_seat (self, "3.plug", NULL);
  g_assert_true (isnan (sample_part (self, 2)->seats[0].x));
  g_assert_cmpuint (pl_patch_count_dismissals (self->patch), ==, 1);
  g_assert_cmpuint (pl_patch_get_dismissal (self->patch, 0)->part, ==, 0);
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 1 on the bench.");
}

static void
test_move (SampleBench *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_MOVE, .id = 1, .x = -1e6, .y = 1e6 };

  sample_change (self, edit);
  g_assert_cmpfloat_with_epsilon (sample_part (self, 1)->x, -1e6, 1e-12);
  edit.y = -1e7;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "That place is too far off the bench.");
  edit = (PlEdit){ .type = PL_EDIT_MOVE, .id = 9 };
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 9 on the bench.");
}

/* Values */

static void
test_control (SampleBench *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 0, .value = -60.0 };

  sample_change (self, edit);
  g_assert_cmpfloat_with_epsilon (sample_part (self, 1)->controls[0], -60.0, 1e-12);
  edit.value = 10.1;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "LEVEL goes from -60 to 10.");
  edit.value = (double) NAN;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "LEVEL goes from -60 to 10.");
  edit.index = 3;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH, "Box has no such control.");
  edit.id = 9;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 9 on the bench.");
  sample_change (self, (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 2, .value = 1.4 });
  g_assert_cmpfloat_with_epsilon (sample_part (self, 1)->controls[2], 1.0, 1e-12);
}

static void
test_name (SampleBench *self, gconstpointer data)
{
  g_autoptr (GString) longest = g_string_new (NULL);
  PlEdit edit = { .type = PL_EDIT_SET_NAME, .id = 1 };

  for (int i = 0; i < 200; i++)
    g_string_append (longest, "ö");
  edit.name = longest->str;
  sample_change (self, edit);
  g_assert_cmpstr (sample_part (self, 1)->name, ==, longest->str);
  g_string_append (longest, "ö");
  edit.name = longest->str;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "A name may have up to 200 characters.");
  edit.name = "";
  sample_change (self, edit);
  g_assert_null (sample_part (self, 1)->name);
  edit.name = NULL;
  sample_change (self, edit);
  g_assert_null (sample_part (self, 1)->name);
  edit.id = 8;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 8 on the bench.");
}

static void
test_length (SampleBench *self, gconstpointer data)
{
  static const double wrong[] = { -0.1, 1000.1, (double) NAN, (double) INFINITY };
  PlEdit edit = { .type = PL_EDIT_SET_LENGTH, .id = 2, .value = 1000.0 };

  sample_change (self, edit);
  g_assert_cmpfloat_with_epsilon (sample_part (self, 2)->length_m, 1000.0, 1e-12);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      edit.value = wrong[i];
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                             "A cable can be up to 1000 m long.");
    }
  edit = (PlEdit){ .type = PL_EDIT_SET_LENGTH, .id = 1, .value = 3.0 };
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "Only a cable has a length.");
  edit.id = 9;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 9 on the bench.");
}

static void
test_number (SampleBench *self, gconstpointer data)
{
  static const double wrong[] = { -1.0, 100000.0, (double) NAN, (double) INFINITY };
  PlEdit add = { .type = PL_EDIT_ADD, .kind = sample_part (self, 2)->kind };
  PlEdit edit = { .type = PL_EDIT_SET_NUMBER, .id = 2, .value = 7.0 };
  PlPartId other = pl_patch_next_id (self->patch);

  sample_change (self, edit);
  g_assert_cmpint (sample_part (self, 2)->number, ==, 7);
  sample_change (self, add);
  g_assert_cmpint (sample_part (self, other)->number, ==, 1); /* the lowest free one */
  edit.id = other;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_TAKEN,
                         "Another cable has number 7; give that one another number first.");
  edit.value = 0.0;
  sample_change (self, edit);
  g_assert_cmpint (sample_part (self, other)->number, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      edit.value = wrong[i];
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                             "A cable’s number is from 1 to 99999.");
    }
  edit = (PlEdit){ .type = PL_EDIT_SET_NUMBER, .id = 1, .value = 3.0 };
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "Only a cable has a number.");
}

static void
test_color (SampleBench *self, gconstpointer data)
{
  static const double wrong[] = { -1.0, PL_N_LEAD_COLORS, (double) NAN };
  PlEdit edit = { .type = PL_EDIT_SET_COLOR, .id = 2, .value = PL_LEAD_COLOR_VIOLET };
  PlKind *other = sample_kind (self->catalog, "y");

  g_assert_cmpint (pl_part_get_color (sample_part (self, 2)), ==, PL_LEAD_COLOR_BLUE);
  sample_change (self, edit);
  g_assert_cmpint (pl_part_get_color (sample_part (self, 2)), ==, PL_LEAD_COLOR_VIOLET);
  /* another number and another type of cable leave it as it is */
  sample_change (self, (PlEdit){ .type = PL_EDIT_SET_NUMBER, .id = 2, .value = 2.0 });
  sample_change (self, (PlEdit){ .type = PL_EDIT_SET_KIND, .id = 2, .kind = other });
  g_assert_cmpint (pl_part_get_color (sample_part (self, 2)), ==, PL_LEAD_COLOR_VIOLET);
  edit.value = PL_LEAD_COLOR_NONE;
  sample_change (self, edit);
  g_assert_cmpint (pl_part_get_color (sample_part (self, 2)), ==, PL_LEAD_COLOR_ORANGE);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      edit.value = wrong[i];
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "There is no such colour.");
    }
  edit = (PlEdit){ .type = PL_EDIT_SET_COLOR, .id = 1, .value = PL_LEAD_COLOR_BLACK };
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "Only a cable has a colour.");
}

static void
test_fault (SampleBench *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_SET_FAULT, .id = 2, .value = 1.0 };

  edit.fault = (PlFault){ PL_FAULT_OPEN, 1, 77 }; /* the second conductor is not looked at */
  sample_change (self, edit);
  sample_change (self, edit);
  g_assert_cmpuint (sample_part (self, 2)->n_faults, ==, 1);
  g_assert_cmpuint (sample_part (self, 2)->faults[0].other, ==, 0);
  edit.fault = (PlFault){ PL_FAULT_SHORT, 0, 1 };
  sample_change (self, edit);
  g_assert_cmpuint (sample_part (self, 2)->n_faults, ==, 2);
  edit.fault = (PlFault){ PL_FAULT_SHORT, 1, 0 }; /* the same short, said the other way round */
  sample_change (self, edit);
  g_assert_cmpuint (sample_part (self, 2)->n_faults, ==, 2);
  edit.value = 0.0;
  sample_change (self, edit);
  g_assert_cmpuint (sample_part (self, 2)->n_faults, ==, 1);
  g_assert_cmpint (sample_part (self, 2)->faults[0].type, ==, PL_FAULT_OPEN);
}

static void
test_fault_refused (SampleBench *self, gconstpointer data)
{
  static const PlFault wrong[]
      = { { PL_FAULT_OPEN, 3, 0 }, { PL_FAULT_SHORT, 0, 3 }, { PL_FAULT_SHORT, 1, 1 } };
  PlEdit edit = { .type = PL_EDIT_SET_FAULT, .id = 2, .value = 1.0 };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      edit.fault = wrong[i];
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                             "TRS cable has no such conductor.");
    }
  edit.id = 1;
  edit.fault = (PlFault){ PL_FAULT_OPEN, 0, 0 };
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH, "Box has no such conductor.");
  edit.id = 9;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 9 on the bench.");
}

static void
test_too_many_faults (SampleBench *self, gconstpointer data)
{
  const guint n_slots = G_N_ELEMENTS (((PlPart *) NULL)->faults);
  PlEdit edit = { .type = PL_EDIT_SET_FAULT, .id = 4, .value = 1.0 };
  g_autoptr (GString) text = g_string_new ("[Cable]\nFormat=1\nId=loom\nName=Loom\nKind=cable\n"
                                           "Summary=Many.\n[End a]\nConnector=trs-plug\n"
                                           "[End b]\nConnector=trs-plug\n");
  g_autoptr (PlKind) kind = NULL;

  for (guint i = 0; i <= n_slots; i++)
    g_string_append_printf (text, "[Wire w%u]\nJoin=a.tip b.tip\n", i);
  kind = pl_kind_parse (text->str, -1, "loom", NULL);
  g_assert_nonnull (kind);
  sample_change (self, (PlEdit){ .type = PL_EDIT_ADD, .kind = kind });
  for (guint16 i = 0; i < n_slots; i++)
    {
      edit.fault = (PlFault){ PL_FAULT_OPEN, i, 0 };
      sample_change (self, edit);
    }
  edit.fault.conductor++;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "A cable can have up to 8 faults.");
  edit.value = 0.0; /* mending what is not broken is no problem */
  sample_change (self, edit);
}

static void
test_driver (SampleBench *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_SET_DRIVER,
                  .id = 1,
                  .index = sample_end (self->patch, "1.out").connector,
                  .value = 2.0 };

  sample_change (self, edit);
  g_assert_cmpuint (sample_part (self, 1)->drivers[edit.index], ==, 2);
  edit.value = 0.0;
  sample_change (self, edit);
  g_assert_cmpuint (sample_part (self, 1)->drivers[edit.index], ==, 0);
  edit.value = 3.0;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "Box cannot be driven that way.");
  edit.value = (double) NAN;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "Box cannot be driven that way.");
  edit.value = -1.0;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "Box cannot be driven that way.");
  edit.value = 0.0;
  edit.index = 99;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "Box cannot be driven that way.");
  edit.id = 9;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 9 on the bench.");
}

static void
test_texts (SampleBench *self, gconstpointer data)
{
  g_autofree char *page = g_strnfill (5000, 'n');
  const char *control = "That text has characters that cannot be written to a file.";
  PlEdit edit = { .type = PL_EDIT_SET_TITLE, .name = "Friday" };

  sample_change (self, edit);
  g_assert_cmpstr (pl_patch_get_title (self->patch), ==, "Friday");
  edit.name = page;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "A name may have up to 200 characters.");
  edit.name = NULL;
  sample_change (self, edit);
  g_assert_cmpstr (pl_patch_get_title (self->patch), ==, "");
  edit.name = "\x1b[0m";
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, control);
  edit.type = PL_EDIT_SET_NOTES;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, control);
  edit.name = "\xff";
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, control);
  edit.name = page;
  sample_change (self, edit);
  g_assert_cmpstr (pl_patch_get_notes (self->patch), ==, page);
}

static void
test_dismiss (SampleBench *self, gconstpointer data)
{
  static const char *const wrong[] = { NULL, "", "Hum-loop", "hum loop", "hum\n" };
  PlEdit edit = { .type = PL_EDIT_DISMISS, .code = "hum-loop", .id = 1, .name = "known" };

  sample_change (self, edit);
  g_assert_cmpstr (pl_patch_get_dismissal (self->patch, 0)->reason, ==, "known");
  edit.name = NULL;
  sample_change (self, edit);
  g_assert_cmpuint (pl_patch_count_dismissals (self->patch), ==, 1);
  g_assert_cmpstr (pl_patch_get_dismissal (self->patch, 0)->reason, ==, "");
  edit.name = "\a";
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "That text has characters that cannot be written to a file.");
  edit.name = NULL;
  edit.id = 9;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 9 on the bench.");
  edit.id = 1;
  edit.type = PL_EDIT_RESTORE;
  sample_change (self, edit);
  g_assert_cmpuint (pl_patch_count_dismissals (self->patch), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      edit.code = wrong[i];
      edit.type = i % 2 == 0 ? PL_EDIT_DISMISS : PL_EDIT_RESTORE;
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                             "There is no finding of that name.");
    }
}

/* All or nothing */

static void
test_apply_all (SampleBench *self, gconstpointer data)
{
  PlEdit edits[] = {
    { .type = PL_EDIT_ADD, .kind = sample_kind (self->catalog, "xlr-xlr") },
    { .type = PL_EDIT_PLUG, .from = { 4, 1 }, .to = sample_end (self->patch, "1.xin") },
    { .type = PL_EDIT_REMOVE, .id = 99 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) good = pl_patch_apply_all (self->patch, edits, 2, &error);
  g_autoptr (PlPatch) bad = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (pl_patch_count_parts (good), ==, 4);
  g_assert_cmpuint (pl_patch_count_parts (self->patch), ==, 3);
  bad = pl_patch_apply_all (self->patch, edits, 3, &error);
  g_assert_null (bad);
  g_assert_error (error, PL_EDIT_ERROR, PL_EDIT_ERROR_NO_SUCH);
  g_assert_null (pl_patch_apply_all (self->patch, edits, 3, NULL));
}

/* Properties */

/* Whatever is asked, good or bad, the patch stays sound and a refusal has a sentence. */
static void
test_random_edits (SampleBench *self, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (PlPatch) patch = pl_patch_ref (self->patch);
      GRand *rand = g_rand_new_with_seed (seed);

      for (int i = 0; i < 300; i++)
        {
          g_autoptr (GError) error = NULL;
          PlEdit edit = sample_random_edit (patch, self->catalog, sample_draw_random, rand);
          PlPatch *next = pl_patch_apply (patch, &edit, &error);

          g_assert_true ((next == NULL) == (error != NULL));
          if (error != NULL)
            g_assert_true (g_utf8_validate (error->message, -1, NULL)
                           && g_str_has_suffix (error->message, "."));
          if (next == NULL)
            continue;
          sample_check_patch (next);
          pl_patch_unref (patch);
          patch = next;
        }
      g_rand_free (rand);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/edit/" name, SampleBench, NULL, sample_bench_set_up, function,                     \
              sample_bench_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add", test_add);
  ADD ("cable-numbers", test_cable_numbers);
  ADD ("add-refused", test_add_refused);
  ADD ("full-bench", test_full_bench);
  ADD ("remove", test_remove);
  ADD ("move", test_move);
  ADD ("control", test_control);
  ADD ("name", test_name);
  ADD ("length", test_length);
  ADD ("number", test_number);
  ADD ("color", test_color);
  ADD ("fault", test_fault);
  ADD ("fault-refused", test_fault_refused);
  ADD ("too-many-faults", test_too_many_faults);
  ADD ("driver", test_driver);
  ADD ("texts", test_texts);
  ADD ("dismiss", test_dismiss);
  ADD ("apply-all", test_apply_all);
  ADD ("random-edits", test_random_edits);
  return g_test_run ();
}
