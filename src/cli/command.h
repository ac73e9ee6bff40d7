/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One subcommand each in cmd-*.c; main.c has the table. */
#pragma once

#include "core/hear.h"
#include "draw/library.h"

G_BEGIN_DECLS

/* Exit codes, the same for every subcommand. */
enum
{
  PL_EXIT_FINE = 0,
  PL_EXIT_FINDING = 1, /* works badly or harm */
  PL_EXIT_FAILED = 2   /* could not run; the reason is on standard error */
};

typedef struct
{
  gboolean json;
  char *output;                 /* -o */
  char *why;                    /* --why */
  char *listener, *seconds;     /* --listener, --seconds */
  char *wish;                   /* --wish */
  char *own;                    /* --own */
  char **hear;                  /* --hear, as often as given */
  char *paper, *lists, *author; /* --paper, --lists, --author */
  char *theme, *format;         /* --theme, --format */
  char *scale, *dpi;            /* --scale, --dpi */
  char *labels;                 /* --labels */
  int first_label;              /* --first-label */
  gboolean cut_marks;           /* --cut-marks */
  int listeners, limit;
  char **arguments;
} PlCommandOptions;

typedef struct
{
  const char *name, *arguments, *summary;
  int (*run) (const PlCommandOptions *options);
} PlCommand;

extern const PlCommand pl_command_diagnose, pl_command_explain, pl_command_netlist,
    pl_command_export, pl_command_gear, pl_command_import, pl_command_lesson, pl_command_listen,
    pl_command_own, pl_command_repairs, pl_command_thumbnail, pl_command_ways;

/* "patchlead-cli: MESSAGE" on standard error; returns PL_EXIT_FAILED. */
int pl_command_fail (const GError *error);
int pl_command_usage (const PlCommand *command);

/* Says on standard error what could not be read (gear of one's own, what one owns) and goes on. */
PlLibrary *pl_command_open_library (void) G_GNUC_WARN_UNUSED_RESULT;

/* The patch of the first argument, with its circuit; FALSE after having complained. */
gboolean pl_command_load (const PlCommandOptions *options, const PlCommand *command,
                          PlLibrary **library, PlCircuit **circuit);

G_END_DECLS
