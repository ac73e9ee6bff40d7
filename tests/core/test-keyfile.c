/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/keyfile.h"

#include <string.h>

#include "fixture.h"

static PlKeyFile *
open_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  PlKeyFile *file = pl_key_file_new (text, -1, "f", &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  return file;
}

static void
assert_message (GError *error, PlFileError code, const char *message)
{
  g_assert_error (error, PL_FILE_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

/* Texts that are no key-file. */

static const struct
{
  const char *text, *message;
} bad_texts[] = {
  { "Key=1\n", "f: line 1: a key stands before the first [Group]; put it into a group" },
  { "[A]\nwhat\n", "f: line 2: this is neither [Group] nor Key=Value; mend or remove it" },
  { "[A]\nK=1\n\n[A]\n",
    "f: line 4: this group or key stands here a second time; remove one of the two" },
  { "[A]\nK=1\n[B]\nK=1\n# K=2\n K = 2\n[A] \n",
    "f: line 6: this group or key stands here a second time; remove one of the two" },
  { "[A]\nK=1\n[B]\n[A] \t\r\n",
    "f: line 4: this group or key stands here a second time; remove one of the two" },
  { "[A\n", "f: line 1: a group is written [Name]; mend this line" },
  { "[]\n", "f: line 1: a group is written [Name]; mend this line" },
  { "[A] b\n", "f: line 1: a group is written [Name]; mend this line" },
  { "[A[B]\n", "f: line 1: a group is written [Name]; mend this line" },
  { "[A\tB]\n", "f: line 1: a group is written [Name]; mend this line" },
  { "[A]\n=1\n", "f: line 2: there is no key before the =; write Key=Value" },
  { "[A]\nTitle[de]=x\n",
    "f: line 2: a key cannot have brackets, nor a language; write Key=Value" },
  { "[A]\nK=\xff\n",
    "f: it is not text in UTF-8; is it the right file? If so, save it again as UTF-8" },
};

static void
test_bad_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlKeyFile) file = pl_key_file_new (bad_texts[i].text, -1, "f", &error);

      g_assert_null (file);
      assert_message (error, PL_FILE_ERROR_SYNTAX, bad_texts[i].message);
    }
}

static void
test_embedded_nul (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKeyFile) file = pl_key_file_new ("[A]\nK=\0", 7, "f", &error);

  g_assert_null (file);
  assert_message (
      error, PL_FILE_ERROR_SYNTAX,
      "f: it is not text in UTF-8; is it the right file? If so, save it again as UTF-8");
}

static void
test_other_encoding (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlKeyFile) file = pl_key_file_new ("[A]\nEncoding=latin1\n", -1, "f", &error);

  g_assert_null (file);
  g_assert_error (error, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "f: "));
}

static void
test_odd_but_good_texts (void)
{
  g_autoptr (PlKeyFile) empty = open_text ("");
  g_autoptr (PlKeyFile) mark = open_text ("\xef\xbb\xbf[A]\r\nK=v\r\n");
  g_autoptr (PlKeyFile) part = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = pl_key_file_dup_string (mark, "A", "K", NULL, &error);

  g_assert_false (pl_key_file_has_group (empty, "A"));
  g_assert_cmpstr (value, ==, "v");
  part = pl_key_file_new ("[A]\nK=vvv\n[B]\n", 8, "f", &error);
  g_assert_no_error (error);
  g_assert_false (pl_key_file_has_group (part, "B"));
}

/* Values */

static const char values[] = "[A]\n"
                             "Text=  a\\sb\\n\\\\;c \n"
                             "List=one;t\\;wo; three\n"
                             "Number=-4.5\n"
                             "Whole= 7 \n"
                             "Yes=yes\n"
                             "Word=two\n"
                             "Empty=\n"
                             "Broken=a\\q\n"
                             "Lone=a\\\n"
                             "Two=a\\q\\\n"
                             "Nan=nan\n"
                             "Inf=inf\n"
                             "Comma=4,5\n"
                             "Tail=4 m\n"
                             "Float=4.5\n"
                             "Huge=99999999999999999999\n";

static void
test_good_values (void)
{
  static const char *const words[] = { "one", "two", NULL };
  g_autoptr (PlKeyFile) file = open_text (values);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pl_key_file_dup_string (file, "A", "Text", "", &error);
  g_autofree char *required = pl_key_file_dup_required (file, "A", "Word", &error);
  g_auto (GStrv) list = pl_key_file_dup_list (file, "A", "List", &error);
  g_auto (GStrv) keys = pl_key_file_dup_keys (file, "A");
  g_auto (GStrv) no_keys = pl_key_file_dup_keys (file, "B");
  g_auto (GStrv) groups = pl_key_file_dup_groups (file);

  g_assert_cmpstr (text, ==, "a b\n\\;c ");
  g_assert_cmpstr (required, ==, "two");
  g_assert_cmpuint (g_strv_length (list), ==, 3);
  g_assert_cmpstr (list[1], ==, "t;wo");
  g_assert_cmpfloat_with_epsilon (pl_key_file_get_double (file, "A", "Number", -5, 5, 0, &error),
                                  -4.5, 1e-12);
  g_assert_cmpint (pl_key_file_get_int (file, "A", "Whole", 0, 7, 0, &error), ==, 7);
  g_assert_true (pl_key_file_get_boolean (file, "A", "Yes", FALSE, &error));
  g_assert_cmpint (pl_key_file_get_choice (file, "A", "Word", words, 0, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (keys), ==, 16);
  g_assert_cmpuint (g_strv_length (no_keys), ==, 0);
  g_assert_cmpstr (groups[0], ==, "A");
  g_assert_cmpstr (pl_key_file_get_name (file), ==, "f");
}

static void
test_fallbacks (void)
{
  static const char *const words[] = { "one", "two", NULL };
  g_autoptr (PlKeyFile) file = open_text (values);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pl_key_file_dup_string (file, "A", "Not", "else", &error);
  g_autofree char *none = pl_key_file_dup_string (file, "Nor", "Not", NULL, &error);
  g_auto (GStrv) list = pl_key_file_dup_list (file, "A", "Not", &error);

  g_assert_cmpstr (text, ==, "else");
  g_assert_null (none);
  g_assert_null (list);
  g_assert_cmpfloat_with_epsilon (pl_key_file_get_double (file, "A", "Not", 0, 1, 9, &error), 9.0,
                                  1e-12);
  g_assert_cmpint (pl_key_file_get_int (file, "A", "Not", 0, 1, 9, &error), ==, 9);
  g_assert_true (pl_key_file_get_boolean (file, "A", "Not", TRUE, &error));
  g_assert_false (pl_key_file_get_boolean (file, "A", "Not", FALSE, &error));
  g_assert_cmpint (pl_key_file_get_choice (file, "A", "Not", words, -1, &error), ==, -1);
  g_assert_no_error (error);
  g_assert_false (pl_key_file_has_key (file, "A", "Not"));
  g_assert_false (pl_key_file_has_key (file, "Nor", "Text"));
}

static void
test_bad_texts_in_values (void)
{
  static const char *const messages[][2] = {
    { "Broken", "f: [A] Broken: a backslash must be followed by s, n, t, r or another backslash" },
    { "Lone", "f: [A] Lone: a backslash must be followed by s, n, t, r or another backslash" },
    { "Two", "f: [A] Two: a backslash must be followed by s, n, t, r or another backslash" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (PlKeyFile) file = open_text (values);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) list_error = NULL;
      g_autofree char *text = pl_key_file_dup_string (file, "A", messages[i][0], "else", &error);
      g_auto (GStrv) list = pl_key_file_dup_list (file, "A", messages[i][0], &list_error);

      g_assert_cmpstr (text, ==, "else");
      assert_message (error, PL_FILE_ERROR_VALUE, messages[i][1]);
      g_assert_null (list);
      g_assert_error (list_error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE);
      g_assert_nonnull (strstr (list_error->message, " s, n, t, r, ; or another backslash"));
    }
}

static void
test_bad_numbers (void)
{
  static const char *const messages[][2] = {
    { "Nan", "f: [A] Nan: “nan” is not a number; write it with a point, for example 4.5" },
    { "Inf", "f: [A] Inf: “inf” is not a number; write it with a point, for example 4.5" },
    { "Comma", "f: [A] Comma: “4,5” is not a number; write it with a point, for example 4.5" },
    { "Tail", "f: [A] Tail: “4 m” is not a number; write it with a point, for example 4.5" },
    { "Empty", "f: [A] Empty: “” is not a number; write it with a point, for example 4.5" },
    { "Number", "f: [A] Number: -4.5 is out of range; it may be 0.5 to 5" },
    { "Huge", "f: [A] Huge: 99999999999999999999 is out of range; it may be 0.5 to 5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (PlKeyFile) file = open_text (values);
      g_autoptr (GError) error = NULL;
      double value = pl_key_file_get_double (file, "A", messages[i][0], 0.5, 5, 1, &error);

      g_assert_cmpfloat_with_epsilon (value, 1.0, 1e-12);
      assert_message (error, PL_FILE_ERROR_VALUE, messages[i][1]);
    }
}

static void
test_bad_whole_numbers (void)
{
  static const char *const messages[][2] = {
    { "Float", "f: [A] Float: “4.5” is not a whole number from 1 to 6" },
    { "Whole", "f: [A] Whole: “7” is not a whole number from 1 to 6" },
    { "Huge", "f: [A] Huge: “99999999999999999999” is not a whole number from 1 to 6" },
    { "Empty", "f: [A] Empty: “” is not a whole number from 1 to 6" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (PlKeyFile) file = open_text (values);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (pl_key_file_get_int (file, "A", messages[i][0], 1, 6, 2, &error), ==, 2);
      assert_message (error, PL_FILE_ERROR_VALUE, messages[i][1]);
    }
}

static void
test_bad_words (void)
{
  static const char *const words[] = { "one", "three", NULL };
  g_autoptr (PlKeyFile) file = open_text (values);
  g_autoptr (GError) choice = NULL, boolean = NULL, empty = NULL, missing = NULL;
  g_autofree char *a = pl_key_file_dup_required (file, "A", "Empty", &empty);
  g_autofree char *b = pl_key_file_dup_required (file, "A", "Not", &missing);

  g_assert_cmpint (pl_key_file_get_choice (file, "A", "Word", words, 5, &choice), ==, 5);
  assert_message (choice, PL_FILE_ERROR_VALUE,
                  "f: [A] Word: “two” is not one of the words it can be: one, three");
  g_assert_true (pl_key_file_get_boolean (file, "A", "Word", TRUE, &boolean));
  assert_message (boolean, PL_FILE_ERROR_VALUE,
                  "f: [A] Word: “two” is not one of the words it can be: no, yes");
  g_assert_null (a);
  assert_message (empty, PL_FILE_ERROR_MISSING, "f: [A] Empty: it is not there or empty; add it");
  g_assert_null (b);
  assert_message (missing, PL_FILE_ERROR_MISSING, "f: [A] Not: it is not there or empty; add it");
}

static void
test_first_problem_stays (void)
{
  g_autoptr (PlKeyFile) file = open_text (values);
  g_autoptr (GError) error = NULL;

  (void) pl_key_file_get_int (file, "A", "Float", 0, 9, 0, &error);
  (void) pl_key_file_get_double (file, "A", "Nan", 0, 9, 0, &error);
  assert_message (error, PL_FILE_ERROR_VALUE,
                  "f: [A] Float: “4.5” is not a whole number from 0 to 9");
  (void) pl_key_file_get_double (file, "A", "Nan", 0, 9, 0, NULL);
}

static void
test_places_in_messages (void)
{
  g_autoptr (PlKeyFile) file = open_text (values);
  g_autoptr (GError) whole = NULL, group = NULL;

  pl_key_file_fail (file, NULL, NULL, PL_FILE_ERROR_VALUE, &whole, "all of %d", 3);
  assert_message (whole, PL_FILE_ERROR_VALUE, "f: all of 3");
  pl_key_file_fail (file, "A", NULL, PL_FILE_ERROR_MISSING, &group, "some");
  assert_message (group, PL_FILE_ERROR_MISSING, "f: [A]: some");
}

/* Unknown keys */

static void
ask_for (PlKeyFile *file, const char *group, const char *key)
{
  g_autoptr (GError) error = NULL;

  g_free (pl_key_file_dup_string (file, group, key, NULL, &error));
  g_assert_no_error (error);
}

/* A line may have megabytes, and line breaks in escapes: what is told of it is one short line, with
 * its beginning and its end. */
static void
test_long_messages (void)
{
  g_autofree char *word = g_strnfill (1000000, 'x');
  g_autofree char *text = g_strdup_printf ("[%s]\nCount=a\\nb %s\n", word, word);
  g_autoptr (PlKeyFile) file = pl_key_file_new (text, -1, "long.device", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (file);
  (void) pl_key_file_get_int (file, word, "Count", 1, 5, 1, &error);
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), <, 1000);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (strstr (error->message, "long.device: [xxx"));
  g_assert_nonnull (strstr (error->message, "] Count: “a b xxx"));
  g_assert_nonnull (strstr (error->message, "xxx…xxx"));
  g_assert_true (g_str_has_suffix (error->message, "xxx” is not a whole number from 1 to 5"));
}

static void
test_unknown (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "[A]\nLabel=\n[B]\nX=1\n",
      "f: [B]: there is no such group in this sort of file; mend its name or remove it" },
    { "[A]\nLabel=\n[Empty]\n",
      "f: [Empty]: there is no such group in this sort of file; mend its name or remove it" },
    { "[A]\nLable=\n", "f: [A] Lable: there is no such key; did you mean Label?" },
    { "[A]\nlabel=\n", "f: [A] label: there is no such key; did you mean Label?" },
    { "[A]\nLongish=\n", "f: [A] Longish: there is no such key here; mend its name or remove it" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlKeyFile) file = open_text (cases[i].text);
      g_autoptr (GError) error = NULL;

      ask_for (file, "A", "Label");
      ask_for (file, "A", "Ohms");
      g_assert_false (pl_key_file_check_all_used (file, &error));
      assert_message (error, PL_FILE_ERROR_UNKNOWN, cases[i].message);
    }
}

static void
test_all_known (void)
{
  g_autoptr (PlKeyFile) file = open_text ("[A]\nK=\n[B]\n");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) asked = NULL;

  ask_for (file, "A", "K");
  ask_for (file, "B", "K");
  asked = pl_key_file_dup_asked (file);
  g_assert_true (pl_key_file_check_all_used (file, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (asked), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) asked, "A\nK"));
  g_assert_true (g_strv_contains ((const char *const *) asked, "B\nK"));
}

static void
test_closest_word (void)
{
  static const char *const words[] = { "phones", "phono", "line", NULL };
  static const char *const none[] = { NULL };
  g_autofree char *huge = g_strnfill (80, 'x');

  g_assert_cmpstr (pl_closest_word ("phnes", words), ==, "phones");
  g_assert_cmpstr (pl_closest_word ("phonoo", words), ==, "phono");
  g_assert_cmpstr (pl_closest_word ("lien", words), ==, "line");
  g_assert_null (pl_closest_word ("speaker", words));
  g_assert_null (pl_closest_word (huge, words));
  g_assert_null (pl_closest_word ("line", none));
}

/* Ten thousand groups are read in no time; a check of each against all would take minutes. */
static void
test_many_groups (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PlKeyFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < 10000; i++)
    g_string_append_printf (text, "[Part %d]\nA=1\nB=2\nC=3\n", i);
  file = open_text (text->str);
  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *group = g_strdup_printf ("Part %d", i);

      (void) pl_key_file_get_int (file, group, "A", 0, 9, 0, &error);
      (void) pl_key_file_get_int (file, group, "B", 0, 9, 0, &error);
      (void) pl_key_file_get_int (file, group, "C", 0, 9, 0, &error);
    }
  g_assert_true (pl_key_file_check_all_used (file, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, (gint64) 20 * G_USEC_PER_SEC);
}

/* Whatever the language of the moment, 4.5 is four and a half, in values and in messages. */
static void
test_numbers (void)
{
  test_good_values ();
  test_bad_numbers ();
}

static void
test_locale (void)
{
  test_in_locale ("de_DE.UTF-8", test_numbers);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyfile/bad-texts", test_bad_texts);
  g_test_add_func ("/keyfile/embedded-nul", test_embedded_nul);
  g_test_add_func ("/keyfile/other-encoding", test_other_encoding);
  g_test_add_func ("/keyfile/odd-but-good-texts", test_odd_but_good_texts);
  g_test_add_func ("/keyfile/good-values", test_good_values);
  g_test_add_func ("/keyfile/fallbacks", test_fallbacks);
  g_test_add_func ("/keyfile/bad-texts-in-values", test_bad_texts_in_values);
  g_test_add_func ("/keyfile/bad-numbers", test_bad_numbers);
  g_test_add_func ("/keyfile/bad-whole-numbers", test_bad_whole_numbers);
  g_test_add_func ("/keyfile/bad-words", test_bad_words);
  g_test_add_func ("/keyfile/first-problem-stays", test_first_problem_stays);
  g_test_add_func ("/keyfile/places-in-messages", test_places_in_messages);
  g_test_add_func ("/keyfile/long-messages", test_long_messages);
  g_test_add_func ("/keyfile/unknown", test_unknown);
  g_test_add_func ("/keyfile/all-known", test_all_known);
  g_test_add_func ("/keyfile/closest-word", test_closest_word);
  g_test_add_func ("/keyfile/many-groups", test_many_groups);
  g_test_add_func ("/keyfile/locale", test_locale);
  return g_test_run ();
}
