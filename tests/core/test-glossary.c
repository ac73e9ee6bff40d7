/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The glossary: whole words, each entry once, and the shipped page. */
#include <string.h>

#include "core/glossary.h"
#include "fixture.h"

static const char *const page = "# Words\n\nIntroduction.\n\n"
                                "## Balanced\nAlso: balanced\n\nTwo wires.\nOne signal.\n\n"
                                "## Impedance-balanced\nAlso: Impedance-Balanced, half balanced\n\n"
                                "A resistor.\n\n## Nothing\n";

static guint
count (const GPtrArray *glossary, const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  pl_glossary_find (glossary, text, found);
  return found->len;
}

static void
test_whole_words (void)
{
  g_autoptr (GPtrArray) glossary = pl_glossary_parse (page);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const PlEntry *first = g_ptr_array_index (glossary, 0);

  g_assert_cmpuint (glossary->len, ==, 3);
  g_assert_cmpstr (first->title, ==, "Balanced");
  g_assert_cmpstr (first->text, ==, "Two wires. One signal.");
  g_assert_cmpuint (count (glossary, "A BALANCED output."), ==, 1);
  g_assert_cmpuint (count (glossary, "unbalanced, rebalanced"), ==, 0);
  pl_glossary_find (glossary, "It is impedance-balanced.", found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((const PlEntry *) g_ptr_array_index (found, 0))->title, ==,
                   "Impedance-balanced");
  pl_glossary_find (glossary, "half balanced, balanced and impedance-balanced", found);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (count (glossary, ""), ==, 0);
}

/* A comma too many is no word: it would stand in every text. */
static void
test_empty_words (void)
{
  g_autoptr (GPtrArray) glossary = pl_glossary_parse ("## Gap\nAlso: ,gap, ,\nA hole.\n");

  g_assert_cmpuint (count (glossary, "abc"), ==, 0);
  g_assert_cmpuint (count (glossary, "a. b, c"), ==, 0);
  g_assert_cmpuint (count (glossary, "a gap"), ==, 1);
}

/* Every entry says something and can be found by a word of its own. */
static void
test_shipped (void)
{
  g_autofree char *text = test_read_data ("help/terms.md");
  g_autoptr (GPtrArray) glossary = pl_glossary_parse (text);

  g_assert_cmpuint (glossary->len, >=, 12);
  for (guint i = 0; i < glossary->len; i++)
    {
      const PlEntry *entry = g_ptr_array_index (glossary, i);
      g_autoptr (GPtrArray) found = g_ptr_array_new ();

      g_assert_nonnull (entry->also[0]);
      g_assert_cmpuint (strlen (entry->text), >, 60);
      pl_glossary_find (glossary, entry->also[0], found);
      g_assert_true (g_ptr_array_find (found, entry, NULL));
    }
}

/* Where the small letter of I has no dot, words with one are found all the same. */
static void
test_capitals (void)
{
  g_autoptr (GPtrArray) glossary
      = pl_glossary_parse ("## Insert\nAlso: insert, INSERT CABLE\nSend and return.\n");

  g_assert_cmpuint (count (glossary, "An INSERT."), ==, 1);
  g_assert_cmpuint (count (glossary, "Insert it."), ==, 1);
  g_assert_cmpuint (count (glossary, "an insert"), ==, 1);
  g_assert_cmpuint (count (glossary, "inserted"), ==, 0);
}

static void
test_turkish (void)
{
  test_in_locale ("tr_TR.UTF-8", test_capitals);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glossary/whole-words", test_whole_words);
  g_test_add_func ("/glossary/capitals", test_capitals);
  g_test_add_func ("/glossary/turkish", test_turkish);
  g_test_add_func ("/glossary/empty-words", test_empty_words);
  g_test_add_func ("/glossary/shipped", test_shipped);
  return g_test_run ();
}
