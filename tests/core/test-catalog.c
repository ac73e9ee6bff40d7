/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of gear, and the writer of JSON. */
#include <math.h>

#include "core/catalog.h"
#include "core/json.h"
#include "core/kind-file.h"
#include "fixture.h"

static PlKind *
new_kind (const char *id, const char *name, const char *category)
{
  g_autofree char *text = g_strdup_printf (
      "[Device]\nFormat=1\nId=%s\nName=%s\nKind=%s\n[Jack a]\nConnector=trs\n", id, name, category);
  g_autoptr (GError) error = NULL;
  PlKind *kind = pl_kind_parse (text, -1, "test", &error);

  g_assert_no_error (error);
  return kind;
}

static void
add (PlCatalog *catalog, const char *id, const char *name, const char *category)
{
  g_autoptr (PlKind) kind = new_kind (id, name, category);

  pl_catalog_add (catalog, kind);
}

static void
test_later_wins (void)
{
  g_autoptr (PlCatalog) catalog = pl_catalog_new ();
  g_autoptr (GPtrArray) list = NULL;

  add (catalog, "box", "Shipped", "mixer");
  add (catalog, "box", "Mine", "mixer");
  g_assert_cmpstr (pl_catalog_find (catalog, "box")->name, ==, "Mine");
  g_assert_null (pl_catalog_find (catalog, "Box"));
  list = pl_catalog_dup_list (catalog);
  g_assert_cmpuint (list->len, ==, 1);
}

static void
test_order (void)
{
  g_autoptr (PlCatalog) catalog = pl_catalog_new ();
  g_autoptr (GPtrArray) list = NULL;
  const char *const wanted[] = { "m-a", "m-b", "h-a" };

  add (catalog, "h-a", "A", "headphones");
  add (catalog, "m-b", "B", "mixer");
  add (catalog, "m-a", "A", "mixer");
  list = pl_catalog_dup_list (catalog);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpstr (((PlKind *) g_ptr_array_index (list, i))->id, ==, wanted[i]);
}

static void
test_suggest (void)
{
  PlCatalog *catalog = test_catalog ();

  g_assert_cmpstr (pl_catalog_suggest (catalog, "mackie-hm4"), ==, "mackie-hm-4");
  g_assert_cmpstr (pl_catalog_suggest (catalog, "makcie-hm-4"), ==, "mackie-hm-4");
  g_assert_null (pl_catalog_suggest (catalog, "grand-piano"));
  g_assert_null (pl_catalog_suggest (catalog, ""));
}

static void
test_json (void)
{
  PlJson json = { g_string_new (NULL), 0, TRUE };
  g_autofree char *flat = NULL;
  g_auto (GStrv) words = NULL;

  pl_json_open (&json, NULL, '{');
  pl_json_string (&json, "text", "a\"b\\c\n\x01ü");
  pl_json_string (&json, "none", NULL);
  pl_json_open (&json, "list", '[');
  pl_json_number (&json, NULL, -0.5);
  pl_json_number (&json, NULL, (double) NAN);
  pl_json_boolean (&json, NULL, TRUE);
  pl_json_close (&json, ']');
  pl_json_open (&json, "empty", '[');
  pl_json_close (&json, ']');
  pl_json_close (&json, '}');
  words = g_strsplit_set (json.out->str, " \n", -1);
  flat = g_strjoinv ("", words);
  g_assert_cmpstr (flat, ==,
                   "{\"text\":\"a\\\"b\\\\c\\u000a\\u0001ü\",\"none\":null,"
                   "\"list\":[-0.5,null,true],\"empty\":[]}");
  g_string_free (json.out, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/later-wins", test_later_wins);
  g_test_add_func ("/catalog/order", test_order);
  g_test_add_func ("/catalog/suggest", test_suggest);
  g_test_add_func ("/json/writer", test_json);
  return g_test_run ();
}
