/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <malloc.h>
#include <math.h>
#include <string.h>

#include "core/keyfile.h"
#include "core/kind-file.h"
#include "core/plain.h"
#include "draw/autoptr.h"
#include "draw/library.h"
#include "draw/panel-cache.h"
#include "draw/svg-tree.h"

static const char device[] = "[Device]\nFormat=1\nId=box\nName=Box\nKind=mixer\n\n"
                             "[Bus a]\nName=A\n\n"
                             "[Control level]\nLabel=LEVEL\n\n"
                             "[Jack out]\nLabel=OUT\nConnector=trs\nOutput=balanced\nCarries=a\n\n"
                             "[Jack in]\nLabel=IN\nConnector=xlr-female\nInput=balanced\n";

#define SVG(root, body) "<svg xmlns=\"http://www.w3.org/2000/svg\" " root ">" body "</svg>"
#define JACK(id, x)     "<circle id=\"jack-" id "\" cx=\"" x "\" cy=\"40\" r=\"15\"/>"
#define GOOD            SVG ("viewBox=\"0 0 200 100\"", JACK ("out", "40") JACK ("in", "120"))

static PlKind *
parse (void)
{
  g_autoptr (GError) error = NULL;
  PlKind *kind = pl_kind_parse (device, -1, "box.device", &error);

  g_assert_no_error (error);
  return kind;
}

static void
test_spots (void)
{
  g_autoptr (PlKind) kind = parse ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPanel) panel = pl_panel_new (kind, GOOD, strlen (GOOD), "box.svg", &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (pl_panel_get_jack (panel, 0).x, 40, 0.01);
  g_assert_cmpfloat_with_epsilon (pl_panel_get_jack (panel, 1).x, 120, 0.01);
  g_assert_cmpfloat_with_epsilon (pl_panel_get_jack (panel, 1).y, 40, 0.01);
  g_assert_cmpfloat_with_epsilon (pl_panel_get_jack (panel, 0).r, 15, 0.01);
  g_assert_cmpfloat_with_epsilon (pl_panel_get_control (panel, 0).r, 0, 1e-9);
}

/* One file of the cache is written over with something of the same or another length. */
static void
spoil_cache (const char *suffix, const char *bytes, gsize length)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "patchlead", "panels", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, suffix))
        g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
    }
}

static double
find_jack (const char *svg)
{
  g_autoptr (PlKind) kind = parse ();
  g_autoptr (PlPanel) panel = pl_panel_new (kind, svg, strlen (svg), "box.svg", NULL);

  g_assert_nonnull (panel);
  return pl_panel_get_jack (panel, 0).x;
}

/* What is kept is used, goes by what was drawn, and is drawn anew when it is broken. */
static void
test_kept_spots (void)
{
  const char *other = SVG ("viewBox=\"0 0 200 100\"", JACK ("out", "50") JACK ("in", "120"));
  const double marked[2 + 5 * 3] = { 200, 100, 77 }, zeros[2 + 5 * 3] = { 0 };
  const double odd[2 + 5 * 3] = { 200, 100, (double) NAN };

  g_assert_cmpfloat_with_epsilon (find_jack (GOOD), 40, 0.01);
  spoil_cache (".spots", (const char *) marked, sizeof marked);
  g_assert_cmpfloat_with_epsilon (find_jack (GOOD), 77, 0.01);
  g_assert_cmpfloat_with_epsilon (find_jack (other), 50, 0.01);
  spoil_cache (".spots", "short", 5);
  g_assert_cmpfloat_with_epsilon (find_jack (GOOD), 40, 0.01);
  spoil_cache (".spots", (const char *) zeros, sizeof zeros);
  g_assert_cmpfloat_with_epsilon (find_jack (GOOD), 40, 0.01);
  spoil_cache (".spots", (const char *) odd, sizeof odd);
  g_assert_cmpfloat_with_epsilon (find_jack (GOOD), 40, 0.01);
}

/* A bench may have thousands of panels: what is there is not looked through for each of them. */
static void
test_many_kept (void)
{
  const double numbers[17] = { 0 };
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "patchlead", "panels", NULL);
  g_autoptr (GDir) dir = NULL;
  guint n = 0;
  gint64 before = g_get_monotonic_time ();

  for (guint i = 0; i < 12000; i++)
    {
      g_autofree char *key = g_strdup_printf ("%08u", i);

      pl_panel_cache_write_numbers (key, numbers, G_N_ELEMENTS (numbers));
    }
  g_assert_cmpint (g_get_monotonic_time () - before, <, (gint64) 20 * G_USEC_PER_SEC);
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, >, 1000);
  g_assert_cmpuint (n, <, 10000); /* small ones count, too */
}

static void
test_kept_picture (void)
{
  g_autoptr (PlKind) kind = parse ();
  g_autoptr (PlPanel) panel = pl_panel_new (kind, GOOD, strlen (GOOD), "box.svg", NULL);
  gboolean is_kept = TRUE;
  g_autoptr (cairo_surface_t) drawn = pl_panel_dup_picture (panel, 0.5, &is_kept);
  g_autoptr (cairo_surface_t) kept = NULL;
  g_autoptr (cairo_surface_t) other = NULL;
  g_autoptr (cairo_surface_t) again = NULL;
  gsize length = (gsize) cairo_image_surface_get_stride (drawn) * 50;

  g_assert_false (is_kept);
  g_assert_cmpint (cairo_image_surface_get_width (drawn), ==, 100);
  g_assert_cmpint (cairo_image_surface_get_height (drawn), ==, 50);
  pl_panel_keep_picture (panel, 0.5, drawn);
  kept = pl_panel_dup_picture (panel, 0.5, &is_kept);
  g_assert_true (is_kept);
  g_assert_cmpmem (cairo_image_surface_get_data (drawn), length,
                   cairo_image_surface_get_data (kept), length);
  other = pl_panel_dup_picture (panel, 0.5001, &is_kept);
  g_assert_nonnull (other);
  g_assert_false (is_kept);
  spoil_cache (".argb", "short", 5);
  again = pl_panel_dup_picture (panel, 0.5, &is_kept);
  g_assert_nonnull (again);
  g_assert_false (is_kept);
}

static void
expect_refusal (const char *svg, const char *word)
{
  g_autoptr (PlKind) kind = parse ();
  g_autoptr (GError) error = NULL;

  g_assert_null (pl_panel_new (kind, svg, strlen (svg), "box.svg", &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "box.svg: "));
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_refusals (void)
{
  expect_refusal (SVG ("viewBox=\"0 0 200 100\"", JACK ("out", "40")), "jack-in");
  expect_refusal (SVG ("width=\"20\"", JACK ("out", "40")), "viewBox");
  expect_refusal ("<svg", "not an SVG");
}

#define BODY(body) SVG ("viewBox=\"0 0 200 100\"", JACK ("out", "40") JACK ("in", "120") "" body "")

/* What a stranger's panel must not have, and that what merely looks like it is drawn. */
static void
test_strangers (void)
{
  static const char *const refused[][2] = {
    { "<!DOCTYPE svg [<!ENTITY a \"b\">]>" GOOD, "entities" },
    { "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" GOOD, "encoding" },
    { "<?xml-stylesheet href=\"a.css\"?>" GOOD, "style sheets" },
    { BODY ("<image href=\"data:image/png;base64,AA==\"/>"), "pictures" },
    { BODY ("<filter id=\"f\"/>"), "filters" },
    { BODY ("<mask id=\"f\"/>"), "masks" },
    { BODY ("<pattern id=\"f\"/>"), "patterns" },
    { BODY ("<script/>"), "scripts" },
    { BODY ("<a:include xmlns:a=\"x\" href=\"#a\"/>"), "fetched" },
    { BODY ("<use href=\"file:///etc/passwd\"/>"), "fetched" },
    { BODY ("<rect fill=\"URL( 'http://localhost/#a')\"/>"), "fetched" },
    { BODY ("<style>@im<![CDATA[port \"a.css\"]]></style>"), "fetched" },
    { BODY ("<style>@\\69mport \"a.css\"</style>"), "fetched" },
    { BODY ("<style>rect { clip-path: url(#c) }</style>"), "style sheet" },
    { BODY ("<g id=\"a\"><use href=\"#a\"/></g>"), "refers to what it stands in" },
    { BODY ("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>"), "refers" },
    { SVG ("id=\"r\" viewBox=\"0 0 200 100\"", "<use href=\"#r\"/>"), "refers" },
    { BODY ("<rect width=\"1e308\"/>"), "a number may be up to 100000" },
    { BODY ("<path d=\"M0 0L1e999 5\"/>"), "a number" },
    { BODY ("<rect style=\"stroke-width:999999999\"/>"), "a number" },
    { BODY ("<text font-size=\"9999\"/>"), "a font" },
    { BODY ("<text>\xff</text>"), "UTF-8" },
    { "", "empty" },
    { BODY ("<g transform=\"scale(99)\"><g transform=\"translate(9) matrix(1 0 0 99 0 0)\"/></g>"),
      "1000 times" },
  };
  static const char *const fine[] = {
    BODY ("<rect fill=\"#1e9999\" style=\"fill:#2e9999\"/>"),
    BODY ("<linearGradient id=\"a\"/><rect id=\"x1e999\" fill=\"url( #a )\"/>"),
    BODY ("<style>rect { fill: red }</style><title>&lt;script&gt; &amp; 1e999</title>"),
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE svg PUBLIC \"a\" \"b\">" GOOD,
  };
  g_autoptr (PlKind) kind = parse ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    expect_refusal (refused[i][0], refused[i][1]);
  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlPanel) panel = pl_panel_new (kind, fine[i], strlen (fine[i]), "box.svg", &error);

      g_assert_no_error (error);
      g_assert_nonnull (panel);
    }
}

/* Few lines that would draw a million things. */
static void
test_repetition (void)
{
  g_autoptr (GString) body = g_string_new (SVG ("viewBox=\"0 0 200 100\"", JACK ("out", "40")));

  g_string_truncate (body, body->len - strlen ("</svg>"));
  g_string_append (body, "<g id=\"a0\"><rect/></g>");
  for (guint i = 1; i < 8; i++)
    {
      g_string_append_printf (body, "<g id=\"a%u\">", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (body, "<use href=\"#a%u\"/>", i - 1);
      g_string_append (body, "</g>");
    }
  g_string_append (body, "<use href=\"#a7\"/></svg>");
  expect_refusal (body->str, "more than 20000 elements");
  g_string_assign (body, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 100\">");
  for (guint i = 0; i < 40; i++)
    g_string_append (body, "<g>");
  expect_refusal (body->str, "more than 32 deep");
}

static void
expect_problem (const char *svg, const char *word)
{
  g_autoptr (PlKind) kind = parse ();
  g_auto (GStrv) problems = pl_panel_check (kind, svg, strlen (svg), "box.svg", FALSE);

  for (guint i = 0; problems[i] != NULL; i++)
    if (strstr (problems[i], word) != NULL)
      return;
  g_error ("no problem mentions “%s” in %s", word, svg);
}

static void
test_checker (void)
{
  g_autoptr (PlKind) kind = parse ();
  g_auto (GStrv) none = pl_panel_check (kind, GOOD, strlen (GOOD), "box.svg", FALSE);

  g_assert_null (none[0]);
  expect_problem (
      SVG ("viewBox=\"0 0 200 100\"", "<filter/>" JACK ("out", "40") JACK ("in", "120")), "filter");
  expect_problem (
      SVG ("width=\"200\" viewBox=\"0 0 200 100\"", JACK ("out", "40") JACK ("in", "120")),
      "width");
  expect_problem (
      SVG ("viewBox=\"0 0 200 100\"", JACK ("out", "40") JACK ("in", "120") JACK ("more", "170")),
      "jack-more");
  expect_problem (SVG ("viewBox=\"0 0 200 100\"", JACK ("out", "40") JACK ("in", "50")), "overlap");
  expect_problem (SVG ("viewBox=\"0 0 200 100\"", JACK ("out", "40") JACK ("in", "400")),
                  "outside");
  expect_problem (SVG ("viewBox=\"0 0 200 100\"",
                       JACK ("out", "40") "<circle id=\"jack-in\" cx=\"120\" cy=\"40\" r=\"6\"/>"),
                  "28");
}

/* A panel drawn from the device alone has everything, and passes its own checker. */
static void
test_composed (void)
{
  g_autoptr (PlKind) kind = parse ();
  g_autoptr (PlPanel) panel = pl_panel_new_composed (kind, NULL);
  gsize length = 0;
  g_autofree char *svg = pl_panel_dup_svg (panel, &length);
  g_auto (GStrv) problems = pl_panel_check (kind, svg, length, "composed", TRUE);

  g_assert_cmpstr (problems[0], ==, NULL);
  g_assert_cmpfloat (pl_panel_get_control (panel, 0).r, >, 5);
}

/* Every shipped device, drawn and composed. */
static void
test_shipped (void)
{
  g_autoptr (PlLibrary) library = pl_library_new (NULL);
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (library));

  g_assert_cmpstr (pl_library_get_problems (library)[0], ==, NULL);
  g_assert_cmpuint (kinds->len, >=, 9);
  for (guint i = 0; i < kinds->len; i++)
    {
      PlKind *kind = g_ptr_array_index (kinds, i);
      g_autoptr (PlPanel) composed = NULL;

      if (pl_kind_is_cable (kind))
        continue;
      g_assert_cmpfloat (pl_panel_get_width (pl_library_get_panel (library, kind)), >, 50);
      composed = pl_panel_new_composed (kind, NULL);
      g_assert_cmpfloat (pl_panel_get_width (composed), >, 50);
    }
  g_assert_cmpstr (pl_library_get_problems (library)[0], ==, NULL);
}

/* All ids of a panel's parts, and what refers to them. */
typedef struct
{
  GHashTable *ids, *references;
} Used;

static void
look_at_node (PlSvgNode *node, gpointer data)
{
  const Used *self = data;

  for (guint i = 0; i + 1 < node->attributes->len; i += 2)
    {
      const char *name = g_ptr_array_index (node->attributes, i);
      const char *value = g_ptr_array_index (node->attributes, i + 1);

      if (strcmp (name, "id") == 0 && !g_str_has_prefix (value, "jack-")
          && !g_str_has_prefix (value, "control-"))
        g_hash_table_add (self->ids, g_strdup (value));
      if (g_str_has_prefix (value, "url(#"))
        g_hash_table_add (self->references, g_strndup (value + 5, strlen (value) - 6));
      if (strcmp (name, "href") == 0)
        g_hash_table_add (self->references, g_strdup (value + 1));
    }
}

/* A composed panel has those parts of the sheet that it uses, and no other: each would be read by
 * librsvg for each panel. */
static void
test_parts (void)
{
  g_autoptr (PlLibrary) library = pl_library_new (NULL);
  g_autoptr (GPtrArray) kinds = pl_catalog_dup_list (pl_library_get_catalog (library));

  for (guint i = 0; i < kinds->len; i++)
    {
      PlKind *kind = g_ptr_array_index (kinds, i);
      g_autoptr (PlPanel) panel
          = pl_kind_is_cable (kind) ? NULL : pl_library_compose_panel (library, kind);
      g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) references
          = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Used used = { ids, references };
      gsize length = 0;
      g_autofree char *svg = panel != NULL ? pl_panel_dup_svg (panel, &length) : NULL;
      g_autoptr (PlSvgNode) root = svg != NULL ? pl_svg_parse (svg, length, NULL) : NULL;
      GHashTableIter iter;
      gpointer word;

      if (root == NULL)
        continue;
      pl_svg_walk (root, look_at_node, &used);
      for (g_hash_table_iter_init (&iter, ids); g_hash_table_iter_next (&iter, &word, NULL);)
        g_assert_true (g_hash_table_contains (references, word));
      for (g_hash_table_iter_init (&iter, references); g_hash_table_iter_next (&iter, &word, NULL);)
        g_assert_true (g_hash_table_contains (ids, word));
      g_assert_true (g_hash_table_contains (ids, "face"));
    }
}

static guint
count_kept_spots (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "patchlead", "panels", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".spots") ? 1 : 0;
  return n;
}

/* Panels that differ by nothing but their words are measured once: a bench may have thousands of
 * devices that nobody knows. */
static void
test_alike (void)
{
  guint before = count_kept_spots ();

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("[Device]\nFormat=1\nId=box-%u\nName=Box %02u\nKind=mixer\n"
                             "[Jack in]\nLabel=%u\nConnector=trs\nInput=balanced\n",
                             i, i, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlKind) kind = pl_kind_parse (text, -1, "box.device", &error);
      g_autoptr (PlPanel) panel = NULL;

      g_assert_no_error (error);
      panel = pl_panel_new_composed (kind, NULL);
      g_assert_cmpfloat (pl_panel_get_jack (panel, 0).r, >, 10);
      g_assert_cmpfloat (pl_panel_get_jack (panel, 0).x, >, 20);
    }
  g_assert_cmpuint (count_kept_spots () - before, <, 10); /* titles differ a little in width */
}

/* A panel that is missing is replaced, and said. */
static void
test_missing_panel (void)
{
  g_autofree char *folder = g_dir_make_tmp ("patchlead-XXXXXX", NULL);
  g_autofree char *devices = g_build_filename (folder, "devices", NULL);
  g_autofree char *path = g_build_filename (devices, "lost.device", NULL);
  const char *folders[] = { folder, NULL };
  g_autoptr (PlLibrary) library = NULL;
  const PlKind *kind = NULL;

  g_assert_cmpint (g_mkdir_with_parents (devices, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path,
                                      "[Device]\nFormat=1\nId=lost\nName=Lost\nKind=mixer\n"
                                      "Panel=lost.svg\n\n[Jack in]\nConnector=trs\nInput=stereo\n",
                                      -1, NULL));
  library = pl_library_new (folders);
  kind = pl_catalog_find (pl_library_get_catalog (library), "lost");
  g_assert_nonnull (kind);
  g_assert_nonnull (pl_library_get_panel (library, kind));
  g_assert_nonnull (pl_library_get_problems (library)[0]);
  g_assert_nonnull (strstr (pl_library_get_problems (library)[0], "lost.svg"));
  (void) g_unlink (path);
  (void) g_rmdir (devices);
  (void) g_rmdir (folder);
}

/* A panel that cannot be drawn is told without what nobody sees in its path (U+2060). */
static void
test_odd_path (void)
{
  g_autofree char *above = g_dir_make_tmp ("patchlead-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (above,
                                              "a\xe2\x81\xa0"
                                              "b",
                                              NULL);
  g_autofree char *devices = g_build_filename (folder, "devices", NULL);
  g_autofree char *path = g_build_filename (devices, "bad.device", NULL);
  g_autofree char *panel = g_build_filename (devices, "bad.svg", NULL);
  const char *folders[] = { folder, NULL };
  g_autoptr (PlLibrary) library = NULL;
  const char *problem = NULL;

  g_assert_cmpint (g_mkdir_with_parents (devices, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path,
                                      "[Device]\nFormat=1\nId=bad\nName=Bad\nKind=mixer\n"
                                      "Panel=bad.svg\n\n[Jack in]\nConnector=trs\nInput=stereo\n",
                                      -1, NULL));
  g_assert_true (g_file_set_contents (panel, "<svg", -1, NULL));
  library = pl_library_new (folders);
  g_assert_nonnull (
      pl_library_get_panel (library, pl_catalog_find (pl_library_get_catalog (library), "bad")));
  problem = pl_library_get_problems (library)[0];
  g_assert_nonnull (strstr (problem, "/ab/devices/bad.svg: "));
  g_assert_null (pl_plain_find_odd (problem, strlen (problem)));
  (void) g_unlink (path);
  (void) g_unlink (panel);
  (void) g_rmdir (devices);
  (void) g_rmdir (folder);
  (void) g_rmdir (above);
}

static double
paint_at (const PlPanel *panel, guint first, guint end)
{
  struct mallinfo2 heap;

  for (guint i = first; i < end; i++)
    {
      g_autoptr (cairo_surface_t) surface
          = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 500, 300);
      g_autoptr (cairo_t) cr = cairo_create (surface);

      cairo_scale (cr, 0.4 + 0.007 * i, 0.4 + 0.007 * i);
      pl_panel_paint (panel, cr);
    }
  (void) malloc_trim (0);
  heap = mallinfo2 ();
  return (double) (heap.uordblks + heap.hblkhd) / 1048576.0;
}

/* Each zoom that somebody looked at would keep the fonts of its size for ever: 0.15 MiB, which is
 * 15 MiB here. */
static void
test_zooms (void)
{
  g_autoptr (PlLibrary) library = pl_library_new (NULL);
  const PlKind *kind = pl_catalog_find (pl_library_get_catalog (library), "mackie-hm-4");
  const PlPanel *panel = pl_library_get_panel (library, kind);
  double before = paint_at (panel, 0, 60), after = paint_at (panel, 60, 160);

  g_assert_cmpfloat (after, <, before + 6.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL); /* each with a cache of its own */
  g_test_add_func ("/panel/spots", test_spots);
  g_test_add_func ("/panel/kept-spots", test_kept_spots);
  g_test_add_func ("/panel/alike", test_alike);
  g_test_add_func ("/panel/many-kept", test_many_kept);
  g_test_add_func ("/panel/kept-picture", test_kept_picture);
  g_test_add_func ("/panel/refusals", test_refusals);
  g_test_add_func ("/panel/strangers", test_strangers);
  g_test_add_func ("/panel/repetition", test_repetition);
  g_test_add_func ("/panel/checker", test_checker);
  g_test_add_func ("/panel/composed", test_composed);
  g_test_add_func ("/panel/shipped", test_shipped);
  g_test_add_func ("/panel/parts", test_parts);
  g_test_add_func ("/panel/zooms", test_zooms);
  g_test_add_func ("/panel/missing", test_missing_panel);
  g_test_add_func ("/panel/odd-path", test_odd_path);
  return g_test_run ();
}
