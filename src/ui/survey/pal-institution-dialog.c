/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-institution-dialog.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "model/pal-country.h"
#include "session/pal-commands.h"
#include "session/pal-workspace.h"

struct _PalInstitutionDialog
{
  AdwWindow parent_instance;

  PalWorkspace *workspace; /* owned */
  char *country;
  char *institution; /* NULL: a new one */
  GtkWidget *name_row;
  GtkWidget *city_row;
  GtkWidget *lat_row;
  GtkWidget *lon_row;
  GPtrArray *type_buttons; /* GtkCheckButton*, unowned */
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (PalInstitutionDialog, pal_institution_dialog, ADW_TYPE_WINDOW)

/* The vocabulary of Appendix 1 of the WP6 paper, as it is stored. */
static const char *const type_names[] = {
  N_ ("University hospital"),
  N_ ("Comprehensive cancer centre"),
  N_ ("University / medical faculty"),
  N_ ("Research institute"),
  N_ ("Health authority"),
  N_ ("Professional association"),
  N_ ("National network of cancer centres"),
  N_ ("National cancer organisation"),
  N_ ("Patient/NGO cancer centre"),
};

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
tell (PalInstitutionDialog *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static char *
join_types (PalInstitutionDialog *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->type_buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->type_buttons, i)))
      g_string_append_printf (out, "%s%s", out->len > 0 ? ";" : "", type_names[i]);
  return g_string_free (out, FALSE);
}

/* TRUE when both are empty, or both are degrees on the globe. */
static gboolean
read_position (PalInstitutionDialog *self, gboolean *has_position, double *lat, double *lon)
{
  const char *lat_text = get_text (self->lat_row), *lon_text = get_text (self->lon_row);

  *has_position = *lat_text != '\0' || *lon_text != '\0';
  return !*has_position ||
         (pal_number_parse (lat_text, TRUE, lat) && pal_number_parse (lon_text, TRUE, lon) && *lat >= -90 &&
          *lat <= 90 && *lon >= -180 && *lon <= 180);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalInstitutionDialog *self = PAL_INSTITUTION_DIALOG (widget);
  g_autofree char *name = g_strstrip (g_strdup (get_text (self->name_row)));
  g_autofree char *city = g_strstrip (g_strdup (get_text (self->city_row)));
  g_autofree char *types = join_types (self);
  gboolean has_position;
  double lat = 0, lon = 0;

  if (*name == '\0')
    {
      tell (self, _ ("The institution needs a name."));
      gtk_widget_grab_focus (self->name_row);
      return;
    }
  if (!read_position (self, &has_position, &lat, &lon))
    {
      tell (self,
            _ ("Give latitude (−90 to 90) and longitude (−180 to 180) in degrees, or leave both empty."));
      gtk_widget_grab_focus (self->lat_row);
      return;
    }

  if (self->institution == NULL)
    g_free (pal_commands_add_institution (self->workspace, self->country, name, types, city, has_position,
                                          lat, lon));
  else
    pal_commands_edit_institution (self->workspace, self->institution, name, types, city, has_position, lat,
                                   lon);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalInstitutionDialog *self = PAL_INSTITUTION_DIALOG (widget);

  pal_commands_delete_institution (self->workspace, self->institution);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pal_institution_dialog_finalize (GObject *object)
{
  PalInstitutionDialog *self = PAL_INSTITUTION_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->type_buttons, g_ptr_array_unref);
  g_free (self->country);
  g_free (self->institution);

  G_OBJECT_CLASS (pal_institution_dialog_parent_class)->finalize (object);
}

static void
pal_institution_dialog_class_init (PalInstitutionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_institution_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "institution.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "institution.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_institution_dialog_init (PalInstitutionDialog *self)
{
  self->type_buttons = g_ptr_array_new ();
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

static GtkWidget *
make_entry (AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_type (PalInstitutionDialog *self, AdwPreferencesGroup *group, const char *name, const char *chosen)
{
  g_auto (GStrv) parts = g_strsplit (chosen != NULL ? chosen : "", ";", -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (name));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               g_strv_contains ((const char *const *) parts, name));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (name), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_ptr_array_add (self->type_buttons, button);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
build_head (PalInstitutionDialog *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (self->institution == NULL ? _ ("_Add") : _ ("_Save"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "institution.save");
  gtk_widget_add_css_class (save, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), save);
  return head;
}

static void
build_page (PalInstitutionDialog *self, AdwPreferencesPage *page, PalInstitution *institution)
{
  AdwPreferencesGroup *basics = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *place = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *types = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *lat_text = NULL, *lon_text = NULL;
  double lat, lon;

  if (institution != NULL && pal_institution_get_position (institution, &lat, &lon))
    {
      lat_text = pal_number_to_machine (lat);
      lon_text = pal_number_to_machine (lon);
    }
  self->name_row =
      make_entry (basics, _ ("Name"), institution != NULL ? pal_institution_get_name (institution) : NULL);
  self->city_row =
      make_entry (basics, _ ("City"), institution != NULL ? pal_institution_get_city (institution) : NULL);
  self->problem_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem_label, TRUE);
  gtk_label_set_xalign (self->problem_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  adw_preferences_group_add (basics, GTK_WIDGET (self->problem_label));
  tell (self, NULL);

  adw_preferences_group_set_title (place, _ ("Position"));
  adw_preferences_group_set_description (
      place, _ ("In degrees; without it the institution stands at the label of its country."));
  self->lat_row = make_entry (place, _ ("Latitude, north"), lat_text);
  self->lon_row = make_entry (place, _ ("Longitude, east"), lon_text);
  adw_preferences_group_set_title (types, _ ("Type"));
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    add_type (self, types, type_names[i],
              institution != NULL ? pal_institution_get_types (institution) : NULL);

  adw_preferences_page_add (page, basics);
  adw_preferences_page_add (page, place);
  adw_preferences_page_add (page, types);
  if (institution != NULL &&
      pal_workspace_may (self->workspace, PAL_RIGHT_REMOVE_INSTITUTION, self->country, self->institution))
    {
      AdwPreferencesGroup *end = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      GtkWidget *remove = gtk_button_new_with_mnemonic (_ ("_Remove Institution"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "institution.remove");
      gtk_widget_add_css_class (remove, "destructive-action");
      gtk_widget_set_halign (remove, GTK_ALIGN_CENTER);
      adw_preferences_group_set_description (end, _ ("Its answers are kept; undo brings it back."));
      adw_preferences_group_add (end, remove);
      adw_preferences_page_add (page, end);
    }
}

GtkWidget *
pal_institution_dialog_new (GtkWindow *parent,
                            PalWorkspace *workspace,
                            const char *country,
                            const char *institution)
{
  PalInstitutionDialog *self = g_object_new (PAL_TYPE_INSTITUTION_DIALOG, "transient-for", parent, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  const PalCountry *known = pal_country_find (country);
  g_autofree char *title =
      g_strdup_printf (institution == NULL ? _ ("New Institution in %s") : _ ("Institution in %s"),
                       known != NULL ? pal_country_get_display_name (known) : country);

  self->workspace = g_object_ref (workspace);
  self->country = g_strdup (country);
  self->institution = g_strdup (institution);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_box_append (GTK_BOX (box), build_head (self));
  build_page (self, ADW_PREFERENCES_PAGE (page),
              institution != NULL
                  ? pal_dataset_find_institution (pal_workspace_get_dataset (workspace), institution)
                  : NULL);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  return GTK_WIDGET (self);
}
