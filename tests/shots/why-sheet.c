/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The why of many benches, light, dark and on paper, to be looked at:
 *
 *   meson compile -C BUILD why-sheet && BUILD/tests/shots/why-sheet FOLDER [FILE.patchlead…]
 *
 * writes FOLDER/why-NAME-light.png and so on for the first listener (or input) of each file;
 * without files, for the examples and a few benches with faults, adapters and XLR. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/patch-file.h"
#include "draw/autoptr.h"
#include "draw/library.h"
#include "draw/paint-why.h"

#define SCALE 2.0

#define MIXER     "[Device 1]\nKind=mackie-profx10v3\n\n"
#define AMP       "[Device 2]\nKind=mackie-hm-4\n\n"
#define ANNA      "[Device 3]\nKind=sony-mdr-7506\nName=Anna\n"
#define IN_AMP    "Plug-plug=2.phones-1\n\n"
#define MAIN_LEAD "[Cable 4]\nKind=trs-trs\nNumber=1\nPlug-a=1.phones\n"

static const struct
{
  const char *name, *text;
} benches[] = {
  { "first-click", MIXER AMP ANNA IN_AMP MAIN_LEAD "Plug-b=2.input@first-click\n" },
  { "broken", MIXER AMP ANNA IN_AMP MAIN_LEAD "Plug-b=2.input\nFault=ring open\n" },
  { "loose", MIXER AMP ANNA IN_AMP MAIN_LEAD },
  { "microphone", MIXER "[Device 2]\nKind=shure-sm58\nName=Singer\n\n"
                        "[Cable 3]\nKind=xlr-xlr\nNumber=2\nPlug-a=2.out\nPlug-b=1.mic-1\n" },
  { "speaker", MIXER "[Device 2]\nKind=generic-powered-speaker\n\n"
                     "[Cable 3]\nKind=trs-xlr\nNumber=2\nPlug-a=1.main-l\nPlug-b=2.in-xlr\n" },
  { "adapters", "[Device 1]\nKind=generic-laptop\n\n" AMP ANNA "Plug-plug=6.b\n\n"
                "[Cable 4]\nKind=mini-trs\nNumber=1\nPlug-a=1.phones\nPlug-b=5.a\n\n"
                "[Cable 5]\nKind=mono-to-both-adapter\nNumber=2\nPlug-b=2.input\n\n"
                "[Cable 6]\nKind=phones-extension\nNumber=3\nPlug-a=2.phones-1\n" },
};

static void
write_sheet (const PlWhy *why, const char *folder, const char *name, const char *suffix,
             PlScheme scheme)
{
  const PlTheme *theme = pl_theme_get (scheme, FALSE);
  g_autofree char *file = g_strdup_printf ("why-%s-%s.png", name, suffix);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (cairo_surface_t) surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (SCALE * pl_why_get_width (why)),
                                    (int) (SCALE * pl_why_get_height (why)));
  g_autoptr (cairo_t) cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, SCALE, SCALE);
  pl_theme_set_source (cr, theme->bench);
  cairo_paint (cr);
  pl_paint_why (cr, theme, why, NULL);
  status = cairo_surface_write_to_png (surface, path);
  if (status != CAIRO_STATUS_SUCCESS)
    g_error ("%s: %s", path, cairo_status_to_string (status));
}

static void
show (PlPatch *patch, const char *folder, const char *name)
{
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GArray) verdicts = NULL;
  const PlVerdict *verdict = NULL;

  pl_circuit_sync (circuit, patch);
  verdicts = pl_circuit_dup_verdicts (circuit);
  if (verdicts->len == 0)
    return;
  verdict = &g_array_index (verdicts, PlVerdict, 0);
  {
    g_autoptr (PlWhy) narrow = pl_why_new (circuit, verdict->part, verdict->group, 340);
    g_autoptr (PlWhy) wide = pl_why_new (circuit, verdict->part, verdict->group, 820);

    write_sheet (narrow, folder, name, "light", PL_SCHEME_LIGHT);
    write_sheet (narrow, folder, name, "dark", PL_SCHEME_DARK);
    write_sheet (narrow, folder, name, "paper", PL_SCHEME_PAPER);
    write_sheet (wide, folder, name, "wide", PL_SCHEME_LIGHT);
  }
}

static void
show_file (PlLibrary *library, const char *folder, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch = pl_library_load_patch (library, path, &error);
  g_autofree char *name = g_path_get_basename (path);

  if (patch == NULL)
    g_error ("%s", error->message);
  if (strrchr (name, '.') != NULL)
    *strrchr (name, '.') = '\0';
  show (patch, folder, name);
}

static void
show_all (PlLibrary *library, const char *folder)
{
  g_autofree char *examples
      = g_build_filename (pl_library_get_data_dir (library), "examples", NULL);
  GDir *dir = g_dir_open (examples, 0, NULL);

  for (const char *name = NULL; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (examples, name, NULL);
      show_file (library, folder, path);
    }
  g_clear_pointer (&dir, g_dir_close);
  for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
    {
      g_autofree char *text = g_strconcat ("[Patchlead]\nFormat=1\n\n", benches[i].text, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlPatch) patch
          = pl_patch_parse (text, -1, benches[i].name, pl_library_get_catalog (library), &error);

      if (patch == NULL)
        g_error ("%s", error->message);
      show (patch, folder, benches[i].name);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (PlLibrary) library = NULL;

  if (argc < 2)
    {
      (void) fprintf (stderr, "Usage: why-sheet FOLDER [FILE.patchlead…]\n");
      return 2;
    }
  library = pl_library_new (NULL);
  for (int i = 2; i < argc; i++)
    show_file (library, argv[1], argv[i]);
  if (argc == 2)
    show_all (library, argv[1]);
  return 0;
}
