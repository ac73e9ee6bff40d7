/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The part of "Describe Your Gear" where jacks are told one by one: what is printed there, what it
 * looks like, what it does, how it is driven; "not sure" is an answer everywhere. */
#pragma once

#include <adwaita.h>

#include "core/describe.h"

G_BEGIN_DECLS

#define PL_TYPE_DESCRIBE_JACKS (pl_describe_jacks_get_type ())
G_DECLARE_FINAL_TYPE (PlDescribeJacks, pl_describe_jacks, PL, DESCRIBE_JACKS, AdwPreferencesGroup)

/* Emits "changed" after every answer. */
GtkWidget *pl_describe_jacks_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* From answers, whose jacks take the place of what stood there; and back into them. */
void pl_describe_jacks_fill (PlDescribeJacks *self, const PlDescription *answers);
void pl_describe_jacks_read (PlDescribeJacks *self, PlDescription *answers);

G_END_DECLS
