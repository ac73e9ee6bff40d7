/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/edit.h"

#include <math.h>
#include <string.h>

#include "core/kind-file.h"
#include "sample.h"

typedef struct
{
  PlCatalog *catalog;
  PlPatch *patch; /* 1: box, 2: TRS cable number 1, 3: phones */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->catalog = sample_catalog_new ();
  self->patch = pl_patch_new ();
  sample_add (&self->patch, self->catalog, "box");
  sample_add (&self->patch, self->catalog, "trs-trs");
  sample_add (&self->patch, self->catalog, "phones");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sample_check_patch (self->patch);
  pl_patch_unref (self->patch);
  pl_catalog_unref (self->catalog);
}

static void
change (Fixture *self, PlEdit edit)
{
  PlPatch *next = sample_apply (self->patch, edit);

  pl_patch_unref (self->patch);
  self->patch = next;
}

static const PlPart *
part_of (const Fixture *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);

  g_assert_nonnull (part);
  return part;
}

static PlEdit
plug_edit (const Fixture *self, const char *from, const char *to)
{
  return (PlEdit){ .type = PL_EDIT_PLUG,
                   .from = sample_end (self->patch, from),
                   .to = sample_end (self->patch, to) };
}

/* "2.a" sits in "1.in"; NULL: nowhere */
static void
assert_seat (const Fixture *self, const char *from, const char *to)
{
  PlEnd end = sample_end (self->patch, from);
  const PlSeat *seat = &part_of (self, end.part)->seats[end.connector];

  if (to != NULL)
    {
      g_autofree char *text = pl_end_dup_text (self->patch, (PlEnd){ seat->part, seat->connector });
      g_assert_cmpstr (text, ==, to);
    }
  else
    g_assert_cmpuint (seat->part, ==, 0);
}

/* Adding and removing */

static void
test_add (Fixture *self, gconstpointer data)
{
  PlKind *kind = sample_kind (self->catalog, "box");
  const PlPart *part = NULL;

  g_assert_cmpuint (pl_patch_next_id (self->patch), ==, 4);
  change (self, (PlEdit){ .type = PL_EDIT_ADD, .kind = kind, .x = 3.0, .y = -4.0, .name = "Left" });
  part = part_of (self, 4);
  g_assert_true (part->kind == kind);
  g_assert_cmpstr (part->name, ==, "Left");
  g_assert_cmpfloat_with_epsilon (part->x, 3.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (part->y, -4.0, 1e-12);
  g_assert_cmpint (part->number, ==, 0);
  change (self, (PlEdit){ .type = PL_EDIT_ADD, .kind = kind, .id = 70, .name = "" });
  g_assert_null (part_of (self, 70)->name);
  g_assert_cmpuint (pl_patch_next_id (self->patch), ==, 71);
}

static void
test_cable_numbers (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (part_of (self, 1)->number, ==, 0);
  g_assert_cmpint (part_of (self, 2)->number, ==, 1);
  g_assert_cmpint (part_of (self, 3)->number, ==, 0);
  sample_add (&self->patch, self->catalog, "y");
  sample_add (&self->patch, self->catalog, "mini-to-jack");
  g_assert_cmpint (part_of (self, 5)->number, ==, 3);
  change (self, (PlEdit){ .type = PL_EDIT_REMOVE, .id = 4 });
  sample_add (&self->patch, self->catalog, "y");
  g_assert_cmpint (part_of (self, 6)->number, ==, 2);
}

static void
test_add_refused (Fixture *self, gconstpointer data)
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
test_full_bench (Fixture *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_ADD, .kind = sample_kind (self->catalog, "flag") };

  edit.id = PL_MAX_PART_ID;
  change (self, edit);
  edit.id = 0;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "The bench is full.");
}

static void
test_remove (Fixture *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_REMOVE, .id = 1 };

  sample_plug (&self->patch, "2.a", "1.out");
  sample_plug (&self->patch, "3.plug", "1.in");
  change (self, (PlEdit){ .type = PL_EDIT_DISMISS, .code = "hum-loop", .id = 1 });
  change (self, (PlEdit){ .type = PL_EDIT_DISMISS, .code = "hum-loop" });
  change (self, edit);
  g_assert_null (pl_patch_get_part (self->patch, 1));
  assert_seat (self, "2.a", NULL);
  assert_seat (self, "3.plug", NULL);
  g_assert_true (isnan (part_of (self, 2)->seats[0].x));
  g_assert_cmpuint (pl_patch_count_dismissals (self->patch), ==, 1);
  g_assert_cmpuint (pl_patch_get_dismissal (self->patch, 0)->part, ==, 0);
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 1 on the bench.");
}

static void
test_move (Fixture *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_MOVE, .id = 1, .x = -1e6, .y = 1e6 };

  change (self, edit);
  g_assert_cmpfloat_with_epsilon (part_of (self, 1)->x, -1e6, 1e-12);
  edit.y = -1e7;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "That place is too far off the bench.");
  edit = (PlEdit){ .type = PL_EDIT_MOVE, .id = 9 };
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 9 on the bench.");
}

/* Plugging */

static void
test_plug (Fixture *self, gconstpointer data)
{
  PlEdit edit = plug_edit (self, "2.b", "1.mic");

  change (self, edit);
  assert_seat (self, "2.b", "1.mic");
  g_assert_cmpint (part_of (self, 2)->seats[1].depth, ==, PL_DEPTH_HOME);
  edit.depth = PL_DEPTH_FIRST_CLICK;
  change (self, edit); /* the same plug may go deeper or less deep */
  g_assert_cmpint (part_of (self, 2)->seats[1].depth, ==, PL_DEPTH_FIRST_CLICK);
  sample_plug (&self->patch, "2.b", "1.in");
  assert_seat (self, "2.b", "1.in");
  g_assert_cmpint (part_of (self, 2)->seats[1].depth, ==, PL_DEPTH_HOME);
}

static void
test_plug_into_itself (Fixture *self, gconstpointer data)
{
  sample_add (&self->patch, self->catalog, "extension");
  sample_plug (&self->patch, "4.a", "4.b");
  assert_seat (self, "4.a", "4.b");
  sample_assert_refused (
      self->patch, plug_edit (self, "2.a", "4.b"), PL_EDIT_ERROR_TAKEN,
      "The plug of cable 2 (Extension) sits in cable 2 (Extension) b already; unplug it first.");
}

/* XLR cable into XLR cable: the end that holds a plug cannot be plugged in, nor the other way. */
static void
test_plug_cable_to_cable (Fixture *self, gconstpointer data)
{
  sample_add (&self->patch, self->catalog, "xlr-xlr");
  sample_add (&self->patch, self->catalog, "xlr-xlr");
  sample_plug (&self->patch, "4.b", "5.a");
  sample_assert_refused (self->patch, plug_edit (self, "5.a", "1.xout"), PL_EDIT_ERROR_TAKEN,
                         "The plug of cable 2 (XLR cable) sits in that end; unplug it first.");
  sample_assert_refused (self->patch, plug_edit (self, "5.a", "4.b"), PL_EDIT_ERROR_TAKEN,
                         "That end of cable 2 (XLR cable) is itself plugged in; unplug it first.");
  change (self, (PlEdit){ .type = PL_EDIT_UNPLUG,
                          .from = sample_end (self->patch, "4.b"),
                          .x = (double) NAN,
                          .y = (double) NAN });
  sample_plug (&self->patch, "5.a", "1.xout");
  sample_assert_refused (self->patch, plug_edit (self, "4.b", "5.a"), PL_EDIT_ERROR_TAKEN,
                         "That end of cable 3 (XLR cable) is itself plugged in; unplug it first.");
}

static void
test_plug_taken (Fixture *self, gconstpointer data)
{
  change (self, (PlEdit){ .type = PL_EDIT_SET_NAME, .id = 3, .name = "Anna" });
  sample_plug (&self->patch, "3.plug", "1.in");
  sample_assert_refused (self->patch, plug_edit (self, "2.a", "1.in"), PL_EDIT_ERROR_TAKEN,
                         "The plug of Anna · Phones sits in Box IN already; unplug it first.");
}

static void
test_plug_no_such (Fixture *self, gconstpointer data)
{
  static const PlEnd wrong[] = { { 0, 0 }, { 9, 0 }, { 1, 99 } };
  PlEdit edit = plug_edit (self, "2.a", "1.in");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      edit.to = wrong[i];
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                             "There is no such jack or plug on the bench.");
    }
  edit = plug_edit (self, "2.a", "1.in");
  edit.from = (PlEnd){ 2, 2 };
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no such jack or plug on the bench.");
  sample_assert_refused (self->patch, plug_edit (self, "1.xout", "1.xin"), PL_EDIT_ERROR_MISFIT,
                         "There is no plug at Box XOUT; only the end of a lead can be plugged in.");
}

static void
test_first_click_refused (Fixture *self, gconstpointer data)
{
  PlEdit edit;

  sample_add (&self->patch, self->catalog, "xlr-xlr");
  edit = plug_edit (self, "4.b", "1.mic");
  edit.depth = PL_DEPTH_FIRST_CLICK;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "That plug has no first click; only 6.35 mm and 3.5 mm plugs do.");
  edit = plug_edit (self, "2.b", "1.mic");
  edit.depth = (PlDepth) 7;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "That plug has no first click; only 6.35 mm and 3.5 mm plugs do.");
}

/* Every family of plugs in every other: what would do. */
static const struct
{
  const char *cable, *end, *jack, *sentence;
} misfits[] = {
  { "trs-trs", "4.a", "1.mini",
    "The TRS plug does not fit the 3.5 mm TRS jack of Box MINI; a 6.35 mm to 3.5 mm adapter would "
    "do." },
  { "trs-trs", "4.a", "1.xin",
    "The TRS plug does not fit the XLR female connector of Box XIN; a TRS to XLR cable would do." },
  { "ts-ts", "4.a", "1.tape",
    "The TS plug does not fit the RCA jack of Box TAPE; a TS to RCA cable would do." },
  { "mini-mini", "4.a", "1.in",
    "The 3.5 mm TRS plug does not fit the TRS jack of Box IN; a 3.5 mm to 6.35 mm adapter would "
    "do." },
  { "mini-mini", "4.a", "1.mic",
    "The 3.5 mm TRS plug does not fit the combo jack of Box MIC; a 3.5 mm to 6.35 mm adapter would "
    "do." },
  { "mini-mini", "4.a", "1.xin",
    "The 3.5 mm TRS plug does not fit the XLR female connector of Box XIN; a 3.5 mm TRS to two XLR "
    "cable would do." },
  { "mini-mini", "4.a", "1.tape",
    "The 3.5 mm TRS plug does not fit the RCA jack of Box TAPE; a 3.5 mm TRS to two RCA cable "
    "would do." },
  { "xlr-xlr", "4.b", "1.in",
    "The XLR male connector does not fit the TRS jack of Box IN; an XLR to TRS cable would do." },
  { "xlr-xlr", "4.b", "1.mini",
    "The XLR male connector does not fit the 3.5 mm TRS jack of Box MINI; an XLR to 3.5 mm TRS "
    "cable would do." },
  { "xlr-xlr", "4.b", "1.xout",
    "The XLR male connector does not fit the XLR male connector of Box XOUT; an XLR turn-round "
    "(same sex both ends) would do." },
  { "xlr-xlr", "4.a", "1.mic",
    "The XLR female connector does not fit the combo jack of Box MIC; an XLR turn-round (same sex "
    "both ends) would do." },
  { "xlr-xlr", "4.a", "1.tape",
    "The XLR female connector does not fit the RCA jack of Box TAPE; an XLR to RCA cable would "
    "do." },
  { "rca-rca", "4.a", "1.in",
    "The RCA plug does not fit the TRS jack of Box IN; an RCA to TS cable would do." },
  { "rca-rca", "4.a", "1.mini",
    "The RCA plug does not fit the 3.5 mm TRS jack of Box MINI; a two RCA to 3.5 mm TRS cable "
    "would do." },
  { "rca-rca", "4.a", "1.xin",
    "The RCA plug does not fit the XLR female connector of Box XIN; an RCA to XLR cable would "
    "do." },
  { "spk-spk", "4.a", "1.in",
    "The speakON plug does not fit the TRS jack of Box IN; speaker connectors carry speaker level "
    "and belong to speakers only." },
  { "trs-trs", "4.a", "1.spk",
    "The TRS plug does not fit the speakON socket of Box SPK; speaker connectors carry speaker "
    "level and belong to speakers only." },
  { "trs-trs", "4.a", "1.usb",
    "The TRS plug does not fit the socket that carries no audio of Box USB; there is no audio cable "
    "for it." },
  { "trs-trs", "4.a", "2.a",
    "The TRS plug does not fit the TRS plug of cable 1 (TRS cable) a; two plugs meet in a coupler "
    "with a socket on both sides." },
  { "trs-trs", "4.a", "4.a",
    "The TRS plug does not fit the TRS plug of cable 2 (TRS cable) a; two plugs meet in a coupler "
    "with a socket on both sides." },
};

static void
test_misfits (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (misfits); i++)
    {
      g_autoptr (GError) error = NULL;
      PlEdit edit;

      change (self, (PlEdit){ .type = PL_EDIT_ADD,
                              .id = 4,
                              .kind = sample_kind (self->catalog, misfits[i].cable) });
      edit = plug_edit (self, misfits[i].end, misfits[i].jack);
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_MISFIT, misfits[i].sentence);
      g_assert_false (pl_patch_can_plug (self->patch, edit.from, edit.to, &error));
      g_assert_error (error, PL_EDIT_ERROR, PL_EDIT_ERROR_MISFIT);
      g_assert_false (pl_patch_can_plug (self->patch, edit.from, edit.to, NULL));
      change (self, (PlEdit){ .type = PL_EDIT_REMOVE, .id = 4 });
    }
}

static void
test_unplug (Fixture *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_UNPLUG, .from = sample_end (self->patch, "2.a"), .x = 5.0 };

  sample_plug (&self->patch, "2.a", "1.in");
  change (self, edit);
  assert_seat (self, "2.a", NULL);
  g_assert_cmpfloat_with_epsilon (part_of (self, 2)->seats[0].x, 5.0, 1e-12);
  edit.y = (double) NAN; /* half a place is none */
  change (self, edit);
  g_assert_true (isnan (part_of (self, 2)->seats[0].x));
  edit.y = 1e7;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "That place is too far off the bench.");
  edit = (PlEdit){ .type = PL_EDIT_UNPLUG, .from = { 7, 0 } };
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no such jack or plug on the bench.");
  edit.from = sample_end (self->patch, "1.in");
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_MISFIT,
                         "There is no plug at Box IN; only the end of a lead can be plugged in.");
}

/* Values */

static void
test_control (Fixture *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 0, .value = -60.0 };

  change (self, edit);
  g_assert_cmpfloat_with_epsilon (part_of (self, 1)->controls[0], -60.0, 1e-12);
  edit.value = 10.1;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "LEVEL goes from -60 to 10.");
  edit.value = (double) NAN;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, "LEVEL goes from -60 to 10.");
  edit.index = 3;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH, "Box has no such control.");
  edit.id = 9;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 9 on the bench.");
  change (self,
          (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 2, .value = 1.4 });
  g_assert_cmpfloat_with_epsilon (part_of (self, 1)->controls[2], 1.0, 1e-12);
}

static void
test_name (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) longest = g_string_new (NULL);
  PlEdit edit = { .type = PL_EDIT_SET_NAME, .id = 1 };

  for (int i = 0; i < 200; i++)
    g_string_append (longest, "ö");
  edit.name = longest->str;
  change (self, edit);
  g_assert_cmpstr (part_of (self, 1)->name, ==, longest->str);
  g_string_append (longest, "ö");
  edit.name = longest->str;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "A name may have up to 200 characters.");
  edit.name = "";
  change (self, edit);
  g_assert_null (part_of (self, 1)->name);
  edit.name = NULL;
  change (self, edit);
  g_assert_null (part_of (self, 1)->name);
  edit.id = 8;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 8 on the bench.");
}

static void
test_length (Fixture *self, gconstpointer data)
{
  static const double wrong[] = { -0.1, 1000.1, (double) NAN, (double) INFINITY };
  PlEdit edit = { .type = PL_EDIT_SET_LENGTH, .id = 2, .value = 1000.0 };

  change (self, edit);
  g_assert_cmpfloat_with_epsilon (part_of (self, 2)->length_m, 1000.0, 1e-12);
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
test_fault (Fixture *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_SET_FAULT, .id = 2, .value = 1.0 };

  edit.fault = (PlFault){ PL_FAULT_OPEN, 1, 77 }; /* the second conductor is not looked at */
  change (self, edit);
  change (self, edit);
  g_assert_cmpuint (part_of (self, 2)->n_faults, ==, 1);
  g_assert_cmpuint (part_of (self, 2)->faults[0].other, ==, 0);
  edit.fault = (PlFault){ PL_FAULT_SHORT, 0, 1 };
  change (self, edit);
  g_assert_cmpuint (part_of (self, 2)->n_faults, ==, 2);
  edit.fault = (PlFault){ PL_FAULT_SHORT, 1, 0 }; /* the same short, said the other way round */
  change (self, edit);
  g_assert_cmpuint (part_of (self, 2)->n_faults, ==, 2);
  edit.value = 0.0;
  change (self, edit);
  g_assert_cmpuint (part_of (self, 2)->n_faults, ==, 1);
  g_assert_cmpint (part_of (self, 2)->faults[0].type, ==, PL_FAULT_OPEN);
}

static void
test_fault_refused (Fixture *self, gconstpointer data)
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
test_too_many_faults (Fixture *self, gconstpointer data)
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
  change (self, (PlEdit){ .type = PL_EDIT_ADD, .kind = kind });
  for (guint16 i = 0; i < n_slots; i++)
    {
      edit.fault = (PlFault){ PL_FAULT_OPEN, i, 0 };
      change (self, edit);
    }
  edit.fault.conductor++;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "A cable can have up to 8 faults.");
  edit.value = 0.0; /* mending what is not broken is no problem */
  change (self, edit);
}

static void
test_driver (Fixture *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_SET_DRIVER,
                  .id = 1,
                  .index = sample_end (self->patch, "1.out").connector,
                  .value = 2.0 };

  change (self, edit);
  g_assert_cmpuint (part_of (self, 1)->drivers[edit.index], ==, 2);
  edit.value = 0.0;
  change (self, edit);
  g_assert_cmpuint (part_of (self, 1)->drivers[edit.index], ==, 0);
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
test_texts (Fixture *self, gconstpointer data)
{
  g_autofree char *page = g_strnfill (5000, 'n');
  const char *control = "That text has characters that cannot be written to a file.";
  PlEdit edit = { .type = PL_EDIT_SET_TITLE, .name = "Friday" };

  change (self, edit);
  g_assert_cmpstr (pl_patch_get_title (self->patch), ==, "Friday");
  edit.name = page;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "A name may have up to 200 characters.");
  edit.name = NULL;
  change (self, edit);
  g_assert_cmpstr (pl_patch_get_title (self->patch), ==, "");
  edit.name = "\x1b[0m";
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, control);
  edit.type = PL_EDIT_SET_NOTES;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, control);
  edit.name = "\xff";
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE, control);
  edit.name = page;
  change (self, edit);
  g_assert_cmpstr (pl_patch_get_notes (self->patch), ==, page);
}

static void
test_dismiss (Fixture *self, gconstpointer data)
{
  static const char *const wrong[] = { NULL, "", "Hum-loop", "hum loop", "hum\n" };
  PlEdit edit = { .type = PL_EDIT_DISMISS, .code = "hum-loop", .id = 1, .name = "known" };

  change (self, edit);
  g_assert_cmpstr (pl_patch_get_dismissal (self->patch, 0)->reason, ==, "known");
  edit.name = NULL;
  change (self, edit);
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
  change (self, edit);
  g_assert_cmpuint (pl_patch_count_dismissals (self->patch), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      edit.code = wrong[i];
      edit.type = i % 2 == 0 ? PL_EDIT_DISMISS : PL_EDIT_RESTORE;
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                             "There is no finding of that name.");
    }
}

/* Exchanging */

static void
set_kind (Fixture *self, PlPartId id, const char *kind)
{
  change (self, (PlEdit){
                    .type = PL_EDIT_SET_KIND, .id = id, .kind = sample_kind (self->catalog, kind) });
}

static void
test_exchange_cable (Fixture *self, gconstpointer data)
{
  sample_plug (&self->patch, "2.a", "1.in");
  sample_plug (&self->patch, "2.b", "1.mic");
  change (self, (PlEdit){ .type = PL_EDIT_SET_LENGTH, .id = 2, .value = 3.0 });
  change (self, (PlEdit){ .type = PL_EDIT_SET_NAME, .id = 2, .name = "red" });
  set_kind (self, 2, "ts-ts");
  assert_seat (self, "2.a", "1.in");
  assert_seat (self, "2.b", "1.mic");
  g_assert_cmpint (part_of (self, 2)->number, ==, 1);
  g_assert_cmpstr (part_of (self, 2)->name, ==, "red");
  g_assert_cmpfloat_with_epsilon (part_of (self, 2)->length_m, 3.0, 1e-12);
  set_kind (self, 2, "y");
  assert_seat (self, "2.b", "1.mic");
  assert_seat (self, "2.c", NULL);
  set_kind (self, 2, "mini-mini");
  assert_seat (self, "2.a", NULL);
  assert_seat (self, "2.b", NULL);
}

/* First click goes with the plug that had it. */
static void
test_exchange_at_first_click (Fixture *self, gconstpointer data)
{
  PlEdit edit = plug_edit (self, "2.b", "1.mic");

  edit.depth = PL_DEPTH_FIRST_CLICK;
  change (self, edit);
  set_kind (self, 2, "ts-ts");
  g_assert_cmpint (part_of (self, 2)->seats[1].depth, ==, PL_DEPTH_FIRST_CLICK);
  set_kind (self, 2, "xlr-xlr");
  assert_seat (self, "2.b", "1.mic");
  g_assert_cmpint (part_of (self, 2)->seats[1].depth, ==, PL_DEPTH_HOME);
}

/* An end becomes a socket, and what was plugged into a socket has nowhere to sit. */
static void
test_exchange_ends_for_sockets (Fixture *self, gconstpointer data)
{
  sample_plug (&self->patch, "2.a", "1.in");
  sample_plug (&self->patch, "2.b", "1.out");
  set_kind (self, 2, "extension");
  assert_seat (self, "2.a", "1.in");
  assert_seat (self, "2.b", NULL);
  sample_plug (&self->patch, "3.plug", "2.b");
  set_kind (self, 2, "trs-trs");
  assert_seat (self, "3.plug", NULL);
  set_kind (self, 2, "extension");
  sample_plug (&self->patch, "3.plug", "2.b");
  change (self, (PlEdit){ .type = PL_EDIT_UNPLUG, .from = sample_end (self->patch, "2.a") });
  sample_plug (&self->patch, "2.a", "1.mic");
  set_kind (self, 2, "mini-to-jack");
  assert_seat (self, "3.plug", NULL);
}

static void
test_exchange_loop (Fixture *self, gconstpointer data)
{
  sample_add (&self->patch, self->catalog, "extension");
  sample_plug (&self->patch, "4.a", "4.b");
  set_kind (self, 4, "extension");
  assert_seat (self, "4.a", "4.b");
  set_kind (self, 4, "trs-trs");
  assert_seat (self, "4.a", NULL);
}

/* By id, then by label; ends that no longer fit come loose; no jack gets two plugs. */
static void
test_exchange_device (Fixture *self, gconstpointer data)
{
  sample_add (&self->patch, self->catalog, "ts-ts");
  sample_add (&self->patch, self->catalog, "xlr-xlr");
  sample_add (&self->patch, self->catalog, "mini-mini");
  sample_plug (&self->patch, "2.a", "1.in");
  sample_plug (&self->patch, "2.b", "1.out");
  sample_plug (&self->patch, "4.a", "1.sure"); /* "in" of the new box is labelled SURE */
  sample_plug (&self->patch, "5.b", "1.mic");
  sample_plug (&self->patch, "6.a", "1.mini");
  change (self, (PlEdit){ .type = PL_EDIT_SET_NAME, .id = 1, .name = "FOH" });
  set_kind (self, 1, "box-2");
  assert_seat (self, "2.a", "1.in");
  assert_seat (self, "2.b", "1.line");
  assert_seat (self, "4.a", NULL);
  assert_seat (self, "5.b", "1.mic");
  assert_seat (self, "6.a", NULL);
  g_assert_cmpstr (part_of (self, 1)->name, ==, "FOH");
}

static void
test_exchange_controls (Fixture *self, gconstpointer data)
{
  change (self, (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 0, .value = -40.0 });
  change (self, (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 1, .value = 0.6 });
  set_kind (self, 1, "box-2");
  g_assert_cmpfloat_with_epsilon (part_of (self, 1)->controls[0], -20.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (part_of (self, 1)->controls[1], 0.0, 1e-12);
}

static void
test_exchange_refused (Fixture *self, gconstpointer data)
{
  PlEdit edit
      = { .type = PL_EDIT_SET_KIND, .id = 9, .kind = sample_kind (self->catalog, "box-2") };

  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 9 on the bench.");
  edit.id = 2;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "A cable can only be exchanged for a cable, a device for a device.");
}

/* All or nothing */

static void
test_apply_all (Fixture *self, gconstpointer data)
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

static guint32
draw_random (gpointer data, guint32 below)
{
  return (guint32) g_rand_int_range (data, 0, (gint32) below);
}

/* Whatever is asked, good or bad, the patch stays sound and a refusal has a sentence. */
static void
test_random_edits (Fixture *self, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (PlPatch) patch = pl_patch_ref (self->patch);
      GRand *rand = g_rand_new_with_seed (seed);

      for (int i = 0; i < 300; i++)
        {
          g_autoptr (GError) error = NULL;
          PlEdit edit = sample_random_edit (patch, self->catalog, draw_random, rand);
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

/* can_plug and PL_EDIT_PLUG are of one mind. */
static void
test_can_plug_agrees (Fixture *self, gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (PlPatch) next = NULL;
      PlEdit edit = sample_random_edit (self->patch, self->catalog, draw_random, rand);
      gboolean can;

      edit.depth = PL_DEPTH_HOME;
      can = pl_patch_can_plug (self->patch, edit.from, edit.to, NULL);
      if (edit.type == PL_EDIT_PLUG)
        {
          next = pl_patch_apply (self->patch, &edit, NULL);
          g_assert_true (can == (next != NULL));
        }
      else if (edit.type == PL_EDIT_ADD && i < 1000)
        next = pl_patch_apply (self->patch, &edit, NULL);
      if (next != NULL)
        {
          pl_patch_unref (self->patch);
          self->patch = g_steal_pointer (&next);
        }
    }
  g_rand_free (rand);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/edit/" name, Fixture, NULL, set_up, function, tear_down)

static void
add_plug_tests (void)
{
  ADD ("plug", test_plug);
  ADD ("plug-into-itself", test_plug_into_itself);
  ADD ("plug-cable-to-cable", test_plug_cable_to_cable);
  ADD ("plug-taken", test_plug_taken);
  ADD ("plug-no-such", test_plug_no_such);
  ADD ("first-click-refused", test_first_click_refused);
  ADD ("misfits", test_misfits);
  ADD ("unplug", test_unplug);
  ADD ("exchange-cable", test_exchange_cable);
  ADD ("exchange-at-first-click", test_exchange_at_first_click);
  ADD ("exchange-ends-for-sockets", test_exchange_ends_for_sockets);
  ADD ("exchange-loop", test_exchange_loop);
  ADD ("exchange-device", test_exchange_device);
  ADD ("exchange-controls", test_exchange_controls);
  ADD ("exchange-refused", test_exchange_refused);
}

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
  add_plug_tests ();
  ADD ("control", test_control);
  ADD ("name", test_name);
  ADD ("length", test_length);
  ADD ("fault", test_fault);
  ADD ("fault-refused", test_fault_refused);
  ADD ("too-many-faults", test_too_many_faults);
  ADD ("driver", test_driver);
  ADD ("texts", test_texts);
  ADD ("dismiss", test_dismiss);
  ADD ("apply-all", test_apply_all);
  ADD ("random-edits", test_random_edits);
  ADD ("can-plug-agrees", test_can_plug_agrees);
  return g_test_run ();
}
