/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Device and cable files: the annotated examples are complete, and every slip has its sentence. */
#include <math.h>
#include <string.h>

#include "core/kind-check.h"
#include "core/kind-file.h"
#include "fixture.h"

/* What the parser asked of the last file; the linker puts this in the place of the real function.
 */
void __real_pl_key_file_free (PlKeyFile *self);
void __wrap_pl_key_file_free (PlKeyFile *self);
static GStrv asked;

void
__wrap_pl_key_file_free (PlKeyFile *self)
{
  if (self != NULL)
    {
      g_strfreev (asked);
      asked = pl_key_file_dup_asked (self);
    }
  __real_pl_key_file_free (self);
}

/* "Jack phones" → "Jack" */
static char *
dup_sort (const char *group)
{
  return g_strndup (group, strcspn (group, " \n"));
}

/* "Sort Key" of every line of a file: the set of what it shows. */
static GHashTable *
list_shown (const char *text)
{
  GHashTable *shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *sort = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] == '[')
      {
        g_free (sort);
        sort = g_strndup (lines[i] + 1, strcspn (lines[i] + 1, " ]"));
      }
    else if (lines[i][0] != '#' && strchr (lines[i], '=') != NULL)
      g_hash_table_add (shown,
                        g_strdup_printf ("%s %.*s", sort, (int) strcspn (lines[i], "="), lines[i]));
  return shown;
}

static void
check_example (const char *path)
{
  g_autofree char *text = test_read_data (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKind) kind = pl_kind_parse (text, -1, path, &error);
  g_autoptr (GHashTable) shown = list_shown (text);
  g_autofree char *back = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (kind);
  back = pl_kind_dup_text (kind);
  g_assert_cmpstr (back, ==, text);
  for (guint i = 0; asked[i] != NULL; i++)
    {
      g_autofree char *sort = dup_sort (asked[i]);
      g_autofree char *entry = g_strconcat (sort, " ", strchr (asked[i], '\n') + 1, NULL);

      if (!g_hash_table_contains (shown, entry))
        {
          g_test_message ("%s does not show “%s”", path, entry);
          g_test_fail ();
        }
    }
}

static void
test_example_device (void)
{
  check_example ("devices/EXAMPLE.device");
}

static void
test_example_cable (void)
{
  check_example ("cables/EXAMPLE.cable");
}

static const char device[]
    = "[Device]\nFormat=1\nId=box\nName=Box\nKind=mixer\nGround=earth\n"
      "\n[Source manual]\nTitle=Manual\nConfidence=maker\n"
      "\n[Bus l]\nName=Left\nSide=left\nPair=r\n\n[Bus r]\nName=Right\nSide=right\nPair=l\n"
      "\n[Control gain]\nUnit=dB\nMin=-60\nMax=10\nDefault=0\n"
      "\n[Control mode]\nType=switch\nPositions=a;b\nDefault=a\n"
      "\n[Jack phones]\nConnector=trs\nOutput=stereo\nCarries=l;r\nControls=gain\nOhms=47\n"
      "\n[Jack in]\nConnector=trs\nInput=balanced\nInput-ohms=20000\n"
      "\n[Channel 1]\nInputs=in\nLevel=gain\nTo=l;r\nSends=l pre gain\n"
      "\n[Route x]\nFrom=in\nTo=l\nGain=-6\nWhen=mode b\n";

static const char cable[] = "[Cable]\nFormat=1\nId=lead\nName=Lead\nKind=cable\n"
                            "\n[End a]\nConnector=ts-plug\n\n[End b]\nConnector=trs-plug\n"
                            "\n[Wire tip]\nJoin=a.tip b.tip\nOhms=10\n"
                            "\n[Wire sleeve]\nJoin=a.sleeve b.sleeve\nShield=yes\n";

typedef struct
{
  const char *from, *to; /* one replacement in the good file */
  int code;
  const char *words[4];
} Slip;

#define VALUE   PL_FILE_ERROR_VALUE
#define MISSING PL_FILE_ERROR_MISSING
#define UNKNOWN PL_FILE_ERROR_UNKNOWN

static const Slip device_slips[] = {
  { "[Device]", "[Devise]", MISSING, { "neither [Device] nor [Cable]" } },
  { "Format=1\n", "", MISSING, { "[Device] Format", "write Format=1" } },
  { "Format=1", "Format=2", PL_FILE_ERROR_VERSION, { "[Device] Format", "newer", "update" } },
  { "Id=box", "Id=Box!", VALUE, { "[Device] Id", "small letters" } },
  { "Name=Box\n", "", MISSING, { "[Device] Name" } },
  { "Kind=mixer\n", "", MISSING, { "[Device] Kind", "mixer", "headphones" } },
  { "Kind=mixer", "Kind=cable", MISSING, { "[Device] Kind" } },
  { "Kind=mixer", "Kind=toaster", VALUE, { "[Device] Kind", "toaster", "headphone-amp" } },
  { "Ground=earth", "Ground=mud", VALUE, { "[Device] Ground", "floating" } },
  { "Ground=earth", "Ground=earth\nPanel=../x.svg", VALUE, { "[Device] Panel", "plain file" } },
  { "Ground=earth", "Ground=earth\nAccent=red", VALUE, { "[Device] Accent", "#rrggbb" } },
  { "Ground=earth", "Ground=earth\nAccent=1234567", VALUE, { "[Device] Accent", "#rrggbb" } },
  { "Ground=earth", "Ground=earth\nAccent=#12345g", VALUE, { "[Device] Accent", "#rrggbb" } },
  { "Ground=earth", "Grond=earth", UNKNOWN, { "[Device] Grond", "did you mean Ground" } },
  { "Ground=earth", "Ground=earth\nClaims=Ground", VALUE, { "[Device] Claims", "assumed" } },
  { "Ground=earth", "Ground=earth\nClaims=Ground web", UNKNOWN, { "[Source web]" } },
  { "Ground=earth", "Ground=earth\nClaims=Maker manual", UNKNOWN, { "Claims", "Maker" } },
  { "Ground=earth", "Ground=earth\nClaims=;Ground manual", VALUE, { "Claims", "assumed" } },
  { "Ground=earth", "Ground=earth\nClaims=Ground web;Maker manual", UNKNOWN, { "web" } },
  { "Input=balanced", "Input=balanced\nClaims=Output-balanced manual", UNKNOWN, { "Claims" } },
  { "Confidence=maker", "Confidence=rumour", VALUE, { "[Source manual] Confidence" } },
  { "Confidence=maker\n", "", MISSING, { "[Source manual] Confidence", "assumed" } },
  { "Title=Manual\n", "", MISSING, { "[Source manual] Title" } },
  { "Pair=r", "Pair=q", UNKNOWN, { "[Bus l] Pair", "“q”", "l, r" } },
  { "Side=left", "Side=port", VALUE, { "[Bus l] Side", "right" } },
  { "Name=Left\n", "", MISSING, { "[Bus l] Name" } },
  { "[Bus l]", "[Bus L]", VALUE, { "[Bus L]", "small letters" } },
  { "Min=-60", "Min=10", VALUE, { "[Control gain] Min", "Max" } },
  { "Default=0", "Default=11", VALUE, { "[Control gain] Default", "Min to Max" } },
  { "Max=10", "Max=nan", VALUE, { "[Control gain] Max", "number" } },
  { "Max=10", "Max=1,5", VALUE, { "[Control gain] Max", "point" } },
  { "Unit=dB", "Unit=phon", VALUE, { "[Control gain] Unit", "pan" } },
  { "Positions=a;b", "Positions=a", MISSING, { "[Control mode] Positions", "off;on" } },
  { "Positions=a;b\n", "", MISSING, { "[Control mode] Positions", "off;on" } },
  { "Positions=a;b", "Positions=a;b\nClaims=Label web", UNKNOWN, { "[Control mode] Claims" } },
  { "Default=a", "Default=c", VALUE, { "[Control mode] Default" } },
  { "Connector=trs\nOutput",
    "Connector=tsr\nOutput",
    VALUE,
    { "[Jack phones] Connector", "tsr", "xlr-male" } },
  { "Connector=trs\nOutput", "Output", MISSING, { "[Jack phones] Connector" } },
  { "Output=stereo", "Output=loud", VALUE, { "[Jack phones] Output", "impedance-balanced" } },
  { "Output=stereo",
    "Output=stereo\nNeeds-phantom=yes",
    VALUE,
    { "[Jack phones] Needs-phantom", "xlr-male" } },
  { "Connector=trs\nOutput",
    "Connector=ts\nOutput",
    VALUE,
    { "[Jack phones] Output", "contacts" } },
  { "Output=stereo\nCarries=l;r",
    "Output=insert;balanced\nCarries=l",
    VALUE,
    { "[Jack phones] Output", "insert" } },
  { "Carries=l;r", "Carries=l", VALUE, { "[Jack phones] Carries", "LEFT;RIGHT" } },
  { "Output=stereo\nCarries=l;r",
    "Output=balanced;unbalanced;transformer;bridged;cross-coupled\nCarries=l",
    VALUE,
    { "[Jack phones] Output", "more than four" } },
  { "Output=stereo", "Output=loud;stereo", VALUE, { "[Jack phones] Output", "“loud”" } },
  { "Output=stereo", "Output=loud\nNormalled-from=in", VALUE, { "[Jack phones] Output" } },
  { "Carries=l;r\n", "", VALUE, { "[Jack phones] Carries", "LEFT;RIGHT" } },
  { "Carries=l;r", "Carries=z;r", UNKNOWN, { "[Jack phones] Carries", "“z”" } },
  { "Carries=l;r", "Carries=l;z", UNKNOWN, { "[Jack phones] Carries", "“z”" } },
  { "Controls=gain", "Controls=gian", UNKNOWN, { "[Jack phones] Controls", "gain" } },
  { "Controls=gain", "Controls=gian;gain", UNKNOWN, { "[Jack phones] Controls", "gian" } },
  { "Controls=gain",
    "Controls=gain;gain;gain;gain;gain;gain;gain",
    VALUE,
    { "[Jack phones] Controls", "more than 6" } },
  { "Ohms=47", "Ohms=0", VALUE, { "[Jack phones] Ohms", "0.01" } },
  { "Ohms=47", "Ohms=inf", VALUE, { "[Jack phones] Ohms" } },
  { "Input=balanced", "Input=balance", VALUE, { "[Jack in] Input", "balanced" } },
  { "Input=balanced", "Input=balanced\nLine-input=balanced", VALUE, { "Line-input", "combo" } },
  { "Input=balanced", "Input=balanced\nPhantom=p48", UNKNOWN, { "[Jack in] Phantom", "p48" } },
  { "Input=balanced", "Input=balanced\nNormalled-from=out", UNKNOWN, { "Normalled-from", "out" } },
  { "Input=balanced", "Input=balanced\nNormalled-from=in", VALUE, { "Normalled-from", "itself" } },
  { "Output=stereo", "Output=stereo\nNormalled-from=in", VALUE, { "Normalled-from", "no output" } },
  { "Connector=trs\nInput=balanced", "Connector=ts\nInput=stereo", VALUE, { "[Jack in] Input" } },
  { "Connector=trs\nInput", "Connector=other\nInput", VALUE, { "[Jack in] Input", "contacts" } },
  { "Inputs=in\n", "", MISSING, { "[Channel 1] Inputs" } },
  { "Inputs=in", "Inputs=phones", VALUE, { "[Channel 1] Inputs", "not an input" } },
  { "Inputs=in", "Inputs=inn", UNKNOWN, { "[Channel 1] Inputs", "inn", "phones, in" } },
  { "Level=gain", "Level=gian", UNKNOWN, { "[Channel 1] Level", "gain, mode" } },
  { "Inputs=in", "Inputs=", MISSING, { "[Channel 1] Inputs", "needs an input" } },
  { "Level=gain", "Level=gian\nPan=gain", UNKNOWN, { "[Channel 1] Level" } },
  { "Level=gain", "Insert=in", VALUE, { "[Channel 1] Insert", "Output=insert" } },
  { "Level=gain", "Gain=gian\nInsert=phones", UNKNOWN, { "[Channel 1] Gain" } },
  { "To=l;r", "To=z;r", UNKNOWN, { "[Channel 1] To", "“z”" } },
  { "Level=gain", "Insert=phones", VALUE, { "[Channel 1] Insert", "Output=insert" } },
  { "Sends=l pre gain", "Sends=l gain", VALUE, { "[Channel 1] Sends", "bus pre control" } },
  { "Sends=l pre gain", "Sends=l during gain", VALUE, { "[Channel 1] Sends", "bus pre control" } },
  { "Sends=l pre gain", "Sends=z pre gain", UNKNOWN, { "[Channel 1] Sends", "“z”" } },
  { "Sends=l pre gain", "Sends=l pre gian;l pre gain", UNKNOWN, { "[Channel 1] Sends", "gian" } },
  { "From=in\n", "", MISSING, { "[Route x] From" } },
  { "To=l\nGain", "To=in\nGain", VALUE, { "[Route x] To", "ends in a bus" } },
  { "When=mode b", "When=mode c", VALUE, { "[Route x] When", "switch position" } },
  { "When=mode b", "When=mode", VALUE, { "[Route x] When", "switch position" } },
  { "When=mode b", "When=mood b", UNKNOWN, { "[Route x] When", "mood" } },
  { "When=mode b", "When=gain b", VALUE, { "[Route x] When", "switch position" } },
  { "When=mode b", "Controls=gian;gain\nWhen=mode b", UNKNOWN, { "[Route x] Controls" } },
  { "When=mode b",
    "Controls=gain;gain;gain;gain;gain;gain;gain",
    VALUE,
    { "[Route x] Controls", "more than 6" } },
  { "When=mode b", "When=mode b\nInvert=maybe", VALUE, { "[Route x] Invert", "no, yes" } },
  { "[Route x]", "[Route]", UNKNOWN, { "[Route]", "no such group" } },
  { "[Route x]", "[Routes x]", UNKNOWN, { "[Routes x]", "no such group" } },
  { "[Route x]", "[Rout x]", UNKNOWN, { "[Rout x]", "no such group" } },
};

static const Slip cable_slips[] = {
  { "Kind=cable", "Kind=cable\nFor=water", VALUE, { "[Cable] For", "water", "power" } },
  { "Kind=cable", "Kind=rope", VALUE, { "[Cable] Kind", "adapter" } },
  { "Connector=ts-plug", "Connector=ts-plag", VALUE, { "[End a] Connector", "ts-plag" } },
  { "[End b]", "[Ent b]", VALUE, { "b.tip" } },
  { "Join=a.tip b.tip\n", "", MISSING, { "[Wire tip] Join" } },
  { "Join=a.tip", "Join=a.ring", VALUE, { "[Wire tip] Join", "a.ring", "END.CONTACT" } },
  { "Join=a.tip", "Join=a-tip", VALUE, { "[Wire tip] Join", "a-tip" } },
  { "Ohms=10", "Ohms=-10", VALUE, { "[Wire tip] Ohms", "out of range" } },
  { "Shield=yes", "Shield=1", VALUE, { "[Wire sleeve] Shield", "no, yes" } },
  { "Kind=cable", "Kind=cable\nTray=x", VALUE, { "[Cable] Tray", "whole number" } },
};

#undef VALUE
#undef MISSING
#undef UNKNOWN

static void
check_slip (const char *good, const Slip *slip)
{
  const char *at = strstr (good, slip->from);
  g_autofree char *bad = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKind) kind = NULL;

  g_test_message ("%s → %s", slip->from, slip->to);
  g_assert_nonnull (at);
  bad = g_strdup_printf ("%.*s%s%s", (int) (at - good), good, slip->to, at + strlen (slip->from));
  kind = pl_kind_parse (bad, -1, "file.x", &error);
  g_assert_null (kind);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == PL_FILE_ERROR);
  g_assert_cmpint (error->code, ==, slip->code);
  g_assert_true (g_str_has_prefix (error->message, "file.x: "));
  for (guint i = 0; i < G_N_ELEMENTS (slip->words) && slip->words[i] != NULL; i++)
    if (strstr (error->message, slip->words[i]) == NULL)
      {
        g_test_message ("“%s” is missing there", slip->words[i]);
        g_test_fail ();
      }
}

static void
test_device_slips (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKind) kind G_GNUC_UNUSED = pl_kind_parse (device, -1, "file.x", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (device_slips); i++)
    check_slip (device, &device_slips[i]);
}

static void
test_cable_slips (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKind) kind G_GNUC_UNUSED = pl_kind_parse (cable, -1, "file.x", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cable_slips); i++)
    check_slip (cable, &cable_slips[i]);
}

static void
test_no_jacks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKind) none
      = pl_kind_parse ("[Device]\nFormat=1\nId=a\nName=A\nKind=mixer\n", -1, "f", &error);
  g_autoptr (PlKind) one = NULL;

  g_assert_null (none);
  test_expect_error (&error, PL_FILE_ERROR, PL_FILE_ERROR_MISSING, "[Jack", NULL);
  one = pl_kind_parse ("[Cable]\nFormat=1\nId=a\nName=A\n[End a]\nConnector=ts\n", -1, "f", &error);
  g_assert_null (one);
  test_expect_error (&error, PL_FILE_ERROR, PL_FILE_ERROR_MISSING, "two ends", NULL);
}

/* Who says that the maker's document was read names it. */
static void
test_verified (void)
{
  static const struct
  {
    const char *confidence;
    gboolean told;
  } cases[] = { { "maker", FALSE }, { "vendor", TRUE }, { "third-party", TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *confidence = g_strconcat ("Confidence=", cases[i].confidence, NULL);
      g_autoptr (GString) text = g_string_new (device);
      g_autoptr (PlKind) kind = NULL;
      g_auto (GStrv) problems = NULL;
      g_autofree char *all = NULL;

      (void) g_string_replace (text, "Ground=earth", "Ground=earth\nVerified=yes", 0);
      (void) g_string_replace (text, "Confidence=maker", confidence, 0);
      kind = pl_kind_parse (text->str, -1, "file.x", NULL);
      problems = pl_kind_check (kind, "file.x");
      all = g_strjoinv ("\n", problems);
      g_assert_cmpint (strstr (all, "but no [Source …] names it") != NULL, ==, cases[i].told);
    }
}

/* A file may ask for so much and no more: of one sort of group, and of all together. */
static void
test_too_much (void)
{
  static const struct
  {
    const char *sort, *keys;
    guint n;
    const char *problem;
  } cases[] = { { "Bus", "Name=B\n", 1001, "more than 1000 of these" },
                { "Jack", "Connector=trs\nOutput=cross-coupled;balanced\nCarries=l\n", 998,
                  "more than 4000 nets" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (device);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlKind) kind = NULL;

      for (guint k = 0; k < cases[i].n; k++)
        g_string_append_printf (text, "[%s x%u]\n%s", cases[i].sort, k, cases[i].keys);
      kind = pl_kind_parse (text->str, -1, "file.x", &error);
      g_assert_null (kind);
      test_expect_error (&error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE, "file.x", cases[i].problem,
                         NULL);
    }
}

/* Every index of a kind points at something that is there. */
static void
check_indices (const PlKind *kind)
{
  for (guint i = 0; i < kind->elements->len; i++)
    {
      const PlElement *element = &g_array_index (kind->elements, PlElement, i);

      g_assert_cmpuint (element->a, <, kind->n_nodes);
      g_assert_cmpuint (element->b, <, kind->n_nodes);
      if (element->type == PL_ELEMENT_SOURCE)
        {
          g_assert_cmpuint (element->signal, <, kind->signals->len);
          g_assert_cmpfloat (element->ohms, >, 0.0);
        }
    }
  for (guint i = 0; i < kind->signals->len; i++)
    if (pl_kind_signal (kind, i)->pair != PL_NO_INDEX)
      g_assert_cmpuint (pl_kind_signal (kind, pl_kind_signal (kind, i)->pair)->pair, ==, i);
  for (guint i = 0; i < kind->routes->len; i++)
    {
      const PlRoute *route = &g_array_index (kind->routes, PlRoute, i);
      g_assert_cmpint (pl_kind_signal (kind, route->to)->type, ==, PL_SIGNAL_BUS);
      g_assert_cmpuint (route->from, <, kind->signals->len);
    }
  for (guint i = 0; i < kind->groups->len; i++)
    g_assert_cmpuint (pl_kind_group (kind, i)->sense[0], <, kind->signals->len);
}

static void
test_all_gear (void)
{
  g_autoptr (GPtrArray) list = pl_catalog_dup_list (test_catalog ());

  g_assert_cmpuint (list->len, >, 20);
  for (guint i = 0; i < list->len; i++)
    check_indices (g_ptr_array_index (list, i));
}

static void
test_control_gains (void)
{
  const PlControl knob = { .unit = PL_UNIT_PERCENT, .max = 100, .unity = 50 };
  const PlControl fader = { .unit = PL_UNIT_DB, .min = -60, .max = 10, .off_at_min = TRUE };
  const PlControl pan = { .unit = PL_UNIT_PAN, .min = -1, .max = 1 };
  const PlControl balance = { .unit = PL_UNIT_BALANCE, .min = -1, .max = 1 };
  const double tiny = 1e-9;

  g_assert_cmpfloat_with_epsilon (pl_control_gain (&knob, 50, PL_SIDE_NONE), 1.0, tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&knob, 25, PL_SIDE_NONE), 0.25, tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&knob, 0, PL_SIDE_NONE), 0.0, tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&fader, 0, PL_SIDE_NONE), 1.0, tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&fader, -20, PL_SIDE_NONE), 0.1, tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&fader, -60, PL_SIDE_NONE), 0.0, tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&pan, 0, PL_SIDE_LEFT), sqrt (0.5), tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&pan, 0, PL_SIDE_RIGHT), sqrt (0.5), tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&pan, -1, PL_SIDE_LEFT), 1.0, tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&pan, -1, PL_SIDE_RIGHT), 0.0, tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&balance, 0, PL_SIDE_LEFT), 1.0, tiny);
  g_assert_cmpfloat_with_epsilon (pl_control_gain (&balance, 1, PL_SIDE_LEFT), 0.0, tiny);
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/example-device", test_example_device);
  g_test_add_func ("/kind/example-cable", test_example_cable);
  g_test_add_func ("/kind/device-slips", test_device_slips);
  g_test_add_func ("/kind/cable-slips", test_cable_slips);
  g_test_add_func ("/kind/no-jacks", test_no_jacks);
  g_test_add_func ("/kind/verified", test_verified);
  g_test_add_func ("/kind/too-much", test_too_much);
  g_test_add_func ("/kind/all-gear", test_all_gear);
  g_test_add_func ("/kind/control-gains", test_control_gains);
  code = g_test_run ();
  g_strfreev (asked);
  return code;
}
