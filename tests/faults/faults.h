/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls that fail on purpose: the n-th of those that touch files below a folder.
 *
 * A test links this library and arms it; a program gets it by LD_PRELOAD and these variables:
 *   FAULT_FOLDER  the folder, absolute, without symbolic links
 *   FAULT_CALLS   "open,write,…", nothing: all that are known (see faults.c)
 *   FAULT_AT      which call fails, from 1; 0 or nothing: none, they are only counted
 *   FAULT_ERROR   ENOSPC, EIO, EACCES, EINTR, EROFS, ENOMEM, EMFILE, SHORT (half is written or
 * read) or KILL (the program is gone before the call) FAULT_STAYS   1: all later ones fail as well
 * (after SHORT, with ENOSPC) FAULT_REPORT  a file into which the number of calls is written at the
 * end */
#pragma once

enum
{
  FAULT_SHORT = -1,
  FAULT_KILL = -2
};

/* calls: NULL for all.  error: an errno, FAULT_SHORT or FAULT_KILL. */
void fault_arm (const char *folder, const char *calls, int at, int error, int stays);

/* No call fails any more; returns how many there were. */
int fault_disarm (void);
