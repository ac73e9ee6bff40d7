/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "draw/packed.h"

#include <gio/gio.h>
#include <string.h>

enum
{
  QUICKEST = 1 /* of zlib's levels; the best gains another tenth */
};

/* FALSE: there is not enough room. */
static gboolean
convert (GConverter *converter, const char *from, gsize n_from, char *to, gsize n_to, gsize *n)
{
  gsize n_read = 0;
  GConverterResult result = g_converter_convert (converter, from, n_from, to, n_to,
                                                 G_CONVERTER_INPUT_AT_END, &n_read, n, NULL);

  return result == G_CONVERTER_FINISHED;
}

GBytes *
pl_packed_new (const char *text, gsize length)
{
  g_autoptr (GZlibCompressor) compressor
      = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, QUICKEST);
  g_autofree char *room = g_malloc (MAX (length, 1));
  gsize n = 0;

  if (length > 1 && convert (G_CONVERTER (compressor), text, length, room, length - 1, &n))
    return g_bytes_new (room, n);
  return g_bytes_new (text, length);
}

char *
pl_packed_dup_text (GBytes *packed, gsize length)
{
  gsize size = 0, n = 0;
  const char *bytes = g_bytes_get_data (packed, &size);
  char *text = g_malloc (length + 1);

  if (size == length)
    {
      if (length > 0)
        memcpy (text, bytes, length);
    }
  else
    {
      g_autoptr (GZlibDecompressor) decompressor
          = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
      gboolean whole = convert (G_CONVERTER (decompressor), bytes, size, text, length, &n);

      g_assert (whole && n == length);
    }
  text[length] = '\0';
  return text;
}
