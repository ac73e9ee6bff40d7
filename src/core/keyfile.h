/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Strict reading of key-files.
 *
 * Every error names file, group and key, says what is wrong and how to mend it.  Unknown groups
 * and keys are errors: a misspelt key must never be silence.  Numbers are independent of locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PL_FILE_ERROR (pl_file_error_quark ())

typedef enum
{
  PL_FILE_ERROR_SYNTAX,  /* not a key-file, not UTF-8 */
  PL_FILE_ERROR_VERSION, /* written by a newer version */
  PL_FILE_ERROR_UNKNOWN, /* unknown group, key or name */
  PL_FILE_ERROR_MISSING, /* something required is not there */
  PL_FILE_ERROR_VALUE    /* a value that cannot be */
} PlFileError;

GQuark pl_file_error_quark (void);

typedef struct PlKeyFile PlKeyFile;

/* Steps over a byte order mark, as some editors write it, and returns the length of what follows.
 */
gsize pl_key_file_skip_mark (const char **text, gssize length);

/* name is only used in messages. */
PlKeyFile *pl_key_file_new (const char *text, gssize length, const char *name,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pl_key_file_free (PlKeyFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlKeyFile, pl_key_file_free)

/* Whether it is text at all, and not too much of it; pl_key_file_new() looks, too. */
gboolean pl_key_file_check_text (const char *text, gsize length, const char *name, GError **error);

const char *pl_key_file_get_name (const PlKeyFile *self);

/* All groups in file order; free with g_strfreev(). */
char **pl_key_file_dup_groups (PlKeyFile *self) G_GNUC_WARN_UNUSED_RESULT;
char **pl_key_file_dup_keys (PlKeyFile *self, const char *group) G_GNUC_WARN_UNUSED_RESULT;
gboolean pl_key_file_has_group (PlKeyFile *self, const char *group);
gboolean pl_key_file_has_key (PlKeyFile *self, const char *group, const char *key);

/* The readers below return the fallback when the key is absent.  When a value is there but cannot
 * be used they set *error (once: a second problem does not overwrite the first) and return the
 * fallback.  They mark the key as known; see pl_key_file_check_all_used(). */
char *pl_key_file_dup_string (PlKeyFile *self, const char *group, const char *key,
                              const char *fallback, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char **pl_key_file_dup_list (PlKeyFile *self, const char *group, const char *key,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
double pl_key_file_get_double (PlKeyFile *self, const char *group, const char *key, double min,
                               double max, double fallback, GError **error);
int pl_key_file_get_int (PlKeyFile *self, const char *group, const char *key, int min, int max,
                         int fallback, GError **error);
gboolean pl_key_file_get_boolean (PlKeyFile *self, const char *group, const char *key,
                                  gboolean fallback, GError **error);
/* words is a NULL-terminated array of allowed words; returns the index. */
int pl_key_file_get_choice (PlKeyFile *self, const char *group, const char *key,
                            const char *const *words, int fallback, GError **error);

/* As dup_string, but absent or empty is an error. */
char *pl_key_file_dup_required (PlKeyFile *self, const char *group, const char *key,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Sets an error "FILE: [group] key: problem; remedy".  No-op when *error is set already. */
void pl_key_file_fail (PlKeyFile *self, const char *group, const char *key, PlFileError code,
                       GError **error, const char *format, ...) G_GNUC_PRINTF (6, 7);

/* "group\nkey" of everything that was asked for so far; free with g_strfreev(). */
char **pl_key_file_dup_asked (PlKeyFile *self) G_GNUC_WARN_UNUSED_RESULT;

/* The word that differs from a misspelt one in two letters at most, or NULL. */
const char *pl_closest_word (const char *word, const char *const *words);

/* FALSE with an error for the first group or key nobody asked for. */
gboolean pl_key_file_check_all_used (PlKeyFile *self, GError **error);

G_END_DECLS
