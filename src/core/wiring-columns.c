/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column of a list is which: by its heading, or, where there is none, by what stands in it.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/wiring-private.h"

enum
{
  SEARCHED = 15, /* rows: a list may begin with a title */
  MAX_GUESSED = 8,
  MAX_MARK = 8 /* letters of a number such as "W12" */
};

/* Folded; what stands in () of a heading is left out. */
static const struct
{
  PlColumn column;
  const char *words; /* between spaces */
} headings[] = {
  { PL_COLUMN_NUMBER,
    " number no nr num id cable# cableno cablenumber cablenr cableid kabelnr nummer "
    "kabelnummer line wire wireno wirenumber # item pos position lfdnr lfd "
    "cableno tag " },
  { PL_COLUMN_FROM,
    " from source src fromdevice sourcedevice fromgear fromunit fromequipment origin "
    "start enda aend devicea a von quelle vongerät quellgerät startgerät anfang "
    "gerätvon gerät1 geräta endea vonort quellegerät gerätquelle "
    "sourceequipment connectfrom connectedfrom location1 device1 fromlocation " },
  { PL_COLUMN_FROM_JACK,
    " fromjack fromport fromconnector fromsocket fromoutput fromconnection frompin "
    "sourcejack sourceport sourceconnector sourceoutput outputjack output out "
    "outputport porta jacka port1 ausgang buchsevon vonbuchse vonanschluss "
    "quellanschluss quellbuchse buchsea buchse1 anschlussvon anschlussa anschluss1 vonkanal "
    "buchsequelle fromterminal fromchannel sourcechannel " },
  { PL_COLUMN_TO,
    " to destination dest target todevice destinationdevice destdevice targetdevice togear "
    "tounit toequipment endb bend deviceb b nach ziel nachgerät zielgerät zu sink "
    "destinationequipment connectto connectedto location2 device2 tolocation ende endeb "
    "gerätnach gerät2 gerätb nachort zielort an bis zielegerät gerätziel " },
  { PL_COLUMN_TO_JACK,
    " tojack toport toconnector tosocket toinput toconnection topin destinationjack "
    "destinationport destinationconnector destinationinput destport destjack "
    "destinput inputjack input in inputport portb jackb port2 eingang buchsenach "
    "nachbuchse nachanschluss zielanschluss zielbuchse buchseb buchse2 anschlussnach anschlussb "
    "anschluss2 nachkanal buchseziel toterminal targetport tochannel destinationchannel " },
  { PL_COLUMN_TYPE,
    " type cabletype cable kind connectors connectortype wiretype kabel kabeltyp typ "
    "kabelart lead leadtype art " },
  { PL_COLUMN_LENGTH,
    " length len lengthm lengthft lengthcm lengthin lengthfeet lengthmeters lengthmetres "
    "lengthinm lengthinft lengthincm lengthinfeet lengthinmeters lengthinmetres längeinm "
    "cablelength länge kabellänge längem dist distance " },
  { PL_COLUMN_COLOR, " colour color cablecolour cablecolor farbe kabelfarbe " },
  { PL_COLUMN_NAME,
    " label cablelabel name cablename signal signalname description purpose bezeichnung "
    "beschriftung kabelname beschreibung zweck " },
};

/* Words that say which end they are about by where they stand: "From, Jack, To, Jack". */
static const char any_gear[] = " device gear unit equipment gerät location ort ",
                  any_jack[] = " jack port connector socket connection pin terminal "
                               "buchse anschluss stecker ";

static const char *const titles[PL_N_COLUMNS] = {
  N_ ("number"), N_ ("from"),      N_ ("jack (from)"),
  N_ ("to"),     N_ ("jack (to)"), N_ ("type of cable"),
  N_ ("length"), N_ ("colour"),    N_ ("name of the cable"),
};

const char *
pl_wiring_column_title (PlColumn column)
{
  return _ (titles[column]);
}

static gboolean
heads (const char *folded, const char *words)
{
  g_autofree char *word = g_strconcat (" ", folded, " ", NULL);

  return strstr (words, word) != NULL;
}

/* As our own lists say it in the person's language. */
static PlColumn
find_translated (const char *heading)
{
  static const struct
  {
    PlColumn column;
    const char *title;
  } own[] = { { PL_COLUMN_NUMBER, N_ ("Number") },
              { PL_COLUMN_FROM, N_ ("From") },
              { PL_COLUMN_TO, N_ ("To") },
              { PL_COLUMN_TYPE, N_ ("Type") },
              { PL_COLUMN_LENGTH, N_ ("Length (m)") },
              { PL_COLUMN_COLOR, N_ ("Colour") } };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (strcmp (heading, _ (own[i].title)) == 0)
      return own[i].column;
  return PL_N_COLUMNS;
}

static PlColumn
find_heading (const char *heading)
{
  g_autofree char *plain = g_strndup (heading, strcspn (heading, "([")); /* "Length (m)" */
  g_autofree char *folded = pl_wiring_fold (*plain != '\0' ? plain : heading);

  if (strcmp (heading, "#") == 0)
    return PL_COLUMN_NUMBER;
  for (guint i = 0; i < G_N_ELEMENTS (headings) && *folded != '\0'; i++)
    if (heads (folded, headings[i].words))
      return headings[i].column;
  return find_translated (heading);
}

static void
clear (PlColumns *self)
{
  *self = (PlColumns){ .unit = 1.0 };
  for (guint i = 0; i < PL_N_COLUMNS; i++)
    self->at[i] = -1;
}

/* "Output" and "Input" may be all there is about the ends. */
static void
promote (PlColumns *self, PlColumn end, PlColumn jack)
{
  if (self->at[end] >= 0)
    return;
  self->at[end] = self->at[jack];
  self->at[jack] = -1;
}

/* "Cable, From, To, Type": beside a type, what is called cable is its number. */
static void
take_heading (PlColumns *self, const PlCsvRow *row, int index)
{
  PlColumn column = find_heading (row->cells[index]);
  g_autofree char *first = NULL;

  if (column == PL_COLUMN_TYPE && self->at[column] >= 0 && self->at[PL_COLUMN_NUMBER] < 0)
    {
      first = pl_wiring_fold (row->cells[self->at[column]]);
      if (heads (first, " cable kabel lead "))
        {
          self->at[PL_COLUMN_NUMBER] = self->at[column];
          self->at[column] = -1;
        }
    }
  if (column < PL_N_COLUMNS && self->at[column] < 0)
    self->at[column] = index;
}

static gboolean
is_taken (const PlColumns *self, int index)
{
  for (guint i = 0; i < PL_N_COLUMNS; i++)
    if (self->at[i] == index)
      return TRUE;
  return FALSE;
}

/* The end whose column is the last one before that index; the first one of the row when none is. */
static PlColumn
find_end_before (const PlColumns *self, int index)
{
  int from = self->at[PL_COLUMN_FROM], to = self->at[PL_COLUMN_TO];

  if (to >= 0 && to < index && (from > index || from < to))
    return PL_COLUMN_TO;
  return to >= 0 && from > to && to > index ? PL_COLUMN_TO : PL_COLUMN_FROM;
}

/* "Device, Port, Device, Port": the first is where it comes from.  A jack belongs to the gear
 * before it. */
static void
read_general (PlColumns *self, const PlCsvRow *row)
{
  for (int i = 0; i < (int) row->n_cells; i++)
    {
      g_autofree char *folded = pl_wiring_fold (row->cells[i]);
      PlColumn column = PL_N_COLUMNS;

      if (*folded == '\0' || is_taken (self, i))
        continue;
      if (heads (folded, any_gear))
        column = self->at[PL_COLUMN_FROM] < 0 ? PL_COLUMN_FROM : PL_COLUMN_TO;
      else if (heads (folded, any_jack))
        column
            = find_end_before (self, i) == PL_COLUMN_TO ? PL_COLUMN_TO_JACK : PL_COLUMN_FROM_JACK;
      if (column < PL_N_COLUMNS && self->at[column] < 0)
        self->at[column] = i;
    }
}

/* Whether the row is a line of headings: both ends are there. */
static gboolean
read_headings (PlColumns *self, const PlCsvRow *row)
{
  clear (self);
  for (int i = 0; i < (int) row->n_cells; i++)
    take_heading (self, row, i);
  read_general (self, row);
  promote (self, PL_COLUMN_FROM, PL_COLUMN_FROM_JACK);
  promote (self, PL_COLUMN_TO, PL_COLUMN_TO_JACK);
  if (self->at[PL_COLUMN_LENGTH] >= 0)
    self->unit = pl_wiring_find_unit (row->cells[self->at[PL_COLUMN_LENGTH]]);
  return self->at[PL_COLUMN_FROM] >= 0 && self->at[PL_COLUMN_TO] >= 0;
}

/* Without headings */

typedef struct
{
  guint filled, numbers, lengths, colors;
} Contents;

static void
look_at (const PlCsv *table, Contents contents[MAX_GUESSED], guint *n_columns)
{
  *n_columns = 0;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const PlCsvRow *row = &g_array_index (table->rows, PlCsvRow, i);

      *n_columns = MAX (*n_columns, MIN (row->n_cells, MAX_GUESSED));
      for (guint j = 0; j < MIN (row->n_cells, MAX_GUESSED); j++)
        {
          double metres;

          if (*row->cells[j] == '\0')
            continue;
          contents[j].filled++;
          contents[j].numbers += strspn (row->cells[j], "0123456789") == strlen (row->cells[j]);
          contents[j].lengths += pl_wiring_parse_length (row->cells[j], 1.0, &metres) ? 1 : 0;
          contents[j].colors += pl_wiring_find_color (row->cells[j]) != PL_LEAD_COLOR_NONE ? 1 : 0;
        }
    }
}

/* From, to, type, length as people write them, with a number first or jacks apart. */
static void
guess (PlColumns *self, const PlCsv *table)
{
  static const PlColumn plain[]
      = { PL_COLUMN_FROM, PL_COLUMN_TO, PL_COLUMN_TYPE, PL_COLUMN_LENGTH, PL_COLUMN_COLOR },
      apart[] = { PL_COLUMN_FROM, PL_COLUMN_FROM_JACK, PL_COLUMN_TO,   PL_COLUMN_TO_JACK,
                  PL_COLUMN_TYPE, PL_COLUMN_LENGTH,    PL_COLUMN_COLOR };
  Contents contents[MAX_GUESSED] = { 0 };
  const PlColumn *order = plain;
  guint n, first = 0, n_order = G_N_ELEMENTS (plain);

  look_at (table, contents, &n);
  if (n > 2 && contents[0].filled > 0 && contents[0].numbers == contents[0].filled)
    self->at[PL_COLUMN_NUMBER] = (int) first++;
  /* the fourth of five and more is a jack when it is no length */
  if (n - first >= 4 && contents[first + 3].lengths * 2 < contents[first + 3].filled)
    {
      order = apart;
      n_order = G_N_ELEMENTS (apart);
    }
  for (guint i = 0; i < n_order && first + i < n; i++)
    if (order[i] != PL_COLUMN_COLOR || contents[first + i].colors * 2 > contents[first + i].filled)
      self->at[order[i]] = (int) (first + i);
  /* from, to, length */
  if (n - first == 3 && contents[first + 2].lengths == contents[first + 2].filled)
    {
      self->at[PL_COLUMN_LENGTH] = self->at[PL_COLUMN_TYPE];
      self->at[PL_COLUMN_TYPE] = -1;
    }
}

/* Labels that are numbers are the numbers of the cables, where there is no other column of them. */
static void
read_marks (PlColumns *self, const PlCsv *table)
{
  guint n = 0;

  if (self->at[PL_COLUMN_NAME] < 0 || self->at[PL_COLUMN_NUMBER] >= 0)
    return;
  for (guint i = self->first; i < table->rows->len; i++)
    {
      const char *mark = pl_csv_row_get (&g_array_index (table->rows, PlCsvRow, i),
                                         (guint) self->at[PL_COLUMN_NAME]);

      if (*mark == '\0')
        continue;
      if (strlen (mark) > MAX_MARK || pl_wiring_find_number (mark) == 0)
        return;
      n++;
    }
  if (n == 0)
    return;
  self->at[PL_COLUMN_NUMBER] = self->at[PL_COLUMN_NAME];
  self->at[PL_COLUMN_NAME] = -1;
}

PlColumns
pl_wiring_find_columns (const PlCsv *table)
{
  PlColumns self;

  for (guint i = 0; i < MIN (table->rows->len, SEARCHED); i++)
    if (read_headings (&self, &g_array_index (table->rows, PlCsvRow, i)))
      {
        self.first = i + 1;
        self.headings = TRUE;
        read_marks (&self, table);
        return self;
      }
  clear (&self);
  guess (&self, table);
  return self;
}
