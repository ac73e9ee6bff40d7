/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into a program: writes down every file it opens, and everything it starts or connects
 * to, a line each, in the file that WATCH names. */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Here they have names of their own, so that the declarations of the library stay out of the way;
 * for the linker they are what the symbol says. */
#define STAND_IN(type, name, symbol, ...)                                                          \
  __attribute__ ((visibility ("default"))) type name (__VA_ARGS__) __asm__(symbol);                \
  type name (__VA_ARGS__)

static void
find (const char *name, void *real)
{
  void *found = dlsym (RTLD_NEXT, name);

  memcpy (real, &found, sizeof found);
}

static void
note (const char *what, const char *path)
{
  static int (*real_open) (const char *, int, ...);
  const char *name = getenv ("WATCH");
  char line[4200];
  int out, length;

  if (name == NULL || path == NULL)
    return;
  if (real_open == NULL)
    find ("open", &real_open);
  out = real_open (name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  length = snprintf (line, sizeof line, "%s %s\n", what, path);
  if (out < 0 || write (out, line, (size_t) length) != length)
    abort ();
  close (out);
}

#define OPEN(name)                                                                                 \
  STAND_IN (int, watched_##name, #name, const char *path, int flags, ...)                          \
  {                                                                                                \
    static int (*real) (const char *, int, ...);                                                   \
    va_list args;                                                                                  \
    unsigned mode;                                                                                 \
    va_start (args, flags);                                                                        \
    mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (args, unsigned) : 0;                     \
    va_end (args);                                                                                 \
    if (real == NULL)                                                                              \
      find (#name, &real);                                                                         \
    note ("open", path);                                                                           \
    return real (path, flags, mode);                                                               \
  }

#define OPEN_AT(name)                                                                              \
  STAND_IN (int, watched_##name, #name, int folder, const char *path, int flags, ...)              \
  {                                                                                                \
    static int (*real) (int, const char *, int, ...);                                              \
    va_list args;                                                                                  \
    unsigned mode;                                                                                 \
    va_start (args, flags);                                                                        \
    mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (args, unsigned) : 0;                     \
    va_end (args);                                                                                 \
    if (real == NULL)                                                                              \
      find (#name, &real);                                                                         \
    note ("open", path);                                                                           \
    return real (folder, path, flags, mode);                                                       \
  }

#define FOPEN(name)                                                                                \
  STAND_IN (FILE *, watched_##name, #name, const char *path, const char *mode)                     \
  {                                                                                                \
    static FILE *(*real) (const char *, const char *);                                             \
    if (real == NULL)                                                                              \
      find (#name, &real);                                                                         \
    note ("open", path);                                                                           \
    return real (path, mode);                                                                      \
  }

OPEN (open)        /* NOLINT(clang-analyzer-valist.Uninitialized) */
OPEN (open64)      /* NOLINT(clang-analyzer-valist.Uninitialized) */
OPEN_AT (openat)   /* NOLINT(clang-analyzer-valist.Uninitialized) */
OPEN_AT (openat64) /* NOLINT(clang-analyzer-valist.Uninitialized) */
FOPEN (fopen)
FOPEN (fopen64)

STAND_IN (int, watched_execve, "execve", const char *path, char *const args[],
          char *const environment[])
{
  static int (*real) (const char *, char *const[], char *const[]);

  if (real == NULL)
    find ("execve", &real);
  note ("run", path);
  return real (path, args, environment);
}

STAND_IN (int, watched_connect, "connect", int socket, const struct sockaddr *address,
          socklen_t length)
{
  static int (*real) (int, const struct sockaddr *, socklen_t);

  if (real == NULL)
    find ("connect", &real);
  note ("connect", "somewhere");
  return real (socket, address, length);
}
