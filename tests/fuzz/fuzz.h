/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One input of a fuzzer: aborts when a promise of the code under test is broken.  Called by
 * libFuzzer, and by replay.c in every test run. */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
