/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sound through GStreamer: appsrc ! audioconvert ! audioresample ! sink. */
#include <glib/gi18n.h>

#include "app/gst-calls.h"
#include "app/player-private.h"
#include "core/phrase.h"
#include "core/words.h"

enum
{
  FRAMES_AT_ONCE = PL_PHRASE_RATE / 40
};

#define BYTES_AT_ONCE ((gsize) FRAMES_AT_ONCE * 2 * sizeof (float))

struct PlSink
{
  GstElement *pipeline;
  guint watch;
  guint64 n_frames; /* handed out */
  PlSinkFill fill;
  PlSinkFailed failed;
  gpointer data;
};

static const PlGstCalls *gst; /* there is no sink before it is set */

/* What an element comes with, in Debian. */
static const char *
package_of (const char *element)
{
  return g_strcmp0 (element, "autoaudiosink") == 0 ? "gstreamer1.0-plugins-good"
                                                   : "gstreamer1.0-plugins-base";
}

static void
set_missing (GError **error, const char *element)
{
  g_autofree char *sentence
      = pl_words_fill (_ ("Nothing can be played: the part “{element}” of GStreamer is missing. "
                          "Install {package} and try again."),
                       "element", element, "package", package_of (element), NULL);

  g_set_error_literal (error, PL_PLAYER_ERROR, PL_PLAYER_ERROR_MISSING, sentence);
}

/* What GStreamer says ends in a full stop or does not. */
static char *
word_refusal (const char *reason)
{
  g_autofree char *sentence
      = g_strconcat (reason, g_str_has_suffix (reason, ".") ? NULL : ".", NULL);

  return pl_words_fill (_ ("Nothing can be played: {reason} Check that a sound device is there and "
                           "not taken by another program; gstreamer1.0-plugins-good and "
                           "gstreamer1.0-pulseaudio bring the usual ones."),
                        "reason", sentence, NULL);
}

static void
need_data_cb (GstAppSrc *source, guint length, gpointer data)
{
  PlSink *self = data;
  GstBuffer *buffer = gst->buffer_new_allocate (NULL, BYTES_AT_ONCE, NULL);
  GstMapInfo map;

  if (gst->buffer_map (buffer, &map, GST_MAP_WRITE))
    {
      self->fill ((float *) (void *) map.data, FRAMES_AT_ONCE, self->data);
      gst->buffer_unmap (buffer, &map);
    }
  GST_BUFFER_PTS (buffer) = gst->util_uint64_scale (self->n_frames, GST_SECOND, PL_PHRASE_RATE);
  GST_BUFFER_DURATION (buffer)
      = gst->util_uint64_scale (FRAMES_AT_ONCE, GST_SECOND, PL_PHRASE_RATE);
  self->n_frames += FRAMES_AT_ONCE;
  (void) gst->app_src_push_buffer (source, buffer); /* flushing: it is about to stop */
}

static gboolean
message_cb (GstBus *bus, GstMessage *message, gpointer data)
{
  const PlSink *self = data;
  g_autoptr (GError) problem = NULL;
  g_autofree char *sentence = NULL;

  /* autoaudiosink only warns when there is no device, and plays to nobody */
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    gst->message_parse_error (message, &problem, NULL);
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_WARNING)
    gst->message_parse_warning (message, &problem, NULL);
  if (problem == NULL
      || (GST_MESSAGE_TYPE (message) == GST_MESSAGE_WARNING
          && problem->domain != gst->resource_error_quark ()))
    return G_SOURCE_CONTINUE;
  sentence = word_refusal (problem->message);
  self->failed (sentence, self->data);
  return G_SOURCE_REMOVE;
}

/* NULL with an error. */
static GstElement *
make_element (const char *name, GError **error)
{
  GstElement *element = gst->element_factory_make (name, NULL);

  if (element == NULL)
    set_missing (error, name);
  return element;
}

static GstElement *
make_output (const char *description, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GstElement *bin = NULL;

  if (description == NULL)
    return make_element ("autoaudiosink", error);
  bin = gst->parse_bin_from_description (description, TRUE, &problem);
  if (problem == NULL)
    return bin;
  if (bin != NULL)
    gst->object_unref (gst->object_ref_sink (bin));
  if (g_error_matches (problem, gst->parse_error_quark (), GST_PARSE_ERROR_NO_SUCH_ELEMENT))
    set_missing (error, description);
  else
    {
      g_autofree char *sentence = word_refusal (problem->message);
      g_set_error_literal (error, PL_PLAYER_ERROR, PL_PLAYER_ERROR_DEVICE, sentence);
    }
  return NULL;
}

static void
set_up_source (PlSink *self, GstAppSrc *source)
{
  GstAppSrcCallbacks callbacks = { .need_data = need_data_cb };
  GstCaps *caps = gst->caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING,
                                        G_BYTE_ORDER == G_LITTLE_ENDIAN ? "F32LE" : "F32BE",
                                        "layout", G_TYPE_STRING, "interleaved", "rate", G_TYPE_INT,
                                        PL_PHRASE_RATE, "channels", G_TYPE_INT, 2, NULL);

  gst->app_src_set_caps (source, caps);
  gst->mini_object_unref (GST_MINI_OBJECT_CAST (caps));
  g_object_set (source, "format", GST_FORMAT_TIME, NULL);
  gst->app_src_set_max_bytes (source, 2 * BYTES_AT_ONCE);
  gst->app_src_set_callbacks (source, &callbacks, self, NULL);
}

static gboolean
build_pipeline (PlSink *self, const char *description, GError **error)
{
  static const char *const names[] = { "appsrc", "audioconvert", "audioresample" };
  GstElement *elements[4] = { NULL };

  self->pipeline = gst->object_ref_sink (gst->pipeline_new (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      elements[i] = i < G_N_ELEMENTS (names) ? make_element (names[i], error)
                                             : make_output (description, error);
      if (elements[i] == NULL)
        return FALSE;
      gst->bin_add ((GstBin *) self->pipeline, elements[i]);
    }
  set_up_source (self, (GstAppSrc *) elements[0]);
  if (gst->element_link_many (elements[0], elements[1], elements[2], elements[3], NULL))
    return TRUE;
  {
    g_autofree char *sentence = word_refusal (_ ("the sink takes no sound."));
    g_set_error_literal (error, PL_PLAYER_ERROR, PL_PLAYER_ERROR_DEVICE, sentence);
  }
  return FALSE;
}

static gboolean
start_pipeline (PlSink *self, GError **error)
{
  GstBus *bus = gst->element_get_bus (self->pipeline);
  GstMessage *message = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *sentence = NULL;
  gboolean starts
      = gst->element_set_state (self->pipeline, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE;

  if (starts)
    self->watch = gst->bus_add_watch (bus, message_cb, self);
  else
    message = gst->bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  gst->object_unref (bus);
  if (starts)
    return TRUE;
  if (message != NULL)
    {
      gst->message_parse_error (message, &problem, NULL);
      gst->mini_object_unref (GST_MINI_OBJECT_CAST (message));
    }
  sentence = word_refusal (problem != NULL ? problem->message : _ ("the device refuses."));
  g_set_error_literal (error, PL_PLAYER_ERROR, PL_PLAYER_ERROR_DEVICE, sentence);
  return FALSE;
}

PlSink *
pl_sink_new (const char *description, PlSinkFill fill, PlSinkFailed failed, gpointer data,
             GError **error)
{
  g_autoptr (PlSink) self = g_new0 (PlSink, 1);
  g_autoptr (GError) problem = NULL;

  self->fill = fill;
  self->failed = failed;
  self->data = data;
  gst = pl_gst_get_calls ();
  if (gst == NULL)
    {
      set_missing (error, "appsrc"); /* its package brings the library */
      return NULL;
    }
  if (!gst->init_check (NULL, NULL, &problem))
    {
      g_autofree char *sentence = word_refusal (problem->message);
      g_set_error_literal (error, PL_PLAYER_ERROR, PL_PLAYER_ERROR_MISSING, sentence);
      return NULL;
    }
  if (!build_pipeline (self, description, error) || !start_pipeline (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pl_sink_free (PlSink *self)
{
  g_clear_handle_id (&self->watch, g_source_remove);
  if (self->pipeline != NULL)
    (void) gst->element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_pointer (&self->pipeline, gst->object_unref);
  g_free (self);
}
