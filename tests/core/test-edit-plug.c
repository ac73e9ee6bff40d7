/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/edit.h"

#include <math.h>

#include "sample.h"

/* Plugging */

static void
test_plug (SampleBench *self, gconstpointer data)
{
  PlEdit edit = sample_plug_edit (self, "2.b", "1.mic");

  sample_change (self, edit);
  sample_assert_seat (self, "2.b", "1.mic");
  g_assert_cmpint (sample_part (self, 2)->seats[1].depth, ==, PL_DEPTH_HOME);
  edit.depth = PL_DEPTH_FIRST_CLICK;
  sample_change (self, edit); /* the same plug may go deeper or less deep */
  g_assert_cmpint (sample_part (self, 2)->seats[1].depth, ==, PL_DEPTH_FIRST_CLICK);
  sample_plug (&self->patch, "2.b", "1.in");
  sample_assert_seat (self, "2.b", "1.in");
  g_assert_cmpint (sample_part (self, 2)->seats[1].depth, ==, PL_DEPTH_HOME);
}

static void
test_plug_into_itself (SampleBench *self, gconstpointer data)
{
  sample_add (&self->patch, self->catalog, "extension");
  sample_plug (&self->patch, "4.a", "4.b");
  sample_assert_seat (self, "4.a", "4.b");
  sample_assert_refused (
      self->patch, sample_plug_edit (self, "2.a", "4.b"), PL_EDIT_ERROR_TAKEN,
      "The plug of cable 2 (Extension) sits in cable 2 (Extension) b already; unplug it first.");
}

/* XLR cable into XLR cable: the end that holds a plug cannot be plugged in, nor the other way. */
static void
test_plug_cable_to_cable (SampleBench *self, gconstpointer data)
{
  sample_add (&self->patch, self->catalog, "xlr-xlr");
  sample_add (&self->patch, self->catalog, "xlr-xlr");
  sample_plug (&self->patch, "4.b", "5.a");
  sample_assert_refused (self->patch, sample_plug_edit (self, "5.a", "1.xout"), PL_EDIT_ERROR_TAKEN,
                         "The plug of cable 2 (XLR cable) sits in that end; unplug it first.");
  sample_assert_refused (self->patch, sample_plug_edit (self, "5.a", "4.b"), PL_EDIT_ERROR_TAKEN,
                         "That end of cable 2 (XLR cable) is itself plugged in; unplug it first.");
  sample_change (self, (PlEdit){ .type = PL_EDIT_UNPLUG,
                                 .from = sample_end (self->patch, "4.b"),
                                 .x = (double) NAN,
                                 .y = (double) NAN });
  sample_plug (&self->patch, "5.a", "1.xout");
  sample_assert_refused (self->patch, sample_plug_edit (self, "4.b", "5.a"), PL_EDIT_ERROR_TAKEN,
                         "That end of cable 3 (XLR cable) is itself plugged in; unplug it first.");
}

static void
test_plug_taken (SampleBench *self, gconstpointer data)
{
  sample_change (self, (PlEdit){ .type = PL_EDIT_SET_NAME, .id = 3, .name = "Anna" });
  sample_plug (&self->patch, "3.plug", "1.in");
  sample_assert_refused (self->patch, sample_plug_edit (self, "2.a", "1.in"), PL_EDIT_ERROR_TAKEN,
                         "The plug of Anna · Phones sits in Box IN already; unplug it first.");
}

static void
test_plug_no_such (SampleBench *self, gconstpointer data)
{
  static const PlEnd wrong[] = { { 0, 0 }, { 9, 0 }, { 1, 99 } };
  PlEdit edit = sample_plug_edit (self, "2.a", "1.in");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      edit.to = wrong[i];
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                             "There is no such jack or plug on the bench.");
    }
  edit = sample_plug_edit (self, "2.a", "1.in");
  edit.from = (PlEnd){ 2, 2 };
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no such jack or plug on the bench.");
  sample_assert_refused (self->patch, sample_plug_edit (self, "1.xout", "1.xin"),
                         PL_EDIT_ERROR_MISFIT,
                         "There is no plug at Box XOUT; only the end of a lead can be plugged in.");
}

static void
test_first_click_refused (SampleBench *self, gconstpointer data)
{
  PlEdit edit;

  sample_add (&self->patch, self->catalog, "xlr-xlr");
  edit = sample_plug_edit (self, "4.b", "1.mic");
  edit.depth = PL_DEPTH_FIRST_CLICK;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "That plug has no first click; only 6.35 mm and 3.5 mm plugs do.");
  edit = sample_plug_edit (self, "2.b", "1.mic");
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
    "The TRS plug does not fit the socket that carries no audio of Box USB; there is no audio "
    "cable "
    "for it." },
  { "trs-trs", "4.a", "2.a",
    "The TRS plug does not fit the TRS plug of cable 1 (TRS cable) a; two plugs meet in a coupler "
    "with a socket on both sides." },
  { "trs-trs", "4.a", "4.a",
    "The TRS plug does not fit the TRS plug of cable 2 (TRS cable) a; two plugs meet in a coupler "
    "with a socket on both sides." },
};

static void
test_misfits (SampleBench *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (misfits); i++)
    {
      g_autoptr (GError) error = NULL;
      PlEdit edit;

      sample_change (self, (PlEdit){ .type = PL_EDIT_ADD,
                                     .id = 4,
                                     .kind = sample_kind (self->catalog, misfits[i].cable) });
      edit = sample_plug_edit (self, misfits[i].end, misfits[i].jack);
      sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_MISFIT, misfits[i].sentence);
      g_assert_false (pl_patch_can_plug (self->patch, edit.from, edit.to, &error));
      g_assert_error (error, PL_EDIT_ERROR, PL_EDIT_ERROR_MISFIT);
      g_assert_false (pl_patch_can_plug (self->patch, edit.from, edit.to, NULL));
      sample_change (self, (PlEdit){ .type = PL_EDIT_REMOVE, .id = 4 });
    }
}

static void
test_unplug (SampleBench *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_UNPLUG, .from = sample_end (self->patch, "2.a"), .x = 5.0 };

  sample_plug (&self->patch, "2.a", "1.in");
  sample_change (self, edit);
  sample_assert_seat (self, "2.a", NULL);
  g_assert_cmpfloat_with_epsilon (sample_part (self, 2)->seats[0].x, 5.0, 1e-12);
  edit.y = (double) NAN; /* half a place is none */
  sample_change (self, edit);
  g_assert_true (isnan (sample_part (self, 2)->seats[0].x));
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

/* Exchanging */

static void
set_kind (SampleBench *self, PlPartId id, const char *kind)
{
  sample_change (
      self,
      (PlEdit){ .type = PL_EDIT_SET_KIND, .id = id, .kind = sample_kind (self->catalog, kind) });
}

static void
test_exchange_cable (SampleBench *self, gconstpointer data)
{
  sample_plug (&self->patch, "2.a", "1.in");
  sample_plug (&self->patch, "2.b", "1.mic");
  sample_change (self, (PlEdit){ .type = PL_EDIT_SET_LENGTH, .id = 2, .value = 3.0 });
  sample_change (self, (PlEdit){ .type = PL_EDIT_SET_NAME, .id = 2, .name = "red" });
  set_kind (self, 2, "ts-ts");
  sample_assert_seat (self, "2.a", "1.in");
  sample_assert_seat (self, "2.b", "1.mic");
  g_assert_cmpint (sample_part (self, 2)->number, ==, 1);
  g_assert_cmpstr (sample_part (self, 2)->name, ==, "red");
  g_assert_cmpfloat_with_epsilon (sample_part (self, 2)->length_m, 3.0, 1e-12);
  set_kind (self, 2, "y");
  sample_assert_seat (self, "2.b", "1.mic");
  sample_assert_seat (self, "2.c", NULL);
  set_kind (self, 2, "mini-mini");
  sample_assert_seat (self, "2.a", NULL);
  sample_assert_seat (self, "2.b", NULL);
}

/* First click goes with the plug that had it. */
static void
test_exchange_at_first_click (SampleBench *self, gconstpointer data)
{
  PlEdit edit = sample_plug_edit (self, "2.b", "1.mic");

  edit.depth = PL_DEPTH_FIRST_CLICK;
  sample_change (self, edit);
  set_kind (self, 2, "ts-ts");
  g_assert_cmpint (sample_part (self, 2)->seats[1].depth, ==, PL_DEPTH_FIRST_CLICK);
  set_kind (self, 2, "xlr-xlr");
  sample_assert_seat (self, "2.b", "1.mic");
  g_assert_cmpint (sample_part (self, 2)->seats[1].depth, ==, PL_DEPTH_HOME);
}

/* An end becomes a socket, and what was plugged into a socket has nowhere to sit. */
static void
test_exchange_ends_for_sockets (SampleBench *self, gconstpointer data)
{
  sample_plug (&self->patch, "2.a", "1.in");
  sample_plug (&self->patch, "2.b", "1.out");
  set_kind (self, 2, "extension");
  sample_assert_seat (self, "2.a", "1.in");
  sample_assert_seat (self, "2.b", NULL);
  sample_plug (&self->patch, "3.plug", "2.b");
  set_kind (self, 2, "trs-trs");
  sample_assert_seat (self, "3.plug", NULL);
  set_kind (self, 2, "extension");
  sample_plug (&self->patch, "3.plug", "2.b");
  sample_change (self, (PlEdit){ .type = PL_EDIT_UNPLUG, .from = sample_end (self->patch, "2.a") });
  sample_plug (&self->patch, "2.a", "1.mic");
  set_kind (self, 2, "mini-to-jack");
  sample_assert_seat (self, "3.plug", NULL);
}

static void
test_exchange_loop (SampleBench *self, gconstpointer data)
{
  sample_add (&self->patch, self->catalog, "extension");
  sample_plug (&self->patch, "4.a", "4.b");
  set_kind (self, 4, "extension");
  sample_assert_seat (self, "4.a", "4.b");
  set_kind (self, 4, "trs-trs");
  sample_assert_seat (self, "4.a", NULL);
}

/* By id, then by label; ends that no longer fit come loose; no jack gets two plugs. */
static void
test_exchange_device (SampleBench *self, gconstpointer data)
{
  sample_add (&self->patch, self->catalog, "ts-ts");
  sample_add (&self->patch, self->catalog, "xlr-xlr");
  sample_add (&self->patch, self->catalog, "mini-mini");
  sample_plug (&self->patch, "2.a", "1.in");
  sample_plug (&self->patch, "2.b", "1.out");
  sample_plug (&self->patch, "4.a", "1.sure"); /* "in" of the new box is labelled SURE */
  sample_plug (&self->patch, "5.b", "1.mic");
  sample_plug (&self->patch, "6.a", "1.mini");
  sample_change (self, (PlEdit){ .type = PL_EDIT_SET_NAME, .id = 1, .name = "FOH" });
  set_kind (self, 1, "box-2");
  sample_assert_seat (self, "2.a", "1.in");
  sample_assert_seat (self, "2.b", "1.line");
  sample_assert_seat (self, "4.a", NULL);
  sample_assert_seat (self, "5.b", "1.mic");
  sample_assert_seat (self, "6.a", NULL);
  g_assert_cmpstr (sample_part (self, 1)->name, ==, "FOH");
}

static void
test_exchange_controls (SampleBench *self, gconstpointer data)
{
  sample_change (self,
                 (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 0, .value = -40.0 });
  sample_change (self, (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 1, .value = 0.6 });
  set_kind (self, 1, "box-2");
  g_assert_cmpfloat_with_epsilon (sample_part (self, 1)->controls[0], -20.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (sample_part (self, 1)->controls[1], 0.0, 1e-12);
}

static void
test_exchange_refused (SampleBench *self, gconstpointer data)
{
  PlEdit edit = { .type = PL_EDIT_SET_KIND, .id = 9, .kind = sample_kind (self->catalog, "box-2") };

  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_NO_SUCH,
                         "There is no part 9 on the bench.");
  edit.id = 2;
  sample_assert_refused (self->patch, edit, PL_EDIT_ERROR_VALUE,
                         "A cable can only be exchanged for a cable, a device for a device.");
}

/* can_plug and PL_EDIT_PLUG are of one mind. */
static void
test_can_plug_agrees (SampleBench *self, gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (PlPatch) next = NULL;
      PlEdit edit = sample_random_edit (self->patch, self->catalog, sample_draw_random, rand);
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
  g_test_add ("/edit-plug/" name, SampleBench, NULL, sample_bench_set_up, function,                \
              sample_bench_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
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
  ADD ("can-plug-agrees", test_can_plug_agrees);
  return g_test_run ();
}
