/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "stock.h"

#include <string.h>

#include "core/kind-file.h"
#include "fixture.h"

static const char *const sockets[] = { "ts",  "trs",      "mini-ts",    "mini-trs", "mini-trrs",
                                       "rca", "xlr-male", "xlr-female", "combo",    "speakon" };
static const char *const grounds[] = { "earth", "floating" };

/* NULL: this connector cannot do it. */
static void
take (GPtrArray *kinds, const GString *text)
{
  PlKind *kind = pl_kind_parse (text->str, -1, "made-up", NULL);

  if (kind != NULL)
    g_ptr_array_add (kinds, kind);
}

/* Sources */

static void
append_out_jack (GString *text, char id, PlDriver driver, const char *connector,
                 const char *carries, guint option)
{
  g_string_append_printf (text,
                          "[Jack %c]\nConnector=%s\nOutput=%s\nCarries=%s\nOhms=%d\nRing=%s\n"
                          "Insert=%s\n",
                          id, connector, pl_driver_name (driver), carries,
                          driver == PL_DRIVER_SPEAKER ? 1 : 75, option == 1 ? "strapped" : "open",
                          option == 1 ? "ring-send" : "tip-send");
}

/* Send and return share a jack with a ring. */
static gboolean
can_insert (const char *connector)
{
  return g_str_has_suffix (connector, "trs") || strcmp (connector, "mini-trrs") == 0;
}

/* Jacks a, b and c play left, right and a mono mix; stereo ones play both, b the other way. */
static void
take_source (GPtrArray *kinds, PlDriver driver, const char *connector, const char *ground,
             guint option)
{
  gboolean stereo = driver == PL_DRIVER_STEREO;
  g_autoptr (GString) text = g_string_new (NULL);

  if (driver == PL_DRIVER_INSERT && !can_insert (connector))
    return;
  g_string_printf (text,
                   "[Device]\nFormat=1\nId=k-%s-%s-%s-%u\nName=Source\nKind=mixer\nSummary=Plays.\n"
                   "Ground=%s\n[Bus l]\nName=Left\nSide=left\nPair=r\n"
                   "[Bus r]\nName=Right\nSide=right\nPair=l\n[Bus m]\nName=Mono\n",
                   pl_driver_name (driver), connector, ground, option, ground);
  append_out_jack (text, 'a', driver, connector, stereo ? "l;r" : "l", option);
  append_out_jack (text, 'b', driver, connector, stereo ? "r;l" : "r", option);
  append_out_jack (text, 'c', driver, connector, stereo ? "m;l" : "m", option);
  take (kinds, text);
}

PlKind *
stock_dup_left_only (const PlKind *source)
{
  g_autofree char *original = pl_kind_dup_text (source);
  g_autoptr (GString) text = g_string_new (original);
  g_autoptr (GError) error = NULL;
  PlKind *kind = NULL;

  g_assert_cmpuint (g_string_replace (text, "Name=Right\n", "Name=Right\nProgramme=no\n", 0), ==,
                    1);
  g_assert_cmpuint (g_string_replace (text, "Name=Mono\n", "Name=Mono\nProgramme=no\n", 0), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "Id=k-", "Id=k-left-", 1), ==, 1);
  kind = pl_kind_parse (text->str, -1, "made-up", &error);
  g_assert_no_error (error);
  return kind;
}

/* Sinks */

static int
load_of (PlInput input)
{
  return input == PL_INPUT_SPEAKER ? 8 : (input == PL_INPUT_MICROPHONE ? 2400 : 12000);
}

static void
append_in_jack (GString *text, char id, PlInput input, const char *connector, guint option)
{
  static const char *const lines[] = { "balanced", "instrument" };

  g_string_append_printf (text, "[Jack %c]\nConnector=%s\nInput=%s\nInput-ohms=%d\nRing=%s\n", id,
                          connector, pl_input_name (input), load_of (input),
                          option == 1 ? "strapped" : "open");
  if (strcmp (connector, "combo") == 0)
    g_string_append_printf (text, "Line-input=%s\nLine-ohms=30000\n", lines[option]);
  if (input == PL_INPUT_MICROPHONE && option == 1)
    g_string_append (text, "Phantom=phantom\n");
  if (id == 'b' && option == 1)
    g_string_append (text, "Normalled-from=a\n");
}

/* What the phones jack of a sink plays. */
static const char *
monitor_of (PlInput input, const char *connector)
{
  if (input == PL_INPUT_STEREO)
    return "a.left;a.right";
  return strcmp (connector, "combo") == 0 ? "a;a.line" : "a;b";
}

static void
append_monitor (GString *text, const char *carries)
{
  g_string_append_printf (text,
                          "[Jack monitor]\nConnector=trs\nOutput=stereo\nCarries=%s\nOhms=22\n"
                          "Controls=volume\n",
                          carries);
}

static void
append_sink_head (GString *text, const char *name, const char *connector, const char *ground,
                  guint option)
{
  g_string_append_printf (text,
                          "[Device]\nFormat=1\nId=k-in-%s-%s-%s-%u\nName=Sink\nKind=interface\n"
                          "Summary=Reads.\nGround=%s\n"
                          "[Control volume]\nLabel=VOLUME\nType=knob\nUnit=dB\nMin=-60\nMax=10\n"
                          "Default=0\n[Control phantom]\nLabel=48 V\nType=switch\n"
                          "Positions=off;on\nDefault=on\n",
                          name, connector, ground, option, ground);
}

static void
take_sink (GPtrArray *kinds, PlInput input, const char *connector, const char *ground, guint option)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_sink_head (text, pl_input_name (input), connector, ground, option);
  append_in_jack (text, 'a', input, connector, option);
  append_in_jack (text, 'b', input, connector, option);
  append_monitor (text, monitor_of (input, connector));
  take (kinds, text);
}

static void
take_insert (GPtrArray *kinds, const char *connector, const char *ground, guint option)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_sink_head (text, "insert", connector, ground, option);
  g_string_append (text, "[Bus send]\nName=Send\n");
  append_out_jack (text, 'a', PL_DRIVER_INSERT, connector, "send", option);
  append_out_jack (text, 'b', PL_DRIVER_INSERT, connector, "send", option);
  append_monitor (text, "a.return;b.return");
  take (kinds, text);
}

/* On a lead of their own; a real node is their common return. */
static void
take_headphones (GPtrArray *kinds, const char *plug, int ohms)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text,
                   "[Device]\nFormat=1\nId=k-phones-%s-%d\nName=Phones\nKind=headphones\n"
                   "Summary=Are worn.\nGround=none\n"
                   "[Jack plug]\nConnector=%s\nInput=headphones\nInput-ohms=%d\n",
                   plug, ohms, plug, ohms);
  take (kinds, text);
}

static void
make_sinks (Stock *self, PlInput input, const char *connector, const char *ground, guint option)
{
  if (input == PL_INPUT_NONE && can_insert (connector))
    take_insert (self->sinks[input], connector, ground, option);
  else if (input != PL_INPUT_NONE && input != PL_INPUT_HEADPHONES)
    take_sink (self->sinks[input], input, connector, ground, option);
}

/* Cables */

/* "a=trs-plug b=ts-plug" and "a.tip b.tip;475 a.ring b.tip": ohms may lead a wire. */
static const struct
{
  const char *id, *ends, *wires;
} leads[] = {
  { "trs-ts", "a=trs-plug b=ts-plug", "a.tip b.tip;a.sleeve b.sleeve" },
  { "trs-ts-joined", "a=trs-plug b=ts-plug", "a.tip b.tip;a.ring a.sleeve b.sleeve" },
  { "trs-ts-sum", "a=trs-plug b=ts-plug", "a.tip a.ring b.tip;a.sleeve b.sleeve" },
  { "trs-ts-sum-475", "a=trs-plug b=ts-plug",
    "475 a.tip b.tip;475 a.ring b.tip;a.sleeve b.sleeve" },
  { "ts-trs-both", "a=ts-plug b=trs-plug", "a.tip b.tip b.ring;a.sleeve b.sleeve" },
  { "trs-y", "a=trs-plug b=ts-plug c=ts-plug",
    "a.tip b.tip;a.ring c.tip;a.sleeve b.sleeve c.sleeve" },
  { "ts-y", "a=ts-plug b=ts-plug c=ts-plug", "a.tip b.tip c.tip;a.sleeve b.sleeve c.sleeve" },
  { "trs-trs-y", "a=trs-plug b=trs-plug c=trs-plug",
    "a.tip b.tip c.tip;a.ring b.ring c.ring;a.sleeve b.sleeve c.sleeve" },
  { "trs-no-shield", "a=trs-plug b=trs-plug", "a.tip b.tip;a.ring b.ring" },
  { "trs-lifted", "a=trs-plug b=trs-plug", "a.tip b.tip;a.ring b.ring;1000 a.sleeve b.sleeve" },
  { "trs-socket-ts", "a=ts-plug b=trs-socket", "a.tip b.tip;a.sleeve b.sleeve" },
  { "ts-coupler", "a=ts-socket b=ts-socket", "a.tip b.tip;a.sleeve b.sleeve" },
  { "trs-coupler", "a=trs-socket b=trs-socket", "a.tip b.tip;a.ring b.ring;a.sleeve b.sleeve" },
  { "trs-mini", "a=trs-socket b=mini-trs-plug", "a.tip b.tip;a.ring b.ring;a.sleeve b.sleeve" },
  { "mini-trs", "a=mini-trs-socket b=trs-plug", "a.tip b.tip;a.ring b.ring;a.sleeve b.sleeve" },
  { "mini-mini", "a=mini-trs-plug b=mini-trs-plug", "a.tip b.tip;a.ring b.ring;a.sleeve b.sleeve" },
  { "mini-ts-ts", "a=mini-ts-plug b=ts-plug", "a.tip b.tip;a.sleeve b.sleeve" },
  { "mini-y", "a=mini-trs-plug b=ts-plug c=ts-plug",
    "a.tip b.tip;a.ring c.tip;a.sleeve b.sleeve c.sleeve" },
  { "mini-rca", "a=mini-trs-plug b=rca-plug c=rca-plug",
    "a.tip b.centre;a.ring c.centre;a.sleeve b.shell c.shell" },
  { "mini-xlr", "a=mini-trs-plug b=xlr-male c=xlr-male",
    "a.tip b.pin2;a.ring c.pin2;a.sleeve b.pin1 b.pin3 c.pin1 c.pin3" },
  { "trrs-trrs", "a=mini-trrs-plug b=mini-trrs-plug",
    "a.tip b.tip;a.ring b.ring;a.ring2 b.ring2;a.sleeve b.sleeve" },
  { "trrs-headset", "a=mini-trrs-plug b=mini-trs-socket c=mini-trs-socket",
    "a.tip b.tip;a.ring b.ring;a.ring2 b.sleeve c.sleeve;a.sleeve c.tip c.ring" },
  { "rca-rca", "a=rca-plug b=rca-plug", "a.centre b.centre;a.shell b.shell" },
  { "rca-ts", "a=rca-plug b=ts-plug", "a.centre b.tip;a.shell b.sleeve" },
  { "rca-ts-adapter", "a=rca-socket b=ts-plug", "a.centre b.tip;a.shell b.sleeve" },
  { "ts-rca-adapter", "a=ts-socket b=rca-plug", "a.tip b.centre;a.sleeve b.shell" },
  { "trs-xlr", "a=trs-plug b=xlr-male", "a.tip b.pin2;a.ring b.pin3;a.sleeve b.pin1" },
  { "xlr-trs", "a=xlr-female b=trs-plug", "a.pin2 b.tip;a.pin3 b.ring;a.pin1 b.sleeve" },
  { "ts-xlr-joined", "a=ts-plug b=xlr-male", "a.tip b.pin2;a.sleeve b.pin1 b.pin3" },
  { "ts-xlr-open", "a=ts-plug b=xlr-male", "a.tip b.pin2;a.sleeve b.pin1" },
  { "xlr-ts-joined", "a=xlr-female b=ts-plug", "a.pin2 b.tip;a.pin1 a.pin3 b.sleeve" },
  { "xlr-ts-open", "a=xlr-female b=ts-plug", "a.pin2 b.tip;a.pin1 b.sleeve" },
  { "xlr-rca", "a=xlr-female b=rca-plug", "a.pin2 b.centre;a.pin1 a.pin3 b.shell" },
  { "xlr-turned", "a=xlr-female b=xlr-male", "a.pin1 b.pin1;a.pin2 b.pin3;a.pin3 b.pin2" },
  { "xlr-lifted", "a=xlr-female b=xlr-male", "a.pin2 b.pin2;a.pin3 b.pin3" },
  { "xlr-pad", "a=xlr-female b=xlr-male",
    "a.pin1 b.pin1;680 a.pin2 b.pin2;680 a.pin3 b.pin3;150 b.pin2 b.pin3" },
  { "xlr-y", "a=xlr-female b=xlr-male c=xlr-male",
    "a.pin1 b.pin1 c.pin1;a.pin2 b.pin2 c.pin2;a.pin3 b.pin3 c.pin3" },
  { "xlr-y-joining", "a=xlr-female b=xlr-female c=xlr-male",
    "a.pin1 b.pin1 c.pin1;a.pin2 b.pin2 c.pin2;a.pin3 b.pin3 c.pin3" },
  { "xlr-males", "a=xlr-male b=xlr-male", "a.pin1 b.pin1;a.pin2 b.pin2;a.pin3 b.pin3" },
  { "xlr-females", "a=xlr-female b=xlr-female", "a.pin1 b.pin1;a.pin2 b.pin2;a.pin3 b.pin3" },
  { "speakon", "a=speakon-plug b=speakon-plug", "a.plus b.plus;a.minus b.minus" },
  { "speakon-turned", "a=speakon-plug b=speakon-plug", "a.plus b.minus;a.minus b.plus" },
  { "speakon-ts", "a=speakon-plug b=ts-plug", "a.plus b.tip;a.minus b.sleeve" },
  { "speakon-coupler", "a=speakon-socket b=speakon-socket", "a.plus b.plus;a.minus b.minus" },
};

static void
append_wire (GString *text, const char *wire, guint number)
{
  gboolean resists = g_ascii_isdigit (wire[0]);
  const char *join = resists ? strchr (wire, ' ') + 1 : wire;

  g_string_append_printf (text, "[Wire w%u]\nJoin=%s\n", number, join);
  if (resists)
    g_string_append_printf (text, "Ohms=%u\n", (guint) g_ascii_strtoull (wire, NULL, 10));
}

static PlKind *
new_lead (guint index)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ends = g_strsplit (leads[index].ends, " ", -1);
  g_auto (GStrv) wires = g_strsplit (leads[index].wires, ";", -1);
  PlKind *kind = NULL;

  g_string_printf (text, "[Cable]\nFormat=1\nId=k-%s\nName=Lead\nKind=cable\nSummary=Joins.\n",
                   leads[index].id);
  for (guint i = 0; ends[i] != NULL; i++)
    g_string_append_printf (text, "[End %c]\nConnector=%s\n", ends[i][0], ends[i] + 2);
  for (guint i = 0; wires[i] != NULL; i++)
    append_wire (text, wires[i], i);
  kind = pl_kind_parse (text->str, -1, leads[index].id, &error);
  g_assert_no_error (error);
  return kind;
}

static void
make_cables (Stock *self)
{
  g_autoptr (GPtrArray) known = pl_catalog_dup_list (test_catalog ());

  for (guint i = 0; i < known->len; i++)
    if (pl_kind_is_cable (g_ptr_array_index (known, i)))
      g_ptr_array_add (self->cables, pl_kind_ref (g_ptr_array_index (known, i)));
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    g_ptr_array_add (self->cables, new_lead (i));
}

/* The desk */

static void
append_channel (GString *text, guint n)
{
  g_string_append_printf (
      text,
      "[Control fader-%u]\nLabel=FADER\nType=fader\nUnit=dB\nMin=-60\nMax=10\nDefault=0\n"
      "[Control pan-%u]\nLabel=PAN\nType=knob\nUnit=pan\nDefault=0\n"
      "[Control send-%u]\nLabel=AUX\nType=knob\nUnit=dB\nMin=-60\nMax=15\nDefault=-6\n"
      "[Bus ch-%u]\nName=Channel %u\nProgramme=no\n"
      "[Jack in-%u]\nConnector=combo\nInput=microphone\nInput-ohms=2000\nLine-input=balanced\n"
      "[Jack insert-%u]\nConnector=trs\nOutput=insert\nCarries=ch-%u\n"
      "[Channel %u]\nName=%u\nInputs=in-%u\nInsert=insert-%u\nLevel=fader-%u\nPan=pan-%u\n"
      "To=l;r\nSends=aux %s send-%u\n",
      n, n, n, n, n, n, n, n, n, n, n, n, n, n, n % 2 == 0 ? "pre" : "post", n);
}

static PlKind *
new_desk (void)
{
  g_autoptr (GString) text = g_string_new (
      "[Device]\nFormat=1\nId=k-desk\nName=Desk\nKind=mixer\nSummary=Mixes.\nGround=floating\n"
      "[Bus l]\nName=Main left\nSide=left\nPair=r\n[Bus r]\nName=Main right\nSide=right\nPair=l\n"
      "[Bus aux]\nName=Aux\n"
      "[Control main]\nLabel=MAIN\nType=fader\nUnit=dB\nMin=-60\nMax=10\nDefault=0\n");
  g_autoptr (GError) error = NULL;
  PlKind *kind = NULL;

  for (guint n = 1; n <= 4; n++)
    append_channel (text, n);
  g_string_append (
      text,
      "[Jack main-l]\nConnector=xlr-male\nOutput=cross-coupled\nCarries=l\nControls=main\n"
      "[Jack main-r]\nConnector=xlr-male\nOutput=cross-coupled\nCarries=r\nControls=main\n"
      "[Jack aux]\nConnector=trs\nOutput=impedance-balanced;balanced;ground-sensing\nCarries=aux\n"
      "[Jack phones]\nConnector=trs\nOutput=stereo\nCarries=l;r\nControls=main\n"
      "[Jack tape]\nConnector=rca\nOutput=unbalanced\nCarries=l\nOhms=1000\n");
  kind = pl_kind_parse (text->str, -1, "desk", &error);
  g_assert_no_error (error);
  return kind;
}

static GPtrArray *
new_kinds (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pl_kind_unref);
}

static void
make_devices (Stock *self, const char *connector, const char *ground, guint option)
{
  for (guint i = 0; i < PL_N_DRIVERS; i++)
    take_source (self->sources[i], (PlDriver) i, connector, ground, option);
  for (guint i = 0; i < PL_N_INPUTS; i++)
    make_sinks (self, (PlInput) i, connector, ground, option);
}

Stock *
stock_new (void)
{
  Stock *self = g_new0 (Stock, 1);

  for (guint i = 0; i < PL_N_DRIVERS; i++)
    self->sources[i] = new_kinds ();
  for (guint i = 0; i < PL_N_INPUTS; i++)
    self->sinks[i] = new_kinds ();
  self->cables = new_kinds ();
  for (guint c = 0; c < G_N_ELEMENTS (sockets); c++)
    for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
      for (guint option = 0; option < 2; option++)
        make_devices (self, sockets[c], grounds[g], option);
  for (int ohms = 16; ohms <= 300; ohms += 284)
    {
      take_headphones (self->sinks[PL_INPUT_HEADPHONES], "trs-plug", ohms);
      take_headphones (self->sinks[PL_INPUT_HEADPHONES], "mini-trs-plug", ohms);
    }
  make_cables (self);
  self->desk = new_desk ();
  return self;
}

void
stock_free (Stock *self)
{
  for (guint i = 0; i < PL_N_DRIVERS; i++)
    g_ptr_array_unref (self->sources[i]);
  for (guint i = 0; i < PL_N_INPUTS; i++)
    g_ptr_array_unref (self->sinks[i]);
  g_ptr_array_unref (self->cables);
  pl_kind_unref (self->desk);
  g_free (self);
}

static void
write_kind (const PlKind *kind, const char *folder)
{
  gboolean cable = pl_kind_is_cable (kind);
  g_autofree char *name = g_strconcat (kind->id, cable ? ".cable" : ".device", NULL);
  g_autofree char *path = g_build_filename (folder, cable ? "cables" : "devices", name, NULL);
  g_autofree char *text = pl_kind_dup_text (kind);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
write_kinds (const GPtrArray *kinds, const char *folder)
{
  for (guint i = 0; i < kinds->len; i++)
    write_kind (g_ptr_array_index (kinds, i), folder);
}

void
stock_write (const Stock *self, const char *folder)
{
  g_autoptr (GPtrArray) known = pl_catalog_dup_list (test_catalog ());
  g_autofree char *devices = g_build_filename (folder, "devices", NULL);
  g_autofree char *cables = g_build_filename (folder, "cables", NULL);

  g_assert_cmpint (g_mkdir_with_parents (devices, 0755), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (cables, 0755), ==, 0);
  write_kinds (known, folder);
  for (guint i = 0; i < PL_N_DRIVERS; i++)
    write_kinds (self->sources[i], folder);
  for (guint i = 0; i < PL_N_INPUTS; i++)
    write_kinds (self->sinks[i], folder);
  write_kinds (self->cables, folder);
  write_kind (self->desk, folder);
}
