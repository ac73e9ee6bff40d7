/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One pass over the markup with a parser that knows no entities but XML's five and opens nothing.
 * It is stricter than librsvg's, so that what it lets through means the same to both.
 *
 * What lets a few lines draw a million things is repetition: <use>, clipPath and the like.  For
 * every element with an id it is noted what stands in it (elements, and long paths and texts as
 * several) and which ids it refers to; what all of that comes to is then counted from the root.  A
 * reference to what it stands in is found on the way. */
#include "draw/panel-guard.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/bounds.h"
#include "core/keyfile.h"
#include "core/plain.h"

/* Characters of attributes and of text that count as one more element. */
enum
{
  LONG_PATH = 100,
  LONG_TEXT = 10
};

/* An element with an id, or the whole drawing. */
typedef struct
{
  guint64 own;     /* elements in it, and itself */
  GPtrArray *uses; /* ids that are referred to in it */
  guint64 total;   /* once counted */
  gboolean counting, counted;
} Part;

typedef struct
{
  GMarkupParseContext *context;
  GHashTable *parts; /* id → Part; "" is the drawing */
  GPtrArray *open;   /* Part or NULL for every open element */
  GArray *scales;    /* double for every open element: how much larger than the root's */
  char *root_id;     /* or NULL */
  GString *sheets;   /* text of all <style> */
  gboolean dashed;
} Guard;

static void
part_free (gpointer data)
{
  Part *self = data;

  g_ptr_array_unref (self->uses);
  g_free (self);
}

static Part *
part_new (void)
{
  Part *self = g_new0 (Part, 1);

  self->uses = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void refuse (const Guard *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
refuse (const Guard *self, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;
  int line = 0, column = 0;

  if (*error != NULL)
    return;
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_markup_parse_context_get_position (self->context, &line, &column);
  g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE, _ ("line %d: %s"), line, what);
}

/* "xlink:href" → "href" */
static const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/* Elements */

static void
check_element (const Guard *self, const char *name, GError **error)
{
  static const struct
  {
    const char *name, *why;
  } refused[] = {
    { "image", N_ ("pictures are not read; draw it with shapes") },
    { "feImage", N_ ("pictures are not read; draw it with shapes") },
    { "filter", N_ ("filters are not drawn; use gradients") },
    { "mask", N_ ("masks are not drawn; use clipPath") },
    { "pattern", N_ ("patterns are not drawn; use shapes") },
    { "marker", N_ ("markers are not drawn; use shapes") },
    { "foreignObject", N_ ("foreign content is not drawn; use shapes and text") },
    { "script", N_ ("scripts are not run; remove it") },
    { "include", N_ ("nothing is fetched from elsewhere; put it into the file") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (g_ascii_strcasecmp (name, refused[i].name) == 0)
      refuse (self, error, "“<%s>”: %s", name, _ (refused[i].why));
  if (self->open->len >= PL_MAX_PANEL_DEPTH)
    refuse (self, error,
            _ ("elements stand more than %d deep inside one another; take the groups apart"),
            PL_MAX_PANEL_DEPTH);
}

/* Attributes and style sheets */

/* url(#id) stays in the file; whatever else is called in may not be. */
static gboolean
fetches (const char *text)
{
  g_autofree char *small = g_ascii_strdown (text, -1);

  if (strstr (small, "@import") != NULL || strchr (small, '\\') != NULL)
    return TRUE; /* a backslash hides letters from us, not from the style sheet */
  for (const char *at = small; (at = strstr (at, "url(")) != NULL;)
    {
      at += strlen ("url(");
      at += strspn (at, " \t\n\r'\"");
      if (*at != '#')
        return TRUE;
    }
  return FALSE;
}

/* Whether every number in it is one that can be drawn; letters in between do not matter, nor
 * colours (#1e9999). */
static gboolean
has_small_numbers (const char *text)
{
  const char *at = text;

  while (*(at += strcspn (at, "0123456789#")) != '\0')
    {
      char *end = NULL;
      double number = g_ascii_strtod (at, &end);

      if (*at == '#')
        {
          at++;
          at += strspn (at, "0123456789abcdefABCDEF");
          continue;
        }
      if (!isfinite (number) || fabs (number) > PL_MAX_PANEL_NUMBER)
        return FALSE;
      at = end > at ? end : at + 1;
    }
  return TRUE;
}

/* Names have digits, too; and what other programs note for themselves is not drawn. */
static gboolean
holds_numbers (const char *full_name, const char *name)
{
  return strchr (full_name, ':') == NULL && strcmp (name, "id") != 0 && strcmp (name, "class") != 0
         && strcmp (name, "href") != 0 && strcmp (name, "xmlns") != 0
         && !g_str_has_prefix (name, "aria-") && !g_str_has_prefix (name, "data-");
}

static void
check_style (Guard *self, const char *text, GError **error)
{
  if (fetches (text))
    refuse (self, error, _ ("“%.40s”: nothing is fetched from elsewhere; put it into the file"),
            text);
  self->dashed |= strstr (text, "dasharray") != NULL;
}

/* All sheets together: their text may be cut anywhere. */
static void
check_sheets (Guard *self, GError **error)
{
  g_autofree char *small = g_ascii_strdown (self->sheets->str, -1);

  check_style (self, small, error);
  if (strstr (small, "clip-path") != NULL || strstr (small, "mask") != NULL
      || strstr (small, "filter") != NULL || strstr (small, "marker") != NULL)
    refuse (self, error,
            _ ("a style sheet may only colour and shape; write clip-path=… at the elements, and no "
               "mask, filter or marker"));
}

static void
check_attribute (Guard *self, const char *full_name, const char *value, GError **error)
{
  const char *name = local_name (full_name);

  if (strcmp (name, "href") == 0 && value[0] != '#')
    refuse (self, error, _ ("“%.40s”: nothing is fetched from elsewhere; put it into the file"),
            value);
  else if (holds_numbers (full_name, name) && !has_small_numbers (value))
    refuse (self, error, _ ("“%s=\"%.40s\"”: a number may be up to %d; make it smaller"), name,
            value, PL_MAX_PANEL_NUMBER);
  else if (strcmp (name, "font-size") == 0 && g_ascii_strtod (value, NULL) > PL_MAX_PANEL_PX)
    refuse (self, error, _ ("a font may be up to %d px large; make it smaller"), PL_MAX_PANEL_PX);
  check_style (self, value, error);
}

/* Parts */

static Part *
find_part (const Guard *self, const char *id)
{
  return g_hash_table_lookup (self->parts, g_strcmp0 (id, self->root_id) == 0 ? "" : id);
}

/* What is in an element counts for every part that is open. */
static void
count (Guard *self, gsize n, GError **error)
{
  const Part *whole = find_part (self, "");

  for (guint i = 0; i < self->open->len; i++)
    {
      Part *part = g_ptr_array_index (self->open, i);

      if (part != NULL)
        part->own += n;
    }
  if (whole != NULL && whole->own > PL_MAX_PANEL_ELEMENTS)
    refuse (self, error, _ ("there are more than %d elements; make the drawing simpler"),
            PL_MAX_PANEL_ELEMENTS);
}

static void
refer (Guard *self, const char *id, gsize length)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      Part *part = g_ptr_array_index (self->open, i);

      if (part != NULL)
        g_ptr_array_add (part->uses, g_strndup (id, length));
    }
}

/* href="#id" and url(#id) in an attribute. */
static void
note_references (Guard *self, const char *name, const char *value)
{
  if (strcmp (name, "href") == 0 && value[0] == '#')
    refer (self, value + 1, strlen (value + 1));
  for (const char *at = value; (at = strstr (at, "url(")) != NULL;)
    {
      at += strcspn (at, "#");
      if (*at == '#')
        refer (self, at + 1, strcspn (at + 1, " \t\r\n'\")"));
    }
}

/* How much larger the list of transforms makes things at most. */
static double
measure_scale (const char *transforms)
{
  double scale = 1.0;

  for (const char *at = transforms; (at = strchr (at, '(')) != NULL; at++)
    {
      const char *word = at;
      gboolean matrix, scales;
      double largest = 0.0;

      while (word > transforms && g_ascii_isspace (word[-1]))
        word--;
      matrix = word - transforms >= 6 && strncmp (word - 6, "matrix", 6) == 0;
      scales = word - transforms >= 5 && strncmp (word - 5, "scale", 5) == 0;
      /* cppcheck-suppress knownConditionTrueFalse */
      for (guint i = 0; i < 4 && (matrix || scales) && *at != ')' && *at != '\0'; i++)
        {
          char *end = NULL;

          at += 1 + strspn (at + 1, " \t\r\n,");
          largest = MAX (largest, fabs (g_ascii_strtod (at, &end)));
          at = end > at ? end : at + strcspn (at, ",) ");
        }
      scale *= MAX (largest, 1.0);
      if (*at == '\0')
        break;
    }
  return scale;
}

static void
open_scale (Guard *self, const char *transforms, GError **error)
{
  double around
      = self->scales->len > 0 ? g_array_index (self->scales, double, self->scales->len - 1) : 1.0;
  double scale = around * (transforms != NULL ? measure_scale (transforms) : 1.0);

  g_array_append_val (self->scales, scale);
  if (scale > PL_MAX_PANEL_SCALE)
    refuse (self, error, _ ("it is enlarged more than %d times; make it as large as it is drawn"),
            PL_MAX_PANEL_SCALE);
}

static void
open_element (Guard *self, const char *id)
{
  Part *part = NULL;

  if (self->open->len == 0)
    {
      g_free (self->root_id); /* a second root is no SVG; librsvg says so */
      self->root_id = g_strdup (id);
      id = ""; /* all of it */
    }
  if (id != NULL && find_part (self, id) == NULL)
    {
      part = part_new ();
      (void) g_hash_table_insert (self->parts, g_strdup (id), part);
    }
  g_ptr_array_add (self->open, part);
}

/* FALSE: it refers to what it stands in, or goes on too far. */
static gboolean
count_part (const Guard *self, Part *part, guint depth)
{
  if (part == NULL || part->counted)
    return TRUE;
  if (part->counting || depth > PL_MAX_PANEL_DEPTH)
    return FALSE;
  part->counting = TRUE;
  part->total = part->own;
  for (guint i = 0; i < part->uses->len; i++)
    {
      Part *other = find_part (self, g_ptr_array_index (part->uses, i));

      if (!count_part (self, other, depth + 1))
        return FALSE;
      part->total = MIN (part->total + (other != NULL ? other->total : 0),
                         (guint64) PL_MAX_PANEL_ELEMENTS + 1);
    }
  part->counting = FALSE;
  part->counted = TRUE;
  return TRUE;
}

/* The parser's */

static void
start_element (GMarkupParseContext *context, const char *full_name, const char **names,
               const char **values, gpointer data, GError **error)
{
  Guard *self = data;
  const char *name = local_name (full_name), *id = NULL, *transforms = NULL;
  gsize length = 0;

  self->context = context;
  check_element (self, name, error);
  for (guint i = 0; names[i] != NULL && *error == NULL; i++)
    {
      if (strcmp (names[i], "id") == 0)
        id = values[i];
      if (strcmp (names[i], "transform") == 0)
        transforms = values[i];
      check_attribute (self, names[i], values[i], error);
      length += strlen (values[i]);
    }
  if (*error != NULL)
    return;
  open_element (self, id);
  open_scale (self, transforms, error);
  for (guint i = 0; names[i] != NULL; i++)
    note_references (self, local_name (names[i]), values[i]);
  count (self, 1 + length / LONG_PATH, error);
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Guard *self = data;

  g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  g_array_set_size (self->scales, self->scales->len - 1);
}

static void
take_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
           GError **error)
{
  Guard *self = data;
  const char *name = g_markup_parse_context_get_element (context);
  g_autofree char *copy = g_strstrip (g_strndup (text, length));

  if (name != NULL && g_ascii_strcasecmp (local_name (name), "style") == 0)
    g_string_append (self->sheets, copy);
  else
    count (self, strlen (copy) / LONG_TEXT, error);
}

/* Comments, <?xml …?>, <!DOCTYPE …> */
static void
take_rest (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
           GError **error)
{
  g_autofree char *copy = g_ascii_strdown (text, (gssize) length);
  const char *encoding = strstr (copy, "encoding");
  Guard *self = data;

  self->context = context;
  if (g_str_has_prefix (copy, "<!--"))
    return;
  if (strchr (copy, '[') != NULL || strstr (copy, "<!entity") != NULL)
    refuse (self, error, _ ("entities are not read; write the text itself"));
  else if (g_str_has_prefix (copy, "<?xml-stylesheet"))
    refuse (self, error, _ ("style sheets are not fetched; put it into the file"));
  else if (g_str_has_prefix (copy, "<?xml") && encoding != NULL
           && strstr (encoding, "utf-8") == NULL)
    refuse (self, error, _ ("its encoding is not UTF-8; save it again as UTF-8"));
}

static gboolean
check_whole (Guard *self, gsize length, GError **error)
{
  Part *whole = find_part (self, "");
  g_autoptr (GError) problem = NULL;

  check_sheets (self, &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (whole == NULL)
    g_set_error_literal (error, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX, _ ("there is nothing in it"));
  else if (!count_part (self, whole, 0))
    g_set_error_literal (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE,
                         _ ("something refers to what it stands in, or to what refers on and on; "
                            "draw it without <use>"));
  else if (whole->total > PL_MAX_PANEL_ELEMENTS)
    g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE,
                 _ ("with what <use> repeats there are more than %d elements; make the drawing "
                    "simpler"),
                 PL_MAX_PANEL_ELEMENTS);
  else if (self->dashed && length > (gsize) PL_MAX_PANEL_DASHED_KIB * 1024)
    g_set_error (error, PL_FILE_ERROR, PL_FILE_ERROR_VALUE,
                 _ ("a drawing with dashed lines may have up to %d KiB; make the lines solid"),
                 PL_MAX_PANEL_DASHED_KIB);
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse (const char *svg, gsize length, GError **error)
{
  static const GMarkupParser parser = { start_element, end_element, take_text, take_rest, NULL };
  Guard self = { 0 };
  gboolean fine;
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, part_free);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GArray) scales = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GString) sheets = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &self, NULL);

  self.context = context;
  self.parts = parts;
  self.open = open;
  self.scales = scales;
  self.sheets = sheets;
  fine = g_markup_parse_context_parse (context, svg, (gssize) length, error)
         && g_markup_parse_context_end_parse (context, error) && check_whole (&self, length, error);
  g_free (self.root_id);
  return fine;
}

gboolean
pl_panel_guard (const char *svg, gsize length, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *quote = NULL;

  if (length > PL_MAX_PANEL_BYTES)
    g_set_error (&problem, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX,
                 _ ("a panel may have up to %d KiB; make the drawing simpler"), PL_MAX_PANEL_KIB);
  else if (memchr (svg, '\0', length) != NULL || !g_utf8_validate (svg, (gssize) length, NULL))
    g_set_error_literal (&problem, PL_FILE_ERROR, PL_FILE_ERROR_SYNTAX,
                         _ ("it is not text in UTF-8; save it again as plain SVG"));
  else
    (void) parse (svg, length, &problem);
  if (problem == NULL)
    return TRUE;
  quote = pl_plain_dup_quote (problem->message);
  g_set_error (error, PL_FILE_ERROR,
               problem->domain == PL_FILE_ERROR ? problem->code : PL_FILE_ERROR_SYNTAX,
               _ ("%s: this is not an SVG that can be drawn (%s)"), name, quote);
  return FALSE;
}
