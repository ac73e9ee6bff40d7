/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kind-reader.h"
#include "core/words-gear.h"

enum
{
  QUESTION_FORMAT = 1,
  MAX_WEIGHT = 100,
  MAX_ORDER = 1000
};

#define NAME(id, name) name,

static const char *const ask_words[] = { PL_ASKS (NAME) NULL };
static const char *const term_words[] = { PL_TERMS (NAME) NULL };
static const char *const category_words[] = { PL_CATEGORIES (NAME) NULL };

#undef NAME

const char *
pl_term_name (PlTerm term)
{
  g_assert ((guint) term < PL_N_TERMS);
  return term_words[term];
}

static void
choice_clear (gpointer item)
{
  PlChoice *choice = item;

  g_free (choice->id);
  g_free (choice->title);
  g_free (choice->text);
}

void
pl_question_free (PlQuestion *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_free (self->role);
  g_array_unref (self->choices);
  g_free (self);
}

typedef struct
{
  PlKeyFile *file;
  PlQuestion *question;
  GError **error; /* never NULL */
} Reader;

/* "stereo 4": how dear a term is to who makes this choice. */
static void
read_weight (const Reader *self, const char *group, const char *text, PlChoice *choice)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  guint64 weight = 0;

  for (guint i = 0; i < PL_N_TERMS; i++)
    if (strcmp (term_words[i], words[0] != NULL ? words[0] : "") == 0 && words[1] != NULL
        && g_ascii_string_to_unsigned (words[1], 10, 0, MAX_WEIGHT, &weight, NULL))
      {
        choice->weight[i] = (double) weight;
        return;
      }
  pl_key_file_fail (self->file, group, "Weights", PL_FILE_ERROR_VALUE, self->error,
                    _ ("“%s” is not a term and a number from 0 to %d, for example stereo 4"), text,
                    MAX_WEIGHT);
}

static void
read_choice (const Reader *self, const char *group, const char *id)
{
  PlChoice choice = { .id = g_strdup (id) };
  g_auto (GStrv) weights = pl_key_file_dup_list (self->file, group, "Weights", self->error);

  for (guint i = 0; i < PL_N_TERMS; i++)
    choice.weight[i] = 1.0;
  choice.title = pl_key_file_dup_required (self->file, group, "Title", self->error);
  choice.text = pl_key_file_dup_string (self->file, group, "Text", NULL, self->error);
  for (guint i = 0; weights != NULL && weights[i] != NULL && *self->error == NULL; i++)
    read_weight (self, group, g_strstrip (weights[i]), &choice);
  g_array_append_val (self->question->choices, choice);
}

static void
read_categories (const Reader *self, const char *group)
{
  g_auto (GStrv) words = pl_key_file_dup_list (self->file, group, "Kinds", self->error);

  for (guint i = 0; words != NULL && words[i] != NULL && *self->error == NULL; i++)
    {
      const char *word = g_strstrip (words[i]);
      guint category = 0;

      while (category < PL_N_CATEGORIES && strcmp (category_words[category], word) != 0)
        category++;
      if (category < PL_N_CATEGORIES)
        self->question->categories |= 1u << category;
      else
        pl_key_file_fail (
            self->file, group, "Kinds", PL_FILE_ERROR_VALUE, self->error,
            _ ("“%s” is not a kind of gear; choose for example mixer or headphone-amp"), word);
    }
}

static void
read_head (const Reader *self)
{
  static const char group[] = "Question";
  PlQuestion *question = self->question;
  int format = pl_key_file_get_int (self->file, group, "Format", 1, G_MAXINT, 0, self->error);

  if (format == 0 && *self->error == NULL)
    pl_key_file_fail (self->file, group, "Format", PL_FILE_ERROR_MISSING, self->error,
                      _ ("it is not there; is this a page of the guide? If so, write Format=%d"),
                      QUESTION_FORMAT);
  else if (format > QUESTION_FORMAT)
    pl_key_file_fail (
        self->file, group, "Format", PL_FILE_ERROR_VERSION, self->error,
        _ ("this page was written for a newer Patchlead (format %d, this one reads up to %d)"),
        format, QUESTION_FORMAT);
  question->id = pl_key_file_dup_required (self->file, group, "Id", self->error);
  question->title = pl_key_file_dup_required (self->file, group, "Title", self->error);
  question->text = pl_key_file_dup_string (self->file, group, "Text", NULL, self->error);
  question->role = pl_key_file_dup_string (self->file, group, "Role", NULL, self->error);
  question->order = pl_key_file_get_int (self->file, group, "Order", 0, MAX_ORDER, 0, self->error);
  question->asks
      = (PlAsk) pl_key_file_get_choice (self->file, group, "Asks", ask_words, 0, self->error);
  read_categories (self, group);
}

/* What only makes sense together. */
static void
check_whole (const Reader *self)
{
  const PlQuestion *question = self->question;
  const gboolean is_gear = question->asks == PL_ASK_GEAR;

  if (is_gear && (question->role == NULL || question->categories == 0))
    pl_key_file_fail (self->file, "Question", "Role", PL_FILE_ERROR_MISSING, self->error,
                      _ ("a page that asks for gear says what it is used as and which kinds are "
                         "offered; write Role=mixer and Kinds=mixer"));
  else if (!is_gear && (question->role != NULL || question->categories != 0))
    pl_key_file_fail (self->file, "Question", "Role", PL_FILE_ERROR_VALUE, self->error,
                      _ ("Role and Kinds belong to pages with Asks=gear; remove them"));
  else if ((question->asks == PL_ASK_WISH) != (question->choices->len > 0))
    pl_key_file_fail (self->file, "Question", "Asks", PL_FILE_ERROR_VALUE, self->error,
                      _ ("a page with Asks=wish has choices, others have none; add or remove the "
                         "[Choice …] groups"));
}

PlQuestion *
pl_question_parse (const char *text, gssize length, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlKeyFile) file = pl_key_file_new (text, length, name, error);
  g_autoptr (PlQuestion) question = NULL;
  g_auto (GStrv) groups = NULL;
  Reader reader = { file, NULL, &problem };

  if (file == NULL)
    return NULL;
  question = g_new0 (PlQuestion, 1);
  question->choices = g_array_new (FALSE, FALSE, sizeof (PlChoice));
  g_array_set_clear_func (question->choices, choice_clear);
  reader.question = question;
  read_head (&reader);
  groups = pl_key_file_dup_groups (file);
  for (guint i = 0; groups[i] != NULL && problem == NULL; i++)
    if (pl_reader_group_id (groups[i], "Choice") != NULL)
      read_choice (&reader, groups[i], pl_reader_group_id (groups[i], "Choice"));
  if (problem == NULL)
    check_whole (&reader);
  if (problem == NULL)
    (void) pl_key_file_check_all_used (file, &problem);
  if (problem == NULL)
    return g_steal_pointer (&question);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

void
pl_question_translate (PlQuestion *self)
{
  pl_words_replace ("guide", &self->title);
  pl_words_replace ("guide", &self->text);
  for (guint i = 0; i < self->choices->len; i++)
    {
      PlChoice *choice = &g_array_index (self->choices, PlChoice, i);

      pl_words_replace ("guide", &choice->title);
      pl_words_replace ("guide", &choice->text);
    }
}
