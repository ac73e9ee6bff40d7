/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/plain.h"

#include <string.h>

enum
{
  SHARP_S = 0xdf, /* two letters in capitals */
  ISOLATE = 0x2068,
  POP_ISOLATE = 0x2069
};

typedef struct
{
  gunichar first, last;
} Range;

static gboolean
is_in (gunichar c, const Range *ranges, guint n)
{
  for (guint i = 0; i < n; i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

gboolean
pl_plain_is_odd (gunichar c)
{
  static const Range odd[] = {
    { 0x00, 0x08 },     { 0x0b, 0x0c },     { 0x0e, 0x1f },
    { 0x7f, 0x9f },     { 0x2028, 0x202e }, { 0x2060, 0x206f },
    { 0xfff9, 0xfffb }, { 0xfeff, 0xfeff }, { 0xe0000, 0xe007f },
  };

  return is_in (c, odd, G_N_ELEMENTS (odd));
}

const char *
pl_plain_find_odd (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    if (pl_plain_is_odd (g_utf8_get_char (at)))
      return at;
  return NULL;
}

char *
pl_plain_one_line (char *text)
{
  return text != NULL ? g_strdelimit (text, "\n\r\t", ' ') : NULL;
}

char *
pl_plain_shorten (char *text, guint most)
{
  g_autofree char *whole = pl_plain_one_line (text);
  gsize length = whole != NULL ? (gsize) g_utf8_strlen (whole, -1) : 0;
  const char *tail = NULL;

  if (length <= most)
    return g_steal_pointer (&whole);
  tail = g_utf8_offset_to_pointer (whole, (glong) (length - most / 2));
  *g_utf8_offset_to_pointer (whole, most / 2) = '\0';
  return g_strconcat (whole, "…", tail, NULL);
}

char *
pl_plain_take_out_odd (char *text)
{
  char *to = text;

  for (const char *at = text, *next; *at != '\0'; at = next)
    {
      next = g_utf8_next_char (at);
      if (pl_plain_is_odd (g_utf8_get_char (at)))
        continue;
      memmove (to, at, (gsize) (next - at));
      to += next - at;
    }
  *to = '\0';
  return text;
}

char *
pl_plain_dup_quote (const char *text)
{
  return pl_plain_take_out_odd (g_utf8_make_valid (text, -1));
}

static char *
make_plain (char *text)
{
  return pl_plain_one_line (pl_plain_take_out_odd (text));
}

char *
pl_plain_dup_path (const char *path)
{
  return make_plain (g_filename_display_name (path));
}

char *
pl_plain_dup_base (const char *path)
{
  return make_plain (g_filename_display_basename (path));
}

/* Scripts that run from right to left; their blocks are set aside as a whole. */
static gboolean
runs_left (gunichar c)
{
  static const Range blocks[] = { { 0x590, 0x8ff },   { 0x200f, 0x200f },   { 0xfb1d, 0xfdff },
                                  { 0xfe70, 0xfefc }, { 0x10800, 0x10fff }, { 0x1e800, 0x1efff } };

  return is_in (c, blocks, G_N_ELEMENTS (blocks));
}

static char *
isolate (const char *text)
{
  GString *out = g_string_new (NULL);

  g_string_append_unichar (out, ISOLATE);
  g_string_append (out, text);
  g_string_append_unichar (out, POP_ISOLATE);
  return g_string_free (out, FALSE);
}

char *
pl_plain_dup_isolated (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (runs_left (g_utf8_get_char (at)))
      return isolate (text);
  return g_strdup (text);
}

char *
pl_plain_dup_upper (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) == SHARP_S)
      g_string_append (out, "SS");
    else
      g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (at)));
  return g_string_free (out, FALSE);
}
