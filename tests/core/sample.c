/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <math.h>
#include <string.h>

#include "core/kind-file.h"

/* The odd control's values have more digits than are written. */
static const char box[]
    = "[Device]\nFormat=1\nId=box\nName=Box\nKind=mixer\nSummary=A box.\nGround=earth\n"
      "[Bus main]\nName=Main mix\n"
      "[Control level]\nLabel=LEVEL\nType=knob\nUnit=dB\nMin=-60\nMax=10\nDefault=0\n"
      "[Control odd]\nLabel=ODD\nType=knob\nUnit=dB\nMin=-0.66666666\nMax=0.66666666\n"
      "Default=0.33333333\n"
      "[Control mode]\nLabel=MODE\nType=switch\nPositions=off;on\\\\off;both\nDefault=off\n"
      "[Jack in]\nLabel=IN\nConnector=trs\nInput=balanced\n"
      "[Jack out]\nLabel=OUT\nConnector=trs\nOutput=impedance-balanced;balanced\nCarries=main\n"
      "[Jack sure]\nLabel=SURE\nConnector=ts\nOutput=unbalanced\nCarries=main\n"
      "[Jack mic]\nLabel=MIC\nConnector=combo\nInput=microphone\nLine-input=balanced\n"
      "[Jack xin]\nLabel=XIN\nConnector=xlr-female\nInput=balanced\n"
      "[Jack xout]\nLabel=XOUT\nConnector=xlr-male\nOutput=balanced\nCarries=main\n"
      "[Jack mini]\nLabel=MINI\nConnector=mini-trs\nInput=stereo\n"
      "[Jack tape]\nLabel=TAPE\nConnector=rca\nInput=unbalanced\n"
      "[Jack spk]\nLabel=SPK\nConnector=speakon\nOutput=speaker\nCarries=main\n"
      "[Jack usb]\nLabel=USB\nConnector=other\n";

/* "out" of the box is "line" here; "in" keeps its id but not its size; two have the label IN. */
static const char box_2[]
    = "[Device]\nFormat=1\nId=box-2\nName=Box 2\nKind=mixer\nSummary=Another box.\nGround=earth\n"
      "[Bus main]\nName=Main mix\n"
      "[Control level]\nLabel=LEVEL\nType=knob\nUnit=dB\nMin=-20\nMax=10\nDefault=0\n"
      "[Control odd]\nLabel=ODD\nType=switch\nPositions=a;b\nDefault=a\n"
      "[Jack in]\nLabel=SURE\nConnector=ts\nInput=unbalanced\n"
      "[Jack line]\nLabel=OUT\nConnector=trs\nOutput=balanced\nCarries=main\n"
      "[Jack mic]\nLabel=MIC\nConnector=xlr-female\nInput=microphone\n"
      "[Jack mini]\nLabel=MINI\nConnector=trs\nInput=stereo\n";

static const char phones[]
    = "[Device]\nFormat=1\nId=phones\nName=Phones\nKind=headphones\nSummary=Headphones.\n"
      "Ground=none\n[Jack plug]\nLabel=Lead\nConnector=trs-plug\nInput=headphones\n";

static const char flag[]
    = "[Device]\nFormat=1\nId=flag\nName=Flag\nKind=splitter\nSummary=One hole.\nGround=none\n"
      "[Jack hole]\nLabel=HOLE\nConnector=trs\n";

#define CABLE(id, name, kind)                                                                      \
  "[Cable]\nFormat=1\nId=" id "\nName=" name "\nKind=" kind "\nSummary=A lead.\n"
#define END(id, shape) "[End " id "]\nConnector=" shape "\nLabel=" id "\n"
#define WIRE(id, join) "[Wire " id "]\nJoin=" join "\n"
#define TWO_ENDS(id, name, a, b, hot, shield)                                                      \
  CABLE (id, name, "cable")                                                                        \
  END ("a", a) END ("b", b) WIRE (hot, "a." hot " b." hot) WIRE (shield, "a." shield " b." shield)

static const char *const texts[] = {
  box,
  box_2,
  phones,
  flag,
  TWO_ENDS ("trs-trs", "TRS cable", "trs-plug", "trs-plug", "tip", "sleeve") "[Wire ring]\n"
                                                                             "Join=a.ring b.ring\n",
  TWO_ENDS ("ts-ts", "TS cable", "ts-plug", "ts-plug", "tip", "sleeve"),
  CABLE ("y", "Y cable", "cable") END ("a", "trs-plug") END ("b", "ts-plug") END ("c", "ts-plug")
      WIRE ("left", "a.tip b.tip") WIRE ("right", "a.ring c.tip")
          WIRE ("sleeve", "a.sleeve b.sleeve c.sleeve"),
  TWO_ENDS ("xlr-xlr", "XLR cable", "xlr-female", "xlr-male", "pin2", "pin1"),
  TWO_ENDS ("mini-mini", "Mini cable", "mini-trs-plug", "mini-trs-plug", "tip", "sleeve"),
  TWO_ENDS ("rca-rca", "RCA cable", "rca-plug", "rca-plug", "centre", "shell"),
  TWO_ENDS ("spk-spk", "Speaker cable", "speakon-plug", "speakon-plug", "plus", "minus"),
  TWO_ENDS ("extension", "Extension", "trs-plug", "trs-socket", "tip", "sleeve"),
  CABLE ("mini-to-jack", "Adapter", "adapter") END ("a", "mini-trs-socket") END ("b", "trs-plug")
      WIRE ("tip", "a.tip b.tip"),
};

PlCatalog *
sample_catalog_new (void)
{
  PlCatalog *catalog = pl_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlKind) kind = pl_kind_parse (texts[i], -1, "sample", &error);

      g_assert_no_error (error);
      g_assert_nonnull (kind);
      pl_catalog_add (catalog, kind);
    }
  return catalog;
}

PlKind *
sample_kind (const PlCatalog *catalog, const char *id)
{
  PlKind *kind = pl_catalog_find (catalog, id);

  g_assert_nonnull (kind);
  return kind;
}

PlPatch *
sample_apply (const PlPatch *patch, PlEdit edit)
{
  g_autoptr (GError) error = NULL;
  PlPatch *next = pl_patch_apply (patch, &edit, &error);

  g_assert_no_error (error);
  g_assert_nonnull (next);
  return next;
}

PlEnd
sample_end (const PlPatch *patch, const char *text)
{
  g_autoptr (GError) error = NULL;
  PlEnd end = { 0, 0 };

  g_assert_true (pl_end_parse (patch, text, &end, &error));
  g_assert_no_error (error);
  return end;
}

static void
replace (PlPatch **patch, PlEdit edit)
{
  PlPatch *next = sample_apply (*patch, edit);

  pl_patch_unref (*patch);
  *patch = next;
}

void
sample_add (PlPatch **patch, const PlCatalog *catalog, const char *kind)
{
  replace (patch, (PlEdit){ .type = PL_EDIT_ADD, .kind = sample_kind (catalog, kind) });
}

void
sample_plug (PlPatch **patch, const char *from, const char *to)
{
  replace (patch, (PlEdit){ .type = PL_EDIT_PLUG,
                            .from = sample_end (*patch, from),
                            .to = sample_end (*patch, to) });
}

void
sample_assert_refused (const PlPatch *patch, PlEdit edit, PlEditError code, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) next = pl_patch_apply (patch, &edit, &error);

  g_assert_null (next);
  g_assert_error (error, PL_EDIT_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, sentence);
}

/* The bench */

void
sample_bench_set_up (SampleBench *self, gconstpointer data)
{
  self->catalog = sample_catalog_new ();
  self->patch = pl_patch_new ();
  sample_add (&self->patch, self->catalog, "box");
  sample_add (&self->patch, self->catalog, "trs-trs");
  sample_add (&self->patch, self->catalog, "phones");
}

void
sample_bench_tear_down (SampleBench *self, gconstpointer data)
{
  sample_check_patch (self->patch);
  pl_patch_unref (self->patch);
  pl_catalog_unref (self->catalog);
}

void
sample_change (SampleBench *self, PlEdit edit)
{
  replace (&self->patch, edit);
}

const PlPart *
sample_part (const SampleBench *self, PlPartId id)
{
  const PlPart *part = pl_patch_get_part (self->patch, id);

  g_assert_nonnull (part);
  return part;
}

PlEdit
sample_plug_edit (const SampleBench *self, const char *from, const char *to)
{
  return (PlEdit){ .type = PL_EDIT_PLUG,
                   .from = sample_end (self->patch, from),
                   .to = sample_end (self->patch, to) };
}

void
sample_assert_seat (const SampleBench *self, const char *from, const char *to)
{
  PlEnd end = sample_end (self->patch, from);
  const PlSeat *seat = &sample_part (self, end.part)->seats[end.connector];

  if (to != NULL)
    {
      g_autofree char *text = pl_end_dup_text (self->patch, (PlEnd){ seat->part, seat->connector });
      g_assert_cmpstr (text, ==, to);
    }
  else
    g_assert_cmpuint (seat->part, ==, 0);
}

/* Random edits */

guint32
sample_draw_random (gpointer rand, guint32 below)
{
  return (guint32) g_rand_int_range (rand, 0, (gint32) below);
}

static const char *const some_texts[] = {
  NULL,         "",
  "Anna",       "  two blanks  ",
  "a\\b;c=d",   "line\nbreak\ttab\rreturn",
  "[Device 1]", "# not a comment",
  "Größe λ",    "\\s",
  "\f",         "\xff",
};

static const char *const some_codes[] = { NULL, "", "ear-silent", "Bad Code", "hum-loop" };

static const double some_values[]
    = { 0.0, 1.0,    2.0,  0.5,  -1.0,         9.99999999,       1e-9, 0.66666666, -0.66666666,
        1e7, 1000.0, -0.0, 0.04, (double) NAN, (double) INFINITY };

static PlPartId
draw_id (const PlPatch *patch, SampleDraw draw, gpointer data)
{
  return draw (data, pl_patch_next_id (patch) + 1);
}

static PlEnd
draw_end (const PlPatch *patch, SampleDraw draw, gpointer data)
{
  PlPartId id = draw_id (patch, draw, data);
  const PlPart *part = pl_patch_get_part (patch, id);
  guint n = part != NULL ? part->kind->connectors->len : 0;

  return (PlEnd){ id, (guint16) draw (data, n + 1) };
}

static PlKind *
draw_kind (const PlCatalog *catalog, SampleDraw draw, gpointer data)
{
  g_autoptr (GPtrArray) list = pl_catalog_dup_list (catalog);

  return g_ptr_array_index (list, draw (data, list->len));
}

#define DRAW_OF(array) ((array)[draw (data, G_N_ELEMENTS (array))])

PlEdit
sample_random_edit (const PlPatch *patch, const PlCatalog *catalog, SampleDraw draw, gpointer data)
{
  static const PlEditType types[]
      = { PL_EDIT_ADD,       PL_EDIT_ADD,         PL_EDIT_PLUG,      PL_EDIT_PLUG,
          PL_EDIT_PLUG,      PL_EDIT_PLUG,        PL_EDIT_REMOVE,    PL_EDIT_MOVE,
          PL_EDIT_UNPLUG,    PL_EDIT_SET_CONTROL, PL_EDIT_SET_NAME,  PL_EDIT_SET_KIND,
          PL_EDIT_SET_KIND,  PL_EDIT_SET_LENGTH,  PL_EDIT_SET_FAULT, PL_EDIT_SET_DRIVER,
          PL_EDIT_SET_TITLE, PL_EDIT_SET_NOTES,   PL_EDIT_DISMISS,   PL_EDIT_RESTORE };
  PlEdit edit = { .type = DRAW_OF (types) };

  if (edit.type != PL_EDIT_ADD)
    edit.id = draw_id (patch, draw, data);
  edit.kind = draw_kind (catalog, draw, data);
  edit.name = DRAW_OF (some_texts);
  edit.code = DRAW_OF (some_codes);
  edit.value = DRAW_OF (some_values);
  edit.x = DRAW_OF (some_values);
  edit.y = (double) draw (data, 1000) / 7.0;
  edit.index = (guint16) draw (data, 12);
  edit.from = draw_end (patch, draw, data);
  edit.to = draw_end (patch, draw, data);
  edit.depth = draw (data, 4) == 0 ? PL_DEPTH_FIRST_CLICK : PL_DEPTH_HOME;
  edit.fault = (PlFault){ draw (data, 2) == 0 ? PL_FAULT_OPEN : PL_FAULT_SHORT,
                          (guint16) draw (data, 4), (guint16) draw (data, 4) };
  return edit;
}

/* Invariants */

static void
check_seat (const PlPatch *patch, PlEnd from, const PlSeat *seat, GHashTable *taken)
{
  const PlPart *part = pl_patch_get_part (patch, from.part);
  const PlPart *host = pl_patch_get_part (patch, seat->part);
  const PlConnector *plug = pl_kind_connector (part->kind, from.connector), *socket = NULL;

  g_assert_nonnull (host);
  g_assert_true (plug->moves);
  g_assert_cmpuint (seat->connector, <, host->kind->connectors->len);
  socket = pl_kind_connector (host->kind, seat->connector);
  g_assert_true (pl_shape_mates (plug->shape, socket->shape));
  if (seat->depth == PL_DEPTH_FIRST_CLICK)
    g_assert_true (pl_shape_has_first_click (plug->shape, socket->shape));
  g_assert_cmpuint (host->seats[seat->connector].part, ==, 0);
  g_assert_true (g_hash_table_add (taken, g_strdup_printf ("%u.%u", seat->part, seat->connector)));
}

static void
check_part (const PlPatch *patch, PlPartId id, GHashTable *taken)
{
  const PlPart *part = pl_patch_get_part (patch, id);

  g_assert_true (isfinite (part->x) && isfinite (part->y));
  g_assert_true (part->length_m >= 0.0 && part->length_m <= 1000.0);
  g_assert_cmpuint (part->n_faults, <=, G_N_ELEMENTS (part->faults));
  for (guint i = 0; i < part->n_faults; i++)
    g_assert_cmpuint (part->faults[i].conductor, <, part->kind->conductors->len);
  for (guint i = 0; i < part->kind->controls->len; i++)
    {
      const PlControl *control = pl_kind_control (part->kind, i);

      g_assert_true (part->controls[i] >= control->min && part->controls[i] <= control->max);
      if (control->type == PL_CONTROL_SWITCH)
        g_assert_true (fabs (part->controls[i] - round (part->controls[i])) < 1e-12);
    }
  for (guint16 i = 0; i < part->kind->connectors->len; i++)
    {
      g_assert_cmpuint (part->drivers[i], <=, pl_kind_connector (part->kind, i)->n_drivers);
      if (part->seats[i].part != 0)
        check_seat (patch, (PlEnd){ id, i }, &part->seats[i], taken);
    }
}

void
sample_check_patch (const PlPatch *patch)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_parts = 0;

  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0; n_parts++)
    {
      check_part (patch, id, taken);
      g_assert_cmpuint (id, <, pl_patch_next_id (patch));
    }
  g_assert_cmpuint (n_parts, ==, pl_patch_count_parts (patch));
}
