/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/json.h"

#include <math.h>

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (out, '\\');
      if ((guchar) *c < ' ')
        g_string_append_printf (out, "\\u%04x", (guint) (guchar) *c);
      else
        g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

static void
begin (PlJson *self, const char *name)
{
  if (!self->first)
    g_string_append_c (self->out, ',');
  if (self->depth > 0)
    {
      g_string_append_c (self->out, '\n');
      for (guint i = 0; i < self->depth; i++)
        g_string_append (self->out, "  ");
    }
  self->first = FALSE;
  if (name == NULL)
    return;
  append_quoted (self->out, name);
  g_string_append (self->out, ": ");
}

void
pl_json_open (PlJson *self, const char *name, char bracket)
{
  if (self->depth == 0)
    self->first = TRUE;
  begin (self, name);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->first = TRUE;
}

void
pl_json_close (PlJson *self, char bracket)
{
  self->depth--;
  if (!self->first)
    {
      g_string_append_c (self->out, '\n');
      for (guint i = 0; i < self->depth; i++)
        g_string_append (self->out, "  ");
    }
  g_string_append_c (self->out, bracket);
  self->first = FALSE;
  if (self->depth == 0)
    g_string_append_c (self->out, '\n');
}

void
pl_json_string (PlJson *self, const char *name, const char *value)
{
  begin (self, name);
  if (value == NULL)
    g_string_append (self->out, "null");
  else
    append_quoted (self->out, value);
}

void
pl_json_number (PlJson *self, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  begin (self, name);
  g_string_append (self->out, isfinite (value)
                                  ? g_ascii_formatd (buffer, sizeof buffer, "%.10g", value + 0.0)
                                  : "null");
}

void
pl_json_boolean (PlJson *self, const char *name, gboolean value)
{
  begin (self, name);
  g_string_append (self->out, value ? "true" : "false");
}
