/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cable lists as spreadsheets, other programs and people write them. */
#include <string.h>

#include "core/connections.h"
#include "core/csv.h"
#include "core/keyfile.h"
#include "core/patch-file.h"
#include "core/sheet.h"
#include "core/wiring.h"
#include "core/words.h"
#include "fixture.h"

/* Tables */

static PlCsv *
parse (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  PlCsv *table = pl_csv_parse (text, length, "list.csv", &error);

  g_assert_no_error (error);
  return table;
}

/* Rows are told apart by /, cells by |. */
static void
expect_table (const char *text, gsize length, const char *expected)
{
  g_autoptr (PlCsv) table = parse (text, length);
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const PlCsvRow *row = &g_array_index (table->rows, PlCsvRow, i);

      g_string_append (seen, i > 0 ? "/" : "");
      for (guint j = 0; j < row->n_cells; j++)
        g_string_append_printf (seen, "%s%s", j > 0 ? "|" : "", row->cells[j]);
    }
  g_assert_cmpstr (seen->str, ==, expected);
}

static void
expect_text (const char *text, const char *expected)
{
  expect_table (text, strlen (text), expected);
}

static void expect_remark (const char *list, PlRemarkCode code, guint line);

static void
test_separators (void)
{
  expect_text ("a,b,c\r\nd,e,f\r\n", "a|b|c/d|e|f");
  expect_text ("a;b;2,5\nd;e;3,5\n", "a|b|2,5/d|e|3,5");
  expect_text ("a\tb c\td\re\t\tf\r", "a|b c|d/e||f");
  expect_text ("a|b\nc|d", "a|b/c|d");
  expect_text ("sep=;\r\na,b;c\r\n", "a,b|c");
  expect_text ("a,b,,,\n,,,\n\nc , d\n", "a|b///c|d");
  expect_text ("sep=\na,b\n", "sep=/a|b");
  expect_text ("sep=x\na,b\n", "sep=x/a|b");
  expect_text ("a \tb \n c\t d\n", "a|b/c|d");
  expect_text ("a,'\n'',=1\n", "a|'/''|=1");
  expect_text ("", "");
  expect_remark ("sep=;\n\nFrom;To;Type\nA: 1;;TRS\n", PL_REMARK_END_MISSING, 4);
  expect_remark ("From,To,Type\r\"A\rB\",C: 1,TRS\rA: 1,,TRS\r", PL_REMARK_END_MISSING, 4);
}

/* What is too much is left out, and nothing else is lost with it. */
static void
test_too_much (void)
{
  g_autofree char *wide = g_strnfill (100, ',');
  g_autofree char *quotes = g_strnfill (40, '"');
  g_autoptr (GString) text = g_string_new ("a,");
  g_autoptr (PlCsv) table = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "日");
  g_string_append_printf (text, ",b\n%sc\n\"d,%s\ne,f\n", wide, quotes);
  table = parse (text->str, text->len);
  g_assert_cmpuint (table->rows->len, ==, 4);
  g_assert_true (g_utf8_validate (g_array_index (table->rows, PlCsvRow, 0).cells[1], -1, NULL));
  g_assert_cmpuint (strlen (g_array_index (table->rows, PlCsvRow, 0).cells[1]), ==, 1998);
  g_assert_cmpstr (g_array_index (table->rows, PlCsvRow, 0).cells[2], ==, "b");
  g_assert_cmpuint (g_array_index (table->rows, PlCsvRow, 1).n_cells, <=, PL_CSV_MAX_CELLS);
  g_assert_cmpstr (g_array_index (table->rows, PlCsvRow, 3).cells[0], ==, "e");
}

static void
test_quotes (void)
{
  g_autoptr (PlCsv) table = parse ("a,\"b\nc\"\nd,\"e\n", 13);

  expect_text ("\"a, b\",\"c \"\"d\"\"\"\ne,f\n", "a, b|c \"d\"/e|f");
  expect_text ("TRS 1/4\",b\nc,\"d\r\ne\"\n", "TRS 1/4\"|b/c|d  e");
  expect_text ("'=1+1,'@x,'plain\n", "=1+1|@x|'plain");
  /* lines are those of the text; a quotation mark that never closes spoils its own line only */
  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpuint (g_array_index (table->rows, PlCsvRow, 1).line, ==, 3);
  g_assert_true (g_array_index (table->rows, PlCsvRow, 1).odd_quote);
  g_assert_false (g_array_index (table->rows, PlCsvRow, 0).odd_quote);
}

static void
test_encodings (void)
{
  static const char *const charsets[] = { "UTF-16LE", "UTF-16BE", "WINDOWS-1252", "UTF-8" };
  static const char *const marks[] = { "\xff\xfe", "\xfe\xff", "", "\xef\xbb\xbf" };
  static const char list[] = "Verstärker;Länge\r\nÜber – “x”;5\r\n";

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize length = 0;
      g_autofree char *bytes = g_convert (list, -1, charsets[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GString) marked = g_string_new (marks[i]);

      g_string_append_len (marked, bytes, (gssize) length);
      expect_table (bytes, length, "Verstärker|Länge/Über – “x”|5");
      expect_table (marked->str, marked->len, "Verstärker|Länge/Über – “x”|5");
    }
  expect_table ("\xe4\x81;c\nd;e\n", 9, "ä|c/d|e"); /* Windows has no 0x81 */
}

static void
expect_refused (const char *bytes, gsize length, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pl_wiring_read (bytes, length, "list.csv", test_catalog (), &error));
  test_expect_error (&error, PL_FILE_ERROR, code, "list.csv", word, NULL);
}

/* A list of zeros and letters in turn is UTF-16; one with a zero somewhere is told, with its line.
 */
static void
test_zeros (void)
{
  static const char stray[] = "From,To\nA: 1,B: 2\nC\0: 1,D: 2\n";
  static const char marked[] = "\xef\xbb\xbfVerst\xc3\xa4rker,To\r\nA\0\0\0: 1,B: 2\r\n";
  static const char wide[] = "\xff\xfe"
                             "a\0,\0b\0\n\0c\0\0\0d\0\n\0";

  expect_refused (stray, sizeof stray - 1, PL_FILE_ERROR_SYNTAX, "line 3: ");
  expect_refused (stray, sizeof stray - 1, PL_FILE_ERROR_SYNTAX, "remove it");
  expect_refused (marked, sizeof marked - 1, PL_FILE_ERROR_SYNTAX, "line 2: ");
  expect_refused (wide, sizeof wide - 1, PL_FILE_ERROR_SYNTAX, "line 2: ");
  expect_refused ("a\0\xff,b\n", 6, PL_FILE_ERROR_SYNTAX, "not text");
}

static void
test_refused (void)
{
  g_autofree char *large = g_strnfill (PL_CSV_MAX_BYTES + 1, ',');
  g_autofree char *lines = g_strnfill (PL_CSV_MAX_ROWS + 10, '\n');

  expect_refused ("", 0, PL_FILE_ERROR_MISSING, "from, to");
  expect_refused ("From,To\n", 8, PL_FILE_ERROR_MISSING, "from, to");
  expect_refused ("\x89PNG\r\n\0\0\0\0\0\0", 12, PL_FILE_ERROR_SYNTAX, "not text");
  expect_refused (large, PL_CSV_MAX_BYTES + 1, PL_FILE_ERROR_SYNTAX, "8 MiB");
  expect_refused (lines, PL_CSV_MAX_ROWS + 10, PL_FILE_ERROR_SYNTAX, "50,000");
}

/* Benches */

static PlWiring *
read_list (const char *text)
{
  g_autoptr (GError) error = NULL;
  PlWiring *wiring = pl_wiring_read (text, strlen (text), "list.csv", test_catalog (), &error);

  g_assert_no_error (error);
  return wiring;
}

/* "1 ProFX10v3 PHONES > HM-4 INPUT: TRS cable 3" for each, joined by newlines. */
static char *
describe (const PlPatch *patch)
{
  g_autoptr (GArray) lines = pl_patch_dup_connections (patch);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      char length[G_ASCII_DTOSTR_BUF_SIZE];
      const PlConnection *line = &g_array_index (lines, PlConnection, i);
      g_autofree char *from = line->from.part != 0        ? pl_words_end (patch, line->from)
                              : line->from_plug.part != 0 ? g_strdup ("loose")
                                                          : pl_words_part (patch, line->part);
      g_autofree char *to
          = line->to.part != 0 ? pl_words_end (patch, line->to) : g_strdup ("loose");

      g_string_append_printf (out, "%s%d %s > %s: %s ", i > 0 ? "\n" : "", line->number, from, to,
                              pl_patch_get_part (patch, line->part)->kind->id);
      g_string_append (out, g_ascii_formatd (length, sizeof length, "%g", line->length_m));
    }
  return g_string_free (out, FALSE);
}

/* Nothing was told. */
static void
expect_silence (const PlWiring *wiring)
{
  for (guint i = 0; i < wiring->remarks->len; i++)
    {
      const PlRemark *remark = &g_array_index (wiring->remarks, PlRemark, i);
      g_autofree char *text = pl_words_remark (remark);

      g_error ("line %u: %s", remark->line, text);
    }
}

static void
expect_bench (const char *list, const char *expected)
{
  g_autoptr (PlWiring) wiring = read_list (list);
  g_autofree char *seen = describe (wiring->patch);

  g_assert_cmpstr (seen, ==, expected);
}

/* Whether a line was remarked upon that way. */
static void
expect_remark (const char *list, PlRemarkCode code, guint line)
{
  g_autoptr (PlWiring) wiring = read_list (list);

  if (!test_has_remark (wiring, code, line))
    g_error ("no remark %d on line %u of: %s", (int) code, line, list);
}

#define CABLE "1 ProFX10v3 PHONES > HM-4 INPUT: trs-trs "

/* However it is written, it is that one cable, and nothing needs to be told. */
static void
test_plain (void)
{
  static const char tabs[] = "No\tFrom device\tFrom port\tTo device\tTo port\tCable\tLen\n"
                             "1\tmackie-profx10v3\tphones\tmackie-hm-4\tinput\tTRS cable\t300 cm\n";
  static const char *const lists[]
      = { "from,to,type,length\nProFX10v3: Phones,HM-4: Input,TRS,3\n",
          "Length,Type,To,From\n3 m,TRS cable,Mackie HM-4 / INPUT,Mackie ProFX10v3 / PHONES\n",
          "Source;Destination;Cable Type;Length (ft)\nProFX10v3 – Phones;HM4 - in;TRS;9.84252\n",
          tabs,
          "Quelle;Ziel;Kabeltyp;Länge (m)\nProFX10v3 PHONES;HM-4 INPUT;TRS;3,0\n",
          "Our plot,,,\n\nFROM,TO,TYPE,LENGTH\nprofx10v3 headphones,hm 4 IN,trs,3m\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (PlWiring) wiring = read_list (lists[i]);
      g_autofree char *seen = describe (wiring->patch);

      g_assert_cmpstr (seen, ==, CABLE "3");
      expect_silence (wiring);
      g_assert_cmpuint (wiring->n_placeholders, ==, 0);
    }
}

static void
test_without_headings (void)
{
  expect_bench ("ProFX10v3: Phones,HM-4: Input,TRS,3\n", CABLE "3");
  expect_bench ("7,ProFX10v3: Phones,HM-4: Input,TRS,3,blue\n",
                "7 ProFX10v3 PHONES > HM-4 INPUT: trs-trs 3");
  expect_bench ("ProFX10v3,Phones,HM-4,Input,TRS,3\n", CABLE "3");
  expect_bench ("ProFX10v3,Phones,HM-4,Input\n", CABLE "0");
  expect_bench ("ProFX10v3: Phones,HM-4: Input\n", CABLE "0");
  expect_bench ("ProFX10v3: Phones,HM-4: Input,2.5 m\n", CABLE "2.5");
  expect_remark ("ProFX10v3: Phones,HM-4: Input,TRS,3\n", PL_REMARK_NO_HEADINGS, 1);
}

static void
test_lengths (void)
{
  static const struct
  {
    const char *text, *metres;
  } lengths[]
      = { { "2.5", "2.5" },  { "\"2,5\"", "2.5" },  { "10 ft", "3.048" }, { "10'", "3.048" },
          { "50cm", "0.5" }, { "12 in", "0.3048" }, { "1500 mm", "1.5" }, { "3 M", "3" } };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *list = g_strdup_printf (
          "from,to,type,length\nProFX10v3: Phones,HM-4: Input,TRS,%s\n", lengths[i].text);
      g_autofree char *expected = g_strconcat (CABLE, lengths[i].metres, NULL);

      expect_bench (list, expected);
    }
  expect_bench ("from,to,type\nProFX10v3: Phones,HM-4: Input,TRS 3m\n", CABLE "3");
  expect_bench ("from,to,type\nProFX10v3: Phones,HM-4: Input,6.35 mm TRS 10 ft\n", CABLE "3.048");
  expect_remark ("from,to,type,length\nProFX10v3: Phones,HM-4: Input,TRS,long\n",
                 PL_REMARK_LENGTH_UNREAD, 2);
  expect_remark ("from,to,type,length\nProFX10v3: Phones,HM-4: Input,TRS,-3\n",
                 PL_REMARK_LENGTH_UNREAD, 2);
  expect_remark ("from,to,type,length\nProFX10v3: Phones,HM-4: Input,TRS,2 km\n",
                 PL_REMARK_LENGTH_UNREAD, 2);
}

static void
test_cables (void)
{
  static const struct
  {
    const char *type, *id;
  } types[] = { { "TRS", "trs-trs" },
                { "TRS-TRS", "trs-trs" },
                { "1/4\" TRS to 1/4\" TRS", "trs-trs" },
                { "Stereo jack", "trs-trs" },
                { "TS", "ts-ts" },
                { "instrument cable", "instrument-cable" },
                { "1/4\" TS", "ts-ts" } };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *list
          = g_strdup_printf ("from;to;type\nProFX10v3: Phones;HM-4: Input;%s\n", types[i].type);
      g_autofree char *expected
          = g_strdup_printf ("1 ProFX10v3 PHONES > HM-4 INPUT: %s 0", types[i].id);

      expect_bench (list, expected);
    }
  expect_bench ("from,to,type\nProFX10v3: XLR L,Desk: Ch 1,XLR\n",
                "1 ProFX10v3 XLR L > Desk Ch 1: xlr-xlr 0");
  expect_bench ("from,to,type\nDesk: Out 1,Amp: In 1,XLR (m) - XLR (f)\n",
                "1 Desk Out 1 > Amp In 1: xlr-xlr 0");
  /* signals leave gear by male and enter it by female connectors */
  expect_bench ("from,to,type\nProFX10v3: Main L,Desk: Ch 1,XLR\n",
                "1 ProFX10v3 MAIN L > Desk Ch 1: trs-xlr 0");
  expect_remark ("from,to,type\nProFX10v3: Main L,Desk: Ch 1,XLR\n", PL_REMARK_CABLE_MISFIT, 2);
  expect_remark ("from,to,type\nProFX10v3: Phones,HM-4: Input,blah\n", PL_REMARK_CABLE_UNKNOWN, 2);
  expect_remark ("from,to,type\nProFX10v3: Phones,HM-4: Input,\n", PL_REMARK_CABLE_NOT_SAID, 2);
  expect_remark ("from,to,type\nProFX10v3: USB,HM-4: Input,TRS\n", PL_REMARK_NO_CABLE_FITS, 2);
}

#define LEGS                                                                                       \
  "1 ProFX10v3 C-R L > HM-4 INPUT: insert-y 2\n1 ProFX10v3 C-R R > HM-4 INPUT: insert-y 2"

static void
test_legs (void)
{
  expect_bench ("number,from,to,type,length\n1,HM-4 INPUT,ProFX10v3 C-R L,Insert cable,2\n"
                "1,HM-4 INPUT,ProFX10v3 C-R R,Insert cable,2\n",
                LEGS);
  /* the shared jack may be the second one, and one plug goes into it anyhow */
  expect_bench ("from,to,type,length\nProFX10v3 C-R L,HM-4 INPUT,insert,2\n"
                "ProFX10v3 C-R R,HM-4 INPUT,insert,2\n",
                LEGS);
  expect_remark ("from,to,type,length\nProFX10v3 C-R L,HM-4 INPUT,insert,2\n"
                 "ProFX10v3 C-R R,HM-4 INPUT,insert,2\n",
                 PL_REMARK_JOINED, 3);
  expect_bench ("number,from,to,type\n4,HM-4 INPUT,ProFX10v3 C-R L,Insert cable\n"
                "4,HM-4 INPUT,loose,Insert cable\n",
                "4 ProFX10v3 C-R L > HM-4 INPUT: insert-y 0\n4 loose > HM-4 INPUT: insert-y 0");
}

static void
test_leads (void)
{
  expect_bench ("from,to,type\nAnna · MDR-7506,HM-4 PHONES 1,its own lead\n"
                "MDR-7506,HM-4: Phones 2,\nMDR-7506,HM-4: Phones 3,headphones\n",
                "0 Anna · MDR-7506 > HM-4 PHONES 1: sony-mdr-7506 0\n"
                "0 MDR-7506 (1) > HM-4 PHONES 2: sony-mdr-7506 0\n"
                "0 MDR-7506 (2) > HM-4 PHONES 3: sony-mdr-7506 0");
  expect_bench ("from,to,type\nHM-4: Phones 1,MDR-7506,headphone extension\n",
                "1 HM-4 PHONES 1 > loose: phones-extension 0\n"
                "0 MDR-7506 > cable 1 (Headphone extension): sony-mdr-7506 0");
  expect_bench ("from,to,type\nHeadset X,HM-4: Phones 1,its own lead\n",
                "0 Headset X > HM-4 PHONES 1: headset-x 0");
  expect_remark ("from,to\nMDR-7506,HM-4: Phones 2\nMDR-7506,HM-4: Phones 3\n",
                 PL_REMARK_GEAR_SECOND, 3);
}

static void
expect_gear (const char *text, const char *kind, gboolean told)
{
  g_autofree char *list
      = g_strdup_printf ("from;from jack;to;to jack;type\n%s;a;ProFX10v3;Mic 1;TRS\n", text);
  g_autoptr (PlWiring) wiring = read_list (list);
  const PlPart *part = pl_patch_get_part (wiring->patch, 1);

  g_assert_cmpstr (part->kind->id, ==, kind);
  g_assert_cmpint (test_has_remark (wiring, PL_REMARK_GEAR_GUESSED, 2), ==, told);
  g_assert_cmpint (test_has_remark (wiring, PL_REMARK_GEAR_UNKNOWN, 2)
                       || test_has_remark (wiring, PL_REMARK_GEAR_SEVERAL, 2),
                   ==, part->kind->placeholder);
}

/* Never wrong in silence, and a model's number is never guessed. */
static void
test_gear (void)
{
  expect_gear ("mackie-hm-4", "mackie-hm-4", FALSE);
  expect_gear ("HM4", "mackie-hm-4", FALSE);
  expect_gear ("Mackie HM-4", "mackie-hm-4", FALSE);
  expect_gear ("MACKIE hm 4 (2)", "mackie-hm-4", FALSE);
  expect_gear ("Stage Mackie HM-4", "mackie-hm-4", TRUE);
  expect_gear ("Makie HM-4", "mackie-hm-4", TRUE);
  expect_gear ("Mackie HM-400", "mackie-hm-400", FALSE);
  expect_gear ("Mackie HM-5", "mackie-hm-5", FALSE);
  expect_gear ("HM-40", "hm-40", FALSE);
  expect_gear ("Mackie", "mackie", FALSE);
  expect_gear ("Laptop stand", "laptop-stand", FALSE);
}

static void
test_two_of_a_kind (void)
{
  g_autoptr (PlWiring) wiring = read_list ("from,to,type\nProFX10v3: Main L,HM-4 (1): Input,TRS\n"
                                           "ProFX10v3: Main R,HM-4 (2): Input,TRS\n");

  g_assert_cmpuint (wiring->n_devices, ==, 3);
  g_assert_cmpuint (wiring->n_lost, ==, 0);
}

static void
expect_jack (const char *jack, const char *id)
{
  g_autofree char *list = g_strdup_printf ("from;to;type\nProFX10v3: %s;Thing: b;\n", jack);
  g_autoptr (PlWiring) wiring = read_list (list);
  const PlPart *cable = pl_patch_get_part (wiring->patch, 3);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2; i++)
    if (cable->seats[i].part == 1)
      text = pl_end_dup_text (wiring->patch, (PlEnd){ 1, cable->seats[i].connector });
  g_assert_cmpstr (text != NULL ? strchr (text, '.') + 1 : NULL, ==, id);
}

static void
test_jacks (void)
{
  expect_jack ("PHONES", "phones");
  expect_jack ("Headphone Out", "phones");
  expect_jack ("mon-send", "mon-send");
  expect_jack ("Monitor Send", "mon-send");
  expect_jack ("Main Left", "main-l");
  expect_jack ("Main out L (TRS)", "main-l");
  expect_jack ("Main XLR L", "main-xlr-l");
  expect_jack ("Microphone 3", "mic-3");
  expect_jack ("Bananas", NULL);
  expect_remark ("from,to,type\nProFX10v3: Bananas,HM-4: Input,TRS\n", PL_REMARK_JACK_UNKNOWN, 2);
  expect_remark ("from,to,type\nProFX10v3: Line,HM-4: Input,TRS\n", PL_REMARK_JACK_SEVERAL, 2);
  expect_remark ("from,to,type\nProFX10v3: Phones,HM-4,TRS\n", PL_REMARK_JACK_NOT_SAID, 2);
  expect_remark (
      "from,to,type\nProFX10v3: Phones,HM-4: Input,TRS\nProFX10v3: Main L,HM-4: Input,TRS\n",
      PL_REMARK_JACK_TAKEN, 3);
}

static void
test_what_is_lost (void)
{
  expect_remark ("from,to,type\nA: 1,B: 1,TRS\nMonitors\n", PL_REMARK_ONE_CELL, 3);
  expect_remark ("from,to,type\nA: 1,,TRS\n", PL_REMARK_END_MISSING, 2);
  expect_remark ("from,to,type,remarks\nA: 1,B: 1,TRS,x\n", PL_REMARK_COLUMN_UNUSED, 1);
  expect_remark ("number,from,to,type\nW12,A: 1,B: 1,TRS\n", PL_REMARK_NUMBER_CHANGED, 2);
  expect_remark ("from,to,type\nA: 1,B: 1,\"TRS\n", PL_REMARK_ODD_QUOTE, 2);
}

/* Placeholders keep what the list calls them, also in a file. */
static void
test_placeholders (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlWiring) wiring = read_list ("from,to,type\nOld Desk: Ch 1,Rack: In A,XLR\n"
                                           "Old Desk: Ch 2,Rack: In B,RCA\n");
  g_autofree char *text = pl_patch_write_whole (wiring->patch);
  g_autoptr (PlPatch) again = pl_patch_parse (text, -1, "test", test_catalog (), &error);
  g_autofree char *before = describe (wiring->patch);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  after = describe (again);
  g_assert_cmpstr (before, ==,
                   "1 Old Desk Ch 1 > Rack In A: xlr-xlr 0\n"
                   "2 Old Desk Ch 2 > Rack In B: rca-rca 0");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (wiring->n_placeholders, ==, 2);
  g_assert_true (pl_patch_get_part (again, 1)->kind->placeholder);
}

/* Our own list comes back as the same connections. */
static void
test_round_trip (void)
{
  g_autofree char *folder = test_data_path ("examples");
  g_auto (GStrv) files = test_list_files (folder, ".patchlead");
  guint n = 0;

  for (; files[n] != NULL; n++)
    {
      g_autofree char *text = NULL;
      g_autoptr (PlPatch) patch = NULL;
      g_autoptr (PlCircuit) circuit = pl_circuit_new ();
      g_autoptr (PlSheet) sheet = NULL;
      g_autoptr (PlWiring) wiring = NULL;
      g_autofree char *csv = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_assert_true (g_file_get_contents (files[n], &text, NULL, NULL));
      patch = test_parse (text);
      pl_circuit_sync (circuit, patch);
      sheet = pl_sheet_new (circuit, PL_SHEET_CABLES, NULL);
      csv = pl_sheet_write_csv (sheet);
      wiring = read_list (csv);
      before = describe (patch);
      after = describe (wiring->patch);
      g_assert_cmpstr (after, ==, before);
      expect_silence (wiring);
    }
  g_assert_cmpuint (n, >=, 8);
}

static void
test_large (void)
{
  g_autoptr (GString) list = g_string_new ("from,to,type,length\n");
  g_autoptr (PlWiring) wiring = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (list, "Stage box %u: Out %u,Desk: In %u,XLR,%u\n", i / 32, i % 32,
                            i % 400, i % 90);
  wiring = read_list (list->str);
  g_assert_cmpuint (wiring->n_cables, ==, 5000);
  g_assert_cmpuint (wiring->n_devices, ==, 158);
  g_assert_cmpuint (wiring->n_lost, ==, 4600); /* every jack of the desk takes one plug */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wiring/separators", test_separators);
  g_test_add_func ("/wiring/too-much", test_too_much);
  g_test_add_func ("/wiring/quotes", test_quotes);
  g_test_add_func ("/wiring/encodings", test_encodings);
  g_test_add_func ("/wiring/refused", test_refused);
  g_test_add_func ("/wiring/zeros", test_zeros);
  g_test_add_func ("/wiring/plain", test_plain);
  g_test_add_func ("/wiring/without-headings", test_without_headings);
  g_test_add_func ("/wiring/lengths", test_lengths);
  g_test_add_func ("/wiring/cables", test_cables);
  g_test_add_func ("/wiring/legs", test_legs);
  g_test_add_func ("/wiring/leads", test_leads);
  g_test_add_func ("/wiring/gear", test_gear);
  g_test_add_func ("/wiring/two-of-a-kind", test_two_of_a_kind);
  g_test_add_func ("/wiring/jacks", test_jacks);
  g_test_add_func ("/wiring/lost", test_what_is_lost);
  g_test_add_func ("/wiring/placeholders", test_placeholders);
  g_test_add_func ("/wiring/round-trip", test_round_trip);
  g_test_add_func ("/wiring/large", test_large);
  return g_test_run ();
}
