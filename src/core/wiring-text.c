/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words of a list as they are compared, and lengths. */
#include <math.h>
#include <string.h>

#include "core/edit-private.h"
#include "core/wiring-private.h"

enum
{
  MAX_ID = 60,
  MAX_TWIN_DIGITS = 4
};

char *
pl_wiring_fold (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *small = g_utf8_casefold (plain != NULL ? plain : "", -1);
  GString *out = g_string_new (NULL);

  for (const char *at = small; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (out, g_utf8_get_char (at));
  return g_string_free (out, FALSE);
}

/* Spellings of one word. */
static const char *
usual_word (const char *word)
{
  static const char *const same[][2] = { { "output", "out" },       { "outputs", "out" },
                                         { "outs", "out" },         { "input", "in" },
                                         { "inputs", "in" },        { "ins", "in" },
                                         { "left", "l" },           { "right", "r" },
                                         { "headphone", "phones" }, { "headphones", "phones" },
                                         { "hp", "phones" },        { "phone", "phones" },
                                         { "channel", "ch" },       { "monitor", "mon" },
                                         { "monitors", "mon" },     { "return", "ret" },
                                         { "returns", "ret" },      { "rtn", "ret" },
                                         { "effect", "fx" },        { "effects", "fx" },
                                         { "efx", "fx" },           { "auxiliary", "aux" },
                                         { "microphone", "mic" },   { "mics", "mic" },
                                         { "sends", "send" },       { "snd", "send" },
                                         { "master", "main" },      { "mains", "main" },
                                         { "mix", "main" },         { "ausgang", "out" },
                                         { "eingang", "in" },       { "links", "l" },
                                         { "rechts", "r" },         { "kopfhörer", "phones" },
                                         { "kanal", "ch" },         { "lines", "line" } };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (strcmp (word, same[i][0]) == 0)
      return same[i][1];
  return word;
}

static void
end_word (GPtrArray *words, GString *word)
{
  if (word->len > 0)
    g_ptr_array_add (words, g_strdup (usual_word (word->str)));
  g_string_truncate (word, 0);
}

char **
pl_wiring_dup_words (const char *text)
{
  g_autofree char *small = g_utf8_casefold (text, -1);
  g_autoptr (GString) word = g_string_new (NULL);
  GPtrArray *words = g_ptr_array_new ();
  gboolean was_digit = FALSE;

  for (const char *at = small; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      gboolean is_digit = g_unichar_isdigit (letter);

      if (!g_unichar_isalnum (letter) || is_digit != was_digit)
        end_word (words, word);
      if (g_unichar_isalnum (letter))
        g_string_append_unichar (word, letter);
      was_digit = is_digit;
    }
  end_word (words, word);
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

char *
pl_wiring_dup_id (const char *text)
{
  g_autofree char *small = g_utf8_casefold (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *at = small; *at != '\0' && out->len < MAX_ID; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (out, *at);
    else if (out->len > 0 && out->str[out->len - 1] != '-')
      g_string_append_c (out, '-');
  while (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  return out->len > 0 ? g_string_free (out, FALSE)
                      : (g_string_free (out, TRUE), g_strdup ("unnamed"));
}

/* Lengths */

static const struct
{
  const char *word;
  double metres;
} units[] = { { "m", 1.0 },         { "metre", 1.0 }, { "metres", 1.0 }, { "meter", 1.0 },
              { "meters", 1.0 },    { "mtr", 1.0 },   { "ft", 0.3048 },  { "foot", 0.3048 },
              { "feet", 0.3048 },   { "'", 0.3048 },  { "′", 0.3048 },   { "’", 0.3048 },
              { "cm", 0.01 },       { "mm", 0.001 },  { "in", 0.0254 },  { "inch", 0.0254 },
              { "inches", 0.0254 }, { "\"", 0.0254 }, { "″", 0.0254 },   { "yd", 0.9144 },
              { "yards", 0.9144 },  { "fuß", 0.3048 } };

static double
find_unit (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strlen (units[i].word) == length && g_ascii_strncasecmp (units[i].word, word, length) == 0)
      return units[i].metres;
  return 0.0;
}

/* A number with a point or a comma; returns what is behind it, or NULL. */
static const char *
parse_number (const char *text, double *value)
{
  char number[32];
  gsize n = 0;
  char *end = NULL;

  for (; n + 1 < sizeof number && (g_ascii_isdigit (text[n]) || text[n] == '.' || text[n] == ',');
       n++)
    number[n] = (char) (text[n] == ',' ? '.' : text[n]);
  number[n] = '\0';
  *value = g_ascii_strtod (number, &end);
  return n > 0 && *end == '\0' ? text + n : NULL;
}

static gboolean
is_length (double metres)
{
  return metres >= 0.0 && metres <= PL_MAX_LENGTH_M;
}

gboolean
pl_wiring_parse_length (const char *text, double unit, double *metres)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  double value, per;
  const char *rest = parse_number (copy, &value);

  if (rest == NULL)
    return FALSE;
  while (*rest == ' ' || g_str_has_prefix (rest, "\302\240"))
    rest += *rest == ' ' ? 1 : 2;
  per = *rest != '\0' ? find_unit (rest, strcspn (rest, ". ")) : unit;
  *metres = value * per;
  return per > 0.0 && is_length (*metres);
}

double
pl_wiring_cut_length (GString *text)
{
  for (gsize at = 0; at < text->len; at++)
    {
      double value, per;
      const char *start = text->str + at, *rest = NULL, *word = NULL;
      gsize length;

      if (!g_ascii_isdigit (*start)
          || (at > 0 && (g_ascii_isalnum (start[-1]) || strchr ("./,", start[-1]) != NULL)))
        continue;
      rest = parse_number (start, &value);
      word = rest != NULL ? rest + strspn (rest, " ") : NULL;
      length = word != NULL ? strcspn (word, " ,;.()") : 0;
      per = length > 0 ? find_unit (word, length) : 0.0;
      /* 6.35 mm and 1/4" are sizes of plugs */
      if (word == NULL || per < 0.01 || *word == '"' || g_str_has_prefix (word, "″")
          || g_ascii_strncasecmp (word, "in", 2) == 0 || !is_length (value * per))
        continue;
      g_string_erase (text, (gssize) at, word + length - start);
      return value * per;
    }
  return 0.0;
}

double
pl_wiring_find_unit (const char *heading)
{
  g_auto (GStrv) words = pl_wiring_dup_words (heading);

  /* the last word first: "in m" is not an inch */
  for (guint i = g_strv_length (words); i-- > 1;)
    {
      double unit = find_unit (words[i], strlen (words[i]));

      if (unit > 0.0)
        return unit;
    }
  return 1.0;
}

/* Colours and numbers */

PlLeadColor
pl_wiring_find_color (const char *text)
{
  /* folded, between spaces */
  static const char *const words[PL_N_LEAD_COLORS] = {
    [PL_LEAD_COLOR_BLUE] = " blue blau darkblue dunkelblau navy ",
    [PL_LEAD_COLOR_ORANGE] = " orange ",
    [PL_LEAD_COLOR_PINK] = " pink rosa magenta ",
    [PL_LEAD_COLOR_GREEN] = " green grün gruen ",
    [PL_LEAD_COLOR_SKY_BLUE] = " skyblue lightblue cyan turquoise himmelblau hellblau türkis ",
    [PL_LEAD_COLOR_VERMILION] = " vermilion zinnoberrot zinnober ",
    [PL_LEAD_COLOR_YELLOW] = " yellow gelb ",
    [PL_LEAD_COLOR_BLACK] = " black schwarz blk bk sw ",
    [PL_LEAD_COLOR_WHITE] = " white weiß weiss wht wh ws ",
    [PL_LEAD_COLOR_RED] = " red rot rd ",
    [PL_LEAD_COLOR_BROWN] = " brown braun ",
    [PL_LEAD_COLOR_VIOLET] = " violet purple violett lila ",
  };
  g_autofree char *folded = pl_wiring_fold (text);
  g_autofree char *word = g_strconcat (" ", folded, " ", NULL);

  for (guint i = PL_LEAD_COLOR_BLUE; i < PL_N_LEAD_COLORS && *folded != '\0'; i++)
    {
      g_autofree char *name = pl_wiring_fold (pl_lead_color_name ((PlLeadColor) i));

      if (strcmp (name, folded) == 0 || strstr (words[i], word) != NULL)
        return (PlLeadColor) i;
    }
  return PL_LEAD_COLOR_NONE;
}

int
pl_wiring_find_number (const char *text)
{
  const char *start = text + strcspn (text, "0123456789");
  gsize length = strspn (start, "0123456789");
  guint64 number = 0;
  g_autofree char *digits = g_strndup (start, length);

  if (length == 0 || start[length + strcspn (start + length, "0123456789")] != '\0'
      || !g_ascii_string_to_unsigned (digits, 10, 1, PL_MAX_CABLE_NUMBER, &number, NULL))
    return 0;
  return (int) number;
}

char *
pl_wiring_cut_name (GString *text)
{
  static const char *const marks[][2] = { { " “", "”" }, { " „", "“" }, { " «", "»" } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *open = strstr (text->str, marks[i][0]);
      const char *start = open != NULL ? open + strlen (marks[i][0]) : NULL;
      gsize length = start != NULL && g_str_has_suffix (start, marks[i][1])
                         ? strlen (start) - strlen (marks[i][1])
                         : 0;
      char *name = NULL;

      if (length == 0)
        continue;
      name = g_strndup (start, length);
      g_string_truncate (text, (gsize) (open - text->str));
      return name;
    }
  return NULL;
}

guint
pl_wiring_cut_twin (GString *text, gsize at)
{
  const char *digits = text->str + at + 1;
  gsize length = strspn (digits, "0123456789"), start = at;
  guint twin = (guint) g_ascii_strtoull (digits, NULL, 10);

  if (text->str[at] != '(' || length == 0 || length > MAX_TWIN_DIGITS || digits[length] != ')')
    return 0;
  while (start > 0 && text->str[start - 1] == ' ')
    start--;
  if (start == 0)
    return 0;
  g_string_erase (text, (gssize) start, (gssize) (at + length + 2 - start));
  return twin;
}
