/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does about findings: dismiss, show again, explain, repair; and who hears whom. */
#include <glib/gi18n.h>
#include <string.h>

#include "app/audience-window.h"
#include "app/compare-window.h"
#include "app/diagnosis-window.h"
#include "app/help-page.h"
#include "app/window-private.h"
#include "core/finding.h"
#include "core/words-repair.h"

/* One edit for every finding of the code; they are dismissed and restored together. */
static void
commit_for_all (PlWindow *self, const char *code, const char *reason)
{
  g_autoptr (GArray) findings = pl_circuit_dup_findings (pl_document_get_circuit (self->document));
  g_autoptr (GArray) edits = g_array_new (FALSE, TRUE, sizeof (PlEdit));

  for (guint i = 0; i < findings->len; i++)
    {
      const PlFinding *finding = &g_array_index (findings, PlFinding, i);
      PlEdit edit = { .type = reason != NULL ? PL_EDIT_DISMISS : PL_EDIT_RESTORE,
                      .code = code,
                      .id = finding->part,
                      .name = reason };
      const PlEdit *last = edits->len > 0 ? &g_array_index (edits, PlEdit, edits->len - 1) : NULL;

      if (strcmp (pl_rule_code (finding->rule), code) == 0 && finding->dismissed == (reason == NULL)
          && (last == NULL || last->id != edit.id))
        g_array_append_val (edits, edit);
    }
  if (edits->len > 0)
    (void) pl_document_commit (self->document, (const PlEdit *) (void *) edits->data, edits->len,
                               reason != NULL ? _ ("Dismiss Finding") : _ ("Show Finding Again"),
                               FALSE);
}

void
pl_window_dismiss_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *code = NULL, *reason = NULL;

  g_variant_get (parameter, "(&s&s)", &code, &reason);
  commit_for_all (PL_WINDOW (widget), code, reason);
}

void
pl_window_restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  commit_for_all (PL_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL);
}

void
pl_window_show_help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  PlLibrary *library = pl_document_get_library (self->document);
  const char *code = g_variant_get_string (parameter, NULL);
  g_autofree char *page = pl_library_dup_help (library, code, &error);
  g_autoptr (PlPatch) bench = pl_library_load_help_patch (library, code);

  if (page != NULL)
    pl_help_page_present (GTK_WINDOW (self), page, bench);
  else
    pl_window_tell (self, error->message, FALSE);
}

void
pl_window_show_audience_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pl_audience_window_present (GTK_WINDOW (widget), PL_WINDOW (widget)->document);
}

void
pl_window_repair_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);
  const PlRepair *repair = pl_explain_pane_get_repair (PL_EXPLAIN_PANE (self->explain_pane),
                                                       g_variant_get_uint32 (parameter));
  g_autofree char *sentence = NULL;
  PlEdit edits[PL_MAX_REPAIR_EDITS];
  guint n;

  if (repair == NULL)
    return;
  /* the repair belongs to the bench as it is, and is gone with it */
  n = repair->n_edits;
  memcpy (edits, repair->edits, sizeof edits);
  for (guint i = 0; i < n; i++)
    if (edits[i].kind != NULL)
      (void) pl_kind_ref (edits[i].kind);
  sentence = pl_words_repair (pl_document_get_patch (self->document), repair);
  if (pl_document_commit (self->document, edits, n, _ ("Repair"), FALSE))
    pl_window_tell (self, sentence, TRUE);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&edits[i].kind, pl_kind_unref);
}

void
pl_window_diagnose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);

  pl_window_show_bench (self);
  pl_diagnosis_window_present (GTK_WINDOW (self), self->document, PL_BENCH_VIEW (self->bench));
}

void
pl_window_compare_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlWindow *self = PL_WINDOW (widget);
  PlPartId lead = g_variant_get_uint32 (parameter);

  if (pl_patch_get_part (pl_document_get_patch (self->document), lead) != NULL)
    pl_compare_window_present (GTK_WINDOW (self), self->document, lead);
}
