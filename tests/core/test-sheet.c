/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists that go with a bench: what is in their cells, and how they are written; and what is owned,
 * which the shopping list goes by. */
#include <string.h>

#include "core/finding.h"
#include "core/keyfile.h"
#include "core/sheet.h"
#include "fixture.h"

static PlSheet *
make_sheet (PlPatch *patch, PlSheetType type, const PlOwned *owned)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();

  pl_circuit_sync (circuit, patch);
  return pl_sheet_new (circuit, type, owned);
}

static const char *
cell (const PlSheet *sheet, guint row, guint column)
{
  g_assert_cmpuint (row, <, sheet->rows->len);
  g_assert_cmpuint (column, <, g_strv_length (sheet->columns));
  return ((char **) g_ptr_array_index (sheet->rows, row))[column];
}

/* The row in which a cell of the column begins so, or -1. */
static int
find_row (const PlSheet *sheet, guint column, const char *begins)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (g_str_has_prefix (cell (sheet, i, column), begins))
      return (int) i;
  return -1;
}

static void
test_codes (void)
{
  PlSheetType type;

  for (guint i = 0; i < PL_N_SHEETS; i++)
    {
      g_assert_true (pl_sheet_find (pl_sheet_code ((PlSheetType) i), &type));
      g_assert_cmpint (type, ==, (int) i);
    }
  g_assert_false (pl_sheet_find ("sandwiches", &type));
}

static void
test_cables (void)
{
  g_autoptr (PlPatch) patch = test_example ("podcast-four-hosts");
  g_autoptr (PlSheet) sheet = make_sheet (patch, PL_SHEET_CABLES, NULL);
  int lead = find_row (sheet, 0, "1"), phones = find_row (sheet, 1, "Anna");

  g_assert_cmpint (lead, >=, 0);
  g_assert_cmpstr (cell (sheet, (guint) lead, 1), ==, "ProFX10v3 PHONES");
  g_assert_cmpstr (cell (sheet, (guint) lead, 2), ==, "HM-4 INPUT");
  g_assert_cmpstr (cell (sheet, (guint) lead, 5), ==, "blue");
  g_assert_cmpint (phones, >=, 0);
  g_assert_cmpstr (cell (sheet, (guint) phones, 0), ==, "");
  g_assert_cmpstr (cell (sheet, (guint) phones, 3), ==, "its own lead");
}

/* A loose end is listed as one, with the length that was said. */
static void
test_loose_end (void)
{
  g_autoptr (PlPatch) patch
      = test_parse ("[Patchlead]\nFormat=1\n[Device 1]\nKind=mackie-hm-4\nAt=0;0\n"
                    "[Cable 2]\nKind=trs-trs\nNumber=3\nLength=4.5\nPlug-a=1.input\n");
  g_autoptr (PlSheet) sheet = make_sheet (patch, PL_SHEET_CABLES, NULL);

  g_assert_cmpuint (sheet->rows->len, ==, 1);
  g_assert_cmpstr (cell (sheet, 0, 0), ==, "3");
  g_assert_true (strcmp (cell (sheet, 0, 1), "loose") == 0
                 || strcmp (cell (sheet, 0, 2), "loose") == 0);
  g_assert_cmpstr (cell (sheet, 0, 4), ==, "4.5");
}

/* Two of one length and one of another are two lines; what is owned goes to the first of them. */
static void
test_shopping (void)
{
  g_autoptr (PlPatch) patch
      = test_parse ("[Patchlead]\nFormat=1\n[Device 1]\nKind=note\nAt=0;0\nName=Doors at eight\n"
                    "[Device 2]\nKind=mackie-hm-4\nAt=0;0\n"
                    "[Cable 3]\nKind=trs-trs\nLength=3\n[Cable 4]\nKind=trs-trs\nLength=3\n"
                    "[Cable 5]\nKind=trs-trs\nLength=6\n[Cable 6]\nKind=ts-ts\n");
  g_autoptr (PlOwned) owned = pl_owned_new ();
  g_autoptr (PlSheet) sheet = NULL;
  static const char *const lengths[] = { "3", "6" }, *const at_hand[] = { "2", "1" };

  pl_owned_set (owned, "trs-trs", 3);
  sheet = make_sheet (patch, PL_SHEET_SHOPPING, owned);
  g_assert_cmpuint (sheet->rows->len, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      int row = find_row (sheet, 3, lengths[i]);

      g_assert_cmpint (row, >=, 0);
      g_assert_cmpstr (cell (sheet, (guint) row, 4), ==, at_hand[i]);
      g_assert_cmpstr (cell (sheet, (guint) row, 5), ==, "0");
    }
  g_assert_cmpint (find_row (sheet, 1, "Doors"), ==, -1); /* nobody buys a note */
  g_assert_cmpint (find_row (sheet, 1, "HM-4"), >=, 0);
  g_assert_cmpstr (cell (sheet, (guint) find_row (sheet, 1, "HM-4"), 2), ==, "Mackie");
}

/* Volumes down, inputs before outputs, headphones, volumes up. */
static void
test_steps (void)
{
  g_autoptr (PlPatch) patch = test_example ("method3-control-room");
  g_autoptr (PlSheet) sheet = make_sheet (patch, PL_SHEET_STEPS, NULL);
  int last_down = -1, first_plug = -1, last_plug = -1, first_up = -1, half = -1;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const char *words = cell (sheet, i, 2);

      if (strstr (words, "all the way down") != NULL)
        last_down = (int) i;
      if (g_str_has_prefix (words, "Plug "))
        {
          first_plug = first_plug < 0 ? (int) i : first_plug;
          last_plug = (int) i;
          if (strstr (words, "HM-4 INPUT") != NULL)
            half = (int) i;
        }
      if (strstr (words, "slowly") != NULL && first_up < 0)
        first_up = (int) i;
    }
  g_assert_cmpint (last_down, >=, 0);
  g_assert_cmpint (first_plug, >, last_down);
  g_assert_cmpint (half, ==, first_plug); /* the input comes first */
  g_assert_cmpint (first_up, >, last_plug);
}

static void
test_first_click_is_told (void)
{
  g_autoptr (PlPatch) patch
      = test_parse ("[Patchlead]\nFormat=1\n[Device 1]\nKind=mackie-profx10v3\nAt=0;0\n"
                    "[Cable 2]\nKind=ts-ts\nPlug-a=1.insert-1@first-click\n");
  g_autoptr (PlSheet) sheet = make_sheet (patch, PL_SHEET_STEPS, NULL);
  gboolean told = FALSE;

  for (guint i = 0; i < sheet->rows->len; i++)
    told = told || strstr (cell (sheet, i, 2), "to the first click only") != NULL;
  g_assert_true (told);
}

static void
test_inputs (void)
{
  g_autoptr (PlPatch) patch = test_example ("podcast-four-hosts");
  g_autoptr (PlSheet) sheet = make_sheet (patch, PL_SHEET_INPUTS, NULL);
  int row = find_row (sheet, 0, "HM-4 INPUT");

  g_assert_cmpint (row, >=, 0);
  g_assert_cmpstr (cell (sheet, (guint) row, 1), ==, "ProFX10v3 PHONES");
  g_assert_cmpstr (cell (sheet, (guint) row, 2), ==, "1");
}

static void
test_audience (void)
{
  g_autoptr (PlPatch) patch = test_example ("wrong-aux-with-trs");
  g_autoptr (PlSheet) sheet = make_sheet (patch, PL_SHEET_AUDIENCE, NULL);

  g_assert_cmpuint (sheet->rows->len, >, 0);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      g_assert_cmpstr (cell (sheet, i, 1), ==, "left"); /* the right ear hears nothing */
      g_assert_nonnull (strstr (cell (sheet, i, 2), "FX mix"));
      g_assert_true (g_str_has_suffix (cell (sheet, i, 3), " dB"));
    }
}

static void
test_findings (void)
{
  g_autoptr (PlPatch) patch = test_example ("wrong-aux-with-trs");
  g_autoptr (PlPatch) dismissed = NULL;
  g_autoptr (PlSheet) before = make_sheet (patch, PL_SHEET_FINDINGS, NULL), after = NULL;
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  PlEdit edit = { .type = PL_EDIT_DISMISS, .name = "they know" };

  pl_circuit_sync (circuit, patch);
  findings = pl_circuit_dup_findings (circuit);
  g_assert_cmpuint (before->rows->len, ==, findings->len);
  edit.id = g_array_index (findings, PlFinding, 0).part;
  edit.code = pl_rule_code (g_array_index (findings, PlFinding, 0).rule);
  dismissed = pl_patch_apply (patch, &edit, &error);
  g_assert_no_error (error);
  after = make_sheet (dismissed, PL_SHEET_FINDINGS, NULL);
  g_assert_cmpint (find_row (before, 3, "dismissed"), ==, -1);
  g_assert_cmpint (find_row (after, 3, "dismissed: they know"), >=, 0);
}

/* Writing */

static PlSheet *
make_table (const char *const *cells)
{
  PlSheet *sheet = g_new0 (PlSheet, 1);
  static const char *const columns[] = { "One", "Two", NULL };

  sheet->columns = g_strdupv ((char **) columns);
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; cells[i] != NULL; i += 2)
    {
      const char *row[] = { cells[i], cells[i + 1], NULL };

      g_ptr_array_add (sheet->rows, g_strdupv ((char **) row));
    }
  return sheet;
}

static void
test_csv (void)
{
  static const char *const cells[]
      = { "plain", "a,b",   "say \"hi\"", "two\nlines", "=SUM(A1)", "@x",
          "+1",    "-5 dB", "-minus",     "",           NULL };
  g_autoptr (PlSheet) sheet = make_table (cells);
  g_autofree char *csv = pl_sheet_write_csv (sheet);

  g_assert_cmpstr (csv, ==,
                   "One,Two\r\nplain,\"a,b\"\r\n\"say \"\"hi\"\"\",\"two\nlines\"\r\n"
                   "'=SUM(A1),'@x\r\n+1,-5 dB\r\n'-minus,\r\n");
}

/* A number is left as it is; what only begins like one is not reckoned with. */
static void
test_formulas (void)
{
  static const char *const cells[]
      = { "-1+cmd|' /C calc'!A0", "+1*A2", "-5,5 dB", "+4 dBu", "＝1+1", "-1;2", NULL };
  g_autoptr (PlSheet) sheet = make_table (cells);
  g_autofree char *csv = pl_sheet_write_csv (sheet);

  g_assert_cmpstr (csv, ==,
                   "One,Two\r\n'-1+cmd|' /C calc'!A0,'+1*A2\r\n\"-5,5 dB\",+4 dBu\r\n"
                   "'＝1+1,'-1;2\r\n");
}

static void
test_text (void)
{
  /* a letter with a combining accent is one column wide, a wide one two */
  static const char *const cells[] = { "e\314\201", "x", "日本", "y", NULL };
  g_autoptr (PlSheet) sheet = make_table (cells);
  g_autofree char *text = pl_sheet_write_text (sheet);

  sheet->type = PL_SHEET_CABLES;
  g_assert_cmpstr (text, ==, "Cable list\n\nOne   Two\n---------\ne\314\201     x\n日本  y\n");
}

/* What is owned */

static void
test_owned (void)
{
  g_autoptr (PlOwned) owned = pl_owned_new (), copy = NULL, again = NULL;
  g_autofree char *text = NULL, *same = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pl_owned_is_empty (owned));
  pl_owned_set (owned, "ts-ts", 4);
  pl_owned_set (owned, "mackie-hm-4", 1);
  pl_owned_set (owned, "ts-ts", 2);
  pl_owned_set (owned, "xlr-xlr", 1);
  pl_owned_set (owned, "xlr-xlr", 0);
  text = pl_owned_write (owned);
  g_assert_cmpstr (text, ==, "[Owned]\nmackie-hm-4=1\nts-ts=2\n");
  copy = pl_owned_copy (owned);
  pl_owned_set (owned, "ts-ts", 0);
  g_assert_cmpuint (pl_owned_get (copy, "ts-ts"), ==, 2);
  again = pl_owned_parse (text, -1, "owned.list", &error);
  g_assert_no_error (error);
  same = pl_owned_write (again);
  g_assert_cmpstr (same, ==, text);
}

static void
test_owned_refused (void)
{
  static const struct
  {
    const char *text, *word;
    int code;
  } rows[] = {
    { "[Owned]\nts-ts=many\n", "ts-ts", PL_FILE_ERROR_VALUE },
    { "[Owned]\nts-ts=-1\n", "ts-ts", PL_FILE_ERROR_VALUE },
    { "[Lent]\nts-ts=1\n", "Lent", PL_FILE_ERROR_UNKNOWN },
    { "ts-ts=1\n", "owned.list", PL_FILE_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlOwned) owned = pl_owned_parse (rows[i].text, -1, "owned.list", &error);

      g_assert_null (owned);
      test_expect_error (&error, PL_FILE_ERROR, rows[i].code, "owned.list", rows[i].word, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/codes", test_codes);
  g_test_add_func ("/sheet/cables", test_cables);
  g_test_add_func ("/sheet/loose-end", test_loose_end);
  g_test_add_func ("/sheet/shopping", test_shopping);
  g_test_add_func ("/sheet/steps", test_steps);
  g_test_add_func ("/sheet/first-click", test_first_click_is_told);
  g_test_add_func ("/sheet/inputs", test_inputs);
  g_test_add_func ("/sheet/audience", test_audience);
  g_test_add_func ("/sheet/findings", test_findings);
  g_test_add_func ("/sheet/csv", test_csv);
  g_test_add_func ("/sheet/formulas", test_formulas);
  g_test_add_func ("/sheet/text", test_text);
  g_test_add_func ("/owned/round-trip", test_owned);
  g_test_add_func ("/owned/refused", test_owned_refused);
  return g_test_run ();
}
