/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/start/pal-survey-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/pal-country.h"
#include "session/pal-library.h"
#include "ui/compat/pal-ask.h"
#include "ui/pal-opener.h"

struct _PalSurveyDialog
{
  AdwWindow parent_instance;

  GPtrArray *countries; /* const PalCountry*, in the order of the list */
  char *given_name;     /* what the program put in; follows the country while the person leaves it */

  /* Template children */
  GtkDropDown *country_drop;
  AdwEntryRow *wave_row;
  AdwEntryRow *name_row;
  GtkLabel *problem_label;
};

typedef struct
{
  char *name, *country, *wave;
} Survey;

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalSurveyDialog, pal_survey_dialog, ADW_TYPE_WINDOW)

static void
survey_free (gpointer data)
{
  Survey *self = data;

  g_free (self->name);
  g_free (self->country);
  g_free (self->wave);
  g_free (self);
}

static const PalCountry *
get_country (PalSurveyDialog *self)
{
  guint index = gtk_drop_down_get_selected (self->country_drop);

  return index < self->countries->len ? g_ptr_array_index (self->countries, index) : NULL;
}

/* What stands in the way, or NULL. */
static const char *
find_problem (PalSurveyDialog *self)
{
  if (get_country (self) == NULL)
    return _ ("Choose a country.");
  if (!pal_library_is_wave (gtk_editable_get_text (GTK_EDITABLE (self->wave_row))))
    return _ ("Write the wave as a year, such as 2026, or 2026-2 for a second one.");
  if (*gtk_editable_get_text (GTK_EDITABLE (self->name_row)) == '\0')
    return _ ("Give the survey a name.");
  return NULL;
}

static void
update (PalSurveyDialog *self)
{
  const char *problem;

  if (self->countries == NULL)
    return;

  problem = find_problem (self);
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.create", problem == NULL);
}

static void
changed_cb (GtkEditable *editable, PalSurveyDialog *self)
{
  update (self);
}

static void
country_changed_cb (GtkDropDown *drop, GParamSpec *pspec, PalSurveyDialog *self)
{
  const PalCountry *country = self->countries != NULL ? get_country (self) : NULL;

  if (country != NULL &&
      g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name_row)), self->given_name) == 0)
    {
      g_free (self->given_name);
      self->given_name = g_strdup (pal_country_get_display_name (country));
      gtk_editable_set_text (GTK_EDITABLE (self->name_row), self->given_name);
    }
  update (self);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Survey *survey = task_data;
  GError *error = NULL;
  char *path = pal_library_create_survey (survey->name, survey->country, survey->wave, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PalSurveyDialog *self = PAL_SURVEY_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (path != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_CREATED], 0, path);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else
    {
      g_autofree char *text = pal_opener_describe_error (error);

      pal_ask_tell (GTK_WINDOW (self), _ ("The Survey Could Not Be Started"), text);
    }
}

static void
create_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalSurveyDialog *self = PAL_SURVEY_DIALOG (widget);
  g_autoptr (GTask) task = NULL;
  Survey *survey;

  if (find_problem (self) != NULL)
    return;

  survey = g_new0 (Survey, 1);
  survey->country = g_strdup (get_country (self)->iso2);
  survey->wave = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->wave_row)));
  survey->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  task = g_task_new (self, NULL, created_cb, NULL);
  g_task_set_source_tag (task, create_action);
  g_task_set_task_data (task, survey, survey_free);
  gtk_widget_set_sensitive (widget, FALSE);
  g_task_run_in_thread (task, create_in_thread);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (pal_country_get_display_name (*(const PalCountry *const *) a),
                         pal_country_get_display_name (*(const PalCountry *const *) b));
}

static void
fill_countries (PalSurveyDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) countries = g_ptr_array_new ();
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  for (guint i = 0; i < pal_country_get_n (); i++)
    {
      const PalCountry *country = pal_country_get (i);

      /* A territory or a neighbour on the edge of the map holds no national survey. */
      if (g_strcmp0 (country->group, "who") == 0 || g_strcmp0 (country->group, "extra") == 0)
        g_ptr_array_add (countries, (gpointer) country);
    }
  g_ptr_array_sort (countries, compare_names);
  for (guint i = 0; i < countries->len; i++)
    gtk_string_list_append (names, pal_country_get_display_name (g_ptr_array_index (countries, i)));
  gtk_drop_down_set_expression (self->country_drop, expression);
  gtk_drop_down_set_model (self->country_drop, G_LIST_MODEL (names));
  self->countries = g_steal_pointer (&countries);
}

/* "nb_NO.UTF-8" -> NO: most people survey the country that their computer speaks of. */
static void
guess_country (PalSurveyDialog *self)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      const char *mark = strchr (languages[i], '_');
      g_autofree char *code = mark != NULL ? g_strndup (mark + 1, 2) : NULL;

      if (code != NULL && pal_country_find (code) != NULL)
        {
          pal_survey_dialog_set_country (self, code);
          return;
        }
    }
}

static void
pal_survey_dialog_finalize (GObject *object)
{
  PalSurveyDialog *self = PAL_SURVEY_DIALOG (object);

  g_clear_pointer (&self->countries, g_ptr_array_unref);
  g_free (self->given_name);

  G_OBJECT_CLASS (pal_survey_dialog_parent_class)->finalize (object);
}

static void
pal_survey_dialog_class_init (PalSurveyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_survey_dialog_finalize;
  signals[SIGNAL_CREATED] = g_signal_new ("created", PAL_TYPE_SURVEY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/palliscope/Palliscope/ui/pal-survey-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PalSurveyDialog, country_drop);
  gtk_widget_class_bind_template_child (widget_class, PalSurveyDialog, wave_row);
  gtk_widget_class_bind_template_child (widget_class, PalSurveyDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PalSurveyDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_changed_cb);
  gtk_widget_class_install_action (widget_class, "survey.create", NULL, create_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_survey_dialog_init (PalSurveyDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *wave = g_date_time_format (now, "%Y");

  gtk_widget_init_template (GTK_WIDGET (self));
  /* The list inside a group of libadwaita has no name of its own. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_ancestor (GTK_WIDGET (self->wave_row), GTK_TYPE_LIST_BOX)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The new survey"), -1);
  self->given_name = g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->wave_row), wave);
  fill_countries (self);
  /* Nobody should start the survey of whichever country comes first. */
  gtk_drop_down_set_selected (self->country_drop, GTK_INVALID_LIST_POSITION);
  guess_country (self);
  country_changed_cb (self->country_drop, NULL, self);
}

GtkWidget *
pal_survey_dialog_new (GtkWindow *parent)
{
  GtkWidget *self = g_object_new (PAL_TYPE_SURVEY_DIALOG, "transient-for", parent, NULL);

  if (parent != NULL)
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 24, 320, 460), -1);
  return self;
}

void
pal_survey_dialog_set_country (PalSurveyDialog *self, const char *iso2)
{
  g_return_if_fail (PAL_IS_SURVEY_DIALOG (self));

  for (guint i = 0; i < self->countries->len; i++)
    {
      const PalCountry *country = g_ptr_array_index (self->countries, i);

      if (g_strcmp0 (country->iso2, iso2) == 0)
        gtk_drop_down_set_selected (self->country_drop, i);
    }
}
