/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-acting-dialog.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "ui/compat/pal-ask.h"

struct _PalActingDialog
{
  AdwWindow parent_instance;

  PalWorkspace *workspace;            /* owned */
  GtkCheckButton *roles[PAL_N_ROLES]; /* unowned: children */
  GPtrArray *countries;               /* const PalCountry* */
  AdwPreferencesGroup *country_group;
  AdwComboRow *country_row;
  AdwPreferencesGroup *institution_group;
  GPtrArray *institution_rows;   /* AdwActionRow*, unowned */
  GPtrArray *institution_checks; /* GtkCheckButton*, unowned; its id as data */
  GtkLabel *problem_label;
  gboolean is_built;
};

G_DEFINE_FINAL_TYPE (PalActingDialog, pal_acting_dialog, ADW_TYPE_WINDOW)

#define ID_KEY "pal-id"

static const struct
{
  const char *title;
  const char *detail;
} words[PAL_N_ROLES] = {
  [PAL_ROLE_NONE] = { N_ ("No Particular Role"),
                      N_ ("Everything is allowed, for one person who does it all. A workspace begins so.") },
  [PAL_ROLE_RESPONDENT] = { N_ ("Institution Respondent"),
                            N_ ("Answers for own institutions, and submits them.") },
  [PAL_ROLE_COORDINATOR] = { N_ ("National Coordinator"),
                             N_ ("Answers for a country, adds its institutions, and submits.") },
  [PAL_ROLE_SECRETARIAT] = { N_ ("Reviewer or Secretariat"),
                             N_ ("Reviews, accepts, signs off and corrects; starts waves. May do the work of "
                                 "the others too.") },
  [PAL_ROLE_READER] = { N_ ("Reader"), N_ ("Sees everything and changes nothing.") },
};

static PalRole
get_role (PalActingDialog *self)
{
  for (guint i = 0; i < PAL_N_ROLES; i++)
    if (gtk_check_button_get_active (self->roles[i]))
      return (PalRole) i;
  return PAL_ROLE_NONE;
}

static const char *
get_country (PalActingDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->country_row);

  return chosen < self->countries->len
             ? ((const PalCountry *) g_ptr_array_index (self->countries, chosen))->iso2
             : NULL;
}

static void
tell (PalActingDialog *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
fill_institutions (PalActingDialog *self)
{
  GPtrArray *all = pal_dataset_get_institutions (pal_workspace_get_dataset (self->workspace));
  const PalActing *acting = pal_workspace_get_acting (self->workspace);
  const char *country = get_country (self);

  for (guint i = 0; i < self->institution_rows->len; i++)
    adw_preferences_group_remove (self->institution_group, g_ptr_array_index (self->institution_rows, i));
  g_ptr_array_set_size (self->institution_rows, 0);
  g_ptr_array_set_size (self->institution_checks, 0);
  for (guint i = 0; i < all->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (all, i);
      const char *id = pal_institution_get_id (institution), *name = pal_institution_get_name (institution);
      GtkWidget *row, *check;

      if (g_strcmp0 (pal_institution_get_country (institution), country) != 0)
        continue;
      row = adw_action_row_new ();
      check = gtk_check_button_new ();
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   g_strv_contains ((const char *const *) acting->institutions, id));
      g_object_set_data_full (G_OBJECT (check), ID_KEY, g_strdup (id), g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name != NULL ? name : id, -1);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : id);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (self->institution_group, row);
      g_ptr_array_add (self->institution_rows, row);
      g_ptr_array_add (self->institution_checks, check);
    }
  adw_preferences_group_set_description (
      self->institution_group,
      self->institution_rows->len == 0
          ? _ ("This country has no institution yet. Its coordinator or the secretariat adds them.")
          : NULL);
}

static void
update (PalActingDialog *self)
{
  PalRole role;

  if (!self->is_built)
    return;
  role = get_role (self);
  gtk_widget_set_visible (GTK_WIDGET (self->country_group),
                          role == PAL_ROLE_COORDINATOR || role == PAL_ROLE_RESPONDENT);
  gtk_widget_set_visible (GTK_WIDGET (self->institution_group), role == PAL_ROLE_RESPONDENT);
  tell (self, NULL);
}

static void
country_cb (PalActingDialog *self)
{
  if (!self->is_built)
    return;
  fill_institutions (self);
  update (self);
}

static void
apply_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalActingDialog *self = PAL_ACTING_DIALOG (widget);
  g_autoptr (PalWorkspace) workspace = g_object_ref (self->workspace);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (PalActing) acting = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  PalRole role = get_role (self);

  for (guint i = 0; i < self->institution_checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->institution_checks, i)))
      g_ptr_array_add (ids, g_object_get_data (g_ptr_array_index (self->institution_checks, i), ID_KEY));
  if (role == PAL_ROLE_RESPONDENT && ids->len == 0)
    {
      tell (self, _ ("Choose at least one institution to answer for."));
      return;
    }
  if (role == PAL_ROLE_COORDINATOR && get_country (self) == NULL)
    {
      tell (self, _ ("Choose the country to coordinate."));
      return;
    }
  g_ptr_array_add (ids, NULL);
  acting = pal_acting_new (role, get_country (self), (const char *const *) ids->pdata);
  gtk_window_close (GTK_WINDOW (self));
  if (!pal_workspace_set_acting (workspace, acting, &error))
    {
      g_autofree char *body = g_strdup_printf (
          /* Translators: what went wrong */
          _ ("The role holds until this window is closed; it could not be kept for the next time: %s."),
          error->message);

      pal_ask_tell (parent, _ ("Role Not Kept"), body);
    }
}

static void
pal_acting_dialog_finalize (GObject *object)
{
  PalActingDialog *self = PAL_ACTING_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->countries, g_ptr_array_unref);
  g_clear_pointer (&self->institution_rows, g_ptr_array_unref);
  g_clear_pointer (&self->institution_checks, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_acting_dialog_parent_class)->finalize (object);
}

static void
pal_acting_dialog_class_init (PalActingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_acting_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "acting.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_acting_dialog_init (PalActingDialog *self)
{
  self->countries = g_ptr_array_new ();
  self->institution_rows = g_ptr_array_new ();
  self->institution_checks = g_ptr_array_new ();
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

static GtkWidget *
build_head (void)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("_Apply"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (apply), "acting.apply");
  gtk_widget_add_css_class (apply, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), apply);
  return head;
}

static void
add_role (PalActingDialog *self, AdwPreferencesGroup *group, PalRole role)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  self->roles[role] = GTK_CHECK_BUTTON (check);
  if (role != PAL_ROLE_NONE)
    gtk_check_button_set_group (self->roles[role], self->roles[PAL_ROLE_NONE]);
  gtk_check_button_set_active (self->roles[role], pal_workspace_get_acting (self->workspace)->role == role);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (words[role].title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (words[role].detail), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (words[role].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (words[role].detail));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
  adw_preferences_group_add (group, row);
}

static void
fill_countries (PalActingDialog *self, const char *country)
{
  const char *own = pal_workspace_get_acting (self->workspace)->country;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  guint chosen = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < pal_country_get_n (); i++)
    {
      const PalCountry *one = pal_country_get (i);

      if (g_strcmp0 (one->group, "who") != 0 && g_strcmp0 (one->group, "extra") != 0)
        continue;
      if (g_strcmp0 (one->iso2, own != NULL ? own : country) == 0)
        chosen = self->countries->len;
      g_ptr_array_add (self->countries, (gpointer) one);
      gtk_string_list_append (names, pal_country_get_display_name (one));
    }
  adw_combo_row_set_expression (self->country_row, expression);
  adw_combo_row_set_model (self->country_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->country_row, chosen);
  g_signal_connect_swapped (self->country_row, "notify::selected", G_CALLBACK (country_cb), self);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static GtkWidget *
build_page (PalActingDialog *self, const char *country)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = add_group (page, NULL);
  /* Translators: name of a person. */
  g_autofree char *who = g_strdup_printf (
      _ ("Changes are signed with the name of the account on this computer: %s. A role guards against "
         "mistakes, not against the holder of the file, who can choose another one here."),
      pal_workspace_get_actor ());

  for (guint i = 0; i < PAL_N_ROLES; i++)
    add_role (self, group, (PalRole) i);
  self->country_group = add_group (page, NULL);
  self->country_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->country_row), _ ("Country"));
  adw_preferences_group_add (self->country_group, GTK_WIDGET (self->country_row));
  self->institution_group = add_group (page, _ ("Institutions"));
  fill_countries (self, country);
  fill_institutions (self);
  self->problem_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem_label, TRUE);
  gtk_label_set_xalign (self->problem_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  group = add_group (page, NULL);
  adw_preferences_group_add (group, GTK_WIDGET (self->problem_label));
  adw_preferences_group_set_description (group, who);
  return GTK_WIDGET (page);
}

GtkWidget *
pal_acting_dialog_new (GtkWindow *parent, PalWorkspace *workspace, const char *country)
{
  PalActingDialog *self = g_object_new (PAL_TYPE_ACTING_DIALOG, "transient-for", parent, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page;

  self->workspace = g_object_ref (workspace);
  /* No wider than a telephone. */
  if (gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), MIN (gtk_widget_get_width (GTK_WIDGET (parent)), 520),
                                 640);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Acting As"));
  page = build_page (self, country);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), build_head ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  self->is_built = TRUE;
  update (self);
  return GTK_WIDGET (self);
}
