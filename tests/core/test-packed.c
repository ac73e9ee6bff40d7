/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/packed.h"

#include <string.h>

static void
assert_back (const char *text, gsize length)
{
  g_autofree PlPacked *packed = pl_packed_new (text, (gssize) length);
  g_autofree char *back = pl_packed_dup_text (packed);

  g_assert_cmpuint (pl_packed_get_length (packed), ==, length);
  g_assert_cmpmem (back, length, text, length);
  g_assert_cmpint (back[length], ==, 0);
  g_assert_cmpuint (pl_packed_get_size (packed), <=, length);
}

/* To the byte, and in less than half of the room. */
static void
test_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree PlPacked *packed = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "<circle cx=\"%u\" cy=\"40\" r=\"6\"/>\n", i);
  for (gsize length = 0; length <= text->len; length += length < 64 ? 1 : 997)
    assert_back (text->str, length);
  packed = pl_packed_new (text->str, -1);
  g_assert_cmpuint (pl_packed_get_length (packed), ==, text->len);
  g_assert_cmpuint (pl_packed_get_size (packed), <, text->len / 2);
}

/* What gains nothing is kept as it is. */
static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  char noise[512];

  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (char) g_rand_int_range (rand, 0, 256);
  for (gsize length = 0; length <= sizeof noise; length++)
    {
      g_autofree PlPacked *packed = pl_packed_new (noise, (gssize) length);

      assert_back (noise, length);
      g_assert_cmpuint (pl_packed_get_size (packed), ==, length);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packed/text", test_text);
  g_test_add_func ("/packed/noise", test_noise);
  return g_test_run ();
}
