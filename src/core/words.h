/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences: the only place in core where words for people are made. */
#pragma once

#include "core/audience.h"
#include "core/finding.h"
#include "core/path.h"
#include "core/trace.h"
#include "core/words-gear.h"

G_BEGIN_DECLS

/* All results are free with g_free(). */

/* "One ear only" */
const char *pl_label_title (PlLabel label);

/* That of a verdict's headline, which is another where a mixer mixes and nothing is lost. */
const char *pl_words_headline (const PlVerdict *verdict);
const char *pl_words_result (PlLabel headline, gboolean is_mix);

/* "One ear only. The Aux mix is in the left ear; the right ear hears nothing." */
char *pl_words_verdict (const PlCircuit *circuit,
                        const PlVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;

/* What one side gets: "Aux mix", "nothing", "Main mix, left (inverted)". */
char *pl_words_ear (const PlCircuit *circuit, const PlVerdict *verdict,
                    guint ear) G_GNUC_WARN_UNUSED_RESULT;

/* "−2.0 dB +" with a real minus; "" for silence. */
char *pl_words_level (const PlEar *ear) G_GNUC_WARN_UNUSED_RESULT;

/* "−2.0 dB +", "−2.0 dB ∅" */
char *pl_words_gain (double gain) G_GNUC_WARN_UNUSED_RESULT;

/* "Main mix, left, −2.0 dB +", "ground", "no signal" */
char *pl_words_carries (const PlPatch *patch, const PlCarries *carries) G_GNUC_WARN_UNUSED_RESULT;
const char *pl_words_behind (PlBehind behind);   /* "left", "hot", "resistor to ground" */
const char *pl_words_letter (PlContact contact); /* "T", "R", "S", "2" */

/* "PHONES: stereo output", "INPUT" */
char *pl_words_path_device (const PlPatch *patch, const PlPathDevice *device,
                            gboolean is_output) G_GNUC_WARN_UNUSED_RESULT;

/* "TRS plug in TRS jack", "TS plug in TRS jack, at the first click" */
char *pl_words_path_joint (const PlPathJoint *joint) G_GNUC_WARN_UNUSED_RESULT;

const char *pl_words_path_empty (void); /* "nothing plugged in" */

/* "amplified by HM-4" */
char *pl_words_path_stage (const PlPatch *patch, PlPartId part) G_GNUC_WARN_UNUSED_RESULT;

/* What a line about a conductor says: "Main mix, left", "ground", "no signal"; and at its end:
 * "−2.0 dB +", "broken", "loose end" or "". */
char *pl_words_path_line (const PlPatch *patch, const PlCarries *carries, gboolean broken,
                          gboolean loose, char **level) G_GNUC_WARN_UNUSED_RESULT;

/* Above an output stage: "−2.0 dB +", "no signal", "shorted", "grounded"; without the sign when
 * brief. */
char *pl_words_path_source (const PlPathContact *contact, gboolean brief) G_GNUC_WARN_UNUSED_RESULT;

/* The whole way, from output stage to ear, one line per element (g_strfreev()). */
char **pl_words_path (const PlPatch *patch, const PlPath *path) G_GNUC_WARN_UNUSED_RESULT;

/* Why: sentences, cause then effect, one per line of the returned vector (g_strfreev()). */
char **pl_words_causes (const PlCircuit *circuit,
                        const PlVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;

/* "If its ring is driven: …" one line per outcome (g_strfreev()); empty when there is no doubt. */
char **pl_words_outcomes (PlCircuit *circuit, PlPartId part,
                          guint16 group) G_GNUC_WARN_UNUSED_RESULT;

/* "The ring of … is joined to ground: the output drives a short." */
char *pl_words_finding (const PlPatch *patch, const PlFinding *finding) G_GNUC_WARN_UNUSED_RESULT;

/* "Use a plug or cable that leaves that contact open." */
char *pl_words_remedy (const PlPatch *patch, const PlFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
char *pl_words_arg (const PlPatch *patch, const PlArg *arg) G_GNUC_WARN_UNUSED_RESULT;

const char *pl_words_rule (const PlRule *rule); /* "Output shorted" */
const char *pl_words_grade (PlGrade grade);     /* "works badly" */

/* What the assumption of an outcome rests on: "expected, after: Owner's manual, page 10". */
char *pl_words_grounds (const PlPatch *patch, const PlOutcome *outcome) G_GNUC_WARN_UNUSED_RESULT;

/* template with each {key} replaced by what lookup gives (owned; NULL: leave it).  What was put in
 * is not looked at again: names may hold braces. */
typedef char *(*PlWordsLookup) (const char *key, gconstpointer data);
char *pl_words_fill_with (const char *template, PlWordsLookup lookup,
                          gconstpointer data) G_GNUC_WARN_UNUSED_RESULT;

/* template with {key} replaced by the value after key; NULL ends the list. */
char *pl_words_fill (const char *template, ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

/* What is wrong with outputs upstream of a verdict, as sentences appended to list (owned). */
void pl_words_add_hazards (const PlCircuit *circuit, const PlVerdict *verdict, GPtrArray *list);

/* Which knob holds up what would be heard, where nothing is; why one side is quieter than the
 * other.  Sentences appended to lines (owned). */
void pl_words_add_closed_knobs (const PlCircuit *circuit, const PlVerdict *verdict,
                                GPtrArray *lines);
void pl_words_add_tilt (const PlCircuit *circuit, const PlVerdict *verdict, GPtrArray *lines);

/* A knob as it is told from others of its gear: "LEVEL", or "LEVEL (Channel 2)". */
char *pl_words_control (const PlKind *kind, guint16 control) G_GNUC_WARN_UNUSED_RESULT;

/* A jack as it is told from all others of its gear: "PHONES 1 (Rear phones)" where one in front is
 * called the same. */
char *pl_words_jack_in_full (const PlKind *kind, guint16 connector) G_GNUC_WARN_UNUSED_RESULT;

/* "ProFX10v3 PHONES", "Anna · MDR-7506" */
char *pl_words_end (const PlPatch *patch, PlEnd end) G_GNUC_WARN_UNUSED_RESULT;
char *pl_words_part (const PlPatch *patch, PlPartId id) G_GNUC_WARN_UNUSED_RESULT;

/* "HM-4 (2)": a number only where others are called the same. */
char *pl_words_called (const PlPatch *patch, PlPartId id) G_GNUC_WARN_UNUSED_RESULT;

/* Of a verdict: "Anna", or the jack, "HM-4 INPUT". */
char *pl_words_hearer (const PlPatch *patch, PlPartId part,
                       guint16 group) G_GNUC_WARN_UNUSED_RESULT;

/* Who hears: "Anna · MDR-7506", briefly "Anna"; with the input where the gear has several. */
char *pl_words_who_hears (const PlPatch *patch, const PlListener *listener,
                          gboolean brief) G_GNUC_WARN_UNUSED_RESULT;

/* "the Main mix"; what has a name of its own is called by that: "Anna". */
char *pl_words_with_article (const PlPatch *patch, PlProgramme programme,
                             const char *name) G_GNUC_WARN_UNUSED_RESULT;

char *pl_words_programme (const PlPatch *patch, PlProgramme programme) G_GNUC_WARN_UNUSED_RESULT;

/* "Main mix" of "Main mix, left" */
char *pl_words_mix (const PlPatch *patch, PlProgramme programme) G_GNUC_WARN_UNUSED_RESULT;

/* "TRS jack, output, stereo; empty" for screen readers and tooltips. */
char *pl_words_connector (const PlKind *kind, guint16 index) G_GNUC_WARN_UNUSED_RESULT;

/* A shape for people: "TRS plug", "XLR socket". */
const char *pl_words_shape (PlShape shape);

/* "the XLR male connector of {lead}", of which there is one; "one TRS plug of {lead}" where the
 * ends are alike. */
char *pl_words_end_of (const PlKind *cable, guint16 end,
                       const char *lead) G_GNUC_WARN_UNUSED_RESULT;
const char *pl_words_contact (PlContact contact);
const char *pl_words_driver (PlDriver driver);
const char *pl_words_category (PlCategory category);

G_END_DECLS
