/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/patch-file.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "core/kind-file.h"
#include "core/lead-color.h"
#include "sample.h"

#define HEAD        "[Patchlead]\nFormat=1\n"
#define BOX         HEAD "[Device 1]\nKind=box\nAt=0;0\n"
#define BOX_WRITTEN HEAD "\n[Device 1]\nKind=box\nAt=0;0\n"

enum
{
  LAST_NEXT_ID = PL_MAX_PART_ID / 2 /* that is heeded */
};

static PlPatch *
parse (const SampleBench *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  PlPatch *patch = pl_patch_parse (text, -1, "p", self->catalog, &error);

  g_assert_no_error (error);
  g_assert_nonnull (patch);
  sample_check_patch (patch);
  return patch;
}

/* Good files */

static const char everything[] = "[Patchlead]\n"
                                 "Format=1\n"
                                 "Title=Friday\n"
                                 "Notes=one\\ntwo\n"
                                 "View=1.5;100;-20.5\n"
                                 "NextId=90\n"
                                 "\n"
                                 "[Device 1]\n"
                                 "Kind=box\n"
                                 "Name=Stage left\n"
                                 "At=12.3;-4\n"
                                 "Control-level=-12.5\n"
                                 "Control-odd=0.5\n"
                                 "Control-mode=on\\\\off\n"
                                 "Driver-out=balanced\n"
                                 "\n"
                                 "[Device 2]\n"
                                 "Kind=phones\n"
                                 "At=0;0\n"
                                 "Plug-plug=7.b\n"
                                 "\n"
                                 "[Cable 3]\n"
                                 "Kind=trs-trs\n"
                                 "Number=1\n"
                                 "Colour=sky-blue\n"
                                 "Length=2.5\n"
                                 "Fault=sleeve open;tip ring short\n"
                                 "Plug-a=1.in\n"
                                 "Plug-b=1.mic@first-click\n"
                                 "\n"
                                 "[Cable 7]\n"
                                 "Kind=extension\n"
                                 "Name=ext\n"
                                 "Number=2\n"
                                 "At=5;6.1\n"
                                 "Loose-a=40;50.5\n"
                                 "\n"
                                 "[Dismissed 1]\n"
                                 "Code=hum-loop\n"
                                 "Reason=known\n"
                                 "\n"
                                 "[Dismissed 2]\n"
                                 "Code=ear-silent\n"
                                 "Part=2\n";

static void
test_read (SampleBench *self, gconstpointer data)
{
  g_autoptr (PlPatch) patch = parse (self, everything);
  const PlPart *box = pl_patch_get_part (patch, 1), *cable = pl_patch_get_part (patch, 3);
  const PlPart *extension = pl_patch_get_part (patch, 7);

  g_assert_cmpuint (pl_patch_count_parts (patch), ==, 4);
  g_assert_cmpuint (pl_patch_next_id (patch), ==, 90);
  g_assert_cmpstr (pl_patch_get_title (patch), ==, "Friday");
  g_assert_cmpstr (pl_patch_get_notes (patch), ==, "one\ntwo");
  g_assert_cmpfloat_with_epsilon (pl_patch_get_view (patch).zoom, 1.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (pl_patch_get_view (patch).y, -20.5, 1e-12);
  g_assert_cmpstr (box->name, ==, "Stage left");
  g_assert_cmpfloat_with_epsilon (box->x, 12.3, 1e-12);
  g_assert_cmpfloat_with_epsilon (box->controls[0], -12.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (box->controls[2], 1.0, 1e-12);
  g_assert_cmpuint (box->drivers[sample_end (patch, "1.out").connector], ==, 2);
  g_assert_cmpint (cable->number, ==, 1);
  g_assert_cmpint (cable->color, ==, PL_LEAD_COLOR_SKY_BLUE);
  g_assert_cmpfloat_with_epsilon (cable->length_m, 2.5, 1e-12);
  g_assert_cmpuint (cable->n_faults, ==, 2);
  g_assert_cmpint (cable->faults[0].type, ==, PL_FAULT_OPEN);
  g_assert_cmpint (cable->faults[1].type, ==, PL_FAULT_SHORT);
  g_assert_cmpuint (cable->seats[1].part, ==, 1);
  g_assert_cmpint (cable->seats[1].depth, ==, PL_DEPTH_FIRST_CLICK);
  g_assert_cmpuint (extension->seats[0].part, ==, 0);
  g_assert_cmpfloat_with_epsilon (extension->seats[0].y, 50.5, 1e-12);
  g_assert_cmpstr (pl_patch_get_dismissal (patch, 0)->reason, ==, "known");
  g_assert_cmpuint (pl_patch_get_dismissal (patch, 1)->part, ==, 2);
  g_assert_cmpstr (pl_patch_get_dismissal (patch, 1)->reason, ==, "");
}

static void
assert_writes (const SampleBench *self, const char *text, const char *expected)
{
  g_autoptr (PlPatch) patch = parse (self, text);
  g_autofree char *written = pl_patch_write (patch);
  g_autoptr (PlPatch) again = parse (self, written);
  g_autofree char *twice = pl_patch_write (again);

  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpstr (twice, ==, expected);
}

static void
test_write (SampleBench *self, gconstpointer data)
{
  assert_writes (self, everything, everything);
  assert_writes (self, HEAD, HEAD);
}

/* What is as it always is, is left out; what has too many digits is rounded, once and for all. */
static void
test_write_canonical (SampleBench *self, gconstpointer data)
{
  assert_writes (
      self,
      "# a comment\n" HEAD "Title=\nView=0;5;5\nNextId=1\n"
      "[Cable 3]\nKind=trs-trs\nAt=0.01;-0.04\nLength=0\nName=\nFault=\nLoose-a=1.26;-0\n"
      "[Device 1]\nKind=box\nControl-level=0.0000000001\nControl-mode= off \n",
      HEAD "\n[Device 1]\nKind=box\nAt=0;0\nControl-level=1e-10\n"
           "\n[Cable 3]\nKind=trs-trs\nLoose-a=1.3;0\n");
  assert_writes (self, BOX "Control-odd=0.333333\n", HEAD "\n[Device 1]\nKind=box\nAt=0;0\n");
  assert_writes (self, BOX "Control-odd=0.123456789\n",
                 HEAD "\n[Device 1]\nKind=box\nAt=0;0\nControl-odd=0.123457\n");
  assert_writes (self, BOX "Driver-sure=unbalanced\n",
                 HEAD "\n[Device 1]\nKind=box\nAt=0;0\nDriver-sure=unbalanced\n");
}

/* Rounded to 6 digits this value would be above the control's maximum. */
static void
test_write_limit (SampleBench *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (PlPatch) again = NULL;

  sample_change (self,
                 (PlEdit){ .type = PL_EDIT_SET_CONTROL, .id = 1, .index = 1, .value = 0.66666666 });
  text = pl_patch_write (self->patch);
  again = parse (self, text);
  g_assert_cmpfloat_with_epsilon (pl_patch_get_part (again, 1)->controls[1], 0.66666666, 1e-12);
}

/* A view that could not be read again is not written. */
static void
test_write_odd_view (SampleBench *self, gconstpointer data)
{
  static const PlView views[] = { { 17.0, 0.0, 0.0 },
                                  { -1.0, 0.0, 0.0 },
                                  { 1.0, 1e7, 0.0 },
                                  { 1.0, 0.0, (double) NAN },
                                  { (double) NAN, 0.0, 0.0 } };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (PlPatch) patch = pl_patch_new ();
      g_autofree char *text = NULL;

      pl_patch_put_view (patch, views[i]);
      text = pl_patch_write (patch);
      g_assert_cmpstr (text, ==, HEAD);
    }
}

static void
test_texts (SampleBench *self, gconstpointer data)
{
  static const char *const texts[] = {
    " leading",  "trailing ", "  both  ",     " ",          "two\nlines\n",
    "tab\tin\t", "\tfirst",   "\r\n",         "a;b;c",      "back\\slash",
    "\\",        "\\n",       "Größe 3½ “λ”", "[Device 1]", "# not a comment",
    "Key=Value", "=",         "a  b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *written = NULL, *twice = NULL;
      g_autofree char *line = g_strdelimit (g_strdup (texts[i]), "\n\r\t", ' '); /* a name */
      g_autoptr (PlPatch) again = NULL;

      sample_change (self, (PlEdit){ .type = PL_EDIT_SET_TITLE, .name = texts[i] });
      sample_change (self, (PlEdit){ .type = PL_EDIT_SET_NOTES, .name = texts[i] });
      sample_change (self, (PlEdit){ .type = PL_EDIT_SET_NAME, .id = 1, .name = texts[i] });
      sample_change (self,
                     (PlEdit){ .type = PL_EDIT_DISMISS, .code = "hum-loop", .name = texts[i] });
      written = pl_patch_write (self->patch);
      again = parse (self, written);
      twice = pl_patch_write (again);
      g_assert_cmpstr (pl_patch_get_title (again), ==, line);
      g_assert_cmpstr (pl_patch_get_notes (again), ==, texts[i]);
      g_assert_cmpstr (pl_patch_get_part (again, 1)->name, ==, line);
      g_assert_cmpstr (pl_patch_get_dismissal (again, 0)->reason, ==, texts[i]);
      g_assert_cmpstr (written, ==, twice);
    }
}

static void
test_first_id_after_removal (SampleBench *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (PlPatch) again = NULL;

  sample_change (self, (PlEdit){ .type = PL_EDIT_REMOVE, .id = 3 });
  text = pl_patch_write (self->patch);
  again = parse (self, text);
  g_assert_cmpuint (pl_patch_next_id (again), ==, 4);
}

/* A bench is not full because its file says that ids are used up: what is far beyond those in use
 * is not heeded, and not written again. */
static void
test_odd_next_id (SampleBench *self, gconstpointer data)
{
  static const int odd[] = { LAST_NEXT_ID + 1, PL_MAX_PART_ID, PL_MAX_PART_ID + 1 };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *text = g_strdup_printf (HEAD "NextId=%d\n"
                                                    "\n[Device 1]\nKind=box\nAt=0;0\n",
                                               odd[i]);
      g_autoptr (PlPatch) patch = parse (self, text);
      PlEdit edit = { .type = PL_EDIT_ADD, .kind = pl_patch_get_part (patch, 1)->kind };
      g_autoptr (GError) error = NULL;
      g_autoptr (PlPatch) more = NULL;

      g_assert_cmpuint (pl_patch_next_id (patch), ==, 2);
      more = pl_patch_apply (patch, &edit, &error);
      g_assert_no_error (error);
      g_assert_nonnull (pl_patch_get_part (more, 2));
      assert_writes (self, text, BOX_WRITTEN);
    }
}

/* An ordinary one is kept to the byte, up to the limit. */
static void
test_next_id_limit (SampleBench *self, gconstpointer data)
{
  g_autofree char *text
      = g_strdup_printf (HEAD "NextId=%d\n\n[Device 1]\nKind=box\nAt=0;0\n", LAST_NEXT_ID);

  assert_writes (self, text, text);
}

/* Bad files: every sentence */

static const struct
{
  PlFileError code;
  const char *text, *message;
} bad_files[] = {
  { PL_FILE_ERROR_MISSING, "",
    "p: [Patchlead] Format: it is not there; is this a Patchlead file? If so, write Format=1" },
  { PL_FILE_ERROR_MISSING, "[Device]\nFormat=1\nId=x\n",
    "p: [Patchlead] Format: it is not there; is this a Patchlead file? If so, write Format=1" },
  { PL_FILE_ERROR_VERSION, "[Patchlead]\nTitle=\\q\nFormat=2\nNews=1\n",
    "p: [Patchlead] Format: this file was written by a newer Patchlead (format 2, this one reads "
    "up "
    "to 1); update Patchlead to open it" },
  { PL_FILE_ERROR_VALUE, "[Patchlead]\nFormat=0\n",
    "p: [Patchlead] Format: “0” is not a whole number from 1 to 2147483647" },
  { PL_FILE_ERROR_SYNTAX, HEAD "[Patchlead]\n",
    "p: line 3: this group or key stands here a second time; remove one of the two" },
  { PL_FILE_ERROR_UNKNOWN, HEAD "Titel=x\n",
    "p: [Patchlead] Titel: there is no such key; did you mean Title?" },
  { PL_FILE_ERROR_UNKNOWN, HEAD "[Devise 1]\nKind=box\n",
    "p: [Devise 1]: there is no such group in this sort of file; mend its name or remove it" },
  { PL_FILE_ERROR_UNKNOWN, HEAD "[Device]\nKind=box\n",
    "p: [Device]: there is no such group in this sort of file; mend its name or remove it" },
  { PL_FILE_ERROR_UNKNOWN, BOX "Control-levle=1\n",
    "p: [Device 1] Control-levle: there is no such key; did you mean Control-level?" },
  { PL_FILE_ERROR_UNKNOWN, BOX "Number=1\n",
    "p: [Device 1] Number: there is no such key here; mend its name or remove it" },
  { PL_FILE_ERROR_UNKNOWN, BOX "Plug-in=1.out\n",
    "p: [Device 1] Plug-in: there is no such key here; mend its name or remove it" },
  { PL_FILE_ERROR_UNKNOWN, BOX "Driver-in=balanced\n",
    "p: [Device 1] Driver-in: there is no such key here; mend its name or remove it" },
  { PL_FILE_ERROR_VALUE, HEAD "Title=\\q\n",
    "p: [Patchlead] Title: a backslash must be followed by s, n, t, r or another backslash" },
  { PL_FILE_ERROR_SYNTAX, HEAD "Title=\a\n",
    "p: line 3: there is a character that cannot be seen and changes what is seen around it "
    "(U+0007); remove it" },
  { PL_FILE_ERROR_SYNTAX, BOX "Name=a\x7f\n",
    "p: line 6: there is a character that cannot be seen and changes what is seen around it "
    "(U+007F); remove it" },
  { PL_FILE_ERROR_VALUE, HEAD "NextId=1000002\n",
    "p: [Patchlead] NextId: “1000002” is not a whole number from 1 to 1000001" },
  { PL_FILE_ERROR_VALUE, HEAD "View=1;2\n",
    "p: [Patchlead] View: it must be zoom;x;y with a zoom up to 16, for example 1;400;300; or "
    "remove this line" },
  { PL_FILE_ERROR_VALUE, HEAD "View=17;0;0\n",
    "p: [Patchlead] View: it must be zoom;x;y with a zoom up to 16, for example 1;400;300; or "
    "remove this line" },
  { PL_FILE_ERROR_VALUE, HEAD "[Device 0]\nKind=box\n",
    "p: [Device 0]: the number after it must be 1 to 1000000" },
  { PL_FILE_ERROR_VALUE, HEAD "[Device 1000001]\nKind=box\n",
    "p: [Device 1000001]: the number after it must be 1 to 1000000" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable +1]\nKind=trs-trs\n",
    "p: [Cable +1]: the number after it must be 1 to 1000000" },
  { PL_FILE_ERROR_VALUE, BOX "[Device 01]\nKind=box\n",
    "p: [Device 01]: there is another part with number 1; give this one a number of its own" },
  { PL_FILE_ERROR_VALUE, BOX "[Cable 1]\nKind=trs-trs\n",
    "p: [Cable 1]: there is another part with number 1; give this one a number of its own" },
  { PL_FILE_ERROR_MISSING, HEAD "[Device 1]\nAt=0;0\n",
    "p: [Device 1] Kind: it is not there or empty; add it" },
  { PL_FILE_ERROR_VALUE, HEAD "[Device 1]\nKind=Moog Sub\n",
    "p: [Device 1] Kind: there is no gear called “Moog Sub” in the library, nor can it be one; "
    "mend "
    "its name (p: [Device] Id: “Moog Sub” may only have small letters, digits and dashes)" },
  { PL_FILE_ERROR_VALUE, HEAD "[Device 1]\nKind=trs-trs\n",
    "p: [Device 1] Kind: “trs-trs” is a cable; call the group [Cable …]" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 1]\nKind=box\n",
    "p: [Cable 1] Kind: “box” is a device; call the group [Device …]" },
  { PL_FILE_ERROR_VALUE, HEAD "[Device 1]\nKind=box\nAt=1\n",
    "p: [Device 1] At: it must be a place on the bench: two numbers up to a million, for example "
    "120;80" },
  { PL_FILE_ERROR_VALUE, HEAD "[Device 1]\nKind=box\nAt=1;2;3\n",
    "p: [Device 1] At: it must be a place on the bench: two numbers up to a million, for example "
    "120;80" },
  { PL_FILE_ERROR_VALUE, HEAD "[Device 1]\nKind=box\nAt=nan;2\n",
    "p: [Device 1] At: it must be a place on the bench: two numbers up to a million, for example "
    "120;80" },
  { PL_FILE_ERROR_VALUE, HEAD "[Device 1]\nKind=box\nAt=2;-inf\n",
    "p: [Device 1] At: it must be a place on the bench: two numbers up to a million, for example "
    "120;80" },
  { PL_FILE_ERROR_VALUE, HEAD "[Device 1]\nKind=box\nAt=1000001;0\n",
    "p: [Device 1] At: it must be a place on the bench: two numbers up to a million, for example "
    "120;80" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 1]\nKind=trs-trs\nLoose-a=1;b\n",
    "p: [Cable 1] Loose-a: it must be a place on the bench: two numbers up to a million, for "
    "example 120;80" },
  { PL_FILE_ERROR_VALUE, BOX "Control-level=11\n",
    "p: [Device 1] Control-level: 11 is out of range; it may be -60 to 10" },
  { PL_FILE_ERROR_VALUE, BOX "Control-level=nan\n",
    "p: [Device 1] Control-level: “nan” is not a number; write it with a point, for example 4.5" },
  { PL_FILE_ERROR_VALUE, BOX "Control-mode=up\n",
    "p: [Device 1] Control-mode: “up” is not one of the words it can be: off, on\\off, both" },
  { PL_FILE_ERROR_VALUE, BOX "Driver-out=bridged\n",
    "p: [Device 1] Driver-out: “bridged” is not one of the words it can be: impedance-balanced, "
    "balanced" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 1]\nKind=trs-trs\nColour=mauve\n",
    "p: [Cable 1] Colour: “mauve” is not one of the words it can be: blue, orange, pink, green, "
    "sky-blue, vermilion, yellow, black, white, red, brown, violet" },
  { PL_FILE_ERROR_UNKNOWN, BOX "Colour=blue\n",
    "p: [Device 1] Colour: there is no such key here; mend its name or remove it" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 1]\nKind=trs-trs\nNumber=-1\n",
    "p: [Cable 1] Number: “-1” is not a whole number from 0 to 1000000" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 1]\nKind=trs-trs\nLength=1001\n",
    "p: [Cable 1] Length: 1001 is out of range; it may be 0 to 1000" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 1]\nKind=trs-trs\nFault=tip\n",
    "p: [Cable 1] Fault: “tip” is not “CONDUCTOR open” or “CONDUCTOR CONDUCTOR short”" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 1]\nKind=trs-trs\nFault=tip tip short\n",
    "p: [Cable 1] Fault: “tip tip short” is not “CONDUCTOR open” or “CONDUCTOR CONDUCTOR short”" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 1]\nKind=trs-trs\nFault=hot open\n",
    "p: [Cable 1] Fault: there is no conductor “hot”; there is: tip, sleeve, ring" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 1]\nKind=trs-trs\nFault=tip hot short\n",
    "p: [Cable 1] Fault: there is no conductor “hot”; there is: tip, sleeve, ring" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 1]\nKind=trs-trs\nFault=tip ring short;ring tip short\n",
    "p: [Cable 1] Fault: “ring tip short” stands there twice; remove one of the two" },
  { PL_FILE_ERROR_UNKNOWN, BOX "[Cable 2]\nKind=trs-trs\nPlug-a=9.in\n",
    "p: [Cable 2] Plug-a: “9.in” names no part of this patch; write NUMBER.JACK, for example "
    "1.phones" },
  { PL_FILE_ERROR_UNKNOWN, BOX "[Cable 2]\nKind=trs-trs\nPlug-a=in\n",
    "p: [Cable 2] Plug-a: “in” names no part of this patch; write NUMBER.JACK, for example "
    "1.phones" },
  { PL_FILE_ERROR_UNKNOWN, HEAD "[Cable 2]\nKind=trs-trs\nPlug-a=2.c\n",
    "p: [Cable 2] Plug-a: TRS cable has no jack called “c”; there is: a, b" },
  { PL_FILE_ERROR_VALUE, HEAD "[Cable 2]\nKind=trs-trs\nPlug-a=2.a\n",
    "p: [Cable 2] Plug-a: its trs-plug does not fit into 2.a (trs-plug); plug it in elsewhere, or "
    "remove this line" },
  { PL_FILE_ERROR_VALUE, BOX "[Cable 2]\nKind=trs-trs\nPlug-a=1.xin\n",
    "p: [Cable 2] Plug-a: its trs-plug does not fit into 1.xin (xlr-female); plug it in elsewhere, "
    "or remove this line" },
  { PL_FILE_ERROR_VALUE, BOX "[Cable 2]\nKind=xlr-xlr\nPlug-b=1.xin@first-click\n",
    "p: [Cable 2] Plug-b: its xlr-male has no first click; remove @first-click" },
  { PL_FILE_ERROR_UNKNOWN, BOX "[Cable 2]\nKind=trs-trs\nPlug-a=1.in@half\n",
    "p: [Cable 2] Plug-a: Box has no jack called “in@half”; there is: in, out, sure, mic, xin, "
    "xout, mini, tape, spk, usb" },
  { PL_FILE_ERROR_VALUE,
    BOX "[Cable 2]\nKind=trs-trs\nPlug-a=1.in\n[Cable 3]\nKind=ts-ts\nPlug-b=1.in\n",
    "p: [Cable 3] Plug-b: [Cable 2] has a plug in 1.in already; move one of the two" },
  { PL_FILE_ERROR_VALUE,
    BOX "[Cable 2]\nKind=xlr-xlr\nPlug-b=3.a\n[Cable 3]\nKind=xlr-xlr\nPlug-a=1.xout\n",
    "p: [Cable 2] Plug-b: 3.a is itself plugged in; remove one of the two lines" },
  { PL_FILE_ERROR_MISSING, HEAD "[Dismissed 1]\nPart=1\n",
    "p: [Dismissed 1] Code: it is not there or empty; add it" },
  { PL_FILE_ERROR_VALUE, HEAD "[Dismissed 1]\nCode=Hum loop\n",
    "p: [Dismissed 1] Code: “Hum loop” is not the code of a finding: small letters, digits and "
    "dashes" },
  { PL_FILE_ERROR_SYNTAX, HEAD "[Dismissed 1]\nCode=hum\nReason=\a\n",
    "p: line 5: there is a character that cannot be seen and changes what is seen around it "
    "(U+0007); remove it" },
};

static void
test_bad_files (SampleBench *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlPatch) patch
          = pl_patch_parse (bad_files[i].text, -1, "p", self->catalog, &error);

      g_assert_null (patch);
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, bad_files[i].message);
      g_assert_error (error, PL_FILE_ERROR, (int) bad_files[i].code);
    }
}

static void
test_long_name (SampleBench *self, gconstpointer data)
{
  g_autofree char *name = g_strnfill (201, 'n');
  g_autofree char *text = g_strconcat (BOX "Name=", name, "\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch = pl_patch_parse (text, -1, "p", self->catalog, &error);

  g_assert_null (patch);
  g_assert_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE);
  g_assert_cmpstr (error->message, ==,
                   "p: [Device 1] Name: it has more than 200 characters; shorten it");
}

static void
test_too_many_faults (SampleBench *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("[Cable]\nFormat=1\nId=loom\nName=Loom\nKind=cable\n"
                                           "Summary=Many.\n[End a]\nConnector=trs-plug\n"
                                           "[End b]\nConnector=trs-plug\n");
  g_autoptr (GString) patch_text = g_string_new (HEAD "[Cable 1]\nKind=loom\nFault=");
  g_autoptr (PlKind) kind = NULL;
  g_autoptr (PlPatch) patch = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 9; i++)
    {
      g_string_append_printf (text, "[Wire w%d]\nJoin=a.tip b.tip\n", i);
      g_string_append_printf (patch_text, "w%d open;", i);
    }
  kind = pl_kind_parse (text->str, -1, "loom", &error);
  g_assert_no_error (error);
  pl_catalog_add (self->catalog, kind);
  patch = pl_patch_parse (patch_text->str, -1, "p", self->catalog, &error);
  g_assert_null (patch);
  g_assert_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE);
  g_assert_cmpstr (error->message, ==, "p: [Cable 1] Fault: a cable can have up to 8 faults");
}

/* Ends as text */

static void
test_ends (SampleBench *self, gconstpointer data)
{
  PlEnd end = sample_end (self->patch, "1.mic");
  g_autofree char *text = pl_end_dup_text (self->patch, end);
  static const char *const wrong[] = { "", ".", "1", "1.", "0.in", "9.in", "1.in.x", "-1.in" };

  g_assert_cmpstr (text, ==, "1.mic");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pl_end_parse (self->patch, wrong[i], &end, &error));
      g_assert_error (error, PL_FILE_ERROR, PL_FILE_ERROR_UNKNOWN);
    }
}

/* Properties */

/* Whatever edits make can be written, read back, and is then the same to the byte. */
static void
test_random (SampleBench *self, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (PlPatch) patch = pl_patch_ref (self->patch);
      GRand *rand = g_rand_new_with_seed (seed);

      for (int i = 0; i < 200; i++)
        {
          g_autofree char *text = NULL, *again_text = NULL;
          g_autoptr (PlPatch) again = NULL;
          PlEdit edit = sample_random_edit (patch, self->catalog, sample_draw_random, rand);
          PlPatch *next = pl_patch_apply (patch, &edit, NULL);

          if (next == NULL)
            continue;
          pl_patch_unref (patch);
          patch = next;
          text = pl_patch_write (patch);
          again = parse (self, text);
          again_text = pl_patch_write (again);
          g_assert_cmpstr (text, ==, again_text);
          g_assert_cmpuint (pl_patch_next_id (patch), ==, pl_patch_next_id (again));
        }
      g_rand_free (rand);
    }
}

/* A file cut off anywhere is read or refused, never half of both. */
static void
test_cut_off (SampleBench *self, gconstpointer data)
{
  for (gssize length = 0; length < (gssize) sizeof everything; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlPatch) patch = pl_patch_parse (everything, length, "p", self->catalog, &error);

      g_assert_true ((patch == NULL) == (error != NULL));
    }
}

static void
test_locale (SampleBench *self, gconstpointer data)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no German locale on this machine");
      return;
    }
  test_read (self, data);
  test_write (self, data);
  test_write_canonical (self, data);
  test_write_limit (self, data);
  g_assert_nonnull (setlocale (LC_ALL, before));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/patch-file/" name, SampleBench, NULL, sample_bench_set_up, function,               \
              sample_bench_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("read", test_read);
  ADD ("write", test_write);
  ADD ("write-canonical", test_write_canonical);
  ADD ("write-limit", test_write_limit);
  ADD ("write-odd-view", test_write_odd_view);
  ADD ("texts", test_texts);
  ADD ("first-id-after-removal", test_first_id_after_removal);
  ADD ("odd-next-id", test_odd_next_id);
  ADD ("next-id-limit", test_next_id_limit);
  ADD ("bad-files", test_bad_files);
  ADD ("long-name", test_long_name);
  ADD ("too-many-faults", test_too_many_faults);
  ADD ("ends", test_ends);
  ADD ("random", test_random);
  ADD ("cut-off", test_cut_off);
  ADD ("locale", test_locale);
  return g_test_run ();
}
