/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/question.h"

#include <string.h>

#include "core/keyfile.h"
#include "fixture.h"

static PlQuestion *
parse (const char *text, GError **error)
{
  return pl_question_parse (text, -1, "page.question", error);
}

static void
test_shipped_pages (void)
{
  g_autofree char *folder = test_data_path ("questions");
  g_auto (GStrv) files = test_list_files (folder, ".question");
  guint n_gear = 0, n_wishes = 0;

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *base = g_path_get_basename (files[i]);
      g_autofree char *expected = NULL;
      g_autoptr (PlQuestion) question = NULL;

      g_assert_true (g_file_get_contents (files[i], &text, NULL, &error));
      question = pl_question_parse (text, -1, files[i], &error);
      g_assert_no_error (error);
      expected = g_strconcat (question->id, ".question", NULL);
      g_assert_true (strcmp (base, "EXAMPLE.question") == 0 || strcmp (base, expected) == 0);
      n_gear += question->asks == PL_ASK_GEAR ? 1 : 0;
      n_wishes += question->asks == PL_ASK_WISH ? question->choices->len : 0;
    }
  g_assert_cmpuint (n_gear, ==, 2);
  g_assert_cmpuint (n_wishes, >=, 5);
}

static void
test_weights (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlQuestion) question = parse ("[Question]\nFormat=1\nId=w\nTitle=T\nAsks=wish\n"
                                           "[Choice a]\nTitle=A\nWeights=stereo 8;cables 0\n",
                                           &error);
  const PlChoice *choice = NULL;

  g_assert_no_error (error);
  choice = &g_array_index (question->choices, PlChoice, 0);
  g_assert_cmpfloat_with_epsilon (choice->weight[PL_TERM_STEREO], 8.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (choice->weight[PL_TERM_CABLES], 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (choice->weight[PL_TERM_NOISE], 1.0, 1e-9);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text, *place, *remedy;
    int code;
  } cases[] = {
    { "[Question]\nId=a\nTitle=T\n", "Format", "Format=1", PL_FILE_ERROR_MISSING },
    { "[Question]\nFormat=9\nId=a\nTitle=T\n", "Format", "newer", PL_FILE_ERROR_VERSION },
    { "[Question]\nFormat=1\nTitle=T\n", "Id", "[Question]", PL_FILE_ERROR_MISSING },
    { "[Question]\nFormat=1\nId=a\nTitle=T\nAsks=gear\n", "Role", "Kinds=mixer",
      PL_FILE_ERROR_MISSING },
    { "[Question]\nFormat=1\nId=a\nTitle=T\nAsks=gear\nRole=x\nKinds=fridge\n", "Kinds", "mixer",
      PL_FILE_ERROR_VALUE },
    { "[Question]\nFormat=1\nId=a\nTitle=T\nAsks=done\nRole=x\n", "Role", "remove",
      PL_FILE_ERROR_VALUE },
    { "[Question]\nFormat=1\nId=a\nTitle=T\nAsks=wish\n", "Asks", "[Choice", PL_FILE_ERROR_VALUE },
    { "[Question]\nFormat=1\nId=a\nTitle=T\n[Choice a]\nTitle=A\nWeights=stereo 101\n", "Weights",
      "0 to 100", PL_FILE_ERROR_VALUE },
    { "[Question]\nFormat=1\nId=a\nTitle=T\n[Choice a]\nTitle=A\nWeights=stereo\n", "Weights",
      "stereo 4", PL_FILE_ERROR_VALUE },
    { "[Question]\nFormat=1\nId=a\nTitle=T\n[Choice a]\nTitle=A\nWeights=;stereo 1\n", "Weights",
      "stereo 4", PL_FILE_ERROR_VALUE },
    { "[Question]\nFormat=1\nId=a\nTitle=T\n[Choice a]\nTitle=A\nWeights=loud 1;stereo 1\n",
      "Weights", "“loud 1”", PL_FILE_ERROR_VALUE },
    { "[Question]\nFormat=1\nId=a\nTitle=T\n[Choice a]\nWeights=stereo 1\n", "Title", "[Choice a]",
      PL_FILE_ERROR_MISSING },
    { "[Question]\nFormat=0\nId=a\nTitle=T\n", "Format", "1", PL_FILE_ERROR_VALUE },
    { "[Question]\nFormat=1\nId=a\nTitle=T\nAsks=gear\nRole=x\n", "Role", "Kinds=mixer",
      PL_FILE_ERROR_MISSING },
    { "[Question]\nFormat=1\nId=a\nTitle=T\nAsks=gear\nRole=x\nKinds=fridge;mixer\n", "Kinds",
      "“fridge”", PL_FILE_ERROR_VALUE },
    { "[Question]\nFormat=1\nId=a\nTitle=T\nAsks=done\nKinds=mixer\n", "Role", "remove",
      PL_FILE_ERROR_VALUE },
    { "[Question]\nFormat=1\nId=a\nTitle=T\nAsks=done\n[Choice a]\nTitle=A\n", "Asks", "[Choice",
      PL_FILE_ERROR_VALUE },
    { "[Question\n", "", "", PL_FILE_ERROR_SYNTAX },
    { "[Question]\nFormat=1\nId=a\nTitle=T\nOrderr=3\n[Choice a]\nTitle=A\n", "Orderr", "Order",
      PL_FILE_ERROR_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlQuestion) question = parse (cases[i].text, &error);

      g_assert_null (question);
      test_expect_error (&error, PL_FILE_ERROR, cases[i].code, "page.question", cases[i].place,
                         cases[i].remedy, NULL);
    }
}

/* Without a catalogue the words stay what the file says, of the page and of its choices. */
static void
test_untranslated (void)
{
  g_autoptr (PlQuestion) question
      = parse ("[Question]\nFormat=1\nId=w\nTitle=Zyx\nText=Yxw\nAsks=wish\n"
               "[Choice a]\nTitle=Xwv\n",
               NULL);
  const PlChoice *choice = &g_array_index (question->choices, PlChoice, 0);

  pl_question_translate (question);
  g_assert_cmpstr (question->title, ==, "Zyx");
  g_assert_cmpstr (question->text, ==, "Yxw");
  g_assert_cmpstr (choice->title, ==, "Xwv");
  g_assert_null (choice->text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question/shipped-pages", test_shipped_pages);
  g_test_add_func ("/question/weights", test_weights);
  g_test_add_func ("/question/errors", test_errors);
  g_test_add_func ("/question/untranslated", test_untranslated);
  return g_test_run ();
}
