/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How much a file may ask for.  A file may come from a stranger: whatever stands in it, reading,
 * solving and drawing it takes less than PL_MEMORY_BOUND_MIB and ends.  Who reads a file holds it
 * against these numbers, and the error names the limit and says what to do.  Edits keep to those of
 * the bench, so that what was made here can be opened again. */
#pragma once

enum
{
  /* For all readers together, the toolkit left out; tests/hostile runs under this much. */
  PL_MEMORY_BOUND_MIB = 1024,

  /* Any text file: patch, gear, lesson, question, list, state. */
  PL_MAX_FILE_MIB = 16,
  PL_MAX_FILE_BYTES = PL_MAX_FILE_MIB * 1024 * 1024,
  PL_MAX_LINES = 500000,

  /* A bench: 1 000 devices and 10 000 cables are 11 000 parts and about 700 000 pieces. */
  PL_MAX_PARTS = 25000,
  PL_MAX_PIECES = 2000000, /* jacks, controls, signals, elements and routes of all parts */
  PL_MAX_PART_ID = 1000000,
  PL_MAX_NAME = 200,     /* characters of a name or title */
  PL_MAX_NOTES = 100000, /* characters of notes and reasons */
  PL_MAX_DISMISSALS = 10000,

  /* Gear */
  PL_MAX_ITEMS = 4000,   /* of one sort in one file */
  PL_MAX_SETTING = 1000, /* of a knob or fader, both ways */

  /* A panel */
  PL_MAX_PANEL_KIB = 4096,
  PL_MAX_PANEL_BYTES = PL_MAX_PANEL_KIB * 1024,
  PL_MAX_PANEL_PX = 4000,        /* of the viewBox, each way */
  PL_MAX_PANEL_ELEMENTS = 20000, /* as drawn: what <use> repeats counts each time */
  PL_MAX_PANEL_DEPTH = 32,       /* elements inside one another */
  PL_MAX_PANEL_SCALE = 1000,     /* of transforms inside one another */
  PL_MAX_PANEL_NUMBER = 100000,  /* any number in an attribute */
  PL_MAX_PANEL_DASHED_KIB = 256, /* a panel with dashed lines */
};
