/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What touches what, as tables a person can check. */
#include <string.h>

#include "core/contact.h"

/* "tip-tip sleeve-ring …": plug contact, socket contact; sorted as the function gives them. */
static char *
dup_touches (PlShape plug, PlShape socket, PlDepth depth)
{
  PlTouch touches[PL_MAX_TOUCHES];
  guint n = pl_shape_touches (plug, socket, depth, touches);
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (n, <=, PL_MAX_TOUCHES);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s-%s", i > 0 ? " " : "", pl_contact_name (touches[i].plug),
                            pl_contact_name (touches[i].socket));
  return g_string_free (text, FALSE);
}

typedef struct
{
  PlShape plug, socket;
  PlDepth depth;
  const char *touches;
} Row;

static const Row rows[] = {
  { PL_SHAPE_TS_PLUG, PL_SHAPE_TS_SOCKET, PL_DEPTH_HOME, "tip-tip sleeve-sleeve" },
  { PL_SHAPE_TS_PLUG, PL_SHAPE_TRS_SOCKET, PL_DEPTH_HOME, "tip-tip sleeve-ring sleeve-sleeve" },
  { PL_SHAPE_TRS_PLUG, PL_SHAPE_TRS_SOCKET, PL_DEPTH_HOME, "tip-tip ring-ring sleeve-sleeve" },
  { PL_SHAPE_TRS_PLUG, PL_SHAPE_TS_SOCKET, PL_DEPTH_HOME, "tip-tip sleeve-sleeve" },
  { PL_SHAPE_TS_PLUG, PL_SHAPE_COMBO_SOCKET, PL_DEPTH_HOME, "tip-tip sleeve-ring sleeve-sleeve" },
  { PL_SHAPE_TRS_PLUG, PL_SHAPE_COMBO_SOCKET, PL_DEPTH_HOME, "tip-tip ring-ring sleeve-sleeve" },
  { PL_SHAPE_XLR_MALE, PL_SHAPE_COMBO_SOCKET, PL_DEPTH_HOME, "pin1-pin1 pin2-pin2 pin3-pin3" },
  { PL_SHAPE_XLR_MALE, PL_SHAPE_XLR_FEMALE, PL_DEPTH_HOME, "pin1-pin1 pin2-pin2 pin3-pin3" },
  { PL_SHAPE_XLR_FEMALE, PL_SHAPE_XLR_MALE, PL_DEPTH_HOME, "pin1-pin1 pin2-pin2 pin3-pin3" },
  { PL_SHAPE_XLR_MALE, PL_SHAPE_XLR_MALE, PL_DEPTH_HOME, "" },
  { PL_SHAPE_XLR_FEMALE, PL_SHAPE_COMBO_SOCKET, PL_DEPTH_HOME, "" },
  { PL_SHAPE_RCA_PLUG, PL_SHAPE_RCA_SOCKET, PL_DEPTH_HOME, "centre-centre shell-shell" },
  { PL_SHAPE_SPEAKON_PLUG, PL_SHAPE_SPEAKON_SOCKET, PL_DEPTH_HOME, "plus-plus minus-minus" },
  { PL_SHAPE_MINI_TRS_PLUG, PL_SHAPE_MINI_TRS_SOCKET, PL_DEPTH_HOME,
    "tip-tip ring-ring sleeve-sleeve" },
  { PL_SHAPE_MINI_TS_PLUG, PL_SHAPE_MINI_TRS_SOCKET, PL_DEPTH_HOME,
    "tip-tip sleeve-ring sleeve-sleeve" },
  { PL_SHAPE_MINI_TRRS_PLUG, PL_SHAPE_MINI_TRRS_SOCKET, PL_DEPTH_HOME,
    "tip-tip ring-ring ring2-ring2 sleeve-sleeve" },
  { PL_SHAPE_MINI_TRS_PLUG, PL_SHAPE_MINI_TRRS_SOCKET, PL_DEPTH_HOME,
    "tip-tip ring-ring sleeve-ring2 sleeve-sleeve" },
  /* first click: everything one position further out, so the plug's tip lies on the ring spring */
  { PL_SHAPE_TS_PLUG, PL_SHAPE_TRS_SOCKET, PL_DEPTH_FIRST_CLICK, "tip-ring sleeve-sleeve" },
  { PL_SHAPE_TRS_PLUG, PL_SHAPE_TRS_SOCKET, PL_DEPTH_FIRST_CLICK, "tip-ring ring-sleeve" },
  /* what does not fit */
  { PL_SHAPE_TRS_PLUG, PL_SHAPE_MINI_TRS_SOCKET, PL_DEPTH_HOME, "" },
  { PL_SHAPE_MINI_TRS_PLUG, PL_SHAPE_TRS_SOCKET, PL_DEPTH_HOME, "" },
  { PL_SHAPE_TRS_PLUG, PL_SHAPE_XLR_FEMALE, PL_DEPTH_HOME, "" },
  { PL_SHAPE_RCA_PLUG, PL_SHAPE_OTHER_SOCKET, PL_DEPTH_HOME, "" },
  { PL_SHAPE_TS_SOCKET, PL_SHAPE_TRS_SOCKET, PL_DEPTH_HOME, "" },
};

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = dup_touches (rows[i].plug, rows[i].socket, rows[i].depth);

      g_test_message ("%s in %s", pl_shape_name (rows[i].plug), pl_shape_name (rows[i].socket));
      g_assert_cmpstr (found, ==, rows[i].touches);
    }
}

/* Every pair: touches exist exactly when the two mate, and only contacts that both have. */
static void
test_all_pairs (void)
{
  for (int plug = 0; plug < PL_N_SHAPES; plug++)
    for (int socket = 0; socket < PL_N_SHAPES; socket++)
      {
        PlTouch touches[PL_MAX_TOUCHES];
        guint n = pl_shape_touches ((PlShape) plug, (PlShape) socket, PL_DEPTH_HOME, touches);

        g_assert_cmpint (n > 0, ==, pl_shape_mates ((PlShape) plug, (PlShape) socket));
        for (guint i = 0; i < n; i++)
          {
            g_assert_true (pl_shape_has_contact ((PlShape) plug, touches[i].plug));
            g_assert_true (pl_shape_has_contact ((PlShape) socket, touches[i].socket));
          }
        if (n > 0)
          g_assert_true (pl_shape_is_plug ((PlShape) plug));
      }
}

/* A spring touches one piece of metal only; the long sleeve of a 3.5 mm socket may touch two. */
static void
test_one_metal_per_spring (void)
{
  for (int plug = 0; plug < PL_N_SHAPES; plug++)
    for (int socket = 0; socket < PL_N_SHAPES; socket++)
      for (int depth = PL_DEPTH_HOME; depth <= PL_DEPTH_FIRST_CLICK; depth++)
        {
          PlTouch touches[PL_MAX_TOUCHES];
          guint n = pl_shape_touches ((PlShape) plug, (PlShape) socket, (PlDepth) depth, touches);
          guint seen = 0;

          for (guint i = 0; i < n && pl_shape_name ((PlShape) plug)[0] != 'm'; i++)
            {
              g_assert_false ((seen & (1u << touches[i].socket)) != 0);
              seen |= 1u << touches[i].socket;
            }
        }
}

static void
test_first_click (void)
{
  g_assert_true (pl_shape_has_first_click (PL_SHAPE_TS_PLUG, PL_SHAPE_TRS_SOCKET));
  g_assert_true (pl_shape_has_first_click (PL_SHAPE_TRS_PLUG, PL_SHAPE_TRS_SOCKET));
  g_assert_false (pl_shape_has_first_click (PL_SHAPE_XLR_MALE, PL_SHAPE_XLR_FEMALE));
  g_assert_false (pl_shape_has_first_click (PL_SHAPE_RCA_PLUG, PL_SHAPE_RCA_SOCKET));
}

static void
test_names (void)
{
  PlShape shape;
  PlContact contact;

  for (int i = 0; i < PL_N_SHAPES; i++)
    {
      g_assert_true (pl_shape_parse (pl_shape_name ((PlShape) i), &shape));
      g_assert_cmpint (shape, ==, i);
    }
  for (int i = 0; i < PL_N_CONTACTS; i++)
    {
      g_assert_true (pl_contact_parse (pl_contact_name ((PlContact) i), &contact));
      g_assert_cmpint (contact, ==, i);
    }
  g_assert_false (pl_shape_parse ("trs", &shape));
  g_assert_false (pl_contact_parse ("", &contact));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contact/tables", test_tables);
  g_test_add_func ("/contact/all-pairs", test_all_pairs);
  g_test_add_func ("/contact/one-metal-per-spring", test_one_metal_per_spring);
  g_test_add_func ("/contact/first-click", test_first_click);
  g_test_add_func ("/contact/names", test_names);
  return g_test_run ();
}
