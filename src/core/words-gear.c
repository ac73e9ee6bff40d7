/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words-gear.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The contexts are those of po/xgettext.py, which takes the words out of the data files. */
const char *
pl_words_data (const char *context, const char *words)
{
  if (words == NULL || *words == '\0') /* "" would be the catalogue's header */
    return words;
  return g_dpgettext2 (GETTEXT_PACKAGE, context, words);
}

void
pl_words_replace (const char *context, char **words)
{
  const char *translated = pl_words_data (context, *words);

  if (translated == *words)
    return;
  g_free (*words);
  *words = g_strdup (translated);
}

static const char *
translate (const PlKind *kind, const char *context, const char *words)
{
  return kind->shipped ? pl_words_data (context, words) : words;
}

const char *
pl_words_kind (const PlKind *kind)
{
  return kind->maker != NULL && !pl_kind_is_cable (kind) ? kind->name
                                                         : translate (kind, "gear", kind->name);
}

const char *
pl_words_kind_short (const PlKind *kind)
{
  return translate (kind, "gear", kind->short_name);
}

const char *
pl_words_kind_about (const PlKind *kind)
{
  return translate (kind, "about", kind->summary);
}

char *
pl_words_kind_search (const PlKind *kind)
{
  g_autofree char *also = kind->also != NULL ? g_strjoinv (";", kind->also) : g_strdup ("");
  const char *about = pl_words_kind_about (kind);

  return g_strjoin (" ", kind->name, pl_words_kind (kind), kind->maker != NULL ? kind->maker : "",
                    also, translate (kind, "also", also), about != NULL ? about : "", NULL);
}

const char *
pl_words_patch_title (PlPatch *patch)
{
  const char *title = pl_patch_get_title (patch), *shown = pl_words_data ("example", title);

  return shown != title ? shown
                        : pl_words_data ("lesson", title); /* its bench is called as it is */
}

const char *
pl_words_patch_notes (PlPatch *patch)
{
  return pl_words_data ("example", pl_patch_get_notes (patch));
}

const char *
pl_words_title (const PlPart *part)
{
  return part->name != NULL ? part->name : pl_words_kind (part->kind);
}

const char *
pl_words_jack (const PlKind *kind, guint16 connector)
{
  const char *label = pl_kind_connector (kind, connector)->label;

  if (label == NULL)
    return "";
  return pl_kind_is_cable (kind) ? translate (kind, "end", label) : label;
}

const char *
pl_words_signal (const PlKind *kind, guint16 signal)
{
  const PlSignal *what = pl_kind_signal (kind, signal);

  return what->type == PL_SIGNAL_BUS ? translate (kind, "bus", what->name) : what->name;
}

const char *
pl_words_conductor (const PlKind *kind, guint16 conductor)
{
  return translate (kind, "conductor",
                    g_array_index (kind->conductors, PlConductor, conductor).label);
}

const char *
pl_words_section (const PlKind *kind, const char *section)
{
  return translate (kind, "section", section);
}

char *
pl_words_value (const PlKind *kind, guint16 control, double value)
{
  const PlControl *what = pl_kind_control (kind, control);

  switch (what->unit)
    {
    case PL_UNIT_DB:
      if (what->off_at_min && value <= what->min)
        return g_strdup (_ ("off"));
      /* Translators: a minus sign, or nothing, and a number */
      return g_strdup_printf (_ ("%s%.0f dB"), value < -0.5 ? "−" : "", fabs (value));
    case PL_UNIT_PERCENT:
      return g_strdup_printf (_ ("%.0f %%"), value);
    case PL_UNIT_PAN:
    case PL_UNIT_BALANCE:
      if (fabs (value) < 0.02)
        return g_strdup (_ ("centre"));
      return g_strdup_printf (value < 0.0 ? _ ("left %.0f %%") : _ ("right %.0f %%"),
                              fabs (value) * 100.0);
    case PL_UNIT_POSITION:
      return g_strdup (translate (kind, "position", what->positions[(guint) lround (value)]));
    }
  g_assert_not_reached ();
}
