/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gear that travels in the patch file, gear that nobody knows, and gear that is swapped. */
#include <string.h>

#include "core/bounds.h"
#include "core/counterpart.h"
#include "core/edit.h"
#include "core/kind-file.h"
#include "core/patch-file.h"
#include "fixture.h"

static const char mixer_text[] = "# Made by hand, for one church.\n"
                                 "[Device]\nFormat=1\nId=church-desk\nName=Desk\nKind=mixer\n"
                                 "Ground=earth\n\n"
                                 "[Bus main]\nName=Main mix\n\n"
                                 "[Control level]\nLabel=LEVEL\nType=knob\nUnit=dB\nMin=-60\n"
                                 "Max=10\nDefault=0\n\n"
                                 "[Jack out]\nLabel=OUT\nConnector=trs\nOutput=unbalanced\n"
                                 "Carries=main\nOhms=100\nLevel=line\nControls=level\n";

static PlKind *
parse_kind (const char *text)
{
  g_autoptr (GError) error = NULL;
  PlKind *kind = pl_kind_parse (text, -1, "kind", &error);

  g_assert_no_error (error);
  return kind;
}

static PlPatch *
parse (const char *text, const PlCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  PlPatch *patch = pl_patch_parse (text, -1, "bench.patchlead", catalog, &error);

  g_assert_no_error (error);
  return patch;
}

/* The shipped library and the desk. */
static PlCatalog *
catalog_with (const char *text)
{
  PlCatalog *catalog = pl_catalog_new ();
  g_autoptr (GPtrArray) shipped = pl_catalog_dup_list (test_catalog ());
  g_autoptr (PlKind) kind = text != NULL ? parse_kind (text) : NULL;

  for (guint i = 0; i < shipped->len; i++)
    pl_catalog_add (catalog, g_ptr_array_index (shipped, i));
  if (kind != NULL)
    pl_catalog_add (catalog, kind);
  return catalog;
}

static const char bench[] = "[Patchlead]\nFormat=1\n\n"
                            "[Device 1]\nKind=church-desk\nAt=0;0\nControl-level=-6\n\n"
                            "[Device 2]\nKind=mackie-hm-4\nAt=300;0\n\n"
                            "[Cable 3]\nKind=trs-trs\nNumber=1\nPlug-a=1.out\nPlug-b=2.input\n";

static void
test_travels (void)
{
  g_autoptr (PlCatalog) home = catalog_with (mixer_text), away = catalog_with (NULL);
  g_autoptr (PlPatch) patch = parse (bench, home);
  g_autofree char *saved = pl_patch_write_whole (patch);
  g_autoptr (PlPatch) there = parse (saved, away);
  g_autofree char *again = pl_patch_write_whole (there);
  g_autofree char *bare = pl_patch_write (there);
  const PlKind *desk = pl_patch_get_part (there, 1)->kind;

  g_assert_nonnull (strstr (saved, "[Gear church-desk]\n# Made by hand, for one church.\n"));
  g_assert_nonnull (strstr (saved, "\n[Gear church-desk: Jack out]\nLabel=OUT\n"));
  g_assert_cmpstr (again, ==, saved);
  g_assert_cmpstr (bare, ==, bench);
  g_assert_false (desk->placeholder);
  g_assert_cmpstr (desk->name, ==, "Desk");
  g_assert_cmpuint (desk->routes->len, ==, pl_patch_get_part (patch, 1)->kind->routes->len);
  /* What is known anyway is the library's. */
  g_assert_true (pl_patch_get_part (there, 2)->kind == pl_catalog_find (away, "mackie-hm-4"));
}

static void
test_library_wins (void)
{
  g_autoptr (PlCatalog) home = catalog_with (mixer_text);
  g_autofree char *newer_text = g_strconcat (mixer_text, "Claims=Ohms assumed\n", NULL);
  g_autoptr (PlCatalog) newer = catalog_with (newer_text);
  g_autoptr (GString) lacking_text = g_string_new (mixer_text);
  g_autoptr (PlCatalog) lacking = NULL;
  g_autoptr (PlPatch) patch = parse (bench, home);
  g_autofree char *saved = pl_patch_write_whole (patch);
  g_autoptr (PlPatch) there = parse (saved, newer);
  g_autoptr (PlPatch) elsewhere = NULL;

  g_assert_true (pl_patch_get_part (there, 1)->kind == pl_catalog_find (newer, "church-desk"));
  /* A library whose desk has no such jack cannot hold the cable: the file's own desk can. */
  (void) g_string_replace (lacking_text, "[Jack out]", "[Jack other]", 0);
  lacking = catalog_with (lacking_text->str);
  elsewhere = parse (saved, lacking);
  g_assert_true (pl_patch_get_part (elsewhere, 1)->kind
                 != pl_catalog_find (lacking, "church-desk"));
  g_assert_cmpuint (pl_patch_get_part (elsewhere, 3)->seats[0].part, ==, 1);
}

static const char lead_text[] = "[Cable]\nFormat=1\nId=odd-lead\nName=Lead\nKind=cable\n"
                                "[End a]\nConnector=trs-plug\n[End b]\nConnector=trs-plug\n"
                                "[Wire core]\nJoin=a.tip b.tip\n";

/* The library's gear stands for the file's own as long as nothing the bench may say is lost. */
static void
test_what_the_library_lacks (void)
{
  static const struct
  {
    const char *text, *from, *to;
    gboolean library;
  } cases[] = {
    { mixer_text, "LEVEL", "VOLUME", TRUE },
    { mixer_text, "Connector=trs", "Connector=ts", FALSE },
    { mixer_text, "level", "volume", FALSE },
    { lead_text, "Name=Lead", "Name=Cord", TRUE },
    { lead_text, "[Wire core]", "[Wire kern]", FALSE },
    { lead_text, "Join=a.tip b.tip\n", "Join=a.tip b.tip\n[Wire extra]\nJoin=a.ring b.ring\n",
      TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean lead = cases[i].text == lead_text;
      const char *id = lead ? "odd-lead" : "church-desk";
      g_autoptr (PlCatalog) home = catalog_with (cases[i].text);
      g_autoptr (GString) other = g_string_new (cases[i].text);
      g_autoptr (PlCatalog) away = NULL;
      g_autoptr (PlPatch) patch = parse (
          lead ? "[Patchlead]\nFormat=1\n[Cable 1]\nKind=odd-lead\nNumber=1\n" : bench, home);
      g_autofree char *saved = pl_patch_write_whole (patch);
      g_autoptr (PlPatch) there = NULL;

      g_assert_cmpuint (g_string_replace (other, cases[i].from, cases[i].to, 0), >, 0);
      away = catalog_with (other->str);
      there = parse (saved, away);
      g_assert_cmpint (pl_patch_get_part (there, 1)->kind == pl_catalog_find (away, id), ==,
                       cases[i].library);
    }
}

/* The same name for a cable here and a device there; a copy that is empty, and one with blank
 * lines at its end. */
static void
test_odd_copies (void)
{
  g_autoptr (PlCatalog) home = catalog_with (mixer_text);
  g_autoptr (GString) text = g_string_new (lead_text);
  g_autoptr (PlCatalog) cables = NULL;
  g_autoptr (PlPatch) patch = parse (bench, home);
  g_autofree char *saved = pl_patch_write_whole (patch);
  g_autofree char *blank = g_strconcat (saved, "\n\n \n", NULL);
  g_autofree char *empty = g_strconcat (bench, "\n[Gear church-desk]\n", NULL);
  g_autoptr (PlPatch) there = NULL, padded = NULL, bare = NULL;

  (void) g_string_replace (text, "odd-lead", "church-desk", 0);
  cables = catalog_with (text->str);
  there = parse (saved, cables);
  g_assert_false (pl_kind_is_cable (pl_patch_get_part (there, 1)->kind));
  padded = parse (blank, home);
  g_assert_true (pl_patch_get_part (padded, 1)->kind == pl_catalog_find (home, "church-desk"));
  bare = parse (empty, home);
  g_assert_true (pl_patch_get_part (bare, 1)->kind == pl_catalog_find (home, "church-desk"));
}

static const char unknown[]
    = "[Patchlead]\nFormat=1\n\n"
      "[Device 1]\nKind=nobody-desk\nName=Desk in the hall\nAt=0;0\n"
      "Control-level=-6.5\nControl-mode=mono\nDriver-send=balanced\n\n"
      "[Device 2]\nKind=mackie-hm-4\nAt=300;0\n\n"
      "[Device 3]\nKind=nobody-desk\nAt=0;200\nControl-level=12\n\n"
      "[Device 4]\nKind=nobody-cans\nAt=600;0\nPlug-lead=2.phones-1\n\n"
      "[Cable 5]\nKind=nobody-lead\nNumber=1\nLength=3\nFault=core open;core shield short\n"
      "Plug-a=1.phones\nPlug-b=2.input@first-click\n\n"
      "[Cable 6]\nKind=xlr-xlr\nNumber=2\nLoose-a=10;20\nPlug-b=1.main-l\n\n"
      "[Cable 7]\nKind=nobody-lead\nNumber=3\nPlug-a=3.in\nLoose-b=5;6\n";

static void
test_placeholder (void)
{
  g_autoptr (PlPatch) patch = NULL;
  g_autofree char *written = NULL;
  g_autofree char *whole = NULL;
  const PlKind *desk = NULL;

  patch = parse (unknown, test_catalog ());
  desk = pl_patch_get_part (patch, 1)->kind;
  g_assert_true (desk->placeholder);
  g_assert_true (desk == pl_patch_get_part (patch, 3)->kind);
  g_assert_cmpint (pl_kind_find_connector (desk, "phones"), >=, 0);
  g_assert_true (pl_kind_is_cable (pl_patch_get_part (patch, 5)->kind));
  g_assert_cmpuint (pl_patch_get_part (patch, 4)->seats[0].part, ==, 2);
  g_assert_cmpuint (pl_patch_get_part (patch, 5)->n_faults, ==, 2);
  /* Nothing is lost, and nothing is made up. */
  written = pl_patch_write (patch);
  g_assert_cmpstr (written, ==, unknown);
  whole = pl_patch_write_whole (patch);
  g_assert_null (strstr (whole, "[Gear nobody"));
}

/* Whatever is said of gear that nobody knows comes back: several ways to drive a jack, settings
 * that are words or too large for a knob, the same in two devices, a jack that a known plug sits
 * in. */
static void
test_odd_placeholders (void)
{
  static const char text[]
      = "[Patchlead]\nFormat=1\n\n"
        "[Device 1]\nKind=nobody-desk\nAt=0;0\nControl-far=1e30\nControl-mode=mono\n"
        "Control-pad=2\nDriver-out=balanced\n\n"
        "[Device 2]\nKind=nobody-desk\nAt=0;200\nControl-far=3\nControl-mode=mono\n"
        "Control-pad=-1\nDriver-out=unbalanced\n\n"
        "[Cable 3]\nKind=xlr-xlr\nNumber=1\nPlug-a=1.out\nLoose-b=5;6\n\n"
        "[Cable 4]\nKind=nobody-lead\nNumber=2\nFault=core open\nPlug-a=2.in\n";
  g_autoptr (PlPatch) patch = parse (text, test_catalog ());
  g_autofree char *written = pl_patch_write (patch);
  const PlConnector *out = NULL;

  g_assert_cmpstr (written, ==, text);
  out = pl_kind_connector (pl_patch_get_part (patch, 1)->kind, 1);
  g_assert_cmpstr (out->id, ==, "out");
  g_assert_true (pl_shape_mates (pl_kind_connector (pl_patch_get_part (patch, 3)->kind, 0)->shape,
                                 out->shape));
}

/* What an editor put in front of a file, the gear's or the bench's, is no part of what travels. */
static void
test_marks (void)
{
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", mixer_text, NULL);
  g_autoptr (PlCatalog) home = catalog_with (marked), away = catalog_with (NULL);
  g_autoptr (PlPatch) patch = parse (bench, home);
  g_autofree char *saved = pl_patch_write_whole (patch);
  g_autofree char *marked_bench = g_strconcat ("\xef\xbb\xbf", saved, NULL);
  g_autoptr (PlPatch) there = parse (saved, away), marked_there = parse (marked_bench, away);
  g_autofree char *again = pl_patch_write_whole (marked_there);

  g_assert_false (pl_patch_get_part (there, 1)->kind->placeholder);
  g_assert_cmpstr (again, ==, saved);
}

/* Gear that would make the file too large to be read again stays at home. */
static void
test_too_much (void)
{
  g_autofree char *remark = g_strnfill (2 * PL_MAX_FILE_BYTES / 3, 'x');
  g_autofree char *large = g_strconcat (mixer_text, "# ", remark, "\n", NULL);
  g_auto (GStrv) halves = g_strsplit (large, "church-desk", -1);
  g_autofree char *other = g_strjoinv ("other-desk", halves);
  g_autoptr (PlCatalog) home = catalog_with (large), away = catalog_with (NULL);
  g_autoptr (PlKind) second = parse_kind (other);
  g_autofree char *both = g_strconcat (bench, "\n[Device 4]\nKind=other-desk\nAt=600;0\n", NULL);
  g_autoptr (PlPatch) patch = NULL, there = NULL;
  g_autofree char *saved = NULL;

  pl_catalog_add (home, second);
  patch = parse (both, home);
  saved = pl_patch_write_whole (patch);
  g_assert_cmpuint (strlen (saved), <=, PL_MAX_FILE_BYTES);
  there = parse (saved, away);
  g_assert_false (pl_patch_get_part (there, 1)->kind->placeholder);
  g_assert_true (pl_patch_get_part (there, 4)->kind->placeholder);
}

/* Settings at the ends of what a knob may have, and positions that a list would part. */
static void
test_settings_of_placeholders (void)
{
  static const char text[] = "[Patchlead]\nFormat=1\n\n"
                             "[Device 1]\nKind=nobody-desk\nAt=0;0\nControl-all=-1000\n"
                             "Control-end=1000\nControl-low=-1000\nControl-word=\\sa;b \\\\c\n\n"
                             "[Device 2]\nKind=nobody-desk\nAt=0;200\nControl-all=1000\n";
  g_autoptr (PlPatch) patch = parse (text, test_catalog ());
  g_autofree char *written = pl_patch_write (patch);

  g_assert_cmpstr (written, ==, text);
}

/* A position of a switch may begin with a blank; what was saved can be read again. */
static void
test_blank_positions (void)
{
  g_autofree char *text = g_strconcat (
      mixer_text, "[Control pad]\nType=switch\nPositions=on;\\soff\nDefault=on\n", NULL);
  g_autoptr (PlCatalog) home = catalog_with (text);
  g_autofree char *turned = g_strconcat (bench,
                                         "[Device 4]\nKind=church-desk\nAt=0;0\n"
                                         "Control-pad=\\soff\n",
                                         NULL);
  g_autoptr (PlPatch) patch = parse (turned, home);
  g_autofree char *saved = pl_patch_write_whole (patch);
  g_autoptr (PlPatch) again = parse (saved, home);

  g_assert_cmpfloat (pl_patch_get_part (again, 4)->controls[1], >, 0.5);
}

static void
test_broken (void)
{
  static const struct
  {
    const char *from, *to, *message;
  } cases[] = {
    { "[Gear church-desk: Jack out]", "[Gear church-desk: Jug out]", "[Gear church-desk]" },
    { "Id=church-desk", "Id=chapel-desk", "give both the same name" },
    { "Ohms=100", "Ohms=many", "Jack out" },
  };
  g_autoptr (PlCatalog) home = catalog_with (mixer_text);
  g_autoptr (PlPatch) patch = parse (bench, home);
  g_autofree char *saved = pl_patch_write_whole (patch);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (saved);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlPatch) here = NULL;

      g_assert_cmpuint (g_string_replace (text, cases[i].from, cases[i].to, 0), ==, 1);
      g_assert_null (pl_patch_parse (text->str, -1, "bench.patchlead", test_catalog (), &error));
      g_assert_nonnull (error);
      g_assert_true (error != NULL && error->domain == PL_FILE_ERROR
                     && strstr (error->message, cases[i].message) != NULL);
      /* Where the gear is known, its broken copy does not matter. */
      here = parse (text->str, home);
      g_assert_true (pl_patch_get_part (here, 1)->kind == pl_catalog_find (home, "church-desk"));
    }
}

static PlPatch *
swap (const PlPatch *patch, const char *id)
{
  g_autoptr (GError) error = NULL;
  PlEdit edit
      = { .type = PL_EDIT_SET_KIND, .id = 1, .kind = pl_catalog_find (test_catalog (), id) };
  PlPatch *swapped = pl_patch_apply (patch, &edit, &error);

  g_assert_no_error (error);
  return swapped;
}

static const char *
seat_of (const PlPatch *patch, PlPartId id, guint end)
{
  PlSeat seat = pl_patch_get_part (patch, id)->seats[end];

  if (seat.part == 0)
    return "";
  return pl_kind_connector (pl_patch_get_part (patch, seat.part)->kind, seat.connector)->label;
}

static void
test_swap (void)
{
  g_autoptr (PlPatch) patch = parse (
      "[Patchlead]\nFormat=1\n[Device 1]\nKind=mackie-profx10v3\n"
      "[Cable 2]\nKind=trs-trs\nPlug-a=1.phones\n[Cable 3]\nKind=trs-trs\nPlug-a=1.mon-send\n"
      "[Cable 4]\nKind=ts-ts\nPlug-a=1.control-room-l\n[Cable "
      "5]\nKind=ts-ts\nPlug-a=1.control-room-r\n",
      test_catalog ());
  g_autoptr (PlPatch) sibling = swap (patch, "mackie-profx12v3");
  g_autoptr (PlPatch) other = swap (patch, "behringer-xenyx-802");
  g_autoptr (PlPatch) back = swap (other, "mackie-profx10v3");
  const PlConnector *aux = NULL;

  /* A sibling has all of them. */
  for (PlPartId id = 2; id <= 5; id++)
    g_assert_cmpstr (seat_of (sibling, id, 0), ==, seat_of (patch, id, 0));
  /* Another maker prints other names: what a jack does counts. */
  g_assert_cmpstr (seat_of (other, 2, 0), ==, "PHONES");
  g_assert_cmpuint (pl_patch_get_part (other, 3)->seats[0].part, ==, 1);
  aux = pl_kind_connector (pl_patch_get_part (other, 1)->kind,
                           pl_patch_get_part (other, 3)->seats[0].connector);
  g_assert_true (pl_connector_is_output (aux));
  g_assert_cmpint (aux->level, ==, PL_LEVEL_LINE);
  g_assert_cmpstr (seat_of (other, 3, 0), ==, "FX SEND");
  for (PlPartId id = 2; id <= 5; id++)
    g_assert_cmpstr (seat_of (back, id, 0), ==, id == 3 ? "FX SEND" : seat_of (patch, id, 0));
}

/* Between any two devices: no jack stands for two, and a device stands for itself. */
static void
test_counterparts (void)
{
  g_autoptr (GPtrArray) list = pl_catalog_dup_list (test_catalog ());

  for (guint i = 0; i < list->len; i++)
    for (guint j = 0; j < list->len; j++)
      {
        const PlKind *a = g_ptr_array_index (list, i), *b = g_ptr_array_index (list, j);
        g_autofree int *found = pl_kind_dup_counterparts (a, b, NULL);
        g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

        for (guint k = 0; k < a->connectors->len; k++)
          {
            if (a == b)
              g_assert_cmpint (found[k], ==, (int) k);
            g_assert_cmpint (found[k], <, (int) b->connectors->len);
            if (found[k] >= 0)
              g_assert_true (g_hash_table_add (used, GINT_TO_POINTER (found[k] + 1)));
          }
      }
}

static const char *
partner (const char *kind_id, const char *jack)
{
  const PlKind *kind = test_kind (kind_id);
  int index = pl_kind_find_connector (kind, jack), other;

  g_assert_cmpint (index, >=, 0);
  other = pl_kind_find_partner (kind, (guint16) index);
  return other >= 0 ? pl_kind_connector (kind, (guint) other)->id : "";
}

static void
test_partners (void)
{
  g_autoptr (GPtrArray) list = pl_catalog_dup_list (test_catalog ());

  g_assert_cmpstr (partner ("mackie-profx10v3", "main-l"), ==, "main-r");
  g_assert_cmpstr (partner ("mackie-profx10v3", "main-xlr-r"), ==, "main-xlr-l");
  g_assert_cmpstr (partner ("mackie-profx10v3", "control-room-l"), ==, "control-room-r");
  g_assert_cmpstr (partner ("mackie-profx10v3", "mon-send"), ==, "");
  g_assert_cmpstr (partner ("mackie-profx10v3", "phones"), ==, "");
  g_assert_cmpstr (partner ("mackie-profx10v3", "line-7"), ==, "line-8");
  g_assert_cmpstr (partner ("mackie-profx10v3", "mic-1"), ==, "");
  g_assert_cmpstr (partner ("generic-headphone-amp-lr", "left"), ==, "right");
  /* Whoever has a partner is that one's partner. */
  for (guint i = 0; i < list->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (list, i);

      for (guint16 j = 0; j < kind->connectors->len; j++)
        {
          int other = pl_kind_find_partner (kind, j);

          if (other >= 0)
            g_assert_cmpint (pl_kind_find_partner (kind, (guint16) other), ==, j);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patch-gear/travels", test_travels);
  g_test_add_func ("/patch-gear/library-wins", test_library_wins);
  g_test_add_func ("/patch-gear/what-the-library-lacks", test_what_the_library_lacks);
  g_test_add_func ("/patch-gear/odd-copies", test_odd_copies);
  g_test_add_func ("/patch-gear/odd-placeholders", test_odd_placeholders);
  g_test_add_func ("/patch-gear/placeholder", test_placeholder);
  g_test_add_func ("/patch-gear/marks", test_marks);
  g_test_add_func ("/patch-gear/too-much", test_too_much);
  g_test_add_func ("/patch-gear/settings-of-placeholders", test_settings_of_placeholders);
  g_test_add_func ("/patch-gear/blank-positions", test_blank_positions);
  g_test_add_func ("/patch-gear/broken", test_broken);
  g_test_add_func ("/patch-gear/swap", test_swap);
  g_test_add_func ("/patch-gear/counterparts", test_counterparts);
  g_test_add_func ("/patch-gear/partners", test_partners);
  return g_test_run ();
}
