/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/tag.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/keyfile.h"
#include "core/sheet.h"
#include "core/words.h"

#define GROUP   "Labels"
#define SLIP    0.3 /* mm that a package may be off */
#define LEAST   5.0 /* mm: a label that can be read */
#define LARGEST 2000.0

enum
{
  LABELS_FORMAT = 1,
  MOST_LABELS = 100, /* across, down */
  MOST_REPEAT = 10
};

void
pl_tag_sheet_free (PlTagSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self);
}

gboolean
pl_tag_sheet_wraps (const PlTagSheet *self)
{
  return self->print < self->height;
}

/* "70;37" */
static void
read_pair (PlKeyFile *file, const char *key, double least, double pair[2], GError **error)
{
  g_auto (GStrv) words = pl_key_file_dup_list (file, GROUP, key, error);

  for (guint i = 0; i < 2; i++)
    {
      char *end = NULL;
      const char *word = words != NULL && g_strv_length (words) == 2 ? g_strstrip (words[i]) : "";

      pair[i] = g_ascii_strtod (word, &end);
      if (*word == '\0' || *end != '\0' || !(pair[i] >= least && pair[i] <= LARGEST))
        pl_key_file_fail (file, GROUP, key, PL_FILE_ERROR_VALUE, error,
                          _ ("it takes two numbers in mm from %g to %g, for example %s=70;37"),
                          least, LARGEST, key);
    }
}

static void
check_room (PlKeyFile *file, const PlTagSheet *self, GError **error)
{
  double width = self->left + self->columns * self->width + (self->columns - 1) * self->gap_x;
  double height = self->top + self->rows * self->height + (self->rows - 1) * self->gap_y;

  if (width > self->page_width + SLIP)
    pl_key_file_fail (file, GROUP, "Columns", PL_FILE_ERROR_VALUE, error,
                      _ ("the labels need %g mm, the page is %g mm wide; measure them again"),
                      width, self->page_width);
  if (height > self->page_height + SLIP)
    pl_key_file_fail (file, GROUP, "Rows", PL_FILE_ERROR_VALUE, error,
                      _ ("the labels need %g mm, the page is %g mm high; measure them again"),
                      height, self->page_height);
  if (self->print / self->repeat < LEAST - SLIP)
    pl_key_file_fail (file, GROUP, "Repeat", PL_FILE_ERROR_VALUE, error,
                      ngettext ("%u text does not fit into %g mm; it needs %g mm",
                                "%u texts do not fit into %g mm; each needs %g mm", self->repeat),
                      self->repeat, self->print, LEAST);
}

static void
read_sheet (PlKeyFile *file, PlTagSheet *self, GError **error)
{
  int format = pl_key_file_get_int (file, GROUP, "Format", 1, G_MAXINT, 0, error);
  double page[2], label[2], margin[2], gap[2];

  if (format != LABELS_FORMAT)
    pl_key_file_fail (file, GROUP, "Format", PL_FILE_ERROR_VERSION, error,
                      _ ("this one reads Format=%d; write that, or update Patchlead"),
                      LABELS_FORMAT);
  self->id = pl_key_file_dup_required (file, GROUP, "Id", error);
  read_pair (file, "Page", LEAST, page, error);
  read_pair (file, "Label", LEAST, label, error);
  read_pair (file, "Margin", 0.0, margin, error);
  read_pair (file, "Gap", 0.0, gap, error);
  self->columns = (guint) pl_key_file_get_int (file, GROUP, "Columns", 1, MOST_LABELS, 1, error);
  self->rows = (guint) pl_key_file_get_int (file, GROUP, "Rows", 1, MOST_LABELS, 1, error);
  self->repeat = (guint) pl_key_file_get_int (file, GROUP, "Repeat", 1, MOST_REPEAT, 1, error);
  self->print = pl_key_file_get_double (file, GROUP, "Print", 0.0, label[1], 0.0, error);
  if (self->print <= 0.0)
    self->print = label[1];
  self->page_width = page[0];
  self->page_height = page[1];
  self->width = label[0];
  self->height = label[1];
  self->left = margin[0];
  self->top = margin[1];
  self->gap_x = gap[0];
  self->gap_y = gap[1];
}

PlTagSheet *
pl_tag_sheet_parse (const char *text, gssize length, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlKeyFile) file = pl_key_file_new (text, length, name, error);
  g_autoptr (PlTagSheet) self = NULL;

  if (file == NULL)
    return NULL;
  self = g_new0 (PlTagSheet, 1);
  read_sheet (file, self, &problem);
  if (problem == NULL)
    check_room (file, self, &problem);
  if (problem == NULL)
    (void) pl_key_file_check_all_used (file, &problem);
  if (problem == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
is_page (const PlTagSheet *self, double width, double height)
{
  return fabs (self->page_width - width) < 1.0 && fabs (self->page_height - height) < 1.0;
}

char *
pl_tag_sheet_dup_title (const PlTagSheet *self)
{
  g_autofree char *columns = g_strdup_printf ("%u", self->columns);
  g_autofree char *rows = g_strdup_printf ("%u", self->rows);
  g_autofree char *size = g_strdup_printf ("%.4g × %.4g mm", self->width, self->height);
  g_autofree char *page
      = is_page (self, 210, 297) ? g_strdup (_ ("A4"))
        : is_page (self, 215.9, 279.4)
            ? g_strdup (_ ("Letter"))
            : g_strdup_printf ("%.4g × %.4g mm", self->page_width, self->page_height);

  return pl_words_fill (pl_tag_sheet_wraps (self)
                            ? _ ("{page}, {columns} × {rows} labels of {size}, wrap-around")
                            : _ ("{page}, {columns} × {rows} labels of {size}"),
                        "page", page, "columns", columns, "rows", rows, "size", size, NULL);
}

/* What is on them */

static void
label_clear (gpointer data)
{
  PlTag *self = data;

  g_free (self->here);
  g_free (self->way);
  g_free (self->there);
  g_free (self->about);
}

static char *
dup_end (const PlPatch *patch, const PlPart *part, guint connector)
{
  const PlSeat *seat = &part->seats[connector];

  return seat->part != 0 ? pl_words_end (patch, (PlEnd){ seat->part, seat->connector })
                         : g_strdup (_ ("loose"));
}

/* From the first end to the others (a cable has two or more); the end of the label itself is named
 * of those. */
static char *
dup_way (const PlPatch *patch, const PlPart *part, guint connector)
{
  g_autofree char *a = dup_end (patch, part, 0);
  g_autofree char *b = dup_end (patch, part, connector > 0 ? connector : 1);

  return g_strconcat (a, " → ", b, NULL);
}

static char *
dup_there (const PlPatch *patch, const PlPart *part, guint connector)
{
  g_autofree char *end = dup_end (patch, part, connector > 0 ? 0 : 1);

  return g_strconcat (connector > 0 ? "← " : "→ ", end, NULL);
}

static char *
dup_about (const PlPart *part)
{
  GString *out = g_string_new (part->kind->name);
  char length[G_ASCII_DTOSTR_BUF_SIZE];

  if (part->name != NULL)
    g_string_append_printf (out, " · %s", part->name);
  if (part->length_m > 0.0)
    g_string_append_printf (out, " · %s m",
                            g_ascii_formatd (length, sizeof length, "%.4g", part->length_m));
  if (pl_part_get_color (part) != PL_LEAD_COLOR_NONE)
    g_string_append_printf (out, " · %s", pl_lead_color_name (pl_part_get_color (part)));
  return g_string_free (out, FALSE);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const PlTag *p = a, *q = b;

  return p->number != q->number ? (p->number < q->number ? -1 : 1) : 0;
}

GArray *
pl_patch_dup_tags (const PlPatch *patch)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (PlTag));

  g_array_set_clear_func (labels, label_clear);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlPart *part = pl_patch_get_part (patch, id);

      if (!pl_kind_is_cable (part->kind))
        continue;
      for (guint i = 0; i < part->kind->connectors->len; i++)
        {
          g_autofree char *end = dup_end (patch, part, i);
          PlTag label = { .number = part->number, .color = pl_part_get_color (part) };

          label.here
              = part->number > 0 ? g_strdup_printf ("%d · %s", part->number, end) : g_strdup (end);
          label.way = dup_way (patch, part, i);
          label.there = dup_there (patch, part, i);
          label.about = dup_about (part);
          g_array_append_val (labels, label);
        }
    }
  g_array_sort (labels, compare_labels);
  return labels;
}
