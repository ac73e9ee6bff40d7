/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target over files and folders, and over damaged copies of every file: so the
 * contracts are checked in every test run, without a fuzzer.  Same seeds, same copies. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

enum
{
  N_COPIES = 80,
  MAX_COPIED = 20000 /* larger files are run as they are */
};

static guint n_run;

static void
run_bytes (const char *text, gsize length)
{
  /* an exact copy: reading past the end is seen by the sanitizers */
  g_autofree guint8 *copy = g_memdup2 (text, MAX (length, 1));

  (void) LLVMFuzzerTestOneInput (copy, length);
  n_run++;
}

static void
replace (GString *text, gsize at, gsize length, const char *by)
{
  g_string_erase (text, (gssize) at, (gssize) length);
  g_string_insert (text, (gssize) at, by);
}

static gsize
random_below (GRand *rand, gsize limit)
{
  return limit > 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) limit) : 0;
}

static void
repeat_line (GString *text, gsize at, const char *end)
{
  g_autofree char *copy
      = end != NULL ? g_strndup (text->str + at, (gsize) (end + 1 - (text->str + at))) : NULL;

  if (copy != NULL)
    g_string_append (text, copy);
}

static void
change_value (GRand *rand, GString *text, gsize at)
{
  static const char *const values[] = { "",
                                        "0",
                                        "-1",
                                        "nan",
                                        "inf",
                                        "1e308",
                                        "1e-308",
                                        "99999999999",
                                        "a;b;c",
                                        "\\",
                                        "\n",
                                        "[",
                                        "]",
                                        "=",
                                        ";",
                                        ".",
                                        "no",
                                        "yes",
                                        "open",
                                        "short",
                                        "trs",
                                        "xlr-male",
                                        "1.phones",
                                        "\xff",
                                        "\xc3\xa4",
                                        "balanced",
                                        "transformer",
                                        "insert",
                                        "ground-sensing" };
  const char *equals = strchr (text->str + at, '=');
  gsize from = equals != NULL ? (gsize) (equals + 1 - text->str) : at;

  replace (text, from, strcspn (text->str + from, ";\n"),
           values[random_below (rand, G_N_ELEMENTS (values))]);
}

/* One slip: a letter, a line or a value. */
static void
damage (GRand *rand, GString *text)
{
  gsize at = random_below (rand, text->len);
  const char *line = NULL, *end = NULL;

  if (text->len == 0)
    return;
  line = g_strrstr_len (text->str, (gssize) at, "\n");
  at = line != NULL ? (gsize) (line + 1 - text->str) : 0;
  end = strchr (text->str + at, '\n');
  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      text->str[random_below (rand, text->len)] = (char) g_rand_int_range (rand, 1, 127);
      return;
    case 1:
      g_string_erase (text, (gssize) at, end != NULL ? end + 1 - (text->str + at) : -1);
      return;
    case 2:
      repeat_line (text, at, end);
      return;
    default:
      change_value (rand, text, at);
    }
}

static void
run_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_str_hash (strrchr (path, '/')));
  g_autofree char *text = NULL;
  gsize length = 0;

  (void) g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  run_bytes (text, length);
  for (guint i = 0; i < N_COPIES && length <= MAX_COPIED; i++)
    {
      g_autoptr (GString) copy = g_string_new_len (text, (gssize) length);

      for (gint32 n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        damage (rand, copy);
      run_bytes (copy->str, copy->len);
    }
}

static void
run_path (const char *path, const char *suffixes)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    run_file (path);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      const char *dot = strrchr (name, '.');

      if (dot != NULL && strstr (suffixes, dot) != NULL)
        run_file (file);
    }
}

/* replay SUFFIXES PATH… */
int
main (int argc, char **argv)
{
  if (argc < 3)
    return 2;
  for (int i = 2; i < argc; i++)
    run_path (argv[i], argv[1]);
  g_print ("%u inputs\n", n_run);
  return n_run > 0 ? 0 : 1;
}
