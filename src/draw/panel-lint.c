/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/panel-lint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/bounds.h"
#include "core/plain.h"

typedef struct
{
  PlLint *lint;
  GMarkupParseContext *context;
  GPtrArray *families; /* of the open elements; NULL: as around it */
  GHashTable *said;    /* fonts that were complained about */
  guint depth, hidden; /* hidden: depth of the outermost <defs>, 0 outside */
  guint n_elements;
  guint n_texts; /* all, also hidden ones */
  gboolean in_text;
} Walk;

/* Of the end of the tag; the parser counts a line break when it stands before it. */
static guint
get_line (const Walk *self)
{
  int line = 0, column = 0;

  g_markup_parse_context_get_position (self->context, &line, &column);
  return (guint) (column <= 1 ? line - 1 : line);
}

static void complain (const Walk *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
complain (const Walk *self, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->lint->problems, g_strdup_printf ("line %u: %s", get_line (self), what));
}

/* "xlink:href" → "href" */
static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static const char *
find_attribute (const char *name, const char **names, const char **values)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (local_name (names[i]), name) == 0)
      return values[i];
  return NULL;
}

/* Elements and attributes */

static void
check_element (const Walk *self, const char *name)
{
  static const struct
  {
    const char *name, *advice;
  } forbidden[] = {
    { "filter", N_ ("a filter turns the drawing into pixels in PDF; use gradients") },
    { "mask", N_ ("a mask turns the drawing into pixels in PDF; use clipPath") },
    { "image", N_ ("pictures are not allowed; draw it with shapes") },
    { "feImage", N_ ("pictures are not allowed; draw it with shapes") },
    { "foreignObject", N_ ("foreign content is not drawn everywhere; use plain shapes and text") },
    { "script", N_ ("scripts are not allowed; remove it") },
    { "style",
      N_ ("a style sheet here stands against the program's; write fill=… and the like at the "
          "elements") },
    { "animate", N_ ("panels do not move; remove it") },
    { "animateTransform", N_ ("panels do not move; remove it") },
    { "set", N_ ("panels do not move; remove it") },
    { "a", N_ ("links are not followed; keep what is inside and remove the link") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    if (strcmp (name, forbidden[i].name) == 0)
      complain (self, "“<%s>”: %s", name, _ (forbidden[i].advice));
}

/* url(#id) and href="#id" stay inside the file. */
static gboolean
leads_outside (const char *name, const char *value)
{
  const char *url = strstr (value, "url(");

  if (strcmp (name, "href") == 0)
    return value[0] != '#';
  if (url == NULL)
    return FALSE;
  url += strlen ("url(");
  while (*url == ' ' || *url == '\'' || *url == '"')
    url++;
  return *url != '#';
}

static void
check_attribute (const Walk *self, const char *name, const char *value)
{
  if (leads_outside (name, value))
    complain (self,
              _ ("“%s=\"%.40s\"”: nothing may be fetched from elsewhere; put it into the file"),
              name, value);
  else if (strcmp (name, "filter") == 0 || strcmp (name, "mask") == 0)
    complain (self, _ ("“%s=…” turns the drawing into pixels in PDF; use gradients or clipPath"),
              name);
  else if (strcmp (name, "style") == 0)
    complain (self, _ ("“style=…” cannot be restyled; write its parts as attributes, for example "
                       "fill=\"#e9eaec\""));
  else if (g_str_has_prefix (name, "on"))
    complain (self, _ ("“%s=…”: scripts are not allowed; remove it"), name);
}

static void
check_root (const Walk *self, const char *name, const char **names, const char **values)
{
  const char *box = find_attribute ("viewBox", names, values);
  char *rest = NULL;

  if (strcmp (name, "svg") != 0)
    complain (self, _ ("the root element is <%s>; a panel is one <svg>"), name);
  if (find_attribute ("width", names, values) != NULL
      || find_attribute ("height", names, values) != NULL)
    complain (self, _ ("the root element has a width or height; remove them and keep the viewBox"));
  if (box == NULL)
    return; /* pl_panel_new() says so */
  for (guint i = 0; i < 2; i++, box = rest)
    {
      box += strspn (box, " ,");
      if (g_ascii_strtod (box, &rest) < 0.0 || g_ascii_strtod (box, NULL) > 0.0)
        {
          complain (self, _ ("the viewBox does not begin at 0 0; move the drawing and let it"));
          return;
        }
    }
}

/* Fonts */

static gboolean
is_plain (const char *family)
{
  const char *last = strrchr (family, ',');
  g_autofree char *generic = g_strdup (last != NULL ? last + 1 : family);

  g_strstrip (generic);
  return strcmp (generic, "sans-serif") == 0 || strcmp (generic, "serif") == 0
         || strcmp (generic, "monospace") == 0;
}

static void
check_font (const Walk *self)
{
  const char *family = NULL;

  for (guint i = self->families->len; i > 0 && family == NULL; i--)
    family = g_ptr_array_index (self->families, i - 1);
  if ((family != NULL && is_plain (family))
      || !g_hash_table_add (self->said, g_strdup (family != NULL ? family : "")))
    return;
  if (family == NULL)
    complain (self,
              _ ("text without a font; write font-family=\"Cantarell, sans-serif\" at the root "
                 "element"));
  else
    complain (self,
              _ ("the font “%s” may not be there; end the list with sans-serif, serif or "
                 "monospace"),
              family);
}

/* Texts */

static void
begin_text (Walk *self, const char *id)
{
  PlLintText text = { 0 };

  self->n_texts++;
  if (self->hidden > 0)
    return;
  text.id = id != NULL ? g_strdup (id) : g_strdup_printf ("pl-text-%u", self->n_texts);
  text.content = g_strdup ("");
  text.line = get_line (self);
  g_array_append_val (self->lint->texts, text);
  self->in_text = TRUE;
}

static void
note_id (const Walk *self, const char *id)
{
  gpointer before = g_hash_table_lookup (self->lint->ids, id);

  if (before != NULL)
    complain (self, _ ("the id “%s” stands already in line %u; ids are unique, rename one"), id,
              GPOINTER_TO_UINT (before));
  else
    g_hash_table_insert (self->lint->ids, g_strdup (id), GUINT_TO_POINTER (get_line (self)));
}

static void
start_element (GMarkupParseContext *context, const char *full_name, const char **names,
               const char **values, gpointer data, GError **error)
{
  Walk *self = data;
  const char *name = local_name (full_name), *id = find_attribute ("id", names, values);

  self->context = context;
  if (self->depth >= PL_MAX_PANEL_DEPTH || ++self->n_elements > PL_MAX_PANEL_ELEMENTS)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE,
                           _ ("there are too many elements, or elements inside one another"));
      return;
    }
  if (self->depth++ == 0)
    check_root (self, name, names, values);
  check_element (self, name);
  for (guint i = 0; names[i] != NULL; i++)
    check_attribute (self, local_name (names[i]), values[i]);
  if (id != NULL)
    note_id (self, id);
  g_ptr_array_add (self->families, g_strdup (find_attribute ("font-family", names, values)));
  if (self->hidden == 0 && (strcmp (name, "defs") == 0 || strcmp (name, "symbol") == 0))
    self->hidden = self->depth;
  if (strcmp (name, "text") == 0)
    begin_text (self, id);
}

static void
end_element (GMarkupParseContext *context, const char *full_name, gpointer data, GError **error)
{
  Walk *self = data;

  if (strcmp (local_name (full_name), "text") == 0)
    self->in_text = FALSE;
  if (self->hidden == self->depth)
    self->hidden = 0;
  g_ptr_array_set_size (self->families, (int) self->families->len - 1);
  self->depth--;
}

static void
take_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
           GError **error)
{
  Walk *self = data;
  PlLintText *last = NULL;
  g_autofree char *before = NULL;

  if (!self->in_text)
    return;
  check_font (self);
  last = &g_array_index (self->lint->texts, PlLintText, self->lint->texts->len - 1);
  before = last->content;
  last->content = g_strdup_printf ("%s%.*s", before, (int) length, text);
}

/* The drawing with ids */

static gboolean
begins_text (const char *at)
{
  return g_str_has_prefix (at, "<text") && strchr (" \t\r\n>", at[5]) != NULL;
}

static char *
dup_with_ids (const char *svg)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const char *at = svg; *at != '\0';)
    {
      const char *end = g_str_has_prefix (at, "<!--") ? strstr (at, "-->") : NULL;

      if (end != NULL)
        {
          at = end + strlen ("-->");
          continue;
        }
      if (!begins_text (at))
        {
          g_string_append_c (out, *at++);
          continue;
        }
      end = strchr (at, '>');
      n++;
      if (end != NULL && g_strstr_len (at, end - at, " id=") == NULL)
        g_string_append_printf (out, "<text id=\"pl-text-%u\"", n);
      else
        g_string_append (out, "<text");
      at += strlen ("<text");
    }
  return g_string_free (out, FALSE);
}

static void
text_clear (gpointer item)
{
  PlLintText *text = item;

  g_free (text->id);
  g_free (text->content);
}

PlLint *
pl_lint_new (const char *svg, gsize length)
{
  static const GMarkupParser parser = { start_element, end_element, take_text, NULL, NULL };
  PlLint *self = g_new0 (PlLint, 1);
  g_autofree char *copy = g_strndup (svg, length);
  Walk walk = { .lint = self };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;

  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_array_new (FALSE, FALSE, sizeof (PlLintText));
  g_array_set_clear_func (self->texts, text_clear);
  walk.families = g_ptr_array_new_with_free_func (g_free);
  walk.said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk.context = context
      = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &walk, NULL);
  if (length > PL_MAX_PANEL_BYTES || strlen (copy) != length
      || !g_utf8_validate (copy, (gssize) length, NULL))
    *copy = '\0'; /* pl_panel_guard() says so */
  if (strstr (copy, "<!ENTITY") != NULL)
    g_ptr_array_add (self->problems,
                     g_strdup (_ ("“<!ENTITY”: entities are not allowed; write the text itself")));
  if (*copy != '\0'
      && (!g_markup_parse_context_parse (context, copy, (gssize) strlen (copy), &error)
          || !g_markup_parse_context_end_parse (context, &error)))
    {
      g_autofree char *quote = pl_plain_dup_quote (error->message);
      complain (&walk, _ ("this is not well-formed (%s); mend it"), quote);
    }
  self->svg = dup_with_ids (copy);
  g_ptr_array_unref (walk.families);
  g_hash_table_unref (walk.said);
  return self;
}

void
pl_lint_free (PlLint *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->ids);
  g_array_unref (self->texts);
  g_free (self->svg);
  g_free (self);
}
