/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small writer of JSON: objects and arrays in the order they are written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *out;
  guint depth;
  gboolean first; /* nothing written in this object or array yet */
} PlJson;

/* name: key inside an object, NULL inside an array or at the top. */
void pl_json_open (PlJson *self, const char *name, char bracket);
void pl_json_close (PlJson *self, char bracket);
void pl_json_string (PlJson *self, const char *name, const char *value); /* NULL: null */
void pl_json_number (PlJson *self, const char *name, double value);      /* NAN, infinite: null */
void pl_json_boolean (PlJson *self, const char *name, gboolean value);

G_END_DECLS
