/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Reading current state.  Strings handed to callbacks are valid only during the call; return FALSE to stop.
 */
typedef gboolean (*PalAnswerFunc) (const char *country,
                                   const char *institution,
                                   const char *wave,
                                   const char *question,
                                   const char *slot,
                                   const PalValue *value,
                                   gpointer user_data);
gboolean pal_query_answers (PalStore *store,
                            const char *wave_or_null,
                            const char *country_or_null,
                            PalAnswerFunc func,
                            gpointer user_data,
                            GError **error);

/* Any current cells of an entity: @value is JSON, never "null". */
typedef gboolean (*PalCellFunc) (const char *id,
                                 const char *field,
                                 const char *json_value,
                                 gpointer user_data);
gboolean pal_query_cells (PalStore *store,
                          const char *entity,
                          const char *id_or_null,
                          PalCellFunc func,
                          gpointer user_data,
                          GError **error);
char *pal_query_cell (PalStore *store,
                      const char *entity,
                      const char *id,
                      const char *field,
                      GError **error); /* NULL: none */

/* Institutions (PalInstitution*, also deleted ones), by country then name. */
GPtrArray *pal_query_institutions (PalStore *store, GError **error);
/* Waves: codes ascending (char*), and the instrument hash a wave points at. */
GPtrArray *pal_query_waves (PalStore *store, GError **error);
char *pal_query_wave_instrument (PalStore *store, const char *wave, GError **error); /* hex or NULL */

/* Imported reference series: entity "reference", id "series/country/year". */
typedef gboolean (*PalReferenceFunc) (const char *series,
                                      const char *country,
                                      const char *year,
                                      double value,
                                      const char *unit,
                                      const char *source,
                                      gpointer user_data);
gboolean pal_query_references (PalStore *store, PalReferenceFunc func, gpointer user_data, GError **error);

/* Documents by SHA-256. */
gboolean pal_store_add_document (PalStore *store,
                                 const char *kind,
                                 const PalHash *hash,
                                 const char *canonical,
                                 GError **error);
char *pal_store_get_document (PalStore *store, const char *sha256_hex, char **kind, GError **error);
GPtrArray *pal_store_list_documents (PalStore *store, const char *kind, GError **error); /* hex strings */

/* Hash over current values (answers, institutions, waves, references), independent of the journal. */
gboolean pal_query_content_hash (PalStore *store, PalHash *out, GError **error);

typedef struct
{
  int schema_version;
  gint64 n_batches, n_changes, n_answers, n_institutions, n_waves, n_replicas, n_references;
  gint64 last_wall_ms;
  gint64 file_bytes;
  gboolean demo; /* workspace cell "demo" is true */
  char *stage;   /* draft ... */
  char *name;
} PalStoreInfo;
gboolean pal_query_info (PalStore *store, PalStoreInfo *out, GError **error);
void pal_store_info_clear (PalStoreInfo *self);

G_END_DECLS
