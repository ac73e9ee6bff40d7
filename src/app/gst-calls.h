/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GStreamer, opened when somebody first listens.
 *
 * It brings seven libraries along, and most starts do without.  So nothing links it: what
 * player-gst.c needs is called through this table. */
#pragma once

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

G_BEGIN_DECLS

#define PL_GST_CALLS(CALL)                                                                         \
  CALL (app_src_push_buffer)                                                                       \
  CALL (app_src_set_callbacks)                                                                     \
  CALL (app_src_set_caps)                                                                          \
  CALL (app_src_set_max_bytes)                                                                     \
  CALL (bin_add)                                                                                   \
  CALL (buffer_map)                                                                                \
  CALL (buffer_new_allocate)                                                                       \
  CALL (buffer_unmap)                                                                              \
  CALL (bus_add_watch)                                                                             \
  CALL (bus_pop_filtered)                                                                          \
  CALL (caps_new_simple)                                                                           \
  CALL (element_factory_make)                                                                      \
  CALL (element_get_bus)                                                                           \
  CALL (element_link_many)                                                                         \
  CALL (element_set_state)                                                                         \
  CALL (init_check)                                                                                \
  CALL (message_parse_error)                                                                       \
  CALL (message_parse_warning)                                                                     \
  CALL (mini_object_unref)                                                                         \
  CALL (object_ref_sink)                                                                           \
  CALL (object_unref)                                                                              \
  CALL (parse_bin_from_description)                                                                \
  CALL (parse_error_quark)                                                                         \
  CALL (pipeline_new)                                                                              \
  CALL (resource_error_quark)                                                                      \
  CALL (util_uint64_scale)

#define PL_GST_MEMBER(name) __typeof__ (&gst_##name) name;

typedef struct
{
  PL_GST_CALLS (PL_GST_MEMBER)
} PlGstCalls;

#undef PL_GST_MEMBER

/* In the main thread; not initialized.  NULL: it is not installed. */
const PlGstCalls *pl_gst_get_calls (void);

G_END_DECLS
