/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/keyfile.h"
#include "core/plain.h"

enum
{
  SAMPLE_ROWS = 40,    /* the separator is chosen by */
  MAX_ODD_QUOTES = 16, /* each costs a look at the rest of the text */
  MAX_CELL = 2000      /* bytes */
};

static const char separators[] = ";,\t|";

/* From bytes to UTF-8 */

/* Zeros are characters here; written: without the one at the end. */
static char *
convert (const char *bytes, gsize length, const char *charset, gsize *written)
{
  return g_convert (bytes, (gssize) length, "UTF-8", charset, NULL, written, NULL);
}

/* UTF-16 of Latin letters has a zero in nearly every other byte, and hardly any between them; NULL:
 * it is something else, and may have a zero somewhere. */
static const char *
guess_wide (const char *bytes, gsize length)
{
  gsize zeros[2] = { 0, 0 }, pairs = length / 2;
  guint most;

  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\0')
      zeros[i % 2]++;
  most = zeros[0] > zeros[1] ? 0 : 1;
  if (zeros[most] <= pairs / 2 || zeros[1 - most] > pairs / 16)
    return NULL;
  return most == 0 ? "UTF-16BE" : "UTF-16LE";
}

static gboolean
is_utf8_with_zeros (const char *bytes, gsize length)
{
  const char *at = bytes, *end = bytes + length;

  while (!g_utf8_validate (at, end - at, &at))
    if (*at++ != '\0')
      return FALSE;
  return TRUE;
}

/* NULL: it is no text.  written: its bytes, zeros among them. */
static char *
decode (const char *bytes, gsize length, gsize *written)
{
  const char *wide = NULL;
  char *text = NULL;

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    {
      wide = *bytes == '\xff' ? "UTF-16LE" : "UTF-16BE";
      return convert (bytes + 2, (length - 2) & ~(gsize) 1, wide, written);
    }
  wide = guess_wide (bytes, length);
  if (wide != NULL)
    return convert (bytes, length & ~(gsize) 1, wide, written);
  if (is_utf8_with_zeros (bytes, length))
    {
      *written = length;
      return g_strndup (bytes, length); /* zeros from the first one on */
    }
  if (memchr (bytes, '\0', length) != NULL)
    return NULL;
  text = convert (bytes, length, "WINDOWS-1252", written);
  return text != NULL ? text : convert (bytes, length, "ISO-8859-1", written);
}

static gboolean
fail (GError **error, const char *name, const char *problem)
{
  g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX, "%s: %s", name, problem);
  return FALSE;
}

/* Where the text would end for who reads on. */
static gboolean
has_no_zero (const char *text, gsize length, const char *name, GError **error)
{
  const char *zero = memchr (text, '\0', length);
  guint line = 1;

  if (zero == NULL)
    return TRUE;
  for (const char *at = text; at < zero; at++)
    line += *at == '\n' || (*at == '\r' && at[1] != '\n') ? 1 : 0;
  g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX, _ ("%s: line %u: %s"), name, line,
               _ ("there is a zero where a character should be (U+0000); remove it, or save the "
                  "list again as CSV in UTF-8 from the program that made it"));
  return FALSE;
}

/* From text to rows */

typedef struct
{
  const char *at;
  char separator;
  guint line;
  guint n_odd_quotes;
  gboolean odd_quote; /* in this row */
  GString *cell;
} Reader;

/* The quotation mark that ends what begins at text; NULL: there is none. */
static const char *
find_close (const char *text)
{
  for (const char *at = strchr (text, '"'); at != NULL; at = strchr (at + 2, '"'))
    if (at[1] != '"')
      return at;
  return NULL;
}

static void
take (Reader *self)
{
  if (*self->at == '\n' || (*self->at == '\r' && self->at[1] != '\n'))
    self->line++;
  if (self->cell->len < MAX_CELL)
    g_string_append_c (self->cell, *self->at);
  self->at++;
}

static void
read_quoted (Reader *self)
{
  const char *close = self->n_odd_quotes < MAX_ODD_QUOTES ? find_close (self->at + 1) : NULL;

  if (close == NULL)
    {
      self->n_odd_quotes++;
      self->odd_quote = TRUE;
      take (self);
      return;
    }
  for (self->at++; self->at < close; take (self))
    if (*self->at == '"')
      self->at++; /* the first of two */
  self->at++;
}

/* Stands at the separator or at the end of the line afterwards. */
static void
read_cell (Reader *self)
{
  g_string_truncate (self->cell, 0);
  while (*self->at == ' ' || (*self->at == '\t' && self->separator != '\t'))
    self->at++;
  if (*self->at == '"')
    read_quoted (self);
  while (*self->at != '\0' && *self->at != self->separator && *self->at != '\r'
         && *self->at != '\n')
    take (self);
}

/* One line of text.  An apostrophe before what looks like a formula is how tables keep it a text.
 */
static const char *
keep_cell (GStringChunk *words, GString *cell)
{
  char *text = NULL;

  if (cell->len > 0 && !g_utf8_validate (cell->str, (gssize) cell->len, NULL))
    {
      const char *end = NULL; /* cut in the middle of a letter */

      (void) g_utf8_validate (cell->str, (gssize) cell->len, &end);
      g_string_truncate (cell, (gsize) (end - cell->str));
    }
  for (char *at = cell->str; *at != '\0'; at++)
    if ((guchar) *at < 0x20 || *at == 0x7f)
      *at = ' ';
  text = g_strstrip (pl_plain_take_out_odd (cell->str));
  if (*text == '\'' && text[1] != '\0' && strchr ("=+-@", text[1]) != NULL)
    text++;
  return g_string_chunk_insert_const (words, text);
}

static void
end_line (Reader *self)
{
  if (*self->at == '\r' && self->at[1] == '\n')
    self->at++;
  if (*self->at != '\0')
    {
      self->at++;
      self->line++;
    }
}

static void
read_row (Reader *self, GStringChunk *words, PlCsvRow *row)
{
  const char *cells[PL_CSV_MAX_CELLS];

  *row = (PlCsvRow){ .line = self->line };
  self->odd_quote = FALSE;
  for (guint n = 0;; n++)
    {
      read_cell (self);
      if (n < PL_CSV_MAX_CELLS)
        {
          cells[n] = keep_cell (words, self->cell);
          if (*cells[n] != '\0')
            row->n_cells = n + 1;
          row->n_written = n + 1;
        }
      if (*self->at != self->separator)
        break;
      self->at++;
    }
  end_line (self);
  row->odd_quote = self->odd_quote;
  row->cells = g_memdup2 (cells, MAX (row->n_cells, 1) * sizeof *cells);
}

static void
row_clear (gpointer row)
{
  g_free (((PlCsvRow *) row)->cells);
}

/* At most max_rows, and one more when there are more. */
static PlCsv *
read_all (const char *text, guint line, char separator, guint max_rows)
{
  PlCsv *self = g_new0 (PlCsv, 1);
  Reader reader = { .at = text, .separator = separator, .line = line };

  self->separator = separator;
  self->rows = g_array_new (FALSE, FALSE, sizeof (PlCsvRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->words = g_string_chunk_new (4096);
  reader.cell = g_string_new (NULL);
  while (*reader.at != '\0' && self->rows->len <= max_rows)
    {
      PlCsvRow row;

      read_row (&reader, self->words, &row);
      g_array_append_val (self->rows, row);
    }
  g_string_free (reader.cell, TRUE);
  return self;
}

/* How well the text is a table with that separator: rows of equal length count, then how long they
 * are. */
static guint
rate (const char *text, char separator)
{
  g_autoptr (PlCsv) table = read_all (text, 1, separator, SAMPLE_ROWS);
  guint best = 0, lengths[PL_CSV_MAX_CELLS + 1] = { 0 };

  for (guint i = 0; i < table->rows->len; i++)
    lengths[g_array_index (table->rows, PlCsvRow, i).n_written]++;
  for (guint n = 2; n <= PL_CSV_MAX_CELLS; n++)
    if (lengths[n] > 0)
      best = MAX (best, lengths[n] * 2 * PL_CSV_MAX_CELLS + n);
  return best;
}

/* What a spreadsheet wrote on the first line ("sep=;"), else the one that makes a table. */
static char
choose_separator (const char **text, guint *line)
{
  char best = ',';
  guint best_rating = 0;

  if (g_ascii_strncasecmp (*text, "sep=", 4) == 0 && (*text)[4] != '\0'
      && strchr (separators, (*text)[4]) != NULL)
    {
      best = (*text)[4];
      *text += 5;
      *text += **text == '\r' ? 1 : 0;
      *text += **text == '\n' ? 1 : 0;
      *line = 2;
      return best;
    }
  for (const char *at = separators; *at != '\0'; at++)
    {
      guint rating = rate (*text, *at);

      if (rating > best_rating)
        {
          best_rating = rating;
          best = *at;
        }
    }
  return best;
}

PlCsv *
pl_csv_parse (const char *bytes, gsize length, const char *name, GError **error)
{
  gsize written = 0;
  g_autofree char *text = length <= PL_CSV_MAX_BYTES ? decode (bytes, length, &written) : NULL;
  const char *at = text;
  guint line = 1;
  char separator;
  PlCsv *self = NULL;

  if (length > PL_CSV_MAX_BYTES)
    {
      (void) fail (error, name, _ ("it is larger than 8 MiB; bring it in as several lists"));
      return NULL;
    }
  if (text == NULL)
    {
      (void) fail (error, name,
                   _ ("it is not text; save the list as CSV from the program that made it"));
      return NULL;
    }
  if (!has_no_zero (text, written, name, error))
    return NULL;
  separator = choose_separator (&at, &line);
  self = read_all (at, line, separator, PL_CSV_MAX_ROWS);
  if (self->rows->len <= PL_CSV_MAX_ROWS)
    return self;
  pl_csv_free (self);
  (void) fail (error, name, _ ("it has more than 50,000 lines; bring it in as several lists"));
  return NULL;
}

void
pl_csv_free (PlCsv *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_string_chunk_free (self->words);
  g_free (self);
}

const char *
pl_csv_row_get (const PlCsvRow *self, guint column)
{
  return column < self->n_cells ? self->cells[column] : "";
}
