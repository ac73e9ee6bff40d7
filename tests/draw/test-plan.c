/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels composed by the program: nothing overlaps, what belongs together stands together, little
 * room is wasted. */
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "core/describe.h"
#include "core/kind-check.h"
#include "core/kind-file.h"
#include "draw/library.h"
#include "draw/panel-plan.h"
#include "draw/panel-text.h"

typedef struct
{
  PlLibrary *library;
  GPtrArray *kinds; /* PlKind */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->library = pl_library_new (NULL);
  fixture->kinds = pl_catalog_dup_list (pl_library_get_catalog (fixture->library));
  for (guint i = fixture->kinds->len; i > 0; i--)
    if (pl_kind_is_cable (g_ptr_array_index (fixture->kinds, i - 1)))
      g_ptr_array_remove_index (fixture->kinds, i - 1);
  g_assert_cmpuint (fixture->kinds->len, >, 50);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->kinds);
  pl_library_unref (fixture->library);
}

static const PlKind *
find_kind (const Fixture *fixture, const char *id)
{
  const PlKind *kind = pl_catalog_find (pl_library_get_catalog (fixture->library), id);

  g_assert_nonnull (kind);
  return kind;
}

static const PlSection *
section_at (const PlPlan *plan, guint index)
{
  return g_ptr_array_index (plan->sections, index);
}

/* The mark of a jack or control on the panel; fails when there is not exactly one. */
static PlMark
find_mark (const PlPlan *plan, gboolean jack, guint16 index)
{
  PlMark found = { PL_MARK_JACK, 0, 0, 0, 0, 0, NULL };
  guint n = 0;

  for (guint i = 0; i < plan->sections->len; i++)
    for (guint k = 0; k < section_at (plan, i)->marks->len; k++)
      {
        const PlMark *mark = &g_array_index (section_at (plan, i)->marks, PlMark, k);

        if (mark->index != index || (mark->type == PL_MARK_JACK) != jack
            || mark->type > PL_MARK_SLIDER)
          continue;
        found = *mark;
        found.x += section_at (plan, i)->x;
        found.y += section_at (plan, i)->y;
        n++;
      }
  g_assert_cmpuint (n, ==, 1);
  return found;
}

static PlMark
find_jack (const PlPlan *plan, const char *id)
{
  return find_mark (plan, TRUE, (guint16) pl_kind_find_connector (plan->kind, id));
}

static PlMark
find_control (const PlPlan *plan, const char *id)
{
  return find_mark (plan, FALSE, (guint16) pl_kind_find_control (plan->kind, id));
}

/* Every jack and control stands on the panel once, within its section; sections do not overlap. */
static void
test_all_there (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->kinds->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (fixture->kinds, i);
      g_autoptr (PlPlan) plan = pl_plan_new (kind, 0.0);

      g_test_message ("%s", kind->id);
      for (guint16 k = 0; k < kind->connectors->len; k++)
        (void) find_mark (plan, TRUE, k);
      for (guint16 k = 0; k < kind->controls->len; k++)
        (void) find_mark (plan, FALSE, k);
      for (guint k = 0; k < plan->sections->len; k++)
        {
          const PlSection *a = section_at (plan, k);

          g_assert_cmpfloat (a->x, >=, 0.0);
          g_assert_cmpfloat (a->x + a->width, <=, plan->width);
          g_assert_cmpfloat (a->y + a->height, <=, plan->height);
          for (guint m = 0; m < a->marks->len; m++)
            {
              const PlMark *mark = &g_array_index (a->marks, PlMark, m);
              g_assert_true (mark->x > 0.0 && mark->x < a->width && mark->y > 0.0
                             && mark->y < a->height);
            }
          for (guint m = k + 1; m < plan->sections->len; m++)
            {
              const PlSection *b = section_at (plan, m);
              g_assert_true (a->x + a->width <= b->x + 0.01 || b->x + b->width <= a->x + 0.01
                             || a->y + a->height <= b->y + 0.01 || b->y + b->height <= a->y + 0.01);
            }
        }
    }
}

/* No section is far larger than what is in it: MASTER, CONTROLS and REAR of the big mixers. */
static void
test_little_waste (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->kinds->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (fixture->kinds, i);
      g_autoptr (PlPlan) plan = pl_plan_new (kind, 0.0);
      double area = 0.0, content = 0.0;

      for (guint k = 0; k < plan->sections->len; k++)
        {
          const PlSection *section = section_at (plan, k);

          area += section->width * section->height;
          content += (section->inner_width + 2.0 * PL_SECTION_PADDING)
                     * (section->inner_height + PL_SECTION_TITLE + PL_SECTION_PADDING);
        }
      if (content / area < 0.6 && kind->connectors->len > 6)
        {
          g_test_message ("%s fills only %.0f %% of its sections", kind->id,
                          100.0 * content / area);
          g_test_fail ();
        }
      if (kind->connectors->len > 12)
        {
          g_assert_cmpfloat (plan->width / plan->height, >, 0.65);
          g_assert_cmpfloat (plan->width / plan->height, <, 3.2);
          g_assert_cmpfloat (plan->width, <=, 1100.0);
        }
    }
}

/* A headphone amp's volume stands right above its output. */
static void
test_volume_above_output (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind, *control, *jack;
  } pairs[] = { { "generic-headphone-amp-4", "level-1", "phones-1" },
                { "generic-headphone-amp-4", "level-4", "phones-4" },
                { "behringer-ha8000", "level-8", "phones-8" },
                { "rolls-ra53b", "level-5", "phones-5" },
                { "art-headamp-6-pro", "level-3", "phones-3" },
                { "zoom-livetrak-l-8", "phones-b", "phones-b" },
                { "schiit-vali-2-plus", "volume", "phones" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (PlPlan) plan = pl_plan_new (find_kind (fixture, pairs[i].kind), 0.0);
      PlMark knob = find_control (plan, pairs[i].control), jack = find_jack (plan, pairs[i].jack);

      g_test_message ("%s %s", pairs[i].kind, pairs[i].control);
      g_assert_cmpint (knob.type, ==, PL_MARK_KNOB);
      g_assert_cmpfloat_with_epsilon (knob.x, jack.x, 0.01);
      g_assert_cmpfloat (knob.y, <, jack.y);
      g_assert_cmpfloat (jack.y - knob.y, <, 110.0);
    }
}

/* Channels beside each other have their knobs in the same rows, below their jacks. */
static void
test_channels_share_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlPlan) plan = pl_plan_new (find_kind (fixture, "yamaha-mg10xu"), 0.0);
  PlMark mono = find_control (plan, "level-1"), stereo = find_control (plan, "level-5-6");
  PlMark pan = find_control (plan, "pan-1"), balance = find_control (plan, "pan-5-6");
  PlMark jack = find_jack (plan, "mic-1"), left = find_jack (plan, "line-5");

  g_assert_cmpint (mono.type, ==, PL_MARK_TRIM);
  g_assert_cmpfloat_with_epsilon (mono.y, stereo.y, 0.01);
  g_assert_cmpfloat_with_epsilon (pan.y, balance.y, 0.01);
  g_assert_cmpfloat (pan.y, <, mono.y);
  g_assert_cmpfloat_with_epsilon (jack.x, mono.x, 0.01);
  g_assert_cmpfloat (jack.y, <, find_control (plan, "gain-1").y);
  g_assert_cmpfloat_with_epsilon (left.x, stereo.x, 0.01);
  g_assert_cmpfloat_with_epsilon (left.y, jack.y, 0.01);
}

/* "ST1 L" is numbered unlike the knobs of its channel; the wiring tells that it belongs there. */
static void
test_wiring_finds_channel (Fixture *fixture, gconstpointer data)
{
  const PlKind *kind = find_kind (fixture, "allen-heath-zed-10fx");
  g_autoptr (PlPlan) plan = pl_plan_new (kind, 0.0);
  guint16 level = (guint16) pl_kind_find_control (kind, "level-st1");

  g_assert_true (
      pl_jack_feeds_control (kind, (guint16) pl_kind_find_connector (kind, "line-5"), level));
  g_assert_false (
      pl_jack_feeds_control (kind, (guint16) pl_kind_find_connector (kind, "line-7"), level));
  g_assert_cmpfloat_with_epsilon (find_jack (plan, "line-5").x, find_control (plan, "level-st1").x,
                                  0.01);
}

static void
expect_clean (const PlKind *kind, PlLibrary *library)
{
  g_autoptr (PlPanel) panel = pl_library_compose_panel (library, kind);
  gsize length = 0;
  g_autofree char *svg = pl_panel_dup_svg (panel, &length);
  g_auto (GStrv) problems = pl_panel_check (kind, svg, length, kind->id, TRUE);

  g_assert_cmpstr (problems[0], ==, NULL);
}

static void
test_shipped_are_clean (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->kinds->len; i++)
    expect_clean (g_ptr_array_index (fixture->kinds, i), fixture->library);
}

/* Whatever people tick. */
static void
test_described_are_clean (Fixture *fixture, gconstpointer data)
{
  static const PlCategory categories[] = { PL_CATEGORY_MIXER, PL_CATEGORY_INTERFACE,
                                           PL_CATEGORY_HEADPHONE_AMP, PL_CATEGORY_SPLITTER };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 80; i++)
    {
      PlDescription it;
      g_autofree char *text = NULL;
      g_autoptr (PlKind) kind = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) problems = NULL;

      pl_description_init (&it, categories[i % G_N_ELEMENTS (categories)]);
      it.name = g_strdup ("The box with the very long name that stands in the corner");
      it.n_mics = (guint) g_rand_int_range (rand, 0, PL_DESCRIBED_MAX + 1);
      it.n_stereo_inputs = (guint) g_rand_int_range (rand, 0, PL_DESCRIBED_MAX + 1);
      it.n_aux = (guint) g_rand_int_range (rand, 0, 5);
      it.n_phones = (guint) g_rand_int_range (rand, 1, PL_DESCRIBED_MAX + 1);
      it.mains = (PlMains) g_rand_int_range (rand, 0, PL_N_MAINS);
      it.control_room = g_rand_boolean (rand);
      it.input = (PlAmpInput) g_rand_int_range (rand, 0, PL_N_AMP_INPUTS);
      it.volumes = g_rand_boolean (rand);
      text = pl_description_dup_file (&it);
      pl_description_clear (&it);
      kind = pl_kind_parse (text, -1, "described", &error);
      g_assert_no_error (error);
      problems = pl_kind_check (kind, "described");
      g_assert_cmpstr (problems[0], ==, NULL);
      expect_clean (kind, fixture->library);
    }
}

/* Files of people may hold anything: many jacks, long words, labels that are all alike. */
static void
test_odd_gear (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text
      = g_string_new ("[Device]\nFormat=1\nId=odd\nName=Odd\nKind=mixer\n\n[Bus a]\nName=A\n");
  g_autoptr (PlKind) kind = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (
        text,
        "\n[Jack in-%u]\nLabel=%s\nSection=Section %u with a long name\n"
        "Connector=trs\nInput=balanced\n\n[Control c-%u]\nLabel=%s\n"
        "Section=Section %u with a long name\nType=%s\n%s",
        i, i % 3 == 0 ? "INCOMPREHENSIBILITIES" : "IN", i % 20, i,
        i % 4 == 0 ? "SAME 1" : "WORD AND WORD AND WORD", i % 23,
        i % 5 == 0 ? "fader" : (i % 7 == 0 ? "switch" : "knob"),
        i % 5 != 0 && i % 7 == 0 ? "Positions=one very long position;another;third\n" : "");
  kind = pl_kind_parse (text->str, -1, "odd", &error);
  g_assert_no_error (error);
  expect_clean (kind, fixture->library);
}

static gboolean
is_installed (PangoContext *context, const PangoFontDescription *font)
{
  PangoFont *loaded = pango_context_load_font (context, font);
  PangoFontDescription *got = pango_font_describe (loaded);
  gboolean found = strcmp (pango_font_description_get_family (got), "Cantarell") == 0;

  pango_font_description_free (got);
  g_object_unref (loaded);
  return found;
}

/* The table of widths is that of the font. */
static void
test_widths (void)
{
  static const char *const words[] = { "PHONES 1", "STEREO OUT XLR L", "MIC / LINE INPUTS",
                                       "MONITOR",  "AUX (FX)",         "Main mix, left",
                                       "+48 V" };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell Bold");
  gboolean installed = is_installed (context, font);

  pango_font_description_set_absolute_size (font, 100.0 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  for (guint i = 0; installed && i < G_N_ELEMENTS (words); i++)
    {
      int width = 0;
      double told = pl_panel_text_width (words[i], 100.0, TRUE);

      pango_layout_set_text (layout, words[i], -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      g_test_message ("%s: %d px, told %.0f", words[i], width, told);
      g_assert_cmpfloat (told, >=, width * 0.99);
      g_assert_cmpfloat (told, <=, width * 1.12);
    }
  pango_font_description_free (font);
  g_object_unref (layout);
  g_object_unref (context);
  if (!installed)
    g_test_skip ("Cantarell is not installed");
}

static void
test_fitting (void)
{
  g_auto (PlLabel) one = pl_panel_fit_label ("MAIN L", 60.0);
  g_auto (PlLabel) two = pl_panel_fit_label ("STEREO OUT XLR L", 64.0);
  g_auto (PlLabel) cut = pl_panel_fit_label ("INCOMPREHENSIBILITIES", 50.0);

  g_assert_cmpstr (one.line[0], ==, "MAIN L");
  g_assert_null (one.line[1]);
  g_assert_cmpfloat_with_epsilon (one.size, PL_LABEL_SIZE, 0.01);
  g_assert_cmpstr (two.line[0], ==, "STEREO");
  g_assert_cmpstr (two.line[1], ==, "OUT XLR L");
  g_assert_true (g_str_has_suffix (cut.line[0], "…"));
  g_assert_cmpfloat (pl_panel_text_width (cut.line[0], cut.size, TRUE), <=, 50.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/plan/all-there", test_all_there);
  ADD ("/plan/little-waste", test_little_waste);
  ADD ("/plan/volume-above-output", test_volume_above_output);
  ADD ("/plan/channels-share-rows", test_channels_share_rows);
  ADD ("/plan/wiring-finds-channel", test_wiring_finds_channel);
  ADD ("/plan/shipped-are-clean", test_shipped_are_clean);
  ADD ("/plan/described-are-clean", test_described_are_clean);
  ADD ("/plan/odd-gear", test_odd_gear);
#undef ADD
  g_test_add_func ("/plan/widths", test_widths);
  g_test_add_func ("/plan/fitting", test_fitting);
  return g_test_run ();
}
