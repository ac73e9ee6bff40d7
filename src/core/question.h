/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of the guide, read from data/questions: what is asked, what can be answered, and what each
 * answer makes important.  No page is known to the code by name. */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

/* What a page is for.  X (id, name in files) */
#define PL_ASKS(X)                                                                                 \
  X (WISH, "wish")                                                                                 \
  /* what the person wants; the choices carry weights */ X (                                       \
      GEAR, "gear") /* a device from the library */ X (CABLES,                                     \
                                                       "cables") /* which cables are at hand */    \
      X (WAYS, "ways") /* all ways, ranked */ X (CONNECT, "connect") /* jack by jack */ X (        \
          LEVELS, "levels") X (DONE, "done")

typedef enum
{
#define X(id, name) PL_ASK_##id,
  PL_ASKS (X)
#undef X
} PlAsk;

/* What a way to connect costs, and what a wish can make dear.  X (id, name in files) */
#define PL_TERMS(X)                                                                                \
  X (STEREO, "stereo")                                                                             \
  /* a listener who gets no stereo */ X (                                                          \
      VOLUME,                                                                                      \
      "own-volume") /* no knob for the headphones alone */ X (MIX,                                 \
                                                              "own-mix") /* the mix cannot differ  \
                                                                            from that of the       \
                                                                            loudspeakers */        \
      X (NOISE, "noise") /* amplified twice */ X (                                                 \
          SPEAKERS,                                                                                \
          "speakers") /* moves the loudspeakers, too */ X (LEVEL,                                  \
                                                           "level") /* quieter than it could be */ \
      X (STRESS, "stress") /* an output is loaded in a way its maker does not like */ X (          \
          CABLES, "cables") /* plugs to plug */                                                    \
      X (ADAPTERS, "adapters") /* parts that few people have at hand */ X (                        \
          BUYING,                                                                                  \
          "buying") /* not owned yet */ X (DOUBT, "doubt") /* depends on how an output is built */

typedef enum
{
#define X(id, name) PL_TERM_##id,
  PL_TERMS (X)
#undef X
} PlTerm;

enum
{
#define X(id, name) +1
  PL_N_TERMS = 0 PL_TERMS (X)
#undef X
};

const char *pl_term_name (PlTerm term);

typedef struct
{
  char *id;
  char *title;
  char *text;                /* a sentence, or NULL */
  double weight[PL_N_TERMS]; /* 1 unless the file says otherwise; 0 to 100 */
} PlChoice;

typedef struct
{
  char *id;
  char *title;
  char *text; /* or NULL */
  PlAsk asks;
  int order;          /* pages are asked in rising order */
  char *role;         /* GEAR: what the answer is used as: "mixer", "amp"; else NULL */
  guint32 categories; /* GEAR: a bit for each PlCategory that is offered */
  GArray *choices;    /* PlChoice; WISH has at least one, others none */
} PlQuestion;

void pl_question_free (PlQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlQuestion, pl_question_free)

/* Puts the person's language in the place of what the file says: for shipped pages. */
void pl_question_translate (PlQuestion *self);

/* NULL with an error that names file, place and remedy (PL_FILE_ERROR). */
PlQuestion *pl_question_parse (const char *text, gssize length, const char *name,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
