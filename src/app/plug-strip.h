/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The cut-open plug of the explanation: tip, ring and sleeve where they really are, and what each
 * of them brings to the input that decides. */
#pragma once

#include <gtk/gtk.h>

#include "core/hear.h"

G_BEGIN_DECLS

/* For the input stage that a group hears first; NULL when there is none to show. */
GtkWidget *pl_plug_strip_new (const PlCircuit *circuit, PlPartId part,
                              guint16 group) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
