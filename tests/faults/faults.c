/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* In front of the C library; see faults.h.  Where that has a call for large files besides, both are
 * here. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE
#define _GNU_SOURCE 1

#include "faults.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum
{
  MOST_CALLS = 512, /* bytes of a list of them */
  LINE = 64
};

static char armed_folder[PATH_MAX];
static char armed_calls[MOST_CALLS];
static int armed_error, armed_stays;
static atomic_int armed_at; /* 0: none fails */
static atomic_int counting; /* 1: armed */
static atomic_int n_calls;

void
fault_arm (const char *folder, const char *calls, int at, int error, int stays)
{
  (void) snprintf (armed_folder, sizeof armed_folder, "%s", folder);
  (void) snprintf (armed_calls, sizeof armed_calls, ",%s,", calls != NULL ? calls : "");
  armed_error = error;
  armed_stays = stays;
  atomic_store (&armed_at, at);
  atomic_store (&n_calls, 0);
  atomic_store (&counting, 1);
}

int
fault_disarm (void)
{
  atomic_store (&counting, 0);
  return atomic_load (&n_calls);
}

/* Here they have names of their own, so that the declarations of the library stay out of the way;
 * for the linker they are what the second word says. */
#define STAND_IN(type, name, symbol, ...)                                                          \
  type name (__VA_ARGS__) __asm__(symbol);                                                         \
  type name (__VA_ARGS__)

typedef void *Address;

/* The real function, looked up at the first call. */
#define REAL(type, name, ...)                                                                      \
  static type (*real) (__VA_ARGS__) = NULL;                                                        \
  if (real == NULL)                                                                                \
  *(void **) &real = dlsym (RTLD_NEXT, name)

/* Which files */

static int
is_below (const char *path)
{
  size_t length = strlen (armed_folder);

  return strncmp (path, armed_folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static int
is_file_below (int file)
{
  char link[LINE], target[PATH_MAX];
  ssize_t n;

  (void) snprintf (link, sizeof link, "/proc/self/fd/%d", file);
  n = readlink (link, target, sizeof target - 1);
  if (n <= 0)
    return 0;
  target[n] = '\0';
  return is_below (target);
}

static int
is_path_below (int folder, const char *path)
{
  char whole[2 * PATH_MAX], start[PATH_MAX], entry[LINE];
  ssize_t n;

  if (path[0] == '/')
    return is_below (path);
  (void) snprintf (entry, sizeof entry, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d",
                   folder);
  n = readlink (entry, start, sizeof start - 1);
  if (n <= 0)
    return 0;
  start[n] = '\0';
  (void) snprintf (whole, sizeof whole, "%s/%s", start, path);
  return is_below (whole);
}

/* Which call */

static int
is_meant (const char *call)
{
  char word[LINE];

  (void) snprintf (word, sizeof word, ",%s,", call);
  return strcmp (armed_calls, ",,") == 0 || strstr (armed_calls, word) != NULL;
}

/* 0: it goes its way; else an errno or FAULT_SHORT. */
static int
count_call (void)
{
  int number = atomic_fetch_add (&n_calls, 1) + 1;
  int at = atomic_load (&armed_at);

  if (at == 0 || number < at || (number > at && !armed_stays))
    return 0;
  if (armed_error == FAULT_KILL)
    (void) raise (SIGKILL);
  if (armed_error == FAULT_SHORT && number > at)
    return ENOSPC;
  return armed_error;
}

static int
check_file (const char *call, int file)
{
  int reason = errno;
  int fault
      = atomic_load (&counting) && is_meant (call) && is_file_below (file) ? count_call () : 0;

  errno = reason;
  return fault;
}

static int
check_path (const char *call, int folder, const char *path)
{
  int reason = errno;
  int fault
      = atomic_load (&counting) && path != NULL && is_meant (call) && is_path_below (folder, path)
            ? count_call ()
            : 0;

  errno = reason;
  return fault == FAULT_SHORT ? 0 : fault;
}

#define FAIL_AS(fault, value)                                                                      \
  do                                                                                               \
    {                                                                                              \
      int error_ = (fault);                                                                        \
      if (error_ != 0)                                                                             \
        {                                                                                          \
          errno = error_;                                                                          \
          return value;                                                                            \
        }                                                                                          \
    }                                                                                              \
  while (0)

/* Opening */

#define OPEN(name)                                                                                 \
  STAND_IN (int, faulty_##name, #name, const char *path, int flags, ...)                           \
  {                                                                                                \
    va_list more;                                                                                  \
    int mode;                                                                                      \
    REAL (int, #name, const char *, int, ...);                                                     \
                                                                                                   \
    va_start (more, flags);                                                                        \
    mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (more, int) : 0;                          \
    va_end (more);                                                                                 \
    FAIL_AS (check_path ("open", AT_FDCWD, path), -1);                                             \
    return real (path, flags, mode);                                                               \
  }

#define OPEN_AT(name)                                                                              \
  STAND_IN (int, faulty_##name, #name, int folder, const char *path, int flags, ...)               \
  {                                                                                                \
    va_list more;                                                                                  \
    int mode;                                                                                      \
    REAL (int, #name, int, const char *, int, ...);                                                \
                                                                                                   \
    va_start (more, flags);                                                                        \
    mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (more, int) : 0;                          \
    va_end (more);                                                                                 \
    FAIL_AS (check_path ("open", folder, path), -1);                                               \
    return real (folder, path, flags, mode);                                                       \
  }

#define STREAM(name)                                                                               \
  STAND_IN (FILE *, faulty_##name, #name, const char *path, const char *how)                       \
  {                                                                                                \
    REAL (FILE *, #name, const char *, const char *);                                              \
                                                                                                   \
    FAIL_AS (check_path ("open", AT_FDCWD, path), NULL);                                           \
    return real (path, how);                                                                       \
  }

/* The analyser does not see that the list was started: its start stands in the same macro. */
OPEN (open)        /* NOLINT(clang-analyzer-valist.Uninitialized) */
OPEN (open64)      /* NOLINT(clang-analyzer-valist.Uninitialized) */
OPEN_AT (openat)   /* NOLINT(clang-analyzer-valist.Uninitialized) */
OPEN_AT (openat64) /* NOLINT(clang-analyzer-valist.Uninitialized) */
STREAM (fopen)
STREAM (fopen64)

STAND_IN (DIR *, faulty_opendir, "opendir", const char *path)
{
  REAL (DIR *, "opendir", const char *);

  FAIL_AS (check_path ("open", AT_FDCWD, path), NULL);
  return real (path);
}

/* Closed it is in any case. */
STAND_IN (int, faulty_close, "close", int file)
{
  int fault = check_file ("close", file);
  int result;
  REAL (int, "close", int);

  result = real (file);
  FAIL_AS (fault == FAULT_SHORT ? 0 : fault, -1);
  return result;
}

/* Reading and writing */

/* How much of it is done. */
static size_t
halve (int fault, size_t length)
{
  return fault == FAULT_SHORT && length > 1 ? length / 2 : length;
}

STAND_IN (ssize_t, faulty_read, "read", int file, void *bytes, size_t length)
{
  int fault = check_file ("read", file);
  REAL (ssize_t, "read", int, void *, size_t);

  FAIL_AS (fault == FAULT_SHORT ? 0 : fault, -1);
  return real (file, bytes, halve (fault, length));
}

STAND_IN (ssize_t, faulty_write, "write", int file, const void *bytes, size_t length)
{
  int fault = check_file ("write", file);
  REAL (ssize_t, "write", int, const void *, size_t);

  FAIL_AS (fault == FAULT_SHORT ? 0 : fault, -1);
  return real (file, bytes, halve (fault, length));
}

STAND_IN (ssize_t, faulty_writev, "writev", int file, const struct iovec *parts, int n_parts)
{
  int fault = check_file ("write", file);
  REAL (ssize_t, "writev", int, const struct iovec *, int);

  FAIL_AS (fault == FAULT_SHORT ? 0 : fault, -1);
  return real (file, parts, fault == FAULT_SHORT && n_parts > 1 ? n_parts / 2 : n_parts);
}

#define MAP(name, offset_type)                                                                     \
  STAND_IN (Address, faulty_##name, #name, Address at, size_t length, int protection, int flags,   \
            int file, offset_type offset)                                                          \
  {                                                                                                \
    int fault = file >= 0 ? check_file ("mmap", file) : 0;                                         \
    REAL (Address, #name, Address, size_t, int, int, int, offset_type);                            \
                                                                                                   \
    FAIL_AS (fault == FAULT_SHORT ? 0 : fault, MAP_FAILED);                                        \
    return real (at, length, protection, flags, file, offset);                                     \
  }

MAP (mmap, off_t)
MAP (mmap64, off64_t)

/* What is done to a file that is open */

#define ON_FILE(name, word)                                                                        \
  STAND_IN (int, faulty_##name, #name, int file)                                                   \
  {                                                                                                \
    int fault = check_file (word, file);                                                           \
    REAL (int, #name, int);                                                                        \
                                                                                                   \
    FAIL_AS (fault == FAULT_SHORT ? 0 : fault, -1);                                                \
    return real (file);                                                                            \
  }

ON_FILE (fsync, "fsync")
ON_FILE (fdatasync, "fsync")

STAND_IN (int, faulty_fchmod, "fchmod", int file, mode_t mode)
{
  int fault = check_file ("fchmod", file);
  REAL (int, "fchmod", int, mode_t);

  FAIL_AS (fault == FAULT_SHORT ? 0 : fault, -1);
  return real (file, mode);
}

STAND_IN (int, faulty_fchown, "fchown", int file, uid_t owner, gid_t group)
{
  int fault = check_file ("fchown", file);
  REAL (int, "fchown", int, uid_t, gid_t);

  FAIL_AS (fault == FAULT_SHORT ? 0 : fault, -1);
  return real (file, owner, group);
}

/* Names */

STAND_IN (int, faulty_rename, "rename", const char *from, const char *to)
{
  REAL (int, "rename", const char *, const char *);

  FAIL_AS (check_path ("rename", AT_FDCWD, to), -1);
  return real (from, to);
}

STAND_IN (int, faulty_renameat, "renameat", int from_folder, const char *from, int to_folder,
          const char *to)
{
  REAL (int, "renameat", int, const char *, int, const char *);

  FAIL_AS (check_path ("rename", to_folder, to), -1);
  return real (from_folder, from, to_folder, to);
}

STAND_IN (int, faulty_unlink, "unlink", const char *path)
{
  REAL (int, "unlink", const char *);

  FAIL_AS (check_path ("unlink", AT_FDCWD, path), -1);
  return real (path);
}

STAND_IN (int, faulty_mkdir, "mkdir", const char *path, mode_t mode)
{
  REAL (int, "mkdir", const char *, mode_t);

  FAIL_AS (check_path ("mkdir", AT_FDCWD, path), -1);
  return real (path, mode);
}

/* Programs */

static int
find_error (const char *word)
{
  static const struct
  {
    const char *word;
    int error;
  } errors[] = { { "ENOSPC", ENOSPC }, { "EIO", EIO },           { "EACCES", EACCES },
                 { "EINTR", EINTR },   { "EROFS", EROFS },       { "ENOMEM", ENOMEM },
                 { "EMFILE", EMFILE }, { "SHORT", FAULT_SHORT }, { "KILL", FAULT_KILL } };

  for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
    if (word != NULL && strcmp (word, errors[i].word) == 0)
      return errors[i].error;
  return EIO;
}

static void report (void) __attribute__ ((destructor));

static void
report (void)
{
  const char *path = getenv ("FAULT_REPORT");
  int n = fault_disarm ();
  FILE *out = path != NULL ? fopen (path, "w") : NULL;

  if (out == NULL)
    return;
  (void) fprintf (out, "%d\n", n);
  (void) fclose (out);
}

static void arm_program (void) __attribute__ ((constructor));

static void
arm_program (void)
{
  const char *folder = getenv ("FAULT_FOLDER"), *at = getenv ("FAULT_AT");
  const char *stays = getenv ("FAULT_STAYS");

  if (folder != NULL)
    fault_arm (folder, getenv ("FAULT_CALLS"), at != NULL ? (int) strtol (at, NULL, 10) : 0,
               find_error (getenv ("FAULT_ERROR")), stays != NULL && strcmp (stays, "1") == 0);
}
