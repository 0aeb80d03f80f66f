/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-acting.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/pal-hash.h"
#include "model/pal-country.h"

#define GROUP_CHARS 16

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

PalActing *
pal_acting_new (PalRole role, const char *country, const char *const *institutions)
{
  PalActing *self = g_new0 (PalActing, 1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  self->role = role;
  if (role == PAL_ROLE_COORDINATOR || role == PAL_ROLE_RESPONDENT)
    self->country = g_strdup (country);
  for (guint i = 0; role == PAL_ROLE_RESPONDENT && institutions != NULL && institutions[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup (institutions[i]));
  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);
  self->institutions = (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
  return self;
}

PalActing *
pal_acting_copy (const PalActing *self)
{
  return pal_acting_new (self->role, self->country, (const char *const *) self->institutions);
}

void
pal_acting_free (PalActing *self)
{
  g_free (self->country);
  g_strfreev (self->institutions);
  g_free (self);
}

gboolean
pal_acting_may (const PalActing *self, PalRight right, const char *country, const char *institution)
{
  switch (pal_role_get_reach (self->role, right))
    {
    case PAL_REACH_ALL:
      return TRUE;
    case PAL_REACH_COUNTRY:
      return country != NULL && g_strcmp0 (self->country, country) == 0;
    case PAL_REACH_INSTITUTIONS:
      return institution != NULL && g_strcmp0 (self->country, country) == 0 &&
             g_strv_contains ((const char *const *) self->institutions, institution);
    case PAL_REACH_NOTHING:
    default:
      return FALSE;
    }
}

char *
pal_acting_to_text (const PalActing *self)
{
  g_autofree char *ids = g_strjoinv (";", self->institutions);
  GString *out;

  if (self->role == PAL_ROLE_NONE)
    return NULL;
  out = g_string_new (pal_role_get_name (self->role));
  if (self->country != NULL)
    g_string_append_printf (out, "/%s", self->country);
  if (*ids != '\0')
    g_string_append_printf (out, "/%s", ids);
  return g_string_free (out, FALSE);
}

gboolean
pal_acting_may_undo (const PalActing *self, const char *text)
{
  g_autofree char *own = pal_acting_to_text (self);

  if (self->role == PAL_ROLE_NONE || self->role == PAL_ROLE_SECRETARIAT)
    return TRUE;
  return self->role != PAL_ROLE_READER && g_strcmp0 (own, text) == 0;
}

const char *
pal_acting_get_role_label (PalRole role)
{
  static const char *const labels[PAL_N_ROLES] = {
    N_ ("No particular role"), N_ ("Respondent"), N_ ("Coordinator"), N_ ("Secretariat"), N_ ("Reader"),
  };

  g_return_val_if_fail (role < PAL_N_ROLES, "");

  return _ (labels[role]);
}

char *
pal_acting_dup_label (const PalActing *self, PalDataset *dataset)
{
  const PalCountry *known = self->country != NULL ? pal_country_find (self->country) : NULL;
  PalInstitution *unit = self->role == PAL_ROLE_RESPONDENT && self->institutions[0] != NULL
                             ? pal_dataset_find_institution (dataset, self->institutions[0])
                             : NULL;
  guint n = g_strv_length (self->institutions);

  if (n > 1)
    return g_strdup_printf (ngettext ("Respondent of %u institution", "Respondent of %u institutions", n), n);
  if (unit != NULL && pal_institution_get_name (unit) != NULL)
    /* Translators: name of an institution. */
    return g_strdup_printf (_ ("Respondent of %s"), pal_institution_get_name (unit));
  if (self->role == PAL_ROLE_COORDINATOR && known != NULL)
    /* Translators: name of a country. */
    return g_strdup_printf (_ ("Coordinator of %s"), pal_country_get_display_name (known));
  return g_strdup (pal_acting_get_role_label (self->role));
}

const char *
pal_acting_get_text_label (const char *text)
{
  g_autofree char *name = text != NULL ? g_strndup (text, strcspn (text, "/")) : NULL;
  PalRole role = PAL_ROLE_NONE;

  if (name == NULL || !pal_role_from_name (name, &role) || role == PAL_ROLE_NONE)
    return NULL;
  return pal_acting_get_role_label (role);
}

static char *
make_file_name (void)
{
  return g_build_filename (g_get_user_state_dir (), "palliscope", "roles.ini", NULL);
}

/* A path may hold what the name of a group must not. */
static char *
make_group (const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  PalHash hash;
  char *hex;

  pal_hash_compute (&hash, whole, strlen (whole));
  hex = pal_hash_to_hex (&hash);
  hex[GROUP_CHARS] = '\0';
  return hex;
}

PalActing *
pal_acting_load (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = make_file_name (), *group = make_group (path);
  g_autofree char *word = NULL, *country = NULL;
  g_auto (GStrv) institutions = NULL;
  PalRole role = PAL_ROLE_NONE;

  g_key_file_load_from_file (file, name, G_KEY_FILE_NONE, NULL);
  word = g_key_file_get_string (file, group, "role", NULL);
  country = g_key_file_get_string (file, group, "country", NULL);
  institutions = g_key_file_get_string_list (file, group, "institutions", NULL, NULL);
  /* A word of a newer program gives no right that this one cannot weigh. */
  if (word != NULL && !pal_role_from_name (word, &role))
    role = PAL_ROLE_READER;
  return pal_acting_new (role, country, (const char *const *) institutions);
}

gboolean
pal_acting_save (const PalActing *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = make_file_name (), *group = make_group (path), *folder = g_path_get_dirname (name);

  g_key_file_load_from_file (file, name, G_KEY_FILE_KEEP_COMMENTS, NULL);
  g_key_file_remove_group (file, group, NULL);
  if (self->role != PAL_ROLE_NONE)
    {
      g_key_file_set_string (file, group, "workspace", path);
      g_key_file_set_string (file, group, "role", pal_role_get_name (self->role));
      if (self->country != NULL)
        g_key_file_set_string (file, group, "country", self->country);
      if (self->institutions[0] != NULL)
        g_key_file_set_string_list (file, group, "institutions", (const char *const *) self->institutions,
                                    g_strv_length (self->institutions));
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the folder %s cannot be made", folder);
      return FALSE;
    }
  return g_key_file_save_to_file (file, name, error);
}
