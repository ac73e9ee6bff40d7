/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Our own cable list, brought back, is the same bench; and what lists of people say about cables
 * besides where they go. */
#include <string.h>

#include "core/lead-color.h"
#include "core/sheet.h"
#include "core/wiring.h"
#include "core/words.h"
#include "fixture.h"

/* What a list can tie into knots: gear that is called alike, in an order that is not that of the
 * list; a cable in a cable in a cable; a box of sockets; plugs that meet; names, colours. */
static const char knots[]
    = "[Patchlead]\nFormat=1\n"
      "[Device 1]\nKind=mackie-hm-4\n"
      "[Device 2]\nKind=mackie-profx10v3\n"
      "[Device 3]\nKind=mackie-hm-4\n"
      "[Device 4]\nKind=sony-mdr-7506\nName=Anna\nPlug-plug=22.b\n"
      "[Device 5]\nKind=sony-mdr-7506\nName=Anna\nPlug-plug=3.phones-1\n"
      "[Device 6]\nKind=sony-mdr-7506\nPlug-plug=24.c\n"
      "[Device 7]\nKind=sony-mdr-7506\nPlug-plug=24.b\n"
      "[Device 8]\nKind=mackie-profx10v3\nName=Monitors\n"
      "[Cable 20]\nKind=trs-trs\nNumber=1\nName=Hosts\nLength=3\nColour=black\n"
      "Plug-a=2.phones\nPlug-b=3.input\n"
      "[Cable 21]\nKind=phones-extension\nNumber=2\nLength=2.5\n"
      "Plug-a=1.phones-1\n"
      "[Cable 22]\nKind=phones-extension\nNumber=3\nPlug-a=21.b\n"
      "[Cable 23]\nKind=trs-trs\nNumber=7\nPlug-a=24.a\nPlug-b=1.phones-2\n"
      "[Cable 24]\nKind=phones-box-4\nNumber=5\nName=Box \"A\", left\n"
      "[Cable 25]\nKind=xlr-xlr\nNumber=8\nPlug-b=8.mic-1\n"
      "[Cable 26]\nKind=xlr-xlr\nNumber=9\nColour=white\nPlug-b=25.a\n"
      "[Device 9]\nKind=mackie-hm-800\n"
      "[Cable 28]\nKind=trs-trs\nNumber=12\nPlug-a=9.phones-1-rear\n"
      "[Cable 29]\nKind=instrument-cable\nNumber=13\nPlug-a=9.phones-1\n"
      "[Cable 27]\nKind=insert-y\nNumber=11\nPlug-a=1.input\n"
      "Plug-b=2.control-room-l\nPlug-c=2.control-room-r\n";

static char *
dup_sheet (PlPatch *patch, PlSheetType type)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (PlSheet) sheet = NULL;

  pl_circuit_sync (circuit, patch);
  sheet = pl_sheet_new (circuit, type, NULL);
  return pl_sheet_write_csv (sheet);
}

static char *
dup_list (PlPatch *patch)
{
  return dup_sheet (patch, PL_SHEET_CABLES);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Leads have no number to be sorted by, so their lines may stand in another order. */
static char *
dup_sorted (const char *list)
{
  g_auto (GStrv) lines = g_strsplit (list, "\r\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_words);
  return g_strjoinv ("\n", lines);
}

/* Every part by its words, kind, name and, for cables, length and colour, in the order of words. */
static char *
dup_parts (const PlPatch *patch)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);
      g_autofree char *words = pl_words_part (patch, id);

      g_ptr_array_add (all, g_strdup_printf ("%s: %s “%s” %g %d", words, part->kind->id, part->name,
                                             part->length_m, pl_part_get_color (part)));
    }
  g_ptr_array_sort (all, compare_words);
  g_ptr_array_add (all, NULL);
  return g_strjoinv ("\n", (char **) all->pdata);
}

static PlWiring *
read_list (const char *text)
{
  g_autoptr (GError) error = NULL;
  PlWiring *wiring = pl_wiring_read (text, strlen (text), "list.csv", test_catalog (), &error);

  g_assert_no_error (error);
  return wiring;
}

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

/* The same list, the same parts, not a word about it; returns what was brought in. */
static PlPatch *
expect_back (PlPatch *patch)
{
  g_autofree char *list = dup_list (patch);
  g_autofree char *parts = dup_parts (patch);
  g_autoptr (PlWiring) wiring = read_list (list);
  g_autofree char *list_back = dup_list (wiring->patch);
  g_autofree char *parts_back = dup_parts (wiring->patch);
  g_autofree char *sorted = dup_sorted (list);
  g_autofree char *sorted_back = dup_sorted (list_back);

  g_assert_cmpstr (sorted_back, ==, sorted);
  g_assert_cmpstr (parts_back, ==, parts);
  expect_silence (wiring);
  return pl_patch_ref (wiring->patch);
}

static void
test_knots (void)
{
  g_autoptr (PlPatch) patch = test_parse (knots);
  g_autofree char *list = dup_list (patch);
  g_autoptr (PlPatch) back = expect_back (patch);
  g_autofree char *heard = dup_sheet (patch, PL_SHEET_AUDIENCE);
  g_autofree char *heard_back = dup_sheet (back, PL_SHEET_AUDIENCE);
  g_autofree char *sorted = dup_sorted (heard);
  g_autofree char *sorted_back = dup_sorted (heard_back);

  /* the words that it hangs on */
  g_assert_nonnull (strstr (list, "\r\n2,HM-4 (1) PHONES 1,cable 3 (Headphone extension),"));
  g_assert_nonnull (strstr (list, "\r\n3,cable 2 (Headphone extension),Anna (1) · MDR-7506,"));
  g_assert_nonnull (strstr (list, ",TRS cable “Hosts”,3,black\r\n"));
  g_assert_nonnull (
      strstr (list, ",MDR-7506 (2),\"cable 5 (Passive headphone box, four sockets) 1\","));
  /* everybody hears the same, through the chain as well */
  g_assert_nonnull (strstr (heard, "Anna (1) · MDR-7506,left,"));
  g_assert_cmpstr (sorted_back, ==, sorted);
}

static void
test_examples (void)
{
  g_autofree char *folder = test_data_path ("examples");
  g_auto (GStrv) files = test_list_files (folder, ".patchlead");
  guint n = 0;

  for (; files[n] != NULL; n++)
    {
      g_autofree char *text = NULL;
      g_autoptr (PlPatch) patch = NULL;
      g_autoptr (PlPatch) back = NULL;

      g_assert_true (g_file_get_contents (files[n], &text, NULL, NULL));
      patch = test_parse (text);
      back = expect_back (patch);
      g_assert_true (back != patch);
    }
  g_assert_cmpuint (n, >=, 8);
}

/* Gear that nothing goes into is in no cable list. */
static void
drop_unwired (PlPatch **patch)
{
  g_autoptr (GHashTable) wired = g_hash_table_new (NULL, NULL);

  for (PlPartId id = 0; (id = pl_patch_next_part (*patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (*patch, id);

      for (guint i = 0; i < part->kind->connectors->len; i++)
        {
          if (part->seats[i].part != 0)
            (void) g_hash_table_add (wired, GUINT_TO_POINTER (part->seats[i].part));
          if (pl_kind_connector (part->kind, i)->moves)
            (void) g_hash_table_add (wired, GUINT_TO_POINTER (id));
        }
      if (pl_kind_is_cable (part->kind))
        (void) g_hash_table_add (wired, GUINT_TO_POINTER (id));
    }
  for (PlPartId id = 0; (id = pl_patch_next_part (*patch, id)) != 0;)
    if (!g_hash_table_contains (wired, GUINT_TO_POINTER (id)))
      {
        PlEdit remove = { .type = PL_EDIT_REMOVE, .id = id };

        test_apply (patch, &remove);
      }
}

static gboolean
is_doubtful_jack (const PlKind *kind, guint16 connector)
{
  g_autofree char *own = pl_words_jack_in_full (kind, connector);

  for (guint16 i = 0; i < kind->connectors->len; i++)
    {
      g_autofree char *other = pl_words_jack_in_full (kind, i);

      if (i != connector && strcmp (own, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Gear made for tests has jacks that no list can tell apart. */
static gboolean
is_doubtful (const PlPatch *patch)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      for (guint i = 0; i < part->kind->connectors->len; i++)
        {
          const PlPart *host = pl_patch_get_part (patch, part->seats[i].part);

          if (host != NULL && !pl_kind_is_cable (host->kind)
              && is_doubtful_jack (host->kind, part->seats[i].connector))
            return TRUE;
        }
    }
  return FALSE;
}

/* Of benches that chance plugged, at least the list is the same again. */
static void
test_random (void)
{
  guint n_cables = 0;

  for (guint32 seed = 1; seed <= 150; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (PlPatch) patch = test_random_bench (rand, 120);
      g_autofree char *list = NULL;
      g_autofree char *back = NULL;
      g_autofree char *sorted = NULL;
      g_autofree char *sorted_back = NULL;
      g_autoptr (PlWiring) wiring = NULL;
      g_autoptr (GError) error = NULL;

      drop_unwired (&patch);
      if (is_doubtful (patch))
        continue;
      list = dup_list (patch);
      wiring = pl_wiring_read (list, strlen (list), "list.csv", test_catalog (), &error);
      if (wiring == NULL) /* chance plugged nothing */
        continue;
      back = dup_list (wiring->patch);
      sorted = dup_sorted (list);
      sorted_back = dup_sorted (back);
      g_assert_cmpstr (sorted_back, ==, sorted);
      n_cables += wiring->n_cables;
    }
  g_assert_cmpuint (n_cables, >, 200);
}

static const PlPart *
get_cable (const PlWiring *wiring, guint index)
{
  return pl_patch_get_part (wiring->patch, wiring->n_devices + index);
}

static void
test_colors (void)
{
  static const struct
  {
    const char *word;
    PlLeadColor color;
  } words[] = { { "black", PL_LEAD_COLOR_BLACK },       { "Rot", PL_LEAD_COLOR_RED },
                { "WEISS", PL_LEAD_COLOR_WHITE },       { "purple", PL_LEAD_COLOR_VIOLET },
                { "sky blue", PL_LEAD_COLOR_SKY_BLUE }, { "grün", PL_LEAD_COLOR_GREEN } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *list = g_strdup_printf (
          "Farbe;Von;Nach;Typ\n%s;ProFX10v3: Phones;HM-4: Input;TRS\n", words[i].word);
      g_autoptr (PlWiring) wiring = read_list (list);

      g_assert_cmpint (pl_part_get_color (get_cable (wiring, 1)), ==, words[i].color);
      expect_silence (wiring);
    }
  {
    g_autoptr (PlWiring) wiring
        = read_list ("from,to,type,colour\nProFX10v3: Phones,HM-4: Input,TRS,tartan\n");

    g_assert_true (test_has_remark (wiring, PL_REMARK_COLOR_UNREAD, 2));
    g_assert_cmpint (get_cable (wiring, 1)->color, ==, PL_LEAD_COLOR_NONE);
  }
}

/* Labels that are numbers number the cables; others are their names. */
static void
test_labels (void)
{
  g_autoptr (PlWiring) numbers = read_list ("label,from,to,type\nW12,A: 1,B: 1,TRS\n"
                                            "W7,A: 2,B: 2,TRS\n");
  g_autoptr (PlWiring) names
      = read_list ("Nr.,Von,Nach,Typ,Bezeichnung\n3,A: 1,B: 1,TRS,Gesang Anna\n");

  g_assert_cmpint (get_cable (numbers, 1)->number, ==, 12);
  g_assert_cmpint (get_cable (numbers, 2)->number, ==, 7);
  g_assert_true (test_has_remark (numbers, PL_REMARK_NUMBER_CHANGED, 2));
  g_assert_cmpint (get_cable (names, 1)->number, ==, 3);
  g_assert_cmpstr (get_cable (names, 1)->name, ==, "Gesang Anna");
}

/* Headings as people put them, in any order. */
static void
test_headings (void)
{
  static const char *const lists[]
      = { "Device,Jack,Device,Jack,Cable\nProFX10v3,Phones,HM-4,Input,TRS\n",
          "Gerät;Buchse;Gerät;Buchse;Kabel\nProFX10v3;Phones;HM-4;Input;TRS\n",
          "Kabelart;Nach;Anschluss;Von;Anschluss\nTRS;HM-4;Input;ProFX10v3;Phones\n",
          "From\tJack\tTo\tJack\tType\nProFX10v3\tPhones\tHM-4\tInput\tTRS\n",
          "Lfd. Nr.;Quelle;Ziel;Kabeltyp;Länge/m\n1;ProFX10v3: Phones;HM-4: Input;TRS;\n",
          "Anfang;Ende;Typ\nProFX10v3: Phones;HM-4: Input;TRS\n",
          "Ende A,Ende B,Typ\nProFX10v3: Phones,HM-4: Input,TRS\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (PlWiring) wiring = read_list (lists[i]);
      g_autofree char *list = dup_list (wiring->patch);

      g_assert_nonnull (strstr (list, "\r\n1,ProFX10v3 PHONES,HM-4 INPUT,TRS cable,,blue\r\n"));
      expect_silence (wiring);
    }
  /* every column that is not read is told, unless there is nothing in it */
  {
    g_autoptr (PlWiring) wiring
        = read_list ("from,to,type,owner,rack,empty\nA: 1,B: 1,TRS,Ben,4,\n");

    g_assert_cmpuint (wiring->remarks->len, ==, 4); /* two columns, two placeholders */
  }
}

/* Two boxes that the list does not number, line by line and sorted. */
static void
test_boxes (void)
{
  static const char *const lists[]
      = { "from,to,type\nBass: Out,Passive DI box: Input,TS\nPassive DI box: Out,Desk: 1,XLR\n"
          "Guitar: Out,Passive DI box: Input,TS\nPassive DI box: Out,Desk: 2,XLR\n",
          "from,to,type\nBass: Out,Passive DI box: Input,TS\nGuitar: Out,Passive DI box: Input,TS\n"
          "Passive DI box: Out,Desk: 1,XLR\nPassive DI box: Out,Desk: 2,XLR\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (PlWiring) wiring = read_list (lists[i]);
      g_autofree char *list = dup_list (wiring->patch);

      g_assert_cmpuint (wiring->n_lost, ==, 0);
      g_assert_cmpuint (wiring->n_devices, ==, 5);
      g_assert_nonnull (strstr (list, "DI box (1) OUT,Desk 1"));
      g_assert_nonnull (strstr (list, "DI box (2) OUT,Desk 2"));
    }
  {
    g_autoptr (PlWiring) wiring = read_list (lists[0]);

    g_assert_true (test_has_remark (wiring, PL_REMARK_GEAR_SECOND, 4));
  }
}

/* As people write chains. */
static void
test_chains (void)
{
  static const char *const lists[]
      = { "cable,from,to,type\n1,HM-4: Phones 1,,headphone extension\n"
          "2,Cable 1,MDR-7506,headphone extension\n",
          "Nr;Von;Nach;Kabel\n1;HM-4: Phones 1;Kabel 2;headphone extension\n"
          "2;Kabel 1;MDR-7506;headphone extension\n",
          "no,from,to,type\n2,#1,MDR-7506,headphone extension\n"
          "1,HM-4: Phones 1,loose,headphone extension\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (PlWiring) wiring = read_list (lists[i]);
      g_autofree char *list = dup_list (wiring->patch);

      g_assert_nonnull (strstr (list, "1,HM-4 PHONES 1,cable 2 (Headphone extension),"));
      g_assert_nonnull (strstr (list, "2,cable 1 (Headphone extension),MDR-7506,"));
    }
  {
    g_autoptr (PlWiring) wiring
        = read_list ("no,from,to,type\n1,HM-4: Phones 1,HM-4: Input,TRS\n2,Cable 1,MDR-7506,TRS\n");

    g_assert_true (test_has_remark (wiring, PL_REMARK_NO_SOCKET, 3));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wiring-back/knots", test_knots);
  g_test_add_func ("/wiring-back/examples", test_examples);
  g_test_add_func ("/wiring-back/random", test_random);
  g_test_add_func ("/wiring-back/colors", test_colors);
  g_test_add_func ("/wiring-back/labels", test_labels);
  g_test_add_func ("/wiring-back/headings", test_headings);
  g_test_add_func ("/wiring-back/boxes", test_boxes);
  g_test_add_func ("/wiring-back/chains", test_chains);
  return g_test_run ();
}
