/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-seed.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/pal-error.h"
#include "exchange/pal-institutions-csv.h"
#include "exchange/pal-values-csv.h"
#include "model/pal-bundle.h"
#include "score/pal-scores.h"
#include "session/pal-demo.h"
#include "session/pal-workspace.h"
#include "store/pal-journal.h"
#include "store/pal-query.h"
#include "survey/pal-checks.h"

#define WAVE "2026"
#define ACTOR "Palliscope"

typedef struct
{
  PalInstrument *instrument;
  PalFramework *framework;
} Documents;

static void
documents_clear (Documents *self)
{
  g_clear_pointer (&self->instrument, pal_instrument_unref);
  g_clear_pointer (&self->framework, pal_framework_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Documents, documents_clear)

/* The bundled questionnaire and indicators, checked against each other and kept in the file. */
static gboolean
add_documents (PalStore *store, Documents *out, GError **error)
{
  g_autoptr (GBytes) instrument = pal_bundle_lookup ("instrument.json", error);
  g_autoptr (GBytes) framework = instrument != NULL ? pal_bundle_lookup ("indicators.json", error) : NULL;
  g_autoptr (PalScorer) scorer = NULL;
  gsize length;
  const char *data;

  if (framework == NULL)
    return FALSE;
  data = g_bytes_get_data (instrument, &length);
  out->instrument = pal_instrument_new_from_json (data, (gssize) length, "instrument.json", error);
  if (out->instrument == NULL || !pal_instrument_check (out->instrument, error))
    return FALSE;
  data = g_bytes_get_data (framework, &length);
  out->framework = pal_framework_new_from_json (data, (gssize) length, "indicators.json", error);
  scorer = out->framework != NULL ? pal_scorer_new (out->framework, out->instrument, error) : NULL;
  if (scorer == NULL)
    return FALSE;
  return pal_store_add_document (store, "instrument", pal_instrument_get_hash (out->instrument),
                                 pal_instrument_get_canonical (out->instrument), error) &&
         pal_store_add_document (store, "framework", pal_framework_get_hash (out->framework),
                                 pal_framework_get_canonical (out->framework), error);
}

static gboolean
commit (PalStore *store, PalBatch *batch, GError **error)
{
  PalCommit done;

  return pal_journal_commit (store, batch, &done, error);
}

static gboolean
add_waves (PalStore *store, const Documents *documents, const char *const *waves, GError **error)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("init", ACTOR, "Questionnaire and indicators");
  g_autofree char *instrument = pal_hash_to_hex (pal_instrument_get_hash (documents->instrument));
  g_autofree char *framework = pal_hash_to_hex (pal_framework_get_hash (documents->framework));

  pal_batch_add_text (batch, "workspace", "workspace", "framework", framework);
  for (guint i = 0; waves[i] != NULL; i++)
    pal_batch_add_wave (batch, waves[i], instrument);
  return commit (store, batch, error);
}

static GPtrArray *
add_institutions (PalStore *store, GError **error)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("init", ACTOR, "Institutions of the work package");
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("institutions.csv", error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PalInstitutionsFile) file =
      bytes != NULL ? pal_institutions_csv_read (bytes, "institutions.csv", NULL, list, error) : NULL;

  if (file == NULL)
    return NULL;
  for (guint i = 0; i < file->rows->len; i++)
    {
      PalInstitutionRow *row = g_ptr_array_index (file->rows, i);

      pal_batch_add_institution (batch, row->institution);
      g_ptr_array_add (list, g_object_ref (row->institution));
    }
  return commit (store, batch, error) ? g_steal_pointer (&list) : NULL;
}

static gboolean
add_values (PalStore *store, const char *name, GError **error)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("init", ACTOR, "Published values");
  g_autoptr (GBytes) bytes = pal_bundle_lookup (name, error);
  g_autoptr (PalValuesFile) file = bytes != NULL ? pal_values_csv_read (bytes, name, NULL, error) : NULL;

  if (file == NULL)
    return FALSE;
  for (guint i = 0; i < file->rows->len; i++)
    {
      const PalReferenceValue *row = g_ptr_array_index (file->rows, i);

      pal_batch_add_reference (batch, row->series, row->country, row->year, row->value, row->unit,
                               row->source);
    }
  return commit (store, batch, error);
}

/* Written last, so that a file without a name is one that was never finished. */
static gboolean
add_name (PalStore *store, const char *name, const char *stage, gboolean demo, GError **error)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("init", ACTOR, "Workspace made");

  pal_batch_add_text (batch, "workspace", "workspace", "name", name);
  pal_batch_add_text (batch, "workspace", "workspace", "stage", stage);
  if (demo)
    pal_batch_add (batch, "workspace", "workspace", "demo", "true");
  return commit (store, batch, error);
}

gboolean
pal_seed_reference (PalStore *store, GError **error)
{
  static const char *const waves[] = { WAVE, NULL };
  g_auto (Documents) documents = { 0 };
  g_autoptr (GPtrArray) institutions = NULL;

  if (!add_documents (store, &documents, error) || !add_waves (store, &documents, waves, error))
    return FALSE;
  institutions = add_institutions (store, error);
  return institutions != NULL && add_values (store, "published_values.csv", error) &&
         add_values (store, "opioids_2015_2017.csv", error) &&
         add_name (store, "Reference", "reference", FALSE, error);
}

gboolean
pal_seed_demo (PalStore *store, GError **error)
{
  static const char *const waves[] = { PAL_DEMO_FIRST_WAVE, PAL_DEMO_LAST_WAVE, NULL };
  g_auto (Documents) documents = { 0 };
  g_autoptr (GPtrArray) institutions = NULL;

  if (!add_documents (store, &documents, error) || !add_waves (store, &documents, waves, error))
    return FALSE;
  institutions = add_institutions (store, error);
  return institutions != NULL && add_values (store, "published_values.csv", error) &&
         add_values (store, "opioids_2015_2017.csv", error) &&
         pal_demo_fill (store, documents.instrument, documents.framework, institutions, error) &&
         add_name (store, "Demonstration", "draft", TRUE, error);
}

gboolean
pal_seed_empty (PalStore *store, const char *wave, GError **error)
{
  const char *const waves[] = { wave, NULL };
  g_auto (Documents) documents = { 0 };

  return add_documents (store, &documents, error) && add_waves (store, &documents, waves, error);
}

/* The file is made under another name and then linked to its own: whoever sees the name sees it whole, and of
 * two programs that start at once the first wins. */
static gboolean
make_workspace (const char *folder, const char *path, gboolean demo, GError **error)
{
  g_autofree char *name = g_strdup_printf (".new-%d-%u.palliscope", (int) getpid (), g_random_int ());
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  g_autofree char *lock = g_strdup_printf ("%s/.%s.lock", folder, name);
  PalStore *store = pal_store_create (temporary, error);
  gboolean ok;

  if (store == NULL)
    return FALSE;
  ok = demo ? pal_seed_demo (store, error) : pal_seed_reference (store, error);
  pal_store_close (store);
  if (ok && link (temporary, path) != 0 && errno != EEXIST)
    {
      int code = errno;

      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s could not be made: %s", path, g_strerror (code));
      ok = FALSE;
    }
  g_unlink (temporary);
  g_unlink (lock);
  return ok;
}

char *
pal_seed_ensure_workspace (const char *kind, GError **error)
{
  g_autofree char *folder = pal_workspace_get_folder ();
  g_autofree char *name = g_strconcat (kind, ".palliscope", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s could not be made: %s", folder,
                   g_strerror (code));
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS) &&
      !make_workspace (folder, path, g_str_equal (kind, "demo"), error))
    return NULL;
  return g_steal_pointer (&path);
}
