/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads and checks *.device and *.cable files (formats: data/devices/EXAMPLE.device and
 * data/cables/EXAMPLE.cable) and wires up the inner circuit of the kind they describe. */
#pragma once

#include "core/keyfile.h"
#include "core/kind.h"

G_BEGIN_DECLS

/* text in UTF-8; name is used in messages.  A file with [Cable] is a cable or adapter. */
PlKind *pl_kind_parse (const char *text, gssize length, const char *name,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
