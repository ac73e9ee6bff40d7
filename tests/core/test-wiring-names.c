/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people write for gear, jacks, cables and lengths in their lists, and what it is taken for.
 */
#include <math.h>
#include <string.h>

#include "core/kind-file.h"
#include "core/patch-file.h"
#include "core/wiring.h"
#include "core/words.h"
#include "fixture.h"

static PlWiring *
read_named (const char *text, const char *name, const PlCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  PlWiring *wiring = pl_wiring_read (text, strlen (text), name, catalog, &error);

  g_assert_no_error (error);
  return wiring;
}

static PlWiring *
read_list (const char *text)
{
  return read_named (text, "list.csv", test_catalog ());
}

/* Says of every row that is wrong what it gives. */
static void
expect_text (const char *row, const char *seen, const char *wanted)
{
  if (strcmp (seen, wanted) != 0)
    {
      g_test_message ("%s: “%s”, not “%s”", row, seen, wanted);
      g_test_fail ();
    }
}

static void
expect_number (const char *row, double seen, double wanted)
{
  if (fabs (seen - wanted) > 1e-9)
    {
      g_test_message ("%s: %g, not %g", row, seen, wanted);
      g_test_fail ();
    }
}

static guint
count_remarks (const PlWiring *wiring, PlRemarkCode code)
{
  guint n = 0;

  for (guint i = 0; i < wiring->remarks->len; i++)
    n += g_array_index (wiring->remarks, PlRemark, i).code == code;
  return n;
}

/* "HM-4 (Stage) INPUT" of whatever the only end of the first line sits in; "": nothing. */
static char *
dup_place (const PlWiring *wiring)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (wiring->patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (wiring->patch, id);

      if (part->seats[0].part != 0)
        return pl_words_end (wiring->patch,
                             (PlEnd){ part->seats[0].part, part->seats[0].connector });
    }
  return g_strdup ("");
}

/* What one text means that names gear and jack at once, or (with jack) in two columns. */
static void
expect_place (const PlCatalog *catalog, const char *gear, const char *jack, const char *place)
{
  g_autofree char *list = g_strdup_printf ("From;From jack;To;Type\n%s;%s;loose;TRS\n", gear, jack);
  g_autoptr (PlWiring) wiring = read_named (list, "list.csv", catalog);
  g_autofree char *seen = dup_place (wiring);

  expect_text (gear, seen, place);
}

static void
test_gear_and_jack (void)
{
  static const struct
  {
    const char *gear, *jack, *place;
  } cases[] = {
    /* in one text, with whatever stands between */
    { "HM-4 INPUT", "", "HM-4 INPUT" },
    { "HM-4: INPUT", "", "HM-4 INPUT" },
    { "HM-4 → INPUT", "", "HM-4 INPUT" },
    { "HM-4 – INPUT –", "", "HM-4 INPUT" },
    { "— HM-4 — INPUT —", "", "HM-4 INPUT" },
    { "[HM-4] | (INPUT)", "", "HM-4 INPUT" },
    { ": HM-4 INPUT :", "", "HM-4 INPUT" },
    /* with a counter or a place of its own */
    { "HM-4 2 INPUT", "", "2 · HM-4 INPUT" },
    { "HM-4 Drum riser INPUT", "", "Drum riser · HM-4 INPUT" },
    { "HM-4 (Stage)", "INPUT", "Stage · HM-4 INPUT" },
    { "HM-4 — Stage", "INPUT", "Stage · HM-4 INPUT" },
    { "HM-4 → Stage", "INPUT", "Stage · HM-4 INPUT" },
    { "Stage HM-4", "INPUT", "Stage · HM-4 INPUT" },
    { "Anna · HM-4", "INPUT", "Anna · HM-4 INPUT" },
    { "Laptop 2", "phones", "2 · Laptop HEADPHONES" },
    { "Laptop B", "phones", "B · Laptop HEADPHONES" },
    /* only a part of the name, or a slip in what there is of it */
    { "Mackie ProFX10", "phones", "ProFX10v3 PHONES" },
    { "Scarlett 2i2 3rd Gen", "1", "Scarlett 2i2 3rd Gen 1" },
    /* gear that nobody knows */
    { "Old Desk Out 3", "", "Old Desk Out 3" },
    { "Old Desk Headphones", "", "Old Desk Headphones" },
    { "Laptop stand: 1", "", "Laptop stand 1" },
    { "Stage Laptop", "Out", "Stage Laptop Out" },
    { "In 3", "", "In 3 Output 1" },
    { "a b c d e f g h i j k l m n o p q r s t", "x", "a b c d e f g h i j k l m n o p q r s t x" },
    /* a jack that the gear does not have */
    { "HM-4 Bananas", "", "" },
    { "HM-4: Bananas", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    expect_place (test_catalog (), cases[i].gear, cases[i].jack, cases[i].place);
}

/* A library of our own: several makers have a Studio, two things are called Pad, one has no name
 * that could be written, one is a note. */
static PlCatalog *
make_catalog (void)
{
  static const struct
  {
    const char *id, *maker, *name;
  } gear[] = { { "a-studio", "Maker=Alba\n", "Studio" },
               { "b-studio", "Maker=Brio\n", "Studio" },
               { "c-studio", "Maker=Cado\n", "Studio" },
               { "d-studio", "Maker=Dono\n", "Studio" },
               { "e-studio", "Maker=Ezra\n", "Studio" },
               { "one-pad", "", "Pad" },
               { "two-pad", "", "Pad" },
               { "signs", "Maker=!!\n", "???" },
               { "k-250-wide", "Maker=Kilo\n", "K250wide" } };
  PlCatalog *catalog = pl_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (gear); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "[Device]\nFormat=1\nId=%s\nName=%s\nKind=processor\n%s[Jack "
          "in]\nLabel=IN\nConnector=trs\n"
          "Input=balanced\n[Jack in-2]\nLabel=IN 2\nConnector=trs\nInput=balanced\n",
          gear[i].id, gear[i].name, gear[i].maker);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlKind) kind = pl_kind_parse (text, -1, gear[i].id, &error);

      g_assert_no_error (error);
      pl_catalog_add (catalog, kind);
    }
  pl_catalog_add (catalog, test_kind ("trs-trs"));
  return catalog;
}

static void
test_several (void)
{
  g_autoptr (PlCatalog) catalog = make_catalog ();
  static const struct
  {
    const char *gear, *told; /* NULL: nothing, it is that one */
    const char *place;
  } cases[] = {
    { "Alba Studio", NULL, "Studio IN" },
    { "a-studio", NULL, "Studio IN" },
    { "Alba Studio 2", NULL, "2 · Studio IN" },
    { "Studio", "Alba Studio, Brio Studio, Cado Studio, Dono Studio, …", "Studio IN" },
    { "Pad", "Pad, Pad", "Pad IN" },
    { "K250", NULL, "K250wide IN" },
    { "K25", NULL, "K25 IN" },
    { "signs", NULL, "??? IN" },
    { "!!!", NULL, "!!! IN" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *list
          = g_strdup_printf ("From;From jack;To;Type\n%s;IN;loose;TRS\n", cases[i].gear);
      g_autoptr (PlWiring) wiring = read_named (list, "list.csv", catalog);
      const char *told
          = wiring->remarks->len > 0 ? g_array_index (wiring->remarks, PlRemark, 0).other : NULL;
      g_autofree char *seen = dup_place (wiring);

      expect_number (cases[i].gear, count_remarks (wiring, PL_REMARK_GEAR_SEVERAL),
                     cases[i].told != NULL ? 1 : 0);
      if (cases[i].told != NULL)
        expect_text (cases[i].gear, told != NULL ? told : "", cases[i].told);
      expect_text (cases[i].gear, seen, cases[i].place);
    }
  expect_place (catalog, "Studio IN 2", "", "Studio IN 2");
}

/* Jacks that the list does not name are counted, and one that it does name is not taken for them.
 */
static void
test_unnamed_jacks (void)
{
  g_autoptr (PlWiring) wiring
      = read_list ("from,to,type\nDesk: Output 1,Amp,TRS\nDesk,Amp,TRS\nDesk,Amp: Input 3,TRS\n");
  static const char *const labels[][3]
      = { { "Output 1", "Output 2", "Output 3" }, { "Input 1", "Input 2", "Input 3" } };

  g_assert_cmpuint (wiring->n_lost, ==, 0);
  for (guint device = 0; device < 2; device++)
    for (guint16 i = 0; i < 3; i++)
      g_assert_cmpstr (
          pl_kind_connector (pl_patch_get_part (wiring->patch, device + 1)->kind, i)->label, ==,
          labels[device][i]);
}

static void
test_too_many_jacks (void)
{
  g_autoptr (GString) list = g_string_new ("from,to,type\n");
  g_autoptr (PlWiring) wiring = NULL;

  for (guint i = 0; i < 502; i++)
    g_string_append_printf (list, "Desk: Out %u,loose,TRS\n", i);
  wiring = read_list (list->str);
  g_assert_cmpuint (count_remarks (wiring, PL_REMARK_TOO_MANY_JACKS), ==, 2);
  g_assert_cmpuint (wiring->n_cables, ==, 502);
}

/* A lead has one end: whatever it is called is that. */
static void
test_leads (void)
{
  g_autoptr (PlWiring) wiring = read_list ("from,to,type\nMDR-7506: whatever,HM-4: Phones 1,\n");
  g_autofree char *seen = dup_place (wiring);

  g_assert_cmpstr (seen, ==, "HM-4 PHONES 1");
  g_assert_cmpuint (wiring->n_cables, ==, 0);
}

/* Which cable a type means, between jacks that take any. */
static void
test_types (void)
{
  static const struct
  {
    const char *type, *id;
  } cases[] = {
    { "XLR", "xlr-xlr" },
    { "XLR mic cable", "xlr-xlr" },
    { "XLR microphone cable", "xlr-xlr" },
    { "XLR for the singer", "xlr-xlr" },
    { "XLR M - XLR F", "xlr-xlr" },
    { "XLR-M to XLR-F", "xlr-xlr" },
    { "mini TRS lead", "mini-mini" },
    { "1/8 inch TRS", "mini-mini" },
    { "cable from mini to TRS", "mini-trs" },
    { "3.5 mm TRS to 2 RCA", "mini-rca" },
    { "3,5 mm stereo jack", "mini-mini" },
    { "mini-jack to 6.35 mm stereo jack", "mini-trs" },
    { "RCA", "rca-rca" },
    { "Cinch", "rca-pair" },
    { "speakon", "speakon-speakon" },
    { "mono jack", "ts-ts" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *list = g_strdup_printf ("From;To;Type\nDesk: A;Amp: B;%s\n", cases[i].type);
      g_autoptr (PlWiring) wiring = read_list (list);

      expect_number (cases[i].type, count_remarks (wiring, PL_REMARK_CABLE_UNKNOWN), 0);
      expect_text (cases[i].type, pl_patch_get_part (wiring->patch, 3)->kind->id, cases[i].id);
    }
}

/* The same is told once, however many lines say it. */
static void
test_told_once (void)
{
  g_autoptr (PlWiring) wiring
      = read_list ("from,to,type\nA: 1,B: 1,blah\nA: 2,B: 2,blah\nA: 3,B: 3,blub\n");

  g_assert_cmpuint (count_remarks (wiring, PL_REMARK_CABLE_UNKNOWN), ==, 2);
}

/* Legs of one cable, whichever end they share; what does not belong to it is another cable. */
static void
test_legs (void)
{
  static const struct
  {
    const char *lines;
    guint n_cables;
  } cases[] = {
    { "1,HM-4 INPUT,ProFX10v3 C-R L,Insert Y\n1,HM-4 INPUT,ProFX10v3 C-R R,Insert Y\n", 1 },
    { "1,ProFX10v3 C-R L,HM-4 INPUT,Insert Y\n1,ProFX10v3 C-R R,HM-4 INPUT,Insert Y\n", 1 },
    { "1,HM-4 INPUT,ProFX10v3 C-R L,Insert Y\n1,ProFX10v3 C-R R,HM-4 INPUT,Insert Y\n", 1 },
    { "1,HM-4 INPUT,ProFX10v3 C-R L,Insert Y\n1,A: 1,B: 1,Insert Y\n", 2 },
    { "1,HM-4 INPUT,ProFX10v3 C-R L,Insert Y\n1,HM-4 INPUT,ProFX10v3 C-R R,Insert Y\n"
      "1,ProFX10v3 C-R L,A: 1,Insert Y\n",
      2 },
    { ",loose,ProFX10v3 C-R L,Insert Y\n,loose,ProFX10v3 C-R R,Insert Y\n", 2 },
    { "1,HM-4 INPUT,ProFX10v3 PHONES,TRS\n1,HM-4 INPUT,ProFX10v3 C-R R,TRS\n", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *list = g_strconcat ("number,from,to,type\n", cases[i].lines, NULL);
      g_autoptr (PlWiring) wiring = read_list (list);

      expect_number (cases[i].lines, wiring->n_cables, cases[i].n_cables);
    }
}

/* A number is kept as long as it is one and nobody else has it. */
static void
test_numbers (void)
{
  g_autoptr (PlWiring) wiring
      = read_list ("number,from,to,type\n2,A: 1,B: 1,TRS\n2,A: 2,B: 2,TRS\n0,A: 3,B: 3,TRS\n"
                   "99999999999,A: 4,B: 4,TRS\n,A: 5,B: 5,TRS\n,A: 6,B: 6,TRS\n");
  static const int numbers[] = { 2, 1, 3, 4, 5, 6 };

  g_assert_cmpuint (count_remarks (wiring, PL_REMARK_NUMBER_CHANGED), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpint (pl_patch_get_part (wiring->patch, 3 + i)->number, ==, numbers[i]);
}

/* The unit of a heading is the last one in it: “in” is an inch only where nothing else follows. */
static void
test_lengths (void)
{
  static const struct
  {
    const char *heading, *text;
    double metres; /* below 0: cannot be read */
  } cases[] = {
    { "Length", "3", 3.0 },         { "Length (m)", "3", 3.0 },
    { "Length (in m)", "3", 3.0 },  { "Length in m", "3", 3.0 },
    { "Length (in)", "100", 2.54 }, { "Length in", "100", 2.54 },
    { "Length (ft)", "10", 3.048 }, { "Length (in feet)", "10", 3.048 },
    { "Length (about)", "3", 3.0 }, { "Length", "3\302\240m", 3.0 },
    { "Length", "3  m.", 3.0 },     { "Length", "9 ' ", 2.7432 },
    { "Length", "2½", -1 },         { "Length", "3 parsec", -1 },
    { "Length", "3.3.3", -1 },      { "Length", ".", -1 },
    { "Length", "123456789", -1 },  { "Length", "1111111111111111111111111111111111", -1 },
    { "Length", "m", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *list = g_strdup_printf ("From;To;Type;%s\nA: 1;B: 1;TRS;%s\n",
                                               cases[i].heading, cases[i].text);
      g_autoptr (PlWiring) wiring = read_list (list);

      expect_number (list, count_remarks (wiring, PL_REMARK_LENGTH_UNREAD),
                     cases[i].metres < 0.0 ? 1 : 0);
      expect_number (list, pl_patch_get_part (wiring->patch, 3)->length_m,
                     MAX (cases[i].metres, 0.0));
    }
}

/* A length behind the type, and sizes of plugs that are none. */
static void
test_lengths_of_types (void)
{
  static const struct
  {
    const char *type;
    double metres;
  } cases[] = { { "TRS 3 m", 3.0 },     { "TRS 3m (black)", 3.0 }, { "10 ft TRS", 3.048 },
                { "TRS 1/4\"", 0.0 },   { "TRS 6.35 mm", 0.0 },    { "TRS 12 in", 0.0 },
                { "TRS 3″", 0.0 },      { "TRS 5000 km", 0.0 },    { "TRS 50000 m", 0.0 },
                { "TRS a3 m", 0.0 },    { "TRS 3.3.3 m", 0.0 },    { "TRS 7", 0.0 },
                { "TRS, 2 plugs", 0.0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *list = g_strdup_printf ("From;To;Type\nA: 1;B: 1;%s\n", cases[i].type);
      g_autoptr (PlWiring) wiring = read_list (list);

      expect_number (cases[i].type, pl_patch_get_part (wiring->patch, 3)->length_m,
                     cases[i].metres);
    }
}

/* Which columns are which, also where headings are odd, doubled or missing. */
static void
test_columns (void)
{
  static const char *const lists[] = {
    "#,From,To,Type\n4,A: 1,B: 1,TRS\n",
    "Number,From,To,From,Type,!\n4,A: 1,B: 1,C: 1,TRS,x\n",
    "No.,Output,Input,(Type)\n4,A: 1,B: 1,TRS\n",
    "To\n\nNo,From,,To,Type\n4,A: 1,,B: 1,TRS\n",
    "4,A: 1,B: 1,TRS\n",
    "4,A: 1,B: 1,TRS\n,A: 2,B: 2,TRS\n",
    "4,A: 1,B: 1,,3 m\n5,A: 2,B: 2,,\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (PlWiring) wiring = read_list (lists[i]);
      g_autofree char *seen = dup_place (wiring);

      expect_text (lists[i], seen, "A 1");
      expect_number (lists[i], pl_patch_get_part (wiring->patch, 3)->number, 4);
    }
}

/* Lines that say nothing of a cable. */
static void
test_other_lines (void)
{
  g_autoptr (PlWiring) wiring = read_list ("from,to,type,notes\n# a remark,,,\n,,,\n,,TRS,spare\n"
                                           "#,x,y,z\nA: 1,B: 1,TRS,\nStage left,,,\n");

  g_assert_cmpuint (wiring->n_cables, ==, 1);
  g_assert_cmpuint (count_remarks (wiring, PL_REMARK_ONE_CELL), ==, 2);
}

/* A bench is called as its list, and gear gets an id of its own whatever it is called. */
static void
test_titles (void)
{
  static const struct
  {
    const char *file, *title;
  } files[] = { { "/tmp/Sunday.csv", "Sunday" }, { "plot", "plot" }, { ".csv", ".csv" } };
  g_autoptr (PlWiring) odd
      = read_list ("from,to,type\n—: 1,日本: 1,TRS\nA b: 1,A-b-: 1,TRS\n"
                   "Long long long long long long long long long long long long long long name: 1,"
                   "Long long long long long long long long long long long long long long gear: 1,"
                   "TRS\n");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (PlWiring) wiring
          = read_named ("from,to,type\nA: 1,B: 1,TRS\n", files[i].file, test_catalog ());

      g_assert_cmpstr (pl_patch_get_title (wiring->patch), ==, files[i].title);
    }
  for (PlPartId a = 1; a <= odd->n_devices; a++)
    for (PlPartId b = 1; b < a; b++)
      g_assert_cmpstr (pl_patch_get_part (odd->patch, a)->kind->id, !=,
                       pl_patch_get_part (odd->patch, b)->kind->id);
  g_assert_cmpuint (odd->n_devices, >=, 5);
}

/* Characters that nobody sees, in names of gear, jacks and the list itself: the bench that is made
 * of them can be saved and read again. */
static void
test_odd_characters (void)
{
  static const char list[] = "\357\273\277From,To,Type\n"
                             "Desk\302\220: Out\342\200\256 1,Am\342\201\240p: \357\273\277In,TRS\n"
                             "\302\205: \342\200\250,An\342\200\255na · HM-4: INPUT,TRS\n";
  g_autofree char *name = g_strnfill (250, 'n');
  const char *const files[] = { "S\342\200\256un\nday.csv", name };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (PlWiring) wiring = read_named (list, files[i], test_catalog ());
      g_autofree char *text = pl_patch_write_whole (wiring->patch);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlPatch) again = pl_patch_parse (text, -1, "again", test_catalog (), &error);

      g_assert_no_error (error);
      expect_text (list, pl_part_title (pl_patch_get_part (again, 1)), "Desk");
      expect_text (list, pl_part_title (pl_patch_get_part (again, 2)), "Amp");
      expect_text (list, pl_kind_connector (pl_patch_get_part (again, 2)->kind, 0)->label, "In");
      g_assert_true (i == 1 || strcmp (pl_patch_get_title (again), "Sun day") == 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wiring-names/gear-and-jack", test_gear_and_jack);
  g_test_add_func ("/wiring-names/several", test_several);
  g_test_add_func ("/wiring-names/unnamed-jacks", test_unnamed_jacks);
  g_test_add_func ("/wiring-names/too-many-jacks", test_too_many_jacks);
  g_test_add_func ("/wiring-names/leads", test_leads);
  g_test_add_func ("/wiring-names/types", test_types);
  g_test_add_func ("/wiring-names/told-once", test_told_once);
  g_test_add_func ("/wiring-names/legs", test_legs);
  g_test_add_func ("/wiring-names/numbers", test_numbers);
  g_test_add_func ("/wiring-names/lengths", test_lengths);
  g_test_add_func ("/wiring-names/lengths-of-types", test_lengths_of_types);
  g_test_add_func ("/wiring-names/columns", test_columns);
  g_test_add_func ("/wiring-names/other-lines", test_other_lines);
  g_test_add_func ("/wiring-names/titles", test_titles);
  g_test_add_func ("/wiring-names/odd-characters", test_odd_characters);
  return g_test_run ();
}
