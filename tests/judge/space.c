/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "space.h"

#include <string.h>

#include "core/kind-file.h"
#include "fixture.h"

typedef struct
{
  guint16 source, sink; /* index of kinds */
  guint16 cable;
  guint16 from, to; /* ends of the cable */
} Way;

struct Space
{
  GPtrArray *sources, *sinks, *cables; /* PlKind */
  GArray *ways;
};

/* Gear from text */

static PlKind *
new_kind (const char *text)
{
  g_autoptr (GError) error = NULL;
  PlKind *kind = pl_kind_parse (text, -1, "made-up", &error);

  g_assert_no_error (error);
  return kind;
}

static const char *const out_connectors[]
    = { "ts", "trs", "xlr-male", "rca", "mini-ts", "mini-trs", "mini-trrs", "speakon" };
static const char *const in_connectors[]
    = { "ts", "trs", "xlr-female", "combo", "rca", "mini-ts", "mini-trs", "mini-trrs", "speakon" };
static const char *const grounds[] = { "earth", "floating" };

/* Two jacks that play left and right, or stereo jacks.  NULL: the connector cannot do it. */
static PlKind *
new_source (PlDriver driver, const char *connector, const char *ground, gboolean strapped)
{
  gboolean stereo = driver == PL_DRIVER_STEREO;
  g_autofree char *text = g_strdup_printf (
      "[Device]\nFormat=1\nId=out-%s-%s-%s-%s\nName=Source\nKind=mixer\nSummary=A source.\n"
      "Ground=%s\n"
      "[Bus l]\nName=Main, left\nSide=left\nPair=r\n[Bus r]\nName=Main, right\nSide=right\nPair=l\n"
      "[Control main]\nLabel=MAIN\nType=knob\nUnit=dB\nMin=-60\nMax=10\nDefault=0\n"
      "[Jack a]\nConnector=%s\nOutput=%s\nCarries=%s\nOhms=%d\nControls=main\nRing=%s\n"
      "[Jack b]\nConnector=%s\nOutput=%s\nCarries=%s\nOhms=%d\nRing=%s\n",
      pl_driver_name (driver), connector, ground, strapped ? "strapped" : "open", ground, connector,
      pl_driver_name (driver), stereo ? "l;r" : "l", stereo ? 33 : 120,
      strapped ? "strapped" : "open", connector, pl_driver_name (driver), stereo ? "l;r" : "r",
      stereo ? 33 : 75, strapped ? "strapped" : "open");
  PlKind *kind = pl_kind_parse (text, -1, "made-up", NULL);

  return kind;
}

/* Two jacks that read, the second one resting on the first while it is empty if normalled; a stereo
 * input is an amplifier with a phones jack. */
static PlKind *
new_sink (PlInput input, const char *connector, const char *ground, gboolean normalled)
{
  gboolean combo = strcmp (connector, "combo") == 0;
  gboolean stereo = input == PL_INPUT_STEREO;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text,
      "[Device]\nFormat=1\nId=in-%s-%s-%s-%s\nName=Sink\nKind=%s\nSummary=A sink.\nGround=%s\n"
      "[Control phantom]\nLabel=48 V\nType=switch\nPositions=off;on\nDefault=off\n"
      "[Control volume]\nLabel=VOLUME\nType=knob\nUnit=dB\nMin=-60\nMax=10\nDefault=0\n",
      pl_input_name (input), connector, ground, normalled ? "normalled" : "apart",
      stereo ? "headphone-amp" : "interface", ground);
  for (guint i = 0; i < 2; i++)
    g_string_append_printf (
        text, "[Jack %c]\nConnector=%s\nInput=%s\nInput-ohms=%s\n%s%s%s", i == 0 ? 'a' : 'b',
        connector, pl_input_name (input),
        input == PL_INPUT_SPEAKER ? "8" : (input == PL_INPUT_MICROPHONE ? "2400" : "12000"),
        combo ? "Line-input=balanced\nLine-ohms=22000\n" : "",
        input == PL_INPUT_MICROPHONE ? "Phantom=phantom\n" : "",
        normalled && i == 1 ? "Normalled-from=a\n" : "");
  if (stereo)
    g_string_append (text, "[Jack phones]\nConnector=trs\nOutput=stereo\nCarries=a.left;a.right\n"
                           "Controls=volume\nOhms=22\n[Jack phones-b]\nConnector=trs\n"
                           "Output=bridged\nCarries=b.right\nOhms=10\n");
  return pl_kind_parse (text->str, -1, "made-up", NULL);
}

static void
take (GPtrArray *kinds, PlKind *kind)
{
  if (kind != NULL)
    g_ptr_array_add (kinds, kind);
}

static void
make_gear (Space *self)
{
  for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
    for (guint option = 0; option < 2; option++)
      {
        for (guint d = 0; d < PL_N_DRIVERS; d++)
          for (guint c = 0; c < G_N_ELEMENTS (out_connectors); c++)
            take (self->sources,
                  new_source ((PlDriver) d, out_connectors[c], grounds[g], option == 1));
        for (guint i = 1; i < PL_N_INPUTS; i++)
          for (guint c = 0; c < G_N_ELEMENTS (in_connectors); c++)
            take (self->sinks, new_sink ((PlInput) i, in_connectors[c], grounds[g], option == 1));
      }
}

/* Cables that the library and the truth cases do not have. */
static const char *const more_cables[] = {
  "Id=j-trs-ts\n[End a]\nConnector=trs-plug\n[End b]\nConnector=ts-plug\n[Wire t]\nJoin=a.tip "
  "b.tip\n"
  "[Wire s]\nJoin=a.sleeve b.sleeve\nShield=yes\n",
  "Id=j-trs-ts-strapped\n[End a]\nConnector=trs-plug\n[End b]\nConnector=ts-plug\n[Wire t]\n"
  "Join=a.tip b.tip\n[Wire s]\nJoin=a.ring a.sleeve b.sleeve\n",
  "Id=j-xlr-ts-open\n[End a]\nConnector=xlr-female\n[End b]\nConnector=ts-plug\n[Wire h]\n"
  "Join=a.pin2 b.tip\n[Wire s]\nJoin=a.pin1 b.sleeve\n",
  "Id=j-xlr-ts-joined\n[End a]\nConnector=xlr-female\n[End b]\nConnector=ts-plug\n[Wire h]\n"
  "Join=a.pin2 b.tip\n[Wire s]\nJoin=a.pin1 a.pin3 b.sleeve\n",
  "Id=j-ts-xlr\n[End a]\nConnector=ts-plug\n[End b]\nConnector=xlr-male\n[Wire h]\n"
  "Join=a.tip b.pin2\n[Wire c]\nJoin=a.sleeve b.pin3\n[Wire s]\nJoin=a.sleeve b.pin1\n",
  "Id=j-trs-xlr\n[End a]\nConnector=trs-plug\n[End b]\nConnector=xlr-male\n[Wire h]\n"
  "Join=a.tip b.pin2\n[Wire c]\nJoin=a.ring b.pin3\n[Wire s]\nJoin=a.sleeve b.pin1\nShield=yes\n",
  "Id=j-xlr-trs\n[End a]\nConnector=xlr-female\n[End b]\nConnector=trs-plug\n[Wire h]\n"
  "Join=a.pin2 b.tip\n[Wire c]\nJoin=a.pin3 b.ring\n[Wire s]\nJoin=a.pin1 b.sleeve\n",
  "Id=j-sum-resistors\n[End a]\nConnector=trs-plug\n[End b]\nConnector=ts-plug\n[Wire l]\n"
  "Join=a.tip b.tip\nOhms=475\n[Wire r]\nJoin=a.ring b.tip\nOhms=475\n[Wire s]\n"
  "Join=a.sleeve b.sleeve\n",
  "Id=j-mini-rca\n[End a]\nConnector=mini-trs-plug\n[End b]\nConnector=rca-plug\n[End c]\n"
  "Connector=rca-plug\n[Wire l]\nJoin=a.tip b.centre\n[Wire r]\nJoin=a.ring c.centre\n[Wire s]\n"
  "Join=a.sleeve b.shell c.shell\n",
  "Id=j-rca-rca\n[End a]\nConnector=rca-plug\n[End b]\nConnector=rca-plug\n[Wire h]\n"
  "Join=a.centre b.centre\n[Wire s]\nJoin=a.shell b.shell\n",
  "Id=j-rca-ts\n[End a]\nConnector=rca-plug\n[End b]\nConnector=ts-plug\n[Wire h]\n"
  "Join=a.centre b.tip\n[Wire s]\nJoin=a.shell b.sleeve\n",
  "Id=j-mini-mini\n[End a]\nConnector=mini-trs-plug\n[End b]\nConnector=mini-trs-plug\n[Wire l]\n"
  "Join=a.tip b.tip\n[Wire r]\nJoin=a.ring b.ring\n[Wire s]\nJoin=a.sleeve b.sleeve\n",
  "Id=j-mini-jack\n[End a]\nConnector=mini-trs-plug\n[End b]\nConnector=trs-plug\n[Wire l]\n"
  "Join=a.tip b.tip\n[Wire r]\nJoin=a.ring b.ring\n[Wire s]\nJoin=a.sleeve b.sleeve\n",
  "Id=j-trrs\n[End a]\nConnector=mini-trrs-plug\n[End b]\nConnector=mini-trrs-plug\n[Wire t]\n"
  "Join=a.tip b.tip\n[Wire r]\nJoin=a.ring b.ring\n[Wire r2]\nJoin=a.ring2 b.ring2\n[Wire s]\n"
  "Join=a.sleeve b.sleeve\n",
  "Id=j-trrs-trs\n[End a]\nConnector=mini-trrs-plug\n[End b]\nConnector=trs-plug\n[Wire t]\n"
  "Join=a.tip b.tip\n[Wire r]\nJoin=a.ring b.ring\n[Wire s]\nJoin=a.ring2 b.sleeve\n",
  "Id=j-mini-ts\n[End a]\nConnector=mini-ts-plug\n[End b]\nConnector=ts-plug\n[Wire t]\n"
  "Join=a.tip b.tip\n[Wire s]\nJoin=a.sleeve b.sleeve\n",
  "Id=j-speakon\n[End a]\nConnector=speakon-plug\n[End b]\nConnector=speakon-plug\n[Wire p]\n"
  "Join=a.plus b.plus\n[Wire m]\nJoin=a.minus b.minus\n",
  "Id=j-speakon-ts\n[End a]\nConnector=speakon-plug\n[End b]\nConnector=ts-plug\n[Wire p]\n"
  "Join=a.plus b.tip\n[Wire m]\nJoin=a.minus b.sleeve\n",
  "Id=j-ts-speakon\n[End a]\nConnector=ts-plug\n[End b]\nConnector=speakon-plug\n[Wire p]\n"
  "Join=a.tip b.plus\n[Wire m]\nJoin=a.sleeve b.minus\n",
};

static void
find_cables (Space *self)
{
  g_autoptr (GPtrArray) known = pl_catalog_dup_list (test_catalog ());

  for (guint i = 0; i < known->len; i++)
    if (pl_kind_is_cable (g_ptr_array_index (known, i)))
      g_ptr_array_add (self->cables, pl_kind_ref (g_ptr_array_index (known, i)));
  for (guint i = 0; i < G_N_ELEMENTS (more_cables); i++)
    {
      g_autofree char *text = g_strconcat (
          "[Cable]\nFormat=1\nName=Made-up\nKind=cable\nSummary=A cable.\n", more_cables[i], NULL);
      g_ptr_array_add (self->cables, new_kind (text));
    }
}

/* Ways */

static void
add_ways (Space *self, guint16 source, guint16 sink, guint16 cable)
{
  const PlKind *lead = g_ptr_array_index (self->cables, cable);
  PlShape out = pl_kind_connector (g_ptr_array_index (self->sources, source), 0)->shape;
  PlShape in = pl_kind_connector (g_ptr_array_index (self->sinks, sink), 0)->shape;

  for (guint16 from = 0; from < lead->connectors->len; from++)
    for (guint16 to = 0; to < lead->connectors->len; to++)
      {
        Way way = { source, sink, cable, from, to };

        if (from != to && pl_shape_mates (pl_kind_connector (lead, from)->shape, out)
            && pl_shape_mates (pl_kind_connector (lead, to)->shape, in))
          g_array_append_val (self->ways, way);
      }
}

Space *
space_new (void)
{
  Space *self = g_new0 (Space, 1);

  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) pl_kind_unref);
  self->sinks = g_ptr_array_new_with_free_func ((GDestroyNotify) pl_kind_unref);
  self->cables = g_ptr_array_new_with_free_func ((GDestroyNotify) pl_kind_unref);
  self->ways = g_array_new (FALSE, FALSE, sizeof (Way));
  make_gear (self);
  find_cables (self);
  for (guint16 s = 0; s < self->sources->len; s++)
    for (guint16 k = 0; k < self->sinks->len; k++)
      for (guint16 c = 0; c < self->cables->len; c++)
        add_ways (self, s, k, c);
  return self;
}

void
space_free (Space *self)
{
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->sinks);
  g_ptr_array_unref (self->cables);
  g_array_unref (self->ways);
  g_free (self);
}

guint
space_count_ways (const Space *self)
{
  return self->ways->len;
}

/* One patch */

static gboolean
apply (PlPatch **patch, const PlEdit *edit)
{
  PlPatch *next = pl_patch_apply (*patch, edit, NULL);

  if (next == NULL)
    return FALSE;
  pl_patch_unref (*patch);
  *patch = next;
  return TRUE;
}

static void
add (PlPatch **patch, PlKind *kind)
{
  PlEdit edit = { .type = PL_EDIT_ADD, .kind = kind };
  gboolean added = apply (patch, &edit);

  g_assert_true (added);
}

static gboolean
plug (PlPatch **patch, PlEnd from, PlEnd to, PlDepth depth)
{
  PlEdit edit = { .type = PL_EDIT_PLUG, .from = from, .to = to, .depth = depth };

  return apply (patch, &edit);
}

static PlDepth
draw_depth (GRand *rand)
{
  return g_rand_int_range (rand, 0, 8) == 0 ? PL_DEPTH_FIRST_CLICK : PL_DEPTH_HOME;
}

enum
{
  SOURCE = 1,
  SINK,
  LEAD,
  PHONES
};

/* Ends of the lead that are still loose go into a second jack, or stay loose. */
static void
plug_rest (PlPatch **patch, const Way *way, GRand *rand)
{
  const PlKind *lead = pl_patch_get_part (*patch, LEAD)->kind;

  for (guint16 i = 0; i < lead->connectors->len; i++)
    {
      PlEnd to = { g_rand_boolean (rand) ? SOURCE : SINK, 1 };

      if (i != way->from && i != way->to && g_rand_int_range (rand, 0, 4) > 0)
        (void) plug (patch, (PlEnd){ LEAD, i }, to, PL_DEPTH_HOME);
    }
}

static void
break_something (PlPatch **patch, GRand *rand)
{
  const PlKind *lead = pl_patch_get_part (*patch, LEAD)->kind;
  PlEdit edit = { .type = PL_EDIT_SET_FAULT, .id = LEAD, .value = 1 };

  if (lead->conductors->len == 0)
    return;
  edit.fault.type = g_rand_boolean (rand) ? PL_FAULT_OPEN : PL_FAULT_SHORT;
  edit.fault.conductor = (guint16) g_rand_int_range (rand, 0, (gint32) lead->conductors->len);
  edit.fault.other = (guint16) g_rand_int_range (rand, 0, (gint32) lead->conductors->len);
  (void) apply (patch, &edit);
}

static void
turn_knobs (PlPatch **patch, PlPartId id, GRand *rand)
{
  const PlKind *kind = pl_patch_get_part (*patch, id)->kind;

  for (guint16 i = 0; i < kind->controls->len; i++)
    {
      const PlControl *control = pl_kind_control (kind, i);
      PlEdit edit = { .type = PL_EDIT_SET_CONTROL, .id = id, .index = i };

      edit.value = control->positions != NULL ? g_rand_int_range (rand, 0, 2)
                                              : g_rand_double_range (rand, -40.0, control->max);
      if (g_rand_int_range (rand, 0, 3) == 0)
        (void) apply (patch, &edit);
    }
}

static void
plug_headphones (PlPatch **patch, GRand *rand)
{
  int jack = pl_kind_find_connector (pl_patch_get_part (*patch, SINK)->kind, "phones");

  if (jack < 0)
    return;
  add (patch, test_kind (g_rand_boolean (rand) ? "truth-phones-32" : "truth-phones-300"));
  (void) plug (patch, (PlEnd){ PHONES, 0 },
               (PlEnd){ SINK, (guint16) (jack + g_rand_int_range (rand, 0, 2)) },
               draw_depth (rand));
}

/* A second lead from the other source jack, when it fits. */
static void
plug_second_lead (PlPatch **patch, const Space *self, const Way *way)
{
  PlPartId id = pl_patch_next_id (*patch);

  add (patch, g_ptr_array_index (self->cables, way->cable));
  (void) plug (patch, (PlEnd){ id, way->from }, (PlEnd){ SOURCE, 1 }, PL_DEPTH_HOME);
  (void) plug (patch, (PlEnd){ id, way->to }, (PlEnd){ SINK, 1 }, PL_DEPTH_HOME);
}

PlPatch *
space_dup_patch (const Space *self, guint way_index, GRand *rand)
{
  const Way *way = &g_array_index (self->ways, Way, way_index);
  PlPatch *patch = pl_patch_new ();
  PlEdit length = { .type = PL_EDIT_SET_LENGTH, .id = LEAD, .value = 0 };

  add (&patch, g_ptr_array_index (self->sources, way->source));
  add (&patch, g_ptr_array_index (self->sinks, way->sink));
  add (&patch, g_ptr_array_index (self->cables, way->cable));
  if (!plug (&patch, (PlEnd){ LEAD, way->from }, (PlEnd){ SOURCE, 0 }, draw_depth (rand))
      || !plug (&patch, (PlEnd){ LEAD, way->to }, (PlEnd){ SINK, 0 }, draw_depth (rand)))
    {
      pl_patch_unref (patch);
      return NULL;
    }
  plug_rest (&patch, way, rand);
  plug_headphones (&patch, rand);
  if (g_rand_int_range (rand, 0, 3) == 0)
    plug_second_lead (&patch, self, way);
  if (g_rand_int_range (rand, 0, 3) == 0)
    break_something (&patch, rand);
  if (g_rand_int_range (rand, 0, 4) == 0)
    length.value = g_rand_double_range (rand, 0.3, 50.0);
  (void) apply (&patch, &length);
  turn_knobs (&patch, SOURCE, rand);
  turn_knobs (&patch, SINK, rand);
  return patch;
}

static void
write_kinds (const GPtrArray *kinds, const char *folder, const char *suffix)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      const PlKind *kind = g_ptr_array_index (kinds, i);
      g_autofree char *name = g_strconcat (kind->id, suffix, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = pl_kind_dup_text (kind);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
}

void
space_write_gear (const Space *self, const char *folder)
{
  g_autofree char *devices = g_build_filename (folder, "devices", NULL);
  g_autofree char *cables = g_build_filename (folder, "cables", NULL);

  g_assert_cmpint (g_mkdir_with_parents (devices, 0755), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (cables, 0755), ==, 0);
  write_kinds (self->sources, devices, ".device");
  write_kinds (self->sinks, devices, ".device");
  write_kinds (self->cables, cables, ".cable");
}
